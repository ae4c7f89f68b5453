# however the input arrives, all pieces of a series but the last have one length
. "$T/net_parts.sh"
pieces() {
    awk -v what="$*" '
        /^series/ && !($2 in n) { n[$2] = $4; name[++k] = $2 }
        /^series/ && n[$2] != $4 && !/last$/ { bad = " and others" }
        END { printf "%s:", what; for (i = 1; i <= k; i++) printf " %s %d", name[i], n[name[i]]; print bad }'
}
slowly() { while IFS= read -r -N 2000 some || [ -n "$some" ]; do printf %s "$some"; done; }
sox -D song.wav -t raw - | tr '\0' '\1' | slowly | wav2spec -r s16le,44100,1 -k song -o slow.zts
zts2txt slow.zts | pieces wav2spec
predict slow.zts | zts2txt | pieces predict
predict -l slow.zts | zts2txt | pieces predict -l
predict -s slow.zts | zts2txt | pieces predict -s
predict slow.zts | peakpick -z | zts2txt | pieces peakpick
shard -f 40 song.roll.zts slow.zts | zts2txt | pieces shard
