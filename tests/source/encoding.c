/* Texts in older encodings: recognised and converted without a wrong letter, or refused. */
#include "read/encoding/encoding.h"
#include "base/utf8.h"
#include "loaded.h"

static const char russian[] =
    "Доклад о выполнении рекомендаций\n\nВ отчётный период приняты три закона о защите "
    "свидетелей. Суды рассмотрели 214 жалоб, из них 37 удовлетворены.\n";
static const char kazakh[] =
    "Ұсынымдардың орындалуы туралы баяндама\n\nЕсепті кезеңде куәгерлерді қорғау туралы үш заң "
    "қабылданды. Соттар 214 өтінішті қарады, оның ішінде әйелдердің құқықтары бойынша 37 іс.\n";
static const char ukrainian[] =
    "Доповідь про виконання рекомендацій\n\nУ звітний період ухвалено три закони про захист "
    "свідків. Її подано до комітету, який розглянув 214 скарг.\n";
static const char french[] =
    "Rapport sur l’exécution des recommandations\n\nPendant la période considérée, trois lois ont "
    "été adoptées à l’unanimité. L’état des prisons, où la surpopulation a baissé, reste "
    "préoccupant.\n";
static const char spanish[] =
    "Informe sobre la aplicación de las recomendaciones\n\nEn el período se aprobaron tres leyes "
    "de protección a la niñez. ¿Qué falta? La situación de las cárceles mejoró este año.\n";
static const char english[] = "Report on the implementation of recommendations\n\nIn the period "
                              "under review the “three laws” "
                              "were adopted – all of them by the new parliament.\n";
static const char turkish[] =
    "Tavsiyelerin uygulanması hakkında rapor\n\nRaporlama döneminde tanıkların korunması için üç "
    "yasa kabul edildi ve şikâyetler incelendi. Çocuk hakları ile ilgili değişiklikler yapıldı.\n";
static const char polish[] =
    "Sprawozdanie z wykonania zaleceń\n\nW okresie sprawozdawczym przyjęto trzy ustawy o ochronie "
    "świadków. Sądy rozpatrzyły 214 skarg, a większość z nich uwzględniono w całości.\n";
static const char arabic[] =
    "تقرير عن تنفيذ التوصيات\n\nخلال الفترة المشمولة بالتقرير اعتمدت ثلاثة قوانين لحماية الشهود "
    "ونظرت المحاكم في الشكاوى.\n";
static const char greek[] =
    "Έκθεση για την εφαρμογή των συστάσεων\n\nΚατά την περίοδο αναφοράς ψηφίστηκαν τρεις νόμοι "
    "για την προστασία των μαρτύρων.\n";

struct case_ {
    int encoding;
    const char *text;
    const char *name; /* as reported: of encodings that read it alike, the most usual one */
};

