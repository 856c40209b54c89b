/* Memory given back in order. */
#include "layout/store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static void test_release_keeps_what_is_marked(void **state) {
    (void)state;
    struct pdf_store store = PDF_STORE_INIT;
    for (int i = 0; i < 1000; i++)
        assert_non_null(engross_pdf_store_allocate(&store, 1000));
    uint64_t mark = engross_pdf_store_mark(&store);
    char *kept = engross_pdf_store_copy(&store, "kept", 4);
    for (int i = 0; i < 1000; i++)
        assert_non_null(engross_pdf_store_allocate(&store, 1000));
    engross_pdf_store_release(&store, mark);
    assert_string_equal(kept, "kept");
    engross_pdf_store_finish(&store);
}

static void test_pieces_are_zeroed_after_reuse(void **state) {
    (void)state;
    struct pdf_store store = PDF_STORE_INIT;
    for (int round = 0; round < 3; round++) {
        char *piece = engross_pdf_store_allocate(&store, 100);
        for (int i = 0; i < 100; i++)
            assert_int_equal(piece[i], 0);
        memset(piece, 'x', 100);
        engross_pdf_store_release(&store, UINT64_MAX);
    }
    engross_pdf_store_finish(&store);
}

static void test_big_pieces(void **state) {
    (void)state;
    struct pdf_store store = PDF_STORE_INIT;
    char *big = engross_pdf_store_allocate(&store, 1 << 20);
    assert_non_null(big);
    big[(1 << 20) - 1] = 'x';
    assert_null(engross_pdf_store_allocate(&store, SIZE_MAX - 4));
    engross_pdf_store_finish(&store);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_release_keeps_what_is_marked),
                                       cmocka_unit_test(test_pieces_are_zeroed_after_reuse),
                                       cmocka_unit_test(test_big_pieces)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
