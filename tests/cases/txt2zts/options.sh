# level and shuffle change the bytes, not what they mean
{ echo 'tensor a f32 40 25'; seq 1000; echo end; } >a.txt
txt2zts a.txt >1.zts; txt2zts -l 19 a.txt >19.zts; txt2zts --no-shuffle a.txt >n.zts
for f in 19 n; do cmp -s 1.zts $f.zts && echo same; zts2txt $f.zts | cmp - <(zts2txt 1.zts); done
txt2zts -h
