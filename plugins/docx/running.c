#include "running.h"

#include "fields.h"
#include "paragraph.h"
#include "text.h"
#include "tree.h"

#include <stdio.h>
#include <string.h>

enum { HEAD, FOOT };
enum { FIRST, ODD, EVEN };

static const struct kind {
    const char *theme;
    const char *part;
    const char *root;
    const char *reference;
    const char *type;
    enum engross_docx_style style;
} kinds[2] = {
    [HEAD] = {"header", "header", "w:hdr", "w:headerReference", ENGROSS_DOCX_WORD_TYPE "header+xml",
              ENGROSS_DOCX_HEADER},
    [FOOT] = {"footer", "footer", "w:ftr", "w:footerReference", ENGROSS_DOCX_WORD_TYPE "footer+xml",
              ENGROSS_DOCX_FOOTER},
};

static const struct page {
    const char *theme;
    const char *type; /* ST_HdrFtr (17.18.36) */
} pages[3] = {
    [FIRST] = {"first", "first"},
    [ODD] = {"odd", "default"},
    [EVEN] = {"even", "even"},
};

/* What {name} stands for: a field that Word keeps up to date, or the document's own words. */
static const struct variable {
    const char *name;
    uint32_t field;          /* ENGROSS_FIELD_COUNT: counted by Word */
    const char *instruction; /* NULL: plain text */
} variables[] = {
    {"page", ENGROSS_FIELD_COUNT, " PAGE "},
    {"pages", ENGROSS_FIELD_COUNT, " NUMPAGES "},
    {"symbol", ENGROSS_FIELD_SYMBOL, " DOCPROPERTY Symbol "},
    {"title", ENGROSS_FIELD_TITLE, " TITLE "},
    {"organ", ENGROSS_FIELD_ORGAN, NULL},
    {"date", ENGROSS_FIELD_DATE, NULL},
    {"source", ENGROSS_FIELD_SOURCE, NULL},
    {"author", ENGROSS_FIELD_AUTHOR, NULL},
    {"job-number", ENGROSS_FIELD_JOB_NUMBER, NULL},
};

static const struct variable *find_variable(engross_text name) {
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
        if (engross_kit_text_is(name, variables[i].name))
            return &variables[i];
    return NULL;
}

/* The next piece of a theme's running text: a {variable}, or the characters before one. */
struct piece {
    engross_text text;
    const struct variable *variable; /* NULL: text as it is */
};

static struct piece next_piece(engross_text text, size_t *offset) {
    const char *from = text.data + *offset;
    size_t left = text.size - *offset;
    const char *close = *from == '{' ? memchr(from, '}', left) : NULL;
    struct piece piece = {{from, left}, NULL};
    if (close != NULL)
        piece.variable = find_variable((engross_text){from + 1, (size_t)(close - from) - 1});
    if (piece.variable != NULL)
        piece.text.size = (size_t)(close - from) + 1;
    else {
        const char *open = left < 2 ? NULL : memchr(from + 1, '{', left - 1);
        if (open != NULL)
            piece.text.size = (size_t)(open - from);
    }
    *offset += piece.text.size;
    return piece;
}

static engross_text value_of(const struct engross_docx *docx, const struct variable *variable) {
    if (variable->field == ENGROSS_FIELD_COUNT)
        return engross_kit_text("1");
    if (variable->field == ENGROSS_FIELD_SOURCE) {
        const engross_node *source = engross_kit_source(docx->view);
        return source == NULL ? (engross_text){NULL, 0} : engross_docx_plain_text(docx, source);
    }
    return engross_docx_field_text(docx, variable->field);
}

/* Whether a running text says anything for this document: text of its own, or a variable that
 * has a value. */
static bool says_something(const struct engross_docx *docx, engross_text text) {
    bool has_variable = false;
    for (size_t offset = 0; offset < text.size;) {
        struct piece piece = next_piece(text, &offset);
        if (piece.variable != NULL && value_of(docx, piece.variable).size > 0)
            return true;
        has_variable = has_variable || piece.variable != NULL;
    }
    return text.size > 0 && !has_variable;
}

