#include "kit/random_document.h"

#include <string.h>

struct generator {
    struct engross_builder *builder;
    uint64_t state;
    int blocks_left;
    int depth;
    uint32_t number; /* of the next paragraph */
    uint32_t line;
};

/* xorshift64*: good enough, the same everywhere. */
static uint32_t below(struct generator *generator, uint32_t bound) {
    uint64_t x = generator->state;
    x ^= x >> 12;
    x ^= x << 25;
    x ^= x >> 27;
    generator->state = x;
    return (uint32_t)((x * UINT64_C(2685821657736338717)) >> 33) % bound;
}

static engross_position place(struct generator *generator) {
    return (engross_position){++generator->line, 1};
}

static const char *const words[] = {
    "rights",
    "State",
    "per",
    "cent",
    "30%",
    "№",
    "12",
    "—",
    "“quoted”",
    "Қазақстан",
    "әділет",
    "закон",
    "الحق",
    "שלום",
    "人权",
    "a",
    "&",
    "<tag>",
    "e\xCC\x81t\xC3\xA9",
    "reporting-period",
    "(2016–2025)",
    "ﬁne",
    "नमस्ते",
    "ไทย",
    "x\xC2\xA0y",
    "…",
    "counter\xC2\xADproductive",
    "https://example.org/a?b=c&d",
    "Αθήνα",
    "𝔸",
    "“",
    "”",
};
#define WORD_COUNT (sizeof words / sizeof *words)

/* A word that stands nowhere else in the document: " w00042 ". */
static void unique_word(struct generator *generator) {
    char word[] = " w00000 ";
    uint32_t number = generator->line;
    for (size_t at = 6; at > 1; at--, number /= 10)
        word[at] = (char)('0' + number % 10);
    engross_builder_text(generator->builder, word, sizeof word - 1, place(generator));
}

static void text(struct generator *generator) {
    uint32_t count = 1 + below(generator, 12);
    for (uint32_t i = 0; i < count; i++) {
        const char *word = words[below(generator, WORD_COUNT)];
        engross_builder_text(generator->builder, word, strlen(word), place(generator));
        if (i + 1 < count || below(generator, 2) == 0)
            engross_builder_text(generator->builder, " ", 1, place(generator));
    }
    unique_word(generator);
}

static void blocks(struct generator *generator, uint32_t parent, bool first_is_p);

static void inlines(struct generator *generator);

static void inline_element(struct generator *generator) {
    static const uint32_t kinds[] = {
        ENGROSS_KIND_EMPHASIS,    ENGROSS_KIND_STRONG,    ENGROSS_KIND_LINK,
        ENGROSS_KIND_REFERENCE,   ENGROSS_KIND_SPAN,      ENGROSS_KIND_CODE,
        ENGROSS_KIND_SUPERSCRIPT, ENGROSS_KIND_SUBSCRIPT, ENGROSS_KIND_LINE_BREAK,
        ENGROSS_KIND_NOTE,
    };
    static const char *const languages[] = {"ru", "ar", "kk-Latn", "zh-Hans", "he"};
    uint32_t kind = kinds[below(generator, sizeof kinds / sizeof *kinds)];
    if (!engross_builder_allows(generator->builder, kind) || generator->depth > 12)
        return;
    engross_builder_open(generator->builder, kind, place(generator));
    if (kind == ENGROSS_KIND_LINK)
        engross_builder_set_string(generator->builder, ENGROSS_ATTRIBUTE_HREF,
                                   "https://example.org/a b?c=\"d\"&e");
    if (kind == ENGROSS_KIND_REFERENCE)
        engross_builder_set_string(generator->builder, ENGROSS_ATTRIBUTE_TARGET,
                                   below(generator, 3) == 0 ? "nowhere" : "para_1");
    if (kind == ENGROSS_KIND_SPAN)
        engross_builder_set_string(generator->builder, ENGROSS_ATTRIBUTE_LANGUAGE,
                                   languages[below(generator, 5)]);
    if (kind == ENGROSS_KIND_NOTE && below(generator, 4) == 0)
        engross_builder_set_string(generator->builder, ENGROSS_ATTRIBUTE_MARK, "*");
    if (kind == ENGROSS_KIND_NOTE && below(generator, 4) == 0)
        engross_builder_set_string(generator->builder, ENGROSS_ATTRIBUTE_TYPE, "end");
    generator->depth++;
    if (kind == ENGROSS_KIND_NOTE)
        blocks(generator, kind, true);
    else if (kind != ENGROSS_KIND_LINE_BREAK)
        inlines(generator);
    generator->depth--;
    engross_builder_close(generator->builder, kind);
}

