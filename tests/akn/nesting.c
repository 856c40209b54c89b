/* Documents that no author would write: every kind of node nested in every one that may hold it,
 * by chance and always the same. Whatever the model allows must come out valid and complete. */
#include "fake_host.h"
#include "inspect.h"
#include "model/builder.h"
#include "read/assemble.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define DOCUMENT_COUNT 300
#define DEPTH_LIMIT 9

struct chance {
    uint64_t state;
    struct engross_buffer xml;
    int elements; /* that may still be made */
    int ids;
    int words;
    int notes; /* open ones: the model allows no note in a note */
    int links; /* and no link in a link */
};

static uint32_t draw(struct chance *chance, uint32_t bound) {
    chance->state = chance->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(chance->state >> 33) % bound;
}

#define PICK(chance, list) list[draw(chance, sizeof list / sizeof *list)]

static void append(struct chance *chance, const char *string) {
    engross_buffer_append_string(&chance->xml, string);
}

static void append_attribute(struct chance *chance, const char *name, const char *value) {
    append(chance, " ");
    append(chance, name);
    append(chance, "=\"");
    append(chance, value);
    append(chance, "\"");
}

static void append_word(struct chance *chance) {
    static const char *const words[] = {"right", "to",     "&lt;water&gt;", "139.4", "право", "حق",
                                        "A/1",   "]]&gt;", "139.5",         "&amp;", "人权",  "4."};
    engross_buffer_append_format(&chance->xml, "%s%d ", PICK(chance, words), chance->words++);
}

/* What the schema asks of an element beyond its content, by its kind. */
static void append_attributes(struct chance *chance, uint32_t kind) {
    static const char *const numberings[] = {"upper-roman", "upper-alpha",    "decimal",
                                             "lower-alpha", "lower-roman",    "part",
                                             "article",     "upper-cyrillic", "none"};
    static const char *const styles[] = {"bullet",      "bullet",      "decimal",
                                         "lower-alpha", "upper-roman", "lower-cyrillic"};
    static const char *const uris[] = {"https://example.org/a?b=c#d",
                                       "not a uri",
                                       "http://host:port/x[1]",
                                       "1:2",
                                       "http://a@b@c:99/%zz#x#y",
                                       "mailto:x@y.z",
                                       "//[::1]:80/",
                                       "http://[bad/",
                                       "http://é.org/ß",
                                       "::::",
                                       "a b\\c|d^e`{f}",
                                       "http://x:123456789/"};
    static const char *const headers[] = {"column", "row", "both"};
    static const char *const notices[] = {"disclaimer", "credit", "author", "other"};
    if (kind == ENGROSS_KIND_SECTION) {
        append_attribute(chance, "numbering", PICK(chance, numberings));
        append_attribute(chance, "number", "X.");
        if (draw(chance, 4) == 0)
            append_attribute(chance, "type", draw(chance, 3) == 0 ? "summary" : "annex");
    }
    if (kind == ENGROSS_KIND_PARAGRAPH || (kind == ENGROSS_KIND_ITEM && draw(chance, 2) == 0))
        append_attribute(chance, "number", "(a)");
    if (kind == ENGROSS_KIND_LIST)
        append_attribute(chance, "style", PICK(chance, styles));
    if (kind == ENGROSS_KIND_LINK)
        append_attribute(chance, "href", PICK(chance, uris));
    if (kind == ENGROSS_KIND_FIGURE)
        append_attribute(chance, "source", PICK(chance, uris));
    if (kind == ENGROSS_KIND_CELL && draw(chance, 3) == 0)
        append_attribute(chance, "header", PICK(chance, headers));
    if (kind == ENGROSS_KIND_NOTICE && draw(chance, 2) == 0)
        append_attribute(chance, "type", PICK(chance, notices));
    if ((kind == ENGROSS_KIND_QUESTION || kind == ENGROSS_KIND_ANSWER) && draw(chance, 2) == 0)
        append_attribute(chance, "speaker", draw(chance, 2) == 0 ? "Ms. A" : "Ms. B");
    if (draw(chance, 12) == 0 && kind != ENGROSS_KIND_RECOMMENDATION)
        append_attribute(chance, "dir", "rtl");
}

/* Ids are made up for some elements, among them such as the exporter likes to make. */
static void append_id(struct chance *chance, uint32_t kind) {
    static const char *const traps[] = {"author", "engross",  "role_7", "un-hrc",
                                        "symbol", "person_9", "editor", "para_1__content"};
    bool has_id = kind == ENGROSS_KIND_SECTION || kind == ENGROSS_KIND_PARAGRAPH ||
                  kind == ENGROSS_KIND_LIST || kind == ENGROSS_KIND_NOTE;
    if (has_id && chance->ids < 8 && draw(chance, 4) == 0)
        append_attribute(chance, "id", traps[chance->ids++]);
}

