# a list instead of a reference; its keys name the text's tracks
mkdir ref est
printf '1 KD\n' >ref/a.txt; printf '1 SD\n2 SD\n' >ref/b.txt
printf '1 KD\n' >est/a.txt; printf '1 SD\n' >est/b.txt
printf '# key reference estimate\na\tref/a.txt\test/a.txt\nb\tref/b.txt\test/b.txt\n' >list
score -l list -v -b 0
cut -f 1,2 list >list2
{ printf '#track\tb\n'; cat est/b.txt; printf '#track\ta\n'; cat est/a.txt; } | score -l list2 -b 0 - >two.tsv
score -l list -b 0 | cmp - two.tsv
sed '$d' list >mixed; printf 'b\tref/b.txt\n' >>mixed
score -l mixed || echo $?
printf 'b\n' >broken
score -l broken || echo $?
score -l list2 || echo $?
score -l list ref/a.txt || echo $?
# standard input is a list, or a file, and each once
score -l - -b 0 <list | cmp - two.tsv
printf 'a\tref/a.txt\nb\t-\n' >in
score -l in -M empty est/a.txt -b 0 <ref/b.txt | head -n 3
score -l in - <ref/b.txt || echo $?
score -l - est/a.txt <in || echo $?
score -l list2 -l - - <list2 || echo $?
printf 'a\t-\nb\t-\n' >in
score -l in est/a.txt <ref/b.txt || echo $?
score -l nowhere || echo $?
score -l . || echo $?
printf '# nothing\n' >in; score -l in || echo $?
printf 'a\tref/a.txt\0\n' >in; score -l in est/a.txt || echo $?
