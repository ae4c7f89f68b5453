# kit_parts.bash - what hydrogen_kit.sh and soundfont_kit.sh share: single strokes become a kit's folder, by all or nothing.
#
# The script sets out, and family and kind if it has them, calls begin_kit, puts strokes into $work/ID.wav (mono, 44100 Hz,
# float, of any level and with silence around them), lines "note layer round_robin gain ID" into $work/plan, and calls
# finish_kit. What it puts into $work/kit besides goes with the kit.
unset CDPATH
. "$(dirname "$0")/sound.bash"
name=${0##*/} family='' kind=''

say() { printf '%s: %s' "$name" "$*" | tr -c '[:print:]\200-\377' '?' >&2; echo >&2; }
fail() { say "$@"; exit 2; }
need() { command -v "$1" >/dev/null || fail "$1 is missing: install $2"; }

# A kit that is there is left alone, so that a list of kits can be resumed.
begin_kit() {
    need sox sox
    [ -z "$family" ] || [[ $kind = acoustic || $kind = electronic || $kind = percussion ]] || fail "KIND $kind: say acoustic, electronic or percussion"
    [[ $family != *[$'\t\n\\']* ]] || fail "FAMILY $family: name it without tabs, line breaks and backslashes"
    out=${out%/}
    case $out in -*) out=./$out ;; esac
    if [ -d "$out" ]; then list_kit; exit 0; fi
    [ ! -e "$out" ] || fail "$out: not a folder: name one to make"
    mkdir -p "$(dirname "$out")"
    work=$(mktemp -d "$out.XXXXXX")   # beside it, to be renamed
    trap 'rm -rf "$work"' EXIT
    mkdir "$work/kit"
}

# Strokes begin 1 ms before they reach a hundredth of their peak, or rise out of a noise that does, and end 80 dB below it. All
# have one gain, by which the loudest is at -1 dBFS. A silent layer is the next one, as much softer as it should be if that is
# not silent again.
finish_kit() {
    local id file start end gain
    cut -d ' ' -f 5 "$work/plan" | sort -u | while read -r id; do
        sox -V1 "$work/$id.wav" -t f32 - | od -An -v -t f4 -w4 | awk -v id="$id" '
            function size(x) { return x < 0 ? -x : x }
            { x[NR] = $1; if (size($1) > peak) peak = size($1) }
            END { while (first < NR && size(x[first + 1]) < 0.01 * peak) first++
                  for (last = NR; last > first + 1 && size(x[last]) <= 1e-4 * peak; last--);
                  if (first < 441) {   # noise or an offset: what stays below twice the first 10 ms for 10 more
                      for (i = 1; i <= 441; i++) offset += x[i] / 441
                      for (i = 1; i <= 441; i++) if (2 * size(x[i] - offset) > level) level = 2 * size(x[i] - offset)
                      if (level < 0.01 * peak) level = 0.01 * peak
                      for (i = 442; i < NR && size(x[i] - offset) <= level; i++);
                      if (level < 0.1 * peak && i > 882) first = i - 1
                  }
                  printf "%s %.9g %d %d\n", id, peak, (first > 44 ? first - 44 : 0), last }'
    done >"$work/measures"
    awk '
        NR == FNR { peak[$1] = $2; start[$1] = $3; end[$1] = $4; next }
        { line[++n] = $0; p = $4 * peak[$5]; if (p > loudest[$1]) loudest[$1] = p; if (p > top) top = p }
        END {
            for (i = 1; i <= n; i++) {
                split(line[i], f, " ")
                layers[f[1]] = f[2]
                if (f[4] * peak[f[5]] > 1e-4 * top) sounds[f[1], f[2]] = sounds[f[1], f[2]] " " i
            }
            for (i = 1; i <= n; i++) {
                split(line[i], f, " ")
                if (f[3] > 1) continue
                note = f[1]; layer = from = f[2]
                while (from < layers[note] && sounds[note, from] == "") from++
                while (from > 1 && sounds[note, from] == "") from--
                takes = split(sounds[note, from], take, " ")
                for (k = 1; k <= takes; k++) {
                    split(line[take[k]], f, " ")
                    softer = layer < from ? layer / from : 1
                    if (softer * f[4] * peak[f[5]] <= 1e-4 * top) softer = 1
                    printf "%d_v%d_rr%d %s %d %d %.9g\n", note, layer, k, f[5], start[f[5]], end[f[5]], f[4] * softer * 0.891251 / top
                }
            }
        }' "$work/measures" "$work/plan" >"$work/files"
    [ -s "$work/files" ] || fail "$out: nothing sounds: name another kit"
    while read -r file id start end gain; do
        sox_to "$work/kit/$file.flac" -D "$work/$id.wav" -b 16 "$work/kit/$file.flac" trim "${start}s" "=${end}s" vol "$gain" ||
            fail "$out: $file.flac: $said"
    done <"$work/files"
    "$(dirname "$0")/keep.sh" "$work/kit" "$out"
    list_kit anew
}

