/* Inline content: text, emphasis, links, images, notes. */
#include "base/utf8.h"
#include "model/number.h"
#include "read/markdown/evidence.h"
#include "read/markdown/markdown.h"

#include <stdlib.h>
#include <string.h>

static bool can_hold_text(const struct engross_markdown *markdown) {
    return engross_model_holds_text(engross_builder_kind(markdown->builder));
}

static void put(struct engross_markdown *markdown, const char *data, size_t size,
                cmark_node *node) {
    if (can_hold_text(markdown))
        engross_builder_text(markdown->builder, data, size,
                             engross_markdown_position(markdown, node));
}

void engross_markdown_text(struct engross_markdown *markdown, cmark_node *node) {
    struct engross_markdown_paragraph *paragraph = &markdown->paragraph;
    const char *text = cmark_node_get_literal(node);
    size_t size = strlen(text);
    size_t skip = 0;
    if (paragraph->skip_text == node) {
        skip = paragraph->skip_size < size ? paragraph->skip_size : size;
        paragraph->skip_text = NULL;
    }
    put(markdown, text + skip, size - skip, node);
}

void engross_markdown_code(struct engross_markdown *markdown, cmark_node *node) {
    engross_position position = engross_markdown_position(markdown, node);
    const char *text = cmark_node_get_literal(node);
    if (!can_hold_text(markdown))
        return;
    engross_builder_open(markdown->builder, ENGROSS_KIND_CODE, position);
    engross_builder_text(markdown->builder, text, strlen(text), position);
    engross_builder_close(markdown->builder, ENGROSS_KIND_CODE);
}

/* Whether an element was opened for node is kept on the node, for leaving it. */
static void open_inline(struct engross_markdown *markdown, cmark_node *node, uint32_t kind) {
    if (!can_hold_text(markdown) || !engross_builder_allows(markdown->builder, kind))
        return;
    engross_builder_open(markdown->builder, kind, engross_markdown_position(markdown, node));
    cmark_node_set_user_data(node, (void *)(uintptr_t)kind);
}

void engross_markdown_enter_span(struct engross_markdown *markdown, cmark_node *node) {
    if (markdown->paragraph.skip_node == node) {
        engross_markdown_skip(markdown, node);
        return;
    }
    if (markdown->paragraph.unwrap_node == node)
        return;
    bool strong = cmark_node_get_type(node) == CMARK_NODE_STRONG;
    open_inline(markdown, node, strong ? ENGROSS_KIND_STRONG : ENGROSS_KIND_EMPHASIS);
}

void engross_markdown_leave_span(struct engross_markdown *markdown, cmark_node *node) {
    uint32_t kind = (uint32_t)(uintptr_t)cmark_node_get_user_data(node);
    if (kind != 0)
        engross_builder_close(markdown->builder, kind);
}

enum address { ADDRESS_ABSOLUTE, ADDRESS_INSIDE, ADDRESS_RELATIVE, ADDRESS_UNSAFE };

/* RFC 3986, section 3.1: a scheme is a letter, then letters, digits, "+", "-", ".", then ":". */
static enum address address_of(const char *url) {
    static const char *const unsafe[] = {"javascript:", "data:", "vbscript:", "file:"};
    if (url[0] == '#' && url[1] != '\0')
        return ADDRESS_INSIDE;
    for (size_t i = 0; i < sizeof unsafe / sizeof unsafe[0]; i++)
        if (strncasecmp(url, unsafe[i], strlen(unsafe[i])) == 0)
            return ADDRESS_UNSAFE;
    size_t size = strcspn(url, ":/?#");
    bool letter = (url[0] | 0x20) >= 'a' && (url[0] | 0x20) <= 'z';
    bool scheme = letter && size > 1 && url[size] == ':' && url[size + 1] != '\0';
    for (size_t i = 0; scheme && i < size; i++)
        scheme = ((url[i] | 0x20) >= 'a' && (url[i] | 0x20) <= 'z') ||
                 (url[i] >= '0' && url[i] <= '9') || strchr("+-.", url[i]) != NULL;
    return scheme ? ADDRESS_ABSOLUTE : ADDRESS_RELATIVE;
}

static int hexadecimal(char c) {
    return c >= '0' && c <= '9'                     ? c - '0'
           : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10
                                                    : -1;
}

