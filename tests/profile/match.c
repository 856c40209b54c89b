/* Words found without regard to case, and patterns of symbols. */
#include "profile/match.h"
#include "profile/pattern.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static size_t find(const char *text, const char *alternatives) {
    size_t taken;
    return engross_match_find(text, strlen(text), 0, alternatives, &taken);
}

static void words_are_whole_and_of_any_case(void **state) {
    (void)state;
    assert_int_equal(find("An EXECUTIVE Summary", "summary"), 13);
    assert_int_equal(find("Summary", "a|summary"), 0);
    assert_int_equal(find("very", "ver"), SIZE_MAX);
    assert_int_equal(find("aver", "ver"), SIZE_MAX);
    assert_int_equal(find("ver 12", "ver"), 0);
    assert_int_equal(find("КРАТКОЕ РЕЗЮМЕ", "резюме"), strlen("КРАТКОЕ "));
    assert_int_equal(find("see A/HRC/1", "a/"), 4);
    assert_int_equal(find("", "a"), SIZE_MAX);
    static const char three[] = "  one\tтри \xC2\xA0 x ";
    assert_int_equal(engross_match_words(three, sizeof three - 1), 3);
}

static void symbols_follow_their_pattern(void **state) {
    (void)state;
    static const char pattern[] = "A/HRC/WG.6/{session}/{state}/1";
    const struct engross_pattern_values known = {"48", "KAZ"};
    const struct engross_pattern_values unknown = {NULL, NULL};
    assert_true(engross_pattern_matches(pattern, "A/HRC/WG.6/48/KAZ/1", &known));
    assert_true(engross_pattern_matches(pattern, "A/HRC/WG.6/7/XYZ/1", &unknown));
    assert_false(engross_pattern_matches(pattern, "A/HRC/WG.6/47/KAZ/1", &known));
    assert_false(engross_pattern_matches(pattern, "A/HRC/WG.6/48/KGZ/1", &known));
    assert_false(engross_pattern_matches(pattern, "A/HRC/WG.6/48/KAZ/2", &known));
    assert_false(engross_pattern_matches(pattern, "A/HRC/WG.6/48/KAZ/1 ", &known));
    assert_false(engross_pattern_matches(pattern, "A/HRC/WG.6/48/KAZ", &known));
    assert_false(engross_pattern_matches(pattern, "", &known));
    assert_true(engross_pattern_matches("HRI/CORE/{any}", "HRI/CORE/KAZ/2025", &known));
    assert_false(engross_pattern_matches("HRI/CORE/{any}", "HRI/CORE/", &known));
    assert_true(engross_pattern_matches("{any}/{number}", "CAT/12", &known));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_whole_and_of_any_case),
        cmocka_unit_test(symbols_follow_their_pattern),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
