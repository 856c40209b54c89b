#include "model/builder.h"
#include "model/tree.h"

#include "base/utf8.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define DEFAULT_NODES 8000000
#define DEFAULT_DEPTH 128
#define DEFAULT_TEXT_BYTES (UINT64_C(4) << 20)

/* One open element. A block of text (P, HEADING ...) and the inlines in it share the state of
 * white space, which lives in the block's frame. */
struct frame {
    xmlNodePtr node;
    uint32_t kind;
    uint32_t block; /* index of the frame whose text this is */
    uint32_t code;  /* in how many CODE elements */
    bool in_note;
    bool in_link;
    bool pending_space;  /* white space seen and not yet written */
    bool has_text;       /* the block has begun: a space may be written */
    uint64_t text_bytes; /* of the block */
};

struct engross_builder {
    struct engross_diagnostics *diagnostics;
    engross_limits limits;
    struct engross_tree *tree;
    struct frame *frames;
    size_t depth; /* frames in use; the first is CONTENT's */
    size_t capacity;
    uint64_t nodes;
    struct engross_buffer text; /* characters not yet a node */
    engross_position text_position;
    int32_t status;
};

static uint64_t limit_or(const engross_limits *limits, size_t end, uint64_t value,
                         uint64_t fallback) {
    return limits != NULL && limits->size >= end && value != 0 ? value : fallback;
}

#define LIMIT(limits, member, fallback)                                                            \
    limit_or((limits), offsetof(engross_limits, member) + sizeof(uint64_t),                        \
             (limits) == NULL ? 0 : (limits)->member, (fallback))

static struct frame *top(const struct engross_builder *builder) {
    return &builder->frames[builder->depth - 1];
}

static void fail(struct engross_builder *builder, int32_t status) {
    if (builder->status == ENGROSS_OK)
        builder->status = status;
}

static bool push(struct engross_builder *builder, xmlNodePtr node, uint32_t kind) {
    if (builder->depth == builder->capacity) {
        size_t capacity = builder->capacity == 0 ? 32 : builder->capacity * 2;
        struct frame *frames = realloc(builder->frames, capacity * sizeof *frames);
        if (frames == NULL) {
            fail(builder, ENGROSS_NO_MEMORY);
            return false;
        }
        builder->frames = frames;
        builder->capacity = capacity;
    }
    const struct frame *parent = builder->depth == 0 ? NULL : top(builder);
    bool shares = parent != NULL && engross_model_is_inline(kind) && kind != ENGROSS_KIND_NOTE;
    struct frame frame = {.node = node, .kind = kind, .block = (uint32_t)builder->depth};
    if (shares)
        frame.block = parent->block;
    if (parent != NULL) {
        bool code = kind == ENGROSS_KIND_CODE;
        frame.code = (shares ? parent->code : 0) + (code ? 1 : 0);
        frame.in_note = parent->in_note || kind == ENGROSS_KIND_NOTE;
        frame.in_link =
            parent->in_link || kind == ENGROSS_KIND_LINK || kind == ENGROSS_KIND_REFERENCE;
    }
    builder->frames[builder->depth++] = frame;
    return true;
}

struct engross_builder *engross_builder_new(struct engross_diagnostics *diagnostics,
                                            const engross_limits *limits) {
    struct engross_builder *builder = calloc(1, sizeof *builder);
    if (builder == NULL)
        return NULL;
    builder->diagnostics = diagnostics;
    builder->limits = (engross_limits){
        .size = sizeof builder->limits,
        .nodes = LIMIT(limits, nodes, DEFAULT_NODES),
        .depth = LIMIT(limits, depth, DEFAULT_DEPTH),
        .text_bytes = LIMIT(limits, text_bytes, DEFAULT_TEXT_BYTES),
    };
    builder->tree = engross_tree_new();
    if (builder->tree == NULL || !push(builder, builder->tree->content, ENGROSS_KIND_CONTENT)) {
        engross_builder_free(builder);
        return NULL;
    }
    return builder;
}

void engross_builder_free(struct engross_builder *builder) {
    if (builder == NULL)
        return;
    engross_tree_free(builder->tree);
    engross_buffer_finish(&builder->text);
    free(builder->frames);
    free(builder);
}

int32_t engross_builder_status(const struct engross_builder *builder) {
    return builder->status;
}

struct engross_diagnostics *engross_builder_diagnostics(struct engross_builder *builder) {
    return builder->diagnostics;
}

uint32_t engross_builder_kind(const struct engross_builder *builder) {
    return top(builder)->kind;
}

/* Makes the collected characters a node. */
static void flush_text(struct engross_builder *builder) {
    bool failed = engross_buffer_failed(&builder->text);
    if (builder->text.size == 0 && !failed)
        return;
    if (failed || engross_tree_text(builder->tree, top(builder)->node, builder->text.data,
                                    builder->text.size, builder->text_position) == NULL)
        fail(builder, ENGROSS_NO_MEMORY);
    engross_buffer_clear(&builder->text);
    builder->nodes++;
}

