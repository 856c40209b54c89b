/* States by their names. */
#include "read/names.h"
#include "read/names/fold.h"

#include <string.h>

struct state {
    char code[4];
    const char *names; /* parted by '|' */
};

static const struct state states[] = {
#define X(code, names) {code, names},
#include "read/names/states.def"
#undef X
};

/* Words for a form of State that may stand before or after a short name, folded. */
static const char *const prefixes[] = {
    "the",         "republicof",  "therepublicof", "republiquede", "republiquedu",
    "republiqued", "republicade", "республика",    "lerepublique", "kingdomof",
};
static const char *const suffixes[] = {"республикасы", "共和国"};

static const char *code_of(const char *folded, size_t size) {
    for (size_t i = 0; i < sizeof states / sizeof states[0]; i++)
        if (engross_name_listed(states[i].names, folded, size))
            return states[i].code;
    return NULL;
}

static const char *code_among(const char *name, size_t size) {
    for (size_t i = 0; i < sizeof states / sizeof states[0]; i++)
        if (size == 3 && memcmp(states[i].code, name, 3) == 0)
            return states[i].code;
    return NULL;
}

/* "Republic of" before these names means another State than the short name alone. */
static bool is_ambiguous(const char *code) {
    return strcmp(code, "CHN") == 0 || strcmp(code, "KOR") == 0 || strcmp(code, "COD") == 0;
}

static const char *code_of_formal_name(const char *folded, size_t size) {
    const char *code = NULL;
    for (size_t i = 0; code == NULL && i < sizeof prefixes / sizeof prefixes[0]; i++) {
        size_t length = strlen(prefixes[i]);
        if (size > length && memcmp(folded, prefixes[i], length) == 0)
            code = code_of(folded + length, size - length);
    }
    for (size_t i = 0; code == NULL && i < sizeof suffixes / sizeof suffixes[0]; i++) {
        size_t length = strlen(suffixes[i]);
        if (size > length && memcmp(folded + size - length, suffixes[i], length) == 0)
            code = code_of(folded, size - length);
    }
    return code != NULL && is_ambiguous(code) ? NULL : code;
}

const char *engross_state_code(const char *name, size_t size) {
    const char *code = code_among(name, size);
    if (code != NULL)
        return code;
    char folded[ENGROSS_NAME_SIZE];
    size_t length = engross_name_fold(name, size, folded);
    if (length < 3)
        return NULL;
    code = code_of(folded, length);
    return code != NULL ? code : code_of_formal_name(folded, length);
}

bool engross_state_name(const char *code, char name[ENGROSS_NAME_ROOM]) {
    for (size_t i = 0; i < sizeof states / sizeof states[0]; i++)
        if (strcmp(states[i].code, code) == 0)
            return engross_name_first(states[i].names, name, ENGROSS_NAME_ROOM);
    return false;
}
