zts2st -h
zts2st -x || echo $?
zts2st a b || echo $?
zts2st missing.zts || echo $?
zts2st </dev/null || echo $?
txt2zts <<<end | zts2st || echo $?
printf 'tensor a u8\n1\nend\n' | txt2zts | zts2st || echo $?
