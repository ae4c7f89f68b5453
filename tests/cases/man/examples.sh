# the EXAMPLES of every man page run, each page in a folder of its own that holds
# what tests/examples.sh makes
mkdir files; (cd files; bash "$T/examples.sh")
export PARADIDDLE_MODEL=model.zts

# one line a command: .Dl lines, and literal displays as a whole
commands() {
    awk '/^\.Sh /{ on = $2 == "EXAMPLES" } !on { next }
        /^\.Dl /{ sub(/^\.Dl /, ""); print; next }
        /^\.Bd -literal/{ block = 1; text = ""; next }
        /^\.Ed/{ block = 0; print text; next }
        block { text = text (text == "" ? "" : "\001") $0 }' "$1" | sed -e 's/\\&//g; s/\\(dq/"/g; s/\\(aq/'"'"'/g; s/\\-/-/g; s/\\e/\\/g'
}
for page in "$T"/../man/*.[157]; do
    name=${page##*/}
    cp -r files "$name"
    commands "$page" | while IFS= read -r command; do
        rc=0
        (cd "$name"; tr '\001' '\n' <<<"$command" | bash -eu -o pipefail >out 2>err) || rc=$?
        # 141: SIGPIPE, head had enough; 127: some displays of these pages show data, no command
        case $rc:$name in 0:* | 141:* | 127:labelmap.5 | 127:onset.5) continue ;; esac
        echo "$name: exit $rc: $command" | tr '\001' '\n'
        cat "$name/err"
    done
done
