/* Units of the text reader: numbers, markers, shapes, languages, symbols, hyphens. */
#include "read/text/languages.h"
#include "read/text/lines.h"
#include "read/text/markers.h"
#include "read/text/numerals.h"
#include "read/text/symbols.h"
#include "read/text/vocabulary.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(list) (sizeof(list) / sizeof(list)[0])

static void test_roman(void **state) {
    (void)state;
    static const struct {
        const char *text;
        uint32_t value;
    } rows[] = {{"I", 1},    {"IV", 4}, {"IX", 9}, {"XIV", 14}, {"XL", 40}, {"XCIX", 99},
                {"IIII", 0}, {"VX", 0}, {"ІІ", 2}, {"Х", 10},   {"IC", 0},  {"ABC", 0}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        uint32_t value = 0;
        size_t size = engross_numeral_roman(rows[i].text, strlen(rows[i].text), true, &value);
        if (rows[i].value == 0) {
            assert_true(size < strlen(rows[i].text));
            continue;
        }
        assert_int_equal(size, strlen(rows[i].text));
        assert_int_equal(value, rows[i].value);
    }
}

static void test_markers(void **state) {
    (void)state;
    static const struct {
        const char *text;
        uint8_t style;
        uint32_t value;
        const char *body;
    } rows[] = {
        {"I. Methodology", ENGROSS_MARKER_UPPER_ROMAN, 1, "Methodology"},
        {"IV) Women", ENGROSS_MARKER_UPPER_ROMAN, 4, "Women"},
        {"A. Scope", ENGROSS_MARKER_UPPER_ALPHA, 1, "Scope"},
        {"12. The State", ENGROSS_MARKER_DECIMAL, 12, "The State"},
        {"1) The State", ENGROSS_MARKER_DECIMAL, 1, "The State"},
        {"(3) The State", ENGROSS_MARKER_DECIMAL, 3, "The State"},
        {"12.The State", ENGROSS_MARKER_DECIMAL, 12, "The State"},
        {"12The State", ENGROSS_MARKER_DECIMAL, 12, "The State"},
        {"1.1 Scope", ENGROSS_MARKER_OUTLINE, 1, "Scope"},
        {"2.3.4. Scope", ENGROSS_MARKER_OUTLINE, 4, "Scope"},
        {"§ 5 Scope", ENGROSS_MARKER_DECIMAL, 5, "Scope"},
        {"№ 3. Scope", ENGROSS_MARKER_DECIMAL, 3, "Scope"},
        {"1° Scope", ENGROSS_MARKER_DECIMAL, 1, "Scope"},
        {"1.º Scope", ENGROSS_MARKER_DECIMAL, 1, "Scope"},
        {"(a) men", ENGROSS_MARKER_LOWER_ALPHA, 1, "men"},
        {"b) men", ENGROSS_MARKER_LOWER_ALPHA, 2, "men"},
        {"(ii) men", ENGROSS_MARKER_LOWER_ROMAN, 2, "men"},
        {"а) люди", ENGROSS_MARKER_LOWER_CYRILLIC, 1, "люди"},
        {"Б. Люди", ENGROSS_MARKER_UPPER_CYRILLIC, 3, "Люди"},
        {"Article 6. Life", ENGROSS_MARKER_ARTICLE, 6, "Life"},
        {"Part one", ENGROSS_MARKER_PART, 1, ""},
        {"Часть вторая. Права", ENGROSS_MARKER_PART, 2, "Права"},
        {"6-бап. Өмір", ENGROSS_MARKER_ARTICLE, 6, "Өмір"},
        {"Annex II", ENGROSS_MARKER_ANNEX, 2, ""},
        {"- item", ENGROSS_MARKER_BULLET, '-', "item"},
        {"– item", ENGROSS_MARKER_BULLET, 0x2013, "item"},
        {"•item", ENGROSS_MARKER_BULLET, 0x2022, "item"},
        {"o Item", ENGROSS_MARKER_BULLET, 'o', "Item"},
        {"-5 degrees", ENGROSS_MARKER_NONE, 0, NULL},
        {"3.5 million", ENGROSS_MARKER_NONE, 0, NULL},
        {"2020 and 2023", ENGROSS_MARKER_NONE, 0, NULL},
        {"20–31 January", ENGROSS_MARKER_NONE, 0, NULL},
        {"p.m. today", ENGROSS_MARKER_NONE, 0, NULL},
        {"part of the text", ENGROSS_MARKER_NONE, 0, NULL},
        {"*akim* of the town", ENGROSS_MARKER_NONE, 0, NULL},
        {"* * *", ENGROSS_MARKER_NONE, 0, NULL},
        {"A report", ENGROSS_MARKER_NONE, 0, NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct engross_marker marker;
        engross_marker_parse(rows[i].text, strlen(rows[i].text), &marker);
        if (marker.style != rows[i].style)
            print_error("%s: style %d\n", rows[i].text, marker.style);
        assert_int_equal(marker.style, rows[i].style);
        if (marker.style == ENGROSS_MARKER_NONE)
            continue;
        assert_int_equal(marker.value, rows[i].value);
        assert_string_equal(rows[i].text + marker.body, rows[i].body);
    }
}

static void test_letter_that_is_also_roman(void **state) {
    (void)state;
    struct engross_marker marker;
    assert_true(engross_marker_parse("(i) men", 7, &marker));
    assert_int_equal(marker.style, ENGROSS_MARKER_LOWER_ROMAN);
    assert_int_equal(marker.other_style, ENGROSS_MARKER_LOWER_ALPHA);
    assert_int_equal(marker.other_value, 9);
}

static void test_shapes(void **state) {
    (void)state;
    static const struct {
        const char *text;
        uint32_t has, lacks;
    } rows[] = {
        {"A sentence.", ENGROSS_SHAPE_ENDS_SENTENCE | ENGROSS_SHAPE_STARTS_UPPER, 0},
        {"“Quoted.”", ENGROSS_SHAPE_ENDS_SENTENCE | ENGROSS_SHAPE_STARTS_QUOTE, 0},
        {"Of the law.12", ENGROSS_SHAPE_ENDS_SENTENCE, 0},
        {"Of the law.¹²", ENGROSS_SHAPE_ENDS_SENTENCE, 0},
        {"Table 1.1", 0, ENGROSS_SHAPE_ENDS_SENTENCE},
        {"What now?", ENGROSS_SHAPE_ENDS_QUESTION, 0},
        {"ПРАВО НА ЖИЗНЬ", ENGROSS_SHAPE_CAPITALS, ENGROSS_SHAPE_HAS_LOWER},
        {"the protection of", ENGROSS_SHAPE_STARTS_LOWER | ENGROSS_SHAPE_ENDS_SHORT_WORD, 0},
        {"governmen-", ENGROSS_SHAPE_ENDS_HYPHEN, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct engross_measure measure;
        engross_measure_text(rows[i].text, strlen(rows[i].text), &measure);
        assert_int_equal(measure.shape & rows[i].has, rows[i].has);
        assert_int_equal(measure.shape & rows[i].lacks, 0);
    }
}

static void test_languages(void **state) {
    (void)state;
    static const struct {
        const char *text, *tag;
    } rows[] = {
        {"The report of the State was read by all and it is good.", "en"},
        {"Le rapport de l’État est examiné par le comité dans une séance.", "fr"},
        {"El informe del Estado se examina por el comité en una sesión.", "es"},
        {"Доклад государства был рассмотрен комитетом на заседании.", "ru"},
        {"Мемлекеттің баяндамасын комитет отырыста қарады және қабылдады.", "kk"},
        {"نظرت اللجنة في تقرير الدولة", "ar"},
        {"委员会审议了国家报告", "zh"},
        {"12345", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *tag = engross_language_guess(rows[i].text, strlen(rows[i].text));
        if (rows[i].tag == NULL)
            assert_null(tag);
        else
            assert_string_equal(tag, rows[i].tag);
    }
}

static void test_symbols(void **state) {
    (void)state;
    static const struct {
        const char *text;
        size_t size;
    } rows[] = {
        {"A/HRC/WG.6/48/KAZ/1", 19},
        {"CCPR/C/KAZ/3 (2025)", 12},
        {"HRI/CORE/KAZ/2023.", 17},
        {"and/or", 0},
        {"A/B", 0},
        {"Men/Women 12", 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(engross_symbol_match(rows[i].text, strlen(rows[i].text)), rows[i].size);
    assert_int_equal(engross_job_number_match("GE.24-19207 (E)", 15), 15);
    assert_int_equal(engross_job_number_match("No.24-1", 7), 0);
}

static void test_hyphens(void **state) {
    (void)state;
    const char text[] = "The government acted. A long-term plan. It was short and sighted.";
    struct engross_arena arena = ENGROSS_ARENA_INIT;
    struct engross_vocabulary *words = engross_vocabulary_new(&arena, text, sizeof text - 1);
    static const struct {
        const char *first, *second;
        enum engross_hyphen hyphen;
    } rows[] = {
        {"of the govern-", "ment of", ENGROSS_HYPHEN_DROP},
        {"in the long-", "term plan", ENGROSS_HYPHEN_KEEP},
        {"so short-", "sighted a plan", ENGROSS_HYPHEN_KEEP},
        {"inter-", "national law", ENGROSS_HYPHEN_DROP},
        {"the Franco-", "German text", ENGROSS_HYPHEN_KEEP},
        {"from 2020-", "2023 on", ENGROSS_HYPHEN_KEEP},
        {"a pause -", "and on", ENGROSS_HYPHEN_NONE},
        {"no hyphen", "here", ENGROSS_HYPHEN_NONE},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(engross_hyphen_judge(words, rows[i].first, strlen(rows[i].first),
                                              rows[i].second, strlen(rows[i].second)),
                         rows[i].hyphen);
    engross_arena_finish(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_roman),
        cmocka_unit_test(test_markers),
        cmocka_unit_test(test_letter_that_is_also_roman),
        cmocka_unit_test(test_shapes),
        cmocka_unit_test(test_languages),
        cmocka_unit_test(test_symbols),
        cmocka_unit_test(test_hyphens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
