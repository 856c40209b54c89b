#include "paint/painter.h"
#include "diagnostics.h"
#include "images.h"
#include "paint/syntax.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

engross_text engross_pdf_painter_copy(struct pdf_painter *painter, engross_text text) {
    if (text.data == NULL)
        return text;
    char *data = engross_arena_copy(&painter->memory, text.data, text.size);
    if (data != NULL)
        return (engross_text){data, text.size};
    engross_pdf_file_fail(painter->file, ENGROSS_NO_MEMORY);
    return (engross_text){NULL, 0};
}

/* Cut as a string of the information dictionary would be: the XMP packet has to say the same. */
static engross_text copy_property(struct pdf_painter *painter, engross_text text) {
    return engross_pdf_painter_copy(painter, engross_pdf_text_within(text, PDF_LONGEST_TEXT));
}

static void copy_properties(struct pdf_painter *painter, const struct pdf_properties *properties) {
    struct pdf_properties *copy = &painter->properties;
    *copy = *properties;
    copy->title = copy_property(painter, properties->title);
    copy->author = copy_property(painter, properties->author);
    copy->subject = copy_property(painter, properties->subject);
    copy->keywords = copy_property(painter, properties->keywords);
    copy->language = engross_pdf_painter_copy(painter, properties->language);
    copy->generator = engross_pdf_painter_copy(painter, properties->generator);
}

struct pdf_painter *engross_pdf_paint_open(const engross_host *host,
                                           const struct pdf_properties *properties) {
    struct pdf_painter *painter = calloc(1, sizeof *painter);
    if (painter == NULL)
        return NULL;
    painter->host = host;
    painter->file = engross_pdf_file_new(host);
    if (painter->file == NULL) {
        free(painter);
        return NULL;
    }
    painter->catalog = engross_pdf_file_reserve(painter->file);
    painter->information = engross_pdf_file_reserve(painter->file);
    engross_pdf_structure_init(&painter->structure, painter->file);
    copy_properties(painter, properties);
    return painter;
}

void engross_pdf_paint_free(struct pdf_painter *painter) {
    if (painter == NULL)
        return;
    engross_pdf_content_finish(&painter->content);
    engross_pdf_structure_finish(&painter->structure);
    engross_pdf_names_finish(&painter->destinations);
    engross_pdf_names_finish(&painter->attachments);
    engross_buffer_finish(&painter->labels);
    engross_buffer_finish(&painter->scratch);
    engross_buffer_finish(&painter->marks);
    engross_pdf_file_free(painter->file);
    engross_arena_finish(&painter->memory);
    free(painter->pages);
    free(painter->outline);
    free(painter->images);
    free(painter);
}

struct pdf_element *engross_pdf_paint_element(struct pdf_painter *painter,
                                              struct pdf_element *parent, enum pdf_role role,
                                              const struct pdf_element_attributes *attributes) {
    engross_text alternative = attributes != NULL ? attributes->alternative : (engross_text){0};
    if (engross_pdf_text_within(alternative, PDF_LONGEST_TEXT).size < alternative.size)
        painter->host->report(painter->host, PDF_DIAGNOSTIC_ALTERNATIVE_LONG, NULL, NULL, 0);
    return engross_pdf_structure_new(&painter->structure, parent, role, attributes);
}

void engross_pdf_paint_element_done(struct pdf_painter *painter, struct pdf_element *element) {
    engross_pdf_structure_done(&painter->structure, element);
}

/* --- a page's items ----------------------------------------------------------------------- */

/* Properties of an artifact (ISO 32000-1, 14.8.2.2): running heads and feet say where they are. */
static const char *artifact(const struct pdf_page *page, const struct pdf_item *item) {
    if (!item->pagination)
        return "<</Type/Layout>>";
    return item->y < page->height / 2 ? "<</Type/Pagination/Subtype/Header/Attached[/Top]>>"
                                      : "<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>";
}

/* Opens marked content for the item, where the one that is open is not its. */
static void mark_item(struct pdf_painter *painter, const struct pdf_page *page, uint32_t number,
                      const struct pdf_item *item, uint32_t *mark_count) {
    struct pdf_content *content = &painter->content;
    const struct pdf_item *before = item > page->items ? item - 1 : NULL;
    if (item->element == NULL) {
        if (before == NULL || before->element != NULL ||
            artifact(page, before) != artifact(page, item))
            engross_pdf_content_mark_artifact(content, artifact(page, item));
        return;
    }
    if (before != NULL && before->element == item->element)
        return;
    engross_pdf_content_mark(
        content, engross_pdf_role_name(engross_pdf_element_role(item->element)), *mark_count);
    engross_pdf_structure_add_mark(&painter->structure, item->element, number, *mark_count);
    engross_pdf_append_reference(&painter->marks, engross_pdf_element_number(item->element));
    engross_buffer_append_char(&painter->marks, ' ');
    ++*mark_count;
}

