/* Blocks that hold blocks: lists, quotations, tables; and code, rules and note definitions. */
#include "read/markdown/evidence.h"
#include "read/markdown/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <string.h>

/* Which element was opened for a node is kept on it, for leaving it. */
static bool open_block(struct engross_markdown *markdown, cmark_node *node, uint32_t kind) {
    if (!engross_builder_allows(markdown->builder, kind))
        return false;
    engross_builder_open(markdown->builder, kind, engross_markdown_position(markdown, node));
    cmark_node_set_user_data(node, (void *)(uintptr_t)kind);
    return true;
}

static void close_block(struct engross_markdown *markdown, cmark_node *node) {
    uint32_t kind = (uint32_t)(uintptr_t)cmark_node_get_user_data(node);
    if (kind != 0)
        engross_builder_close(markdown->builder, kind);
}

void engross_markdown_fill(struct engross_markdown *markdown, cmark_node *node) {
    if (engross_builder_status(markdown->builder) != ENGROSS_OK ||
        !engross_builder_is_empty(markdown->builder) ||
        !engross_builder_allows(markdown->builder, ENGROSS_KIND_P))
        return;
    engross_builder_open(markdown->builder, ENGROSS_KIND_P,
                         engross_markdown_position(markdown, node));
    engross_builder_close(markdown->builder, ENGROSS_KIND_P);
}

/* A top-level list of a report is numbered paragraphs when its numbers go on. */
static bool is_paragraph_list(const struct engross_markdown *markdown, cmark_node *list) {
    bool top = cmark_node_get_type(cmark_node_parent(list)) == CMARK_NODE_DOCUMENT;
    return markdown->is_report && top && !markdown->in_note &&
           cmark_node_get_list_type(list) == CMARK_ORDERED_LIST &&
           cmark_node_get_list_start(list) > markdown->last_paragraph;
}

void engross_markdown_enter_list(struct engross_markdown *markdown, cmark_node *node) {
    engross_markdown_before_block(markdown, node);
    if (is_paragraph_list(markdown, node)) {
        markdown->paragraph_list = node;
        return;
    }
    if (engross_markdown_fits_key_figures(markdown, node)) {
        engross_markdown_write_key_figures(markdown, node);
        return;
    }
    bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    if (open_block(markdown, node, ENGROSS_KIND_LIST) && !ordered)
        engross_builder_set_string(markdown->builder, ENGROSS_ATTRIBUTE_STYLE, "bullet");
}

void engross_markdown_leave_list(struct engross_markdown *markdown, cmark_node *node) {
    if (markdown->paragraph_list == node)
        markdown->paragraph_list = NULL;
    else
        close_block(markdown, node);
}

/* The number as the source prints it, and its sign; 0 where it cannot be read there. */
static size_t printed_number(const struct engross_markdown *markdown, cmark_node *item,
                             const char **text, int64_t *value) {
    engross_text line = engross_markdown_line(markdown, item);
    size_t digits = 0;
    *text = line.data;
    *value = 0;
    while (digits < line.size && digits < 9 && line.data[digits] >= '0' && line.data[digits] <= '9')
        *value = *value * 10 + (line.data[digits++] - '0');
    bool sign = digits < line.size && (line.data[digits] == '.' || line.data[digits] == ')');
    return digits > 0 && sign ? digits + 1 : 0;
}

/* Whether the author left counting to Markdown: "1." before every item. */
static bool is_uncounted(const struct engross_markdown *markdown, cmark_node *list) {
    cmark_node *first = cmark_node_first_child(list);
    cmark_node *second = cmark_node_next(first);
    const char *text;
    int64_t one, two;
    return second != NULL && printed_number(markdown, first, &text, &one) > 0 &&
           printed_number(markdown, second, &text, &two) > 0 && one == two;
}

/* Sets NUMBER of the item or paragraph that has just been opened. The list's counter is kept
 * on its last item's node: none is needed where the source prints the numbers. */
