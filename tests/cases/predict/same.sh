# the same bytes for any threads, batch, pieces and grouping of tracks, and live
. "$T/net_parts.sh"
predict -j 1 -o want.zts song.spec.zts
for j in 2 5; do predict -j $j song.spec.zts | cmp - want.zts; done
for b in 1 3 100; do predict -b $b song.spec.zts | cmp - want.zts; done
predict -l song.spec.zts | cmp - want.zts
for p in 1 7 1000; do wav2spec -p $p song.wav | predict | cmp - want.zts; done
cat song.wav | wav2spec -k song | predict | cmp - want.zts
for s in "" -s; do
    predict $s song.spec.zts >1.zts; predict $s short.spec.zts >2.zts
    cat song.spec.zts short.spec.zts song.spec.zts | predict $s >all.zts
    cat 1.zts 2.zts 1.zts | ztscmp - all.zts
done
ztsinfo -v all.zts | cut -c 1-60
