#include "read/metadata/keys.h"
#include "base/utf8.h"
#include "read/names.h"
#include "read/names/numeral.h"

#include <stdlib.h>
#include <string.h>

#define MAXIMUM_KEY 32
/* Edits between a key and the name that is suggested for it. */
#define NEAR 3

/* Names besides those of the fields. */
struct name_row {
    const char *name;
    uint32_t field;
    uint32_t attribute;
};

static const struct name_row names[] = {
    {"kind", ENGROSS_FIELD_COUNT, ENGROSS_ATTRIBUTE_KIND},
    {"lang", ENGROSS_FIELD_COUNT, ENGROSS_ATTRIBUTE_LANGUAGE},
    {"dir", ENGROSS_FIELD_COUNT, ENGROSS_ATTRIBUTE_DIRECTION},
    {"keywords", ENGROSS_FIELD_KEYWORDS, ENGROSS_ATTRIBUTE_NONE},
    {"authors", ENGROSS_FIELD_AUTHOR, ENGROSS_ATTRIBUTE_NONE},
    {"submitters", ENGROSS_FIELD_SUBMITTER, ENGROSS_ATTRIBUTE_NONE},
    {"bodies", ENGROSS_FIELD_BODY, ENGROSS_ATTRIBUTE_NONE},
};

/* How the value of a field is found. */
typedef bool (*understand)(const char *text, char value[32]);
struct form {
    uint32_t field;
    understand understand;
    const char *what; /* for people */
};

static bool understand_date(const char *text, char value[32]) {
    return engross_date_parse(text, strlen(text), value);
}

/* "2019-2024", "2019–2024": two years; or a date or interval of any form. */
static bool understand_period(const char *text, char value[32]) {
    size_t size = strlen(text), offset = 0;
    uint32_t first, last;
    size_t taken = engross_numeral_parse(text, size, &first);
    offset = taken;
    if (taken == 4 && offset < size) {
        uint32_t mark = engross_utf8_decode(text, size, &offset);
        bool dash = mark == '-' || mark == '/' || (mark >= 0x2010 && mark <= 0x2015);
        bool rest = engross_numeral_parse(text + offset, size - offset, &last) == 4;
        if (dash && rest && offset + 4 == size && first < last) {
            memcpy(value, text, 4);
            value[4] = '/';
            memcpy(value + 5, text + offset, 5);
            return true;
        }
    }
    return understand_date(text, value);
}

static bool understand_language(const char *text, char value[32]) {
    size_t size = strlen(text);
    const char *tag = engross_language_tag(text, size);
    if (tag == NULL && size < 32 && engross_language_tag_valid(text, size) &&
        (size <= 3 || strchr(text, '-') != NULL))
        tag = text;
    if (tag == NULL)
        return false;
    memcpy(value, tag, strlen(tag) + 1);
    return true;
}

static bool understand_state(const char *text, char value[32]) {
    const char *code = engross_state_code(text, strlen(text));
    if (code != NULL)
        memcpy(value, code, 4);
    return code != NULL;
}

/* A number, or an ordinal at the beginning: "48", "Forty-eighth session". */
static bool understand_number(const char *text, char value[32]) {
    uint32_t number;
    size_t size = strlen(text);
    size_t taken = engross_numeral_parse(text, size, &number);
    if (taken != size && engross_ordinal_parse(text, size, &number) == 0)
        return false;
    char digits[24];
    const char *found = engross_number(digits, number);
    memcpy(value, found, strlen(found) + 1);
    return size > 0;
}

static const struct form forms[] = {
    {ENGROSS_FIELD_DATE, understand_date, "a date"},
    {ENGROSS_FIELD_SESSION_DATES, understand_date, "two dates"},
    {ENGROSS_FIELD_PERIOD, understand_period, "a period"},
    {ENGROSS_FIELD_LANGUAGE, understand_language, "a language"},
    {ENGROSS_FIELD_ORIGINAL_LANGUAGE, understand_language, "a language"},
    {ENGROSS_FIELD_STATE, understand_state, "a State"},
    {ENGROSS_FIELD_SESSION, understand_number, "a number or ordinal"},
    {ENGROSS_FIELD_CYCLE, understand_number, "a number or ordinal"},
    {ENGROSS_FIELD_WORD_COUNT, understand_number, "a number"},
};

static const struct form *form_of(uint32_t field) {
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
        if (forms[i].field == field)
            return &forms[i];
    return NULL;
}

