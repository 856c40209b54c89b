#!/bin/sh
# Five real documents, where they are at hand: twenty outputs without error, and the structure
# that a reader sees in them is the structure that the program found.
. "$(dirname "$0")/setting.sh"
[ -d "$shared/seeds" ] || skip "no ../shared/seeds"

"$engross" export "$shared"/seeds/*.txt --to pdf,docx,akn,html -o out/ >export.log 2>&1
equal "exit status" 0 $?
equal "outputs" 20 "$(ls out | wc -l)"
grep -E ': (error|system): ' export.log && failed "no error"

. "$here/outputs.sh"
for input in "$shared"/seeds/*.txt; do
    stem=$(basename "$input" .txt)
    mkdir -p "$stem"
    cd "$stem" || exit 1
    "$engross" parse "$input" -o canonical.xml 2>/dev/null
    "$words" canonical canonical.xml >content.words
    "$words" canonical-notes canonical.xml >notes.words
    "$words" canonical-all canonical.xml >all.words
    "$words" text "$input" >source.words
    check "$stem: every word of the source is in the canonical XML" "$words" count source.words all.words
    check_pdf "../out/$stem.pdf"
    check_docx "../out/$stem.docx"
    check_akn "../out/$stem.akn.xml"
    check_html "../out/$stem.html"
    cd ..
done

# holds STEM EXPRESSION VALUE
holds() {
    equal "$1: $2" "$3" "$(xpath "$1"*/canonical.xml "$2")"
}

# The national report: masthead, numbering, cut paragraphs, recommendations.
holds 002 'string(/document/@kind)' report
holds 002 'string(//metadata/organ)' 'General Assembly'
holds 002 'string(//metadata/body[1])' 'Human Rights Council'
holds 002 'string(//metadata/body[2])' 'Working Group on the Universal Periodic Review'
holds 002 'string(//metadata/session/@value)' 48
holds 002 'string(//metadata/session-dates/@value)' '2025-01-20/2025-01-31'
holds 002 'string(//metadata/distribution)' General
holds 002 'string(//metadata/date/@value)' 2024-10-18
holds 002 'string(//metadata/language/@value)' en
holds 002 'string(//metadata/original-language/@value)' ru
holds 002 'string(//metadata/state/@value)' KAZ
holds 002 'count(//metadata/title//note)' 1
holds 002 'count(/document/content/section)' 5
holds 002 'string(/document/content/section[5]/@number)' 'V.'
holds 002 'count(//paragraph)' 299
holds 002 'count(//section[not(@number)])' 21
for number in 64 73 134 241 297; do
    holds 002 "count(//paragraph[@number='$number.']/p)" 1
done
holds 002 'count(//recommendations)' 23
holds 002 'count(//recommendation)' 214
holds 002 'count(//recommendation[@cycle="3"])' 214
holds 002 'count(//emphasis)' 4
holds 002 'string(//link/@href)' 'https://bala.gov.kz'
equal "002: the paragraphs are numbered 1 to 299" "$(seq 299)" \
    "$(xpath 002*/canonical.xml '//paragraph/@number' | sed 's/[^0-9\n]//g')"
equal "002: every recommendation is named once" "" \
    "$(xpath 002*/canonical.xml '//recommendation/@number' | sort | uniq -d)"

# The factsheet: headings and bullets that both begin with a hyphen.
holds 000 'string(/document/@kind)' factsheet
holds 000 'count(/document/content/section)' 8
holds 000 'string(/document/content/section[2]/heading)' 'Political and Institutional Reforms Strengthening Human Rights'
holds 000 'count(/document/content/section/section)' 23
holds 000 'count(//item//item)' 2

# The interview: questions and answers.
holds 001 'string(/document/@kind)' interview
holds 001 'count(//exchange)' 4
holds 001 'count(//exchange[1]/answer/p)' 7
holds 001 'count(//notice[@type="source"])' 1

# The page and the article.
holds 003 'string(/document/@kind)' page
holds 003 'string(//metadata/title)' 'Human Rights'
holds 003 'count(//content//p)' 5
holds 004 'string(/document/@kind)' article
holds 004 'count(//section)' 4
holds 004 'count(//notice[@type="credit"])' 1
holds 004 'count(//notice[@type="disclaimer"])' 1
holds 004 'count(//notice[@type="author"])' 1
finish
