/* Ways through the document: page tree, page labels, named destinations, links and outline. */
#include "diagnostics.h"
#include "paint/painter.h"
#include "paint/syntax.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- page tree ---------------------------------------------------------------------------- */

uint32_t engross_pdf_navigation_page(struct pdf_painter *painter) {
    if (painter->page_count == painter->page_capacity) {
        uint32_t capacity = painter->page_capacity == 0 ? 64 : painter->page_capacity * 2;
        uint32_t *grown = realloc(painter->pages, capacity * sizeof *grown);
        if (grown == NULL) {
            engross_pdf_file_fail(painter->file, ENGROSS_NO_MEMORY);
            return 0;
        }
        painter->pages = grown;
        painter->page_capacity = capacity;
    }
    if (painter->page_count % ENGROSS_PDF_PAGES_A_LEAF == 0)
        painter->page_group = engross_pdf_file_reserve(painter->file);
    uint32_t number = engross_pdf_file_reserve(painter->file);
    painter->pages[painter->page_count++] = number;
    return number;
}

/* One level of the tree: the objects below, and how many pages each of them holds. */
struct level {
    const uint32_t *kids;
    size_t kid_count;
    size_t pages_a_kid;
};

static void write_node(struct pdf_painter *painter, const struct level *level, size_t index,
                       uint32_t number, uint32_t parent) {
    size_t first = index * ENGROSS_PDF_PAGES_A_LEAF;
    size_t last = first + ENGROSS_PDF_PAGES_A_LEAF;
    if (last > level->kid_count)
        last = level->kid_count;
    size_t end = last * level->pages_a_kid;
    if (end > painter->page_count)
        end = painter->page_count;
    struct pdf_dictionary *node = engross_pdf_dictionary_new(painter->file);
    engross_pdf_dictionary_name(node, "Type", "Pages");
    engross_pdf_dictionary_integer(node, "Count", (int32_t)(end - first * level->pages_a_kid));
    if (parent != 0)
        engross_pdf_dictionary_reference(node, "Parent", parent);
    struct pdf_array *kids = engross_pdf_dictionary_array(node, "Kids");
    for (size_t i = first; i < last; i++)
        engross_pdf_array_reference(kids, level->kids[i]);
    engross_pdf_file_put_dictionary(painter->file, number, node);
}

/* Writes the tree from the leaves up, in nodes that all hold their full number of kids but the
 * last of each level. Returns the root. */
static uint32_t write_page_tree(struct pdf_painter *painter) {
    size_t count = (painter->page_count + ENGROSS_PDF_PAGES_A_LEAF - 1) / ENGROSS_PDF_PAGES_A_LEAF;
    uint32_t *nodes = calloc(2 * count + 1, sizeof *nodes); /* this level, and the one above */
    struct level level = {painter->pages, painter->page_count, 1};
    uint32_t *kids = calloc(count + 1, sizeof *kids), root = 0;
    if (nodes == NULL || kids == NULL)
        engross_pdf_file_fail(painter->file, ENGROSS_NO_MEMORY);
    for (size_t i = 0; nodes != NULL && i < count; i++)
        /* a leaf's number was taken right before that of its first page */
        nodes[i] = painter->pages[i * ENGROSS_PDF_PAGES_A_LEAF] - 1;
    while (nodes != NULL && kids != NULL && count > 0) {
        size_t above = count > 1 ? (count - 1) / ENGROSS_PDF_PAGES_A_LEAF + 1 : 0;
        uint32_t *parents = nodes + count;
        for (size_t i = 0; i < above; i++)
            parents[i] = engross_pdf_file_reserve(painter->file);
        for (size_t i = 0; i < count; i++)
            write_node(painter, &level, i, nodes[i],
                       above > 0 ? parents[i / ENGROSS_PDF_PAGES_A_LEAF] : 0);
        root = nodes[0];
        memcpy(kids, nodes, count * sizeof *kids);
        memmove(nodes, parents, above * sizeof *nodes);
        level = (struct level){kids, count, level.pages_a_kid * ENGROSS_PDF_PAGES_A_LEAF};
        count = above;
    }
    free(nodes);
    free(kids);
    return root;
}

/* --- page labels (12.4.2) ----------------------------------------------------------------- */