/* Undoes percent-encoding (RFC 3986, section 2.1): ids are plain text. */
static void decode_percent(const char *text, struct engross_buffer *out) {
    for (; *text != '\0'; text++) {
        int high = text[0] == '%' ? hexadecimal(text[1]) : -1;
        int low = high >= 0 ? hexadecimal(text[2]) : -1;
        bool pair = low >= 0 && (high | low) != 0;
        engross_buffer_append_char(out, pair ? (char)(high << 4 | low) : *text);
        text += pair ? 2 : 0;
    }
}

static void open_reference(struct engross_markdown *markdown, cmark_node *node, const char *url) {
    struct engross_buffer id = ENGROSS_BUFFER_INIT;
    decode_percent(url + 1, &id);
    open_inline(markdown, node, ENGROSS_KIND_REFERENCE);
    if (cmark_node_get_user_data(node) != NULL && !engross_buffer_failed(&id))
        engross_builder_set(markdown->builder, ENGROSS_ATTRIBUTE_TARGET, id.data, id.size);
    engross_buffer_finish(&id);
}

static void open_link(struct engross_markdown *markdown, cmark_node *node, const char *url) {
    open_inline(markdown, node, ENGROSS_KIND_LINK);
    if (cmark_node_get_user_data(node) != NULL)
        engross_builder_set_string(markdown->builder, ENGROSS_ATTRIBUTE_HREF, url);
}

void engross_markdown_enter_link(struct engross_markdown *markdown, cmark_node *node) {
    const char *url = cmark_node_get_url(node);
    enum address address = address_of(url);
    if (address == ADDRESS_INSIDE)
        open_reference(markdown, node, url);
    else if (address == ADDRESS_ABSOLUTE)
        open_link(markdown, node, url);
    else
        engross_report(markdown->diagnostics,
                       address == ADDRESS_UNSAFE ? ENGROSS_MESSAGE_MARKDOWN_UNSAFE_LINK
                                                 : ENGROSS_MESSAGE_MARKDOWN_RELATIVE_LINK,
                       engross_markdown_position(markdown, node), url, NULL);
    if (cmark_node_first_child(node) == NULL)
        put(markdown, url, strlen(url), node);
}

bool engross_markdown_is_local_image(cmark_node *image) {
    const char *url = cmark_node_get_url(image);
    return url[0] != '\0' && address_of(url) == ADDRESS_RELATIVE && strncmp(url, "//", 2) != 0;
}

void engross_markdown_figure(struct engross_markdown *markdown, cmark_node *image) {
    engross_position position = engross_markdown_position(markdown, image);
    struct engross_buffer alt = ENGROSS_BUFFER_INIT, path = ENGROSS_BUFFER_INIT;
    engross_markdown_plain(image, &alt, 0);
    decode_percent(cmark_node_get_url(image), &path);
    const char *title = cmark_node_get_title(image);
    engross_builder_open(markdown->builder, ENGROSS_KIND_FIGURE, position);
    engross_builder_set(markdown->builder, ENGROSS_ATTRIBUTE_SOURCE, path.data, path.size);
    engross_builder_set(markdown->builder, ENGROSS_ATTRIBUTE_ALT, alt.data != NULL ? alt.data : "",
                        alt.size);
    if (title != NULL && title[0] != '\0') {
        engross_builder_open(markdown->builder, ENGROSS_KIND_CAPTION, position);
        engross_builder_text(markdown->builder, title, strlen(title), position);
        engross_builder_close(markdown->builder, ENGROSS_KIND_CAPTION);
    }
    engross_builder_close(markdown->builder, ENGROSS_KIND_FIGURE);
    if (alt.size == 0)
        engross_report(markdown->diagnostics, ENGROSS_MESSAGE_MARKDOWN_NO_ALT, position, path.data,
                       NULL);
    engross_buffer_finish(&alt);
    engross_buffer_finish(&path);
}

static bool queue_image(struct engross_markdown *markdown, cmark_node *image) {
    if (markdown->image_count == markdown->image_capacity) {
        size_t capacity = markdown->image_capacity == 0 ? 8 : markdown->image_capacity * 2;
        cmark_node **images = realloc(markdown->images, capacity * sizeof(cmark_node *));
        if (images == NULL)
            return false;
        markdown->images = images;
        markdown->image_capacity = capacity;
    }
    markdown->images[markdown->image_count++] = image;
    return true;
}

