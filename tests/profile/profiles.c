/* The profiles that ship: each is valid, passes a document made for it and fails one that is not;
 * and profiles that cannot be loaded. */
#include "checking.h"
#include "model/schema.h"
#include "model/xml_file.h"
#include "profile/library.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct engross_profile *load(const char *name, struct found *found) {
    *found = (struct found){0};
    const engross_sink sink = finding_sink(found);
    struct engross_diagnostics diagnostics = {.sink = &sink};
    struct engross_profile *profile;
    found->status = engross_profile_load(name, &diagnostics, &profile);
    if (found->status == ENGROSS_OK)
        found->status = engross_preflight_validate(profile, &diagnostics);
    return profile;
}

static void ignore_fault(void *user, const xmlNode *node, const char *message) {
    (void)node;
    fail_msg("%s: %s", (const char *)user, message);
}

static void shipped_profiles_are_valid(void **state) {
    (void)state;
    assert_true(engross_profiles_count > 70);
    for (size_t i = 0; i < engross_profiles_count; i++) {
        const struct engross_embedded *file = &engross_profiles[i];
        xmlDocPtr doc = engross_xml_parse_embedded(file->data, file->size, file->name);
        assert_int_equal(engross_schema_validate_with(engross_schema_profile,
                                                      engross_schema_profile_size, doc,
                                                      ignore_fault, (void *)(uintptr_t)file->name),
                         ENGROSS_OK);
        xmlFreeDoc(doc);
        struct found found;
        struct engross_profile *profile = load(file->name, &found);
        if (found.status != ENGROSS_OK)
            fail_msg("%s: %s", file->name, found.last_message);
        assert_string_equal(profile->id, file->name);
        engross_profile_free(profile);
    }
}

static void hold_to_certainty(const struct engross_rule *rule) {
    if (rule->source != NULL && rule->certainty != ENGROSS_CERTAINTY_VERIFIED)
        assert_true(rule->severity <= ENGROSS_SEVERITY_WARNING);
}

static void only_verified_rules_are_errors(void **state) {
    (void)state;
    for (size_t i = 0; i < engross_profiles_count; i++) {
        struct found found;
        struct engross_profile *profile = load(engross_profiles[i].name, &found);
        hold_to_certainty(&profile->words);
        hold_to_certainty(&profile->languages);
        for (size_t j = 0; j < profile->field_count; j++)
            hold_to_certainty(&profile->fields[j].rule);
        for (size_t j = 0; j < profile->check_count; j++)
            hold_to_certainty(&profile->checks[j].rule);
        engross_profile_free(profile);
    }
    struct found found;
    struct engross_profile *profile =
        load(scratch_file("capped.xml",
                          "<profile xmlns='urn:engross:profile:1' id='capped' title='T'>"
                          "<source id='s' title='S' checked='2026-01-01' certainty='unverified'/>"
                          "<check name='links' source='s' severity='error'/></profile>"),
             &found);
    assert_int_equal(profile->checks[0].rule.severity, ENGROSS_SEVERITY_WARNING);
    engross_profile_free(profile);
}

/* The limits, as they were read; nothing else has one. */
static void limits_are_those_of_the_sources(void **state) {
    (void)state;
    for (size_t i = 0; i < engross_profiles_count; i++) {
        struct found found;
        const char *name = engross_profiles[i].name;
        struct engross_profile *profile = load(name, &found);
        int64_t wanted = 0;
        if (strcmp(name, "upr-national-report") == 0 || strstr(name, "replies-loi") != NULL)
            wanted = 10700;
        if (strstr(name, "replies-loipr") != NULL || strstr(name, "periodic") != NULL)
            wanted = 21200;
        if (strstr(name, "initial") != NULL)
            wanted = 31800;
        if (strcmp(name, "common-core-document") == 0)
            wanted = 42400;
        if (strcmp(name, "upr-stakeholder") == 0)
            wanted = 2815;
        if (strcmp(name, "upr-joint-stakeholder") == 0)
            wanted = 5630;
        if (strcmp(name, "ccpr-ngo") == 0 || strcmp(name, "ccpr-nhri") == 0)
            wanted = 10000;
        if (profile->word_limit != wanted)
            fail_msg("%s: %d words", name, (int)profile->word_limit);
        engross_profile_free(profile);
    }
}

