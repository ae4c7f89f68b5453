# the ranges and defaults of -h are those of the page, whatever the form: 1e9, 2^53-1, -1 to 1; prints what is not
for tool in "$BIN"/*; do
    name=${tool##*/}
    "$tool" -h >help
    awk -v name="$name" '
        # the numbers in a text, each between blanks: 2^53 and 1e-3 worked out
        function numbers(s,   all, one, sign, part) {
            all = " "
            gsub(/\\/, "", s); gsub(/\.\./, " to ", s)
            while (match(s, /[0-9]+(\.[0-9]+)?(e-?[0-9]+)?(\^[0-9]+(-1)?)?/)) {
                one = substr(s, RSTART, RLENGTH)
                sign = RSTART > 1 && substr(s, RSTART - 1, 1) == "-" && (RSTART == 2 || substr(s, RSTART - 2, 1) !~ /[a-z0-9]/) ? "-" : ""
                s = substr(s, RSTART + RLENGTH)
                if (split(one, part, /\^/) == 2) one = part[1] ^ (part[2] + 0) - (part[2] ~ /-1$/)
                all = all sprintf("%s%.15g ", sign, one)
            }
            return all
        }
        function lacks(what, where,   n, i, part) {
            n = split(numbers(what), part, " ")
            for (i = 1; i <= n; i++) if (!index(numbers(where), " " part[i] " ")) return 1
            return 0
        }
        FNR == NR {
            if (/^\.It Fl /) { option = $0; gsub(/^.*Fl (Fl |-)/, "", option); sub(/ .*/, "", option) }
            else if (/^\.Sh|^\.Ss/) option = ""
            if (option) page[option] = page[option] " " $0
            next
        }
        match($0, /^  (-.,|   ) --[a-z0-9-]+/) {
            option = substr($0, 9, RLENGTH - 8)
            text = page[option]
            rest = substr($0, RLENGTH + 1)
            if (option == "output") next
            if (match(rest, /-?[0-9.e-]+\.\.[0-9^e.-]*/)) {
                value = substr(rest, RSTART, RLENGTH)
                if (lacks(value, text)) print name ": --" option ": the page lacks the range " value
            }
            if (match(rest, / \[[^<\]]*\]/)) {
                value = substr(rest, RSTART, RLENGTH)
                if (lacks(value, text) || text !~ /default|[Ww]ithout|\[/) print name ": --" option ": the page lacks the default" value
            }
        }' "$T/../man/$name.1" help
done
