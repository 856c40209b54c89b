/* Sizes that PNG and JPEG files give, and files that lie. */
#include "image.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define INCH ENGROSS_DOCX_EMU_IN_AN_INCH

/* 192 by 96 pixels, 11811 pixels a metre: 300 an inch; then the first IDAT. */
static const unsigned char png[] = {
    0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0,   0,    0,    13, 'I', 'H',  'D',  'R', 0,
    0,    0,   192, 0,   0,    0,    96,   8,    2,   0,    0,    0,  0,   0,    0,    0,   0,
    0,    0,   9,   'p', 'H',  'Y',  's',  0,    0,   0x2E, 0x23, 0,  0,   0x2E, 0x23, 1,   0,
    0,    0,   0,   0,   0,    0,    0,    'I',  'D', 'A',  'T',  0,  0,   0,    0,
};

/* JFIF at 96 dots an inch, then SOF0 of 48 by 96. */
static const unsigned char jpeg[] = {
    0xFF, 0xD8, 0xFF, 0xE0, 0,    16, 'J', 'F', 'I', 'F', 0, 1,  1, 1, 0,  96, 0,
    96,   0,    0,    0xFF, 0xC0, 0,  11,  8,   0,   48,  0, 96, 1, 1, 17, 0,
};

static void reads_sizes(void **state) {
    int64_t width;
    int64_t height;
    (void)state;
    assert_true(engross_docx_image_size(png, sizeof png, &width, &height));
    assert_in_range(width, INCH * 64 / 100 - 100, INCH * 64 / 100 + 100);
    assert_in_range(height, INCH * 32 / 100 - 100, INCH * 32 / 100 + 100);
    assert_true(engross_docx_image_size(jpeg, sizeof jpeg, &width, &height));
    assert_int_equal(width, INCH);
    assert_int_equal(height, INCH / 2);
}

/* Every shorter file is looked at in memory of just its size, for the sanitizer to guard. */
static void survives_cut_files(void **state) {
    (void)state;
    for (size_t size = 0; size < sizeof jpeg; size++) {
        int64_t width;
        int64_t height;
        unsigned char *cut = malloc(size + 1);
        unsigned char *exact = size == 0 ? cut : realloc(cut, size);
        memcpy(exact, jpeg, size);
        bool is_known = engross_docx_image_size(exact, size, &width, &height);
        assert_true(!is_known || size >= 29);
        memcpy(exact, png, size);
        engross_docx_image_size(exact, size, &width, &height);
        free(exact);
    }
}

static void refuses_absurd_sizes(void **state) {
    unsigned char changed[sizeof png];
    int64_t width;
    int64_t height;
    (void)state;
    memcpy(changed, png, sizeof png);
    changed[16] = 0x7F;
    assert_false(engross_docx_image_size(changed, sizeof changed, &width, &height));
    changed[16] = changed[19] = 0;
    assert_false(engross_docx_image_size(changed, sizeof changed, &width, &height));
    assert_false(engross_docx_image_size("GIF89a", 6, &width, &height));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_sizes),
        cmocka_unit_test(survives_cut_files),
        cmocka_unit_test(refuses_absurd_sizes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
