# a kit at full level, as a drum machine's, is brought to the levels of a drummer's, and so are hats from elsewhere under a
# quiet kick: hats lie 8 dB below the kick, 0.398 of it
. "$T/mix_parts.sh"
mkdir flat quiet hats
tone() { sox -r 44100 -n -c 1 $1 synth 0.1 square 1000 vol $2; }
tone flat/36_v1_rr1.wav 0.9
tone flat/42_v1_rr1.wav 0.9
tone quiet/36_v1_rr1.wav 0.2
cp flat/42_v1_rr1.wav hats
for i in 1 2 3 4 5 6 7 8; do echo "$i KD 127"; echo "$i.5 HH 127"; done | onset2midi >slow.mid

levels() {  # recipe's lines: of each onset's class, its peak
    printf "$1groove\tslow.mid\n" >it.recipe
    mixdown -n 1 $off -w it.wav -o it.zts it.recipe
    sox it.wav -t dat - | awk '!/^;/ { printf "%s %.2f\n", $1, $2 < 0 ? -$2 : $2 }' >it.dat
    zts2txt it.zts | awk '$1 == "tensor" || $1 == "series" { on = $2 == "onset" } on && /^[0-9]/ { print $1, $2 }' |
        awk 'NR == FNR { at[++n] = $1; class[n] = $2; next }
            { for (i = 1; i <= n; i++) if ($1 >= at[i] + 0.01 && $1 < at[i] + 0.05 && $2 > top[i]) top[i] = $2 }
            END { for (i = 1; i <= n; i++) print class[i] ? "hat" : "kick", top[i] }' - it.dat | sort -u
}
levels 'kit\tflat\n'
levels 'kit\tquiet\nkit\thats\n'