static void inlines(struct generator *generator) {
    uint32_t count = 1 + below(generator, 3);
    for (uint32_t i = 0; i < count; i++) {
        text(generator);
        if (below(generator, 4) == 0)
            inline_element(generator);
    }
}

static void element_of_inlines(struct generator *generator, uint32_t kind) {
    engross_builder_open(generator->builder, kind, place(generator));
    if (below(generator, 40) > 0)
        inlines(generator);
    engross_builder_close(generator->builder, kind);
}

static void set_number(struct generator *generator, const char *format, uint32_t value) {
    struct engross_buffer number = ENGROSS_BUFFER_INIT;
    for (const char *at = format; *at != '\0'; at++) {
        if (*at == '#')
            engross_buffer_append_integer(&number, value);
        else if (*at == '@')
            engross_buffer_append_char(&number, (char)('a' + (value - 1) % 26));
        else
            engross_buffer_append_char(&number, *at);
    }
    engross_builder_set(generator->builder, ENGROSS_ATTRIBUTE_NUMBER, number.data, number.size);
    engross_buffer_finish(&number);
}

static void fill_list(struct generator *generator) {
    static const char *const formats[] = {NULL, "#.", "(@)", "@)", "#)", "*#*"};
    static const char *const styles[] = {NULL, "bullet", "decimal", "lower-roman", "upper-alpha"};
    const char *format = formats[below(generator, 6)];
    const char *style = styles[below(generator, 5)];
    if (format == NULL && style != NULL)
        engross_builder_set_string(generator->builder, ENGROSS_ATTRIBUTE_STYLE, style);
    uint32_t count = 1 + below(generator, 4);
    uint32_t value = 1 + below(generator, 3);
    for (uint32_t i = 0; i < count; i++) {
        engross_builder_open(generator->builder, ENGROSS_KIND_ITEM, place(generator));
        if (format != NULL)
            set_number(generator, format, value);
        value += below(generator, 8) == 0 ? 2 : 1;
        blocks(generator, ENGROSS_KIND_ITEM, below(generator, 8) > 0);
        engross_builder_close(generator->builder, ENGROSS_KIND_ITEM);
    }
}

static void fill_rows(struct generator *generator, uint32_t part) {
    engross_builder_open(generator->builder, part, place(generator));
    uint32_t rows = 1 + below(generator, 4);
    for (uint32_t row = 0; row < rows; row++) {
        engross_builder_open(generator->builder, ENGROSS_KIND_ROW, place(generator));
        uint32_t cells = below(generator, 6);
        for (uint32_t cell = 0; cell < cells; cell++) {
            engross_builder_open(generator->builder, ENGROSS_KIND_CELL, place(generator));
            if (below(generator, 6) == 0)
                engross_builder_set_string(generator->builder, ENGROSS_ATTRIBUTE_COLUMN_SPAN, "2");
            if (below(generator, 6) == 0)
                engross_builder_set_string(generator->builder, ENGROSS_ATTRIBUTE_ROW_SPAN, "3");
            if (below(generator, 6) == 0)
                engross_builder_set_string(generator->builder, ENGROSS_ATTRIBUTE_HEADER, "row");
            if (below(generator, 6) == 0)
                engross_builder_set_string(generator->builder, ENGROSS_ATTRIBUTE_ALIGN, "end");
            if (below(generator, 6) > 0)
                blocks(generator, ENGROSS_KIND_CELL, true);
            engross_builder_close(generator->builder, ENGROSS_KIND_CELL);
        }
        engross_builder_close(generator->builder, ENGROSS_KIND_ROW);
    }
    engross_builder_close(generator->builder, part);
}

