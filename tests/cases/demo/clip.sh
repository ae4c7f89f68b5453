# the bundled clip, by the shipped model: most of what is played is heard, and what the demo leaves is there
bash "$T/../pipelines/demo.sh" "$T/../pipelines/demo.ogg" out >printed.txt 2>said.txt
cmp printed.txt out/onsets.txt
tail -n 1 said.txt
sed '/^#/d' out/onsets.txt >found.txt
score --min 0.7 "$T/cases/demo/onsets.txt" found.txt >table.txt
midi2onset out/onsets.mid | sed '/^#/d' | cut -f 2 | sort | uniq -c >midi.txt
cut -f 2 found.txt | sort | uniq -c | cmp - midi.txt
head -c 8 out/onsets.png | od -An -c | head -n 1
