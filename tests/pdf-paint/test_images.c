/* Image files: what is sound is shown, what is damaged is reported and shown as far as it goes. */
#include "stage.h"

#include "images.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define IMAGES ENGROSS_SOURCE_DIR "/tests/pdf-paint/images/"

static struct stage stage;
static struct pdf_images *images;

static int setup(void **state) {
    (void)state;
    stage_open(&stage, "en");
    images = engross_pdf_images_new(&stage.host);
    return images == NULL;
}

static int teardown(void **state) {
    (void)state;
    engross_pdf_images_free(images);
    stage_close(&stage);
    return 0;
}

static int32_t open_file(const char *path, const struct pdf_image **image) {
    return engross_pdf_images_open(images, stage_string(path), NULL, image);
}

static size_t read_image(const char *name, unsigned char *data, size_t capacity) {
    char path[512];
    snprintf(path, sizeof path, IMAGES "%s", name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t size = fread(data, 1, capacity, file);
    fclose(file);
    return size;
}

/* Opens and decodes bytes as an image file; the status of whichever failed. */
static int32_t try_bytes(const unsigned char *data, size_t size, struct pdf_samples *samples) {
    const struct pdf_image *image;
    char path[] = "/tmp/engross-image-XXXXXX";
    int descriptor = mkstemp(path);
    FILE *file = fdopen(descriptor, "wb");
    fwrite(data, 1, size, file);
    fclose(file);
    int32_t status = open_file(path, &image);
    remove(path);
    return status == ENGROSS_OK ? engross_pdf_image_decode(&stage.host, image, samples) : status;
}

static void every_format_is_decoded(void **state) {
    static const struct {
        const char *name;
        uint32_t width, height, components;
        bool alpha, jpeg;
    } rows[] = {{"alpha.png", 16, 8, 3, true, false},  {"palette.png", 16, 8, 3, true, false},
                {"plain.png", 16, 8, 3, false, false}, {"deep.png", 8, 8, 1, false, false},
                {"grey.jpg", 64, 32, 1, false, true},  {"progressive.jpg", 64, 32, 3, false, true},
                {"cmyk.jpg", 64, 32, 3, false, false}, {"turned.jpg", 64, 32, 3, false, true}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char path[512];
        const struct pdf_image *image;
        struct pdf_samples samples;
        snprintf(path, sizeof path, IMAGES "%s", rows[i].name);
        assert_int_equal(open_file(path, &image), ENGROSS_OK);
        assert_int_equal(engross_pdf_image_decode(&stage.host, image, &samples), ENGROSS_OK);
        assert_int_equal(samples.width, rows[i].width);
        assert_int_equal(samples.height, rows[i].height);
        assert_int_equal(samples.components, rows[i].components);
        assert_int_equal(samples.alpha != NULL, rows[i].alpha);
        assert_int_equal(samples.jpeg, rows[i].jpeg);
        engross_pdf_samples_finish(&samples);
    }
    assert_int_equal(stage.reports.size, 0);
}

static void orientation_and_resolution_are_read(void **state) {
    const struct pdf_image *turned, *plain;
    (void)state;
    assert_int_equal(open_file(IMAGES "turned.jpg", &turned), ENGROSS_OK);
    assert_int_equal(open_file(IMAGES "plain.png", &plain), ENGROSS_OK);
    assert_int_equal(turned->orientation, 6);
    assert_int_equal(turned->width, 32);
    assert_int_equal(turned->height, 64);
    assert_in_range(turned->dots_per_inch, 149, 151);
    assert_in_range(plain->dots_per_inch, 299, 301);
}

/* A photograph's place and time do not reach the output. */
static void metadata_is_left_out(void **state) {
    const struct pdf_image *image;
    struct pdf_samples samples;
    (void)state;
    assert_int_equal(open_file(IMAGES "turned.jpg", &image), ENGROSS_OK);
    assert_non_null(memmem(image->data, image->size, "secret place", 12));
    assert_int_equal(engross_pdf_image_decode(&stage.host, image, &samples), ENGROSS_OK);
    assert_true(samples.jpeg);
    assert_null(memmem(samples.data, samples.size, "secret place", 12));
    assert_null(memmem(samples.data, samples.size, "Exif", 4));
    engross_pdf_samples_finish(&samples);
}

static void file_that_breaks_off_is_shown_in_part(void **state) {
    static const char *const names[] = {"plain.png", "progressive.jpg", "grey.jpg"};
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        unsigned char data[2048];
        struct pdf_samples samples = {0};
        size_t size = read_image(names[i], data, sizeof data);
        engross_buffer_clear(&stage.reports);
        assert_int_equal(try_bytes(data, size - 20, &samples), ENGROSS_OK);
        assert_string_equal(stage.reports.data, "image-damaged\n");
        assert_non_null(samples.data);
        engross_pdf_samples_finish(&samples);
    }
}

