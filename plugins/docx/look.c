#include "look.h"

#include "kit/walk.h"

#include <stdio.h>
#include <string.h>

#define TWIPS_IN_A_POINT 20
#define HALF_POINTS_IN_A_POINT 2
#define EIGHTHS_IN_A_POINT 8
#define LEAST_TEXT_WIDTH 1440
#define SEPARATOR_WIDTH 0.25
/* The thinnest rule that Word draws: a box round a ground needs one, and nobody sees it. */
#define BOX_RULE 2
#define BOX_GAP 64 /* between boxes that stand below one another */
/* Word takes measures up to 22 inches. */
#define GREATEST_MEASURE 31680

static const char *const style_names[ENGROSS_DOCX_STYLE_COUNT] = {
    [ENGROSS_DOCX_BODY] = "body",
    [ENGROSS_DOCX_PARAGRAPH] = "paragraph",
    [ENGROSS_DOCX_ITEM] = "item",
    [ENGROSS_DOCX_BULLET_1] = "item",
    [ENGROSS_DOCX_BULLET_2] = "item",
    [ENGROSS_DOCX_ANSWER] = "answer",
    [ENGROSS_DOCX_QUESTION] = "question",
    [ENGROSS_DOCX_MASTHEAD_NAME] = "masthead-name",
    [ENGROSS_DOCX_MASTHEAD_SYMBOL] = "masthead-symbol",
    [ENGROSS_DOCX_MASTHEAD_ORGAN] = "masthead-organ",
    [ENGROSS_DOCX_MASTHEAD_DETAIL] = "masthead-detail",
    [ENGROSS_DOCX_MASTHEAD_BODY] = "masthead-body",
    [ENGROSS_DOCX_TITLE] = "title",
    [ENGROSS_DOCX_SUBTITLE] = "subtitle",
    [ENGROSS_DOCX_HEADING_1] = "heading-1",
    [ENGROSS_DOCX_HEADING_2] = "heading-2",
    [ENGROSS_DOCX_HEADING_3] = "heading-3",
    [ENGROSS_DOCX_HEADING_4] = "heading-4",
    [ENGROSS_DOCX_HEADING_5] = "heading-5",
    [ENGROSS_DOCX_HEADING_6] = "heading-6",
    [ENGROSS_DOCX_QUOTATION] = "quotation",
    [ENGROSS_DOCX_ATTRIBUTION] = "attribution",
    [ENGROSS_DOCX_RECOMMENDATIONS] = "recommendations",
    [ENGROSS_DOCX_TABLE_HEAD] = "table-head",
    [ENGROSS_DOCX_TABLE_CELL] = "table-cell",
    [ENGROSS_DOCX_CAPTION] = "caption",
    [ENGROSS_DOCX_FIGURE] = "figure",
    [ENGROSS_DOCX_KEY_VALUE] = "key-value",
    [ENGROSS_DOCX_KEY_LABEL] = "key-label",
    [ENGROSS_DOCX_NOTICE] = "notice",
    [ENGROSS_DOCX_SEPARATOR] = "separator",
    [ENGROSS_DOCX_FOOTNOTE] = "note",
    [ENGROSS_DOCX_ENDNOTE] = "note",
    [ENGROSS_DOCX_HEADER] = "header",
    [ENGROSS_DOCX_FOOTER] = "footer",
    [ENGROSS_DOCX_CONTENTS_1] = "body",
    [ENGROSS_DOCX_CONTENTS_2] = "body",
    [ENGROSS_DOCX_CONTENTS_3] = "body",
    [ENGROSS_DOCX_TABLE] = "table",
    [ENGROSS_DOCX_MASTHEAD_SYMBOL_INITIAL] = "masthead-symbol-initial",
    [ENGROSS_DOCX_LINK] = "link",
    [ENGROSS_DOCX_PAGE_NUMBER] = "page-number",
    [ENGROSS_DOCX_KEY_FIGURES] = "key-figures",
};

/* Families of metric-compatible fonts that Word's users have under another name. */
static const struct family {
    const char *theme;
    const char *word;
} families[] = {
    {"Liberation Serif", "Times New Roman"},
    {"Liberation Sans Narrow", "Arial Narrow"},
    {"Liberation Sans", "Arial"},
    {"Liberation Mono", "Courier New"},
    {"Carlito", "Calibri"},
    {"Caladea", "Cambria"},
};

/* text, a decimal number, times units, rounded; absent where text is no number. */
static int32_t measure(engross_text text, int32_t units, int32_t absent) {
    int64_t value = 0;
    int64_t scale = 1;
    bool is_negative = text.size > 0 && text.data[0] == '-';
    bool has_point = false;
    size_t i = is_negative ? 1 : 0;
    if (i >= text.size)
        return absent;
    for (; i < text.size; i++) {
        char c = text.data[i];
        if (c == '.' && !has_point)
            has_point = true;
        else if (c < '0' || c > '9')
            return absent;
        else if (value < 100000000) {
            value = 10 * value + (c - '0');
            scale *= has_point ? 10 : 1;
        }
    }
    value = (2 * value * units + scale) / (2 * scale);
    if (value > GREATEST_MEASURE)
        value = GREATEST_MEASURE;
    return (int32_t)(is_negative ? -value : value);
}