bool engross_metadata_repeats(uint32_t field) {
    return field == ENGROSS_FIELD_BODY || field == ENGROSS_FIELD_SUBMITTER ||
           field == ENGROSS_FIELD_AUTHOR || field == ENGROSS_FIELD_KEYWORDS;
}

/* The i-th of all names, or NULL past the last. */
static const char *name_at(size_t i) {
    if (i < ENGROSS_FIELD_COUNT)
        return engross_field_name((uint32_t)i);
    i -= ENGROSS_FIELD_COUNT;
    return i < sizeof names / sizeof names[0] ? names[i].name : NULL;
}

static size_t minimum(size_t a, size_t b) {
    return a < b ? a : b;
}

/* Levenshtein's distance of two names shorter than MAXIMUM_KEY. */
static size_t distance(const char *a, const char *b) {
    size_t row[MAXIMUM_KEY + 1];
    size_t width = strlen(b);
    for (size_t j = 0; j <= width; j++)
        row[j] = j;
    for (size_t i = 1; a[i - 1] != '\0'; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= width; j++) {
            size_t change = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            row[j] = minimum(change, minimum(row[j], row[j - 1]) + 1);
        }
    }
    return row[width];
}

static const char *nearest(const char *name) {
    const char *best = NULL;
    size_t best_distance = strlen(name) <= 4 ? 2 : NEAR;
    for (size_t i = 0; name_at(i) != NULL; i++) {
        size_t edits = distance(name, name_at(i));
        if (edits < best_distance) {
            best = name_at(i);
            best_distance = edits;
        }
    }
    return best;
}

bool engross_metadata_key_find(const char *name, struct engross_metadata_key *key,
                               const char **suggestion) {
    char folded[MAXIMUM_KEY];
    size_t size = strlen(name);
    *suggestion = NULL;
    if (size >= MAXIMUM_KEY)
        return false;
    for (size_t i = 0; i <= size; i++) {
        char c = name[i];
        folded[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c == '_' || c == ' ' ? '-' : c;
    }
    *key = (struct engross_metadata_key){engross_field_find(folded), ENGROSS_ATTRIBUTE_NONE};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(names[i].name, folded) == 0)
            *key = (struct engross_metadata_key){names[i].field, names[i].attribute};
    if (key->field != ENGROSS_FIELD_COUNT || key->attribute != ENGROSS_ATTRIBUTE_NONE)
        return true;
    *suggestion = nearest(folded);
    return false;
}

void engross_metadata_report_unknown(const char *name, engross_position position,
                                     const char *suggestion,
                                     struct engross_diagnostics *diagnostics) {
    if (strncmp(name, "x-", 2) == 0)
        return;
    struct engross_buffer hint = ENGROSS_BUFFER_INIT;
    if (suggestion != NULL)
        engross_buffer_append_format(&hint, "; is \"%s\" meant?", suggestion);
    engross_report(diagnostics, ENGROSS_MESSAGE_METADATA_UNKNOWN_KEY, position, name,
                   hint.data == NULL || engross_buffer_failed(&hint) ? "" : hint.data, NULL);
    engross_buffer_finish(&hint);
}

static const char *copy_string(struct engross_metadata *metadata, const char *text, bool *good) {
    if (text == NULL)
        return NULL;
    const char *copy = engross_arena_copy(&metadata->arena, text, strlen(text));
    *good = *good && copy != NULL;
    return copy;
}

/* Takes out what a stronger datum of the same name replaces: all from earlier loads, and within
 * one load what cannot repeat. */
static void remove_weaker(struct engross_metadata *metadata, const struct engross_metadatum *datum,
                          bool repeats) {
    size_t kept = 0;
    for (size_t i = 0; i < metadata->count; i++) {
        const struct engross_metadatum *old = &metadata->data[i];
        bool same = old->field == datum->field && old->attribute == datum->attribute;
        if (!same || (repeats && old->source == datum->source))
            metadata->data[kept++] = *old;
    }
    metadata->count = kept;
}

static bool append(struct engross_metadata *metadata, const struct engross_metadatum *datum) {
    if (metadata->count == metadata->capacity) {
        size_t capacity = metadata->capacity == 0 ? 16 : metadata->capacity * 2;
        void *data = realloc(metadata->data, capacity * sizeof *metadata->data);
        if (data == NULL)
            return false;
        metadata->data = data;
        metadata->capacity = capacity;
    }
    metadata->data[metadata->count++] = *datum;
    return true;
}

