#include "numbering.h"

#include "grow.h"

#include "kit/walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What Word still opens without trouble; beyond, numbers are text. */
#define MOST_ABSTRACTS 512
#define MOST_NUMS 30000
/* Word tells lists apart by w:nsid when text moves between documents. */
#define FIRST_IDENTITY 0x45470001u
/* Geneva template: a heading's number ends, and a bullet begins, this far before the text. */
#define HEADING_NUMBER_GAP 283
#define BULLET_GAP 170
/* Room for "III." in a template's heading: 1.8 times the height of the type, in half-points. */
#define TWIPS_OF_A_NUMBER 18

struct level {
    struct engross_docx_numeral numeral; /* its value is the first one used */
    int64_t count;                       /* the last number given */
    bool is_used;
    bool is_counting; /* false: the next number is the start again */
};

struct abstract {
    enum engross_docx_series series;
    uint32_t num; /* index of the w:num in use */
    struct level levels[ENGROSS_DOCX_LEVELS];
};

struct num {
    uint32_t abstract;
    uint32_t level; /* that starts anew, with start */
    int64_t start;  /* 0: nothing is overridden */
    bool is_started;
};

struct engross_docx_numbering {
    const struct engross_docx_look *look;
    struct abstract *abstracts;
    struct num *nums;
    uint32_t first_abstract; /* ids of the first ones */
    uint32_t first_num;
    size_t abstract_count;
    size_t abstract_capacity;
    size_t num_count;
    size_t num_capacity;
};

struct engross_docx_numbering *engross_docx_numbering_new(const struct engross_docx_look *look,
                                                          uint32_t abstracts, uint32_t nums) {
    struct engross_docx_numbering *numbering = calloc(1, sizeof *numbering);
    if (numbering != NULL)
        *numbering = (struct engross_docx_numbering){
            .look = look, .first_abstract = abstracts, .first_num = nums + 1};
    return numbering;
}

void engross_docx_numbering_free(struct engross_docx_numbering *numbering) {
    if (numbering == NULL)
        return;
    free(numbering->abstracts);
    free(numbering->nums);
    free(numbering);
}

static int32_t add_num(struct engross_docx_numbering *numbering, uint32_t abstract, uint32_t level,
                       int64_t start) {
    if (!engross_docx_grow(&numbering->nums, numbering->num_count, &numbering->num_capacity,
                           sizeof *numbering->nums))
        return ENGROSS_NO_MEMORY;
    numbering->nums[numbering->num_count] =
        (struct num){.abstract = abstract, .level = level, .start = start};
    numbering->abstracts[abstract].num = (uint32_t)numbering->num_count++;
    return ENGROSS_OK;
}

static int32_t add_abstract(struct engross_docx_numbering *numbering,
                            enum engross_docx_series series) {
    if (!engross_docx_grow(&numbering->abstracts, numbering->abstract_count,
                           &numbering->abstract_capacity, sizeof *numbering->abstracts))
        return ENGROSS_NO_MEMORY;
    numbering->abstracts[numbering->abstract_count] = (struct abstract){.series = series};
    return add_num(numbering, (uint32_t)numbering->abstract_count++, 0, 0);
}

static bool looks_alike(const struct engross_docx_numeral *left,
                        const struct engross_docx_numeral *right) {
    return left->format == right->format && left->is_compound == right->is_compound &&
           engross_kit_text_equal(left->prefix, right->prefix) &&
           engross_kit_text_equal(left->suffix, right->suffix);
}

/* Whether prefix is what "%1.%2." would print before a number of that level. */
static bool is_number_above(const struct abstract *abstract, uint32_t level, engross_text prefix) {
    size_t size = 0;
    for (uint32_t above = 0; above < level; above++) {
        const struct level *counted = &abstract->levels[above];
        char numeral[ENGROSS_DOCX_NUMERAL_SIZE];
        size_t part = 0;
        if (counted->is_used && counted->is_counting)
            part = engross_docx_format_value(counted->numeral.format, counted->count, numeral);
        if (part == 0 || size + part + 1 > prefix.size ||
            memcmp(prefix.data + size, numeral, part) != 0 || prefix.data[size + part] != '.')
            return false;
        size += part + 1;
    }
    return level > 0 && size == prefix.size;
}

