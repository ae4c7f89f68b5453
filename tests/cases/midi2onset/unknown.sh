# a note that is not in the map is told of once, whatever the number of files; one that is nothing is not told of at all
. "$T/smf.bash"
smf 0 10 36 100 10 10 20 90 10 10 20 90 10 10 60 90 10 10 38 100 >one.mid
smf 0 10 20 90 10 10 42 80 10 10 21 90 >two.mid
midi2onset one.mid two.mid
midi2roll -o x.zts one.mid two.mid
