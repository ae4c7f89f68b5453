# every tool has a page, paradiddle(7) names it, and its -h tells the synopsis and
# the options of the page, in its order, and those that the tool takes
std='^\(output\|help\|version\|verbose\)\>'
for tool in "$BIN"/*; do
    name=${tool##*/} page=$T/../man/${tool##*/}.1
    [ -f "$page" ] || { echo "$name has no page"; continue; }
    grep -q "^\.It Xr.* $name 1" "$T/../man/paradiddle.7" || echo "$name is not in paradiddle(7)"
    "$tool" -h >help
    sed -n '/^usage: /,/^  -\|^      --/p' help | grep -v '^  -\|^      --' | sed 's/^usage: //' | tr -s ' \n' ' ' >usage
    mandoc -T ascii "$page" | sed $'s/.\b//g' | sed -n '/^SYNOPSIS/,/^DESCRIPTION/p' | sed '1d;$d' | tr -s ' \t\n' ' ' | sed 's/^ //' >synopsis
    cmp -s usage synopsis || { echo "$name: the synopsis"; cat usage synopsis; }
    sed -nE 's/^  (-.), (--[a-z0-9-]+).*/\1 \2/p; s/^      (--[a-z0-9-]+).*/\1/p' help >options
    sed -n '/^\.Sh DESCRIPTION/,/^\.Sh [A-CE-Z]/p' "$page" |
        sed -nE 's/^\.It Fl ([^- ]) , Fl (Fl |-)([a-z0-9-]+).*/-\1 --\3/p; s/^\.It Fl (Fl |-)([a-z0-9-]+).*/--\2/p' >described
    sed -n '/longopt\[\] = {/,/CLI_END/p' "$T/../tools/$name.c" | sed -nE ':a; s/\{"([a-z0-9-]+)", ([01]),/\n\1 \2\n/; ta; p' | sed "/ [01]$/!d; /$std/d" | sort >table
    sed -nE 's/^  (-.,|   ) --([a-z0-9-]+)( [^ ]+)?(  .*)?$/\2\3/p' help | sed "/$std/d; s/ .*/ 1/; / /!s/$/ 0/" | sort >told
    diff table told >differ || { echo "$name: its options (<) and -h (>)"; cat differ; }
    diff options described >differ || { echo "$name: -h (<) and page (>)"; cat differ; }
done
