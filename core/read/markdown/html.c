/* Raw HTML: a few inline tags mean what the model can say, comments go, any other tag goes with
 * a warning. The words between tags always stay. */
#include "base/utf8.h"
#include "read/markdown/evidence.h"
#include "read/markdown/markdown.h"

#include <string.h>
#include <strings.h>

#define MAXIMUM_NAME 16
#define MAXIMUM_VALUE 36

struct tag_row {
    const char *name;
    uint32_t kind; /* NONE: passed over in silence */
};

static const struct tag_row rows[] = {
    {"sub", ENGROSS_KIND_SUBSCRIPT}, {"sup", ENGROSS_KIND_SUPERSCRIPT},
    {"em", ENGROSS_KIND_EMPHASIS},   {"i", ENGROSS_KIND_EMPHASIS},
    {"cite", ENGROSS_KIND_EMPHASIS}, {"strong", ENGROSS_KIND_STRONG},
    {"b", ENGROSS_KIND_STRONG},      {"code", ENGROSS_KIND_CODE},
    {"kbd", ENGROSS_KIND_CODE},      {"span", ENGROSS_KIND_SPAN},
    {"bdo", ENGROSS_KIND_SPAN},      {"bdi", ENGROSS_KIND_SPAN},
    {"br", ENGROSS_KIND_LINE_BREAK}, {"wbr", ENGROSS_KIND_NONE},
    {"abbr", ENGROSS_KIND_NONE},     {"small", ENGROSS_KIND_NONE},
};

/* A tag taken apart. */
struct tag {
    char name[MAXIMUM_NAME];
    bool closing;
    char language[MAXIMUM_VALUE];
    char direction[MAXIMUM_VALUE];
};

static bool is_name_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

/* The value of attribute in the tag's text, or "" where it is not there or too long. */
static void read_attribute(const char *text, const char *attribute, char value[MAXIMUM_VALUE]) {
    size_t length = strlen(attribute);
    value[0] = '\0';
    for (const char *at = text; (at = strcasestr(at, attribute)) != NULL; at++) {
        bool whole = at > text && (at[-1] == ' ' || at[-1] == '\n') && at[length] == '=';
        if (!whole)
            continue;
        const char *start = at + length + 1;
        bool quoted = *start == '"' || *start == '\'';
        const char ends[] = {quoted ? *start : ' ', quoted ? '\0' : '>', '\0'};
        start += quoted;
        size_t size = strcspn(start, ends);
        if (size < MAXIMUM_VALUE) {
            memcpy(value, start, size);
            value[size] = '\0';
        }
        return;
    }
}

/* False where text is no tag: a comment, a declaration, a processing instruction. */
static bool read_tag(const char *text, struct tag *tag) {
    size_t size = 0;
    tag->closing = text[1] == '/';
    const char *start = text + 1 + tag->closing;
    while (is_name_char(start[size]) && size < MAXIMUM_NAME - 1) {
        tag->name[size] = (char)(start[size] | (start[size] >= 'A' ? 0x20 : 0));
        size++;
    }
    tag->name[size] = '\0';
    read_attribute(text, "lang", tag->language);
    read_attribute(text, "dir", tag->direction);
    return size > 0;
}

static const struct tag_row *row_of(const char *name) {
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (strcmp(rows[i].name, name) == 0)
            return &rows[i];
    return NULL;
}

static bool is_page_break_comment(const char *text) {
    return strncmp(text, "<!--", 4) == 0 &&
           (strcasestr(text, "pagebreak") != NULL || strcasestr(text, "page break") != NULL ||
            strcasestr(text, "page-break") != NULL);
}

static void open_tag(struct engross_markdown *markdown, const struct tag *tag,
                     const struct tag_row *row, cmark_node *node) {
    struct engross_markdown_paragraph *paragraph = &markdown->paragraph;
    if (!engross_builder_allows(markdown->builder, row->kind) ||
        paragraph->tag_count == ENGROSS_MARKDOWN_MAXIMUM_HTML)
        return;
    engross_builder_open(markdown->builder, row->kind, engross_markdown_position(markdown, node));
    if (tag->language[0] != '\0')
        engross_builder_set_string(markdown->builder, ENGROSS_ATTRIBUTE_LANGUAGE, tag->language);
    if (strcmp(tag->direction, "rtl") == 0 || strcmp(tag->direction, "ltr") == 0)
        engross_builder_set_string(markdown->builder, ENGROSS_ATTRIBUTE_DIRECTION, tag->direction);
    paragraph->tags[paragraph->tag_count++] =
        (struct engross_markdown_tag){row->name, row->kind, cmark_node_parent(node)};
}

/* Closes what the same tag opened last, if nothing opened since is still open around it. */
static void close_tag(struct engross_markdown *markdown, const struct tag_row *row,
                      cmark_node *node) {
    struct engross_markdown_paragraph *paragraph = &markdown->paragraph;
    if (paragraph->tag_count == 0)
        return;
    const struct engross_markdown_tag *top = &paragraph->tags[paragraph->tag_count - 1];
    if (top->name != row->name || top->parent != cmark_node_parent(node))
        return;
    engross_builder_close(markdown->builder, top->kind);
    paragraph->tag_count--;
}

void engross_markdown_close_tags(struct engross_markdown *markdown, cmark_node *parent) {
    struct engross_markdown_paragraph *paragraph = &markdown->paragraph;
    while (paragraph->tag_count > 0 && paragraph->tags[paragraph->tag_count - 1].parent == parent)
        engross_builder_close(markdown->builder, paragraph->tags[--paragraph->tag_count].kind);
}

