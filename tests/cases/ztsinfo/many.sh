# more entries than the table begins with, each piece finding its own
{
    for i in $(seq 1500); do printf '%s\n' 'series a u8 1 @0' "key $i" 1 'series a u8 1 @1 last' "key $i" 2; done
    echo end
} | txt2zts | ztsinfo | awk 'END { print NR } { print $5, $6 }' | sort | uniq -c
