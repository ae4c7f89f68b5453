# each fault with its line; nothing is left under the name, and stdout lacks its end
try() { printf "$@" >in.txt; txt2zts -o out.zts in.txt || echo "exit $?"; [ ! -e out.zts ]; }
try ''
try 'tensor a u8 1\n1\n'
try 'tensor a u8 2\n1\nend\n'
try 'tensor a u8 2\n1 2 3\nend\n'
try 'tensor a u8 2\n1 2\n3\nend\n'
try 'tensor a u8 2\n1'
try 'tensor a u8 1\n256\nend\n'
try 'tensor a u8 1\n-1\nend\n'
try 'tensor a i8 1\n128\nend\n'
try 'tensor a i64 1\n9223372036854775808\nend\n'
try 'tensor a u8 1\n1x\nend\n'
try 'tensor a u8 1\n1.5\nend\n'
try 'tensor a f32 1\n1e39\nend\n'
try 'tensor a f16 1\n65520\nend\n'
try 'tensor a f32 1\nnan(0x1)\nend\n'
try 'tensor a f32 1\nNAN\nend\n'
try 'tensor a f8 1\n1\nend\n'
try 'tensor a\nend\n'
try 'tensor a=b u8\n1\nend\n'
try 'tensor a u8 1 1 1 1 1 1 1 1 1\n1\nend\n'
try 'tensor a u8 -1\nend\n'
try 'tensor a u8 1 @0\n1\nend\n'
try 'tensor a f64 999999999999\nend\n'
try 'tensor a f64 0 99999999 99999999\nend\n'
try 'series a u8\n1\nend\n'
try 'series a u8 1\n1\nend\n'
try 'series a u8 1 last @0\n1\nend\n'
try 'series a u8 @0\n1\nend\n'
try 'series a u8 1 @1\nattr a=b\n1\nend\n'
try 'tensor a u8\nattr Key=b\n1\nend\n'
try 'tensor a u8\nkey a\tb\n1\nend\n'
try 'item\nend\n'
try 'index\ntensor a u8\n1\nend\n'
try 'end\ntensor a u8\n1\n'
try 'what\n'
try 'end\n\0\n'
for head in 'tensor a u8' index; do  # at once, not after hours
    { echo "$head"; yes 'attr k=1' | head -n 300000; } >in.txt || true
    timeout 20 txt2zts -o out.zts in.txt || echo "exit $?"
done
txt2zts missing.txt || echo "exit $?"
txt2zts -l 20 in.txt || echo "exit $?"
printf 'tensor a u8 1\n1\n' | txt2zts | zts2txt || echo "exit $?"
