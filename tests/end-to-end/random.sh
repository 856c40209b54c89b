#!/bin/sh
# Documents that nest every kind of element in every way the model allows (core/kit/random_document.c)
# through every exporter: each run ends, in time, with whole and valid files.
. "$(dirname "$0")/setting.sh"
count=60

seed=1
while [ "$seed" -le "$count" ]; do
    "$ENGROSS_RANDOM" "$seed" 60 >"r$seed.xml" || failed "no document from seed $seed"
    seed=$((seed + 1))
done

timeout 300 "$engross" export r*.xml --to pdf,docx,akn,html -o out/ -q >log 2>&1
equal "exit status" 0 $?
sed -n 1,10p log
equal "files" $((count * 4)) "$(ls out | wc -l)"

. "$here/outputs.sh"
for file in out/*.pdf; do
    check "qpdf --check $file" qpdf --check "$file"
    check_pdf_rules "$file"
done
check "well-formed AKN" xmllint --nonet --noout out/*.akn.xml
if [ -x "$shared/check/akn/check.sh" ]; then
    check "AKN schema" "$shared/check/akn/check.sh" out/*.akn.xml
else
    echo "without the AKN schema: it is not at hand"
fi
if [ -x "$shared/check/docx/check.sh" ] && python3 -c 'import lxml' 2>/dev/null; then
    check "DOCX schemas" "$shared/check/docx/check.sh" --errors out/*.docx
else
    echo "without the DOCX schemas: they are not at hand"
fi
finish
