#include "kit/xml.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* Bytes that collect before they go to the sink. */
#define PIECE_SIZE ((size_t)64 * 1024)

struct engross_kit_xml_element {
    const char *name;
    bool holds_elements; /* so its end tag stands on a line of its own */
};

void engross_kit_xml_init(struct engross_kit_xml *xml,
                          int32_t (*put)(void *user, const void *data, size_t size), void *user) {
    *xml = (struct engross_kit_xml){.put = put, .user = user, .indents = true};
}

static int32_t put_to_host(void *user, const void *data, size_t size) {
    const engross_host *host = user;
    return host->write(host, data, size);
}

void engross_kit_xml_init_host(struct engross_kit_xml *xml, const engross_host *host) {
    engross_kit_xml_init(xml, put_to_host, (void *)host);
}

static void fail(struct engross_kit_xml *xml, int32_t status) {
    if (xml->status == ENGROSS_OK)
        xml->status = status;
}

static bool has_failed(struct engross_kit_xml *xml) {
    if (engross_buffer_failed(&xml->buffer))
        fail(xml, ENGROSS_NO_MEMORY);
    return xml->status != ENGROSS_OK;
}

static void hand_over(struct engross_kit_xml *xml) {
    if (has_failed(xml) || xml->put == NULL || xml->buffer.size == 0)
        return;
    fail(xml, xml->put(xml->user, xml->buffer.data, xml->buffer.size));
    engross_buffer_clear(&xml->buffer);
}

static void complete_tag(struct engross_kit_xml *xml) {
    if (!xml->tag_is_open)
        return;
    engross_buffer_append_char(&xml->buffer, '>');
    xml->tag_is_open = false;
}

static void indent(struct engross_kit_xml *xml, size_t depth) {
    static const char spaces[] = "                                ";
    if (!xml->indents || (depth == 0 && xml->buffer.size == 0))
        return;
    size_t width = 2 * depth;
    engross_buffer_append_char(&xml->buffer, '\n');
    for (; width > sizeof spaces - 1; width -= sizeof spaces - 1)
        engross_buffer_append(&xml->buffer, spaces, sizeof spaces - 1);
    engross_buffer_append(&xml->buffer, spaces, width);
}

static bool push(struct engross_kit_xml *xml, const char *name) {
    if (xml->depth == xml->capacity) {
        size_t capacity = xml->capacity == 0 ? 32 : 2 * xml->capacity;
        void *elements = realloc(xml->elements, capacity * sizeof *xml->elements);
        if (elements == NULL) {
            fail(xml, ENGROSS_NO_MEMORY);
            return false;
        }
        xml->elements = elements;
        xml->capacity = capacity;
    }
    xml->elements[xml->depth++] = (struct engross_kit_xml_element){.name = name};
    return true;
}

