/* The walk: cmark's iterator gives enter and leave events, a table gives each type its handlers.
 * Also positions, since cmark counts columns in bytes. */
#include "base/utf8.h"
#include "read/markdown/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <string.h>

typedef void handler(struct engross_markdown *markdown, cmark_node *node);

struct handler_row {
    const char *name;     /* of an extension's type, whose number is told at run time; or NULL */
    cmark_node_type type; /* of cmark's own */
    handler *enter;
    handler *leave; /* NULL for leaves and what needs no closing */
};

static const struct handler_row rows[] = {
    {NULL, CMARK_NODE_TEXT, engross_markdown_text, NULL},
    {NULL, CMARK_NODE_SOFTBREAK, engross_markdown_soft_break, NULL},
    {NULL, CMARK_NODE_PARAGRAPH, engross_markdown_enter_paragraph,
     engross_markdown_leave_paragraph},
    {NULL, CMARK_NODE_ITEM, engross_markdown_enter_item, engross_markdown_leave_item},
    {NULL, CMARK_NODE_LIST, engross_markdown_enter_list, engross_markdown_leave_list},
    {NULL, CMARK_NODE_EMPH, engross_markdown_enter_span, engross_markdown_leave_span},
    {NULL, CMARK_NODE_STRONG, engross_markdown_enter_span, engross_markdown_leave_span},
    {NULL, CMARK_NODE_LINK, engross_markdown_enter_link, engross_markdown_leave_span},
    {NULL, CMARK_NODE_HEADING, engross_markdown_enter_heading, engross_markdown_leave_heading},
    {"table_cell", CMARK_NODE_NONE, engross_markdown_enter_cell, engross_markdown_leave_cell},
    {"table_row", CMARK_NODE_NONE, engross_markdown_enter_row, engross_markdown_leave_row},
    {"table_header", CMARK_NODE_NONE, engross_markdown_enter_row, engross_markdown_leave_row},
    {"table", CMARK_NODE_NONE, engross_markdown_enter_table, engross_markdown_leave_table},
    {NULL, CMARK_NODE_BLOCK_QUOTE, engross_markdown_enter_quotation,
     engross_markdown_leave_quotation},
    {NULL, CMARK_NODE_FOOTNOTE_REFERENCE, engross_markdown_note, NULL},
    {NULL, CMARK_NODE_FOOTNOTE_DEFINITION, engross_markdown_definition, NULL},
    {NULL, CMARK_NODE_IMAGE, engross_markdown_image, NULL},
    {NULL, CMARK_NODE_CODE, engross_markdown_code, NULL},
    {NULL, CMARK_NODE_LINEBREAK, engross_markdown_line_break, NULL},
    {NULL, CMARK_NODE_HTML_INLINE, engross_markdown_html_inline, NULL},
    {NULL, CMARK_NODE_HTML_BLOCK, engross_markdown_html_block, NULL},
    {NULL, CMARK_NODE_CODE_BLOCK, engross_markdown_code_block, NULL},
    {NULL, CMARK_NODE_THEMATIC_BREAK, engross_markdown_thematic_break, NULL},
};

static const struct handler_row *row_of(cmark_node *node) {
    cmark_node_type type = cmark_node_get_type(node);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (rows[i].name == NULL ? rows[i].type == type
                                 : strcmp(rows[i].name, cmark_node_get_type_string(node)) == 0)
            return &rows[i];
    return NULL;
}

void engross_markdown_skip(struct engross_markdown *markdown, cmark_node *node) {
    cmark_iter_reset(markdown->iterator, node, CMARK_EVENT_EXIT);
}

void engross_markdown_walk(struct engross_markdown *markdown, cmark_node *top) {
    cmark_iter *outer = markdown->iterator;
    markdown->iterator = cmark_iter_new(top);
    cmark_event_type event;
    while ((event = cmark_iter_next(markdown->iterator)) != CMARK_EVENT_DONE &&
           engross_builder_status(markdown->builder) == ENGROSS_OK) {
        cmark_node *node = cmark_iter_get_node(markdown->iterator);
        if (node == top)
            continue;
        const struct handler_row *row = row_of(node);
        if (event == CMARK_EVENT_EXIT)
            engross_markdown_close_tags(markdown, node);
        if (row == NULL)
            continue;
        handler *handle = event == CMARK_EVENT_ENTER ? row->enter : row->leave;
        if (handle != NULL)
            handle(markdown, node);
    }
    cmark_iter_free(markdown->iterator);
    markdown->iterator = outer;
}

static size_t line_start(const struct engross_markdown *markdown, size_t line) {
    return line >= 1 && line <= markdown->line_count ? markdown->lines[line - 1]
                                                     : markdown->source->size;
}

/* The source's line of a node: cmark's, less the lines that were put in before it. */
static int source_line(const struct engross_markdown *markdown, cmark_node *node) {
    int line = cmark_node_get_start_line(node);
    size_t low = 0, high = markdown->inserted_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (markdown->inserted[middle] < (uint32_t)line)
            low = middle + 1;
        else
            high = middle;
    }
    return line - (int)low;
}

/* Counts on from the last position where it can, so that a long line is read once. */
engross_position engross_markdown_position(struct engross_markdown *markdown, cmark_node *node) {
    int line = source_line(markdown, node);
    int column = cmark_node_get_start_column(node);
    if (line < 1 || (size_t)line > markdown->line_count)
        return ENGROSS_NOWHERE;
    size_t start = line_start(markdown, (size_t)line);
    size_t end =
        (size_t)line < markdown->line_count ? markdown->lines[line] : markdown->source->size;
    size_t byte = column < 1 ? 0 : (size_t)column - 1;
    byte = byte > end - start ? end - start : byte;
    bool onward = markdown->position_line == (uint32_t)line && byte >= markdown->position_byte;
    size_t at = onward ? markdown->position_byte : 0;
    uint32_t count = onward ? markdown->position_column : 1;
    for (; at < byte; at++)
        count += ((unsigned char)markdown->source->data[start + at + 1] & 0xC0) != 0x80;
    markdown->position_line = (uint32_t)line;
    markdown->position_byte = (uint32_t)byte;
    markdown->position_column = count;
    return (engross_position){(uint32_t)line, count};
}

engross_text engross_markdown_line(const struct engross_markdown *markdown, cmark_node *node) {
    int line = source_line(markdown, node);
    int column = cmark_node_get_start_column(node);
    if (line < 1 || column < 1 || (size_t)line > markdown->line_count)
        return (engross_text){"", 0};
    size_t start = line_start(markdown, (size_t)line) + (size_t)column - 1;
    size_t end = line_start(markdown, (size_t)line + 1);
    if (start >= end)
        return (engross_text){"", 0};
    return (engross_text){markdown->source->data + start, end - start};
}
