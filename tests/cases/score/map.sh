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
