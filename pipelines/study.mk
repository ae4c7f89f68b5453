# study.mk - the two studies of the thesis, from data sets to tables, figures and a report.
#
#     make study                     on sets made on the spot: small networks, one trial a cell; a rehearsal
#     make study HOURS=20            the same with more music, a search of 8 trials, networks of some size: what SCALE=small means
#     make study DATA=/path          with the real sets that are found there, too (make sets DATA=/path tells)
#     make study SCALE=thesis DATA=/path [RUN=slurm]     as published: 15 trials (25 on ENST+MDB), 100 epochs, batch 128;
#                                    MORE_TRIALS and MORE_PATIENCE are those of ENST+MDB
#     make tables                                        the tables alone, without pictures: needs no gnuplot
#     make explain CELL=crnn/synth-band                  where the numbers of a cell come from
#     make variants [VARIANT=thresholds]                 other ways of evaluating, as differences to the thesis's
#
# Everything is a file under build/study, or STUDY=folder, that is made once; killed anywhere, it goes on, and ends with the same numbers.
# Nothing is scored on what it learned from or was chosen by: train teaches, valid chooses epoch and trial, test is scored.
#
# What a researcher adds is a line:
#
#     a network     $(call arch,NAME,LINE) below: LINE is trainnet's -a, where {x} is the parameter x of pipelines/spaces/SCALE/NAME.space.
#                   Without such a file it is other.space, which has the rate and the decay alone: LINE then says all numbers.
#     a made set    a line of pipelines/made.sets: its name, who plays it, what is played
#     a real set    its NAME in REAL_SETS (or TEST_SETS), beside its recipe pipelines/sets/NAME.sh; sets/lib.bash tells what that does
#     a union       a word of MADE_UNIONS or REAL_UNIONS, SET+SET
#     a stage       AFTER_SPEC, AFTER_PREDICT: a filter of tensor streams behind wav2spec and predict; WAV2SPEC and TRAIN: further
#                   options of wav2spec, as --squared, and of trainnet; SHARD: those of shard; BINS: features a frame, if no more 84
#     a variant     its NAME in VARIANTS, and $(call way,NAME,...) beside the others below: of which activations, how peakpick and
#                   score are asked
#
# Lists and stages may be given on the command line as well. Results of different settings are not mixed: see settings.sh.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
BUILD ?= build
here  := pipelines
include $(here)/names.mk
STUDY ?= $(BUILD)/study
S     := $(STUDY)
export PATH := $(abspath $(BUILD)/bin):$(PATH)
export LC_ALL := C

# ---- what is studied ----------------------------------------------------------------------------------------------

BINS ?=
# networks, in the order of the tables
arch = $(call network,$(strip $(1)),$(2))
network = $(if $(filter $(1),$(named)),$(error $(1): is the name of two networks: call one otherwise))$(eval named += $(1))$(eval line_$(1) := $(2)$(BINS:%= bins=%))$(eval NETWORKS += $(1))
named    :=
NETWORKS :=
$(call arch,rnn,rnn cell={cell} layers={layers} hidden={hidden})
$(call arch,cnn,cnn conv={conv} layers={layers} hidden={hidden})
$(call arch,crnn,crnn cell={cell} layers={layers} hidden={hidden})
$(call arch,ct,ct layers={layers} heads={heads} embed={embed})
$(call arch,vit,vit layers={layers} heads={heads} embed={embed} patch={patch})
ARCHS ?= $(NETWORKS)
$(foreach a,$(ARCHS),$(if $(line_$a),,$(error $a: no such network: ARCHS has some of $(NETWORKS))))

# sets to learn from, which are tested on, too; and those that only test
MADE_MK   ?= $(here)/made.mk
MADE_SETS := $(call set_names,$(here)/made.sets)
REAL_SETS := enst-mdb egmd slakh adtof-yt
TEST_SETS := sadtp
$(if $(filter valid,$(REAL_SETS) $(TEST_SETS)),$(error valid: no name of a set: what validates has it))
# the unions of the data set study: the thesis's ten, and all seven of the made sets
REAL_UNIONS := enst-mdb egmd slakh adtof-yt enst-mdb+slakh enst-mdb+adtof-yt slakh+adtof-yt enst-mdb+slakh+adtof-yt \
               egmd+slakh+adtof-yt enst-mdb+egmd+slakh+adtof-yt
