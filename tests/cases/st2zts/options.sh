st2zts -h
printf '\2\0\0\0\0\0\0\0{}' >none.st
for o in "-x" "-m x none.st" "-s 0 none.st" "none.st none.st" "none.st" "missing.st" "."; do st2zts $o || echo "$o: $?"; done
st2zts -a "rnn layers=0" none.st || echo $?
st2zts -a "rnn" none.st || echo $?
st2zts -a "rnn classes=3" -m 0 none.st || echo $?
st2zts -a "rnn" -m 0 -c "KD SD" none.st || echo $?
st2zts -a "rnn
layers=1" none.st || echo $?
for o in -a -c; do st2zts $o "$(printf '%03000d' 0)" none.st || echo $?; done
# a model without its mean is taken, with a warning
. "$T/net_parts.sh"
train --epochs 1 -o m.zts >log
zts2st m.zts | LC_ALL=C sed 's/"mean"/"nmea"/' >no_mean.st
st2zts -o got.zts no_mean.st && zts2txt got.zts | grep -a '^attr mean'
# of the steps the counters know best: what metadata say of them is passed over
zts2st m.zts | LC_ALL=C sed 's/"steps":"[0-9]"/"steps":"9"/' >steps.st
st2zts -o steps.zts steps.st
for f in m steps; do zts2txt $f.zts | grep -a '^attr steps'; done
