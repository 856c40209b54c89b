/* Sections, paragraphs, lists and blocks, and what is said of them: numbers, headings, speakers. */
#include "read/akn/elements.h"

#include <string.h>

/* Whether a numbered paragraph or an item is around: hierarchy in it can only be items. */
static bool is_in_paragraph(const struct engross_akn_begin *start) {
    return engross_akn_is_within(start->reading, ENGROSS_KIND_PARAGRAPH) ||
           engross_akn_is_within(start->reading, ENGROSS_KIND_ITEM);
}

void engross_akn_begin_section(struct engross_akn_begin *start) {
    engross_text class = engross_akn_attribute(start->element, "class");
    bool is_bare = (start->flags & (ENGROSS_AKN_HAS_NUMBER | ENGROSS_AKN_HAS_HEADING)) == 0;
    if (start->reading->survey.is_own) {
        if (engross_akn_begin_kind(start, ENGROSS_KIND_SECTION) &&
            (engross_akn_text_is(class, "annex") || engross_akn_text_is(class, "summary")))
            engross_akn_set(start->reading, ENGROSS_ATTRIBUTE_TYPE, class);
    } else if (is_in_paragraph(start)) {
        if ((start->flags & ENGROSS_AKN_HAS_NUMBER) != 0)
            engross_akn_begin_kind(start, ENGROSS_KIND_ITEM);
    } else if (!is_bare) {
        engross_akn_begin_kind(start, ENGROSS_KIND_SECTION);
    }
}

void engross_akn_begin_annex(struct engross_akn_begin *start) {
    if (engross_akn_begin_kind(start, ENGROSS_KIND_SECTION))
        engross_akn_set(start->reading, ENGROSS_ATTRIBUTE_TYPE, (engross_text){"annex", 5});
}

void engross_akn_begin_paragraph(struct engross_akn_begin *start) {
    if (start->reading->survey.is_own)
        engross_akn_begin_kind(start, ENGROSS_KIND_PARAGRAPH);
    else if ((start->flags & ENGROSS_AKN_HAS_NUMBER) != 0)
        engross_akn_begin_kind(start,
                               is_in_paragraph(start) ? ENGROSS_KIND_ITEM : ENGROSS_KIND_PARAGRAPH);
}

/* The model's list begins with its first item, so that what introduces it can stand before. */
void engross_akn_begin_list(struct engross_akn_begin *start) {
    struct engross_akn_reading *reading = start->reading;
    engross_text class = engross_akn_attribute(start->element, "class");
    engross_text id = engross_akn_attribute(start->element, "eId");
    engross_text language = engross_akn_attribute(start->element, "lang");
    engross_text style = engross_akn_attribute(start->element, "style");
    start->frame->style = start->row->word;
    if (reading->survey.is_own && class.size > 0)
        start->frame->style = engross_akn_keep(reading, class);
    if (id.size > 0)
        start->frame->id = engross_akn_keep(reading, id);
    if (language.size > 0 && language.size < sizeof start->frame->language)
        memcpy(start->frame->language, language.data, language.size);
    if (style.size == 14 && memcmp(style.data, "direction: ", 11) == 0)
        memcpy(start->frame->direction, style.data + 11, 3);
}

void engross_akn_begin_item(struct engross_akn_begin *start) {
    if (engross_akn_top(start->reading) == ENGROSS_KIND_KEY_FIGURES) {
        engross_akn_begin_kind(start, ENGROSS_KIND_KEY_FIGURE);
        return;
    }
    bool is_in_list = false;
    for (size_t i = start->reading->frame_count; i > 1 && !is_in_list; i--)
        is_in_list = start->reading->frames[i - 2].style != NULL;
    bool is_numbered = (start->flags & ENGROSS_AKN_HAS_NUMBER) != 0;
    if (!is_in_list && !is_numbered)
        return; /* an alinea without number is a block among others */
    if (engross_akn_begin_kind(start, ENGROSS_KIND_ITEM) && !is_numbered)
        engross_akn_set(start->reading, ENGROSS_ATTRIBUTE_NUMBER,
                        engross_akn_attribute(start->element, "value"));
}

static void open_line(struct engross_akn_begin *start) {
    if (!engross_akn_place(start->reading, ENGROSS_KIND_RECOMMENDATIONS, start->element->name))
        return;
    size_t base = start->frame->base;
    engross_akn_place(start->reading, ENGROSS_KIND_P, start->element->name);
    start->frame->base = base;
}

