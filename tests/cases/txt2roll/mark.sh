# a byte order mark, as Windows' editors begin text with, is no part of a time, a key, a class or a comment
m=$(printf '\xef\xbb\xbf')
printf '%s1 KD\n' "$m" >a.txt
printf '%s#track\tb\n2 KD\n' "$m" >b.txt
printf '%sa\ta.txt\nx\tb.txt\n' "$m" >list
printf '%sKD KD\n' "$m" >./m.map
txt2roll -l list -m ./m.map | zts2txt | grep -a '^key\|^attr classes\|^[12] 0 0'
printf '%s# nothing but this\nx\tb.txt\n' "$m" >list
txt2roll -l list | ztsinfo | cut -f 1,2
printf '# a map\nKD C1 #B0\nSD C#1 D1\t# as keyboards name keys\n' >keys.map; printf '0.1 C1\n0.2 C#1\n' | txt2roll -m ./keys.map | zts2txt | sed -n '/^tensor onset/,$p'
