# the page's table of choices has the defaults that the tool has
diff <(mixdown -L) <(sed -n '/^.It song_share/,/^.El/p' "$T/../man/mixdown.1" | sed '/^.El/d; s/^.It //; s/ Ta /\t/g' |
    awk -F '\t' '{ gsub(" ", "\t", $2); print $1 "\t" $2 }')
