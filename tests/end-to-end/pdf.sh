#!/bin/sh
# PDF files of documents that are hard to tag, in every theme: each is accessible and archival. And
# the program that says so finds what is wrong when something is.
. "$(dirname "$0")/setting.sh"
. "$here/outputs.sh"

# repeat COUNT TEXT
repeat() {
    seq "$1" | while read -r _; do printf '%s' "$2"; done
}

# document NAME ATTRIBUTES CONTENT
document() {
    printf '<document xmlns="urn:engross:document:1" %s><metadata><title>%s</title></metadata><content>%s</content></document>' \
        "$2" "$1" "$3" >"$1.xml"
}

words=$(repeat 60 'all that is said here ')
note='<note type="foot"><p>A note.</p></note>'
inner="<table><table-body><row><cell><p>x$note</p></cell><cell><p>$words$note</p></cell></row></table-body></table>"
plain="<table><table-body><row><cell><p>x</p></cell><cell><p>$words</p></cell></row></table-body></table>"
english='kind="report" xml:lang="en"'

document empty "$english" ''
document breaks "$english" '<page-break/><separator/><p/><page-break/>'
document rows "$english" '<table><table-head><row><cell row-span="2"><p>a</p></cell></row><row/></table-head><table-body><row/><row><cell column-span="2"/></row></table-body></table><table/><table><caption>Alone</caption></table>'
document tables "$english" "$(repeat 4 "<table><table-head><row><cell><p>h$note</p></cell><cell><p>k</p></cell></row></table-head><table-body><row><cell header=\"row\" row-span=\"2\"><p>$words$words$words</p></cell><cell>$inner<p>$words$note$words</p></cell></row><row><cell>$inner$inner$inner</cell></row></table-body></table>")"
document notes "$english" "<p>Text$(repeat 500 "$note") <note type=\"foot\"><quotation>$plain</quotation></note><note type=\"end\"><p>$words</p></note></p>"
document links "$english" "$(repeat 5 "<p>x<note type=\"foot\"><p><link href=\"https://example.org/\">$words$words$words</link></p></note> <link href=\"https://example.org/$(repeat 700 'as-long-as-an-address-can-be-and-longer-than-that/')\">$words</link></p>")"
document depths "$english" "$(repeat 12 '<section><heading>Deeper</heading><p>x</p>')$(repeat 12 '</section>')<section><heading/></section>"
document languages "$english" '<p xml:lang="fr">fr <span xml:lang="ru">ру <span xml:lang="ar" dir="rtl">عر <span xml:lang="zh">中<note type="foot" xml:lang="de"><p xml:lang="es">es</p></note></span></span></span></p><list style="bullet" xml:lang="kk"><item xml:lang="fr"><p xml:lang="en">x</p></item></list>'
document backwards 'kind="report" xml:lang="ar" dir="rtl"' "<paragraph number=\"1.\"><p>حقوق الإنسان (2023) و No. 7</p></paragraph><table><table-head><row><cell><p>أ</p></cell><cell><p>b</p></cell></row></table-head><table-body><row><cell><p>$words</p></cell><cell><p>حق$note</p></cell></row></table-body></table>"
document odd "$english" "<p>&#xE000; &#xF0000; &#xFEFF; &#x1F1F0;&#x1F1FF; &#xAD; a&#x200D;b &#xFFFD; &#x85; &#xFDD0; e&#x301;&#x35C;</p><p>a$(repeat 20000 '&#x200B;')b$(repeat 20000 '&#x301;')</p><figure source=\"none.png\" alt=\"&#xE001;\"/>"

for theme in un-report factsheet article; do
    timeout 300 "$engross" export ./*.xml --to pdf --theme "$theme" -o "$theme/" -q >log 2>&1
    equal "exit status with $theme" 0 $?
    sed -n 1,10p log
    for file in "$theme"/*.pdf; do
        check "qpdf --check $file" qpdf --check "$file"
        check_pdf_rules "$file"
    done
done
timeout 300 "$engross" export tables.xml languages.xml --to pdf --set pdf.attach-source=yes -o attached/ -q >log 2>&1
for file in attached/*.pdf; do
    check_pdf_rules "$file"
done

# What is changed here is as long as it was, so that everything else stands where it stood.
"$engross" export "$source/input/model.xml" --to pdf -o good.pdf -q 2>log
check_pdf_rules good.pdf
cat >changes <<'END'
/Marked true/Marked fals/
/DisplayDocTitle true/DisplayDocTitle fals/
/GTS_PDFA1/GTS_PDFA9/
/pdfuaid:part>1/pdfuaid:part>3/
/FontFile2/FontFile9/
/ToUnicode/ToUnicodX/
/StructParents/StructParentX/
/\/Artifact/\/Artifacts/
/MCID 1>>BDC/MCID 7>>BDC/
/EMC/EMX/
/ID (note/IX (note/
/S \/H2/S \/H5/
/S \/TD/S \/LI/
/Contents (/ContentX (/
/Scope/ScopX/
END
while read -r change; do
    LC_ALL=C sed "s$change" plain.pdf >broken.pdf
    cmp -s plain.pdf broken.pdf && failed "s$change changes nothing"
    "$ENGROSS_PDF_CHECK" broken.pdf >broken.log && failed "pdf-check finds s$change right"
done <changes
finish
