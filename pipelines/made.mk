# made.mk - data sets out of nothing: songs by groove(1), played by fluidsynth. A set is a line of made.sets.
#
#     make -f pipelines/made.mk HOURS=1 -j 2     build/study/made/SET/train.zts, valid.zts and test.zts for each SET
#
#     synth-drums   drums alone
#     synth-band    drums with bass, chords, lead, pad and percussion
#     synth-other   drums with band, on other kits, programs and another SoundFont: to score on what was never heard
#
# HOURS is the music of three sets together, MADE_LENGTH that of a song in seconds. Song n of a set is the same in every
# size, and of five songs three train, one validates, one tests, so that sets grow and resume. Each file is made once
# (after a change of groove remove build/study/made); the audio goes when its features are there. It has a name of its own,
# for another make may be at the same song, if only what a killed one has left running; what that leaves study.mk removes.
#
# SoundFonts: FluidR3 (fluid-soundfont-gm, MIT) and TimGM6mb (timgm6mb-soundfont, GPL-2). Neither is copied into anything.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.SECONDARY:
BUILD     ?= build
here      := $(dir $(lastword $(MAKEFILE_LIST)))
include $(here)names.mk
export PATH := $(abspath $(BUILD))/bin:$(PATH)

HOURS     ?= 1
MADE      := $(BUILD)/study/made
export LC_ALL := C
MADE_SETS := $(call set_names,$(here)made.sets)
MADE_LENGTH ?= 40-80
SOUNDFONTS ?= /usr/share/sounds/sf2
# further options of wav2spec and shard, and a filter of tensor streams for the features, as in study.mk
WAV2SPEC   ?=
AFTER_SPEC ?=
SHARD      ?=
$(call verbatim,WAV2SPEC AFTER_SPEC SHARD)
export WAV2SPEC AFTER_SPEC SHARD

# Who plays a set, and what it asks of groove.
of_set = $(shell LC_ALL=C awk '$$1 == "$(1)" { $(2) }' $(here)made.sets)
$(foreach s,$(MADE_SETS),$(eval $s_font := $(SOUNDFONTS)/$(call of_set,$s,print $$2)) \
    $(eval $s_songs := $(call of_set,$s,$$1 = $$2 = ""; print)))

$(foreach s,$(MADE_SETS),$(if $(filter %/,$($(s)_font)),$(error $(here)made.sets: $(s): names no SoundFont: write one behind the name)))
$(foreach s,$(MADE_SETS),$(if $(wildcard $($(s)_font)),,$(error $($(s)_font): no such SoundFont: run `make deps`)))

# A song lasts a minute, about: twenty an hour of each set, five at least. Those of a split are picked by their last digit. In recipes
# that of a whole list is not written out: a shell takes lines of up to 128 KiB.
made_songs := $(shell LC_ALL=C awk -v h='$(HOURS)' 'BEGIN { if (h !~ /^[0-9]*\.?[0-9]+$$/) exit; \
    n = int(h * 20 + 0.5); for (i = 0; i < (n < 5 ? 5 : n); i++) printf "%06d ", i }')
$(if $(made_songs),,$(error HOURS=$(HOURS): not a number of hours: say HOURS=1))
digits_train := 0 1 2 5 6 7
digits_valid := 3 8
digits_test  := 4 9
made_of = $(filter $(digits_$(1):%=\%%),$(made_songs))

made: $(foreach s,$(MADE_SETS),$(foreach p,train valid test,$(MADE)/$(s)/$(p).zts))   ## the made sets

define made_set
$(MADE)/$(1)/asked: made_always
	@$(here)asked.sh $$@ "$($(1)_font)" "$($(1)_songs)" "$(MADE_LENGTH)"
$(MADE)/$(1)/songs/%.mid: $(MADE)/$(1)/asked
	@mkdir -p $$(@D)
	groove $($(1)_songs) -l $(MADE_LENGTH) -f $$* -o $$@
$(MADE)/$(1)/songs/%.roll.zts: $(MADE)/$(1)/songs/%.mid $(MADE)/map
	midi2roll -m gm -k $(1)/$$* -o $$@ $$<
$(MADE)/$(1)/songs/%.spec.zts: $(MADE)/$(1)/songs/%.mid $(MADE)/stages
	. $(here)sound.bash; sound=$$$$(mktemp $$@.XXXXXX.tmp); trap 'rm -f $$$$sound' EXIT; \
	fluidsynth_to $$$$sound -g 0.7 $($(1)_font) $$< || { echo "$$$${said##*$$$$'\n'}" >&2; false; }; \
	wav2spec --pad 400$$(if $$(WAV2SPEC), $$(WAV2SPEC)) -k $(1)/$$* $$$$sound $$(if $$(AFTER_SPEC),| $$(AFTER_SPEC) >$$@.tmp && $$(keep),-o $$@)
$(foreach p,train valid test,$(call made_split,$(MADE)/$(1),$(p)))
endef
define made_split
$(1)/$(2).zts: $(MADE)/songs $(MADE)/stages $(foreach n,$(call made_of,$(2)),$(1)/songs/$(n).roll.zts $(1)/songs/$(n).spec.zts)
	sed -n 's|.*[$(digits_$(2))]$$$$|$(1)/songs/&.roll.zts\n$(1)/songs/&.spec.zts|p' $(MADE)/songs | xargs cat | shard$$(if $$(SHARD), $$(SHARD)) -o $$@

endef
$(foreach s,$(MADE_SETS),$(eval $(call made_set,$(s))))

# Changes when the list of songs does: a smaller set is another set, too.
$(MADE)/songs: made_always
	@$(here)asked.sh $@ $$(awk 'BEGIN { for (i = 0; i < $(words $(made_songs)); i++) printf "%06d ", i }')
# Changes when a stage does; what is from before there was such a file is not made again, nor are labels below.
$(MADE)/stages: made_always
	@$(here)asked.sh -o $@ "$$WAV2SPEC" "$$AFTER_SPEC" "$$SHARD"
# Changes when the label map does.
$(MADE)/map: made_always
	@$(here)asked.sh -o $@ "gm $$(cksum <$(here)maps/gm.map)"

.PHONY: made made_always
