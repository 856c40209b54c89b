#include "layout/patterns.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_LETTERS = 96,     /* of a pattern; libhyphen reads lines of as many bytes */
    MOST_CHARSET = 20,     /* bytes of the encoding's name */
    BYTES_A_STATE = 7,     /* of a dictionary, about */
    LEAST_SLOTS = 256,     /* of an index, a power of two */
    DEFAULT_HYPHENMIN = 2, /* letters, where the dictionary does not say */
    RESPELLED = 0x80,      /* the division's winning pattern changes the spelling there */
    VALUE = 0x7F,
};
/* A prime near 2^64 divided by the golden ratio. */
#define MULTIPLIER UINT64_C(0x9E3779B97F4A7C55)

/* The letters that a pattern begins with: all of them, or fewer. */
struct state {
    uint32_t hash;
    uint32_t line; /* where in the data a line stands that begins with these letters */
    uint8_t letters;
    bool whole; /* they are all of the line's pattern */
};

/* The patterns of one level. slots, a power of two, lead from a hash to a state; the first state
 * stands for none. */
struct level {
    struct state *states;
    uint32_t count, capacity;
    uint32_t *slots;
    uint32_t slot_count;
};

/* Letters that must stay before and after a division: in the word, and in a part of a compound
 * where another part joins. */
struct least {
    size_t left, right, part_left, part_right;
};

struct pdf_patterns {
    const char *data;
    size_t size;
    char charset[MOST_CHARSET];
    bool is_utf8;
    /* Compounds are first divided into their parts; those, or a word that is none, by syllables.
     * Files of one level have syllables only. */
    struct level parts, syllables;
    struct least least;
};

/* --- letters of a line ---------------------------------------------------------------------- */

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* A pattern ends at white space, where its change of spelling begins, and with the file. */
static bool is_end(const char *at, const char *end) {
    return at == end || (unsigned char)*at <= ' ' || *at == '/';
}

static bool line_begins_with(const char *line, const char *letters, size_t count) {
    for (size_t i = 0; i < count; line++) {
        if (is_digit(*line))
            continue;
        if (*line != letters[i++])
            return false;
    }
    return true;
}

/* --- the index ------------------------------------------------------------------------------ */

static uint32_t folded(uint64_t hash) {
    return (uint32_t)(hash * MULTIPLIER >> 32);
}

static uint32_t *find_slot(const struct level *level, const char *data, const char *letters,
                           size_t count, uint32_t hash) {
    uint32_t mask = level->slot_count - 1;
    for (uint32_t slot = hash & mask;; slot = (slot + 1) & mask) {
        if (level->slots[slot] == 0)
            return &level->slots[slot];
        const struct state *state = &level->states[level->slots[slot]];
        if (state->hash == hash && state->letters == count &&
            line_begins_with(data + state->line, letters, count))
            return &level->slots[slot];
    }
}

static bool grow_slots(struct level *level, uint32_t slot_count) {
    uint32_t *slots = calloc(slot_count, sizeof *slots);
    if (slots == NULL)
        return false;
    for (uint32_t i = 1; i < level->count; i++) {
        uint32_t slot = level->states[i].hash & (slot_count - 1);
        while (slots[slot] != 0)
            slot = (slot + 1) & (slot_count - 1);
        slots[slot] = i;
    }
    free(level->slots);
    level->slots = slots;
    level->slot_count = slot_count;
    return true;
}

static bool start_level(struct level *level, size_t size) {
    uint32_t slot_count = LEAST_SLOTS, capacity = (uint32_t)(size / BYTES_A_STATE) + LEAST_SLOTS;
    while (slot_count < capacity * 2)
        slot_count *= 2;
    *level = (struct level){
        .states = malloc(capacity * sizeof *level->states), .count = 1, .capacity = capacity};
    if (level->states != NULL)
        level->states[0] = (struct state){0};
    return level->states != NULL && grow_slots(level, slot_count);
}

static void finish_level(struct level *level) {
    free(level->states);
    free(level->slots);
}

static bool make_room(struct level *level) {
    if (level->count * UINT64_C(2) > level->slot_count && !grow_slots(level, level->slot_count * 2))
        return false;
    if (level->count < level->capacity)
        return true;
    struct state *grown = realloc(level->states, level->capacity * 2 * sizeof *grown);
    if (grown == NULL)
        return false;
    level->states = grown;
    level->capacity *= 2;
    return true;
}

