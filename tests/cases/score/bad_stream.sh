printf '1 KD\n' >good.txt
bad() { txt2zts >x.zts; score -b 0 x.zts good.txt >out || echo "$?, $(wc -l <out) lines out"; }
bad <<X
tensor onset f64 1 2
attr classes=KD SD TT HH CC
0 0
end
X
bad <<X
tensor onset f32 1 3
attr classes=KD SD TT HH CC
0 0 0
end
X
bad <<X
tensor onset f64 1 3
0 0 0
end
X
bad <<X
tensor onset f64 1 3
key song
attr classes=KD SD TT HH CC
0.5 5 0
end
X
bad <<X
tensor onset f64 1 3
attr classes=KD SD TT HH CC
nan 0 0
end
X
bad <<X
tensor onset f64 1 3
attr classes=KD SD TT HH CC
-0.5 0 0
end
X
bad <<X
series roll u8 1 2 @0 last
attr frame_rate_hz=100
attr classes=KD SD TT HH CC
0 0
end
X
bad <<X
series roll u8 1 2 @0 last
attr frame_rate_hz=50
attr classes=KD SD
0 0
end
X
bad <<X
series roll f32 1 2 @0 last
attr frame_rate_hz=100
attr classes=KD SD
0 0
end
X
bad <<X
tensor onset f64 1 3
attr classes=KD KD
0 0 0
end
X
printf 'tensor onset f64 0 3\nattr classes=KD SD\nend\n' | txt2zts >two.zts
score two.zts good.txt         # its labels are our text's
printf 'tensor est f64 0 4\nattr classes=SD KD\nend\n' | txt2zts >est.zts
score two.zts est.zts || echo $?
printf '1 HH\n' | score two.zts - || echo $?
{ printf 'tensor est f64 0 4\nattr classes='; for i in {100..330}; do printf 'a-name-of-a-class-%d ' $i; done | sed 's/ $//'; printf '\nend\n'; } | txt2zts >est.zts
score two.zts est.zts || echo $?
