#include "read/markdown/evidence.h"
#include "base/utf8.h"
#include "model/number.h"
#include "read/names/fold.h"

#include <string.h>

/* Longest number or label that is looked for, in bytes. */
#define MAXIMUM_MARKER 16
#define MAXIMUM_LABEL 40

static bool is_text_type(cmark_node_type type) {
    return type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE;
}

void engross_markdown_plain(cmark_node *node, struct engross_buffer *text, size_t limit) {
    cmark_iter *iterator = cmark_iter_new(node);
    if (iterator == NULL)
        return;
    while (cmark_iter_next(iterator) != CMARK_EVENT_DONE) {
        if (limit > 0 && text->size >= limit)
            break;
        cmark_node *at = cmark_iter_get_node(iterator);
        cmark_node_type type = cmark_node_get_type(at);
        if (is_text_type(type))
            engross_buffer_append_string(text, cmark_node_get_literal(at));
        else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
            engross_buffer_append_char(text, ' ');
    }
    cmark_iter_free(iterator);
}

static bool is_blank_text(cmark_node *node) {
    if (cmark_node_get_type(node) != CMARK_NODE_TEXT)
        return cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK;
    const char *text = cmark_node_get_literal(node);
    return text[strspn(text, " \t")] == '\0';
}

cmark_node *engross_markdown_only_child(cmark_node *node, cmark_node_type type) {
    cmark_node *found = NULL;
    for (cmark_node *child = cmark_node_first_child(node); child != NULL;
         child = cmark_node_next(child)) {
        if (is_blank_text(child))
            continue;
        if (found != NULL || cmark_node_get_type(child) != type)
            return NULL;
        found = child;
    }
    return found;
}

static size_t spaces_at(const char *text, size_t size, size_t offset) {
    size_t start = offset;
    while (offset < size) {
        size_t next = offset;
        if (!engross_is_any_space(engross_utf8_decode(text, size, &next)))
            break;
        offset = next;
    }
    return offset - start;
}

/* Letters or digits from offset on: one letter, roman numerals, or up to three digits. */
static size_t counter_at(const char *text, size_t size, size_t offset) {
    size_t start = offset, count = 0;
    while (offset < size && offset - start < 12) {
        size_t next = offset;
        uint32_t codepoint = engross_utf8_decode(text, size, &next);
        if (!engross_is_letter(codepoint) && !engross_is_digit(codepoint))
            break;
        offset = next;
        count++;
    }
    size_t length = offset - start;
    if (count == 1)
        return length;
    bool roman = strspn(text + start, "ivxl") >= length || strspn(text + start, "IVXL") >= length;
    bool digits = strspn(text + start, "0123456789") >= length && length <= 3;
    bool doubled = count == 2 && memcmp(text + start, text + start + length / 2, length / 2) == 0;
    return roman || digits || doubled ? length : 0;
}

size_t engross_markdown_marker(const char *text, size_t size, engross_text *marker) {
    size_t offset = size > 0 && text[0] == '(';
    size_t length = counter_at(text, size, offset);
    bool decimal_alone = offset == 0 && length > 0 && text[0] >= '0' && text[0] <= '9';
    offset += length;
    if (length == 0 || decimal_alone || offset >= size || text[offset] != ')')
        return 0;
    *marker = (engross_text){text, ++offset};
    size_t space = spaces_at(text, size, offset);
    return space == 0 ? 0 : offset + space;
}

size_t engross_markdown_number(const char *text, size_t size, int64_t *value) {
    size_t digits = 0;
    *value = 0;
    while (digits < size && digits < 6 && text[digits] >= '0' && text[digits] <= '9')
        *value = *value * 10 + (text[digits++] - '0');
    if (digits == 0 || digits >= size || (text[digits] != '.' && text[digits] != ')'))
        return 0;
    size_t space = spaces_at(text, size, digits + 1);
    return space == 0 ? 0 : digits + 1 + space;
}

struct label_row {
    const char *words; /* parted by '|' */
    int meaning;
};

static bool word_is_listed(const char *words, const char *text, size_t size) {
    char folded[ENGROSS_NAME_SIZE];
    size_t length = size < MAXIMUM_LABEL * 2 ? engross_name_fold(text, size, folded) : 0;
    return length > 0 && engross_name_listed(words, folded, length);
}

