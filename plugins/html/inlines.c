/* Running text. In the table of contents, whose entries are links, links and notes are left out. */
#include "handlers.h"

#include "kit/uri.h"

static const char *const elements[ENGROSS_KIND_COUNT] = {
    [ENGROSS_KIND_EMPHASIS] = "em",     [ENGROSS_KIND_STRONG] = "strong",
    [ENGROSS_KIND_SUPERSCRIPT] = "sup", [ENGROSS_KIND_SUBSCRIPT] = "sub",
    [ENGROSS_KIND_CODE] = "code",       [ENGROSS_KIND_SPAN] = "span",
    [ENGROSS_KIND_LINK] = "a",          [ENGROSS_KIND_REFERENCE] = "a",
};

static bool is_link(uint32_t kind) {
    return kind == ENGROSS_KIND_LINK || kind == ENGROSS_KIND_REFERENCE;
}

static bool is_left_out(const struct html *html, uint32_t kind) {
    return html->is_contents && is_link(kind);
}

/* Whether a reader's click would run a program: such a link is written as text. */
static bool runs_script(engross_text uri) {
    static const char *const schemes[] = {"javascript", "vbscript", "data"};
    size_t end = 0;
    while (end < uri.size && uri.data[end] != ':')
        end++;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (engross_kit_text_is_ignoring_case((engross_text){uri.data, end}, schemes[i]))
            return true;
    return false;
}

static void write_uri(struct html *html, engross_text uri) {
    struct engross_buffer encoded = ENGROSS_BUFFER_INIT;
    engross_kit_append_uri(&encoded, uri);
    if (engross_buffer_failed(&encoded))
        html->xml.status = ENGROSS_NO_MEMORY;
    engross_kit_xml_attribute(&html->xml, "href", (engross_text){encoded.data, encoded.size});
    engross_buffer_finish(&encoded);
}

/* How an inline comes to be started. */
enum occasion {
    OCCASION_FIRST,
    OCCASION_AGAIN, /* taken up after the mark of a note that stands in a link */
    OCCASION_REST   /* the same, but nothing follows that could be a link's text */
};

static void start(struct html *html, const engross_node *node, enum occasion occasion) {
    const engross_view *view = html->view;
    uint32_t kind = view->kind(view, node);
    engross_text uri = view->attribute(view, node, ENGROSS_ATTRIBUTE_HREF);
    engross_text target = view->attribute(view, node, ENGROSS_ATTRIBUTE_TARGET);
    bool is_refused = kind == ENGROSS_KIND_LINK && runs_script(uri);
    if (is_refused && occasion == OCCASION_FIRST)
        engross_kit_report_text(html->host, HTML_MESSAGE_LINK_REFUSED, node, uri);
    bool is_dead = is_refused || (is_link(kind) && occasion == OCCASION_REST) ||
                   (kind == ENGROSS_KIND_REFERENCE && view->find(view, target) == NULL);
    engross_kit_xml_start(&html->xml, is_dead ? "span" : elements[kind]);
    if (kind == ENGROSS_KIND_LINK && !is_dead)
        write_uri(html, uri);
    else if (kind == ENGROSS_KIND_REFERENCE && !is_dead)
        engross_html_write_fragment(html, target);
    engross_html_write_language(html, node, view->parent(view, node));
    if (kind == ENGROSS_KIND_LINK && view->first_child(view, node) == NULL)
        engross_html_write_text(html, uri);
}

int32_t engross_html_enter_inline(void *user, engross_cursor *cursor) {
    struct html *html = user;
    if (!is_left_out(html, html->view->kind(html->view, cursor->node)))
        start(html, cursor->node, OCCASION_FIRST);
    return html->xml.status;
}

int32_t engross_html_leave_inline(void *user, engross_cursor *cursor) {
    struct html *html = user;
    if (!is_left_out(html, html->view->kind(html->view, cursor->node)))
        engross_kit_xml_end(&html->xml);
    return html->xml.status;
}

int32_t engross_html_enter_text(void *user, engross_cursor *cursor) {
    struct html *html = user;
    engross_html_write_text(html, html->view->text(html->view, cursor->node));
    return html->xml.status;
}