static void widen_figure(const struct pdf_page *page, const struct pdf_item *item) {
    if (item->element != NULL && engross_pdf_element_role(item->element) == PDF_ROLE_FIGURE)
        engross_pdf_structure_add_box(item->element, item->x, page->height - item->y - item->height,
                                      item->x + item->width, page->height - item->y);
}

static void paint_text(struct pdf_painter *painter, const struct pdf_page *page,
                       const struct pdf_item *item) {
    const struct pdf_item *before = item > page->items ? item - 1 : NULL;
    bool goes_on = item->right_to_left && before != NULL && before->type == PDF_ITEM_TEXT &&
                   before->y == item->y && before->x > item->x;
    engross_pdf_content_text(&painter->content, item, goes_on ? before : NULL);
}

static void paint_rectangle(struct pdf_painter *painter, const struct pdf_page *page,
                            const struct pdf_item *item) {
    engross_pdf_content_leave_text(&painter->content);
    engross_pdf_content_fill(&painter->content, item->colour);
    engross_pdf_content_rectangle(&painter->content, item->x, item->y, item->width, item->height);
    widen_figure(page, item);
}

static void paint_image(struct pdf_painter *painter, const struct pdf_page *page,
                        const struct pdf_item *item) {
    if (item->image == NULL || engross_pdf_picture(painter, item->image) == 0)
        return;
    engross_pdf_content_image(&painter->content, item->image->index, item->image->orientation,
                              item->x, item->y, item->width, item->height);
    widen_figure(page, item);
}

/* Returns the number of pieces of marked content. */
static uint32_t paint_items(struct pdf_painter *painter, const struct pdf_page *page,
                            uint32_t number) {
    static void (*const paint[])(struct pdf_painter *, const struct pdf_page *,
                                 const struct pdf_item *) = {[PDF_ITEM_TEXT] = paint_text,
                                                             [PDF_ITEM_RECTANGLE] = paint_rectangle,
                                                             [PDF_ITEM_IMAGE] = paint_image};
    uint32_t mark_count = 0;
    engross_pdf_content_begin(&painter->content, page->height);
    engross_buffer_clear(&painter->marks);
    engross_buffer_append_char(&painter->marks, '[');
    for (size_t i = 0; i < page->item_count; i++) {
        mark_item(painter, page, number, &page->items[i], &mark_count);
        paint[page->items[i].type](painter, page, &page->items[i]);
    }
    engross_pdf_content_unmark(&painter->content);
    engross_buffer_append_char(&painter->marks, ']');
    return mark_count;
}

/* --- a page's objects --------------------------------------------------------------------- */

static void add_name(struct pdf_dictionary *dictionary, char prefix, uint32_t index,
                     uint32_t number) {
    char name[16];
    snprintf(name, sizeof name, "%c%u", prefix, (unsigned)index);
    engross_pdf_dictionary_reference(dictionary, name, number);
}

static void add_fonts(struct pdf_painter *painter, struct pdf_dictionary *resources) {
    struct pdf_dictionary *fonts = NULL;
    for (uint32_t i = 0; i < painter->content.faces.count; i++) {
        struct pdf_face *face = painter->content.faces.faces[i];
        if (face->last_page != painter->content.page)
            continue;
        if (face->number == 0)
            face->number = engross_pdf_file_reserve(painter->file);
        if (fonts == NULL)
            fonts = engross_pdf_dictionary_dictionary(resources, "Font");
        add_name(fonts, 'F', face->index, face->number);
    }
}

static void add_images(struct pdf_painter *painter, const struct pdf_page *page,
                       struct pdf_dictionary *resources) {
    struct pdf_dictionary *objects = NULL;
    for (size_t i = 0; i < page->item_count; i++) {
        const struct pdf_item *item = &page->items[i];
        if (item->type != PDF_ITEM_IMAGE || item->image == NULL)
            continue;
        uint32_t number = engross_pdf_picture(painter, item->image);
        if (number == 0)
            continue;
        if (objects == NULL)
            objects = engross_pdf_dictionary_dictionary(resources, "XObject");
        add_name(objects, 'I', item->image->index, number);
    }
}

