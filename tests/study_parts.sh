# study_parts.sh - sourced: the whole study in miniature. study BUILD TARGET ...
# makes it: two stand-in sets, their union and a real set's layout, one network
# of four units.
ln -s "$T/../pipelines" pipelines   # make takes no names with blanks in them
ln -s "$T/study" stand-in
mkdir space data
printf 'cell choice gru\nlayers choice 1\nhidden choice 4\nlr log 1e-2 5e-2\ndecay log 1e-5 1e-3\n' >space/rnn.space
mkdir -p data/SADTP/{one,two}
printf '0.5 KD 100\n1 SD 90\n2 HH 80\n' | onset2midi -k roland | tee data/SADTP/one/annotation.mid >data/SADTP/two/annotation.mid
sox -D -n -r 44100 -b 16 data/SADTP/one/mix.wav synth 4 noise vol 0.1; cp data/SADTP/one/mix.wav data/SADTP/two
unset MAKEFLAGS MAKELEVEL MAKEOVERRIDES
study() {
    make -s -j 4 -f pipelines/study.mk BUILD="$1" MADE_MK=stand-in/made.mk MADE_SETS="synth-drums synth-band" DATA=data \
        MADE_UNIONS="synth-drums synth-band synth-drums+synth-band" ARCHS=rnn UNION_ARCH=rnn SPACES=space SHOW=rnn/synth-band \
        TRIALS=2 EPOCHS=6 BATCH=1 MUSIC=0 SEED=3 "${@:2}" </dev/null
}
