/* Lists of key figures: each item begins with a number, in bold or below a heading that announces
 * such numbers, and goes on with what it counts. */
#include "read/key_figures.h"
#include "read/markdown/evidence.h"
#include "read/markdown/markdown.h"

#include <string.h>

/* Bytes of a value and of a label; what is longer is text. */
#define LONGEST_VALUE 60
#define LONGEST_LABEL 400

/* One item, taken apart. */
struct figure {
    cmark_node *paragraph;
    cmark_node *strong; /* holds the value; NULL: the first text does, */
    size_t value;       /* in so many bytes */
    cmark_node *text;   /* where the label begins, or NULL, */
    size_t label;       /* after so many bytes */
    bool is_quantity;   /* the value is a number */
    bool is_year;       /* or may be a year */
    bool is_parted;     /* by a dash or a colon: as in a list of terms */
};

static engross_text literal(cmark_node *text) {
    const char *data = text != NULL && cmark_node_get_type(text) == CMARK_NODE_TEXT
                           ? cmark_node_get_literal(text)
                           : "";
    return (engross_text){data, strlen(data)};
}

/* A line of the label that begins like an item "(a)" is left to those who read such. */
static bool has_markers(cmark_node *paragraph) {
    cmark_node *child = cmark_node_first_child(paragraph);
    for (; child != NULL; child = cmark_node_next(child)) {
        bool breaks = cmark_node_get_type(child) == CMARK_NODE_SOFTBREAK ||
                      cmark_node_get_type(child) == CMARK_NODE_LINEBREAK;
        engross_text marker, text = literal(cmark_node_next(child));
        if (breaks && engross_markdown_marker(text.data, text.size, &marker) > 0)
            return true;
    }
    return false;
}

static bool judge_value(struct figure *figure, const char *text, size_t size) {
    figure->is_quantity = engross_key_figures_quantity(text, size) == size;
    figure->is_year = engross_key_figures_is_year(text, size);
    return size > 0 && size <= LONGEST_VALUE;
}

static bool take_strong(struct figure *figure) {
    struct engross_buffer value = ENGROSS_BUFFER_INIT;
    engross_markdown_plain(figure->strong, &value, LONGEST_VALUE + 1);
    bool good = !engross_buffer_failed(&value) && judge_value(figure, value.data, value.size);
    engross_buffer_finish(&value);
    engross_text after = literal(cmark_node_next(figure->strong));
    size_t spaces = strspn(after.data, " ");
    figure->text = cmark_node_next(figure->strong);
    figure->label = engross_key_figures_label(after.data, after.size, 0);
    figure->is_parted = figure->label > spaces;
    bool goes_on = figure->label < after.size;
    if (!goes_on && after.size == spaces) /* the label begins with a link or the like */
        goes_on = figure->text != NULL && cmark_node_next(figure->text) != NULL;
    return good && goes_on;
}

static bool take_text(struct figure *figure, cmark_node *first) {
    engross_text text = literal(first);
    figure->text = first;
    figure->value = engross_key_figures_quantity(text.data, text.size);
    figure->label = engross_key_figures_label(text.data, text.size, figure->value);
    return figure->value > 0 && figure->label < text.size &&
           judge_value(figure, text.data, figure->value);
}

static bool take_apart(cmark_node *item, struct figure *figure) {
    *figure = (struct figure){.paragraph = cmark_node_first_child(item)};
    if (figure->paragraph == NULL || cmark_node_next(figure->paragraph) != NULL ||
        cmark_node_get_type(figure->paragraph) != CMARK_NODE_PARAGRAPH)
        return false;
    struct engross_buffer whole = ENGROSS_BUFFER_INIT;
    engross_markdown_plain(figure->paragraph, &whole, LONGEST_LABEL + 1);
    bool is_short = whole.size <= LONGEST_LABEL;
    engross_buffer_finish(&whole);
    cmark_node *first = cmark_node_first_child(figure->paragraph);
    if (!is_short || first == NULL || has_markers(figure->paragraph))
        return false;
    if (cmark_node_get_type(first) != CMARK_NODE_STRONG)
        return take_text(figure, first);
    figure->strong = first;
    return take_strong(figure);
}

