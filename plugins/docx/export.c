#include "export.h"

#include "document.h"
#include "metadata.h"
#include "notes.h"
#include "properties.h"
#include "settings.h"

#include <stdlib.h>
#include <string.h>

#define DOCUMENT_NAME "word/document.xml"

/* Takes a finished writer's bytes as a part of the package, in relation to the document. */
static int32_t add_part(struct engross_docx *docx, struct engross_kit_xml *xml, const char *name,
                        const char *type, const char *relationship) {
    struct engross_buffer content = ENGROSS_BUFFER_INIT;
    int32_t status = engross_docx_part_take(xml, &content);
    if (status != ENGROSS_OK)
        return status;
    if (relationship != NULL)
        engross_docx_relation_add(&docx->stories[ENGROSS_DOCX_STORY_BODY].relations, relationship,
                                  engross_kit_text(name + strlen("word/")), false);
    return engross_docx_package_add(&docx->package, name, type, &content);
}

static void write_styles(const struct engross_docx *docx, struct engross_kit_xml *xml) {
    engross_docx_styles_write(xml, &docx->look, docx->language);
}

static void write_numbering(const struct engross_docx *docx, struct engross_kit_xml *xml) {
    engross_docx_numbering_write(docx->numbering, xml);
}

static bool always(const struct engross_docx *docx) {
    (void)docx;
    return true;
}

static bool has_numbers(const struct engross_docx *docx) {
    return engross_docx_numbering_is_used(docx->numbering);
}

/* Parts that are written when the text is: they depend on what it holds. */
static const struct part {
    const char *name;
    const char *type;
    const char *relationship;
    bool (*is_needed)(const struct engross_docx *docx);
    void (*write)(const struct engross_docx *docx, struct engross_kit_xml *xml);
} parts[] = {
    {"word/styles.xml", ENGROSS_DOCX_WORD_TYPE "styles+xml", "styles", always, write_styles},
    {"word/numbering.xml", ENGROSS_DOCX_WORD_TYPE "numbering+xml", "numbering", has_numbers,
     write_numbering},
    {"word/settings.xml", ENGROSS_DOCX_WORD_TYPE "settings+xml", "settings", always,
     engross_docx_settings_write},
    {"word/fontTable.xml", ENGROSS_DOCX_WORD_TYPE "fontTable+xml", "fontTable", always,
     engross_docx_fonts_write},
};

static int32_t write_parts(struct engross_docx *docx) {
    int32_t status = ENGROSS_OK;
    for (size_t i = 0; i < sizeof parts / sizeof *parts && status == ENGROSS_OK; i++) {
        struct engross_kit_xml xml;
        if (!parts[i].is_needed(docx))
            continue;
        engross_docx_part_init(&xml);
        parts[i].write(docx, &xml);
        status = add_part(docx, &xml, parts[i].name, parts[i].type, parts[i].relationship);
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

static int32_t start(struct engross_docx *docx, const engross_host *host, const engross_job *job) {
    const engross_view *view = host->view;
    const engross_node *root = view->root(view);
    const engross_node *words = view->field(view, ENGROSS_FIELD_WORD_COUNT, 0);
    *docx = (struct engross_docx){.host = host, .view = view, .job = job};
    docx->language = view->language(view, root);
    docx->direction = view->direction(view, root);
    if (words != NULL)
        docx->words_total = (uint64_t)view->integer(view, words, ENGROSS_ATTRIBUTE_VALUE, 0);
    engross_docx_look_load(&docx->look, host);
    docx->numbering = engross_docx_numbering_new(&docx->look);
    docx->lacks_memory = host->allocate(host, sizeof *docx->lacks_memory);
    for (size_t i = 0; i < ENGROSS_DOCX_STORY_COUNT; i++)
        engross_docx_part_init(&docx->stories[i].xml);
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
