# what shard wants: two tracks against features of 5 and 3 frames; the onset past the end is dropped and told
printf '#track\ta\n0.01 KD\n0.04 SD\n#track\tb\n0.02 KD\n0.5 KD\n' | txt2roll >l.zts
spec() { printf 'series spec f32 %s 1 @0 last\nkey %s\nattr feature=x\nattr frame_rate_hz=100\n' $2 $1; seq $2; }
{ spec a 5; spec b 3; echo end; } | txt2zts >s.zts
shard -f 4 -o x.zts l.zts s.zts
shard -s x.zts | cut -f 3-
zts2txt x.zts | grep -A 4 roll | grep -v spec
