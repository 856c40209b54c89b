/* States, languages, dates and ordinals by their names in the languages that are supported. */
#include "read/names.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

struct example {
    const char *text;
    const char *value; /* NULL: none */
};

#define COUNT(array) (sizeof array / sizeof array[0])

static void expect(const struct example *example, const char *found) {
    bool same = found == NULL || example->value == NULL ? found == example->value
                                                        : strcmp(found, example->value) == 0;
    if (!same)
        print_message("%s: %s, not %s\n", example->text, found ? found : "nothing",
                      example->value ? example->value : "nothing");
    assert_true(same);
}

static void test_states(void **state) {
    (void)state;
    static const struct example examples[] = {
        {"Kazakhstan", "KAZ"},
        {"KAZAKHSTAN", "KAZ"},
        {"Republic of Kazakhstan", "KAZ"},
        {"Казахстан", "KAZ"},
        {"Республика Казахстан", "KAZ"},
        {"Қазақстан Республикасы", "KAZ"},
        {"كازاخستان", "KAZ"},
        {"哈萨克斯坦", "KAZ"},
        {"KAZ", "KAZ"},
        {"Cote d'Ivoire", "CIV"},
        {"Côte d’Ivoire", "CIV"},
        {"Iran (Islamic Republic of)", "IRN"},
        {"Viet Nam", "VNM"},
        {"the Gambia", "GMB"},
        {"Republic of Korea", "KOR"},
        {"Democratic People's Republic of Korea", "PRK"},
        {"Democratic Republic of the Congo", "COD"},
        {"Congo", "COG"},
        {"Republic of Estonia", "EST"},
        {"République du Mali", "MLI"},
        {"Türkiye", "TUR"},
        {"Turkey", "TUR"},
        {"États-Unis d'Amérique", "USA"},
        {"Российская Федерация", "RUS"},
        {"Republic of China", NULL},
        {"Atlantis", NULL},
        {"K", NULL},
        {"", NULL},
        {"Human Rights Council", NULL},
    };
    for (size_t i = 0; i < COUNT(examples); i++)
        expect(&examples[i], engross_state_code(examples[i].text, strlen(examples[i].text)));
}

