#include "layout/hyphenate.h"

#include "base/utf8.h"
#include "layout/patterns.h"

#include <stdlib.h>
#include <string.h>

/* Longer words are not words. */
#define MOST_BYTES 90
/* At least so many letters stay before and after a division, whatever the patterns say. */
#define LEAST_BEFORE 2
#define LEAST_AFTER 3

struct charset {
    const char *name;
    /* The byte of a lower-case letter in the dictionary's encoding, 0 for none. */
    unsigned char (*encode)(uint32_t codepoint);
};

struct pdf_dictionary {
    struct pdf_dictionary *next;
    struct pdf_patterns *patterns; /* NULL: the language has none */
    const struct charset *charset; /* NULL: UTF-8 */
    engross_text language;
};

/* KOI8-R keeps the Russian letters in the order of their Latin sounds (RFC 1489). */
static unsigned char encode_koi8_r(uint32_t c) {
    static const unsigned char letters[32] = {0xC1, 0xC2, 0xD7, 0xC7, 0xC4, 0xC5, 0xD6, 0xDA,
                                              0xC9, 0xCA, 0xCB, 0xCC, 0xCD, 0xCE, 0xCF, 0xD0,
                                              0xD2, 0xD3, 0xD4, 0xD5, 0xC6, 0xC8, 0xC3, 0xDE,
                                              0xDB, 0xDD, 0xDF, 0xD9, 0xD8, 0xDC, 0xC0, 0xD1};
    if (c >= 0x430 && c <= 0x44F)
        return letters[c - 0x430];
    return c == 0x451 ? 0xA3 : c < 0x80 ? (unsigned char)c : 0;
}

static unsigned char encode_latin_1(uint32_t c) {
    return c < 0x100 ? (unsigned char)c : 0;
}

static const struct charset charsets[] = {
    {"KOI8-R", encode_koi8_r},
    {"ISO8859-1", encode_latin_1},
};

static bool choose_charset(struct pdf_dictionary *dictionary) {
    const char *name = engross_pdf_patterns_charset(dictionary->patterns);
    if (strcmp(name, "UTF-8") == 0)
        return true;
    for (size_t i = 0; i < sizeof charsets / sizeof charsets[0]; i++)
        if (strcmp(name, charsets[i].name) == 0) {
            dictionary->charset = &charsets[i];
            return true;
        }
    return false;
}

static void load(struct pdf_hyphenator *hyphenator, struct pdf_dictionary *dictionary) {
    engross_resource_request request = {.size = sizeof request,
                                        .kind = ENGROSS_RESOURCE_HYPHENATION,
                                        .language = dictionary->language};
    engross_resource resource = {.size = sizeof resource};
    if (hyphenator->host->resource(hyphenator->host, &request, &resource) != ENGROSS_OK)
        return;
    dictionary->patterns = engross_pdf_patterns_open(resource.data, resource.data_size);
    if (dictionary->patterns != NULL && !choose_charset(dictionary)) {
        engross_pdf_patterns_free(dictionary->patterns);
        dictionary->patterns = NULL;
    }
}

static struct pdf_dictionary *dictionary_of(struct pdf_hyphenator *hyphenator,
                                            engross_text language) {
    for (struct pdf_dictionary *at = hyphenator->dictionaries; at != NULL; at = at->next)
        if (at->language.size == language.size &&
            memcmp(at->language.data, language.data, language.size) == 0)
            return at;
    struct pdf_dictionary *dictionary = calloc(1, sizeof *dictionary);
    if (dictionary == NULL)
        return NULL;
    dictionary->language = language;
    dictionary->next = hyphenator->dictionaries;
    hyphenator->dictionaries = dictionary;
    load(hyphenator, dictionary);
    return dictionary;
}

void engross_pdf_hyphenator_finish(struct pdf_hyphenator *hyphenator) {
    while (hyphenator->dictionaries != NULL) {
        struct pdf_dictionary *next = hyphenator->dictionaries->next;
        engross_pdf_patterns_free(hyphenator->dictionaries->patterns);
        free(hyphenator->dictionaries);
        hyphenator->dictionaries = next;
    }
}

/* The word as the dictionary spells it, in lower case. starts[i] is the byte of word where the
 * dictionary's i-th unit begins: a character, or in UTF-8 a byte. Returns its size, 0: cannot. */
static size_t spell(const struct pdf_dictionary *dictionary, engross_text word, char *spelled,
                    size_t *starts) {
    size_t size = 0;
    for (size_t offset = 0; offset < word.size;) {
        size_t start = offset;
        uint32_t c = engross_fold_case(engross_utf8_decode(word.data, word.size, &offset));
        char bytes[4];
        size_t count = 1;
        if (dictionary->charset == NULL)
            count = engross_utf8_encode(c, bytes);
        else if ((bytes[0] = (char)dictionary->charset->encode(c)) == 0)
            return 0;
        for (size_t i = 0; i < count; i++) {
            starts[size] = start;
            spelled[size++] = bytes[i];
        }
    }
    return size;
}

/* Keeps two letters before and three after a division. */
static bool far_enough(engross_text word, size_t point) {
    return engross_utf8_length(word.data, point) >= LEAST_BEFORE &&
           engross_utf8_length(word.data + point, word.size - point) >= LEAST_AFTER;
}

void engross_pdf_hyphenate(struct pdf_hyphenator *hyphenator, engross_text language,
                           engross_text word, bool *points) {
    if (word.size > MOST_BYTES || word.size < LEAST_BEFORE + LEAST_AFTER)
        return;
    struct pdf_dictionary *dictionary = dictionary_of(hyphenator, language);
    if (dictionary == NULL || dictionary->patterns == NULL)
        return;
    char spelled[4 * MOST_BYTES];
    size_t starts[4 * MOST_BYTES];
    bool divided[4 * MOST_BYTES] = {false};
    size_t size = spell(dictionary, word, spelled, starts);
    engross_pdf_patterns_divide(dictionary->patterns, spelled, size, divided);
    for (size_t i = 1; i < size; i++)
        if (divided[i] && starts[i] != starts[i - 1] && far_enough(word, starts[i]))
            points[starts[i]] = true;
}
