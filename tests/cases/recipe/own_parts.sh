# parts that split.sh knows nothing of: some of each kind judge; what lacks is said of the tables, before anything is made
split() { rm -rf lists; "$T/../pipelines/split.sh" d lists "$@" || echo "exit $?"; }
tab() { tr ' ' '\t'; }
sides() { awk -F '\t' -v list="$1" '!/^#/ { side[$1] = side[$1] " " $2 } END { print list " train:" side["train"] ", valid:" side["valid"] }' lists/$1.tsv; }
kits() { { echo kit family kind scope; printf '%s acoustic %s\n' "$@"; } | tab >d/kits/kits.tsv; cut -f 1 d/kits/kits.tsv | sed 1d | (cd d/kits && xargs mkdir -p); }
songs() { mkdir -p d/songs-midi/s; { echo file seconds drum_notes; printf '%s.mid 9 %s\n' "$@"; } | tab >d/songs-midi/s/index.tsv; (cd d/songs-midi/s && cut -f 1 index.tsv | sed 1d | xargs touch); }
mkdir -p d/kits d/songs-midi/s d/gmd d/backing d/rooms

songs one 9 two 9
kits 'mine mine' full 'yours yours' full
split; sides kits; sides songs
kits 'shaker shaker' partial:other 'mine mine' full 'mine-loud mine' full 'yours yours' full 'hats hats' partial:hat
split; sides kits
songs one 9 silent 0 two 9 three 9 four 9
split; sides songs
songs silent 00 one 9 two 9
split; sides songs
{ echo file seconds; for s in a_1 a_2 b_1; do echo $s.ogg 9; touch d/backing/$s.ogg; done; } | tab >d/backing/backing.tsv
{ echo file seconds t60_s; for s in garage_1 hall_1 hall_2; do echo $s.wav 1 1; touch d/rooms/$s.wav; done; } | tab >d/rooms/rooms.tsv
split; sides backing; sides rooms
# where grooves judge, few songs all train
printf 'h\n,,,,,beat,,g.mid,,4,validation\n' >d/gmd/info.csv; touch d/gmd/g.mid
split; sides songs
rm d/gmd/*

# what cannot be, one line each
songs one 9
split
mkdir -p more/groove && cp d/songs-midi/s/* more/groove
split more; sides songs
kits 'mine mine' full 'loud mine' full
split more
kits 'mine mine' full 'yours yours' full; rmdir d/kits/yours
split more
mkdir d/kits/yours; rm d/songs-midi/s/one.mid
split more
rm -r d/songs-midi
split
mkdir -p d/songs-midi/groove && cp more/groove/* d/songs-midi/groove
split more
# a row given again is passed over, here where the fourth song judges; another row of the same file is not
rm -r d/songs-midi/groove
songs one 9 one 9 two 9 three 9 four 9
kits 'mine mine' full 'mine mine' full 'yours yours' full
split; sides songs; sides kits
split d/songs-midi d/songs-midi; sides songs
songs one 9 one 8 two 9
split
# one kit would be on both sides
songs one 9 two 9
kits 'mine mine' full 'mine yours' full; split; kits 'mine mine' full 'yours yours' full
# what a table says and cannot be is said of its row, before anything is made
songs one 9 two 9
wrong() { printf '%b' "$2" >"d/$1"; split; rm -r "d/${1%/*}"; mkdir -p "d/${1%/*}"; }
wrong backing/backing.tsv 'file\tseconds\na.ogg\t9\n\nb.ogg\n'
wrong gmd/info.csv 'h\n,,,rock,,beat,,g.mid,,4,Train\n'
wrong gmd/info.csv 'h\n,,,"rock, slow",,beat,,g.mid,,4,train\n'
kits 'mine mine' full 'yours yours' full; sed -i s/acoustic/Acoustic/ d/kits/kits.tsv; split
songs one many; kits 'mine mine' full 'yours yours' full; split
# grooves of other notes than a TD-11's
songs one 9 two 9
printf 'h\n,,,,,beat,,g.mid,,4,train,gm\n,,,,,beat,,h.mid,,4,train\n' >d/gmd/info.csv; touch d/gmd/{g,h}.mid
split; "$T/../pipelines/recipe.sh" lists '' train | grep '^groove'
# a table of notes lies beside info.csv, or is installed
printf 'h\n,,,,,beat,,g.mid,,4,train,pads.map\n,,,,,beat,,h.mid,,4,train,td11-gm\n' >d/gmd/info.csv; echo 36 36 >d/gmd/pads.map
split; "$T/../pipelines/recipe.sh" lists '' train | grep '^groove'
# a kit in a folder below would not be found in the table
kits 'mine mine' full 'deep/yours yours' full; split
# tables without a line that names the columns, and songs beside their folders
kits 'mine mine' full 'yours yours' full; sed -i 1d d/kits/kits.tsv; split; kits 'mine mine' full 'yours yours' full
wrong backing/backing.tsv 'a.ogg\t9\nb.ogg\t9\n'
wrong rooms/rooms.tsv 'a.wav\t1\t1\n'
wrong gmd/info.csv ',,,rock,,beat,,g.mid,,4,train\n'
cp d/songs-midi/s/index.tsv d/songs-midi; split; rm d/songs-midi/index.tsv
sed -i 1d d/songs-midi/s/index.tsv; split
