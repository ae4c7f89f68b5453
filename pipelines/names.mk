# names.mk - included: $(call plain,VARIABLE ...) stops where one is not a name that make and shells take as it is;
# $(keep) in a recipe gives $@.tmp, file or folder, the name $@, as keep.sh does it; $(call verbatim,VARIABLE ...): what the
# environment says of them is text for the shell, in which make expands nothing, here as in the makes that this one runs;
# $(call set_names,FILE): the first words of the lines of made.sets. And a variable on make's command line that is one of those
# below but for its case or an S is a mistake, which make would say nothing of.
unexport CDPATH
known := ARCH ARCHS AFTER_PREDICT AFTER_SPEC BATCH BINS BUILD CASE CELL CFLAGS CHOICES DATA DEB DESTDIR EPOCHS FLAVOURS HOURS INIT JOBS JUDGE KEEP \
         MADE_LENGTH MADE_SETS MADE_UNIONS MODEL_OUT MORE_KITS MORE_PATIENCE MORE_TRIALS MUSIC PART PARTIAL PASSES PATIENCE PREFIX REAL REAL_SETS \
         REAL_UNIONS RUN RUNS SAN SCALE SECONDS SEED SEGMENTS SHARD SHOW SMALL SONG SONGS SOUNDFONTS SPACES STUDY TARGET TEST_SETS THREADS TRAIN TRIALS \
         TUNE UNION_ARCH UPDATE VALID VARIANT VARIANTS WAV2SPEC WIDTH
others := $(filter-out $(known),$(foreach v,$(.VARIABLES),$(if $(findstring command line,$(origin $v)),$v)))
$(foreach v,$(others),$(foreach u,$(shell echo '$v' | LC_ALL=C tr a-z A-Z),$(foreach k,$(firstword $(filter $u $uS $(u:%S=%),$(known))),$(error \
    $v: no such variable: say $k))))
keep_sh := $(dir $(lastword $(MAKEFILE_LIST)))keep.sh
keep     = $(keep_sh) $@.tmp $@
quoted = '$(subst ','\'',$(1))'
plain  = $(foreach v,$(1),$(if $(shell LC_ALL=C name=$(call quoted,$($v)); [[ $$name == *[!A-Za-z0-9_./+,~@$$'\200'-$$'\377'-]* ]] && echo bad),$(error \
    $v=$($v): has other characters than letters, digits and ._/+,@~-: name it otherwise)))
verbatim = $(foreach v,$(1),$(if $(filter environment,$(origin $v)),$(eval $v := $$(value $v))))
set_names = $(shell LC_ALL=C awk 'NF && !/^ *\043/ { print $$1 }' $(1))$(foreach s,$(shell LC_ALL=C awk 'NF && ($$1 == "valid" || $$1 !~ /^(\043|[a-z][A-Za-z0-9._-]*$$)/) { print $$1 }' $(1)),$(error \
    $(1): $s: no name of a set: begin it with a small letter, and take letters, digits and ._- alone; valid is none))
