#!/bin/sh
# Documents made to exhaust the preflight cost time in proportion to their size, no more.
. "$ENGROSS_SOURCE/tests/cli/setting.sh"
profile=$ENGROSS_SOURCE/tests/profile/everything.xml

# hostile NAME METADATA CONTENT COUNT: a document with CONTENT, or METADATA, COUNT times.
hostile() {
    {
        printf '<document xmlns="urn:engross:document:1" xml:lang="en"><metadata><title>T</title>'
        yes "$2" | head -n "$4"
        printf '</metadata><content>'
        yes "$3" | head -n "$4"
        printf '</content></document>'
    } >"$1.xml"
    timeout 20 "$ENGROSS_PROGRAM" check --profile "$profile" "$1.xml" >out.log 2>err.log
    [ $? -le 1 ] || failed "$1: $(tail -n 3 out.log) $(cat err.log)"
    tells "Preflight of $1.xml"
}
hostile submitters '<submitter>A b</submitter>' '' 30000
hostile numbers '' '<paragraph number="1."><p>a</p></paragraph><paragraph number="999999."><p>b</p></paragraph>' 10000
hostile sections '' '<section number="1."><heading>H</heading></section>' 20000
hostile lines '' '<recommendations cycle="3"><p>1.1-1.400</p></recommendations>' 100
words='anna.doe@x.org +77011234567 passport 1234567 see para. 99 above '
hostile addresses '' "<p>$(yes "$words" | head -n 20000)</p>" 1
finish
