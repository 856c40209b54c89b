#!/bin/sh
# docs/plugin-guide.md, command by command, against an installed tree and nothing else of ours.
. "$(dirname "$0")/../cli/setting.sh"
unset CMAKE_PREFIX_PATH
"$ENGROSS_CMAKE" --install "$ENGROSS_BUILD" --prefix "$PWD/installed" >install.log 2>&1 ||
    failed "install: $(cat install.log)"
ENGROSS_PROGRAM=$PWD/installed/bin/engross
PATH=$PWD/installed/bin:$PATH
CMAKE_PREFIX_PATH=$PWD/installed
CFLAGS="$ENGROSS_C_FLAGS -Werror"
export PATH CMAKE_PREFIX_PATH CFLAGS

guide=$ENGROSS_SOURCE/docs/plugin-guide.md
sed -n 's/^    \([a-z].*\)/\1/p' "$guide" | grep -E '^(engross|cmake|ctest) ' >commands.sh
[ "$(wc -l <commands.sh)" = 6 ] || failed "commands: $(cat commands.sh)"
sh -e commands.sh >build.log 2>&1 || failed "$(tail -30 build.log)"
grep -q "100% tests passed" build.log || failed "$(tail -30 build.log)"
grep -q " passed, 0 warned, [0-2] skipped, 0 failed" build.log || failed "$(tail -30 build.log)"
cmp -s out/sample.plain-text.txt plain-text/tests/sample.expected.txt || failed "another output"

# The code that the guide shows is the code that was written.
sed -n '/^```c$/,/^```$/p' "$guide" | grep -v '^```' >shown.txt
[ -s shown.txt ] || failed "the guide shows no code"
while IFS= read -r line; do
    grep -qF -- "$line" plain-text/plugin.c || failed "the guide shows: $line"
done <shown.txt

# What it says at the end is what the guide says.
rm -rf plain-text
engross 0 plugin new plain-text
sed -n 's/^    \(c.*\)/\1/p' out.log | while read -r command; do
    grep -qFx -- "$command" commands.sh || echo "$command"
done >other.txt
[ -s other.txt ] && failed "not in the guide: $(cat other.txt)"

engross 3 plugin new plain-text
says "plain-text"
engross 2 plugin new Plain_Text
engross 2 plugin new ../outside
finish
