/* Loading an input file: bounded, decoded to UTF-8, line ends made LF. */
#ifndef ENGROSS_READ_SOURCE_H
#define ENGROSS_READ_SOURCE_H

#include "read/reader.h"

/* Loads path into *source (data owned by the caller, engross_source_finish). Recognises the
 * encoding: UTF-8 with or without byte-order mark, UTF-16, and the legacy encodings that
 * docs/reading.md lists; converts with an info diagnostic or refuses with an error, as it does
 * for a directory, an unreadable, empty, binary or too large file. Bytes of XML (declaration or
 * a first "<" with a name) and of Word packages stay as they are. ENGROSS_OK or the status of what
 * it reported. */
int32_t engross_source_load(const char *path, const engross_limits *limits,
                            struct engross_diagnostics *diagnostics, struct engross_source *source);
void engross_source_finish(struct engross_source *source);

#endif