static void append_element(struct chance *chance, uint32_t kind, int depth);

static bool may_open(const struct chance *chance, uint32_t parent, uint32_t kind) {
    if ((kind == ENGROSS_KIND_NOTE && chance->notes > 0) ||
        (kind == ENGROSS_KIND_LINK && chance->links > 0))
        return false;
    return engross_model_allows(parent, kind);
}

static void append_inlines(struct chance *chance, uint32_t kind, int depth) {
    static const uint32_t kinds[] = {
        ENGROSS_KIND_EMPHASIS, ENGROSS_KIND_STRONG,      ENGROSS_KIND_LINK,
        ENGROSS_KIND_NOTE,     ENGROSS_KIND_SUPERSCRIPT, ENGROSS_KIND_SUBSCRIPT,
        ENGROSS_KIND_CODE,     ENGROSS_KIND_SPAN,        ENGROSS_KIND_LINE_BREAK};
    for (uint32_t count = draw(chance, 4); count > 0; count--) {
        uint32_t child = PICK(chance, kinds);
        append_word(chance);
        if (depth < DEPTH_LIMIT && draw(chance, 3) == 0 && may_open(chance, kind, child))
            append_element(chance, child, depth + 1);
    }
    append_word(chance);
}

/* Any children that the model allows in kind, at least one. */
static void append_children(struct chance *chance, uint32_t kind, int depth) {
    uint32_t count = depth >= DEPTH_LIMIT || chance->elements <= 0 ? 1 : 1 + draw(chance, 5);
    while (count > 0) {
        uint32_t child = 1 + draw(chance, ENGROSS_KIND_COUNT - 1);
        if (depth >= DEPTH_LIMIT && engross_model_allows(kind, ENGROSS_KIND_P))
            child = ENGROSS_KIND_P;
        bool is_fixed = child == ENGROSS_KIND_HEADING || child == ENGROSS_KIND_ATTRIBUTION ||
                        child == ENGROSS_KIND_CAPTION || child == ENGROSS_KIND_VALUE ||
                        child == ENGROSS_KIND_LABEL;
        if (is_fixed || !engross_model_allows(kind, child))
            continue;
        append_element(chance, child, depth + 1);
        count--;
    }
}

/* The children of kinds whose order the schema fixes. */
static void append_content(struct chance *chance, uint32_t kind, int depth) {
    if (engross_model_holds_text(kind)) {
        append_inlines(chance, kind, depth);
        return;
    }
    switch (kind) {
    case ENGROSS_KIND_LINE_BREAK:
    case ENGROSS_KIND_SEPARATOR:
    case ENGROSS_KIND_PAGE_BREAK:
        return;
    case ENGROSS_KIND_SECTION:
        append_element(chance, ENGROSS_KIND_HEADING, depth + 1);
        if (draw(chance, 5) > 0)
            append_children(chance, kind, depth);
        return;
    case ENGROSS_KIND_PARAGRAPH:
        append_element(chance, ENGROSS_KIND_P, depth + 1);
        if (draw(chance, 3) > 0)
            append_children(chance, kind, depth);
        return;
    case ENGROSS_KIND_EXCHANGE:
        append_element(chance, ENGROSS_KIND_QUESTION, depth + 1);
        if (draw(chance, 4) > 0)
            append_element(chance, ENGROSS_KIND_ANSWER, depth + 1);
        return;
    case ENGROSS_KIND_QUOTATION:
        append_children(chance, kind, depth);
        if (draw(chance, 2) > 0)
            append_element(chance, ENGROSS_KIND_ATTRIBUTION, depth + 1);
        return;
    case ENGROSS_KIND_TABLE:
        if (draw(chance, 2) > 0)
            append_element(chance, ENGROSS_KIND_CAPTION, depth + 1);
        if (draw(chance, 2) > 0)
            append_element(chance, ENGROSS_KIND_TABLE_HEAD, depth + 1);
        if (draw(chance, 4) > 0)
            append_element(chance, ENGROSS_KIND_TABLE_BODY, depth + 1);
        return;
    case ENGROSS_KIND_ROW:
    case ENGROSS_KIND_CELL:
        if (draw(chance, 5) > 0)
            append_children(chance, kind, depth);
        return;
    case ENGROSS_KIND_FIGURE:
        if (draw(chance, 2) > 0)
            append_element(chance, ENGROSS_KIND_CAPTION, depth + 1);
        return;
    case ENGROSS_KIND_KEY_FIGURE:
        append_element(chance, ENGROSS_KIND_VALUE, depth + 1);
        if (draw(chance, 4) > 0)
            append_element(chance, ENGROSS_KIND_LABEL, depth + 1);
        return;
    case ENGROSS_KIND_RECOMMENDATIONS:
        append_element(chance, ENGROSS_KIND_P, depth + 1);
        append(chance, "<recommendation number=\"139.4\" cycle=\"3\"/>"
                       "<recommendation number=\"139.5 &quot;\"/>");
        return;
    default:
        append_children(chance, kind, depth);
    }
}

