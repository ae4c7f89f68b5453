# paradiddle: drum transcription filters. `make help` lists the targets.

BUILD   ?= build
# one name for one folder: dependency files name objects as make does
override BUILD := $(patsubst %/,%,$(subst $(CURDIR)/,,$(BUILD)))
$(if $(word 2,$(BUILD)),$(error BUILD=$(BUILD): has a blank: name another))
$(if $(BUILD),$(if $(wildcard $(BUILD)/Makefile $(BUILD)/*.c $(BUILD)/*/*.c),$(error BUILD=$(BUILD): is a folder of sources: name another)),$(error BUILD is empty: name a folder))
include pipelines/names.mk
AT      = $(abspath $(BUILD))
PREFIX  ?= /usr/local
CFLAGS  ?= -O2 -g
VERSION := 0.1
PKGS     = "sndfile >= 1.1" samplerate fftw3f smf libzstd zlib yaml-0.1
WARN     = -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla
SANFLAG  = $(SAN:%=-fsanitize=% -fno-sanitize-recover=all -fno-omit-frame-pointer)
# the one list of Debian packages: to build, then for the tests and the demo
DEPS     = gcc make pkg-config libsndfile1-dev libsamplerate0-dev libfftw3-dev \
           libsmf-dev libzstd-dev zlib1g-dev libyaml-dev zstd sox libsox-fmt-mp3 mandoc fluidsynth fluid-soundfont-gm \
           timgm6mb-soundfont xmlstarlet gnuplot-nox python3 python3-numpy python3-mido zsh dpkg-dev procps
SONG    ?= pipelines/demo.ogg
TARGET  ?= $(FUZZ)
SECONDS ?= 60
FOLDERS  = bin share/man/man1 share/man/man5 share/man/man7 share/paradiddle/maps share/paradiddle/models \
           share/bash-completion/completions $(ZSH_DIR)
# what there is in BUILD but for models and studies
BUILT    = arm64 bench bin common completion.bash completion.zsh damage deb demo double formats fuzz libparadiddle.a replay same san share tests tools \
           unit warnings
