#include "template_lists.h"

#include "numbering.h"
#include "tree.h"

#include "kit/walk.h"

#include <stdio.h>
#include <string.h>

#define DEEPEST_BASE 16
#define MOST_LINKS 4
/* Templates that were documents once have hundreds of lists; the usual ones come first. */
#define MOST_LISTS 200
#define GREATEST_MEASURE 31680
/* What a level that the template lacks is set in from the one above. */
#define STEP 360
/* Room for a number: 1.5 times the height of the type, which is in half-points. */
#define TWIPS_OF_A_NUMBER 15
#define NAME_SIZE 64

/* A template's lists, and what is to be filled from them. */
struct lists {
    struct engross_docx_template *template;
    const struct engross_docx_sheet *sheet;
    struct engross_docx_look *look;
    bool lacks_memory;
};

static const char *or_empty(const char *text) {
    return text == NULL ? "" : text;
}

/* w:numId or w:ilvl of the nearest style that says it; absent where none does. */
static int32_t numbering_value(const struct engross_docx_sheet *sheet,
                               const struct engross_docx_sheet_style *style, const char *name,
                               int32_t absent) {
    for (int depth = 0; style != NULL && depth < DEEPEST_BASE; depth++) {
        xmlNodePtr number =
            engross_docx_word_child(engross_docx_word_child(style->node, "pPr"), "numPr");
        xmlNodePtr value = engross_docx_word_child(number, name);
        if (value != NULL)
            return engross_docx_word_integer(value, "val", absent);
        style = engross_docx_sheet_base(sheet, style);
    }
    return absent;
}

int32_t engross_docx_template_numbering_of(const struct engross_docx_sheet *sheet,
                                           const struct engross_docx_sheet_style *style) {
    return numbering_value(sheet, style, "numId", 0);
}

/* --- levels -------------------------------------------------------------------------------- */

static xmlNodePtr numbering_root(const struct lists *lists) {
    xmlDocPtr numbering = lists->template->numbering;
    return numbering == NULL ? NULL : xmlDocGetRootElement(numbering);
}

static xmlNodePtr find_numbered(xmlNodePtr parent, const char *name, const char *attribute,
                                int32_t number) {
    xmlNodePtr node = engross_docx_word_child(parent, name);
    while (node != NULL && engross_docx_word_integer(node, attribute, -1) != number)
        node = engross_docx_word_next(node, name);
    return node;
}

/* The definition that a w:num stands for, by way of the styles that it may be linked to
 * (w:numStyleLink, 17.9.21). */
static xmlNodePtr definition_of(const struct lists *lists, xmlNodePtr num) {
    xmlNodePtr root = numbering_root(lists);
    for (int links = 0; num != NULL && links < MOST_LINKS; links++) {
        xmlNodePtr reference = engross_docx_word_child(num, "abstractNumId");
        xmlNodePtr list = find_numbered(root, "abstractNum", "abstractNumId",
                                        engross_docx_word_integer(reference, "val", -1));
        const char *link = engross_docx_word_value(list, "numStyleLink");
        if (link == NULL)
            return list;
        const struct engross_docx_sheet_style *style = engross_docx_sheet_id(lists->sheet, link);
        num = find_numbered(root, "num", "numId",
                            engross_docx_template_numbering_of(lists->sheet, style));
    }
    return NULL;
}

/* A level of a list as its w:num has it. */
static xmlNodePtr level_of(const struct lists *lists, xmlNodePtr num, int32_t index) {
    xmlNodePtr own = find_numbered(num, "lvlOverride", "ilvl", index);
    xmlNodePtr level = engross_docx_word_child(own, "lvl");
    return level != NULL ? level : find_numbered(definition_of(lists, num), "lvl", "ilvl", index);
}

/* The list of a style, or NULL, and the level that is the style's. */
static xmlNodePtr list_of_style(const struct lists *lists,
                                const struct engross_docx_sheet_style *style, int32_t *index) {
    xmlNodePtr num = find_numbered(numbering_root(lists), "num", "numId",
                                   engross_docx_template_numbering_of(lists->sheet, style));
    *index = 0;
    if (style == NULL || num == NULL)
        return NULL;
    *index = numbering_value(lists->sheet, style, "ilvl", 0);
    xmlNodePtr level = engross_docx_word_child(definition_of(lists, num), "lvl");
    for (; level != NULL; level = engross_docx_word_next(level, "lvl"))
        if (strcmp(or_empty(engross_docx_word_value(level, "pStyle")), style->id) == 0)
            *index = engross_docx_word_integer(level, "ilvl", *index);
    return num;
}