static void append_element(struct chance *chance, uint32_t kind, int depth) {
    chance->elements--;
    chance->notes += kind == ENGROSS_KIND_NOTE;
    chance->links += kind == ENGROSS_KIND_LINK;
    append(chance, "<");
    append(chance, engross_kind_name(kind));
    append_attributes(chance, kind);
    append_id(chance, kind);
    append(chance, ">");
    append_content(chance, kind, depth);
    append(chance, "</");
    append(chance, engross_kind_name(kind));
    append(chance, ">");
    chance->notes -= kind == ENGROSS_KIND_NOTE;
    chance->links -= kind == ENGROSS_KIND_LINK;
}

static void append_document(struct chance *chance) {
    static const char *const fields[] = {
        "<title>T1 <note><p>note</p></note></title>",
        "<date value=\"2023-02-31\">31 February 2023</date>",
        "<date value=\"2024\">in 2024</date>",
        "<symbol>A/HRC/1 (b)</symbol>",
        "<original-language value=\"ru\" label=\"Original:\">Russian</original-language>",
        "<session-dates value=\"2025-01-20/2025-01-31\"/>",
        "<keyword>water</keyword><keyword>water</keyword>",
        "<word-count value=\"7\">seven</word-count>",
        "<author>Ms. A</author>",
        "<body>Committee against Torture</body>"};
    append(chance, "<document xmlns=\"urn:engross:document:1\" kind=\"page\" xml:lang=\"en\">"
                   "<metadata>");
    for (uint32_t count = draw(chance, 6); count > 0; count--)
        append(chance, PICK(chance, fields));
    append(chance, "</metadata><content>");
    if (draw(chance, 20) > 0)
        append_children(chance, ENGROSS_KIND_CONTENT, 0);
    append(chance, "</content></document>");
}

/* The first error, for a test that fails to show. */
static void keep_error(void *user, const engross_diagnostic *diagnostic) {
    struct engross_buffer *error = user;
    if (diagnostic->severity == ENGROSS_SEVERITY_ERROR)
        engross_buffer_append_format(error, "%u:%u: %s\n", diagnostic->line, diagnostic->column,
                                     diagnostic->message);
}

static void read_document(struct fake_host *fake, const struct chance *chance) {
    struct engross_buffer error = ENGROSS_BUFFER_INIT;
    engross_sink sink = {.size = sizeof sink, .user = &error, .diagnostic = keep_error};
    struct engross_diagnostics diagnostics = {.sink = &sink, .file = "chance.xml"};
    struct engross_source source = {"chance.xml", "chance.xml", chance->xml.data, chance->xml.size};
    engross_document_free(fake->document);
    fake->document = NULL;
    if (engross_assemble(&source, &engross_reader_xml, NULL, NULL, &diagnostics, &fake->document) !=
        ENGROSS_OK)
        fail_msg("%s%s", error.data, chance->xml.data);
    engross_buffer_finish(&error);
}

static void assert_text_is_whole(const struct fake_host *fake) {
    struct engross_buffer expected = ENGROSS_BUFFER_INIT;
    struct engross_buffer found = ENGROSS_BUFFER_INIT;
    inspect_append_document_text(&expected, engross_document_view(fake->document));
    inspect_append_file_text(&found, &fake->output);
    assert_string_equal(found.data, expected.data);
    engross_buffer_finish(&expected);
    engross_buffer_finish(&found);
}

static void any_nesting_is_valid_and_whole(void **state) {
    (void)state;
    struct fake_host fake;
    fake_host_load(&fake, "akn");
    if (!inspect_has_schema())
        print_message("the schema of Akoma Ntoso is not there: outputs are not validated\n");
    for (uint64_t seed = 1; seed <= DOCUMENT_COUNT; seed++) {
        struct chance chance = {.state = seed * 7919, .elements = 250};
        append_document(&chance);
        read_document(&fake, &chance);
        assert_int_equal(fake_host_run(&fake, NULL), ENGROSS_OK);
        if (!inspect_is_valid(&fake.output))
            fail_msg("document %d is not valid:\n%s\n%s", (int)seed, chance.xml.data,
                     fake.output.data);
        assert_text_is_whole(&fake);
        engross_buffer_finish(&chance.xml);
    }
    fake_host_finish(&fake);
    inspect_finish();
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(any_nesting_is_valid_and_whole)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
