#!/bin/sh
# engross submit, and the outputs that a profile asks for: what is in a package, how it is named,
# and that nothing half-made or mixed up is ever left there.
. "$ENGROSS_SOURCE/tests/cli/setting.sh"
unset ENGROSS_PROFILE_PATH

# report NAME STATE: a submission; without a State it has an error.
report() {
    cat >"$1" <<XML
<document xmlns="urn:engross:document:1" kind="report" xml:lang="en">
<metadata><title>Submission</title><symbol>A/HRC/WG.6/48/KAZ/1</symbol>$2<submitter>Office</submitter>
<date value="2025-01-31">31 January 2025</date></metadata>
<content><section><heading>One</heading><paragraph number="1."><p>Text.</p></paragraph></section>
</content>
</document>
XML
}
mkdir in
report in/good.xml '<state value="KAZ">Kazakhstan</state>'
report in/bad.xml ''

# holds_sums FOLDER: the sums are right and name every file but their own list.
holds_sums() {
    (cd "$1" && sha256sum -c --quiet --strict SHA256SUMS) || failed "sums of $1"
    listed=$(sed 's/^.\{66\}//' "$1/SHA256SUMS" | sort | tr '\n' ' ')
    there=$(ls -A "$1" | grep -v '^SHA256SUMS$' | sort | tr '\n' ' ')
    [ "$listed" = "$there" ] || failed "$1 holds '$there', the sums name '$listed'"
}

engross 0 submit in/good.xml --profile upr-stakeholder
holds in bad.xml good.submission good.xml
holds in/good.submission SHA256SUMS good.docx good.engross.xml manifest.json preflight.jsonl \
    preflight.txt
holds_sums in/good.submission
grep -q "fit to submit" in/good.submission/preflight.txt || failed "no verdict in the report"
grep -rq "$PWD" in/good.submission && failed "the package says where the author's files lie"
grep -q "in/good" in/good.submission/preflight.txt && failed "the report says where the input lies"
engross 0 parse in/good.xml -o parsed.xml
cmp -s parsed.xml in/good.submission/good.engross.xml || failed "another canonical XML"

# The same bytes whoever asks, however, and where.
mkdir elsewhere
cp in/good.xml elsewhere/
(cd elsewhere && engross 0 export good.xml --to submission --profile upr-stakeholder -o out/ \
    --in-process && [ "$failures" = 0 ]) || failed "elsewhere"
diff -r in/good.submission elsewhere/out/good.submission || failed "not the same package"

if command -v python3 >/dev/null; then
    python3 - in/good.submission <<'PYTHON' || failed "manifest: $(cat in/good.submission/manifest.json)"
import hashlib, json, os, sys
folder = sys.argv[1]
manifest = json.load(open(folder + "/manifest.json"))
assert manifest["profile"] == "upr-stakeholder" and manifest["verdict"] == "ready"
assert manifest["forced"] is False
uses = {file["name"]: file["use"] for file in manifest["files"]}
assert uses == {"good.docx": "submission", "good.engross.xml": "canonical",
                "preflight.txt": "preflight", "preflight.jsonl": "preflight"}, uses
for file in manifest["files"]:
    data = open(os.path.join(folder, file["name"]), "rb").read()
    assert file["size"] == len(data) and file["sha256"] == hashlib.sha256(data).hexdigest()
lines = [json.loads(line) for line in open(folder + "/preflight.jsonl")]
assert lines[-1]["verdict"] == "ready" and lines[-1]["file"] == "good.xml"
PYTHON
fi

# Errors keep the package away unless it is forced, and then it says so.
engross 1 submit in/bad.xml --profile upr-stakeholder -o out/
says "not fit to submit"
holds out
engross 1 submit in/bad.xml --profile upr-stakeholder -o out/ --force
holds out bad.submission
holds_sums out/bad.submission
grep -q '"verdict":"not-ready","forced":true' out/bad.submission/manifest.json ||
    failed "a forced package does not say so"
grep -q "bad.xml:[0-9]*:[0-9]*: error: the State is missing" out/bad.submission/preflight.txt ||
    failed "the findings are not in the package: $(cat out/bad.submission/preflight.txt)"
rm -r out

# A batch: each one for itself.
engross 1 submit in/good.xml in/bad.xml elsewhere/good.xml --profile upr-stakeholder -j 2
[ -d elsewhere/good.submission ] || failed "one of the batch is missing"
holds in bad.xml good.submission good.xml
engross 2 submit in/good.xml elsewhere/good.xml --profile upr-stakeholder -o twins/
says "[host.same-output]"

# An older package is replaced as a whole; what is no package is left alone.
cp -r in/good.submission before
engross 0 submit in/good.xml --profile factsheet
holds in/good.submission SHA256SUMS good.pdf good.engross.xml manifest.json preflight.jsonl \
    preflight.txt