static void append_roman(struct engross_buffer *buffer, int64_t value) {
    static const struct {
        int64_t value;
        const char *digits;
    } steps[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                 {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                 {5, "v"},    {4, "iv"},   {1, "i"}};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        for (; value >= steps[i].value; value -= steps[i].value)
            engross_buffer_append_string(buffer, steps[i].digits);
    }
}

/* What the label must be to carry on a range of that style with that value. */
static bool is_label(struct pdf_painter *painter, engross_text label, char style, int64_t value) {
    struct engross_buffer *expected = &painter->scratch;
    engross_buffer_clear(expected);
    if (style == 'D')
        engross_buffer_append_integer(expected, value);
    else
        append_roman(expected, value);
    for (size_t i = 0; style == 'R' && i < expected->size; i++)
        expected->data[i] = (char)(expected->data[i] - 'a' + 'A');
    return expected->size == label.size && expected->data != NULL &&
           memcmp(expected->data, label.data, label.size) == 0;
}

/* The number that a label says in decimal or roman digits; 0 and style 0 where it says none. */
static int64_t label_value(struct pdf_painter *painter, engross_text label, char *style) {
    static const char styles[] = {'D', 'r', 'R'};
    int64_t decimal = 0;
    for (size_t i = 0; i < label.size && i < 9; i++) {
        bool digit = label.data[i] >= '0' && label.data[i] <= '9';
        decimal = digit ? decimal * 10 + (label.data[i] - '0') : 0;
    }
    for (size_t s = 0; s < sizeof styles; s++) {
        *style = styles[s];
        if (styles[s] == 'D' && decimal > 0 && is_label(painter, label, 'D', decimal))
            return decimal;
        for (int64_t value = 1; styles[s] != 'D' && label.size < 8 && value < 100; value++) {
            if (is_label(painter, label, *style, value))
                return value;
        }
    }
    *style = 0;
    return 0;
}

void engross_pdf_navigation_label(struct pdf_painter *painter, engross_text label) {
    bool carries_on = painter->label_value > 0 &&
                      is_label(painter, label, painter->label_style, painter->label_value + 1);
    if (carries_on) {
        painter->label_value++;
        return;
    }
    struct engross_buffer *labels = &painter->labels;
    painter->label_value = label_value(painter, label, &painter->label_style);
    engross_buffer_append_format(labels, "%u<<", (unsigned)(painter->page_count - 1));
    if (painter->label_value > 0) {
        engross_buffer_append_format(labels, "/S/%c/St ", painter->label_style);
        engross_buffer_append_integer(labels, painter->label_value);
    } else if (label.size > 0) {
        engross_buffer_append_string(labels, "/P");
        engross_pdf_append_text(labels, label);
    }
    engross_buffer_append_string(labels, ">>");
}

static uint32_t write_labels(struct pdf_painter *painter) {
    uint32_t number = engross_pdf_file_reserve(painter->file);
    struct engross_buffer *body = &painter->scratch;
    engross_buffer_clear(body);
    engross_buffer_append_string(body, "<</Nums[");
    if (painter->labels.failed)
        engross_pdf_file_fail(painter->file, ENGROSS_NO_MEMORY);
    engross_buffer_append(body, painter->labels.data, painter->labels.size);
    engross_buffer_append_string(body, "]>>");
    engross_pdf_file_put(painter->file, number, body);
    return number;
}

/* --- named destinations (12.3.2.3) -------------------------------------------------------- */

/* In whole points, outwards: nothing is seen of the rest, and there are as many as paragraphs. */
void engross_pdf_navigation_destinations(struct pdf_painter *painter, const struct pdf_page *page,
                                         uint32_t number) {
    struct engross_buffer *value = &painter->scratch;
    for (size_t i = 0; i < page->destination_count; i++) {
        const struct pdf_destination *destination = &page->destinations[i];
        engross_buffer_clear(value);
        engross_buffer_append_char(value, '[');
        engross_pdf_append_reference(value, number);
        engross_buffer_append_string(value, "/XYZ ");
        engross_buffer_append_number(value, floor(destination->x), 0);
        engross_buffer_append_char(value, ' ');
        engross_buffer_append_number(value, ceil(page->height - destination->y), 0);
        engross_buffer_append_string(value, " null]");
        if (value->failed || !engross_pdf_names_add(&painter->destinations, destination->name,
                                                    value->data, value->size))
            engross_pdf_file_fail(painter->file, ENGROSS_NO_MEMORY);
    }
}

/* --- links (12.5.6.5) --------------------------------------------------------------------- */