static void write_variable(struct engross_docx *docx, const struct variable *variable) {
    engross_text value = value_of(docx, variable);
    if (variable->instruction == NULL)
        engross_docx_plain(docx, value);
    else
        engross_docx_field(docx, variable->instruction, value,
                           variable->field == ENGROSS_FIELD_COUNT ? ENGROSS_DOCX_STYLE_PAGE_NUMBER
                                                                  : NULL);
}

/* Words between two variables stand only where both say something: "{source} · {date}". */
static void write_text(struct engross_docx *docx, engross_text text) {
    engross_text between = {NULL, 0};
    bool is_first = true, says = false;
    for (size_t offset = 0; offset < text.size;) {
        struct piece piece = next_piece(text, &offset);
        bool is_last = offset >= text.size;
        if (piece.variable == NULL && !is_first && !is_last) {
            between = piece.text;
        } else if (piece.variable == NULL) {
            engross_docx_plain(docx, piece.text);
        } else if (value_of(docx, piece.variable).size > 0) {
            if (says)
                engross_docx_plain(docx, between);
            write_variable(docx, piece.variable);
            between = (engross_text){NULL, 0};
            says = true;
        }
        is_first = is_first && piece.variable == NULL;
    }
}

/* Tabs to the other edge: the styles of most templates stop at the middle first. */
static int32_t tab_count(const struct engross_docx *docx, enum engross_docx_style style) {
    int32_t stops = docx->look.choices[style].tab_count;
    return stops == 2 ? 2 : 1;
}

/* Text at the start, a tab to the other edge, text at the end; only one of them needs no tab. */
static int32_t write_line(struct engross_docx *docx, enum engross_docx_style style,
                          engross_text start, engross_text end) {
    struct engross_docx_paragraph paragraph = {.style = style,
                                               .left = ENGROSS_DOCX_AS_STYLE,
                                               .right = ENGROSS_DOCX_AS_STYLE,
                                               .direction = docx->direction,
                                               .stands_alone = true};
    if (start.size == 0)
        paragraph.align = 'e';
    int32_t status = engross_docx_paragraph_start(docx, &paragraph);
    if (status != ENGROSS_OK)
        return status;
    write_text(docx, start);
    int32_t tabs = start.size > 0 && end.size > 0 ? tab_count(docx, style) : 0;
    for (int32_t i = 0; i < tabs; i++)
        engross_docx_mark(docx, "w:tab");
    write_text(docx, end);
    return engross_docx_paragraph_end(docx);
}

static engross_text theme_text(const struct engross_docx *docx, const struct kind *kind,
                               const struct page *page, const char *side) {
    char key[48];
    snprintf(key, sizeof key, "%s.%s-%s", kind->theme, page->theme, side);
    engross_text text = docx->host->theme(docx->host, key);
    return says_something(docx, text) ? text : (engross_text){NULL, 0};
}

static int32_t write_part(struct engross_docx *docx, size_t kind, size_t page, engross_text start,
                          engross_text end) {
    struct engross_docx_story *story = &docx->stories[ENGROSS_DOCX_STORY_RUNNING];
    struct engross_buffer content = ENGROSS_BUFFER_INIT;
    char name[ENGROSS_DOCX_PART_NAME_SIZE];
    engross_docx_part_init(&story->xml);
    docx->story = ENGROSS_DOCX_STORY_RUNNING;
    engross_docx_start_part(&story->xml, kinds[kind].root);
    int32_t status = write_line(docx, kinds[kind].style, start, end);
    docx->story = ENGROSS_DOCX_STORY_BODY;
    int32_t taken = engross_docx_part_take(&story->xml, &content);
    if (status == ENGROSS_OK)
        status = taken;
    snprintf(name, sizeof name, "word/%s-%s.xml", kinds[kind].part, pages[page].theme);
    if (status == ENGROSS_OK)
        status = engross_docx_package_add(&docx->package, name, kinds[kind].type, &content);
    engross_buffer_finish(&content);
    docx->running[kind][page] = engross_docx_relation_add(
        &docx->stories[ENGROSS_DOCX_STORY_BODY].relations, kinds[kind].part,
        engross_kit_text(name + strlen("word/")), false);
    return status;
}

