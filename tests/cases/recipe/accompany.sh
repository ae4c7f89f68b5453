# accompaniments: no drums; percussive programs of other channels become a marimba; `other` swaps the halves of a family
command -v fluidsynth >/dev/null && font=/usr/share/sounds/sf2/TimGM6mb.sf2 && [ -r $font ] || { echo "no fluidsynth with its soundfont"; exit 77; }
song() {  # channel from 0, program
    printf 'MThd\0\0\0\6\0\0\0\1\0\144MTrk\0\0\0\20'
    printf "$(printf '\\0\\x%02x\\x%02x\\0\\x%02x\\74\\144\\144\\x%02x\\74\\0' $((192 + $1)) "$2" $((144 + $1)) $((128 + $1)))"'\0\377\57\0'
}
sound() {  # channel, program [other]: the samples' sum
    song "$1" "$2" >song.mid
    rm -f out.flac
    "$T/../pipelines/accompany.sh" song.mid out.flac $font ${3:-}
    sox -V1 out.flac -t s16 - | od -An -v -t d2 -w2 | awk '{ sum += $1 * $1 } END { print sum + 0 }'
}
same() { if [ "$1" = "$2" ]; then echo same; else echo another; fi; }
echo "channel 10: $(sound 9 0)"
marimba=$(sound 15 12)
for program in 11 112 115 119 127; do echo "$program: $(same "$marimba" "$(sound 0 $program)")"; done
piano=$(sound 0 0)
# a message of Roland's makes a rhythm part of channel 1, which here it stays not
song() {
    printf 'MThd\0\0\0\6\0\0\0\1\0\144MTrk\0\0\0\34\0\360\12\101\0\102\22\100\21\25\1\31\367'
    printf '\0\300\0\0\220\74\144\144\200\74\0\0\377\57\0'
}
echo "a rhythm part: $(same "$piano" "$(sound 0 0)")"
song() { printf 'MThd\0\0\0\6\0\0\0\1\0\144MTrk\0\0\0\20'; printf "$(printf '\\0\\x%02x\\x%02x\\0\\x%02x\\74\\144\\144\\x%02x\\74\\0' $((192 + $1)) "$2" $((144 + $1)) $((128 + $1)))"'\0\377\57\0'; }
echo "5 of other: $(same "$piano" "$(sound 0 4 other)")"
echo "0 of other: $(same "$(sound 0 4)" "$(sound 0 0 other)")"