static int64_t set_number(struct engross_markdown *markdown, cmark_node *item) {
    cmark_node *list = cmark_node_parent(item);
    const char *text;
    int64_t value;
    size_t size = printed_number(markdown, item, &text, &value);
    if (size > 0 && !is_uncounted(markdown, list)) {
        engross_builder_set(markdown->builder, ENGROSS_ATTRIBUTE_NUMBER, text, size);
        return value;
    }
    cmark_node *before = cmark_node_previous(item);
    value = before == NULL ? cmark_node_get_list_start(list)
                           : (int64_t)(intptr_t)cmark_node_get_user_data(before) / 64 + 1;
    struct engross_buffer number = ENGROSS_BUFFER_INIT;
    engross_buffer_append_integer(&number, value);
    bool bracket = cmark_node_get_list_delim(list) == CMARK_PAREN_DELIM;
    engross_buffer_append_char(&number, bracket ? ')' : '.');
    if (!engross_buffer_failed(&number))
        engross_builder_set(markdown->builder, ENGROSS_ATTRIBUTE_NUMBER, number.data, number.size);
    engross_buffer_finish(&number);
    return value;
}

/* What an item became and its value share the node's one slot. */
static void remember(cmark_node *item, uint32_t kind, int64_t value) {
    cmark_node_set_user_data(item, (void *)(intptr_t)(value * 64 + kind));
}

static uint32_t remembered_kind(cmark_node *item) {
    return (uint32_t)((intptr_t)cmark_node_get_user_data(item) & 63);
}

void engross_markdown_enter_item(struct engross_markdown *markdown, cmark_node *node) {
    cmark_node *list = cmark_node_parent(node);
    bool paragraph = markdown->paragraph_list == list;
    uint32_t kind = paragraph ? ENGROSS_KIND_PARAGRAPH : ENGROSS_KIND_ITEM;
    bool ordered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
    if (!engross_builder_allows(markdown->builder, kind))
        return;
    engross_builder_open(markdown->builder, kind, engross_markdown_position(markdown, node));
    int64_t value = ordered ? set_number(markdown, node) : 0;
    remember(node, kind, value);
    if (paragraph)
        markdown->last_paragraph = value;
    cmark_node *first = cmark_node_first_child(node);
    bool begins_with_text = first != NULL && cmark_node_get_type(first) == CMARK_NODE_PARAGRAPH;
    if (paragraph && !begins_with_text)
        engross_markdown_fill(markdown, node);
}

/* A numbered paragraph stays open for lines "(a)" that stand at the margin below it. */
static bool is_continued(struct engross_markdown *markdown, cmark_node *item) {
    cmark_node *list = cmark_node_parent(item);
    return markdown->paragraph_list == list && cmark_node_next(item) == NULL &&
           engross_markdown_fits_marker(markdown, cmark_node_next(list));
}

void engross_markdown_leave_item(struct engross_markdown *markdown, cmark_node *node) {
    uint32_t kind = remembered_kind(node);
    if (kind == 0)
        return;
    engross_markdown_fill(markdown, node);
    if (is_continued(markdown, node))
        markdown->holds_paragraph = true;
    else
        engross_builder_close(markdown->builder, kind);
}

void engross_markdown_enter_quotation(struct engross_markdown *markdown, cmark_node *node) {
    engross_markdown_before_block(markdown, node);
    open_block(markdown, node, ENGROSS_KIND_QUOTATION);
}

void engross_markdown_leave_quotation(struct engross_markdown *markdown, cmark_node *node) {
    if (engross_builder_kind(markdown->builder) == ENGROSS_KIND_QUOTATION)
        engross_markdown_fill(markdown, node);
    close_block(markdown, node);
    engross_markdown_after_block(markdown);
}

/* The lines of a block of code, with breaks between them. */
void engross_markdown_code_block(struct engross_markdown *markdown, cmark_node *node) {
    engross_markdown_before_block(markdown, node);
    engross_position position = engross_markdown_position(markdown, node);
    const char *text = cmark_node_get_literal(node);
    if (!engross_builder_allows(markdown->builder, ENGROSS_KIND_P))
        return;
    engross_builder_open(markdown->builder, ENGROSS_KIND_P, position);
    engross_builder_open(markdown->builder, ENGROSS_KIND_CODE, position);
    while (*text != '\0') {
        size_t size = strcspn(text, "\n");
        engross_builder_text(markdown->builder, text, size, position);
        text += size + (text[size] == '\n');
        if (*text == '\0')
            break;
        engross_builder_open(markdown->builder, ENGROSS_KIND_LINE_BREAK, position);
        engross_builder_close(markdown->builder, ENGROSS_KIND_LINE_BREAK);
    }
    engross_builder_close(markdown->builder, ENGROSS_KIND_CODE);
    engross_builder_close(markdown->builder, ENGROSS_KIND_P);
}

