# each choice of a recipe is heard: where it is, in a segment that is else the same
. "$T/mix_parts.sh"
onsets() { zts2txt "$1" | awk '$1 == "tensor" || $1 == "series" { on = $2 == "onset"; n += on } on && /^[0-9]/ { print n - 1, $1, $2 }'; }
notes() { zts2txt "$1" | awk '$1 == "tensor" || $1 == "series" { on = $2 == "note" } on && /^[0-9]/' | tr ' ' '\n' | sort -nu | paste -sd ' '; }
tone() { sox -D -R -r 44100 -n -c 1 -b 16 "$1" synth "$2" ${4:-square} $3 vol 0.5; }
mix() { mixdown $off -n 4 -o x.zts -w x.wav "$@"; }

# how many there are by default
mixdown $off -o d.zts mix.recipe; shard -s d.zts | awk 'NR == 2 { print $4, "segments" }'; zts2txt d.zts | awk '/^key/ && !n++ { print $2 }'

# an octave higher a stroke is half as long
mkdir long; for n in 36 38 42; do tone long/${n}_v1_rr1.wav 0.2 1000; done
printf 'kit\tlong\ngroove\tbeat.mid\nmin_velocity\t1\n' >long.recipe
loud() { sox x.wav -t s16 - | od -An -v -t d2 -w2 | awk '{ n += $1 > 300 || $1 < -300 } END { print n }'; }
mix long.recipe; a=$(loud); mix -s piece_semitones=12,12 long.recipe; b=$(loud)
awk -v a=$a -v b=$b 'BEGIN { k = a / b; print "an octave:", (k > 1.9 && k < 2.1 ? "half as long" : k) }'

# strokes deviate from where they are by 10 ms
mix -n 30 -s humanize_ms=10 long.recipe
onsets x.zts | awk '$3 == 0 { d = $2 - t - 1; if ($1 == s && d * d < 0.04) { sum += d * d; n++ } s = $1; t = $2 }
    END { k = 1000 * sqrt(sum / n / 2); print "10 ms:", (k > 8 && k < 12 ? "10 ms" : k) }'

# 10 ms late to the beat, half of it taken away, all of it
for i in $(seq 16); do echo "$(awk -v i=$i 'BEGIN { print i / 2 + 0.01 }') SD 127"; done | onset2midi >late.mid
printf 'kit\tkit\ngroove\tlate.mid\n' >late.recipe
for share in 0 0.5 1; do
    mix -n 1 -s quantize=$share late.recipe
    onsets x.zts | sed -n "2s/^0/$share/p"
done | awk 'NR == 1 { late = $2 } { printf "quantize %s: %.0f ms earlier\n", $1, 1000 * (late - $2) }'

# pieces of two kits: of one alone without swap; the strokes of the one sound for 200 ms, of the other for 20
mkdir short; for n in 36 38; do tone short/${n}_v1_rr1.wav 0.02 1000; done
for i in $(seq 8); do echo "$i KD 127"; echo "$i.5 SD 127"; done | onset2midi >turns.mid
printf 'kit\tlong\nkit\tshort\ngroove\tturns.mid\n' >two.recipe
for swap in 0 1; do
    mix -n 24 -s swap=$swap two.recipe
    sox -V1 x.wav -r 4410 -t s16 - | od -An -v -t d2 -w2 | awk '{ print ($1 > 1000 || $1 < -1000) }' >on
    onsets x.zts | awk 'NR == FNR { on[NR] = $1; next }
        $2 < 3.8 { t = int(($1 * 4 + $2 + 0.05) * 4410); k = 0; for (i = t; i < t + 400; i++) k += on[i]; of[$1] = of[$1] (k > 100 ? "long" : "short") }
        END { for (s in of) mixed += of[s] ~ /long/ && of[s] ~ /short/; print (mixed > 6 ? "mixed" : mixed + 0) }' on - | sed "s/^/swap $swap: /"
done

# music under a groove: recorded, or a song's; a layer is of the other
tone high.wav 9 9000 sine; tone low.wav 9 300 sine
printf 'kit\tkit\ngroove\tbeat.mid\nsong\tbeat.mid\tlow.wav\nbacking\thigh.wav\nmin_velocity\t1\nmusic\t1\n' >music.recipe
bands() { zts2txt x.zts | awk '/^(series|tensor)/ { on = $2 == "spec" } on && /^[0-9]/ { a = b = 0; for (i = 1; i <= 40; i++) if ($i > a) a = $i; for (i = 60; i <= 84; i++) if ($i > b) b = $i; low += a > 0.5; high += b > 0.5; n++ }
    END { print (low > n / 2 ? "low" : "") (high > n / 2 ? "high" : "") }'; }
for r in 0 1; do mix -s music=1 -s layers=0 -s sing=0 -s leave_out=1 -s recorded=$r music.recipe; echo "recorded $r: $(bands)"; done
for l in 0 1; do mix -s music=1 -s song_share=1 -s sing=0 -s leave_out=1 -s recorded=1 -s layers=$l music.recipe; echo "layers $l: $(bands)"; done

# a habit changes, the ride is played for the hats
mkdir all; for n in 36 37 38 39 42 43 46 49 51 53 54 56; do tone all/${n}_v1_rr1.wav 0.05 1000; done
printf 'kit\tall\ngroove\tbeat.mid\nmin_velocity\t1\n' >all.recipe
mix all.recipe; echo "as they are: $(notes x.zts)"
mix -s ride=1 all.recipe; echo "ride: $(notes x.zts)"
mix -n 60 -s percussion=1 all.recipe; echo "habits: $(notes x.zts)"

# a room, and a file in between, are heard
mix mix.recipe; cp x.zts plain.zts
for what in room codec; do mix -s $what=1 mix.recipe; ztscmp -t 0.05 x.zts plain.zts >/dev/null && echo "$what changes nothing" || echo "$what is heard"; done
mix -s piece_db=-20,20 mix.recipe; ztscmp -t 0.05 x.zts plain.zts >/dev/null && echo "piece_db changes nothing" || echo "piece_db is heard"
# the voice above the music, or below it
printf 'kit\tkit\ngroove\tbeat.mid\nbacking\tlow.wav\nvoice\thigh.wav\nmin_velocity\t1\n' >voice.recipe
for db in -20 20; do
    mix -s music=1 -s layers=0 -s sing=1 -s leave_out=1 -s voice_db=$db,$db voice.recipe
    sox -V1 x.wav -n highpass 3000 stat 2>&1 | awk '/RMS.*amp/ { print $3 }'; sox -V1 x.wav -n stat 2>&1 | awk '/RMS.*amp/ { print $3 }'
done | paste - - - - | awk '{ print ($1 / $2 < 0.2 && $3 / $4 > 0.8 ? "a voice below the music, and above it" : $0) }'
# as soft as may be is played; other classes by -m
mix -s min_velocity=100 mix.recipe; onsets x.zts | cut -d ' ' -f 3 | sort | uniq -c | awk '{ print "class", $2 }'
mixdown $off -n 2 -m gm-3 -o x.zts mix.recipe; zts2txt x.zts | sed -n '/^attr classes/p' | sort -u; onsets x.zts | cut -d ' ' -f 3 | sort -u | paste -sd ' '
