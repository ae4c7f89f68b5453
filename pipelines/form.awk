# form.awk -v form=txt|md|tex|html - a table of tab-separated text as text, Markdown, LaTeX (booktabs) or HTML.
# A first line that begins with "# " is the title, later ones are notes, which stand below.
BEGIN { FS = "\t" }
NR == 1 && /^# / { title = substr($0, 3); next }
n && NF == 1 && /^# / { note[++notes] = substr($0, 3); next }
{ n++; if (NF > columns) columns = NF; for (i = 1; i <= NF; i++) { cell[n, i] = $i; if (length($i) > width[i]) width[i] = length($i) } }
function tex(s) { gsub(/[&%_#$]/, "\\\\&", s); sub(/ \*$/, "$^{*}$", s); sub(/ \* o$/, "$^{*}$ o", s); return s }
function html(s) { gsub(/&/, "\\&amp;", s); gsub(/</, "\\&lt;", s); gsub(/>/, "\\&gt;", s); return s }
function row(r, before, between, after, form,    i, line, s) {
    for (i = 1; i <= columns; i++) {
        s = cell[r, i]
        if (form == "tex") s = tex(s)
        else if (form == "html") s = html(s)
        else s = sprintf("%-" width[i] "s", s)
        line = line (i > 1 ? between : before) s
    }
    line = line after
    if (form == "txt") sub(/ +$/, "", line)
    print line
}
END {
    if (form == "txt" && title != "") print title "\n"
    if (form == "md" && title != "") print title "\n"
    if (form == "tex") { printf "\\begin{table}\n\\caption{%s}\n\\begin{tabular}{", tex(title); for (i = 1; i <= columns; i++) printf "l"; print "}\n\\toprule" }
    if (form == "html") print "<figure class=\"table\"><figcaption>" html(title) "</figcaption><div><table>"
    for (r = 1; r <= n; r++) {
        if (form == "txt") row(r, "", "  ", "", form)
        else if (form == "md") row(r, "| ", " | ", " |", form)
        else if (form == "tex") row(r, "", " & ", " \\\\", form)
        else if (r == 1) row(r, "<tr><th>", "</th><th>", "</th></tr>", form)
        else row(r, "<tr><td>", "</td><td>", "</td></tr>", form)
        if (r > 1) continue
        if (form == "tex") print "\\midrule"
        if (form == "md") { line = "|"; for (i = 1; i <= columns; i++) { s = sprintf("%" width[i] + 2 "s", ""); gsub(/ /, "-", s); line = line s "|" }; print line }
    }
    if (form == "tex") print "\\bottomrule\n\\end{tabular}"
    if (form == "html") print "</table></div>"
    for (r = 1; r <= notes; r++) {
        if (form == "txt" || form == "md") print "\n" note[r]
        if (form == "tex") print "\n\\footnotesize " tex(note[r])
        if (form == "html") print "<p>" html(note[r]) "</p>"
    }
    if (form == "txt") print ""
    if (form == "tex") print "\\end{table}"
    if (form == "html") print "</figure>"
}
