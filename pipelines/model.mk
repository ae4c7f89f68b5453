# model.mk - the model that is shipped, and how to make one of one's own parts.
#
#     make model DATA=folder                  songs, bands, training on segments that are new in every epoch, thresholds
#     make model DATA=folder EPOCHS=100       longer, which is better; a change of any option begins anew
#     make model DATA=folder MODEL_OUT=mine   somewhere else than build/model
#     make model DATA=folder INIT=file SEED=2 from the parameters of a model, on other segments
#
# By default one run of 60 epochs of 2,000 segments; models/README.md tells the runs of the shipped one. To go on as it did
# (what is newer than the model makes it anew, so take a copy):
#     cp build/model/model.zts 1.zts && make model DATA=folder INIT=1.zts SEED=2
#
# DATA has kits/, gmd/, songs-midi/, backing/, rooms/: parts(5) tells their tables; more kits, songs or music are rows in
# them: hydrogen_kit.sh and soundfont_kit.sh make kits of Hydrogen's and of SoundFonts, with their rows. MORE_KITS=folder
# names another folder of kits with such a table. Everything is a file
# or a folder that is made once and has its name when it is whole; songs, speech and training go on where they were: interrupt
# it, or have it killed, and say make again.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.SECONDARY:
here := $(patsubst %/,%,$(dir $(lastword $(MAKEFILE_LIST))))
export PATH := $(PATH):$(abspath $(here))/../build/bin
export LC_ALL := C
include $(here)/names.mk

DATA      ?= data
MODEL_OUT ?= build/model
ARCH      ?= crnn cell=gru layers=3 hidden=160
EPOCHS    ?= 60
# segments of four seconds: those of an epoch, which are new each time, those that choose the epoch and the thresholds, and
# those that the score is of
SEGMENTS  ?= 2000
VALID     ?= 900
JUDGE     ?= 1500
THREADS   ?= $(shell n=$$(nproc); echo $$((n > 256 ? 256 : n)))
TRAIN     ?= --batch 16 --lr 2e-3 --schedule linear --average 0.998
# of the network and of what is mixed
SEED      ?= 1
# a model to begin with
INIT      ?=
# of groove's
SONGS     ?= 160
out       := $(MODEL_OUT:%/=%)
# a folder of more kits, with a kits.tsv: by default those of two SoundFonts
MORE_KITS ?= $(out)/kits

