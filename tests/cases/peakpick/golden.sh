# by hand: two tracks, one without a name, pieces that cut a peak, thresholds of the stream's own
cat >act.txt <<'X'
tensor onset f64 1 3
key a
attr classes=KD SD
0.02 0 99
series act f32 2 2 @0
key a
attr frame_rate_hz=100
attr classes=KD SD
attr thresholds=0.5 0.25
0 0
0.1 0.125
series act f32 3 2 @2
key a
0.75 0.1
0.5 0
0 0.375
series act f32 0 2 @5 last
key a
series act f16 4 2 @0 last
attr frame_rate_hz=50
attr classes=SD KD
0.5 0
0 0
0 0
0 0.625
end
X
txt2zts act.txt >act.zts
peakpick act.zts
peakpick -g act.zts
peakpick -t 0.3,KD=0.8 act.zts
peakpick -Tz act.zts | zts2txt
