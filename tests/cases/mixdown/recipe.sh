# what -L prints is a recipe: room among it, a choice and the name of a part
. "$T/mix_parts.sh"
mixdown -s room=0.7 -s tempo=1,1.5 -L >choices
cat mix.recipe choices | mixdown -L - | diff choices -
grep '^room' choices
cp hall.wav 1
{ cat mix.recipe; printf 'room\t./1\nroom\t1\t2\n'; } | mixdown -n 1 -o x.zts
! { cat mix.recipe; printf 'room\t7\n'; } | mixdown -n 1 -o y.zts
