# PARADIDDLE_DATA is looked in first, for maps and the model; what it lacks is found where it always is
mkdir -p mine/maps mine/models
printf 'MINE KD\n' >mine/maps/five.map
echo none >mine/models/drums.zts
export PARADIDDLE_DATA=$PWD/mine
echo 1 KD | txt2roll | zts2txt | grep classes | uniq
echo 1 KD | txt2roll -m three || echo 1 BD | txt2roll -m three | zts2txt | grep classes | uniq
echo end | txt2zts | PARADIDDLE_DATA=mine predict || echo "exit $?"
echo 1 KD | PARADIDDLE_DATA='' txt2roll | zts2txt | grep classes | uniq
