# groove's songs as material for training: split.sh lists them
ROOT=nowhere "$T/../pipelines/more_songs.sh" more 4 2>/dev/null
ls more
awk -F '\t' '{ print $1, NR == 1 ? $2 " " $3 : ($2 > 30) " " ($3 > 100) }' more/groove/index.tsv
mkdir -p data/songs-midi
"$T/../pipelines/split.sh" data lists more
cut -f 1,2,3 lists/songs.tsv
