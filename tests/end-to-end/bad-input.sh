#!/bin/sh
# Inputs and targets that cannot work: one clear diagnostic with the file's name, the right exit
# status, and no file under the final name, not even half of one.
. "$(dirname "$0")/setting.sh"

# refused STATUS FILE WORDS...: exporting FILE fails with STATUS; the diagnostics are one line of
# severity error or system, which names FILE and holds WORDS; nothing is written.
refused() {
    status=$1
    file=$2
    shift 2
    rm -rf out
    timeout 60 "$engross" export "$file" --to pdf,docx,akn,html -o out/ >out.log 2>&1
    equal "$file: exit status" "$status" $?
    [ "$(grep -cE ': (error|system): ' out.log)" = 1 ] || failed "$file: one diagnostic, not $(cat out.log)"
    grep -qF "$file" out.log || failed "$file: is not named: $(cat out.log)"
    for wanted in "$@"; do
        grep -qiE -- "$wanted" out.log || failed "$file: no '$wanted' in: $(cat out.log)"
    done
    [ -z "$(ls -A out 2>/dev/null)" ] || failed "$file: left $(ls -A out)"
}

: >empty.txt
refused 1 empty.txt empty
printf '   \n\n \t \n' >blank.txt
refused 1 blank.txt
head -c 20000 "$engross" >binary.txt
refused 1 binary.txt binary
refused 1 missing.txt "no such file"
mkdir folder.txt
refused 1 folder.txt "directory"
mkfifo pipe.txt
refused 1 pipe.txt "not a file"
refused 1 /dev/zero "device"
if [ "$(id -u)" -ne 0 ]; then
    echo text >unreadable.txt
    chmod 0 unreadable.txt
    refused 1 unreadable.txt "denied"
fi
printf 'Адам құқығы — міндет\n\nThe Committee adopted\n a text \342\202 here.\n' >truncated.txt
refused 1 truncated.txt ':4:9:' 'UTF-8'
head -c 100000000 /dev/zero | tr '\0' 'a' >line.txt
refused 1 line.txt 'limit|large|bytes'
rm line.txt

# XML: not well-formed, not of the model, cut off, entities, bombs, other files, the network.
xml() {
    printf '<?xml version="1.0" encoding="UTF-8"?>\n%s\n' "$2" >"$1"
}
open='<document xmlns="urn:engross:document:1" kind="page" xml:lang="en"><metadata><title>Title</title></metadata><content>'
close='</content></document>'
xml cut.xml "$open<p>The text breaks"
refused 1 cut.xml ':[23]:'
xml mismatch.xml "$open<p>one</q>$close"
refused 1 mismatch.xml ':2:'
xml foreign.xml '<html><body>no</body></html>'
refused 1 foreign.xml ':2:'
xml unknown.xml "$open
<p>one</p>
<banner>two</banner>$close"
refused 1 unknown.xml ':4:' banner
xml dangling.xml "$open<p>See <reference target=\"para_9\">paragraph 9</reference>.</p>$close"
"$engross" check dangling.xml >out.log 2>&1
equal "dangling.xml: exit status" 0 $?
grep -q ':2:.*warning: .*para_9' out.log || failed "dangling.xml: $(cat out.log)"

echo 'secret of another file' >secret.txt
for declaration in \
    '<!DOCTYPE document [<!ENTITY x SYSTEM "secret.txt">]>' \
    "<!DOCTYPE document [<!ENTITY x SYSTEM \"file://$scratch/secret.txt\">]>" \
    '<!DOCTYPE document [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>' \
    '<!DOCTYPE document SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY x "y">]>' \
    '<!DOCTYPE document [<!ENTITY % p SYSTEM "secret.txt"> %p; <!ENTITY x "y">]>'; do
    xml entity.xml "$declaration$open<p>&x;</p>$close"
    refused 1 entity.xml
    grep -q 'secret of' out.log && failed "another file was read: $(cat out.log)"