# With a family, the kit's row in kits.tsv beside it, for split.sh. One that is there stays; with anew it gets what is known here.
list_kit() {
    [ -n "$family" ] || return 0
    local table
    table=$(dirname "$out")/kits.tsv
    exec 9<"$(dirname "$out")"
    flock 9
    [ -s "$table" ] ||
        printf 'kit\tfamily\tkind\tscope\tnotes(note:layers x round_robins)\tsamples\tround_robins_are\tlicence\tremarks\n' >"$table"
    (cd "$out" && ls -- *_v*_rr*.*) | awk -F '\t' -v OFS='\t' -v kit="${out##*/}" -v family="$family" -v kind="$kind" -v anew="${1:-}" \
        -v licence="$(sed -n 's/^licence: //p' "$out/LICENSE.txt" 2>/dev/null | tr '\\' / || true)" '
        function in_any(notes,    w, i, m) { m = split(notes, w, " "); for (i = 1; i <= m; i++) if (w[i] in layers) return 1; return 0 }
        function cell(i) { return is[column[i]] == "" ? "-" : is[column[i]] }
        function part(word, notes) { if (in_any(notes)) scope = scope (scope == "" ? "" : "+") word; else lacks = 1 }
        FILENAME == "-" {
            split($0, f, /_v|_rr|\./)
            if (f[2] > layers[f[1]]) layers[f[1]] = f[2] + 0
            if (f[3] > takes[f[1]]) takes[f[1]] = f[3] + 0
            if (f[3] > 1) is["round_robins_are"] = "repeats"
            is["samples"]++
            next
        }
        FNR == 1 {
            n = split($0, column, "\t")
            split("kit family kind scope", first, " ")   # whatever they are called
            for (i = 1; i <= 4; i++) column[i] = first[i]
            if (n < 4) n = 4
            part("kick", "35 36"); part("snare", "38 40"); part("tom", "41 43 45 47 48 50"); part("hat", "42 44 46")
            part("cymbal", "49 51 52 53 55 57 59")
            is["kit"] = kit; is["family"] = family; is["kind"] = kind; is["licence"] = licence
            is["scope"] = lacks ? "partial:" (scope == "" ? "other" : scope) : "full"
            for (i = 0; i < 128; i++) if (i in layers) notes = notes (notes == "" ? "" : " ") i ":" layers[i] "x" takes[i]
            is["notes(note:layers x round_robins)"] = notes
        }
        {
            here = 0
            for (i = 1; i <= n; i++) if (FNR > 1 && column[i] == "kit" && $i == kit) here = there = 1
            if (here && anew) for (i = 1; i <= n; i++) if (column[i] in is) $i = cell(i)
            print
        }
        END { if (!there) for (i = 1; i <= n; i++) printf "%s%s", cell(i), i < n ? "\t" : "\n" }' - "$table" >"$table.tmp"
    "$(dirname "$0")/keep.sh" "$table.tmp" "$table"
}
