# Stylesheets in a line or two, applied to a small document.
. "$(dirname "$0")/../cli/setting.sh"
document page.xml

# stylesheet NAME CONTENT: NAME.xsl. Its first line is the line of CONTENT's beginning less one.
stylesheet() {
    cat >"$1.xsl" <<XSL
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:d="urn:engross:document:1" xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:date="http://exslt.org/dates-and-times" xmlns:math="http://exslt.org/math" extension-element-prefixes="exsl" exclude-result-prefixes="d exsl str date math">
$2
</xsl:stylesheet>
XSL
}

# apply STATUS NAME ARGUMENTS...: NAME.xsl to the document, into out.log.
apply() {
    status=$1
    sheet=$2
    shift 2
    engross "$status" export page.xml --to xslt --set "xslt.stylesheet=$sheet.xsl" -o - -v "$@"
}

# gives TEXT: that, and nothing else, is the output.
gives() {
    [ "$(cat out.log)" = "$1" ] || failed "$sheet: gives '$(cat out.log)', not '$1'"
}
