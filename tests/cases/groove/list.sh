# the page's table is the program's
groove -L | grep -v '^#' | cut -f 1,2,4 >list
sed -n 's/^\.It \([^ ]*\) Ta \([^ ]*\) Ta /\1\t\2\t/p' "$T/../man/groove.1" >page
diff list page
groove -L | tail -n 1
groove -L >/dev/full || echo $?
