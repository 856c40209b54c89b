/* URIs as authors write them, made valid. */
#ifndef ENGROSS_KIT_URI_H
#define ENGROSS_KIT_URI_H

#include "base/buffer.h"
#include "engross/plugin.h"

/* Appends uri; what no URI may hold at its place (RFC 3986) is percent-encoded, so that any
 * string gives a valid reference, and a valid one stays as it is. Characters beyond ASCII stay
 * (an IRI, which xs:anyURI and HTML take). */
void engross_kit_append_uri(struct engross_buffer *buffer, engross_text uri);

#endif
