#!/bin/sh
# random.sh: random documents, which nest everything in everything, as DOCX and read back: every
# word stands where it stood, for each of three dozen of them. What a list in a quotation in a note
# becomes may differ; that nothing is lost may not.
. "$ENGROSS_SOURCE/tests/end-to-end/setting.sh"

# The numbered words of a document in their order.
numbered() {
    sed 's/<[^>]*>//g' "$1" | grep -o 'w[0-9]\{5\}'
}

for seed in $(seq 1 36); do
    "$ENGROSS_RANDOM" "$seed" 60 >random.xml 2>/dev/null || failed "no document $seed"
    "$engross" export random.xml --to docx -o random.docx 2>export.log || failed "export of $seed"
    "$engross" parse random.xml -o first.xml 2>/dev/null || failed "parse of $seed"
    "$engross" parse random.docx -o second.xml 2>parse.log || failed "back: $(cat parse.log)"
    numbered first.xml >first.words
    numbered second.xml >second.words
    [ -s first.words ] || failed "document $seed has no words"
    same "document $seed keeps its words" first.words second.words
done
finish
