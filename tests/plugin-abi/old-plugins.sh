#!/bin/sh
# Plugins built with every version of plugin.h that was ever released (frozen copies, never edited)
# run in the host of today, which finds nothing wrong with them.
. "$(dirname "$0")/../cli/setting.sh"
document page.xml
for version in "$ENGROSS_SOURCE"/tests/plugin-abi/[0-9]*; do
    rm -rf built out
    mkdir built
    ${CC:-cc} -std=c11 -shared -fPIC -fvisibility=hidden $ENGROSS_C_FLAGS -I"$version" \
        "$ENGROSS_SOURCE/examples/summary/summary.c" -o built/engross-summary.so 2>err.log ||
        failed "$(basename "$version"): $(cat err.log)"
    engross 0 plugin check built/engross-summary.so
    engross 0 export page.xml --to summary --plugin-dir built -o out/
    grep -q "A page" out/page.summary.txt || failed "$(basename "$version"): another output"
done
finish