void engross_kit_xml_declaration(struct engross_kit_xml *xml, bool standalone) {
    engross_buffer_append_string(
        &xml->buffer, standalone ? "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
                                 : "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
}

void engross_kit_xml_start(struct engross_kit_xml *xml, const char *name) {
    if (has_failed(xml))
        return;
    complete_tag(xml);
    if (xml->buffer.size >= PIECE_SIZE)
        hand_over(xml);
    if (xml->mixed_depth == 0) {
        if (xml->depth > 0)
            xml->elements[xml->depth - 1].holds_elements = true;
        indent(xml, xml->depth);
    }
    if (!push(xml, name))
        return;
    engross_buffer_append_char(&xml->buffer, '<');
    engross_buffer_append_string(&xml->buffer, name);
    xml->tag_is_open = true;
}

void engross_kit_xml_start_mixed(struct engross_kit_xml *xml, const char *name) {
    engross_kit_xml_start(xml, name);
    if (xml->mixed_depth == 0)
        xml->mixed_depth = xml->depth;
}

void engross_kit_xml_attribute(struct engross_kit_xml *xml, const char *name, engross_text value) {
    if (has_failed(xml) || value.data == NULL || !xml->tag_is_open)
        return;
    engross_buffer_append_char(&xml->buffer, ' ');
    engross_buffer_append_string(&xml->buffer, name);
    engross_buffer_append(&xml->buffer, "=\"", 2);
    engross_buffer_append_xml_attribute(&xml->buffer, value.data, value.size);
    engross_buffer_append_char(&xml->buffer, '"');
}

void engross_kit_xml_attribute_begin(struct engross_kit_xml *xml, const char *name) {
    if (has_failed(xml) || !xml->tag_is_open)
        return;
    engross_buffer_append_char(&xml->buffer, ' ');
    engross_buffer_append_string(&xml->buffer, name);
    engross_buffer_append(&xml->buffer, "=\"", 2);
}

void engross_kit_xml_attribute_piece(struct engross_kit_xml *xml, engross_text piece) {
    if (has_failed(xml) || !xml->tag_is_open || piece.size == 0)
        return;
    engross_buffer_append_xml_attribute(&xml->buffer, piece.data, piece.size);
    if (xml->buffer.size >= PIECE_SIZE)
        hand_over(xml);
}

void engross_kit_xml_attribute_end(struct engross_kit_xml *xml) {
    if (!has_failed(xml) && xml->tag_is_open)
        engross_buffer_append_char(&xml->buffer, '"');
}

void engross_kit_xml_attribute_string(struct engross_kit_xml *xml, const char *name,
                                      const char *value) {
    if (value != NULL)
        engross_kit_xml_attribute(xml, name, (engross_text){value, strlen(value)});
}

void engross_kit_xml_attribute_integer(struct engross_kit_xml *xml, const char *name,
                                       int64_t value) {
    if (has_failed(xml) || !xml->tag_is_open)
        return;
    engross_buffer_append_char(&xml->buffer, ' ');
    engross_buffer_append_string(&xml->buffer, name);
    engross_buffer_append(&xml->buffer, "=\"", 2);
    engross_buffer_append_integer(&xml->buffer, value);
    engross_buffer_append_char(&xml->buffer, '"');
}

void engross_kit_xml_text(struct engross_kit_xml *xml, engross_text text) {
    if (has_failed(xml) || text.size == 0)
        return;
    complete_tag(xml);
    engross_buffer_append_xml_text(&xml->buffer, text.data, text.size);
    if (xml->buffer.size >= PIECE_SIZE)
        hand_over(xml);
}

void engross_kit_xml_raw(struct engross_kit_xml *xml, engross_text text) {
    if (has_failed(xml) || text.size == 0)
        return;
    complete_tag(xml);
    engross_buffer_append(&xml->buffer, text.data, text.size);
}

void engross_kit_xml_string(struct engross_kit_xml *xml, const char *string) {
    engross_kit_xml_text(xml, (engross_text){string, strlen(string)});
}

/* Elements of HTML that hold nothing and have no end tag (HTML, 13.1.2), as far as exporters need
 * them. */
static bool is_void(const char *name) {
    static const char *const names[] = {"br", "col", "hr", "img", "link", "meta", "wbr"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(name, names[i]) == 0)
            return true;
    }
    return false;
}

void engross_kit_xml_end(struct engross_kit_xml *xml) {
    if (has_failed(xml) || xml->depth == 0)
        return;
    const struct engross_kit_xml_element *element = &xml->elements[--xml->depth];
    bool has_no_end_tag = xml->tag_is_open && (!xml->html || is_void(element->name));
    if (has_no_end_tag) {
        engross_buffer_append_string(&xml->buffer, xml->html ? ">" : "/>");
        xml->tag_is_open = false;
    } else {
        complete_tag(xml);
        if (element->holds_elements)
            indent(xml, xml->depth);
        engross_buffer_append(&xml->buffer, "</", 2);
        engross_buffer_append_string(&xml->buffer, element->name);
        engross_buffer_append_char(&xml->buffer, '>');
    }
    if (xml->mixed_depth > xml->depth)
        xml->mixed_depth = 0;
}

void engross_kit_xml_leaf(struct engross_kit_xml *xml, const char *name, ...) {
    va_list arguments;
    engross_kit_xml_start(xml, name);
    va_start(arguments, name);
    for (const char *key = va_arg(arguments, const char *); key != NULL;
         key = va_arg(arguments, const char *))
        engross_kit_xml_attribute_string(xml, key, va_arg(arguments, const char *));
    va_end(arguments);
    engross_kit_xml_end(xml);
}

size_t engross_kit_xml_depth(const struct engross_kit_xml *xml) {
    return xml->depth;
}

void engross_kit_xml_flush(struct engross_kit_xml *xml) {
    if (has_failed(xml))
        return;
    complete_tag(xml);
    hand_over(xml);
}

int32_t engross_kit_xml_finish(struct engross_kit_xml *xml) {
    while (xml->depth > 0 && !has_failed(xml))
        engross_kit_xml_end(xml);
    if (xml->indents && !has_failed(xml))
        engross_buffer_append_char(&xml->buffer, '\n');
    hand_over(xml);
    int32_t status = xml->status;
    engross_buffer_finish(&xml->buffer);
    free(xml->elements);
    *xml = (struct engross_kit_xml){.status = status};
    return status;
}
