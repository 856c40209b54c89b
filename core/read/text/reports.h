/* Holds back the diagnostics of the passes, which look at the text many times over, and hands them
 * on in the order of its lines. For text.c only. */
#ifndef ENGROSS_READ_TEXT_REPORTS_H
#define ENGROSS_READ_TEXT_REPORTS_H

#include "base/arena.h"
#include "diagnostic/diagnostic.h"

struct engross_held_report {
    const char *code;
    const char *message; /* in the arena */
    uint32_t severity;
    engross_position position;
    uint32_t order; /* in which it came */
};

struct engross_reports {
    struct engross_diagnostics diagnostics; /* where the passes report to */
    struct engross_diagnostics *target;
    struct engross_arena *arena;
    engross_sink sink;
    struct engross_held_report *items;
    uint32_t count;
    uint32_t capacity;
};

/* Makes reports->diagnostics ready. arena and target are borrowed; reports must not be moved. */
void engross_reports_init(struct engross_reports *reports, struct engross_arena *arena,
                          struct engross_diagnostics *target);
/* Hands on what is held: what has no line first, then by line, equal lines as they came. */
void engross_reports_release(struct engross_reports *reports);

#endif
