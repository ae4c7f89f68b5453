# files that are no network, or another one; unit safetensors has the headers
D=2
layer=decoder.layers.0
shapes="patch_embedding.position_embedding 1,$D,1,1
patch_embedding.projection.weight $D,1,1,1
patch_embedding.projection.bias $D
decoder.fc.weight 1,$D
decoder.fc.bias 1
$layer.norm1.weight $D
$layer.norm1.bias $D
$layer.norm2.weight $D
$layer.norm2.bias $D
$layer.attention.in_proj_weight $((3 * D)),$D
$layer.attention.in_proj_bias $((3 * D))
$layer.attention.out_proj.weight $D,$D
$layer.attention.out_proj.bias $D
$layer.fc1.weight $((4 * D)),$D
$layer.fc1.bias $((4 * D))
$layer.fc2.weight $D,$((4 * D))
$layer.fc2.bias $D"
# the bytes of values of a type: f16 f32 f64 i64
bytes() { printf 'tensor x %s %d\n%s\nend\n' "$1" "$(wc -w <<<"$2")" "$2" | txt2zts | zts2npy | tail -c +129; }
bytes f32 "$(yes 1 | head -n 100 | tr '\n' ' ')" >ones
# save NAME [TENSOR TYPE SHAPE VALUES]: every tensor of ones but this, which may be new; TYPE none: without it
save() {
    local tensor=${2:-} type=${3:-} header='{"__metadata__":{}' at=0 name shape n
    [ $# -lt 5 ] || bytes "$type" "$5" >changed
    : >data
    while read -r name shape; do
        if [ "$name" != "$tensor" ]; then
            n=$((4 * ${shape//,/*}))
            header+=",\"$name\":{\"dtype\":\"F32\",\"shape\":[$shape],\"data_offsets\":[$at,$((at + n))]}"
            head -c $n ones >>data
        elif [ "$type" = none ]; then
            continue
        else
            n=$(stat -c %s changed)
            header+=",\"$name\":{\"dtype\":\"${type^^}\",\"shape\":[${4}],\"data_offsets\":[$at,$((at + n))]}"
            cat changed >>data
        fi
        at=$((at + n))
    done < <(echo "$shapes"; [ $# -lt 5 ] || grep -q "^$tensor " <<<"$shapes" || echo "$tensor new")
    header+='}'
    { printf "\\x$(printf %02x $((${#header} % 256)))\\x$(printf %02x $((${#header} / 256)))\0\0\0\0\0\0%s" "$header"; cat data; } >"$1.st"
}
pe() { awk -v by="$1" 'BEGIN { for (t = 0; t < 40; t++) printf "%.9g %.9g ", sin(t) * by, cos(t) * by }'; }
bias=$layer.fc2.bias table=decoder.positional_encoding.pe
save good
save pe $table f32 1,40,2 "$(pe 1)"
save f64 $bias f64 2 '1 1'
save f16 $bias f16 2 '1 1'
save lacks $bias none
save other more f32 1 1
save counter encoder.batchnorm1.num_batches_tracked i64 '' 3
save long $bias f32 3 '1 1 1'
save square $bias f32 1,2 '1 1'
save integers $bias i64 2 '1 1'
save nan $bias f32 2 'nan nan'
save big $bias f64 2 '1e300 1e300'
save pe_other $table f32 1,40,2 "$(pe 1.01)"
save pe_wide $table f32 1,40,3 "$(pe 0) $(pe 0 | cut -d ' ' -f 1-40)"
arch="vit layers=1 heads=1 embed=2 patch=1 bins=1 classes=1"
for name in good pe f64 f16; do
    st2zts -a "$arch" -m 0 -c KD $name.st >$name.zts && ztscmp good.zts $name.zts
done
for name in lacks other counter long square integers nan big pe_other pe_wide; do
    st2zts -a "$arch" -m 0 -c KD $name.st >out || echo "$name: $?"
done
st2zts -a "${arch/heads=1/heads=2}" -m 0 -c KD good.st >heads.zts   # the same shapes
st2zts -a "${arch/layers=1/layers=2}" -m 0 -c KD good.st || echo $?
st2zts -a "${arch/vit/ct}" -m 0 -c KD good.st || echo $?
head -c -1 good.st | st2zts -a "$arch" -m 0 -c KD || echo $?
head -c 100 good.st | st2zts -a "$arch" -m 0 -c KD || echo $?
st2zts -a "$arch" -m 0 -c KD </dev/null || echo $?
st2zts -a "$arch" -m 0 -c KD good.zts || echo $?
printf '\377\377\377\377\377\377\377\377{' | st2zts -a "$arch" || echo $?
st2zts /dev/zero || echo $?   # an end is not waited for
# what a strict load into the reference's network wants besides the parameters: the positions; and back again
zts2st good.zts >back.st; head -c 3000 back.st | grep -ao '"[a-z_.]*pe":{[^}]*}'
st2zts back.st | ztscmp good.zts -
