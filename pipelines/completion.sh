#!/usr/bin/env bash
# completion.sh bash|zsh TOOL ... - completion for a shell, on stdout, out of what
# the tools say of their options with -h: names, what takes a value, and which
# values: files, folders, label maps, or the words that the line begins with.
set -eu -o pipefail
export LC_ALL=C
shell=$1; shift
maps=$(cd "$(dirname "$0")/maps" && printf '%s ' *.map | sed 's/\.map / /g')

# an option a line: tool, letter or nothing, long name, value or nothing, kind, again or nothing, help;
# kind: file, folder, none, or the words
options() {
    local tool
    for tool; do
        "$tool" -h | sed -nE 's/^  (-[^-]), (--[a-z0-9-]+)( [^ ]+)?  +/\1\t\2\t\3\t/p; s/^ {6}(--[a-z0-9-]+)( [^ ]+)?  +/\t\1\t\2\t/p' |
            awk -F '\t' -v OFS='\t' -v tool="${tool##*/}" -v maps="$maps" '
                function kind(value, help,    n, part, i, words) {
                    if (value ~ /^FILE/) return "file"
                    if (value == "FOLDER" || value ~ /DIR$/) return "folder"
                    if (help ~ /label map/ || value == "TABLE") return maps
                    sub(/( \[|:).*/, "", help)
                    n = split(help, part, /, or | or |, /)
                    for (i = 1; i <= n; i++) if (part[i] ~ /^[a-z_]+$/) words = words (words ? " " : "") part[i]
                    return words ~ / / ? words : "none"
                }
                { sub(/^ /, "", $3); print tool, $1, $2, $3, $3 == "" ? "" : kind($3, $4), $4 ~ /given again/ ? "again" : "", $4 }'
    done
}

bash_completion() {
    cat <<'END'
# completion of the programs of paradiddle, made out of their -h
_paradiddle() {
    local tool=${1##*/} cur=$2 prev=$3 options= values=
    if [[ $cur == = ]]; then cur=
    elif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi
    case $tool in
END
    options "$@" | awk -F '\t' '
        function close_tool() { if (tool) printf "        options=\047%s\047\n        case $prev in\n%s        esac ;;\n", all, cases }
        $1 != tool { close_tool(); tool = $1; all = cases = ""; printf "    %s)\n", tool }
        { all = all (all ? " " : "") ($2 ? $2 " " : "") $3 }
        $4 != "" { cases = cases sprintf("        %s%s) values=\047%s\047 ;;\n", $2 ? $2 "|" : "", $3, $5) }
        END { close_tool() }'
    cat <<'END'
    esac
    case $values in
    none) COMPREPLY=() ;;
    folder) mapfile -t COMPREPLY < <(compgen -d -- "$cur") ;;
    '' | file)
        if [[ -z $values && $cur == -* ]]; then mapfile -t COMPREPLY < <(compgen -W "$options" -- "$cur")
        else mapfile -t COMPREPLY < <(compgen -f -- "$cur"); fi ;;
    *) mapfile -t COMPREPLY < <(compgen -W "$values" -- "$cur"; [[ $cur != */* ]] || compgen -f -- "$cur") ;;
    esac
}
END
    echo "complete -o filenames -F _paradiddle ${*##*/}"
}

zsh_completion() {
    echo "#compdef ${*##*/}"
    echo "# completion of the programs of paradiddle, made out of their -h"
    echo 'case $service in'
    options "$@" | awk -F '\t' -v maps="$maps" '
        function close_tool() { if (tool) print "        \047*:file:_files\047 ;;" }
        $1 != tool { close_tool(); tool = $1; printf "%s)\n    _arguments -s \\\n", tool }
        {
            help = $7; gsub(/[\[\]:\\]/, "\\\\&", help); gsub(/\047/, "\047\\\047\047", help)
            value = $4; gsub(/[\[\]:]/, "\\\\&", value)
            if ($5 == maps || $7 ~ /or a (table|file)/) action = "{compadd -- " $5 "; _files}"
            else action = $5 == "file" ? "_files" : $5 == "folder" ? "_files -/" : $5 == "none" ? " " : "(" $5 ")"
            tail = "[" help "]" ($4 == "" ? "" : ":" value ":" action)
            a = $2 ? $2 ($4 == "" ? "" : "+") : ""; b = $3 ($4 == "" ? "" : "=")
            before = $6 == "again" ? "*" : $2 ? "(" $2 " " $3 ")" : ""
            printf "        \047%s\047%s\047%s\047 \\\n", before, a ? "{" a "," b "}" : b, tail
        }
        END { close_tool() }'
    echo esac
}

"${shell}_completion" "$@"
