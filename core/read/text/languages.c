#include "read/text/languages.h"
#include "read/text/characters.h"

#include <string.h>

/* Words that are frequent in one language and rare in the others of its script. */
struct language_words {
    const char *tag;
    const char *words; /* between spaces */
};

static const struct language_words languages[] = {
    {"en", " the of and to in that is for with on by are was were has have be from this which "},
    {"fr", " le la les des et du est une dans pour par sur au aux ont été qui que avec ses "},
    {"es", " el la los las del y en que por para con una se ha han sus al como más "},
    {"pt", " o os as do da dos das e em que para com uma não ao são foi pelo "},
    {"it", " il lo gli della delle dei e di che per con una sono è nel alla "},
    {"de", " der die das und den von zu mit ist im für auf des dem nicht wurde werden "},
    {"tr", " ve bir bu için ile olarak olan da de daha çok "},
    {"uz", " va bilan uchun bu ham boʻlgan oʻz qilish "},
    {"ru", " и в на с по не что для от из как о к за были было также при года "},
    {"kk", " және мен бойынша үшін туралы бұл бар да де жылы осы болып қазақстан "},
    {"ky", " жана менен боюнча үчүн бул болуп жылы "},
    {"uk", " і в на з та що для від як у не до про є "},
};

#define LANGUAGES (sizeof languages / sizeof languages[0])
#define LONGEST_WORD 24 /* bytes */

struct letters {
    size_t latin, cyrillic, kazakh, kyrgyz, ukrainian, arabic, persian, hebrew, greek;
    size_t ideographs, kana, hangul, devanagari, thai;
};

static void count_letter(struct letters *letters, uint32_t c) {
    if (c < 0x250)
        letters->latin += engross_is_letter(c) ? 1 : 0;
    else if (c >= 0x400 && c < 0x530) {
        letters->cyrillic++;
        /* ә ғ қ ұ һ are Kazakh alone, ө ү ң Kyrgyz too, є ї ґ Ukrainian */
        if (c == 0x4D9 || c == 0x493 || c == 0x49B || c == 0x4B1 || c == 0x4BB)
            letters->kazakh++;
        else if (c == 0x4E9 || c == 0x4AF || c == 0x4A3)
            letters->kyrgyz++;
        else if (c == 0x454 || c == 0x457 || c == 0x491)
            letters->ukrainian++;
    } else if (c >= 0x600 && c < 0x700) {
        letters->arabic++;
        letters->persian += c == 0x67E || c == 0x686 || c == 0x6AF || c == 0x6CC ? 1 : 0;
    } else if (c >= 0x5D0 && c < 0x5F0)
        letters->hebrew++;
    else if (c >= 0x370 && c < 0x400)
        letters->greek++;
    else if (c >= 0x3040 && c < 0x3100)
        letters->kana++;
    else if (c >= 0xAC00 && c < 0xD7A4)
        letters->hangul++;
    else if (c >= 0x900 && c < 0x980)
        letters->devanagari++;
    else if (c >= 0xE00 && c < 0xE80)
        letters->thai++;
    else if (engross_is_ideograph(c))
        letters->ideographs++;
}

/* The script that prevails decides, where it has one language only. */
static const char *guess_by_letters(const struct letters *letters) {
    const struct {
        size_t count;
        const char *tag;
    } scripts[] = {
        {letters->latin, NULL},
        {letters->cyrillic, NULL},
        {letters->arabic, letters->persian * 40 > letters->arabic ? "fa" : "ar"},
        {letters->hebrew, "he"},
        {letters->greek, "el"},
        {letters->hangul, "ko"},
        {letters->ideographs + letters->kana,
         letters->kana * 5 > letters->ideographs ? "ja" : "zh"},
        {letters->devanagari, "hi"},
        {letters->thai, "th"},
    };
    size_t best = 0;
    for (size_t i = 1; i < sizeof scripts / sizeof scripts[0]; i++)
        if (scripts[i].count > scripts[best].count)
            best = i;
    if (best == 1 && letters->kazakh * 50 > letters->cyrillic)
        return "kk";
    if (best == 1 && letters->kyrgyz * 50 > letters->cyrillic)
        return "ky";
    if (best == 1 && letters->ukrainian * 100 > letters->cyrillic)
        return "uk";
    return scripts[best].tag;
}

/* One bit for each beginning, end and length of a word. Most words share theirs with none of a
 * language's, which need not be searched then. */
struct outlines {
    uint32_t bits[8];
};

static uint32_t outline(const char *word, size_t size) {
    unsigned char first = (unsigned char)word[size > 1 ? 1 : 0];
    unsigned char last = (unsigned char)word[size - 1];
    return (first * 7U + last * 31U + (uint32_t)size * 59U) % 256;
}

static void outline_words(struct outlines *outlines, const char *words) {
    for (const char *word = words + 1; *word != '\0';) {
        size_t size = strcspn(word, " ");
        uint32_t bit = outline(word, size);
        outlines->bits[bit / 32] |= UINT32_C(1) << bit % 32;
        word += size + 1;
    }
}

struct tally {
    struct outlines outlines[LANGUAGES];
    size_t hits[LANGUAGES];
};

static void count_word(struct tally *tally, const char *word, size_t size) {
    char needle[LONGEST_WORD + 3] = " ";
    uint32_t bit = outline(word, size);
    memcpy(needle + 1, word, size);
    memcpy(needle + 1 + size, " ", 2);
    for (size_t i = 0; i < LANGUAGES; i++)
        if ((tally->outlines[i].bits[bit / 32] >> bit % 32 & 1) != 0 &&
            strstr(languages[i].words, needle) != NULL)
            tally->hits[i]++;
}

/* The language whose words there are most of, if there are enough of them. */
static const char *guess_by_words(const struct tally *tally, size_t least) {
    size_t best = 0;
    for (size_t i = 1; i < LANGUAGES; i++)
        if (tally->hits[i] > tally->hits[best])
            best = i;
    return tally->hits[best] >= least ? languages[best].tag : NULL;
}

const char *engross_language_guess(const char *text, size_t size) {
    struct letters letters = {0};
    struct tally tally = {0};
    size_t length = 0;
    char word[LONGEST_WORD];
    for (size_t i = 0; i < LANGUAGES; i++)
        outline_words(&tally.outlines[i], languages[i].words);
    for (size_t at = 0; at <= size;) {
        uint32_t c = at < size ? engross_fold_case(engross_utf8_decode(text, size, &at)) : 0;
        count_letter(&letters, c);
        if (engross_is_letter(c)) {
            char bytes[4];
            size_t more = engross_utf8_encode(c, bytes);
            if (length + more <= LONGEST_WORD)
                memcpy(word + length, bytes, more);
            length += more;
            continue;
        }
        if (length > 0 && length <= LONGEST_WORD)
            count_word(&tally, word, length);
        length = 0;
        if (c == 0)
            break;
    }
    const char *tag = guess_by_letters(&letters);
    return tag != NULL ? tag : guess_by_words(&tally, letters.cyrillic > letters.latin ? 1 : 2);
}
