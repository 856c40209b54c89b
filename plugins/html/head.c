/* <head>: what the metadata say for machines, with the names of HTML and of Dublin Core, and the
 * style sheet. Nothing in the page may run or be fetched, and a policy says so. */
#include "html.h"

#include <string.h>

/* One <meta> for each field of that number. is_value: its VALUE rather than its text. */
static const struct {
    uint32_t field;
    const char *name;
    bool is_value;
} rows[] = {
    {ENGROSS_FIELD_AUTHOR, "author", false},
    {ENGROSS_FIELD_DESCRIPTION, "description", false},
    {ENGROSS_FIELD_TITLE, "dcterms.title", false},
    {ENGROSS_FIELD_SUBTITLE, "dcterms.alternative", false},
    {ENGROSS_FIELD_AUTHOR, "dcterms.creator", false},
    {ENGROSS_FIELD_SUBMITTER, "dcterms.contributor", false},
    {ENGROSS_FIELD_PUBLISHER, "dcterms.publisher", false},
    {ENGROSS_FIELD_DATE, "dcterms.date", true},
    {ENGROSS_FIELD_SYMBOL, "dcterms.identifier", false},
    {ENGROSS_FIELD_STATE, "dcterms.spatial", false},
    {ENGROSS_FIELD_SOURCE, "dcterms.source", false},
    {ENGROSS_FIELD_KEYWORDS, "dcterms.subject", false},
    {ENGROSS_FIELD_DESCRIPTION, "dcterms.description", false},
};

static void write_meta(struct html *html, const char *name, engross_text content) {
    if (content.size == 0)
        return;
    engross_kit_xml_start(&html->xml, "meta");
    engross_kit_xml_attribute_string(&html->xml, "name", name);
    engross_kit_xml_attribute(&html->xml, "content", content);
    engross_kit_xml_end(&html->xml);
}

static void write_fields(struct html *html) {
    const engross_view *view = html->view;
    for (size_t row = 0; row < sizeof rows / sizeof *rows; row++)
        for (size_t i = 0; view->field(view, rows[row].field, i) != NULL; i++)
            write_meta(html, rows[row].name,
                       engross_kit_noting(rows[row].is_value
                                              ? engross_kit_field_any(view, rows[row].field, i)
                                              : engross_kit_field_text(view, rows[row].field, i),
                                          &html->lacks_memory));
}

/* "engross.NAME": every VALUE, and the text of what is printed nowhere. */
static void write_values(struct html *html) {
    const engross_view *view = html->view;
    const engross_node *field = view->first_child(view, engross_kit_metadata(view));
    for (; field != NULL; field = view->next(view, field)) {
        char name[64] = "engross.";
        engross_text own = view->attribute(view, field, ENGROSS_ATTRIBUTE_NAME);
        engross_text value = view->attribute(view, field, ENGROSS_ATTRIBUTE_VALUE);
        if (value.size == 0 && engross_html_field_is_hidden(html, field))
            value = engross_html_plain_text(html, field);
        size_t prefix = strlen(name);
        if (own.size == 0 || own.size >= sizeof name - prefix)
            continue;
        memcpy(name + prefix, own.data, own.size);
        write_meta(html, name, value);
    }
}

static void write_keywords(struct html *html) {
    struct engross_buffer list = ENGROSS_BUFFER_INIT;
    for (size_t i = 0; html->view->field(html->view, ENGROSS_FIELD_KEYWORDS, i) != NULL; i++) {
        engross_text keyword = engross_kit_noting(
            engross_kit_field_text(html->view, ENGROSS_FIELD_KEYWORDS, i), &html->lacks_memory);
        engross_buffer_append_string(&list, i > 0 ? ", " : "");
        engross_buffer_append(&list, keyword.data, keyword.size);
    }
    if (engross_buffer_failed(&list))
        html->xml.status = ENGROSS_NO_MEMORY;
    write_meta(html, "keywords", (engross_text){list.data, list.size});
    engross_buffer_finish(&list);
}

/* The title, else the first heading, else the name of the author's file: never empty (HTML,
 * 4.2.2). */
engross_text engross_html_page_title(struct html *html) {
    const engross_view *view = html->view;
    engross_text title = engross_kit_noting(engross_kit_field_text(view, ENGROSS_FIELD_TITLE, 0),
                                            &html->lacks_memory);
    if (title.size > 0)
        return title;
    const engross_node *section =
        engross_kit_child(view, engross_kit_content(view), ENGROSS_KIND_SECTION);
    const engross_node *heading =
        section == NULL ? NULL : engross_kit_child(view, section, ENGROSS_KIND_HEADING);
    if (heading != NULL)
        title = engross_html_plain_text(html, heading);
    return title.size > 0 ? title : html->job->source_name;
}

static void write_style(struct html *html) {
    struct engross_buffer css = ENGROSS_BUFFER_INIT;
    engross_html_append_style(&css, html->host, false);
    if (engross_buffer_failed(&css))
        html->xml.status = ENGROSS_NO_MEMORY;
    engross_kit_xml_start_mixed(&html->xml, "style");
    engross_kit_xml_raw(&html->xml, (engross_text){css.data, css.size});
    engross_kit_xml_end(&html->xml);
    engross_buffer_finish(&css);
}

void engross_html_write_head(struct html *html) {
    const engross_view *view = html->view;
    engross_kit_xml_start(&html->xml, "head");
    engross_kit_xml_leaf(&html->xml, "meta", "charset", "utf-8", NULL);
    engross_kit_xml_leaf(
        &html->xml, "meta", "http-equiv", "Content-Security-Policy", "content",
        "script-src 'none'; style-src 'unsafe-inline'; connect-src 'none'; font-src 'none'; "
        "media-src 'none'; object-src 'none'; child-src 'none'; "
        "worker-src 'none'; manifest-src 'none'; base-uri 'none'; "
        "form-action 'none'",
        NULL);
    engross_kit_xml_leaf(&html->xml, "meta", "name", "viewport", "content",
                         "width=device-width, initial-scale=1", NULL);
    engross_kit_xml_leaf(&html->xml, "meta", "name", "color-scheme", "content", "light dark", NULL);
    engross_kit_xml_start_mixed(&html->xml, "title");
    engross_html_write_text(html, engross_html_page_title(html));
    engross_kit_xml_end(&html->xml);
    write_meta(html, "generator", html->job->generator);
    write_keywords(html);
    write_fields(html);
    write_meta(html, "dcterms.language", view->language(view, view->root(view)));
    write_meta(html, "dcterms.format", engross_kit_text("text/html"));
    write_meta(html, "dcterms.type",
               view->attribute(view, view->root(view), ENGROSS_ATTRIBUTE_KIND));
    write_values(html);
    write_style(html);
    engross_kit_xml_end(&html->xml);
}
