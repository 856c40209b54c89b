#!/bin/sh
# A bad exporter costs its own output and nothing else, and is named.
. "$(dirname "$0")/setting.sh"
document page.xml
quick="--time-limit 2"

# costs ID CODE WORDS: beside a good one, the exporter loses its own output only.
costs() {
    rm -rf out
    engross 3 export page.xml --to "good,$1,canonical" --plugin-dir "$ENGROSS_EXPORTERS" -o out/ ${4:-}
    holds out page.good page.engross.xml
    says "page.xml: system: " "[$2]" "$3"
    [ "$(wc -l <err.log)" = 1 ] || failed "$1: one diagnostic, not $(cat err.log)"
}
costs crash host.exporter-crashed SIGSEGV
costs abort host.exporter-crashed SIGABRT
costs exit host.exporter-lost exit
costs hang host.exporter-time "2 seconds" "$quick"
costs spin host.exporter-time "2 seconds" "$quick"
costs mute host.exporter-misbehaved "without saying why"
costs empty host.exporter-misbehaved "wrote nothing"
costs liar host.exporter-misbehaved "which it did not"
costs garbage host.exporter-misbehaved "where it must not"
costs endless host.write 'the exporter "endless": it would be larger than the limit' "--output-limit 1"
costs hog host.no-memory 'the exporter "hog" ran out of memory' "--memory-limit 512"

# What only the kit minds costs nothing at all.
for id in stubborn leak symbols; do
    rm -rf out
    engross 0 export page.xml --to "good,$id,canonical" --plugin-dir "$ENGROSS_EXPORTERS" -o out/
    holds out page.good "page.$id" page.engross.xml
done

rm -rf out
engross 3 export page.xml --to good,defaults --plugin-dir "$ENGROSS_EXPORTERS" -o out/
holds out page.good
says "system: " "defaults.count"

# Those that the loader refuses are named by their file.
for id in magic abi short misnamed null extension entry load none; do
    rm -rf out
    engross 3 export page.xml --to "good,$id" --plugin-dir "$ENGROSS_EXPORTERS" -o out/
    holds out page.good
    case $id in
    load) says SIGSEGV '"load"' ;;
    *) says "engross-$id.so" ;;
    esac
    [ "$(wc -l <err.log)" = 1 ] || failed "$id: one diagnostic, not $(cat err.log)"
done

# An error that the exporter reports keeps its output away, whatever it returns.
rm -rf out
engross 1 export page.xml --to error,good --plugin-dir "$ENGROSS_EXPORTERS" -o out/
says "page.xml: error: something is broken [error.broken]"
holds out page.good

# What plugins print reaches nobody; what they report is bounded.
engross 0 export page.xml --to print --plugin-dir "$ENGROSS_EXPORTERS" -o -
grep -q "must not be seen" out.log err.log && failed "a plugin prints into an output"
engross 0 export page.xml --to chatty --plugin-dir "$ENGROSS_EXPORTERS" -o out/ -v
says "10000 more diagnostics are not shown"
[ "$(grep -c 'chatty.note' err.log)" = 10000 ] || failed "diagnostics: $(grep -c chatty.note err.log)"

# The same order of what is said, and the same bytes, however many work and in one process.
for number in 1 2 3 4 5 6 7 8 9; do
    document "many-$number.xml"
done
echo '<broken' >many-5.xml
for way in "-j 1" "-j 2" "-j 16" "--in-process"; do
    rm -rf "out $way"
    engross 1 export many-*.xml --to good,error,canonical --plugin-dir "$ENGROSS_EXPORTERS" \
        -o "out $way/" -v $way
    sed "s/out $way/out/" err.log >"said $way"
    cmp -s "said -j 1" "said $way" || failed "$way: says $(diff "said -j 1" "said $way")"
    diff -r "out -j 1" "out $way" || failed "$way: other bytes"
done
[ "$(ls "out -j 1" | wc -l)" = 16 ] || failed "outputs: $(ls "out -j 1")"

# Interrupted: dies of the signal, nothing is left, no process either.
rm -rf out
mkdir out
setsid "$ENGROSS_PROGRAM" export page.xml --to hang,good --plugin-dir "$ENGROSS_EXPORTERS" -j 1 -o out/ \
    2>err.log &
pid=$!
sleep 0.5
kill -TERM $pid
wait $pid
[ $? = 143 ] || failed "interrupted: status $?"
holds out
[ -s err.log ] && failed "interrupted: says $(cat err.log)"
sleep 0.1
left=$(pgrep -s $pid | wc -l)
[ "$left" = 0 ] || failed "$left processes are left"

# The reader killed from outside: one diagnostic, nothing left.
rm -rf out
mkdir out
"$ENGROSS_PROGRAM" export page.xml --to hang --plugin-dir "$ENGROSS_EXPORTERS" -o out/ 2>err.log &
pid=$!
sleep 0.5
pkill -KILL -P $pid
wait $pid
[ $? = 3 ] || failed "reader killed: status $?"
says "page.xml: system: reading crashed with SIGKILL"
[ "$(wc -l <err.log)" = 1 ] || failed "reader killed: $(cat err.log)"
holds out

# A closed standard error or output does not lead anything astray.
"$ENGROSS_PROGRAM" export page.xml --to good --plugin-dir "$ENGROSS_EXPORTERS" -o out/ <&- >&- 2>&-
[ $? = 0 ] || failed "closed streams: status"
holds out page.good
finish
