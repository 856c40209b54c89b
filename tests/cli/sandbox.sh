#!/bin/sh
# What a hostile exporter tries is stopped and named; the other outputs are there.
. "$(dirname "$0")/setting.sh"
mkdir inner
document inner/page.xml
printf '\211PNG\r\n\032\n rest' >inner/dot.png
printf '\211PNG\r\n\032\n rest' >outside.png
engross 0 export inner/page.xml --to canonical -o - -v
if grep -qF '[host.sandbox]' err.log; then
    echo "skipped: $(cat err.log)"
    exit 77
fi

for id in socket program fork killer; do
    rm -rf out
    engross 3 export inner/page.xml --to "good,$id,canonical" --plugin-dir "$ENGROSS_EXPORTERS" -o out/
    says "the exporter \"$id\" crashed with SIGSYS [host.exporter-crashed]"
    holds out page.good page.engross.xml
done

engross 0 export inner/page.xml --to files --plugin-dir "$ENGROSS_EXPORTERS" -o -
cat >wanted <<'TEXT'
/etc/passwd closed
outside.png closed
inner/dot.png open
/proc/self/status open
unchanged
TEXT
sed -i 's/^half an output//' out.log
cmp -s wanted out.log || failed "$(diff wanted out.log)"
holds inner page.xml dot.png
finish
