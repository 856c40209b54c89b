/* Elements of Akoma Ntoso and what is made of each: one table, one function for each way. */
#include "read/akn/reading.h"

#include <string.h>

struct row;
/* An element that begins, for one way of handling it. */
struct start {
    struct engross_akn_reading *reading;
    const struct engross_sax_element *element;
    const struct row *row;
    struct engross_akn_frame *frame;
    unsigned flags;
};

struct row {
    const char *name;
    const char *qualifier; /* the value of name or the first word of class, NULL for any */
    void (*start)(struct start *start);
    uint32_t kind;
    const char *word;
    bool is_own; /* only in files of engross */
};

/* Its children stand where it stands. */
static void pass(struct start *start) {
    (void)start;
}

static void pass_with_report(struct start *start) {
    if (start->frame->mode == ENGROSS_AKN_MODE_TEXT)
        engross_akn_report(start->reading, ENGROSS_MESSAGE_AKN_MARK, start->element->name);
}

static void skip_meta(struct start *start) {
    start->frame->mode = ENGROSS_AKN_MODE_META;
}

static void skip_contents(struct start *start) {
    start->frame->mode = ENGROSS_AKN_MODE_SKIP;
    engross_akn_report(start->reading, ENGROSS_MESSAGE_AKN_CONTENTS, start->element->name);
}

static void changed(struct start *start) {
    engross_akn_report(start->reading, ENGROSS_MESSAGE_AKN_DELETED, start->element->name);
}

static bool open(struct start *start, uint32_t kind) {
    if (!engross_akn_place(start->reading, kind, start->element->name)) {
        engross_akn_report(start->reading, ENGROSS_MESSAGE_AKN_MARK, start->element->name);
        return false;
    }
    engross_akn_set_common(start->reading, start->element);
    return true;
}

static void element_of_kind(struct start *start) {
    open(start, start->row->kind);
}

/* Whether a numbered paragraph or an item is around: hierarchy in it can only be items. */
static bool is_in_paragraph(const struct start *start) {
    return engross_akn_is_within(start->reading, ENGROSS_KIND_PARAGRAPH) ||
           engross_akn_is_within(start->reading, ENGROSS_KIND_ITEM);
}

static void section(struct start *start) {
    engross_text class = engross_akn_attribute(start->element, "class");
    bool is_bare = (start->flags & (ENGROSS_AKN_HAS_NUMBER | ENGROSS_AKN_HAS_HEADING)) == 0;
    if (start->reading->survey.is_own) {
        if (open(start, ENGROSS_KIND_SECTION) &&
            (engross_akn_text_is(class, "annex") || engross_akn_text_is(class, "summary")))
            engross_akn_set(start->reading, ENGROSS_ATTRIBUTE_TYPE, class);
    } else if (is_in_paragraph(start)) {
        if ((start->flags & ENGROSS_AKN_HAS_NUMBER) != 0)
            open(start, ENGROSS_KIND_ITEM);
    } else if (!is_bare) {
        open(start, ENGROSS_KIND_SECTION);
    }
}

static void annex(struct start *start) {
    if (open(start, ENGROSS_KIND_SECTION))
        engross_akn_set(start->reading, ENGROSS_ATTRIBUTE_TYPE, (engross_text){"annex", 5});
}

static void paragraph(struct start *start) {
    if (start->reading->survey.is_own)
        open(start, ENGROSS_KIND_PARAGRAPH);
    else if ((start->flags & ENGROSS_AKN_HAS_NUMBER) != 0)
        open(start, is_in_paragraph(start) ? ENGROSS_KIND_ITEM : ENGROSS_KIND_PARAGRAPH);
}

/* The model's list begins with its first item, so that what introduces it can stand before. */
static void list(struct start *start) {
    struct engross_akn_reading *reading = start->reading;
    engross_text class = engross_akn_attribute(start->element, "class");
    engross_text id = engross_akn_attribute(start->element, "eId");
    engross_text language = engross_akn_attribute(start->element, "lang");
    engross_text style = engross_akn_attribute(start->element, "style");
    start->frame->style = start->row->word;
    if (reading->survey.is_own && class.size > 0)
        start->frame->style = engross_akn_keep(reading, class);
    if (id.size > 0)
        start->frame->id = engross_akn_keep(reading, id);
    if (language.size > 0 && language.size < sizeof start->frame->language)
        memcpy(start->frame->language, language.data, language.size);
    if (style.size == 14 && memcmp(style.data, "direction: ", 11) == 0)
        memcpy(start->frame->direction, style.data + 11, 3);
}

