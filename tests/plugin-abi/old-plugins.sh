#!/bin/sh
# Plugins of every version of plugin.h that was ever released (frozen copies of the header and of a
# plugin of its time, never edited) run in the host of today, which finds nothing wrong with them.
. "$(dirname "$0")/../cli/setting.sh"
document page.xml
sed 's|</content>|<key-figures><key-figure><value>138</value></key-figure></key-figures>&|' page.xml \
    >later.xml
for version in "$ENGROSS_SOURCE"/tests/plugin-abi/[0-9]*; do
    rm -rf built out
    mkdir built
    ${CC:-cc} -std=c11 -shared -fPIC -fvisibility=hidden $ENGROSS_C_FLAGS -I"$version" \
        "$version/summary.c" -o built/engross-summary.so 2>err.log ||
        failed "$(basename "$version"): $(cat err.log)"
    engross 0 plugin check built/engross-summary.so
    engross 0 export page.xml --to summary --plugin-dir built -o out/
    engross 0 export later.xml --to summary --plugin-dir built -o out/
    grep -q "A page" out/later.summary.txt || failed "$(basename "$version"): later kinds"
    grep -q "A page" out/page.summary.txt || failed "$(basename "$version"): another output"
done
finish
