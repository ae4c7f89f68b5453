# mix_parts.sh - sourced: leaves in the current folder what mixdown needs, tiny and ours:
# kit/ (kick, snare, closed hat), beat.mid (four beats of 0.5 s: kick and hat, snare and hat, ...),
# band.wav (a chord, 9 s), voice.wav, hall.wav, and mix.recipe that names them; in $off the options that leave nothing to chance.
mkdir -p kit
sox -n -r 44100 -c 1 kit/36_v1_rr1.wav synth 0.3 sine 60 fade l 0 0.3 0.29 vol 0.9
sox -n -R -r 44100 -c 1 kit/38_v1_rr1.wav synth 0.2 pinknoise fade l 0 0.2 0.19 vol 0.7
sox -n -R -r 44100 -c 1 kit/42_v1_rr1.wav synth 0.08 whitenoise vol 0.2 highpass 7000 fade l 0 0.08 0.07
sox -n -r 44100 -c 1 band.wav synth 9 sine 220 synth 9 sine mix 330 vol 0.3
sox -n -R -r 44100 -c 1 voice.wav synth 3 brownnoise vol 0.4
sox -n -r 44100 -c 1 hall.wav synth 0.4 square 3 fade l 0 0.4 0.39 vol 0.5
# type 0, 480 ticks a quarter; eight rounds of: 99 36 / 99 42, a quarter later 99 38 / 99 42
{
    printf 'MThd\0\0\0\6\0\0\0\1\1\340MTrk\0\0\0\364'  # a track of 244 bytes
    for _ in 1 2 3 4 5 6 7 8; do
        printf '\0\231\44\144\0\231\52\120\203\140\231\46\144\0\231\52\120\203\140\231\46\0\0\231\44\0\0\231\52\0'
    done
    printf '\0\377\57\0'
} >beat.mid
printf 'kit\tkit\ngroove\tbeat.mid\nsong\tbeat.mid\tband.wav\nbacking\tband.wav\nvoice\tvoice.wav\nroom\thall.wav\nmin_velocity\t1\n' >mix.recipe
# no chance but what is set after it
off="-s song_share=0 -s music=0 -s tempo=1,1 -s humanize_ms=0 -s swap=0 -s leave_out=0 -s percussion=0 -s ride=0 -s hand_percussion=0
     -s piece_studio=0 -s drumless=0 -s eq=0 -s compress=0 -s saturate=0 -s room=0 -s master_compress=0 -s master_limit=0 -s dull=0
     -s noise=0 -s piece_db=0,0 -s piece_semitones=0,0 -s peak_db=-1,-1 -s codec=0"
