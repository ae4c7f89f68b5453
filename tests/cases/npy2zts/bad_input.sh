try() { "$@" || echo "exit $?"; }
npy() { printf '\223NUMPY\1\0%b\0%s\n' "\\0$(printf %o $((${#1} + 1)))" "$1"; }
of() { { npy "$1"; head -c 100 /dev/zero; } >x.npy; try npy2zts "${@:2}" x.npy; }
try npy2zts missing.npy
try npy2zts .
try npy2zts </dev/null
try npy2zts <<<'some text, and then some'
printf '\223NUMPY\11\0\1\0 ' | try npy2zts
printf '\223NUMPY\1\0\200\0{' | try npy2zts
printf '\223NUMPY\2\0\0\0\0\377{' | try npy2zts
of "{'descr': [('time', '<f8'), ('class', '<i4')], 'fortran_order': False, 'shape': (2,), }"
of "{'descr': '|O', 'fortran_order': False, 'shape': (2,), }"
of "{'descr': '<c8', 'fortran_order': False, 'shape': (2,), }"
of "{'descr': '<U5', 'fortran_order': False, 'shape': (2,), }"
of "{'descr': '<f4', 'fortran_order': False, 'shape': (2,)"
of "{'descr': '<f4', 'fortran_order': 0, 'shape': (2,), }"
of "{'descr': '<f4', 'fortran_order': False, 'shape': (-2,), }"
of "{'descr': '<f4', 'fortran_order': False, 'shape': 25, }"
of "{'descr': '<f4', 'shape': (25,), }"
of "{'descr': '<f4', 'fortran_order': False, 'shape': (25,), 'shape': (25,), }"
of "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1, 1, 1, 1, 1, 1, 1, 25), }"
of "{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 4294967296), }"
of "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,), }"
of "{'descr': '<f4', 'fortran_order': False, 'shape': (1000000000,), }"
of "{'descr': '<f4', 'fortran_order': True, 'shape': (1000000000, 2), }" -s 100
of "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 100000), }" -s 1000000
of "{'descr': '<f4', 'fortran_order': False, 'shape': (26,), }"
of "{'descr': '<f4', 'fortran_order': False, 'shape': (1000000000,), }" -s 10
of "{'descr': '<f4', 'fortran_order': False, 'shape': (24,), }" -o left.zts
of "{'descr': '<f4', 'fortran_order': False, 'shape': (), }" -s 3
of "{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 0), }" -s 3 -o /dev/null
of "{'descr': '<f4', 'fortran_order': True, 'shape': (4294967296, 0), }" -s 3 -o /dev/null
of "{'descr': '<f4', 'fortran_order': False, 'shape': (25,), }" -o good.zts
mv x.npy good.npy
try npy2zts -n 'two words' good.npy
try npy2zts -n '' good.npy
try npy2zts -k $'a\tb' good.npy
try npy2zts -a rate good.npy
try npy2zts -a "a=1
b" good.npy
try npy2zts -s 0 good.npy
try npy2zts good.npy good.npy
npy2zts good.npy >/dev/full || echo "exit $?"
try npy2zts -o nowhere/x good.npy
ls
npy2zts -h