static void write_page(struct pdf_painter *painter, const struct pdf_page *page, uint32_t number,
                       uint32_t content, uint32_t mark_count) {
    struct pdf_file *file = painter->file;
    const double box[] = {0, 0, page->width, page->height};
    struct pdf_dictionary *dictionary = engross_pdf_dictionary_new(file);
    engross_pdf_dictionary_name(dictionary, "Type", "Page");
    engross_pdf_dictionary_reference(dictionary, "Parent", painter->page_group);
    engross_pdf_dictionary_numbers(dictionary, "MediaBox", box, 4);
    engross_pdf_dictionary_reference(dictionary, "Contents", content);
    struct pdf_dictionary *resources = engross_pdf_dictionary_dictionary(dictionary, "Resources");
    add_fonts(painter, resources);
    add_images(painter, page, resources);
    engross_pdf_dictionary_name(dictionary, "Tabs", "S");
    if (mark_count > 0) {
        uint32_t marks = engross_pdf_file_reserve(file);
        engross_pdf_file_put(file, marks, &painter->marks);
        engross_pdf_dictionary_integer(
            dictionary, "StructParents",
            (int32_t)engross_pdf_structure_add_parent(&painter->structure, marks));
    }
    if (page->link_count > 0)
        engross_pdf_navigation_links(painter, page, number,
                                     engross_pdf_dictionary_array(dictionary, "Annots"));
    engross_pdf_file_put_dictionary(file, number, dictionary);
}

int32_t engross_pdf_paint_page(struct pdf_painter *painter, const struct pdf_page *page) {
    struct pdf_file *file = painter->file;
    struct pdf_content *content = &painter->content;
    uint32_t number = engross_pdf_navigation_page(painter);
    if (engross_pdf_file_status(file) != ENGROSS_OK)
        return engross_pdf_file_status(file);
    engross_pdf_navigation_label(painter, page->label);
    engross_pdf_navigation_destinations(painter, page, number);
    uint32_t mark_count = paint_items(painter, page, number);
    if (content->stream.failed)
        engross_pdf_file_fail(file, ENGROSS_NO_MEMORY);
    engross_pdf_file_fail(file, content->status);
    uint32_t stream = engross_pdf_file_reserve(file);
    engross_pdf_file_put_stream(file, stream, NULL, content->stream.data, content->stream.size,
                                PDF_ENCODING_DEFLATE);
    write_page(painter, page, number, stream, mark_count);
    engross_pdf_structure_page_painted(&painter->structure);
    return engross_pdf_file_status(file);
}

/* --- the whole ---------------------------------------------------------------------------- */

void engross_pdf_paint_bookmark(struct pdf_painter *painter, const struct pdf_bookmark *bookmark) {
    if (painter->outline_count == painter->outline_capacity) {
        size_t capacity = painter->outline_capacity == 0 ? 64 : painter->outline_capacity * 2;
        struct pdf_outline_entry *grown = realloc(painter->outline, capacity * sizeof *grown);
        if (grown == NULL) {
            engross_pdf_file_fail(painter->file, ENGROSS_NO_MEMORY);
            return;
        }
        painter->outline = grown;
        painter->outline_capacity = capacity;
    }
    painter->outline[painter->outline_count++] = (struct pdf_outline_entry){
        engross_pdf_painter_copy(painter, bookmark->title),
        engross_pdf_painter_copy(painter, bookmark->destination), bookmark->level};
}

/* The document catalog (7.7.2), with what PDF/UA-1 (clause 7.1) and PDF/A-2 want of it. */
static void write_catalog(struct pdf_painter *painter) {
    struct pdf_dictionary *catalog = engross_pdf_dictionary_new(painter->file);
    engross_pdf_dictionary_name(catalog, "Type", "Catalog");
    engross_pdf_dictionary_boolean(engross_pdf_dictionary_dictionary(catalog, "MarkInfo"), "Marked",
                                   true);
    engross_pdf_dictionary_text(catalog, "Lang", painter->properties.language);
    engross_pdf_dictionary_reference(catalog, "StructTreeRoot", painter->structure.root);
    struct pdf_dictionary *preferences =
        engross_pdf_dictionary_dictionary(catalog, "ViewerPreferences");
    engross_pdf_dictionary_boolean(preferences, "DisplayDocTitle", true);
    if (painter->properties.right_to_left)
        engross_pdf_dictionary_name(preferences, "Direction", "R2L");
    engross_pdf_navigation_write(painter, catalog);
    engross_pdf_metadata_write(painter, catalog);
    engross_pdf_file_put_dictionary(painter->file, painter->catalog, catalog);
}

int32_t engross_pdf_paint_finish(struct pdf_painter *painter) {
    engross_pdf_embed_faces(painter);
    engross_pdf_structure_write(&painter->structure);
    write_catalog(painter);
    engross_pdf_file_finish(painter->file, painter->catalog, painter->information);
    return engross_pdf_file_status(painter->file);
}
