#include "read/text/symbols.h"
#include "read/text/characters.h"

#include <stdbool.h>

static bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_inside(char c) {
    return is_upper(c) || is_digit(c) || (c >= 'a' && c <= 'z') || c == '.' || c == '-' || c == '/';
}

size_t engross_symbol_match(const char *text, size_t size) {
    size_t at = 0, slashes = 0, digits = 0;
    while (at < size && is_upper(text[at]))
        at++;
    if (at == 0 || at > 6 || at == size || text[at] != '/')
        return 0;
    for (; at < size && is_inside(text[at]); at++) {
        /* every part begins with a capital or a figure: "and/or" and addresses do not */
        if (text[at] == '/') {
            slashes++;
            if (at + 1 == size || !(is_upper(text[at + 1]) || is_digit(text[at + 1])))
                return 0;
        }
        digits += is_digit(text[at]) ? 1 : 0;
    }
    while (at > 0 && (text[at - 1] == '.' || text[at - 1] == '-'))
        at--;
    return slashes > 0 && digits > 0 && at <= 60 ? at : 0;
}

size_t engross_job_number_match(const char *text, size_t size) {
    size_t at = 0;
    while (at < size && is_upper(text[at]))
        at++;
    if (at < 2 || at > 3 || at == size || text[at] != '.')
        return 0;
    size_t year = ++at;
    while (at < size && is_digit(text[at]))
        at++;
    if (at - year != 2 || at == size || text[at] != '-')
        return 0;
    size_t serial = ++at;
    while (at < size && is_digit(text[at]))
        at++;
    if (at - serial < 4 || at - serial > 6)
        return 0;
    size_t bracket = engross_skip_spaces(text, size, at);
    if (bracket + 2 < size && text[bracket] == '(' && is_upper(text[bracket + 1]) &&
        text[bracket + 2] == ')')
        at = bracket + 3;
    return at;
}
