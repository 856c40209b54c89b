/* Fonts and dictionaries of this machine; images are tried through a plugin in tests/cli. */
#include "host/resource.h"
#include "host/font_index.h"
#include "host/sfnt.h"
#include "testing.h"

#include <stdlib.h>

struct machine {
    struct engross_arena arena;
    struct engross_diagnostics diagnostics;
    struct engross_resources resources;
};

static void begin(struct machine *machine) {
    *machine = (struct machine){0};
    machine->resources.arena = &machine->arena;
    machine->resources.diagnostics = &machine->diagnostics;
}

static void end(struct machine *machine) {
    engross_resources_finish(&machine->resources);
    engross_arena_finish(&machine->arena);
}

static engross_text text(const char *string) {
    return (engross_text){string, string == NULL ? 0 : strlen(string)};
}

static engross_resource_request font(const char *family, uint32_t weight, uint32_t italic,
                                     uint32_t codepoint) {
    return (engross_resource_request){
        .size = sizeof(engross_resource_request),
        .kind = ENGROSS_RESOURCE_FONT,
        .name = text(family),
        .weight = weight,
        .italic = italic,
        .codepoint = codepoint,
    };
}

struct font_row {
    const char *family;
    uint32_t weight;
    uint32_t italic;
    uint32_t codepoint;
    const char *file; /* that it must be, or NULL for none */
    uint32_t synthetic;
};

/* Debian's fonts-liberation and fonts-noto-core. */
static const struct font_row fonts[] = {
    {"Liberation Serif", 400, 0, 0, "/LiberationSerif-Regular.ttf#0", 0},
    {"Liberation Serif", 700, 1, 0, "/LiberationSerif-BoldItalic.ttf#0", 0},
    {"liberation serif", 400, 0, 0, "/LiberationSerif-Regular.ttf#0", 0},
    {"Liberation Sans", 600, 0, 0, "/LiberationSans-Bold.ttf#0", 0},
    {"Noto Serif", 400, 1, 0, "/NotoSerif-Italic.ttf#0", 0},
    {"Noto Naskh Arabic", 400, 1, 0, "/NotoNaskhArabic-Regular.ttf#0", 2},
    {"Liberation Serif", 400, 0, 0x0633, "/NotoNaskhArabic-Regular.ttf#0", 0},
    {"Liberation Sans", 700, 0, 0x0E01, "/NotoSansThai-Bold.ttf#0", 0},
    {"Noto Serif", 400, 0, 0x04D9, "/NotoSerif-Regular.ttf#0", 0},
    {"No Such Family", 400, 0, 0, NULL, 0},
    {"No Such Family", 400, 0, 0x10FFFE, NULL, 0},
};

static void test_fonts(void **state) {
    (void)state;
    struct machine machine;
    begin(&machine);
    struct engross_font_index index = {.arena = &machine.arena};
    engross_font_index_fill(&index);
    if (engross_font_index_find(&index, "LiberationSerif-Regular.ttf", 0) == NULL ||
        engross_font_index_find(&index, "NotoNaskhArabic-Regular.ttf", 0) == NULL) {
        end(&machine);
        skip();
    }
    for (size_t i = 0; i < sizeof fonts / sizeof fonts[0]; i++) {
        const struct font_row *row = &fonts[i];
        engross_resource_request request =
            font(row->family, row->weight, row->italic, row->codepoint);
        engross_resource found = {.size = sizeof found};
        int32_t status = engross_resource_open(&machine.resources, &request, &found);
        assert_int_equal(status, row->file == NULL ? ENGROSS_NOT_FOUND : ENGROSS_OK);
        if (row->file == NULL)
            continue;
        assert_true(found.key.size > strlen(row->file));
        assert_string_equal(found.key.data + found.key.size - strlen(row->file), row->file);
        assert_int_equal(found.synthetic, row->synthetic);
        assert_true(found.data_size > 1000);
    }
    end(&machine);
}

