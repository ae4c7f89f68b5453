# what -h tells of options, which completion and pages are made by, is what getopt_long is given: letter, name, value
cat >table.c <<'C'
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
/* Instead of reading options: a line each, "letter name value", a dash for no letter or no value. */
int getopt_long(int argc, char *const argv[], const char *letters, const struct option *o, int *index)
{
    const char *at;
    char seen[99] = "+";
    (void)argc, (void)argv, (void)index;
    for (; o->name; o++) {
        at = o->val > 0 && o->val < 128 ? strchr(letters, o->val) : NULL;
        if (at) strncat(seen, at, 1);
        if (at && (at[1] == ':') != o->has_arg) printf("-%c and --%s differ\n", o->val, o->name);
        printf("%c %s %s\n", at ? o->val : '-', o->name, o->has_arg ? "value" : "-");
    }
    for (; *letters; letters++)
        if (*letters != ':' && !strchr(seen, *letters)) printf("-%c has no long name\n", *letters);
    exit(0);
}
C
${CC:-cc} -shared -fPIC -o table.so table.c
for tool in "$BIN"/*; do
    ASAN_OPTIONS=${ASAN_OPTIONS:-}:verify_asan_link_order=0:detect_leaks=0 LD_PRELOAD=$PWD/table.so "$tool" | sort >table
    [ -s table ] || echo "${tool##*/} has no table"
    "$tool" -h | sed -nE 's/^  -([^-]), --([a-z0-9-]+)( [^ ]+)?( .*|$)/\1 \2\3/p; s/^ {6}--([a-z0-9-]+)( [^ ]+)?( .*|$)/- \1\2/p' |
        sed -E 's/^(.) ([^ ]+)$/\1 \2 -/; s/^(.) ([^ ]+) [^-].*/\1 \2 value/' | sort | diff - table || echo "${tool##*/}: -h (<) and table (>)"
done
