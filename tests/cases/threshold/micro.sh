# A for itself gains by the peaks of 0.3, of which three are right and five wrong; with B, all of whose peaks are right, it loses by them
tensor() { printf 'tensor %s f64 %d %d\nkey k\nattr classes=A B\n' "$1" "$(wc -l <"$1")" "$2"; cat "$1"; }
{ for i in $(seq 10); do echo $i 0 0; done; for i in $(seq 20); do echo $i 1 0; done; } >onset
{ for i in $(seq 5); do echo $i 0 0 0.9; done; for i in 6 7 8; do echo $i 0 0 0.3; done; for i in 1 2 3 4 5; do echo $i.5 0 0 0.3; done
  for i in $(seq 20); do echo $i 1 0 0.9; done; } >est
{ tensor onset 3; tensor est 4; echo end; } | txt2zts >p.zts
threshold -v p.zts 2>&1
threshold -v --micro p.zts 2>&1
threshold -t p.zts | cmp - <(threshold -mt p.zts)