static void test_same_request_same_bytes(void **state) {
    (void)state;
    struct machine machine;
    begin(&machine);
    engross_resource_request request = font("Liberation Serif", 400, 0, 0);
    engross_resource first = {.size = sizeof first};
    engross_resource second = {.size = sizeof second};
    if (engross_resource_open(&machine.resources, &request, &first) != ENGROSS_OK) {
        end(&machine);
        skip();
    }
    assert_int_equal(engross_resource_open(&machine.resources, &request, &second), ENGROSS_OK);
    assert_ptr_equal(first.data, second.data);
    assert_string_equal(first.key.data, second.key.data);
    end(&machine);
}

/* A request and an answer as an older header knew them. */
static void test_short_structs(void **state) {
    (void)state;
    struct machine machine;
    begin(&machine);
    engross_resource_request request = font("Liberation Serif", 400, 0, 0);
    request.size = offsetof(engross_resource_request, language);
    request.language = (engross_text){(const char *)1, 1}; /* must not be looked at */
    struct {
        engross_resource resource;
    } found = {{.size = offsetof(engross_resource, face), .face = 77}};
    int32_t status = engross_resource_open(&machine.resources, &request, &found.resource);
    assert_true(status == ENGROSS_OK || status == ENGROSS_NOT_FOUND);
    assert_int_equal(found.resource.face, 77);
    assert_int_equal(found.resource.size, offsetof(engross_resource, face));
    end(&machine);
}

/* Whatever stands in the bytes, nothing outside them is read. */
static void test_damaged_font(void **state) {
    (void)state;
    struct machine machine;
    begin(&machine);
    engross_resource_request request = font("Liberation Mono", 400, 0, 0);
    engross_resource found = {.size = sizeof found};
    if (engross_resource_open(&machine.resources, &request, &found) != ENGROSS_OK) {
        end(&machine);
        skip();
    }
    uint32_t random = 1;
    for (int round = 0; round < 300; round++) {
        size_t size = 12 + (size_t)round * 7;
        unsigned char *copy = malloc(size);
        assert_non_null(copy);
        memcpy(copy, found.data, size);
        for (int i = 0; i < 8; i++) {
            random = random * 1664525 + 1013904223;
            copy[(random >> 8) % size] = (unsigned char)(random >> 24);
        }
        struct engross_sfnt sfnt;
        if (engross_sfnt_open(&sfnt, copy, size, 0)) {
            engross_sfnt_is_of_family(&sfnt, "Liberation Mono");
            engross_sfnt_has_character(&sfnt, 0x41);
            engross_sfnt_has_character(&sfnt, 0x1F600);
            engross_sfnt_weight(&sfnt);
        }
        free(copy);
    }
    end(&machine);
}

struct language_row {
    const char *tag;
    const char *file; /* or NULL for none */
};

static const struct language_row languages[] = {
    {"en-GB", "/hyph_en_GB.dic"},
    {"en", "/hyph_en_GB.dic"},
    {"EN-us", "/hyph_en_US.dic"},
    {"ru", "/hyph_ru_RU.dic"},
    {"ru-KZ", "/hyph_ru_RU.dic"},
    {"es", "/hyph_es_ES.dic"},
    {"fr-CA", "/hyph_fr_CA.dic"},
    {"zz", NULL},
    {"", NULL},
    {"../../etc/passwd", NULL},
    {"e/", NULL},
    {"x", NULL},
};

static void test_hyphenation(void **state) {
    (void)state;
    struct machine machine;
    begin(&machine);
    for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++) {
        engross_resource_request request = {.size = sizeof request,
                                            .kind = ENGROSS_RESOURCE_HYPHENATION,
                                            .language = text(languages[i].tag)};
        engross_resource found = {.size = sizeof found};
        int32_t status = engross_resource_open(&machine.resources, &request, &found);
        if (languages[i].file == NULL) {
            assert_int_equal(status, ENGROSS_NOT_FOUND);
            continue;
        }
        if (status == ENGROSS_NOT_FOUND)
            continue; /* that dictionary is not installed */
        assert_string_equal(found.key.data + found.key.size - strlen(languages[i].file),
                            languages[i].file);
    }
    end(&machine);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fonts),         cmocka_unit_test(test_same_request_same_bytes),
        cmocka_unit_test(test_short_structs), cmocka_unit_test(test_damaged_font),
        cmocka_unit_test(test_hyphenation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
