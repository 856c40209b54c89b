#include "read/text/states.h"
#include "read/text/characters.h"

#include <string.h>

struct state {
    const char *code;
    const char *names; /* separated by "|" */
};

static const struct state states[] = {
#define X(code, names) {code, names},
#include "read/text/states.def"
#undef X
};

static uint32_t fold_name(uint32_t c) {
    return c == '\'' ? 0x2019 : c == 0xA0 ? ' ' : engross_fold_case(c);
}

static bool is_name(const char *text, size_t size, const char *name, size_t name_size) {
    size_t at = 0, in_name = 0;
    while (at < size && in_name < name_size)
        if (fold_name(engross_utf8_decode(text, size, &at)) !=
            fold_name(engross_utf8_decode(name, name_size, &in_name)))
            return false;
    return at == size && in_name == name_size;
}

const char *engross_state_find(const char *text, size_t size) {
    for (size_t i = 0; i < sizeof states / sizeof states[0]; i++) {
        for (const char *name = states[i].names; name != NULL;) {
            const char *end = strchr(name, '|');
            if (is_name(text, size, name, end == NULL ? strlen(name) : (size_t)(end - name)))
                return states[i].code;
            name = end == NULL ? NULL : end + 1;
        }
    }
    return NULL;
}
