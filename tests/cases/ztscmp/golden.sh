# the first difference and its place; exit 1
head='tensor a f32 2 2'
mk() { printf '%s\n' "$@" end | txt2zts; }
try() { ztscmp "$@" && echo same || echo "exit $?"; }
mk "$head" 'key t' 'attr x=1' 'attr y=2' 1 2 3 4 >a.zts
try a.zts a.zts
try - a.zts <a.zts
mk "$head" 'key t' 'attr x=1' 'attr y=2' 1 2 3.5 4 >b.zts;  try a.zts b.zts; try -t 0.5 a.zts b.zts; try -v -t 1 b.zts a.zts
mk "$head" 'key t' 'attr x=1' 'attr y=3' 1 2 3 4 >b.zts;    try a.zts b.zts; try -A a.zts b.zts
mk "$head" 'key t' 'attr x=1' 1 2 3 4 >b.zts;               try a.zts b.zts; try b.zts a.zts
mk "$head" 'key u' 'attr x=1' 'attr y=2' 1 2 3 4 >b.zts;    try a.zts b.zts
mk "tensor a f32 4" 'key t' 'attr x=1' 'attr y=2' 1 2 3 4 >b.zts; try a.zts b.zts
mk "tensor a f16 2 2" 'key t' 'attr x=1' 'attr y=2' 1 2 3 4 >b.zts; try a.zts b.zts; try -t 0 a.zts b.zts
mk "tensor a i32 2 2" 'key t' 'attr x=1' 'attr y=2' 1 2 3 4 >b.zts; try -t 0 a.zts b.zts
mk "$head" 1 nan 3 inf >n.zts;                              try n.zts n.zts; try -t 1e9 n.zts n.zts
mk 'tensor i f32 2' inf -0 >n.zts; mk 'tensor i f32 2' inf 0 >m.zts; try n.zts m.zts
mk 'tensor i i64 1' 9223372036854775807 >n.zts; mk 'tensor i i64 1' 9223372036854775806 >m.zts; try n.zts m.zts; try -t 1 n.zts m.zts
mk 'tensor s u8' 1 >n.zts; mk 'tensor s u8' 2 >m.zts;       try n.zts m.zts
mk 'tensor s u8' 1 'tensor s u8' 2 >m.zts;                  try n.zts m.zts; try m.zts n.zts
mk >m.zts;                                                  try n.zts m.zts; try m.zts m.zts
printf '%s\n' 'tensor s u8' "attr a=$(printf '\033')[2J" 1 end | txt2zts >m.zts; try n.zts m.zts
# of two long attributes what is around the first difference; no half of a character
x=$(printf 'x%.0s' {1..700})
long() { for i in 1 2; do mk 'tensor s u8' "attr a=${!i}" 'attr b=1' 1 >$i.zts; done; try 1.zts 2.zts; }
long "${x}1" "${x}2"; long "$x" "${x}1$x"; long "${x}Ä${x:0:39}1" "${x}Ä${x:0:39}2"; long 1 "$x"; long "${x:0:20}1$x" "${x:0:20}2"
# of a key, no escapes to the terminal
mk 'tensor s u8' "key $(printf '\302\233')31m" 1 >n.zts; mk 'tensor s u8' "key $(printf '\302\233')31m" 2 >m.zts; try n.zts m.zts