static int32_t store(struct engross_metadata *metadata, struct engross_metadatum datum,
                     struct engross_diagnostics *diagnostics) {
    bool good = true;
    datum.text = copy_string(metadata, datum.text, &good);
    datum.value = copy_string(metadata, datum.value, &good);
    datum.label = copy_string(metadata, datum.label, &good);
    remove_weaker(metadata, &datum, engross_metadata_repeats(datum.field));
    if (good && append(metadata, &datum))
        return ENGROSS_OK;
    engross_report(diagnostics, ENGROSS_MESSAGE_METADATA_NO_MEMORY, ENGROSS_NOWHERE, NULL);
    return ENGROSS_NO_MEMORY;
}

/* Room for the beginning of a text in a message. */
#define BRIEF_SIZE 80

/* Copies the beginning of text, whole characters only. */
static void brief(const char *text, char out[BRIEF_SIZE]) {
    size_t size = strlen(text), end = 0;
    for (size_t next = 0; next < size; end = next) {
        engross_utf8_decode(text, size, &next);
        if (next > BRIEF_SIZE - 4)
            break;
    }
    memcpy(out, text, end);
    memcpy(out + end, end < size ? "…" : "", end < size ? sizeof "…" : 1);
}

static bool is_one_of(const char *text, const char *const *choices) {
    while (*choices != NULL && strcmp(*choices, text) != 0)
        choices++;
    return *choices != NULL;
}

static int32_t add_attribute(struct engross_metadata *metadata, const char *name,
                             struct engross_metadatum datum,
                             struct engross_diagnostics *diagnostics) {
    static const char *const kinds[] = {"report",  "factsheet", "interview",
                                        "article", "page",      NULL};
    static const char *const directions[] = {"ltr", "rtl", NULL};
    const char *wanted = NULL;
    char tag[32], given[BRIEF_SIZE];
    brief(datum.text, given);
    if (datum.attribute == ENGROSS_ATTRIBUTE_KIND && !is_one_of(datum.text, kinds))
        wanted = "report, factsheet, interview, article or page";
    else if (datum.attribute == ENGROSS_ATTRIBUTE_DIRECTION && !is_one_of(datum.text, directions))
        wanted = "ltr or rtl";
    else if (datum.attribute == ENGROSS_ATTRIBUTE_LANGUAGE) {
        wanted = understand_language(datum.text, tag) ? NULL : "a language tag such as en or kk";
        datum.text = tag;
    }
    if (wanted == NULL)
        return store(metadata, datum, diagnostics);
    engross_report(diagnostics, ENGROSS_MESSAGE_METADATA_WRONG_VALUE, datum.position, name, given,
                   wanted, NULL);
    return ENGROSS_FAILED;
}

/* A code that stands for a name is printed as the name. */
static bool name_of_code(const struct engross_metadatum *datum, char name[ENGROSS_NAME_ROOM]) {
    if (datum->value == NULL || strcmp(datum->text, datum->value) != 0)
        return false;
    if (datum->field == ENGROSS_FIELD_STATE)
        return engross_state_name(datum->value, name);
    return (datum->field == ENGROSS_FIELD_LANGUAGE ||
            datum->field == ENGROSS_FIELD_ORIGINAL_LANGUAGE) &&
           engross_language_name(datum->value, name);
}

int32_t engross_metadata_add(struct engross_metadata *metadata,
                             const struct engross_metadata_key *key, const char *name,
                             struct engross_metadatum datum,
                             struct engross_diagnostics *diagnostics) {
    datum.field = key->field;
    datum.attribute = key->attribute;
    if (key->attribute != ENGROSS_ATTRIBUTE_NONE)
        return add_attribute(metadata, name, datum, diagnostics);
    const struct form *form = form_of(key->field);
    char value[32];
    if (form == NULL || datum.text[0] == '\0') {
        datum.value = form == NULL ? NULL : datum.value;
        return store(metadata, datum, diagnostics);
    }
    bool given = datum.value != NULL;
    char shown[BRIEF_SIZE];
    brief(given ? datum.value : datum.text, shown);
    if (form->understand(given ? datum.value : datum.text, value)) {
        datum.value = value;
        char printed[ENGROSS_NAME_ROOM];
        if (name_of_code(&datum, printed))
            datum.text = printed;
        return store(metadata, datum, diagnostics);
    }
    if (given) {
        engross_report(diagnostics, ENGROSS_MESSAGE_METADATA_WRONG_VALUE, datum.position, name,
                       shown, form->what, NULL);
        return ENGROSS_FAILED;
    }
    engross_report(diagnostics, ENGROSS_MESSAGE_METADATA_NOT_UNDERSTOOD, datum.position, name,
                   shown, form->what, NULL);
    return store(metadata, datum, diagnostics);
}
