#!/bin/sh
# The man pages know every command and every option, and no other.
. "$(dirname "$0")/setting.sh"
manual=$ENGROSS_SOURCE/docs/man
for command in export submit check parse plugins profiles explain completion plugin; do
    page=$manual/engross-$command.1
    [ -f "$page" ] || failed "there is no $page"
    "$ENGROSS_PROGRAM" "$command" --help | grep -oE -- '--[a-z-]+' | sort -u >help
    sed 's/\\f[BIR]//g; s/\\-/-/g' "$page" >plain
    grep -oE -- '--[a-z][a-z-]*' plain | sort -u >page
    cmp -s help page || failed "engross-$command.1 and --help differ: $(diff help page)"
    "$ENGROSS_PROGRAM" "$command" --help | grep -oE '^  -[a-zA-Z]' | tr -d ' ' | sort -u >help
    while read -r letter; do
        grep -qE -- "^$letter[, ]" plain || failed "engross-$command.1 lacks $letter"
    done <help
    grep -q "engross\\\\-$command" "$manual/engross.1" || failed "engross.1 lacks $command"
done
if command -v groff >/dev/null; then
    for page in "$manual"/*.1; do
        groff -man -Tutf8 -ww -z "$page" 2>err.log
        [ -s err.log ] && failed "$page: $(cat err.log)"
    done
fi
finish
