#include "read/text/lines.h"

#include <string.h>

#define TAB_STOP 4
#define MOST_BLANKS 9

uint32_t engross_shape_start(const char *text, size_t size) {
    uint32_t shape = 0;
    for (size_t at = 0; at < size;) {
        uint32_t c = engross_utf8_decode(text, size, &at);
        if (engross_is_opening_quote(c) || c == 0x00BF || c == 0x00A1) {
            shape |= ENGROSS_SHAPE_STARTS_QUOTE;
            continue;
        }
        if (c == '(' || c == '[') {
            shape |= ENGROSS_SHAPE_STARTS_BRACKET;
            continue;
        }
        bool unseen = (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
                      (c >= 0x2066 && c <= 0x2069);
        if (c == '*' || c == '_' || unseen)
            continue;
        if (engross_is_lowercase(c))
            shape |= ENGROSS_SHAPE_STARTS_LOWER;
        else if (engross_is_uppercase(c))
            shape |= ENGROSS_SHAPE_STARTS_UPPER;
        else if (engross_is_letter(c))
            shape |= ENGROSS_SHAPE_STARTS_UPPER | ENGROSS_SHAPE_UNCASED;
        else if (engross_is_digit(c))
            shape |= ENGROSS_SHAPE_STARTS_DIGIT;
        break;
    }
    return shape;
}

/* Whether the digits that end before *end are a note's mark glued to the end of a sentence, as in
 * "of the Convention.12"; moves *end before them then. */
static bool skip_glued_mark(const char *text, size_t *end) {
    size_t at = *end;
    while (at > 0 && *end - at < 3 && text[at - 1] >= '0' && text[at - 1] <= '9')
        at--;
    if (at == *end || at < 2)
        return false;
    uint32_t stop = engross_character_before(text, at);
    if (stop != '.' && !engross_is_closing_quote(stop))
        return false;
    size_t before;
    engross_utf8_decode_before(text, at, &before);
    uint32_t c = engross_character_before(text, before);
    if (!engross_is_letter(c) && c != ')' && !engross_is_closing_quote(c))
        return false;
    *end = at;
    return true;
}

/* Whether c may stand between the end of a sentence and the end of the line. */
static bool is_trailing(uint32_t c) {
    uint32_t digit;
    return engross_is_closing_quote(c) || c == ')' || c == ']' || c == '*' || c == '_' ||
           engross_is_any_space(c) || engross_is_raised_digit(c, &digit);
}

static uint32_t last_word_shape(const char *text, size_t end) {
    size_t letters = 0;
    while (end > 0) {
        size_t start;
        uint32_t c = engross_utf8_decode_before(text, end, &start);
        if (!engross_is_lowercase(c))
            return letters > 0 && engross_is_any_space(c) ? ENGROSS_SHAPE_ENDS_SHORT_WORD : 0;
        if (++letters > 3)
            return 0;
        end = start;
    }
    return 0;
}

uint32_t engross_shape_end(const char *text, size_t size) {
    size_t end = size;
    bool marked = false;
    while (end > 0) {
        size_t start;
        uint32_t c = engross_utf8_decode_before(text, end, &start);
        if (is_trailing(c)) {
            end = start;
            continue;
        }
        if (engross_is_sentence_end(c))
            return ENGROSS_SHAPE_ENDS_SENTENCE |
                   (engross_is_question_mark(c) ? ENGROSS_SHAPE_ENDS_QUESTION : 0);
        if (c == ':' || c == 0xFF1A)
            return ENGROSS_SHAPE_ENDS_COLON;
        if (c == ';' || c == 0x061B || c == 0xFF1B)
            return ENGROSS_SHAPE_ENDS_SEMICOLON;
        if (c == ',' || c == 0x060C || c == 0xFF0C || c == 0x3001)
            return ENGROSS_SHAPE_ENDS_COMMA;
        if (c == '-' || c == 0x2010 || c == 0x00AD)
            return end == size ? ENGROSS_SHAPE_ENDS_HYPHEN : 0;
        if (!marked && skip_glued_mark(text, &end)) {
            marked = true;
            continue;
        }
        return last_word_shape(text, end);
    }
    return 0;
}

struct letters {
    uint32_t lower, upper, uncased;
};

static void count_letter(struct letters *letters, uint32_t c) {
    if (engross_is_lowercase(c))
        letters->lower++;
    else if (engross_is_uppercase(c))
        letters->upper++;
    else if (engross_is_letter(c))
        letters->uncased++;
}

/* How many bytes from at are lower-case ASCII letters: most of most texts. */
static uint32_t plain_letters(const char *text, size_t size, size_t at) {
    size_t start = at;
    while (at < size && text[at] >= 'a' && text[at] <= 'z')
        at++;
    return (uint32_t)(at - start);
}

void engross_measure_text(const char *text, size_t size, struct engross_measure *measure) {
    uint32_t width = 0, words = 0, ideographs = 0;
    struct letters letters = {0};
    bool in_word = false;
    for (size_t at = 0; at < size; width++) {
        uint32_t run = plain_letters(text, size, at);
        at += run;
        width += run;
        letters.lower += run;
        words += run > 0 && !in_word;
        in_word = in_word || run > 0;
        if (at == size)
            break;
        uint32_t c = engross_utf8_decode(text, size, &at);
        bool is_space = engross_is_any_space(c);
        words += !is_space && !in_word;
        in_word = !is_space;
        count_letter(&letters, c);
        if (c >= 0x2E80 && engross_is_ideograph(c)) {
            ideographs++;
            width++;
        }
    }
    measure->width = width;
    measure->words = words + ideographs / 2;
    measure->shape = engross_shape_start(text, size) | engross_shape_end(text, size);
    if (letters.lower + letters.upper + letters.uncased > 0)
        measure->shape |= ENGROSS_SHAPE_HAS_LETTER;
    if (letters.lower > 0)
        measure->shape |= ENGROSS_SHAPE_HAS_LOWER;
    if (letters.lower == 0 && letters.upper >= 3)
        measure->shape |= ENGROSS_SHAPE_CAPITALS;
}

static size_t count_newlines(const char *data, size_t size) {
    size_t count = 0;
    const char *end = data + size;
    for (const char *at = data; (at = memchr(at, '\n', (size_t)(end - at))) != NULL; at++)
        count++;
    return count;
}

/* Fills line from the size bytes at text. False where they are all white space. */
static bool fill_line(struct engross_line *line, const char *text, size_t size) {
    size_t at = 0;
    uint32_t column = 1, indent = 0;
    while (at < size) {
        size_t next = at;
        uint32_t c = engross_utf8_decode(text, size, &next);
        if (!engross_is_any_space(c) && c != 0xFEFF && c != 0x200B)
            break;
        if (c == '\f') {
            line->new_page = true;
            indent = 0;
        } else {
            indent = c == '\t' ? (indent / TAB_STOP + 1) * TAB_STOP : indent + 1;
        }
        column++;
        at = next;
    }
    if (at == size)
        return false;
    line->text = text + at;
    line->size = (uint32_t)engross_trim_end(text + at, size - at);
    line->column = column;
    line->indent = indent;
    engross_measure_text(line->text, line->size, &line->measure);
    return true;
}

bool engross_lines_split(struct engross_arena *arena, const char *data, size_t size,
                         struct engross_lines *lines) {
    size_t most = count_newlines(data, size) + 1;
    lines->items = engross_arena_allocate(arena, most * sizeof *lines->items);
    lines->count = 0;
    if (lines->items == NULL)
        return false;
    uint32_t number = 0;
    uint8_t blanks = 0;
    bool new_page = false;
    for (size_t start = 0; start < size;) {
        const char *newline = memchr(data + start, '\n', size - start);
        size_t end = newline == NULL ? size : (size_t)(newline - data);
        struct engross_line *line = &lines->items[lines->count];
        *line = (struct engross_line){.number = ++number, .blanks = blanks, .new_page = new_page};
        if (fill_line(line, data + start, end - start)) {
            lines->count++;
            blanks = 0;
            new_page = false;
        } else {
            new_page = line->new_page;
            blanks = blanks < MOST_BLANKS ? (uint8_t)(blanks + 1) : blanks;
        }
        start = end + 1;
    }
    return true;
}