static void text_block(struct engross_akn_begin *start) {
    struct engross_akn_reading *reading = start->reading;
    engross_text class = engross_akn_attribute(start->element, "class");
    bool is_own = reading->survey.is_own;
    if (is_own && engross_akn_text_is(class, "empty"))
        return; /* what the schema wanted where the document has nothing */
    if (start->frame->is_preface && (start->flags & ENGROSS_AKN_HAS_FIELD) != 0)
        engross_akn_start_preface_paragraph(reading, start->element);
    else if (engross_akn_top(reading) == ENGROSS_KIND_FIGURE &&
             !engross_akn_text_is(class, "caption"))
        return;
    else if (is_own && engross_akn_text_is(class, "caption"))
        engross_akn_begin_kind(start, ENGROSS_KIND_CAPTION);
    else if (is_own && engross_akn_text_is(class, "attribution"))
        engross_akn_begin_kind(start, ENGROSS_KIND_ATTRIBUTION);
    else if (engross_akn_top(reading) == ENGROSS_KIND_KEY_FIGURE)
        engross_akn_begin_kind(start, engross_akn_text_is(class, "label") ? ENGROSS_KIND_LABEL
                                                                          : ENGROSS_KIND_VALUE);
    else if (!is_own && (start->flags & ENGROSS_AKN_IS_LINE) != 0 &&
             !engross_akn_is_within(reading, ENGROSS_KIND_RECOMMENDATIONS))
        open_line(start);
    else
        engross_akn_begin_kind(start, ENGROSS_KIND_P);
}

void engross_akn_begin_title_block(struct engross_akn_begin *start) {
    for (size_t i = start->reading->frame_count; i > 0; i--)
        if (start->reading->frames[i - 1].attribute == ENGROSS_ATTRIBUTE_NAME &&
            (start->flags & ENGROSS_AKN_HAS_FIELD) == 0 && engross_akn_start_title(start->reading))
            return;
    text_block(start);
}

/* Bold text in a paragraph of its own stands for a heading where there can be none. */
void engross_akn_begin_bold_block(struct engross_akn_begin *start) {
    if (!engross_akn_place(start->reading, ENGROSS_KIND_P, start->element->name))
        return;
    size_t base = start->frame->base;
    engross_akn_place(start->reading, ENGROSS_KIND_STRONG, start->element->name);
    start->frame->base = base;
}

static engross_text collected(struct engross_akn_reading *reading) {
    const char *data = reading->collected.data;
    size_t size = reading->collected.size;
    while (size > 0 && strchr(" \t\r\n", data[0]) != NULL)
        data++, size--;
    while (size > 0 && strchr(" \t\r\n", data[size - 1]) != NULL)
        size--;
    return (engross_text){data, size};
}

static void end_collected(struct engross_akn_reading *reading, struct engross_akn_frame *frame) {
    engross_text text = collected(reading);
    if (frame->attribute != ENGROSS_ATTRIBUTE_NONE) {
        engross_akn_set(reading, frame->attribute, text);
        if (text.size == 0 && reading->survey.is_own) /* the document says that there is none */
            engross_builder_set_string(reading->builder, frame->attribute, "");
    } else if (text.size > 0) {
        frame->mode = ENGROSS_AKN_MODE_TEXT;
        engross_akn_write_text(reading, text.data, text.size);
    }
    engross_buffer_clear(&reading->collected);
}

static void collect(struct engross_akn_begin *start, uint32_t attribute) {
    engross_buffer_clear(&start->reading->collected);
    start->frame->mode = ENGROSS_AKN_MODE_COLLECT;
    start->frame->attribute = attribute;
    start->frame->end = end_collected;
}

void engross_akn_begin_number(struct engross_akn_begin *start) {
    bool is_numbered =
        engross_akn_begins_new(start, ENGROSS_KIND_SECTION, ENGROSS_KIND_PARAGRAPH) ||
        engross_akn_begins_new(start, ENGROSS_KIND_ITEM, ENGROSS_KIND_ITEM);
    if (is_numbered)
        collect(start, ENGROSS_ATTRIBUTE_NUMBER);
    else if (engross_akn_begins_new(start, ENGROSS_KIND_QUESTION, ENGROSS_KIND_ANSWER))
        collect(start, ENGROSS_ATTRIBUTE_LABEL);
    else
        collect(start, ENGROSS_ATTRIBUTE_NONE);
}

void engross_akn_begin_speaker(struct engross_akn_begin *start) {
    if (engross_akn_begins_new(start, ENGROSS_KIND_QUESTION, ENGROSS_KIND_ANSWER))
        collect(start, ENGROSS_ATTRIBUTE_SPEAKER);
    else
        engross_akn_begin_bold_block(start);
}

void engross_akn_begin_heading(struct engross_akn_begin *start) {
    if (engross_akn_begins_new(start, ENGROSS_KIND_SECTION, ENGROSS_KIND_SECTION))
        engross_akn_begin_kind(start, ENGROSS_KIND_HEADING);
    else
        engross_akn_begin_speaker(start);
}

void engross_akn_begin_notice(struct engross_akn_begin *start) {
    engross_text class = engross_akn_attribute(start->element, "class");
    if (engross_akn_begin_kind(start, ENGROSS_KIND_NOTICE) && class.size > 7)
        engross_akn_set(start->reading, ENGROSS_ATTRIBUTE_TYPE,
                        (engross_text){class.data + 7, class.size - 7});
}
