# make model, killed while it speaks and while it learns, and interrupted while it learns: what is half made does not have
# its name yet, and the next make goes on from it
. "$T/model_parts.sh"
export -f mk
# stop SIGNAL FILE NOT: when there is FILE, a pattern, which comes before NOT
stop() {
    local pid
    setsid env --default-signal bash -c 'mk model MODEL_OUT=m EPOCHS=1000 model' >log 2>&1 & pid=$!
    until compgen -G "$2" >/dev/null; do sleep 0.01; kill -0 $pid || { cat log; exit 1; }; done
    kill -"$1" -- -$pid
    wait $pid 2>/dev/null || true
    while pgrep -r D,R,S -g $pid >/dev/null; do sleep 0.01; done
    [ ! -e "$3" ] || echo "there is $3"
}
stop KILL m/voices.tmp/voice-001.flac m/voices
stop KILL m/training.zts.ckpt m/model.zts
stop INT 'm/epochs/[1-9][0-9]*.zts' m/model.zts   # whichever: each is gone soon
touch m/training.zts.kilLed.tmp   # as a trainnet that was killed may leave it
mk model MODEL_OUT=m EPOCHS=9 model >log 2>&1 || { cat log; exit 1; }
tail -n 1 m/model.log | cut -f 1
grep -c 'micro\|macro' m/scores.tsv
ls m