/* Turns "2.1." under "2." into a number that Word compounds itself. */
static void compound(const struct engross_docx_numbering *numbering,
                     enum engross_docx_series series, uint32_t level,
                     struct engross_docx_numeral *numeral) {
    for (size_t i = 0; i < numbering->abstract_count && numeral->prefix.size > 0; i++)
        if (numbering->abstracts[i].series == series &&
            is_number_above(&numbering->abstracts[i], level, numeral->prefix)) {
            numeral->prefix.size = 0;
            numeral->is_compound = true;
        }
}

/* The number that Word would give next in that list at that level. */
static int64_t expected(const struct engross_docx_numbering *numbering,
                        const struct abstract *abstract, uint32_t level) {
    const struct num *num = &numbering->nums[abstract->num];
    const struct level *counted = &abstract->levels[level];
    bool is_overridden = num->start > 0 && num->level == level;
    if (is_overridden && !num->is_started)
        return num->start;
    if (counted->is_counting)
        return counted->count + 1;
    return is_overridden ? num->start : 1;
}

/* Counts a number, as Word does: the levels below start again. */
static void count(struct engross_docx_numbering *numbering, struct abstract *abstract,
                  uint32_t level, int64_t value) {
    struct num *num = &numbering->nums[abstract->num];
    if (num->start > 0 && num->level == level)
        num->is_started = true;
    abstract->levels[level].count = value;
    abstract->levels[level].is_counting = true;
    for (uint32_t below = level + 1; below < ENGROSS_DOCX_LEVELS; below++)
        abstract->levels[below].is_counting = false;
}

/* Whether a level below has numbers already. Word and LibreOffice disagree whether these began the
 * level above, so that its first number would be theirs to choose. */
static bool has_begun_below(const struct abstract *abstract, uint32_t level) {
    for (uint32_t below = level + 1; below < ENGROSS_DOCX_LEVELS; below++)
        if (abstract->levels[below].is_used)
            return true;
    return false;
}

static bool takes(const struct abstract *abstract, enum engross_docx_series series, uint32_t level,
                  const struct engross_docx_numeral *numeral) {
    const struct level *taken = &abstract->levels[level];
    if (abstract->series != series)
        return false;
    return taken->is_used ? looks_alike(&taken->numeral, numeral)
                          : !has_begun_below(abstract, level);
}

/* Sub-paragraphs that start again within one paragraph leave their list, so that the list of
 * the paragraphs stays one. */
static bool stays_whole(const struct engross_docx_numbering *numbering,
                        const struct abstract *abstract, uint32_t level, int64_t value) {
    return abstract->series != ENGROSS_DOCX_SERIES_PARAGRAPHS || level == 0 ||
           expected(numbering, abstract, level) == value;
}

/* The abstract list for a number; abstract_count where there is none yet. */
static size_t find_abstract(const struct engross_docx_numbering *numbering,
                            enum engross_docx_series series, uint32_t level,
                            const struct engross_docx_numeral *numeral) {
    for (size_t i = 0; i < numbering->abstract_count; i++) {
        const struct abstract *abstract = &numbering->abstracts[i];
        if (takes(abstract, series, level, numeral) &&
            stays_whole(numbering, abstract, level, numeral->value))
            return i;
    }
    return numbering->abstract_count;
}

