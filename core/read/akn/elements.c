/* Elements of Akoma Ntoso and what is made of each: one table, one function for each way. */
#include "read/akn/elements.h"

#include <string.h>

/* Its children stand where it stands. */
static void pass(struct engross_akn_begin *start) {
    (void)start;
}

void engross_akn_begin_passed(struct engross_akn_begin *start) {
    if (start->frame->mode == ENGROSS_AKN_MODE_TEXT)
        engross_akn_report(start->reading, ENGROSS_MESSAGE_AKN_MARK, start->element->name);
}

static void skip_meta(struct engross_akn_begin *start) {
    start->frame->mode = ENGROSS_AKN_MODE_META;
}

static void skip_contents(struct engross_akn_begin *start) {
    start->frame->mode = ENGROSS_AKN_MODE_SKIP;
    engross_akn_report(start->reading, ENGROSS_MESSAGE_AKN_CONTENTS, start->element->name);
}

static void changed(struct engross_akn_begin *start) {
    engross_akn_report(start->reading, ENGROSS_MESSAGE_AKN_DELETED, start->element->name);
}

bool engross_akn_begin_kind(struct engross_akn_begin *start, uint32_t kind) {
    if (!engross_akn_place(start->reading, kind, start->element->name)) {
        engross_akn_report(start->reading, ENGROSS_MESSAGE_AKN_MARK, start->element->name);
        return false;
    }
    engross_akn_set_common(start->reading, start->element);
    return true;
}

static void element_of_kind(struct engross_akn_begin *start) {
    engross_akn_begin_kind(start, start->row->kind);
}

static void preface(struct engross_akn_begin *start) {
    start->frame->is_preface = !start->reading->has_body && start->reading->open_count == 0;
}

/* The frame is marked, for the paragraphs in it. */
static void long_title(struct engross_akn_begin *start) {
    if (start->frame->is_preface)
        start->frame->attribute = ENGROSS_ATTRIBUTE_NAME;
}

static void body(struct engross_akn_begin *start) {
    struct engross_akn_reading *reading = start->reading;
    engross_text language = engross_akn_attribute(start->element, "lang");
    if (!reading->has_body && !reading->survey.is_own && language.size > 0) {
        char *tag = engross_akn_keep(reading, language);
        if (tag != NULL)
            engross_builder_document(reading->builder, ENGROSS_ATTRIBUTE_LANGUAGE, tag);
    }
    reading->has_body = true;
}

/* Whether the open element of the model has nothing yet and is of one of two kinds. */
bool engross_akn_begins_new(const struct engross_akn_begin *start, uint32_t first,
                            uint32_t second) {
    const struct engross_akn_reading *reading = start->reading;
    uint32_t top = engross_akn_top(reading);
    return reading->open_count > 0 && (top == first || top == second) &&
           reading->opens[reading->open_count - 1].last == ENGROSS_KIND_NONE;
}

static void datum(struct engross_akn_begin *start) {
    if (start->frame->mode == ENGROSS_AKN_MODE_LABEL)
        engross_akn_start_field(start->reading, start->element);
    else
        engross_akn_begin_passed(start);
}

#define OWN true
#define ANY false
#define PASS(name)                                                                                 \
    { name, NULL, pass, 0, NULL, ANY }
