# references in the labels of each source, against classes
printf '1 KD\n2 SDG\n3 TMB \n4 SST\n' >mdb.txt
printf '1 bd\n2 sd-\n3 chh3\n4 cs\n' >enst.txt
printf '1 KD\n2 SD\n3 OT\n4 HH\n' >class.txt
printf '1 KD\n2 SD\n3 HH\n4 SD\n' >five.txt
rows() { cut -f 1-4 | grep -v '	0	0	0$'; }
score -m mdb mdb.txt five.txt | rows
score -m enst enst.txt five.txt | rows
score -m mdb-class class.txt five.txt | rows
printf '1 BD\n2 SD\n3 TB\n4 SS\n' >eighteen.txt
score -m mdb-18 mdb.txt eighteen.txt | rows
printf '1 BD\n2 SD\n3 HH\n' >three.txt
score -m enst-3 enst.txt three.txt | rows
midi2onset -m roland-8 "$T/vectors/midi/type0.mid" >eight.txt
score -m eight eight.txt eight.txt | rows
score -m enst mdb.txt five.txt || echo $?
score -m nosuch mdb.txt five.txt || echo $?
score mdb.txt five.txt || echo $?
# an estimate of five classes on the three, in text and as streams, and a stream with both
printf '1 KD\n2 SD\n3 CC\n3 TT\n3 HH\n' >five.txt
score -m three -e five-3 three.txt five.txt | rows
score -m enst-3 -e five-3 enst.txt five.txt | rows
roll='series roll u8 4 5 @0 last\nattr classes=KD SD TT HH CC\nattr frame_rate_hz=100\n'
peak=${roll/roll u8/peak f32}
est='tensor est f64 3 4\nattr classes=KD SD TT HH CC\n'
printf "${roll}2 0 0 0 0\n0 2 2 0 0\n0 0 0 2 2\n0 1 0 0 2\n${peak}.5 0 0 0 0\n0 0 .5 .5 0\n0 0 0 .5 0\n0 0 0 0 .5\nend\n" | txt2zts >both.zts
score both.zts | rows
score -m five-3 -e five-3 both.zts | rows
printf "${est}1 0 0 .5\n2 4 0 .5\n3 3 0 .5\nend\n" | txt2zts >est.zts
score -m three -e five-3 three.txt est.zts | rows
score -m five -e five three.txt est.zts || echo $?
score -m three -e three three.txt est.zts || echo $?
score -m three three.txt est.zts || echo $?
score -m three -e nosuch three.txt est.zts || echo $?
# the finer vocabularies nest
for v in eighteen eight; do
    awk '!/#/ { print ++n, $1 }' "$BIN/../share/paradiddle/maps/$v.map" >$v.txt
    for to in eight three; do
        n=$([ $to = eight ] && echo 8 || echo 3)
        [ $v = $to ] || score -m $v-$n -e $v-$n $v.txt $v.txt | rows
    done
done
midi2onset -m gm-18 "$T/vectors/midi/type0.mid" >fine.txt; midi2onset -m gm-8 "$T/vectors/midi/type0.mid" >less.txt; midi2onset -m gm-3 "$T/vectors/midi/type0.mid" >few.txt
score -m eight -e eighteen-8 less.txt fine.txt | rows
score -m three -e eighteen-3 few.txt fine.txt | rows
score -m three -e eight-3 few.txt less.txt | rows

# the averages have their names to themselves
printf "micro KD\nSD SD\n" >averages; printf "0.1 KD\n" >ref; printf "0.1 micro\n" >est; score -m ./averages ref est || echo "exit $?"
