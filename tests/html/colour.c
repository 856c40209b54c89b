/* Colours and image sizes: contrast as WCAG counts it, and inks that can be read on any page. */
#include "colour.h"
#include "html.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct html_colour colour(const char *string) {
    struct html_colour parsed = {1, 2, 3};
    assert_true(engross_html_colour_parse((engross_text){string, strlen(string)}, &parsed));
    return parsed;
}

static void colours_are_parsed(void **state) {
    (void)state;
    struct html_colour parsed = colour("#0b4A8f");
    assert_int_equal(parsed.red, 0x0B);
    assert_int_equal(parsed.green, 0x4A);
    assert_int_equal(parsed.blue, 0x8F);
    static const char *const wrong[] = {"", "#12345", "#1234567", "red", "#12345g", "1234567"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(
            engross_html_colour_parse((engross_text){wrong[i], strlen(wrong[i])}, &parsed));
    assert_false(engross_html_colour_parse((engross_text){NULL, 0}, &parsed));
}

static void contrast_is_that_of_wcag(void **state) {
    (void)state;
    assert_float_equal(engross_html_contrast(colour("#000000"), colour("#ffffff")), 21, 0.001);
    assert_float_equal(engross_html_contrast(colour("#777777"), colour("#ffffff")), 4.478, 0.001);
    assert_float_equal(engross_html_contrast(colour("#ffffff"), colour("#0000ff")), 8.592, 0.001);
}

static void every_ink_can_be_read(void **state) {
    (void)state;
    for (unsigned red = 0; red < 256; red += 51)
        for (unsigned green = 0; green < 256; green += 51)
            for (unsigned blue = 0; blue < 256; blue += 51) {
                struct html_colour ink = {(unsigned char)red, (unsigned char)green,
                                          (unsigned char)blue};
                struct html_colour ground = engross_html_tint(ink);
                assert_true(engross_html_contrast(engross_html_darken(ink, engross_html_light),
                                                  engross_html_light) >= 4.5);
                assert_true(engross_html_contrast(
                                engross_html_lighten(ink, engross_html_light, engross_html_dark),
                                engross_html_dark) >= 4.5);
                assert_true(engross_html_contrast(ground, engross_html_dark) >= 1);
            }
    /* a colour that is strong enough stays as it is */
    struct html_colour blue = colour("#12355b");
    struct html_colour kept = engross_html_darken(blue, engross_html_light);
    assert_memory_equal(&kept, &blue, sizeof blue);
}

static void images_say_their_size(void **state) {
    (void)state;
    static const unsigned char png[] = {0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13,
                                        'I',  'H', 'D', 'R', 0,  0,  1,  2,  0, 0, 3, 4};
    static const unsigned char jpeg[] = {0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC2,
                                         0,    17,   8,    0,    5, 0, 6, 3, 0,    0};
    uint32_t width, height;
    assert_true(engross_html_image_size(png, sizeof png, &width, &height));
    assert_int_equal(width, 0x102);
    assert_int_equal(height, 0x304);
    assert_true(engross_html_image_size(jpeg, sizeof jpeg, &width, &height));
    assert_int_equal(width, 6);
    assert_int_equal(height, 5);
    for (size_t size = 0; size < 16; size++) {
        assert_false(engross_html_image_size(png, size, &width, &height));
        assert_false(engross_html_image_size(jpeg, size, &width, &height));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(colours_are_parsed),
        cmocka_unit_test(contrast_is_that_of_wcag),
        cmocka_unit_test(every_ink_can_be_read),
        cmocka_unit_test(images_say_their_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