static void fill_exchange(struct generator *generator) {
    engross_builder_open(generator->builder, ENGROSS_KIND_QUESTION, place(generator));
    if (below(generator, 2) == 0)
        engross_builder_set_string(generator->builder, ENGROSS_ATTRIBUTE_LABEL, "Q:");
    element_of_inlines(generator, ENGROSS_KIND_P);
    engross_builder_close(generator->builder, ENGROSS_KIND_QUESTION);
    if (below(generator, 5) == 0)
        return;
    engross_builder_open(generator->builder, ENGROSS_KIND_ANSWER, place(generator));
    if (below(generator, 2) == 0)
        engross_builder_set_string(generator->builder, ENGROSS_ATTRIBUTE_SPEAKER, "A. Person");
    blocks(generator, ENGROSS_KIND_ANSWER, false);
    engross_builder_close(generator->builder, ENGROSS_KIND_ANSWER);
}

static void fill_recommendations(struct generator *generator) {
    static const char line[] = "Recommendations 139.1, 139.6\xE2\x80\x93"
                               "139.9 and 139.200";
    engross_builder_open(generator->builder, ENGROSS_KIND_P, place(generator));
    engross_builder_text(generator->builder, line, sizeof line - 1, place(generator));
    engross_builder_close(generator->builder, ENGROSS_KIND_P);
}

static void fill_section(struct generator *generator) {
    static const char *const formats[] = {NULL, "#.", "@.", "IV.", "Article #", "B.", "1.2.#"};
    const char *format = formats[below(generator, 7)];
    if (format != NULL)
        set_number(generator, format, 1 + below(generator, 9));
    if (below(generator, 12) == 0)
        engross_builder_set_string(generator->builder, ENGROSS_ATTRIBUTE_TYPE, "annex");
    element_of_inlines(generator, ENGROSS_KIND_HEADING);
    if (below(generator, 10) > 0)
        blocks(generator, ENGROSS_KIND_SECTION, false);
}

static void fill_key_figures(struct generator *generator) {
    uint32_t count = 1 + below(generator, 5);
    for (uint32_t i = 0; i < count; i++) {
        engross_builder_open(generator->builder, ENGROSS_KIND_KEY_FIGURE, place(generator));
        element_of_inlines(generator, ENGROSS_KIND_VALUE);
        if (below(generator, 8) > 0)
            element_of_inlines(generator, ENGROSS_KIND_LABEL);
        engross_builder_close(generator->builder, ENGROSS_KIND_KEY_FIGURE);
    }
}

static void fill(struct generator *generator, uint32_t kind) {
    struct engross_builder *builder = generator->builder;
    switch (kind) {
    case ENGROSS_KIND_P:
        inlines(generator);
        break;
    case ENGROSS_KIND_PARAGRAPH:
        set_number(generator, "#.", generator->number++);
        blocks(generator, kind, true);
        break;
    case ENGROSS_KIND_LIST:
        fill_list(generator);
        break;
    case ENGROSS_KIND_EXCHANGE:
        fill_exchange(generator);
        break;
    case ENGROSS_KIND_QUOTATION:
        blocks(generator, kind, false);
        if (below(generator, 2) == 0)
            element_of_inlines(generator, ENGROSS_KIND_ATTRIBUTION);
        break;
    case ENGROSS_KIND_TABLE:
        if (below(generator, 2) == 0)
            element_of_inlines(generator, ENGROSS_KIND_CAPTION);
        if (below(generator, 2) == 0)
            fill_rows(generator, ENGROSS_KIND_TABLE_HEAD);
        if (below(generator, 8) > 0)
            fill_rows(generator, ENGROSS_KIND_TABLE_BODY);
        break;
    case ENGROSS_KIND_FIGURE:
        engross_builder_set_string(builder, ENGROSS_ATTRIBUTE_SOURCE, "missing.png");
        engross_builder_set_string(builder, ENGROSS_ATTRIBUTE_ALT, "A chart & <its> \"data\"");
        if (below(generator, 2) == 0)
            element_of_inlines(generator, ENGROSS_KIND_CAPTION);
        break;
    case ENGROSS_KIND_RECOMMENDATIONS:
        fill_recommendations(generator);
        break;
    case ENGROSS_KIND_NOTICE:
        engross_builder_set_string(builder, ENGROSS_ATTRIBUTE_TYPE,
                                   below(generator, 2) == 0 ? "disclaimer" : "source");
        blocks(generator, kind, true);
        break;
    case ENGROSS_KIND_SECTION:
        fill_section(generator);
        break;
    case ENGROSS_KIND_KEY_FIGURES:
        fill_key_figures(generator);
        break;
    default:
        break;
    }
}