void engross_markdown_html_inline(struct engross_markdown *markdown, cmark_node *node) {
    const char *text = cmark_node_get_literal(node);
    struct tag tag;
    if (!read_tag(text, &tag))
        return;
    const struct tag_row *row = row_of(tag.name);
    if (row == NULL) {
        engross_report(markdown->diagnostics, ENGROSS_MESSAGE_MARKDOWN_HTML,
                       engross_markdown_position(markdown, node), tag.name, NULL);
        return;
    }
    if (row->kind == ENGROSS_KIND_LINE_BREAK)
        engross_markdown_line_break(markdown, node);
    else if (row->kind != ENGROSS_KIND_NONE && tag.closing)
        close_tag(markdown, row, node);
    else if (row->kind != ENGROSS_KIND_NONE)
        open_tag(markdown, &tag, row, node);
}

struct entity {
    const char *name; /* with the semicolon */
    uint32_t codepoint;
};

static const struct entity entities[] = {
    {"amp;", '&'},      {"lt;", '<'},       {"gt;", '>'},        {"quot;", '"'},
    {"apos;", '\''},    {"nbsp;", 0xA0},    {"ndash;", 0x2013},  {"mdash;", 0x2014},
    {"lsquo;", 0x2018}, {"rsquo;", 0x2019}, {"ldquo;", 0x201C},  {"rdquo;", 0x201D},
    {"laquo;", 0xAB},   {"raquo;", 0xBB},   {"hellip;", 0x2026}, {"shy;", 0xAD},
};

/* Appends the character that the entity after "&" stands for; returns its bytes, 0 for none. */
static size_t append_entity(struct engross_buffer *text, const char *name) {
    for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++) {
        size_t size = strlen(entities[i].name);
        if (strncmp(name, entities[i].name, size) == 0) {
            engross_buffer_append_codepoint(text, entities[i].codepoint);
            return size;
        }
    }
    if (name[0] != '#')
        return 0;
    bool hexadecimal = (name[1] | 0x20) == 'x';
    uint32_t codepoint = 0;
    size_t at = hexadecimal ? 2 : 1, start = at;
    static const char digits[] = "0123456789abcdef";
    for (; name[at] != '\0' && at - start < 7; at++) {
        const char *digit = strchr(digits, name[at] | (name[at] >= 'A' ? 0x20 : 0));
        if (digit == NULL || digit - digits >= (hexadecimal ? 16 : 10))
            break;
        codepoint = codepoint * (hexadecimal ? 16 : 10) + (uint32_t)(digit - digits);
    }
    if (at == start || name[at] != ';' || codepoint == 0)
        return 0;
    engross_buffer_append_codepoint(text, codepoint);
    return at + 1;
}

/* Elements whose content is no text. */
static const char *hidden_end(const char *text) {
    static const char *const hidden[][2] = {
        {"<script", "</script"}, {"<style", "</style"}, {"<!--", "-->"}};
    for (size_t i = 0; i < sizeof hidden / sizeof hidden[0]; i++)
        if (strncasecmp(text, hidden[i][0], strlen(hidden[i][0])) == 0) {
            const char *end = strcasestr(text, hidden[i][1]);
            return end != NULL ? end : text + strlen(text);
        }
    return text;
}

/* Appends the words of a block of HTML, a line feed where a tag parts them; says whether there
 * were tags, and scripts or styles. */
static void strip_tags(const char *html, struct engross_buffer *text, bool *tags) {
    while (*html != '\0') {
        if (*html == '&') {
            size_t size = append_entity(text, html + 1);
            if (size == 0)
                engross_buffer_append_char(text, '&');
            html += size + 1;
            continue;
        }
        bool tag = *html == '<' && (is_name_char(html[1]) || strchr("/!?", html[1]) != NULL);
        if (!tag) {
            engross_buffer_append_char(text, *html++);
            continue;
        }
        *tags = *tags || strncmp(html, "<!--", 4) != 0;
        html = hidden_end(html);
        html += strcspn(html, ">");
        html += *html == '>';
        engross_buffer_append_char(text, ' ');
    }
}

void engross_markdown_html_block(struct engross_markdown *markdown, cmark_node *node) {
    const char *html = cmark_node_get_literal(node);
    engross_position position = engross_markdown_position(markdown, node);
    if (is_page_break_comment(html) &&
        engross_builder_allows(markdown->builder, ENGROSS_KIND_PAGE_BREAK)) {
        engross_builder_open(markdown->builder, ENGROSS_KIND_PAGE_BREAK, position);
        engross_builder_close(markdown->builder, ENGROSS_KIND_PAGE_BREAK);
    }
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    bool tags = false;
    strip_tags(html, &text, &tags);
    bool words = text.size > 0 && text.data[strspn(text.data, " \n\t")] != '\0';
    if (tags)
        engross_report(markdown->diagnostics, ENGROSS_MESSAGE_MARKDOWN_HTML_BLOCK, position, NULL);
    if (words)
        engross_markdown_before_block(markdown, node);
    if (words && engross_builder_allows(markdown->builder, ENGROSS_KIND_P)) {
        engross_builder_open(markdown->builder, ENGROSS_KIND_P, position);
        engross_builder_text(markdown->builder, text.data, text.size, position);
        engross_builder_close(markdown->builder, ENGROSS_KIND_P);
    }
    engross_buffer_finish(&text);
}
