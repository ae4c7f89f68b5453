# a key of 4095 bytes, and one too many
printf '1 KD\n' >a.txt
{ printf '%04096d' 0; printf '\ta.txt\n'; } >list; txt2roll -l list || echo $?
{ printf '%04095d' 0; printf '\ta.txt\n'; } >list; txt2roll -l list | ztsinfo | tail -n 1 | cut -c 1-12
