/* Lists written as paragraphs or lines that begin with "(a)", "(i)", "б)". A marker counts when
 * it is the first of its alphabet and the second follows, or goes on from the one before. */
#include "model/number.h"
#include "read/markdown/evidence.h"
#include "read/markdown/markdown.h"

#include <string.h>

/* How many bytes of a line are looked at for a marker. */
#define HEAD 64

static const enum engross_numbering numberings[] = {
    ENGROSS_NUMBERING_DECIMAL,     ENGROSS_NUMBERING_LOWER_ALPHA,    ENGROSS_NUMBERING_LOWER_ROMAN,
    ENGROSS_NUMBERING_UPPER_ALPHA, ENGROSS_NUMBERING_LOWER_CYRILLIC,
};

static int64_t value_of(engross_text marker, enum engross_numbering numbering) {
    size_t start = marker.data[0] == '(';
    return engross_number_value(marker.data + start, marker.size - start - 1, numbering);
}

/* The marker with which the TEXT node begins. */
static size_t marker_of(cmark_node *text, engross_text *marker) {
    if (text == NULL || cmark_node_get_type(text) != CMARK_NODE_TEXT)
        return 0;
    const char *literal = cmark_node_get_literal(text);
    size_t taken = engross_markdown_marker(literal, strnlen(literal, HEAD), marker);
    if (taken > 0)
        return taken;
    /* "(a) *emphasis*": the space may be all that is left of the text node */
    size_t size = strnlen(literal, HEAD);
    bool bare = size > 1 && literal[size - 1] == ' ';
    return bare ? engross_markdown_marker(literal, size, marker) : 0;
}

static cmark_node *first_text(cmark_node *paragraph) {
    return paragraph != NULL && cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH
               ? cmark_node_first_child(paragraph)
               : NULL;
}

static bool is_break(cmark_node *node) {
    cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
}

/* The next line after text's that begins with a marker: in the same paragraph, or the first line
 * of the next one. */
static size_t next_marker(cmark_node *text, engross_text *marker) {
    for (cmark_node *at = cmark_node_next(text); at != NULL; at = cmark_node_next(at)) {
        size_t taken = is_break(at) ? marker_of(cmark_node_next(at), marker) : 0;
        if (taken > 0)
            return taken;
    }
    return marker_of(first_text(cmark_node_next(cmark_node_parent(text))), marker);
}

/* Whether marker opens a list: the first of a numbering, and the next marker is its
 * second, or with the first of another one that is nested in it. */
static bool opens(cmark_node *text, engross_text marker, enum engross_numbering *numbering) {
    engross_text after;
    if (next_marker(text, &after) == 0)
        return false;
    for (size_t i = 0; i < sizeof numberings / sizeof numberings[0]; i++) {
        *numbering = numberings[i];
        if (value_of(marker, *numbering) != 1)
            continue;
        bool nested = false;
        for (size_t j = 0; j < sizeof numberings / sizeof numberings[0]; j++)
            nested = nested || (j != i && value_of(after, numberings[j]) == 1);
        if (value_of(after, *numbering) == 2 || nested)
            return true;
    }
    return false;
}

/* The depth of the open list that marker goes on with, or the number of open lists. */
static size_t continued_depth(const struct engross_markdown_paragraph *paragraph,
                              engross_text marker) {
    for (size_t depth = paragraph->marker_count; depth > 0; depth--) {
        const struct engross_markdown_marker_list *list = &paragraph->markers[depth - 1];
        if (value_of(marker, (enum engross_numbering)list->numbering) == list->value + 1)
            return depth - 1;
    }
    return paragraph->marker_count;
}

/* A nested list may begin where an outer one is open, even when it has one item only. */
static bool fits(const struct engross_markdown *markdown, cmark_node *text, engross_text *marker,
                 enum engross_numbering *numbering, size_t *depth) {
    const struct engross_markdown_paragraph *paragraph = &markdown->paragraph;
    if (marker_of(text, marker) == 0)
        return false;
    *depth = continued_depth(paragraph, *marker);
    if (*depth < paragraph->marker_count)
        return true;
    return paragraph->marker_count < ENGROSS_MARKDOWN_MAXIMUM_MARKERS &&
           opens(text, *marker, numbering);
}

static void close_lists(struct engross_markdown *markdown, size_t depth) {
    struct engross_markdown_paragraph *paragraph = &markdown->paragraph;
    while (paragraph->marker_count > depth) {
        engross_builder_close(markdown->builder, ENGROSS_KIND_ITEM);
        engross_builder_close(markdown->builder, ENGROSS_KIND_LIST);
        paragraph->marker_count--;
    }
}

bool engross_markdown_start_marker(struct engross_markdown *markdown, cmark_node *line_break,
                                   cmark_node *text) {
    struct engross_markdown_paragraph *paragraph = &markdown->paragraph;
    engross_text marker;
    enum engross_numbering numbering;
    size_t depth;
    if (!fits(markdown, text, &marker, &numbering, &depth))
        return false;
    engross_position position = engross_markdown_position(markdown, text);
    if (line_break != NULL)
        engross_builder_close(markdown->builder, paragraph->kind);
    if (depth < paragraph->marker_count) {
        close_lists(markdown, depth + 1);
        paragraph->markers[depth].value++;
        engross_builder_close(markdown->builder, ENGROSS_KIND_ITEM);
    } else {
        engross_builder_open(markdown->builder, ENGROSS_KIND_LIST, position);
        paragraph->markers[paragraph->marker_count++] =
            (struct engross_markdown_marker_list){(int)numbering, 1};
    }
    engross_builder_open(markdown->builder, ENGROSS_KIND_ITEM, position);
    engross_builder_set(markdown->builder, ENGROSS_ATTRIBUTE_NUMBER, marker.data, marker.size);
    engross_builder_open(markdown->builder, ENGROSS_KIND_P, position);
    paragraph->kind = ENGROSS_KIND_P;
    paragraph->skip_text = text;
    paragraph->skip_size = marker_of(text, &marker);
    return true;
}

bool engross_markdown_fits_marker(struct engross_markdown *markdown, cmark_node *paragraph) {
    engross_text marker;
    enum engross_numbering numbering;
    size_t depth;
    return fits(markdown, first_text(paragraph), &marker, &numbering, &depth);
}

void engross_markdown_settle_markers(struct engross_markdown *markdown, cmark_node *paragraph) {
    bool more = markdown->paragraph.marker_count > 0 &&
                engross_markdown_fits_marker(markdown, cmark_node_next(paragraph));
    if (more)
        return;
    close_lists(markdown, 0);
    if (markdown->holds_paragraph && !markdown->in_note)
        engross_builder_close(markdown->builder, ENGROSS_KIND_PARAGRAPH);
    markdown->holds_paragraph = markdown->holds_paragraph && markdown->in_note;
}
