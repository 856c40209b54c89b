# Run by CPack on the tree that it is about to pack: what Debian's policy wants of files that
# `make install` leaves readable (chapters 12.1, 12.5 and 12.7).
file(GLOB PAGES ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share/man/man1/*.1)
foreach(PAGE ${PAGES})
  execute_process(COMMAND gzip -9nf ${PAGE} COMMAND_ERROR_IS_FATAL ANY)
endforeach()

set(DOCUMENTS ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share/doc/engross)
if(EXISTS ${DOCUMENTS}/LICENSE)
  file(READ ${DOCUMENTS}/LICENSE LICENCE)
  string(REGEX MATCH "Copyright[^\n]*" OWNER "${LICENCE}")
  string(REGEX REPLACE ".*(Permission is hereby.*)" "\\1" TERMS "${LICENCE}")
  string(REGEX REPLACE "\n\n" "\n.\n" TERMS "${TERMS}")
  string(REGEX REPLACE "\n([^\n])" "\n \\1" TERMS "${TERMS}")
  string(STRIP "${TERMS}" TERMS)
  file(WRITE ${DOCUMENTS}/copyright
    "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
    "Upstream-Name: engross\n\nFiles: *\nCopyright: ${OWNER}\nLicense: MIT\n ${TERMS}\n")
  file(REMOVE ${DOCUMENTS}/LICENSE)

  string(TIMESTAMP DATE "%a, %d %b %Y %H:%M:%S +0000" UTC)
  file(WRITE ${DOCUMENTS}/changelog
    "engross (${CPACK_PACKAGE_VERSION}) unstable; urgency=medium\n\n"
    "  * Made from the source tree; CHANGELOG.md lists what is new.\n\n"
    " -- ${CPACK_PACKAGE_CONTACT}  ${DATE}\n")
  execute_process(COMMAND gzip -9nf ${DOCUMENTS}/changelog COMMAND_ERROR_IS_FATAL ANY)
endif()