/* Adds the pattern of a line and, until one is known, what it begins with. */
static bool add_line(struct level *level, const char *data, uint32_t line, size_t size) {
    char letters[MOST_LETTERS];
    uint64_t hashes[MOST_LETTERS], hash = 0;
    size_t count = 0;
    for (const char *at = data + line, *end = at + size; !is_end(at, end); at++) {
        if (is_digit(*at))
            continue;
        if (count == MOST_LETTERS)
            return true;
        letters[count] = *at;
        hashes[count++] = hash = hash * MULTIPLIER + (unsigned char)*at + 1;
    }
    for (size_t left = count; left > 0; left--) {
        uint32_t short_hash = folded(hashes[left - 1]);
        if (!make_room(level))
            return false;
        uint32_t *slot = find_slot(level, data, letters, left, short_hash);
        bool known = *slot != 0;
        if (!known)
            *slot = level->count++;
        if (!known || left == count)
            level->states[*slot] = (struct state){short_hash, line, (uint8_t)left, left == count};
        if (known)
            break;
    }
    return true;
}

/* --- the file ------------------------------------------------------------------------------- */

static bool has_prefix(const char *line, size_t size, const char *word) {
    return size >= strlen(word) && memcmp(line, word, strlen(word)) == 0;
}

/* "LEFTHYPHENMIN 3" and its like; only the first level's count. */
static bool read_setting(struct least *least, const char *line, size_t size) {
    const struct {
        const char *name;
        size_t *value;
    } settings[] = {{"LEFTHYPHENMIN", &least->left},
                    {"RIGHTHYPHENMIN", &least->right},
                    {"COMPOUNDLEFTHYPHENMIN", &least->part_left},
                    {"COMPOUNDRIGHTHYPHENMIN", &least->part_right}};
    if (*line < 'A' || *line > 'Z')
        return false;
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        if (!has_prefix(line, size, settings[i].name))
            continue;
        size_t value = 0;
        for (size_t at = strlen(settings[i].name); at < size && value < 100; at++)
            value = is_digit(line[at]) ? value * 10 + (size_t)(line[at] - '0') : value;
        *settings[i].value = value;
        return true;
    }
    return has_prefix(line, size, "NOHYPHEN"); /* names marks, which no word has */
}

static void read_charset(struct pdf_patterns *patterns, const char *line, size_t size) {
    while (size > 0 && (unsigned char)line[size - 1] <= ' ')
        size--;
    if (size < MOST_CHARSET)
        memcpy(patterns->charset, line, size);
    patterns->is_utf8 = strcmp(patterns->charset, "UTF-8") == 0;
}

/* A line of patterns, or one that starts the second level. */
static bool read_line(struct pdf_patterns *patterns, uint32_t line, size_t size) {
    const char *start = patterns->data + line;
    bool second = patterns->parts.states != NULL;
    struct least ignored;
    if (*start == '%' || *start == '#')
        return true;
    if (!second && has_prefix(start, size, "NEXTLEVEL")) {
        patterns->parts = patterns->syllables;
        return start_level(&patterns->syllables, patterns->size - line);
    }
    return read_setting(second ? &ignored : &patterns->least, start, size) ||
           add_line(&patterns->syllables, patterns->data, line, size);
}

static bool read_lines(struct pdf_patterns *patterns) {
    const char *data = patterns->data;
    bool first = true;
    for (size_t line = 0; line < patterns->size;) {
        const char *end = memchr(data + line, '\n', patterns->size - line);
        size_t size = (end != NULL ? (size_t)(end - data) : patterns->size) - line;
        if (first)
            read_charset(patterns, data + line, size);
        else if (!read_line(patterns, (uint32_t)line, size))
            return false;
        first = false;
        line += size + 1;
    }
    return true;
}

struct pdf_patterns *engross_pdf_patterns_open(const char *data, size_t size) {
    struct pdf_patterns *patterns = size < UINT32_MAX ? calloc(1, sizeof *patterns) : NULL;
    if (patterns == NULL)
        return NULL;
    patterns->data = data;
    patterns->size = size;
    if (!start_level(&patterns->syllables, size) || !read_lines(patterns) ||
        patterns->syllables.count == 1) {
        engross_pdf_patterns_free(patterns);
        return NULL;
    }
    struct least *least = &patterns->least;
    least->left = least->left > 0 ? least->left : DEFAULT_HYPHENMIN;
    least->right = least->right > 0 ? least->right : DEFAULT_HYPHENMIN;
    return patterns;
}

void engross_pdf_patterns_free(struct pdf_patterns *patterns) {
    if (patterns == NULL)
        return;
    finish_level(&patterns->parts);
    finish_level(&patterns->syllables);
    free(patterns);
}

const char *engross_pdf_patterns_charset(const struct pdf_patterns *patterns) {
    return patterns->charset;
}

/* --- dividing ------------------------------------------------------------------------------- */

/* Lays the pattern of a line over the values from its first letter on: the higher value stays. */
static void lay_over(const char *line, const char *end, unsigned char *values) {
    const char *start = line;
    while (!is_end(line, end))
        line++;
    unsigned char mark = line < end && *line == '/' ? RESPELLED : 0;
    for (line = start; !is_end(line, end); line++) {
        if (!is_digit(*line))
            values++;
        else if (*line - '0' > (*values & VALUE))
            *values = (unsigned char)((*line - '0') | mark);
    }
}

