# exact times for mir_eval, frames for the thesis; a map's class order; shards' onsets by segment
cat >ref.txt <<'X'
tensor onset f64 2 3
key a
attr classes=KD SD
0.004 0 99
0.03 1 0
series roll u8 3 2 @0
key a
attr frame_rate_hz=100
attr classes=KD SD
attr segment_frames=3
2 0
1 1
0 2
tensor onset f64 1 3
key a
attr classes=KD SD
0.05 0 0
series roll u8 3 2 @3 last
key a
0 1
0 0
2 0
end
X
cat >est.txt <<'X'
tensor est f64 3 4
key a
attr classes=KD SD
0.054 0 0 0.9
0.08 1 0 0.7
0.105 0 0 0.7
series peak f32 13 2 @0 last
key a
attr frame_rate_hz=100
attr classes=KD SD
0 0
0 0
0 0
0 0
0 0
0.9 0
0 0
0 0
0 0.7
0 0
0.7 0
0 0
0 0
end
X
txt2zts ref.txt >ref.zts; txt2zts est.txt >est.zts
score ref.zts est.zts          # 0.004 and 0.054 are 50 ms apart, 0.05 and 0.105 55 ms
score -p thesis ref.zts est.zts  # SD: frames 2 and 8
sed '/^end/d' ref.txt | cat - est.txt | txt2zts | score - | cmp - <(score ref.zts est.zts)
cat ref.zts est.zts | score - | cmp - <(score ref.zts est.zts)
# only one of them: the grid serves as times
sed '/^tensor/,/^series/ { /^series/!d }' est.txt | txt2zts >peak.zts
score ref.zts peak.zts