/* The first word of text: its size in bytes. */
static size_t first_word(const char *text, size_t size) {
    size_t offset = 0;
    while (offset < size) {
        size_t next = offset;
        if (!engross_is_letter(engross_utf8_decode(text, size, &next)))
            break;
        offset = next;
    }
    return offset;
}

static const char part_words[] =
    "part|chapter|section|article|annex|appendix|partie|chapitre|annexe|titre|parte|capítulo|"
    "sección|artículo|anexo|título|часть|глава|раздел|статья|приложение|бөлім|тарау|қосымша|"
    "الجزء|الفصل|المرفق";
static const char annex_words[] =
    "annex|annexes|appendix|annexe|anexo|приложение|приложения|қосымша|المرفق|附件";
static const char summary_words[] =
    "summary|executivesummary|abstract|résumé|resumen|resumenejecutivo|résuméexécutif|"
    "résuméanalytique|резюме|краткоерезюме|аннотация|түйіндеме|ملخص|موجز|摘要";

static size_t roman_size(const char *text, size_t size) {
    size_t length = 0;
    while (length < size && strchr("IVXLC", text[length]) != NULL)
        length++;
    return length;
}

/* Digits parted by points: "2", "2.1", "2.1.3"; *points counts the points inside. */
static size_t decimal_size(const char *text, size_t size, size_t *points) {
    size_t offset = 0;
    *points = 0;
    while (offset < size && text[offset] >= '0' && text[offset] <= '9') {
        while (offset < size && text[offset] >= '0' && text[offset] <= '9')
            offset++;
        bool more = offset + 1 < size && text[offset] == '.' && text[offset + 1] >= '0' &&
                    text[offset + 1] <= '9';
        if (!more)
            break;
        ++*points;
        offset++;
    }
    return offset;
}

/* The bytes of the counter proper, without what stands after it. */
static size_t counter_size(const char *text, size_t size, bool *may_be_bare) {
    size_t points;
    size_t length = decimal_size(text, size, &points);
    *may_be_bare = points > 0;
    if (length > 0)
        return length <= MAXIMUM_MARKER && (points > 0 || length <= 3) ? length : 0;
    length = roman_size(text, size);
    if (length > 0 && length <= 8)
        return length;
    size_t next = 0;
    uint32_t codepoint = size > 0 ? engross_utf8_decode(text, size, &next) : 0;
    return engross_is_letter(codepoint) ? next : 0;
}

/* "I. ", "A) ", "2.1 ": a counter, a point or bracket (which 2.1 can do without), a space. */
static size_t plain_number(const char *text, size_t size, engross_text *number) {
    bool bare;
    size_t end = counter_size(text, size, &bare);
    if (end == 0 || end >= size)
        return 0;
    bool closed = text[end] == '.' || text[end] == ')';
    if (!closed && !bare)
        return 0;
    end += closed;
    size_t space = spaces_at(text, size, end);
    *number = (engross_text){text, end};
    return space > 0 && end + space < size ? end + space : 0;
}

/* "Annex II. ", "Part one: " is left alone: a word, a counter, a point, colon or dash. */
static size_t worded_number(const char *text, size_t size, engross_text *number) {
    size_t word = first_word(text, size);
    if (!word_is_listed(part_words, text, word))
        return 0;
    size_t start = word + spaces_at(text, size, word);
    bool bare;
    size_t length = start == word ? 0 : counter_size(text + start, size - start, &bare);
    size_t end = start + length;
    if (length == 0 || end >= size)
        return 0;
    bool mark = text[end] == '.' || text[end] == ':' || text[end] == ')';
    end += mark;
    size_t space = spaces_at(text, size, end);
    if (space == 0 || end + space >= size)
        return 0;
    *number = (engross_text){text, end};
    size_t next = end + space;
    size_t dash = mark ? 0 : engross_markdown_attribution_dash(text + next, size - next);
    return mark || dash > 0 ? next + dash : 0;
}

size_t engross_markdown_heading_number(const char *text, size_t size, engross_text *number,
                                       const char **type) {
    *number = (engross_text){NULL, 0};
    size_t taken = plain_number(text, size, number);
    if (taken == 0)
        taken = worded_number(text, size, number);
    size_t word = first_word(text, size);
    bool annex = word_is_listed(annex_words, text, word);
    bool summary = word_is_listed(summary_words, text + taken, size - taken);
    *type = annex ? "annex" : summary ? "summary" : NULL;
    return taken;
}

