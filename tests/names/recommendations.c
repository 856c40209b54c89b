/* Lines that are recommendations, and lines that only look like it. */
#include "read/recommendations.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static bool recognizes(const char *line) {
    return engross_recommendations_line(line, strlen(line));
}

static void test_lines_of_each_language(void **state) {
    (void)state;
    static const char *const lines[] = {
        "Recommendations 12.1–12.7, 12.9 and 12.30",
        "Recommendation 12.134",
        "RECOMMENDATIONS 12.26, 12.27.",
        "Recommendations: 12.1; 12.2",
        "(Recommendations Nos. 12.1 to 12.4)",
        "Recommendations 14 and 15",
        "Recommandations 12.1 à 12.5 et 12.9",
        "Recomendaciones 12.1 a 12.5 y 12.9",
        "Recomendación núm. 12.4",
        "Рекомендации 12.1–12.5 и 12.9",
        "Рекомендация № 12.4",
        "12.1, 12.2 және 12.9-ұсынымдар",
        "Ұсынымдар 12.1–12.5",
        "التوصيات 12.1 إلى 12.5 و12.9",
        "建议12.1至12.5和12.9",
        "第12.1项建议",
        "Recommendations 12.1,\n12.2 and\n12.3",
        "139.30 Ratify the Convention by 2025 (Spain);",
        "139.30 Ratify the Convention (Norway and Spain).",
        "6.2 Ratifier la Convention (Espagne, Norvège) ;",
        "139.30 Ратифицировать Конвенцию (Испания);",
        "139.30 批准《公约》（西班牙）；",
        "116.22 Establish a mechanism (Denmark); 116.23 Give it money (Ghana);",
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        if (!recognizes(lines[i]))
            print_message("not recognised: %s\n", lines[i]);
        assert_true(recognizes(lines[i]));
    }
}

static void test_other_lines(void **state) {
    (void)state;
    static const char *const lines[] = {
        "",
        "Recommendations",
        "Recommendation 1",
        "12.1, 12.2",
        "Recommendations 12.1 and 12.2 have been carried out",
        "Recommended 12.1",
        "Article 12.1",
        "The recommendations 12.1 of the Committee",
        "12.1 recommendations 12.2",
        "Рекомендации Комитета 12.1",
        "3.2 Health (see annex)",
        "3.2 Health (Spain) and work",
        "3.2 of the cases (Spain)",
        "139 Ratify the Convention (Spain)",
        "139.30 (Spain)",
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        if (recognizes(lines[i]))
            print_message("wrongly recognised: %s\n", lines[i]);
        assert_false(recognizes(lines[i]));
    }
}

static void test_broken_bytes_end(void **state) {
    (void)state;
    assert_false(engross_recommendations_line("Recommendations 12.1 \xFF\xC3", 23));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines_of_each_language),
        cmocka_unit_test(test_other_lines),
        cmocka_unit_test(test_broken_bytes_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
