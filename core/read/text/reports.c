#include "read/text/reports.h"

#include <stdlib.h>
#include <string.h>

static bool make_room(struct engross_reports *reports) {
    if (reports->count < reports->capacity)
        return true;
    uint32_t capacity = reports->capacity == 0 ? 64 : reports->capacity * 2;
    struct engross_held_report *items =
        engross_arena_allocate(reports->arena, capacity * sizeof *items);
    if (items == NULL)
        return false;
    if (reports->count > 0)
        memcpy(items, reports->items, reports->count * sizeof *items);
    reports->items = items;
    reports->capacity = capacity;
    return true;
}

/* Without memory a diagnostic goes on at once: out of order is better than lost. */
static void hold(void *user, const engross_diagnostic *diagnostic) {
    struct engross_reports *reports = user;
    engross_position position = {diagnostic->line, diagnostic->column};
    const char *message =
        engross_arena_copy(reports->arena, diagnostic->message, strlen(diagnostic->message));
    if (message == NULL || !make_room(reports)) {
        engross_report_text(reports->target, diagnostic->severity, diagnostic->code, position,
                            diagnostic->message);
        return;
    }
    reports->items[reports->count] = (struct engross_held_report){
        .code = diagnostic->code,
        .message = message,
        .severity = diagnostic->severity,
        .position = position,
        .order = reports->count,
    };
    reports->count++;
}

static int compare(const void *a, const void *b) {
    const struct engross_held_report *first = a, *second = b;
    if (first->position.line != second->position.line)
        return first->position.line < second->position.line ? -1 : 1;
    return first->order < second->order ? -1 : 1;
}

void engross_reports_init(struct engross_reports *reports, struct engross_arena *arena,
                          struct engross_diagnostics *target) {
    *reports = (struct engross_reports){.target = target, .arena = arena};
    reports->sink = (engross_sink){sizeof reports->sink, reports, hold};
    reports->diagnostics = (struct engross_diagnostics){.sink = &reports->sink};
}

void engross_reports_release(struct engross_reports *reports) {
    if (reports->count > 0)
        qsort(reports->items, reports->count, sizeof *reports->items, compare);
    for (uint32_t i = 0; i < reports->count; i++) {
        const struct engross_held_report *item = &reports->items[i];
        engross_report_text(reports->target, item->severity, item->code, item->position,
                            item->message);
    }
    reports->count = 0;
}