# with a space in it, uninstall would remove something else
DEST     = $(if $(word 2,$(DESTDIR)$(PREFIX)),$(error $(DESTDIR)$(PREFIX): has a space: name another folder),$(DESTDIR)$(PREFIX))
ZSH_DIR ?= share/zsh/site-functions
DEB     ?= $(BUILD)/deb
deps:                            ## install the Debian packages that are missing
	@missing=$$(for p in $(DEPS); do dpkg-query -Wf '$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || echo $$p; done); \
	if [ -n "$$missing" ]; then sudo=; [ $$(id -u) = 0 ] || sudo=sudo; \
	    $$sudo apt-get update && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y --no-install-recommends $$missing; fi

.DEFAULT_GOAL := all
# What is installed is looked at when this is read: after `make deps check` has installed it, once more.
ifneq ($(and $(filter deps,$(MAKECMDGOALS)),$(filter-out deps,$(MAKECMDGOALS))),)
$(filter-out deps,$(MAKECMDGOALS)): again ;
again: deps
	@$(MAKE) --no-print-directory $(filter-out deps,$(MAKECMDGOALS))
.PHONY: $(MAKECMDGOALS) again
else

PKG_CFLAGS := $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
PKG_LIBS   := $(shell pkg-config --libs $(PKGS) 2>/dev/null)

CPP_ALL  = -I. -D_GNU_SOURCE -DVERSION='"$(VERSION)"' -DDATADIR='"$(PREFIX)/share/paradiddle"' $(PKG_CFLAGS) $(CPPFLAGS)
# no product is fused with a sum but where vec_fma says so, so that every compiler makes the same of it
COMPILE  = $(CC) -std=c11 -ffp-contract=off $(WARN) $(CPP_ALL) $(CFLAGS) $(SANFLAG) -pthread -MMD -MP
LINK     = $(CC) $(SANFLAG) $(CFLAGS) -pthread $(LDFLAGS) -Wl,--as-needed
LIBS     = $(PKG_LIBS) -lm $(LDLIBS)

TOOLS   := $(basename $(notdir $(wildcard tools/*.c)))
SRC     := $(wildcard common/*.c common/*/*.c formats/*.c)
LIBOBJ  := $(SRC:%.c=$(BUILD)/%.o)
BENCHES := $(basename $(notdir $(wildcard tests/bench/*.c)))
UNITS   := $(basename $(notdir $(wildcard tests/unit/*.c)))
FUZZ    := $(filter-out replay,$(basename $(notdir $(wildcard tests/fuzz/*.c))))
# *_simd.c is compiled again for AVX2 and for AVX-512 (x86-64 only) and chosen at run time: common/nn/simd.h
SIMDFLAG = -O3 -fno-math-errno -Wno-psabi
AVX2     = -mavx2 -mfma -mno-avx512f -DSIMD_AVX2
AVX512   = -mavx512f -mavx512vl -mavx512dq -mavx512bw -mfma -DSIMD_AVX512
SIMD    := $(filter %_simd.c,$(SRC))
ifneq ($(filter x86_64%,$(shell $(CC) -dumpmachine)),)
LIBOBJ  += $(SIMD:%.c=$(BUILD)/%_avx2.o) $(SIMD:%.c=$(BUILD)/%_avx512.o)
BASE     = -mno-avx   # so with any -march
endif
# common/ once more in double, for the numerical gradients of tests/unit/*_f64.c
DBLOBJ  := $(patsubst $(BUILD)/%,$(BUILD)/double/%,$(filter $(BUILD)/common/%,$(LIBOBJ)))
# all of it once more for the replays of the fuzz targets: with the sanitizers, where the compiler has them
REPLAY  := $(BUILD)$(if $(SAN),,/replay)
SANITIZE = $(eval SANITIZE := $(shell echo 'int main(void) { return 0; }' | $(CC) -fsanitize=address,undefined -x c -o /dev/null - 2>/dev/null && \
               echo address,undefined))$(SANITIZE)
ifeq ($(SAN),)
$(REPLAY)/% $(BUILD)/unit/fuzz_%: override SAN = $(SANITIZE)
$(REPLAY)/%: override CFLAGS := -O1 -g $(filter -Werror,$(CFLAGS))
$(REPLAY)/%: SIMDFLAG = -O1 -w -fno-sanitize=all
endif

all: $(TOOLS:%=$(BUILD)/bin/%) $(BUILD)/share/paradiddle $(BUILD)/completion.bash $(BUILD)/completion.zsh   ## build every tool (default); SAN=address,undefined BUILD=build/san
	@:
PROGRAMS = $(BUILD)/damage $(UNITS:%=$(BUILD)/unit/%) $(FUZZ:%=$(BUILD)/unit/fuzz_%)
# programs that objects tell of; of those whose sources are gone, too
of_objects = $(patsubst $(1)/%.o,$(2)%,$(wildcard $(1)/*.o))
LINKED   = $(call of_objects,$(BUILD)/tools,$(BUILD)/bin/) $(call of_objects,$(BUILD)/tests/unit,$(BUILD)/unit/) \
           $(call of_objects,$(BUILD)/double/tests/unit,$(BUILD)/unit/) $(call of_objects,$(REPLAY)/tests/fuzz,$(BUILD)/unit/fuzz_)
check: all layers $(PROGRAMS)    ## run the tests; CASE=peakpick runs a part, UPDATE=1 rewrites goldens
	@$(RM) $(filter-out $(PROGRAMS) $(TOOLS:%=$(BUILD)/bin/%),$(LINKED))
	@BIN="$(AT)/bin" UNIT="$(AT)/unit" tests/run.sh $(CASE)
warnings:                        ## compile all with gcc and with clang: a warning is an error
	@for cc in gcc clang; do $(MAKE) -s BUILD=$(BUILD)/warnings/$$cc CC=$$cc CFLAGS='-O2 -g -Werror' SAN= programs || exit; done
programs: all $(PROGRAMS) $(BENCHES:%=$(BUILD)/bench/%)   ## build also what tests and benchmarks run
layers:                          ## check that includes point one way: tools -> formats -> common, and that nothing else is at the top
	@! grep -rnE '#include "(formats|tools)/' common
	@! grep -rn '#include "tools/' formats
	@! git ls-files 2>/dev/null | grep -vE '^(tools|common|formats|pipelines|tests|man)/|^(Makefile|README.md|LICENSE|\.gitignore|\.ci/run)$$'
demo: all                        ## transcribe the bundled clip, or SONG=/path/song.mp3, into build/demo
	@PATH="$(AT)/bin:$$PATH" pipelines/demo.sh '$(subst ','\'',$(value SONG))' $(BUILD)/demo
model:                           ## train a model on the parts in DATA=folder, see pipelines/model.mk
ablation:                        ## what each choice in the model's making is worth; DATA=folder REAL=folder, see pipelines/ablation.mk
# two that are begun in one tree do not build at once: the second waits
built:
	@flock -o . $(MAKE) --no-print-directory all
# goals that are given together are of one make, which alone knows who makes what of both
goals = $(filter $(1),$(MAKECMDGOALS))
model ablation: models
models: built
	@PATH="$(AT)/bin:$$PATH" $(MAKE) --no-print-directory -f pipelines/$(firstword $(call goals,ablation) model).mk \
	    $(if $(DATA),DATA="$(DATA)") MODEL_OUT="$(or $(MODEL_OUT),$(BUILD)/model)" $(call goals,model ablation)
tables:                          ## the tables of the study alone: needs no gnuplot
study:                           ## both studies on made sets, a rehearsal; HOURS=20; DATA=/path; SCALE=thesis; RUN=slurm
sets:                            ## which real sets are under DATA=/path, and where to get the others
variants:                        ## other ways of evaluating the study's networks; VARIANT=thresholds
explain:                         ## where a cell of the study comes from: CELL=crnn/synth-band
study tables sets variants explain: studies
studies: $(if $(call goals,study tables variants explain),built)
	@$(MAKE) --no-print-directory $(if $(filter -j%,$(MAKEFLAGS)),,-j $(shell nproc)) -f pipelines/study.mk BUILD=$(BUILD) \
	    $(call goals,study tables sets variants explain)
bench fuzz damage load kill reproducible: export LC_ALL := C
bench: all $(BENCHES:%=$(BUILD)/bench/%)   ## measure speed and memory, beside PyTorch where it can be imported
	@for b in tests/bench/*.sh; do BIN="$(AT)/bin" UNIT="$(AT)/unit" BENCH="$(AT)/bench" bash $$b || { rc=$$?; [ $$rc = 77 ] || exit $$rc; }; done
arm64:                           ## compile common/ for arm64, run its unit tests under qemu (gcc-aarch64-linux-gnu, qemu-user)
	@BUILD="$(AT)" tests/arm64.sh $(CASE)
fuzz:                            ## explore with clang's libFuzzer: TARGET=zts SECONDS=60; all targets without TARGET
	@$(MAKE) -s BUILD=$(BUILD)/fuzz CC=clang SAN=fuzzer,address,undefined CFLAGS='-O1 -g' \
	    SIMDFLAG='-O1 -Wno-psabi -fno-sanitize=all' $(TARGET:%=$(BUILD)/fuzz/fuzz/%)
	@for t in $(TARGET); do tests/fuzz/run.sh $(BUILD)/fuzz/fuzz/$$t $(SECONDS) || exit; done
damage: all $(BUILD)/damage      ## damage N=2000 valid inputs of each format, by SEED=1; PART=midi only such
	@PATH="$(AT)/bin:$$PATH" DAMAGE="$(AT)/damage" T="$(CURDIR)/tests" tests/damage.sh $(PART)
reproducible:                    ## the tools' bytes, trained networks' too, by gcc and clang, -O2 and -O3, with sanitizers and without
	@T="$(CURDIR)/tests" tests/reproducible.sh "$(AT)/same" $(FLAVOURS)
load: all $(BUILD)/bench/took    ## 24 h of audio, 10,000 tracks, 100,000 segments, two studies at once, the rehearsal; PART=day only such
	@PATH="$(AT)/bin:$$PATH" T="$(CURDIR)/tests" TOOK="$(AT)/bench/took" tests/load.sh $(PART)
kill: all                        ## kill trainnet, tune, shard, study, model N=100 times, fill a small disk; PART=tune only such
	@PATH="$(AT)/bin:$$PATH" T="$(CURDIR)/tests" tests/kill.sh $(PART)
install: all                     ## copy programs, pages, maps, models and completion to $(DESTDIR)$(PREFIX)
	install -d $(FOLDERS:%=$(DEST)/%)
	install -m 755 $(TOOLS:%=$(BUILD)/bin/%) $(DEST)/bin
	for n in 1 5 7; do install -m 644 man/*.$$n $(DEST)/share/man/man$$n || exit; done
	install -m 644 pipelines/maps/*.map $(DEST)/share/paradiddle/maps
	install -m 644 pipelines/models/* $(DEST)/share/paradiddle/models
	install -m 644 $(BUILD)/completion.zsh $(DEST)/$(ZSH_DIR)/_paradiddle
	install -m 644 $(BUILD)/completion.bash $(DEST)/share/bash-completion/completions/paradiddle
	for t in $(TOOLS); do ln -sfn paradiddle $(DEST)/share/bash-completion/completions/$$t || exit; done
uninstall:                       ## remove what install copied
	$(RM) $(TOOLS:%=$(DEST)/bin/%) $(foreach p,$(wildcard man/*.[157]),$(DEST)/share/man/man$(subst .,,$(suffix $p))/$(notdir $p))
	$(RM) $(patsubst %,$(DEST)/share/bash-completion/completions/%,paradiddle $(TOOLS)) $(DEST)/$(ZSH_DIR)/_paradiddle
	$(RM) $(patsubst pipelines/%,$(DEST)/share/paradiddle/%,$(wildcard pipelines/maps/*.map pipelines/models/*))
	-@rmdir $(DEST)/share/paradiddle/maps $(DEST)/share/paradiddle/models $(DEST)/share/paradiddle 2>/dev/null || true   # but for what is not ours
deb: all                         ## a Debian package: $(BUILD)/deb/paradiddle_VERSION_ARCH.deb
	$(if $(filter 1,$(words $(DEB))),,$(error DEB=$(DEB): name a folder, without a blank))@$(RM) -r $(DEB)/paradiddle.deb.tmp
	@$(MAKE) -s install DESTDIR=$(DEB)/paradiddle.deb.tmp/root PREFIX=/usr ZSH_DIR=share/zsh/vendor-completions
	@pipelines/deb.sh $(DEB)/paradiddle.deb.tmp $(VERSION)
help:                            ## list the targets
	@LC_ALL=C sed -nE 's/^([a-z0-9-]+):.*## /\1\t/p' $(firstword $(MAKEFILE_LIST))
clean:                           ## remove what was built, but models and studies
	@for f in $(if $(wildcard $(BUILD)/common/*.o $(addsuffix libparadiddle.a,$(addprefix $(BUILD)/,/ arm64/ fuzz/ san/ same/*/ warnings/*/))),$(wildcard $(BUILT:%=$(BUILD)/%))); do \
	    [ "$$(find $$f \( -name asked -o -name settings \) -print -quit)" ] || $(RM) -r $$f; done
	@for f in $(BUILD)/*; do [ ! -e "$$f" ] || echo "$$f stays"; done
	@rmdir $(BUILD) 2>/dev/null || true

ifeq ($(PKG_LIBS)$(filter deps help clean layers arm64 uninstall sets,$(MAKECMDGOALS)),)
$(error libraries are missing ($(PKGS)): run `make deps`, or install: $(DEPS))
endif

# tree FOLDER/,FLAGS,OBJECTS: the rules of one of the three trees of objects
define tree
$(BUILD)/$(1)%_simd.o: %_simd.c
	@mkdir -p $$(@D)
	$$(COMPILE) $$(SIMDFLAG) $$(BASE) $(2) -c -o $$@ $$<
$(BUILD)/$(1)%_simd_avx2.o: %_simd.c
	@mkdir -p $$(@D)
	$$(COMPILE) $$(SIMDFLAG) $$(AVX2) $(2) -c -o $$@ $$<
$(BUILD)/$(1)%_simd_avx512.o: %_simd.c
	@mkdir -p $$(@D)
	$$(COMPILE) $$(SIMDFLAG) $$(AVX512) $(2) -c -o $$@ $$<
$(BUILD)/$(1)%.o: %.c
	@mkdir -p $$(@D)
	$$(COMPILE) $(2) -c -o $$@ $$<
$(BUILD)/$(1)libparadiddle.a: $(3)
	@$$(RM) $$@ && $$(AR) rcs $$@ $$^
endef
$(eval $(call tree,,,$(LIBOBJ)))
$(eval $(call tree,double/,-DREAL_DOUBLE,$(DBLOBJ)))
$(eval $(call tree,replay/,,$(LIBOBJ:$(BUILD)/%=$(BUILD)/replay/%)))
# by rename: a study that runs meanwhile has the one or the other
$(BUILD)/bin/%: $(BUILD)/tools/%.o $(BUILD)/libparadiddle.a
	@mkdir -p $(@D)
	$(LINK) -o $(BUILD)/tools/$* $^ $(LIBS) && mv -f $(BUILD)/tools/$* $@
$(BUILD)/unit/%_f64: $(BUILD)/double/tests/unit/%_f64.o $(BUILD)/double/libparadiddle.a
	@mkdir -p $(@D)
	$(LINK) -o $@ $^ $(LIBS)
$(BUILD)/unit/fuzz_%: $(REPLAY)/tests/fuzz/%.o $(REPLAY)/tests/fuzz/replay.o $(REPLAY)/libparadiddle.a
	@mkdir -p $(@D)
	$(LINK) -o $@ $^ $(LIBS)
# of one file each: benchmarks, what explores, what damages, unit programs
$(BENCHES:%=$(BUILD)/bench/%) $(FUZZ:%=$(BUILD)/fuzz/%) $(BUILD)/damage $(patsubst %,$(BUILD)/unit/%,$(filter-out %_f64,$(UNITS))): $(BUILD)/%: $(BUILD)/tests/%.o $(BUILD)/libparadiddle.a
	@mkdir -p $(@D)
	$(LINK) -o $@ $^ $(LIBS)

$(BUILD)/completion.%: $(TOOLS:%=$(BUILD)/bin/%) pipelines/completion.sh pipelines/maps
	@pipelines/completion.sh $* $(TOOLS:%=$(BUILD)/bin/%) >$@.tmp && mv $@.tmp $@

# maps and models, where the tools look for them: formats/datafile.h; in a tree that was copied they are of the other one
$(BUILD)/share/paradiddle: $(if $(subst $(CURDIR)/pipelines,,$(shell readlink $(BUILD)/share/paradiddle 2>/dev/null)),copied)
	@mkdir -p $(@D) && ln -sfn "$(CURDIR)/pipelines" $@

.PHONY: all built copied check warnings programs layers deps demo model ablation models bench arm64 fuzz damage kill load reproducible install uninstall deb help clean study tables sets variants explain studies
.SECONDARY:
.DELETE_ON_ERROR:
-include $(shell find $(BUILD)/ -name '*.d' 2>/dev/null)

endif