#define CASE(encoding, text, name)                                                                 \
    { ENGROSS_SINGLE_BYTE_##encoding, text, name }

static const struct case_ cases[] = {
    CASE(WINDOWS_1251, russian, "Windows-1251"),
    CASE(KOI8_R, russian, "KOI8-R"),
    CASE(ISO_8859_5, russian, "ISO-8859-5"),
    CASE(IBM866, russian, "IBM866"),
    CASE(KZ_1048, kazakh, "KZ-1048"),
    CASE(PT154, kazakh, "PT154"),
    CASE(WINDOWS_1251, ukrainian, "Windows-1251"),
    CASE(KOI8_U, ukrainian, "KOI8-U"),
    CASE(WINDOWS_1252, french, "Windows-1252"),
    CASE(WINDOWS_1252, spanish, "Windows-1252"),
    CASE(ISO_8859_15, spanish, "Windows-1252"),
    CASE(WINDOWS_1252, english, "Windows-1252"),
    CASE(WINDOWS_1254, turkish, "Windows-1254"),
    CASE(WINDOWS_1250, polish, "Windows-1250"),
    CASE(ISO_8859_2, polish, "ISO-8859-2"),
    CASE(WINDOWS_1256, arabic, "Windows-1256"),
    CASE(ISO_8859_6, arabic, "ISO-8859-6"),
    CASE(WINDOWS_1253, greek, "Windows-1253"),
    CASE(IBM850, spanish, "IBM850"),
};

/* text in a single-byte encoding; a character that it lacks fails the test. */
static size_t encode(const char *text, const struct engross_single_byte *encoding, char *bytes) {
    size_t size = strlen(text), count = 0;
    for (size_t offset = 0; offset < size;) {
        uint32_t codepoint = engross_utf8_decode(text, size, &offset);
        size_t i = 0;
        while (codepoint >= 0x80 && i < 128 && encoding->high[i] != codepoint)
            i++;
        assert_true(codepoint < 0x80 || i < 128);
        bytes[count++] = (char)(codepoint < 0x80 ? codepoint : 0x80 + i);
    }
    return count;
}

static void test_each_encoding(void **state) {
    (void)state;
    size_t failures = 0;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct engross_single_byte *encoding = &engross_single_bytes[cases[i].encoding];
        char bytes[1024];
        struct loaded loaded;
        load_bytes(&loaded, bytes, encode(cases[i].text, encoding, bytes), NULL);
        bool right = loaded.status == ENGROSS_OK &&
                     strcmp(loaded.source.data, cases[i].text) == 0 &&
                     strcmp(loaded.code, "read.converted") == 0 &&
                     strstr(loaded.message, cases[i].name) != NULL;
        if (!right)
            print_message("%s, case %zu: %s: %s\n", encoding->name, i, loaded.code, loaded.message);
        failures += !right;
        engross_source_finish(&loaded.source);
    }
    assert_int_equal(failures, 0);
}

static void expect_unknown(const char *data, size_t size) {
    struct loaded loaded;
    load_bytes(&loaded, data, size, NULL);
    if (loaded.status == ENGROSS_OK)
        print_message("%s, %s\n", loaded.message, loaded.source.data);
    assert_int_equal(loaded.status, ENGROSS_FAILED);
    assert_string_equal(loaded.code, "read.unknown-encoding");
}

static void test_unsure_is_refused(void **state) {
    (void)state;
    static const char chinese[] = "\xB9\xD8\xD3\xDA\xBD\xA8\xD2\xE9\xB5\xC4\xB1\xA8\xB8\xE6\n";
    expect_unknown(chinese, sizeof chinese - 1);
    static const char two_letters[] = "1. \xC4\xE0\n";
    expect_unknown(two_letters, sizeof two_letters - 1);
    char noise[400];
    uint32_t seed = 1;
    for (size_t i = 0; i < sizeof noise; i++) {
        seed = seed * 1103515245 + 12345;
        noise[i] = (char)(i % 7 == 6 ? ' ' : 0x80 | (seed >> 16 & 0x7F));
    }
    expect_unknown(noise, sizeof noise);
}

static void test_utf16_without_mark(void **state) {
    (void)state;
    const char *const texts[] = {russian, kazakh, english, arabic};
    for (size_t i = 0; i < 2 * sizeof texts / sizeof texts[0]; i++) {
        const char *text = texts[i / 2];
        char bytes[2048];
        size_t size = strlen(text), count = 0;
        for (size_t offset = 0; offset < size; count += 2) {
            uint32_t unit = engross_utf8_decode(text, size, &offset);
            bytes[count + i % 2] = (char)(unit & 0xFF);
            bytes[count + 1 - i % 2] = (char)(unit >> 8);
        }
        struct loaded loaded;
        load_bytes(&loaded, bytes, count, NULL);
        assert_int_equal(loaded.status, ENGROSS_OK);
        assert_string_equal(loaded.source.data, text);
        assert_non_null(strstr(loaded.message, i % 2 == 0 ? "UTF-16LE" : "UTF-16BE"));
        engross_source_finish(&loaded.source);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_encoding),
        cmocka_unit_test(test_unsure_is_refused),
        cmocka_unit_test(test_utf16_without_mark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