static bool within_limits(struct engross_builder *builder, engross_position position) {
    if (builder->depth >= builder->limits.depth) {
        engross_report(builder->diagnostics, ENGROSS_MESSAGE_MODEL_TOO_DEEP, position,
                       ENGROSS_NUMBER(builder->limits.depth), NULL);
        fail(builder, ENGROSS_FAILED);
        return false;
    }
    if (++builder->nodes > builder->limits.nodes) {
        engross_report(builder->diagnostics, ENGROSS_MESSAGE_MODEL_TOO_MANY_NODES, position,
                       ENGROSS_NUMBER(builder->limits.nodes), NULL);
        fail(builder, ENGROSS_FAILED);
        return false;
    }
    return true;
}

bool engross_builder_is_empty(const struct engross_builder *builder) {
    return top(builder)->node->children == NULL && builder->text.size == 0;
}

bool engross_builder_allows(const struct engross_builder *builder, uint32_t kind) {
    const struct frame *frame = top(builder);
    if (!engross_model_allows(frame->kind, kind))
        return false;
    if (kind == ENGROSS_KIND_NOTE)
        return !frame->in_note;
    if (kind == ENGROSS_KIND_LINK || kind == ENGROSS_KIND_REFERENCE)
        return !frame->in_link;
    return true;
}

/* The space that was held back belongs before an inline that begins with characters. */
static void write_pending_space(struct engross_builder *builder) {
    struct frame *block = &builder->frames[top(builder)->block];
    if (block->pending_space && block->has_text)
        engross_buffer_append_char(&builder->text, ' ');
    block->pending_space = false;
}

void engross_builder_open(struct engross_builder *builder, uint32_t kind,
                          engross_position position) {
    if (builder->status != ENGROSS_OK)
        return;
    if (!engross_builder_allows(builder, kind)) {
        assert(!"a reader opened an element where the model allows none");
        fail(builder, ENGROSS_FAILED);
        return;
    }
    if (!within_limits(builder, position))
        return;
    if (kind == ENGROSS_KIND_LINE_BREAK)
        builder->frames[top(builder)->block].pending_space = false;
    else if (engross_model_is_inline(kind) && kind != ENGROSS_KIND_NOTE)
        write_pending_space(builder);
    flush_text(builder);
    xmlNodePtr node = engross_tree_element(builder->tree, top(builder)->node, kind, position);
    if (node == NULL)
        fail(builder, ENGROSS_NO_MEMORY);
    else
        push(builder, node, kind);
}

void engross_builder_open_field(struct engross_builder *builder, uint32_t field,
                                engross_position position) {
    if (builder->status != ENGROSS_OK || !within_limits(builder, position))
        return;
    assert(!engross_model_holds_text(top(builder)->kind));
    xmlNodePtr node = engross_tree_field(builder->tree, field, position);
    if (node == NULL)
        fail(builder, ENGROSS_NO_MEMORY);
    else
        push(builder, node, ENGROSS_KIND_FIELD);
}

void engross_builder_close(struct engross_builder *builder, uint32_t kind) {
    if (builder->status != ENGROSS_OK)
        return;
    assert(builder->depth > 1 && top(builder)->kind == kind);
    flush_text(builder);
    bool line_break = kind == ENGROSS_KIND_LINE_BREAK;
    builder->depth--;
    if (line_break) {
        /* white space after a line break is swallowed like that at the start of a block */
        builder->frames[top(builder)->block].has_text = false;
    } else if (kind == ENGROSS_KIND_NOTE) {
        /* a mark is printed here: a space after it counts */
        builder->frames[top(builder)->block].has_text = true;
    }
}

static xmlNodePtr open_node(const struct engross_builder *builder) {
    return top(builder)->node;
}

void engross_builder_set(struct engross_builder *builder, uint32_t attribute, const char *value,
                         size_t size) {
    if (builder->status != ENGROSS_OK)
        return;
    struct engross_buffer copy = ENGROSS_BUFFER_INIT;
    engross_buffer_append(&copy, value, size);
    if (engross_buffer_failed(&copy) ||
        !engross_tree_set(builder->tree, open_node(builder), attribute, copy.data))
        fail(builder, ENGROSS_NO_MEMORY);
    engross_buffer_finish(&copy);
}

void engross_builder_set_string(struct engross_builder *builder, uint32_t attribute,
                                const char *value) {
    engross_builder_set(builder, attribute, value, strlen(value));
}

void engross_builder_document(struct engross_builder *builder, uint32_t attribute,
                              const char *value) {
    if (builder->status == ENGROSS_OK &&
        !engross_tree_set(builder->tree, builder->tree->metadata->parent, attribute, value))
        fail(builder, ENGROSS_NO_MEMORY);
}

/* Whether XML 1.0 can hold the code point (Char, production 2). */
static bool is_xml_character(uint32_t codepoint) {
    return codepoint >= 0x20 ? codepoint != 0xFFFE && codepoint != 0xFFFF
                             : codepoint == '\t' || codepoint == '\n' || codepoint == '\r';
}

