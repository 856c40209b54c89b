/* A line of recommendations is recognised by its words alone: one pass over its tokens, each of
 * which must be a number, a known word or plain punctuation. */
#include "read/recommendations.h"
#include "base/utf8.h"
#include "read/names.h"

#include <string.h>

enum word_class { WORD_UNKNOWN, WORD_RECOMMENDATION, WORD_FILLER };

struct word {
    const char *text; /* case-folded */
    enum word_class class;
};

/* Longest known word in code points; a longer one is not looked up. */
#define MAXIMUM_WORD 24

static const struct word words[] = {
    {"recommendation", WORD_RECOMMENDATION},
    {"recommendations", WORD_RECOMMENDATION},
    {"rec", WORD_RECOMMENDATION},
    {"recs", WORD_RECOMMENDATION},
    {"recommandation", WORD_RECOMMENDATION},
    {"recommandations", WORD_RECOMMENDATION},
    {"recomendación", WORD_RECOMMENDATION},
    {"recomendaciones", WORD_RECOMMENDATION},
    {"recomendacion", WORD_RECOMMENDATION},
    {"recomendação", WORD_RECOMMENDATION},
    {"recomendações", WORD_RECOMMENDATION},
    {"empfehlung", WORD_RECOMMENDATION},
    {"empfehlungen", WORD_RECOMMENDATION},
    {"рекомендация", WORD_RECOMMENDATION},
    {"рекомендации", WORD_RECOMMENDATION},
    {"рекомендаций", WORD_RECOMMENDATION},
    {"ұсыным", WORD_RECOMMENDATION},
    {"ұсынымы", WORD_RECOMMENDATION},
    {"ұсынымдар", WORD_RECOMMENDATION},
    {"ұсынымдары", WORD_RECOMMENDATION},
    {"ұсыныс", WORD_RECOMMENDATION},
    {"ұсыныстар", WORD_RECOMMENDATION},
    {"ұсыныстары", WORD_RECOMMENDATION},
    {"сунуш", WORD_RECOMMENDATION},
    {"сунуштар", WORD_RECOMMENDATION},
    {"tavsiya", WORD_RECOMMENDATION},
    {"tavsiyalar", WORD_RECOMMENDATION},
    {"التوصية", WORD_RECOMMENDATION},
    {"التوصيتان", WORD_RECOMMENDATION},
    {"التوصيتين", WORD_RECOMMENDATION},
    {"التوصيات", WORD_RECOMMENDATION},
    {"توصية", WORD_RECOMMENDATION},
    {"توصيات", WORD_RECOMMENDATION},
    {"建议", WORD_RECOMMENDATION},
    {"项建议", WORD_RECOMMENDATION},
    {"条建议", WORD_RECOMMENDATION},
    {"号建议", WORD_RECOMMENDATION},
    {"建議", WORD_RECOMMENDATION},
    {"and", WORD_FILLER},
    {"to", WORD_FILLER},
    {"through", WORD_FILLER},
    {"in", WORD_FILLER},
    {"upr", WORD_FILLER},
    {"no", WORD_FILLER},
    {"nos", WORD_FILLER},
    {"number", WORD_FILLER},
    {"numbers", WORD_FILLER},
    {"para", WORD_FILLER},
    {"paras", WORD_FILLER},
    {"paragraph", WORD_FILLER},
    {"paragraphs", WORD_FILLER},
    {"n", WORD_FILLER},
    {"et", WORD_FILLER},
    {"à", WORD_FILLER},
    {"les", WORD_FILLER},
    {"la", WORD_FILLER},
    {"numéro", WORD_FILLER},
    {"numéros", WORD_FILLER},
    {"paragraphe", WORD_FILLER},
    {"paragraphes", WORD_FILLER},
    {"epu", WORD_FILLER},
    {"y", WORD_FILLER},
    {"a", WORD_FILLER},
    {"e", WORD_FILLER},
    {"las", WORD_FILLER},
    {"núm", WORD_FILLER},
    {"núms", WORD_FILLER},
    {"número", WORD_FILLER},
    {"números", WORD_FILLER},
    {"párrafo", WORD_FILLER},
    {"párrafos", WORD_FILLER},
    {"und", WORD_FILLER},
    {"bis", WORD_FILLER},
    {"и", WORD_FILLER},
    {"по", WORD_FILLER},
    {"с", WORD_FILLER},
    {"до", WORD_FILLER},
    {"пункт", WORD_FILLER},
    {"пункты", WORD_FILLER},
    {"пп", WORD_FILLER},
    {"упо", WORD_FILLER},
    {"және", WORD_FILLER},
    {"мен", WORD_FILLER},
    {"пен", WORD_FILLER},
    {"бен", WORD_FILLER},
    {"дейін", WORD_FILLER},
    {"ден", WORD_FILLER},
    {"дан", WORD_FILLER},
    {"ге", WORD_FILLER},
    {"ға", WORD_FILLER},
    {"ке", WORD_FILLER},
    {"қа", WORD_FILLER},
    {"و", WORD_FILLER},
    {"إلى", WORD_FILLER},
    {"من", WORD_FILLER},
    {"رقم", WORD_FILLER},
    {"أرقام", WORD_FILLER},
    {"الفقرة", WORD_FILLER},
    {"الفقرات", WORD_FILLER},
    {"和", WORD_FILLER},
    {"及", WORD_FILLER},
    {"至", WORD_FILLER},
    {"到", WORD_FILLER},
    {"第", WORD_FILLER},
    {"段", WORD_FILLER},
    {"项", WORD_FILLER},
};

