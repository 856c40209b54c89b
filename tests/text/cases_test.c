/* Golden cases: each NAME.txt in cases/ must read as NAME.xml with the diagnostics of NAME.diag,
 * keep every word, and read the same with Windows line ends gone to LF. ENGROSS_UPDATE_GOLDEN=1
 * writes the files anew. The same promise about words is held for the seeds and for bad input. */
#include "reading.h"
#include "words.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define MOST_CASES 200

static int compare_names(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The .txt files of a folder, sorted; 0 where there is none. */
static size_t list_texts(const char *folder, char *names[MOST_CASES]) {
    DIR *directory = opendir(folder);
    size_t count = 0;
    if (directory == NULL)
        return 0;
    for (struct dirent *entry; (entry = readdir(directory)) != NULL && count < MOST_CASES;) {
        size_t length = strlen(entry->d_name);
        if (length > 4 && strcmp(entry->d_name + length - 4, ".txt") == 0)
            names[count++] = strdup(entry->d_name);
    }
    closedir(directory);
    qsort(names, count, sizeof *names, compare_names);
    return count;
}

static bool is_updating(void) {
    const char *update = getenv("ENGROSS_UPDATE_GOLDEN");
    return update != NULL && strcmp(update, "1") == 0;
}

/* Compares data with the golden file, or writes it. */
static bool matches(const char *path, const struct engross_buffer *data) {
    if (is_updating()) {
        FILE *file = fopen(path, "wb");
        assert_non_null(file);
        if (data->size > 0)
            fwrite(data->data, 1, data->size, file);
        return fclose(file) == 0;
    }
    struct engross_buffer golden = ENGROSS_BUFFER_INIT;
    bool same = reading_load(path, &golden) && golden.size == data->size &&
                (data->size == 0 || memcmp(golden.data, data->data, data->size) == 0);
    if (!same)
        print_error("%s differs; it should be:\n%s\n", path, data->size > 0 ? data->data : "");
    engross_buffer_finish(&golden);
    return same;
}

static bool check_words(const char *name, const struct engross_buffer *text,
                        const struct reading *reading) {
    struct engross_buffer complaint = ENGROSS_BUFFER_INIT;
    bool agree = words_agree(text->data, text->size, reading, &complaint);
    if (!agree)
        print_error("%s: %s", name, complaint.data);
    engross_buffer_finish(&complaint);
    return agree;
}

static bool check_case(const char *name) {
    char path[512];
    int stem = (int)strlen(name) - 4;
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    snprintf(path, sizeof path, "%s/%s", TEXT_CASES, name);
    assert_true(reading_load(path, &text));
    struct reading reading;
    reading_start(&reading, text.data, text.size);
    assert_int_equal(reading.status, ENGROSS_OK);
    bool good = check_words(name, &text, &reading);
    snprintf(path, sizeof path, "%s/%.*s.xml", TEXT_CASES, stem, name);
    good = matches(path, &reading.xml) && good;
    snprintf(path, sizeof path, "%s/%.*s.diag", TEXT_CASES, stem, name);
    good = matches(path, &reading.diagnostics) && good;
    reading_finish(&reading);
    engross_buffer_finish(&text);
    return good;
}

static void test_cases(void **state) {
    (void)state;
    char *names[MOST_CASES];
    size_t count = list_texts(TEXT_CASES, names), bad = 0;
    assert_true(count >= 25);
    for (size_t i = 0; i < count; i++) {
        bad += check_case(names[i]) ? 0 : 1;
        free(names[i]);
    }
    assert_int_equal(bad, 0);
}

static void test_seeds_keep_every_word(void **state) {
    (void)state;
    char *names[MOST_CASES];
    size_t count = list_texts(TEXT_SEEDS, names), bad = 0;
    if (count == 0) {
        print_message("the shared seeds are not here: skipped\n");
        skip();
    }
    for (size_t i = 0; i < count; i++) {
        char path[512];
        struct engross_buffer text = ENGROSS_BUFFER_INIT;
        struct reading reading;
        snprintf(path, sizeof path, "%s/%s", TEXT_SEEDS, names[i]);
        assert_true(reading_load(path, &text));
        reading_start(&reading, text.data, text.size);
        assert_int_equal(reading.status, ENGROSS_OK);
        bad += check_words(names[i], &text, &reading) ? 0 : 1;
        reading_finish(&reading);
        engross_buffer_finish(&text);
        free(names[i]);
    }
    assert_int_equal(bad, 0);
}

static size_t count_string(const struct engross_buffer *text, const char *string) {
    size_t count = 0;
    for (const char *at = text->data; (at = strstr(at, string)) != NULL; at++)
        count++;
    return count;
}

/* The national report among the seeds: the one with a masthead. */
static void test_seed_report(void **state) {
    (void)state;
    char *names[MOST_CASES];
    size_t count = list_texts(TEXT_SEEDS, names), reports = 0;
    if (count == 0) {
        print_message("the shared seeds are not here: skipped\n");
        skip();
    }
    for (size_t i = 0; i < count; i++) {
        char path[512];
        struct engross_buffer text = ENGROSS_BUFFER_INIT;
        struct reading reading;
        snprintf(path, sizeof path, "%s/%s", TEXT_SEEDS, names[i]);
        assert_true(reading_load(path, &text));
        reading_start(&reading, text.data, text.size);
        if (count_string(&reading.diagnostics, "[text.masthead]") > 0) {
            reports++;
            assert_int_equal(count_string(&reading.xml, "<paragraph "), 299);
            assert_int_equal(count_string(&reading.xml, "<recommendations"), 23);
            assert_int_equal(count_string(&reading.xml, "numbering=\"upper-roman\""), 5);
            assert_int_equal(count_string(&reading.diagnostics, "[text.paragraph-joined]"), 5);
        }
        reading_finish(&reading);
        engross_buffer_finish(&text);
        free(names[i]);
    }
    assert_int_equal(reports, 1);
}

/* Repeats a piece and reads it: no word may be lost, whatever is made of it. */
static void check_repeated(const char *piece, size_t times) {
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    for (size_t i = 0; i < times; i++)
        engross_buffer_append_string(&text, piece);
    struct reading reading;
    reading_start(&reading, text.data, text.size);
    assert_int_equal(reading.status, ENGROSS_OK);
    assert_true(check_words(piece, &text, &reading));
    reading_finish(&reading);
    engross_buffer_finish(&text);
}

static void test_pathological(void **state) {
    (void)state;
    static const char *const pieces[] = {
        "- a\n",      "1. a\n",      "(a) b\n",      "*a ",          "a* ",
        "<a ",        "_x",          "**",           "a\n\n",        "\f",
        "\"",         "* * *\n",     "1.1. a\n",     "I. A\n",       "Q: a?\n",
        "a-\nb\n",    "x|y\n",       "a\tb\n",       "    - x\n",    "12\n",
        "A/B/1\n",    "[1] a [1]\n", "¹ a¹\n",       "a@b.c ",       "http://",
        "Part one\n", "a  b\n",      "...... 5\n",   "—\n",          "1\n",
        "> a\n",      "Table 1\n",   "1)\n",         "\xC2\xA0",     "\xFF\xFE ",
        "a. b? c!\n", "•\n",         "Abc\n=====\n", "(i) x\n\ny\n", "[Photo by a]\n",
    };
    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
        check_repeated(pieces[i], 1);
        check_repeated(pieces[i], 3);
        check_repeated(pieces[i], 3000);
    }
}

