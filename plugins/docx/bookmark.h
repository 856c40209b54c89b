/* Names of bookmarks: what Word makes of the document's ids. */
#ifndef ENGROSS_DOCX_BOOKMARK_H
#define ENGROSS_DOCX_BOOKMARK_H

#include "engross/plugin.h"

/* Word allows 40 characters, and a letter or underscore first. */
#define ENGROSS_DOCX_BOOKMARK_SIZE 41

/* Writes the bookmark's name for an id and returns it. An id that Word takes is its own name;
 * any other is cut and told apart by a checksum of the whole. */
const char *engross_docx_bookmark_name(engross_text id, char name[ENGROSS_DOCX_BOOKMARK_SIZE]);

#endif
