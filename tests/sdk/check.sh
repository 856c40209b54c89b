#!/bin/sh
# The conformance kit: our own exporters pass it, and bad ones fail at the right check.
. "$(dirname "$0")/../cli/setting.sh"

# fails ID CHECK OUTCOME: that check, with that outcome.
fails() {
    engross 1 plugin check "$ENGROSS_EXPORTERS/engross-$1.so" --time-limit "${4:-20}"
    grep -q "^$3 *$2 " out.log || failed "$1: no '$3 $2' in: $(grep -v ^pass out.log)"
}
for file in "$ENGROSS_BUILD"/plugins/engross-*.so; do
    patience=600 # seconds; sanitizers on a busy machine take their time
    engross 0 plugin check "$file" --time-limit 600
    case $file in
    *-pdf.so | *-matrix.so) ;; # no ZIP or text; no text in full
    *) grep -q "^pass *text " out.log || failed "$file: text is not looked for: $(cat out.log)" ;;
    esac
    grep -Eq " passed, 0 warned, [0-2] skipped, 0 failed$" out.log || failed "$(cat out.log)"
done

fails magic descriptor fail
fails abi descriptor fail
fails null descriptor fail
fails misnamed descriptor fail
fails extension descriptor fail
fails none load fail
fails entry load fail
fails load load crash
fails crash run crash
fails abort run crash
fails exit run crash
mkdir inner
document inner/page.xml
for id in passwd create change remove socket program fork killer; do
    fails $id run crash
    tells "it was stopped: it tried to"
done
fails spin run timeout 2
fails empty run fail
fails mute run fail
fails error run fail
fails liar run fail
fails print quiet fail
fails endless run fail
fails symbols symbols fail
grep -Eq "it exports [24]00 more" out.log || failed "$(cat out.log)" # a sanitizer doubles them
fails undefined undefined fail
fails good support fail
fails good writes fail
fails stubborn writes fail
tells "it goes on writing"
fails leak leaks fail
fails deaf own-memory fail
fails careless own-memory crash
grep -Eq "SIGSEGV when its allocation 1 fails|a sanitizer says: .*null" out.log ||
    failed "careless: $(cat out.log)"
fails overreach earlier-host crash
fails overreach later-host fail
fails defaults options fail
fails twins options fail
fails good losses fail
fails good cancel fail
tells "call 1 of progress() asks it to stop"
fails greedy memory fail
fails chance same-bytes fail
fails blind unknown-kinds fail

# warns ID CHECK WORDS: that check warns, and says so.
warns() {
    "$ENGROSS_PROGRAM" plugin check "$ENGROSS_EXPORTERS/engross-$1.so" >out.log 2>err.log
    grep -q "^warn *$2 .*$3" out.log || failed "$1: no 'warn $2' in: $(grep -v ^pass out.log)"
}
warns slow load "takes [0-9]* ms"
warns greedy losses "which it degrades, and no loss is reported"
warns stubborn cancel "never calls progress()"

# untrue SCRIPT CHECK: the example, changed so that its table of support is not true.
untrue() {
    sed "$1" "$ENGROSS_SOURCE/examples/summary/summary.c" >summary.c
    ${CC:-cc} -std=c11 -shared -fPIC -fvisibility=hidden $ENGROSS_C_FLAGS \
        -I"$ENGROSS_SOURCE/core/include" summary.c -o engross-summary.so 2>err.log ||
        failed "$1: $(cat err.log)"
    engross 1 plugin check engross-summary.so
    grep -q "^fail *$2 " out.log || failed "$1: no 'fail $2' in: $(grep -v ^pass out.log)"
}
untrue 's/D[A-Z]*, "[^"]*"/FULL, NULL/' text
untrue 's/^    host->report(.*/    (void)host;/' losses
untrue '/^    DROPPED(P),/d' support

cp "$ENGROSS_EXPORTERS/engross-good.so" plugin.so
engross 1 plugin check plugin.so
tells "fail     file" "skipped  run"
engross 1 plugin check nothing/engross-nothing.so
tells "fail     load"

holds inner page.xml

# The forms.
engross 1 plugin check "$ENGROSS_EXPORTERS/engross-crash.so" --format tap
tells "TAP version 13" "ok 1 - file" "not ok 8 - run" "outcome: crash" "# SKIP an earlier check failed" "1..21"
engross 1 plugin check "$ENGROSS_EXPORTERS/engross-crash.so" --format json
tells '"check":"run","outcome":"crash"' '"detail":"it crashed with SIGSEGV"'
"$ENGROSS_PROGRAM" plugin check "$ENGROSS_EXPORTERS/engross-crash.so" --format tap >out.tap
if perl -MTAP::Parser -e 1 2>/dev/null; then
    perl -MTAP::Parser -e '$p = TAP::Parser->new({source => "out.tap"}); $p->run;
        print map {"$_\n"} $p->parse_errors; exit($p->parse_errors || $p->tests_run != 21 || !$p->failed)' >tap.log ||
        failed "no TAP: $(cat tap.log)"
fi
if command -v python3 >/dev/null; then
    python3 -c 'import json, sys; [json.loads(line) for line in sys.stdin]' <out.log ||
        failed "no JSON: $(cat out.log)"
fi
engross 1 plugin check "$ENGROSS_EXPORTERS/engross-crash.so" -q
grep -q "^pass" out.log && failed "-q shows what passes"
engross 2 plugin
engross 2 plugin check
engross 2 plugin make x
finish
