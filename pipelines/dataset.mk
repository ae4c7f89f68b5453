# dataset.mk - the first data recipe: a training and a validation set out of parts, and a model of them.
#
#     make -f pipelines/dataset.mk DATA=folder -j2          train.zts and valid.zts in OUT
#     make -f pipelines/dataset.mk DATA=folder model        and a network that learned from them, with its scores
#
# DATA has kits/, gmd/, songs-midi/, backing/ as split.sh reads them; with SONGS=folder (more_songs.sh) further songs train.
# Human grooves and songs' drum tracks are played on drum sets of several kits; under them lie nothing, recorded music, or
# a band. No groove, song, piece of music or family of kits is on both sides. Everything is a file that is made once:
# interrupt it, and it goes on. The tools come from PATH, else from this tree's build.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.SECONDARY:
here  := $(abspath $(dir $(lastword $(MAKEFILE_LIST))))
export PATH := $(PATH):$(here)/../build/bin

DATA   ?= data
OUT    ?= build/dataset
MUSIC  ?= $(OUT)/music
SONGS  ?=
# each groove and song is played so many times, by different drum sets
PASSES ?= 1
ARCH   ?= crnn cell=gru layers=2 hidden=60
TRAIN  ?=

missing := $(strip $(foreach f,kits/kits.tsv gmd/info.csv,$(if $(wildcard $(DATA)/$(f)),,$(DATA)/$(f))))
ifneq ($(missing),)
$(error missing: $(missing): name the folder that has them by DATA=)
endif
absent := $(strip $(foreach f,songs-midi backing/backing.tsv,$(if $(wildcard $(DATA)/$(f)),,$(DATA)/$(f))))
ifneq ($(absent),)
$(warning without $(absent): grooves will lie over less music)
endif

all: $(OUT)/train.zts $(OUT)/valid.zts
model: $(OUT)/scores.tsv

# Who is on which side, who plays what: included, so that make knows the batches before it begins.
$(OUT)/lists: $(here)/split.sh
	mkdir -p $(OUT)
	$(here)/split.sh $(DATA) $@ $(SONGS)
	touch $@
$(OUT)/batches.mk: $(here)/plan.sh $(OUT)/lists
	$(here)/plan.sh $(OUT)/lists $(MUSIC) $(PASSES) $(OUT)
-include $(OUT)/batches.mk

# The bands of the songs, without their drums.
$(MUSIC)/%.flac:
	@mkdir -p $(@D)
	$(here)/accompany.sh $< $@

# One batch: the notes of a plan as targets, their sound over its music as features.
notes = $(if $(findstring /grooves-,$@),$(1))
$(OUT)/%.roll.zts: $(OUT)/%.plan
	grep -v '^#' $< | cut -f 1,2 | midi2roll -m $(or $(call notes,roland),gm) -l - -o $@
$(OUT)/%.spec.zts: $(OUT)/%.plan | $(bands)
	rm -rf $(@:.spec.zts=.wav) && mkdir $(@:.spec.zts=.wav)
	grep -v '^#' $< | awk -F '\t' '{ print "$(@:.spec.zts=.wav)/" NR ".wav\t" $$2 "\t" $$3 }' | \
	    kit2wav $(call notes,-m td11-gm) $$(sed -n 's/^#kits//p' $<) -l -
	grep -v '^#' $< | awk -F '\t' '{ print $$1 "\t$(@:.spec.zts=.wav)/" NR ".wav" ($$4 == "-" ? "" : "\t" $$4) }' | \
	    wav2spec -x -l - -o $@
	rm -r $(@:.spec.zts=.wav)

# The two sets, cut into segments.
$(OUT)/train.zts: $(train:%=$(OUT)/%.roll.zts) $(train:%=$(OUT)/%.spec.zts)
	shard -H $^ -o $@
$(OUT)/valid.zts: $(valid:%=$(OUT)/%.roll.zts) $(valid:%=$(OUT)/%.spec.zts)
	shard -H $^ -o $@

# A network, and how it hears what it has never met.
$(OUT)/model.zts: $(OUT)/train.zts $(OUT)/valid.zts
	trainnet -a "$(ARCH)" -t $< -v $(OUT)/valid.zts -o $@ --resume $(TRAIN) | tee $(@:.zts=.log)
$(OUT)/scores.tsv: $(OUT)/model.zts $(OUT)/valid.zts
	predict -m $^ | peakpick -z | score $(OUT)/valid.zts - | tee $@

.PHONY: all model
