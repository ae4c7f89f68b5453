#!/usr/bin/env bash
# enst-mdb.sh DATA [OUT] - ENST-Drums and MDB Drums as one set. Real music; in ENST the
# drums and what the drummer heard are separate files, which are added, equal gain.
. "$(dirname "$0")/lib.bash"
download "get ENST-Drums (zenodo.org/records/7432188, described at perso.telecom-paristech.fr/grichard/ENST-drums) with its folders drummer_1 to drummer_3 as ENST-Drums, and MDB Drums (github.com/CarlSouthall/MDBDrums) as MDBDrums"
folder ENST-Drums ENST-drums-public ENST
enst=$folder
folder MDBDrums "MDBDrums/MDB Drums" "MDB Drums"
mdb=$folder
[ -d "$mdb/audio" ] || mdb="$mdb/MDB Drums"
found "$enst" "$mdb"
expect all 87 -
expect train - 896
expect valid - 236
expect test - 152

# Lists 1 and 2 are learned from; the first half of list 3 (rounded down) validates, the rest tests.
list() {  # function, number; names on stdin
    local names i split
    mapfile -t names
    for i in "${!names[@]}"; do
        split=train
        [ "$2" != 3 ] || split=$([ "$i" -lt $((${#names[@]} / 2)) ] && echo valid || echo test)
        "$1" "$split" "$2" "${names[i]}"
    done
}
enst() {
    track "$1" "enst/$2/$3" enst "$enst/drummer_$2/annotation/$3.txt" "$enst/drummer_$2/audio/wet_mix/$3.wav" \
        "$enst/drummer_$2/audio/accompaniment/$3.wav"
}
mdb() {
    track "$1" "mdb/$3" mdb "$mdb/annotations/subclass/$3_subclass.txt" "$mdb/audio/full_mix/$3_MIX.wav"
}

list enst 1 <<'X'
107_minus-one_salsa_sticks
108_minus-one_rock-60s_sticks
109_minus-one_metal_sticks
110_minus-one_musette_brushes
111_minus-one_funky_rods
112_minus-one_funk_rods
113_minus-one_charleston_sticks
114_minus-one_celtic-rock_brushes
115_minus-one_bossa_brushes
121_MIDI-minus-one_bigband_brushes
123_MIDI-minus-one_blues-102_sticks
125_MIDI-minus-one_country-120_brushes
127_MIDI-minus-one_disco-108_sticks
129_MIDI-minus-one_funk-101_sticks
131_MIDI-minus-one_grunge_sticks
133_MIDI-minus-one_nu-soul_sticks
135_MIDI-minus-one_rock-113_sticks
137_MIDI-minus-one_rock'n'roll-188_sticks
139_MIDI-minus-one_soul-120-marvin-gaye_sticks
141_MIDI-minus-one_soul-98_sticks
143_MIDI-minus-one_fusion-125_sticks
X
list enst 2 <<'X'
115_minus-one_salsa_sticks
116_minus-one_rock-60s_sticks
117_minus-one_metal_sticks
118_minus-one_musette_brushes
119_minus-one_funky_sticks
120_minus-one_funk_sticks
121_minus-one_charleston_sticks
122_minus-one_celtic-rock_sticks
123_minus-one_celtic-rock-better-take_sticks
124_minus-one_bossa_sticks
130_MIDI-minus-one_bigband_sticks
132_MIDI-minus-one_blues-102_sticks
134_MIDI-minus-one_country-120_sticks
136_MIDI-minus-one_disco-108_sticks
138_MIDI-minus-one_funk-101_sticks
140_MIDI-minus-one_grunge_sticks
142_MIDI-minus-one_nu-soul_sticks
144_MIDI-minus-one_rock-113_sticks
146_MIDI-minus-one_rock'n'roll-188_sticks
148_MIDI-minus-one_soul-120-marvin-gaye_sticks
150_MIDI-minus-one_soul-98_sticks
152_MIDI-minus-one_fusion-125_sticks
X
list enst 3 <<'X'
126_minus-one_salsa_sticks
127_minus-one_rock-60s_sticks
128_minus-one_metal_sticks
129_minus-one_musette_sticks
130_minus-one_funky_sticks
131_minus-one_funk_sticks
132_minus-one_charleston_sticks
133_minus-one_celtic-rock_sticks
134_minus-one_bossa_sticks
140_MIDI-minus-one_bigband_sticks
142_MIDI-minus-one_blues-102_sticks
144_MIDI-minus-one_country-120_sticks
146_MIDI-minus-one_disco-108_sticks
148_MIDI-minus-one_funk-101_sticks
150_MIDI-minus-one_grunge_sticks
152_MIDI-minus-one_nu-soul_sticks
154_MIDI-minus-one_rock-113_sticks
156_MIDI-minus-one_rock'n'roll-188_sticks
158_MIDI-minus-one_soul-120-marvin-gaye_sticks
160_MIDI-minus-one_soul-98_sticks
162_MIDI-minus-one_fusion-125_sticks
X
list mdb 1 <<'X'
MusicDelta_Punk
MusicDelta_CoolJazz
MusicDelta_Disco
MusicDelta_SwingJazz
MusicDelta_Rockabilly
MusicDelta_Gospel
MusicDelta_BebopJazz
X
list mdb 2 <<'X'
MusicDelta_FunkJazz
MusicDelta_FreeJazz
MusicDelta_Reggae
MusicDelta_LatinJazz
MusicDelta_Britpop
MusicDelta_FusionJazz
MusicDelta_Shadows
MusicDelta_80sRock
X
list mdb 3 <<'X'
MusicDelta_Beatles
MusicDelta_Grunge
MusicDelta_Zeppelin
MusicDelta_ModalJazz
MusicDelta_Country1
MusicDelta_SpeedMetal
MusicDelta_Rock
MusicDelta_Hendrix
X
finish
