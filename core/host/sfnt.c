#include "host/sfnt.h"

#include <string.h>

#define COLLECTION UINT32_C(0x74746366) /* "ttcf" */
#define MAXIMUM_TABLES 256

/* Reading past the end gives 0, which no structure here takes for an offset or a count. */
static uint32_t read16(const struct engross_sfnt *sfnt, size_t at) {
    if (at > sfnt->size || sfnt->size - at < 2)
        return 0;
    return (uint32_t)sfnt->data[at] << 8 | sfnt->data[at + 1];
}

static uint32_t read32(const struct engross_sfnt *sfnt, size_t at) {
    return read16(sfnt, at) << 16 | read16(sfnt, at + 2);
}

bool engross_sfnt_open(struct engross_sfnt *sfnt, const void *data, size_t size, uint32_t face) {
    *sfnt = (struct engross_sfnt){.data = data, .size = size};
    size_t start = 0;
    if (read32(sfnt, 0) == COLLECTION) {
        if (face >= read32(sfnt, 8) || face > 1024)
            return false;
        start = read32(sfnt, 12 + 4 * (size_t)face);
    } else if (face != 0) {
        return false;
    }
    sfnt->table_count = read16(sfnt, start + 4);
    sfnt->tables = start + 12;
    return sfnt->table_count > 0 && sfnt->table_count <= MAXIMUM_TABLES;
}

/* The offset of a table, or 0 where the face has none of that tag. */
static size_t table(const struct engross_sfnt *sfnt, const char *tag) {
    for (uint32_t i = 0; i < sfnt->table_count; i++) {
        size_t record = sfnt->tables + 16 * (size_t)i;
        if (record > sfnt->size || sfnt->size - record < 16)
            return 0;
        if (memcmp(sfnt->data + record, tag, 4) == 0) {
            size_t offset = read32(sfnt, record + 8);
            return offset < sfnt->size ? offset : 0;
        }
    }
    return 0;
}

bool engross_sfnt_has_table(const struct engross_sfnt *sfnt, const char *tag) {
    return table(sfnt, tag) != 0;
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

/* Whether size bytes of UTF-16BE spell the ASCII string. */
static bool spells(const struct engross_sfnt *sfnt, size_t at, size_t size, const char *string) {
    if (size != 2 * strlen(string))
        return false;
    for (size_t i = 0; string[i] != '\0'; i++) {
        uint32_t unit = read16(sfnt, at + 2 * i);
        if (unit >= 0x80 || lower((char)unit) != lower(string[i]))
            return false;
    }
    return true;
}

bool engross_sfnt_is_of_family(const struct engross_sfnt *sfnt, const char *family) {
    size_t names = table(sfnt, "name");
    if (names == 0)
        return false;
    uint32_t count = read16(sfnt, names + 2);
    size_t strings = names + read16(sfnt, names + 4);
    for (uint32_t i = 0; i < count; i++) {
        size_t record = names + 6 + 12 * (size_t)i;
        uint32_t id = read16(sfnt, record + 6);
        bool windows = read16(sfnt, record) == 3;
        if (windows && (id == 1 || id == 16) &&
            spells(sfnt, strings + read16(sfnt, record + 10), read16(sfnt, record + 8), family))
            return true;
    }
    return false;
}

/* Format 4: segments of the basic plane. */
static bool segments_have(const struct engross_sfnt *sfnt, size_t at, uint32_t codepoint) {
    uint32_t segments = read16(sfnt, at + 6) / 2;
    size_t ends = at + 14;
    size_t starts = ends + 2 * (size_t)segments + 2;
    size_t deltas = starts + 2 * (size_t)segments;
    size_t offsets = deltas + 2 * (size_t)segments;
    for (uint32_t i = 0; i < segments; i++) {
        if (codepoint > read16(sfnt, ends + 2 * (size_t)i))
            continue;
        uint32_t start = read16(sfnt, starts + 2 * (size_t)i);
        if (codepoint < start)
            return false;
        uint32_t delta = read16(sfnt, deltas + 2 * (size_t)i);
        size_t place = offsets + 2 * (size_t)i;
        uint32_t offset = read16(sfnt, place);
        if (offset == 0)
            return ((codepoint + delta) & 0xFFFF) != 0;
        return read16(sfnt, place + offset + 2 * (size_t)(codepoint - start)) != 0;
    }
    return false;
}

/* Format 12: groups of all planes, in ascending order. */
static bool groups_have(const struct engross_sfnt *sfnt, size_t at, uint32_t codepoint) {
    size_t low = 0;
    size_t high = read32(sfnt, at + 12);
    if (high > sfnt->size / 12)
        return false;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        size_t group = at + 16 + 12 * middle;
        uint32_t first = read32(sfnt, group);
        if (codepoint < first)
            high = middle;
        else if (codepoint > read32(sfnt, group + 4))
            low = middle + 1;
        else
            return read32(sfnt, group + 8) + (codepoint - first) != 0;
    }
    return false;
}

bool engross_sfnt_has_character(const struct engross_sfnt *sfnt, uint32_t codepoint) {
    size_t cmap = table(sfnt, "cmap");
    if (cmap == 0)
        return false;
    uint32_t count = read16(sfnt, cmap + 2);
    for (uint32_t i = 0; i < count; i++) {
        size_t record = cmap + 4 + 8 * (size_t)i;
        uint32_t platform = read16(sfnt, record);
        if (platform != 0 && platform != 3)
            continue;
        size_t at = cmap + read32(sfnt, record + 4);
        uint32_t format = read16(sfnt, at);
        if ((format == 4 && codepoint <= 0xFFFF && segments_have(sfnt, at, codepoint)) ||
            (format == 12 && groups_have(sfnt, at, codepoint)))
            return true;
    }
    return false;
}

uint32_t engross_sfnt_weight(const struct engross_sfnt *sfnt) {
    size_t os2 = table(sfnt, "OS/2");
    uint32_t weight = os2 == 0 ? 0 : read16(sfnt, os2 + 4);
    return weight >= 1 && weight <= 1000 ? weight : 400;
}

bool engross_sfnt_is_italic(const struct engross_sfnt *sfnt) {
    size_t os2 = table(sfnt, "OS/2");
    /* fsSelection: bit 0 italic, bit 9 oblique. */
    return os2 != 0 && (read16(sfnt, os2 + 62) & 0x0201) != 0;
}

uint32_t engross_sfnt_revision(const struct engross_sfnt *sfnt) {
    size_t head = table(sfnt, "head");
    return head == 0 ? 0 : read32(sfnt, head + 4);
}
