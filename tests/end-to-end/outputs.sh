# The checks that every document's outputs pass. Needs content.words, notes.words and fields.words
# of its canonical XML. The last number of each `order` says how many words of furniture (running
# heads, numbers, note marks) may stand between two words of the source.

check_pdf() {
    check "qpdf --check" qpdf --check "$1"
    check "pdfinfo" pdfinfo "$1"
    pdfinfo -struct-text "$1" >structure.txt 2>/dev/null
    pdftotext "$1" pdf.txt
    "$words" text pdf.txt >pdf.words
    sed -n 's/^ *"\(.*\)"$/\1/p' structure.txt >structure-text.txt
    "$words" text structure-text.txt >structure.words
    check "words of the content in the PDF's structure" "$words" order content.words structure.words "${pdf_gap:-300}"
    check "words of the notes in the PDF" "$words" order notes.words structure.words 100000
}

check_docx() {
    mkdir docx
    check "unzip" unzip -q "$1" -d docx
    "$words" docx docx/word/document.xml >docx.words
    check "words of the content in the DOCX" "$words" order content.words docx.words 200
    if [ -f docx/word/footnotes.xml ]; then
        "$words" docx docx/word/footnotes.xml >docx-notes.words
        check "words of the notes in the DOCX" "$words" order notes.words docx-notes.words 3
    else
        equal "words of notes without footnotes.xml" "" "$(head -1 notes.words)"
    fi
    if [ -x "$shared/check/docx/check.sh" ] && python3 -c 'import lxml' 2>/dev/null; then
        check "DOCX schemas" "$shared/check/docx/check.sh" --errors "$1"
    fi
}

check_akn() {
    check "well-formed AKN" xmllint --nonet --noout "$1"
    "$words" akn "$1" >akn.words
    "$words" akn-notes "$1" >akn-notes.words
    check "words of the content in the AKN" "$words" order content.words akn.words 200
    check "words of the notes in the AKN" "$words" order notes.words akn-notes.words 0
    if [ -x "$shared/check/akn/check.sh" ]; then
        check "AKN schema" "$shared/check/akn/check.sh" "$1"
    fi
}
