#include "profile/output_name.h"

#include "base/utf8.h"
#include "model/vocabulary.h"
#include "profile/passage.h"

#include <string.h>

/* Bytes of a name at most: with an extension it fits the 255 of common file systems. */
#define NAME_SIZE 200

/* The next thing between braces from *at on, which it moves past; false: there is none. */
static bool next_placeholder(const char **at, const char **name, size_t *size) {
    const char *open = strchr(*at, '{');
    const char *close = open == NULL ? NULL : strchr(open, '}');
    if (close == NULL)
        return false;
    *name = open + 1;
    *size = (size_t)(close - open - 1);
    *at = close + 1;
    return true;
}

static bool is_stem(const char *name, size_t size) {
    return size == 4 && memcmp(name, "stem", 4) == 0;
}

/* The field of that name, or ENGROSS_FIELD_COUNT. */
static uint32_t field_of(const char *name, size_t size) {
    char copy[32];
    if (size >= sizeof copy)
        return ENGROSS_FIELD_COUNT;
    memcpy(copy, name, size);
    copy[size] = '\0';
    return engross_field_find(copy);
}

bool engross_output_name_unknown(const char *pattern, const char **name, size_t *size) {
    while (next_placeholder(&pattern, name, size))
        if (!is_stem(*name, *size) && field_of(*name, *size) == ENGROSS_FIELD_COUNT)
            return true;
    return false;
}

uint32_t engross_output_name_missing(const char *pattern, const engross_view *view) {
    const char *name;
    size_t size;
    while (next_placeholder(&pattern, &name, &size)) {
        uint32_t field = is_stem(name, size) ? ENGROSS_FIELD_COUNT : field_of(name, size);
        if (field != ENGROSS_FIELD_COUNT && view->field(view, field, 0) == NULL)
            return field;
    }
    return ENGROSS_FIELD_COUNT;
}

/* As the document says it, in the form for machines where there is one. */
static void append_field(struct engross_buffer *buffer, const engross_view *view, uint32_t field) {
    const engross_node *node = view->field(view, field, 0);
    engross_text value = view->attribute(view, node, ENGROSS_ATTRIBUTE_VALUE);
    if (value.size > 0)
        engross_buffer_append(buffer, value.data, value.size);
    else
        engross_passage_append(view, node, buffer);
}

static void append_clean(struct engross_buffer *buffer, const struct engross_buffer *name) {
    size_t start = buffer->size;
    for (size_t at = 0; at < name->size && buffer->size - start < NAME_SIZE;) {
        uint32_t c = engross_utf8_decode(name->data, name->size, &at);
        if (c == '/' || c == '\\')
            engross_buffer_append_char(buffer, '-');
        else if (engross_is_any_space(c))
            engross_buffer_append_char(buffer, '_');
        else if (c >= 0x20 && (c < 0x7F || c >= 0xA0) &&
                 (c > 0x7F || !strchr(":*?\"<>|", (int)c)) && (c != '.' || buffer->size > start))
            engross_buffer_append_codepoint(buffer, c);
    }
}

void engross_output_name_append(struct engross_buffer *buffer, const char *pattern,
                                const engross_view *view, const char *stem) {
    struct engross_buffer name = ENGROSS_BUFFER_INIT;
    if (engross_output_name_missing(pattern, view) != ENGROSS_FIELD_COUNT)
        return;
    while (*pattern != '\0') {
        const char *close = *pattern == '{' ? strchr(pattern, '}') : NULL;
        if (close == NULL) {
            engross_buffer_append_char(&name, *pattern++);
            continue;
        }
        size_t size = (size_t)(close - pattern - 1);
        if (is_stem(pattern + 1, size))
            engross_buffer_append_string(&name, stem);
        else
            append_field(&name, view, field_of(pattern + 1, size));
        pattern = close + 1;
    }
    if (engross_buffer_failed(&name))
        buffer->failed = true;
    else
        append_clean(buffer, &name);
    engross_buffer_finish(&name);
}