static void a_title_names_its_state(void **state) {
    (void)state;
    static const struct {
        const char *text;
        const char *code; /* NULL: none, or several */
    } titles[] = {
        {"Concluding observations on the initial report of Fiji", "FJI"},
        {"Ninth periodic report submitted by Uruguay under article 18, due in 2024", "URY"},
        {"Report of the Democratic People’s Republic of Korea", "PRK"},
        {"Sixth report of the United Kingdom of Great Britain and Northern Ireland", "GBR"},
        {"Papua New Guinea: replies to the list of issues", "PNG"},
        {"Rapport de la République démocratique du Congo", "COD"},
        {"Observations finales concernant le rapport de l’Algérie", "DZA"},
        {"Informe periódico que el Perú debía presentar", "PER"},
        {"Заключительные замечания по четвертому докладу Кыргызстана", "KGZ"},
        {"Доклад Республики Казахстан", "KAZ"},
        {"Замечания по докладу России", "RUS"},
        {"关于乌拉圭第九次定期报告的结论性意见", "URY"},
        {"ملاحظات ختامية على تقرير فيجي", "FJI"},
        {"Cooperation between France and Germany", NULL},
        {"Report of the Committee against Torture", NULL},
        {"WHAT CAN BE DONE", NULL},
        {"the jordan river", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        const char *code = engross_state_within(titles[i].text, strlen(titles[i].text));
        if ((code == NULL) != (titles[i].code == NULL) ||
            (code != NULL && strcmp(code, titles[i].code) != 0))
            fail_msg("%s: %s", titles[i].text, code == NULL ? "none" : code);
    }
    assert_string_equal(engross_state_of_symbol("CEDAW/C/FJI/CO/5", 16), "FJI");
    assert_string_equal(engross_state_of_symbol("A/HRC/WG.6/48/KAZ/1", 19), "KAZ");
    assert_null(engross_state_of_symbol("CAT/C/XYZ/4", 11));
    assert_null(engross_state_of_symbol("CRC/GC/2003/5", 13));
}

static void test_languages(void **state) {
    (void)state;
    static const struct example examples[] = {
        {"English", "en"}, {"RUSSIAN", "ru"},  {"русский", "ru"},  {"Kazakh", "kk"},
        {"қазақша", "kk"}, {"français", "fr"}, {"Francais", "fr"}, {"español", "es"},
        {"العربية", "ar"}, {"中文", "zh"},     {"German", "de"},   {"Klingon", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < COUNT(examples); i++)
        expect(&examples[i], engross_language_tag(examples[i].text, strlen(examples[i].text)));
}

static void test_language_tags(void **state) {
    (void)state;
    static const char *const good[] = {"en",         "en-GB",           "kk-Cyrl-KZ",
                                       "zh-Hant",    "es-419",          "x-local",
                                       "de-CH-1996", "en-u-co-phonebk", "zh-yue-HK"};
    static const char *const bad[] = {"",     "e",   "en_GB",  "English language",
                                      "en-",  "-en", "en--GB", "en-GB-Latn",
                                      "en-u", "x",   "123"};
    for (size_t i = 0; i < COUNT(good); i++)
        assert_true(engross_language_tag_valid(good[i], strlen(good[i])));
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_false(engross_language_tag_valid(bad[i], strlen(bad[i])));
}

static void test_dates(void **state) {
    (void)state;
    static const struct example examples[] = {
        {"18 October 2024", "2024-10-18"},
        {"October 18, 2024", "2024-10-18"},
        {"Friday, 18 October 2024", "2024-10-18"},
        {"18th of October, 2024", "2024-10-18"},
        {"18 octobre 2024", "2024-10-18"},
        {"le 1er mars 2024", "2024-03-01"},
        {"18 de octubre de 2024", "2024-10-18"},
        {"18 октября 2024 года", "2024-10-18"},
        {"18 октября 2024 г.", "2024-10-18"},
        {"2024 жылғы 18 қазан", "2024-10-18"},
        {"18 қазан 2024 жыл", "2024-10-18"},
        {"18 تشرين الأول/أكتوبر 2024", "2024-10-18"},
        {"١٨ أكتوبر ٢٠٢٤", "2024-10-18"},
        {"2024年10月18日", "2024-10-18"},
        {"二〇二四年十月十八日", "2024-10-18"},
        {"2024-10-18", "2024-10-18"},
        {"18.10.2024", "2024-10-18"},
        {"18/10/2024", "2024-10-18"},
        {"10/18/2024", "2024-10-18"},
        {"October 2024", "2024-10"},
        {"2024-10", "2024-10"},
        {"2024", "2024"},
        {"29 February 2024", "2024-02-29"},
        {"20–31 January 2025", "2025-01-20/2025-01-31"},
        {"20-31 January 2025", "2025-01-20/2025-01-31"},
        {"28 April to 9 May 2025", "2025-04-28/2025-05-09"},
        {"28 December 2024 – 5 January 2025", "2024-12-28/2025-01-05"},
        {"du 20 au 31 janvier 2025", "2025-01-20/2025-01-31"},
        {"20 a 31 de enero de 2025", "2025-01-20/2025-01-31"},
        {"с 20 по 31 января 2025 года", "2025-01-20/2025-01-31"},
        {"2025 жылғы 20–31 қаңтар", "2025-01-20/2025-01-31"},
        {"2025-01-20/2025-01-31", "2025-01-20/2025-01-31"},
        {"2025年1月20日至31日", "2025-01-20/2025-01-31"},
        {"03/04/2024", NULL},
        {"29 February 2023", NULL},
        {"31 April 2024", NULL},
        {"31–20 January 2025", NULL},
        {"18 October", NULL},
        {"May", NULL},
        {"48", NULL},
        {"In 2024", NULL},
        {"", NULL},
        {"18 October 2024 report", NULL},
    };
    for (size_t i = 0; i < COUNT(examples); i++) {
        char iso[ENGROSS_DATE_SIZE];
        bool found = engross_date_parse(examples[i].text, strlen(examples[i].text), iso);
        assert_true(found || iso[0] == '\0');
        expect(&examples[i], found ? iso : NULL);
    }
}

static void test_printed_dates(void **state) {
    (void)state;
    static const char *const examples[][2] = {
        {"en", "1 October 2024"},
        {"en-GB", "1 October 2024"},
        {"fr", "1er octobre 2024"},
        {"es", "1 de octubre de 2024"},
        {"ru", "1 октября 2024 года"},
        {"kk", "2024 жылғы 1 қазан"},
        {"ar", "1 تشرين الأول/أكتوبر 2024"},
        {"zh", "2024年10月1日"},
    };
    for (size_t i = 0; i < COUNT(examples); i++) {
        struct engross_buffer text = ENGROSS_BUFFER_INIT;
        char iso[ENGROSS_DATE_SIZE];
        assert_true(engross_date_print("2024-10-01", examples[i][0], &text));
        assert_string_equal(text.data, examples[i][1]);
        assert_true(engross_date_parse(text.data, text.size, iso)); /* and back */
        assert_string_equal(iso, "2024-10-01");
        engross_buffer_finish(&text);
    }
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    assert_false(engross_date_print("2024-10-01", "de", &text));
    assert_false(engross_date_print("2024-10", "en", &text));
    assert_int_equal(text.size, 0);
}

struct ordinal {
    const char *text;
    uint32_t value; /* 0: none */
    const char *rest;
};

static void test_ordinals(void **state) {
    (void)state;
    static const struct ordinal ordinals[] = {
        {"Forty-eighth session", 48, " session"},
        {"FORTY-EIGHTH SESSION", 48, " SESSION"},
        {"First session", 1, " session"},
        {"One hundred and forty-first session", 141, " session"},
        {"Fiftieth", 50, ""},
        {"48th session", 48, " session"},
        {"Quarante-huitième session", 48, " session"},
        {"Première session", 1, " session"},
        {"Quatre-vingt-dixième session", 90, " session"},
        {"Soixante et onzième session", 71, " session"},
        {"48e session", 48, " session"},
        {"Cuadragésimo octavo período", 48, " período"},
        {"48º período", 48, " período"},
        {"Сорок восьмая сессия", 48, " сессия"},
        {"48-я сессия", 48, " сессия"},
        {"Третья сессия", 3, " сессия"},
        {"Қырық сегізінші сессия", 48, " сессия"},
        {"48-ші сессия", 48, " сессия"},
        {"الثامنة والأربعون", 48, ""},
        {"الحادية عشرة", 11, ""},
        {"第四十八届会议", 48, "届会议"},
        {"Forty sessions", 0, NULL},
        {"48 sessions", 0, NULL},
        {"Пятница", 0, NULL},
        {"Вторник", 0, NULL},
        {"and first", 0, NULL},
        {"", 0, NULL},
    };
    for (size_t i = 0; i < COUNT(ordinals); i++) {
        uint32_t value = 0;
        size_t taken = engross_ordinal_parse(ordinals[i].text, strlen(ordinals[i].text), &value);
        if (value != ordinals[i].value)
            print_message("%s: %u\n", ordinals[i].text, value);
        assert_int_equal(value, ordinals[i].value);
        assert_string_equal(taken > 0 ? ordinals[i].text + taken : "",
                            ordinals[i].rest != NULL ? ordinals[i].rest : "");
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_states),
        cmocka_unit_test(test_languages),
        cmocka_unit_test(a_title_names_its_state),
        cmocka_unit_test(test_language_tags),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_printed_dates),
        cmocka_unit_test(test_ordinals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
