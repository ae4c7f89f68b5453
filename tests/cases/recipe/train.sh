# make model on a made-up data folder: drums of sox's tones and noises, bands by fluidsynth, recipes, a small network that
# learns from new mixes in every epoch, its thresholds, and a score on kits and grooves that it has not met.
. "$T/smf.bash"
command -v fluidsynth >/dev/null && [ -r /usr/share/sounds/sf2/FluidR3_GM.sf2 ] &&
    [ -r /usr/share/sounds/sf2/TimGM6mb.sf2 ] || { echo "no fluidsynth with its soundfonts"; exit 77; }
unset MAKEFLAGS MFLAGS MAKELEVEL

# kit FOLDER semitones: a falling tone, noises of several colours and lengths
kit() {
    mkdir -p "$1"
    tone() { sox -V1 -D -R -r 44100 -n -c 1 -b 16 "$1" synth "$2" $3 $4 fade l 0.001 "$2" "$2" vol "$5"; }
    tone "$1/36_v1_rr1.wav" 0.15 sine $((60 + 2 * $2))-40 0.9
    tone "$1/38_v1_rr1.wav" 0.12 whitenoise "bandpass $((1200 + 40 * $2)) 2q gain 6" 0.8
    tone "$1/45_v1_rr1.wav" 0.25 sine $((150 + 4 * $2))-130 0.9
    tone "$1/42_v1_rr1.wav" 0.06 whitenoise "highpass 9000 gain -3" 0.7
    tone "$1/49_v1_rr1.wav" 0.8 whitenoise "bandpass $((4500 + 60 * $2)) 1q" 0.5
}
{
    printf 'kit\tfamily\tkind\tscope\n'
    for k in 1 2 3; do printf 'k%d\tf%d\tacoustic\tfull\n' $k $k; kit data/kits/k$k $k >&2; done
    printf 'v\tforzee\tacoustic\tfull\n'; kit data/kits/v 4 >&2   # a family that judges
} >data.tsv && mv data.tsv data/kits/kits.tsv

# Grooves of two seconds and more: two bars of a pattern with a fill, different each.
mkdir -p data/gmd data/songs-midi/s
{
    echo "drummer,session,id,style,bpm,beat_type,time_signature,midi_filename,audio_filename,duration,split"
    for i in $(seq 24); do
        notes=()
        for step in $(seq 0 31); do
            here=()
            if (((step * 5 + i) % 8 < 3)); then here+=(36); fi
            if ((step % 8 == 4 || (step + i) % 13 == 0)); then here+=(38); fi
            if ((step % 2 == 0)); then here+=(42); fi
            if ((step % 16 == i % 16)); then here+=(49); fi
            if ((step > 26 - i % 5 && step % 3)); then here+=(48); fi
            first=$((24 - i % 7))
            for n in "${here[@]}"; do notes+=("$first" 10 "$n" $((60 + (step * 7 + i) % 60))); first=0; done
            if [ ${#here[@]} = 0 ]; then notes+=("$first" 2 60 1); fi
        done
        smf "${notes[@]}" >data/gmd/$i.mid
        echo "d,d/s,d/s/$i,rock,100,beat,4-4,$i.mid,,4,$([ $((i % 4)) = 0 ] && echo validation || echo train)"
    done
} >data/gmd/info.csv
printf 'file\tseconds\tdrum_notes\nsong.mid\t4\t8\n' >data/songs-midi/s/index.tsv
smf $(for i in 0 1 2 3 4 5 6 7; do echo 0 10 36 110  0 10 42 90  0 1 $((50 + i)) 90  50 10 38 110  0 1 $((50 + i)) 1; done) >data/songs-midi/s/song.mid

mkdir -p data/backing data/rooms out/voices out/asked
printf 'file\tseconds\nlithium_1.flac\t9\n' >data/backing/backing.tsv
sox -V1 -D -n -r 44100 -c 1 data/backing/lithium_1.flac synth 9 sine 220 synth 9 sine mix 330 vol 0.3
printf 'file\tseconds\tt60_s\nhall_1.flac\t0.4\t0.4\n' >data/rooms/rooms.tsv
sox -V1 -D -R -n -r 44100 -c 1 data/rooms/hall_1.flac synth 0.4 whitenoise fade l 0 0.4 0.39 vol 0.5
sox -V1 -D -R -n -r 44100 -c 1 out/voices/one.flac synth 3 brownnoise vol 0.4   # there already: espeak-ng need not be
mkdir -p more/shaker
printf 'kit\tfamily\tkind\tscope\nshaker\tf5\tpercussion\tpartial:other\n' >more/kits.tsv
sox -V1 -D -R -n -r 44100 -c 1 more/shaker/70_v1_rr1.wav synth 0.06 whitenoise highpass 5000 fade l 0 0.06 0.05 vol 0.4

ln -s "$T/../pipelines" .   # make takes no names with blanks in them
model() {
    ROOT=nowhere make -f pipelines/model.mk DATA=data MORE_KITS=more MODEL_OUT=out SONGS=1 SEGMENTS=48 VALID=24 JUDGE=24 EPOCHS=12 THREADS=1 \
        ARCH="rnn cell=gru layers=1 hidden=32" TRAIN="--batch 4 --lr 0.02 --schedule linear" "$@"
}
model -s >log 2>&1 || { cat log; exit 1; }
# who is on which side; and what chance may do, as mixdown has it now
for side in train valid; do mixdown -L | cmp - <(grep -v '/\|^#' out/$side.recipe); grep / out/$side.recipe | cut -f 1 | sort | uniq -c | tr -s ' ' | paste -s -d , | sed "s/^/$side:/"; done
grep -h '^kit' out/train.recipe out/valid.recipe
shard -s out/valid.zts out/judge.zts | cut -f 1,3,4
awk '$1 == "micro" { print ($7 > 0.75 ? "hears them" : "F1 " $7) }' out/scores.tsv
# the thresholds are in the model
predict -m out/drums.zts out/judge.zts | peakpick -z -t "$(cat out/thresholds)" | score out/judge.zts - | cmp - out/scores.tsv

# It goes on where it was: nothing is made twice. A newer network gets its thresholds and scores; what it learned from is gone.
model -s
touch out/model.zts
model -n | grep -oE '\b(mixdown|trainnet|predict|peakpick|threshold|packmodel|score) '
# A folder that is made anew, and is the same, is no cause to learn again.
model -s >log; touch mark out/voices; model -s
find out -newer mark -name '*.zts'
make -f pipelines/model.mk DATA=nothere 2>&1 | sed 's/^.*missing/missing/' || true
