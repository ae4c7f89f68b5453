# ablation.mk - what each choice in the making of the model is worth.
#
#     make ablation DATA=folder               a table of all choices; with REAL=folder also on real recordings
#     make ablation DATA=folder CHOICES="baseline no-music"
#     cat */ablation/rows.tsv | pipelines/ablation.sh     the table of choices that were run on several machines;
#                                             models/ablation.tsv has such rows
#
# Every choice is one small network that passes the same number of segments; it differs from the baseline in one thing,
# which its lines below say. All are judged on the same held-out segments, made by the baseline's recipe, with thresholds
# chosen on others. Parts are those of model.mk. Each run takes one thread (make -j), is a file that is made once, and
# goes on from its checkpoint.
MODEL_OUT ?= build/model
SMALL     ?= crnn cell=gru layers=2 hidden=64
# segments an epoch times epochs, the same product for all
PASSES    ?= 2700x10
budget    := $(shell echo $$(($(subst x,*,$(PASSES)))))
SEED      ?= 1
THREADS   := 1
TRAIN     ?= --batch 16 --lr 2e-3 --schedule linear --average 0.998
# real recordings as score_real.sh reads them
REAL      ?=

CHOICES ?= baseline baseline-2 baseline-3 no-music no-backing level-0 one-kit no-swap no-timing no-drummers no-rooms no-studio \
           no-codec augment hours-1 hours-3 hours-10 larger
ablation:
include $(dir $(lastword $(MAKEFILE_LIST)))model.mk
A := $(out)/ablation
$(if $(shell [[ '$(PASSES)' =~ ^[1-9][0-9]*x[1-9][0-9]*$$ ]] && echo yes),,$(error PASSES=$(PASSES): say segments an epoch x epochs, as 2700x10))
$(call plain,REAL)

# $(call times,N): the same N segments again and again, as often as the budget has them
times = $(shell echo $$(($(1) < $(budget) ? $(1) : $(budget)))x$$(($(1) < $(budget) ? $(budget) / $(1) : 1)))
# filter_X: of the recipe's lines; set_X: of mixdown's choices; also train_X, arch_X, seed_X, passes_X. hours_X: the
# segments of the first epoch again and again
about_baseline-2 := the baseline, another seed
seed_baseline-2  := 2
about_baseline-3 := the baseline, a third seed
seed_baseline-3  := 3
about_no-music   := drums alone, no music under them
set_no-music     := -s music=0
about_no-backing := music by soundfonts only, none recorded
set_no-backing   := -s recorded=0
about_level-0    := music as loud as the drums, not -9 to 9 dB
set_level-0      := -s music_db=0,0
about_one-kit    := one kit instead of all
# one that trains, and if there is one has all pieces; for the card's table this
one_kit           = $$(awk -F '\t' '$$1 == "train" { fit = $$2 == "muldjord-close" ? 3 : $$6 == "full" ? 2 : 1; if (fit > best) { best = fit; kit = $$3 } } END { print kit }' $(out)/lists/kits.tsv)
filter_one-kit    = | grep -v '^kit' | cat - <(printf 'kit\t%s\n' "$(one_kit)")
about_no-swap    := kits whole: no piece exchanged, tuned or set to another level
set_no-swap      := -s swap=0 -s piece_db=0,0 -s piece_semitones=0,0
about_no-timing  := no human timing: all of a drummer's strokes on the grid, velocities as played (quantize 1, humanize_ms 0)
set_no-timing    := -s quantize=1 -s humanize_ms=0
about_no-drummers := songs alone, no drummer's playing, and their strokes as they stand (song_share 1, humanize_ms 0)
filter_no-drummers := | grep -v '^groove'
set_no-drummers  := -s song_share=1 -s humanize_ms=0
about_no-rooms   := no rooms
set_no-rooms     := -s room=0
about_no-studio  := no equaliser, compressor, distortion, limiter, dullness, noise
set_no-studio    := -s piece_studio=0 -s eq=0 -s compress=0 -s saturate=0 -s music_saturate=0 -s master_compress=0 -s master_limit=0 -s dull=0 -s noise=0
about_no-codec   := no MP3 or Vorbis damage
set_no-codec     := -s codec=0
about_augment    := augmentation in the spectrogram: level, equaliser, masked bands
train_augment    := --augment gain=6,eq=6,mask=8
about_hours-1    := the same 1 hour again and again
passes_hours-1   := $(call times,900)
about_hours-3    := the same 3 hours again and again
passes_hours-3   := $(call times,2700)
about_hours-10   := the same 10 hours again and again
passes_hours-10  := $(call times,9000)
fixed            := hours-1 hours-3 hours-10
about_larger     := a network of twice the parameters
arch_larger      := crnn cell=gru layers=3 hidden=96

