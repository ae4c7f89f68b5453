#!/usr/bin/env bash
# hydrogen_kit.sh KIT OUT [FAMILY KIND] - a drumkit of Hydrogen's, a .h2drumkit or the folder that holds drumkit.xml, as a
# folder that kit2wav plays. With a family and a kind (acoustic, electronic, percussion), OUT is listed in kits.tsv beside it.
#
#     hydrogen_kit.sh GMRockKit.h2drumkit kits/rock && kit2wav -k kits/rock song.mid >drums.wav
#
# What Hydrogen plays, kit2wav plays, but for one gain for the whole kit, and the silence before a stroke. For a stroke of
# velocity v, u = v / 127, Hydrogen takes the layer that has u between its min and max, and its amplitude is u times all the
# gains on the way, whatever layer that is. kit2wav has n layers of equal width and plays layer k, u in ((k - 1) / n, k / n],
# at u n / k. So the file of layer k is that sample with its gains and k / n, which gives u exactly. n is at least 2, for one
# layer alone is played by another law (u to the power of 1.5), and at most 16: the least by which the fewest of the 127
# velocities get another sample than in Hydrogen (of Debian's kits 7 at worst). Overlapping layers are round robins where
# the kit says so, components are mixed, a layer's pitch is its speed. Left out: pan, filters, envelopes, muted instruments.
# (What kit2wav does to the hats, cymbals and toms of kits that have all at one level, it does to these too.)
#
# Which General MIDI note an instrument is, its name says, by the table below; of the notes in a row it gets the one that
# the kit gives it, or else the first that is free. Only where the name says nothing the kit's own note counts, unless all
# have the same, or are numbered from 36 as Hydrogen does by itself.
set -eu -o pipefail
export LC_ALL=C
. "$(dirname "$0")/kit_parts.bash"
[ $# = 2 ] || [ $# = 4 ] || fail 'usage: hydrogen_kit.sh KIT OUT [FAMILY KIND]'
kit=$1 out=$2 family=${3:-} kind=${4:-}

# Notes, then what the name has, in small letters, the words of OpenHat apart, other signs as spaces, without what is in
# brackets; the first row that fits. ~: if nobody else wants it. (46): only if the kit gives it that note. -: none.
names() {
    cat <<'END'
62      conga.*mute|mute.*conga
80      triangle.*mute|mute.*triangle
-       choke|mute|roll|flam|ruff|swish|swell|revers|loop|beats|scratch|noise|brush.*sweep
-       djembe|sangban|kenkeni|dunun|cajon|tabla|darbuka|glass|(sleigh|jingle|church|tubular) ?bell|^ (drum ?)?sticks [0-9 ]*$
56      cow ?bell
54      tamb
67      agogo.*hi|hi.*agogo
68 67   agogo
60      bongo.*hi|hi.*bongo
61 60   bongo
63      conga.*(hi|open)|(hi|open).*conga
64 63   conga
65      timbale.*hi|hi.*timbale
66 65   timbale
76      wood ?block.*hi|hi.*wood ?block
77 76   wood ?block
58      vibra ?slap
69      cabasa
70      maraca|shaker
72 71   whistle
74 73   guiro
75      clave
79 78   cuica
81      triangle
39      clap
~46     (hat|hh).*(half|semi|loose)|(half|semi|loose).*(hat|hh)
44      (hat|hh).*(pedal|foot|chick| pd)|(pedal|foot).*(hat|hh)|phh|(hat|hh) ?p[ 0-9]
46      (hat|hh).*(open| op )|open.*(hat|hh)|ohh| op ?(hat|hh)|(hat|hh) ?op?[ 0-9]
42      (hat|hh).*clos|clos.*(hat|hh)|chh| cl ?(hat|hh)|(hat|hh) ?cl?[ 0-9]
42 (44) (46)  hat|hh
53      (ride|crash|cymbal).*(bell|cup)|^ ([a-z]* )?bell
51 59 57 49  crash.*ride|ride.*crash
59 51   ride.*(edge|shank)
51 59   ride
55      splash
52      (^| )chin
49 57   crash|cymbal
40 38   snare.*rim ?shot|rim ?shot.*snare
37      stick|rim.*click|click.*rim|cross
37 40   rim
38 40   snare| sd[ 0-9]
36 35   kick|bass ?drum| bd[ 0-9]
41 43   floor.*(lo|2)|tom ?4
43 41   floor
48 50   tom(.* )?hi| hi[a-z]* ?tom|tom ?1
45 47   (^| )mi[a-z]* ?tom|tom.*(mid|med)|tom ?2
43 41   tom(.* )?lo| lo[a-z]* ?tom|tom ?3
48 45 47 43 50 41  tom|rack
END
}

need xmlstarlet xmlstarlet
begin_kit
if [ -d "$kit" ]; then
    folder=$kit
else
    [ -r "$kit" ] || fail "$kit: cannot be read: name a .h2drumkit, or a folder with drumkit.xml"
    mkdir "$work/in"
    # more than 4 GiB are cut, and then it is no archive
    { zcat -f -- "$kit" 2>/dev/null | head -c 4G || true; } | tar -x -C "$work/in" --no-same-owner --no-same-permissions 2>/dev/null ||
        fail "$kit: not a whole tar archive: name a .h2drumkit, or a folder with drumkit.xml"
    xml=$(find "$work/in" -maxdepth 3 -name drumkit.xml -type f | sort | head -n 1)
    [ -n "$xml" ] || fail "$kit: has no drumkit.xml: name a .h2drumkit"
    folder=${xml%/*}
fi
xml=$folder/drumkit.xml
[ -f "$xml" ] && [ -r "$xml" ] || fail "$kit: has no drumkit.xml: name a .h2drumkit, or the folder that has it"
! grep -aq '<!DOCTYPE' "$xml" || fail "$kit: drumkit.xml has a document type, which Hydrogen never writes: get the kit elsewhere"
# without its default namespace, which only newer kits have
sed "s/ xmlns=[\"'][^\"']*[\"']//" "$xml" >"$work/xml"
# (its status is 1 where there is nothing to select, too)
select_xml() { xmlstarlet sel --text -t "$@" "$work/xml" 2>"$work/log" || { [ $? = 1 ] && [ ! -s "$work/log" ]; } || fail "$kit: drumkit.xml: $(head -n 1 "$work/log"): repair it"; }

# A row a sample: instrument, id, name, note, muted, how a layer is chosen, whether velocity counts, component, min, max,
# pitch of two, what shapes it, five gains, file.
tab=$'\t' row=()
for what in 'count(ancestor::instrument/preceding-sibling::instrument)' 'ancestor::instrument/id' 'ancestor::instrument/name' \
    'ancestor::instrument/midiOutNote' 'ancestor::instrument/isMuted' 'ancestor::instrument/sampleSelectionAlgo' \
    'ancestor::instrument/applyVelocity' 'count(ancestor::instrumentComponent/preceding-sibling::instrumentComponent)' \
    'ancestor::layer/min' 'ancestor::layer/max' 'ancestor::layer/pitch' 'ancestor::instrument/pitchOffset' \
    'ancestor::instrument/filterActive' 'ancestor::instrument/Attack' 'ancestor::instrument/Sustain' \
    'ancestor::instrument/volume' 'ancestor::instrument/gain' 'ancestor::instrumentComponent/gain' \
    '//drumkitComponent[id=current()/ancestor::instrumentComponent/component_id]/volume' 'ancestor::layer/gain'; do
    row+=(-v "normalize-space($what)" -o "$tab")
done
select_xml -m '//instrument//filename[. != ""]' "${row[@]}" -v "translate(., '$tab"$'\n'"', '  ')" -n >"$work/rows"
[ -s "$work/rows" ] || fail "$kit: drumkit.xml names no samples: is it Hydrogen's?"
select_xml -v "concat('name: ', normalize-space(/*/name))" -n -v "concat('author: ', normalize-space(/*/author))" -n \
    -v "concat('licence: ', normalize-space(/*/license | /*/licence))" -n >"$work/kit/LICENSE.txt"

names >"$work/names"
awk -F '\t' -v plan="$work/plan" -v parts="$work/parts" -v left="$work/left" '
    function number(text, otherwise, low, high,    t) {
        t = text
        gsub(",", ".", t)   # kits from before 0.9.4 have the comma of their country
        if (t == "") return otherwise
        if (t !~ /^[-+]?[0-9]*\.?[0-9]+([eE][-+]?[0-9]+)?$/ || t + 0 < low || t + 0 > high) {
            bad = "drumkit.xml has the number " text ": from " low " to " high " is allowed"
            exit 2
        }
        return t + 0
    }
    function plain(name) {
        while (match(name, /[a-z][a-z][A-Z]/)) name = substr(name, 1, RSTART + 1) " " substr(name, RSTART + 2)   # but not oHH
        name = tolower(name)
        gsub(/\([^)]*\)|\[[^]]*\]/, " ", name)
        gsub(/[^a-z0-9]+/, " ", name)
        return " " name " "
    }
    # the samples that velocity u plays in component c of instrument i: one, or the round robins
    function samples(i, c, u,    s, found, distance, best, nearest) {
        best = 9
        for (s = 1; s <= n; s++) {
            if (inst[s] != i || comp[s] != c) continue
            distance = u < min[s] ? min[s] - u : u > max[s] ? u - max[s] : 0
            if (distance == 0 && (robin[i] || found == "")) found = found (found == "" ? "" : " ") s
            if (distance < best) { best = distance; nearest = s }
        }
        return found == "" ? nearest : found
    }
    # the same of all components: "3+7 4+8", a word a round robin, the parts that are mixed
    function sound(i, u,    c, k, list, take, m, r, w) {
        for (c = 0; c <= comps[i]; c++) {
            k = split(samples(i, c, u), list, " ")
            if (!k) continue
            if (!m) m = k
            for (r = 1; r <= m; r++) take[r] = take[r] (take[r] == "" ? "" : "+") list[r <= k ? r : 1]
        }
        for (r = 1; r <= m; r++) w = w (r == 1 ? "" : " ") take[r]
        return w
    }
    function ceil(x) { return int(x) < x ? int(x) + 1 : int(x) }
    function lay(i, note,    v, at, m, k, wrong, least, best, w, r, take, p) {
        for (v = 1; v <= 127; v++) at[v] = sound(i, v / 127)
        least = 128
        for (m = constant[i] ? 16 : 2; m <= 16; m++) {
            wrong = 0
            for (v = 1; v <= 127; v++) wrong += at[v] != at[int((ceil(v * m / 127) - 0.5) * 127 / m + 0.5)]
            if (wrong < least) { least = wrong; best = m }
        }
        for (k = 1; k <= best; k++) {
            r = split(at[int((k - 0.5) * 127 / best + 0.5)], take, " ")
            for (w = 1; w <= r; w++) {
                print note, k, w, constant[i] ? 1 : k / best, take[w] >plan
                if (take[w] in made) continue
                made[take[w]]
                m = split(take[w], p, "+")
                for (v = 1; v <= m; v++) printf "%s\t%.9g\t%.9g\t%s\n", take[w], gain[p[v]], 2 ^ (pitch[p[v]] / 12), file[p[v]] >parts
            }
        }
    }
    function take_note(i, note) { if (note in player) return 0; player[note] = i; has[i] = 1; return 1 }

    NR == FNR { split($0, f, /  +/); notes_of[++n_rules] = f[1]; rule[n_rules] = f[2]; next }
    {
        inst[++n] = $1; name[$1] = $3; comp[n] = $8; file[n] = $21
        if (!($1 in seen)) { seen[$1]; order[++n_inst] = $1 }
        own[$1] = $4 == "" ? -1 : number($4, -1, -1, 127)
        if (own[$1] != own[order[1]]) differ = 1
        if (own[$1] != 36 + $2) counted_not = 1
        muted[$1] = $5 == "true"; robin[$1] = $6 == "RANDOM" || $6 == "ROUND_ROBIN"; constant[$1] = $7 == "false"
        if ($8 > comps[$1]) comps[$1] = $8
        min[n] = number($9, 0, 0, 1); max[n] = number($10, 1, 0, 1)
        pitch[n] = number($11, 0, -48, 48) + number($12, 0, -48, 48)
        shaped[$1] = $13 == "true" || $14 + 0 > 0 || number($15, 1, 0, 1) < 1
        gain[n] = 1
        for (k = 16; k <= 20; k++) gain[n] *= number($k, 1, 0, 100)
    }
    END {
        if (bad) { print bad >left; exit 2 }
        for (k = 1; k <= n_inst; k++) {
            i = order[k]
            for (r = 1; r <= n_rules && plain(name[i]) !~ rule[r]; r++);
            want[i] = r <= n_rules ? notes_of[r] : ""
        }
        # first who has a note that suits its name, then who has a name, then what is left for the vague and the nameless
        for (pass = 1; pass <= 4; pass++)
            for (k = 1; k <= n_inst; k++) {
                i = order[k]
                if (has[i] || muted[i] || want[i] == "-") continue
                late = sub(/^~/, "", want[i]) || late_one[i]
                if (late) late_one[i] = 1
                m = split(want[i], w, " ")
                means = differ && counted_not   # what its own note is
                if (pass == 1 && !late) for (r = 1; r <= m && !has[i]; r++) if (w[r] == own[i] || means && w[r] == "(" own[i] ")") take_note(i, own[i])
                if (pass == 2 && !late || pass == 3) for (r = 1; r <= m && !has[i]; r++) if (w[r] !~ /[(]/) take_note(i, w[r])
                if (pass == 4 && m == 0 && means && own[i] >= 35 && own[i] <= 81) take_note(i, own[i])
            }
        for (k = 1; k <= n_inst; k++) {
            i = order[k]
            if (!has[i]) { if (++n_gone <= 12) gone = gone (gone == "" ? "" : ", ") name[i] }
            else if (shaped[i]) odd = odd (odd == "" ? "" : ", ") name[i]
        }
        if (gone != "") print "left out: " gone (n_gone > 12 ? " and " n_gone - 12 " more" : "") >left
        if (odd != "") print "without their filters and envelopes: " odd >left
        for (note = 0; note < 128; note++) if (note in player) lay(player[note], note)
    }' "$work/names" "$work/rows" || fail "$kit: $(cat "$work/left" 2>/dev/null): repair it"
[ -s "$work/plan" ] || fail "$kit: no instrument is a General MIDI drum by its name or note: give them names"

# sox takes some names for lists of files: only sounds, by their ending, and only from the kit
inside=$(realpath "$folder")
while IFS=$'\t' read -r id gain speed file; do
    path=$(realpath -m -- "$folder/$file")
    [[ $path == "$inside"/* ]] || fail "$kit: its sample $file lies outside the kit: copy it into the kit"
    [ -f "$path" ] || fail "$kit: its sample $file is missing: get the kit again"
    shopt -s nocasematch
    [[ $path =~ \.(wav|flac|aiff?|au|ogg)$ ]] || fail "$kit: its sample $file is no .wav, .flac, .aiff, .au or .ogg: convert it"
    shopt -u nocasematch
    change=()
    [ "$speed" = 1 ] || change=(speed "$speed")
    sox_to "$work/part.wav" -D "$path" -r 44100 -e float -b 32 "$work/part.wav" remix - "${change[@]}" rate -h 44100 vol "$gain" trim 0 29.9 pad 0 1s ||
        fail "$kit: its sample $file: ${said%%$'\n'*}: get the kit again"
    if [ -e "$work/$id.wav" ]; then
        sox_to "$work/sum.wav" -D -m -v 1 "$work/$id.wav" -v 1 "$work/part.wav" -e float -b 32 "$work/sum.wav" || fail "$out: $said"
        mv "$work/sum.wav" "$work/$id.wav"
    else
        mv "$work/part.wav" "$work/$id.wav"
    fi
done <"$work/parts"
finish_kit
if [ -s "$work/left" ]; then while read -r line; do say "warning: $kit: $line"; done <"$work/left"; fi
