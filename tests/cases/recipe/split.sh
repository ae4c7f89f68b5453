# The lists of who trains and who validates, of a made-up data folder; what it lacks gives no list.
mkdir -p d/kits d/gmd d/songs-midi/s d/backing
tab() { tr ' ' '\t'; }
tab >d/kits/kits.tsv <<'END'
kit family kind scope
zeta forzee acoustic full
beta avl acoustic full
alpha forzee acoustic partial:hat
END
cat >d/gmd/info.csv <<'END'
drummer,session,id,style,bpm,beat_type,time_signature,midi_filename,audio_filename,duration,split
drummer1,drummer1/s,drummer1/s/1,funk,138,beat,4-4,drummer1/s/1_funk.mid,,27.8,test
drummer1,drummer1/s,drummer1/s/2,soul,102,fill,4-4,drummer1/s/2_soul.mid,,3.5,validation
drummer2,drummer2/s,drummer2/s/1,rock,99,beat,4-4,drummer2/s/1_rock.mid,,9,train
END
{ echo file seconds drum_notes; for i in 1 2 3 4 5; do echo d_$i.mid $i 9; done; } | tab >d/songs-midi/s/index.tsv
{ echo file seconds; for s in sodium_01 sodium_02 rubidium_01 lithium_09; do echo $s.ogg 30; done; } | tab >d/backing/backing.tsv
"$T/../pipelines/split.sh" d out
(cd out && head -n 99 *)
mkdir -p more/m && sed 's/d_/m_/' d/songs-midi/s/index.tsv >more/m/index.tsv
"$T/../pipelines/split.sh" d out more
cut -f 1-3 out/songs.tsv
# the line ends of Windows
find d more -name '*.tsv' -exec sed -i 's/$/\r/' {} +
"$T/../pipelines/split.sh" d again more
diff -r out again
