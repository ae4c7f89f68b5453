{ echo 'tensor a u8 90000'; seq 90000 | sed 's/.*/1/'; echo end; } | txt2zts >a.zts
zts2txt a.zts >/dev/full || echo $?
zts2txt -o /dev/full a.zts || echo $?
zts2txt -o nowhere/x a.zts || echo $?
txt2zts -o nowhere/x /dev/null || echo $?
txt2zts -o /dev/full <<<end || echo $?
txt2zts <<<end >/dev/full || echo $?
(set +o pipefail; zts2txt a.zts | head -n 1)     # ends by SIGPIPE, silently
zts2txt a.zts | head -n 1 >/dev/null || echo $?
