#include "styles.h"

#include "language.h"

#include "kit/walk.h"

#include <string.h>

/* The number of a heading ends this far before its text (Geneva template). */
#define NUMBER_GAP 283
#define NO_OUTLINE (-1)
#define TWIPS_IN_A_POINT 20
#define GREATEST_BORDER_SPACE 31

struct name {
    const char *id;
    const char *name;
};

/* One paragraph style. A style that looks like the text shares the text's, as a typist would. */
static const struct row {
    struct name geneva;
    struct name plain;
    enum engross_docx_style next;
    int outline;
    bool is_built_in; /* name.plain is one of Word's own names; those are in lower case */
    bool shares_body;
    bool hangs;    /* Geneva: the number stands in the margin before the text */
    bool is_exact; /* Geneva: lines are exactly as high as the leading */
} rows[ENGROSS_DOCX_PARAGRAPH_STYLES] = {
#define SELF(style) ENGROSS_DOCX_##style
    [ENGROSS_DOCX_BODY] = {{"SingleTxtG", "_ Single Txt_G"},
                           {"BodyText", "Body Text"},
                           SELF(BODY),
                           NO_OUTLINE,
                           .is_built_in = true},
    [ENGROSS_DOCX_PARAGRAPH] = {{"NumberedTxtG", "Numbered Txt_G"},
                                {"NumberedParagraph", "Numbered Paragraph"},
                                SELF(PARAGRAPH),
                                NO_OUTLINE,
                                .shares_body = true},
    [ENGROSS_DOCX_ITEM] = {{"ItemTxtG", "Item Txt_G"},
                           {"ListParagraph", "List Paragraph"},
                           SELF(ITEM),
                           NO_OUTLINE,
                           .is_built_in = true,
                           .shares_body = true},
    [ENGROSS_DOCX_BULLET_1] = {{"Bullet1G", "_Bullet 1_G"},
                               {"ListBullet", "List Bullet"},
                               SELF(BULLET_1),
                               NO_OUTLINE,
                               .is_built_in = true},
    [ENGROSS_DOCX_BULLET_2] = {{"Bullet2G", "_Bullet 2_G"},
                               {"ListBullet2", "List Bullet 2"},
                               SELF(BULLET_2),
                               NO_OUTLINE,
                               .is_built_in = true},
    [ENGROSS_DOCX_ANSWER] = {{"AnswerTxtG", "Answer Txt_G"},
                             {"Answer", "Answer"},
                             SELF(ANSWER),
                             NO_OUTLINE,
                             .shares_body = true},
    [ENGROSS_DOCX_QUESTION] = {{"Question", "Question"},
                               {"Question", "Question"},
                               SELF(ANSWER),
                               NO_OUTLINE},
    [ENGROSS_DOCX_MASTHEAD_NAME] = {{"MastheadName", "Masthead Name"},
                                    {"MastheadName", "Masthead Name"},
                                    SELF(MASTHEAD_NAME),
                                    NO_OUTLINE},
    [ENGROSS_DOCX_MASTHEAD_SYMBOL] = {{"MastheadSymbol", "Masthead Symbol"},
                                      {"MastheadSymbol", "Masthead Symbol"},
                                      SELF(MASTHEAD_SYMBOL),
                                      NO_OUTLINE},
    [ENGROSS_DOCX_MASTHEAD_ORGAN] = {{"MastheadOrgan", "Masthead Organ"},
                                     {"MastheadOrgan", "Masthead Organ"},
                                     SELF(MASTHEAD_ORGAN),
                                     NO_OUTLINE},
    [ENGROSS_DOCX_MASTHEAD_DETAIL] = {{"MastheadDetail", "Masthead Detail"},
                                      {"MastheadDetail", "Masthead Detail"},
                                      SELF(MASTHEAD_DETAIL),
                                      NO_OUTLINE},
    [ENGROSS_DOCX_MASTHEAD_BODY] = {{"MastheadBody", "Masthead Body"},
                                    {"MastheadBody", "Masthead Body"},
                                    SELF(MASTHEAD_BODY),
                                    NO_OUTLINE},
    [ENGROSS_DOCX_TITLE] = {{"HMG", "_ H __M_G"},
                            {"Title", "Title"},
                            SELF(BODY),
                            NO_OUTLINE,
                            .is_built_in = true,
                            .hangs = true,
                            .is_exact = true},
    [ENGROSS_DOCX_SUBTITLE] = {{"SSG", "__S_S_G"},
                               {"Subtitle", "Subtitle"},
                               SELF(BODY),
                               NO_OUTLINE,
                               .is_built_in = true,
                               .is_exact = true},
#define HEADING(number, geneva_id, geneva_name)                                                    \
    [ENGROSS_DOCX_HEADING_##number] = {{geneva_id, geneva_name},                                   \
                                       {"Heading" #number, "heading " #number},                    \
                                       SELF(BODY),                                                 \
                                       number - 1,                                                 \
                                       .is_built_in = true,                                        \
                                       .hangs = true,                                              \
                                       .is_exact = true}
    HEADING(1, "HChG", "_ H _Ch_G"),
    HEADING(2, "H1G", "_ H_1_G"),
    HEADING(3, "H23G", "_ H_2/3_G"),
    HEADING(4, "H4G", "_ H_4_G"),
    HEADING(5, "H56G", "_ H_5/6_G"),
    HEADING(6, "H6G", "_ H_6_G"),
#undef HEADING
    [ENGROSS_DOCX_QUOTATION] =
        {{"Quote", "Quote"}, {"Quote", "Quote"}, SELF(BODY), NO_OUTLINE, .is_built_in = true},
    [ENGROSS_DOCX_ATTRIBUTION] = {{"Attribution", "Attribution"},
                                  {"Attribution", "Attribution"},
                                  SELF(BODY),
                                  NO_OUTLINE},
    [ENGROSS_DOCX_RECOMMENDATIONS] = {{"Recommendations", "Recommendations"},
                                      {"Recommendations", "Recommendations"},
                                      SELF(BODY),
                                      NO_OUTLINE},
    [ENGROSS_DOCX_TABLE_HEAD] = {{"TableHeading", "Table Heading"},
                                 {"TableHeading", "Table Heading"},
                                 SELF(TABLE_CELL),
                                 NO_OUTLINE},
    [ENGROSS_DOCX_TABLE_CELL] = {{"TableText", "Table Text"},
                                 {"TableText", "Table Text"},
                                 SELF(TABLE_CELL),
                                 NO_OUTLINE},
    [ENGROSS_DOCX_CAPTION] = {{"Caption", "caption"},
                              {"Caption", "caption"},
                              SELF(BODY),
                              NO_OUTLINE,
                              .is_built_in = true},
    [ENGROSS_DOCX_FIGURE] = {{"Figure", "Figure"}, {"Figure", "Figure"}, SELF(CAPTION), NO_OUTLINE},
    [ENGROSS_DOCX_KEY_VALUE] = {{"KeyFigure", "Key Figure"},
                                {"KeyFigure", "Key Figure"},
                                SELF(KEY_LABEL),
                                NO_OUTLINE},
    [ENGROSS_DOCX_KEY_LABEL] = {{"KeyFigureLabel", "Key Figure Label"},
                                {"KeyFigureLabel", "Key Figure Label"},
                                SELF(KEY_VALUE),
                                NO_OUTLINE},
    [ENGROSS_DOCX_NOTICE] = {{"Notice", "Notice"}, {"Notice", "Notice"}, SELF(NOTICE), NO_OUTLINE},
    [ENGROSS_DOCX_SEPARATOR] = {{"Separator", "Separator"},
                                {"Separator", "Separator"},
                                SELF(BODY),
                                NO_OUTLINE},
    [ENGROSS_DOCX_FOOTNOTE] = {{"FootnoteText", "footnote text"},
                               {"FootnoteText", "footnote text"},
                               SELF(FOOTNOTE),
                               NO_OUTLINE,
                               .is_built_in = true,

                               .is_exact = true},
    [ENGROSS_DOCX_ENDNOTE] = {{"EndnoteText", "endnote text"},
                              {"EndnoteText", "endnote text"},
                              SELF(ENDNOTE),
                              NO_OUTLINE,
                              .is_built_in = true,

                              .is_exact = true},
    [ENGROSS_DOCX_HEADER] =
        {{"Header", "header"}, {"Header", "header"}, SELF(HEADER), NO_OUTLINE, .is_built_in = true},
    [ENGROSS_DOCX_FOOTER] =
        {{"Footer", "footer"}, {"Footer", "footer"}, SELF(FOOTER), NO_OUTLINE, .is_built_in = true},
#define CONTENTS(number)                                                                           \
    [ENGROSS_DOCX_CONTENTS_##number] = {{"TOC" #number, "toc " #number},                           \
                                        {"TOC" #number, "toc " #number},                           \
                                        SELF(BODY),                                                \
                                        NO_OUTLINE,                                                \
                                        .is_built_in = true}
    CONTENTS(1),
    CONTENTS(2),
    CONTENTS(3),
#undef CONTENTS
#undef SELF
};

static const struct engross_docx_appearance *appearance(const struct engross_docx_look *look,
                                                        enum engross_docx_style style) {
    return &look->styles[style];
}

static bool shares_body(const struct engross_docx_look *look, enum engross_docx_style style) {
    return rows[style].shares_body && look->shares_body[style];
}

static const struct name *style_name(const struct engross_docx_look *look,
                                     enum engross_docx_style style) {
    if (shares_body(look, style))
        style = ENGROSS_DOCX_BODY;
    return look->is_geneva ? &rows[style].geneva : &rows[style].plain;
}

const char *engross_docx_style_id(const struct engross_docx_look *look,
                                  enum engross_docx_style style) {
    const char *chosen = look->choices[style].id;
    return chosen != NULL ? chosen : style_name(look, style)->id;
}

const char *engross_docx_style_own_id(const struct engross_docx_look *look,
                                      enum engross_docx_style style) {
    return style_name(look, style)->id;
}

/* Types of notice that have a style of their own. */
static const struct notice {
    const char *type;
    struct name name;
} notices[] = {
    {"disclaimer", {"NoticeDisclaimer", "Notice Disclaimer"}},
    {"credit", {"NoticeCredit", "Notice Credit"}},
    {"author", {"NoticeAuthor", "Notice Author"}},
    {"source", {"NoticeSource", "Notice Source"}},
    {"link", {"NoticeLink", "Notice Link"}},
    {"note", {"NoticeNote", "Notice Note"}},
};

const char *engross_docx_notice_style_id(const struct engross_docx_look *look, engross_text type) {
    for (size_t i = 0; i < sizeof notices / sizeof *notices; i++)
        if (engross_kit_text_is(type, notices[i].type))
            return notices[i].name.id;
    return engross_docx_style_id(look, ENGROSS_DOCX_NOTICE);
}

const char *engross_docx_style_name(enum engross_docx_style style, bool is_geneva) {
    return is_geneva ? rows[style].geneva.name : rows[style].plain.name;
}

bool engross_docx_style_is_body(const struct engross_docx_look *look,
                                enum engross_docx_style style) {
    return style != ENGROSS_DOCX_BODY && shares_body(look, style);
}

bool engross_docx_style_may_share_body(enum engross_docx_style style) {
    return rows[style].shares_body;
}

const char *engross_docx_other_style_id(struct engross_docx_look *look, const char *own_id) {
    for (size_t i = 0; i < ENGROSS_DOCX_OTHER_STYLES; i++)
        if (look->others[i].own_id != NULL && strcmp(look->others[i].own_id, own_id) == 0) {
            look->others[i].is_used = true;
            return look->others[i].id == NULL ? own_id : look->others[i].id;
        }
    return own_id;
}

static bool is_note(enum engross_docx_style style) {
    return style == ENGROSS_DOCX_FOOTNOTE || style == ENGROSS_DOCX_ENDNOTE;
}

int32_t engross_docx_style_hanging(const struct engross_docx_look *look,
                                   enum engross_docx_style style) {
    const struct engross_docx_appearance *values = appearance(look, style);
    if (look->choices[style].id != NULL)
        return look->choices[style].hanging;
    if (is_note(style))
        return values->number_width;
    return look->is_united_nations && rows[style].hangs ? values->start : 0;
}

int32_t engross_docx_style_left(const struct engross_docx_look *look,
                                enum engross_docx_style style) {
    const struct engross_docx_appearance *values = appearance(look, style);
    bool has_room =
        !is_note(style) || look->choices[style].id != NULL || values->start >= values->number_width;
    return values->start + (has_room ? 0 : values->number_width);
}

const char *engross_docx_alignment(char letter) {
    static const struct {
        char letter;
        const char *value;
    } alignments[] = {{'e', "right"}, {'c', "center"}, {'j', "both"}};
    for (size_t i = 0; i < sizeof alignments / sizeof *alignments; i++)
        if (alignments[i].letter == letter)
            return alignments[i].value;
    return "left";
}

void engross_docx_rule(struct engross_kit_xml *xml, const char *side, int32_t size, int32_t space,
                       const char *colour) {
    if (size <= 0)
        return;
    engross_kit_xml_start(xml, side);
    engross_kit_xml_attribute_string(xml, "w:val", "single");
    engross_kit_xml_attribute_integer(xml, "w:sz", size < 2 ? 2 : size);
    engross_kit_xml_attribute_integer(
        xml, "w:space", space > GREATEST_BORDER_SPACE ? GREATEST_BORDER_SPACE : space);
    engross_kit_xml_attribute_string(xml, "w:color", colour[0] == '\0' ? "auto" : colour);
    engross_kit_xml_end(xml);
}

/* The rules and the ground of text in tables are the cells'. */
static bool is_in_table(enum engross_docx_style style) {
    return style == ENGROSS_DOCX_TABLE_HEAD || style == ENGROSS_DOCX_TABLE_CELL;
}

/* Lines of the masthead and of the title block stand close together. */
static bool is_in_masthead(enum engross_docx_style style) {
    return style == ENGROSS_DOCX_MASTHEAD_DETAIL || style == ENGROSS_DOCX_MASTHEAD_BODY;
}

static void write_rules(struct engross_kit_xml *xml, const struct engross_docx_appearance *values) {
    int32_t space = values->padding > 0 ? values->padding / TWIPS_IN_A_POINT : 1;
    if (values->rule_above <= 0 && values->rule_below <= 0 && values->rule_start <= 0)
        return;
    engross_kit_xml_start(xml, "w:pBdr");
    engross_docx_rule(xml, "w:top", values->rule_above, space, values->rule_colour);
    engross_docx_rule(xml, "w:left", values->rule_start, values->rule_end > 0 ? space : 8,
                      values->rule_colour);
    engross_docx_rule(xml, "w:bottom", values->rule_below, space, values->rule_colour);
    engross_docx_rule(xml, "w:right", values->rule_end, space, values->rule_colour);
    engross_kit_xml_end(xml);
}

static void write_tab(struct engross_kit_xml *xml, const char *kind, const char *leader,
                      int32_t position) {
    engross_kit_xml_start(xml, "w:tab");
    engross_kit_xml_attribute_string(xml, "w:val", kind);
    if (leader != NULL)
        engross_kit_xml_attribute_string(xml, "w:leader", leader);
    engross_kit_xml_attribute_integer(xml, "w:pos", position);
    engross_kit_xml_end(xml);
}

static bool is_running(enum engross_docx_style style) {
    return style == ENGROSS_DOCX_HEADER || style == ENGROSS_DOCX_FOOTER;
}

/* Word sets dots and the page after each line of the contents. */
static bool is_of_contents(enum engross_docx_style style) {
    return style >= ENGROSS_DOCX_CONTENTS_1 && style <= ENGROSS_DOCX_CONTENTS_3;
}

static void write_tabs(struct engross_kit_xml *xml, const struct engross_docx_look *look,
                       enum engross_docx_style style) {
    int32_t hanging = engross_docx_style_hanging(look, style);
    if (!is_running(style) && !is_of_contents(style) && (is_note(style) || hanging == 0))
        return;
    engross_kit_xml_start(xml, "w:tabs");
    if (is_of_contents(style))
        write_tab(xml, "right", "dot",
                  engross_docx_text_width(look) - appearance(look, style)->end);
    else if (is_running(style))
        write_tab(xml, "right", NULL, engross_docx_text_width(look));
    else
        write_tab(xml, "right", NULL, hanging - NUMBER_GAP);
    engross_kit_xml_end(xml);
}

static void write_spacing(struct engross_kit_xml *xml, const struct engross_docx_appearance *values,
                          bool is_exact) {
    engross_kit_xml_start(xml, "w:spacing");
    engross_kit_xml_attribute_integer(xml, "w:before", values->before);
    engross_kit_xml_attribute_integer(xml, "w:after", values->after);
    if (values->leading > 0) {
        engross_kit_xml_attribute_integer(xml, "w:line", values->leading);
        engross_kit_xml_attribute_string(xml, "w:lineRule", is_exact ? "exact" : "atLeast");
    }
    engross_kit_xml_end(xml);
}

static void write_indents(struct engross_kit_xml *xml, const struct engross_docx_look *look,
                          enum engross_docx_style style) {
    const struct engross_docx_appearance *values = appearance(look, style);
    int32_t hanging = engross_docx_style_hanging(look, style);
    engross_kit_xml_start(xml, "w:ind");
    engross_kit_xml_attribute_integer(xml, "w:left", engross_docx_style_left(look, style));
    engross_kit_xml_attribute_integer(xml, "w:right", values->end);
    if (hanging > 0)
        engross_kit_xml_attribute_integer(xml, "w:hanging", hanging);
    else if (values->first_line > 0)
        engross_kit_xml_attribute_integer(xml, "w:firstLine", values->first_line);
    engross_kit_xml_end(xml);
}

static void write_shading(struct engross_kit_xml *xml, const char *background) {
    if (background[0] != '\0')
        engross_kit_xml_leaf(xml, "w:shd", "w:val", "clear", "w:color", "auto", "w:fill",
                             background, NULL);
}

/* Children in the order of CT_PPrBase (ISO/IEC 29500-1, 17.3.1.26). */
static void write_paragraph_properties(struct engross_kit_xml *xml,
                                       const struct engross_docx_look *look,
                                       enum engross_docx_style style) {
    const struct engross_docx_appearance *values = appearance(look, style);
    engross_kit_xml_start(xml, "w:pPr");
    if (values->keeps_next)
        engross_docx_flag(xml, "w:keepNext");
    if (values->keeps_lines)
        engross_docx_flag(xml, "w:keepLines");
    if (!is_in_table(style)) {
        write_rules(xml, values);
        write_shading(xml, values->background);
    }
    write_tabs(xml, look, style);
    if (!values->hyphenates)
        engross_docx_flag(xml, "w:suppressAutoHyphens");
    write_spacing(xml, values, look->is_united_nations && rows[style].is_exact);
    write_indents(xml, look, style);
    if (is_in_masthead(style))
        engross_docx_flag(xml, "w:contextualSpacing");
    engross_docx_value(xml, "w:jc", engross_docx_alignment(values->align));
    if (rows[style].outline != NO_OUTLINE)
        engross_docx_integer(xml, "w:outlineLvl", rows[style].outline);
    engross_kit_xml_end(xml);
}

static void write_fonts(struct engross_kit_xml *xml, const char *font, const char *east_asian) {
    if (font[0] == '\0')
        return;
    engross_kit_xml_start(xml, "w:rFonts");
    engross_kit_xml_attribute_string(xml, "w:ascii", font);
    engross_kit_xml_attribute_string(xml, "w:hAnsi", font);
    engross_kit_xml_attribute_string(xml, "w:eastAsia", east_asian == NULL ? font : east_asian);
    engross_kit_xml_attribute_string(xml, "w:cs", font);
    engross_kit_xml_end(xml);
}

/* What differs from base, in the order of CT_RPr (17.3.2.28). base NULL: all. Leaves w:rPr open,
 * for what comes after in that order. */
static void write_run_properties(struct engross_kit_xml *xml,
                                 const struct engross_docx_appearance *values,
                                 const struct engross_docx_appearance *base,
                                 const char *east_asian) {
    engross_kit_xml_start(xml, "w:rPr");
    if (base == NULL || strcmp(values->font, base->font) != 0)
        write_fonts(xml, values->font, east_asian);
    if (values->is_bold) {
        engross_docx_flag(xml, "w:b");
        engross_docx_flag(xml, "w:bCs");
    }
    if (values->is_italic) {
        engross_docx_flag(xml, "w:i");
        engross_docx_flag(xml, "w:iCs");
    }
    if (values->colour[0] != '\0' && (base == NULL || strcmp(values->colour, base->colour) != 0))
        engross_docx_value(xml, "w:color", values->colour);
    if (base == NULL || values->size != base->size) {
        engross_docx_integer(xml, "w:sz", values->size);
        engross_docx_integer(xml, "w:szCs", values->size);
    }
}

static void start_style(struct engross_kit_xml *xml, const char *type, const char *id,
                        const char *name, bool is_custom) {
    engross_kit_xml_start(xml, "w:style");
    engross_kit_xml_attribute_string(xml, "w:type", type);
    if (is_custom)
        engross_kit_xml_attribute_string(xml, "w:customStyle", "1");
    engross_kit_xml_attribute_string(xml, "w:styleId", id);
    engross_docx_value(xml, "w:name", name);
}

static void write_paragraph_style(struct engross_kit_xml *xml, const struct engross_docx_look *look,
                                  enum engross_docx_style style, const char *east_asian) {
    const struct name *name = style_name(look, style);
    bool is_built_in = rows[style].is_built_in && name->name == rows[style].plain.name;
    is_built_in = is_built_in || (rows[style].is_built_in &&
                                  strcmp(rows[style].plain.name, rows[style].geneva.name) == 0);
    start_style(xml, "paragraph", name->id, name->name, !is_built_in);
    engross_docx_value(xml, "w:basedOn", "Normal");
    engross_docx_value(xml, "w:next", engross_docx_style_id(look, rows[style].next));
    engross_docx_flag(xml, "w:qFormat");
    write_paragraph_properties(xml, look, style);
    write_run_properties(xml, appearance(look, style), appearance(look, ENGROSS_DOCX_BODY),
                         east_asian);
    engross_kit_xml_end(xml);
    engross_kit_xml_end(xml);
}

static void write_notice_styles(struct engross_kit_xml *xml, const struct engross_docx_look *look) {
    const char *base = engross_docx_style_id(look, ENGROSS_DOCX_NOTICE);
    for (size_t i = 0; i < sizeof notices / sizeof *notices; i++) {
        start_style(xml, "paragraph", notices[i].name.id, notices[i].name.name, true);
        engross_docx_value(xml, "w:basedOn", base);
        engross_docx_flag(xml, "w:qFormat");
        engross_kit_xml_end(xml);
    }
}

static void write_languages(struct engross_kit_xml *xml, engross_text language) {
    static const char *const attributes[] = {"w:val", "w:eastAsia", "w:bidi"};
    const char *values[] = {"en-GB", "zh-CN", "ar-SA"};
    char tag[ENGROSS_DOCX_TAG_SIZE];
    values[engross_docx_language_script(language)] = engross_docx_language_tag(language, tag);
    engross_kit_xml_start(xml, "w:lang");
    for (size_t i = 0; i < 3; i++)
        engross_kit_xml_attribute_string(xml, attributes[i], values[i]);
    engross_kit_xml_end(xml);
}

static void write_defaults(struct engross_kit_xml *xml, const struct engross_docx_look *look,
                           engross_text language, const char *east_asian) {
    engross_kit_xml_start(xml, "w:docDefaults");
    engross_kit_xml_start(xml, "w:rPrDefault");
    write_run_properties(xml, appearance(look, ENGROSS_DOCX_BODY), NULL, east_asian);
    write_languages(xml, language);
    engross_kit_xml_end(xml);
    engross_kit_xml_end(xml);
    engross_docx_flag(xml, "w:pPrDefault");
    engross_kit_xml_end(xml);
}

/* Word's styles that the document does not have: behind its own in Word's list, as in a new
 * document of Word's. */
static void write_latent(struct engross_kit_xml *xml) {
    engross_kit_xml_leaf(xml, "w:latentStyles", "w:defLockedState", "0", "w:defUIPriority", "99",
                         "w:defSemiHidden", "0", "w:defUnhideWhenUsed", "0", "w:defQFormat", "0",
                         "w:count", "376", NULL);
}

static void write_normal(struct engross_kit_xml *xml, const struct engross_docx_look *look) {
    int32_t leading = appearance(look, ENGROSS_DOCX_BODY)->leading;
    engross_kit_xml_start(xml, "w:style");
    engross_kit_xml_attribute_string(xml, "w:type", "paragraph");
    engross_kit_xml_attribute_string(xml, "w:default", "1");
    engross_kit_xml_attribute_string(xml, "w:styleId", "Normal");
    engross_docx_value(xml, "w:name", "Normal");
    engross_docx_flag(xml, "w:qFormat");
    if (leading > 0) {
        engross_kit_xml_start(xml, "w:pPr");
        engross_kit_xml_start(xml, "w:spacing");
        engross_kit_xml_attribute_integer(xml, "w:line", leading);
        engross_kit_xml_attribute_string(xml, "w:lineRule", "atLeast");
        engross_kit_xml_end(xml);
        engross_kit_xml_end(xml);
    }
    engross_kit_xml_end(xml);
}

static void write_default_style(struct engross_kit_xml *xml, const char *type, const char *id,
                                const char *name) {
    engross_kit_xml_start(xml, "w:style");
    engross_kit_xml_attribute_string(xml, "w:type", type);
    engross_kit_xml_attribute_string(xml, "w:default", "1");
    engross_kit_xml_attribute_string(xml, "w:styleId", id);
    engross_docx_value(xml, "w:name", name);
    engross_kit_xml_end(xml);
}

static void start_character_style(struct engross_kit_xml *xml, const char *id, const char *name,
                                  bool is_custom) {
    start_style(xml, "character", id, name, is_custom);
    engross_docx_value(xml, "w:basedOn", "DefaultParagraphFont");
    engross_kit_xml_start(xml, "w:rPr");
}

static void end_character_style(struct engross_kit_xml *xml) {
    engross_kit_xml_end(xml);
    engross_kit_xml_end(xml);
}

static void write_note_reference_style(struct engross_kit_xml *xml, const char *id,
                                       const char *name) {
    start_character_style(xml, id, name, false);
    engross_docx_value(xml, "w:vertAlign", "superscript");
    end_character_style(xml);
}

static void write_borrowing_style(struct engross_kit_xml *xml, const struct engross_docx_look *look,
                                  const char *id, const char *name, bool is_custom,
                                  enum engross_docx_style style, enum engross_docx_style base) {
    start_style(xml, "character", id, name, is_custom);
    engross_docx_value(xml, "w:basedOn", "DefaultParagraphFont");
    write_run_properties(xml, appearance(look, style), appearance(look, base), NULL);
    engross_kit_xml_end(xml);
    engross_kit_xml_end(xml);
}

static void write_character_styles(struct engross_kit_xml *xml,
                                   const struct engross_docx_look *look) {
    write_default_style(xml, "character", "DefaultParagraphFont", "Default Paragraph Font");
    start_character_style(xml, ENGROSS_DOCX_STYLE_HYPERLINK, "Hyperlink", false);
    if (appearance(look, ENGROSS_DOCX_LINK)->colour[0] != '\0')
        engross_docx_value(xml, "w:color", appearance(look, ENGROSS_DOCX_LINK)->colour);
    engross_docx_value(xml, "w:u", "single");
    end_character_style(xml);
    write_note_reference_style(xml, ENGROSS_DOCX_STYLE_FOOTNOTE_REFERENCE, "footnote reference");
    write_note_reference_style(xml, ENGROSS_DOCX_STYLE_ENDNOTE_REFERENCE, "endnote reference");
    start_character_style(xml, ENGROSS_DOCX_STYLE_CODE, "Code Text", true);
    write_fonts(xml, "Courier New", NULL);
    engross_docx_flag(xml, "w:noProof");
    end_character_style(xml);
    write_borrowing_style(xml, look, ENGROSS_DOCX_STYLE_SYMBOL_INITIAL, "Symbol Initial", true,
                          ENGROSS_DOCX_MASTHEAD_SYMBOL_INITIAL, ENGROSS_DOCX_MASTHEAD_SYMBOL);
    write_borrowing_style(xml, look, ENGROSS_DOCX_STYLE_PAGE_NUMBER, "page number", false,
                          ENGROSS_DOCX_PAGE_NUMBER, ENGROSS_DOCX_FOOTER);
}

static void write_cell_margin(struct engross_kit_xml *xml, const char *side, int32_t width) {
    engross_kit_xml_start(xml, side);
    engross_kit_xml_attribute_integer(xml, "w:w", width);
    engross_kit_xml_attribute_string(xml, "w:type", "dxa");
    engross_kit_xml_end(xml);
}

static void write_table_styles(struct engross_kit_xml *xml, const struct engross_docx_look *look) {
    const struct engross_docx_appearance *table = appearance(look, ENGROSS_DOCX_TABLE);
    const struct engross_docx_appearance *cell = appearance(look, ENGROSS_DOCX_TABLE_CELL);
    int32_t padding = cell->padding < 40 ? 40 : cell->padding;
    write_default_style(xml, "table", "TableNormal", "Normal Table");
    start_style(xml, "table", ENGROSS_DOCX_STYLE_TABLE, "Report Table", true);
    engross_docx_value(xml, "w:basedOn", "TableNormal");
    engross_kit_xml_start(xml, "w:tblPr");
    engross_kit_xml_start(xml, "w:tblBorders");
    engross_docx_rule(xml, "w:top", table->rule_above, 0, table->rule_colour);
    engross_docx_rule(xml, "w:bottom", table->rule_below, 0, table->rule_colour);
    engross_docx_rule(xml, "w:insideH", cell->rule_below, 0, cell->rule_colour);
    engross_kit_xml_end(xml);
    engross_kit_xml_start(xml, "w:tblCellMar");
    write_cell_margin(xml, "w:top", padding);
    write_cell_margin(xml, "w:left", padding);
    write_cell_margin(xml, "w:bottom", padding);
    write_cell_margin(xml, "w:right", padding);
    engross_kit_xml_end(xml);
    engross_kit_xml_end(xml);
    engross_kit_xml_end(xml);
    write_default_style(xml, "numbering", "NoList", "No List");
}

void engross_docx_styles_write(struct engross_kit_xml *xml, const struct engross_docx_look *look,
                               engross_text language) {
    const char *east_asian = engross_docx_language_font(language);
    engross_docx_start_part(xml, "w:styles");
    write_defaults(xml, look, language, east_asian);
    write_latent(xml);
    write_normal(xml, look);
    for (int i = 0; i < ENGROSS_DOCX_PARAGRAPH_STYLES; i++)
        if (!shares_body(look, (enum engross_docx_style)i))
            write_paragraph_style(xml, look, (enum engross_docx_style)i, east_asian);
    write_notice_styles(xml, look);
    write_character_styles(xml, look);
    write_table_styles(xml, look);
}