static void item(struct start *start) {
    if (engross_akn_top(start->reading) == ENGROSS_KIND_KEY_FIGURES) {
        open(start, ENGROSS_KIND_KEY_FIGURE);
        return;
    }
    bool is_in_list = false;
    for (size_t i = start->reading->frame_count; i > 1 && !is_in_list; i--)
        is_in_list = start->reading->frames[i - 2].style != NULL;
    bool is_numbered = (start->flags & ENGROSS_AKN_HAS_NUMBER) != 0;
    if (!is_in_list && !is_numbered)
        return; /* an alinea without number is a block among others */
    if (open(start, ENGROSS_KIND_ITEM) && !is_numbered)
        engross_akn_set(start->reading, ENGROSS_ATTRIBUTE_NUMBER,
                        engross_akn_attribute(start->element, "value"));
}

static void open_line(struct start *start) {
    if (!engross_akn_place(start->reading, ENGROSS_KIND_RECOMMENDATIONS, start->element->name))
        return;
    size_t base = start->frame->base;
    engross_akn_place(start->reading, ENGROSS_KIND_P, start->element->name);
    start->frame->base = base;
}

static void text_block(struct start *start) {
    struct engross_akn_reading *reading = start->reading;
    engross_text class = engross_akn_attribute(start->element, "class");
    bool is_own = reading->survey.is_own;
    if (is_own && engross_akn_text_is(class, "empty"))
        return; /* what the schema wanted where the document has nothing */
    if (start->frame->is_preface && (start->flags & ENGROSS_AKN_HAS_FIELD) != 0)
        engross_akn_start_preface_paragraph(reading, start->element);
    else if (engross_akn_top(reading) == ENGROSS_KIND_FIGURE &&
             !engross_akn_text_is(class, "caption"))
        return;
    else if (is_own && engross_akn_text_is(class, "caption"))
        open(start, ENGROSS_KIND_CAPTION);
    else if (is_own && engross_akn_text_is(class, "attribution"))
        open(start, ENGROSS_KIND_ATTRIBUTION);
    else if (engross_akn_top(reading) == ENGROSS_KIND_KEY_FIGURE)
        open(start, engross_akn_text_is(class, "label") ? ENGROSS_KIND_LABEL : ENGROSS_KIND_VALUE);
    else if (!is_own && (start->flags & ENGROSS_AKN_IS_LINE) != 0 &&
             !engross_akn_is_within(reading, ENGROSS_KIND_RECOMMENDATIONS))
        open_line(start);
    else
        open(start, ENGROSS_KIND_P);
}

static void title_block(struct start *start) {
    for (size_t i = start->reading->frame_count; i > 0; i--)
        if (start->reading->frames[i - 1].attribute == ENGROSS_ATTRIBUTE_NAME &&
            (start->flags & ENGROSS_AKN_HAS_FIELD) == 0 && engross_akn_start_title(start->reading))
            return;
    text_block(start);
}

static void preface(struct start *start) {
    start->frame->is_preface = !start->reading->has_body && start->reading->open_count == 0;
}

/* The frame is marked, for the paragraphs in it. */
static void long_title(struct start *start) {
    if (start->frame->is_preface)
        start->frame->attribute = ENGROSS_ATTRIBUTE_NAME;
}

static void body(struct start *start) {
    struct engross_akn_reading *reading = start->reading;
    engross_text language = engross_akn_attribute(start->element, "lang");
    if (!reading->has_body && !reading->survey.is_own && language.size > 0) {
        char *tag = engross_akn_keep(reading, language);
        if (tag != NULL)
            engross_builder_document(reading->builder, ENGROSS_ATTRIBUTE_LANGUAGE, tag);
    }
    reading->has_body = true;
}

