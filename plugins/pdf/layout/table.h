/* Rows as they wait for their page. table.c makes them, row.c divides them where fit.c wants it,
 * emit.c shows them. */
#ifndef ENGROSS_PDF_LAYOUT_TABLE_H
#define ENGROSS_PDF_LAYOUT_TABLE_H

#include "layout/vertical.h"

struct pdf_cell {
    struct pdf_vertical_list *list;
    struct pdf_tag *tag;
    float x, width; /* of the whole cell, from the table's left edge */
    float height;   /* of a cell of several rows; 0: its row's */
    bool has_background;
    uint32_t background;
    double left; /* height of what is left after a division; 0: not divided */
};

/* A piece of the rule below a row: it spares cells that go on into the next one. */
struct pdf_row_rule {
    float x, width;
};

struct pdf_row {
    struct pdf_table *table;
    struct pdf_tag *tag;
    struct pdf_cell *cells;
    uint32_t cell_count;
    bool head;        /* one of those that are repeated */
    bool first;       /* of the table: no heads are repeated before it */
    float padding;    /* around the content of each cell */
    float rule_below; /* thickness */
    uint32_t rule_colour;
    struct pdf_row_rule *rules;
    uint32_t rule_count;
};

/* What outlives the rows: the head, which is repeated on every page that the table reaches. */
struct pdf_table {
    struct pdf_store store; /* of the head rows */
    struct pdf_vertical_list head;
    struct pdf_table *next; /* in the layout's list of tables */
    float head_height;
    bool has_head;
    bool has_notes; /* in the head */
    bool ended;     /* the last of it has been placed */
};

/* The notes whose marks stand in a row's cells, chained to one another. */
struct pdf_note *engross_pdf_row_notes(const struct pdf_row *row);
/* The height of those whose marks stand in the first points of it. */
double engross_pdf_row_notes_within(const struct pdf_row *row, double height);
struct pdf_flow;
/* Appends a row of that height, its notes and the ends of its tags. Whether it has notes. */
bool engross_pdf_row_append(struct pdf_flow *flow, struct pdf_row *row, double height,
                            float penalty);
/* Divides a row so that the first part is about height high. item becomes the first part, rest the
 * second, each with the notes of its lines. False on failure (layout->status). */
bool engross_pdf_row_divide(struct pdf_layout *layout, struct pdf_vertical *item, double height,
                            struct pdf_vertical *rest);
/* After a page: frees the tables that are ended. One whose head has notes waits until no note
 * does, since they live in its store. */
void engross_pdf_tables_release(struct pdf_layout *layout);
/* Frees every table. */
void engross_pdf_tables_finish(struct pdf_layout *layout);

#endif
