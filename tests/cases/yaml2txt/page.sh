# the page's example finds the stem it speaks of
printf '%s\n' 'stems:' '  S00:' '    is_drum: false' '  S01:' '    is_drum: true' >metadata.yaml
sed -n 's/^\.Dl //p' "$T/../man/yaml2txt.1" | sed 's/\\(dq/"/g; s/\\e/\\/g' >example
cat example
bash -eu -o pipefail example