/* Appends size bytes, which hold no white space to collapse, replacing what XML cannot hold. */
static void append_word(struct engross_builder *builder, const char *data, size_t size) {
    for (size_t at = 0; at < size;) {
        size_t start = at;
        uint32_t codepoint = engross_utf8_decode(data, size, &at);
        bool whole = codepoint != ENGROSS_REPLACEMENT_CHARACTER && is_xml_character(codepoint);
        if (whole)
            engross_buffer_append(&builder->text, data + start, at - start);
        else
            engross_buffer_append_codepoint(&builder->text, ENGROSS_REPLACEMENT_CHARACTER);
    }
}

static bool is_collapsible(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The end of the run of plain bytes from at: printable ASCII and well-formed UTF-8 go in whole. */
static size_t word_end(const char *data, size_t size, size_t at, bool code) {
    while (at < size && (code || !is_collapsible(data[at])))
        at++;
    return at;
}

static bool is_plain(const char *data, size_t size) {
    for (size_t i = 0; i < size; i++)
        if ((unsigned char)data[i] < 0x20 || (unsigned char)data[i] >= 0xEF)
            return false;
    return engross_utf8_valid_prefix(data, size) == size;
}

/* The end of the run of printable ASCII from at that collapsing leaves as it is: words with one
 * space between them. at itself where there is none. */
static size_t simple_end(const char *data, size_t size, size_t at) {
    size_t start = at;
    while (at < size && data[at] >= ' ' && data[at] <= '~' &&
           !(data[at] == ' ' && (at == start || data[at - 1] == ' ')))
        at++;
    return at > start && data[at - 1] == ' ' ? at - 1 : at;
}

static void append_collapsed(struct engross_builder *builder, const char *data, size_t size,
                             engross_position position) {
    struct frame *block = &builder->frames[top(builder)->block];
    bool code = top(builder)->code > 0;
    for (size_t at = 0; at < size;) {
        if (!code && is_collapsible(data[at])) {
            block->pending_space = true;
            at++;
            continue;
        }
        size_t simple = simple_end(data, size, at);
        size_t end = simple > at ? simple : word_end(data, size, at, code);
        if (builder->text.size == 0)
            builder->text_position = position;
        write_pending_space(builder);
        block->has_text = true;
        if (simple > at || is_plain(data + at, end - at))
            engross_buffer_append(&builder->text, data + at, end - at);
        else
            append_word(builder, data + at, end - at);
        at = end;
    }
}

void engross_builder_text(struct engross_builder *builder, const char *data, size_t size,
                          engross_position position) {
    if (builder->status != ENGROSS_OK || size == 0)
        return;
    if (!engross_model_holds_text(top(builder)->kind)) {
        assert(!"a reader wrote characters where the model allows none");
        fail(builder, ENGROSS_FAILED);
        return;
    }
    struct frame *block = &builder->frames[top(builder)->block];
    block->text_bytes += size;
    if (block->text_bytes > builder->limits.text_bytes) {
        engross_report(builder->diagnostics, ENGROSS_MESSAGE_MODEL_TEXT_TOO_LONG, position,
                       ENGROSS_NUMBER(builder->limits.text_bytes), NULL);
        fail(builder, ENGROSS_FAILED);
        return;
    }
    append_collapsed(builder, data, size, position);
}

void engross_builder_clear_field(struct engross_builder *builder, uint32_t field) {
    if (builder->status != ENGROSS_OK)
        return;
    xmlNodePtr node = engross_tree_find_field(builder->tree, field);
    while (node != NULL) {
        xmlNodePtr next = engross_tree_next_field(node);
        xmlUnlinkNode(node);
        xmlFreeNode(node);
        node = next;
    }
}

size_t engross_builder_field_count(const struct engross_builder *builder, uint32_t field) {
    size_t count = 0;
    const xmlNode *node = engross_tree_find_field(builder->tree, field);
    for (; node != NULL; node = engross_tree_next_field(node))
        count++;
    return count;
}

void engross_builder_append_field(const struct engross_builder *builder, uint32_t field,
                                  struct engross_buffer *text) {
    xmlNodePtr top = engross_tree_find_field(builder->tree, field);
    xmlNodePtr node = top == NULL ? NULL : engross_tree_next(top, top, true);
    while (node != NULL) {
        uint32_t kind = engross_tree_kind(node);
        if (kind == ENGROSS_KIND_TEXT)
            engross_buffer_append_string(text, (const char *)node->content);
        else if (kind == ENGROSS_KIND_LINE_BREAK)
            engross_buffer_append_char(text, ' ');
        node = engross_tree_next(top, node, kind != ENGROSS_KIND_NOTE);
    }
}

const char *engross_builder_document_value(const struct engross_builder *builder,
                                           uint32_t attribute) {
    return engross_tree_attribute(builder->tree, builder->tree->metadata->parent, attribute);
}

struct engross_tree *engross_builder_take(struct engross_builder *builder) {
    if (builder->status != ENGROSS_OK)
        return NULL;
    assert(builder->depth == 1);
    if (builder->depth != 1)
        return NULL;
    struct engross_tree *tree = builder->tree;
    builder->tree = NULL;
    builder->status = ENGROSS_FAILED;
    return tree;
}
