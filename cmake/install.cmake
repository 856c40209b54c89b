# What is installed and packaged: the program with its exporters, and what others build against.
# Everything lies below CMAKE_INSTALL_PREFIX and may be moved as a whole.
include(CMakePackageConfigHelpers)
set(PACKAGE_DIRECTORY ${CMAKE_INSTALL_LIBDIR}/cmake/engross)
set(DOC_DIRECTORY ${CMAKE_INSTALL_DOCDIR})

# Shell completions, printed by the program from its tables of options.
foreach(SHELL bash zsh fish)
  set(FILE ${CMAKE_BINARY_DIR}/completions/engross.${SHELL})
  add_custom_command(OUTPUT ${FILE} COMMAND engross completion ${SHELL} > ${FILE}
                     DEPENDS engross VERBATIM)
  list(APPEND COMPLETIONS ${FILE})
endforeach()
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/completions)
add_custom_target(completions ALL DEPENDS ${COMPLETIONS})

# A target of its own for the headers, which is all that a plugin needs.
add_library(engross_plugin INTERFACE)
set_target_properties(engross_plugin PROPERTIES EXPORT_NAME plugin)
target_include_directories(engross_plugin INTERFACE $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
set_target_properties(engross PROPERTIES EXPORT_NAME program)

install(TARGETS engross EXPORT engross RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS engross_shared engross_plugin EXPORT engross
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
# Not exported: its libraries are looked for only by those who link it (engross-config.cmake.in).
install(TARGETS engross_static ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY core/include/engross DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY schemas DESTINATION ${CMAKE_INSTALL_DATADIR}/engross)
install(DIRECTORY docs/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES README.md LICENSE CHANGELOG.md DESTINATION ${DOC_DIRECTORY})
install(DIRECTORY docs examples DESTINATION ${DOC_DIRECTORY} PATTERN man EXCLUDE)
install(FILES ${CMAKE_BINARY_DIR}/completions/engross.bash RENAME engross
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${CMAKE_BINARY_DIR}/completions/engross.zsh RENAME _engross
  DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES ${CMAKE_BINARY_DIR}/completions/engross.fish
  DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

# find_package(engross) and pkg-config.
install(EXPORT engross NAMESPACE engross:: FILE engross-targets.cmake
  DESTINATION ${PACKAGE_DIRECTORY})
set(PLUGIN_DIRECTORY ${CMAKE_INSTALL_LIBDIR}/engross)
set(STATIC_LIBRARY ${CMAKE_INSTALL_LIBDIR}/libengross.a)
set(STATIC_LIBRARIES xml2 yaml cmark-gfm cmark-gfm-extensions fontconfig seccomp zip dl m)
list(JOIN STATIC_LIBRARIES " -l" STATIC_FLAGS)
string(PREPEND STATIC_FLAGS "-l")
configure_package_config_file(cmake/engross-config.cmake.in ${CMAKE_BINARY_DIR}/engross-config.cmake
  INSTALL_DESTINATION ${PACKAGE_DIRECTORY} PATH_VARS PLUGIN_DIRECTORY STATIC_LIBRARY)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/engross-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/engross-config.cmake ${CMAKE_BINARY_DIR}/engross-config-version.cmake
  cmake/engross-plugin.map DESTINATION ${PACKAGE_DIRECTORY})
file(RELATIVE_PATH PREFIX_FROM_PKGCONFIG ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig
  ${CMAKE_INSTALL_PREFIX})
configure_file(cmake/engross.pc.in ${CMAKE_BINARY_DIR}/engross.pc @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/engross.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

# make package: a Debian package and a tarball.
set(CPACK_GENERATOR DEB TGZ)
set(CPACK_PACKAGE_NAME engross)
set(CPACK_PACKAGE_CONTACT "The engross developers <engross@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Export human-rights documents to PDF, DOCX and Akoma Ntoso")
set(CPACK_PACKAGE_DESCRIPTION "\
engross takes one human-rights document, written as plain text, Markdown,
Word or XML, and makes every copy that is handed in: an accessible PDF, a
Word report, Akoma Ntoso XML, a web page, a matrix of recommendations. It
checks documents against what the procedures of the United Nations ask for.
Exporters are plugins; the headers and what CMake and pkg-config need to
write others are included.")
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/cmake/package.cmake)
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGING_INSTALL_PREFIX ${CMAKE_INSTALL_PREFIX})
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/packages)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${PROJECT_SOURCE_DIR}/cmake/debian/triggers)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "fonts-liberation2, fonts-noto-core")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
  "fonts-wqy-zenhei, hyphen-en-gb, hyphen-en-us, hyphen-fr, hyphen-ru, hyphen-es")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "gcc | c-compiler, cmake, pkg-config")
include(CPack)
