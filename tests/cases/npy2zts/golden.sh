# headers by hand: a name, a byte of version, a dictionary; then the elements
npy() {
    local n=$((${#2} + 1))
    printf "\\223NUMPY\\$1\\0"
    case $1 in 1) printf "\\$(printf %o $((n % 256)))\\$(printf %o $((n / 256)))" ;; *) printf "\\$(printf %o $n)\\0\\0\\0" ;; esac
    printf '%s\n' "$2"
}
show() { npy2zts "$@" | zts2txt; }
{ npy 1 "{'descr': '<i2', 'fortran_order': False, 'shape': (2, 3), }"; printf '\1\0\2\0\3\0\4\0\5\0\377\377'; } >a.npy
show a.npy
show -n spec -k 'my song' -a frame_rate_hz=100 -a 'classes=KD SD' -s 1 <a.npy
{ npy 2 '{ "shape" : (3L,2L) ,"fortran_order":True,"descr":">u2"}'; printf '\0\1\0\2\0\3\0\4\0\5\0\6'; } | show
{ npy 3 "{'descr': '|b1', 'fortran_order': False, 'shape': ()}"; printf '\1'; } | show
{ npy 1 "{'descr': '=f4', 'fortran_order': False, 'shape': (0, 5)}"; } | show -s 3
{ npy 1 "{'descr': '>f8', 'fortran_order': False, 'shape': (1,)}"; printf '\77\360\0\0\0\0\0\0'; } | show
{ npy 1 "{'descr': '=i2', 'fortran_order': False, 'shape': (2,)}"; printf '\1\0\2\0'; } | show
# of two attributes with one key the later counts: a record has it once
txt2zts <<<'tensor array f32 1
1
end' | zts2npy | npy2zts -a a=1 -a b=2 -a a=3 | zts2txt
