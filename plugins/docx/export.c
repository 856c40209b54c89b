#include "export.h"

#include "document.h"
#include "metadata.h"
#include "notes.h"
#include "properties.h"
#include "settings.h"

#include <stdlib.h>
#include <string.h>

#define DOCUMENT_NAME "word/document.xml"

/* Takes bytes over as a part of the package, in relation to the document if one is given. */
static int32_t relate_part(struct engross_docx *docx, struct engross_buffer *content,
                           const char *name, const char *type, const char *relationship) {
    if (relationship != NULL)
        engross_docx_relation_add(&docx->stories[ENGROSS_DOCX_STORY_BODY].relations, relationship,
                                  engross_kit_text(name + strlen("word/")), false);
    return engross_docx_package_add(&docx->package, name, type, content);
}

/* The same with a finished writer's bytes. */
static int32_t add_part(struct engross_docx *docx, struct engross_kit_xml *xml, const char *name,
                        const char *type, const char *relationship) {
    struct engross_buffer content = ENGROSS_BUFFER_INIT;
    int32_t status = engross_docx_part_take(xml, &content);
    return status == ENGROSS_OK ? relate_part(docx, &content, name, type, relationship) : status;
}

static int32_t write_styles(struct engross_docx *docx, struct engross_buffer *out) {
    struct engross_kit_xml xml;
    if (docx->template != NULL)
        return engross_docx_template_write_styles(docx, out);
    engross_docx_part_init(&xml);
    engross_docx_styles_write(&xml, &docx->look, docx->language);
    return engross_docx_part_take(&xml, out);
}

static int32_t write_numbering(struct engross_docx *docx, struct engross_buffer *out) {
    struct engross_kit_xml xml;
    if (docx->template != NULL)
        return engross_docx_template_write_numbering(docx, out);
    engross_docx_part_init(&xml);
    engross_docx_numbering_write(docx->numbering, &xml);
    return engross_docx_part_take(&xml, out);
}

static int32_t write_settings(struct engross_docx *docx, struct engross_buffer *out) {
    struct engross_kit_xml xml;
    engross_docx_part_init(&xml);
    engross_docx_settings_write(docx, &xml);
    return engross_docx_part_take(&xml, out);
}

static int32_t write_fonts(struct engross_docx *docx, struct engross_buffer *out) {
    struct engross_kit_xml xml;
    engross_docx_part_init(&xml);
    engross_docx_fonts_write(docx, &xml);
    return engross_docx_part_take(&xml, out);
}

static bool always(const struct engross_docx *docx) {
    (void)docx;
    return true;
}

static bool has_numbers(const struct engross_docx *docx) {
    return engross_docx_numbering_is_used(docx->numbering) ||
           (docx->template != NULL && docx->template->numbering != NULL);
}

/* A template brings its own. */
static bool needs_fonts(const struct engross_docx *docx) {
    return docx->template == NULL ||
           engross_docx_template_part(docx->template, "fontTable").size == 0;
}

/* Parts that are written when the text is: they depend on what it holds. */
static const struct part {
    const char *name;
    const char *type;
    const char *relationship;
    bool (*is_needed)(const struct engross_docx *docx);
    int32_t (*write)(struct engross_docx *docx, struct engross_buffer *out);
} parts[] = {
    {"word/styles.xml", ENGROSS_DOCX_WORD_TYPE "styles+xml", "styles", always, write_styles},
    {"word/numbering.xml", ENGROSS_DOCX_WORD_TYPE "numbering+xml", "numbering", has_numbers,
     write_numbering},
    {"word/settings.xml", ENGROSS_DOCX_WORD_TYPE "settings+xml", "settings", always,
     write_settings},
    {"word/fontTable.xml", ENGROSS_DOCX_WORD_TYPE "fontTable+xml", "fontTable", needs_fonts,
     write_fonts},
};

static int32_t write_parts(struct engross_docx *docx) {
    int32_t status = ENGROSS_OK;
    for (size_t i = 0; i < sizeof parts / sizeof *parts && status == ENGROSS_OK; i++) {
        struct engross_buffer content = ENGROSS_BUFFER_INIT;
        if (!parts[i].is_needed(docx))
            continue;
        status = parts[i].write(docx, &content);
        if (status == ENGROSS_OK)
            status =
                relate_part(docx, &content, parts[i].name, parts[i].type, parts[i].relationship);
        engross_buffer_finish(&content);
    }
    return status;
}

static const struct notes_part {
    enum engross_docx_story_index story;
    const char *name;
    const char *type;
    const char *relationship;
} notes_parts[] = {
    {ENGROSS_DOCX_STORY_FOOTNOTES, "word/footnotes.xml", ENGROSS_DOCX_WORD_TYPE "footnotes+xml",
     "footnotes"},
    {ENGROSS_DOCX_STORY_ENDNOTES, "word/endnotes.xml", ENGROSS_DOCX_WORD_TYPE "endnotes+xml",
     "endnotes"},
};

