#include "profile/pattern.h"

#include <stddef.h>
#include <string.h>

static size_t digits(const char *text) {
    return strspn(text, "0123456789");
}

static size_t capitals(const char *text) {
    return strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3 ? 3 : 0;
}

static size_t literal(const char *text, const char *value) {
    size_t size = strlen(value);
    return strncmp(text, value, size) == 0 ? size : 0;
}

/* How many bytes of text a placeholder takes; 0: it is not there. after is what follows it in the
 * pattern. */
static size_t take(const char *name, size_t size, const char *text, const char *after,
                   const struct engross_pattern_values *values) {
    if (strncmp(name, "session", size) == 0)
        return values->session == NULL ? digits(text) : literal(text, values->session);
    if (strncmp(name, "state", size) == 0)
        return values->state == NULL ? capitals(text) : literal(text, values->state);
    if (strncmp(name, "number", size) == 0)
        return digits(text);
    return after[0] == '\0' ? strlen(text) : strcspn(text, (const char[]){after[0], '\0'});
}

bool engross_pattern_matches(const char *pattern, const char *text,
                             const struct engross_pattern_values *values) {
    while (*pattern != '\0') {
        const char *close = *pattern == '{' ? strchr(pattern, '}') : NULL;
        if (close == NULL) {
            if (*pattern++ != *text++)
                return false;
            continue;
        }
        size_t taken = take(pattern + 1, (size_t)(close - pattern - 1), text, close + 1, values);
        if (taken == 0)
            return false;
        text += taken;
        pattern = close + 1;
    }
    return *text == '\0';
}
