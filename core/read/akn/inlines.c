/* What stands in running text. */
#include "read/akn/elements.h"

#include <string.h>

/* Text with "%20" and the like as the characters that they stand for; NULL without memory. */
static char *decoded(struct engross_akn_reading *reading, engross_text uri) {
    static const char digits[] = "0123456789ABCDEFabcdef";
    char *text = engross_akn_keep(reading, uri);
    size_t size = 0;
    for (size_t i = 0; text != NULL && i < uri.size; i++) {
        const char *high = i + 2 < uri.size && uri.data[i] == '%' && uri.data[i + 1] != '\0'
                               ? strchr(digits, uri.data[i + 1])
                               : NULL;
        const char *low =
            high != NULL && uri.data[i + 2] != '\0' ? strchr(digits, uri.data[i + 2]) : NULL;
        text[size++] = uri.data[i];
        if (low == NULL)
            continue;
        size_t first = (size_t)(high - digits);
        size_t second = (size_t)(low - digits);
        text[size - 1] =
            (char)((first > 15 ? first - 6 : first) * 16 + (second > 15 ? second - 6 : second));
        i += 2;
    }
    if (text != NULL)
        text[size] = '\0';
    return text;
}

void engross_akn_begin_image(struct engross_akn_begin *start) {
    struct engross_akn_reading *reading = start->reading;
    if (!engross_akn_begins_new(start, ENGROSS_KIND_FIGURE, ENGROSS_KIND_FIGURE) &&
        !engross_akn_begin_kind(start, ENGROSS_KIND_FIGURE))
        return;
    char *source = decoded(reading, engross_akn_attribute(start->element, "src"));
    engross_text alt = engross_akn_attribute(start->element, "alt");
    if (source != NULL)
        engross_builder_set_string(reading->builder, ENGROSS_ATTRIBUTE_SOURCE, source);
    if (alt.data != NULL)
        engross_builder_set(reading->builder, ENGROSS_ATTRIBUTE_ALT, alt.data, alt.size);
}

void engross_akn_begin_note(struct engross_akn_begin *start) {
    engross_text class = engross_akn_attribute(start->element, "class");
    engross_text placement = engross_akn_attribute(start->element, "placement");
    if (start->frame->mode != ENGROSS_AKN_MODE_TEXT) {
        if (start->frame->mode == ENGROSS_AKN_MODE_COLLECT)
            engross_akn_report(start->reading, ENGROSS_MESSAGE_AKN_META_TEXT, start->element->name);
        start->frame->mode = ENGROSS_AKN_MODE_SKIP;
        return;
    }
    if (!engross_akn_begin_kind(start, ENGROSS_KIND_NOTE))
        return;
    bool is_end = engross_akn_text_is(class, "end") || engross_akn_text_is(placement, "end");
    engross_builder_set_string(start->reading->builder, ENGROSS_ATTRIBUTE_TYPE,
                               is_end ? "end" : "foot");
    engross_akn_set(start->reading, ENGROSS_ATTRIBUTE_MARK,
                    engross_akn_attribute(start->element, "marker"));
}

static bool has_scheme(engross_text uri) {
    for (size_t i = 0; i < uri.size; i++) {
        char c = uri.data[i];
        bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (c == ':')
            return i > 1;
        if (!is_letter && (i == 0 || strchr("+-.0123456789", c) == NULL || c == '\0'))
            return false;
    }
    return false;
}

/* A link: its address as the author wrote it, where engross says that it encoded it. */
static void link(struct engross_akn_begin *start, engross_text href) {
    struct engross_akn_reading *reading = start->reading;
    engross_text written = engross_akn_model_attribute(start->element, "href");
    char *address = engross_akn_keep(reading, written.data != NULL ? written : href);
    if (address != NULL && engross_akn_begin_kind(start, ENGROSS_KIND_LINK))
        engross_builder_set_string(reading->builder, ENGROSS_ATTRIBUTE_HREF, address);
}

/* Whether it is one of the words of a line that name entries of the metadata. */
static bool names_recommendation(const struct engross_akn_begin *start, engross_text href) {
    return start->reading->survey.is_own && strcmp(start->element->name, "ref") == 0 &&
           engross_akn_is_within(start->reading, ENGROSS_KIND_RECOMMENDATIONS) && href.size > 16 &&
           memcmp(href.data, "#recommendation_", 16) == 0;
}

void engross_akn_begin_reference(struct engross_akn_begin *start) {
    struct engross_akn_reading *reading = start->reading;
    engross_text href = engross_akn_attribute(start->element, "href");
    bool is_own_link = reading->survey.is_own && strcmp(start->element->name, "a") == 0;
    if (names_recommendation(start, href))
        return;
    if (is_own_link || has_scheme(href)) {
        link(start, href);
    } else if (href.size > 1 && href.data[0] == '#') {
        char *target = decoded(reading, (engross_text){href.data + 1, href.size - 1});
        if (target != NULL && engross_akn_begin_kind(start, ENGROSS_KIND_REFERENCE))
            engross_builder_set_string(reading->builder, ENGROSS_ATTRIBUTE_TARGET, target);
    } else {
        char *name = engross_akn_keep(reading, href);
        if (name != NULL)
            engross_akn_report(reading, ENGROSS_MESSAGE_AKN_REFERENCE, name);
    }
}

void engross_akn_begin_page_end(struct engross_akn_begin *start) {
    if (!engross_model_holds_text(engross_akn_top(start->reading)))
        engross_akn_place(start->reading, ENGROSS_KIND_PAGE_BREAK, start->element->name);
}

void engross_akn_begin_line_end(struct engross_akn_begin *start) {
    if (start->frame->mode == ENGROSS_AKN_MODE_TEXT)
        engross_akn_write_text(start->reading, " ", 1);
}

void engross_akn_begin_underlined(struct engross_akn_begin *start) {
    engross_akn_begin_passed(start);
    engross_akn_begin_kind(start, ENGROSS_KIND_EMPHASIS);
}

/* Marks of quotation are attributes there: they are words to those who read. */
void engross_akn_begin_quoted(struct engross_akn_begin *start) {
    engross_text sign = engross_akn_attribute(start->element, "startQuote");
    if (sign.size > 0 && start->frame->mode == ENGROSS_AKN_MODE_TEXT &&
        strcmp(start->element->name, "quotedText") == 0)
        engross_akn_write_text(start->reading, sign.data, sign.size);
    engross_akn_begin_passed(start);
}

void engross_akn_begin_span(struct engross_akn_begin *start) {
    bool says_language = engross_akn_attribute(start->element, "lang").size > 0 ||
                         engross_akn_attribute(start->element, "style").size > 0;
    if (start->reading->survey.is_own || says_language)
        engross_akn_begin_kind(start, ENGROSS_KIND_SPAN);
}
