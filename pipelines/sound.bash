# sound.bash - sourced: sox and fluidsynth, but failing when they do. Both end with status 0 when the disk is full, sox without
# a word of the last block, and fluidsynth when it has no SoundFont; what is there would be taken for the whole. What they said is in $said.
unset SOX_OPTS   # of somebody's own
trap 'exit 130' INT   # else what sox writes when it is interrupted would be taken for the whole

# sox_to FILE ARGUMENT ... : sox, with FILE, of one sample at least, among its arguments. The length is written last.
sox_to() {
    said=$(sox -V1 "${@:2}" 2>&1) && [ -z "$said" ] || return
    [ "$(soxi -s "$1" 2>/dev/null || echo 0)" != 0 ] || { said="cannot be written whole: is the disk full"; return 1; }
}

# fluidsynth_to FILE ARGUMENT ... : fluidsynth, without a sound card, into FILE, a WAV, by the SoundFonts among its arguments
# alone: for one that it cannot load it would take the system's, or play nothing. Settings of somebody's own, ~/.fluidsynth,
# are not read; those of a further -f are
fluidsynth_to() {
    said=$(fluidsynth -niq -f /dev/null -r 44100 -O float -T wav -o synth.default-soundfont= -F "$1" "${@:2}" 2>&1 </dev/null) || return
    [[ $said == *'fluidsynth: error'* ]] || return 0
    said=$(grep -a 'fluidsynth: error\|not a SoundFont' <<<"$said" | tail -n 1)
    [[ $said != *SoundFont* ]] || said+=": see that it is whole, and that there is memory for it"
    return 1
}