static const struct label_row speeches[] = {
    {"q|question|вопрос|сұрақ|pregunta|p|س|سؤال|问|问题", SPEECH_QUESTION},
    {"a|answer|ответ|жауап|respuesta|réponse|r|ج|جواب|答", SPEECH_ANSWER},
};

enum engross_markdown_speech engross_markdown_speech(const char *text, size_t size,
                                                     engross_text *label) {
    size_t word = first_word(text, size);
    size_t end = word + spaces_at(text, size, word);
    size_t digits = strspn(text + (end < size ? end : word), "0123456789");
    end = digits > 0 && end < size ? end + digits : word;
    size_t mark = end < size && (text[end] == ':' || (digits > 0 && text[end] == '.')) ? 1 : 0;
    if (mark == 0 && size - end >= 3 && memcmp(text + end, "：", 3) == 0)
        mark = 3;
    if (word == 0 || mark == 0)
        return SPEECH_NONE;
    for (size_t i = 0; i < sizeof speeches / sizeof speeches[0]; i++)
        if (word_is_listed(speeches[i].words, text, word)) {
            *label = (engross_text){text, end + mark};
            return (enum engross_markdown_speech)speeches[i].meaning;
        }
    return SPEECH_NONE;
}

bool engross_markdown_asks(const char *text, size_t size) {
    while (size > 0) {
        size_t start;
        uint32_t codepoint = engross_utf8_decode_before(text, size, &start);
        if (codepoint == '?' || codepoint == 0x061F || codepoint == 0xFF1F)
            return true;
        bool passed = engross_is_any_space(codepoint) || codepoint == '"' || codepoint == ')' ||
                      codepoint == 0x201D || codepoint == 0x00BB || codepoint == 0x2019;
        if (!passed)
            return false;
        size = start;
    }
    return false;
}

bool engross_markdown_is_caption(const char *text, size_t size) {
    static const char words[] = "table|tableau|tabla|cuadro|таблица|кесте|الجدول|جدول|表";
    size_t word = first_word(text, size);
    if (!word_is_listed(words, text, word) || size > ENGROSS_NAME_SIZE * 2)
        return false;
    size_t at = word + spaces_at(text, size, word);
    return at < size && ((text[at] >= '0' && text[at] <= '9') || text[at] == ':' ||
                         text[at] == '.' || roman_size(text + at, size - at) > 0);
}

enum { NOTICE_SOURCE, NOTICE_CREDIT, NOTICE_DISCLAIMER };
static const char *const notice_types[] = {"source", "credit", "disclaimer"};
static const struct label_row notices[] = {
    {"source|sources|fuente|fuentes|источник|источники|дереккөз|дереккөздер|المصدر|المصادر|来源",
     NOTICE_SOURCE},
    {"photo|photos|credit|credits|photocredit|image|crédit|créditphoto|crédito|foto|фото|сурет|"
     "صورة|图",
     NOTICE_CREDIT},
    {"disclaimer|avertissement|descargo|оговорка|تنويه|免责声明", NOTICE_DISCLAIMER},
};

const char *engross_markdown_notice_type(const char *text, size_t size) {
    size_t colon = 0;
    while (colon < size && colon < MAXIMUM_LABEL && text[colon] != ':' &&
           (unsigned char)text[colon] != 0xEF)
        colon++;
    if (colon == size || colon == MAXIMUM_LABEL)
        return NULL;
    for (size_t i = 0; i < sizeof notices / sizeof notices[0]; i++)
        if (word_is_listed(notices[i].words, text, colon))
            return notice_types[notices[i].meaning];
    return NULL;
}

size_t engross_markdown_attribution_dash(const char *text, size_t size) {
    size_t offset = 0;
    uint32_t codepoint = size > 0 ? engross_utf8_decode(text, size, &offset) : 0;
    bool dash = codepoint == 0x2013 || codepoint == 0x2014 || codepoint == 0x2015;
    if (codepoint == '-' && size > 1 && text[1] == '-') {
        offset = 2 + (size > 2 && text[2] == '-');
        dash = true;
    }
    if (!dash)
        return 0;
    size_t space = spaces_at(text, size, offset);
    return offset + space < size ? offset + space : 0;
}

bool engross_markdown_is_page_break(const char *text, size_t size) {
    static const char *const signs[] = {"\f", "\\newpage", "\\pagebreak", "\\page"};
    while (size > 0 && text[size - 1] == ' ')
        size--;
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (size == strlen(signs[i]) && memcmp(text, signs[i], size) == 0)
            return true;
    return false;
}
