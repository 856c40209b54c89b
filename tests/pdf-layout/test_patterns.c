/* Divisions held against libhyphen's, for words made of the patterns of every dictionary that is
 * installed, and what is asked of a dictionary's form. */
#include "layout/patterns.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ctype.h>
#include <glob.h>
#include <hyphen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MOST_DATA = 1 << 21, MOST_WORD = 90, MOST_WORDS = 40000, BEFORE = 2, AFTER = 3 };

static char data[MOST_DATA];

static bool is_continued(char byte, bool utf8) {
    return utf8 && ((unsigned char)byte & 0xC0) == 0x80;
}

static size_t count_letters(const char *word, size_t size, bool utf8) {
    size_t count = 0;
    for (size_t i = 0; i < size; i++)
        count += !is_continued(word[i], utf8);
    return count;
}

/* The word with hyphens where points are, not too near its ends. */
static const char *show(char *shown, const char *word, size_t size, const bool *points, bool utf8) {
    char *at = shown;
    for (size_t i = 0; i < size; i++) {
        if (points[i] && count_letters(word, i, utf8) >= BEFORE &&
            count_letters(word + i, size - i, utf8) >= AFTER)
            *at++ = '-';
        *at++ = word[i];
    }
    *at = '\0';
    return shown;
}

/* False where libhyphen would spell a division differently. */
static bool ask_libhyphen(HyphenDict *dictionary, const char *word, size_t size, bool *points) {
    char hyphens[MOST_WORD + 8];
    char **replacements = NULL;
    int *positions = NULL, *cuts = NULL;
    hnj_hyphen_hyphenate2(dictionary, word, (int)size, hyphens, NULL, &replacements, &positions,
                          &cuts);
    bool plain = replacements == NULL;
    size_t letter = 0;
    for (size_t i = 1; i < size; i++)
        if (!is_continued(word[i], dictionary->utf8))
            points[i] = hyphens[letter++] & 1;
    for (size_t i = 0; i < size && !plain; i++)
        free(replacements[i]);
    free(replacements);
    free(positions);
    free(cuts);
    return plain;
}

static bool compare(const struct pdf_patterns *patterns, HyphenDict *dictionary, const char *word) {
    size_t size = strlen(word);
    bool ours[MOST_WORD] = {false}, theirs[MOST_WORD] = {false};
    char shown[2 * MOST_WORD], expected[2 * MOST_WORD];
    engross_pdf_patterns_divide(patterns, word, size, ours);
    if (!ask_libhyphen(dictionary, word, size, theirs))
        return false;
    assert_string_equal(show(shown, word, size, ours, dictionary->utf8),
                        show(expected, word, size, theirs, dictionary->utf8));
    return true;
}

/* The letters of the line, after which the next is; false when there are other signs in it. */
static bool take_letters(const char **line, char *letters) {
    const char *at = *line;
    size_t count = 0;
    bool word = true;
    for (; (unsigned char)*at > ' ' && *at != '/'; at++) {
        if (!isdigit((unsigned char)*at) && *at != '.' && count < MOST_WORD / 2 - 1)
            letters[count++] = *at;
        word = word && strchr("%#-',", *at) == NULL && !isupper((unsigned char)*at) &&
               strncmp(at, "\xE2\x80", 2) != 0;
    }
    letters[count] = '\0';
    at = strchr(at, '\n');
    *line = at != NULL ? at + 1 : "";
    return word && count > 0;
}

/* Words of one pattern, and of two that follow one another in the file with some between. */
static size_t compare_words(const struct pdf_patterns *patterns, HyphenDict *dictionary) {
    char letters[MOST_WORD / 2], word[MOST_WORD] = "";
    size_t count = 0, compared = 0;
    for (const char *line = strchr(data, '\n') + 1; *line != '\0' && count < MOST_WORDS;) {
        if (!take_letters(&line, letters))
            continue;
        if (count++ % 2 == 0)
            strcpy(word, letters);
        else
            strcat(word, letters);
        compared += compare(patterns, dictionary, word);
    }
    assert_true(compared > count / 2);
    return compared;
}

static size_t compare_file(const char *path) {
    struct stat status;
    FILE *file = fopen(path, "rb");
    if (lstat(path, &status) != 0 || !S_ISREG(status.st_mode) || file == NULL) {
        if (file != NULL)
            fclose(file);
        return 0; /* another region's name of the same file */
    }
    size_t size = fread(data, 1, sizeof data - 1, file);
    fclose(file);
    data[size] = '\0';
    struct pdf_patterns *patterns = engross_pdf_patterns_open(data, size);
    HyphenDict *dictionary = hnj_hyphen_load(path);
    assert_non_null(patterns);
    assert_non_null(dictionary);
    assert_string_equal(engross_pdf_patterns_charset(patterns), dictionary->cset);
    size_t compared = compare_words(patterns, dictionary);
    hnj_hyphen_free(dictionary);
    engross_pdf_patterns_free(patterns);
    return compared;
}

