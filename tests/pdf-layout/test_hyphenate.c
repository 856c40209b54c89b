/* Division of words, with Debian's dictionaries where they are installed. */
#include "layout/hyphenate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

static char dictionary[1 << 18];

static const struct {
    const char *language, *path;
} dictionaries[] = {{"en", "/usr/share/hyphen/hyph_en_US.dic"},
                    {"fr", "/usr/share/hyphen/hyph_fr.dic"},
                    {"ru", "/usr/share/hyphen/hyph_ru_RU.dic"}};

static int32_t resource(const engross_host *host, const engross_resource_request *request,
                        engross_resource *out) {
    (void)host;
    for (size_t i = 0; i < sizeof dictionaries / sizeof dictionaries[0]; i++) {
        if (strcmp(request->language.data, dictionaries[i].language) != 0)
            continue;
        FILE *file = fopen(dictionaries[i].path, "rb");
        if (file == NULL)
            return ENGROSS_NOT_FOUND;
        out->data_size = fread(dictionary, 1, sizeof dictionary, file);
        out->data = dictionary;
        fclose(file);
        return ENGROSS_OK;
    }
    return ENGROSS_NOT_FOUND;
}

static const struct {
    const char *language, *word, *divided;
} cases[] = {
    {"en", "implementation", "im-ple-men-ta-tion"},
    {"en", "IMPLEMENTATION", "IM-PLE-MEN-TA-TION"},
    {"en", "the", "the"},
    {"fr", "recommandation", "re-com-man-da-tion"},
    {"ru", "государственный", "государ-ствен-ный"},
    {"xx", "implementation", "implementation"},
    /* letters that the dictionary's encoding has not: left whole */
    {"ru", "қазақстандық", "қазақстандық"},
};

static void test_words(void **state) {
    (void)state;
    const engross_host host = {.size = sizeof host, .resource = resource};
    struct pdf_hyphenator hyphenator = {.host = &host};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *word = cases[i].word;
        bool points[128] = {false};
        char divided[256];
        size_t size = 0;
        engross_text language = {cases[i].language, strlen(cases[i].language)};
        engross_pdf_hyphenate(&hyphenator, language, (engross_text){word, strlen(word)}, points);
        for (size_t j = 0; j < strlen(word); j++) {
            if (points[j])
                divided[size++] = '-';
            divided[size++] = word[j];
        }
        divided[size] = '\0';
        assert_string_equal(divided, cases[i].divided);
    }
    engross_pdf_hyphenator_finish(&hyphenator);
}

int main(void) {
    FILE *file = fopen(dictionaries[2].path, "rb");
    if (file == NULL) {
        puts("skipped: Debian's hyphenation dictionaries are not installed");
        return 0;
    }
    fclose(file);
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
