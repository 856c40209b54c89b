/* UTF-8 decoding at its edges, and the character properties. */
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void decodes_well_formed(void **state) {
    (void)state;
    const char *text = "aé€😀";
    size_t at = 0;
    size_t size = strlen(text);
    assert_int_equal(engross_utf8_decode(text, size, &at), 'a');
    assert_int_equal(engross_utf8_decode(text, size, &at), 0xE9);
    assert_int_equal(engross_utf8_decode(text, size, &at), 0x20AC);
    assert_int_equal(engross_utf8_decode(text, size, &at), 0x1F600);
    assert_int_equal(at, size);
    size_t start;
    assert_int_equal(engross_utf8_decode_before(text, size, &start), 0x1F600);
    assert_int_equal(start, size - 4);
}

static void replaces_ill_formed(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        size_t consumed;
    } cases[] = {
        {"\x80", 1},         {"\xC0\xAF", 1},  {"\xE0\x80\x80", 1}, {"\xED\xA0\x80", 1},
        {"\xF5\x80\x80", 1}, {"\xE2\x82", 2},  {"\xF0\x9F\x98", 3}, {"\xF4\x90\x80\x80", 1},
        {"\xC3", 1},         {"\xE2(\xA1", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t at = 0;
        size_t size = strlen(cases[i].bytes);
        assert_int_equal(engross_utf8_decode(cases[i].bytes, size, &at), 0xFFFD);
        assert_int_equal(at, cases[i].consumed);
        assert_int_equal(engross_utf8_valid_prefix(cases[i].bytes, size), 0);
    }
}

static void encodes_what_it_decodes(void **state) {
    (void)state;
    for (uint32_t codepoint = 0; codepoint <= 0x10FFFF; codepoint++) {
        if (codepoint == 0xD800)
            codepoint = 0xE000;
        char bytes[4];
        size_t size = engross_utf8_encode(codepoint, bytes);
        size_t at = 0;
        assert_int_equal(engross_utf8_decode(bytes, size, &at), codepoint);
        assert_int_equal(at, size);
        assert_int_equal(engross_utf8_valid_prefix(bytes, size), size);
    }
    char bytes[4];
    assert_int_equal(engross_utf8_encode(0xD800, bytes), 3);
    assert_memory_equal(bytes, "\xEF\xBF\xBD", 3);
}

static void knows_letters_and_case(void **state) {
    (void)state;
    static const uint32_t kazakh[] = {0x4D8, 0x492, 0x49A, 0x4A2, 0x4E8,
                                      0x4B0, 0x4AE, 0x4BA, 0x406};
    for (size_t i = 0; i < sizeof kazakh / sizeof *kazakh; i++) {
        assert_true(engross_is_uppercase(kazakh[i]));
        assert_true(engross_is_letter(kazakh[i]));
        assert_true(engross_is_lowercase(engross_fold_case(kazakh[i])));
    }
    assert_int_equal(engross_fold_case(0x416), 0x436);
    assert_true(engross_is_letter(0x627) && !engross_is_uppercase(0x627));
    assert_true(engross_is_letter(0x4E2D) && !engross_is_lowercase(0x4E2D));
    assert_true(engross_is_digit(0x663) && !engross_is_letter(0x663));
    assert_false(engross_is_letter(0x2014));
    assert_true(engross_is_any_space(0xA0) && !engross_is_space(0xA0));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decodes_well_formed),
        cmocka_unit_test(replaces_ill_formed),
        cmocka_unit_test(encodes_what_it_decodes),
        cmocka_unit_test(knows_letters_and_case),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