static void block(struct generator *generator, uint32_t kind) {
    generator->blocks_left--;
    generator->depth++;
    engross_builder_open(generator->builder, kind, place(generator));
    fill(generator, kind);
    engross_builder_close(generator->builder, kind);
    generator->depth--;
}

/* At least one block; below the depth of seven only paragraphs of text. */
static void blocks(struct generator *generator, uint32_t parent, bool first_is_p) {
    static const uint32_t kinds[] = {
        ENGROSS_KIND_P,           ENGROSS_KIND_P,         ENGROSS_KIND_P,
        ENGROSS_KIND_LIST,        ENGROSS_KIND_PARAGRAPH, ENGROSS_KIND_EXCHANGE,
        ENGROSS_KIND_TABLE,       ENGROSS_KIND_QUOTATION, ENGROSS_KIND_FIGURE,
        ENGROSS_KIND_NOTICE,      ENGROSS_KIND_SEPARATOR, ENGROSS_KIND_RECOMMENDATIONS,
        ENGROSS_KIND_SECTION,     ENGROSS_KIND_SECTION,   ENGROSS_KIND_PAGE_BREAK,
        ENGROSS_KIND_KEY_FIGURES,
    };
    uint32_t count = 1 + below(generator, 3);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t kind = kinds[below(generator, sizeof kinds / sizeof *kinds)];
        bool plain = (i == 0 && first_is_p) || generator->depth > 7 || generator->blocks_left < 0 ||
                     !engross_model_allows(parent, kind);
        block(generator, plain ? ENGROSS_KIND_P : kind);
    }
}

static void metadata(struct generator *generator) {
    for (uint32_t field = 0; field < ENGROSS_FIELD_COUNT; field++) {
        if (field == ENGROSS_FIELD_WORD_COUNT || below(generator, 2) == 0)
            continue;
        engross_builder_open_field(generator->builder, field, place(generator));
        if (field == ENGROSS_FIELD_DATE)
            engross_builder_set_string(generator->builder, ENGROSS_ATTRIBUTE_VALUE, "2026-11-21");
        if (field == ENGROSS_FIELD_ORIGINAL_LANGUAGE)
            engross_builder_set_string(generator->builder, ENGROSS_ATTRIBUTE_VALUE, "ru");
        inlines(generator);
        engross_builder_close(generator->builder, ENGROSS_KIND_FIELD);
    }
}

void engross_kit_random_document(struct engross_builder *builder, uint64_t seed, int size) {
    static const char *const kinds[] = {"report", "factsheet", "interview", "article", "page"};
    static const char *const languages[] = {"en", "ru", "kk", "ar", "zh", "fr"};
    struct generator generator = {
        .builder = builder,
        .state = seed * UINT64_C(0x9E3779B97F4A7C15) + 1,
        .blocks_left = size,
        .number = 1,
    };
    engross_builder_document(builder, ENGROSS_ATTRIBUTE_KIND, kinds[below(&generator, 5)]);
    engross_builder_document(builder, ENGROSS_ATTRIBUTE_LANGUAGE, languages[below(&generator, 6)]);
    metadata(&generator);
    while (generator.blocks_left > 0)
        blocks(&generator, ENGROSS_KIND_CONTENT, false);
}
