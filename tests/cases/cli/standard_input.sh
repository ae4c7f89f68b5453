# messages about standard input call it so, and those about a list tell its tool's form
. "$T/smf.bash"
. "$T/mix_parts.sh"
fails() { "$@" >out && echo "no error" || echo "$?"; }
fails txt2roll <<<'400000 KD'
printf '#track\ta\n#track\ta\n' | fails txt2roll
smf 0 10 36 127 0 10 49 127 >song.mid
kit2wav -k kit - <song.mid >x.wav
for tool in midi2onset midi2roll txt2roll; do
    printf 'a\tsong.mid\tb\n' | fails $tool -l -
    printf 'a\tsong.mid\tb\tc\n' | fails $tool -l -
done
printf 'a.wav\tsong.mid\t1\t2\n' | fails kit2wav -k kit -l -
printf 'a\ta.wav\tb.wav\tc\n' | fails wav2spec -l -
printf 'a\n' | fails score -l -
fails score -l - </dev/null
fails threshold </dev/null
fails predict -m - </dev/null
echo 1 | fails packmodel