/* An image among words: a figure after the block. One that cannot be is its alternative text. */
void engross_markdown_image(struct engross_markdown *markdown, cmark_node *node) {
    engross_position position = engross_markdown_position(markdown, node);
    const char *url = cmark_node_get_url(node);
    bool local = engross_markdown_is_local_image(node) && !markdown->in_note;
    engross_report(markdown->diagnostics,
                   local ? ENGROSS_MESSAGE_MARKDOWN_IMAGE_MOVED
                         : ENGROSS_MESSAGE_MARKDOWN_IMAGE_DROPPED,
                   position, url, NULL);
    if (!local || !queue_image(markdown, node)) {
        struct engross_buffer alt = ENGROSS_BUFFER_INIT;
        engross_markdown_plain(node, &alt, 0);
        if (alt.size > 0)
            put(markdown, alt.data, alt.size, node);
        engross_buffer_finish(&alt);
    }
    engross_markdown_skip(markdown, node);
}

static void put_mark(struct engross_markdown *markdown, uint32_t mark, cmark_node *node) {
    char digits[24];
    const char *text = engross_number(digits, mark);
    engross_position position = engross_markdown_position(markdown, node);
    engross_builder_open(markdown->builder, ENGROSS_KIND_SUPERSCRIPT, position);
    engross_builder_text(markdown->builder, text, strlen(text), position);
    engross_builder_close(markdown->builder, ENGROSS_KIND_SUPERSCRIPT);
}

/* A note that stands already is referred to by its mark. */
static void refer_to_note(struct engross_markdown *markdown, size_t index, cmark_node *node) {
    struct engross_buffer id = ENGROSS_BUFFER_INIT;
    engross_buffer_append_string(&id, "note_");
    engross_buffer_append_integer(&id, markdown->note_marks[index]);
    bool linked = engross_builder_allows(markdown->builder, ENGROSS_KIND_REFERENCE);
    if (linked) {
        engross_builder_open(markdown->builder, ENGROSS_KIND_REFERENCE,
                             engross_markdown_position(markdown, node));
        engross_builder_set(markdown->builder, ENGROSS_ATTRIBUTE_TARGET,
                            id.data != NULL ? id.data : "", id.size);
    }
    put_mark(markdown, markdown->note_marks[index], node);
    if (linked)
        engross_builder_close(markdown->builder, ENGROSS_KIND_REFERENCE);
    engross_buffer_finish(&id);
}

/* The model has no note in a note: its words follow in brackets. */
static void put_note_in_brackets(struct engross_markdown *markdown, cmark_node *definition,
                                 cmark_node *node) {
    engross_report(markdown->diagnostics, ENGROSS_MESSAGE_MARKDOWN_NESTED_NOTE,
                   engross_markdown_position(markdown, node), NULL);
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    engross_buffer_append_string(&text, " (");
    engross_markdown_plain(definition, &text, 0);
    engross_buffer_append_char(&text, ')');
    if (!engross_buffer_failed(&text))
        put(markdown, text.data, text.size, node);
    engross_buffer_finish(&text);
}

static void open_note(struct engross_markdown *markdown, size_t index, cmark_node *node) {
    markdown->note_marks[index] = ++markdown->printed_notes;
    struct engross_buffer id = ENGROSS_BUFFER_INIT;
    engross_buffer_append_string(&id, "note_");
    engross_buffer_append_integer(&id, markdown->printed_notes);
    engross_builder_open(markdown->builder, ENGROSS_KIND_NOTE,
                         engross_markdown_position(markdown, node));
    if (!engross_buffer_failed(&id))
        engross_builder_set(markdown->builder, ENGROSS_ATTRIBUTE_ID, id.data, id.size);
    engross_buffer_finish(&id);
}

/* The definition's blocks are walked where the reference stands. */
void engross_markdown_note(struct engross_markdown *markdown, cmark_node *node) {
    size_t index = (size_t)strtoul(cmark_node_get_literal(node), NULL, 10);
    if (index == 0 || index > markdown->note_count || !can_hold_text(markdown))
        return;
    cmark_node *definition = markdown->notes[--index];
    if (markdown->in_note || !engross_builder_allows(markdown->builder, ENGROSS_KIND_NOTE)) {
        put_note_in_brackets(markdown, definition, node);
        return;
    }
    if (markdown->note_marks[index] != 0) {
        refer_to_note(markdown, index, node);
        return;
    }
    open_note(markdown, index, node);
    struct engross_markdown_paragraph outside = markdown->paragraph;
    markdown->paragraph = (struct engross_markdown_paragraph){.role = NULL};
    markdown->in_note = true;
    engross_markdown_walk(markdown, definition);
    engross_markdown_fill(markdown, definition);
    markdown->in_note = false;
    markdown->paragraph = outside;
    engross_builder_close(markdown->builder, ENGROSS_KIND_NOTE);
}
