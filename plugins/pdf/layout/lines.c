#include "layout/lines.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LINE_PENALTY 10.0
#define DOUBLE_HYPHEN_DEMERITS 10000.0
#define FINAL_HYPHEN_DEMERITS 5000.0
#define FITNESS_DEMERITS 10000.0
#define WORST_BADNESS 10000.0
/* A last line shorter than this part of the measure looks like a forgotten word. */
#define SHORTEST_LAST_LINE 0.1
#define SHORT_LAST_LINE_DEMERITS 20000.0
/* What a ragged line may lack before it counts as loose: this part of the measure. */
#define RAG 0.14
/* A line without spaces can hardly be stretched at all: by this part of the measure. */
#define LEAST_STRETCH 0.02
/* The ratio of stretching from which badness grows evenly. */
#define TERRIBLE 4.0
/* More places to start a line from than any line of words has. */
#define MOST_ACTIVE 400
#define FITNESS_CLASSES 4

struct pdf_line_node {
    size_t next;     /* first piece of the line that would start here */
    size_t end;      /* the piece after which the line before ended */
    size_t previous; /* node, or NO_NODE */
    double demerits; /* of all lines up to here */
    unsigned char fitness;
    bool first;  /* the line that starts here is the paragraph's first */
    bool hyphen; /* the line before ends with a hyphen */
};
#define NO_NODE SIZE_MAX

/* Sums over the pieces before an index. */
struct sums {
    const double *width, *stretch, *shrink;
    const double *shown; /* for index i: the last piece up to i that shows, or -1 */
};

void engross_pdf_line_ends_finish(struct pdf_line_ends *ends) {
    free(ends->ends);
    free(ends->sums);
    free(ends->nodes);
    free(ends->active);
    memset(ends, 0, sizeof *ends);
}

static bool make_sums(struct pdf_layout *layout, struct pdf_line_ends *ends,
                      const struct pdf_pieces *pieces, struct sums *sums) {
    size_t count = pieces->count + 1;
    if (!engross_pdf_grow(layout, &ends->sums, &ends->sum_capacity, 4 * count, sizeof(double)))
        return false;
    double *width = ends->sums, *stretch = width + count, *shrink = stretch + count,
           *shown = shrink + count;
    width[0] = stretch[0] = shrink[0] = 0;
    double last = -1;
    for (size_t i = 0; i < pieces->count; i++) {
        const struct pdf_piece *piece = &pieces->pieces[i];
        width[i + 1] = width[i] + piece->width;
        stretch[i + 1] = stretch[i] + piece->stretch;
        shrink[i + 1] = shrink[i] + piece->shrink;
        shown[i] = last = piece->space ? last : (double)i;
    }
    *sums = (struct sums){width, stretch, shrink, shown};
    return true;
}

static size_t skip_spaces(const struct pdf_pieces *pieces, size_t index) {
    while (index < pieces->count && pieces->pieces[index].space &&
           pieces->pieces[index].penalty > PDF_FORCED)
        index++;
    return index;
}

/* A line from one node to the end after piece last. */
struct trial {
    double ratio;   /* of stretching (positive) or shrinking */
    double badness; /* infinite: too long */
    double width;   /* natural */
};

/* Grows with the cube as TeX's does, but from some point evenly and without end: of two choices
 * that are both bad, one terrible line is worse than two bad ones. */
static double badness_of(double ratio) {
    return ratio <= TERRIBLE ? 100 * ratio * ratio * ratio
                             : 100 * TERRIBLE * TERRIBLE * (3 * ratio - 2 * TERRIBLE);
}

