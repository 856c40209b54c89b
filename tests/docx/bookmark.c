/* Bookmark names that Word takes. */
#include "bookmark.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const char *name_of(const char *id, char name[ENGROSS_DOCX_BOOKMARK_SIZE]) {
    static const struct engross_docx_bookmarks no_twins = {0};
    return engross_docx_bookmark_name(&no_twins, (engross_text){id, strlen(id)}, name);
}

static void keeps_names_that_word_takes(void **state) {
    char name[ENGROSS_DOCX_BOOKMARK_SIZE];
    (void)state;
    assert_string_equal(name_of("sec_V__dvs_2", name), "sec_V__dvs_2");
    assert_string_equal(name_of("a234567890123456789012345678901234567890", name),
                        "a234567890123456789012345678901234567890");
}

static void tells_long_and_strange_ids_apart(void **state) {
    char first[ENGROSS_DOCX_BOOKMARK_SIZE];
    char second[ENGROSS_DOCX_BOOKMARK_SIZE];
    (void)state;
    name_of("sec_III__subsec_A__para_64__list_1__point_a", first);
    name_of("sec_III__subsec_A__para_64__list_1__point_b", second);
    assert_true(strlen(first) <= 40);
    assert_string_not_equal(first, second);
    assert_string_not_equal(name_of("para-1", first), name_of("para.1", second));
    assert_int_equal(name_of("64", first)[0], 'b');
    assert_int_equal(name_of("", first)[0], 'b');
    assert_null(strchr(name_of("п_1", first), '\xD0'));
}

static void tells_twins_apart(void **state) {
    engross_text ids[] = {{"sec_I", 5}, {"sec_i", 5}};
    struct engross_docx_bookmarks bookmarks = {ids, 2};
    char first[ENGROSS_DOCX_BOOKMARK_SIZE];
    char second[ENGROSS_DOCX_BOOKMARK_SIZE];
    (void)state;
    engross_docx_bookmark_name(&bookmarks, ids[0], first);
    engross_docx_bookmark_name(&bookmarks, ids[1], second);
    assert_int_not_equal(strcasecmp(first, second), 0);
    engross_text other = {"sec_II", 6};
    assert_string_equal(engross_docx_bookmark_name(&bookmarks, other, first), "sec_II");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_names_that_word_takes),
        cmocka_unit_test(tells_long_and_strange_ids_apart),
        cmocka_unit_test(tells_twins_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
