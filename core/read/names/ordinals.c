/* Ordinals in words and digits. Each language is a set of rows; one walk adds up the words. */
#include "base/utf8.h"
#include "read/names.h"
#include "read/names/fold.h"
#include "read/names/numeral.h"

#include <string.h>

enum part {
    PART_CARDINAL,     /* adds and waits for more: "forty", "quarante" */
    PART_HUNDRED,      /* multiplies what stands before it: "hundred", "cent" */
    PART_HUNDREDTH,    /* the same, and ends the ordinal */
    PART_AND,          /* adds nothing: "and", "et" */
    PART_SCORE,        /* French twenty: "quatre-vingt" is four times it */
    PART_ORDINAL,      /* adds and ends the ordinal */
    PART_TENS,         /* as ORDINAL, but a unit may follow: "cuadragésimo octavo" */
    PART_UNIT,         /* as ORDINAL, but tens may follow: "الثامنة والأربعون" */
    PART_AFTER,        /* tens that stand after a UNIT */
    PART_SCORE_ORDINAL /* "vingtième" */
};

struct row {
    const char *word; /* folded; a final '*' stands for one of the language's endings */
    uint32_t value;
    enum part part;
};

static const struct row english[] = {
    {"one", 1, PART_CARDINAL},
    {"two", 2, PART_CARDINAL},
    {"three", 3, PART_CARDINAL},
    {"hundred", 100, PART_HUNDRED},
    {"and", 0, PART_AND},
    {"twenty", 20, PART_CARDINAL},
    {"thirty", 30, PART_CARDINAL},
    {"forty", 40, PART_CARDINAL},
    {"fifty", 50, PART_CARDINAL},
    {"sixty", 60, PART_CARDINAL},
    {"seventy", 70, PART_CARDINAL},
    {"eighty", 80, PART_CARDINAL},
    {"ninety", 90, PART_CARDINAL},
    {"first", 1, PART_ORDINAL},
    {"second", 2, PART_ORDINAL},
    {"third", 3, PART_ORDINAL},
    {"fourth", 4, PART_ORDINAL},
    {"fifth", 5, PART_ORDINAL},
    {"sixth", 6, PART_ORDINAL},
    {"seventh", 7, PART_ORDINAL},
    {"eighth", 8, PART_ORDINAL},
    {"ninth", 9, PART_ORDINAL},
    {"tenth", 10, PART_ORDINAL},
    {"eleventh", 11, PART_ORDINAL},
    {"twelfth", 12, PART_ORDINAL},
    {"thirteenth", 13, PART_ORDINAL},
    {"fourteenth", 14, PART_ORDINAL},
    {"fifteenth", 15, PART_ORDINAL},
    {"sixteenth", 16, PART_ORDINAL},
    {"seventeenth", 17, PART_ORDINAL},
    {"eighteenth", 18, PART_ORDINAL},
    {"nineteenth", 19, PART_ORDINAL},
    {"twentieth", 20, PART_ORDINAL},
    {"thirtieth", 30, PART_ORDINAL},
    {"fortieth", 40, PART_ORDINAL},
    {"fiftieth", 50, PART_ORDINAL},
    {"sixtieth", 60, PART_ORDINAL},
    {"seventieth", 70, PART_ORDINAL},
    {"eightieth", 80, PART_ORDINAL},
    {"ninetieth", 90, PART_ORDINAL},
    {"hundredth", 100, PART_HUNDREDTH},
};

static const struct row french[] = {
    {"deux", 2, PART_CARDINAL},
    {"trois", 3, PART_CARDINAL},
    {"quatre", 4, PART_CARDINAL},
    {"vingt", 20, PART_SCORE},
    {"vingts", 20, PART_SCORE},
    {"trente", 30, PART_CARDINAL},
    {"quarante", 40, PART_CARDINAL},
    {"cinquante", 50, PART_CARDINAL},
    {"soixante", 60, PART_CARDINAL},
    {"dix", 10, PART_CARDINAL},
    {"cent", 100, PART_HUNDRED},
    {"cents", 100, PART_HUNDRED},
    {"et", 0, PART_AND},
    {"premier", 1, PART_ORDINAL},
    {"premiere", 1, PART_ORDINAL},
    {"unieme", 1, PART_ORDINAL},
    {"deuxieme", 2, PART_ORDINAL},
    {"second", 2, PART_ORDINAL},
    {"seconde", 2, PART_ORDINAL},
    {"troisieme", 3, PART_ORDINAL},
    {"quatrieme", 4, PART_ORDINAL},
    {"cinquieme", 5, PART_ORDINAL},
    {"sixieme", 6, PART_ORDINAL},
    {"septieme", 7, PART_ORDINAL},
    {"huitieme", 8, PART_ORDINAL},
    {"neuvieme", 9, PART_ORDINAL},
    {"dixieme", 10, PART_ORDINAL},
    {"onzieme", 11, PART_ORDINAL},
    {"douzieme", 12, PART_ORDINAL},
    {"treizieme", 13, PART_ORDINAL},
    {"quatorzieme", 14, PART_ORDINAL},
    {"quinzieme", 15, PART_ORDINAL},
    {"seizieme", 16, PART_ORDINAL},
    {"vingtieme", 20, PART_SCORE_ORDINAL},
    {"trentieme", 30, PART_ORDINAL},
    {"quarantieme", 40, PART_ORDINAL},
    {"cinquantieme", 50, PART_ORDINAL},
    {"soixantieme", 60, PART_ORDINAL},
    {"centieme", 100, PART_HUNDREDTH},
};

