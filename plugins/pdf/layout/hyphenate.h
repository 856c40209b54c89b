/* Where words may be divided, after the language's TeX patterns.
 *
 * Dictionaries come from the host and are opened when a paragraph first needs one. A language
 * without a dictionary is not hyphenated. */
#ifndef ENGROSS_PDF_LAYOUT_HYPHENATE_H
#define ENGROSS_PDF_LAYOUT_HYPHENATE_H

#include "engross/plugin.h"

#include <stdbool.h>

struct pdf_dictionary;
struct pdf_hyphenator {
    const engross_host *host;
    struct pdf_dictionary *dictionaries;
};

void engross_pdf_hyphenator_finish(struct pdf_hyphenator *hyphenator);
/* Sets points[i] to true where a hyphen may stand before byte i of word, which is letters only;
 * points has word.size values, all false before. Never fails: without a dictionary, or for a word
 * that it cannot spell, nothing is set. */
void engross_pdf_hyphenate(struct pdf_hyphenator *hyphenator, engross_text language,
                           engross_text word, bool *points);

#endif