MADE_UNIONS := $(MADE_SETS) synth-drums+synth-band synth-drums+synth-other synth-band+synth-other synth-drums+synth-band+synth-other
UNION_ARCH  := $(firstword $(filter crnn,$(ARCHS)) $(ARCHS))

# stages: a filter between two programs, and what trainnet is to do otherwise
WAV2SPEC      ?=
AFTER_SPEC    ?=
AFTER_PREDICT ?=
TRAIN         ?=
SHARD         ?=
# They are text for the shell, in which a dollar is $$ on the command line and here; so in rules that a define has they are $$(TRAIN),
# for them to be expanded once there, too.
stages := WAV2SPEC AFTER_SPEC AFTER_PREDICT TRAIN SHARD
$(call verbatim,$(stages))
export $(stages)
# predict into the target, through a filter if there is one
into = $$(if $$(AFTER_PREDICT),| $$(AFTER_PREDICT) >$$@.tmp && $$(keep),-o $$@)

# ---- at what cost --------------------------------------------------------------------------------------------------
# MUSIC: hours of music of the made sets together; WIDTH: trials side by side in one search, jobs of make or of a Slurm array.
# With WIDTH=5 ten of fifteen trials, which are random, wait for none, the others for the fifth before them, and find less: tune(1).

SCALE   ?= $(if $(HOURS),small,quick)
SCALE   := $(SCALE)
quick_  := TRIALS=1 EPOCHS=8 PATIENCE=8 BATCH=8 MUSIC=1
small_  := TRIALS=8 EPOCHS=15 PATIENCE=5 BATCH=8 MUSIC=$(shell LC_ALL=C awk 'BEGIN { print ("$(or $(HOURS),20)" + 0) / 5 }')
thesis_ := TRIALS=15 EPOCHS=100 PATIENCE=15 BATCH=128 MUSIC=8
$(if $($(SCALE)_),,$(error SCALE=$(SCALE): no such scale: say quick, small or thesis))
$(if $(HOURS),$(if $(filter small,$(SCALE)),,$(error HOURS=$(HOURS): is of SCALE=small alone: leave out one of them)))
HOURS   ?= $(if $(filter small,$(SCALE)),20)
# At the thesis's scale ENST+MDB, which is small, has more trials; and three of the networks more patience with it, which the text
# of the thesis does not tell of. TRIALS and PATIENCE that are given hold for all
MORE_TRIALS   ?= $(if $(TRIALS),$(TRIALS),25)
MORE_TRIALS   := $(MORE_TRIALS)
MORE_PATIENCE ?= $(if $(PATIENCE),$(PATIENCE),30)
MORE_PATIENCE := $(MORE_PATIENCE)
$(foreach v,$($(SCALE)_),$(eval $(firstword $(subst =, ,$v)) ?= $(lastword $(subst =, ,$v))))
SEED    ?= 1
SPACES  ?= $(here)/spaces/$(SCALE)
# as the thesis's search, each parameter for itself; without, all together, which finds more: tune(1)
TUNE    ?= -i
space_of = $(firstword $(wildcard $(SPACES)/$(1).space $(SPACES)/other.space) $(SPACES)/$(1).space)
RUN     ?= here
WIDTH   ?= $(if $(filter slurm,$(RUN)),5,1)
THREADS ?= 1
# what made.mk asks for, here for it to be noted, too
MADE_LENGTH ?= 40-80
SOUNDFONTS  ?= /usr/share/sounds/sf2
export MADE_LENGTH SOUNDFONTS
trials   = $(if $(filter thesis/enst-mdb,$(SCALE)/$(2)),$(MORE_TRIALS),$(TRIALS))
patience = $(if $(filter thesis/enst-mdb/crnn thesis/enst-mdb/ct thesis/enst-mdb/vit,$(SCALE)/$(2)/$(1)),$(MORE_PATIENCE),$(PATIENCE))
# the workers of a search are that many jobs of this make, after which search.tsv finds all done; or it is a job array, or alone
here_run  :=
slurm_run := $(here)/slurm.sh $(WIDTH) $(THREADS) $$(@D)/slurm
workers   := $(if $(filter slurm/% here/1,$(RUN)/$(WIDTH)),,$(shell seq $(WIDTH) 2>/dev/null))

