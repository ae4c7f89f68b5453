# mido, where it can be imported, finds the same notes at the same times
for python in python3 /usr/bin/python3; do $python -c 'import mido' 2>/dev/null && break || python=; done
[ "$python" ] || { echo "mido is not importable"; exit 77; }
mkdir files
cp "$T"/vectors/midi/type?.mid "$T"/vectors/midi/no-end.mid files
printf '0.1\tKD\n0.12345\tSD\t3\n7.7777\tHH\n' | onset2midi -b 97.3 -o files/ours.mid
$python "$T/parity/midi_vs_mido.py" files