int32_t engross_docx_numbering_next(struct engross_docx_numbering *numbering,
                                    enum engross_docx_series series, uint32_t depth,
                                    const struct engross_docx_numeral *numeral,
                                    struct engross_docx_number *out) {
    struct engross_docx_numeral printed = *numeral;
    *out = (struct engross_docx_number){0};
    if (depth >= ENGROSS_DOCX_LEVELS || numbering->num_count + 2 > MOST_NUMS)
        return ENGROSS_OK;
    compound(numbering, series, depth, &printed);
    size_t index = find_abstract(numbering, series, depth, &printed);
    if (index == numbering->abstract_count) {
        if (index == MOST_ABSTRACTS)
            return ENGROSS_OK;
        int32_t status = add_abstract(numbering, series);
        if (status != ENGROSS_OK)
            return status;
    }
    struct abstract *abstract = &numbering->abstracts[index];
    if (!abstract->levels[depth].is_used)
        abstract->levels[depth].numeral = printed;
    abstract->levels[depth].is_used = true;
    if (expected(numbering, abstract, depth) != numeral->value) {
        int32_t status = add_num(numbering, (uint32_t)index, depth, numeral->value);
        if (status != ENGROSS_OK)
            return status;
    }
    count(numbering, abstract, depth, numeral->value);
    *out =
        (struct engross_docx_number){.num = abstract->num + numbering->first_num, .level = depth};
    return ENGROSS_OK;
}

int32_t engross_docx_numbering_bullet(struct engross_docx_numbering *numbering,
                                      enum engross_docx_series series, uint32_t depth,
                                      struct engross_docx_number *out) {
    size_t index = 0;
    uint32_t level = depth < ENGROSS_DOCX_LEVELS ? depth : ENGROSS_DOCX_LEVELS - 1;
    while (index < numbering->abstract_count && numbering->abstracts[index].series != series)
        index++;
    if (index == numbering->abstract_count) {
        int32_t status = add_abstract(numbering, series);
        if (status != ENGROSS_OK)
            return status;
    }
    *out = (struct engross_docx_number){
        .num = numbering->abstracts[index].num + numbering->first_num, .level = level};
    return ENGROSS_OK;
}

static bool is_of_bullets(enum engross_docx_series series) {
    return series == ENGROSS_DOCX_SERIES_BULLETS || series == ENGROSS_DOCX_SERIES_PARAGRAPH_BULLETS;
}

static bool is_of_nations(const struct engross_docx_look *look) {
    return look->is_united_nations || look->is_geneva;
}

static struct engross_docx_place heading_place(const struct engross_docx_look *look,
                                               uint32_t depth) {
    enum engross_docx_style style = depth < 6
                                        ? (enum engross_docx_style)(ENGROSS_DOCX_HEADING_1 + depth)
                                        : ENGROSS_DOCX_HEADING_6;
    const struct engross_docx_appearance *values = &look->styles[style];
    int32_t hanging = look->choices[style].hanging;
    int32_t width = values->number_width;
    if (look->choices[style].is_found && width < values->size * TWIPS_OF_A_NUMBER)
        width = values->size * TWIPS_OF_A_NUMBER;
    if (look->choices[style].is_found && hanging > 0 && !values->number_at_end)
        return (struct engross_docx_place){values->start, -hanging, values->start, false};
    if (values->number_at_end && values->start >= HEADING_NUMBER_GAP)
        return (struct engross_docx_place){values->start, -HEADING_NUMBER_GAP, values->start, true};
    return (struct engross_docx_place){values->start + width, -width, values->start + width, false};
}

/* United Nations: the first line is set in by the number, the others return to the edge; so for
 * sub-paragraphs of the first depth. Deeper ones hang. */
static struct engross_docx_place paragraph_place(const struct engross_docx_look *look,
                                                 uint32_t depth) {
    const struct engross_docx_appearance *values =
        &look->styles[depth == 0 ? ENGROSS_DOCX_PARAGRAPH : ENGROSS_DOCX_ITEM];
    int32_t width = values->number_width;
    int32_t number = values->start + (int32_t)depth * width;
    if (is_of_nations(look) && depth <= 1)
        return (struct engross_docx_place){values->start, number - values->start, number + width,
                                           false};
    return (struct engross_docx_place){number + width, -width, number + width, false};
}

static struct engross_docx_place list_place(const struct engross_docx_look *look, uint32_t depth) {
    const struct engross_docx_appearance *values = &look->styles[ENGROSS_DOCX_ITEM];
    int32_t text = values->start + (int32_t)(depth + 1) * values->number_width;
    return (struct engross_docx_place){text, -values->number_width, text, false};
}

