#!/bin/sh
# Books: the container, whole pages, links that lead somewhere, every word in its order. Where
# epubcheck is installed (Debian's package, or ENGROSS_EPUBCHECK_JAR), it finds nothing to say.
. "$(dirname "$0")/../cli/setting.sh"
input=$ENGROSS_SOURCE/input
jar=${ENGROSS_EPUBCHECK_JAR:-/usr/share/java/epubcheck.jar}
"$ENGROSS_RANDOM" 3 400 >random.xml
cp "$input/national-report.txt" "$input/factsheet-ar.txt" "$input/factsheet-ar.yaml" \
    "$input/model.xml" "$input/torture-cases.png" .

# opened NAME: exports, unpacks into NAME/, and looks at what every book must be.
opened() {
    source=$1
    name=${1%.*}
    engross 0 export "$source" --to epub -o books/
    [ "$(head -c 58 "books/$name.epub" | tail -c 28)" = "mimetypeapplication/epub+zip" ] ||
        failed "$name: the media type is not at its place (EPUB 3.3, 4.2.6.3)"
    unzip -q "books/$name.epub" -d "$name" || failed "$name: no ZIP file"
    xmllint --nonet --noout "$name"/EPUB/*.xhtml "$name/EPUB/package.opf" \
        "$name/META-INF/container.xml" 2>err.log || failed "$name: $(cat err.log)"
    for file in $(cd "$name/EPUB" && ls | grep -v package.opf); do
        grep -q "href=\"$file\"" "$name/EPUB/package.opf" || failed "$name: $file is not listed"
    done
    links "$name"
    if [ -f "$jar" ] && command -v java >/dev/null; then
        java -jar "$jar" -q "books/$name.epub" >check.log 2>&1 || failed "$name: $(cat check.log)"
        grep -E "ERROR|WARNING" check.log && failed "$name: epubcheck finds the above"
    fi
}

# links NAME: each link to a place of the book has one.
links() {
    for page in "$1"/EPUB/*.xhtml; do
        file=$(basename "$page")
        grep -oE 'href="[^":]*#[^"]*"' "$page" | sed "s|href=\"#|href=\"$file#|; s|href=\"||; s|\"||" |
            sort -u
    done | while IFS='#' read -r file id; do
        grep -qF " id=\"$id\"" "$1/EPUB/$file" || echo "$file#$id"
    done >dead.txt
    [ -s dead.txt ] && failed "$1: links that lead nowhere: $(head -3 dead.txt)"
}

# words NAME: those of the document, in their order.
words() {
    engross 0 parse "$1"
    mv out.log canonical.xml
    name=${1%.*}
    "$ENGROSS_WORDS" canonical canonical.xml >content.words
    for page in $(ls "$name"/EPUB/text-*.xhtml | sort -V); do
        sed 's|<a class="mark"[^>]*>[^<]*</a>||g' "$page" >page.xml
        "$ENGROSS_WORDS" html page.xml
    done >book.words
    "$ENGROSS_WORDS" order content.words book.words 200 >order.log 2>&1 || failed "$1: $(cat order.log)"
}

for source in national-report.txt factsheet-ar.txt model.xml random.xml; do
    opened "$source"
done
for source in national-report.txt factsheet-ar.txt model.xml; do
    words "$source"
done

# A report's parts are files, a factsheet is one; images are files.
[ "$(ls national-report/EPUB/text-*.xhtml | wc -l)" -gt 1 ] || failed "a long report in one file"
[ "$(ls factsheet-ar/EPUB/text-*.xhtml | wc -l)" = 1 ] || failed "a factsheet in several files"
cmp -s model/EPUB/image-1.png torture-cases.png || failed "the image is another one"
grep -q 'page-progression-direction="rtl"' factsheet-ar/EPUB/package.opf || failed "pages from the left"
grep -q '<meta property="schema:accessMode">textual' model/EPUB/package.opf || failed "no access mode"

# The clock comes from outside only, and nothing else changes.
grep -q 'dcterms:modified">2024-10-18T00:00:00Z' national-report/EPUB/package.opf ||
    failed "$(grep modified national-report/EPUB/package.opf)"
SOURCE_DATE_EPOCH=1700000000
export SOURCE_DATE_EPOCH
engross 0 export model.xml --to epub -o epoch/
unzip -p epoch/model.epub EPUB/package.opf | grep -q 'modified">2023-11-14T22:13:20Z' ||
    failed "SOURCE_DATE_EPOCH is not the moment of change"
engross 0 export model.xml --to epub -o again/ --in-process
cmp -s epoch/model.epub again/model.epub || failed "other bytes"

# What does not fit is told.
engross 0 export model.xml --to epub --set epub.image-limit=0 -o small/
says "epub.image-too-large"
finish
