# songs of packages, here unpacked to root/: few strokes and further drum channels stay out, names get a prefix; and guitars
. "$T/smf.bash"
folder=root/usr/share/games/simutrans/music
mkdir -p $folder root/usr/share/mma/lib/pflib
song() { smf $(for i in $(seq "$1"); do echo 100 10 38 90; done); }
song 60 >"$folder/02-a name.mid"
song 49 >$folder/03-soft.mid
song 60 >$folder/48-loud.mid
song 50 >root/usr/share/mma/lib/pflib/rock.mid
games=root/usr/share/games/fretsonfire/data/songs
mkdir -p "$games"/{muldjord/chaos_god,"sectoid/Slow song"}
for song in "$games"/*/*/; do sox -V1 -D -n -r 44100 -c 2 "$song/guitar.ogg" synth 2 pluck vol 0.3; done
ROOT=root "$T/../pipelines/more_songs.sh" out
ROOT=root "$T/../pipelines/more_songs.sh" out 2>/dev/null   # again, to the same
(cd out && head */index.tsv && ls */*.mid)
mkdir data && "$T/../pipelines/split.sh" data lists out
cat lists/backing.tsv
"$T/../pipelines/recipe.sh" lists nothing train | grep backing
# no package, no song of groove's: no songs, and make model goes on with those of its folder
ROOT=nowhere "$T/../pipelines/more_songs.sh" none 2>/dev/null
"$T/../pipelines/split.sh" data lists none
cat lists/songs.tsv