static engross_text theme_value(const engross_host *host, const char *style, const char *property) {
    char key[96];
    snprintf(key, sizeof key, "style.%s.%s", style, property);
    return host->theme(host, key);
}

static bool is_yes(engross_text text) {
    return engross_kit_text_is(text, "yes");
}

/* "#rrggbb" without its sign; "" for anything else. */
static void copy_colour(char colour[ENGROSS_DOCX_COLOUR_SIZE], engross_text text) {
    if (text.size == ENGROSS_DOCX_COLOUR_SIZE && text.data[0] == '#')
        memcpy(colour, text.data + 1, ENGROSS_DOCX_COLOUR_SIZE - 1);
}

/* The first family of the list, by the name under which Word has it. */
static void copy_font(char font[ENGROSS_DOCX_FONT_SIZE], engross_text list) {
    size_t size = 0;
    while (size < list.size && list.data[size] != ',')
        size++;
    if (size >= ENGROSS_DOCX_FONT_SIZE)
        return;
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        if (engross_kit_text_is((engross_text){list.data, size}, families[i].theme)) {
            strcpy(font, families[i].word);
            return;
        }
    if (size > 0)
        memcpy(font, list.data, size);
}

const char *engross_docx_font_alternative(const char *font) {
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        if (strcmp(families[i].word, font) == 0)
            return families[i].theme;
    return NULL;
}

static char alignment(engross_text text) {
    static const struct {
        const char *name;
        char letter;
    } rows[] = {{"end", 'e'}, {"center", 'c'}, {"justify", 'j'}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (engross_kit_text_is(text, rows[i].name))
            return rows[i].letter;
    return 's';
}

/* A property that is a length, and where it goes. */
static const struct length {
    const char *property;
    size_t offset;
    int32_t units;
    int32_t absent;
} lengths[] = {
#define LENGTH(property, member, units, absent)                                                    \
    { property, offsetof(struct engross_docx_appearance, member), units, absent }
    LENGTH("size", size, HALF_POINTS_IN_A_POINT, 20),
    LENGTH("leading", leading, TWIPS_IN_A_POINT, 0),
    LENGTH("space-before", before, TWIPS_IN_A_POINT, 0),
    LENGTH("space-after", after, TWIPS_IN_A_POINT, 0),
    LENGTH("indent-start", start, TWIPS_IN_A_POINT, 0),
    LENGTH("indent-end", end, TWIPS_IN_A_POINT, 0),
    LENGTH("first-line", first_line, TWIPS_IN_A_POINT, 0),
    LENGTH("number-width", number_width, TWIPS_IN_A_POINT, 360),
    LENGTH("padding", padding, TWIPS_IN_A_POINT, 0),
    LENGTH("rule-above", rule_above, EIGHTHS_IN_A_POINT, 0),
    LENGTH("rule-below", rule_below, EIGHTHS_IN_A_POINT, 0),
    LENGTH("rule-start", rule_start, EIGHTHS_IN_A_POINT, 0),
#undef LENGTH
};

static void load_style(struct engross_docx_appearance *style, const engross_host *host,
                       const char *name) {
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        int32_t value = measure(theme_value(host, name, lengths[i].property), lengths[i].units,
                                lengths[i].absent);
        memcpy((char *)style + lengths[i].offset, &value, sizeof value);
    }
    copy_font(style->font, theme_value(host, name, "font"));
    copy_colour(style->colour, theme_value(host, name, "colour"));
    copy_colour(style->background, theme_value(host, name, "background"));
    copy_colour(style->rule_colour, theme_value(host, name, "rule-colour"));
    style->align = alignment(theme_value(host, name, "align"));
    style->number_at_end = engross_kit_text_is(theme_value(host, name, "number-align"), "end");
    style->is_bold = measure(theme_value(host, name, "weight"), 1, 400) >= 600;
    style->is_italic = engross_kit_text_is(theme_value(host, name, "slant"), "italic");
    style->keeps_next = is_yes(theme_value(host, name, "keep-next"));
    style->keeps_lines = is_yes(theme_value(host, name, "keep-lines"));
    /* Word divides words for the slightest raggedness; the PDF hardly ever does. */
    style->hyphenates = style->align == 'j' && is_yes(theme_value(host, name, "hyphenate"));
}

