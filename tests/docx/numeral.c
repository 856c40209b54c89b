/* Numbers taken apart as Word counts them. */
#include "numeral.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static engross_text text(const char *string) {
    return (engross_text){string, strlen(string)};
}

struct example {
    const char *printed;
    const char *style;
    int64_t value;
    enum engross_docx_number_format format;
    const char *prefix;
    const char *suffix;
};

static void takes_printed_numbers_apart(void **state) {
    static const struct example examples[] = {
        {"64.", "decimal", 64, ENGROSS_DOCX_DECIMAL, "", "."},
        {"IV.", "upper-roman", 4, ENGROSS_DOCX_UPPER_ROMAN, "", "."},
        {"(a)", "lower-alpha", 1, ENGROSS_DOCX_LOWER_LETTER, "(", ")"},
        {"(aa)", "lower-alpha", 27, ENGROSS_DOCX_LOWER_LETTER, "(", ")"},
        {"xiv)", "lower-roman", 14, ENGROSS_DOCX_LOWER_ROMAN, "", ")"},
        {"Article 5.", "article", 5, ENGROSS_DOCX_DECIMAL, "Article ", "."},
        {"1.1.", "decimal", 1, ENGROSS_DOCX_DECIMAL, "1.", "."},
        {"в)", "lower-alpha", 3, ENGROSS_DOCX_LOWER_RUSSIAN, "", ")"},
        {"§ 12", "", 12, ENGROSS_DOCX_DECIMAL, "§ ", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        const struct example *example = &examples[i];
        struct engross_docx_numeral numeral;
        assert_true(engross_docx_numeral_parse(text(example->printed), text(example->style),
                                               example->value, &numeral));
        assert_int_equal(numeral.format, example->format);
        assert_int_equal(numeral.prefix.size, strlen(example->prefix));
        assert_memory_equal(numeral.prefix.data, example->prefix, numeral.prefix.size);
        assert_int_equal(numeral.suffix.size, strlen(example->suffix));
        assert_memory_equal(numeral.suffix.data, example->suffix, numeral.suffix.size);
    }
}

static void leaves_what_word_cannot_count(void **state) {
    static const struct example examples[] = {
        {.printed = "Part one", .style = "part", .value = 1},
        {.printed = "64", .style = "decimal", .value = 65},
        {.printed = "164.", .style = "decimal", .value = 64},
        {.printed = "ab)", .style = "lower-alpha", .value = 28},
        {.printed = "10%", .style = "decimal", .value = 10},
        {.printed = "", .style = "decimal", .value = 1},
        {.printed = "0.", .style = "decimal", .value = 0},
    };
    struct engross_docx_numeral numeral;
    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        assert_false(engross_docx_numeral_parse(text(examples[i].printed), text(examples[i].style),
                                                examples[i].value, &numeral));
}

static void prints_as_word_does(void **state) {
    char numeral[ENGROSS_DOCX_NUMERAL_SIZE];
    (void)state;
    assert_int_equal(engross_docx_format_value(ENGROSS_DOCX_UPPER_ROMAN, 3888, numeral), 15);
    assert_string_equal(numeral, "MMMDCCCLXXXVIII");
    assert_int_equal(engross_docx_format_value(ENGROSS_DOCX_LOWER_LETTER, 53, numeral), 3);
    assert_string_equal(numeral, "aaa");
    assert_int_equal(engross_docx_format_value(ENGROSS_DOCX_UPPER_ROMAN, 4000, numeral), 0);
    assert_int_equal(engross_docx_format_value(ENGROSS_DOCX_DECIMAL, INT64_MAX, numeral), 0);
    assert_int_equal(engross_docx_format_value(ENGROSS_DOCX_UPPER_LETTER, 1000, numeral), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_printed_numbers_apart),
        cmocka_unit_test(leaves_what_word_cannot_count),
        cmocka_unit_test(prints_as_word_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
