/* Lines of recommendations that engross wrote: the entries of references that their words name. */
#include "read/akn/elements.h"

#include <string.h>

/* The entries of references that the words of a line stand for, in the line's frame. */
static void write_recommendations(struct engross_akn_reading *reading,
                                  struct engross_akn_frame *frame) {
    size_t base = frame->base;
    engross_akn_close_to(reading, base + 1);
    if (engross_akn_top(reading) != ENGROSS_KIND_RECOMMENDATIONS || frame->refers == NULL)
        return;
    for (const char *at = frame->refers; *at != '\0';) {
        size_t size = strcspn(at, " ");
        const struct engross_akn_term *term =
            at[0] == '#' ? engross_akn_term_find(&reading->survey, at + 1, size - 1) : NULL;
        if (term != NULL && engross_akn_place(reading, ENGROSS_KIND_RECOMMENDATION, "ref")) {
            const char *path = strstr(term->href, "/un/");
            size_t digits = path == NULL ? 0 : strspn(path + 4, "0123456789");
            engross_builder_set_string(reading->builder, ENGROSS_ATTRIBUTE_NUMBER, term->show);
            if (digits > 0 && path[4 + digits] == '/')
                engross_akn_set(reading, ENGROSS_ATTRIBUTE_CYCLE, (engross_text){path + 4, digits});
            engross_akn_close_to(reading, reading->open_count - 1);
        }
        at += size + (at[size] == ' ');
    }
    frame->base = base;
}

void engross_akn_begin_recommendations(struct engross_akn_begin *start) {
    struct engross_akn_reading *reading = start->reading;
    engross_text refers = engross_akn_attribute(start->element, "refersTo");
    if (!engross_akn_begin_kind(start, ENGROSS_KIND_RECOMMENDATIONS))
        return;
    if (refers.size > 0)
        start->frame->refers = engross_akn_keep(reading, refers);
    start->frame->end = write_recommendations;
    size_t size = 0;
    while (size < refers.size && refers.data[size] != ' ')
        size++;
    const struct engross_akn_term *term =
        size > 1 ? engross_akn_term_find(&reading->survey, refers.data + 1, size - 1) : NULL;
    const char *path = term == NULL ? NULL : strstr(term->href, "/un/");
    size_t digits = path == NULL ? 0 : strspn(path + 4, "0123456789");
    if (digits > 0 && path[4 + digits] == '/')
        engross_akn_set(reading, ENGROSS_ATTRIBUTE_CYCLE, (engross_text){path + 4, digits});
}
