. "$T/mix_parts.sh"
no() { rc=0; "$@" || rc=$?; [ $rc = 2 ] || echo "exit $rc: $*"; }
with() { { cat mix.recipe; printf '%b' "$1"; } >bad.recipe; no mixdown -n 1 -o x.zts bad.recipe; }
no mixdown -n 1 -o x.zts absent.recipe
no mixdown -n 1 -o x.zts </dev/null
with 'colour\t3\n'
with 'eq\t2\n'
with 'eq\t0.5\t0.6\n'
with 'tempo\t2\t1\n'
with 'kit\n'
with 'groove\tbeat.mid\tmuch\n'
with 'groove\tabsent.mid\n'
with 'kit\tabsent\n'
with 'room\tbeat.mid\n'
with 'groove\tbeat.mid\t1\tabsent\n'
sox -n -r 22050 -c 1 slow.wav synth 1 sine 300
with 'backing\tslow.wav\n'
head -c 300000 band.wav >cut.wav
with 'song\tbeat.mid\tcut.wav\n'
no mixdown -s nothing -n 1 -o x.zts mix.recipe
no mixdown -s eq=x -n 1 -o x.zts mix.recipe
no mixdown -m absent -n 1 -o x.zts mix.recipe
no mixdown -m five -n 1 -o x.zts mix.recipe
no mixdown -n 0 -o x.zts mix.recipe
no mixdown -n 1 -o /dev/full mix.recipe
no mixdown -n 1 -w - mix.recipe
ln -s s.wav s.link
no mixdown -n 1 -w s.wav -o s.wav mix.recipe
no mixdown -n 1 -w s.link -o s.wav mix.recipe
touch s.wav
no mixdown -n 1 -w s.wav -o ./s.wav mix.recipe
[ ! -s s.wav ]
[ ! -e x.zts ]
