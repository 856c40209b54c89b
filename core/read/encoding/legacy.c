/* Recognises single-byte encodings by evidence. Each candidate is an encoding and an alphabet;
 * it earns for every byte that reads as a frequent letter in a likely place and pays for letters
 * of other languages, capitals inside words, words of two scripts and odd signs. */
#include "base/utf8.h"
#include "read/encoding/encoding.h"

#include <limits.h>
#include <string.h>

/* Bytes above 7F that are looked at; text beyond them is only converted. */
#define SAMPLE_HIGH ((size_t)16384)
#define SAMPLE_SIZE ((size_t)1 << 20)
/* Scores are in hundredths a byte: what the winner must reach, and its lead over any candidate
 * that reads the bytes otherwise. */
#define ENOUGH 180
#define LEAD 35
/* Letters needed where no words of Latin script bear witness. */
#define FEWEST_LETTERS 5

struct alphabet {
    const char *letters; /* lower case, the most frequent first */
    const char *words;   /* frequent ASCII words, each between spaces; NULL: not Latin script */
};

static const struct alphabet russian = {"оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", NULL};
static const struct alphabet ukrainian = {"оаинівтерсклудмпязьбгйчхцжїюєшщфґ", NULL};
static const struct alphabet kazakh = {"аыентріслдқмоудбғкйңшгпзәжіүөұяиэхвцюфчһьъщё", NULL};
static const struct alphabet bulgarian = {"аиоетнрсвлкдпмзъугябчщцйжхшюфь", NULL};
static const struct alphabet greek = {"αοιετσνηυρπκμλςάίωόγδήέύθφχβξώζψϊϋΐ", NULL};
static const struct alphabet arabic = {"اليمنوتربةعدسفهكقحجأشطصىخضذإئثغزءظؤآ", NULL};
static const struct alphabet persian = {"اینردمهوتبسشکزگلفخقعجچحپآصطغضظثذئژ", NULL};
static const struct alphabet hebrew = {"יוהלארתבמשנםעדקחפכטגצסזןךףץ", NULL};
static const struct alphabet english = {
    "éèïçöüñáíóâêàôëäîûúãåøæ", " the of and to in for that is on with by as are be was it "};
static const struct alphabet french = {
    "éèàêçôîùâûëïœüæ", " de la les des et en du une est que pour dans le par sur au un qui "};
static const struct alphabet spanish = {
    "óíáéñúü", " de la que el en y los las por con del una para se su al es un "};
static const struct alphabet portuguese = {
    "ãçáéíóêõúâàôü", " de que do da em para com os as uma dos no na por ao e o "};
static const struct alphabet german = {
    "üäößé", " der die und den von zu das mit des auf ist im dem nicht ein eine "};
static const struct alphabet italian = {
    "àèòùìé", " di che la il per del in un una con non le dei della sono e i "};
static const struct alphabet nordic = {
    "äöåøæéü", " och att det som av en er og til for med ja on i den det de "};
static const struct alphabet turkish = {"ıişğçöüîâû", " ve bir bu ile olarak olan da de daha en "};
static const struct alphabet polish = {"łęąóżśćńź",
                                       " i w na z do nie oraz jest dla od przez o lub po "};
static const struct alphabet czech = {"íáéěřčžýšůúďťňó",
                                      " a v na se o je do pro ve s z k od nebo "};
static const struct alphabet slovak = {"áíéčžýšúľťňäôóďĺŕ",
                                       " a v na sa o je do pre vo s z k od alebo "};
static const struct alphabet hungarian = {"áéóöíőüúű", " a az hogy nem egy is ez meg vagy volt "};
static const struct alphabet romanian = {"ăîâşţșț",
                                         " de la din a cu pe care sau nu este ale un o "};
static const struct alphabet croatian = {"čžšćđ", " i u je na se da za od su o s koji ili "};

struct candidate {
    unsigned char encoding; /* index in engross_single_bytes */
    const struct alphabet *alphabet;
};

