#include "page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define DEPTH_LIMIT 4096

struct span {
    const char *data;
    size_t size;
};

struct tag {
    struct span name;
    struct span id, class_name, href, src;
    bool is_end;
};

struct page {
    const char *start;
    const char *at;
    struct tag open[DEPTH_LIMIT];
    size_t depth;
};

static bool is(struct span span, const char *string) {
    return span.size == strlen(string) && memcmp(span.data, string, span.size) == 0;
}

static bool is_one_of(struct span span, const char *const *strings) {
    for (; *strings != NULL; strings++)
        if (is(span, *strings))
            return true;
    return false;
}

static void refuse(const struct page *page, const char *why) {
    const char *from = page->at - page->start > 200 ? page->at - 200 : page->start;
    fail_msg("%s; after: %.*s", why, (int)(page->at - from), from);
}

static bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

static struct span read_name(struct page *page) {
    struct span name = {page->at, 0};
    while (is_name(page->at[name.size]))
        name.size++;
    page->at += name.size;
    if (name.size == 0)
        refuse(page, "a name is missing");
    return name;
}

static void keep_attribute(struct page *page, struct tag *tag, struct span name,
                           struct span value) {
    const struct {
        const char *name;
        struct span *place;
    } rows[] = {
        {"id", &tag->id}, {"class", &tag->class_name}, {"href", &tag->href}, {"src", &tag->src}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!is(name, rows[i].name))
            continue;
        if (rows[i].place->data != NULL)
            refuse(page, "an attribute stands twice");
        *rows[i].place = value;
    }
    if (name.size > 2 && memcmp(name.data, "on", 2) == 0)
        refuse(page, "a handler");
}

/* At "<": reads ` name="value"` up to ">". */
static struct tag read_tag(struct page *page) {
    struct tag tag = {0};
    page->at++;
    tag.is_end = *page->at == '/';
    page->at += tag.is_end;
    tag.name = read_name(page);
    while (*page->at == ' ') {
        page->at++;
        struct span name = read_name(page);
        if (page->at[0] != '=' || page->at[1] != '"')
            refuse(page, "a value is missing");
        page->at += 2;
        size_t size = strcspn(page->at, "\"<");
        if (page->at[size] != '"')
            refuse(page, "a value is open");
        keep_attribute(page, &tag, name, (struct span){page->at, size});
        page->at += size + 1;
    }
    if (*page->at != '>')
        refuse(page, "a tag is open");
    page->at++;
    return tag;
}

static bool is_void(struct span name) {
    static const char *const names[] = {"br", "hr", "img", "meta", NULL};
    return is_one_of(name, names);
}

/* What may not stand anywhere below an element. */
static void check_place(const struct page *page, const struct tag *tag) {
    static const char *const phrasing[] = {"a",    "br",     "cite", "code", "em",   "img",
                                           "span", "strong", "sub",  "sup",  "time", NULL};
    static const char *const lines[] = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "a", NULL};
    static const char *const sections[] = {"section", "aside", "nav", "article", "header",
                                           "footer",  "h1",    "h2",  "h3",      "h4",
                                           "h5",      "h6",    NULL};
    static const char *const forbidden[] = {"script", "iframe", "object", "embed",
                                            "link",   "form",   NULL};
    if (is_one_of(tag->name, forbidden))
        refuse(page, "an element that may not be");
    for (size_t i = 0; i < page->depth; i++) {
        struct span outer = page->open[i].name;
        if (is_one_of(outer, lines) && !is_one_of(tag->name, phrasing))
            refuse(page, "a block in a line");
        if ((is(outer, "th") || is(outer, "dt")) && is_one_of(tag->name, sections))
            refuse(page, "a section in a header cell or question");
        if (is(outer, "a") && is(tag->name, "a"))
            refuse(page, "a link in a link");
    }
}

/* Which children some elements have. */
static void check_parent(const struct page *page, const struct tag *tag) {
    static const struct {
        const char *parent;
        const char *const children[5];
    } rows[] = {
        {"ul", {"li"}},
        {"ol", {"li"}},
        {"table", {"caption", "thead", "tbody"}},
        {"thead", {"tr"}},
        {"tbody", {"tr"}},
        {"tr", {"th", "td"}},
        {"dl", {"div"}},
        {"html", {"head", "body"}},
    };
    if (page->depth == 0)
        return;
    struct span parent = page->open[page->depth - 1].name;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (is(parent, rows[i].parent) && !is_one_of(tag->name, rows[i].children))
            refuse(page, "an element its parent cannot hold");
}

