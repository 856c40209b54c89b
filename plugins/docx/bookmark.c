#include "bookmark.h"

#include <stdbool.h>
#include <string.h>

/* Characters of the id that a name with a checksum keeps. */
#define KEPT_SIZE 31

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_name_character(char c) {
    return is_letter(c) || (c >= '0' && c <= '9');
}

static bool is_name(engross_text id) {
    if (id.size == 0 || id.size >= ENGROSS_DOCX_BOOKMARK_SIZE || !is_letter(id.data[0]))
        return false;
    for (size_t i = 0; i < id.size; i++)
        if (!is_name_character(id.data[i]))
            return false;
    return true;
}

/* FNV-1a, 32 bits. */
static uint32_t checksum(engross_text id) {
    uint32_t sum = UINT32_C(2166136261);
    for (size_t i = 0; i < id.size; i++)
        sum = (sum ^ (unsigned char)id.data[i]) * UINT32_C(16777619);
    return sum;
}

const char *engross_docx_bookmark_name(engross_text id, char name[ENGROSS_DOCX_BOOKMARK_SIZE]) {
    static const char digits[] = "0123456789abcdef";
    size_t size = 0;
    if (is_name(id)) {
        memcpy(name, id.data, id.size);
        name[id.size] = '\0';
        return name;
    }
    if (id.size == 0 || !is_letter(id.data[0]))
        name[size++] = 'b';
    for (size_t i = 0; i < id.size && size < KEPT_SIZE; i++)
        name[size++] = is_name_character(id.data[i]) ? id.data[i] : '_';
    name[size++] = '_';
    uint32_t sum = checksum(id);
    for (int shift = 28; shift >= 0; shift -= 4)
        name[size++] = digits[(sum >> shift) & 15];
    name[size] = '\0';
    return name;
}