static xmlNodePtr level_of_style(const struct lists *lists,
                                 const struct engross_docx_sheet_style *style) {
    int32_t index;
    xmlNodePtr num = list_of_style(lists, style, &index);
    return level_of(lists, num, index);
}

static bool is_blank(const char *text) {
    return strspn(text, " \t\n") == strlen(text);
}

/* Whether a level shows a bullet, or a number where that is asked for. */
static bool is_usable(xmlNodePtr level, bool is_bullet) {
    const char *format = or_empty(engross_docx_word_value(level, "numFmt"));
    const char *text = or_empty(engross_docx_word_value(level, "lvlText"));
    if (level == NULL || is_blank(text) || strcmp(format, "none") == 0)
        return false;
    return is_bullet == (strcmp(format, "bullet") == 0);
}

/* The first list without a style of its own that shows what is asked for. */
static xmlNodePtr first_list(const struct lists *lists, bool is_bullet) {
    xmlNodePtr num = engross_docx_word_child(numbering_root(lists), "num");
    for (int i = 0; num != NULL && i < MOST_LISTS; i++, num = engross_docx_word_next(num, "num")) {
        xmlNodePtr level = level_of(lists, num, 0);
        if (is_usable(level, is_bullet) && engross_docx_word_child(level, "pStyle") == NULL)
            return num;
    }
    return NULL;
}

/* --- their look ---------------------------------------------------------------------------- */

static engross_text markup(struct lists *lists, xmlNodePtr node) {
    struct engross_buffer bytes = ENGROSS_BUFFER_INIT;
    engross_text copy = {NULL, 0};
    if (node == NULL)
        return copy;
    if (engross_docx_tree_write_word(lists->template->numbering, node, &bytes))
        copy = engross_kit_copy(lists->template->host, bytes.data, bytes.size);
    lists->lacks_memory = lists->lacks_memory || copy.data == NULL;
    engross_buffer_finish(&bytes);
    return copy;
}

/* The first tab stop after a position: of the level, or else of the style. */
static int32_t next_tab(const struct lists *lists, xmlNodePtr properties,
                        const struct engross_docx_sheet_style *style, int32_t position,
                        int32_t absent) {
    xmlNodePtr tabs[] = {engross_docx_word_child(properties, "tabs"),
                         engross_docx_sheet_inherited(lists->sheet, style, "pPr", "tabs", NULL)};
    for (size_t i = 0; i < 2; i++) {
        xmlNodePtr tab = engross_docx_word_child(tabs[i], "tab");
        for (; tab != NULL; tab = engross_docx_word_next(tab, "tab")) {
            int32_t stop = engross_docx_word_twips(tab, "pos", 0);
            if (stop > position &&
                strcmp(or_empty(engross_docx_word_attribute(tab, "val")), "clear") != 0)
                return stop;
        }
    }
    return absent;
}

/* What a level does not say, its style does. */
static struct engross_docx_place place_of(const struct lists *lists, xmlNodePtr level,
                                          const struct engross_docx_sheet_style *style) {
    struct engross_docx_place place = {0};
    xmlNodePtr properties = engross_docx_word_child(level, "pPr");
    xmlNodePtr indent = engross_docx_word_child(properties, "ind");
    const char *justified = or_empty(engross_docx_word_value(level, "lvlJc"));
    place.left = engross_docx_sheet_indent(lists->sheet, style, "left", "start");
    place.left = engross_docx_word_twips(indent, "start", place.left);
    place.left = engross_docx_word_twips(indent, "left", place.left);
    if (!engross_docx_first_line(indent, &place.first_line))
        place.first_line = engross_docx_sheet_first_line(lists->sheet, style);
    place.tab = place.left;
    if (place.first_line >= 0)
        place.tab = next_tab(lists, properties, style, place.left + place.first_line,
                             place.left + place.first_line +
                                 lists->look->styles[ENGROSS_DOCX_PARAGRAPH].number_width);
    place.is_right = strcmp(justified, "right") == 0 || strcmp(justified, "end") == 0;
    return place;
}

/* "(a)" needs more room than the "1." that the template may have thought of. */
static void make_room(const struct engross_docx_look *look, struct engross_docx_place *place) {
    int32_t lack = look->styles[ENGROSS_DOCX_BODY].size * TWIPS_OF_A_NUMBER + place->first_line;
    if (place->first_line >= 0 || place->is_right || lack <= 0)
        return;
    place->left += lack;
    place->first_line -= lack;
    place->tab = place->left;
}

