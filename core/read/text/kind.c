/* The kind and the language of the document as a whole, from what the passes before found. */
#include "read/text/passes.h"

#include "read/text/languages.h"
#include "read/text/words.h"

#define LANGUAGE_SAMPLE ((size_t)16 * 1024)

struct counts {
    uint32_t roles[ENGROSS_ROLE_SEPARATOR + 1];
    uint32_t all;
    uint32_t bylines; /* authors, credits, disclaimers */
};

static struct counts count_roles(const struct engross_draft *draft) {
    struct counts counts = {0};
    for (uint32_t i = 0; i < draft->unit_count; i++) {
        const struct engross_unit *unit = &draft->units[i];
        if (unit->role == ENGROSS_ROLE_GONE)
            continue;
        counts.roles[unit->role]++;
        counts.all++;
        if (unit->role == ENGROSS_ROLE_FIELD && unit->field == ENGROSS_FIELD_AUTHOR)
            counts.bylines++;
        if (unit->role == ENGROSS_ROLE_NOTICE && unit->notice >= ENGROSS_NOTICE_DISCLAIMER &&
            unit->notice <= ENGROSS_NOTICE_AUTHOR)
            counts.bylines++;
    }
    return counts;
}

/* Whether numbered paragraphs run on from section to section, or stand below a numbered heading. */
static bool runs_over_headings(const struct engross_draft *draft) {
    uint32_t paragraphs = 0, at_heading = 0;
    bool numbered = false, runs = false;
    for (uint32_t i = draft->head_units; i < draft->unit_count; i++) {
        const struct engross_unit *unit = &draft->units[i];
        if (unit->role == ENGROSS_ROLE_HEADING) {
            at_heading = paragraphs;
            numbered = numbered || unit->chain != ENGROSS_NO_CHAIN;
        }
        if (unit->role != ENGROSS_ROLE_PARAGRAPH)
            continue;
        runs = runs || (at_heading > 0 && at_heading == paragraphs);
        paragraphs++;
    }
    return paragraphs >= 2 && (numbered || (runs && paragraphs >= 3));
}

static const char *choose_kind(const struct engross_draft *draft, const struct counts *counts) {
    uint32_t figures = counts->roles[ENGROSS_ROLE_KEY_FIGURE];
    uint32_t items = counts->roles[ENGROSS_ROLE_ITEM] + figures;
    uint32_t headings = counts->roles[ENGROSS_ROLE_HEADING];
    uint32_t texts = counts->roles[ENGROSS_ROLE_TEXT];
    if (draft->has_masthead || counts->roles[ENGROSS_ROLE_PARAGRAPH] >= 5 ||
        counts->roles[ENGROSS_ROLE_RECOMMENDATIONS] >= 2)
        return "report";
    if (draft->questions == 0 && runs_over_headings(draft))
        return "report";
    if (draft->questions >= 2)
        return "interview";
    if ((items >= 4 && items * 2 >= counts->all) || (figures >= 2 && counts->bylines == 0))
        return "factsheet";
    uint32_t numbered = 0;
    for (uint32_t i = 0; i < draft->chain_count; i++)
        if (draft->chains[i].use == ENGROSS_CHAIN_HEADINGS)
            numbered += draft->chains[i].count;
    if (numbered >= 3)
        return "report";
    if (items >= 4 && items * 10 >= counts->all * 3)
        return "factsheet";
    if (counts->bylines > 0 || (headings >= 2 && texts >= 6))
        return "article";
    return "page";
}

bool engross_kind_find_out(struct engross_draft *draft) {
    struct counts counts = count_roles(draft);
    draft->kind = choose_kind(draft, &counts);
    engross_report(draft->diagnostics, ENGROSS_MESSAGE_TEXT_KIND, ENGROSS_NOWHERE, draft->kind,
                   NULL);
    return true;
}

bool engross_language_find_out(struct engross_draft *draft) {
    size_t size = draft->source->size;
    draft->language = engross_language_guess(draft->source->data,
                                             size < LANGUAGE_SAMPLE ? size : LANGUAGE_SAMPLE);
    if (draft->language != NULL)
        engross_report(draft->diagnostics, ENGROSS_MESSAGE_TEXT_LANGUAGE, ENGROSS_NOWHERE,
                       draft->language, NULL);
    return true;
}
