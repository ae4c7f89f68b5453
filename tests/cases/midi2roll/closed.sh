# who has closed standard output or error gets neither in place of a file of ours
{ printf 'MThd\0\0\0\6\0\0\0\1\1\340MTrk\0\0\0\25'; printf '\0\231\44\144\0\231\4\120\203\140\231\46\144\0\231\5\120\0\377\57\0'; } >a.mid
midi2roll -o want.zts a.mid
midi2roll -o x.zts a.mid 2>&-
cmp want.zts x.zts
midi2roll -o x.zts a.mid <&- >&- 2>&-
cmp want.zts x.zts
zts2txt want.zts >want.txt
zts2txt -o x.txt want.zts >&-
cmp want.txt x.txt
zts2txt want.zts >&- && echo "no error" || echo $?
zts2txt <&- && echo "no error" || echo $?