/* A URI is ASCII (12.6.4.7); other bytes are escaped as RFC 3986, 2.1, says. */
static void append_uri(struct engross_buffer *buffer, engross_text uri) {
    static const char digits[] = "0123456789ABCDEF";
    for (size_t i = 0; i < uri.size; i++) {
        unsigned char byte = (unsigned char)uri.data[i];
        if (byte > 0x20 && byte < 0x7F) {
            engross_buffer_append_char(buffer, (char)byte);
        } else {
            engross_buffer_append_char(buffer, '%');
            engross_buffer_append_char(buffer, digits[byte >> 4]);
            engross_buffer_append_char(buffer, digits[byte & 15]);
        }
    }
}

static void add_action(const struct pdf_link *link, const struct engross_buffer *uri,
                       struct pdf_dictionary *annotation) {
    if (link->uri.data == NULL) {
        engross_pdf_dictionary_bytes(annotation, "Dest", link->destination.data,
                                     link->destination.size);
        return;
    }
    struct pdf_dictionary *action = engross_pdf_dictionary_dictionary(annotation, "A");
    engross_pdf_dictionary_name(action, "S", "URI");
    engross_pdf_dictionary_bytes(action, "URI", uri->data, uri->size);
}

static void write_link(struct pdf_painter *painter, const struct pdf_page *page,
                       const struct pdf_link *link, const struct engross_buffer *uri,
                       uint32_t page_number, uint32_t number) {
    enum { PRINT = 4, LONGEST_CONTENTS = 500 };
    static const double no_border[] = {0, 0, 0};
    double bottom = page->height - link->y - link->height;
    const double box[] = {link->x, bottom, link->x + link->width, bottom + link->height};
    struct pdf_dictionary *annotation = engross_pdf_dictionary_new(painter->file);
    engross_pdf_dictionary_name(annotation, "Type", "Annot");
    engross_pdf_dictionary_name(annotation, "Subtype", "Link");
    engross_pdf_dictionary_numbers(annotation, "Rect", box, 4);
    engross_pdf_dictionary_numbers(annotation, "Border", no_border, 3);
    engross_pdf_dictionary_integer(annotation, "F", PRINT);
    /* a long link says its beginning: its text stands in the structure, and each line has one */
    engross_text contents = link->contents.size > 0 ? link->contents : link->uri;
    engross_pdf_dictionary_text(annotation, "Contents",
                                engross_pdf_text_within(contents, LONGEST_CONTENTS));
    add_action(link, uri, annotation);
    if (link->element != NULL) {
        engross_pdf_structure_add_object(&painter->structure, link->element, page_number, number);
        uint32_t key = engross_pdf_structure_add_parent(&painter->structure,
                                                        engross_pdf_element_number(link->element));
        engross_pdf_dictionary_integer(annotation, "StructParent", (int32_t)key);
    }
    engross_pdf_file_put_dictionary(painter->file, number, annotation);
}

void engross_pdf_navigation_links(struct pdf_painter *painter, const struct pdf_page *page,
                                  uint32_t number, struct pdf_array *annotations) {
    struct engross_buffer *uri = &painter->scratch;
    for (size_t i = 0; i < page->link_count; i++) {
        const struct pdf_link *link = &page->links[i];
        engross_buffer_clear(uri);
        append_uri(uri, link->uri);
        if (uri->size > PDF_LONGEST_STRING) {
            if (link->uri.data != painter->refused_uri) /* a link has a piece on every line */
                painter->host->report(painter->host, PDF_DIAGNOSTIC_LINK_LONG, NULL, NULL, 0);
            painter->refused_uri = link->uri.data;
            continue;
        }
        uint32_t annotation = engross_pdf_file_reserve(painter->file);
        write_link(painter, page, link, uri, number, annotation);
        engross_pdf_array_reference(annotations, annotation);
    }
}

/* --- outline (12.3.3) --------------------------------------------------------------------- */

enum { NOTHING = 0, MAX_LEVELS = 128 };

/* Relations of one entry as indices from 1; entry 0 is the outline itself. */
struct relations {
    size_t parent, previous, next, first, last;
    int32_t kids;
};

