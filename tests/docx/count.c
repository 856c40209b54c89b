/* Words as Word counts them, in several scripts. */
#include "count.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct engross_docx_counts counts_of(const char *text) {
    struct engross_docx_counts counts = {0};
    engross_docx_count(&counts, (engross_text){text, strlen(text)});
    return counts;
}

static void counts_words_between_spaces(void **state) {
    (void)state;
    assert_int_equal(counts_of("Paragraph 64 bis of A/HRC/48/1, on torture").words, 7);
    assert_int_equal(counts_of("  two\n\twords ").words, 2);
    assert_int_equal(counts_of("права человека").words, 2);
    assert_int_equal(counts_of("адам құқықтары туралы").words, 3);
    assert_int_equal(counts_of("حقوق الإنسان").words, 2);
    assert_int_equal(counts_of("인권 이사회").words, 2);
    assert_int_equal(counts_of("").words, 0);
}

static void counts_every_ideograph(void **state) {
    (void)state;
    assert_int_equal(counts_of("人权理事会").words, 5);
    assert_int_equal(counts_of("人权，法治。").words, 6);
    assert_int_equal(counts_of("第2024号决议 and more").words, 7);
    assert_int_equal(counts_of("人\u3000权").words, 2);
    assert_int_equal(counts_of("じんけん").words, 4);
    assert_int_equal(counts_of("\U00020000").words, 1);
}

static void counts_characters_not_bytes(void **state) {
    struct engross_docx_counts counts = counts_of("été à 人");
    (void)state;
    assert_int_equal(counts.characters, 5);
    assert_int_equal(counts.characters_with_spaces, 7);
}

static void goes_on_across_runs(void **state) {
    struct engross_docx_counts counts = {0};
    (void)state;
    engross_docx_count(&counts, (engross_text){"one wo", 6});
    engross_docx_count(&counts, (engross_text){"rd", 2});
    assert_int_equal(counts.words, 2);
    engross_docx_count_break(&counts);
    engross_docx_count(&counts, (engross_text){"more", 4});
    assert_int_equal(counts.words, 3);
}

static void counts_paragraphs_with_text(void **state) {
    struct engross_docx_counts counts = {0};
    (void)state;
    for (int i = 0; i < 3; i++) {
        engross_docx_count_paragraph(&counts);
        engross_docx_count(&counts, i == 1 ? (engross_text){" ", 1} : (engross_text){"a", 1});
        engross_docx_count(&counts, (engross_text){"b c", i == 1 ? 0 : 3});
    }
    assert_int_equal(counts.paragraphs, 2);
    assert_int_equal(counts.words, 4);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_words_between_spaces), cmocka_unit_test(counts_every_ideograph),
        cmocka_unit_test(counts_characters_not_bytes), cmocka_unit_test(goes_on_across_runs),
        cmocka_unit_test(counts_paragraphs_with_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
