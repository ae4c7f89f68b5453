# a reader in Python, written from the page by somebody who saw nothing else, against the one in the page and the suite's
export PYTHONDONTWRITEBYTECODE=1
command -v python3 >/dev/null || { echo "python3 is not there"; exit 77; }
reader=$T/zts_reader.py
sed -n '/^.\\" begin ztsread.c/,/^.\\" end ztsread.c/p' "$T/../man/zts.5" | sed -e '/^\./d' -e 's/\\e/\\/g' >ztsread.c
${CC:-cc} -std=c11 -o ztsread ztsread.c -lzstd
python3 "$reader" "$T"/vectors/good/* >got
for f in "$T"/vectors/good/*; do ./ztsread <"$f"; done | cmp - got
# the bad: the same sentence as from the suite
(cd "$T/vectors/bad" && python3 "$reader" *) >/dev/null 2>refused || [ $? = 2 ] || echo "the bad were not refused"
sed -n 's/^zts2txt: \([a-z0-9_]*\.zts\): record [0-9]*: \([^:]*\).*/\1: \2/p' "$T/cases/zts/bad.stderr" | diff - refused
# those of bad_index are streams in sequence, and at random they are refused as the suite does; where an item begins within a frame
# or has other records is for who reads it to see
python3 "$reader" "$T"/vectors/bad_index/* >/dev/null
index=$T/zts_index_reader.py
(cd "$T/vectors/bad_index" && python3 "$index" *) >/dev/null 2>refused || [ $? = 2 ] || echo "the bad indexes were not refused"
sed -n 's/^shard: \([a-z0-9_]*\.zts\): \([^:,]*\).*/\1: \2/p' "$T/cases/zts/bad.stderr" |
    sed -e '/^offset_inside/s/: .*/: not a tensor stream/' -e '/^item_/s/: .*/: its records are not those that the index counts/' | diff - refused
# the good: the same records, each item by itself
for f in indexed indexed_1 indexed_concatenated indexed_skippable; do
    python3 "$index" "$T/vectors/good/$f.zts" | sort >got
    [ -s got ] || echo "$f: nothing"
    python3 "$reader" "$T/vectors/good/$f.zts" | sort | cmp - got
done
# a 65th open series, be it of one piece; too large for a vector, and txt2zts does not write it
zero='\0\0\0\0\0\0\0'
for i in {1..65}; do printf "ZTSR\\1\\2\\1\\1\\$((i > 64 ? 2 : 0))\\2$zero$zero\\1$zero%02d\\1" "$i" >"$i"; done
zstd -q --check -c {1..65} >many.zts
python3 "$reader" many.zts 2>&1 >/dev/null || echo "exit $?"
zts2txt many.zts 2>&1 >/dev/null || echo "exit $?"
./ztsread <many.zts 2>&1 >/dev/null || echo "exit $?"
