/* Names, and a rule's source as people read it. */
#include "profile/profile.h"

const char *engross_certainty_name(enum engross_certainty certainty) {
    static const char *const names[] = {"verified", "second-hand", "unverified"};
    return names[certainty];
}

const char *engross_part_name(uint32_t part) {
    static const char *const names[ENGROSS_PART_COUNT] = {
        "body", "headings", "footnotes", "endnotes", "tables", "annexes", "cover"};
    return part < ENGROSS_PART_COUNT ? names[part] : NULL;
}

void engross_rule_append(struct engross_buffer *buffer, const struct engross_rule *rule) {
    const struct engross_profile_source *source = rule->source;
    engross_buffer_append_string(buffer, source->title);
    if (source->href != NULL)
        engross_buffer_append_format(buffer, ", %s", source->href);
    engross_buffer_append_format(buffer, " (%s, checked on %s",
                                 engross_certainty_name(rule->certainty), source->checked);
    if (rule->note != NULL)
        engross_buffer_append_format(buffer, ": %s", rule->note);
    engross_buffer_append_char(buffer, ')');
}
