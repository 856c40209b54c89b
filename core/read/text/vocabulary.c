#include "read/text/vocabulary.h"
#include "read/text/characters.h"

#include <string.h>

#define MOST_WORDS ((size_t)1 << 20)
#define LONGEST_WORD 64 /* bytes */

/* A set of hashes: a collision may misjudge a hyphen, no more. */
struct engross_vocabulary {
    uint64_t *slots;
    size_t mask;
    size_t count;
};

#define HASH_START UINT64_C(0xcbf29ce484222325)

static uint64_t hash_on(uint64_t hash, uint32_t c) {
    return (hash ^ c) * UINT64_C(0x100000001b3);
}

static bool is_hyphen(uint32_t c) {
    return c == '-' || c == 0x2010 || c == 0x2011;
}

static size_t slot_of(const struct engross_vocabulary *vocabulary, uint64_t hash) {
    size_t at = (size_t)(hash ^ hash >> 29) & vocabulary->mask;
    while (vocabulary->slots[at] != 0 && vocabulary->slots[at] != hash)
        at = (at + 1) & vocabulary->mask;
    return at;
}

static void add(struct engross_vocabulary *vocabulary, uint64_t hash) {
    size_t at = slot_of(vocabulary, hash);
    if (vocabulary->slots[at] != 0 || vocabulary->count * 2 > vocabulary->mask)
        return;
    vocabulary->slots[at] = hash;
    vocabulary->count++;
}

static bool knows(const struct engross_vocabulary *vocabulary, uint64_t hash) {
    return vocabulary != NULL && vocabulary->slots[slot_of(vocabulary, hash)] == hash;
}

struct engross_vocabulary *engross_vocabulary_new(struct engross_arena *arena, const char *data,
                                                  size_t size) {
    struct engross_vocabulary *vocabulary = engross_arena_allocate(arena, sizeof *vocabulary);
    size_t slots = 1024;
    while (slots < size / 4 && slots < MOST_WORDS * 2)
        slots *= 2;
    if (vocabulary == NULL)
        return NULL;
    vocabulary->mask = slots - 1;
    vocabulary->slots = engross_arena_allocate(arena, slots * sizeof *vocabulary->slots);
    if (vocabulary->slots == NULL)
        return NULL;
    uint64_t hash = HASH_START;
    uint32_t last = 0;
    for (size_t at = 0; at < size;) {
        uint32_t c = engross_utf8_decode(data, size, &at);
        if (engross_is_letter(c) || (is_hyphen(c) && engross_is_letter(last))) {
            hash = hash_on(hash, is_hyphen(c) ? '-' : engross_fold_case(c));
        } else if (hash != HASH_START) {
            /* a word that the line end divides tells nothing */
            if (!is_hyphen(last))
                add(vocabulary, hash);
            hash = HASH_START;
        }
        last = c;
    }
    return vocabulary;
}

static uint64_t hash_word(uint64_t hash, const char *text, size_t size) {
    for (size_t at = 0; at < size;) {
        uint32_t c = engross_utf8_decode(text, size, &at);
        hash = hash_on(hash, is_hyphen(c) ? '-' : engross_fold_case(c));
    }
    return hash;
}

static size_t word_start(const char *text, size_t end) {
    size_t start = end, before;
    while (start > 0 && end - start < LONGEST_WORD) {
        uint32_t c = engross_utf8_decode_before(text, start, &before);
        if (!engross_is_letter(c) && !is_hyphen(c))
            break;
        start = before;
    }
    return start;
}

static size_t word_end(const char *text, size_t size) {
    size_t end = 0;
    while (end < size && end < LONGEST_WORD) {
        size_t next = end;
        uint32_t c = engross_utf8_decode(text, size, &next);
        if (!engross_is_letter(c) && !(is_hyphen(c) && next < size))
            break;
        end = next;
    }
    return end;
}

enum engross_hyphen engross_hyphen_judge(const struct engross_vocabulary *vocabulary,
                                         const char *first, size_t first_size, const char *second,
                                         size_t second_size) {
    if (first_size == 0 || second_size == 0)
        return ENGROSS_HYPHEN_NONE;
    size_t hyphen;
    uint32_t c = engross_utf8_decode_before(first, first_size, &hyphen);
    if (c == 0x00AD)
        return ENGROSS_HYPHEN_DROP;
    if (!is_hyphen(c) || hyphen == 0)
        return ENGROSS_HYPHEN_NONE;
    uint32_t before = engross_character_before(first, hyphen);
    uint32_t after = engross_character_at(second, second_size, 0);
    if (!engross_is_letter(before) && !engross_is_digit(before))
        return ENGROSS_HYPHEN_NONE;
    if (!engross_is_lowercase(after) || !engross_is_letter(before))
        return engross_is_letter(after) || engross_is_digit(after) ? ENGROSS_HYPHEN_KEEP
                                                                   : ENGROSS_HYPHEN_NONE;
    size_t start = word_start(first, hyphen), end = word_end(second, second_size);
    uint64_t stem = hash_word(HASH_START, first + start, hyphen - start);
    if (knows(vocabulary, hash_word(stem, second, end)))
        return ENGROSS_HYPHEN_DROP;
    if (knows(vocabulary, hash_word(hash_on(stem, '-'), second, end)))
        return ENGROSS_HYPHEN_KEEP;
    bool compound =
        knows(vocabulary, stem) && knows(vocabulary, hash_word(HASH_START, second, end));
    return compound ? ENGROSS_HYPHEN_KEEP : ENGROSS_HYPHEN_DROP;
}

static bool is_spaceless(uint32_t c) {
    return engross_is_ideograph(c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF);
}

bool engross_hyphen_is_seamless(const char *first, size_t first_size, const char *second,
                                size_t second_size) {
    return is_spaceless(engross_character_before(first, first_size)) &&
           is_spaceless(engross_character_at(second, second_size, 0));
}

void engross_hyphen_word(const char *first, size_t first_size, const char *second,
                         size_t second_size, struct engross_buffer *word) {
    size_t hyphen;
    engross_utf8_decode_before(first, first_size, &hyphen);
    size_t start = word_start(first, hyphen);
    engross_buffer_append(word, first + start, hyphen - start);
    engross_buffer_append(word, second, word_end(second, second_size));
}

void engross_hyphen_drop(struct engross_buffer *buffer) {
    size_t start;
    engross_utf8_decode_before(buffer->data, buffer->size, &start);
    buffer->size = start;
    buffer->data[start] = '\0';
}
