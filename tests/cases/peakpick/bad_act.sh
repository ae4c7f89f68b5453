# streams that are none of predict's
bad() { txt2zts >x.zts; peakpick "$@" x.zts >out || echo "$?, $(wc -l <out) lines out"; }
head='attr frame_rate_hz=100
attr classes=KD SD'
bad <<X
end
X
bad <<X
tensor act f32 1 2
$head
0 0
end
X
bad <<X
series act f32 1 2 @0 last
attr frame_rate_hz=100
0 0
end
X
bad <<X
series act f32 1 2 @0 last
attr classes=KD SD
0 0
end
X
bad <<X
series act f32 1 3 @0 last
key song
$head
0 0 0
end
X
bad <<X
series act f32 2 2 @0 last
key song
$head
0 0
0 nan
end
X
bad -z <<X
series act f32 1 2 @0 last
$head
1.5 0
end
X
bad <<X
series act f32 1 2 @0 last
$head
attr thresholds=0.5
0 0
end
X
bad <<X
series act f32 1 2 @0 last
$head
attr thresholds=0.5 1.5
0 0
end
X
bad <<X
series act f32 1 2 @0
key a
$head
0 0
series act f32 1 2 @0
key b
$head
0 0
series act f32 0 2 @1 last
key a
series act f32 0 2 @1 last
key b
end
X
# a tensor of that name within a track
bad <<X
series act f32 1 2 @0
key song
$head
0 0
tensor act f32 1
key song
0.5
series act f32 1 2 @1 last
key song
0 0
end
X
bad <<X
series act f32 1 2 @0 last
$head
attr thresholds=0.9$(printf '0%.0s' {1..8200}) 0.5
0 0
end
X
# what no reader of onset text takes
act() {  # classes rate
    printf 'series act f32 5 %d @0 last\nkey a\nattr frame_rate_hz=%s\nattr classes=%s\n' "$(wc -w <<<"$1")" "$2" "$1"
    for v in 0 0 0.9 0 0; do for c in $1; do printf '%s ' $v; done; done
    printf '\nend\n'
}
act 'KD #A' 100 | bad
for rate in 1e-4 2e6; do act KD $rate | bad; done
act 'KD #A' 100 | txt2zts | peakpick -z | zts2txt | grep -c '^attr classes=KD #A'
for rate in 1e-3 1e6; do act KD $rate | txt2zts | peakpick | tail -n 1; done
