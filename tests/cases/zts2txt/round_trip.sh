# stream, text, stream: the same bytes, indexes, ends and bits of NaN included
printf '%s\n' item 'tensor a f32 3' '1 nan nan(0x7f800001)' item 'tensor b u8' 7 index 'attr n=2' end >one.txt
printf '%s\n' index 'attr only=attributes' end >two.txt
txt2zts -o one.zts one.txt
txt2zts -o two.zts two.txt
cat one.zts two.zts >both.zts
zts2txt both.zts >both.txt
cat one.txt two.txt | cmp - both.txt
txt2zts both.txt | cmp - both.zts
zts2txt both.txt || echo $?
zts2txt -o again.txt both.zts
cmp both.txt again.txt
zts2txt <one.zts               # from a pipe, or where one stream has no index, no items are shown
printf 'end\n' | txt2zts | cat one.zts - >mixed.zts
zts2txt mixed.zts
# a damaged index is not passed over in silence, and what names the file is still a comment
{ head -c -30 one.zts; printf broken; tail -c 24 one.zts; } >bad.zts
zts2txt bad.zts
mv bad.zts $'bad\nend'; zts2txt $'bad\nend' | grep -c '^end'
cat one.zts one.zts | zts2txt /dev/stdin | grep '^#'   # a pipe with a name is no file
