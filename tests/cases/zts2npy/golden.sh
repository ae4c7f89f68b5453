# headers and elements, byte by byte
show() { zts2npy "$@" >a.npy; head -c 128 a.npy | tr '\n' '$' | od -A n -c | tr -d ' \n' | sed 's/\(\\0\)*$//'; echo; tail -c +129 a.npy | od -A n -t x1; }
printf '%s\n' 'series spec f32 1 2 @0' 'key one' '1 2' 'tensor onset f64 1 3' 'key one' '0.5 1 100' \
    'series spec f32 1 2 @1 last' 'key one' '3 4' 'tensor onset f64 2 3' 'key one' '1 0 0 2 0 0' \
    'series spec f32 0 2 @0 last' 'key two' 'tensor n u8' '7' end | txt2zts >a.zts
show -n spec -k one a.zts
show -n onset <a.zts
show -n spec -k two a.zts
show -n n a.zts
printf '%s\n' 'tensor x i16 3' '-1 0 1' end | txt2zts | show
# the widest header is of 128 bytes too
printf '%s\n' 'tensor x u16 100000 1 1 1 1 1 1 1' "$(seq 100000 | sed 's/.*/1/')" end | txt2zts | zts2npy >a.npy
stat -c %s a.npy
