#!/bin/sh
# The installed tree, moved after it was installed: the program finds its exporters, pkg-config and
# CMake find the rest, and the examples are built against it and run, with nothing of the source
# tree in reach but themselves.
. "$(dirname "$0")/../cli/setting.sh"
cp -r "$ENGROSS_SOURCE/examples" .
unset CMAKE_PREFIX_PATH PKG_CONFIG_PATH HOME

"$ENGROSS_CMAKE" --install "$ENGROSS_BUILD" --prefix "$PWD/installed" >install.log 2>&1 ||
    failed "install: $(cat install.log)"
mv installed moved
root=$PWD/moved
for file in bin/engross include/engross/plugin.h include/engross/engross.h \
    share/engross/schemas/document.xsd share/man/man1/engross.1 \
    share/bash-completion/completions/engross share/zsh/site-functions/_engross \
    share/fish/vendor_completions.d/engross.fish; do
    [ -s "$root/$file" ] || failed "$file is not installed"
done

ENGROSS_PROGRAM=$root/bin/engross
engross 0 plugins
tells pdf docx akn html epub matrix xslt "$root/lib"
grep -q "$ENGROSS_BUILD/plugins" out.log && failed "exporters of the build tree: $(cat out.log)"
grep -q "not used" out.log && failed "found twice: $(cat out.log)"

# CMake
"$ENGROSS_CMAKE" -S examples -B built -DCMAKE_PREFIX_PATH="$root" \
    -DCMAKE_C_FLAGS="$ENGROSS_C_FLAGS" -DCMAKE_CXX_FLAGS="$ENGROSS_C_FLAGS" >cmake.log 2>&1 &&
    "$ENGROSS_CMAKE" --build built >>cmake.log 2>&1 || failed "examples: $(tail -20 cmake.log)"
cat >report.md <<'MD'
---
kind: report
title: A report
---
# First heading
1. Rights are rights.
# Second heading
2. Duties are duties.
MD
engross 0 export report.md --to summary -o out/ --plugin-dir built
grep -q "First heading, 1 paragraph" out/report.summary.txt || failed "$(cat out/report.summary.txt)"
if [ -e built/engross-words.so ]; then
    engross 0 export report.md --to words -o out/ --plugin-dir built --set words.least=2
    counted=$(tr '\r\n' ' ;' <out/report.words.csv)
    [ "$counted" = 'word,count ;"are",2 ;"heading",2 ;' ] || failed "words: $counted"
else
    echo "without the C++ example: there is no C++ compiler"
fi
if [ -e built/engross-links.so ]; then
    engross 0 plugin check built/engross-links.so
    echo 'See <https://example.org/a>.' >>report.md
    engross 0 export report.md --to links -o out/ --plugin-dir built
    grep -q "para_2	https://example.org/a	https://example.org/a$" out/report.links.tsv ||
        failed "links: $(cat out/report.links.tsv)"
else
    echo "without the Rust example: there is no rustc"
fi
engross 0 export report.md --to xslt --set xslt.stylesheet=examples/segments/segments.xsl -o out/ \
    --set xslt.format=csv
grep -q '^"para_1","1.","Rights are rights.",' out/report.xslt.csv || failed "$(cat out/report.xslt.csv)"
built/embed report.md embedded/ >out.log 2>err.log || failed "embed: $(cat err.log)"
tells "First heading" "Second heading"
[ -s embedded/report.engross.xml ] || failed "embed made no output"

# pkg-config
PKG_CONFIG_PATH=$(dirname "$(find "$root" -name engross.pc)")
export PKG_CONFIG_PATH
if command -v pkg-config >/dev/null; then
    directory=$(pkg-config --variable=plugindir engross)
    [ -e "$directory/engross-pdf.so" ] || failed "plugindir is '$directory'"
    cc $ENGROSS_C_FLAGS examples/embed/embed.c $(pkg-config --cflags --libs engross) -o embed-pc \
        2>err.log || failed "pkg-config: $(cat err.log)"
    cc $ENGROSS_C_FLAGS examples/embed/embed.c $(pkg-config --cflags --static engross) -L"$(pkg-config --variable=libdir engross)" \
        -Wl,-Bstatic -lengross -Wl,-Bdynamic $(pkg-config --static --libs-only-l engross |
            sed 's/-lengross//') -o embed-static 2>err.log || failed "pkg-config --static: $(cat err.log)"
fi

# The archive
mkdir static
cp examples/embed/embed.c static
cat >static/CMakeLists.txt <<'CMAKE'
cmake_minimum_required(VERSION 3.25)
project(static LANGUAGES C)
find_package(engross REQUIRED)
add_executable(embed embed.c)
target_link_libraries(embed PRIVATE engross::static)
CMAKE
"$ENGROSS_CMAKE" -S static -B static/built -DCMAKE_PREFIX_PATH="$root" \
    -DCMAKE_C_FLAGS="$ENGROSS_C_FLAGS" >cmake.log 2>&1 &&
    "$ENGROSS_CMAKE" --build static/built >>cmake.log 2>&1 || failed "static: $(tail -20 cmake.log)"
for program in static/built/embed ./embed-static; do
    [ -e $program ] || continue
    readelf -d $program | grep -q libengross && failed "$program needs the shared library"
    rm -rf embedded
    $program report.md embedded/ >out.log 2>err.log || failed "$program: $(cat err.log)"
    tells "First heading"
done
finish
