# a segment in which nobody plays
. "$T/mix_parts.sh"
mixdown -n 1 $off -s min_velocity=127 -o x.zts mix.recipe
zts2txt x.zts | grep '^tensor onset'
