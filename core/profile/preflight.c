#include "profile/preflight.h"

#include <stdarg.h>
#include <string.h>

struct check {
    const char *name; /* in profiles; NULL: asked for by the profile's own data */
    void (*run)(struct engross_checking *checking);
};

/* In the order of their findings. */
static const struct check checks[] = {
    {NULL, engross_check_words},
    {NULL, engross_check_fields},
    {"metadata-form", engross_check_metadata_form},
    {NULL, engross_check_languages},
    {NULL, engross_check_sections},
    {"empty-sections", engross_check_empty_sections},
    {"lone-headings", engross_check_lone_headings},
    {"heading-levels", engross_check_heading_levels},
    {"paragraphs-numbered", engross_check_paragraphs_numbered},
    {"paragraph-numbers", engross_check_paragraph_numbers},
    {"notes-are-references", engross_check_notes},
    {"references", engross_check_references},
    {"recommendations", engross_check_recommendations},
    {NULL, engross_check_ranges},
    {"table-headers", engross_check_table_headers},
    {"figure-alternatives", engross_check_figure_alternatives},
    {"links", engross_check_links},
    {"personal-data", engross_check_personal_data},
    {NULL, engross_check_outputs},
};
#define CHECK_COUNT (sizeof checks / sizeof *checks)

/* The profile's row for a check, or NULL where it does not ask for it. */
static const struct engross_profile_check *asked(const struct engross_profile *profile,
                                                 const char *name) {
    for (size_t i = 0; i < profile->check_count; i++)
        if (strcmp(profile->checks[i].name, name) == 0)
            return profile->checks[i].is_active ? &profile->checks[i] : NULL;
    return NULL;
}

int32_t engross_preflight_validate(const struct engross_profile *profile,
                                   struct engross_diagnostics *diagnostics) {
    int32_t status = ENGROSS_OK;
    for (size_t i = 0; i < profile->check_count; i++) {
        size_t at = 0;
        while (at < CHECK_COUNT &&
               (checks[at].name == NULL || strcmp(checks[at].name, profile->checks[i].name) != 0))
            at++;
        if (at < CHECK_COUNT)
            continue;
        engross_report(diagnostics, ENGROSS_MESSAGE_PROFILE_CHECK, ENGROSS_NOWHERE,
                       profile->checks[i].name, NULL);
        status = ENGROSS_FAILED;
    }
    return status;
}

/* The words of each part, and of those that the profile counts. */
static void count_words(struct engross_checking *checking) {
    engross_preflight *preflight = checking->preflight;
    const struct engross_profile *profile = checking->profile;
    engross_words_count(checking->view, preflight->parts);
    if (profile->words.source != NULL)
        preflight->counts_words = engross_words_are_parted(checking->view) ? 1 : 2;
    preflight->limit = (uint64_t)profile->word_limit;
    for (size_t i = 0; i < ENGROSS_PART_COUNT; i++) {
        const struct engross_profile_part *part = &profile->parts[i];
        preflight->counted[i] = part->is_counted;
        preflight->unverified[i] =
            part->rule.source == NULL || part->rule.certainty == ENGROSS_CERTAINTY_UNVERIFIED;
        preflight->words += part->is_counted ? preflight->parts[i] : 0;
    }
}

static const char *rule_text(struct engross_checking *checking, const struct engross_rule *rule) {
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    engross_rule_append(&text, rule);
    const char *copy = NULL;
    if (!engross_buffer_failed(&text))
        copy = engross_arena_copy(checking->arena, text.data, text.size);
    engross_buffer_finish(&text);
    return copy;
}

int32_t engross_preflight_run(const engross_view *view, const struct engross_profile *profile,
                              struct engross_diagnostics *diagnostics, struct engross_arena *arena,
                              engross_preflight *preflight) {
    struct engross_checking checking = {.view = view,
                                        .profile = profile,
                                        .diagnostics = diagnostics,
                                        .preflight = preflight,
                                        .arena = arena};
    *preflight = (engross_preflight){
        .file = diagnostics->file, .profile = profile->id, .title = profile->title};
    if (profile->is_abstract) {
        engross_report(diagnostics, ENGROSS_MESSAGE_PROFILE_ABSTRACT, ENGROSS_NOWHERE, profile->id,
                       NULL);
        return ENGROSS_FAILED;
    }
    int32_t status = engross_preflight_validate(profile, diagnostics);
    if (status != ENGROSS_OK)
        return status;
    preflight->size = sizeof *preflight;
    count_words(&checking);
    if (profile->words.source != NULL)
        preflight->rule = rule_text(&checking, &profile->words);
    for (size_t i = 0; i < CHECK_COUNT && !checking.out_of_memory; i++) {
        const struct engross_profile_check *row =
            checks[i].name == NULL ? NULL : asked(profile, checks[i].name);
        checking.rule = row == NULL ? NULL : &row->rule;
        if (checks[i].name == NULL || row != NULL)
            checks[i].run(&checking);
    }
    return checking.out_of_memory ? ENGROSS_NO_MEMORY : ENGROSS_OK;
}

void engross_finding(struct engross_checking *checking, const struct engross_rule *rule,
                     enum engross_message message, engross_position position, ...) {
    engross_text arguments[10];
    size_t count = 0;
    va_list list;
    va_start(list, position);
    const char *argument;
    while (count < 10 && (argument = va_arg(list, const char *)) != NULL)
        arguments[count++] = (engross_text){argument, strlen(argument)};
    va_end(list);
    const struct engross_catalogue_row *row = &engross_catalogue[message];
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    struct engross_buffer source = ENGROSS_BUFFER_INIT;
    engross_message_expand(&text, row->message, arguments, count);
    engross_rule_append(&source, rule);
    checking->diagnostics->rule = engross_buffer_failed(&source) ? NULL : source.data;
    if (position.line == 0) /* what concerns the whole document stands at its beginning */
        position = (engross_position){1, 1};
    engross_report_text(checking->diagnostics, rule->severity, row->code, position,
                        engross_buffer_failed(&text) ? row->message : text.data);
    checking->diagnostics->rule = NULL;
    engross_buffer_finish(&text);
    engross_buffer_finish(&source);
}