/* Punctuation that may stand anywhere in the line; brackets are not counted in pairs. */
static const char punctuation[] = ".,;:()[]-+&/*\xC2\xB0\xC2\xBA№‐‑‒–—−،؛、，；：（）";

struct scan {
    const char *data;
    size_t size;
    size_t offset;
};

/* What a line has shown so far. */
struct evidence {
    size_t words; /* for recommendation */
    size_t numbers;
    size_t pointed; /* numbers with a point inside */
    bool numbers_first;
};

static bool is_mark_inside_word(uint32_t codepoint) {
    return codepoint == 0x00AD || (codepoint >= 0x0300 && codepoint <= 0x036F) ||
           (codepoint >= 0x064B && codepoint <= 0x065F) || codepoint == 0x0640;
}

static enum word_class word_class(const char *text, size_t size) {
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strlen(words[i].text) == size && memcmp(words[i].text, text, size) == 0)
            return words[i].class;
    return WORD_UNKNOWN;
}

static enum word_class scan_word(struct scan *scan) {
    char folded[MAXIMUM_WORD * 4];
    size_t length = 0, count = 0;
    while (scan->offset < scan->size) {
        size_t next = scan->offset;
        uint32_t codepoint = engross_utf8_decode(scan->data, scan->size, &next);
        bool mark = is_mark_inside_word(codepoint);
        if (!mark && !engross_is_letter(codepoint))
            break;
        scan->offset = next;
        if (mark)
            continue;
        if (++count > MAXIMUM_WORD)
            return WORD_UNKNOWN;
        length += engross_utf8_encode(engross_fold_case(codepoint), folded + length);
    }
    return word_class(folded, length);
}

/* Digits with points between them; true when there was one. */
static bool scan_number(struct scan *scan) {
    bool pointed = false;
    while (scan->offset < scan->size) {
        size_t next = scan->offset;
        uint32_t codepoint = engross_utf8_decode(scan->data, scan->size, &next);
        if (codepoint == '.' && next < scan->size) {
            size_t after = next;
            if (!engross_is_digit(engross_utf8_decode(scan->data, scan->size, &after)))
                break;
            pointed = true;
        } else if (!engross_is_digit(codepoint)) {
            break;
        }
        scan->offset = next;
    }
    return pointed;
}

static bool is_punctuation(uint32_t codepoint) {
    size_t offset = 0;
    while (offset < sizeof punctuation - 1)
        if (engross_utf8_decode(punctuation, sizeof punctuation - 1, &offset) == codepoint)
            return true;
    return engross_is_any_space(codepoint) || codepoint == '\n' ||
           (codepoint >= 0x200B && codepoint <= 0x200F);
}

