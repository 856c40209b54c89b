#include "dump.h"

#include "fonts.h"

struct dumped_element {
    int number;
};

static const char *const role_names[PDF_ROLE_COUNT] = {
    "Document", "Sect",  "Div",       "Part",  "H1",  "H2",  "H3",    "H4",
    "H5",       "H6",    "P",         "L",     "LI",  "Lbl", "LBody", "BlockQuote",
    "Caption",  "Table", "THead",     "TBody", "TR",  "TH",  "TD",    "Figure",
    "Span",     "Link",  "Reference", "Note",  "Code"};

static void attribute(struct pdf_dump *dump, const char *name, engross_text value) {
    if (value.size == 0)
        return;
    engross_buffer_append_char(&dump->buffer, ' ');
    engross_buffer_append_string(&dump->buffer, name);
    engross_buffer_append_string(&dump->buffer, "=\"");
    engross_buffer_append_xml_attribute(&dump->buffer, value.data, value.size);
    engross_buffer_append_char(&dump->buffer, '"');
}

static void word(struct pdf_dump *dump, const char *name, const char *value) {
    if (value == NULL)
        return;
    engross_buffer_append_format(&dump->buffer, " %s=\"%s\"", name, value);
}

static void number(struct pdf_dump *dump, const char *name, double value, int decimals) {
    engross_buffer_append_format(&dump->buffer, " %s=\"", name);
    engross_buffer_append_number(&dump->buffer, value, decimals);
    engross_buffer_append_char(&dump->buffer, '"');
}

static void of_element(struct pdf_dump *dump, const char *name, const struct pdf_element *element) {
    if (element != NULL)
        number(dump, name, ((const struct dumped_element *)element)->number, 0);
}

static struct pdf_element *dump_element(void *user, struct pdf_element *parent, enum pdf_role role,
                                        const struct pdf_element_attributes *attributes) {
    struct pdf_dump *dump = user;
    struct dumped_element *element = engross_arena_allocate(&dump->memory, sizeof *element);
    if (element == NULL)
        return NULL;
    element->number = ++dump->elements;
    engross_buffer_append_string(&dump->buffer, "<element");
    number(dump, "id", element->number, 0);
    of_element(dump, "parent", parent);
    word(dump, "role", role_names[role]);
    attribute(dump, "name", attributes->id);
    attribute(dump, "language", attributes->language);
    attribute(dump, "alternative", attributes->alternative);
    attribute(dump, "title", attributes->title);
    word(dump, "numbering", attributes->list_numbering);
    word(dump, "scope", attributes->scope);
    if (attributes->column_span > 1)
        number(dump, "columns", attributes->column_span, 0);
    if (attributes->row_span > 1)
        number(dump, "rows", attributes->row_span, 0);
    engross_buffer_append_string(&dump->buffer, "/>\n");
    return (struct pdf_element *)element;
}

static void dump_done(void *user, struct pdf_element *element) {
    struct pdf_dump *dump = user;
    engross_buffer_append_string(&dump->buffer, "<done");
    of_element(dump, "element", element);
    engross_buffer_append_string(&dump->buffer, "/>\n");
}

static void dump_bookmark(void *user, const struct pdf_bookmark *bookmark) {
    struct pdf_dump *dump = user;
    engross_buffer_append_string(&dump->buffer, "<bookmark");
    number(dump, "level", bookmark->level, 0);
    attribute(dump, "destination", bookmark->destination);
    attribute(dump, "title", bookmark->title);
    engross_buffer_append_string(&dump->buffer, "/>\n");
}

static void dump_colour(struct pdf_dump *dump, uint32_t colour) {
    if (colour != 0)
        engross_buffer_append_format(&dump->buffer, " colour=\"#%06X\"", colour & 0xFFFFFF);
}

static double advance(const struct pdf_item *item) {
    double width = 0;
    for (size_t i = 0; i < item->glyph_count; i++)
        width += item->glyphs[i].advance;
    return width;
}