static struct engross_docx_place bullet_place(const struct engross_docx_look *look,
                                              uint32_t depth) {
    struct engross_docx_place place = list_place(look, depth);
    if (is_of_nations(look))
        place.first_line = -BULLET_GAP;
    return place;
}

/* Where the text of the paragraph hangs, its bullets stand further in. */
static struct engross_docx_place paragraph_bullet_place(const struct engross_docx_look *look,
                                                        uint32_t depth) {
    return bullet_place(look, is_of_nations(look) ? depth : depth + 1);
}

struct engross_docx_place engross_docx_numbering_place(const struct engross_docx_look *look,
                                                       enum engross_docx_series series,
                                                       uint32_t depth) {
    static struct engross_docx_place (*const places[])(const struct engross_docx_look *,
                                                       uint32_t) = {
        [ENGROSS_DOCX_SERIES_SECTIONS] = heading_place,
        [ENGROSS_DOCX_SERIES_PARAGRAPHS] = paragraph_place,
        [ENGROSS_DOCX_SERIES_LIST] = list_place,
        [ENGROSS_DOCX_SERIES_BULLETS] = bullet_place,
        [ENGROSS_DOCX_SERIES_PARAGRAPH_BULLETS] = paragraph_bullet_place,
    };
    uint32_t level = depth < ENGROSS_DOCX_LEVELS ? depth : ENGROSS_DOCX_LEVELS - 1;
    return look->levels[series][level].is_found ? look->levels[series][level].place
                                                : places[series](look, level);
}

bool engross_docx_numbering_is_used(const struct engross_docx_numbering *numbering) {
    return numbering->abstract_count > 0;
}

/* The printed form with "%N" for the number: "(%2)". */
static void write_level_text(struct engross_kit_xml *xml, const struct level *level,
                             uint32_t index) {
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    engross_buffer_append(&text, level->numeral.prefix.data, level->numeral.prefix.size);
    for (uint32_t above = 0; level->numeral.is_compound && above < index; above++)
        engross_buffer_append_format(&text, "%%%u.", (unsigned)above + 1);
    engross_buffer_append_format(&text, "%%%u", (unsigned)index + 1);
    engross_buffer_append(&text, level->numeral.suffix.data, level->numeral.suffix.size);
    engross_kit_xml_start(xml, "w:lvlText");
    engross_kit_xml_attribute(xml, "w:val", (engross_text){text.data, text.size});
    engross_kit_xml_end(xml);
    if (engross_buffer_failed(&text))
        xml->status = ENGROSS_NO_MEMORY;
    engross_buffer_finish(&text);
}

static void write_place(struct engross_kit_xml *xml, const struct engross_docx_place *place) {
    engross_kit_xml_start(xml, "w:pPr");
    engross_kit_xml_start(xml, "w:tabs");
    engross_kit_xml_start(xml, "w:tab");
    engross_kit_xml_attribute_string(xml, "w:val", "num");
    engross_kit_xml_attribute_integer(xml, "w:pos", place->tab);
    engross_kit_xml_end(xml);
    engross_kit_xml_end(xml);
    engross_kit_xml_start(xml, "w:ind");
    engross_kit_xml_attribute_integer(xml, "w:left", place->left);
    if (place->first_line < 0)
        engross_kit_xml_attribute_integer(xml, "w:hanging", -place->first_line);
    else
        engross_kit_xml_attribute_integer(xml, "w:firstLine", place->first_line);
    engross_kit_xml_end(xml);
    engross_kit_xml_end(xml);
}

static void write_bullet(struct engross_kit_xml *xml, const struct engross_docx_level_look *given,
                         uint32_t index) {
    static const char *const bullets[] = {"•", "–", "▪"};
    engross_docx_value(xml, "w:numFmt", "bullet");
    engross_kit_xml_raw(xml, given->suffix);
    engross_kit_xml_start(xml, "w:lvlText");
    engross_kit_xml_attribute(
        xml, "w:val", given->sign.size > 0 ? given->sign : engross_kit_text(bullets[index % 3]));
    engross_kit_xml_end(xml);
    engross_kit_xml_raw(xml, given->picture);
}