static struct trial try_line(const struct pdf_pieces *pieces, const struct sums *sums,
                             const struct pdf_measure *measure, const struct pdf_line_node *node,
                             size_t end) {
    struct trial trial = {0, 0, 0};
    double shown = sums->shown[end];
    if (shown < (double)node->next)
        return trial; /* an empty line */
    size_t last = (size_t)shown;
    const struct pdf_piece *piece = &pieces->pieces[end];
    double target = node->first ? measure->first : measure->rest;
    trial.width = sums->width[last + 1] - sums->width[node->next] + piece->hyphen;
    double slack = target - trial.width;
    double stretch = sums->stretch[last] - sums->stretch[node->next];
    double shrink = measure->justified ? sums->shrink[last] - sums->shrink[node->next] : 0;
    if (slack < -shrink - 1e-6)
        trial.badness = INFINITY;
    else if (slack < 0)
        trial.ratio = slack / shrink;
    else if (piece->penalty <= PDF_FORCED)
        trial.ratio = 0; /* a paragraph's last line need not be full */
    else if (measure->justified)
        trial.ratio = slack / fmax(stretch + measure->emergency, LEAST_STRETCH * target);
    else
        trial.ratio = slack / (RAG * target);
    if (trial.badness == 0)
        trial.badness = badness_of(fabs(trial.ratio));
    return trial;
}

static unsigned char fitness_of(double ratio) {
    return ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
}

static double demerits_of(const struct trial *trial, const struct pdf_piece *piece,
                          const struct pdf_line_node *node, const struct pdf_measure *measure,
                          bool last) {
    double base = LINE_PENALTY + trial->badness;
    double demerits = base * base;
    if (piece->penalty > 0)
        demerits += (double)piece->penalty * piece->penalty;
    if (piece->hyphen > 0 && node->hyphen)
        demerits += DOUBLE_HYPHEN_DEMERITS;
    if (last && node->hyphen)
        demerits += FINAL_HYPHEN_DEMERITS;
    int steps = (int)fitness_of(trial->ratio) - (int)node->fitness;
    if (measure->justified && !node->first && (steps > 1 || steps < -1))
        demerits += FITNESS_DEMERITS;
    if (last && !node->first && trial->width < SHORTEST_LAST_LINE * measure->rest)
        demerits += SHORT_LAST_LINE_DEMERITS;
    return node->demerits + demerits;
}

struct best {
    double demerits;
    size_t node;
};

static bool add_node(struct pdf_layout *layout, struct pdf_line_ends *ends,
                     const struct pdf_line_node *node) {
    if (!engross_pdf_grow(layout, &ends->nodes, &ends->node_capacity, ends->node_count + 1,
                          sizeof *ends->nodes) ||
        !engross_pdf_grow(layout, &ends->active, &ends->active_capacity, ends->active_count + 1,
                          sizeof *ends->active))
        return false;
    ends->nodes[ends->node_count] = *node;
    ends->active[ends->active_count++] = ends->node_count++;
    return true;
}

/* Adds the best line ending after piece end, one for each fitness class. */
static bool add_best(struct pdf_layout *layout, struct pdf_line_ends *ends,
                     const struct pdf_pieces *pieces, size_t end,
                     const struct best best[FITNESS_CLASSES]) {
    for (unsigned char i = 0; i < FITNESS_CLASSES; i++) {
        if (best[i].node == NO_NODE)
            continue;
        struct pdf_line_node node = {.next = skip_spaces(pieces, end + 1),
                                     .end = end,
                                     .previous = best[i].node,
                                     .demerits = best[i].demerits,
                                     .fitness = i,
                                     .hyphen = pieces->pieces[end].hyphen > 0};
        if (!add_node(layout, ends, &node))
            return false;
    }
    return true;
}

/* Drops the oldest line starts when there are absurdly many (text without width). */
static void bound_active(struct pdf_line_ends *ends) {
    if (ends->active_count <= MOST_ACTIVE)
        return;
    size_t surplus = ends->active_count - MOST_ACTIVE / 2;
    memmove(ends->active, ends->active + surplus, MOST_ACTIVE / 2 * sizeof *ends->active);
    ends->active_count = MOST_ACTIVE / 2;
}