/* Bold text in a paragraph of its own stands for a heading where there can be none. */
static void bold_block(struct start *start) {
    if (!engross_akn_place(start->reading, ENGROSS_KIND_P, start->element->name))
        return;
    size_t base = start->frame->base;
    engross_akn_place(start->reading, ENGROSS_KIND_STRONG, start->element->name);
    start->frame->base = base;
}

static engross_text collected(struct engross_akn_reading *reading) {
    const char *data = reading->collected.data;
    size_t size = reading->collected.size;
    while (size > 0 && strchr(" \t\r\n", data[0]) != NULL)
        data++, size--;
    while (size > 0 && strchr(" \t\r\n", data[size - 1]) != NULL)
        size--;
    return (engross_text){data, size};
}

static void end_collected(struct engross_akn_reading *reading, struct engross_akn_frame *frame) {
    engross_text text = collected(reading);
    if (frame->attribute != ENGROSS_ATTRIBUTE_NONE) {
        engross_akn_set(reading, frame->attribute, text);
    } else if (text.size > 0) {
        frame->mode = ENGROSS_AKN_MODE_TEXT;
        engross_akn_write_text(reading, text.data, text.size);
    }
    engross_buffer_clear(&reading->collected);
}

static void collect(struct start *start, uint32_t attribute) {
    engross_buffer_clear(&start->reading->collected);
    start->frame->mode = ENGROSS_AKN_MODE_COLLECT;
    start->frame->attribute = attribute;
    start->frame->end = end_collected;
}

/* Whether the open element of the model has nothing yet and is of one of two kinds. */
static bool is_new(const struct start *start, uint32_t first, uint32_t second) {
    const struct engross_akn_reading *reading = start->reading;
    uint32_t top = engross_akn_top(reading);
    return reading->open_count > 0 && (top == first || top == second) &&
           reading->opens[reading->open_count - 1].last == ENGROSS_KIND_NONE;
}

static void number(struct start *start) {
    bool is_numbered = is_new(start, ENGROSS_KIND_SECTION, ENGROSS_KIND_PARAGRAPH) ||
                       is_new(start, ENGROSS_KIND_ITEM, ENGROSS_KIND_ITEM);
    if (is_numbered)
        collect(start, ENGROSS_ATTRIBUTE_NUMBER);
    else if (is_new(start, ENGROSS_KIND_QUESTION, ENGROSS_KIND_ANSWER))
        collect(start, ENGROSS_ATTRIBUTE_LABEL);
    else
        collect(start, ENGROSS_ATTRIBUTE_NONE);
}

static void speaker(struct start *start) {
    if (is_new(start, ENGROSS_KIND_QUESTION, ENGROSS_KIND_ANSWER))
        collect(start, ENGROSS_ATTRIBUTE_SPEAKER);
    else
        bold_block(start);
}

static void heading(struct start *start) {
    if (is_new(start, ENGROSS_KIND_SECTION, ENGROSS_KIND_SECTION))
        open(start, ENGROSS_KIND_HEADING);
    else
        speaker(start);
}

static void caption(struct start *start) {
    if (is_new(start, ENGROSS_KIND_TABLE, ENGROSS_KIND_FIGURE))
        open(start, ENGROSS_KIND_CAPTION);
    else
        bold_block(start);
}

static void notice(struct start *start) {
    engross_text class = engross_akn_attribute(start->element, "class");
    if (open(start, ENGROSS_KIND_NOTICE) && class.size > 7)
        engross_akn_set(start->reading, ENGROSS_ATTRIBUTE_TYPE,
                        (engross_text){class.data + 7, class.size - 7});
}

