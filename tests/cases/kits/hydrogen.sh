# Hydrogen's kits, old and new: which note each instrument is, and at every velocity the amplitude that Hydrogen plays
command -v xmlstarlet >/dev/null || { echo "xmlstarlet is missing"; exit 77; }
convert=$T/../pipelines/hydrogen_kit.sh
tone() { sox -D -r "${4:-44100}" -n -c "${5:-1}" -b "${6:-16}" "$1" synth "$2" square 1 vol "$3"; }
layer() { echo "<layer><filename>$1</filename><min>$2</min><max>$3</max><gain>$4</gain><pitch>${5:-0}</pitch></layer>"; }
mkdir new old
tone new/a.wav 441s 0.4; tone new/b.flac 441s 0.9; tone new/c.wav 441s 0.6
tone new/late.wav 441s 0.2; sox -D new/late.wav new/d.wav pad 50000s
sox -D -r 48000 -n -c 2 -b 24 new/e.wav synth 0.1 sine 1000 vol 0.7
{
    echo '<?xml version="1.0"?><drumkit_info xmlns="http://www.hydrogen-music.org/drumkit"><name>Tones</name>'
    echo '<author>A &amp; B</author><license>CC0</license><componentList>'
    echo '<drumkitComponent><id>0</id><volume>1</volume></drumkitComponent>'
    echo '<drumkitComponent><id>7</id><volume>0.5</volume></drumkitComponent></componentList><instrumentList>'
    instrument() { echo "<instrument><id>$1</id><name>$2</name><volume>$3</volume><gain>$4</gain><midiOutNote>$5</midiOutNote><sampleSelectionAlgo>${6:-VELOCITY}</sampleSelectionAlgo><applyVelocity>${7:-true}</applyVelocity>"; }
    component() { echo "<instrumentComponent><component_id>$1</component_id><gain>$2</gain>"; }
    instrument 0 "Big Kick (custom)" 0.8 1.25 35; component 0 0.5
    layer c.wav 0.625 1 1; layer a.wav 0 0.25 1.5; layer b.flac 0.25 0.625 0.5; echo '</instrumentComponent></instrument>'
    instrument 1 Snare 1 1 60; component 0 1; layer a.wav 0 1 1; echo '</instrumentComponent>'   # two microphones
    component 7 0.5; layer c.wav 0 1 1; echo '</instrumentComponent></instrument>'
    instrument 2 "Hat, half open" 0.5 1 60; component 0 1; layer c.wav 0 1 1; echo '</instrumentComponent></instrument>'
    instrument 3 "Open Hat" 1 1 60; component 0 1; layer d.wav 0 1 1; echo '</instrumentComponent></instrument>'
    instrument 4 HH 0.5 1 60 ROUND_ROBIN; component 0 1; layer a.wav 0 1 1; layer c.wav 0 1 1; echo '</instrumentComponent></instrument>'
    instrument 5 Zing 1 1 81; component 0 1; layer e.wav 0 1 1; echo '</instrumentComponent></instrument>'   # by its note
    instrument 6 Zong 1 1 20; component 0 1; layer a.wav 0 1 1; echo '</instrumentComponent></instrument>'   # by nothing
    instrument 7 "Ride, unhurried" 1 1 60 VELOCITY false; component 0 1; layer a.wav 0 1 1 12; echo '</instrumentComponent></instrument>'
    echo '</instrumentList></drumkit_info>'
} >new/drumkit.xml
for n in 1 2 3; do tone old/$n.wav 441s 0.$((2 * n)); done
{
    echo '<drumkit_info><name>Old</name><instrumentList>'
    for of in '0 1 tom_floor' '1 2 Tom 1' '2 3 Tom 2' '3 1 Tom 3' '4 2 Tom 4' '5 3 cow-bell' '6 1 Ride Bell' '7 2 Side Stick' '8 1 bass drum' '9 1 ?'; do
        read -r id n name <<<"$of"
        echo "<instrument><id>$id</id><filename>$n.wav</filename><name>$name</name><volume>0,5</volume></instrument>"
    done
    echo '</instrumentList></drumkit_info>'
} >old/drumkit.xml

"$convert" new kits/new tones electronic
"$convert" old kits/old tones electronic
cat kits/kits.tsv kits/new/LICENSE.txt
tar -czf new.h2drumkit new
"$convert" new.h2drumkit again
diff -r kits/new again && echo "an archive: the same"
chmod -w again && touch -d @1 again && "$convert" old again/ tones electronic
diff -r kits/new again && echo "what is there stays; its row:" && tail -n 1 kits.tsv | cut -f 1-4
"$convert" old kits/old other acoustic
cut -f 1-2 kits/kits.tsv
# a kit that is made anew has a new row, but for the remarks; one may be called as the column is
mkdir anew && sed 's/\tpartial:[a-z+]*/\tfull/; s/-$/mine/' kits/kits.tsv >anew/kits.tsv && cp -r kits/old anew
"$convert" old anew/kit tones electronic && "$convert" new anew/new tones electronic && "$convert" old anew/old tones electronic
echo "made anew, and there:" && cut -f 1-4,9 anew/kits.tsv

