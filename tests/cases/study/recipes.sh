# each real set in miniature, laid out as the original: what is found, listed, cut, counted; what is missing is named
P=$T/../pipelines/sets
export LC_ALL=C
sox -D -n -r 44100 -c 2 -b 16 wet.wav synth 5 noise vol 0.1
sox -D -n -r 44100 -c 2 -b 16 minus.wav synth 4 sine 220 vol 0.1
printf '0.5 KD 100\n1 SD 90\n2 HH 80\n' >onsets.txt
onset2midi onsets.txt | sed 's/\x99/\x90/g; s/\x89/\x80/g' >gm.mid   # on channel 1: a stem of drums may be on any
onset2midi -k roland onsets.txt >roland.mid
D=data; mkdir $D
names() { sed -n "/^list $1 $2 /,/^X/p" "$P/enst-mdb.sh" | sed '1d;$d'; }
put() { mkdir -p "$(dirname "$2")"; ln -f "$1" "$2"; }  # a file of the set is a name of one of ours

printf '0.5 bd\n1 sd-\n2.0  chh2\n' >enst.txt
printf '0.5 \tKD \n1\tSDG\n2 TMB\n' >mdb.txt
for d in 1 2 3; do
    names enst $d | while read -r n; do
        put enst.txt "$D/ENST-Drums/drummer_$d/annotation/$n.txt"
        put wet.wav "$D/ENST-Drums/drummer_$d/audio/wet_mix/$n.wav"
        put minus.wav "$D/ENST-Drums/drummer_$d/audio/accompaniment/$n.wav"
    done
    names mdb $d | while read -r n; do
        put mdb.txt "$D/MDBDrums/MDB Drums/annotations/subclass/${n}_subclass.txt"
        put minus.wav "$D/MDBDrums/MDB Drums/audio/full_mix/${n}_MIX.wav"
    done
done
{ echo 'drummer,session,id,style,split,midi_filename,audio_filename,kit_name'
  i=0; for split in train train validation test; do
      i=$((i + 1)); f=drummer1/session1/${i}_funk
      echo "drummer1,s,$i,\"funk, or \"\"so\"\"\",$split,$f.midi,$f.wav,\"Kit, $i\""
      put roland.mid $D/e-gmd-v1.0.0/$f.midi; put wet.wav $D/e-gmd-v1.0.0/$f.wav
  done; echo; } >csv; put csv $D/e-gmd-v1.0.0/e-gmd-v1.0.0.csv
sox -D wet.wav mix.flac
i=0; for split in train train validation test; do
    i=$((i + 1)); t=$D/slakh2100_flac_redux/$split/Track0000$i
    printf 'UUID: x\nstems:\n  S00: {inst_class: Bass, is_drum: false}\n  S03:\n    is_drum: true\n  S07:\n    is_drum: true\n' >meta$i; put meta$i $t/metadata.yaml
    put gm.mid $t/MIDI/S03.mid; put mix.flac $t/mix.flac
done
for split in train validation test; do cp -r "$T/vectors/tfsnap/gzip" $D/adtof_yt_$split; done
for song in 'A song' Other; do put roland.mid "$D/SADTP/$song/annotation.mid"; put wet.wav "$D/SADTP/$song/mix.wav"; done

make_shard() {  # list, shard
    if grep -q tfsnap "$1"; then tfsnap2zts -k x "$(dirname "$(cut -f 3 "$1")")" | shard -f 8 -o "$2"
    else shard -o "$2" <("$P/rolls.sh" "$1") <(cut -f 1,4- "$1" | wav2spec --pad 400 -l -); fi
}
for s in enst-mdb egmd slakh adtof-yt sadtp; do
    echo "== $s"
    "$P/$s.sh" $D
    "$P/$s.sh" $D out/$s
    for list in out/$s/*.tracks; do
        wc -l <"$list" | sed "s/^/$(basename "$list") /"
        head -n 1 "$list"
        head -n 2 "$list" >two; make_shard two "${list%.tracks}.zts"
        shard -s "${list%.tracks}.zts" | cut -f 3,4,7,8,10,12,14,16 | tail -n 1
    done
    "$P/check.sh" out/$s | tail -n 2
done
"$P/pieces.sh" out/enst-mdb; cat out/enst-mdb/pieces.mk; ls out/enst-mdb | grep '[0-9]'
# MIDI is what begins as MIDI, by a map of any name
cp "$P/../maps/gm.map" mine; mkdir gm-maps; cp "$P/../maps/mdb.map" gm-maps
printf 'x\t./mine\tgm.mid\n' >list; "$P/rolls.sh" list >one.zts; printf 'x\tgm\tgm.mid\n' >list; "$P/rolls.sh" list | ztscmp - one.zts
printf 'x\tgm-maps/mdb.map\tmdb.txt\n' >list; "$P/rolls.sh" list >one.zts; printf 'x\tmdb\tmdb.txt\n' >list; "$P/rolls.sh" list | ztscmp - one.zts
# the mix is the sum: a list's accompaniment at equal gain
head -n 1 out/enst-mdb/train.tracks | cut -f 1,4- | wav2spec --pad 400 -l - >a.zts
sox -D -m -v 1 wet.wav -v 1 minus.wav sum.wav; wav2spec --pad 400 -k enst/1/107_minus-one_salsa_sticks sum.wav >b.zts
ztscmp -t 0.01 a.zts b.zts && echo "equal gain"

echo "== missing"
rm "$D/SADTP/Other/mix.wav" $D/slakh2100_flac_redux/validation/Track00003/metadata.yaml
rm -r $D/adtof_yt_test $D/ENST-Drums/drummer_2/audio/accompaniment
for s in enst-mdb slakh adtof-yt sadtp egmd; do "$P/$s.sh" $D gone/$s 2>&1 || echo "$?"; done
PARTIAL=1 "$P/sadtp.sh" $D gone/sadtp 2>&1 && cat gone/sadtp/test.tracks
mkdir empty; for s in enst-mdb egmd slakh adtof-yt sadtp; do "$P/$s.sh" empty 2>&1 || echo $?; done
mkdir -p empty/ENST; "$P/enst-mdb.sh" empty 2>&1 || echo $?
ln -s $D a=b; "$P/egmd.sh" a=b gone/eq </dev/null; wc -l <gone/eq/train.tracks   # of no program that the shell runs an assignment
sed 's/split/part/' csv >worse; ln -f worse $D/e-gmd-v1.0.0/e-gmd-v1.0.0.csv; "$P/egmd.sh" $D gone/egmd 2>&1 || echo $?

echo "== in two splits"
mkdir sets $D/few; ln -s "$P/lib.bash" sets; ln -s "$P/../keep.sh" .; for s in one two three four; do put wet.wav $D/few/$s.wav; put mdb.txt $D/few/$s.txt; done
for change in s/x/x/ s/four/two/ 's,few/${pair#\*:} mdb,few/${pair:0:1} mdb,' 's,mdb "$folder/${pair#\*:}.txt,mdb "$folder/one.txt,' 's,/${pair#\*:}.wav,/one.wav,'; do
    sed "$change" "$T/study/few.sh" >sets/few.sh; bash sets/few.sh $D gone/few 2>&1 || echo $?
done
