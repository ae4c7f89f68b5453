# a reader in Python, written from the page, against the one in the page
command -v python3 >/dev/null || { echo "python3 is not there"; exit 77; }
sed -n '/^.\\" begin ztsread.c/,/^.\\" end ztsread.c/p' "$T/../man/zts.5" | sed -e '/^\./d' -e 's/\\e/\\/g' >ztsread.c
"${CC:-cc}" -std=c11 -o ztsread ztsread.c -lzstd
python3 "$T/zts_reader.py" "$T"/vectors/good/* >got
for f in "$T"/vectors/good/*; do ./ztsread <"$f"; done | cmp - got
python3 "$T/zts_reader.py" "$T"/vectors/bad/* >/dev/null 2>refused && echo "all were read"
sed 's/: refused: .*//' refused | cmp - <(ls "$T"/vectors/bad/*)
