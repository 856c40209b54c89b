#include "notes.h"

#include "bookmark.h"
#include "document.h"
#include "paragraph.h"
#include "text.h"
#include "tree.h"

#include <string.h>

/* Ids below the first note's belong to the rules that part notes from text. */
#define SEPARATOR_ID (-1)
#define CONTINUATION_ID 0

/* What the two parts call their things. */
static const struct words {
    const char *root;
    const char *note;
    const char *reference;
    const char *own_mark;
    const char *mark_style;
    enum engross_docx_style style;
} words[ENGROSS_DOCX_STORY_COUNT] = {
    [ENGROSS_DOCX_STORY_FOOTNOTES] = {"w:footnotes", "w:footnote", "w:footnoteReference",
                                      "w:footnoteRef", ENGROSS_DOCX_STYLE_FOOTNOTE_REFERENCE,
                                      ENGROSS_DOCX_FOOTNOTE},
    [ENGROSS_DOCX_STORY_ENDNOTES] = {"w:endnotes", "w:endnote", "w:endnoteReference",
                                     "w:endnoteRef", ENGROSS_DOCX_STYLE_ENDNOTE_REFERENCE,
                                     ENGROSS_DOCX_ENDNOTE},
};

static bool is_count(engross_text mark, enum engross_docx_number_format format, int64_t value) {
    char numeral[ENGROSS_DOCX_NUMERAL_SIZE];
    size_t size = engross_docx_format_value(format, value, numeral);
    return engross_kit_text_equal(mark, (engross_text){numeral, size});
}

/* Whether mark is the next one that Word would count. The first decides how: 1 or i. */
static bool follows(struct engross_docx_notes *notes, engross_text mark) {
    if (notes->counted == 0)
        notes->format = is_count(mark, ENGROSS_DOCX_LOWER_ROMAN, 1) ? ENGROSS_DOCX_LOWER_ROMAN
                                                                    : ENGROSS_DOCX_DECIMAL;
    return mark.size == 0 || is_count(mark, notes->format, notes->counted + 1);
}

/* Keeps a note; one whose mark is the next that Word would count needs no printed mark. */
static int32_t keep(struct engross_docx_notes *notes, const engross_node *node, engross_text mark) {
    if (!engross_docx_grow(&notes->rows, notes->count, &notes->capacity, sizeof *notes->rows))
        return ENGROSS_NO_MEMORY;
    if (follows(notes, mark)) {
        notes->counted++;
        mark = (engross_text){NULL, 0};
    }
    notes->rows[notes->count++] = (struct engross_docx_note){node, mark};
    return ENGROSS_OK;
}

static bool is_rtl(const struct engross_docx *docx, const engross_node *node) {
    return docx->view->direction(docx->view, node) == ENGROSS_DIRECTION_RTL;
}

/* A bookmark on the mark itself, for references to the note. */
static void write_bookmark(struct engross_docx *docx, const engross_node *node) {
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    engross_text id = docx->view->attribute(docx->view, node, ENGROSS_ATTRIBUTE_ID);
    char name[ENGROSS_DOCX_BOOKMARK_SIZE];
    if (id.size == 0)
        return;
    engross_kit_xml_start(xml, "w:bookmarkStart");
    engross_kit_xml_attribute_integer(xml, "w:id", docx->bookmark_count);
    engross_kit_xml_attribute_string(xml, "w:name",
                                     engross_docx_bookmark_name(&docx->bookmarks, id, name));
    engross_kit_xml_end(xml);
    engross_kit_xml_start(xml, "w:bookmarkEnd");
    engross_kit_xml_attribute_integer(xml, "w:id", docx->bookmark_count++);
    engross_kit_xml_end(xml);
}

int32_t engross_docx_enter_note(void *user, engross_cursor *cursor) {
    struct engross_docx *docx = user;
    const engross_view *view = docx->view;
    const engross_node *node = cursor->node;
    engross_text mark = view->attribute(view, node, ENGROSS_ATTRIBUTE_MARK);
    bool is_end = engross_kit_attribute_is(view, node, ENGROSS_ATTRIBUTE_TYPE, "end");
    enum engross_docx_story_index story =
        is_end ? ENGROSS_DOCX_STORY_ENDNOTES : ENGROSS_DOCX_STORY_FOOTNOTES;
    struct engross_docx_notes *notes = &docx->notes[story];
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    cursor->skip = 1;
    int32_t status = keep(notes, node, mark);
    if (status != ENGROSS_OK)
        return status;
    mark = notes->rows[notes->count - 1].mark;
    write_bookmark(docx, node);
    engross_docx_start_styled_run(docx, words[story].mark_style, is_rtl(docx, node));
    engross_kit_xml_start(xml, words[story].reference);
    if (mark.size > 0)
        engross_kit_xml_attribute_string(xml, "w:customMarkFollows", "1");
    engross_kit_xml_attribute_integer(xml, "w:id", (int64_t)notes->count);
    engross_kit_xml_end(xml);
    engross_docx_characters(xml, mark);
    engross_kit_xml_end(xml);
    return xml->status;
}

