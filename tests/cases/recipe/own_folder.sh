# folders that are somebody's own are left alone: MODEL_OUT is no folder of parts, or of songs
. "$T/model_parts.sh"
says() { mk model "$@" model 2>&1 | sed "s|$PWD/||g" | sed 's/^pipelines.*\*\*\* //; s/\.  Stop\.$//'; }
says MODEL_OUT=data || true
says MODEL_OUT="$PWD/data/" || true
mkdir -p home/songs && touch home/songs/mine.txt
says MODEL_OUT=home || true
find data/kits home -type f | sort
# nor does it begin without mandoc, where espeak-ng is
mkdir few && ln -s /usr/bin/* few/ && rm -f few/mandoc
PATH=$BIN:$PWD/bin:$PWD/few mk model MODEL_OUT=m model 2>&1 | grep '^model.mk' || true
ls m 2>/dev/null || echo "nothing made"
# nor does make clean take what took hours
mkdir -p b/{bin,model,study}; make -s -C "$T/.." clean BUILD="$PWD/b" | sed "s|$PWD/||"; ls b
rmdir b/{model,study}; make -s -C "$T/.." clean BUILD="$PWD/b"; ls -d b 2>/dev/null || true
