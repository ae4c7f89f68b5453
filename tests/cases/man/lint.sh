# every page is clean
command -v mandoc >/dev/null || { echo "mandoc is not there"; exit 77; }
mandoc -T lint -W warning "$T"/../man/*
