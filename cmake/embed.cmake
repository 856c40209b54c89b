# Writes files into a C source as arrays: cmake -DOUT=... -DFILES="name=path;..." -P embed.cmake
# Each gives const unsigned char engross_NAME[] (with a NUL after it) and engross_NAME_size.
# PROFILES, paths, are the table engross_profiles[] instead.
set(source "/* Generated from the files in schemas/. */\n#include \"model/schemas.h\"\n\n")

# bytes: the content of path as a list of numbers; size: how many.
macro(read_bytes path)
  file(READ "${path}" hex HEX)
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(REGEX REPLACE "(................................................................................)" "\\1\n" bytes "${bytes}")
endmacro()

foreach(entry ${FILES})
  string(REGEX MATCH "^([^=]+)=(.*)$" _ "${entry}")
  set(name ${CMAKE_MATCH_1})
  read_bytes("${CMAKE_MATCH_2}")
  string(APPEND source "const unsigned char engross_${name}[] = {\n${bytes}0x00};\n"
                       "const size_t engross_${name}_size = ${size};\n\n")
endforeach()

set(rows "")
foreach(path ${PROFILES})
  get_filename_component(id "${path}" NAME_WE)
  string(MAKE_C_IDENTIFIER "profile_${id}" name)
  read_bytes("${path}")
  string(APPEND source "static const unsigned char ${name}[] = {\n${bytes}0x00};\n")
  string(APPEND rows "    {\"${id}\", ${name}, ${size}},\n")
endforeach()
string(APPEND source "const struct engross_embedded engross_profiles[] = {\n${rows}};\n"
  "const size_t engross_profiles_count = sizeof engross_profiles / sizeof *engross_profiles;\n")
file(WRITE "${OUT}" "${source}")
