# the pieces of a series are checked, as the page says
try() { printf "$@" | txt2zts -o out.zts || echo "exit $?"; [ ! -e out.zts ]; }
try 'series a f32 1 @3 last\n1\nend\n'
try 'series a f32 1 @0\n1\nend\n'
try 'series a f32 1 @0\n1\nseries a f64 1 @1 last\n1\nend\n'
try 'series a f32 1 @0\n1\nseries a f32 1 @2 last\n1\nend\n'
