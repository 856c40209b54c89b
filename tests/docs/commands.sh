#!/bin/sh
# Commands, code and links of the pages in docs/ and examples/, as they stand there. README.md, the
# plugin guide and the examples' own pages have tests of their own.
. "$(dirname "$0")/../cli/setting.sh"
docs=$ENGROSS_SOURCE/docs
mkdir bin
ln -s "$ENGROSS_PROGRAM" bin/engross
PATH=$PWD/bin:$PATH
cp "$ENGROSS_SOURCE/input/national-report.txt" report.txt
cp "$ENGROSS_SOURCE/input/torture-cases.png" .

# commands PAGE COUNT: every line of the page that is a command of ours does what it is there for.
# What stands after two spaces explains it.
commands() {
    sed -n 's/^    \(engross .*\)$/\1/p' "$docs/$1" | sed 's/   .*//' >commands.txt
    [ "$(wc -l <commands.txt)" = "$2" ] || failed "$1: $(wc -l <commands.txt) commands, not $2"
    while read -r command; do
        sh -c "$command" >out.log 2>&1 </dev/null || failed "$1: $command: $(tail -5 out.log)"
    done <commands.txt
}
commands pdf.md 4
commands profiles.md 3

# synopses: each names a command there is and options that it has.
sed -n 's/^    engross \([a-z].*\)/\1/p' "$docs/command-line.md" >synopses.txt
[ -s synopses.txt ] || failed "command-line.md names no command"
while read -r command rest; do
    engross 0 "$command" --help
    for option in $(echo "$rest" | grep -oE -- '(^|[[ ])--?[a-zA-Z-]+' | tr -d '[ '); do
        grep -qE -- "(^|[ ,])$option([ ,]|\$)" out.log || [ "$option" = --version ] ||
            failed "command-line.md: engross $command has no $option"
    done
done <synopses.txt

# code PAGE LANGUAGE NUMBER: the NUMBER-th block of that language.
code() {
    awk -v fence="\`\`\`$2" -v number="$3" '
        $0 == fence && ++count == number { inside = 1; next }
        inside && /^```$/ { exit }
        inside' "$docs/$1"
}

# clean STATUS ARGUMENTS...: the command ends so, and finds no fault in what it was given.
clean() {
    engross "$@"
    grep -E "(metadata|profile|xml)\.[a-z-]*\]" err.log && failed "$*: $(cat err.log)"
}
for number in 1 2; do
    code metadata.md yaml "$number" >report.yaml
    [ -s report.yaml ] || failed "metadata.md: no block $number of YAML"
    clean 0 parse report.txt -o parsed.xml
    code reading-markdown.md markdown "$number" >shown.md
    [ -s shown.md ] || failed "reading-markdown.md: no block $number of Markdown"
    clean 0 parse shown.md -o parsed.xml
done
rm report.yaml
code profiles.md xml 1 >own.xml
engross 0 check report.txt --profile ./own.xml
grep -q "House rules of the coalition" out.log || failed "profiles.md: its profile is not used"
code model.md xml 1 >model.xml
clean 0 parse model.xml -o parsed.xml

# Every link inside the tree leads somewhere.
for page in "$docs"/*.md "$ENGROSS_SOURCE"/examples/*.md "$ENGROSS_SOURCE"/examples/*/*.md \
    "$ENGROSS_SOURCE/input/README.md"; do
    for link in $(sed '/^```/,/^```/d' "$page" | grep -oE '\]\([^)#: ]+' | sed 's/](//'); do
        [ "$link" = https ] || [ -e "$(dirname "$page")/$link" ] || failed "$(basename "$page") points at $link"
    done
done
finish
