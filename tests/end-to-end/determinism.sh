#!/bin/sh
# The same input gives the same bytes, whatever the clock's zone, the locale, the folder one stands
# in, the number of jobs, the company of other inputs and the way the program runs.
. "$(dirname "$0")/setting.sh"
cp "$source"/input/*.txt "$source"/input/*.md "$source"/input/*.png .
rm -f README.md
inputs=$(ls ./*.txt ./*.md)

# A locale in which i and I are not one letter, and one with a decimal comma.
mkdir locales
for locale in tr_TR ru_RU; do
    localedef -i "$locale" -f UTF-8 "locales/$locale.UTF-8" 2>/dev/null ||
        echo "without $locale: its definition is not installed"
done

"$engross" export $inputs --to pdf,docx,akn,html -j 4 -o plain/ 2>plain.log
equal "exit status" 0 $?

# again NAME COMMAND...: the command writes into NAME/ what stands in plain/.
again() {
    folder=$1
    shift
    "$@" 2>"$folder.log"
    equal "$folder: exit status" 0 $?
    check "$folder: the same bytes" diff -r "$scratch/plain" "$scratch/$folder"
}

again zone env TZ=Pacific/Kiritimati "$engross" export $inputs --to pdf,docx,akn,html -o zone/
again turkish env LOCPATH="$scratch/locales" LC_ALL=tr_TR.UTF-8 \
    "$engross" export $inputs --to pdf,docx,akn,html -o turkish/
again russian env LOCPATH="$scratch/locales" LC_ALL=ru_RU.UTF-8 \
    "$engross" export $inputs --to pdf,docx,akn,html -o russian/
again bare env -i HOME="${HOME:-/}" "$engross" export $inputs --to pdf,docx,akn,html -o bare/
again one-job "$engross" export $inputs --to html,akn,docx,pdf -j 1 -o one-job/
again in-process "$engross" export $inputs --to pdf,docx,akn,html --in-process -o in-process/
same "the diagnostics too" plain.log zone.log
same "the diagnostics with one job" plain.log one-job.log

mkdir stand
cd stand || exit 1
again elsewhere "$engross" export "$scratch"/*.txt "$scratch"/*.md --to pdf,docx,akn,html -o "$scratch/elsewhere/"
cd ..

# One at a time is the same as all at once.
for input in $inputs; do
    "$engross" export "$input" --to pdf,docx,akn,html -o alone/ 2>>alone.log
done
check "alone: the same bytes" diff -r plain alone

# The one clock: it may change the bytes, but gives the same ones each time.
SOURCE_DATE_EPOCH=1700000000 "$engross" export page.txt --to pdf,docx,akn,html -o epoch/ 2>epoch.log
equal "SOURCE_DATE_EPOCH: exit status" 0 $?
sleep 1
SOURCE_DATE_EPOCH=1700000000 "$engross" export page.txt --to pdf,docx,akn,html -o epoch-again/ 2>epoch.log
check "SOURCE_DATE_EPOCH: the same bytes" diff -r epoch epoch-again
finish