/* Fills values[i] for the division before word[i], i from 1 to size - 1. At each letter the
 * longest run of letters that a pattern begins with counts, and only if it is one: dictionaries
 * are made so that every pattern holds the values of those at its end. */
static void run(const struct pdf_patterns *patterns, const struct level *level, const char *word,
                size_t size, unsigned char *values) {
    const char *data = patterns->data;
    char text[ENGROSS_PDF_PATTERNS_MOST_BYTES + 2];
    unsigned char all[ENGROSS_PDF_PATTERNS_MOST_BYTES + 3] = {0};
    /* Hashes of what stands before each letter, and the powers to take one out of another. */
    uint64_t hashes[ENGROSS_PDF_PATTERNS_MOST_BYTES + 3] = {0}, powers[MOST_LETTERS + 1] = {1};
    for (size_t i = 1; i <= MOST_LETTERS; i++)
        powers[i] = powers[i - 1] * MULTIPLIER;
    text[0] = text[size + 1] = '.';
    memcpy(text + 1, word, size);
    size_t letters = 0;
    for (size_t i = 0; i < size + 2; i++) {
        hashes[i + 1] = hashes[i] * MULTIPLIER + (unsigned char)text[i] + 1;
        letters += letters < MOST_LETTERS;
        const struct state *state = level->states;
        for (; letters > 0; letters--) {
            size_t start = i + 1 - letters;
            uint32_t hash = folded(hashes[i + 1] - hashes[start] * powers[letters]);
            state = &level->states[*find_slot(level, data, text + start, letters, hash)];
            if (state->letters != 0)
                break;
        }
        if (letters > 0 && state->whole)
            lay_over(data + state->line, data + patterns->size, all + i + 1 - letters);
    }
    for (size_t i = 1; i < size; i++)
        values[i] = all[i + 1];
}

static bool is_odd(unsigned char value) {
    return (value & 1) != 0;
}

static bool starts_letter(const struct pdf_patterns *patterns, char byte) {
    return !patterns->is_utf8 || ((unsigned char)byte & 0xC0) != 0x80;
}

/* Takes away divisions with fewer letters before or after them. */
static void keep_away(const struct pdf_patterns *patterns, const char *word, size_t size,
                      size_t left, size_t right, unsigned char *values) {
    size_t letters = 0;
    for (size_t i = 1; i < size; i++) {
        letters += starts_letter(patterns, word[i]);
        if (letters < left)
            values[i] = 0;
    }
    letters = 0;
    for (size_t i = size; i-- > 1;) {
        letters += starts_letter(patterns, word[i]);
        if (letters < right)
            values[i] = 0;
    }
}

/* A part of a word, from start to end. */
struct part {
    size_t start, end;
};

/* Divides a part by the patterns of a level, with room where other parts join it. */
static void divide_part(const struct pdf_patterns *patterns, const struct level *level,
                        const char *word, size_t size, struct part part, unsigned char *values) {
    const char *first = word + part.start;
    size_t length = part.end - part.start;
    run(patterns, level, first, length, values + part.start);
    keep_away(patterns, first, length, part.start > 0 ? patterns->least.part_left : 0,
              part.end < size ? patterns->least.part_right : 0, values + part.start);
}

/* The part up to the first division after start. */
static struct part first_part(size_t start, size_t end, const unsigned char *values) {
    struct part part = {start, start + 1};
    while (part.end < end && !is_odd(values[part.end]))
        part.end++;
    return part;
}

/* Parts are divided into parts until no pattern divides them further. */
static void divide(const struct pdf_patterns *patterns, const char *word, size_t size,
                   unsigned char *values) {
    for (size_t start = 0; start < size;) {
        struct part part = first_part(start, size, values);
        if (patterns->parts.states != NULL)
            divide_part(patterns, &patterns->parts, word, size, part, values);
        if (first_part(start, part.end, values).end < part.end)
            continue;
        divide_part(patterns, &patterns->syllables, word, size, part, values);
        start = part.end;
    }
}

void engross_pdf_patterns_divide(const struct pdf_patterns *patterns, const char *word, size_t size,
                                 bool *points) {
    unsigned char values[ENGROSS_PDF_PATTERNS_MOST_BYTES + 1] = {0};
    if (size > ENGROSS_PDF_PATTERNS_MOST_BYTES)
        return;
    divide(patterns, word, size, values);
    keep_away(patterns, word, size, patterns->least.left, patterns->least.right, values);
    for (size_t i = 1; i < size; i++)
        points[i] = is_odd(values[i]) && (values[i] & RESPELLED) == 0;
}