static void append_metadata(struct engross_buffer *xml) {
    engross_buffer_append_string(
        xml, "<document xmlns='urn:engross:document:1' kind='report' xml:lang='en'><metadata>"
             "<title>T</title><state value='KAZ'>Kazakhstan</state><submitter>A</submitter>"
             "<submitter>B</submitter><date value='2025-01-02'>2 January 2025</date>"
             "<treaty>The Convention</treaty><language value='en'>English</language>"
             "</metadata><content>");
}

/* A document of five sections with that many words: a heading's word and a paragraph each. */
static char *make_document(int64_t words) {
    struct engross_buffer xml = ENGROSS_BUFFER_INIT;
    append_metadata(&xml);
    for (int i = 1; i <= 5; i++) {
        engross_buffer_append_format(&xml,
                                     "<section><heading>%s</heading><paragraph number='%d.'><p>",
                                     i == 1 ? "Summary" : "More", i);
        for (int64_t j = i == 5 ? words - 10 : 0; j >= 0; j--)
            engross_buffer_append_string(&xml, "word ");
        engross_buffer_append_string(&xml, "</p></paragraph></section>");
    }
    engross_buffer_append_string(&xml, "</content></document>");
    assert_false(engross_buffer_failed(&xml));
    return xml.data;
}

static void hold_to_limit(const char *name, int64_t limit) {
    struct found found;
    char *document = make_document(limit);
    check_document(document, name, &found);
    free(document);
    assert_int_equal(found.preflight.words, limit);
    if (found.count != 0)
        fail_msg("%s: %s", name, found.last_message);
    document = make_document(limit + 1);
    check_document(document, name, &found);
    free(document);
    assert_int_equal(found.count, 1);
    assert_string_equal(found.codes[0], "profile.words-over");
}

static void each_profile_passes_and_fails(void **state) {
    (void)state;
    const engross_sink sink = {.size = sizeof sink};
    engross_profile_list *list;
    assert_int_equal(engross_profile_list_load(&sink, &list), ENGROSS_OK);
    assert_true(engross_profile_list_count(list) >= 69);
    for (size_t i = 0; i < engross_profile_list_count(list); i++) {
        const char *name = engross_profile_list_entry(list, i)->id;
        struct found found;
        char *good = make_document(10);
        check_document(good, name, &found);
        if (found.status != ENGROSS_OK || found.count != 0)
            fail_msg("%s fails what is made for it: %s", name, found.last_message);
        free(good);
        check_document("<document xmlns='urn:engross:document:1' xml:lang='en'><metadata/><content>"
                       "<section><heading>Empty</heading></section></content></document>",
                       name, &found);
        if (found_count(&found, "profile.metadata-missing") == 0 ||
            found_count(&found, "profile.section-empty") != 1)
            fail_msg("%s passes what it should not", name);
        struct engross_profile *profile = load(name, &found);
        int64_t limit = profile->word_limit;
        engross_profile_free(profile);
        if (limit > 0)
            hold_to_limit(name, limit);
    }
    engross_profile_list_free(list);
}

static void expect_refusal(const char *body, const char *code) {
    struct found found;
    struct engross_buffer xml = ENGROSS_BUFFER_INIT;
    engross_buffer_append_format(&xml, "%s", body);
    struct engross_profile *profile = load(scratch_file("refused.xml", xml.data), &found);
    engross_buffer_finish(&xml);
    if (found.status != ENGROSS_FAILED || found_count(&found, code) == 0)
        fail_msg("no %s for: %s", code, body);
    engross_profile_free(profile);
}

