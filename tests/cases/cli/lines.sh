# every format of lines takes LF, CR LF and CR for their ends, with a byte order mark
# before them or not, and refuses a NUL byte and a line that is none
printf '#track\ta\n0.5\tKD\t90\n1.25\tSD\n' >text
printf '0.5\t0.5\tKD\n1\t1\tSD\n' >audacity
printf 'track,time,label\na,0.5,KD\na,1,SD\n' >csv
onsetconv -t jams text >jams
printf '1 KD\n' >one; printf 'a\tone\n\n# another\nb\tone\n' >list
printf 'KD KD 36\nSD SD\n@trim +\n' >map
printf 'kit\tk\n\nmusic\t0.25\npeak_db\t-3\t-1\n' >recipe
printf 'x uniform 0 1\n\nc choice a b\n' >space
printf 'track\tclass\tTP\tFP\tFN\na\tKD\t1\t2\t3\nb\tKD\t3\t1\t0\n' >scores
printf 'tensor a u8 2\nkey k\n1 2\nend\n' >zts
mkdir kit; sox -n -r 44100 kit/36_v1_rr1.wav synth 0.01 square 100
printf 'kit\tround_robins_are\n\nkit\talternatives\n' >kits.tsv
printf 'MThd\0\0\0\6\0\0\0\1\0\140MTrk\0\0\0\14\0\231\44\144\30\211\44\0\0\377\57\0' >m.mid
export PARADIDDLE_DATA=$PWD
read_text() { onsetconv "$1"; }
read_audacity() { onsetconv -f audacity "$1"; }
read_csv() { onsetconv -f csv "$1"; }
read_jams() { onsetconv -f jams "$1"; }
read_list() { txt2roll -l "$1" | ztsinfo; }
read_map() { txt2roll -m "./$1" text | zts2txt | grep -a classes; }
read_recipe() { mixdown -L "$1"; }
read_space() { rm -f j; tune -n 1 -j j "$1" echo 1; head -n 1 j; }
read_scores() { scorediff "$1" "$1"; }
read_zts() { txt2zts "$1" | zts2txt; }
read_kits.tsv() { cmp -s "$1" kits.tsv || cp "$1" kits.tsv; kit2wav -k kit -o k.wav m.mid && stat -c %s k.wav; }
for form in text audacity csv jams list map recipe space scores zts kits.tsv; do
    read_$form $form >want
    [ -s want ] || echo "$form: nothing"
    cp $form plain
    sed 's/$/\r/' plain >crlf
    tr '\n' '\r' <plain >cr
    { printf '\357\273\277'; cat plain; } >mark
    head -c -1 plain >open
    for as in crlf cr mark open; do
        case $form,$as in zts,cr) continue ;; zts,crlf) sed 's/[1-9]$/&\r/' plain >crlf ;; esac  # a CR may be part of an attribute
        read_$form $as >got || echo "$form: $as is refused"
        cmp want got || echo "$form: $as"
    done
    { cat plain; printf '# a\0b\n'; } >nul
    { cat plain; printf '# %070000d\n' 0; } >long
    case $form in zts) as=nul ;; jams) continue ;; *) as="nul long" ;; esac
    for a in $as; do { read_$form $a 2>&1 >/dev/null || true; } | sed -n "1s,: /.*/kits,: kits,; 1p"; done
done
