# every page is clean, and refers to pages that are there
command -v mandoc >/dev/null || { echo "mandoc is not there"; exit 77; }
mandoc -T lint -W warning "$T"/../man/*
cd "$T/../man"
grep -ho 'Xr [a-z0-9]* [157]' ./* | sort -u | while read -r _ name section; do
    case $name in awk | cat | grep | sox | zstd) continue ;; esac
    [ -f "$name.$section" ] || echo "there is no $name($section)"
done
# groff indents the lines that go on by the last column's width, too: let that be small
grep '^\.Bl -column' ./* | grep -v ' "x"$' || true
