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
# music of no length, as FLAC out of a pipe is and Ogg that is cut, and FLAC that is cut short
sox -n -R -r 44100 -c 1 -b 16 whole.flac synth 3 whitenoise vol 0.5
sox whole.flac -t raw - | sox -t raw -r 44100 -c 1 -b 16 -e signed - -t flac - 2>log | cat >pipe.flac
head -c 100000 whole.flac >cut.flac
sox whole.flac whole.ogg; head -c 12000 whole.ogg >cut.ogg
for music in pipe.flac cut.flac cut.ogg; do with "backing\t$music\n"; done
. "$T/smf.bash"; smf 0 1 36 127 >one.mid; smf >none.mid
for part in 'groove\tone.mid' 'song\tone.mid\tband.wav' 'groove\tnone.mid' 'room\tband.wav'; do with "$part\n"; done
printf 'kit\tkit\n' >bad.recipe; no mixdown -n 1 -o x.zts bad.recipe
no mixdown $(printf -- '-s eq=0 %.0s' {1..101}) -n 1 -o x.zts mix.recipe
no timeout 60 mixdown -n 13000 -w x.wav -o x.zts mix.recipe   # of more sound than a WAV can hold: told before anything is rendered
no mixdown -s nothing -n 1 -o x.zts mix.recipe
no mixdown -s kit=kit -n 1 -o x.zts mix.recipe
no mixdown -s eq=x -n 1 -o x.zts mix.recipe
no mixdown -m absent -n 1 -o x.zts mix.recipe
no mixdown -m five -n 1 -o x.zts mix.recipe
for i in $(seq 129); do echo "c$i $i"; done | sed 's/ 129$//' >many.map   # of more classes than a shard may have
no mixdown -m ./many.map -n 1 -o x.zts mix.recipe
no mixdown -n 0 -o x.zts mix.recipe
no mixdown -n 1 -o /dev/full mix.recipe
no timeout 60 mixdown -n 1000000 -o /dev/full mix.recipe   # not when all is rendered
no mixdown -n 1 -w - mix.recipe
no mixdown -n 1 -w /dev/stdout mix.recipe
no mixdown -n 1 -w - -o /dev/fd/1 mix.recipe
no mixdown -n 1 -w /dev/fd/3 -o closed.zts mix.recipe 3>&-   # which the shard's own file would get
ln -s s.wav s.link
no mixdown -n 1 -w s.wav -o s.wav mix.recipe
no mixdown -n 1 -w s.link -o s.wav mix.recipe
no mixdown -n 1 -w s.wav -o ./s.wav mix.recipe   # nothing is there
touch s.wav
no mixdown -n 1 -w s.wav -o ./s.wav mix.recipe
[ ! -s s.wav ]
[ ! -e x.zts ]
no mixdown -n 1 -w w.wav -o /dev/full mix.recipe
[ ! -e w.wav ]   # nor has the sound its name without its labels