static const struct row spanish[] = {
    {"primer", 1, PART_ORDINAL},     {"primer*", 1, PART_ORDINAL},
    {"segund*", 2, PART_ORDINAL},    {"tercer", 3, PART_ORDINAL},
    {"tercer*", 3, PART_ORDINAL},    {"cuart*", 4, PART_ORDINAL},
    {"quint*", 5, PART_ORDINAL},     {"sext*", 6, PART_ORDINAL},
    {"septim*", 7, PART_ORDINAL},    {"octav*", 8, PART_ORDINAL},
    {"noven*", 9, PART_ORDINAL},     {"decim*", 10, PART_TENS},
    {"undecim*", 11, PART_ORDINAL},  {"duodecim*", 12, PART_ORDINAL},
    {"vigesim*", 20, PART_TENS},     {"trigesim*", 30, PART_TENS},
    {"cuadragesim*", 40, PART_TENS}, {"quincuagesim*", 50, PART_TENS},
    {"sexagesim*", 60, PART_TENS},   {"septuagesim*", 70, PART_TENS},
    {"octogesim*", 80, PART_TENS},   {"nonagesim*", 90, PART_TENS},
    {"centesim*", 100, PART_TENS},
};

static const struct row russian[] = {
    {"сто", 100, PART_CARDINAL},        {"двадцать", 20, PART_CARDINAL},
    {"тридцать", 30, PART_CARDINAL},    {"сорок", 40, PART_CARDINAL},
    {"пятьдесят", 50, PART_CARDINAL},   {"шестьдесят", 60, PART_CARDINAL},
    {"семьдесят", 70, PART_CARDINAL},   {"восемьдесят", 80, PART_CARDINAL},
    {"девяносто", 90, PART_CARDINAL},   {"перв*", 1, PART_ORDINAL},
    {"втор*", 2, PART_ORDINAL},         {"трет*", 3, PART_ORDINAL},
    {"четверт*", 4, PART_ORDINAL},      {"пят*", 5, PART_ORDINAL},
    {"шест*", 6, PART_ORDINAL},         {"седьм*", 7, PART_ORDINAL},
    {"восьм*", 8, PART_ORDINAL},        {"девят*", 9, PART_ORDINAL},
    {"десят*", 10, PART_ORDINAL},       {"одиннадцат*", 11, PART_ORDINAL},
    {"двенадцат*", 12, PART_ORDINAL},   {"тринадцат*", 13, PART_ORDINAL},
    {"четырнадцат*", 14, PART_ORDINAL}, {"пятнадцат*", 15, PART_ORDINAL},
    {"шестнадцат*", 16, PART_ORDINAL},  {"семнадцат*", 17, PART_ORDINAL},
    {"восемнадцат*", 18, PART_ORDINAL}, {"девятнадцат*", 19, PART_ORDINAL},
    {"двадцат*", 20, PART_ORDINAL},     {"тридцат*", 30, PART_ORDINAL},
    {"сороков*", 40, PART_ORDINAL},     {"пятидесят*", 50, PART_ORDINAL},
    {"шестидесят*", 60, PART_ORDINAL},  {"семидесят*", 70, PART_ORDINAL},
    {"восьмидесят*", 80, PART_ORDINAL}, {"девяност*", 90, PART_ORDINAL},
    {"сот*", 100, PART_ORDINAL},
};

