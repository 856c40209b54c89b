#!/bin/sh
# office.sh BUILD SOURCE: every sample as a Word file, turned into PDF by LibreOffice, and in the
# looks of a template of LibreOffice and of pandoc. LibreOffice's PDF must hold every word of the
# document's text in its order; every package must pass the validator, where that is there. What
# is not installed is skipped with a word.
build=$1
source=$2
engross=$build/engross
check=$source/../shared/check/docx/check.sh
command -v soffice >/dev/null || { echo "skipped: LibreOffice is not installed"; exit 77; }
command -v pdftotext >/dev/null || { echo "skipped: pdftotext is not installed"; exit 77; }
if [ ! -x "$check" ] || ! /usr/bin/python3 -c 'import lxml' 2>/dev/null; then
    echo "skipped: the validator of Word packages"
    check=
fi
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failures=0

failed() {
    echo "FAILED: $1"
    failures=$((failures + 1))
}

convert() {
    soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to "$@" >/dev/null 2>&1
}

# Words of a text, one a line: letters only, for lines and columns break between others. Where
# words are not parted by spaces, or a PDF has ligatures in another order, each letter for itself.
words() {
    python3 -c '
import re, sys, unicodedata
text = unicodedata.normalize("NFKC", sys.stdin.read())
letters = "A-Za-z\u00c0-\u024f\u0400-\u052f"
pattern = "[%s]{3,}|[^\\W\\d_%s]" % (letters, letters)
print("\n".join(re.findall(pattern, text.replace("\u00ad", ""))))'
}

# Words that are in the first file more often than in the second.
missing() {
    sort "$1" >first.sorted
    sort "$2" >second.sorted
    comm -23 first.sorted second.sorted
}

validate() {
    [ -z "$check" ] || "$check" --errors "$1" >check.log 2>&1 || failed "$1: $(cat check.log)"
}

printf '<html><body><h1>Heading</h1><p>Text</p></body></html>' >office.html
convert 'docx:MS Word 2007 XML' office.html
[ -s office.docx ] || failed "LibreOffice makes no template"
! command -v pandoc >/dev/null || pandoc -o pandoc.docx --print-default-data-file reference.docx

for input in "$source"/input/*.txt "$source"/input/*.md "$source"/input/*.xml; do
    name=$(basename "$input")
    [ "$name" != README.md ] || continue
    name=${name%.*}
    "$engross" export "$input" --to docx -q -o "$name.docx" || failed "$name: export"
    validate "$name.docx"
    for template in office pandoc; do
        [ -s "$template.docx" ] || continue
        "$engross" export "$input" --to docx -q -o "$name-$template.docx" \
            --set "docx.template=$template.docx" || failed "$name: template of $template"
        validate "$name-$template.docx"
    done
done
rm -f office.docx pandoc.docx
convert pdf --outdir pdf ./*.docx

for file in *.docx; do
    name=${file%.docx}
    case $name in
    *-office | *-pandoc) plain=${name%-*} ;;
    *) plain=$name ;;
    esac
    input=$(ls "$source/input/$plain".txt "$source/input/$plain".md "$source/input/$plain".xml 2>/dev/null)
    "$engross" parse "$input" -q -o parsed.xml || failed "$plain: parse"
    python3 -c '
import sys, xml.etree.ElementTree as tree
space = "{urn:engross:document:1}"
for node in tree.parse("parsed.xml").getroot().find(space + "content").iter():
    if node.tag not in (space + "figure",):
        print(node.text or "")
    print(node.tail or "")' | words >content.words
    [ -s "pdf/$name.pdf" ] || failed "$name: LibreOffice makes no PDF"
    pdftotext "pdf/$name.pdf" - 2>/dev/null | words >pdf.words
    missing content.words pdf.words >missing.words
    # A word that a line end divides is two words in the PDF.
    [ "$(wc -l <missing.words)" -le $(($(wc -l <content.words) / 50)) ] ||
        failed "$name: $(wc -l <missing.words) words are not in the PDF: $(head -5 missing.words | tr '\n' ' ')"
done
[ "$failures" -eq 0 ]
