# Every library that the project stands on, found in one place. Debian's packages of the same
# libraries are listed in cmake/packages.txt.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

function(engross_dependency NAME MODULE)
  pkg_check_modules(${NAME} REQUIRED IMPORTED_TARGET ${MODULE})
  add_library(dependency::${NAME} ALIAS PkgConfig::${NAME})
endfunction()

# For the libraries whose Debian package has no pkg-config file.
function(engross_dependency_library NAME LIBRARY HEADER)
  find_library(${NAME}_LIBRARY ${LIBRARY} REQUIRED)
  find_path(${NAME}_INCLUDE ${HEADER} REQUIRED)
  add_library(dependency_${NAME} INTERFACE)
  target_link_libraries(dependency_${NAME} INTERFACE ${${NAME}_LIBRARY})
  target_include_directories(dependency_${NAME} SYSTEM INTERFACE ${${NAME}_INCLUDE})
  add_library(dependency::${NAME} ALIAS dependency_${NAME})
endfunction()

# The name by which the loader finds a shared library.
function(engross_soname LIBRARY OUT)
  execute_process(COMMAND ${CMAKE_OBJDUMP} -p ${LIBRARY} OUTPUT_VARIABLE HEADERS
                  COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX MATCH "SONAME +([^ \n]+)" _ "${HEADERS}")
  set(${OUT} "${CMAKE_MATCH_1}" PARENT_SCOPE)
endfunction()

engross_dependency(libxml2 libxml-2.0)
engross_dependency(libxslt libxslt)
engross_dependency(libexslt libexslt)
engross_dependency(libzip libzip)
engross_dependency(libxlsxwriter xlsxwriter)
engross_dependency(harfbuzz harfbuzz)
engross_dependency(harfbuzz_subset harfbuzz-subset)
engross_dependency(fribidi fribidi)
engross_dependency(libunibreak libunibreak)
engross_dependency(fontconfig fontconfig)
engross_dependency(yaml yaml-0.1)
engross_dependency(libpng libpng)
engross_dependency(libjpeg libjpeg)
engross_dependency(libdeflate libdeflate)
engross_dependency(libseccomp libseccomp)
engross_dependency(cmark_gfm libcmark-gfm)
engross_dependency_library(cmark_gfm_extensions cmark-gfm-extensions cmark-gfm-core-extensions.h)
engross_dependency_library(libhpdf hpdf hpdf.h)
