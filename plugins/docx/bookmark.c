#include "bookmark.h"

#include "grow.h"

#include <stdbool.h>
#include <stdlib.h>
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

static int small(char c) {
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

/* Order by letters whatever their case. */
static int compare_letters(engross_text left, engross_text right) {
    size_t size = left.size < right.size ? left.size : right.size;
    for (size_t i = 0; i < size; i++)
        if (small(left.data[i]) != small(right.data[i]))
            return small(left.data[i]) - small(right.data[i]);
    return (left.size > right.size) - (left.size < right.size);
}

/* Twins stand together, and in one order only. */
static int compare(const void *left, const void *right) {
    const engross_text *a = left;
    const engross_text *b = right;
    int order = compare_letters(*a, *b);
    return order != 0 || a->size == 0 ? order : memcmp(a->data, b->data, a->size);
}

static void keep_twins(struct engross_docx_bookmarks *bookmarks) {
    size_t kept = 0;
    engross_text *ids = bookmarks->twins;
    bool is_twin = false;
    for (size_t i = 0; i < bookmarks->count; i++) {
        bool has_next = i + 1 < bookmarks->count && compare_letters(ids[i], ids[i + 1]) == 0;
        if (is_twin || has_next)
            ids[kept++] = ids[i];
        is_twin = has_next;
    }
    bookmarks->count = kept;
}

int32_t engross_docx_bookmarks_load(struct engross_docx_bookmarks *bookmarks,
                                    const engross_view *view) {
    engross_cursor cursor = {.size = sizeof cursor, .top = view->root(view)};
    size_t capacity = 0;
    *bookmarks = (struct engross_docx_bookmarks){0};
    while (view->step(view, &cursor)) {
        engross_text id = {NULL, 0};
        if (cursor.event == ENGROSS_EVENT_ENTER)
            id = view->attribute(view, cursor.node, ENGROSS_ATTRIBUTE_ID);
        if (id.size == 0)
            continue;
        if (!engross_docx_grow(&bookmarks->twins, bookmarks->count, &capacity, sizeof id)) {
            engross_docx_bookmarks_finish(bookmarks);
            return ENGROSS_NO_MEMORY;
        }
        bookmarks->twins[bookmarks->count++] = id;
    }
    if (bookmarks->count > 1)
        qsort(bookmarks->twins, bookmarks->count, sizeof *bookmarks->twins, compare);
    keep_twins(bookmarks);
    return ENGROSS_OK;
}

void engross_docx_bookmarks_finish(struct engross_docx_bookmarks *bookmarks) {
    free(bookmarks->twins);
    *bookmarks = (struct engross_docx_bookmarks){0};
}

static bool has_twin(const struct engross_docx_bookmarks *bookmarks, engross_text id) {
    return bookmarks->count > 0 &&
           bsearch(&id, bookmarks->twins, bookmarks->count, sizeof id, compare) != NULL;
}

const char *engross_docx_bookmark_name(const struct engross_docx_bookmarks *bookmarks,
                                       engross_text id, char name[ENGROSS_DOCX_BOOKMARK_SIZE]) {
    static const char digits[] = "0123456789abcdef";
    size_t size = 0;
    if (is_name(id) && !has_twin(bookmarks, id)) {
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
