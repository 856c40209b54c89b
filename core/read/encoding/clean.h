/* Line ends and characters without meaning in a text. */
#ifndef ENGROSS_READ_ENCODING_CLEAN_H
#define ENGROSS_READ_ENCODING_CLEAN_H

#include "base/buffer.h"

/* What was found; offsets are of the text before. */
struct engross_clean_report {
    size_t controls;          /* characters taken out or replaced */
    size_t first_control;     /* offset of the first of them */
    uint32_t first_codepoint; /* which one it is */
    size_t lost;              /* U+FFFD, which are kept */
    size_t first_lost;
};

/* Makes every line end of the well-formed UTF-8 text an LF (CR, CRLF, NEL, VT, U+2028; U+2029 is
 * two) and takes out control characters and U+FEFF; form feed and tab stay. C1 controls become
 * the characters of Windows-1252 that they stand for. Unless *changed, out stays empty and text
 * is clean as it is. False when memory runs out. */
bool engross_text_clean(const char *text, size_t size, struct engross_buffer *out, bool *changed,
                        struct engross_clean_report *report);

#endif