done
bomb='<!DOCTYPE document [<!ENTITY a0 "aaaaaaaaaa">'
for level in 1 2 3 4 5 6 7 8 9; do
    of="&a$((level - 1));"
    bomb="$bomb<!ENTITY a$level \"$of$of$of$of$of$of$of$of$of$of\">"
done
xml bomb.xml "$bomb]>$open<p>&a9;</p>$close"
refused 1 bomb.xml
xml include.xml "$open<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"secret.txt\" parse=\"text\"/>$close"
refused 1 include.xml

# Nesting without end.
{
    printf '%s' "$open"
    yes '<quotation>' | head -n 100000 | tr -d '\n'
    echo
} >deep.xml
refused 1 deep.xml 'deep|nest|depth'
yes '>' | head -n 20000 | tr '\n' ' ' >deep.md
echo 'text' >>deep.md
timeout 60 "$engross" export deep.md --to akn -o out/ >out.log 2>&1
[ $? -le 1 ] || failed "deep.md: $(cat out.log)"

# A figure may not reach outside the document's folder.
mkdir inner
for path in ../secret.txt /etc/passwd http://127.0.0.1:9/x.png 'file:///etc/passwd'; do
    printf '# Title\n\n![A picture](%s)\n' "$path" >inner/figure.md
    timeout 60 "$engross" export inner/figure.md --to pdf,docx,akn,html -o out/ >out.log 2>&1
    [ $? -le 1 ] || failed "figure $path: $(cat out.log)"
    grep -qE ': (loss|error|warning): ' out.log || failed "figure $path: silently gone"
    cat out/* 2>/dev/null | grep -aq -e 'root:x:0' -e 'secret of' && failed "figure $path: was read"
done
rm -rf out

# Targets.
cp "$source/input/page.txt" page.txt
mkdir plugins
cp page.txt plugins/engross-text.so
printf '\177ELF\002\001\001' >plugins/engross-elf.so

# unwritten STATUS WORDS -- ARGUMENTS...: export fails so, and leaves nothing behind.
unwritten() {
    status=$1
    wanted=$2
    shift 3
    rm -rf target
    timeout 60 "$engross" export "$@" >out.log 2>&1
    equal "export $*: exit status" "$status" $?
    [ "$(grep -cE '(error|system): ' out.log)" = 1 ] || failed "export $*: one diagnostic, not $(cat out.log)"
    grep -qiE -- "$wanted" out.log || failed "export $*: no '$wanted' in: $(cat out.log)"
    [ -z "$(ls -A target 2>/dev/null)" ] || failed "export $*: left $(ls -A target)"
}
unwritten 2 'unknown|no exporter' -- page.txt --to pfd -o target/
grep -q pdf out.log || failed "no hint at pdf: $(cat out.log)"
unwritten 3 'text' -- page.txt --to text --plugin-dir plugins -o target/
unwritten 3 'elf' -- page.txt --to elf --plugin-dir plugins -o target/
unwritten 2 'colour' -- page.txt --to pdf --set pdf.colour=red -o target/
unwritten 2 'same|twice' -- page.txt ./page.txt --to pdf -o target/
echo precious >file
unwritten 3 'file' -- page.txt --to pdf -o file/page.pdf
equal "a file in the way" precious "$(cat file)"
unwritten 3 '/proc' -- page.txt --to pdf -o /proc/page.pdf
if [ "$(id -u)" -ne 0 ]; then
    mkdir -m 555 locked
    unwritten 3 'denied' -- page.txt --to pdf -o locked/
fi

# No room: the file that was there stays as it was.
echo precious >page.pdf
cp "$source/input/national-report.txt" page.txt
(ulimit -f 8 && timeout 60 "$engross" export page.txt --to pdf -o page.pdf >out.log 2>&1)
equal "no room: exit status" 3 $?
equal "no room: the old file" precious "$(cat page.pdf)"
ls -A | grep -E '^\.page|\.tmp$' && failed "no room: a scratch file is left"
finish