/* Indents that grow and shrink, and an empty text. */
static void test_extremes(void **state) {
    (void)state;
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    for (size_t i = 0; i < 400; i++) {
        for (size_t k = 0; k < (i < 200 ? i : 400 - i); k++)
            engross_buffer_append_char(&text, ' ');
        engross_buffer_append_string(&text, i % 2 == 0 ? "- item\n" : "* item\n");
    }
    struct reading reading;
    reading_start(&reading, text.data, text.size);
    assert_int_equal(reading.status, ENGROSS_OK);
    assert_true(check_words("indents", &text, &reading));
    reading_finish(&reading);
    engross_buffer_finish(&text);
    reading_start(&reading, "", 0);
    assert_int_equal(reading.status, ENGROSS_OK);
    reading_finish(&reading);
    reading_start(&reading, "\n \n\t\n", 5);
    assert_int_equal(reading.status, ENGROSS_OK);
    reading_finish(&reading);
}

/* Lines of all cases, to be thrown together. */
struct pool {
    char *lines[4000];
    size_t count;
};

static void fill_pool(struct pool *pool) {
    char *names[MOST_CASES];
    size_t count = list_texts(TEXT_CASES, names);
    for (size_t i = 0; i < count; i++) {
        char path[512];
        struct engross_buffer text = ENGROSS_BUFFER_INIT;
        snprintf(path, sizeof path, "%s/%s", TEXT_CASES, names[i]);
        assert_true(reading_load(path, &text));
        for (char *line = strtok(text.data, "\n"); line != NULL; line = strtok(NULL, "\n"))
            if (pool->count < sizeof pool->lines / sizeof pool->lines[0])
                pool->lines[pool->count++] = strdup(line);
        engross_buffer_finish(&text);
        free(names[i]);
    }
}

