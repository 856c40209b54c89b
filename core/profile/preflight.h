/* The preflight: a frozen document held against a profile. preflight.c has the table of checks;
 * each check is a small file that walks the document's view and reports what it finds. */
#ifndef ENGROSS_PROFILE_PREFLIGHT_H
#define ENGROSS_PROFILE_PREFLIGHT_H

#include "profile/profile.h"

/* What a check works with. */
struct engross_checking {
    const engross_view *view;
    const struct engross_profile *profile;
    struct engross_diagnostics *diagnostics;
    const struct engross_rule *rule; /* that asks for the check that runs */
    engross_preflight *preflight;    /* word counts, set before all checks */
    struct engross_arena *arena;     /* scratch memory of this preflight */
    bool out_of_memory;              /* set by a check: then the preflight is not whole */
};

/* Runs every check that the profile asks for and fills *preflight, its strings borrowed from the
 * profile and from arena, its findings left at 0. diagnostics->file is the input. ENGROSS_OK
 * whatever was found; ENGROSS_NO_MEMORY; ENGROSS_FAILED, reported and preflight->size 0, for a
 * profile that cannot be used: abstract, or naming a check that is not there. */
int32_t engross_preflight_run(const engross_view *view, const struct engross_profile *profile,
                              struct engross_diagnostics *diagnostics, struct engross_arena *arena,
                              engross_preflight *preflight);
/* Reports what is wrong with the profile's names of checks. ENGROSS_OK, or reported. */
int32_t engross_preflight_validate(const struct engross_profile *profile,
                                   struct engross_diagnostics *diagnostics);

/* Counts words by part into counts. */
void engross_words_count(const engross_view *view, uint64_t counts[ENGROSS_PART_COUNT]);
/* Whether the document's language has spaces between its words. */
bool engross_words_are_parted(const engross_view *view);
/* The run of text in which the words of the parts that are counted pass limit, or NULL. */
const engross_node *engross_words_passing(const engross_view *view,
                                          const uint32_t counted[ENGROSS_PART_COUNT],
                                          uint64_t limit);

/* Reports a finding at position as rule says: its severity, its source. The strings that fill the
 * message follow, and NULL. */
void engross_finding(struct engross_checking *checking, const struct engross_rule *rule,
                     enum engross_message message, engross_position position, ...)
    __attribute__((sentinel));

/* The checks, for the table. */
void engross_check_words(struct engross_checking *checking);
void engross_check_fields(struct engross_checking *checking);
void engross_check_languages(struct engross_checking *checking);
void engross_check_sections(struct engross_checking *checking);
void engross_check_ranges(struct engross_checking *checking);
void engross_check_metadata_form(struct engross_checking *checking);
void engross_check_paragraphs_numbered(struct engross_checking *checking);
void engross_check_paragraph_numbers(struct engross_checking *checking);
void engross_check_lone_headings(struct engross_checking *checking);
void engross_check_heading_levels(struct engross_checking *checking);
void engross_check_empty_sections(struct engross_checking *checking);
void engross_check_notes(struct engross_checking *checking);
void engross_check_references(struct engross_checking *checking);
void engross_check_recommendations(struct engross_checking *checking);
void engross_check_table_headers(struct engross_checking *checking);
void engross_check_figure_alternatives(struct engross_checking *checking);
void engross_check_links(struct engross_checking *checking);
void engross_check_personal_data(struct engross_checking *checking);
void engross_check_outputs(struct engross_checking *checking);

#endif