static void test_installed(void **state) {
    (void)state;
    glob_t files;
    size_t compared = 0;
    if (glob("/usr/share/hyphen/*.dic", 0, NULL, &files) != 0) {
        puts("skipped: Debian's hyphenation dictionaries are not installed");
        skip();
    }
    for (size_t i = 0; i < files.gl_pathc; i++)
        compared += compare_file(files.gl_pathv[i]);
    globfree(&files);
    printf("%zu words compared\n", compared);
    assert_true(compared > 1000);
}

static const struct {
    const char *dictionary, *word, *divided; /* NULL: cannot be opened */
} cases[] = {
    {"UTF-8\na1b", "xxabxx", "xxa-bxx"},
    {"UTF-8\r\na1b\r\n", "xxabxx", "xxa-bxx"},
    /* the higher value stands, whatever the order; even ones forbid */
    {"UTF-8\na1b\nxa2b\n", "xxabxx", "xxabxx"},
    {"UTF-8\na2b\nxa3b\n", "xxabxx", "xxa-bxx"},
    /* the last of two lines with the same letters counts */
    {"UTF-8\na2b\na1b\n", "xxabxx", "xxa-bxx"},
    {"UTF-8\n.ab1x\n", "abxxabx", "ab-xxabx"},
    {"UTF-8\nLEFTHYPHENMIN 3\nRIGHTHYPHENMIN 4\na1b\n", "xabxabxx", "xabxabxx"},
    {"UTF-8\nLEFTHYPHENMIN 1\nRIGHTHYPHENMIN 2\na1b\n", "abxxab", "a-bxxab"},
    {"UTF-8\nб1в\n", "ббввбв", "бб-ввбв"},
    /* a division that changes the spelling */
    {"UTF-8\ns1sz/sz=sz,1,3\na1b\n", "xasszabx", "xassza-bx"},
    /* two levels: parts of compounds keep their distance from the joint */
    {"UTF-8\nCOMPOUNDLEFTHYPHENMIN 2\nx1y\nNEXTLEVEL\ny1a\na1b\n", "xxyabxx", "xx-ya-bxx"},
    {"UTF-8\nCOMPOUNDLEFTHYPHENMIN 1\nx1y\nNEXTLEVEL\ny1a\na1b\n", "xxyabxx", "xx-y-a-bxx"},
    {"UTF-8\n", "word", NULL},
    {"", "word", NULL},
};

static void test_form(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct pdf_patterns *patterns =
            engross_pdf_patterns_open(cases[i].dictionary, strlen(cases[i].dictionary));
        assert_int_equal(patterns != NULL, cases[i].divided != NULL);
        if (patterns == NULL)
            continue;
        bool points[MOST_WORD] = {false};
        char divided[2 * MOST_WORD], *at = divided;
        engross_pdf_patterns_divide(patterns, cases[i].word, strlen(cases[i].word), points);
        for (const char *letter = cases[i].word; *letter != '\0'; *at++ = *letter++)
            if (points[letter - cases[i].word])
                *at++ = '-';
        *at = '\0';
        assert_string_equal(divided, cases[i].divided);
        engross_pdf_patterns_free(patterns);
    }
}

/* Random bytes are a dictionary, too. */
static void test_random_bytes(void **state) {
    (void)state;
    static const char alphabet[] = "aab1289./%#\n\n\n\r \xC3\xA4NEXTLEVEL";
    uint32_t random = 1;
    for (int round = 0; round < 300; round++) {
        size_t size = (size_t)round * 5;
        char *bytes = malloc(size + 1);
        assert_non_null(bytes);
        for (size_t i = 0; i < size; i++) {
            random = random * 1664525 + 1013904223;
            bytes[i] = alphabet[(random >> 16) % (sizeof alphabet - 1)];
        }
        struct pdf_patterns *patterns = engross_pdf_patterns_open(bytes, size);
        bool points[ENGROSS_PDF_PATTERNS_MOST_BYTES] = {false};
        char word[ENGROSS_PDF_PATTERNS_MOST_BYTES];
        memset(word, 'a', sizeof word);
        for (size_t i = 0; patterns != NULL && i < sizeof word; i += 29)
            engross_pdf_patterns_divide(patterns, word, i, points);
        assert_false(points[0]);
        engross_pdf_patterns_free(patterns);
        free(bytes);
    }
}

/* What libhyphen forgets of a dictionary (leak checkers ask for this function). */
__attribute__((visibility("default"))) const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void) {
    return "leak:libhyphen\n";
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_form),
        cmocka_unit_test(test_random_bytes),
        cmocka_unit_test(test_installed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
