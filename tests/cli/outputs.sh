#!/bin/sh
# Where outputs go, and that nothing half-made or unasked-for is ever left there.
. "$(dirname "$0")/setting.sh"
mkdir in
document in/page.xml
document in/other.xml

engross 0 export in/page.xml --to canonical
holds in page.xml other.xml page.engross.xml
rm in/page.engross.xml
engross 0 export in/page.xml --to canonical -o one.xml
engross 0 export in/page.xml in/other.xml --to canonical -o new/folder
holds new/folder page.engross.xml other.engross.xml
engross 0 export in/page.xml --to canonical -o -
cmp -s out.log one.xml || failed "standard output has other bytes"
engross 2 export in/page.xml in/other.xml --to canonical -o -
says "[host.standard-output]"
engross 2 export in/page.xml --to canonical -o ''

# An output is never an input, nor the output of another.
cp in/page.xml before
engross 1 export in/page.xml --to canonical -o in/page.xml
says "[host.output-is-input]"
ln in/page.xml in/page.engross.xml
engross 1 export in/page.xml --to canonical
cmp -s before in/page.xml || failed "an input was overwritten"
rm in/page.engross.xml
engross 2 export in/page.xml ./in/page.xml --to canonical -o twice/
says "[host.same-output]" "in/page.xml and ./in/page.xml"
holds twice
mkdir in/again
document in/again/page.xml
engross 2 export in/page.xml in/again/page.xml --to canonical -o twice/
engross 0 export in/page.xml in/again/page.xml --to canonical
rm in/page.engross.xml in/again/page.engross.xml
engross 1 export in/page.xml --to good,twin --plugin-dir "$ENGROSS_EXPORTERS" -o twins/
says "[host.output-twice]"
holds twins page.good

# What stands in the way.
echo precious >file
engross 3 export in/page.xml --to canonical -o file/page.xml
says "[host.output-open]"
engross 3 export in/page.xml --to canonical -o file/
engross 3 export in/page.xml --to canonical -o /proc/
engross 3 export in/page.xml --to canonical -o nowhere/at/all.xml
mkdir -p blocked/page.engross.xml
engross 1 export in/page.xml --to canonical -o blocked
says "[host.output-not-a-file]"
mkfifo pipe
engross 1 export in/page.xml --to canonical -o pipe
says "[host.output-not-a-file]"
[ -p pipe ] || failed "a pipe in the way was replaced"
rm pipe
[ "$(cat file)" = precious ] || failed "a file in the way was touched"
if [ "$(id -u)" -ne 0 ]; then
    mkdir -m 555 locked
    engross 3 export in/page.xml --to canonical -o locked/
    says "[host.output-open]"
fi

# No room: the limit on one file's size, then a file system that is full.
mkdir room
echo precious >room/page.endless
engross 3 export in/page.xml --to endless --plugin-dir "$ENGROSS_EXPORTERS" -o room/ --output-limit 1
says "[host.write]"
(ulimit -f 64 && engross 3 export in/page.xml --to endless --plugin-dir "$ENGROSS_EXPORTERS" -o room/ &&
    says "[host.write]" && [ "$failures" = 0 ]) || failed "ulimit -f"
holds room page.endless
[ "$(cat room/page.endless)" = precious ] || failed "an old output was lost"
mkdir full
if mount -t tmpfs -o size=64k none full 2>/dev/null; then
    engross 3 export in/page.xml --to canonical,endless --plugin-dir "$ENGROSS_EXPORTERS" -o full/ -j 1
    says "[host.write]" "No space left"
    holds full page.engross.xml
    umount full
else
    echo "without a full file system: it cannot be mounted here"
fi

# An old output is replaced whole, and gives up its old bytes only then.
echo old >replaced.xml
chmod 600 replaced.xml
engross 0 export in/page.xml --to canonical -o replaced.xml
cmp -s replaced.xml one.xml || failed "not replaced"
[ "$(stat -c %a replaced.xml)" = 600 ] || failed "others may read it now: $(stat -c %a replaced.xml)"
engross 3 export in/page.xml --to crash --plugin-dir "$ENGROSS_EXPORTERS" -o replaced.xml
cmp -s replaced.xml one.xml || failed "replaced by half an output"
holds . in new one.xml before file twice twins blocked room full replaced.xml out.log err.log \
    $(ls -d locked 2>/dev/null)
finish
