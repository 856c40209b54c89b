#!/bin/sh
# Plugins of today run in the host of every version of plugin.h that was ever released, whose
# structs end where they did then.
. "$(dirname "$0")/../cli/setting.sh"
here=$ENGROSS_SOURCE/tests/plugin-abi
${CC:-cc} -std=c11 -shared -fPIC -fvisibility=hidden $ENGROSS_C_FLAGS \
    -I"$ENGROSS_SOURCE/core/include" "$ENGROSS_SOURCE/examples/summary/summary.c" \
    -o engross-summary.so 2>err.log || failed "summary: $(cat err.log)"
for version in "$here"/[0-9]*; do
    ${CC:-cc} -std=c11 -D_GNU_SOURCE -Wall -Werror $ENGROSS_C_FLAGS -I"$version" "$here/old_host.c" \
        -o old-host -ldl 2>err.log || failed "$(basename "$version"): $(cat err.log)"
    for id in akn html docx matrix; do
        cp "$ENGROSS_BUILD/plugins/engross-$id.so" .
    done
    for plugin in ./engross-*.so; do
        ./old-host "$plugin" >out.log 2>err.log
        status=$?
        [ "$status" = 0 ] || failed "$(basename "$version"), $plugin: $status, $(cat err.log)"
        [ -s out.log ] || failed "$(basename "$version"), $plugin: no output"
        case $plugin in
        *akn* | *html*) tells "An old title" "An old heading" "Old words, " "in a new plugin." "An old item" ;;
        *summary*) tells "An old title" "An old heading" ;;
        esac
    done
done
finish