holds_sums in/good.submission
echo signed >in/good.submission/letter.txt
engross 1 submit in/good.xml --profile upr-stakeholder
says "[host.package-foreign]" "it holds letter.txt"
[ "$(cat in/good.submission/letter.txt)" = signed ] || failed "a letter is lost"
[ -f in/good.submission/good.pdf ] || failed "a package was changed though it was refused"
rm -r in/good.submission
echo mine >in/good.submission
engross 1 submit in/good.xml --profile upr-stakeholder
says "[host.package-foreign]"
[ "$(cat in/good.submission)" = mine ] || failed "a file in the way was touched"
rm in/good.submission
mkdir in/good.submission
engross 1 submit in/good.xml --profile upr-stakeholder
holds in/good.submission
rmdir in/good.submission
ln -s ../before in/good.submission
engross 1 submit in/good.xml --profile upr-stakeholder
rm in/good.submission
holds in bad.xml good.xml

# A ZIP file instead: the same files, the same bytes each time.
engross 0 submit in/good.xml --profile upr-stakeholder --zip -o zip/
engross 0 submit in/good.xml --profile upr-stakeholder -o one.zip --in-process
holds zip good.submission.zip
cmp -s zip/good.submission.zip one.zip || failed "two ZIP files of one package differ"
if command -v unzip >/dev/null; then
    unzip -q one.zip -d unpacked || failed "the ZIP file is damaged"
    diff -r before unpacked || failed "other files in the ZIP file"
fi

# Names as the profile gives them, in packages and without.
cat >house.xml <<'XML'
<profile xmlns="urn:engross:profile:1" id="house" title="House" extends="upr-stakeholder">
  <source id="house" title="House rules" checked="2026-01-01" certainty="verified"/>
  <output exporter="docx" name="{state}_{symbol} {stem}" source="house"/>
  <output exporter="pdf" name="{state}-summary.pdf" source="house"/>
</profile>
XML
engross 0 submit in/good.xml --profile ./house.xml -o named/
holds named/good.submission SHA256SUMS KAZ_A-HRC-WG.6-48-KAZ-1_good.docx KAZ-summary.pdf \
    good.engross.xml manifest.json preflight.jsonl preflight.txt
holds_sums named/good.submission
engross 0 export in/good.xml --profile ./house.xml -o plain/
holds plain KAZ_A-HRC-WG.6-48-KAZ-1_good.docx KAZ-summary.pdf
engross 0 export in/good.xml --profile ./house.xml --to docx,html -o some/ --in-process
holds some KAZ_A-HRC-WG.6-48-KAZ-1_good.docx good.html
engross 0 export in/good.xml --profile ./house.xml --to docx -o own.docx
[ -s own.docx ] || failed "-o FILE is stronger than the profile's name"
engross 1 export in/bad.xml --profile ./house.xml -o stateless/ --force
says 'the file name "{state}-summary.pdf" asks for the State' "[profile.output-name]"
holds stateless bad.docx bad.pdf
sed 's/{stem}/{weather}/' house.xml >wrong.xml
engross 1 check in/good.xml --profile ./wrong.xml
tells "[profile.name]" "weather"

# The command line.
engross 2 submit in/good.xml
says "--profile"
engross 2 submit --profile factsheet
engross 2 submit in/good.xml --profile factsheet -o -
says "[host.package-standard-output]"
engross 2 export in/good.xml --to submission
says "[host.package-profile]"
engross 2 export in/good.xml --to submission,pdf --profile factsheet
engross 2 export in/good.xml --to pdf --zip
engross 2 export in/good.xml
sed '/<output/d' house.xml | sed 's/ extends="[a-z-]*"//' >none.xml
engross 2 export in/good.xml --profile ./none.xml
says "[host.profile-outputs]"

# Inputs are never part of what is replaced, and standard places stay free of what is hidden.
[ -z "$(find . -name '.engross*')" ] || failed "left behind: $(find . -name '.engross*')"

# An exporter that fails, or a disk that is full, leaves nothing, the older package above all.
cat >crash.xml <<'XML'
<profile xmlns="urn:engross:profile:1" id="crash" title="Crash">
  <source id="house" title="House rules" checked="2026-01-01" certainty="verified"/>
  <output exporter="canonical" source="house"/>
  <output exporter="crash" source="house"/>
</profile>
XML
engross 0 submit in/good.xml --profile upr-stakeholder -o kept/
cp -r kept/good.submission expected
engross 3 submit in/good.xml --profile ./crash.xml --plugin-dir "$ENGROSS_EXPORTERS" -o kept/
holds kept good.submission
diff -r expected kept/good.submission || failed "an older package was touched"
(ulimit -f 8 && engross 3 submit in/good.xml --profile upr-stakeholder -o kept/ &&
    [ "$failures" = 0 ]) || failed "ulimit -f"
holds kept good.submission
diff -r expected kept/good.submission || failed "an older package was touched"
if [ "$(id -u)" -ne 0 ]; then
    mkdir -m 555 locked
    engross 3 submit in/good.xml --profile upr-stakeholder -o locked/
    holds locked
fi
finish