/* The next tag; false at the end. Keeps what is open. text is what stands before it. */
static bool next_tag(struct page *page, struct tag *tag, struct span *text) {
    text->data = page->at;
    text->size = strcspn(page->at, "<");
    page->at += text->size;
    if (*page->at == '\0')
        return false;
    *tag = read_tag(page);
    if (tag->is_end) {
        if (page->depth == 0 || tag->name.size != page->open[page->depth - 1].name.size ||
            memcmp(tag->name.data, page->open[page->depth - 1].name.data, tag->name.size) != 0)
            refuse(page, "an end tag that ends nothing");
        page->depth--;
        return true;
    }
    check_place(page, tag);
    check_parent(page, tag);
    if (is(tag->name, "style")) {
        page->at = strstr(page->at, "</style>");
        assert_non_null(page->at);
        page->at += strlen("</style>");
    } else if (!is_void(tag->name)) {
        if (page->depth == DEPTH_LIMIT)
            refuse(page, "too deep");
        page->open[page->depth++] = *tag;
    }
    return true;
}

static struct page *open_page(const struct engross_buffer *html) {
    static const char doctype[] = "<!DOCTYPE html>";
    struct page *page = calloc(1, sizeof *page);
    assert_non_null(page);
    page->start = page->at = html->data;
    assert_memory_equal(page->at, doctype, strlen(doctype));
    page->at += strlen(doctype);
    return page;
}

static int by_content(const void *left, const void *right) {
    const struct span *one = left;
    const struct span *two = right;
    size_t size = one->size < two->size ? one->size : two->size;
    int order = memcmp(one->data, two->data, size);
    return order != 0 ? order : (one->size > two->size) - (one->size < two->size);
}

static void check_links(struct page *page, struct span *ids, size_t id_count,
                        const struct span *links, size_t link_count) {
    qsort(ids, id_count, sizeof *ids, by_content);
    for (size_t i = 1; i < id_count; i++)
        if (by_content(&ids[i - 1], &ids[i]) == 0)
            fail_msg("the id %.*s stands twice", (int)ids[i].size, ids[i].data);
    for (size_t i = 0; i < link_count; i++) {
        struct span target = {links[i].data + 1, links[i].size - 1};
        if (bsearch(&target, ids, id_count, sizeof *ids, by_content) == NULL) {
            page->at = links[i].data + links[i].size;
            refuse(page, "a link leads nowhere");
        }
    }
}

void page_assert_valid(const struct engross_buffer *html) {
    struct page *page = open_page(html);
    size_t limit = html->size / 8 + 8;
    struct span *ids = calloc(limit, sizeof *ids);
    struct span *links = calloc(limit, sizeof *links);
    assert_true(ids != NULL && links != NULL);
    size_t id_count = 0, link_count = 0;
    struct tag tag;
    struct span text;
    while (next_tag(page, &tag, &text)) {
        if (tag.id.data != NULL)
            ids[id_count++] = tag.id;
        if (tag.href.size > 0 && tag.href.data[0] == '#')
            links[link_count++] = tag.href;
        if (tag.src.data != NULL && strncmp(tag.src.data, "data:image/", 11) != 0)
            refuse(page, "something to fetch");
    }
    if (page->depth > 0)
        refuse(page, "an element is open");
    check_links(page, ids, id_count, links, link_count);
    free(ids);
    free(links);
    free(page);
}

static void append_solid(struct engross_buffer *text, struct span span) {
    static const struct {
        const char *name;
        char character;
    } entities[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}};
    for (size_t i = 0; i < span.size; i++) {
        char c = span.data[i];
        for (size_t k = 0; c == '&' && k < sizeof entities / sizeof *entities; k++) {
            if (strncmp(span.data + i, entities[k].name, strlen(entities[k].name)) != 0)
                continue;
            c = entities[k].character;
            i += strlen(entities[k].name) - 1;
            break;
        }
        if (strchr(" \n\t\r", c) == NULL)
            engross_buffer_append_char(text, c);
    }
}

/* The outermost open element of that class and what is below it. */
static bool is_inside(const struct page *page, const char *class_name) {
    for (size_t i = 0; i < page->depth; i++)
        if (page->open[i].class_name.data != NULL && is(page->open[i].class_name, class_name))
            return true;
    return false;
}

void page_append_text(struct engross_buffer *text, const struct engross_buffer *html,
                      const char *class_name) {
    struct page *page = open_page(html);
    struct tag tag;
    struct span span;
    bool is_wanted = false;
    engross_buffer_append_string(text, "");
    while (next_tag(page, &tag, &span)) {
        if (is_wanted)
            append_solid(text, span);
        is_wanted = is_inside(page, class_name) && !is_inside(page, "back");
    }
    free(page);
}
