#!/bin/sh
# run.sh BUILD: what exporting costs, as tables on the terminal and in BUILD/bench.md: first the
# figures that the program is held to, medians of whole commands, then every sample and other tools
# that are installed, the best of several runs. Processor time is user and system time together.
set -eu
build=$(cd "$1" && pwd)
source=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$build/bench
table=$build/bench.md
rm -rf "$scratch" "$table"
mkdir -p "$scratch"
cd "$scratch"

for size in 90 900 9000; do
    awk -v wanted=$((size * 44 / 9)) -f "$source/tests/bench/report.awk" "$source/input/national-report.txt" \
        >report-${size}kB.txt
done
# The national report has 299 paragraphs.
for paragraphs in 299 29900; do
    awk -v wanted=$paragraphs -f "$source/tests/bench/report.awk" "$source/input/national-report.txt" \
        >paragraphs-$paragraphs.txt
done
cp "$source"/input/* .
rm README.md

measure=$build/tests/bench/measure
engross=$build/engross

# median RUNS COMMAND...: "cpu wall peak status" of the run in the middle by processor time.
median() {
    runs=$1
    shift
    for run in $(seq "$runs"); do
        "$measure" "$@"
    done | middle "$runs"
}

# middle LINES: the one in the middle by its first number.
middle() {
    sort -n | sed -n "$((($1 + 1) / 2))p"
}

# figure WHAT VALUE UNIT MOST: a row that says whether VALUE is within MOST.
figure() {
    awk -v what="$1" -v value="$2" -v unit="$3" -v most="$4" 'BEGIN {
        printf "| %s | %.1f %s | %.1f %s | %s |\n", what, value, unit, most, unit,
            value <= most ? "yes" : "no" }' | tee -a "$table"
}

# costs WHAT MOST-MS MOST-MB RUNS COMMAND...: processor time and memory of a command; 0: no bound.
costs() {
    what=$1
    milliseconds=$2
    megabytes=$3
    shift 3
    median "$@" >median
    read -r cpu wall peak status <median
    [ "$status" -eq 0 ] || what="$what (exit status $status)"
    figure "$what" "$cpu" ms "$milliseconds"
    [ "$megabytes" -eq 0 ] || figure "$what, memory" "$(awk "BEGIN { print $peak / 1024 }")" MB "$megabytes"
}

# bytes_a_page WHAT PDF
bytes_a_page() {
    has pdfinfo || return 0
    pages=$(pdfinfo "$2" | awk '/^Pages:/ { print $2 }')
    figure "$1" "$(awk "BEGIN { print $(wc -c <"$2") / $pages / 1024 }")" KB 3.5
}

# isolation TO MOST: what processes of their own and the sandbox cost an output. The two are run
# in turns, so that whatever else the machine does falls on both.
isolation() {
    for run in $(seq 15); do
        "$measure" "$engross" export paragraphs-299.txt --to "$1" -o out/ >&3
        "$measure" "$engross" export paragraphs-299.txt --to "$1" --in-process -o out/ >&4
    done 3>with 4>without
    figure "isolation, one output ($1)" \
        "$({ middle 15 <with; middle 15 <without; } | paste - - | awk '{ print $1 - $5 }')" ms "$2"
}

has() {
    command -v "$1" >/dev/null
}

# A table whose every row has a note: what waits for its page must not cost while it waits.
waiting() {
    printf '<document xmlns="urn:engross:document:1" xml:lang="en"><metadata><title>T</title>'
    printf '</metadata><content><table><table-body>'
    yes '<row><cell><p>Said<note><p>Noted.</p></note></p></cell></row>' | head -n "$1"
    printf '</table-body></table></content></document>'
}

figures() {
    printf '| figure | measured | at most | kept |\n|---|--:|--:|---|\n' | tee -a "$table"
    costs "start (--version)" 3 0 15 "$engross" --version
    costs "one page, PDF" 12 0 15 "$engross" export page.txt --to pdf -o one.pdf
    costs "report, PDF" 40 0 15 "$engross" export paragraphs-299.txt --to pdf -o report.pdf
    costs "report, DOCX written" 15 0 15 "$engross" export paragraphs-299.txt --to docx -o report.docx
    costs "report, DOCX read" 25 0 15 "$engross" parse report.docx -o report.xml
    costs "report, preflight" 15 0 15 "$engross" check --profile upr-national-report -W system \
        paragraphs-299.txt
    costs "report 100 times, PDF" 3000 120 3 "$engross" export paragraphs-29900.txt --to pdf -o long.pdf
    costs "report 100 times, DOCX written" 1500 0 3 "$engross" export paragraphs-29900.txt --to docx \
        -o long.docx
    costs "report 100 times, DOCX read" 1500 0 3 "$engross" parse long.docx -o long.xml
    bytes_a_page "report, a page" report.pdf
    bytes_a_page "report 100 times, a page" long.pdf
    isolation pdf 3
    isolation docx 3
    for rows in 2000 16000; do
        waiting $rows >waiting-$rows.xml
        costs "table of $rows notes, PDF" $((rows / 4)) 0 3 "$engross" export waiting-$rows.xml \
            --to pdf -o waiting.pdf
    done
    printf '\n' | tee -a "$table"
}

# best RUNS COMMAND...: "cpu wall peak" of the run that used least processor time.
best() {
    runs=$1
    shift
    while [ "$runs" -gt 0 ]; do
        "$measure" "$@"
        runs=$((runs - 1))
    done | sort -n | head -1
}

# row TEXT COMMAND-NAME RUNS COMMAND...
row() {
    text=$1
    what=$2
    shift 2
    best "$@" | awk -v text="$text" -v what="$what" -v ours="$ours" '{
        ratio = ours > 0 ? sprintf("%.1f", $1 / ours) : ""
        printf "| %s | %s | %.0f | %.0f | %.1f | %s |%s\n", text, what, $1, $2, $3 / 1024, ratio,
            $4 == 0 ? "" : " exit status " $4 }' | tee -a "$table"
}

figures
{
    echo "| text | made | CPU ms | wall ms | peak MB | times ours |"
    echo "|---|---|--:|--:|--:|--:|"
} | tee -a "$table"

ours=0
for input in *.txt *.md; do
    case $input in report-* | paragraphs-*) continue ;; esac
    row "$input" "pdf, docx, akn" 5 "$engross" export "$input" --to pdf,docx,akn -o out/
done
for size in 90 900 9000; do
    runs=$((size < 900 ? 10 : size < 9000 ? 3 : 1))
    text=report-${size}kB.txt
    ours=0
    row $text "pdf, docx, akn" $runs "$engross" export $text --to pdf,docx,akn -o out/
    for to in pdf docx akn html; do
        ours=0
        row $text $to $runs "$engross" export $text --to $to -o out/
        ours=$(tail -1 "$table" | cut -d'|' -f4)
        [ $size -lt 9000 ] || continue
        case $to in
        docx) has pandoc && row $text "docx by pandoc" 1 pandoc -f markdown $text -o pandoc.docx ;;
        pdf)
            has typst && sed 's/[#$*_<@]/\\&/g' $text >report.typ &&
                row $text "pdf by typst" 1 typst compile report.typ typst.pdf
            has mandoc && { echo ".TH REPORT 7"; sed "s/^[.']/\\\\\&&/; s/\\\\/\\\\e/g" $text; } >report.7 &&
                row $text "pdf by mandoc" 1 mandoc -T pdf report.7
            has soffice && row $text "pdf by LibreOffice" 1 soffice --headless --convert-to pdf \
                --outdir office $text
            ;;
        esac || true
    done
done
echo "The table is in $table"
