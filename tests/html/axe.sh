#!/bin/sh
# Samples through axe-core in a browser, on light and dark pages: no violation. Needs chromium and
# ENGROSS_AXE naming axe.min.js (of the npm package axe-core).
set -u
if [ ! -f "${ENGROSS_AXE:-}" ] || ! command -v chromium >/dev/null; then
    echo "skipped: chromium or axe-core (ENGROSS_AXE) is not there"
    exit 77
fi

rm -rf "$ENGROSS_SCRATCH-axe"
mkdir -p "$ENGROSS_SCRATCH-axe"
cd "$ENGROSS_SCRATCH-axe" || exit 1
input=$ENGROSS_SOURCE/input
"$ENGROSS_PROGRAM" export "$input/model.xml" "$input/ngo-submission.md" "$input/interview.txt" \
    "$input/factsheet-ar.txt" --to html -o pages/ 2>export.log || { cat export.log; exit 1; }

# The checker in a <script> of its own, and the ids of the rules that are broken as the page.
{
    echo '<script>'
    sed 's|</script|<\\/script|g' "$ENGROSS_AXE"
    echo '</script><script>addEventListener("load", () => axe.run().then(result => {'
    echo 'document.body.textContent = "axe:" + result.violations.map(rule => rule.id + " "'
    echo '+ rule.nodes[0].html).join("; ") + ":end"; }));</script>'
} >checker.html

# broken PAGE: the rules that it breaks, or "no answer".
broken() {
    chromium --headless --no-sandbox --disable-gpu --virtual-time-budget=20000 --dump-dom \
        "file://$PWD/$1" 2>/dev/null >answer.html
    sed -n 's/.*axe:\(.*\):end.*/\1/p' answer.html | grep . && return
    grep -q 'axe:' answer.html || echo "no answer"
}

failures=0
for page in pages/*.html; do
    sed -e '/Content-Security-Policy/d' -e '/<\/style>/r checker.html' "$page" >light.html
    sed 's/@media screen and (prefers-color-scheme:dark)/@media screen/' light.html >dark.html
    for scheme in light dark; do
        rules=$(broken "$scheme.html")
        [ -z "$rules" ] || { echo "$page, $scheme: $rules"; failures=1; }
    done
done
exit $failures
