#!/bin/sh
# Stylesheets that are wrong, or want what they may not have: an error with its line, no output.
. "$(dirname "$0")/setting.sh"

# wrong NAME CONTENT WORDS...: the stylesheet fails with each of those words on standard error.
wrong() {
    stylesheet "$1" "$2"
    apply 1 "$1"
    [ -s out.log ] && failed "$1: output all the same"
    shift 2
    says "$@"
}
match='<xsl:template match="/">'
end='</xsl:template>'

wrong form "$match<a>" "form.xsl:3: Opening and ending tag mismatch" "[xslt.fault]"
wrong expression "$match
<xsl:value-of select=\"foo((\"/>$end" "expression.xsl:3: " "'foo(('"
wrong function "$match
<xsl:value-of select=\"foo(1)\"/>$end" "function.xsl:3: " "function foo not found"
wrong variable "$match
<xsl:value-of select=\"\$none\"/>$end" "variable.xsl:3: Variable 'none' has not been declared"
wrong instruction "$match<xsl:fo/>$end" "instruction.xsl:2: "
wrong twice '<xsl:template name="x"/><xsl:template name="x"/>' "twice.xsl:2: "
wrong clock "$match<xsl:value-of select=\"date:date-time()\"/>$end" "function date-time not found"
wrong random "$match<xsl:value-of select=\"math:random()\"/>$end" "function random not found"
wrong depth '<xsl:template match="/" name="x"><xsl:call-template name="x"/></xsl:template>' \
    "depth.xsl:2: templates call one another more than 3000 deep"
wrong empty "$match$end" "[xslt.empty]"
wrong namespace '<xsl:output method="text"/><xsl:template match="text()"/>' "[xslt.empty]"
wrong encoding "<xsl:output encoding=\"none-such\"/>$match<a/>$end" "none-such is not known"
wrong stop "$match<a/><xsl:message>noted</xsl:message><xsl:message terminate=\"yes\">no symbol</xsl:message>$end" \
    "info: the stylesheet says: noted" "error: the stylesheet stopped: no symbol [xslt.stopped]"

# Files and the network
wrong file "$match<xsl:copy-of select=\"document('/etc/passwd')\"/>$end" \
    "may not read /etc/passwd [xslt.refused]"
wrong network "$match<xsl:copy-of select=\"document('http://127.0.0.1/a.xml')\"/>$end" \
    "may not read http://127.0.0.1/a.xml [xslt.refused]"
wrong import '<xsl:import href="page.xml"/>' "may not read page.xml [xslt.refused]"
wrong include '<xsl:include href="https://example.org/a.xsl"/>' "may not read https://example.org/a.xsl"
wrong element "$match<a/><exsl:document href=\"other.xml\"><b/></exsl:document>$end" "other.xml"
wrong instruction-document "$match<a/><xsl:document href=\"other.xml\"><b/></xsl:document>$end" \
    "other.xml"
[ -e other.xml ] && failed "another file was written"
echo secret >secret.txt
for reach in '<!ENTITY x SYSTEM "secret.txt">' '<!ENTITY x SYSTEM "file:///etc/passwd">' \
    '<!ENTITY % y SYSTEM "secret.txt"> %y; <!ENTITY x "">'; do
    stylesheet plain "$match<a>&x;</a>$end"
    { echo "<!DOCTYPE xsl:stylesheet [$reach]>"; cat plain.xsl; } >entity.xsl
    apply 1 entity
    says "[xslt.refused]"
    grep -q secret out.log && failed "an entity was read"
done
{
    echo '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">'
    for pair in ba cb dc ed fe gf hg ih; do
        echo "<!ENTITY ${pair%?} \"$(for i in 1 2 3 4 5 6 7 8 9 10 11 12; do printf '&%s;' "${pair#?}"; done)\">"
    done
    echo ']>'
    stylesheet plain "$match<a>&i;</a>$end"
    cat plain.xsl
} >bomb.xsl
apply 1 bomb
says "[xslt.fault]"

# Options
apply 1 none
says "cannot read none.xsl"
stylesheet good "$match<a/>$end"
apply 1 good --set xslt.parameters=word
says '"word" is no parameter'
apply 2 good --set xslt.format=docx
finish