segments = $(firstword $(subst x, ,$(or $(passes_$(1)),$(PASSES))))
epochs   = $(lastword $(subst x, ,$(or $(passes_$(1)),$(PASSES))))
seed     = $(or $(seed_$(1)),$(SEED))
mixdown  = mixdown -j 1 -H -S $(call seed,$(1)) -n $(call segments,$(1)) $(set_$(1)) $(A)/$(1)/train.recipe
# all that a choice's network depends on but its parts
described = $(subst $$,,$(or $(arch_$(1)),$(SMALL)); $(TRAIN) $(train_$(1)); $(call mixdown,$(1)); $(call epochs,$(1)) epochs; $(filter_$(1)))
define choice
$(call asked,ablation/$(1)/asked,$(call quoted,$(call described,$(1))))
$(A)/$(1)/train.recipe: $(out)/train.recipe $(A)/$(1)/asked
	cat $$< $$(filter_$(1)) >$$@.tmp && $$(keep)
.PRECIOUS: $(A)/$(1)/model.zts
$(A)/$(1)/model.zts: $(A)/$(1)/train.recipe $(out)/valid.zts $(A)/$(1)/asked
	$$(call begin_again,$$(@D))
	$(if $(filter $(1),$(fixed)),$(mixdown) -o $$(@D)/train.zts)
	trainnet --resume -a "$(or $(arch_$(1)),$(SMALL))" -v $(out)/valid.zts -j $(THREADS) --seed $(call seed,$(1)) \
	    --epochs $(call epochs,$(1)) --patience $(call epochs,$(1)) $(TRAIN) $(train_$(1)) \
	    $(if $(filter $(1),$(fixed)),-t $$(@D)/train.zts,-t $$(@D)/epochs/%e.zts --make "$(mixdown) -e %e -o $$(@D)/epochs/%e.zts && \
	        rm -f $$(@D)/epochs/\$$$$((%e > 3 ? %e - 2 : 0)).zts") -o $$(@D)/training.zts >$$(@D)/model.log
	rm -rf $$(@D)/epochs $$(@D)/train.zts $$(@D)/*.zts.*.tmp
	$(keep_sh) $$(@D)/training.zts $$@
	rm -f $$(@D)/training.zts.ckpt
endef
$(foreach c,$(filter-out baseline,$(CHOICES)),$(if $(about_$c),,$(error CHOICES: $c: no such choice)))
$(foreach c,$(CHOICES),$(eval $(call choice,$c)))

$(A)/%/thresholds: $(A)/%/model.zts $(out)/valid.zts
	predict -j 1 -m $^ | peakpick -z -t 0 | threshold -o $@
$(A)/%/drums.zts: $(A)/%/model.zts $(A)/%/thresholds
	packmodel --half -t "$$(cat $(@D)/thresholds)" -o $@ $<
# with what tells the segments, so that rows of other ones get a column of their own
$(A)/%/judge.tsv: $(A)/%/drums.zts $(out)/judge.zts
	{ echo "# judge $$(cksum <$(out)/judge.zts | cut -d ' ' -f 1)"; predict -j 1 -m $^ | peakpick -z | score $(out)/judge.zts -; } >$@.tmp && $(keep)
$(if $(REAL),$(eval $(call asked,ablation/real,$(REAL) $(call print_of,$(wildcard $(addprefix $(REAL)/,drums mix subclass))))))
$(A)/%/real.tsv: $(A)/%/drums.zts $(A)/real
	$(here)/score_real.sh $(REAL) $< >$@.tmp && $(keep)

# A row a choice: F1 of all onsets and of each class; and the difference to the mean of the baselines.
$(eval $(call asked,ablation/choices,$(CHOICES)))
$(A)/rows.tsv: $(A)/choices $(foreach c,$(CHOICES),$(A)/$c/judge.tsv $(if $(REAL),$(A)/$c/real.tsv))
	$(here)/ablation.sh $(A) "judge$(if $(REAL), real)" $(foreach c,$(CHOICES),"$c:$(or $(about_$c),all choices as shipped)") >$@.tmp && $(keep)
$(A)/table.tsv: $(A)/rows.tsv
	$(here)/ablation.sh <$< >$@.tmp && $(keep)
ablation: $(A)/table.tsv
	@cat $<

.PHONY: ablation
