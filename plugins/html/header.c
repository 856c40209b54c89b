/* The fields of the metadata as printed: above the text in the order of the source, the title as
 * the page's <h1>; what closes a document below it. */
#include "html.h"

#include <string.h>

enum place {
    PLACE_HEADER,
    PLACE_FOOTER,
    PLACE_HEAD /* for machines only */
};

static const struct row {
    const char *field;
    enum place place;
    const char *class_name;
} rows[] = {
    {"title", PLACE_HEADER, "title"},
    {"subtitle", PLACE_HEADER, "subtitle"},
    {"symbol", PLACE_HEADER, "detail symbol"},
    {"organ", PLACE_HEADER, "organ high"},
    {"body", PLACE_HEADER, "organ"},
    {"session", PLACE_HEADER, "organ"},
    {"session-dates", PLACE_HEADER, "organ dates"},
    {"agenda-item", PLACE_HEADER, "organ"},
    {"state", PLACE_HEADER, "detail state"},
    {"keyword", PLACE_HEAD, NULL},
    {"description", PLACE_HEAD, NULL},
    {"publisher", PLACE_FOOTER, "detail"},
    {"job-number", PLACE_FOOTER, "detail"},
};

/* For all other fields, those of a later minor version too. */
static const struct row other = {NULL, PLACE_HEADER, "detail"};

static const struct row *row_of(const struct html *html, const engross_node *field) {
    engross_text name = html->view->attribute(html->view, field, ENGROSS_ATTRIBUTE_NAME);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (engross_kit_text_is(name, rows[i].field))
            return &rows[i];
    return &other;
}

static bool holds_note(const struct html *html, const engross_node *field) {
    engross_cursor cursor = {.size = sizeof cursor, .top = field};
    while (html->view->step(html->view, &cursor))
        if (html->view->kind(html->view, cursor.node) == ENGROSS_KIND_NOTE)
            return true;
    return false;
}

/* A field with a note is always printed, and above the text: marks count from there. */
static enum place place_of(const struct html *html, const engross_node *field) {
    enum place place = row_of(html, field)->place;
    return place != PLACE_HEADER && holds_note(html, field) ? PLACE_HEADER : place;
}

static bool is_number(engross_text text) {
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] < '0' || text.data[i] > '9')
            return false;
    return true;
}

/* A bare number without a label (cycle: 4) says nothing to a reader; nor does an empty field. */
bool engross_html_field_is_hidden(struct html *html, const engross_node *field) {
    const engross_view *view = html->view;
    if (place_of(html, field) == PLACE_HEAD || view->first_child(view, field) == NULL)
        return true;
    return view->attribute(view, field, ENGROSS_ATTRIBUTE_LABEL).size == 0 &&
           is_number(engross_html_plain_text(html, field)) && !holds_note(html, field);
}

static int digits_value(engross_text text, size_t start, size_t count) {
    int value = 0;
    for (size_t i = start; i < start + count; i++)
        value = value * 10 + (text.data[i] - '0');
    return value;
}

/* Whether value is a date that exists, YYYY-MM-DD, as <time> wants it (HTML, 2.4.5.2). */
static bool is_day(engross_text value) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (value.size != 10)
        return false;
    int year = digits_value(value, 0, 4);
    int month = digits_value(value, 5, 2);
    int day = digits_value(value, 8, 2);
    bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return year > 0 && month >= 1 && month <= 12 && day >= 1 &&
           day <= days[month - 1] + (month == 2 && is_leap ? 1 : 0);
}

static int32_t write_value(struct html *html, const engross_node *field) {
    const engross_view *view = html->view;
    engross_text value = view->attribute(view, field, ENGROSS_ATTRIBUTE_VALUE);
    bool is_time = engross_kit_attribute_is(view, field, ENGROSS_ATTRIBUTE_NAME, "date") &&
                   value.size > 0 && is_day(value);
    if (is_time) {
        engross_kit_xml_start(&html->xml, "time");
        engross_kit_xml_attribute(&html->xml, "datetime", value);
    }
    int32_t status = engross_html_walk_children(html, field);
    if (is_time)
        engross_kit_xml_end(&html->xml);
    return status;
}

static int32_t write_field(struct html *html, const engross_node *field) {
    const engross_view *view = html->view;
    engross_kit_xml_start_mixed(&html->xml, field == html->title ? "h1" : "p");
    engross_kit_xml_attribute_string(&html->xml, "class", row_of(html, field)->class_name);
    engross_html_write_language(html, field, view->root(view));
    engross_html_write_number(html, "label", view->attribute(view, field, ENGROSS_ATTRIBUTE_LABEL));
    int32_t status = write_value(html, field);
    engross_kit_xml_end(&html->xml);
    return status;
}

static const engross_node *next_of(struct html *html, const engross_node *field, enum place place) {
    while (field != NULL &&
           (place_of(html, field) != place || engross_html_field_is_hidden(html, field)))
        field = html->view->next(html->view, field);
    return field;
}

/* What stands above the title is a masthead: symbol and details beside the organs. */
static int32_t write_masthead(struct html *html, const engross_node **field) {
    int32_t status = html->xml.status;
    if (html->title == NULL || *field == html->title)
        return status;
    engross_kit_xml_start(&html->xml, "div");
    engross_kit_xml_attribute_string(&html->xml, "class", "masthead");
    while (*field != NULL && *field != html->title && status == ENGROSS_OK) {
        status = write_field(html, *field);
        *field = next_of(html, html->view->next(html->view, *field), PLACE_HEADER);
    }
    engross_kit_xml_end(&html->xml);
    return status;
}

static int32_t write_fields(struct html *html, const char *element, enum place place) {
    const engross_view *view = html->view;
    int32_t status = html->xml.status;
    const engross_node *field =
        next_of(html, view->first_child(view, engross_kit_metadata(view)), place);
    if (field == NULL)
        return status;
    engross_kit_xml_start(&html->xml, element);
    if (place == PLACE_HEADER)
        status = write_masthead(html, &field);
    for (; field != NULL && status == ENGROSS_OK;
         field = next_of(html, view->next(view, field), place))
        status = write_field(html, field);
    engross_kit_xml_end(&html->xml);
    return status;
}

int32_t engross_html_write_header(struct html *html) {
    return write_fields(html, "header", PLACE_HEADER);
}

int32_t engross_html_write_footer(struct html *html) {
    return write_fields(html, "footer", PLACE_FOOTER);
}
