# Writes files into a C source as arrays: cmake -DOUT=... -DFILES="name=path;..." -P embed.cmake
# Each gives const unsigned char engross_NAME[] (with a NUL after it) and engross_NAME_size.
set(source "/* Generated from the files in schemas/. */\n#include \"model/schemas.h\"\n\n")
foreach(entry ${FILES})
  string(REGEX MATCH "^([^=]+)=(.*)$" _ "${entry}")
  set(name ${CMAKE_MATCH_1})
  file(READ "${CMAKE_MATCH_2}" hex HEX)
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(REGEX REPLACE "(................................................................................)" "\\1\n" bytes "${bytes}")
  string(APPEND source "const unsigned char engross_${name}[] = {\n${bytes}0x00};\n"
                       "const size_t engross_${name}_size = ${size};\n\n")
endforeach()
file(WRITE "${OUT}" "${source}")
