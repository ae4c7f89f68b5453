# every page is clean, and refers to pages that are there
command -v mandoc >/dev/null || { echo "mandoc is not there"; exit 77; }
mandoc -T lint -W warning "$T"/../man/*
cd "$T/../man"
grep -ho 'Xr [a-z0-9]* [157]' ./* | sort -u | while read -r _ name section; do
    case $name in awk | cat | grep | sox | zstd) continue ;; esac
    [ -f "$name.$section" ] || echo "there is no $name($section)"
done
# roff takes quotes that a word begins with for its own, and does not print them: \(dq
grep -nE '^\.(Dl|D1|Ql|Li) (.* )?"' ./*.[157] || true
# groff indents the lines that go on by the last column's width, too: let that be small
grep '^\.Bl -column' ./* | grep -v ' "x"$' || true
# nor does it keep apart a cell that is wider than its column and the next
awk '
    /^\.Bl -column/ { n = split($0, part, "\""); for (i = 2; i < n; i += 2) wide[i / 2] = length(part[i]); on = 1; next }
    /^\.El/ { on = 0 }
    on && /^\.It / {
        gsub(/\\&|\\/, "")
        m = split(substr($0, 5), cell, / ?Ta /)
        for (i = 1; i < m; i++) { gsub(/(^| )(Sy|Em|Li|Cm|Ar|Ns|Fl|Dq) /, "", cell[i]); if (length(cell[i]) > wide[i] + 2) print FILENAME ": wider than its column: " cell[i] " (" wide[i] ")" }
    }
' ./*.[157]
