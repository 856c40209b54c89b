#include "inlines.h"

#include "bookmark.h"
#include "document.h"
#include "text.h"

#include <stdio.h>
#include <string.h>

int32_t engross_docx_enter_text(void *user, engross_cursor *cursor) {
    struct engross_docx *docx = user;
    const engross_view *view = docx->view;
    engross_docx_text(docx, view->text(view, cursor->node), view->language(view, cursor->node),
                      view->direction(view, cursor->node));
    return engross_docx_xml(docx)->status;
}

/* Elements that only change the format: they count themselves in and out. */
#define FORMATTING(name)                                                                           \
    int32_t engross_docx_enter_##name(void *user, engross_cursor *cursor) {                        \
        struct engross_docx *docx = user;                                                          \
        (void)cursor;                                                                              \
        docx->format.name++;                                                                       \
        return ENGROSS_OK;                                                                         \
    }                                                                                              \
    int32_t engross_docx_leave_##name(void *user, engross_cursor *cursor) {                        \
        struct engross_docx *docx = user;                                                          \
        (void)cursor;                                                                              \
        docx->format.name--;                                                                       \
        return ENGROSS_OK;                                                                         \
    }
FORMATTING(emphasis)
FORMATTING(strong)
FORMATTING(superscript)
FORMATTING(subscript)
FORMATTING(code)
#undef FORMATTING

int32_t engross_docx_enter_link(void *user, engross_cursor *cursor) {
    struct engross_docx *docx = user;
    engross_text target = docx->view->attribute(docx->view, cursor->node, ENGROSS_ATTRIBUTE_HREF);
    char id[16];
    if (docx->format.link++ > 0)
        return ENGROSS_OK;
    uint32_t number =
        engross_docx_relation_add(engross_docx_relations(docx), "hyperlink", target, true);
    snprintf(id, sizeof id, "rId%u", number);
    engross_kit_xml_start(engross_docx_xml(docx), "w:hyperlink");
    engross_kit_xml_attribute_string(engross_docx_xml(docx), "r:id", id);
    engross_kit_xml_attribute_string(engross_docx_xml(docx), "w:history", "1");
    return ENGROSS_OK;
}

int32_t engross_docx_leave_link(void *user, engross_cursor *cursor) {
    struct engross_docx *docx = user;
    (void)cursor;
    if (--docx->format.link == 0)
        engross_kit_xml_end(engross_docx_xml(docx));
    return engross_docx_xml(docx)->status;
}

/* The text of a reference that is one TEXT, or {NULL, 0}. */
static engross_text only_text(const engross_view *view, const engross_node *node) {
    const engross_node *child = view->first_child(view, node);
    if (child == NULL || view->next(view, child) != NULL ||
        view->kind(view, child) != ENGROSS_KIND_TEXT)
        return (engross_text){NULL, 0};
    return view->text(view, child);
}

/* The number of target as a REF field prints it, without the full stop at its end; nothing
 * where Word does not count it. */
static engross_text counted_number(struct engross_docx *docx, const engross_node *target) {
    struct engross_docx_numeral numeral;
    engross_text number = docx->view->attribute(docx->view, target, ENGROSS_ATTRIBUTE_NUMBER);
    if (!engross_docx_parse_number(docx, target, &numeral))
        return (engross_text){NULL, 0};
    while (number.size > 0 && number.data[number.size - 1] == '.')
        number.size--;
    return number;
}

static bool ends_with_word(engross_text text, engross_text word) {
    return word.size > 0 && text.size >= word.size &&
           memcmp(text.data + text.size - word.size, word.data, word.size) == 0 &&
           (text.size == word.size || text.data[text.size - word.size - 1] == ' ' ||
            memcmp(text.data + text.size - word.size - 1, "\xA0", 1) == 0);
}

static void start_reference(struct engross_kit_xml *xml, const char *bookmark) {
    engross_kit_xml_start(xml, "w:hyperlink");
    engross_kit_xml_attribute_string(xml, "w:anchor", bookmark);
    engross_kit_xml_attribute_string(xml, "w:history", "1");
}

/* "paragraph 64": the words as they are, the number as a field that follows its paragraph, both
 * in one link. */
static bool write_number_field(struct engross_docx *docx, const engross_node *node,
                               const engross_node *target, const char *bookmark) {
    char instruction[ENGROSS_DOCX_BOOKMARK_SIZE + 16];
    engross_text text = only_text(docx->view, node);
    engross_text number = counted_number(docx, target);
    if (!ends_with_word(text, number))
        return false;
    text.size -= number.size;
    start_reference(engross_docx_xml(docx), bookmark);
    engross_docx_plain(docx, text);
    snprintf(instruction, sizeof instruction, " REF %s \\n \\h ", bookmark);
    engross_docx_field(docx, instruction, number, NULL);
    engross_kit_xml_end(engross_docx_xml(docx));
    return true;
}

int32_t engross_docx_enter_reference(void *user, engross_cursor *cursor) {
    struct engross_docx *docx = user;
    const engross_view *view = docx->view;
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    engross_text id = view->attribute(view, cursor->node, ENGROSS_ATTRIBUTE_TARGET);
    const engross_node *target = view->find(view, id);
    char bookmark[ENGROSS_DOCX_BOOKMARK_SIZE];
    engross_docx_bookmark_name(&docx->bookmarks, id, bookmark);
    if (target != NULL && docx->format.link == 0 &&
        write_number_field(docx, cursor->node, target, bookmark)) {
        cursor->skip = 1;
        docx->flow.is_field = true;
        return xml->status;
    }
    if (docx->format.link++ == 0) {
        start_reference(xml, bookmark);
    }
    return xml->status;
}

int32_t engross_docx_leave_reference(void *user, engross_cursor *cursor) {
    struct engross_docx *docx = user;
    if (!docx->flow.is_field)
        return engross_docx_leave_link(user, cursor);
    docx->flow.is_field = false;
    return ENGROSS_OK;
}

int32_t engross_docx_enter_line_break(void *user, engross_cursor *cursor) {
    struct engross_docx *docx = user;
    (void)cursor;
    engross_docx_mark(docx, "w:br");
    return engross_docx_xml(docx)->status;
}