static const struct row kazakh[] = {
    {"жуз", 100, PART_HUNDRED},       {"жүз", 100, PART_HUNDRED},
    {"он", 10, PART_CARDINAL},        {"жиырма", 20, PART_CARDINAL},
    {"отыз", 30, PART_CARDINAL},      {"қырық", 40, PART_CARDINAL},
    {"елу", 50, PART_CARDINAL},       {"алпыс", 60, PART_CARDINAL},
    {"жетпіс", 70, PART_CARDINAL},    {"сексен", 80, PART_CARDINAL},
    {"тоқсан", 90, PART_CARDINAL},    {"бірінші", 1, PART_ORDINAL},
    {"екінші", 2, PART_ORDINAL},      {"үшінші", 3, PART_ORDINAL},
    {"төртінші", 4, PART_ORDINAL},    {"бесінші", 5, PART_ORDINAL},
    {"алтыншы", 6, PART_ORDINAL},     {"жетінші", 7, PART_ORDINAL},
    {"сегізінші", 8, PART_ORDINAL},   {"тоғызыншы", 9, PART_ORDINAL},
    {"оныншы", 10, PART_ORDINAL},     {"жиырмасыншы", 20, PART_ORDINAL},
    {"отызыншы", 30, PART_ORDINAL},   {"қырқыншы", 40, PART_ORDINAL},
    {"елуінші", 50, PART_ORDINAL},    {"алпысыншы", 60, PART_ORDINAL},
    {"жетпісінші", 70, PART_ORDINAL}, {"сексенінші", 80, PART_ORDINAL},
    {"тоқсаныншы", 90, PART_ORDINAL}, {"жүзінші", 100, PART_HUNDREDTH},
};

static const struct row arabic[] = {
    {"الاولي", 1, PART_ORDINAL},    {"الاول", 1, PART_ORDINAL},     {"الحادية", 1, PART_UNIT},
    {"الحادي", 1, PART_UNIT},       {"الثانية", 2, PART_UNIT},      {"الثاني", 2, PART_UNIT},
    {"الثالثة", 3, PART_UNIT},      {"الثالث", 3, PART_UNIT},       {"الرابعة", 4, PART_UNIT},
    {"الرابع", 4, PART_UNIT},       {"الخامسة", 5, PART_UNIT},      {"الخامس", 5, PART_UNIT},
    {"السادسة", 6, PART_UNIT},      {"السادس", 6, PART_UNIT},       {"السابعة", 7, PART_UNIT},
    {"السابع", 7, PART_UNIT},       {"الثامنة", 8, PART_UNIT},      {"الثامن", 8, PART_UNIT},
    {"التاسعة", 9, PART_UNIT},      {"التاسع", 9, PART_UNIT},       {"العاشرة", 10, PART_ORDINAL},
    {"العاشر", 10, PART_ORDINAL},   {"عشرة", 10, PART_AFTER},       {"عشر", 10, PART_AFTER},
    {"العشرون", 20, PART_ORDINAL},  {"والعشرون", 20, PART_AFTER},   {"والعشرين", 20, PART_AFTER},
    {"الثلاثون", 30, PART_ORDINAL}, {"والثلاثون", 30, PART_AFTER},  {"والثلاثين", 30, PART_AFTER},
    {"الاربعون", 40, PART_ORDINAL}, {"والاربعون", 40, PART_AFTER},  {"والاربعين", 40, PART_AFTER},
    {"الخمسون", 50, PART_ORDINAL},  {"والخمسون", 50, PART_AFTER},   {"والخمسين", 50, PART_AFTER},
    {"الستون", 60, PART_ORDINAL},   {"والستون", 60, PART_AFTER},    {"السبعون", 70, PART_ORDINAL},
    {"والسبعون", 70, PART_AFTER},   {"الثمانون", 80, PART_ORDINAL}, {"والثمانون", 80, PART_AFTER},
    {"التسعون", 90, PART_ORDINAL},  {"والتسعون", 90, PART_AFTER},
};

struct language {
    const struct row *rows;
    size_t count;
    const char *endings; /* parted by '|', or NULL */
};

#define ROWS(table) table, sizeof table / sizeof table[0]
static const struct language languages[] = {
    {ROWS(english), NULL},
    {ROWS(french), NULL},
    {ROWS(spanish), "o|a|os|as"},
    {ROWS(russian), "ая|ой|ую|ый|ого|ому|ым|ом|ое|ые|ых|ья|ье|ьей|ью|ий|ьего|ьему|ьем|ьим"},
    {ROWS(kazakh), NULL},
    {ROWS(arabic), NULL},
};

/* What may follow the digits of an ordinal, folded. */
static const char *const suffixes[] = {
    "st", "nd", "rd", "th", "e",  "er", "re",  "ere", "eme", "ieme", "nde", "a",    "o",
    "я",  "й",  "е",  "ая", "ой", "ый", "ого", "ші",  "шы",  "нші",  "ншы", "інші", "ыншы"};

