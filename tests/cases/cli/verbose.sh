# what -v says of what was done
. "$T/net_parts.sh"
zts2npy -v -o x.npy -n spec song.spec.zts
predict -v -o x.zts song.spec.zts
peakpick -v -z -t 0 -o y.zts x.zts 2>&1 | sed 's/: [0-9]* onsets/: N onsets/'; peakpick -t 0 x.zts | grep -vc '#' | diff - <(peakpick -v -z -t 0 x.zts 2>&1 >/dev/null | grep -o '[0-9]* onsets' | cut -d ' ' -f 1)
zts2st -v -o x.st model.zts; st2zts -v -o z.zts x.st
. "$T/mix_parts.sh"
mixdown -v $off -n 90 -o m.zts mix.recipe 2>&1 | sed -n 1p
