# several kits, recordings by chance, lists, what no kit has
. "$T/smf.bash"
level() { sox -D -r 44100 -n -c 1 -b 16 "$1" synth 100s square 1 vol "$2"; }
mkdir -p kits/a kits/b kits/choice
level kits/a/36_v1_rr1.wav 0.125; level kits/a/38_v1_rr1.wav 0.25; level kits/a/45_v1_rr1.wav 0.375
level kits/b/38_v1_rr1.wav 0.5; level kits/b/42_v1_rr1.wav 0.625
for take in 1 2 3 4; do level kits/choice/36_v1_rr$take.wav 0.$take; done
printf 'kit\tround_robins_are\nb\trepeats\nchoice\talternatives\n' >kits/kits.tsv
smf 0 10 36 127  1 10 38 127  1 10 42 127  1 10 45 127  1 10 54 90  0 10 54 90 >song.mid
# one sample of each stroke, five milliseconds apart
levels() { sox -V1 "$1" -t s16 - | od -An -v -t d2 -w2 | awk 'NR % 221 == 20 { printf " %.3f", $1 / 32768 } END { print "" }'; }

kit2wav -g 0 -k kits/a -k kits/b song.mid | levels -
kit2wav -g 0 -k snare=kits/b -k kits/a song.mid | levels -
kit2wav -g 0 -k kick=kits/b -k hat=kits/b -k other=kits/a -k tom=kits/a song.mid | levels -

strokes="0 10 36 127 $(for i in $(seq 30); do echo 1 10 36 127; done)"
smf $strokes >roll.mid
n_levels() { levels - | tr ' ' '\n' | sort -u | grep -c .; }
echo "alternatives: one for a piece, by the seed"
for seed in 1 2 3 4 5 6 7 8; do kit2wav -g 0 -s $seed -k kits/choice roll.mid | n_levels; done | sort -u
for seed in 1 2 3 4 5 6 7 8; do kit2wav -g 0 -s $seed -k kits/choice roll.mid | levels - | cut -c 1-6; done | sort -u
sed -i 's/$/\r/; 1s/kit/name/' kits/kits.tsv   # the first column, whatever it is called
kit2wav -g 0 -s 1 -k kits/choice roll.mid | n_levels
(cd kits/choice; kit2wav -g 0 -s 1 -k . ../../roll.mid) | n_levels
mkdir linked; cp kits/kits.tsv linked; ln -s ../kits/choice linked/mine; sed -i 's/^choice/mine/' linked/kits.tsv
kit2wav -g 0 -s 1 -k linked/mine/ roll.mid | n_levels   # a table is beside the name, also of a link
mv kits/kits.tsv kits/other.tsv
echo "repeats: all of them"
kit2wav -g 0 -k kits/choice roll.mid | n_levels
echo "a list gives what single files give"
printf 'one.wav\tsong.mid\ntwo.flac\troll.mid\t7\nthree.wav\troll.mid\n' >list
kit2wav -v -k kits/choice -k kits/b -l list
kit2wav -k kits/choice -k kits/b song.mid -o one_.wav 2>/dev/null
kit2wav -k kits/choice -k kits/b roll.mid -s 7 -o two_.flac
kit2wav -k kits/choice -k kits/b roll.mid -o three_.wav
cmp one.wav one_.wav; cmp two.flac two_.flac; cmp three.wav three_.wav
cmp -s three.wav <(sox -V1 two.flac -t wav -) && echo "the seed is of no consequence" || true
echo "repeats, as the table has it"
printf 'kit\tround_robins_are\nchoice\trepeats\n' >kits/kits.tsv
kit2wav -g 0 -k kits/choice roll.mid | n_levels
echo "notes that a table takes to nothing are missed by nobody"
printf '36 36\n- 38 42 45 54\n' >kick.map
kit2wav -g 0 -m ./kick.map -k kits/a song.mid | levels -
