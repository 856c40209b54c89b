/* Every allocation and every write may fail: the painter says so and gives back all it took. */
#include "stage.h"

#include "images.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* The linker sends the painter's allocations here; 0: none fails. */
static size_t fail_at, allocation_count;

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);

static bool fails(void) {
    return fail_at > 0 && ++allocation_count >= fail_at;
}

void *__wrap_malloc(size_t size) {
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size) {
    return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size) {
    return fails() ? NULL : __real_realloc(memory, size);
}

static struct stage stage;

static int32_t paint_page(struct pdf_element *p) {
    for (size_t i = 0; i < stage.page.item_count; i++)
        stage.items[i].element = p;
    return engross_pdf_paint_page(stage.painter, &stage.page);
}

static int32_t paint_all(void) {
    static const struct pdf_element_attributes attributes = {.id = {"a", 1}, .title = {"b", 1}};
    static const struct pdf_bookmark bookmark = {{"c", 1}, {"d", 1}, 1};
    struct pdf_element *document =
        engross_pdf_paint_element(stage.painter, NULL, PDF_ROLE_DOCUMENT, NULL);
    if (document == NULL)
        return ENGROSS_NO_MEMORY;
    struct pdf_element *p =
        engross_pdf_paint_element(stage.painter, document, PDF_ROLE_NOTE, &attributes);
    if (p == NULL)
        return ENGROSS_NO_MEMORY;
    engross_pdf_paint_bookmark(stage.painter, &bookmark);
    int32_t status = paint_page(p);
    if (status == ENGROSS_OK)
        status = engross_pdf_paint_attach(stage.painter, bookmark.title, bookmark.title, "e", 1);
    return status == ENGROSS_OK ? engross_pdf_paint_finish(stage.painter) : status;
}

/* Paints a small file with the n-th allocation and all after it failing, or writing beyond a
 * limit. */
static int32_t paint(size_t allocation, size_t write_limit) {
    const struct pdf_image *image = NULL;
    stage_open(&stage, "en");
    struct pdf_images *images = engross_pdf_images_new(&stage.host);
    engross_text path = stage_string(ENGROSS_SOURCE_DIR "/tests/pdf-paint/images/alpha.png");
    assert_int_equal(engross_pdf_images_open(images, path, NULL, &image), ENGROSS_OK);
    stage_text(&stage, NULL, "Serif", 60, 60, "Text");
    stage.items[stage.page.item_count++] =
        (struct pdf_item){.type = PDF_ITEM_IMAGE, .width = 10, .height = 10, .image = image};
    stage.destinations[stage.page.destination_count++] = (struct pdf_destination){{"d", 1}, 60, 60};
    engross_buffer_reserve(&stage.output, 1 << 20);
    stage.write_limit = write_limit;
    allocation_count = 0;
    fail_at = allocation;
    int32_t status = paint_all();
    fail_at = 0;
    engross_pdf_images_free(images);
    return status;
}

static void failed_allocation_ends_the_run(void **state) {
    (void)state;
    size_t n = 1;
    int32_t status;
    do {
        status = paint(n, 0);
        bool reached = allocation_count >= n;
        assert_int_equal(status, reached ? ENGROSS_NO_MEMORY : ENGROSS_OK);
        stage_close(&stage);
        n += n < 100 ? 1 : 13;
    } while (status != ENGROSS_OK);
    assert_true(n > 300);
}

static void failed_write_ends_the_run(void **state) {
    (void)state;
    assert_int_equal(paint(0, 0), ENGROSS_OK);
    size_t size = stage.output.size;
    stage_close(&stage);
    for (size_t limit = 1; limit < size; limit += 97) {
        assert_int_equal(paint(0, limit), ENGROSS_WRITE_FAILED);
        stage_close(&stage);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(failed_allocation_ends_the_run),
        cmocka_unit_test(failed_write_ends_the_run),
    };
    return cmocka_run_group_tests_name("pdf-paint faults", tests, NULL, NULL);
}
