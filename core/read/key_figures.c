#include "read/key_figures.h"

#include "base/utf8.h"
#include "read/names/fold.h"

#include <string.h>

#define LONGEST_HEADING 120 /* bytes */
/* Words that belong to one quantity: "out of", "per cent", "млн". */
#define MOST_PARTS 6

static const char *const headings =
    "key figures|main figures|key numbers|key data|key statistics|facts and figures|key facts and "
    "figures|"
    "figures at a glance|numbers at a glance|in numbers|in figures|by the numbers|"
    "chiffres clés|chiffres clefs|les chiffres clés|les chiffres|quelques chiffres|en chiffres|"
    "faits et chiffres|repères chiffrés|principaux chiffres|"
    "cifras clave|datos clave|principales cifras|cifras principales|datos y cifras|en cifras|"
    "números-chave|principais números|dados e números|em números|"
    "wichtige Zahlen|Zahlen und Fakten|Kennzahlen|in Zahlen|cifre chiave|in cifre|"
    "ключевые цифры|главные цифры|основные цифры|ключевые показатели|основные показатели|"
    "цифры и факты|факты и цифры|в цифрах|"
    "негізгі сандар|негізгі цифрлар|негізгі көрсеткіштер|басты сандар|сандар мен деректер|"
    "деректер мен сандар|сан мен дерек|"
    "أرقام رئيسية|الأرقام الرئيسية|أهم الأرقام|أبرز الأرقام|حقائق وأرقام|بالأرقام|في أرقام|"
    "关键数字|主要数字|重要数字|关键数据|主要数据|数字一览|数据一览|數字一覽|關鍵數字|主要數字|"
    "關鍵數據|主要數據";

/* Names that end a longer heading: "Torture in numbers". */
static const char *const endings[] = {
    "in numbers", "in figures", "by the numbers", "en chiffres", "en cifras", "em números",
    "in Zahlen",  "in cifre",   "в цифрах",       "بالأرقام",    "في أرقام",
};

/* Whether the words from some word on are one of the endings. */
static bool has_ending(const char *text, size_t size) {
    char folded[ENGROSS_NAME_SIZE];
    for (size_t at = 0; at < size; at++) {
        size_t length =
            at == 0 || text[at - 1] == ' ' ? engross_name_fold(text + at, size - at, folded) : 0;
        for (size_t i = 0; length > 0 && i < sizeof endings / sizeof *endings; i++)
            if (engross_name_listed(endings[i], folded, length))
                return true;
    }
    return false;
}

bool engross_key_figures_heading(const char *text, size_t size) {
    char folded[ENGROSS_NAME_SIZE];
    size_t length = size > LONGEST_HEADING ? 0 : engross_name_fold(text, size, folded);
    if (length == 0)
        return false;
    return engross_name_listed(headings, folded, length) || has_ending(text, size);
}

/* --- quantities ---------------------------------------------------------------------------- */

/* Words after a number that belong to it; "%" and its like are signs. */
static const char *const units =
    "thousand|million|millions|billion|billions|trillion|m|bn|k|per cent|percent|pp|"
    "millions de|milliard|milliards|mille|pour cent|"
    "mil|millón|millones|mil millones|por ciento|milhão|milhões|por cento|"
    "Million|Millionen|Milliarde|Milliarden|Tausend|Prozent|"
    "тыс|тысяча|тысячи|тысяч|млн|миллион|миллиона|миллионов|млрд|миллиард|миллиарда|"
    "миллиардов|процент|процента|процентов|"
    "мың|миллион|млн|млрд|миллиард|пайыз|пайызы|"
    "ألف|آلاف|مليون|ملايين|مليار|مليارات|في المائة|في المئة|بالمائة|بالمئة|"
    "万|萬|亿|億|千|百万|百萬|千万|千萬|成|起|件|名|个|個|次|所|位|项|項|例|宗|家";
/* Words between two numbers of one quantity: "3 in 10", "2 out of 3". */
static const char *const joiners =
    "in|of|out of|to|sur|à|de|de cada|a|em cada|von|bis|из|до|ішінен|من|من أصل|إلى";

static const char signs[][5] = {"~", "≈", "<", ">", "≤", "≥", "±", "+",
                                "−", "-", "$", "€", "£", "¥", "₸", "₽"};
static const char closing_signs[][5] = {"%", "٪", "‰", "％", "+", "$", "€", "£", "₸", "₽", "°"};

struct scan {
    const char *text;
    size_t size;
    size_t at;
};

static bool take_sign(struct scan *scan, const char (*list)[5], size_t count) {
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(list[i]);
        if (length <= scan->size - scan->at &&
            memcmp(scan->text + scan->at, list[i], length) == 0) {
            scan->at += length;
            return true;
        }
    }
    return false;
}

#define TAKE_SIGN(scan, list) take_sign(scan, list, sizeof(list) / sizeof *(list))

static uint32_t character(const struct scan *scan, size_t at, size_t *next) {
    *next = at;
    return at < scan->size ? engross_utf8_decode(scan->text, scan->size, next) : 0;
}

static size_t digits_at(const struct scan *scan, size_t at, size_t *count) {
    size_t next;
    *count = 0;
    while (engross_is_digit(character(scan, at, &next))) {
        at = next;
        ++*count;
    }
    return at;
}

static bool is_separator(uint32_t c) {
    return c == '.' || c == ',' || c == '\'' || c == 0x2019 || c == 0x066B || c == 0x066C ||
           (c != '\n' && engross_is_any_space(c));
}

