# a track on one side only is an error, or counts as missed or false
printf '#track\ta\n1 KD\n#track\tb\n1 SD\n' >ref.txt
printf '#track\tb\n1 SD\n#track\tc\n1 SD\n' >est.txt
score ref.txt est.txt || echo $?
score -b 0 --missing empty ref.txt est.txt
# one track against one track needs no key
printf '#track\tother\n1 KD\n' >one.txt
printf '1 KD\n' | score -b 0 - one.txt | grep micro
# a track that occurs twice
cat ref.txt ref.txt >twice.txt
score twice.txt est.txt || echo $?
cat "$T/parity/post.zts" "$T/parity/post.zts" | score - est.txt || echo $?
