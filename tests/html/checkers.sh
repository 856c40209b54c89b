#!/bin/sh
# All samples and random documents through the Nu HTML checker, where it is installed: `vnu` on the
# path, or ENGROSS_VNU_JAR naming vnu.jar. Errors and warnings both count.
set -u
if [ -n "${ENGROSS_VNU_JAR:-}" ]; then
    vnu() { java -jar "$ENGROSS_VNU_JAR" "$@"; }
elif ! command -v vnu >/dev/null; then
    echo "skipped: the Nu HTML checker is not installed"
    exit 77
fi

rm -rf "$ENGROSS_SCRATCH"
mkdir -p "$ENGROSS_SCRATCH/random"
cd "$ENGROSS_SCRATCH" || exit 1
seed=1
while [ "$seed" -le 60 ]; do
    "$ENGROSS_RANDOM" "$seed" 60 >"random/r$seed.xml" || exit 1
    seed=$((seed + 1))
done

"$ENGROSS_PROGRAM" export "$ENGROSS_SOURCE"/input/*.txt "$ENGROSS_SOURCE"/input/*.md \
    "$ENGROSS_SOURCE"/input/*.xml "$ENGROSS_SOURCE"/tests/html/edges.xml --to html -o samples/ \
    2>export.log || { cat export.log; exit 1; }
"$ENGROSS_PROGRAM" export random/*.xml --to html -o out/ 2>export.log || { cat export.log; exit 1; }
vnu --Werror samples/*.html || exit 1
# Random words make empty cells, headings that repeat, and headings of links alone: no errors.
vnu --errors-only out/*.html || exit 1
echo "$(ls samples out | grep -c html) pages are clean"