static bool is_announced(cmark_node *list) {
    cmark_node *heading = cmark_node_previous(list);
    if (heading == NULL || cmark_node_get_type(heading) != CMARK_NODE_HEADING)
        return false;
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    engross_markdown_plain(heading, &text, ENGROSS_MARKDOWN_HEAD);
    bool is = text.size > 0 && !engross_buffer_failed(&text) &&
              engross_key_figures_heading(text.data, text.size);
    engross_buffer_finish(&text);
    return is;
}

/* Without a heading that says so, the author's bold type does: two numbers or more, not all of them
 * years, each the subject of what follows it. */
bool engross_markdown_fits_key_figures(const struct engross_markdown *markdown, cmark_node *list) {
    bool is_top = cmark_node_get_type(cmark_node_parent(list)) == CMARK_NODE_DOCUMENT;
    if (!is_top || markdown->in_note || cmark_node_get_list_type(list) != CMARK_BULLET_LIST ||
        !engross_builder_allows(markdown->builder, ENGROSS_KIND_KEY_FIGURES))
        return false;
    bool announced = is_announced(list);
    if (!announced && (markdown->is_report || markdown->is_interview))
        return false;
    size_t count = 0, years = 0;
    struct figure figure;
    for (cmark_node *item = cmark_node_first_child(list); item != NULL;
         item = cmark_node_next(item)) {
        if (!take_apart(item, &figure))
            return false;
        if (!announced && (figure.strong == NULL || !figure.is_quantity || figure.is_parted))
            return false;
        years += figure.is_year;
        count++;
    }
    return announced ? count > 0 : count > 1 && years < count;
}

static void write_value(struct engross_markdown *markdown, const struct figure *figure) {
    engross_position position = engross_markdown_position(markdown, figure->paragraph);
    engross_builder_open(markdown->builder, ENGROSS_KIND_VALUE, position);
    if (figure->strong != NULL) {
        engross_markdown_walk(markdown, figure->strong);
        engross_markdown_close_tags(markdown, figure->strong);
    } else {
        engross_builder_text(markdown->builder, cmark_node_get_literal(figure->text), figure->value,
                             position);
    }
    engross_builder_close(markdown->builder, ENGROSS_KIND_VALUE);
}

static void write_figure(struct engross_markdown *markdown, cmark_node *item) {
    struct figure figure;
    engross_position position = engross_markdown_position(markdown, item);
    if (!take_apart(item, &figure))
        return;
    engross_builder_open(markdown->builder, ENGROSS_KIND_KEY_FIGURE, position);
    markdown->paragraph = (struct engross_markdown_paragraph){.node = figure.paragraph};
    write_value(markdown, &figure);
    markdown->paragraph.skip_node = figure.strong;
    markdown->paragraph.skip_text = literal(figure.text).size > 0 ? figure.text : NULL;
    markdown->paragraph.skip_size = figure.label;
    engross_builder_open(markdown->builder, ENGROSS_KIND_LABEL, position);
    engross_markdown_walk(markdown, figure.paragraph);
    engross_markdown_close_tags(markdown, figure.paragraph);
    engross_builder_close(markdown->builder, ENGROSS_KIND_LABEL);
    engross_builder_close(markdown->builder, ENGROSS_KIND_KEY_FIGURE);
}

void engross_markdown_write_key_figures(struct engross_markdown *markdown, cmark_node *list) {
    uint64_t count = 0;
    engross_position position = engross_markdown_position(markdown, list);
    engross_builder_open(markdown->builder, ENGROSS_KIND_KEY_FIGURES, position);
    for (cmark_node *item = cmark_node_first_child(list); item != NULL;
         item = cmark_node_next(item), count++)
        write_figure(markdown, item);
    engross_builder_close(markdown->builder, ENGROSS_KIND_KEY_FIGURES);
    engross_report(markdown->diagnostics, ENGROSS_MESSAGE_MARKDOWN_KEY_FIGURES, position,
                   ENGROSS_NUMBER(count), NULL);
    engross_markdown_after_block(markdown);
    engross_markdown_skip(markdown, list);
}