#define HEAD "<profile xmlns='urn:engross:profile:1' id='x' title='T'"
#define SOURCE "<source id='s' title='S' checked='2026-01-01' certainty='verified'/>"

static void bad_profiles_are_refused(void **state) {
    (void)state;
    expect_refusal("<profile", "profile.invalid");
    expect_refusal("<!DOCTYPE profile [<!ENTITY a 'b'>]>" HEAD "/>", "profile.invalid");
    expect_refusal(HEAD "><words/></profile>", "profile.invalid");
    expect_refusal(HEAD ">" SOURCE SOURCE "</profile>", "profile.invalid");
    expect_refusal(HEAD " extends='nowhere'/>", "profile.base");
    expect_refusal(HEAD ">" SOURCE "<check name='links' source='t'/></profile>", "profile.source");
    expect_refusal(HEAD ">" SOURCE "<check name='linkz' source='s'/></profile>", "profile.check");
    expect_refusal(HEAD ">" SOURCE "<field name='x' presence='optional' source='s'/></profile>",
                   "profile.field");
    expect_refusal(HEAD ">" SOURCE "<output exporter='pdf' name='{weather}' source='s'/></profile>",
                   "profile.name");
    struct found found;
    assert_null(load("/nowhere/at/all.xml", &found));
    assert_int_equal(found_count(&found, "profile.unreadable"), 1);
    assert_null(load("upr-natonal-report", &found));
    assert_int_equal(found_count(&found, "profile.unknown"), 1);
    assert_non_null(strstr(found.last_message, "\"upr-national-report\""));
    assert_null(load("../common", &found));
    check_document("<document xmlns='urn:engross:document:1' xml:lang='en'><metadata/><content>"
                   "<p>Text.</p></content></document>",
                   "common", &found);
    assert_int_equal(found.status, ENGROSS_FAILED);
    assert_int_equal(found_count(&found, "profile.abstract"), 1);
}

/* A profile of the user's own comes before one that ships, extends others, and ends circles. */
static void own_directories_come_first(void **state) {
    (void)state;
    struct found found;
    const char *path = scratch_file("factsheet.xml", HEAD " extends='common'>" SOURCE
                                                          "<words limit='7' source='s'><part "
                                                          "name='body' counted='yes' source='s'/>"
                                                          "</words></profile>");
    char *directory = strdup(path);
    *strrchr(directory, '/') = '\0';
    setenv("ENGROSS_PROFILE_PATH", directory, 1);
    struct engross_profile *profile = load("factsheet", &found);
    assert_int_equal(found.status, ENGROSS_OK);
    assert_int_equal(profile->word_limit, 7);
    assert_true(profile->check_count > 3);
    engross_profile_free(profile);
    scratch_file("factsheet.xml", HEAD " extends='factsheet'/>");
    assert_null(load("factsheet", &found));
    assert_int_equal(found_count(&found, "profile.base"), 1);
    unlink(path);
    unsetenv("ENGROSS_PROFILE_PATH");
    free(directory);
}

static void descriptions_name_every_source(void **state) {
    (void)state;
    struct found found = {0};
    const engross_sink sink = finding_sink(&found);
    char *text;
    assert_int_equal(engross_profile_describe("upr-national-report", &sink, &text), ENGROSS_OK);
    assert_non_null(strstr(text, "at most 10700"));
    assert_non_null(strstr(text, "second-hand"));
    assert_non_null(strstr(text, "upr-info.org"));
    free(text);
    assert_int_equal(engross_profile_describe("nothing", &sink, &text), ENGROSS_MISUSED);
    assert_null(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shipped_profiles_are_valid),
        cmocka_unit_test(only_verified_rules_are_errors),
        cmocka_unit_test(limits_are_those_of_the_sources),
        cmocka_unit_test(each_profile_passes_and_fails),
        cmocka_unit_test(bad_profiles_are_refused),
        cmocka_unit_test(own_directories_come_first),
        cmocka_unit_test(descriptions_name_every_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
