/* Quantities and headings of key figures, and what only looks like them. */
#include "read/key_figures.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* A line, its quantity and its label; quantity "" for none. */
static const struct {
    const char *line, *quantity, *label;
} lines[] = {
    {"138 complaints of torture", "138", "complaints of torture"},
    {"46% of all cases", "46%", "of all cases"},
    {"46 per cent of all cases", "46 per cent", "of all cases"},
    {"$1.2 million paid in fines", "$1.2 million", "paid in fines"},
    {"3 764 places of detention", "3 764", "places of detention"},
    {"1,555,132 pupils", "1,555,132", "pupils"},
    {"10,000+ recommendations", "10,000+", "recommendations"},
    {"3 in 10 visits went to a prison", "3 in 10", "visits went to a prison"},
    {"2 out of 3 detainees", "2 out of 3", "detainees"},
    {"70–80% – of cases were closed", "70–80%", "of cases were closed"},
    {"5: officers convicted", "5", "officers convicted"},
    {"86 % des membres", "86 %", "des membres"},
    {"2,5 millions de personnes", "2,5 millions de", "personnes"},
    {"20 млн. тенге", "20 млн.", "тенге"},
    {"15 тыс. человек", "15 тыс.", "человек"},
    {"3 из 10 дел", "3 из 10", "дел"},
    {"12 мың адам", "12 мың", "адам"},
    {"80 في المائة منها", "80 في المائة", "منها"},
    {"٣٫٥ مليون شخص", "٣٫٥ مليون", "شخص"},
    {"138起酷刑投诉", "138起", "酷刑投诉"},
    {"120万 人口", "120万", "人口"},
    {"461次 2023年访问", "461次", "2023年访问"},
    {"138", "138", NULL},
    {"138.", "", NULL},
    {"1. First of all", "", NULL},
    {"1) First of all", "", NULL},
    {"1st session", "", NULL},
    {"12.5.2024 was a Sunday", "", NULL},
    {"A 138 complaints", "", NULL},
    {"138, and more", "", NULL},
    {"138 (a)", "138", "(a)"},
    {"139.30–139.43", "139.30–139.43", NULL},
    {"", "", NULL},
    {"$", "", NULL},
};

static void quantities_are_told_from_numbering(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        const char *line = lines[i].line;
        size_t size = strlen(line), value = engross_key_figures_quantity(line, size);
        if (value != strlen(lines[i].quantity) || memcmp(line, lines[i].quantity, value) != 0)
            fail_msg("\"%s\": \"%.*s\", not \"%s\"", line, (int)value, line, lines[i].quantity);
        if (value == 0)
            continue;
        size_t label = engross_key_figures_label(line, size, value);
        const char *wanted = lines[i].label == NULL ? "" : lines[i].label;
        if (strcmp(line + label, wanted) != 0)
            fail_msg("\"%s\": label \"%s\", not \"%s\"", line, line + label, wanted);
    }
}

/* Every beginning of every line, as if memory ended there. */
static void nothing_is_read_beyond_the_end(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        for (size_t size = 0; size <= strlen(lines[i].line); size++) {
            char copy[64];
            memcpy(copy, lines[i].line, size);
            memset(copy + size, '%', sizeof copy - size);
            assert_true(engross_key_figures_quantity(copy, size) <= size);
            assert_true(engross_key_figures_label(copy, size, 0) <= size);
            engross_key_figures_heading(copy, size);
        }
}

static void headings_are_known_in_many_languages(void **state) {
    (void)state;
    static const char *const yes[] = {"Key figures",    "KEY FIGURES:",   "Torture in numbers",
                                      "Chiffres clés",  "Datos y cifras", "Zahlen und Fakten",
                                      "Ключевые цифры", "Пытки в цифрах", "Негізгі сандар",
                                      "أبرز الأرقام",   "主要数据"};
    static const char *const no[] = {"What the figures say", "Figures of speech", "Plain figures",
                                     "Key findings",         "Numbers",           "",
                                     "Цифры говорят"};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        if (!engross_key_figures_heading(yes[i], strlen(yes[i])))
            fail_msg("%s", yes[i]);
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        if (engross_key_figures_heading(no[i], strlen(no[i])))
            fail_msg("%s", no[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quantities_are_told_from_numbering),
        cmocka_unit_test(nothing_is_read_beyond_the_end),
        cmocka_unit_test(headings_are_known_in_many_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