is = $(shell [[ '$($(1))' =~ $(2) ]] && echo yes)
$(foreach v,TRIALS EPOCHS PATIENCE BATCH WIDTH THREADS MORE_TRIALS MORE_PATIENCE,$(if $(call is,$v,^[1-9][0-9]*$$),,$(error $v=$($v): no whole number above 0)))
$(if $(call is,SEED,^[0-9]+$$),,$(error SEED=$(SEED): no whole number))
$(if $(BINS),$(if $(call is,BINS,^[1-9][0-9]*$$),,$(error BINS=$(BINS): no whole number above 0)))
$(if $(HOURS),$(if $(call is,HOURS,^[0-9]*[1-9][0-9]*(\.[0-9]+)?$$|^0?\.[0-9]*[1-9][0-9]*$$),,$(error HOURS=$(HOURS): no number of hours above 0: say HOURS=20)))
$(if $(filter here slurm,$(RUN)),,$(error RUN=$(RUN): no such way to run: say here or slurm))
$(call plain,STUDY)

# ---- what there is --------------------------------------------------------------------------------------------------

# DATA: a folder with real sets; PARTIAL=1 leaves out tracks of which files are missing
DATA    ?=
PARTIAL ?=
$(if $(filter-out 1,$(PARTIAL)),$(error PARTIAL=$(PARTIAL): say 1, or leave it out))
export PARTIAL
GOALS := $(or $(MAKECMDGOALS),study)
# a recipe says by 1 that its set is not there; one that ends otherwise has not looked
looked = $(shell rc=0; said=$$($(here)/sets/$(1).sh "$(DATA)" 2>&1) || rc=$$?; [ $$rc -le 1 ] || printf '%s\n' "$$said" >&2; echo $$rc)
found  = $(if $(filter 0,$(2)),$(1),$(if $(filter 1,$(2)),,$(error $(1): its recipe ended with $(2): see that $(here)/sets/$(1).sh runs)))
FOUND := $(strip $(if $(DATA),$(foreach s,$(REAL_SETS) $(TEST_SETS),$(call found,$s,$(call looked,$s)))))
$(if $(DATA),$(if $(FOUND)$(filter sets,$(GOALS)),,$(error DATA=$(DATA): none of the sets is there: make sets DATA=$(DATA) tells what to download)))
SETS  := $(MADE_SETS) $(filter $(REAL_SETS),$(FOUND))
TESTS := $(SETS) $(filter $(TEST_SETS),$(FOUND))
has    = $(if $(filter-out $(SETS),$(subst +, ,$(1))),,$(1))
# what could be there: a union with what could not is misspelt
recipes := $(filter-out $(TEST_SETS) check pieces rolls,$(patsubst $(here)/sets/%.sh,%,$(wildcard $(here)/sets/*.sh)))
known   := $(sort $(MADE_SETS) $(call set_names,$(here)/made.sets) $(REAL_SETS) $(recipes))
$(foreach u,$(MADE_UNIONS) $(REAL_UNIONS),$(foreach s,$(filter-out $(known),$(subst +, ,$u)),$(error $u: $s: no such set to learn from: say some of $(known))))
UNIONS := $(foreach u,$(MADE_UNIONS) $(REAL_UNIONS),$(call has,$u))
zts    = $(foreach s,$(subst +, ,$(1)),$(if $(filter $(MADE_SETS),$s),$(S)/made/$s/$(2).zts,$(S)/sets/$s/$(2).zts))
CELLS := $(foreach a,$(ARCHS),$(SETS:%=$a/%)) $(foreach u,$(UNIONS),$(if $(findstring +,$u),$(UNION_ARCH)/$u))
# a cell's test sets: its own, and of the data set study's network all
tests  = $(if $(filter $(UNION_ARCH)/%,$(1)),$(TESTS),$(notdir $(1)))
VARIANTS := thresholds whole window-20 window-30 mir_eval mir_eval-30 mir_eval-20 ours
$(if $(filter-out $(VARIANTS),$(VARIANT)),$(error VARIANT=$(VARIANT): $(if $(filter window-50,$(VARIANT)),50 ms is the thesis's window that the others are compared with,no such variant): say one of $(VARIANTS)))

# What the pictures show: a cell of one set, and four seconds of its test set
OWN  := $(strip $(foreach c,$(CELLS),$(if $(findstring +,$c),,$c)))
SHOW ?= $(firstword $(filter crnn/synth-band,$(OWN)) $(OWN))

# What is wanting is told before anything is trained
NEEDED := $(if $(filter study figures %.html %.svg,$(GOALS)),gnuplot sox)
ifneq ($(filter-out sets explain settings,$(GOALS)),)
$(if $(WAV2SPEC),$(if $(filter adtof-yt,$(FOUND)),$(error WAV2SPEC=$(WAV2SPEC): adtof-yt has features of its own and no audio: leave it out of REAL_SETS)))
$(if $(filter $(OWN),$(SHOW)),,$(error SHOW=$(SHOW): no cell of one set: say one of $(OWN)))
NEEDED += $(if $(MADE_SETS),$(if $(filter $(here)/made.mk,$(MADE_MK)),fluidsynth))
endif
$(foreach p,$(NEEDED),$(if $(shell command -v $p),,$(error $p is not there: run `make deps`$(if $(filter gnuplot,$p), or `make tables` for the tables alone))))

study: $(S)/report.html
	@$(print)
	@echo "$(S)/report.html has these tables and the figures, with all commands"
sets:
	@$(foreach s,$(REAL_SETS) $(TEST_SETS),$(here)/sets/$s.sh "$(or $(DATA),DATA=)" | sed 's/^/$s: /' || true;)

# ---- the sets ----------------------------------------------------------------------------------------------------------

$(foreach s,$(MADE_SETS),$(foreach p,train valid test,$(S)/made/$s/$p.zts)): made ;
made: | settings
	+@$(MAKE) --no-print-directory -f $(MADE_MK) BUILD=$(BUILD) MADE=$(S)/made HOURS=$(MUSIC) made

# A recipe lists the tracks of its splits, which are worked on in pieces of 32. It does so in every run, for tracks come and go
# and label maps change, and what is the same stays as it is; of a track that was replaced in place nothing is noticed.
$(S)/data: always
	@mkdir -p $(@D); [ ! -f $(S)/settings ] || $(settings)
	@$(here)/asked.sh $@ $$'DATA\t'"$(DATA)" $$'PARTIAL\t'"$(PARTIAL)"
$(S)/sets/%/pieces.mk: $(here)/sets/%.sh $(S)/data always
	@$< "$(DATA)" $(@D)
	@$(here)/sets/pieces.sh $(@D)
ifneq ($(filter-out sets explain settings,$(GOALS)),)
include $(FOUND:%=$(S)/sets/%/pieces.mk)
endif
PIECES := $(patsubst %.tracks,%.shard,$(wildcard $(FOUND:%=$(S)/sets/%/*.[0-9]*.tracks)))

# Labels on frames of 10 ms, widened; features of the audio, padded to whole segments; cut into segments of 400 frames. The
# features come by the pipe, so that it fails with each of its programs.
$(S)/sets/%.shard: $(S)/sets/%.tracks | settings
	cut -f 1,4- $< | wav2spec --pad 400$(if $(WAV2SPEC), $(WAV2SPEC)) -l -$(if $(AFTER_SPEC), | $(AFTER_SPEC)) | shard $(SHARD) -o $@.tmp <($(here)/sets/rolls.sh $<) - && $(keep)
# Saved features, which wav2spec has no say in. Labels and features are of one saving; the filter is for the features alone.
adtof = tfsnap2zts -k adtof-yt/$* $(1) "$$(dirname "$$(cut -f 3 $<)")"
$(S)/sets/adtof-yt/%.shard: $(S)/sets/adtof-yt/%.tracks | settings
	$(if $(AFTER_SPEC),$(call adtof,-p features) | $(AFTER_SPEC) | shard $(SHARD) -o $@.tmp <($(call adtof,-p labels)) - && $(keep),$(call adtof,-p all) | shard $(SHARD) -o $@)
$(foreach s,$(FOUND),$(foreach p,train valid test,$(S)/sets/$s/$p.zts)):
	[ -n "$(firstword $^)" ] || { echo "$@: no track is in this split" >&2; exit 2; }
	ls $(@:.zts=).[0-9]*.tracks | sed 's/tracks$$/shard/' | xargs cat >$@.tmp && $(keep) || { rm -f $@.tmp; exit 1; }
	ls $(@:.zts=).[0-9]*.tracks | sed 's/tracks$$/shard/' | xargs rm -f || true
# who is interrupted while the pieces go keeps what they were joined to
.PRECIOUS: $(foreach s,$(FOUND),$(foreach p,train valid test,$(S)/sets/$s/$p.zts))
$(S)/sets/%/check.tsv: $(S)/sets/%/pieces.mk $(here)/sets/check.sh
	$(here)/sets/check.sh $(@D) >$@.tmp && $(keep)
	@awk -F '\t' '$$6 == "differs" { print "$*: " $$1 ": " $$2 " tracks (published: " $$3 "), " $$4 " segments (" $$5 ")" }' $@ >&2

checks = $(foreach s,$(filter $(FOUND),$(subst +, ,$(1))),$(S)/sets/$s/check.tsv)

# ---- a cell: search, best model, activations, scores -------------------------------------------------------------------

define cell
$(S)/cells/$(1)/$(2)/line: settings
	@$(here)/asked.sh $$@ "$(line_$(1))"
# A copy of the network's space tells that it has other words now, whatever its time; the first is as old as the space, so that
# a search from before there were copies is not made again
$(S)/cells/$(1)/$(2)/space: $(call space_of,$(1)) settings
	@mkdir -p $$(@D)
	@[ -f $$@ ] || cp -p $$< $$@; $(here)/asked.sh $$@ "$$$$(cat $$<)"
# search: the best validation micro F1 of each trial's epochs; every trial is a file
$(S)/cells/$(1)/$(2)/search.tsv $(workers:%=$(S)/cells/$(1)/$(2)/worker.%): $(call zts,$(2),train) $(call zts,$(2),valid) \
    $(S)/cells/$(1)/$(2)/space $(S)/cells/$(1)/$(2)/line \
    | settings $(call checks,$(2))
	@mkdir -p $$(@D)
	$(here)/begun.sh $$(@D) "$(line_$(1))" $(call space_of,$(1)) $(call zts,$(2),train) $(call zts,$(2),valid)
	$($(RUN)_run) tune $(TUNE) -p $(WIDTH) -n $(call trials,$(1),$(2)) -s $(SEED) -j $$(@D)/journal $(call space_of,$(1)) \
	    $(here)/trial.sh $$(@D)/{trial} --seed $(SEED) -j $(THREADS) --epochs $(EPOCHS) --patience $(call patience,$(1),$(2)) \
	    --batch $(BATCH) --lr {lr} --weight-decay {decay} $$(TRAIN) -a "$(line_$(1))" \
	    $(addprefix -t ,$(call zts,$(2),train)) $(addprefix -v ,$(call zts,$(2),valid))
	$$(if $$(filter %.tsv,$$@),tune -w -n $(call trials,$(1),$(2)) -o $$@ $$(@D)/journal,@touch $$@)
$(S)/cells/$(1)/$(2)/search.tsv: | $(workers:%=$(S)/cells/$(1)/$(2)/worker.%)
$(S)/cells/$(1)/$(2)/model.zts: $(S)/cells/$(1)/$(2)/search.tsv
	cp $$(@D)/$$$$(awk '$$$$2 == "best" { print $$$$1 }' $$<).zts $$@.tmp && $$(keep)
$(S)/cells/$(1)/$(2)/valid.act.zts: $(S)/cells/$(1)/$(2)/model.zts $(call zts,$(2),valid)
	cat $$(filter-out $$<,$$^) | predict -j $(THREADS) -m $$< $(call into)
$(foreach t,$(call tests,$(1)/$(2)),$(call tested,$(1),$(2),$t))
endef
# The thesis's way: segments each for itself, threshold 0.5, 5 frames, counts pooled; -t: by track, too. Scores of other activations
# go first, for explain not to tell that they are of what is noted now
define tested
$(S)/cells/$(1)/$(2)/$(3).act.zts: $(S)/cells/$(1)/$(2)/model.zts $(call zts,$(3),test)
	@rm -f $(S)/cells/$(1)/$(2)/$(3).thesis.tsv
	shard -s $(call zts,$(3),test) | awk -F '\t' 'NR > 1 { print $$$$NF }' >$(S)/cells/$(1)/$(2)/$(3).tested.tmp && $(keep_sh) $(S)/cells/$(1)/$(2)/$(3).tested.tmp $(S)/cells/$(1)/$(2)/$(3).tested
	predict -j $(THREADS) -m $$^ $(call into)
$(S)/cells/$(1)/$(2)/$(3).whole.zts: $(S)/cells/$(1)/$(2)/model.zts $(call zts,$(3),test)
	predict -w -j $(THREADS) -m $$^ $(call into)

endef
$(foreach c,$(CELLS),$(eval $(call cell,$(firstword $(subst /, ,$c)),$(lastword $(subst /, ,$c)))))

# Recordings that are no witnesses of their own are drawn together: those of E-GMD whose names differ in the last number alone are one
# playing, of another kit
group_egmd := _[0-9]+$$
grouped     = $(if $(group_$(firstword $(subst ., ,$(@F)))), -g '$(group_$(firstword $(subst ., ,$(@F))))')

$(S)/cells/%/thresholds: $(S)/cells/%/valid.act.zts
	peakpick -Tz -t 0 $< | threshold -o $@
thresholds_of = "$$(cat $(@D)/thresholds)"
# $(call way,NAME,ACTIVATIONS,peakpick's options,score's): the thesis's, and the variants: each changes one thing, `ours` all at once.
# Differences are taken by the thesis's protocol where `-p thesis` is among score's options, else by mir_eval's.
way = $(eval $(call way_rules,$(1),$(2),$(3),$(4)))
define way_rules
$(S)/ways/$(1): settings
	@$(here)/asked.sh -o $$@ $(call quoted,$(subst $$,,$(2) $(3)$(4)))
%.$(1).tsv: %.$(2).zts $(S)/ways/$(1)
	peakpick $(3) $$< | score$$(grouped)$(4) -t -o $$@ -
protocol_$(1) := $(if $(findstring thesis,$(4)),thesis,mir_eval)
tuned_$(1)    := $(findstring thresholds_of,$(3))
endef
$(call way,thesis,act,-Tz, -p thesis)
$(call way,thresholds,act,-Tz -t $$(thresholds_of), -p thesis)
$(call way,whole,whole,-z -t 0.5, -p thesis)
$(foreach n,20 30,$(call way,window-$n,act,-Tz, -p thesis -w $n) $(call way,mir_eval-$n,act,-Tz, -w $n))
$(call way,mir_eval,act,-Tz)
$(call way,ours,whole,-z -t $$(thresholds_of))
$(foreach v,$(VARIANTS),$(if $(protocol_$v),,$(error VARIANTS: $v: it is not told how that is scored: add a line with $$(call way,$v,...) beside those of the others)))
$(foreach v,$(VARIANTS),$(eval %.$v.diff.tsv: %.thesis.tsv %.$v.tsv ; scorediff$$(grouped) -p thesis -q $(protocol_$v) -o $$@ $$^))
OWN_TESTS := $(foreach c,$(OWN),$(S)/cells/$c/$(notdir $c))
$(foreach v,$(VARIANTS),$(if $(tuned_$v),$(foreach o,$(OWN_TESTS),$(eval $o.$v.tsv: $(dir $o)thresholds))))

# ---- one table of everything, then tables, figures, the page ------------------------------------------------------------

SCORES := $(foreach c,$(CELLS),$(foreach t,$(call tests,$c),$(S)/cells/$c/$t.thesis.tsv))
WAYS   := $(or $(VARIANT),$(VARIANTS))
DIFFS  := $(foreach o,$(OWN_TESTS),$(foreach v,$(WAYS),$o.$v.diff.tsv))

settings = $(here)/settings.sh $(S)/settings "SCALE=$(SCALE)" "HOURS=$(HOURS)" "TRIALS=$(TRIALS)" "EPOCHS=$(EPOCHS)" "PATIENCE=$(PATIENCE)" $(if $(filter thesis,$(SCALE)),"MORE_TRIALS=$(MORE_TRIALS)" "MORE_PATIENCE=$(MORE_PATIENCE)") \
    "BATCH=$(BATCH)" "MUSIC=$(MUSIC)" "MADE_LENGTH=$(MADE_LENGTH)" "SOUNDFONTS=$(SOUNDFONTS)" "SEED=$(SEED)" "WIDTH=$(WIDTH)" "TUNE=$(TUNE)" "SPACES=$(SPACES)" "BINS=$(BINS)" "SHARD=$$SHARD" "TRAIN=$$TRAIN" \
    "WAV2SPEC=$$WAV2SPEC" "AFTER_SPEC=$$AFTER_SPEC" "AFTER_PREDICT=$$AFTER_PREDICT"
settings:
	@$(settings)
	$(if $(DATA),@echo "$(DATA) has $(FOUND); not there: $(or $(filter-out $(FOUND),$(REAL_SETS) $(TEST_SETS)),none)" >&2)
# what the tables are of
$(S)/list: settings
	@$(here)/asked.sh $@ $(SCORES) $(OWN) $(TESTS) $(WAYS) $(UNION_ARCH)
$(S)/results.tsv: $(S)/list $(SCORES) $(here)/published.tsv $(FOUND:%=$(S)/sets/%/check.tsv)
	$(here)/results.sh $(S)/cells $(here)/published.tsv $(SCORES) >$@.tmp && $(keep)
$(S)/variants.tsv: $(S)/list $(DIFFS)
	$(here)/variants.sh $(S)/cells $(DIFFS) >$@.tmp && $(keep)
$(S)/sets.tsv: $(S)/list $(foreach s,$(TESTS),$(foreach p,$(if $(filter $(TEST_SETS),$s),test,train valid test),$(call zts,$s,$p)))
	shard -s $(filter %.zts,$^) >$@.tmp && $(keep)

TABLES := $(foreach t,4.6 6.1 6.1-classes 7.1 7.1-classes variants,$(foreach f,txt md tex,$(S)/tables/$t.$f))
$(S)/tables/%.tsv: $(S)/results.tsv $(S)/variants.tsv $(S)/sets.tsv $(here)/published-sets.tsv $(here)/tables.sh
	@mkdir -p $(@D)
	$(here)/tables.sh $* $(S) $(UNION_ARCH) >$@.tmp && $(keep)
# what is made on the way stays, but is not made for itself; the pieces of a split go when it is whole (not without names: then
# all would be so, and what is added later would not be made)
.SECONDARY: $(PIECES) $(foreach o,$(OWN_TESTS),$(foreach v,$(VARIANTS),$o.$v.tsv)) $(patsubst %.txt,%.tsv,$(filter %.txt,$(TABLES)))
$(foreach f,txt md tex html,$(eval $(S)/tables/%.$f: $(S)/tables/%.tsv $(here)/form.awk ; awk -f $(here)/form.awk -v form=$f $$< >$$@.tmp && $$(keep)))

FIGURES := 6.1 6.2 curves activation waveform spectrograms piano-roll
$(S)/show: settings
	@$(here)/asked.sh $@ $(SHOW)
$(S)/figures/%.svg: $(S)/results.tsv $(here)/figures.sh $(S)/show $(S)/cells/$(SHOW)/$(notdir $(SHOW)).act.zts
	@mkdir -p $(@D)
	$(here)/figures.sh $* $(S) $(SHOW)
print   = cat $(S)/tables/4.6.txt $(S)/tables/6.1.txt $(S)/tables/7.1.txt
tables: $(TABLES)
	@$(print)
figures: $(FIGURES:%=$(S)/figures/%.svg)
variants: $(if $(VARIANT),$(DIFFS),$(S)/tables/variants.txt)
	@$(if $(VARIANT),$(here)/variants.sh $(S)/cells $(DIFFS) | awk -f $(here)/form.awk -v form=txt,cat $(S)/tables/variants.txt)
explain:
	@$(here)/explain.sh $(S) "$(CELL)"
$(S)/report.html: $(TABLES) $(patsubst %.txt,%.html,$(filter %.txt,$(TABLES))) $(FIGURES:%=$(S)/figures/%.svg) $(foreach s,$(FOUND),$(S)/sets/$s/check.tsv) $(here)/report.sh
	find $(S) -maxdepth 1 -name '*.??????.tmp' -delete   # of programs that were killed: none of this study runs any more
	find $(wildcard $(addprefix $(S)/,made sets cells ways tables figures)) -name '*.??????.tmp' -delete
	$(here)/report.sh $(S) $(SHOW) >$@.tmp && $(keep)
$(foreach s,$(FOUND),$(eval $(S)/sets/$s/check.tsv: $(foreach p,$(if $(filter $(TEST_SETS),$s),test,train valid test),$(S)/sets/$s/$p.zts)))

.PHONY: study sets made settings always tables figures variants explain
