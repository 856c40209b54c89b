#!/bin/sh
# round-trip.sh: every sample as DOCX and read back gives the same canonical document. What does
# not come back is in golden/NAME.diff, line by line, and nothing else may differ.
. "$ENGROSS_SOURCE/tests/end-to-end/setting.sh"
here=$source/tests/read-docx

# Where a document's pictures come from is the package itself once it has been through one.
for input in "$source"/input/*.txt "$source"/input/*.md "$source"/input/*.xml; do
    name=$(basename "${input%.*}")
    [ "$name" = README ] && continue
    "$engross" parse "$input" -o first.xml 2>parse.log || failed "parse $name: $(cat parse.log)"
    "$engross" export "$input" --to docx -o "$name.docx" 2>export.log || failed "export $name"
    "$engross" parse "$name.docx" -o second.xml 2>parse.log || failed "back: $(cat parse.log)"
    diff first.xml second.xml >"$name.diff"
    if [ -n "${ENGROSS_UPDATE_GOLDEN:-}" ]; then
        rm -f "$here/golden/$name.diff"
        [ -s "$name.diff" ] && cp "$name.diff" "$here/golden/$name.diff"
    fi
    if [ -f "$here/golden/$name.diff" ]; then
        same "$name comes back but for what is known" "$here/golden/$name.diff" "$name.diff"
    else
        [ ! -s "$name.diff" ] || failed "$name differs: $(head -20 "$name.diff")"
    fi
done

# A picture in a package is as good as one beside the document.
"$engross" export model.docx --to docx -o again/ >export.log 2>&1 || failed "export of a DOCX"
grep -E ': (warning|loss|error|system): ' export.log && failed "a picture in a package is lost"
"$engross" parse again/model.docx -o again.xml 2>parse.log || failed "back: $(cat parse.log)"
"$engross" parse model.docx -o second.xml 2>parse.log
same "a DOCX made from a DOCX is the same document" second.xml again.xml
finish
