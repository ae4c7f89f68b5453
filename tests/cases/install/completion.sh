# every option that -h tells of is offered, and the values of a few
. "$BIN/../completion.bash"
offers() {  # WORD ... : what comes for the last of them
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
    _paradiddle "$1" "${!#}" "${COMP_WORDS[COMP_CWORD-1]}"
    printf '%s\n' "${COMPREPLY[@]}"
}
for tool in "$BIN"/*; do
    name=${tool##*/}
    "$tool" -h | sed -nE 's/^  (-.), (--[a-z0-9-]+).*/\1\n\2/p; s/^ {6}(--[a-z0-9-]+).*/\1/p' | sort >want
    offers "$name" - | sort | diff want - || echo "$name"
done
mkdir folder; touch file
offers score --pr
offers score --protocol ''
offers score --protocol = mi
offers onsetconv -t a
offers txt2roll -m gm
offers groove -d '' | sort
offers predict '' | sort
offers predict -b '' | sort
offers kit2wav -k fo | sort
offers kit2wav --kit x --map td
