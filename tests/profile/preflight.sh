#!/bin/sh
# engross check and export with --profile, as people and scripts use them.
. "$ENGROSS_SOURCE/tests/cli/setting.sh"
unset ENGROSS_PROFILE_PATH

# report NAME NUMBER: a national report without fault whose last paragraph has that number.
report() {
    cat >"$1" <<XML
<document xmlns="urn:engross:document:1" kind="report" xml:lang="en">
<metadata><title>National report</title><state value="KAZ">Kazakhstan</state></metadata>
<content>
<section><heading>One</heading><paragraph number="1."><p>Text.</p></paragraph></section>
<section><heading>Two</heading><paragraph number="2."><p>Text.</p></paragraph></section>
<section><heading>Three</heading><paragraph number="3."><p>Text.</p></paragraph></section>
<section><heading>Four</heading><paragraph number="4."><p>Text.</p></paragraph></section>
<section><heading>Five</heading>
  <paragraph number="$2."><p>Text.</p></paragraph></section>
</content>
</document>
XML
}
report good.xml 5
report gap.xml 7

engross 0 profiles
tells upr-national-report ccpr-ngo ced-replies-loipr "Common core document"
grep -q '^common ' out.log && failed "an abstract profile is listed"
engross 0 profiles upr-national-report
tells "at most 10700" "second-hand" "editorial-headings"
engross 2 profiles upr-natonal-report
says 'did you mean "upr-national-report"'
engross 2 profiles one two
engross 2 check good.xml --profile nothing
tells "profile.unknown"
engross 2 export good.xml --profile nothing --to canonical -o out/
holds out
engross 1 check good.xml --profile nothing.xml
tells "profile.unreadable"
engross 1 check good.xml --profile common
tells "profile.abstract"

# Silent but for the report where there is nothing to find.
engross 0 check good.xml --profile upr-national-report
tells "Preflight of good.xml" "10 of 10,700" "findings   none" "fit to submit"
[ "$(head -n 1 out.log)" = "" ] || failed "not silent: $(cat out.log)"
engross 0 check gap.xml --profile upr-national-report
tells "gap.xml:9:3: warning: paragraph 7 follows 4: 5 to 6 are missing [profile.number-missing]" \
    "mend: Number" "rule: United Nations Editorial Manual" "(verified" "look at 1 finding first"
engross 1 check gap.xml --profile upr-national-report -W warning
engross 0 check gap.xml --profile upr-national-report --in-process
cp out.log single.log
engross 0 check gap.xml --profile upr-national-report
cmp -s single.log out.log || failed "one process says other things: $(diff single.log out.log)"
engross 0 check good.xml gap.xml good.xml --profile upr-national-report -j 2
[ "$(grep -c '^Preflight of' out.log)" = 3 ] || failed "three reports: $(cat out.log)"
[ "$(grep -c 'findings   none' out.log)" = 2 ] || failed "findings run into another report"

engross 0 check gap.xml --profile upr-national-report -q
[ -s out.log ] && failed "not quiet: $(cat out.log)"

# Errors keep outputs away unless they are forced.
sed 's/<state.*state>//' good.xml >stateless.xml
engross 1 check stateless.xml --profile upr-stakeholder
tells "error: the State is missing" "not fit to submit: 1 error"
engross 1 export stateless.xml --profile upr-stakeholder --to canonical -o out/
says "not fit to submit"
holds out
engross 1 export stateless.xml --profile upr-stakeholder --to canonical -o out/ --force
holds out stateless.engross.xml
rm -rf out
engross 0 export gap.xml --profile upr-national-report --to canonical -o out/
says "profile.number-missing" "Preflight of gap.xml"
holds out gap.engross.xml

# The limit is judged where words can be counted, and told where it is passed.
sed 's/xml:lang="en"/xml:lang="zh"/; s/number="1."><p>Text/number="1."><p>一 二 三 四 五/' good.xml >chinese.xml
cat >three.xml <<'XML'
<profile xmlns="urn:engross:profile:1" id="three" title="Three words" extends="common">
  <source id="house" title="House rules" checked="2026-01-01" certainty="verified"/>
  <words limit="3" source="house">
    <part name="body" counted="yes" source="house"/>
  </words>
</profile>
XML
engross 0 check chinese.xml --profile ./three.xml
tells "the limit of 3 is not judged" "findings   none"
engross 0 check good.xml --profile ./three.xml
tells "good.xml:7:59: warning: 5 words are counted, 2 more than the limit of 3"

# A user's own directory.
mkdir -p own data/engross/profiles
cat >own/house.xml <<'XML'
<profile xmlns="urn:engross:profile:1" id="house" title="House rules" extends="common">
  <source id="house" title="House rules" checked="2026-01-01" certainty="verified"/>
  <words limit="3" severity="error" source="house">
    <part name="body" counted="yes" source="house"/>
  </words>
</profile>
XML
engross 1 check good.xml --profile own/house.xml
tells "5 of 3: 2 too many"
engross 2 check good.xml --profile house
ENGROSS_PROFILE_PATH=own
export ENGROSS_PROFILE_PATH
engross 1 check good.xml --profile house
engross 0 profiles
tells "House rules" "own/house.xml"
unset ENGROSS_PROFILE_PATH
cp own/house.xml data/engross/profiles/
XDG_DATA_HOME=$PWD/data
export XDG_DATA_HOME
engross 1 check good.xml --profile house
unset XDG_DATA_HOME

# For machines.
if command -v python3 >/dev/null; then
    engross 0 check --format json gap.xml good.xml --profile upr-national-report
    python3 - <<'PYTHON' || failed "JSON Lines: $(cat out.log)"
import json
lines = [json.loads(line) for line in open("out.log")]
finding, report, second = lines
assert finding["code"] == "profile.number-missing" and finding["line"] == 9
assert finding["mend"] and "Editorial Manual" in finding["rule"]
assert report["verdict"] == "look" and report["findings"]["warning"] == 1
assert report["words"]["counted"] == 10 and report["words"]["limit"] == 10700
assert sum(part["words"] for part in report["words"]["parts"] if part["counted"]) == 10
assert second["verdict"] == "ready"
PYTHON
    mkdir -p "a b"
    cp gap.xml "a b/gäp.xml"
    engross 1 check --format sarif "a b/gäp.xml" "$PWD/stateless.xml" --profile upr-stakeholder
    python3 "$ENGROSS_SOURCE/tests/profile/sarif.py" out.log || failed "SARIF: $(cat out.log)"
    engross 0 check --format sarif good.xml
    python3 "$ENGROSS_SOURCE/tests/profile/sarif.py" out.log empty || failed "SARIF: $(cat out.log)"
fi

# The real national report: its words, and nothing found that is not there.
seed=$(ls "$ENGROSS_SOURCE"/../shared/seeds/002*.txt 2>/dev/null)
if [ -n "$seed" ]; then
    engross 0 check "$seed" --profile upr-national-report
    tells "13173 words are counted, 2473 more than the limit of 10700" "1 x profile.words-over"
    [ "$(grep -c ' warning: ' out.log)" = 1 ] || failed "false findings: $(cat out.log)"
else
    echo "the texts in ../shared are missing: a part was skipped"
fi
finish