void engross_docx_note_mark(struct engross_docx *docx, engross_text mark) {
    const struct words *row = &words[docx->story];
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    /* The notes of Geneva's template have their mark between two tabs. Ours do not, for
     * LibreOffice sets tabs before a mark behind it. */
    if (docx->look.choices[row->style].is_tabbed)
        engross_docx_mark(docx, "w:tab");
    engross_docx_start_styled_run(docx, row->mark_style, docx->direction == ENGROSS_DIRECTION_RTL);
    if (mark.size > 0)
        engross_docx_characters(xml, mark);
    else
        engross_docx_flag(xml, row->own_mark);
    engross_kit_xml_end(xml);
    engross_docx_mark(docx, "w:tab");
}

static bool is_of_type(xmlNodePtr note, const char *type) {
    const char *own = engross_docx_word_attribute(note, "type");
    return own != NULL && strcmp(own, type) == 0;
}

/* The content of the template's rule of that type; false where it has none. */
static bool write_of_template(struct engross_docx *docx, enum engross_docx_story_index story,
                              const char *type) {
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    struct engross_buffer markup = ENGROSS_BUFFER_INIT;
    xmlDocPtr notes = NULL;
    if (docx->template != NULL)
        notes = docx->template->notes[story == ENGROSS_DOCX_STORY_ENDNOTES];
    const char *name = words[story].note + strlen("w:");
    xmlNodePtr note =
        notes == NULL ? NULL : engross_docx_word_child(xmlDocGetRootElement(notes), name);
    while (note != NULL && !is_of_type(note, type))
        note = engross_docx_word_next(note, name);
    xmlNodePtr paragraph = engross_docx_word_child(note, "p");
    if (paragraph == NULL)
        return false;
    for (; paragraph != NULL; paragraph = engross_docx_word_next(paragraph, "p"))
        if (!engross_docx_tree_write_word(notes, paragraph, &markup))
            xml->status = ENGROSS_NO_MEMORY;
    engross_kit_xml_raw(xml, (engross_text){markup.data, markup.size});
    engross_buffer_finish(&markup);
    return true;
}

static void write_own_separator(struct engross_kit_xml *xml, const char *element) {
    engross_kit_xml_start(xml, "w:p");
    engross_kit_xml_start(xml, "w:pPr");
    engross_kit_xml_leaf(xml, "w:spacing", "w:before", "0", "w:after", "0", NULL);
    engross_kit_xml_end(xml);
    engross_kit_xml_start(xml, "w:r");
    engross_docx_flag(xml, element);
    engross_kit_xml_end(xml);
    engross_kit_xml_end(xml);
}

static void write_separator(struct engross_docx *docx, enum engross_docx_story_index story,
                            int64_t id, const char *type, const char *element) {
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    engross_kit_xml_start(xml, words[story].note);
    engross_kit_xml_attribute_string(xml, "w:type", type);
    engross_kit_xml_attribute_integer(xml, "w:id", id);
    if (!write_of_template(docx, story, type))
        write_own_separator(xml, element);
    engross_kit_xml_end(xml);
}

/* The content of one note, with its mark before the first block. */
static int32_t write_content(struct engross_docx *docx, const struct engross_docx_note *note) {
    docx->flow.lead = (struct engross_docx_lead){.note_mark = note->mark, .is_note = true};
    const engross_view *view = docx->view;
    int32_t status = ENGROSS_OK;
    for (const engross_node *child = view->first_child(view, note->node);
         child != NULL && status == ENGROSS_OK; child = view->next(view, child))
        status = engross_docx_walk(docx, child);
    return status == ENGROSS_OK ? engross_docx_flush_lead(docx) : status;
}

static int32_t write_note(struct engross_docx *docx, const struct words *row,
                          const struct engross_docx_note *note, int64_t id) {
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    engross_kit_xml_start(xml, row->note);
    engross_kit_xml_attribute_integer(xml, "w:id", id);
    docx->flow.needs_paragraph = true;
    int32_t status = write_content(docx, note);
    if (status == ENGROSS_OK && docx->flow.needs_paragraph)
        status = engross_docx_empty_paragraph(docx, row->style);
    engross_kit_xml_end(xml);
    return status;
}

int32_t engross_docx_notes_write(struct engross_docx *docx, enum engross_docx_story_index story) {
    const struct words *row = &words[story];
    const struct engross_docx_notes *notes = &docx->notes[story];
    docx->story = story;
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    engross_docx_start_part(xml, row->root);
    write_separator(docx, story, SEPARATOR_ID, "separator", "w:separator");
    write_separator(docx, story, CONTINUATION_ID, "continuationSeparator",
                    "w:continuationSeparator");
    int32_t status = engross_docx_flow_start(docx, row->style);
    for (size_t i = 0; i < notes->count && status == ENGROSS_OK; i++)
        status = write_note(docx, row, &notes->rows[i], (int64_t)i + 1);
    engross_docx_flow_end(docx);
    return status;
}
