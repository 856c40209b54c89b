# The checks that every document's outputs pass. Needs canonical.xml and, of it, content.words
# and notes.words. The last number of each `order` says how many words of furniture (running heads,
# numbers, notes) may stand between two words of the source.

# Words without figures and punctuation. poppler prints the structure of right-to-left text as it is
# painted, from the wrong end, and in plain text moves what is neutral between two words.
bare_words() {
    sed 's/[0-9.,:;()!?/%·]/\n/g; s/،/\n/g; s/؛/\n/g; s/\xe2\x80\x99/\n/g' | grep .
}

# Tags, metadata, fonts and limits of an accessible and archival file (tests/pdf-check).
check_pdf_rules() {
    qpdf --qdf --object-streams=disable "$1" plain.pdf
    check "pdf-check $1" "$ENGROSS_PDF_CHECK" plain.pdf
}

check_pdf() {
    check "qpdf --check" qpdf --check "$1"
    check "pdfinfo" pdfinfo "$1"
    check_pdf_rules "$1"
    pdfinfo -struct-text "$1" >structure.txt 2>/dev/null
    pdftotext "$1" pdf.txt
    "$words" text pdf.txt >pdf.words
    sed -n 's/^ *"\(.*\)"$/\1/p' structure.txt >structure-text.txt
    "$words" text structure-text.txt >structure.words
    if grep -q '<document .*dir="rtl"' canonical.xml; then
        bare_words <content.words >bare-content.words
        bare_words <pdf.words >bare-pdf.words
        check "words of the content in the PDF" "$words" count bare-content.words bare-pdf.words
    else
        LC_ALL=C grep -vP '[\xD8-\xDB]' content.words >left-to-right.words
        check "words of the content in the PDF's structure" "$words" order left-to-right.words structure.words 300
    fi
    check "words of the notes in the PDF" "$words" order notes.words structure.words 100000
}

check_docx() {
    mkdir docx
    check "unzip" unzip -q "$1" -d docx
    "$words" docx docx/word/document.xml >docx.words
    check "words of the content in the DOCX" "$words" order content.words docx.words 200
    for part in docx/word/footnotes.xml docx/word/endnotes.xml; do
        [ ! -f "$part" ] || "$words" docx "$part"
    done >docx-notes.words
    check "words of the notes in the DOCX" "$words" count notes.words docx-notes.words
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

# The notes are the end of the page; their marks in the text are no words of it.
check_html() {
    sed 's|<a class="mark"[^>]*>[^<]*</a>||g' "$1" >page.html
    check "HTML that can be parsed" sh -c 'xmllint --nonet --html --xmlout page.html >page.xml 2>/dev/null'
    "$words" html page.xml >html.words
    check "words of the content in the HTML" "$words" order content.words html.words 200
    check "words of the notes in the HTML" "$words" order notes.words html.words 100000
}
