{
    printf '%s\n' item 'series spec f32 2 2 @0' 'key one' 'attr rate_hz=44100' 'attr classes=KD SD' 1 2 3 4
    printf '%s\n' 'tensor onset f64 2 3' 'key one' 1 0 0 2 0 0
    printf '%s\n' 'series spec f32 0 2 @2 last' 'key one'
    printf '%s\n' 'tensor onset f64 1 3' 'key one' 3 0 0
    printf '%s\n' item 'series spec f32 1 2 @0 last' 'key two' 5 6 'series spec f32 1 2 @0 last' 'key two' 5 6
    printf '%s\n' 'tensor x u8' 9 'tensor x u8' 8 index 'attr segments=2' end
} | txt2zts >a.zts
ztsinfo a.zts
ztsinfo -v a.zts
ztsinfo <a.zts
{ head -c -30 a.zts; printf 'broken'; tail -c 24 a.zts; } >bad.zts
ztsinfo bad.zts | tail -n 2
cp bad.zts $'bad\nname'; ztsinfo $'bad\nname' | tail -n 2
printf '%s\n' 'tensor s u8' "key $(printf '\302\233')31m" "attr a=$(printf '\033')[2J" "attr b=$(printf '\302\233')31m" 1 end | txt2zts | ztsinfo -v   # no escapes to the terminal
txt2zts <<<end >nothing.zts; ztsinfo nothing.zts
txt2zts <<<end | cat - a.zts | ztsinfo - | tail -n 1
printf 'tensor x f32 1 2\n1 2\ntensor x f32 1 3\n1 2 3\ntensor x f64 1 2\n1 2\nend\n' | txt2zts | ztsinfo   # of other shapes and types: a line each