static void dump_text(struct pdf_dump *dump, const struct pdf_item *item) {
    engross_buffer_append_string(&dump->buffer, "  <text");
    number(dump, "x", item->x, 2);
    number(dump, "y", item->y, 2);
    number(dump, "width", advance(item), 2);
    number(dump, "size", item->size, 2);
    attribute(dump, "font", item->font->name);
    dump_colour(dump, item->colour);
    of_element(dump, "element", item->element);
    word(dump, "artifact", item->element == NULL ? item->pagination ? "running" : "layout" : NULL);
    word(dump, "direction", item->right_to_left ? "rtl" : NULL);
    engross_buffer_append_char(&dump->buffer, '>');
    engross_buffer_append_xml_text(&dump->buffer, item->text.data, item->text.size);
    engross_buffer_append_string(&dump->buffer, "</text>\n");
}

static void dump_box(struct pdf_dump *dump, const char *name, double x, double y, double width,
                     double height) {
    engross_buffer_append_format(&dump->buffer, "  <%s", name);
    number(dump, "x", x, 2);
    number(dump, "y", y, 2);
    number(dump, "width", width, 2);
    number(dump, "height", height, 2);
}

static void dump_item(struct pdf_dump *dump, const struct pdf_item *item) {
    if (item->type == PDF_ITEM_TEXT) {
        dump_text(dump, item);
        return;
    }
    dump_box(dump, item->type == PDF_ITEM_IMAGE ? "image" : "rectangle", item->x, item->y,
             item->width, item->height);
    dump_colour(dump, item->colour);
    of_element(dump, "element", item->element);
    engross_buffer_append_string(&dump->buffer, "/>\n");
}

static void dump_links(struct pdf_dump *dump, const struct pdf_page *page) {
    for (size_t i = 0; i < page->link_count; i++) {
        const struct pdf_link *link = &page->links[i];
        dump_box(dump, "link", link->x, link->y, link->width, link->height);
        of_element(dump, "element", link->element);
        attribute(dump, "uri", link->uri);
        attribute(dump, "destination", link->destination);
        attribute(dump, "contents", link->contents);
        engross_buffer_append_string(&dump->buffer, "/>\n");
    }
    for (size_t i = 0; i < page->destination_count; i++) {
        engross_buffer_append_string(&dump->buffer, "  <destination");
        number(dump, "x", page->destinations[i].x, 2);
        number(dump, "y", page->destinations[i].y, 2);
        attribute(dump, "name", page->destinations[i].name);
        engross_buffer_append_string(&dump->buffer, "/>\n");
    }
}

static int32_t flush(struct pdf_dump *dump) {
    if (engross_buffer_failed(&dump->buffer))
        return ENGROSS_NO_MEMORY;
    int32_t status = dump->host->write(dump->host, dump->buffer.data, dump->buffer.size);
    engross_buffer_clear(&dump->buffer);
    return status;
}

static int32_t dump_page(void *user, const struct pdf_page *page) {
    struct pdf_dump *dump = user;
    engross_buffer_append_string(&dump->buffer, "<page");
    number(dump, "number", page->number, 0);
    number(dump, "width", page->width, 2);
    number(dump, "height", page->height, 2);
    attribute(dump, "label", page->label);
    engross_buffer_append_string(&dump->buffer, ">\n");
    for (size_t i = 0; i < page->item_count; i++)
        dump_item(dump, &page->items[i]);
    dump_links(dump, page);
    engross_buffer_append_string(&dump->buffer, "</page>\n");
    return flush(dump);
}

void engross_pdf_dump_init(struct pdf_dump *dump, const engross_host *host) {
    *dump = (struct pdf_dump){.host = host};
    dump->sink = (struct pdf_sink){dump, dump_element, dump_done, dump_page, dump_bookmark};
    engross_buffer_append_string(&dump->buffer, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                                "<layout>\n");
}

int32_t engross_pdf_dump_finish(struct pdf_dump *dump) {
    engross_buffer_append_string(&dump->buffer, "</layout>\n");
    int32_t status = flush(dump);
    engross_buffer_finish(&dump->buffer);
    engross_arena_finish(&dump->memory);
    return status;
}