/* The entries of references that the words of a line stand for, in the line's frame. */
static void write_recommendations(struct engross_akn_reading *reading,
                                  struct engross_akn_frame *frame) {
    size_t base = frame->base;
    engross_akn_close_to(reading, base + 1);
    if (engross_akn_top(reading) != ENGROSS_KIND_RECOMMENDATIONS || frame->refers == NULL)
        return;
    for (const char *at = frame->refers; *at != '\0';) {
        size_t size = strcspn(at, " ");
        const struct engross_akn_term *term =
            at[0] == '#' ? engross_akn_term_find(&reading->survey, at + 1, size - 1) : NULL;
        if (term != NULL && engross_akn_place(reading, ENGROSS_KIND_RECOMMENDATION, "ref")) {
            const char *path = strstr(term->href, "/un/");
            size_t digits = path == NULL ? 0 : strspn(path + 4, "0123456789");
            engross_builder_set_string(reading->builder, ENGROSS_ATTRIBUTE_NUMBER, term->show);
            if (digits > 0 && path[4 + digits] == '/')
                engross_akn_set(reading, ENGROSS_ATTRIBUTE_CYCLE, (engross_text){path + 4, digits});
            engross_akn_close_to(reading, reading->open_count - 1);
        }
        at += size + (at[size] == ' ');
    }
    frame->base = base;
}

static void recommendations(struct start *start) {
    struct engross_akn_reading *reading = start->reading;
    engross_text refers = engross_akn_attribute(start->element, "refersTo");
    if (!open(start, ENGROSS_KIND_RECOMMENDATIONS))
        return;
    if (refers.size > 0)
        start->frame->refers = engross_akn_keep(reading, refers);
    start->frame->end = write_recommendations;
    size_t size = 0;
    while (size < refers.size && refers.data[size] != ' ')
        size++;
    const struct engross_akn_term *term =
        size > 1 ? engross_akn_term_find(&reading->survey, refers.data + 1, size - 1) : NULL;
    const char *path = term == NULL ? NULL : strstr(term->href, "/un/");
    size_t digits = path == NULL ? 0 : strspn(path + 4, "0123456789");
    if (digits > 0 && path[4 + digits] == '/')
        engross_akn_set(reading, ENGROSS_ATTRIBUTE_CYCLE, (engross_text){path + 4, digits});
}

static void row(struct start *start) {
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
    open(start, ENGROSS_KIND_ROW);
}

static void set_span(struct start *start, uint32_t attribute, const char *name) {
    engross_text value = engross_akn_attribute(start->element, name);
    bool is_number = value.size > 0 && value.size < 5 && value.data[0] != '0';
    for (size_t i = 0; i < value.size; i++)
        is_number = is_number && value.data[i] >= '0' && value.data[i] <= '9';
    if (is_number)
        engross_akn_set(start->reading, attribute, value);
}

static void cell(struct start *start) {
    struct engross_akn_reading *reading = start->reading;
    engross_text class = engross_akn_attribute(start->element, "class");
    bool is_own = reading->survey.is_own;
    if (is_own && engross_akn_text_is(class, "empty"))
        return;
    bool is_in_head = engross_akn_is_within(reading, ENGROSS_KIND_TABLE_HEAD);
    if (!open(start, ENGROSS_KIND_CELL))
        return;
    set_span(start, ENGROSS_ATTRIBUTE_COLUMN_SPAN, "colspan");
    set_span(start, ENGROSS_ATTRIBUTE_ROW_SPAN, "rowspan");
    if (is_own)
        engross_akn_set(reading, ENGROSS_ATTRIBUTE_HEADER, class);
    else if (strcmp(start->element->name, "th") == 0)
        engross_builder_set_string(reading->builder, ENGROSS_ATTRIBUTE_HEADER,
                                   is_in_head ? "column" : "row");
}

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

static void image(struct start *start) {
    struct engross_akn_reading *reading = start->reading;
    if (!is_new(start, ENGROSS_KIND_FIGURE, ENGROSS_KIND_FIGURE) &&
        !open(start, ENGROSS_KIND_FIGURE))
        return;
    char *source = decoded(reading, engross_akn_attribute(start->element, "src"));
    engross_text alt = engross_akn_attribute(start->element, "alt");
    if (source != NULL)
        engross_builder_set_string(reading->builder, ENGROSS_ATTRIBUTE_SOURCE, source);
    engross_builder_set(reading->builder, ENGROSS_ATTRIBUTE_ALT, alt.data == NULL ? "" : alt.data,
                        alt.size);
}