# peaks KIT NOTE: velocity, peak of each stroke, without round robins
peaks() {
    seq 127 | awk -v note="$2" '{ print $1 / 5, note, $1 }' | onset2midi -o s.mid
    kit2wav -g 0 -k "$1" -o s.wav s.mid
    sox s.wav -t s16 - | od -An -v -t d2 -w2 | awk '{ v = int((NR - 1) / 8820 + 0.01); a = $1 < 0 ? -$1 : $1; if (a > p[v]) p[v] = a }
        END { for (v = 1; v <= 127; v++) print v, p[v] / 32768 }'
}
# The gain of the whole kit: 0.891251 over its loudest stroke, e.wav at velocity 127.
as_hydrogen() {
    peaks "$1" "$2" | awk -v loudest="$3" -v what="$4" "function hydrogen(u) { return $5 }"'
        { want = 0.891251 / loudest * hydrogen($1 / 127); if ($2 < want * 0.995 - 2e-5 || $2 > want * 1.005 + 2e-5) { wrong++ } }
        END { print what ": " wrong + 0 " of 127 velocities wrong" }'
}
as_hydrogen kits/new 35 0.7 "three layers" 'u * 0.5 * (u <= 0.25 ? 0.4 * 1.5 : u <= 0.625 ? 0.9 * 0.5 : 0.6)'
as_hydrogen kits/new 38 0.7 "two microphones" 'u * (0.4 + 0.25 * 0.6)'
as_hydrogen kits/new 46 0.7 "late in its file" 'u * 0.2'
as_hydrogen kits/new 81 0.7 "stereo of 48 kHz" 'u * 0.7'
as_hydrogen kits/old 45 0.3 "an old kit" 'u * 0.3'
echo "velocity does not count, from 113:"
peaks kits/new 51 | awk '$1 > 112 { print $1, sprintf("%.2f", $2 / 0.891251 * 0.7) }' | tail -n 4
soxi -s kits/new/{35_v1,46_v1,51_v1}_rr1.flac

# names as kits have them, with the note that the kit gives after a colon: the notes, and who gets which by its length
names() {
    local id=0 of
    rm -rf named kits/named; mkdir named
    {
        echo '<drumkit_info><name>Named</name><instrumentList>'
        for of; do
            tone "named/$id.wav" "$((400 + id))s" 0.5
            echo "<instrument><id>$id</id><filename>$id.wav</filename><name>${of%:*}</name><midiOutNote>${of#*:}</midiOutNote></instrument>"
            id=$((id + 1))
        done
        echo '</instrumentList></drumkit_info>'
    } >named/drumkit.xml
    "$convert" named kits/named
    for of in kits/named/*_v1_*; do
        id=$(soxi -s "$of")
        of=${of##*/}; printf '%s %s, ' "${of%%_*}" "${@:id - 399:1}"
    done
    echo
}
names OpHat:0 ClHat:0
names HHC:42 HHO:46 HHP:44
names pHH:0 cHH:0 oHH:0
names 'HiHat O:46' 'HiHat C:42'
names 'Hat 1:42' 'Hat 2:46'
names 'Machine Kick:0' 'Drum Machine Tom 1:0' 'Sleigh Bells:53' 'Sticks:37' 'China 18:0' 'Dome Bell:0'
names LowTom:0 MidTom:0 HighTom:0
names lowtom:0 midtom:0 hightom:0
# numbered from 36 by Hydrogen: 46 says nothing
names Kick:36 Snare:37 'Tom 1:38' 'Tom 2:39' 'Tom 3:40' Clap:41 Ride:42 Crash:43 Splash:44 Cowbell:45 'Old Hat:46' 'Closed Hat:47'

# a stroke in noise of -34 dB, and with an offset, half a second after the file's beginning; layers that are
# silent, below a loud one and below one that is hardly heard
mkdir rough
sox -D -R -r 44100 -n -c 1 -b 16 noise.wav synth 22050s whitenoise vol 0.02
sox -D -r 44100 -n -c 1 -b 16 stroke.wav synth 441s square 1 vol 0.8
sox -D noise.wav stroke.wav rough/noise.wav
sox -D stroke.wav rough/offset.wav pad 22050s 0 dcshift 0.02
sox -D -r 44100 -n -c 1 -b 16 rough/silent.wav trim 0 441s; cp stroke.wav rough/loud.wav
sox -D -r 44100 -n -c 1 -b 16 rough/soft.wav synth 441s square 1 vol 0.0001
{
    echo '<drumkit_info><name>Rough</name><instrumentList>'
    echo '<instrument><id>0</id><name>Snare</name><filename>noise.wav</filename></instrument>'
    echo '<instrument><id>1</id><name>Clap</name><filename>offset.wav</filename></instrument>'
    echo "<instrument><id>2</id><name>Kick</name>$(layer silent.wav 0 0.5 1)$(layer loud.wav 0.5 1 1)</instrument>"
    echo "<instrument><id>3</id><name>Splash</name>$(layer silent.wav 0 0.5 1)$(layer soft.wav 0.5 1 1)</instrument>"
    echo '</instrumentList></drumkit_info>'
} >rough/drumkit.xml
"$convert" rough kits/rough
(cd kits/rough && for f in *.flac; do echo "$f $(soxi -s "$f")"; done)
peaks kits/rough 36 | awk '$1 % 32 == 31 { printf "%d %.3f\n", $1, $2 }'
sox kits/rough/55_v1_rr1.flac soft.wav && sox kits/rough/55_v2_rr1.flac as_soft.wav && cmp soft.wav as_soft.wav && echo "a copy of what is hardly heard is no softer"