/* Digits, in groups that points, commas, apostrophes or spaces part; after a space three. */
static bool take_number(struct scan *scan) {
    size_t count, next, at = digits_at(scan, scan->at, &count);
    if (count == 0)
        return false;
    for (;;) {
        uint32_t c = character(scan, at, &next);
        size_t after = is_separator(c) ? digits_at(scan, next, &count) : at;
        bool is_decimal = after > next && count != 3 && (c == '.' || c == ',' || c == 0x066B);
        if (after == at || !(is_decimal || (after > next && count == 3)))
            break;
        at = after;
        if (is_decimal)
            break;
    }
    if (character(scan, at, &next) >= 0xBC && character(scan, at, &next) <= 0xBE)
        at = next; /* ¼ ½ ¾ */
    scan->at = at;
    return true;
}

static size_t spaces_at(const struct scan *scan, size_t at) {
    size_t next;
    while (engross_is_any_space(character(scan, at, &next)))
        at = next;
    return at;
}

static bool is_ideograph(uint32_t c) {
    return c >= 0x3400 && c < 0xA000;
}

/* The end of a word: a run of letters, or for Chinese one character. */
static size_t word_end(const struct scan *scan, size_t at) {
    size_t next;
    uint32_t first = character(scan, at, &next);
    if (is_ideograph(first))
        return next;
    uint32_t c = first;
    while (engross_is_letter(c)) {
        at = next;
        c = character(scan, at, &next);
    }
    return at;
}

static bool is_listed(const struct scan *scan, size_t from, size_t to, const char *list) {
    char folded[ENGROSS_NAME_SIZE];
    size_t length = to - from < 48 ? engross_name_fold(scan->text + from, to - from, folded) : 0;
    return length > 0 && engross_name_listed(list, folded, length);
}

/* Takes one or two words that stand in list together, the longer way first; spaces before. */
static bool take_words(struct scan *scan, const char *list) {
    size_t from = spaces_at(scan, scan->at), one = word_end(scan, from);
    if (one == from)
        return false;
    size_t second = spaces_at(scan, one), two = word_end(scan, second);
    bool both = two > second && is_listed(scan, from, two, list);
    if (!both && !is_listed(scan, from, one, list))
        return false;
    scan->at = both ? two : one;
    return true;
}

/* A point that shortens "млн." and "тыс.". */
static void take_point(struct scan *scan) {
    if (scan->at < scan->size && scan->text[scan->at] == '.' && scan->at + 1 < scan->size)
        scan->at++;
}

/* What is put after a number: "%", "million", "per cent". */
static void take_units(struct scan *scan) {
    for (int i = 0; i < MOST_PARTS; i++) {
        struct scan ahead = *scan;
        ahead.at = spaces_at(scan, scan->at);
        if (TAKE_SIGN(&ahead, closing_signs)) {
            *scan = ahead;
            continue;
        }
        if (!take_words(scan, units))
            return;
        size_t next;
        uint32_t last = engross_utf8_decode_before(scan->text, scan->at, &next);
        if (last >= 0x400 && last < 0x530)
            take_point(scan);
    }
}

/* "–80", "in 10", "/3": the rest of a range or a ratio. */
static bool take_rest(struct scan *scan) {
    struct scan ahead = *scan;
    size_t next;
    uint32_t c = character(scan, spaces_at(scan, scan->at), &next);
    if (c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2012 || c == '/' || c == ':')
        ahead.at = next;
    else if (!take_words(&ahead, joiners))
        return false;
    ahead.at = spaces_at(scan, ahead.at);
    if (!take_number(&ahead))
        return false;
    *scan = ahead;
    return true;
}

/* Whether what stands there ends a quantity: the end, a space, a dash, or Chinese. */
static bool is_end(const struct scan *scan) {
    size_t next;
    uint32_t c = character(scan, scan->at, &next);
    return c == 0 || engross_is_any_space(c) || c == 0x2013 || c == 0x2014 || c == ':' ||
           is_ideograph(c);
}

size_t engross_key_figures_quantity(const char *text, size_t size) {
    struct scan scan = {text, size, 0};
    for (int i = 0; i < 2 && TAKE_SIGN(&scan, signs); i++)
        scan.at = spaces_at(&scan, scan.at);
    if (!take_number(&scan))
        return 0;
    take_units(&scan);
    for (int i = 0; i < 2 && take_rest(&scan); i++)
        take_units(&scan);
    return is_end(&scan) ? scan.at : 0;
}

size_t engross_key_figures_label(const char *text, size_t size, size_t value) {
    struct scan scan = {text, size, value};
    size_t next, at = spaces_at(&scan, value);
    uint32_t c = character(&scan, at, &next);
    if (c == ':' || c == '-' || c == 0x2013 || c == 0x2014)
        at = spaces_at(&scan, next);
    c = character(&scan, at, &next);
    bool begins = engross_is_letter(c) || (at > value && engross_is_digit(c)) || c == '(' ||
                  c == 0x201C || c == 0xAB || c == '"';
    return begins ? at : size;
}

bool engross_key_figures_is_year(const char *text, size_t size) {
    bool begins = size == 4 && (memcmp(text, "19", 2) == 0 || memcmp(text, "20", 2) == 0);
    return begins && text[2] >= '0' && text[2] <= '9' && text[3] >= '0' && text[3] <= '9';
}