static void note(struct start *start) {
    engross_text class = engross_akn_attribute(start->element, "class");
    engross_text placement = engross_akn_attribute(start->element, "placement");
    if (start->frame->mode != ENGROSS_AKN_MODE_TEXT) {
        if (start->frame->mode == ENGROSS_AKN_MODE_COLLECT)
            engross_akn_report(start->reading, ENGROSS_MESSAGE_AKN_META_TEXT, start->element->name);
        start->frame->mode = ENGROSS_AKN_MODE_SKIP;
        return;
    }
    if (!open(start, ENGROSS_KIND_NOTE))
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

static void reference(struct start *start) {
    struct engross_akn_reading *reading = start->reading;
    engross_text href = engross_akn_attribute(start->element, "href");
    if (reading->survey.is_own && strcmp(start->element->name, "ref") == 0 &&
        engross_akn_is_within(reading, ENGROSS_KIND_RECOMMENDATIONS) && href.size > 16 &&
        memcmp(href.data, "#recommendation_", 16) == 0)
        return; /* the words of a line, which name entries of the metadata */
    if (href.size > 1 && href.data[0] == '#') {
        char *target = decoded(reading, (engross_text){href.data + 1, href.size - 1});
        if (target != NULL && open(start, ENGROSS_KIND_REFERENCE))
            engross_builder_set_string(reading->builder, ENGROSS_ATTRIBUTE_TARGET, target);
    } else if (has_scheme(href)) {
        if (open(start, ENGROSS_KIND_LINK))
            engross_akn_set(reading, ENGROSS_ATTRIBUTE_HREF, href);
    } else {
        char *name = engross_akn_keep(reading, href);
        if (name != NULL)
            engross_akn_report(reading, ENGROSS_MESSAGE_AKN_REFERENCE, name);
    }
}

static void page_end(struct start *start) {
    if (!engross_model_holds_text(engross_akn_top(start->reading)))
        engross_akn_place(start->reading, ENGROSS_KIND_PAGE_BREAK, start->element->name);
}

static void line_end(struct start *start) {
    if (start->frame->mode == ENGROSS_AKN_MODE_TEXT)
        engross_akn_write_text(start->reading, " ", 1);
}

static void underlined(struct start *start) {
    pass_with_report(start);
    open(start, ENGROSS_KIND_EMPHASIS);
}

static void datum(struct start *start) {
    if (start->frame->mode == ENGROSS_AKN_MODE_LABEL)
        engross_akn_start_field(start->reading, start->element);
    else
        pass_with_report(start);
}

/* Marks of quotation are attributes there: they are words to those who read. */
static void quoted(struct start *start) {
    engross_text sign = engross_akn_attribute(start->element, "startQuote");
    if (sign.size > 0 && start->frame->mode == ENGROSS_AKN_MODE_TEXT &&
        strcmp(start->element->name, "quotedText") == 0)
        engross_akn_write_text(start->reading, sign.data, sign.size);
    pass_with_report(start);
}

static void span(struct start *start) {
    bool says_language = engross_akn_attribute(start->element, "lang").size > 0 ||
                         engross_akn_attribute(start->element, "style").size > 0;
    if (start->reading->survey.is_own || says_language)
        open(start, ENGROSS_KIND_SPAN);
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
    { name, NULL, list, 0, style, ANY }

/* Rows with a qualifier come before those of the same name without. */
static const struct row rows[] = {
    WAY("p", title_block),
    WAY("num", number),
    WAY("heading", heading),
    WAY("paragraph", paragraph),
    PASS("content"),
    PASS("intro"),
    PASS("wrapUp"),
    WAY("section", section),
    WAY("title", section),
    WAY("chapter", section),
    WAY("division", section),
    WAY("subchapter", section),
    WAY("subdivision", section),
    WAY("part", section),
    WAY("article", section),
    WAY("subsection", section),
    WAY("subpart", section),
    WAY("subtitle", section),
    WAY("book", section),
    WAY("tome", section),
    WAY("clause", section),
    WAY("subclause", section),
    WAY("level", section),
    WAY("rule", section),
    WAY("subrule", section),
    WAY("proviso", section),
    WAY("transitional", section),
    WAY("crossHeading", bold_block),
    WAY("subheading", bold_block),
    {"hcontainer", "text", pass, 0, NULL, OWN},
    {"hcontainer", "recommendations", recommendations, 0, NULL, OWN},
    KIND("hcontainer", "exchange", EXCHANGE, OWN),
    KIND("hcontainer", "question", QUESTION, OWN),
    KIND("hcontainer", "answer", ANSWER, OWN),
    WAY("hcontainer", section),
    {"blockContainer", "notice", notice, 0, NULL, OWN},
    {"blockContainer", "section", section, 0, NULL, OWN},
    {"blockContainer", "recommendations", recommendations, 0, NULL, OWN},
    KIND("blockContainer", "paragraph", PARAGRAPH, OWN),
    KIND("blockContainer", "exchange", EXCHANGE, OWN),
    KIND("blockContainer", "question", QUESTION, OWN),
    KIND("blockContainer", "answer", ANSWER, OWN),
    PASS("blockContainer"),
    KIND("questions", NULL, EXCHANGE, OWN),
    PASS("questions"),
    KIND("question", NULL, QUESTION, ANY),
    KIND("answer", NULL, ANSWER, ANY),
    WAY("from", speaker),
    PASS("speech"),
    LIST("list", ""),
    LIST("blockList", ""),
    KIND("ul", "key-figures", KEY_FIGURES, OWN),
    LIST("ul", "bullet"),
    LIST("ol", "decimal"),
    WAY("point", item),
    WAY("item", item),
    WAY("li", item),
    WAY("subparagraph", item),
    WAY("indent", item),
    WAY("alinea", item),
    WAY("sublist", item),
    KIND("listIntroduction", NULL, P, ANY),
    KIND("listWrapUp", NULL, P, ANY),
    KIND("block", "separator", SEPARATOR, OWN),
    PASS("block"),
    KIND("embeddedStructure", NULL, QUOTATION, ANY),
    KIND("quotedStructure", NULL, QUOTATION, ANY),
    KIND("tblock", "figure", FIGURE, OWN),
    PASS("tblock"),
    KIND("table", NULL, TABLE, ANY),
    WAY("caption", caption),
    WAY("tr", row),
    WAY("th", cell),
    WAY("td", cell),
    WAY("img", image),
    {"inline", "code", element_of_kind, ENGROSS_KIND_CODE, NULL, ANY},
    WAY("inline", datum),
    KIND("i", NULL, EMPHASIS, ANY),
    KIND("b", NULL, STRONG, ANY),
    WAY("u", underlined),
    KIND("sup", NULL, SUPERSCRIPT, ANY),
    KIND("sub", NULL, SUBSCRIPT, ANY),
    WAY("span", span),
    WAY("a", reference),
    WAY("ref", reference),
    WAY("authorialNote", note),
    KIND("br", NULL, LINE_BREAK, ANY),
    WAY("eol", line_end),
    WAY("eop", page_end),
    WAY("ins", changed),
    WAY("del", changed),
    WAY("quotedText", quoted),
    WAY("embeddedText", quoted),
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
    WAY("attachment", annex),
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
    WAY("recital", paragraph),
    PASS("citations"),
    WAY("citation", paragraph),
    PASS("formula"),
    PASS("administrationOfOath"),
    PASS("debateSection"),
    PASS("introduction"),
    PASS("background"),
    PASS("arguments"),
    PASS("decision"),
    PASS("motivation"),
    PASS("header"),
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

static const struct row *find_row(const struct engross_akn_reading *reading,
                                  const struct engross_sax_element *element) {
    static const struct row unknown = {.start = pass_with_report};
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
    struct start start = {reading, element, find_row(reading, element), engross_akn_frame(reading),
                          flags};
    enum engross_akn_mode mode = start.frame->mode;
    if (mode == ENGROSS_AKN_MODE_META || mode == ENGROSS_AKN_MODE_SKIP || is_plain(element, mode))
        return;
    if (element->uri == NULL || strcmp(element->uri, ENGROSS_AKN_NAMESPACE) != 0)
        pass_with_report(&start);
    else
        start.row->start(&start);
}
