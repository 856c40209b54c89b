#!/bin/sh
# Commands, options, exit statuses, and what is said when they make no sense.
. "$(dirname "$0")/setting.sh"
document page.xml

engross 0 --version
tells "engross 0."
engross 0 --help
tells export check parse plugins profiles explain
for command in export check parse plugins profiles explain help; do
    engross 0 "$command" --help
    tells "Usage: engross $command"
    engross 0 help "$command"
done
engross 2
engross 2 exprot
says 'did you mean "export"'
engross 2 help nothing-of-the-kind
engross 2 export
engross 2 export page.xml
says "--to"
engross 2 export --to good page.xml --theem x
says "did you mean --theme"
engross 2 export --to good page.xml -x
engross 2 export page.xml --to
says "--to needs"
engross 2 export page.xml --to good --quiet=yes
engross 2 export page.xml --to good -j none
engross 2 export page.xml --to good -W nothing
for limit in time-limit memory-limit output-limit; do
    for value in 0 -1 1.5 ten 5s 99999999999 ''; do
        engross 2 export page.xml --to good "--$limit=$value"
        says "--$limit"
    done
    engross 0 help export
    tells "--$limit" "(default: "
done
engross 2 check --format sometimes page.xml
engross 2 plugins one two
engross 2 explain no.such-code
engross 2 explain host.exporter-unknwon
says "host.exporter-unknown"

# Options stand anywhere, in any form; "--" ends them.
for words in "-t canonical page.xml -oout/" "page.xml --to=canonical -o out/" \
    "-qo out/ -tcanonical -- page.xml" "--output out/ page.xml --to canonical,"; do
    rm -rf out
    engross 0 export $words
    holds out page.engross.xml
done
rm -rf out

engross 2 export page.xml --to pfd --plugin-dir "$ENGROSS_EXPORTERS"
says '[host.exporter-' canonical good
engross 2 export page.xml --to godo --plugin-dir "$ENGROSS_EXPORTERS"
says 'did you mean "good"'
engross 2 export page.xml --to good --plugin-dir nowhere
says 'host.plugin-directory-missing'
engross 2 export page.xml --to canonical,canonical
says 'host.exporter-twice'
engross 2 export page.xml --to canonical --set canonical
says 'host.setting-form'
engross 2 export page.xml --to canonical --set pdf.x=1
says 'host.setting-unused'
for setting in good.cuont=3 good.count=77 good.flag=perhaps good.colour=blue; do
    engross 2 export page.xml --to good --plugin-dir "$ENGROSS_EXPORTERS" --set "$setting" -o out/
    says "good" "[host.option-"
    [ "$(wc -l <err.log)" = 1 ] || failed "one diagnostic, not $(cat err.log)"
    holds out
done
engross 0 export page.xml --to good --plugin-dir "$ENGROSS_EXPORTERS" -o - \
    --set good.count=7 --set good.words=a=b --set good.ratio=.25
tells 'A page' 'Everyone has the right to a clear text.' 7 'a=b' .25 red

engross 0 parse page.xml
tells '<p>Everyone has the right to a clear text.</p>'
engross 0 parse page.xml -o copy.xml
engross 0 parse copy.xml
cmp -s copy.xml out.log || failed "canonical XML is not read back as itself"
engross 2 parse page.xml copy.xml

engross 0 check page.xml
echo '<document' >broken.xml
engross 1 check broken.xml
tells "broken.xml:1:" "error"
engross 1 check --format json broken.xml page.xml
if command -v python3 >/dev/null; then
    python3 -c 'import json,sys; [json.loads(line) for line in sys.stdin]' <out.log ||
        failed "not JSON: $(cat out.log)"
fi
tells '"severity":"error"' '"file":"broken.xml"' '"line":1'
engross 1 check nowhere.xml
tells nowhere.xml

# -W: from which severity on the status is 1. The exporter "good" says something at info.
engross 0 export page.xml --to good --plugin-dir "$ENGROSS_EXPORTERS" -o out/
[ -s err.log ] && failed "not silent: $(cat err.log)"
engross 1 export page.xml --to good --plugin-dir "$ENGROSS_EXPORTERS" -o out/ -W info -v
says "[good.note]" "page.good" "a line for developers" "wrote out/page.good"
engross 0 export page.xml --to good --plugin-dir "$ENGROSS_EXPORTERS" -o out/ -W loss

engross 0 plugins
tells canonical
engross 0 plugins good --plugin-dir "$ENGROSS_EXPORTERS"
tells "good.colour=red, green (default: red)" "good.count=1 to 9" "left out" "good.broken (error)"
engross 0 explain host.write
tells "(system)" "disk is full"
engross 0 explain good.broken --plugin-dir "$ENGROSS_EXPORTERS"
tells "something is broken"

# Every code can be explained.
"$ENGROSS_PROGRAM" explain 2>/dev/null | grep -oE '^[a-z][a-z0-9.-]+' >codes
[ "$(wc -l <codes)" -gt 40 ] || failed "few codes: $(wc -l <codes)"
while read -r code; do
    "$ENGROSS_PROGRAM" explain "$code" >out.log 2>/dev/null || failed "explain $code"
done <codes

if [ -w /dev/full ]; then
    "$ENGROSS_PROGRAM" parse page.xml >/dev/full 2>err.log
    [ $? = 3 ] || failed "a full standard output: status"
    says "[host.write]"
    "$ENGROSS_PROGRAM" explain >/dev/full 2>err.log
    [ $? = 3 ] || failed "a full standard output: status"
fi
# A reader that has seen enough is no reason for a message.
"$ENGROSS_PROGRAM" explain 2>err.log | head -n 1 >out.log
[ -s err.log ] && failed "a closed pipe: $(cat err.log)"
finish
