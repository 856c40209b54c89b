#include "count.h"

#include "base/utf8.h"

/* Characters of which each is a word: Chinese and Japanese ones with their punctuation (Word's
 * "Asian characters"). Korean is written with spaces. */
static const struct range {
    uint32_t first;
    uint32_t last;
} ideographs[] = {
    {0x2E80, 0x2FFF}, {0x3001, 0x312F}, {0x3190, 0xA4CF},   {0xF900, 0xFAFF},   {0xFE30, 0xFE4F},
    {0xFF01, 0xFF9F}, {0xFFE0, 0xFFE6}, {0x1B000, 0x1B16F}, {0x20000, 0x3FFFF},
};

static bool is_ideograph(uint32_t c) {
    for (size_t i = 0; i < sizeof ideographs / sizeof *ideographs; i++)
        if (c >= ideographs[i].first && c <= ideographs[i].last)
            return true;
    return false;
}

static void count_character(struct engross_docx_counts *counts, uint32_t c) {
    bool is_space = engross_is_space(c) || c == 0x3000;
    bool is_word = c >= 0x2E80 && is_ideograph(c);
    counts->characters_with_spaces++;
    counts->characters += !is_space;
    counts->words += is_word || (!is_space && !counts->is_in_word);
    counts->is_in_word = !is_space && !is_word;
    if (is_space || counts->has_paragraph)
        return;
    counts->has_paragraph = true;
    counts->paragraphs++;
}

void engross_docx_count(struct engross_docx_counts *counts, engross_text text) {
    struct engross_docx_counts sum = *counts; /* not in memory while it grows */
    for (size_t i = 0; i < text.size;)
        count_character(&sum, (unsigned char)text.data[i] < 0x80
                                  ? (unsigned char)text.data[i++]
                                  : engross_utf8_decode(text.data, text.size, &i));
    *counts = sum;
}

void engross_docx_count_break(struct engross_docx_counts *counts) {
    counts->is_in_word = false;
}

void engross_docx_count_paragraph(struct engross_docx_counts *counts) {
    counts->is_in_word = false;
    counts->has_paragraph = false;
}
