#!/bin/sh
# Images are read beside and below the document only, whatever a plugin asks for.
. "$(dirname "$0")/setting.sh"
mkdir inner
document inner/page.xml
for image in dot.png ../outside.png /etc/passwd https://example.org/dot.png link.png text.png; do
    sed -i "s|</content>|<figure source=\"$image\" alt=\"A dot\"/></content>|" inner/page.xml
done
printf '\211PNG\r\n\032\n rest' >inner/dot.png
printf '\211PNG\r\n\032\n rest' >outside.png
ln -s ../outside.png inner/link.png
echo text >inner/text.png
engross 0 export inner/page.xml --to resources --plugin-dir "$ENGROSS_EXPORTERS" -o -
cat >wanted <<'TEXT'
dot.png opened
../outside.png refused
/etc/passwd refused
https://example.org/dot.png refused
link.png refused
text.png refused
TEXT
sed -i 's/^half an output//' out.log
cmp -s wanted out.log || failed "$(diff wanted out.log)"
says "../outside.png is not beside or below" "/etc/passwd is not beside" "link.png is not beside" \
    "not fetched" "text.png is neither PNG nor JPEG"
engross 1 export inner/page.xml --to resources --plugin-dir "$ENGROSS_EXPORTERS" -o - -W loss
finish