void engross_markdown_thematic_break(struct engross_markdown *markdown, cmark_node *node) {
    engross_markdown_before_block(markdown, node);
    if (open_block(markdown, node, ENGROSS_KIND_SEPARATOR))
        engross_builder_close(markdown->builder, ENGROSS_KIND_SEPARATOR);
}

/* Definitions are walked where their notes stand. */
void engross_markdown_definition(struct engross_markdown *markdown, cmark_node *node) {
    engross_markdown_skip(markdown, node);
}

void engross_markdown_enter_table(struct engross_markdown *markdown, cmark_node *node) {
    markdown->table_body = false;
    if (markdown->captioned == node) {
        cmark_node_set_user_data(node, (void *)(uintptr_t)ENGROSS_KIND_TABLE);
        return;
    }
    engross_markdown_before_block(markdown, node);
    open_block(markdown, node, ENGROSS_KIND_TABLE);
}

void engross_markdown_leave_table(struct engross_markdown *markdown, cmark_node *node) {
    if (markdown->table_body)
        engross_builder_close(markdown->builder, ENGROSS_KIND_TABLE_BODY);
    markdown->table_body = false;
    close_block(markdown, node);
    engross_markdown_after_block(markdown);
}

static bool is_blank(cmark_node *row) {
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    engross_markdown_plain(row, &text, 0);
    bool blank = text.size == 0 || text.data[strspn(text.data, " ")] == '\0';
    engross_buffer_finish(&text);
    return blank;
}

void engross_markdown_enter_row(struct engross_markdown *markdown, cmark_node *node) {
    bool head = cmark_gfm_extensions_get_table_row_is_header(node) != 0;
    markdown->column = 0;
    if (head && is_blank(node)) {
        engross_markdown_skip(markdown, node);
        return;
    }
    if (head)
        open_block(markdown, node, ENGROSS_KIND_TABLE_HEAD);
    else if (!markdown->table_body)
        markdown->table_body = open_block(markdown, node, ENGROSS_KIND_TABLE_BODY);
    cmark_node_set_user_data(node, NULL);
    open_block(markdown, node, ENGROSS_KIND_ROW);
}

void engross_markdown_leave_row(struct engross_markdown *markdown, cmark_node *node) {
    close_block(markdown, node);
    if (engross_builder_kind(markdown->builder) == ENGROSS_KIND_TABLE_HEAD)
        engross_builder_close(markdown->builder, ENGROSS_KIND_TABLE_HEAD);
}

static const char *alignment_of(cmark_node *table, size_t column) {
    const uint8_t *alignments = cmark_gfm_extensions_get_table_alignments(table);
    bool known = alignments != NULL && column < cmark_gfm_extensions_get_table_columns(table);
    uint8_t letter = known ? alignments[column] : 0;
    return letter == 'l' ? "start" : letter == 'c' ? "center" : letter == 'r' ? "end" : NULL;
}

/* Where no table can stand (in a note), each cell is a paragraph. */
void engross_markdown_enter_cell(struct engross_markdown *markdown, cmark_node *node) {
    cmark_node *row = cmark_node_parent(node);
    const char *alignment = alignment_of(cmark_node_parent(row), markdown->column++);
    if (open_block(markdown, node, ENGROSS_KIND_CELL)) {
        if (cmark_gfm_extensions_get_table_row_is_header(row))
            engross_builder_set_string(markdown->builder, ENGROSS_ATTRIBUTE_HEADER, "column");
        if (alignment != NULL)
            engross_builder_set_string(markdown->builder, ENGROSS_ATTRIBUTE_ALIGN, alignment);
    }
    if (cmark_node_first_child(node) != NULL)
        engross_builder_open(markdown->builder, ENGROSS_KIND_P,
                             engross_markdown_position(markdown, node));
}

void engross_markdown_leave_cell(struct engross_markdown *markdown, cmark_node *node) {
    if (cmark_node_first_child(node) != NULL)
        engross_builder_close(markdown->builder, ENGROSS_KIND_P);
    engross_markdown_after_block(markdown);
    close_block(markdown, node);
}
