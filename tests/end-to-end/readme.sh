#!/bin/sh
# The commands of README.md's "Use it", as they stand there.
. "$(dirname "$0")/setting.sh"
mkdir build reports
ln -s "$engross" build/engross
cp "$source/input/national-report.txt" report.txt
cp "$source/input/ngo-submission.md" "$source/input/torture-cases.png" reports/
sed -n 's/^    \(build\/engross .*\)$/\1/p' "$source/README.md" >commands.sh
equal "commands" 8 "$(wc -l <commands.sh)"
while read -r command; do
    check "$command" sh -c "$command"
done <commands.sh
for output in report.pdf report.docx report.akn.xml finished/ngo-submission.pdf report.html report.epub report.xlsx \
    report.submission/report.docx report.submission/SHA256SUMS; do
    [ -s "$output" ] || failed "$output is not there"
done
for file in $(sed -n 's/.*](\([a-z][^)]*\)).*/\1/p' "$source/README.md"); do
    [ -e "$source/$file" ] || failed "README.md points at $file, which is not there"
done
finish