/* xorshift: the same numbers in every run */
static uint32_t next_random(uint64_t *seed, size_t below) {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return (uint32_t)(*seed % below);
}

/* Appends a line, whole or cut, indented or not, with or without blank lines after it. */
static void append_mutated(struct engross_buffer *text, const char *line, uint64_t *seed) {
    size_t size = strlen(line), cut = next_random(seed, size + 1);
    for (uint32_t i = next_random(seed, 3) == 0 ? next_random(seed, 6) : 0; i > 0; i--)
        engross_buffer_append_char(text, ' ');
    switch (next_random(seed, 8)) {
    case 0:
        engross_buffer_append(text, line, cut);
        break;
    case 1:
        engross_buffer_append(text, line, cut);
        engross_buffer_append_char(text, '\n');
        engross_buffer_append(text, line + cut, size - cut);
        break;
    case 2:
        engross_buffer_append(text, line, size);
        engross_buffer_append_char(text, "*_.:;-?1\t|\f)"[next_random(seed, 12)]);
        break;
    default:
        engross_buffer_append(text, line, size);
    }
    for (uint32_t i = 1 + (next_random(seed, 3) == 0 ? next_random(seed, 3) : 0); i > 0; i--)
        engross_buffer_append_char(text, '\n');
}

/* Whatever stands beside whatever, no word is lost. */
static void test_shuffled_lines(void **state) {
    (void)state;
    struct pool pool = {.count = 0};
    uint64_t seed = 20240118;
    fill_pool(&pool);
    for (int round = 0; round < 600; round++) {
        struct engross_buffer text = ENGROSS_BUFFER_INIT;
        uint32_t first = next_random(&seed, pool.count), lines = 1 + next_random(&seed, 40);
        bool mixed = next_random(&seed, 2) == 0;
        for (uint32_t i = 0; i < lines; i++)
            append_mutated(
                &text,
                pool.lines[mixed ? next_random(&seed, pool.count) : (first + i) % pool.count],
                &seed);
        struct reading reading;
        reading_start(&reading, text.data, text.size);
        assert_int_equal(reading.status, ENGROSS_OK);
        if (!check_words("shuffled lines", &text, &reading))
            fail_msg("%s", text.data);
        reading_finish(&reading);
        engross_buffer_finish(&text);
    }
    for (size_t i = 0; i < pool.count; i++)
        free(pool.lines[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shuffled_lines),        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_seeds_keep_every_word), cmocka_unit_test(test_seed_report),
        cmocka_unit_test(test_pathological),          cmocka_unit_test(test_extremes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
