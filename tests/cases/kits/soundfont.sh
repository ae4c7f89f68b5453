# a SoundFont's drums: kit2wav's strokes are fluidsynth's, sample by sample, but for one gain; notes without sound, resuming
font=/usr/share/sounds/sf2/TimGM6mb.sf2
command -v fluidsynth >/dev/null && [ -r "$font" ] || { echo "fluidsynth or timgm6mb-soundfont is missing"; exit 77; }
convert=$T/../pipelines/soundfont_kit.sh
export SPACE=1 LAYERS=4
NOTES='36 42 20' "$convert" "$font" kits/tim 0 tim acoustic
(cd kits && find . -type f | sort && cat kits.tsv tim/LICENSE.txt)
before=$(cat kits/tim/* | cksum)
"$convert" "$font" kits/tim
[ "$(cat kits/tim/* | cksum)" = "$before" ] && echo "what is there stays"
NOTES='36 42' "$convert" "$font" again 00 && diff -r kits/tim again && echo "again: the same"
NOTES=36 "$convert" "$font" room 7 || ls
NOTES=36 "$convert" "$font" tr808 25
NOTES=70 LAYERS=1 "$convert" "$font" shakers/tim 0 tim percussion; tail -n 1 shakers/kits.tsv   # as model.mk asks for it
cmp -s kits/tim/36_v4_rr1.flac tr808/36_v4_rr1.flac || echo "another program: another kick"

# The strokes of both, where kit2wav has its layers' tops and between them: correlation at the best lag, ratio of levels
tr ' ' '\t' >strokes.txt <<'END'
0.5 36 127
1.5 36 95
2.5 36 31
3.5 36 80
4.5 42 127
5.5 36 1
END
onset2midi -o s.mid strokes.txt
kit2wav -g 0 -k kits/tim -o kit.wav s.mid
fluidsynth -niq -r 44100 -o synth.reverb.active=0 -o synth.chorus.active=0 -O float -T wav -F fluid.wav "$font" s.mid >/dev/null 2>&1
window() { sox -V1 "$1" -t f32 - remix - trim "$2" "$3" | od -An -v -t f4 -w4; }
while read -r time note velocity; do
    [ "$velocity" != 1 ] || continue
    # fluidsynth begins a few ms later: blocks, and what kit2wav leaves out before the stroke
    paste <(window kit.wav "$time" 0.05) <(window fluid.wav "$time" 0.07) | awk -v note="$note" -v velocity="$velocity" '
        NF == 2 { x[NR] = $1; y[NR] = $2; n = NR } NF == 1 { y[NR] = $1 }
        END { for (lag = -60; lag < 440; lag++) {
                  xx = yy = xy = 0
                  for (i = 1; i <= n; i += 2) { b = y[i + lag]; xx += x[i] * x[i]; yy += b * b; xy += x[i] * b }
                  if (yy > 0 && xy / sqrt(xx * yy) > best) { best = xy / sqrt(xx * yy); ratio = sqrt(xx / yy) }
              }
              printf "%d %d %.4f %.9g\n", note, velocity, best, ratio }'
done <strokes.txt | awk '
    NR == 1 { full = $4 }
    { db = 20 * log($4 / full) / log(10); printf "note %d velocity %d: correlation %s, level %s\n", $1, $2, ($3 > 0.998 ? "above 0.998" : $3),
          (db * db < 0.02 ? "the same" : sprintf("%+.1f dB", db)) }'

# a crash whose key is held rings as fluidsynth's does: the level of its second half second over that of its first
NOTES=49 SPACE=3 LAYERS=1 "$convert" "$font" crash
. "$T/smf.bash"
smf 0 10 49 127  120 1 60 0 120 1 60 0 120 1 60 0 120 10 49 0 >held.mid
fluidsynth -niq -r 44100 -o synth.reverb.active=0 -o synth.chorus.active=0 -O float -T wav -F held.wav "$font" held.mid >/dev/null 2>&1
decay() { for at in 0.02 0.5; do window "$1" $at 0.4 | awk '{ s += $1 * $1 } END { print s }'; done | paste -s | awk '{ print 10 * log($1 / $2) / log(10) }'; }
echo "$(decay crash/49_v1_rr1.flac) $(decay held.wav)" | awk '{ print ($1 - $2 < 0.3 && $2 - $1 < 0.3 ? "a held crash: the same decay" : $0) }'
