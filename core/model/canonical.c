#include "model/canonical.h"

#include <string.h>

#define CHUNK_SIZE ((size_t)32 * 1024)

struct writer {
    const struct engross_tree *tree;
    const xmlNode *top;
    struct engross_buffer buffer;
    int32_t (*put)(void *user, const void *data, size_t size);
    void *user;
    int32_t status;
    int depth; /* of block elements written so far */
};

static void flush(struct writer *writer) {
    if (writer->status == ENGROSS_OK && engross_buffer_failed(&writer->buffer))
        writer->status = ENGROSS_NO_MEMORY;
    if (writer->status == ENGROSS_OK && writer->buffer.size > 0)
        writer->status = writer->put(writer->user, writer->buffer.data, writer->buffer.size);
    engross_buffer_clear(&writer->buffer);
}

static void indent(struct writer *writer) {
    engross_buffer_append_char(&writer->buffer, '\n');
    for (int i = 0; i < writer->depth; i++)
        engross_buffer_append(&writer->buffer, "  ", 2);
}

/* Whether node stands among characters, so that no white space may be added round it. */
static bool stands_inline(const struct writer *writer, const xmlNode *node) {
    for (; node != writer->top; node = node->parent)
        if (engross_model_holds_text(engross_tree_kind(node->parent)))
            return true;
    return false;
}

static void write_attributes(struct writer *writer, const xmlNode *node) {
    struct engross_buffer *buffer = &writer->buffer;
    for (uint32_t i = 1; node->properties != NULL && i < ENGROSS_ATTRIBUTE_COUNT; i++) {
        const char *value = engross_tree_attribute(writer->tree, node, i);
        if (value == NULL)
            continue;
        engross_buffer_append_string(buffer, i == ENGROSS_ATTRIBUTE_LANGUAGE ? " xml:" : " ");
        engross_buffer_append_string(buffer, engross_attribute_name(i));
        engross_buffer_append_string(buffer, "=\"");
        engross_buffer_append_xml_attribute(buffer, value, strlen(value));
        engross_buffer_append_char(buffer, '"');
    }
}

static void write_enter(struct writer *writer, const xmlNode *node) {
    struct engross_buffer *buffer = &writer->buffer;
    if (engross_tree_kind(node) == ENGROSS_KIND_TEXT) {
        const char *text = (const char *)node->content;
        engross_buffer_append_xml_text(buffer, text, strlen(text));
        return;
    }
    if (node != writer->top && !stands_inline(writer, node))
        indent(writer);
    engross_buffer_append_char(buffer, '<');
    engross_buffer_append_string(buffer, (const char *)node->name);
    if (node == writer->top)
        engross_buffer_append_string(buffer, " xmlns=\"" ENGROSS_MODEL_NAMESPACE "\"");
    write_attributes(writer, node);
    engross_buffer_append_string(buffer, node->children == NULL ? "/>" : ">");
    writer->depth++;
}

static void write_exit(struct writer *writer, const xmlNode *node) {
    if (engross_tree_kind(node) == ENGROSS_KIND_TEXT)
        return;
    writer->depth--;
    if (node->children == NULL)
        return;
    if (!engross_model_holds_text(engross_tree_kind(node)) && !stands_inline(writer, node))
        indent(writer);
    engross_buffer_append_string(&writer->buffer, "</");
    engross_buffer_append_string(&writer->buffer, (const char *)node->name);
    engross_buffer_append_char(&writer->buffer, '>');
}

int32_t engross_canonical_write(const struct engross_tree *tree, const xmlNode *node,
                                int32_t (*put)(void *user, const void *data, size_t size),
                                void *user) {
    struct writer writer = {.tree = tree, .top = node, .put = put, .user = user};
    bool whole = engross_tree_kind(node) == ENGROSS_KIND_DOCUMENT;
    if (whole)
        engross_buffer_append_string(&writer.buffer,
                                     "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    const xmlNode *at = node;
    write_enter(&writer, at);
    bool going_down = true;
    while (writer.status == ENGROSS_OK) {
        if (going_down && at->children != NULL) {
            at = at->children;
            write_enter(&writer, at);
        } else {
            write_exit(&writer, at);
            if (at == node)
                break;
            going_down = at->next != NULL;
            at = going_down ? at->next : at->parent;
            if (going_down)
                write_enter(&writer, at);
        }
        if (writer.buffer.size >= CHUNK_SIZE)
            flush(&writer);
    }
    if (whole)
        engross_buffer_append_char(&writer.buffer, '\n');
    flush(&writer);
    engross_buffer_finish(&writer.buffer);
    return writer.status;
}
