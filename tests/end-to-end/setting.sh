# What every script of this folder begins with: where things are, a folder of its own, and words
# for its verdicts. CTest passes the program, the folder for scratch files and the tree.
set -u
engross=$ENGROSS_PROGRAM
words=$ENGROSS_WORDS
source=$ENGROSS_SOURCE
here=$source/tests/end-to-end
shared=$source/../shared
name=${1:-$(basename "$0" .sh)}
scratch=$ENGROSS_SCRATCH/$name
failures=0

rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch" || exit 1

# CTest's sign for a test that could not run.
skip() {
    echo "skipped: $*"
    exit 77
}

failed() {
    echo "FAILED: $*"
    failures=$((failures + 1))
}

# check WHAT COMMAND...: the command succeeds; its output is shown where it does not.
check() {
    what=$1
    shift
    "$@" >check.log 2>&1 && return 0
    failed "$what"
    sed -n 1,20p check.log
    return 1
}

# equal WHAT WANTED GIVEN
equal() {
    [ "$2" = "$3" ] || failed "$1: wanted '$2', but it is '$3'"
}

# same WHAT FILE FILE: byte for byte.
same() {
    cmp -s "$2" "$3" && return 0
    failed "$1"
    diff "$2" "$3" 2>/dev/null | sed -n 1,20p
    return 1
}

# golden FILE GIVEN: the same as golden/FILE, which ENGROSS_UPDATE_GOLDEN=1 writes anew.
golden() {
    if [ "${ENGROSS_UPDATE_GOLDEN:-}" = 1 ]; then
        cp "$2" "$here/golden/$1"
    elif [ ! -f "$here/golden/$1" ]; then
        failed "there is no golden/$1"
    else
        same "golden/$1 (ENGROSS_UPDATE_GOLDEN=1 writes it anew)" "$here/golden/$1" "$2"
    fi
}

# xpath FILE EXPRESSION: its value, with d: for the namespace of canonical XML left out: every
# step is matched by its local name, as in `count(//p)`.
xpath() {
    sed 's/ xmlns="urn:engross:document:1"//' "$1" | xmllint --xpath "$2" - 2>/dev/null
}

finish() {
    [ "$failures" -eq 0 ] && echo "$name: as it should be"
    exit $((failures > 0))
}
