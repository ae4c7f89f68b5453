# pieces that are left out are neither heard nor labelled; who plays along is heard, and no onset; effects of single
# groups: without any chosen the drums are the same, with them they are not, and the onsets always are
. "$T/mix_parts.sh"
onsets() { zts2txt "$1" | awk '$1 == "tensor" || $1 == "series" { on = $2 == "onset" } on && /^[0-9]/' | cksum; }
peak() { sox "$1" -n stat 2>&1 | awk '/Maximum amplitude/ { print ($3 > 0.1 ? "sound" : "nothing") }'; }

mixdown -n 3 $off -s leave_out=1 -w out.wav -o out.zts mix.recipe
peak out.wav
mkdir shaker
cp kit/42_v1_rr1.wav shaker/70_v1_rr1.wav
{ printf 'kit\tshaker\t9\n'; cat mix.recipe; } >with.recipe
mixdown -n 8 $off -s leave_out=1 -s hand_percussion=1 -w along.wav -o along.zts with.recipe
peak along.wav

mixdown -n 3 $off -o plain.zts mix.recipe
mixdown -n 3 $off -s piece_studio=1 -o apart.zts mix.recipe
mixdown -n 3 $off -s piece_studio=1 -s eq=1 -s eq_db=8,8 -o studio.zts mix.recipe
for name in out along plain apart studio; do echo "$name: $(onsets $name.zts)"; done
ztscmp -t 1e-4 plain.zts apart.zts && echo the same
! ztscmp -t 1e-1 plain.zts studio.zts >/dev/null && echo another
