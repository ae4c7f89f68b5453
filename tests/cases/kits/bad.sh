# what is no kit, kits that lack something or reach out of their folder: one line, status 2, nothing under the name
command -v xmlstarlet >/dev/null || { echo "xmlstarlet is missing"; exit 77; }
convert=$T/../pipelines/hydrogen_kit.sh
fails() { "$@" && echo "no error" || echo "$?"; [ -z "$(find . -maxdepth 1 -name 'out*')" ] || { ls -d out*; rm -rf out*; }; }
mkdir empty kit
tone() { sox -D -r 44100 -n -b 16 "$1" synth 441s square 1 vol 0.5; }
tone kit/a.wav; tone secret.wav
xml() { echo "<drumkit_info><instrumentList><instrument><id>0</id><name>${2:-Kick}</name><filename>$1</filename>${3:-}</instrument></instrumentList></drumkit_info>" >kit/drumkit.xml; }
fails "$convert" kit
fails "$convert" kit out family
fails "$convert" nothere out
fails "$convert" empty out
fails "$convert" secret.wav out
tar -czf empty.h2drumkit empty; fails "$convert" empty.h2drumkit out
xml a.wav; tar -czf whole.h2drumkit kit; head -c 150 whole.h2drumkit >cut.h2drumkit; fails "$convert" cut.h2drumkit out
echo '<drumkit_info><name>' >kit/drumkit.xml; fails "$convert" kit out 2>&1 | sed 's/xml: .*: repair/xml: ...: repair/'
echo '<p/>' >kit/drumkit.xml; fails "$convert" kit out
{ echo '<!DOCTYPE d [<!ENTITY e SYSTEM "/etc/passwd">]>'; echo '<d>&e;</d>'; } >kit/drumkit.xml; fails "$convert" kit out
xml b.wav; fails "$convert" kit out
xml ../secret.wav; fails "$convert" kit out
xml "$PWD/secret.wav"; fails "$convert" kit out 2>&1 | sed "s|$PWD|.|"
ln -s ../secret.wav kit/link.wav; xml link.wav; tar -czf link.h2drumkit kit; fails "$convert" link.h2drumkit out
echo '|touch out.pipe' >kit/list.m3u; xml list.m3u; fails "$convert" kit out
echo text >kit/a.txt; xml a.txt; fails "$convert" kit out
head -c 20 kit/a.wav >kit/cut.wav; xml cut.wav; fails "$convert" kit out 2>&1 | sed 's/cut.wav: .*: get/cut.wav: ...: get/'
xml a.wav Kick '<volume>loud</volume>'; fails "$convert" kit out
xml a.wav Kick '<volume>1e9</volume>'; fails "$convert" kit out
xml a.wav Zong; fails "$convert" kit out
xml a.wav Kick '<volume>0</volume>'; fails "$convert" kit out
touch taken; xml a.wav; fails "$convert" kit taken; ls taken