static int32_t write_notes(struct engross_docx *docx, const struct notes_part *part) {
    struct engross_docx_story *story = &docx->stories[part->story];
    if (docx->notes[part->story].count == 0)
        return ENGROSS_OK;
    int32_t status = engross_docx_notes_write(docx, part->story);
    if (status == ENGROSS_OK)
        status = add_part(docx, &story->xml, part->name, part->type, part->relationship);
    if (status == ENGROSS_OK)
        status = engross_docx_package_add_relations(&docx->package, part->name, &story->relations);
    return status;
}

/* All text: the document first, for it says which notes and numbers there are. */
static int32_t write_text(struct engross_docx *docx) {
    struct engross_docx_story *body = &docx->stories[ENGROSS_DOCX_STORY_BODY];
    int32_t status = engross_docx_document_write(docx);
    for (size_t i = 0; i < sizeof notes_parts / sizeof *notes_parts && status == ENGROSS_OK; i++)
        status = write_notes(docx, &notes_parts[i]);
    if (status == ENGROSS_OK)
        status = add_part(docx, &body->xml, DOCUMENT_NAME,
                          ENGROSS_DOCX_WORD_TYPE "document.main+xml", NULL);
    if (status == ENGROSS_OK)
        status = write_parts(docx);
    if (status == ENGROSS_OK && docx->template != NULL)
        status = engross_docx_template_add_parts(docx);
    if (status == ENGROSS_OK)
        status = engross_docx_metadata_write(docx);
    if (status == ENGROSS_OK)
        status =
            engross_docx_package_add_relations(&docx->package, DOCUMENT_NAME, &body->relations);
    return status;
}

static int32_t write_package(struct engross_docx *docx) {
    struct engross_docx_relations relations = {0};
    engross_docx_relation_add(&relations, "officeDocument", engross_kit_text(DOCUMENT_NAME), false);
    int32_t status = write_text(docx);
    if (status == ENGROSS_OK)
        status = engross_docx_properties_write(docx, &relations);
    if (status == ENGROSS_OK)
        status = engross_docx_package_add_relations(&docx->package, "", &relations);
    engross_buffer_finish(&relations.rows);
    if (status == ENGROSS_OK)
        status = engross_docx_package_add_types(&docx->package);
    if (status == ENGROSS_OK && *docx->lacks_memory)
        status = ENGROSS_NO_MEMORY;
    return status == ENGROSS_OK ? engross_docx_archive_write(&docx->package, docx->host) : status;
}

static int32_t load_template(struct engross_docx *docx) {
    engross_text path = {NULL, 0};
    if (docx->job->option_count > ENGROSS_DOCX_OPTION_TEMPLATE)
        path = docx->job->options[ENGROSS_DOCX_OPTION_TEMPLATE].text;
    if (path.size == 0)
        return ENGROSS_OK;
    int32_t status = engross_docx_template_load(docx->host, path, &docx->template);
    return status == ENGROSS_OK ? engross_docx_template_dress(docx->template, &docx->look) : status;
}

static struct engross_docx_numbering *new_numbering(const struct engross_docx *docx) {
    const struct engross_docx_template *template = docx->template;
    return template == NULL
               ? engross_docx_numbering_new(&docx->look, 0, 0)
               : engross_docx_numbering_new(&docx->look, (uint32_t) template->first_abstract,
                                            (uint32_t) template->first_num);
}

static int32_t start(struct engross_docx *docx, const engross_host *host, const engross_job *job) {
    const engross_view *view = host->view;
    const engross_node *root = view->root(view);
    const engross_node *words = view->field(view, ENGROSS_FIELD_WORD_COUNT, 0);
    *docx = (struct engross_docx){.host = host, .view = view, .job = job};
    docx->language = view->language(view, root);
    docx->direction = view->direction(view, root);
    if (words != NULL)
        docx->words_total = (uint64_t)view->integer(view, words, ENGROSS_ATTRIBUTE_VALUE, 0);
    for (size_t i = 0; i < ENGROSS_DOCX_STORY_COUNT; i++)
        engross_docx_part_init(&docx->stories[i].xml);
    engross_docx_look_load(&docx->look, host);
    int32_t status = load_template(docx);
    if (status != ENGROSS_OK)
        return status;
    docx->numbering = new_numbering(docx);
    docx->lacks_memory = host->allocate(host, sizeof *docx->lacks_memory);
    if (docx->numbering == NULL || docx->lacks_memory == NULL)
        return ENGROSS_NO_MEMORY;
    return engross_docx_bookmarks_load(&docx->bookmarks, view);
}

static void finish(struct engross_docx *docx) {
    for (size_t i = 0; i < ENGROSS_DOCX_STORY_COUNT; i++) {
        engross_kit_xml_finish(&docx->stories[i].xml);
        engross_buffer_finish(&docx->stories[i].relations.rows);
        free(docx->notes[i].rows);
    }
    free(docx->images.rows);
    engross_docx_bookmarks_finish(&docx->bookmarks);
    engross_docx_template_free(docx->template);
    engross_docx_numbering_free(docx->numbering);
    engross_docx_package_finish(&docx->package);
}

int32_t engross_docx_run(const engross_host *host, const engross_job *job) {
    struct engross_docx *docx = host->allocate(host, sizeof *docx);
    if (docx == NULL)
        return ENGROSS_NO_MEMORY;
    int32_t status = start(docx, host, job);
    if (status == ENGROSS_OK)
        status = write_package(docx);
    finish(docx);
    return status;
}
