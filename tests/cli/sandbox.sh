#!/bin/sh
# What a hostile exporter tries is stopped and named; the other outputs are there.
. "$(dirname "$0")/setting.sh"
mkdir inner
document inner/page.xml
sed -i 's|</content>|<figure source="dot.png" alt="A dot"/></content>|' inner/page.xml
for image in inner/dot.png inner/other.png outside.png; do
    printf '\211PNG\r\n\032\n rest' >$image
done
cp inner/page.xml before
engross 0 export inner/page.xml --to canonical -o - -v
if grep -qF '[host.sandbox]' err.log; then
    echo "skipped: $(cat err.log)"
    exit 77
fi

# stopped ID CODE WORDS [OPTIONS]: one diagnostic, and nothing else is touched.
stopped() {
    id=$1 code=$2 words=$3
    shift 3
    rm -rf out
    engross 3 export inner/page.xml --to "good,$id,canonical" --plugin-dir "$ENGROSS_EXPORTERS" \
        -o out/ "$@"
    says "inner/page.xml: system: " "\"$id\"" "$words" "[$code]"
    [ "$(wc -l <err.log)" = 1 ] || failed "$id: one diagnostic, not $(cat err.log)"
    holds out page.good page.engross.xml
    holds inner page.xml dot.png other.png
    cmp -s before inner/page.xml || failed "$id: the input was changed"
    [ "$(stat -c %a inner/page.xml)" = "$(stat -c %a before)" ] || failed "$id: other rights"
}
stopped passwd host.exporter-file "tried to open /etc/passwd"
stopped outside host.exporter-file "tried to open outside.png"
stopped beside host.exporter-file "tried to open inner/other.png"
stopped create host.exporter-file "tried to open inner/made"
stopped change host.exporter-file "tried to open inner/page.xml"
stopped remove host.exporter-stopped "tried to change or remove a file"
stopped chmod host.exporter-stopped "tried to change or remove a file"
stopped socket host.exporter-stopped "tried to use the network"
stopped thread host.exporter-stopped "tried to use the network"
stopped quiet host.exporter-stopped "tried to use the network"
stopped program host.exporter-stopped "tried to run another program"
stopped fork host.exporter-stopped "tried to make another process"
stopped killer host.exporter-stopped "tried to meddle with another process"
stopped tracer host.exporter-stopped "tried to meddle with another process"
stopped shared host.exporter-stopped "tried to share memory"
stopped disk host.exporter-misbehaved "writes where it must not" --output-limit 1
stopped spin host.exporter-time "took longer than 1 seconds" --time-limit 1
stopped hang host.exporter-time "took longer than 1 seconds" --time-limit 1
if ! "$ENGROSS_PROGRAM" plugin check "$ENGROSS_EXPORTERS/engross-good.so" | grep -q "^pass *sanit"; then
    stopped glutton host.exporter-crashed "crashed with SIGSEGV" --memory-limit 256
fi

# A file that is named like a library is none that the loader asked for.
stopped library host.exporter-file "tried to open inner/made.so"

# All of them at once in a batch, beside good ones: every good output is there, and each deed of
# each document is told.
mkdir many
for number in 1 2 3; do
    cp inner/page.xml many/page-$number.xml
    cp inner/dot.png many/
done
rm -rf out
engross 3 export many/page-*.xml --plugin-dir "$ENGROSS_EXPORTERS" -o out/ -j 4 --time-limit 2 \
    --output-limit 1 --to good,remove,socket,program,fork,killer,disk,spin,hang,crash,abort,exit,canonical
holds out page-1.good page-2.good page-3.good page-1.engross.xml page-2.engross.xml \
    page-3.engross.xml
for number in 1 2 3; do
    for id in remove socket program fork killer disk spin hang crash abort exit; do
        [ "$(grep -c "many/page-$number.xml: system: .*\"$id\"" err.log)" = 1 ] ||
            failed "batch: page-$number, $id: $(cat err.log)"
    done
done
[ "$(wc -l <err.log)" = 33 ] || failed "batch: $(cat err.log)"

# What is its own may be opened, with or without the host.
engross 0 export inner/page.xml --to files --plugin-dir "$ENGROSS_EXPORTERS" -o -
cat >wanted <<'TEXT'
inner/dot.png open
/proc/self/status open
inner/nothing.png closed
TEXT
sed -i 's/^half an output//' out.log
cmp -s wanted out.log || failed "$(diff wanted out.log)"
finish
