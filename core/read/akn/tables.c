/* Tables. */
#include "read/akn/elements.h"

#include <string.h>

void engross_akn_begin_caption(struct engross_akn_begin *start) {
    if (engross_akn_begins_new(start, ENGROSS_KIND_TABLE, ENGROSS_KIND_FIGURE))
        engross_akn_begin_kind(start, ENGROSS_KIND_CAPTION);
    else
        engross_akn_begin_bold_block(start);
}

void engross_akn_begin_row(struct engross_akn_begin *start) {
    struct engross_akn_reading *reading = start->reading;
    engross_text class = engross_akn_attribute(start->element, "class");
    bool is_own = reading->survey.is_own;
    if (is_own && engross_akn_text_is(class, "empty"))
        return;
    bool is_head =
        is_own ? engross_akn_text_is(class, "head") : (start->flags & ENGROSS_AKN_IS_HEAD) != 0;
    uint32_t top = engross_akn_top(reading);
    uint32_t last =
        reading->open_count == 0 ? ENGROSS_KIND_NONE : reading->opens[reading->open_count - 1].last;
    if (top == ENGROSS_KIND_TABLE_HEAD && !is_head)
        engross_akn_close_to(reading, reading->open_count - 1);
    if (top == ENGROSS_KIND_TABLE && is_head && last != ENGROSS_KIND_TABLE_BODY) {
        engross_akn_place(reading, ENGROSS_KIND_TABLE_HEAD, "tr");
        reading->opens[reading->open_count - 1].is_implicit = true;
        start->frame->base = reading->open_count; /* it outlives the row */
    }
    engross_akn_begin_kind(start, ENGROSS_KIND_ROW);
}

static void set_span(struct engross_akn_begin *start, uint32_t attribute, const char *name) {
    engross_text value = engross_akn_attribute(start->element, name);
    bool is_number = value.size > 0 && value.size < 5 && value.data[0] != '0';
    for (size_t i = 0; i < value.size; i++)
        is_number = is_number && value.data[i] >= '0' && value.data[i] <= '9';
    if (is_number)
        engross_akn_set(start->reading, attribute, value);
}

void engross_akn_begin_cell(struct engross_akn_begin *start) {
    struct engross_akn_reading *reading = start->reading;
    engross_text class = engross_akn_attribute(start->element, "class");
    bool is_own = reading->survey.is_own;
    if (is_own && engross_akn_text_is(class, "empty"))
        return;
    bool is_in_head = engross_akn_is_within(reading, ENGROSS_KIND_TABLE_HEAD);
    if (!engross_akn_begin_kind(start, ENGROSS_KIND_CELL))
        return;
    set_span(start, ENGROSS_ATTRIBUTE_COLUMN_SPAN, "colspan");
    set_span(start, ENGROSS_ATTRIBUTE_ROW_SPAN, "rowspan");
    if (is_own)
        engross_akn_set(reading, ENGROSS_ATTRIBUTE_HEADER, class);
    else if (strcmp(start->element->name, "th") == 0)
        engross_builder_set_string(reading->builder, ENGROSS_ATTRIBUTE_HEADER,
                                   is_in_head ? "column" : "row");
}
