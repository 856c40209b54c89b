/* Where a line may end: Unicode's rules (UAX #14, by libunibreak), mended where that library is old
 * and made finer by what printers of the supported languages do not part: numbers and their units,
 * "No. 7", "para. 12", initials and names, short words and dashes. */
#ifndef ENGROSS_PDF_LAYOUT_BREAKS_H
#define ENGROSS_PDF_LAYOUT_BREAKS_H

#include "engross/plugin.h"

#include <stdbool.h>

/* What may happen after a character. */
enum pdf_break {
    PDF_BREAK_NONE, /* never */
    PDF_BREAK_ALLOWED,
    PDF_BREAK_DISCOURAGED, /* only where nothing else does nearly as well */
    PDF_BREAK_HYPHEN,      /* with a hyphen (soft hyphen) */
    PDF_BREAK_MUST         /* a line break of the author's */
};

/* Fills breaks[0 .. size-1]: the value at the last byte of a character says what may happen after
 * it, other bytes are NONE. */
void engross_pdf_breaks(const char *text, size_t size, engross_text language,
                        unsigned char *breaks);
/* Frees nothing and allocates nothing: makes UNBROKEN text, such as an address, breakable after
 * slashes and before points and the like, from start to end. */
void engross_pdf_breaks_address(const char *text, size_t start, size_t end, unsigned char *breaks);

#endif
