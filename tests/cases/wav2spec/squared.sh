# squared magnitudes, as the text of the thesis has it: a feature by another name, which a network that learned from the other refuses
sox -D -n -r 44100 -c 1 -b 16 a.wav synth 0.1 sine 431 vol 0.5
wav2spec a.wav | zts2txt >plain; wav2spec --squared a.wav | tee squared.zts | zts2txt >squared
sed -n '/^attr feature/p' plain squared
# 431 Hz are bin 20: the band that is that bin alone, of a level of half the window's sum
awk '/^[0-9]/ { for (i = 1; i <= NF; i++) if (10 ^ $i > top) top = 10 ^ $i } END { print top - 1 }' plain
awk '/^[0-9]/ { for (i = 1; i <= NF; i++) if (10 ^ $i > top) top = 10 ^ $i } END { print sqrt(top - 1) }' squared
predict squared.zts || echo $?
