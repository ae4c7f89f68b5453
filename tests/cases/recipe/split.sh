# The lists of who trains and who validates, of a made-up data folder, and the recipes of both; what it lacks gives no list.
mkdir -p d/kits d/gmd d/songs-midi/{r,s} d/backing d/rooms
tab() { tr ' ' '\t'; }
tab >d/kits/kits.tsv <<'END'
kit family kind scope
zeta forzee acoustic full
beta avl acoustic full
alpha forzee acoustic partial:hat
gamma machine electronic full
delta hand percussion partial:other
END
cat >d/gmd/info.csv <<'END'
drummer,session,id,style,bpm,beat_type,time_signature,midi_filename,audio_filename,duration,split
drummer1,drummer1/s,drummer1/s/1,funk,138,beat,4-4,drummer1/s/1_funk.mid,,27.8,test
drummer1,drummer1/s,drummer1/s/2,soul,102,fill,4-4,drummer1/s/2_soul.mid,,3.5,validation
drummer2,drummer2/s,drummer2/s/1,rock,99,beat,4-4,drummer2/s/1_rock.mid,,9,train
END
{ echo file seconds drum_notes; for i in 1 2 introa 3 4 5; do echo d_$i.mid 7 9; done; } | tab >d/songs-midi/s/index.tsv
{ echo file seconds drum_notes; for i in 1 2 3; do echo r_$i.mid 8 9; done; } | tab >d/songs-midi/r/index.tsv   # counted anew in each
{ echo file seconds; for s in sodium_01 sodium_02 rubidium_01 rubidium_live caesium_01 lithium_09; do echo $s.ogg 30; done; } | tab >d/backing/backing.tsv
{ echo file seconds t60_s; for r in hall_1 church_1 church_2 plate_small_1 plate_medium_9; do echo $r.flac 2 0.5; done; } | tab >d/rooms/rooms.tsv
"$T/../pipelines/split.sh" d out 2>/dev/null || true   # its files are not there yet
cut -f 3 out/*.tsv | grep '^d/' | while read -r file; do
    case $file in d/kits/*) mkdir "$file" ;; *) mkdir -p "${file%/*}" && : >"$file" ;; esac
done
"$T/../pipelines/split.sh" d out
(cd out && head -n 99 *)
mkdir -p more/m && touch more/m/m_{1,2,introa,3,4,5}.mid && sed 's/d_/m_/' d/songs-midi/s/index.tsv >more/m/index.tsv
"$T/../pipelines/split.sh" d out more
cut -f 1-3 out/songs.tsv
mkdir -p music/{first,second}/{s,r} voices
for f in first/s/d_1 second/s/d_1 first/s/d_4 first/r/r_1; do : >music/$f.flac; done
for i in 01 02 03 04 05 06 07 08 09 10; do : >voices/$i.flac; done
for side in train valid; do echo "== $side"; "$T/../pipelines/recipe.sh" out music $side voices; done
# the line ends of Windows
find d more -name '*.tsv' -exec sed -i 's/$/\r/' {} +
"$T/../pipelines/split.sh" d again more
diff -r out again
sed -i '2s/acoustic/brass/' d/kits/kits.tsv; "$T/../pipelines/split.sh" d bad more 2>&1 || echo "exit $?"; ls bad