static void fill(struct lists *lists, enum engross_docx_series series, uint32_t depth,
                 xmlNodePtr level, const struct engross_docx_sheet_style *style) {
    struct engross_docx_level_look *look = &lists->look->levels[series][depth];
    bool is_bullet = series == ENGROSS_DOCX_SERIES_BULLETS;
    struct engross_docx_place place = place_of(lists, level, style);
    if (!is_usable(level, is_bullet) || place.left < 0 || place.left > GREATEST_MEASURE ||
        place.first_line < -GREATEST_MEASURE || place.first_line > GREATEST_MEASURE)
        return;
    if (!is_bullet)
        make_room(lists->look, &place);
    *look = (struct engross_docx_level_look){.place = place, .is_found = true};
    if (is_bullet)
        look->sign = engross_kit_text(or_empty(engross_docx_word_value(level, "lvlText")));
    engross_docx_word_sort(engross_docx_word_child(level, "rPr"), ENGROSS_DOCX_RUN_ORDER);
    look->suffix = markup(lists, engross_docx_word_child(level, "suff"));
    look->picture = markup(lists, engross_docx_word_child(level, "lvlPicBulletId"));
    look->properties = markup(lists, engross_docx_word_child(level, "rPr"));
}

/* Levels of a list from one on, for the depths of a series. */
static void fill_from(struct lists *lists, enum engross_docx_series series, xmlNodePtr num,
                      int32_t index, const struct engross_docx_sheet_style *style) {
    for (uint32_t depth = 0; num != NULL && depth < ENGROSS_DOCX_LEVELS; depth++) {
        xmlNodePtr level = level_of(lists, num, index + (int32_t)depth);
        const struct engross_docx_sheet_style *own =
            engross_docx_sheet_id(lists->sheet, engross_docx_word_value(level, "pStyle"));
        if (level != NULL)
            fill(lists, series, depth, level, own != NULL ? own : style);
    }
}

static const struct engross_docx_sheet_style *chosen(const struct lists *lists,
                                                     enum engross_docx_style style) {
    const struct engross_docx_choice *choice = &lists->look->choices[style];
    return choice->is_found ? engross_docx_sheet_id(lists->sheet, choice->id) : NULL;
}

static void fill_sections(struct lists *lists) {
    for (uint32_t depth = 0; depth < 6; depth++) {
        const struct engross_docx_sheet_style *style =
            chosen(lists, (enum engross_docx_style)(ENGROSS_DOCX_HEADING_1 + depth));
        xmlNodePtr level = level_of_style(lists, style);
        if (level != NULL)
            fill(lists, ENGROSS_DOCX_SERIES_SECTIONS, depth, level, style);
    }
}

/* Styles whose lists show how numbered paragraphs and lists are to look. */
#define PARAGRAPH_MODELS                                                                           \
    "Numbered Paragraph,Numbered Txt_G,Reg_Single Txt_G,Numbered Text,Numbered Para,"              \
    "Paragraph Numbered,Para Numbered,Numbered Paragraphs"
#define NUMBER_MODELS                                                                              \
    "List Number,Numbering 1,Numbered List,Listennummer,Liste à numéros,Lista con números,"     \
    "Numero elenco,Lijstnummering,Нумерованный список,列表编号,قائمة مرقمة"

static void fill_paragraphs(struct lists *lists) {
    int32_t index;
    const struct engross_docx_sheet_style *style = chosen(lists, ENGROSS_DOCX_PARAGRAPH);
    if (engross_docx_template_numbering_of(lists->sheet, style) == 0)
        style = engross_docx_sheet_find(lists->sheet, "paragraph", PARAGRAPH_MODELS);
    xmlNodePtr num = list_of_style(lists, style, &index);
    fill_from(lists, ENGROSS_DOCX_SERIES_PARAGRAPHS, num, index, style);
}

/* Word's own styles for deeper lists: "List Bullet 2". */
static void fill_deeper(struct lists *lists, enum engross_docx_series series, const char *name) {
    for (uint32_t depth = 1; depth < 5; depth++) {
        char deeper[NAME_SIZE];
        snprintf(deeper, sizeof deeper, "%s %u", name, (unsigned)depth + 1);
        const struct engross_docx_sheet_style *style =
            engross_docx_sheet_find(lists->sheet, "paragraph", deeper);
        xmlNodePtr level = level_of_style(lists, style);
        if (level != NULL)
            fill(lists, series, depth, level, style);
    }
}

