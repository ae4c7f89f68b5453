# what the recipe's parts turn into, heard and labelled: tails, loops, channels, tables of notes, weights, levels
. "$T/mix_parts.sh"
. "$T/smf.bash"
# segment, time and class of each onset; the highest sample of each piece of so many seconds
onsets() { zts2txt "$1" | awk '$1 == "tensor" || $1 == "series" { on = $2 == "onset"; n += on } on && /^[0-9]/ { print n - 1, $1, $2 }'; }
peaks() { sox "$1" -r 2205 -t s16 - downsample 20 | od -An -v -t d2 -w2 | awk -v per="$2" '{ a = $1 < 0 ? -$1 : $1; if (a > top) top = a } NR % int(per * 2205) == 0 { printf "%.3f\n", top / 32768; top = 0 }'; }
tone() { sox -D -r 44100 -n -c 1 -b 16 "$1" synth "$2" square 100 vol "$3"; }
mix() { mixdown $off "$@"; }

# at the fourth second a stroke that sounds for five, before and after it notes of another channel: of the segments
# without an onset some sound, from the stroke on
mkdir long
tone long/36_v1_rr1.wav 5 0.9; tone long/38_v1_rr1.wav 0.1 0.9
others() { for i in $(seq $1); do echo 127 1 38 100; done; }
smf $(others 6) 38 10 36 127 $(others 24) >once.mid
printf 'kit\tlong\ngroove\tonce.mid\n' >long.recipe
mix -n 24 -o long.zts -w long.wav long.recipe
onsets long.zts | cut -d ' ' -f 1,3 >with
peaks long.wav 4 | awk 'NR == FNR { onset[$1] = 1; class[$2] = 1; next } { n[($1 > 0.1 ? "sound" : "silence") ((FNR - 1) in onset ? ", onset" : "")]++ }
    END { for (what in n) print what, n[what]; for (c in class) print "class", c }' with - | sort

# what is shorter than a segment goes round and round
smf 0 10 36 127 100 1 38 100 100 1 38 100 >second.mid
printf 'kit\tkit\ngroove\tsecond.mid\n' >second.recipe
mix -n 8 -o second.zts second.recipe
onsets second.zts | awk '{ n[$1]++; first[$1] = $1 in first ? first[$1] : $2; k = $2 - last[$1]; if (n[$1] > 1 && (k < 0.999999 || k > 1.000001)) print "gap of", k; last[$1] = $2 }
    END { for (s in n) if (++all && (first[s] < 0 || first[s] > 1.2 || last[s] < 3 || last[s] >= 4.005)) print "segment", s, first[s], last[s]; print all, "segments" }'

# each groove its table of notes, and its weight; what a table lacks is told of each once; weights of 0 are never drawn, and not all may be 0
printf '36 36\n' >kick.map; printf '38 36\n' >snare.map; printf '42 36\n' >hat.map
{ printf 'kit\tkit\n'; for m in kick:3 snare:1 hat:0 kick:0; do printf 'groove\tsecond.mid\t%s\t./%s.map\n' ${m#*:} ${m%:*}; done; } >tables.recipe
mix -n 40 -o tables.zts tables.recipe
onsets tables.zts | cut -d ' ' -f 1,3 | uniq | cut -d ' ' -f 2 | sort | uniq -c
sed 's/\t[13]\t/\t0\t/' tables.recipe | mixdown -n 1 -o x.zts || echo "exit $?"

# of two kits one has a cross stick, which is no snare, and a splash, which is no crash: another's are played
mkdir stick; cp kit/36* kit/42* stick; cp kit/38_v1_rr1.wav stick/37_v1_rr1.wav; cp kit/42_v1_rr1.wav stick/55_v1_rr1.wav; cp kit/42_v1_rr1.wav kit/49_v1_rr1.wav
printf '49 36\n' >crash.map
for m in snare crash; do
    printf 'kit\tkit\nkit\tstick\ngroove\tsecond.mid\t1\t./%s.map\n' $m | mix -n 12 -o stick.zts 2>/dev/null
    echo "$m:" $(onsets stick.zts | cut -d ' ' -f 1 | uniq | wc -l)
done
rm kit/49*

# a groove with a table plays all channels, a song only its drums
smf 0 1 36 100 0 10 38 100 60 1 36 100 0 10 38 100 >two.mid
sox -D -n -r 44100 -c 1 -b 16 two.wav trim 0 2
printf '36 36\n38 38\n' >same.map
for part in groove:two.mid song:two.mid:two.wav; do
    printf '%s\t1\t./same.map\n' "$part" | tr : '\t' | mix -n 8 -s min_velocity=1 -o two.zts <(printf 'kit\tkit\n'; cat)
    echo "${part%%:*}:" $(onsets two.zts | cut -d ' ' -f 3 | sort -u)
done

# a voice as loud as the music is, whatever its file has; nobody plays: no label, no sound
sox -n -r 44100 -c 1 -e float -b 32 loud.wav synth 9 sine 500 vol 0.4
sox -n -r 44100 -c 1 -e float -b 32 soft.wav synth 9 sine 500 vol 0.01
for v in loud soft; do
    printf 'kit\tkit\ngroove\tsecond.mid\nbacking\tband.wav\nvoice\t%s.wav\n' $v | mix -s music=1 -s layers=0 -s sing=1 -s voice_db=0,0 -s leave_out=1 -n 2 -o $v.zts
done
ztscmp -t 0.01 loud.zts soft.zts && echo "as loud"
# music that is shorter than what is rendered begins anywhere: of the half seconds of 16 segments, how many sound
sox -D -n -r 44100 -c 1 -b 16 short.wav synth 1.5 square 500 vol 0.5
printf 'kit\tkit\ngroove\tsecond.mid\nbacking\tshort.wav\n' | mix -s music=1 -s drumless=1 -n 16 -o short.zts -w short16.wav
peaks short16.wav 0.5 | awk '$1 > 0.1 { n[(NR - 1) % 8]++ } END { for (i = 0; i < 8; i++) printf "%d ", n[i]; print "" }'
mix -n 2 -s drumless=1 -o none.zts -w none.wav second.recipe
onsets none.zts; peaks none.wav 8
mix -n 1 -H -o half.zts second.recipe; ztsinfo half.zts | awk '$2 == "spec" { print $4 }'
