/* A profile as text for people: what it asks, each rule with its source. */
#include "profile/field.h"
#include "profile/library.h"
#include "profile/preflight.h"

#include <stdlib.h>

static void append_fact(struct engross_buffer *text, const char *label, const char *value) {
    if (value != NULL)
        engross_buffer_append_format(text, "%-12s %s\n", label, value);
}

/* "    Editorial Manual (verified): note", under the rule it belongs to. */
static void append_rule(struct engross_buffer *text, const struct engross_rule *rule) {
    engross_buffer_append_format(text, "      %s: [%s] %s", engross_severity_name(rule->severity),
                                 rule->source->id, engross_certainty_name(rule->certainty));
    if (rule->note != NULL)
        engross_buffer_append_format(text, ", %s", rule->note);
    engross_buffer_append_char(text, '\n');
}

static void append_words(struct engross_buffer *text, const struct engross_profile *profile) {
    if (profile->words.source == NULL)
        return;
    engross_buffer_append_string(text, "\nWords\n");
    if (profile->word_limit > 0)
        engross_buffer_append_format(text, "  at most %lld\n", (long long)profile->word_limit);
    else
        engross_buffer_append_string(text, "  no limit is known\n");
    append_rule(text, &profile->words);
    for (uint32_t i = 0; i < ENGROSS_PART_COUNT; i++) {
        const struct engross_profile_part *part = &profile->parts[i];
        if (part->rule.source == NULL)
            continue;
        engross_buffer_append_format(text, "  %s: %s\n", engross_part_name(i),
                                     part->is_counted ? "counted" : "not counted");
        append_rule(text, &part->rule);
    }
}

static void append_fields(struct engross_buffer *text, const struct engross_profile *profile) {
    if (profile->field_count > 0)
        engross_buffer_append_string(text, "\nMetadata\n");
    for (size_t i = 0; i < profile->field_count; i++) {
        const struct engross_profile_field *field = &profile->fields[i];
        engross_buffer_append_format(text, "  %s: %s%s", engross_field_label(field->field),
                                     field->is_required ? "required" : "optional",
                                     field->is_on_cover ? ", on the cover" : "");
        if (field->minimum > 1)
            engross_buffer_append_format(text, ", at least %lld", (long long)field->minimum);
        if (field->maximum > 0)
            engross_buffer_append_format(text, ", at most %lld", (long long)field->maximum);
        if (field->pattern != NULL)
            engross_buffer_append_format(text, ", %s", field->pattern);
        engross_buffer_append_char(text, '\n');
        append_rule(text, &field->rule);
    }
}

static void append_sections(struct engross_buffer *text, const struct engross_profile *profile) {
    if (profile->sections_rule.source == NULL)
        return;
    engross_buffer_append_string(text, "\nSections\n");
    if (profile->section_minimum > 0) {
        engross_buffer_append_format(text, "  at least %lld main ones\n",
                                     (long long)profile->section_minimum);
        append_rule(text, &profile->sections_rule);
    }
    for (size_t i = 0; i < profile->section_count; i++) {
        engross_buffer_append_format(text, "  %s\n", profile->sections[i].titles);
        append_rule(text, &profile->sections[i].rule);
    }
}

static void append_rest(struct engross_buffer *text, const struct engross_profile *profile) {
    if (profile->language_tags != NULL) {
        engross_buffer_append_format(text, "\nLanguages\n  %s\n", profile->language_tags);
        append_rule(text, &profile->languages);
    }
    if (profile->range_count > 0)
        engross_buffer_append_string(text, "\nRecommendations\n");
    for (size_t i = 0; i < profile->range_count; i++) {
        const struct engross_profile_range *range = &profile->ranges[i];
        engross_buffer_append_format(text, "  %s, cycle %lld: %s to %s\n", range->state,
                                     (long long)range->cycle, range->first, range->last);
        append_rule(text, &range->rule);
    }
    engross_buffer_append_string(text, "\nChecks\n");
    for (size_t i = 0; i < profile->check_count; i++) {
        if (!profile->checks[i].is_active)
            continue;
        engross_buffer_append_format(text, "  %s\n", profile->checks[i].name);
        append_rule(text, &profile->checks[i].rule);
    }
    if (profile->output_count > 0)
        engross_buffer_append_string(text, "\nTo hand in\n");
    for (size_t i = 0; i < profile->output_count; i++) {
        const struct engross_profile_output *output = &profile->outputs[i];
        engross_buffer_append_format(text, "  %s%s%s\n", output->exporter,
                                     output->name == NULL ? "" : ", named ",
                                     output->name == NULL ? "" : output->name);
        append_rule(text, &output->rule);
    }
}

static void append_sources(struct engross_buffer *text, const struct engross_profile *profile) {
    engross_buffer_append_string(text, "\nSources\n");
    for (size_t i = 0; i < profile->source_count; i++) {
        const struct engross_profile_source *source = &profile->sources[i];
        engross_buffer_append_format(text, "  [%s] %s\n      %s, checked on %s\n", source->id,
                                     source->title, engross_certainty_name(source->certainty),
                                     source->checked);
        if (source->href != NULL)
            engross_buffer_append_format(text, "      %s\n", source->href);
    }
}

static char *describe(const struct engross_profile *profile) {
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    append_fact(&text, "Profile:", profile->id);
    append_fact(&text, "Title:", profile->title);
    append_fact(&text, "Procedure:", profile->procedure);
    append_fact(&text, "Body:", profile->body);
    append_fact(&text, "Submitted by:", profile->submitter);
    append_fact(&text, "Theme:", profile->theme);
    if (profile->description != NULL)
        engross_buffer_append_format(&text, "\n%s\n", profile->description);
    append_words(&text, profile);
    append_fields(&text, profile);
    append_sections(&text, profile);
    append_rest(&text, profile);
    append_sources(&text, profile);
    if (engross_buffer_failed(&text))
        engross_buffer_finish(&text);
    return text.data;
}

int32_t engross_profile_describe(const char *name, const engross_sink *sink, char **out) {
    struct engross_diagnostics diagnostics = {.sink = sink};
    struct engross_profile_place place;
    struct engross_profile *profile;
    *out = NULL;
    enum engross_profile_search found = engross_profile_find(name, &place);
    free(place.path);
    int32_t status = engross_profile_load(name, &diagnostics, &profile);
    if (status == ENGROSS_OK)
        status = engross_preflight_validate(profile, &diagnostics);
    if (status == ENGROSS_OK) {
        *out = describe(profile);
        status = *out == NULL ? ENGROSS_NO_MEMORY : ENGROSS_OK;
    }
    engross_profile_free(profile);
    return found == ENGROSS_PROFILE_ABSENT ? ENGROSS_MISUSED : status;
}
