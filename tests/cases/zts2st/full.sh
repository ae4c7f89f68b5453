# a full disk, a folder that is not there, a reader that leaves; no half file is left
p=recurrent
{
    printf '%s\n' 'tensor model u8 0' 'attr model_version=1' 'attr arch=rnn layers=1 hidden=1 bins=1 classes=1' 'attr classes=KD' \
        'attr feature=f' 'attr frame_rate_hz=100' 'attr mean=0' 'attr std=1' 'attr window_frames=400' 'attr steps=0' 'attr thresholds=0.5'
    for way in "" _reverse; do
        for w in weight_ih weight_hh; do printf '%s\n' "tensor $p.rnns.${w}_l0$way f32 3 1" 1 2 3; done
        for b in bias_ih bias_hh; do printf '%s\n' "tensor $p.rnns.${b}_l0$way f16 3" '1 2 3'; done
    done
    printf '%s\n' "tensor $p.fc.weight f32 1 2" '1 2' "tensor $p.fc.bias f32 1" 1 end
} | txt2zts >m.zts
zts2st m.zts >m.st
zts2st -o n.st m.zts && cmp m.st n.st
# what would not come back
zts2txt m.zts | sed 's/^attr classes=.*/&\nattr format=mine/' | txt2zts | zts2st -o lost.st || echo $?
zts2txt m.zts | sed 's/^attr classes=.*/&\nattr title=caf\xe9/' | txt2zts | zts2st -o lost.st || echo $?
for key in title classes; do zts2txt m.zts | sed "s/^attr classes=.*/&\nattr $key=SD\nattr title=b/" | txt2zts | zts2st -o lost.st || echo $?; done
many() { zts2txt m.zts | awk -v n="$1" '{ print } /^attr classes=/ { for (i = 0; i < n - 10; i++) print "attr a" i "=" }' | txt2zts; }
many 4095 | zts2st | st2zts | zts2txt | grep -c "^attr"
many 4096 | zts2st -o lost.st || echo $?
zts2st m.zts >/dev/full || echo $?
zts2st -o /dev/full m.zts || echo $?
zts2st -o nowhere/m.st m.zts || echo $?
st2zts m.st >/dev/full || echo $?
st2zts -o nowhere/m.zts m.st || echo $?
head -c -1 m.zts | zts2st -o cut.st || echo $?
(set +o pipefail; zts2st m.zts | head -c 8 | od -An -tu8)
ls
