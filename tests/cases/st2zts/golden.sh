# the smallest network by hand: what the file says of itself, and what options say instead
st() {  # a safetensors file: its header, then the numbers as F32
    printf "$(printf '\\x%02x' $((${#1} % 256)) $((${#1} / 256)))\\0\\0\\0\\0\\0\\0%s" "$1"
    shift
    for v; do
        case $v in 0) printf '\0\0\0\0';; 1) printf '\0\0\200\077';; 2) printf '\0\0\0\100';; -1) printf '\0\0\200\277';; esac
    done
}
tensor() { printf ',"recurrent.%s":{"dtype":"F32","shape":%s,"data_offsets":[%d,%d]}' "$@"; }
header() {
    printf '{"__metadata__":%s' "$1"
    tensor rnns.weight_ih_l0 '[3,1]' 0 12
    tensor rnns.weight_hh_l0 '[3,1]' 12 24
    tensor rnns.bias_ih_l0 '[3]' 24 36
    tensor rnns.bias_hh_l0 '[3]' 36 48
    tensor rnns.weight_ih_l0_reverse '[3,1]' 48 60
    tensor rnns.weight_hh_l0_reverse '[3,1]' 60 72
    tensor rnns.bias_ih_l0_reverse '[3]' 72 84
    tensor rnns.bias_hh_l0_reverse '[3]' 84 96
    tensor fc.weight '[1,2]' 96 104
    tensor fc.bias '[1]' 104 108
    printf '}'
}
numbers="0 1 2 -1 0 1 2 -1 0 1 2 -1 0 1 2 -1 0 1 2 -1 0 1 2 -1 0 1 -1"
st "$(header '{}')" $numbers >plain.st
st2zts -a "rnn layers=1 hidden=1 bins=1 classes=1" -m 0.25 -s 2 -c KD plain.st | zts2txt
meta='{"format":"pt","arch":"rnn layers=1 hidden=1 bins=1 classes=1","mean":"0.5","std":"1.5","classes":"SD","thresholds":"0.25","steps":"7","note":"\"\u0041\""}'
st "$(header "$meta")" $numbers >full.st
st2zts <full.st | zts2txt | sed '/^tensor recurrent/,$d'
st2zts --classes KD --mean 1 full.st -o full.zts
st2zts -a "rnn layers=1 hidden=1 bins=1 classes=1" -m 1 -s 1.5 -c KD plain.st | ztscmp -A full.zts - || echo "exit $?"
zts2st full.zts | st2zts | ztscmp full.zts -
zts2st <full.zts | head -c 500 | tail -c 492; echo
