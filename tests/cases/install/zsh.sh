# zsh itself, at a prompt of its own, offers every option that -h tells of, and the values of a few
command -v zsh >/dev/null || { echo "zsh is not there"; exit 77; }
{ : </dev/ptmx; } 2>/dev/null || { echo "there are no pseudo-terminals"; exit 77; }
export OFFERED=$PWD/offered
cat >ask.zsh <<'Z'
# ask.zsh FOLDER LINE ... - what zsh offers at the end of each line, by the completion in FOLDER
zmodload zsh/zpty
zpty shell zsh -f
ask() { zpty -w shell "$1" }
ask "PS1= fpath=(${(q)1} \$fpath); autoload -Uz compinit; compinit -u -D; zstyle ':completion:*' verbose no"
ask 'compadd() {
    if [[ ${@[1,(i)(-|--)]} == *-[OAD]\ * ]]; then builtin compadd "$@"; return; fi
    local -a hits; builtin compadd -A hits "$@"; print -rl -- $hits >>$OFFERED; builtin compadd "$@"
}'
ask 'offer() { _main_complete; print end >>$OFFERED; compstate[insert]= compstate[list]= }'
ask 'zle -C offer complete-word offer; bindkey "^T" offer'
for line in "${@:2}"; do
    rm -f $OFFERED
    zpty -w -n shell $'\C-u'$line$'\C-t'
    for ((i = 0; i < 2000; i++)) { [[ -e $OFFERED && $(tail -n 1 $OFFERED) == end ]] && break; sleep 0.01 }
    print -r -- "$line:" $(grep -vx end $OFFERED | sort -u)
done
zpty -d shell
Z
mkdir functions files; touch files/file; mkdir files/folder
cp "$BIN/../completion.zsh" functions/_paradiddle
for tool in "$BIN"/*; do
    echo "${tool##*/} -:" $("$tool" -h | sed -nE 's/^  (-.), (--[a-z0-9-]+).*/\1\n\2/p; s/^ {6}(--[a-z0-9-]+).*/\1/p' | sort)
done >want
sed 's/:.*//' want | tr '\n' '\0' | xargs -0 zsh -f ask.zsh "$PWD/functions" | diff want - || echo "not what -h tells of (<)"
cd files
zsh -f ../ask.zsh "$PWD/../functions" 'score --pr' 'score --protocol ' 'score --protocol=mi' 'onsetconv -t a' 'txt2roll -m gm' 'txt2roll -m ./' 'onset2midi -k ' 'groove -d ' 'predict ' 'predict -b '
