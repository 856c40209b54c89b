#!/bin/sh
# The example exporter, built and run as its README says, and what it writes.
. "$(dirname "$0")/setting.sh"
cp -r "$source/core" "$source/examples" "$source/input" .
mkdir build
ln -s "$engross" build/engross

sed -n 's/^    //p' examples/summary/README.md >commands.sh
equal "commands of the README" 2 "$(wc -l <commands.sh)"
check "the commands of the README" sh -e commands.sh
grep -q "loss: .*\[summary.shortened\]" check.log || failed "the loss is not named"
golden national-report.summary.txt out/national-report.summary.txt
finish
