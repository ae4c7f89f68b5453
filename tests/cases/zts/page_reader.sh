# the reader that man/zts.5 shows: it compiles, reads the good and refuses the bad
page=$T/../man/zts.5
sed -n '/^.\\" begin ztsread.c/,/^.\\" end ztsread.c/p' "$page" | sed -e '/^\./d' -e 's/\\e/\\/g' >ztsread.c
${CC:-cc} -std=c11 -Wall -Wextra -Werror -o ztsread ztsread.c -lzstd
for f in "$T"/vectors/good/*; do
    ./ztsread <"$f" >got || echo "$f was refused"
    zts2txt <"$f" >text
    txt2zts text | ./ztsread | cmp - got
done
for f in "$T"/vectors/bad/*; do
    if ./ztsread <"$f" >/dev/null 2>&1; then echo "$f was read"; fi
done
