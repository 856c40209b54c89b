/* Languages by their names, and the form of their tags. */
#include "read/names.h"
#include "read/names/fold.h"

#include <string.h>

struct language {
    char tag[8];
    const char *names; /* parted by '|' */
};

static const struct language languages[] = {
#define X(tag, names) {tag, names},
#include "read/names/languages.def"
#undef X
};

const char *engross_language_tag(const char *name, size_t size) {
    char folded[ENGROSS_NAME_SIZE];
    size_t length = engross_name_fold(name, size, folded);
    for (size_t i = 0; length > 0 && i < sizeof languages / sizeof languages[0]; i++)
        if (engross_name_listed(languages[i].names, folded, length))
            return languages[i].tag;
    return NULL;
}

bool engross_language_name(const char *tag, char name[ENGROSS_NAME_ROOM]) {
    for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++)
        if (strcmp(languages[i].tag, tag) == 0)
            return engross_name_first(languages[i].names, name, ENGROSS_NAME_ROOM);
    return false;
}

/* One subtag: letters and digits up to the next hyphen. */
struct subtag {
    size_t size;
    bool letters_only;
    bool begins_with_digit;
};

static bool next_subtag(const char *tag, size_t size, size_t *offset, struct subtag *subtag) {
    size_t start = *offset;
    *subtag = (struct subtag){0, true, false};
    while (*offset < size && tag[*offset] != '-') {
        char c = tag[*offset];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        bool digit = c >= '0' && c <= '9';
        if (!letter && !digit)
            return false;
        subtag->letters_only = subtag->letters_only && letter;
        if (*offset == start)
            subtag->begins_with_digit = digit;
        ++*offset;
    }
    subtag->size = *offset - start;
    bool more = *offset < size;
    *offset += more;
    return subtag->size >= 1 && subtag->size <= 8 && !(more && *offset == size);
}

/* The places of a tag in their order: extended language, script, region, variant, extension. */
enum place {
    PLACE_LANGUAGE,
    PLACE_EXTENDED,
    PLACE_SCRIPT,
    PLACE_REGION,
    PLACE_VARIANT,
    PLACE_OPEN
};

static enum place place_of(const struct subtag *subtag, enum place reached) {
    if (reached == PLACE_OPEN || subtag->size == 1)
        return PLACE_OPEN;
    if (subtag->size == 3 && subtag->letters_only)
        return PLACE_EXTENDED;
    if (subtag->size == 4 && subtag->letters_only)
        return PLACE_SCRIPT;
    if (subtag->size == 2 ? subtag->letters_only : subtag->size == 3)
        return PLACE_REGION;
    if (subtag->size >= 5 || (subtag->size == 4 && subtag->begins_with_digit))
        return PLACE_VARIANT;
    return PLACE_LANGUAGE;
}

bool engross_language_tag_valid(const char *tag, size_t size) {
    struct subtag subtag;
    size_t offset = 0;
    if (size == 0 || !next_subtag(tag, size, &offset, &subtag) || !subtag.letters_only)
        return false;
    bool private_use = subtag.size == 1 && (tag[0] == 'x' || tag[0] == 'X');
    if (subtag.size == 1 && (!private_use || offset == size))
        return false;
    enum place reached = private_use ? PLACE_OPEN : PLACE_LANGUAGE;
    bool dangling = false; /* a singleton still without what it introduces */
    while (offset < size) {
        if (!next_subtag(tag, size, &offset, &subtag))
            return false;
        enum place place = place_of(&subtag, reached);
        bool repeatable = place == PLACE_VARIANT || place == PLACE_OPEN;
        if (place < reached || (place == reached && !repeatable))
            return false;
        dangling = subtag.size == 1 && !private_use;
        reached = place;
    }
    return !dangling;
}