/* Tries every active line start with an end after piece end. */
static bool try_end(struct pdf_layout *layout, struct pdf_line_ends *ends,
                    const struct pdf_pieces *pieces, const struct sums *sums,
                    const struct pdf_measure *measure, double tolerance, size_t end) {
    struct best best[FITNESS_CLASSES];
    for (size_t i = 0; i < FITNESS_CLASSES; i++)
        best[i] = (struct best){INFINITY, NO_NODE};
    const struct pdf_piece *piece = &pieces->pieces[end];
    bool forced = piece->penalty <= PDF_FORCED, last = end + 1 == pieces->count;
    size_t kept = 0, dropped = NO_NODE;
    for (size_t i = 0; i < ends->active_count; i++) {
        const struct pdf_line_node *node = &ends->nodes[ends->active[i]];
        if (end < node->next) { /* between the spaces that this line start left out */
            ends->active[kept++] = ends->active[i];
            continue;
        }
        struct trial trial = try_line(pieces, sums, measure, node, end);
        if (trial.badness <= tolerance) {
            double demerits = demerits_of(&trial, piece, node, measure, last);
            struct best *rival = &best[fitness_of(trial.ratio)];
            if (demerits < rival->demerits)
                *rival = (struct best){demerits, ends->active[i]};
        }
        if (isinf(trial.badness) || forced)
            dropped = ends->active[i];
        else
            ends->active[kept++] = ends->active[i];
    }
    ends->active_count = kept;
    bool found = false;
    for (size_t i = 0; i < FITNESS_CLASSES; i++)
        found = found || best[i].node != NO_NODE;
    if (!found && kept == 0) {
        if (!isinf(tolerance) || dropped == NO_NODE)
            return false;
        /* a piece wider than the line: it stands out */
        best[0] =
            (struct best){ends->nodes[dropped].demerits + WORST_BADNESS * WORST_BADNESS, dropped};
    }
    bound_active(ends);
    return add_best(layout, ends, pieces, end, best);
}

/* Follows the best way back and writes the lines in order. */
static bool collect(struct pdf_layout *layout, struct pdf_line_ends *ends,
                    const struct sums *sums) {
    size_t best = NO_NODE;
    for (size_t i = 0; i < ends->active_count; i++)
        if (best == NO_NODE || ends->nodes[ends->active[i]].demerits < ends->nodes[best].demerits)
            best = ends->active[i];
    if (best == NO_NODE)
        return false;
    size_t count = 0;
    for (size_t at = best; ends->nodes[at].previous != NO_NODE; at = ends->nodes[at].previous)
        count++;
    if (!engross_pdf_grow(layout, &ends->ends, &ends->capacity, count, sizeof *ends->ends))
        return false;
    ends->count = count;
    for (size_t at = best; count > 0; at = ends->nodes[at].previous) {
        const struct pdf_line_node *node = &ends->nodes[at];
        size_t first = ends->nodes[node->previous].next;
        double shown = sums->shown[node->end];
        size_t last = shown < (double)first ? first - 1 : (size_t)shown;
        ends->ends[--count] = (struct pdf_line_end){first, last, node->end, node->next};
    }
    return true;
}

bool engross_pdf_lines_choose(struct pdf_layout *layout, struct pdf_line_ends *ends,
                              const struct pdf_pieces *pieces, const struct pdf_measure *measure,
                              double tolerance) {
    struct sums sums;
    ends->count = ends->node_count = ends->active_count = 0;
    if (pieces->count == 0 || !make_sums(layout, ends, pieces, &sums))
        return false;
    struct pdf_line_node start = {
        .next = skip_spaces(pieces, 0), .previous = NO_NODE, .fitness = 1, .first = true};
    if (!add_node(layout, ends, &start))
        return false;
    for (size_t i = 0; i < pieces->count; i++) {
        if (pieces->pieces[i].penalty >= PDF_FORBIDDEN)
            continue;
        if (!try_end(layout, ends, pieces, &sums, measure, tolerance, i))
            return false;
    }
    return collect(layout, ends, &sums);
}

double engross_pdf_line_ratio(const struct pdf_pieces *pieces, const struct pdf_line_end *end,
                              double width) {
    double natural = 0, stretch = 0, shrink = 0;
    if (end->last + 1 <= end->first)
        return 0;
    for (size_t i = end->first; i <= end->last; i++) {
        const struct pdf_piece *piece = &pieces->pieces[i];
        natural += piece->width;
        stretch += i < end->last ? piece->stretch : 0;
        shrink += i < end->last ? piece->shrink : 0;
    }
    double slack = width - natural;
    bool final = pieces->pieces[end->end].penalty <= PDF_FORCED;
    if (slack < 0)
        return shrink > 0 ? fmax(slack / shrink, -1) : 0;
    return final || stretch <= 0 ? 0 : slack / stretch;
}
