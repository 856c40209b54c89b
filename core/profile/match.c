#include "profile/match.h"

#include "base/utf8.h"

#include <string.h>

/* Whether two first bytes rule each other out, without decoding them: most do. */
static bool cannot_begin(char text, char word) {
    unsigned char left = (unsigned char)text;
    unsigned char right = (unsigned char)word;
    if (left >= 0x80 || right >= 0x80)
        return (left >= 0x80) != (right >= 0x80);
    return (left | 0x20) != (right | 0x20);
}

/* How many bytes of text at that offset are the words; 0: they do not stand there. */
static size_t match_words(const char *text, size_t size, size_t at, const char *words,
                          size_t length) {
    size_t start = at;
    if (at >= size || cannot_begin(text[at], words[0]))
        return 0;
    for (size_t other = 0; other < length;) {
        if (at >= size)
            return 0;
        uint32_t left = engross_fold_case(engross_utf8_decode(text, size, &at));
        if (left != engross_fold_case(engross_utf8_decode(words, length, &other)))
            return 0;
    }
    return at - start;
}

/* Chinese has no signs between words: any of its characters may begin or end one. */
static bool joins_words(uint32_t codepoint) {
    return engross_is_letter(codepoint) && (codepoint < 0x3400 || codepoint > 0x9FFF);
}

/* Whether a word of text goes on past what was matched there: "very" is no "ver". */
static bool goes_on(const char *text, size_t size, size_t at, size_t taken) {
    size_t start;
    size_t end = at + taken;
    return end < size && joins_words(engross_utf8_decode_before(text, end, &start)) &&
           joins_words(engross_utf8_decode(text, size, &end));
}

size_t engross_match_here(const char *text, size_t size, size_t at, const char *alternatives) {
    for (const char *words = alternatives; *words != '\0';) {
        size_t length = strcspn(words, "|");
        size_t taken = match_words(text, size, at, words, length);
        if (taken > 0 && !goes_on(text, size, at, taken))
            return taken;
        words += length + (words[length] == '|');
    }
    return 0;
}

/* Marks the bytes that an alternative may begin with, in either case. */
static void mark_beginnings(const char *alternatives, bool marks[256]) {
    memset(marks, 0, 256 * sizeof *marks);
    for (const char *words = alternatives; *words != '\0';) {
        unsigned char first = (unsigned char)words[0];
        if (first < 0x80)
            marks[first] = marks[first ^ (first >= 'A' ? 0x20 : 0)] = true;
        else /* the cases of a letter may differ in their first bytes */
            memset(marks + 0xC2, true, 0x100 - 0xC2);
        words += strcspn(words, "|");
        words += *words == '|';
    }
}

static bool is_after_letter(const char *text, size_t at) {
    size_t start;
    return at > 0 && joins_words(engross_utf8_decode_before(text, at, &start));
}

size_t engross_match_find(const char *text, size_t size, size_t from, const char *alternatives,
                          size_t *taken) {
    bool marks[256];
    mark_beginnings(alternatives, marks);
    for (size_t at = from; at < size; at++) {
        if (!marks[(unsigned char)text[at]] || is_after_letter(text, at))
            continue;
        *taken = engross_match_here(text, size, at, alternatives);
        if (*taken > 0)
            return at;
    }
    return SIZE_MAX;
}

bool engross_match_any(const char *text, size_t size, const char *alternatives) {
    size_t taken;
    return engross_match_find(text, size, 0, alternatives, &taken) != SIZE_MAX;
}

size_t engross_match_words(const char *text, size_t size) {
    size_t count = 0;
    bool in_word = false;
    for (size_t at = 0; at < size;) {
        bool space = engross_is_any_space(engross_utf8_decode(text, size, &at));
        count += !space && !in_word;
        in_word = !space;
    }
    return count;
}
