groove >/dev/full || echo $?
groove -o /dev/full || echo $?
groove -l 3600 | head -c 4; echo                # ends by SIGPIPE, silently
