/* Names of bookmarks: what Word makes of the document's ids. */
#ifndef ENGROSS_DOCX_BOOKMARK_H
#define ENGROSS_DOCX_BOOKMARK_H

#include "engross/plugin.h"

/* Word allows 40 characters, and a letter or underscore first. */
#define ENGROSS_DOCX_BOOKMARK_SIZE 41

/* The ids of a document that Word would take for one another: it does not tell capitals from
 * small letters. Few documents have any. */
struct engross_docx_bookmarks {
    engross_text *twins; /* in order */
    size_t count;
};

/* Finds them. ENGROSS_OK or ENGROSS_NO_MEMORY. */
int32_t engross_docx_bookmarks_load(struct engross_docx_bookmarks *bookmarks,
                                    const engross_view *view);
void engross_docx_bookmarks_finish(struct engross_docx_bookmarks *bookmarks);

/* Writes the bookmark's name for an id and returns it. An id that Word takes is its own name;
 * any other, and one with a twin, is cut and told apart by a checksum of the whole. */
const char *engross_docx_bookmark_name(const struct engross_docx_bookmarks *bookmarks,
                                       engross_text id, char name[ENGROSS_DOCX_BOOKMARK_SIZE]);

#endif
