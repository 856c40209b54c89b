/* From a loaded source to a frozen document: reader, resolving, validation. */
#ifndef ENGROSS_READ_ASSEMBLE_H
#define ENGROSS_READ_ASSEMBLE_H

#include "read/metadata.h"
#include "read/reader.h"

/* Reads source with reader, lays metadata (may be NULL) over what the text says, resolves,
 * validates and freezes. ENGROSS_OK and *out, owned by the caller; else a status whose cause has
 * been reported, and *out NULL. */
int32_t engross_assemble(const struct engross_source *source, const struct engross_reader *reader,
                         const struct engross_metadata *metadata, const engross_limits *limits,
                         struct engross_diagnostics *diagnostics, engross_document **out);

#endif
