/* Where lines may end: "|" in a pattern stands for an allowed end, "~" for a discouraged one,
 * "-" with a caret before it ("^") for a soft hyphen. */
#include "layout/breaks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <linebreak.h>
#include <string.h>

/* text with the marks put in after the characters that they follow. */
static void mark(const char *text, const char *language, char *marked) {
    unsigned char breaks[512];
    size_t size = strlen(text);
    engross_pdf_breaks(text, size, (engross_text){language, strlen(language)}, breaks);
    for (size_t i = 0; i < size; i++) {
        *marked++ = text[i];
        if (breaks[i] == PDF_BREAK_ALLOWED)
            *marked++ = '|';
        else if (breaks[i] == PDF_BREAK_DISCOURAGED)
            *marked++ = '~';
        else if (breaks[i] == PDF_BREAK_HYPHEN)
            *marked++ = '^';
        else if (breaks[i] == PDF_BREAK_MUST)
            *marked++ = '!';
    }
    *marked = '\0';
}

static const struct {
    const char *language, *text, *marked;
} cases[] = {
    {"en", "one two three", "one |two |three"},
    /* numbers and what belongs to them */
    {"en", "Act No. 7 of", "Act |No. 7 ~of"},
    {"en", "see para. 12 and", "see |para. 12 ~and"},
    {"en", "about 5 per cent more", "about ~5 per cent |more"},
    {"en", "5 per se", "5 ~per |se"},
    {"en", "some 10 000 people", "some ~10 000 |people"},
    {"en", "46 kg of", "46 kg |of"},
    {"en", "12 %", "12 %"},
    {"ru", "Закон № 7 принят", "Закон |№ 7 ~принят"},
    {"ru", "в 2024 г. было", "в ~2024 г. |было"},
    {"ru", "см. ст. 15 Закона", "см. |ст. 15 ~Закона"},
    {"fr", "article n° 12 du", "article |n° 12 ~du"},
    {"fr", "« mot »", "« mot »"},
    {"fr", "Pourquoi ? Parce", "Pourquoi ? |Parce"},
    /* syllables that can be seen: before vowels written first, never after one or before a sign */
    {"th", "สิทธิเด็กและสตรี", "สิทธิ|เด็ก|และ|สตรี"},
    {"th", "ต่าง ๆ เช่น", "ต่าง ๆ |เช่น"},
    {"lo", "ສິດທິຂອງເດັກແລະແມ່ຍິງ", "ສິດທິຂອງ|ເດັກ|ແລະ|ແມ່ຍິງ"},
    {"hi", "मानव अधिकार", "मानव |अधिकार"},
    /* names */
    {"en", "by J. S. Mill in", "by |J. S. Mill |in"},
    {"en", "Mr. Smith said", "Mr. Smith |said"},
    {"ru", "А. С. Пушкин", "А. С. Пушкин"},
    /* dashes */
    {"ru", "Право — это", "Право — |это"},
    {"en", "2020\u20132024", "2020\u20132024"},
    {"en", "well-known", "well-~known"},
    {"en", "A-2 file", "A-2 |file"},
    {"en", "and/or", "and/~or"},
    /* what the author asked for */
    {"en", "co\u00ADoperate", "co\u00AD^operate"},
    {"en", "a\nb", "a\n!b"},
    {"en", "10\u00A0kg", "10\u00A0kg"},
    /* flags */
    {"en", "a \U0001F1F0\U0001F1FF b", "a ~\U0001F1F0\U0001F1FF |b"},
    /* no spaces between words */
    {"zh", "人人生而自由。", "人|人|生|而|自|由。"},
};

static void test_cases(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char marked[1024];
        mark(cases[i].text, cases[i].language, marked);
        assert_string_equal(marked, cases[i].marked);
    }
}

static void test_address(void **state) {
    (void)state;
    const char *text = "https://uhri.ohchr.org/en/search?a=1";
    unsigned char breaks[64] = {0};
    size_t size = strlen(text);
    engross_pdf_breaks_address(text, 0, size, breaks);
    assert_int_equal(breaks[5], PDF_BREAK_NONE);         /* inside "//" */
    assert_int_equal(breaks[7], PDF_BREAK_DISCOURAGED);  /* after "//" */
    assert_int_equal(breaks[11], PDF_BREAK_DISCOURAGED); /* before ".ohchr" */
    assert_int_equal(breaks[12], PDF_BREAK_NONE);        /* after that point */
}

int main(void) {
    init_linebreak();
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases),
                                       cmocka_unit_test(test_address)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
