# names.mk - included: $(call plain,VARIABLE ...) stops where one is not a name that make and shells take as it is;
# $(keep) in a recipe gives $@.tmp, file or folder, the name $@, as keep.sh does it; $(call verbatim,VARIABLE ...): what the
# environment says of them is text for the shell, in which make expands nothing, here as in the makes that this one runs;
# $(call set_names,FILE): the first words of the lines of made.sets.
unexport CDPATH
keep_sh := $(dir $(lastword $(MAKEFILE_LIST)))keep.sh
keep     = $(keep_sh) $@.tmp $@
quoted = '$(subst ','\'',$(1))'
plain  = $(foreach v,$(1),$(if $(shell LC_ALL=C name=$(call quoted,$($v)); [[ $$name == *[!A-Za-z0-9_./+,~@$$'\200'-$$'\377'-]* ]] && echo bad),$(error \
    $v=$($v): has other characters than letters, digits and ._/+,@~-: name it otherwise)))
verbatim = $(foreach v,$(1),$(if $(filter environment,$(origin $v)),$(eval $v := $$(value $v))))
set_names = $(shell LC_ALL=C awk 'NF && !/^ *\043/ { print $$1 }' $(1))$(foreach s,$(shell LC_ALL=C awk 'NF && ($$1 == "valid" || $$1 !~ /^(\043|[a-z][A-Za-z0-9._-]*$$)/) { print $$1 }' $(1)),$(error \
    $(1): $s: no name of a set: begin it with a small letter, and take letters, digits and ._- alone; valid is none))