static const struct page *page_of(const char *type) {
    for (size_t page = FIRST; page <= EVEN; page++)
        if (type != NULL && strcmp(type, pages[page].type) == 0)
            return &pages[page];
    return &pages[ODD];
}

/* A head or foot of the template: its part, and all that hangs on it. */
static int32_t copy_reference(struct engross_docx *docx, size_t kind, size_t page,
                              xmlNodePtr reference) {
    const char *id = engross_docx_relation_attribute(reference);
    const char *type = "";
    const char *name = NULL;
    engross_text source = id == NULL ? (engross_text){NULL, 0}
                                     : engross_docx_template_target(docx->template, id, &type);
    int32_t status = engross_docx_template_copy(docx->template, &docx->package, source, &name);
    if (status == ENGROSS_OK && name != NULL)
        docx->running[kind][page] = engross_docx_relation_add(
            &docx->stories[ENGROSS_DOCX_STORY_BODY].relations, kinds[kind].part,
            engross_kit_text(name + strlen("word/")), false);
    return status;
}

/* What the last section of the template has, or inherits from the sections before it
 * (ISO/IEC 29500-1, 17.10.5): for each kind and page the last reference there is. */
static void find_references(xmlNodePtr top, xmlNodePtr found[2][3]) {
    static const char *const names[] = {[HEAD] = "headerReference", [FOOT] = "footerReference"};
    for (xmlNodePtr node = top; node != NULL; node = engross_docx_next_node(top, node))
        for (size_t kind = HEAD; kind <= FOOT; kind++)
            if (engross_docx_is_word(node, names[kind]))
                found[kind][page_of(engross_docx_word_attribute(node, "type")) - pages] = node;
}

static int32_t copy_of_template(struct engross_docx *docx) {
    xmlNodePtr found[2][3] = {{NULL}};
    int32_t status = ENGROSS_OK;
    find_references(xmlDocGetRootElement(docx->template->document), found);
    for (size_t kind = HEAD; kind <= FOOT; kind++)
        for (size_t page = FIRST; page <= EVEN; page++)
            if (found[kind][page] != NULL && status == ENGROSS_OK)
                status = copy_reference(docx, kind, page, found[kind][page]);
    return status;
}

static int32_t write_of_theme(struct engross_docx *docx) {
    int32_t status = ENGROSS_OK;
    for (size_t kind = HEAD; kind <= FOOT; kind++)
        for (size_t page = FIRST; page <= EVEN && status == ENGROSS_OK; page++) {
            if (page == EVEN && !docx->look.page.faces)
                continue;
            engross_text start = theme_text(docx, &kinds[kind], &pages[page], "start");
            engross_text end = theme_text(docx, &kinds[kind], &pages[page], "end");
            if (start.size > 0 || end.size > 0)
                status = write_part(docx, kind, page, start, end);
        }
    return status;
}

int32_t engross_docx_running_write(struct engross_docx *docx) {
    bool is_of_template = docx->template != NULL && docx->template->has_running;
    return is_of_template ? copy_of_template(docx) : write_of_theme(docx);
}

void engross_docx_running_refer(struct engross_docx *docx) {
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    char id[16];
    for (size_t kind = HEAD; kind <= FOOT; kind++)
        for (size_t page = FIRST; page <= EVEN; page++) {
            if (docx->running[kind][page] == 0)
                continue;
            snprintf(id, sizeof id, "rId%u", docx->running[kind][page]);
            engross_kit_xml_leaf(xml, kinds[kind].reference, "w:type", pages[page].type, "r:id", id,
                                 NULL);
        }
}
