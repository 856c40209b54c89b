/* Submission profiles: what one procedure asks of a document, as data (schemas/profile.xsd). Every
 * rule names its source and how sure it is; only a verified rule can be an error. A profile may
 * extend another one, whose rules it then adds to and replaces. */
#ifndef ENGROSS_PROFILE_PROFILE_H
#define ENGROSS_PROFILE_PROFILE_H

#include "base/arena.h"
#include "diagnostic/diagnostic.h"

#include <stdbool.h>

enum engross_certainty {
    ENGROSS_CERTAINTY_VERIFIED,
    ENGROSS_CERTAINTY_SECOND_HAND,
    ENGROSS_CERTAINTY_UNVERIFIED,
};

struct engross_profile_source {
    const char *id;
    const char *title;
    const char *href;    /* or NULL */
    const char *checked; /* ISO date */
    enum engross_certainty certainty;
};

/* Where a rule comes from and how bad breaking it is. */
struct engross_rule {
    const struct engross_profile_source *source; /* NULL: there is no rule */
    const char *note;                            /* or NULL */
    enum engross_certainty certainty;
    uint32_t severity; /* ENGROSS_SEVERITY_INFO, _WARNING, _ERROR; no error unless verified */
};

struct engross_profile_part {
    bool is_counted;
    struct engross_rule rule;
};

struct engross_profile_field {
    uint32_t field; /* ENGROSS_FIELD_* */
    bool is_required;
    bool is_on_cover;
    int64_t minimum;     /* how many at least, where required */
    int64_t maximum;     /* 0: any number */
    const char *pattern; /* or NULL */
    struct engross_rule rule;
};

struct engross_profile_section {
    const char *titles; /* parted by '|' */
    struct engross_rule rule;
};

struct engross_profile_range {
    const char *state;
    int64_t cycle;
    const char *first;
    const char *last;
    struct engross_rule rule;
};

struct engross_profile_check {
    const char *name;
    bool is_active;
    struct engross_rule rule;
};

struct engross_profile_output {
    const char *exporter;
    const char *name; /* or NULL: the input's stem */
    struct engross_rule rule;
};

#define ENGROSS_PROFILE_SOURCES 128
#define ENGROSS_PROFILE_SECTIONS 100
#define ENGROSS_PROFILE_RANGES 500
#define ENGROSS_PROFILE_CHECKS 64
#define ENGROSS_PROFILE_OUTPUTS 20

struct engross_profile {
    struct engross_arena arena; /* every string */
    const char *id;
    const char *title;
    const char *description; /* this one and those below: or NULL */
    const char *procedure;
    const char *body;
    const char *submitter;
    const char *theme;
    bool is_abstract;

    struct engross_rule words; /* no source: words are not counted */
    int64_t word_limit;        /* 0: none is known */
    struct engross_profile_part parts[ENGROSS_PART_COUNT];

    struct engross_rule languages;
    const char *language_tags; /* parted by spaces, or NULL */

    struct engross_rule sections_rule;
    int64_t section_minimum;

    struct engross_profile_source sources[ENGROSS_PROFILE_SOURCES];
    size_t source_count;
    struct engross_profile_field fields[ENGROSS_FIELD_COUNT];
    size_t field_count;
    struct engross_profile_section sections[ENGROSS_PROFILE_SECTIONS];
    size_t section_count;
    struct engross_profile_range ranges[ENGROSS_PROFILE_RANGES];
    size_t range_count;
    struct engross_profile_check checks[ENGROSS_PROFILE_CHECKS];
    size_t check_count;
    struct engross_profile_output outputs[ENGROSS_PROFILE_OUTPUTS];
    size_t output_count;
};

/* Loads a profile by its id or by the path of a file (anything with a "/" or ending in ".xml").
 * ENGROSS_OK and *out, for engross_profile_free; else a status whose cause was reported. */
int32_t engross_profile_load(const char *name, struct engross_diagnostics *diagnostics,
                             struct engross_profile **out);
void engross_profile_free(struct engross_profile *profile);

/* "verified", "second-hand", "unverified". */
const char *engross_certainty_name(enum engross_certainty certainty);
/* "body", "headings" ...: the part of that number. */
const char *engross_part_name(uint32_t part);
/* Appends a rule's source for people: title, address, certainty, date, note. */
void engross_rule_append(struct engross_buffer *buffer, const struct engross_rule *rule);

#endif
