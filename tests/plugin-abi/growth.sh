#!/bin/sh
# plugin.h has grown at its ends only: every struct begins as it did in each released version, and
# every constant is what it was, but for the counts and the minor version.
. "$(dirname "$0")/../cli/setting.sh"

# bare FILE: without comments, a declaration a line.
bare() {
    ${CC:-cc} -E -fpreprocessed -dD -P -x c "$1" | grep -v '^#' | tr -s '\n\t ' ' ' | sed 's/; /;\n/g'
}
# structs FILE: "NAME member; member; ..." of each, a line.
structs() {
    bare "$1" | tr '\n' ' ' | grep -oE 'struct engross_[a-z_]* \{[^}]*\}' |
        sed 's/^struct //; s/ { / /; s/ *} *$//' | sort
}
# constants FILE: "NAME VALUE" of each, a line.
constants() {
    {
        ${CC:-cc} -E -fpreprocessed -dD -P -x c "$1" | grep '^#define ENGROSS_[A-Z_]* [^ ]' |
            sed 's/^#define //' | tr -s ' '
        bare "$1" | tr ',{}' '\n\n\n' | grep -oE 'ENGROSS_[A-Z_]* = [0-9]+' | sed 's/ = / /'
    } | grep -vE '^ENGROSS_(ABI_MINOR|KIND_COUNT|ATTRIBUTE_COUNT|FIELD_COUNT) ' | sort
}
today=$ENGROSS_SOURCE/core/include/engross/plugin.h
structs "$today" >structs.today
constants "$today" >constants.today
[ "$(wc -l <structs.today)" -ge 12 ] || failed "few structs: $(cat structs.today)"
[ "$(wc -l <constants.today)" -ge 120 ] || failed "few constants: $(wc -l <constants.today)"
for version in "$ENGROSS_SOURCE"/tests/plugin-abi/[0-9]*; do
    structs "$version/engross/plugin.h" >structs.old
    while IFS= read -r old; do
        name=${old%% *}
        now=$(grep "^$name " structs.today)
        case $now in
        "$old"*) ;;
        *) failed "$(basename "$version"): $name is no longer $old but $now" ;;
        esac
    done <structs.old
    constants "$version/engross/plugin.h" >constants.old
    comm -23 constants.old constants.today >gone
    [ -s gone ] && failed "$(basename "$version"): gone or changed: $(cat gone)"
done

# It would be told: a struct with a member before its others, a constant with another value.
sed 's/^    uint32_t severity;  .*/&/; s/ENGROSS_KIND_ROW = 20/ENGROSS_KIND_ROW = 99/
    s/^    const char \*code; .*/    const char *before;\n&/' "$today" >changed.h
structs changed.h | cmp -s - structs.today && failed "a changed struct is not seen"
constants changed.h | cmp -s - constants.today && failed "a changed constant is not seen"

# A plugin of a later header, which asks before it uses what is new, runs in the host of today; one
# that does not ask fails the kit.
mkdir -p later/engross
sed '/const void \*(\*extension)(const engross_host \*host, const char \*id);/a\
    int32_t (*novelty)(const engross_host *host);' "$today" >later/engross/plugin.h
for asking in 1 0; do
    ${CC:-cc} -std=c11 -shared -fPIC -fvisibility=hidden $ENGROSS_C_FLAGS -DASKS=$asking -Ilater \
        "$ENGROSS_SOURCE/tests/plugin-abi/later.c" -o engross-later.so 2>err.log ||
        failed "later: $(cat err.log)"
    timeout 60 "$ENGROSS_PROGRAM" plugin check engross-later.so >out.log 2>err.log
    if [ $asking = 1 ]; then
        grep -q "^pass *earlier-host" out.log || failed "asks: $(cat out.log)"
        document page.xml
        engross 0 export page.xml --to later --plugin-dir . -o -
        tells "without novelty"
    else
        grep -qE "^crash *earlier-host" out.log || failed "does not ask: $(cat out.log)"
    fi
done
finish