static void fill_list(struct lists *lists, enum engross_docx_series series,
                      const struct engross_docx_sheet_style *style, const char *deeper) {
    int32_t index;
    xmlNodePtr num = list_of_style(lists, style, &index);
    if (!is_usable(level_of(lists, num, index), series == ENGROSS_DOCX_SERIES_BULLETS)) {
        num = first_list(lists, series == ENGROSS_DOCX_SERIES_BULLETS);
        index = 0;
    }
    fill_from(lists, series, num, index, style);
    if (num != NULL)
        fill_deeper(lists, series, deeper);
}

/* The second bullet has a style of its own in the template of the United Nations. */
static void fill_second_bullet(struct lists *lists) {
    const struct engross_docx_sheet_style *style = chosen(lists, ENGROSS_DOCX_BULLET_2);
    xmlNodePtr level = level_of_style(lists, style);
    if (level != NULL)
        fill(lists, ENGROSS_DOCX_SERIES_BULLETS, 1, level, style);
}

/* Levels below the template's last look as it does, each set in a step more. */
static void continue_down(struct engross_docx_level_look levels[ENGROSS_DOCX_LEVELS]) {
    for (uint32_t depth = 1; depth < ENGROSS_DOCX_LEVELS; depth++)
        if (!levels[depth].is_found && levels[depth - 1].is_found) {
            levels[depth] = levels[depth - 1];
            levels[depth].place.left += STEP;
            levels[depth].place.tab += STEP;
        }
}

/* Lists in a numbered paragraph begin where its text does. */
static void shift_into_paragraph(struct engross_docx_look *look, enum engross_docx_series series,
                                 uint32_t depth, const struct engross_docx_level_look *level) {
    struct engross_docx_place text =
        engross_docx_numbering_place(look, ENGROSS_DOCX_SERIES_PARAGRAPHS, 0);
    int32_t shift = text.left - look->styles[ENGROSS_DOCX_BODY].start;
    if (depth >= ENGROSS_DOCX_LEVELS || !level->is_found || look->levels[series][depth].is_found)
        return;
    look->levels[series][depth] = *level;
    look->levels[series][depth].place.left += shift;
    look->levels[series][depth].place.tab += shift;
}

static void fill_in_paragraphs(struct engross_docx_look *look) {
    bool is_of_paragraphs = look->levels[ENGROSS_DOCX_SERIES_PARAGRAPHS][0].is_found;
    for (uint32_t depth = 0; depth < ENGROSS_DOCX_LEVELS; depth++) {
        shift_into_paragraph(look, ENGROSS_DOCX_SERIES_PARAGRAPH_BULLETS, depth,
                             &look->levels[ENGROSS_DOCX_SERIES_BULLETS][depth]);
        if (!is_of_paragraphs && !look->is_united_nations && !look->is_geneva)
            shift_into_paragraph(look, ENGROSS_DOCX_SERIES_PARAGRAPHS, depth + 1,
                                 &look->levels[ENGROSS_DOCX_SERIES_LIST][depth]);
    }
}

int32_t engross_docx_template_dress_lists(struct engross_docx_template *template,
                                          const struct engross_docx_sheet *sheet,
                                          struct engross_docx_look *look) {
    struct lists lists = {.template = template, .sheet = sheet, .look = look};
    if (template->numbering == NULL)
        return ENGROSS_OK;
    fill_sections(&lists);
    fill_paragraphs(&lists);
    fill_list(&lists, ENGROSS_DOCX_SERIES_LIST,
              engross_docx_sheet_find(sheet, "paragraph", NUMBER_MODELS), "List Number");
    fill_list(&lists, ENGROSS_DOCX_SERIES_BULLETS, chosen(&lists, ENGROSS_DOCX_BULLET_1),
              "List Bullet");
    fill_second_bullet(&lists);
    continue_down(look->levels[ENGROSS_DOCX_SERIES_PARAGRAPHS]);
    continue_down(look->levels[ENGROSS_DOCX_SERIES_LIST]);
    continue_down(look->levels[ENGROSS_DOCX_SERIES_BULLETS]);
    fill_in_paragraphs(look);
    return lists.lacks_memory ? ENGROSS_NO_MEMORY : ENGROSS_OK;
}