#define C(encoding, alphabet)                                                                      \
    { ENGROSS_SINGLE_BYTE_##encoding, &alphabet }
/* Of candidates that read a text alike, the first one gives its name. */
static const struct candidate candidates[] = {
    C(WINDOWS_1252, english),   C(WINDOWS_1252, french),
    C(WINDOWS_1252, spanish),   C(WINDOWS_1252, portuguese),
    C(WINDOWS_1252, german),    C(WINDOWS_1252, italian),
    C(WINDOWS_1252, nordic),    C(ISO_8859_15, french),
    C(WINDOWS_1251, russian),   C(WINDOWS_1251, ukrainian),
    C(WINDOWS_1251, bulgarian), C(KZ_1048, kazakh),
    C(PT154, kazakh),           C(KOI8_R, russian),
    C(KOI8_U, ukrainian),       C(ISO_8859_5, russian),
    C(IBM866, russian),         C(WINDOWS_1254, turkish),
    C(WINDOWS_1250, polish),    C(WINDOWS_1250, czech),
    C(WINDOWS_1250, slovak),    C(WINDOWS_1250, hungarian),
    C(WINDOWS_1250, romanian),  C(WINDOWS_1250, croatian),
    C(ISO_8859_2, polish),      C(ISO_8859_2, czech),
    C(ISO_8859_2, slovak),      C(ISO_8859_2, hungarian),
    C(ISO_8859_2, croatian),    C(WINDOWS_1256, arabic),
    C(WINDOWS_1256, persian),   C(ISO_8859_6, arabic),
    C(WINDOWS_1253, greek),     C(WINDOWS_1255, hebrew),
    C(IBM850, french),          C(IBM850, spanish),
    C(IBM850, german),
};

/* Signs that texts of every language are set with. */
static const char signs[] = "«»“”„‘’‚–—…•№§°©®™€·¿¡ªº‰†£½²³\xC2\xA0\xC2\xAD";

enum byte_class { BYTE_NONE, BYTE_SIGN, BYTE_ODD, BYTE_LOWER, BYTE_UPPER, BYTE_LETTER };

/* How one candidate reads the bytes 80 to FF. */
struct reading {
    signed char weight[128];
    unsigned char class[128];
};

static bool is_ascii_letter(unsigned char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* The place of codepoint in text, counted in code points, or -1. */
static int place_in(const char *text, uint32_t codepoint) {
    size_t size = strlen(text);
    int place = 0;
    for (size_t offset = 0; offset < size; place++)
        if (engross_utf8_decode(text, size, &offset) == codepoint)
            return place;
    return -1;
}

static int letter_weight(const struct alphabet *alphabet, uint32_t codepoint) {
    int place = place_in(alphabet->letters, engross_fold_case(codepoint));
    if (place < 0)
        return -6;
    return place < 8 ? 4 : place < 16 ? 3 : place < 26 ? 2 : 1;
}

static void read_byte(const struct candidate *candidate, size_t index, struct reading *reading) {
    uint32_t codepoint = engross_single_bytes[candidate->encoding].high[index];
    if (codepoint == 0) {
        reading->class[index] = BYTE_NONE;
    } else if (place_in(signs, codepoint) >= 0) {
        reading->class[index] = BYTE_SIGN;
    } else if (!engross_is_letter(codepoint)) {
        reading->class[index] = BYTE_ODD;
        reading->weight[index] = -4;
    } else {
        reading->class[index] = engross_is_lowercase(codepoint)   ? BYTE_LOWER
                                : engross_is_uppercase(codepoint) ? BYTE_UPPER
                                                                  : BYTE_LETTER;
        reading->weight[index] = (signed char)letter_weight(candidate->alphabet, codepoint);
    }
}

static enum byte_class class_of(const struct reading *reading, unsigned char byte) {
    if (byte >= 0x80)
        return (enum byte_class)reading->class[byte - 0x80];
    return byte >= 'a' && byte <= 'z'   ? BYTE_LOWER
           : byte >= 'A' && byte <= 'Z' ? BYTE_UPPER
                                        : BYTE_SIGN;
}

/* What a letter earns or pays for where it stands. before and after are 0 at the ends. */
static int place_weight(const struct reading *reading, bool latin, unsigned char before,
                        unsigned char byte, unsigned char after) {
    int weight = 0;
    if (class_of(reading, byte) == BYTE_UPPER)
        weight -= class_of(reading, before) == BYTE_LOWER ? 6 : 1;
    bool high_before = before >= 0x80 && class_of(reading, before) >= BYTE_LOWER;
    bool high_after = after >= 0x80 && class_of(reading, after) >= BYTE_LOWER;
    if (!latin)
        return is_ascii_letter(before) || is_ascii_letter(after) ? weight - 4 : weight;
    if (high_before && high_after)
        weight -= 4;
    else if (!is_ascii_letter(before) && !is_ascii_letter(after))
        weight -= 1;
    return weight;
}

/* Frequent words of the alphabet's language among the ASCII words, in hundredths of all, times
 * twelve and at most 300: the points a byte that they are worth. */
static int word_points(const char *words, const char *data, size_t size) {
    size_t total = 0, hits = 0;
    char word[12] = " ";
    for (size_t i = 0, length = 0; i <= size; i++) {
        unsigned char byte = i < size ? (unsigned char)data[i] : ' ';
        if (is_ascii_letter(byte) || byte >= 0x80) {
            if (length < 9)
                word[1 + length] = (char)(byte | (byte < 0x80 ? 0x20 : 0));
            length++;
            continue;
        }
        if (length > 0 && length < 9) {
            word[1 + length] = ' ';
            word[2 + length] = '\0';
            hits += strstr(words, word) != NULL;
        }
        total += length > 0;
        length = 0;
    }
    size_t points = total == 0 ? 0 : hits * 1200 / total;
    return points > 300 ? 300 : (int)points;
}

/* A candidate's score in hundredths a byte, or INT_MIN where the bytes cannot be of it. */
static int score(const struct candidate *candidate, const char *data, size_t size) {
    struct reading reading = {{0}, {0}};
    for (size_t i = 0; i < 128; i++)
        read_byte(candidate, i, &reading);
    bool latin = candidate->alphabet->words != NULL;
    long sum = 0;
    size_t count = 0, letters = 0;
    for (size_t i = 0; i < size && count < SAMPLE_HIGH; i++) {
        unsigned char byte = (unsigned char)data[i];
        if (byte < 0x80)
            continue;
        enum byte_class class = class_of(&reading, byte);
        if (class == BYTE_NONE)
            return INT_MIN;
        count += class != BYTE_SIGN;
        sum += reading.weight[byte - 0x80];
        if (class < BYTE_LOWER)
            continue;
        letters++;
        sum += place_weight(&reading, latin, i > 0 ? (unsigned char)data[i - 1] : 0, byte,
                            i + 1 < size ? (unsigned char)data[i + 1] : 0);
    }
    if (!latin && letters < FEWEST_LETTERS)
        return INT_MIN;
    int points = latin ? word_points(candidate->alphabet->words, data, size) : 0;
    return points + (count == 0 ? 0 : (int)(sum * 100 / (long)count));
}

/* Whether both encodings give the bytes that occur the same characters. */
static bool read_alike(unsigned char a, unsigned char b, const bool occurs[128]) {
    for (size_t i = 0; i < 128; i++)
        if (occurs[i] && engross_single_bytes[a].high[i] != engross_single_bytes[b].high[i])
            return false;
    return true;
}

const struct engross_single_byte *engross_legacy_find(const char *data, size_t size,
                                                      const char **best) {
    enum { COUNT = sizeof candidates / sizeof candidates[0] };
    int scores[COUNT];
    bool occurs[128] = {false};
    size_t sample = size < SAMPLE_SIZE ? size : SAMPLE_SIZE;
    for (size_t i = 0; i < size; i++)
        if ((unsigned char)data[i] >= 0x80)
            occurs[(unsigned char)data[i] - 0x80] = true;
    size_t winner = 0;
    for (size_t i = 0; i < COUNT; i++) {
        scores[i] = score(&candidates[i], data, sample);
        if (scores[i] > scores[winner])
            winner = i;
    }
    const struct engross_single_byte *encoding = &engross_single_bytes[candidates[winner].encoding];
    *best = scores[winner] > 0 ? encoding->name : NULL;
    bool sure = scores[winner] >= ENOUGH;
    for (size_t i = 0; i < COUNT; i++)
        sure = sure && (scores[i] < scores[winner] - LEAD ||
                        read_alike(candidates[i].encoding, candidates[winner].encoding, occurs));
    return sure ? encoding : NULL;
}

bool engross_looks_like_gb(const char *data, size_t size) {
    size_t pairs = 0, common = 0;
    for (size_t i = 0; i < size; i++) {
        unsigned char lead = (unsigned char)data[i];
        if (lead < 0x80)
            continue;
        unsigned char trail = i + 1 < size ? (unsigned char)data[i + 1] : 0;
        if (lead == 0x80 || lead == 0xFF || trail < 0x40 || trail == 0x7F || trail == 0xFF)
            return false;
        pairs++;
        common += lead >= 0xB0 && lead <= 0xD7 && trail >= 0xA1;
        i++;
    }
    return pairs >= 4 && common * 100 >= pairs * 65;
}
