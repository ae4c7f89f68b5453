# made.mk - stands in for pipelines/made.mk where the stages are tested, not the music: features with a bump in
# the bands of each class at its onsets, two tracks of eight seconds for training, one for each of the others
SETS ?= synth-drums synth-band synth-other
made: $(foreach s,$(SETS),$(MADE)/$s/train.zts $(MADE)/$s/valid.zts $(MADE)/$s/test.zts)
$(MADE)/%.zts: $(dir $(lastword $(MAKEFILE_LIST)))made.awk
	@mkdir -p $(@D)
	awk -f $< -v key=$* | txt2zts | shard -o $@
.PHONY: made
