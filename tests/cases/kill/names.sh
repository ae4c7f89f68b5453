# what pipelines have written gets its name by keep.sh alone, which has it on the disk before; but for scratch, what goes back
# to a temporary name, and the demo's picture: nothing is made of it, and the package has no keep.sh
cd "$T/../pipelines"
grep -rnE '(^|[^[:alnum:]_-])mv ' --include=*.mk --include=*.sh --include=*.bash $(printf -- ' --exclude=%s' keep.sh demo.sh) . |
    grep -vE 'mv "\$(w|work)/[^"]*" "\$(w|work)/|mv \$@ \$@[.]tmp' || true
# nor has a rule any that writes its target as it goes
! grep -nE '>[[:space:]]*\$\$?@([[:space:];|]|$)' ./*.mk
