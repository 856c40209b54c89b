/* SHA-256 against the examples of FIPS 180-4 and the lengths around a block's end. */
#include "base/sha256.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void check(const char *text, size_t times, size_t piece, const char *digest) {
    struct engross_sha256 hash;
    unsigned char bytes[32];
    char found[65];
    size_t size = strlen(text);
    engross_sha256_begin(&hash);
    for (size_t i = 0; i < times; i++)
        for (size_t at = 0; at < size; at += piece)
            engross_sha256_add(&hash, text + at, size - at < piece ? size - at : piece);
    engross_sha256_end(&hash, bytes);
    engross_sha256_print(bytes, found);
    assert_string_equal(found, digest);
}

static void gives_the_standards_examples(void **state) {
    (void)state;
    check("", 1, 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    check("abc", 1, 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    check("abc", 1, 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    check("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1, 7,
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    check("aaaaaaaaaa", 100000, 9,
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

/* The digests were made by sha256sum. */
static void pads_around_the_end_of_a_block(void **state) {
    (void)state;
    check("a", 55, 1, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
    check("a", 56, 1, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a");
    check("a", 63, 1, "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34");
    check("a", 64, 1, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_the_standards_examples),
        cmocka_unit_test(pads_around_the_end_of_a_block),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