static bool row_matches(const struct row *row, const char *endings, const char *word, size_t size) {
    size_t length = strlen(row->word);
    if (row->word[length - 1] != '*')
        return length == size && memcmp(row->word, word, size) == 0;
    length--;
    return size > length && memcmp(row->word, word, length) == 0 &&
           engross_name_listed(endings, word + length, size - length);
}

static const struct row *find_row(const struct language *language, const char *word, size_t size) {
    for (size_t i = 0; i < language->count; i++)
        if (row_matches(&language->rows[i], language->endings, word, size))
            return &language->rows[i];
    return NULL;
}

/* An ordinal as it is being added up. */
struct sum {
    uint32_t value;
    enum part last; /* part of the row before */
    bool started;
    bool complete;
};

/* Whether a row of that part may come next. */
static bool may_follow(const struct sum *sum, const struct row *row) {
    if (!sum->complete)
        return row->part != PART_AFTER && (sum->started || row->part != PART_AND);
    if (sum->last == PART_TENS)
        return (row->part == PART_ORDINAL && row->value < 10) ||
               (row->part == PART_TENS && row->value < sum->value);
    return sum->last == PART_UNIT && row->part == PART_AFTER;
}

static void add_row(struct sum *sum, const struct row *row) {
    uint32_t value = row->value;
    bool score = row->part == PART_SCORE || row->part == PART_SCORE_ORDINAL;
    if (score && sum->value % 100 == 4)
        value = 76; /* four stands there already: four score */
    if (row->part == PART_HUNDRED || row->part == PART_HUNDREDTH)
        value = sum->value == 0 ? 100 : sum->value * 99;
    sum->value += value;
    sum->complete = row->part != PART_CARDINAL && row->part != PART_AND &&
                    row->part != PART_SCORE && row->part != PART_HUNDRED;
    sum->last = row->part;
    sum->started = true;
}

static size_t parse_words(const struct language *language, const char *text, size_t size,
                          uint32_t *value) {
    struct sum sum = {0};
    size_t offset = 0, end = 0;
    char word[ENGROSS_NAME_SIZE];
    for (size_t length; (length = engross_name_word(text, size, &offset, word)) > 0;) {
        const struct row *row = find_row(language, word, length);
        if (row == NULL || !may_follow(&sum, row) || sum.value > 99999)
            break;
        add_row(&sum, row);
        if (sum.complete) {
            end = offset;
            *value = sum.value;
        }
    }
    return end;
}

static bool is_suffix(const char *word, size_t size) {
    for (size_t i = 0; i < sizeof suffixes / sizeof suffixes[0]; i++)
        if (strlen(suffixes[i]) == size && memcmp(suffixes[i], word, size) == 0)
            return true;
    return false;
}

/* "48th", "48-я", "48.º": digits, perhaps one mark, and a suffix right after. */
static size_t parse_digits(const char *text, size_t size, uint32_t *value) {
    size_t offset = 0;
    uint32_t number = 0;
    while (offset < size && text[offset] >= '0' && text[offset] <= '9' && number < 1000)
        number = number * 10 + (uint32_t)(text[offset++] - '0');
    if (offset == 0 || offset == size || number == 0 || number > 999)
        return 0;
    *value = number;
    if (text[offset] == '.' || text[offset] == '-')
        offset++;
    if (offset == size)
        return 0;
    size_t end = offset;
    uint32_t mark = engross_utf8_decode(text, size, &end);
    if (mark == 0x00AA || mark == 0x00B0 || mark == 0x00BA || mark == 0x1D49)
        return end;
    char word[ENGROSS_NAME_SIZE];
    size_t length = engross_is_letter(mark) ? engross_name_word(text, size, &offset, word) : 0;
    return length > 0 && is_suffix(word, length) ? offset : 0;
}

/* "第四十八", "第48". */
static size_t parse_chinese(const char *text, size_t size, uint32_t *value) {
    static const char prefix[] = "第";
    size_t length = sizeof prefix - 1;
    if (size <= length || memcmp(text, prefix, length) != 0)
        return 0;
    size_t taken = engross_numeral_parse(text + length, size - length, value);
    return taken > 0 && *value > 0 && *value <= 999 ? length + taken : 0;
}

size_t engross_ordinal_parse(const char *text, size_t size, uint32_t *value) {
    uint32_t parsed = 0;
    size_t taken = parse_digits(text, size, &parsed);
    if (taken == 0)
        taken = parse_chinese(text, size, &parsed);
    for (size_t i = 0; taken == 0 && i < sizeof languages / sizeof languages[0]; i++)
        taken = parse_words(&languages[i], text, size, &parsed);
    if (taken == 0 || parsed > 999)
        return 0;
    *value = parsed;
    return taken;
}