#define KIND(name, qualifier, kind, own)                                                           \
    { name, qualifier, element_of_kind, ENGROSS_KIND_##kind, NULL, own }
#define WAY(name, way)                                                                             \
    { name, NULL, way, 0, NULL, ANY }
#define LIST(name, style)                                                                          \
    { name, NULL, engross_akn_begin_list, 0, style, ANY }

/* Rows with a qualifier come before those of the same name without. */
static const struct engross_akn_row rows[] = {
    WAY("p", engross_akn_begin_title_block),
    WAY("num", engross_akn_begin_number),
    WAY("heading", engross_akn_begin_heading),
    WAY("paragraph", engross_akn_begin_paragraph),
    PASS("content"),
    PASS("intro"),
    PASS("wrapUp"),
    WAY("section", engross_akn_begin_section),
    WAY("title", engross_akn_begin_section),
    WAY("chapter", engross_akn_begin_section),
    WAY("division", engross_akn_begin_section),
    WAY("subchapter", engross_akn_begin_section),
    WAY("subdivision", engross_akn_begin_section),
    WAY("part", engross_akn_begin_section),
    WAY("article", engross_akn_begin_section),
    WAY("subsection", engross_akn_begin_section),
    WAY("subpart", engross_akn_begin_section),
    WAY("subtitle", engross_akn_begin_section),
    WAY("book", engross_akn_begin_section),
    WAY("tome", engross_akn_begin_section),
    WAY("clause", engross_akn_begin_section),
    WAY("subclause", engross_akn_begin_section),
    WAY("level", engross_akn_begin_section),
    WAY("rule", engross_akn_begin_section),
    WAY("subrule", engross_akn_begin_section),
    WAY("proviso", engross_akn_begin_section),
    WAY("transitional", engross_akn_begin_section),
    WAY("crossHeading", engross_akn_begin_bold_block),
    WAY("subheading", engross_akn_begin_bold_block),
    {"hcontainer", "text", pass, 0, NULL, OWN},
    {"hcontainer", "recommendations", engross_akn_begin_recommendations, 0, NULL, OWN},
    KIND("hcontainer", "exchange", EXCHANGE, OWN),
    KIND("hcontainer", "question", QUESTION, OWN),
    KIND("hcontainer", "answer", ANSWER, OWN),
    WAY("hcontainer", engross_akn_begin_section),
    {"blockContainer", "notice", engross_akn_begin_notice, 0, NULL, OWN},
    {"blockContainer", "section", engross_akn_begin_section, 0, NULL, OWN},
    {"blockContainer", "recommendations", engross_akn_begin_recommendations, 0, NULL, OWN},
    KIND("blockContainer", "paragraph", PARAGRAPH, OWN),
    KIND("blockContainer", "exchange", EXCHANGE, OWN),
    KIND("blockContainer", "question", QUESTION, OWN),
    KIND("blockContainer", "answer", ANSWER, OWN),
    PASS("blockContainer"),
    KIND("questions", NULL, EXCHANGE, OWN),
    PASS("questions"),
    KIND("question", NULL, QUESTION, ANY),
    KIND("answer", NULL, ANSWER, ANY),
    WAY("from", engross_akn_begin_speaker),
    PASS("speech"),
    LIST("list", ""),
    KIND("blockList", "key-figures", KEY_FIGURES, OWN),
    LIST("blockList", ""),
    LIST("ul", "bullet"),
    LIST("ol", "decimal"),
    WAY("point", engross_akn_begin_item),
    WAY("item", engross_akn_begin_item),
    WAY("li", engross_akn_begin_item),
    WAY("subparagraph", engross_akn_begin_item),
    WAY("indent", engross_akn_begin_item),
    WAY("alinea", engross_akn_begin_item),
    WAY("sublist", engross_akn_begin_item),
    KIND("listIntroduction", NULL, P, ANY),
    KIND("listWrapUp", NULL, P, ANY),
    KIND("block", "separator", SEPARATOR, OWN),
    PASS("block"),
    KIND("embeddedStructure", NULL, QUOTATION, ANY),
    KIND("quotedStructure", NULL, QUOTATION, ANY),
    KIND("tblock", "figure", FIGURE, OWN),
    PASS("tblock"),
    KIND("table", NULL, TABLE, ANY),
    WAY("caption", engross_akn_begin_caption),
    WAY("tr", engross_akn_begin_row),
    WAY("th", engross_akn_begin_cell),
    WAY("td", engross_akn_begin_cell),
    WAY("img", engross_akn_begin_image),
    {"inline", "code", element_of_kind, ENGROSS_KIND_CODE, NULL, ANY},
    WAY("inline", datum),
    KIND("i", NULL, EMPHASIS, ANY),
    KIND("b", NULL, STRONG, ANY),
    WAY("u", engross_akn_begin_underlined),
    KIND("sup", NULL, SUPERSCRIPT, ANY),
    KIND("sub", NULL, SUBSCRIPT, ANY),
    WAY("span", engross_akn_begin_span),
    WAY("a", engross_akn_begin_reference),
    WAY("ref", engross_akn_begin_reference),
    WAY("authorialNote", engross_akn_begin_note),
    KIND("br", NULL, LINE_BREAK, ANY),
    WAY("eol", engross_akn_begin_line_end),
    WAY("eop", engross_akn_begin_page_end),
    WAY("ins", changed),
    WAY("del", changed),
    WAY("quotedText", engross_akn_begin_quoted),
    WAY("embeddedText", engross_akn_begin_quoted),
    WAY("docTitle", datum),
    WAY("docNumber", datum),
    WAY("docAuthority", datum),
    WAY("docDate", datum),
    WAY("docProponent", datum),
    WAY("docketNumber", datum),
    WAY("session", datum),
    WAY("docStage", datum),
    WAY("docPurpose", datum),
    WAY("meta", skip_meta),
    WAY("toc", skip_contents),
    WAY("preface", preface),
    WAY("coverPage", preface),
    WAY("longTitle", long_title),
    PASS("container"),
    WAY("mainBody", body),
    WAY("body", body),
    WAY("debateBody", body),
    WAY("judgmentBody", body),
    WAY("amendmentBody", body),
    WAY("collectionBody", body),
    WAY("portionBody", body),
    WAY("attachment", engross_akn_begin_annex),
    PASS("attachments"),
    PASS("components"),
    PASS("component"),
    PASS("akomaNtoso"),
    PASS("doc"),
    PASS("statement"),
    PASS("act"),
    PASS("bill"),
    PASS("debateReport"),
    PASS("debate"),
    PASS("judgment"),
    PASS("amendment"),
    PASS("amendmentList"),
    PASS("officialGazette"),
    PASS("documentCollection"),
    PASS("portion"),
    PASS("preamble"),
    PASS("conclusions"),
    PASS("recitals"),
    WAY("recital", engross_akn_begin_paragraph),
    PASS("citations"),
    WAY("citation", engross_akn_begin_paragraph),
    PASS("formula"),
    WAY("administrationOfOath", engross_akn_begin_section),
    WAY("debateSection", engross_akn_begin_section),
    WAY("introduction", engross_akn_begin_section),
    WAY("background", engross_akn_begin_section),
    WAY("arguments", engross_akn_begin_section),
    WAY("decision", engross_akn_begin_section),
    WAY("motivation", engross_akn_begin_section),
    PASS("header"),
    WAY("rollCall", engross_akn_begin_section),
    WAY("prayers", engross_akn_begin_section),
    WAY("oralStatements", engross_akn_begin_section),
    WAY("writtenStatements", engross_akn_begin_section),
    WAY("personalStatements", engross_akn_begin_section),
    WAY("ministerialStatements", engross_akn_begin_section),
    WAY("resolutions", engross_akn_begin_section),
    WAY("nationalInterest", engross_akn_begin_section),
    WAY("declarationOfVote", engross_akn_begin_section),
    WAY("communication", engross_akn_begin_section),
    WAY("petitions", engross_akn_begin_section),
    WAY("papers", engross_akn_begin_section),
    WAY("noticesOfMotion", engross_akn_begin_section),
    WAY("proceduralMotions", engross_akn_begin_section),
    WAY("pointOfOrder", engross_akn_begin_section),
    WAY("adjournment", engross_akn_begin_section),
    KIND("narrative", NULL, P, ANY),
    KIND("summary", NULL, P, ANY),
    KIND("scene", NULL, P, ANY),
};

/* The value of name, or the first word of class. */
static engross_text qualifier_of(const struct engross_sax_element *element) {
    engross_text name = engross_akn_attribute(element, "name");
    if (name.size > 0)
        return name;
    engross_text class = engross_akn_attribute(element, "class");
    const char *space = class.size == 0 ? NULL : memchr(class.data, ' ', class.size);
    if (space != NULL)
        class.size = (size_t)(space - class.data);
    return class;
}

static const struct engross_akn_row *find_row(const struct engross_akn_reading *reading,
                                              const struct engross_sax_element *element) {
    static const struct engross_akn_row unknown = {.start = engross_akn_begin_passed};
    engross_text qualifier = qualifier_of(element);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].name, element->name) == 0 &&
            (!rows[i].is_own || reading->survey.is_own) &&
            (rows[i].qualifier == NULL || engross_akn_text_is(qualifier, rows[i].qualifier)))
            return &rows[i];
    return &unknown;
}

/* In a number or beside the data of the masthead, elements say nothing that is kept. */
static bool is_plain(const struct engross_sax_element *element, enum engross_akn_mode mode) {
    if (mode == ENGROSS_AKN_MODE_COLLECT)
        return strcmp(element->name, "authorialNote") != 0;
    if (mode != ENGROSS_AKN_MODE_LABEL)
        return false;
    engross_text name = engross_akn_attribute(element, "name");
    return !engross_akn_is_field(element->name, name.data, name.size);
}

void engross_akn_start(struct engross_akn_reading *reading,
                       const struct engross_sax_element *element, unsigned flags) {
    struct engross_akn_begin start = {reading, element, find_row(reading, element),
                                      engross_akn_frame(reading), flags};
    enum engross_akn_mode mode = start.frame->mode;
    if (mode == ENGROSS_AKN_MODE_META || mode == ENGROSS_AKN_MODE_SKIP || is_plain(element, mode))
        return;
    if (!engross_akn_is_namespace(element->uri))
        engross_akn_begin_passed(&start);
    else
        start.row->start(&start);
}
