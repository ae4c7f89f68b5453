# python.bash - sourced: find_python MODULE PACKAGE puts into $python the interpreter that imports the module, $PYTHON
# first; or nothing, and says so.
find_python() {
    local p
    python=
    for p in ${PYTHON:-} python3 /usr/bin/python3; do
        if [ -z "$python" ] && "$p" -c "import $1" 2>/dev/null; then python=$p; fi
    done
    [ -n "$python" ] || echo "$1 cannot be imported (Debian: $2): no comparison"
}