static void relate(const struct pdf_painter *painter, struct relations *relations) {
    size_t open[MAX_LEVELS + 1] = {0}; /* the entry that a level below hangs on */
    int depth = 0;
    for (size_t i = 1; i <= painter->outline_count; i++) {
        int level = painter->outline[i - 1].level;
        level = level < 1 ? 1 : level > depth + 1 ? depth + 1 : level;
        level = level > MAX_LEVELS ? MAX_LEVELS : level;
        struct relations *parent = &relations[open[level - 1]];
        relations[i].parent = open[level - 1];
        relations[i].previous = parent->last;
        if (parent->last != NOTHING)
            relations[parent->last].next = i;
        else
            parent->first = i;
        parent->last = i;
        parent->kids++;
        open[level] = i;
        depth = level;
    }
}

static void add_relation(struct pdf_dictionary *dictionary, const char *key, uint32_t base,
                         size_t index) {
    if (index != NOTHING)
        engross_pdf_dictionary_reference(dictionary, key, base + (uint32_t)index);
}

/* The first level is shown opened, the others closed (a negative Count). */
static void write_entry(struct pdf_painter *painter, const struct relations *relations,
                        size_t index, uint32_t base) {
    const struct pdf_outline_entry *entry = &painter->outline[index - 1];
    const struct relations *own = &relations[index];
    struct pdf_dictionary *dictionary = engross_pdf_dictionary_new(painter->file);
    engross_pdf_dictionary_text(dictionary, "Title", entry->title);
    engross_pdf_dictionary_reference(dictionary, "Parent", base + (uint32_t)own->parent);
    add_relation(dictionary, "Prev", base, own->previous);
    add_relation(dictionary, "Next", base, own->next);
    add_relation(dictionary, "First", base, own->first);
    add_relation(dictionary, "Last", base, own->last);
    if (own->kids > 0)
        engross_pdf_dictionary_integer(dictionary, "Count",
                                       own->parent == NOTHING ? own->kids : -own->kids);
    engross_pdf_dictionary_bytes(dictionary, "Dest", entry->destination.data,
                                 entry->destination.size);
    engross_pdf_file_put_dictionary(painter->file, base + (uint32_t)index, dictionary);
}

static uint32_t write_outline(struct pdf_painter *painter) {
    size_t count = painter->outline_count;
    struct relations *relations = calloc(count + 1, sizeof *relations);
    if (relations == NULL) {
        engross_pdf_file_fail(painter->file, ENGROSS_NO_MEMORY);
        return 0;
    }
    relate(painter, relations);
    uint32_t base = engross_pdf_file_reserve(painter->file);
    for (size_t i = 0; i < count; i++)
        engross_pdf_file_reserve(painter->file); /* numbers that follow one another */
    int32_t shown = relations[0].kids;
    for (size_t i = 1; i <= count && engross_pdf_file_status(painter->file) == ENGROSS_OK; i++) {
        shown += relations[i].parent == NOTHING ? relations[i].kids : 0;
        write_entry(painter, relations, i, base);
    }
    struct pdf_dictionary *outline = engross_pdf_dictionary_new(painter->file);
    engross_pdf_dictionary_name(outline, "Type", "Outlines");
    add_relation(outline, "First", base, relations[0].first);
    add_relation(outline, "Last", base, relations[0].last);
    engross_pdf_dictionary_integer(outline, "Count", shown);
    engross_pdf_file_put_dictionary(painter->file, base, outline);
    free(relations);
    return base;
}

/* --- catalog ------------------------------------------------------------------------------ */

static void add_names(struct pdf_painter *painter, struct pdf_dictionary *catalog) {
    uint32_t destinations = engross_pdf_names_write(&painter->destinations, painter->file);
    uint32_t attachments = engross_pdf_names_write(&painter->attachments, painter->file);
    if (destinations == 0 && attachments == 0)
        return;
    struct pdf_dictionary *names = engross_pdf_dictionary_dictionary(catalog, "Names");
    if (destinations != 0)
        engross_pdf_dictionary_reference(names, "Dests", destinations);
    if (attachments != 0)
        engross_pdf_dictionary_reference(names, "EmbeddedFiles", attachments);
}

void engross_pdf_navigation_write(struct pdf_painter *painter, struct pdf_dictionary *catalog) {
    engross_pdf_dictionary_reference(catalog, "Pages", write_page_tree(painter));
    engross_pdf_dictionary_reference(catalog, "PageLabels", write_labels(painter));
    if (painter->outline_count > 0) {
        engross_pdf_dictionary_reference(catalog, "Outlines", write_outline(painter));
        engross_pdf_dictionary_name(catalog, "PageMode", "UseOutlines");
    }
    add_names(painter, catalog);
}
