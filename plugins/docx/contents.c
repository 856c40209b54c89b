#include "contents.h"

#include "export.h"
#include "fields.h"
#include "paragraph.h"
#include "text.h"

/* Headings down to this depth are listed; with more of them than a reader takes in at a glance, a
 * document gets its list unasked. */
#define DEEPEST_LISTED 3
#define MOST_UNLISTED 20
#define INSTRUCTION " TOC \\o \"1-3\" \\h \\z \\u "

enum { NEVER, AUTOMATIC, ALWAYS };

static const struct {
    const char *subtag;
    const char *title;
} titles[] = {
    {"en", "Contents"},   {"fr", "Table des matières"}, {"es", "Índice"},
    {"ru", "Содержание"}, {"ar", "المحتويات"},          {"zh", "目录"},
    {"kk", "Мазмұны"},
};

static engross_text title_of(const struct engross_docx *docx) {
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (engross_kit_text_starts_with(docx->language, titles[i].subtag))
            return engross_kit_text(titles[i].title);
    return engross_kit_text(titles[0].title);
}

/* The next section after the cursor's that is listed, or NULL. */
static const engross_node *next_listed(const struct engross_docx *docx, engross_cursor *cursor) {
    const engross_view *view = docx->view;
    while (view->step(view, cursor))
        if (cursor->event == ENGROSS_EVENT_ENTER &&
            view->kind(view, cursor->node) == ENGROSS_KIND_SECTION &&
            view->integer(view, cursor->node, ENGROSS_ATTRIBUTE_LEVEL, 1) <= DEEPEST_LISTED &&
            engross_kit_child(view, cursor->node, ENGROSS_KIND_HEADING) != NULL)
            return cursor->node;
    return NULL;
}

static bool is_wanted(const struct engross_docx *docx) {
    engross_cursor cursor = {.size = sizeof cursor, .top = engross_kit_content(docx->view)};
    size_t count = 0;
    int64_t wish = docx->job->option_count > ENGROSS_DOCX_OPTION_CONTENTS
                       ? docx->job->options[ENGROSS_DOCX_OPTION_CONTENTS].integer
                       : NEVER;
    if (wish == NEVER)
        return false;
    while (count <= MOST_UNLISTED && next_listed(docx, &cursor) != NULL)
        count++;
    return wish == ALWAYS ? count > 0 : count > MOST_UNLISTED;
}

static int32_t start_line(struct engross_docx *docx, int64_t level) {
    struct engross_docx_paragraph paragraph = {
        .style = (enum engross_docx_style)(ENGROSS_DOCX_CONTENTS_1 + (level < 1 ? 0 : level - 1)),
        .left = ENGROSS_DOCX_AS_STYLE,
        .right = ENGROSS_DOCX_AS_STYLE,
        .direction = docx->direction,
        .stands_alone = true};
    return engross_docx_paragraph_start(docx, &paragraph);
}

static void write_field_character(struct engross_docx *docx, const char *type, bool is_dirty) {
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    engross_kit_xml_start(xml, "w:r");
    engross_kit_xml_start(xml, "w:fldChar");
    engross_kit_xml_attribute_string(xml, "w:fldCharType", type);
    if (is_dirty) /* Word fills it in when it opens the file */
        engross_kit_xml_attribute_string(xml, "w:dirty", "1");
    engross_kit_xml_end(xml);
    engross_kit_xml_end(xml);
}

static void start_field(struct engross_docx *docx) {
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    write_field_character(docx, "begin", true);
    engross_kit_xml_start(xml, "w:r");
    engross_kit_xml_start(xml, "w:instrText");
    engross_kit_xml_attribute_string(xml, "xml:space", "preserve");
    engross_kit_xml_string(xml, INSTRUCTION);
    engross_kit_xml_end(xml);
    engross_kit_xml_end(xml);
    write_field_character(docx, "separate", false);
}

static void write_entry(struct engross_docx *docx, const engross_node *section) {
    const engross_view *view = docx->view;
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    engross_text number = view->attribute(view, section, ENGROSS_ATTRIBUTE_NUMBER);
    char bookmark[ENGROSS_DOCX_BOOKMARK_SIZE];
    engross_docx_bookmark_name(&docx->bookmarks,
                               view->attribute(view, section, ENGROSS_ATTRIBUTE_ID), bookmark);
    engross_kit_xml_start(xml, "w:hyperlink");
    engross_kit_xml_attribute_string(xml, "w:anchor", bookmark);
    engross_kit_xml_attribute_string(xml, "w:history", "1");
    if (number.size > 0) {
        engross_docx_plain(docx, number);
        engross_docx_plain(docx, (engross_text){" ", 1});
    }
    engross_docx_plain(docx, engross_docx_plain_text(
                                 docx, engross_kit_child(view, section, ENGROSS_KIND_HEADING)));
    engross_kit_xml_end(xml);
}

static int32_t write_entries(struct engross_docx *docx) {
    engross_cursor cursor = {.size = sizeof cursor, .top = engross_kit_content(docx->view)};
    const engross_node *section = next_listed(docx, &cursor);
    bool is_first = true;
    int32_t status = ENGROSS_OK;
    while (section != NULL && status == ENGROSS_OK) {
        status =
            start_line(docx, docx->view->integer(docx->view, section, ENGROSS_ATTRIBUTE_LEVEL, 1));
        if (is_first)
            start_field(docx);
        is_first = false;
        write_entry(docx, section);
        section = next_listed(docx, &cursor);
        if (section == NULL)
            write_field_character(docx, "end", false);
        if (status == ENGROSS_OK)
            status = engross_docx_paragraph_end(docx);
    }
    return status;
}

static int32_t write_title(struct engross_docx *docx) {
    int32_t status = start_line(docx, 1);
    docx->format.strong++;
    engross_docx_plain(docx, title_of(docx));
    docx->format.strong--;
    return status == ENGROSS_OK ? engross_docx_paragraph_end(docx) : status;
}

int32_t engross_docx_contents_write(struct engross_docx *docx) {
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    if (!is_wanted(docx))
        return ENGROSS_OK;
    engross_kit_xml_start(xml, "w:sdt");
    engross_kit_xml_start(xml, "w:sdtPr");
    engross_kit_xml_start(xml, "w:docPartObj");
    engross_docx_value(xml, "w:docPartGallery", "Table of Contents");
    engross_docx_flag(xml, "w:docPartUnique");
    engross_kit_xml_end(xml);
    engross_kit_xml_end(xml);
    engross_kit_xml_start(xml, "w:sdtContent");
    int32_t status = write_title(docx);
    if (status == ENGROSS_OK)
        status = write_entries(docx);
    engross_kit_xml_end(xml);
    engross_kit_xml_end(xml);
    return status;
}
