#!/bin/sh
# What stylesheets make, and how their outputs are named.
. "$(dirname "$0")/setting.sh"

stylesheet text '<xsl:output method="text"/><xsl:param name="greeting">none</xsl:param>
<xsl:template match="/"><xsl:value-of select="concat($greeting, &quot;: &quot;, //d:p)"/></xsl:template>'
apply 0 text
gives "none: Everyone has the right to a clear text."
apply 0 text --set "xslt.parameters= greeting=R&D's \"word\" ; other=1"
gives "R&D's \"word\": Everyone has the right to a clear text."
says "the stylesheet has no parameter other [xslt.no-parameter]"

# Names
engross 0 export page.xml --to xslt --set xslt.stylesheet=text.xsl --set xslt.format=markdown -o named/
engross 0 export page.xml --to xslt --set xslt.stylesheet=text.xsl -o named/
says "the stylesheet writes text, but the output is named page.xslt.xml [xslt.format]"
engross 0 export page.xml --to xslt --set xslt.stylesheet=text.xsl -o named/own.name
grep -q "xslt.format" err.log && failed "a name of the user's is criticised"
holds named page.xslt.md page.xslt.xml own.name
stylesheet html '<xsl:template match="/"><html><body><br/></body></html></xsl:template>'
engross 0 export page.xml --to xslt --set xslt.stylesheet=html.xsl --set xslt.format=html -o named/
grep -q '<br>' named/page.xslt.html || failed "no HTML: $(cat named/page.xslt.html)"
grep -q "xslt.format" err.log && failed "a name that agrees is criticised"

# Without a stylesheet: the document itself.
engross 0 export page.xml --to xslt,canonical -o copied/
says "[xslt.no-stylesheet]"
engross 0 parse copied/page.xslt.xml -o again.xml
cmp -s again.xml copied/page.engross.xml || failed "the copy is another document"

# What may be read: itself, and one file.
stylesheet self '<xsl:output method="text"/>
<xsl:template match="/"><xsl:value-of select="count(document(&quot;&quot;)/*/*)"/></xsl:template>'
apply 0 self
gives 2
mkdir -p parts
stylesheet parts/part '<xsl:output method="text"/><xsl:strip-space elements="*"/><xsl:template match="d:title">T</xsl:template>'
for way in import include; do
    stylesheet "$way" "<xsl:$way href=\"part.xsl\"/><xsl:template match=\"d:content\">C</xsl:template>"
    apply 0 "$way" --set xslt.include=parts/part.xsl
    gives TC
done
stylesheet data '<xsl:output method="text"/>
<xsl:template match="/"><xsl:value-of select="document(&quot;data.xml&quot;)/a/b"/></xsl:template>'
echo '<a><b>from a file</b></a>' >parts/data.xml
apply 0 data --set xslt.include=parts/data.xml
gives "from a file"
{
    echo '<!DOCTYPE xsl:stylesheet [<!ENTITY nbsp "&#160;">]>'
    sed 's/T<\/xsl/\&nbsp;<\/xsl/' parts/part.xsl
} >entity.xsl
engross 0 export page.xml --to xslt --set xslt.stylesheet=entity.xsl -o -
grep -q "$(printf '\302\240')" out.log || failed "no internal entity: $(cat out.log)"

# Functions of EXSLT; ids are the same every time; encodings.
stylesheet exslt '<xsl:output method="text"/><xsl:template match="/">
<xsl:variable name="words"><xsl:copy-of select="str:tokenize(//d:p)"/></xsl:variable>
<xsl:value-of select="count(exsl:node-set($words)/*)"/></xsl:template>'
apply 0 exslt
tells 8
stylesheet id '<xsl:output method="text"/>
<xsl:template match="/"><xsl:value-of select="generate-id(//d:p)"/></xsl:template>'
apply 0 id
first=$(cat out.log)
apply 0 id --in-process
gives "$first"
stylesheet cyrillic '<xsl:output method="text" encoding="KOI8-R"/><xsl:template match="/">Ж</xsl:template>'
apply 0 cyrillic
[ "$(od -An -tx1 out.log | tr -d ' \n')" = f6 ] || failed "KOI8-R: $(od -An -tx1 out.log)"

# Messages
stylesheet said '<xsl:template match="/"><a><xsl:message>One
 line</xsl:message><xsl:message>Two</xsl:message></a></xsl:template>'
apply 0 said
says "info: the stylesheet says: One;  line [xslt.said]" "info: the stylesheet says: Two [xslt.said]"

# The example, as its README says.
mkdir build out
ln -s "$ENGROSS_PROGRAM" build/engross
cp -r "$ENGROSS_SOURCE/examples" "$ENGROSS_SOURCE/input" .
sed -n 's/^    //p' examples/segments/README.md >commands.sh
sh -e commands.sh >out.log 2>&1 || failed "$(cat commands.sh): $(cat out.log)"
golden=$ENGROSS_SOURCE/tests/xslt/golden/national-report.csv
[ "${ENGROSS_UPDATE_GOLDEN:-}" = 1 ] && cp out/national-report.xslt.csv "$golden"
cmp out/national-report.xslt.csv "$golden" || failed "another output of the example"
if command -v python3 >/dev/null; then
    python3 -c '
import csv, sys
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8", newline="")))
assert len(rows) > 50 and all(len(row) == 4 for row in rows), "rows of other lengths"
' out/national-report.xslt.csv || failed "the example's output is no CSV"
fi

# The stylesheet that docs/xslt.md shows.
sed -n '/^```xml$/,/^```$/p' "$ENGROSS_SOURCE/docs/xslt.md" | grep -v '^```' >shown.xsl
engross 0 export input/factsheet.txt --to xslt --set xslt.stylesheet=shown.xsl \
    --set xslt.parameters=mark=- -o -
grep -q '^- ' out.log || failed "docs/xslt.md: $(cat out.log)"
finish