static void write_number(struct engross_kit_xml *xml, const struct engross_docx_level_look *given,
                         const struct level *level, uint32_t index, bool runs_through) {
    static const char *const usual[] = {"decimal", "lowerLetter", "lowerRoman"};
    engross_docx_value(xml, "w:numFmt",
                       level->is_used ? engross_docx_format_name(level->numeral.format)
                                      : usual[index % 3]);
    if (runs_through)
        engross_docx_integer(xml, "w:lvlRestart", 0);
    engross_kit_xml_raw(xml, given->suffix);
    if (level->is_used)
        write_level_text(xml, level, index);
    else {
        static const struct level spare = {.numeral = {.prefix = {"(", 1}, .suffix = {")", 1}}};
        write_level_text(xml, &spare, index);
    }
}

/* Children in the order of CT_Lvl (17.9.6). */
static void write_level(struct engross_kit_xml *xml, const struct engross_docx_look *look,
                        const struct abstract *abstract, uint32_t index) {
    struct engross_docx_place place = engross_docx_numbering_place(look, abstract->series, index);
    const struct engross_docx_level_look *given = &look->levels[abstract->series][index];
    engross_kit_xml_start(xml, "w:lvl");
    engross_kit_xml_attribute_integer(xml, "w:ilvl", index);
    engross_docx_integer(xml, "w:start", 1);
    if (is_of_bullets(abstract->series))
        write_bullet(xml, given, index);
    else
        write_number(xml, given, &abstract->levels[index], index,
                     abstract->series == ENGROSS_DOCX_SERIES_PARAGRAPHS && index == 0);
    engross_docx_value(xml, "w:lvlJc", place.is_right ? "right" : "left");
    write_place(xml, &place);
    engross_kit_xml_raw(xml, given->properties);
    engross_kit_xml_end(xml);
}

static void write_abstract(struct engross_kit_xml *xml, const struct engross_docx_look *look,
                           const struct abstract *abstract, size_t index) {
    char identity[16];
    engross_kit_xml_start(xml, "w:abstractNum");
    engross_kit_xml_attribute_integer(xml, "w:abstractNumId", (int64_t)index);
    snprintf(identity, sizeof identity, "%08X", (unsigned)(FIRST_IDENTITY + index));
    engross_docx_value(xml, "w:nsid", identity);
    engross_docx_value(xml, "w:multiLevelType", "multilevel");
    for (uint32_t level = 0; level < ENGROSS_DOCX_LEVELS; level++)
        write_level(xml, look, abstract, level);
    engross_kit_xml_end(xml);
}

static void write_num(struct engross_kit_xml *xml, const struct engross_docx_numbering *numbering,
                      size_t index) {
    const struct num *num = &numbering->nums[index];
    engross_kit_xml_start(xml, "w:num");
    engross_kit_xml_attribute_integer(xml, "w:numId", (int64_t)(numbering->first_num + index));
    engross_docx_integer(xml, "w:abstractNumId", numbering->first_abstract + num->abstract);
    if (num->start > 0) {
        engross_kit_xml_start(xml, "w:lvlOverride");
        engross_kit_xml_attribute_integer(xml, "w:ilvl", num->level);
        engross_docx_integer(xml, "w:startOverride", num->start);
        engross_kit_xml_end(xml);
    }
    engross_kit_xml_end(xml);
}

void engross_docx_numbering_write(const struct engross_docx_numbering *numbering,
                                  struct engross_kit_xml *xml) {
    engross_docx_start_part(xml, "w:numbering");
    for (size_t i = 0; i < numbering->abstract_count; i++)
        write_abstract(xml, numbering->look, &numbering->abstracts[i],
                       numbering->first_abstract + i);
    for (size_t i = 0; i < numbering->num_count; i++)
        write_num(xml, numbering, i);
}
