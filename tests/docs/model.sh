#!/bin/sh
# The second half of docs/model.md shows every element as it is written, as canonical XML and in
# each output. It is made here, from the documents in elements/, and must be what the page says;
# ENGROSS_UPDATE_GOLDEN=1 writes it anew.
. "$(dirname "$0")/../cli/setting.sh"
for tool in pdfinfo unzip; do
    command -v $tool >/dev/null || { echo "skipped: there is no $tool"; exit 77; }
done
here=$ENGROSS_SOURCE/tests/docs
page=$ENGROSS_SOURCE/docs/model.md
mark='<!-- From here on: tests/docs/model.sh -->'
cp "$here"/elements/* .
cp "$ENGROSS_SOURCE/input/torture-cases.png" chart.png

# inside BEGIN END FILE: the lines between the first that matches BEGIN and the next that matches
# END with as much space before it, moved to the margin.
inside() {
    awk -v begin="$1" -v end="$2" '
        { match($0, /^ */); space = RLENGTH }
        !inside && index($0, begin) == space + 1 { inside = 1; margin = space; next }
        inside && space == margin && index($0, end) == space + 1 { exit }
        inside { if (!deep) deep = space; print substr($0, deep + 1) }' "$3"
}

# block LANGUAGE TITLE: what comes in, as a block of code; nothing for nothing.
block() {
    cat >block.txt
    [ -s block.txt ] || return 0
    printf '%s:\n\n```%s\n%s\n```\n\n' "$2" "$1" "$(cat block.txt)"
}

# The paragraphs of a Word document: style, and text with its number where it is text.
word() {
    unzip -p "$1" word/document.xml | sed 's|</w:p>|\n|g' | grep '<w:[tr]' | sed '
        s|.*<w:pStyle w:val="\([^"]*\)"/>|[\1] |
        s|<w:numPr>.*</w:numPr>|(number) |
        s|<w:drawing>.*</w:drawing>|(picture)|
        s|<w:footnoteReference[^>]*>|(footnote)|g
        s|<w:br w:type="page"/>|(new page)|g
        s|<w:br/>|(new line)|g
        s|<w:instrText[^>]*>[^<]*</w:instrText>||g
        s|<[^>]*>||g' | sed '/^\[[A-Za-z0-9]*\] *$/d; s/^\([^[]\)/[Normal] \1/'
}

# show FILE: what it is, and what becomes of it.
show() {
    language=${1##*.}
    stem=${1%.*}
    case $language in md) language=markdown ;; txt) language=text ;; esac
    engross 0 parse "$1" -o canonical.xml
    engross 0 export "$1" --to akn,html,docx,pdf,matrix -o "out-$stem/"
    block "$language" "Source" <"$1"
    case $stem in
    *metadata) part=metadata akn_part="<preface" page_part="<header>" ;;
    *) part=content akn_part="<mainBody" page_part='<div class="content"' ;;
    esac
    inside "<$part" "</$part" canonical.xml | block xml "Canonical XML"
    inside "$akn_part" "</" "out-$stem/$stem.akn.xml" | block xml "Akoma Ntoso"
    {
        inside "$page_part" "</" "out-$stem/$stem.html" | sed 's/base64,[^"]*/base64,…/'
        [ $part = metadata ] || inside '<section class="notes"' "</" "out-$stem/$stem.html"
    } | block html "HTML"
    word "out-$stem/$stem.docx" | block text "Word: style and text of each paragraph"
    pdfinfo -struct-text "out-$stem/$stem.pdf" 2>/dev/null | sed '1d; s/^  //; /^ *\/BBox/d' |
        block text "PDF: its tags"
    case $stem in
    *recommendations)
        engross 0 export "$1" --to matrix --set matrix.format=csv -o "out-$stem/"
        tr -d '\r' <"out-$stem/$stem.csv" | cut -c1-150 | block text "Matrix (CSV)"
        ;;
    esac
}

{
    echo "$mark"
    echo
    echo "## Every element, from the source to the outputs"
    echo
    echo "Of each file only the part that matters is shown. A Word document keeps its numbers as numbers:"
    echo "“(number)” stands for one."
    echo
    while read -r file title; do
        printf '### %s\n\n' "$title"
        show "$file"
    done <"$here/titles.txt"
} | sed '$d' >made.md

if [ "${ENGROSS_UPDATE_GOLDEN:-}" = 1 ]; then
    sed "\|^$mark|,\$d" "$page" >first.md
    cat first.md made.md >"$page"
fi
sed -n "\|^$mark|,\$p" "$page" >shown.md
cmp -s shown.md made.md ||
    failed "docs/model.md is not what comes out (ENGROSS_UPDATE_GOLDEN=1): $(diff shown.md made.md | head -20)"

# Nothing of the schema is left out: each element that it declares stands in the page's examples.
sed -n 's/.*<xs:element name="\([a-z-]*\)".*/\1/p' "$ENGROSS_SOURCE/schemas/document.xsd" | sort -u |
    while read -r element; do
        grep -qE "<$element[ />]" made.md || echo "$element"
    done >missing.txt
[ -s missing.txt ] && failed "elements of the schema without an example: $(tr '\n' ' ' <missing.txt)"
finish
