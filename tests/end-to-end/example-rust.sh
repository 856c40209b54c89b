#!/bin/sh
# The example in Rust, built and run as its README says, with every rustc that is there: of the two
# on many machines one is the system's, the other a newer one.
. "$(dirname "$0")/setting.sh"
command -v rustc >/dev/null || skip "there is no rustc"
cp -r "$source/core" "$source/examples" "$source/input" .
mkdir build
ln -s "$engross" build/engross

sed -n 's/^    //p' examples/links/README.md >commands.sh
equal "commands of the README" 3 "$(wc -l <commands.sh)"
for compiler in $(which -a rustc | sort -u); do
    rm -rf out engross-links.so
    sed "s|^rustc |$compiler |" commands.sh >with.sh
    check "with $("$compiler" --version)" sh -e with.sh
    equal "exported by $compiler" "engross_plugin_v1" \
        "$(nm -D --defined-only engross-links.so | sed 's/.* //' | tr '\n' ' ' | sed 's/ $//')"
    golden ngo-submission.links.tsv out/ngo-submission.links.tsv
done
finish
