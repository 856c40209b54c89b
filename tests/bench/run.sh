#!/bin/sh
# run.sh BUILD: what exporting costs, as a table on the terminal and in BUILD/bench.md. Takes the
# best of several runs: what the program costs, not what the machine did meanwhile. Other tools
# that are installed convert the same text, for comparison.
set -eu
build=$(cd "$1" && pwd)
source=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$build/bench
table=$build/bench.md
rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch"

for size in 90 900 9000; do
    awk -v wanted=$((size * 44 / 9)) -f "$source/tests/bench/report.awk" "$source/input/national-report.txt" \
        >report-${size}kB.txt
done
cp "$source"/input/* .
rm README.md

# best RUNS COMMAND...: "cpu wall peak" of the run that used least processor time.
best() {
    runs=$1
    shift
    while [ "$runs" -gt 0 ]; do
        "$build/tests/bench/measure" "$@"
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

has() {
    command -v "$1" >/dev/null
}

{
    echo "| text | made | CPU ms | wall ms | peak MB | times ours |"
    echo "|---|---|--:|--:|--:|--:|"
} | tee "$table"

ours=0
for input in *.txt *.md; do
    case $input in report-*) continue ;; esac
    row "$input" "pdf, docx, akn" 5 "$build/engross" export "$input" --to pdf,docx,akn -o out/
done
for size in 90 900 9000; do
    runs=$((size < 900 ? 10 : size < 9000 ? 3 : 1))
    text=report-${size}kB.txt
    ours=0
    row $text "pdf, docx, akn" $runs "$build/engross" export $text --to pdf,docx,akn -o out/
    for to in pdf docx akn html; do
        ours=0
        row $text $to $runs "$build/engross" export $text --to $to -o out/
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