static void load_page(struct engross_docx_page *page, const engross_host *host) {
    static const struct length rows[] = {
#define LENGTH(key, member, units, absent)                                                         \
    {key, offsetof(struct engross_docx_page, member), units, absent}
        LENGTH("page.width", width, TWIPS_IN_A_POINT, 11906),
        LENGTH("page.height", height, TWIPS_IN_A_POINT, 16838),
        LENGTH("page.margin-top", top, TWIPS_IN_A_POINT, 1417),
        LENGTH("page.margin-bottom", bottom, TWIPS_IN_A_POINT, 1134),
        LENGTH("page.margin-inside", inside, TWIPS_IN_A_POINT, 1134),
        LENGTH("page.margin-outside", outside, TWIPS_IN_A_POINT, 1134),
        LENGTH("page.header-distance", header, TWIPS_IN_A_POINT, 720),
        LENGTH("page.footer-distance", footer, TWIPS_IN_A_POINT, 720),
        LENGTH("page.columns", columns, 1, 1),
        LENGTH("page.column-gap", column_gap, TWIPS_IN_A_POINT, 360),
        LENGTH("header.rule", header_rule, EIGHTHS_IN_A_POINT, 0),
        LENGTH("footer.rule", footer_rule, EIGHTHS_IN_A_POINT, 0),
#undef LENGTH
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int32_t value = measure(host->theme(host, rows[i].property), rows[i].units, rows[i].absent);
        memcpy((char *)page + rows[i].offset, &value, sizeof value);
    }
    page->faces = is_yes(host->theme(host, "page.facing"));
}

/* The ground and the rules of a key figure are shared by its two paragraphs, and nothing parts
 * them. Word draws the ground of equal paragraphs through the space between them: a rule in the
 * paper's colour parts the boxes. A lower rule would stand at another height in each column. */
static void frame_key_figures(struct engross_docx_look *look) {
    const struct engross_docx_appearance *all = &look->styles[ENGROSS_DOCX_KEY_FIGURES];
    struct engross_docx_appearance *value = &look->styles[ENGROSS_DOCX_KEY_VALUE];
    struct engross_docx_appearance *label = &look->styles[ENGROSS_DOCX_KEY_LABEL];
    static const char paper[ENGROSS_DOCX_COLOUR_SIZE] = "FFFFFF";
    bool is_boxed = all->background[0] != '\0';
    for (int i = ENGROSS_DOCX_KEY_VALUE; i <= ENGROSS_DOCX_KEY_LABEL; i++) {
        struct engross_docx_appearance *style = &look->styles[i];
        memcpy(style->background, all->background, sizeof style->background);
        memcpy(style->rule_colour, is_boxed ? paper : all->rule_colour, sizeof paper);
        style->rule_start = style->rule_end = is_boxed ? BOX_RULE : 0;
        style->padding = all->padding;
        style->start += is_boxed ? all->padding : 0;
        style->end += is_boxed ? all->padding : 0;
        style->keeps_lines = true;
    }
    value->rule_above = is_boxed ? BOX_GAP : all->rule_above;
    label->rule_below = is_boxed ? BOX_RULE : 0;
    value->leading += value->leading > 0 ? value->after : 0;
    value->after = 0;
    label->after = is_boxed ? 0 : all->padding;
}

/* Lines of a table of contents stand close together, each depth set in. */
static void load_contents(struct engross_docx_look *look) {
    for (int32_t depth = 0; depth < 3; depth++) {
        struct engross_docx_appearance *line = &look->styles[ENGROSS_DOCX_CONTENTS_1 + depth];
        line->start += depth * line->number_width;
        line->first_line = 0;
        line->after /= 2;
        line->align = 's';
        line->hyphenates = false;
    }
}

/* A separator is a short rule in the middle of the column. */
static void shorten_separator(struct engross_docx_look *look) {
    struct engross_docx_appearance *style = &look->styles[ENGROSS_DOCX_SEPARATOR];
    int32_t room = engross_docx_column_width(look) - style->start - style->end;
    int32_t margin = room > 0 ? (int32_t)(room * (1 - SEPARATOR_WIDTH) / 2) : 0;
    style->start += margin;
    style->end += margin;
}

void engross_docx_look_load(struct engross_docx_look *look, const engross_host *host) {
    memset(look, 0, sizeof *look);
    load_page(&look->page, host);
    for (size_t i = 0; i < ENGROSS_DOCX_STYLE_COUNT; i++)
        load_style(&look->styles[i], host, style_names[i]);
    frame_key_figures(look);
    for (size_t i = 0; i < ENGROSS_DOCX_PARAGRAPH_STYLES; i++)
        look->shares_body[i] =
            memcmp(&look->styles[i], &look->styles[ENGROSS_DOCX_BODY], sizeof *look->styles) == 0;
    load_contents(look);
    shorten_separator(look);
    look->styles[ENGROSS_DOCX_HEADER].rule_below = look->page.header_rule;
    look->styles[ENGROSS_DOCX_FOOTER].rule_above = look->page.footer_rule;
    look->is_united_nations = engross_kit_text_is(host->theme(host, "masthead.form"), "un");
    look->is_geneva = look->is_united_nations;
}

int32_t engross_docx_text_width(const struct engross_docx_look *look) {
    int32_t width = look->page.width - look->page.inside - look->page.outside;
    return width < LEAST_TEXT_WIDTH ? LEAST_TEXT_WIDTH : width;
}

int32_t engross_docx_column_width(const struct engross_docx_look *look) {
    int32_t columns = look->page.columns < 1 ? 1 : look->page.columns;
    int32_t width =
        (engross_docx_text_width(look) - (columns - 1) * look->page.column_gap) / columns;
    return width < LEAST_TEXT_WIDTH / columns ? LEAST_TEXT_WIDTH / columns : width;
}
