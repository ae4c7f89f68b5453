# a snapshot of one element, by hand: labels at its edges, widened; other labels; what its metadata may not say
le() { for ((i = 0; i < $2; i++)); do printf "\\x$(printf %02x $(($1 >> 8 * i & 255)))"; done; }
sum() {  # CRC-32C of a file, masked
    local crc=$((0xffffffff)) byte
    for byte in $(od -An -v -t u1 "$1"); do
        crc=$((crc ^ byte))
        for bit in 1 2 3 4 5 6 7 8; do crc=$((crc & 1 ? crc >> 1 ^ 0x82f63b78 : crc >> 1)); done
    done
    crc=$((crc ^ 0xffffffff))
    echo $(((crc >> 15 | crc << 17) + 0xa282ead8 & 0xffffffff))
}
record() { le "$(stat -c %s "$1")" 8 >length; cat length; le "$(sum length)" 4; cat "$1"; le "$(sum "$1")" 4; }
tensor() {  # T C value ...: 4-byte floats, three frames of two
    printf '\10\1\22\10\22\2\10\3\22\2\10\2\42\30'
    printf 'tensor x f32 3 2\n%s\nend\n' "$*" | txt2zts | zts2npy | tail -c +129
}
snapshot() {  # metadata after the run, labels
    rm -rf s; mkdir -p s/1/00000000.shard
    printf "\\22\\0011$1" >s/snapshot.metadata
    tensor 1 2 3 4 5 6 >feature; tensor ${*:2} >labels
    { record feature; record labels; } >s/1/00000000.shard/00000000.snapshot
}
tf() { tfsnap2zts -c 'KD SD' "$@" s; }
good='\40\2\52\2\1\1\60\1\300\76\1'
snapshot "$good" 1 0 0 0 0 1
tf | zts2txt | sed -n '/^series roll/,/^series spec/p'
tf -W | zts2txt | sed -n '/^series roll/,/^tensor/p' | grep '^[0-9]'
snapshot "$good" 0 1 1 0 0 0
tf --widen | zts2txt | sed -n '/^series roll/,/^tensor/p' | grep '^[0-9]'
snapshot "$good" 0 0 0 0.75 0 0
tf >out || echo "exit $?"
# version 1; not finished; three tensors; one that holds no floats
for metadata in "${good/2/1}" "${good%1}0" '\40\2\52\3\1\1\1\60\1\300\76\1' '\40\2\52\2\1\2\60\1\300\76\1'; do
    snapshot "$metadata" 0 0 0 0 0 0
    tf >out || echo "exit $?"
done
# labels and features, each for themselves, are all
for part in labels features; do tfsnap2zts -p $part -k x "$T/vectors/tfsnap/gzip" | tee $part.zts | ztsinfo | cut -f 2 | sort -u | paste -sd ' '; done
shard -f 8 labels.zts features.zts | ztscmp - <(tfsnap2zts -k x "$T/vectors/tfsnap/gzip" | shard -f 8)
tfsnap2zts -p none x 2>&1 || echo "exit $?"
