/* Languages as Word knows them: full tags for its proofing tools, and which of a run's three
 * languages (Latin and the like, East Asian, complex script) a tag belongs to. */
#ifndef ENGROSS_DOCX_LANGUAGE_H
#define ENGROSS_DOCX_LANGUAGE_H

#include "engross/plugin.h"

#define ENGROSS_DOCX_TAG_SIZE 36

enum engross_docx_script {
    ENGROSS_DOCX_SCRIPT_SIMPLE,     /* w:val */
    ENGROSS_DOCX_SCRIPT_EAST_ASIAN, /* w:eastAsia */
    ENGROSS_DOCX_SCRIPT_COMPLEX     /* w:bidi */
};

/* Writes the tag that Word's proofing tools know ("en" becomes "en-GB") and returns it. */
const char *engross_docx_language_tag(engross_text language, char tag[ENGROSS_DOCX_TAG_SIZE]);
enum engross_docx_script engross_docx_language_script(engross_text language);
/* A font for East Asian text of that language that Word has, or NULL. */
const char *engross_docx_language_font(engross_text language);

#endif
