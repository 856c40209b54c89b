#!/bin/sh
# sample.sh NAME EXTENSION: one sample through the whole pipeline. Its canonical XML is valid, is
# the golden one and reads back as itself; all outputs are well-formed, pass the checkers
# that are there, and hold every word in order.
. "$(dirname "$0")/setting.sh"
input=$source/input/$1.$2

"$engross" parse "$input" -o canonical.xml 2>parse.log || failed "parse: $(cat parse.log)"
check "canonical XML is valid" xmllint --nonet --noout --schema "$source/schemas/document.xsd" canonical.xml
golden "$1.xml" canonical.xml

# A document's path is no part of it, and neither is the way it came in.
cp canonical.xml again.xml
"$engross" parse again.xml -o twice.xml 2>parse.log || failed "reading back: $(cat parse.log)"
same "canonical XML reads back as itself" canonical.xml twice.xml

"$engross" export "$input" --to pdf,docx,akn,html -o out/ >export.log 2>&1
equal "exit status of export" 0 $?
grep -E ': (warning|loss|error|system): ' export.log && failed "a sample is without fault"
equal "outputs" "$1.akn.xml $1.docx $1.html $1.pdf" "$(ls out | tr '\n' ' ' | sed 's/ $//')"
[ "$failures" -eq 0 ] || finish

"$words" canonical canonical.xml >content.words
"$words" canonical-notes canonical.xml >notes.words
"$words" canonical-all canonical.xml >all.words
if [ "$2" = txt ]; then
    "$words" text "$input" >source.words
    check "every word of the source is in the canonical XML" "$words" count source.words all.words
fi

. "$here/outputs.sh"
check_pdf "out/$1.pdf"
check_docx "out/$1.docx"
check_akn "out/$1.akn.xml"
check_html "out/$1.html"
finish