/* Takes one token in; false when it has no place in such a line. */
static bool take_token(struct scan *scan, struct evidence *evidence) {
    size_t next = scan->offset;
    uint32_t codepoint = engross_utf8_decode(scan->data, scan->size, &next);
    if (engross_is_digit(codepoint)) {
        if (evidence->words > 0 && evidence->numbers_first)
            return false;
        if (evidence->words == 0)
            evidence->numbers_first = true;
        evidence->numbers++;
        evidence->pointed += scan_number(scan);
        return true;
    }
    if (engross_is_letter(codepoint)) {
        enum word_class class = scan_word(scan);
        evidence->words += class == WORD_RECOMMENDATION;
        return class != WORD_UNKNOWN;
    }
    scan->offset = next;
    return is_punctuation(codepoint);
}

/* The bytes of the number that text begins with, "139.30", with the white space after it; 0 where
 * no capital or letter without case follows. */
static size_t number_before_text(const char *data, size_t size) {
    struct scan scan = {data, size, 0};
    size_t start = 0;
    if (!scan_number(&scan))
        return 0;
    for (size_t next = start = scan.offset; next < size; start = next)
        if (!engross_is_any_space(engross_utf8_decode(data, size, &next)))
            break;
    size_t after = start;
    uint32_t first = after < size ? engross_utf8_decode(data, size, &after) : 0;
    bool opens = engross_is_letter(first) && !engross_is_lowercase(first);
    return opens && start > scan.offset ? start : 0;
}

/* size without the stops and spaces at the end. */
static size_t without_stops(const char *data, size_t size) {
    while (size > 0) {
        size_t start;
        uint32_t last = engross_utf8_decode_before(data, size, &start);
        bool stop = last == '.' || last == ';' || last == ',' || last == 0x3002 || last == 0xFF1B ||
                    last == 0x061B;
        if (!stop && !engross_is_any_space(last))
            break;
        size = start;
    }
    return size;
}

/* The last bracket of text, which nothing but stops may follow: its content. False for none. */
static bool find_last_bracket(const char *data, size_t size, size_t *start, size_t *end) {
    static const char *const closing[] = {")", "）"}, *const opening[] = {"(", "（"};
    size = without_stops(data, size);
    for (size_t i = 0; i < sizeof closing / sizeof closing[0]; i++) {
        size_t length = strlen(closing[i]);
        if (size < length || memcmp(data + size - length, closing[i], length) != 0)
            continue;
        *end = size - length;
        for (*start = *end; *start >= strlen(opening[i]); --*start)
            if (memcmp(data + *start - strlen(opening[i]), opening[i], strlen(opening[i])) == 0)
                return true;
    }
    return false;
}

/* Whether the list begins with the name of a State, alone or before a comma or a word for and. */
static bool begins_with_state(const char *list, size_t size) {
    static const char *const joints[] = {",",    ";",   "、",  "，",     "،",  " and ",
                                         " et ", " y ", " и ", " және ", " و", "和"};
    if (engross_state_code(list, size) != NULL)
        return true;
    for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++) {
        const char *joint = memmem(list, size, joints[i], strlen(joints[i]));
        if (joint != NULL && engross_state_code(list, (size_t)(joint - list)) != NULL)
            return true;
    }
    return false;
}

/* "139.30 Ratify the Convention (Spain);": number, text, and the States that made it. */
static bool is_printed_in_full(const char *data, size_t size) {
    size_t start, end, text = number_before_text(data, size);
    return text > 0 && find_last_bracket(data + text, size - text, &start, &end) &&
           begins_with_state(data + text + start, end - start);
}

bool engross_recommendations_line(const char *data, size_t size) {
    if (is_printed_in_full(data, size))
        return true;
    struct scan scan = {data, size, 0};
    struct evidence evidence = {0};
    while (scan.offset < scan.size)
        if (!take_token(&scan, &evidence))
            return false;
    return evidence.words > 0 && (evidence.pointed > 0 || evidence.numbers > 1);
}