/* A sound header and a sound end with damage between them: it is told, and no reader of the PDF is
 * left alone with it. */
static void damaged_samples_are_not_passed_on(void **state) {
    static const char *const names[] = {"progressive.jpg", "grey.jpg"};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        unsigned char data[2048];
        struct pdf_samples samples = {0};
        size_t size = read_image(names[i], data, sizeof data);
        memcpy(data + size - 30, "\xFF\xD9", 2);
        engross_buffer_clear(&stage.reports);
        assert_int_equal(try_bytes(data, size, &samples), ENGROSS_OK);
        assert_string_equal(stage.reports.data, "image-damaged\n");
        assert_false(samples.jpeg);
        engross_pdf_samples_finish(&samples);
    }
}

static void what_is_no_image_is_reported_once(void **state) {
    const struct pdf_image *image;
    (void)state;
    const char *path = ENGROSS_SOURCE_DIR "/CMakeLists.txt";
    assert_int_equal(open_file(path, &image), ENGROSS_NOT_FOUND);
    assert_int_equal(open_file(path, &image), ENGROSS_NOT_FOUND);
    assert_string_equal(stage.reports.data, "image-format\n");
}

static void absurd_size_is_refused(void **state) {
    /* signature and header of a PNG of 70000 x 70000, with its checksum */
    static const unsigned char header[] = {
        0x89, 'P',  'N',  'G',  '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I',  'H',  'D',  'R', 0x00,
        0x01, 0x11, 0x70, 0x00, 0x01, 0x11, 0x70, 8,    2, 0, 0, 0,  0xBB, 0xFF, 0x23, 0x2F};
    unsigned char data[200] = {0};
    struct pdf_samples samples = {0};
    (void)state;
    memcpy(data, header, sizeof header);
    assert_int_equal(try_bytes(data, sizeof data, &samples), ENGROSS_NOT_FOUND);
    assert_non_null(strstr(stage.reports.data, "image-"));
}

/* Every byte of every file changed in turn, and every length: nothing crashes or hangs. */
static void damaged_bytes_do_no_harm(void **state) {
    static const char *const names[] = {"alpha.png", "palette.png", "cmyk.jpg", "turned.jpg"};
    (void)state;
    for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
        unsigned char data[2048];
        size_t size = read_image(names[n], data, sizeof data);
        for (size_t i = 0; i < 2 * size; i++) {
            struct pdf_samples samples = {0};
            unsigned char kept = data[i % size];
            data[i % size] = (unsigned char)(i < size ? kept ^ 0xFF : kept + 1);
            int32_t status = try_bytes(data, i % 7 == 0 ? i % size + 1 : size, &samples);
            assert_true(status == ENGROSS_OK || status == ENGROSS_NOT_FOUND);
            engross_pdf_samples_finish(&samples);
            data[i % size] = kept;
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_format_is_decoded, setup, teardown),
        cmocka_unit_test_setup_teardown(orientation_and_resolution_are_read, setup, teardown),
        cmocka_unit_test_setup_teardown(metadata_is_left_out, setup, teardown),
        cmocka_unit_test_setup_teardown(file_that_breaks_off_is_shown_in_part, setup, teardown),
        cmocka_unit_test_setup_teardown(damaged_samples_are_not_passed_on, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_no_image_is_reported_once, setup, teardown),
        cmocka_unit_test_setup_teardown(absurd_size_is_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(damaged_bytes_do_no_harm, setup, teardown),
    };
    return cmocka_run_group_tests_name("pdf-paint images", tests, NULL, NULL);
}
