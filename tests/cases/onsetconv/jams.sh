# the jams library, where it can be imported, finds the file valid and the same onsets in it, and writes what we read
python3 -c 'import jams' 2>/dev/null || { echo "jams is not importable"; exit 77; }
printf '#track\tsong\n0.5\tKD\t100\n0.75\tHH\t0\t0.25\n' | tee o.txt | onsetconv -t jams >o.jams
python3 - <<'X'
import jams
song = jams.load('o.jams', validate=True, strict=True)
print(song.file_metadata.title, [(o.time, o.value, o.confidence) for o in song.annotations.search(namespace='onset')[0].data])
song.save('back.jams')
X
onsetconv -f jams back.jams | cmp - o.txt
