# sound.bash - sourced: sox and fluidsynth, but failing when they do. Both end with status 0 when the disk is full, and sox
# does not even say so of the last block; what is there would be taken for the whole. What they said is in $said.

# sox_to FILE ARGUMENT ... : sox, with FILE, of one sample at least, among its arguments. The length is written last.
sox_to() {
    said=$(sox -V1 "${@:2}" 2>&1) && [ -z "$said" ] || return
    [ "$(soxi -s "$1" 2>/dev/null || echo 0)" != 0 ] || { said="cannot be written whole: is the disk full"; return 1; }
}

# fluidsynth_to FILE ARGUMENT ... : fluidsynth, without a sound card, into FILE, a WAV
fluidsynth_to() {
    said=$(fluidsynth -niq -r 44100 -O float -T wav -F "$1" "${@:2}" 2>&1 </dev/null) && [[ $said != *'write error'* ]]
}