$(call plain,DATA MODEL_OUT MORE_KITS INIT)
ifeq ($(wildcard $(DATA)/kits/kits.tsv),)
$(error missing: $(DATA)/kits/kits.tsv: name the folder that has the parts by DATA=; man -l man/parts.5 tells its tables)
endif
$(if $(filter-out $(out)/kits,$(MORE_KITS)),$(if $(if $(wildcard $(MORE_KITS)/*),$(wildcard $(MORE_KITS)/kits.tsv),$(wildcard $(MORE_KITS)/.)),,$(error \
    MORE_KITS=$(MORE_KITS): has no kits.tsv: name the folder that has it beside its kits)))
$(if $(INIT),$(if $(wildcard $(INIT)),,$(error INIT=$(INIT): is not there: name a network)))
$(foreach v,SEGMENTS VALID JUDGE,$(if $(shell [[ '$($v)' =~ ^[1-9][0-9]*$$ ]] && echo yes),,$(error $v=$($v): no whole number above 0)))
$(if $(shell [[ '$(SONGS)' =~ ^[0-9]+$$ ]] && echo yes),,$(error SONGS=$(SONGS): no whole number))
# What lies in MODEL_OUT is made anew at need: nobody's own things may be there
$(if $(and $(wildcard $(out)/*),$(if $(wildcard $(out)/asked),,none)),$(error \
    MODEL_OUT=$(out): has $(firstword $(wildcard $(out)/*)), which make model did not make: name another folder))
$(if $(realpath $(out)),$(if $(subst x$(realpath $(DATA)),,x$(realpath $(out))),,$(error MODEL_OUT=$(out): is the folder of the parts: name another)))
model: $(out)/drums.zts $(out)/scores.tsv

# What is missing is said before anything is made, and what trainnet will say of its options: of good ones nothing, but that it
# has no such data.
refused = $(shell said=$$(PATH="$(PATH)" trainnet -a "$(ARCH)" -j $(THREADS) --seed $(SEED) --epochs $(EPOCHS) --patience $(EPOCHS) $(TRAIN) \
    -t /dev/null -v /dev/null -o /dev/null 2>&1) || [[ $$said == *": /dev/null: is not a regular file"* ]] || printf '%s' "$$said")
fonts := /usr/share/sounds/sf2
ready:
	@[ -d $(out)/music ] || for p in fluidsynth sox soxi; do \
	    command -v $$p >/dev/null || { echo "model.mk: $$p is missing: make deps" >&2; exit 2; }; done
	@[ -d $(out)/music ] || for f in FluidR3_GM TimGM6mb; do \
	    [ -r $(fonts)/$$f.sf2 ] || { echo "model.mk: $(fonts)/$$f.sf2 is missing: make deps" >&2; exit 2; }; done
	@[ "$(wildcard $(out)/voices/*)" ] || command -v espeak-ng >/dev/null || \
	    echo "model.mk: warning: espeak-ng is missing: no speech over the music" >&2
	@$(if $(refused),printf '%s\n' $(call quoted,$(refused)) >&2; exit 2)
	@$(if $(INIT),packmodel -o /dev/null $(INIT))   # it is read
	@mkdir -p $(out)/asked
$(addprefix $(out)/,songs kits lists music voices): | ready

# What was asked for: where it is not what it was, that is made anew.
# $(call asked,NAME,WORDS): the file NAME under out has the words; that it has others is found out here, for make -n to know
define asked
$(out)/$(1): $(if $(shell $(here)/asked.sh -n $(out)/$(1) $(2) || echo other),always) | ready
	@$(here)/asked.sh $$@ $(2)
endef
# $(call print_of,FOLDER ...): of the files there, whatever the folders are called; what is hidden is no part
print_of = $(if $(1),$(shell find -L $(1) -mindepth 1 -name '.*' -prune -o -type f -printf '%P %s %T@\n' | LC_ALL=C sort | cksum))
$(eval $(call asked,asked/songs,$(SONGS) $(call print_of,$(wildcard $(shell $(here)/more_songs.sh -l)))))
$(eval $(call asked,asked/parts,$(abspath $(DATA) $(MORE_KITS))))
# (with the parts, of which one that was mended is another; kits of our own making are known by their folder)
$(eval $(call asked,asked/files,$(call print_of,$(wildcard $(addprefix $(DATA)/,kits gmd songs-midi backing rooms) $(filter-out $(out)/kits,$(MORE_KITS))))))
$(eval $(call asked,asked/valid,$(VALID)))
$(eval $(call asked,asked/judge,$(JUDGE)))
$(eval $(call asked,asked/training,$(call quoted,$(ARCH)) $(call quoted,$(TRAIN)) $(EPOCHS) $(SEGMENTS) $(SEED) $(if $(INIT),$(shell cksum $(INIT)))))

# groove's songs, and those of Debian packages that are installed
$(out)/songs: $(here)/more_songs.sh $(out)/asked/songs
	rm -rf $@ $@.tmp && mkdir -p $(out)
	$(here)/more_songs.sh $@.tmp $(SONGS) && $(keep)
$(out)/lists: $(here)/split.sh $(out)/asked/parts $(out)/asked/files $(out)/songs $(MORE_KITS)
	rm -rf $@ $@.tmp
	$(here)/split.sh $(DATA) $@.tmp $(out)/songs $(MORE_KITS)
	@# what mixdown would say of them after hours of rendering bands
	for side in train valid; do $(here)/recipe.sh $@.tmp '' $$side | mixdown -n 1 >/dev/null; done
	@awk -F '\t' 'FNR == 1 { list = FILENAME; sub(/.*\//, "", list); sub(/\.tsv$$/, "", list); lists[++m] = list } FNR > 1 { n[$$1, list]++ } \
	    END { for (i = 1; i <= m; i++) line = line (i > 1 ? ", " : "") n["train", lists[i]] + 0 " " lists[i] " (" n["valid", lists[i]] + 0 ")"; print "to learn from (to judge): " line }' $@.tmp/*.tsv
	$(keep)

# what a folder has already stays, under another name until it has all
go_on = if [ -d $@ ]; then mv $@ $@.tmp; else mkdir -p $@.tmp; fi
# (whose time is when it was)
whole = touch $@.tmp && $(keep)

# The bands of all songs without their drums: once by one soundfont, once by other instruments of another.
$(out)/music: $(out)/lists $(here)/accompany.sh
	$(go_on)
	awk -F '\t' '!/^#/ { print $$2; print $$3 }' $</songs.tsv | xargs -r -n 2 -d '\n' -P $(THREADS) bash -c \
	    '$(here)/accompany.sh "$$1" "$@.tmp/first/$$0.flac" && \
	     $(here)/accompany.sh "$$1" "$@.tmp/second/$$0.flac" $(fonts)/TimGM6mb.sf2 other'
	$(whole)

$(out)/voices: $(here)/voices.sh $(if $(wildcard $(out)/voices/*),,$(if $(shell command -v espeak-ng),always))
	$(go_on)
	if command -v espeak-ng >/dev/null; then $(here)/voices.sh $@.tmp; fi
	$(whole)

# Drum programs of SoundFonts (25: a drum machine's), and their hand percussion, of which other kits have little. Fluid's
# programs 1 to 4 have further kicks and snares.
font_kits := $(foreach p,0 1 2 3 4 8 16 25 32 40,FluidR3_GM:$p) $(foreach p,0 8 16 25 32 40,TimGM6mb:$p)
$(out)/kits: $(here)/soundfont_kit.sh $(here)/kit_parts.bash
	$(go_on)
	rm -rf $@.tmp/*.??????   # of kits that were killed
	for kit in $@.tmp/*/; do [ $$kit -nt $< ] && [ $$kit -nt $(here)/kit_parts.bash ] || rm -rf $$kit; done
	export LAYERS=4 SPACE=6 NOTES="$$(seq -s ' ' 35 59)"; for kit in $(font_kits); do \
	    echo $${kit/:/ } $$([ $${kit#*:} = 25 ] && echo electronic || echo acoustic); done | \
	    xargs -n 3 -P $(THREADS) bash -c '$< $(fonts)/$$0.sf2 $@.tmp/$$0-$$1 $$1 $$0 $$2'
	export LAYERS=4 SPACE=4 NOTES="54 56 $$(seq -s ' ' 60 81)"; for kit in $(font_kits); do echo $${kit%:*}; done | sort -u | \
	    xargs -n 1 -P $(THREADS) bash -c '$< $(fonts)/$$0.sf2 $@.tmp/$$0-percussion 0 $$0 percussion'
	kits=$$(head -n 1 $@.tmp/kits.tsv; sed 1d $@.tmp/kits.tsv | sort) && echo "$$kits" >$@.tmp/kits.tsv   # the order tells who judges
	$(whole)

# with the values of all choices, so that what was begun goes on alike where a newer mixdown has others, and with what tells
# these parts from others of the same names, and what was made of them from what is made otherwise
$(out)/%.recipe: $(out)/lists $(out)/music $(out)/voices $(here)/recipe.sh
	{ echo "# parts $$(paste -sd ' ' $(out)/asked/files)"; \
	  echo "# made $$({ find $(patsubst %,$(out)/%,voices $(if $(filter $(out)/kits,$(MORE_KITS)),kits)) -type f -printf '%P %s\n'; find $(out)/music -name '*.of' -exec cat {} +; } | sort | cksum)"; \
	  mixdown -L; $(here)/recipe.sh $< $(out)/music $* $(out)/voices; } >$@.tmp
	if [ $@ -nt $(out)/songs ] && cmp -s $@.tmp $@; then rm $@.tmp; else $(keep); fi   # the same is not learned again
$(out)/valid.zts: $(out)/valid.recipe $(out)/asked/valid
	mixdown -H -S 1000 -n $(VALID) -o $@ $<
# the same kits, playing and rooms, mixed otherwise: they have chosen nothing
$(out)/judge.zts: $(out)/valid.recipe $(out)/asked/judge
	mixdown -H -S 2000 -n $(JUDGE) -o $@ $<

# An epoch's shards are made while the one before is learned from, and removed after it. The best network so far is no
# model.zts yet; what is one is not removed by an interrupt, for then it would be lost.
.PRECIOUS: $(out)/model.zts
# $(call begin_again,FOLDER): a training that was interrupted there does not go on where something has changed since, but
# stays under another name. The epochs' folder goes: a mixdown that has outlived the training has no place then to put its
# own among the new ones.
begin_again = for f in $(filter-out always,$^); do if [ $$f -nt $(1)/training.zts.ckpt ]; then \
	    if [ -e $(1)/training.zts.ckpt ]; then \
	        old=$(1)/training.old; n=1; while [ -e $$old.zts ] || [ -e $$old.zts.ckpt ]; do n=$$((n + 1)); old=$(1)/training.old.$$n; done; \
	        echo "$$f has changed: the training begins anew; that of before is $$old.zts" >&2; \
	        for t in zts zts.ckpt; do [ ! -e $(1)/training.$$t ] || $(keep_sh) $(1)/training.$$t $$old.$$t; done; fi; \
	    rm -rf $(1)/training.zts $(1)/epochs; fi; done; mkdir -p $(1)/epochs
$(out)/model.zts: $(out)/train.recipe $(out)/valid.zts $(out)/asked/training $(INIT)
	$(call begin_again,$(out))
	trainnet --resume -a "$(ARCH)" -t $(out)/epochs/%e.zts -v $(out)/valid.zts -j $(THREADS) --seed $(SEED) \
	    --epochs $(EPOCHS) --patience $(EPOCHS) $(TRAIN) $(INIT:%=--init %) --save-every 50 \
	    --make "mixdown -j 1 -H -S $(SEED) -e %e -n $(SEGMENTS) -o $(out)/epochs/%e.zts $(out)/train.recipe && \
	        rm -f $(out)/epochs/\$$((%e > 3 ? %e - 2 : 0)).zts" \
	    -o $(out)/training.zts | tee $(out)/model.log
	rm -rf $(out)/epochs $(out)/*.zts.*.tmp   # the last: of programs that were killed
	$(keep_sh) $(out)/training.zts $@
	rm -f $(out)/training.zts.ckpt

# Thresholds for each class its own, on the segments that chose the epoch; the score is of others.
$(out)/drums.zts: $(out)/model.zts $(out)/valid.zts
	predict -m $^ | peakpick -z -t 0 | threshold -o $(out)/thresholds
	packmodel --half -t "$$(cat $(out)/thresholds)" -o $@ $<
$(out)/scores.tsv: $(out)/drums.zts $(out)/judge.zts
	predict -m $^ | peakpick -z | score $(out)/judge.zts - | tee $@.tmp && $(keep)

.PHONY: model ready always
