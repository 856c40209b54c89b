# What the scripts share: an empty folder to work in, the program, a document, and comparing.
set -u
unset SOURCE_DATE_EPOCH ENGROSS_PLUGIN_PATH XDG_DATA_HOME
rm -rf "$ENGROSS_SCRATCH"
mkdir -p "$ENGROSS_SCRATCH"
cd "$ENGROSS_SCRATCH" || exit 1
failures=0
export LC_ALL=C

failed() {
    echo "FAILED: $*"
    failures=$((failures + 1))
}

# document NAME: a small document of canonical XML.
document() {
    cat >"$1" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<document xmlns="urn:engross:document:1" kind="page" xml:lang="en">
  <metadata><title>A page</title></metadata>
  <content><p>Everyone has the right to a clear text.</p></content>
</document>
XML
}

# engross STATUS ARGUMENTS...: runs the program, which must end with that status; what it prints
# goes to out.log and err.log.
engross() {
    wanted=$1
    shift
    timeout "${patience:-60}" "$ENGROSS_PROGRAM" "$@" >out.log 2>err.log </dev/null
    found=$?
    [ "$found" = "$wanted" ] || failed "engross $*: status $found, not $wanted: $(cat out.log err.log)"
}

# says WORDS...: the last run printed each of them on standard error.
says() {
    for words in "$@"; do
        grep -qF -- "$words" err.log || failed "no '$words' in: $(cat err.log)"
    done
}

# tells WORDS...: the same for standard output.
tells() {
    for words in "$@"; do
        grep -qF -- "$words" out.log || failed "no '$words' in: $(cat out.log)"
    done
}

# holds FOLDER FILES...: nothing else stands in it.
holds() {
    folder=$1
    shift
    found=$(ls -A "$folder" 2>/dev/null | sort | tr '\n' ' ')
    wanted=$(for name in "$@"; do echo "$name"; done | sort | tr '\n' ' ')
    [ "$#" -gt 0 ] || wanted=
    [ "$found" = "$wanted" ] || failed "$folder holds '$found', not '$wanted'"
}

finish() {
    [ "$failures" = 0 ]
    exit
}