int32_t engross_html_enter_line_break(void *user, engross_cursor *cursor) {
    (void)cursor;
    struct html *html = user;
    if (html->is_contents)
        engross_kit_xml_string(&html->xml, " ");
    else
        engross_kit_xml_leaf(&html->xml, "br", NULL);
    return html->xml.status;
}

/* How many of note's ancestors, from its parent to the link that it stands in, are elements; 0
 * where it stands in none. */
static size_t count_to_link(const struct html *html, const engross_node *note) {
    const engross_view *view = html->view;
    size_t count = 0;
    for (const engross_node *at = view->parent(view, note); at != NULL;
         at = view->parent(view, at)) {
        uint32_t kind = view->kind(view, at);
        if (kind >= ENGROSS_KIND_COUNT)
            continue;
        if (elements[kind] == NULL)
            return 0;
        count++;
        if (is_link(kind))
            return count;
    }
    return 0;
}

/* The count-th ancestor of note that is an inline element. */
static const engross_node *inline_ancestor(const struct html *html, const engross_node *note,
                                           size_t count) {
    const engross_view *view = html->view;
    const engross_node *at = note;
    while (count > 0) {
        at = view->parent(view, at);
        uint32_t kind = view->kind(view, at);
        count -= kind < ENGROSS_KIND_COUNT && elements[kind] != NULL;
    }
    return at;
}

/* Whether anything follows note in the count-th of its ancestors that are inline elements. */
static bool is_followed(const struct html *html, const engross_node *note, size_t count) {
    const engross_node *end = inline_ancestor(html, note, count);
    for (const engross_node *at = note; at != end; at = html->view->parent(html->view, at))
        if (html->view->next(html->view, at) != NULL)
            return true;
    return false;
}

static void write_mark(struct html *html, const engross_node *note) {
    const engross_view *view = html->view;
    engross_kit_xml_start(&html->xml, "sup");
    engross_kit_xml_start(&html->xml, "a");
    engross_kit_xml_attribute_string(&html->xml, "class", "mark");
    engross_kit_xml_attribute_string(&html->xml, "role", "doc-noteref");
    engross_html_write_type(html, "noteref");
    engross_kit_xml_attribute(&html->xml, "id", engross_html_mark_id(html, note));
    engross_html_write_fragment(html, view->attribute(view, note, ENGROSS_ATTRIBUTE_ID));
    engross_text mark = view->attribute(view, note, ENGROSS_ATTRIBUTE_MARK);
    engross_html_write_text(html, mark.size > 0 ? mark : engross_kit_text("*"));
    engross_kit_xml_end(&html->xml);
    engross_kit_xml_end(&html->xml);
}

static int32_t keep_note(struct html *html, const engross_node *note) {
    if (html->note_count == html->note_capacity) {
        size_t capacity = html->note_capacity == 0 ? 64 : 2 * html->note_capacity;
        const engross_node **notes = html->host->allocate(html->host, capacity * sizeof *notes);
        if (notes == NULL)
            return ENGROSS_NO_MEMORY;
        for (size_t i = 0; i < html->note_count; i++)
            notes[i] = html->notes[i];
        html->notes = notes;
        html->note_capacity = capacity;
    }
    html->notes[html->note_count++] = note;
    return html->xml.status;
}

int32_t engross_html_enter_note(void *user, engross_cursor *cursor) {
    struct html *html = user;
    cursor->skip = 1;
    if (html->is_contents)
        return ENGROSS_OK;
    /* no link may stand in a link (HTML, 4.5.1): one that is open ends before the mark */
    size_t count = count_to_link(html, cursor->node);
    for (size_t i = 0; i < count; i++)
        engross_kit_xml_end(&html->xml);
    write_mark(html, cursor->node);
    enum occasion occasion =
        is_followed(html, cursor->node, count) ? OCCASION_AGAIN : OCCASION_REST;
    for (size_t i = count; i > 0; i--)
        start(html, inline_ancestor(html, cursor->node, i), occasion);
    return keep_note(html, cursor->node);
}
