st2zts -h
printf '\2\0\0\0\0\0\0\0{}' >none.st
for o in "-x" "-m x none.st" "-s 0 none.st" "none.st none.st" "none.st" "missing.st" "."; do st2zts $o || echo "$o: $?"; done
st2zts -a "rnn layers=0" none.st || echo $?
st2zts -a "rnn" none.st || echo $?                # and a warning
st2zts -a "rnn classes=3" -m 0 none.st || echo $?
st2zts -a "rnn" -m 0 -c "KD SD" none.st || echo $?
st2zts -a "rnn
layers=1" none.st || echo $?
