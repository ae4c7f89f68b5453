# with every chance off the labels are where the sound begins: 0.5 s apart, kick and snare in turns
. "$T/mix_parts.sh"
mixdown -n 6 $off -o a.zts mix.recipe
zts2txt a.zts | awk '
    $1 == "series" { what = $2; n = 0 } $1 == "tensor" { what = $2 } !/^[0-9]/ { next }
    what == "spec" { low[n] = $1 + $2 + $3; high[n] = $80 + $81 + $82; n++ }
    what == "roll" { if ($1 == 2) rise(low, "kick"); if ($4 == 2) rise(high, "hat"); n++ }
    function rise(band, name) {  # three frames before, nothing; at the label, sound
        if (n < 5) return
        count[name]++
        if (band[n] > 4 * band[n - 4] && band[n + 1] > 4 * band[n - 4]) good[name]++
    }
    what == "onset" { if ($2 == 0 && last) { k = $1 - last; if (k > 0 && (k < 0.999999 || k > 1.000001)) print "kicks", k, "s apart" }
                      last = $2 == 0 ? $1 : last }
    END { for (name in count) print name, count[name], good[name] }' | sort
# with the velocity it was played with, and in the order of the notes: class, velocity, note
zts2txt a.zts | awk '$1 == "tensor" || $1 == "series" { what = $2; i = 0 } what == "onset" && /^[0-9]/ { of[i++] = $2 " " $3 }
    what == "note" && /^[0-9]/ { for (k = 1; k <= NF; k++) print of[i++], $k }' | sort -u
# and the features are, frame for frame, those of the sound
mixdown -n 1 $off -w x.wav -o x.zts mix.recipe
spec() { zts2txt "$1" | awk '/^(series|tensor)/ { on = $2 == "spec" } on && /^[0-9]/' | sed -n 5,390p; }
paste -d ' ' <(spec x.zts) <(wav2spec x.wav | spec -) | awk '{ for (i = 1; i <= 84; i++) { d = $i - $(84 + i); if (d * d > 1e-4) bad++ } } END { print NR, "frames,", bad + 0, "values differ" }'
# what the map does not know is heard without a label, and said once; what it takes to nothing is meant so
printf 'KD 36\n-  42\n' >kick.map
mixdown -n 20 $off -m ./kick.map -o b.zts mix.recipe
# labels are of what sounds: a pedal's hat of a kit that has none is its closed one
printf '44 38\n' >pedal.map
printf 'kit\tkit\ngroove\tbeat.mid\t1\t./pedal.map\n' | mixdown -n 4 $off -m gm-18 -o pedal.zts 2>/dev/null
zts2txt pedal.zts | awk '$1 == "series" || $1 == "tensor" { what = $2; next } what == "onset" && /^[0-9]/ { class[$2] } what == "note" && /^[0-9]/ { note[$1] }
    END { for (c in class) print "class", c; for (n in note) print "note", n }'
