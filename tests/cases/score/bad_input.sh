cp "$T/parity/post.zts" .
printf '1 KD\n' >good.txt
bad() { score "$@" >out || echo "$?, $(wc -c <out) bytes out"; }
bad missing.txt good.txt
bad . good.txt
printf '1\n' >x; bad x good.txt
printf 'abc KD\n' >x; bad good.txt x
printf 'nan KD\n' >x; bad x good.txt
printf -- '-1 KD\n' >x; bad x good.txt
printf '1 KD\n2 XX\n' >x; bad good.txt x
bad good.txt                                      # text alone has no two sides
bad post.zts                          # no estimate in it
bad good.txt post.zts
head -c 5000 post.zts >cut.zts; bad cut.zts good.txt
bad - good.txt <cut.zts
: >empty; bad empty good.txt
# a track of which there is text and a stream; a time past all that text may tell
printf '1 KD\n2 SD\n' >x; txt2roll -k a -o roll.zts x; printf 'a\tx\na\troll.zts\n' >list; bad -l list x
printf 'tensor onset f64 2 3\nattr classes=KD\n1 0 0\n1e300 0 0\nend\n' | txt2zts >far.zts; bad -p thesis far.zts good.txt
echo "# silence" >silent; score -b 0 silent good.txt | grep micro
printf '#track\t*\n1 KD\n#track\tb\n1 KD\n' >all; bad -t all all; score all all | grep micro   # its rows would look like those of all
