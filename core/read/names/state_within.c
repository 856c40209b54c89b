/* The State that a title or a symbol is about. */
#include "base/utf8.h"
#include "read/names.h"

#include <string.h>

/* Words of the longest name: "United Kingdom of Great Britain and Northern Ireland", and more. */
#define MOST_WORDS 9
/* Bytes of the text that are looked at: titles are no longer. */
#define MOST_BYTES 600

static bool is_chinese(uint32_t c) {
    return c >= 0x3400 && c <= 0x9FFF;
}

static bool parts_words(uint32_t c) {
    return engross_is_any_space(c) || (c < 0x80 && strchr("()[],;:.\"/", (int)c) != NULL);
}

/* Names begin with a capital, where a script has them; codes in capitals are no names. */
static const char *code_of(const char *text, size_t size) {
    size_t at = 0;
    uint32_t first = engross_utf8_decode(text, size, &at);
    if (!engross_is_letter(first) ||
        (engross_fold_case(first) == first && first < 0x500 && !engross_is_uppercase(first)))
        return NULL;
    return size <= 3 ? NULL : engross_state_code(text, size);
}

/* The name of one word in another case: "Казахстана", "России". */
static const char *code_of_inflected(const char *text, size_t size) {
    static const char *const endings[] = {"", "я", "а", "ь", "й"};
    size_t last = size;
    uint32_t final = size < 8 ? 0 : engross_utf8_decode_before(text, size, &last);
    char form[128];
    if (final < 0x430 || final > 0x44F || last + 4 > sizeof form)
        return NULL;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t more = strlen(endings[i]);
        memcpy(form, text, last);
        memcpy(form + last, endings[i], more);
        const char *code = code_of(form, last + more);
        if (code != NULL)
            return code;
    }
    return NULL;
}

/* The longest name that begins at start; *end is where it stops. */
static const char *longest_at(const char *text, size_t size, size_t start, size_t *end) {
    const char *found = NULL;
    size_t words = 0;
    for (size_t at = start; at < size && words < MOST_WORDS;) {
        size_t before = at;
        uint32_t c = engross_utf8_decode(text, size, &at);
        bool is_end = at == size || is_chinese(c) || parts_words(c);
        if (!is_end)
            continue;
        size_t stop = parts_words(c) ? before : at;
        const char *code = code_of(text + start, stop - start);
        if (code == NULL && words == 0 && !is_chinese(c))
            code = code_of_inflected(text + start, stop - start);
        words++;
        if (code == NULL)
            continue;
        found = code;
        *end = stop;
    }
    return found;
}

/* Whether a name may begin at that byte, after before. */
static bool may_begin(uint32_t before, uint32_t c) {
    bool is_article = before == '\'' || before == 0x2019 || before == '-';
    bool is_arabic_prefix = before == 0x644 || before == 0x628 || before == 0x648;
    return before == 0 || parts_words(before) || is_article || is_chinese(c) || is_arabic_prefix;
}

const char *engross_state_within(const char *text, size_t size) {
    const char *only = NULL;
    uint32_t before = 0;
    size = size < MOST_BYTES ? size : MOST_BYTES;
    for (size_t at = 0; at < size;) {
        size_t start = at;
        size_t end = 0;
        uint32_t c = engross_utf8_decode(text, size, &at);
        const char *code = may_begin(before, c) ? longest_at(text, size, start, &end) : NULL;
        before = c;
        if (code == NULL)
            continue;
        if (only != NULL && strcmp(only, code) != 0)
            return NULL; /* it is about several */
        only = code;
        before = ' ';
        at = end;
    }
    return only;
}

const char *engross_state_of_symbol(const char *symbol, size_t size) {
    for (size_t at = 0; at < size;) {
        const char *slash = memchr(symbol + at, '/', size - at);
        size_t length = slash == NULL ? size - at : (size_t)(slash - (symbol + at));
        const char *code = length == 3 && at > 0 ? engross_state_code(symbol + at, 3) : NULL;
        if (code != NULL && memcmp(code, symbol + at, 3) == 0)
            return code;
        at += length + 1;
    }
    return NULL;
}
