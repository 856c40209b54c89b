/* The handlers of the walk, one pair for each kind of node, by the files that hold them.
 * user is the struct akn of the run. */
#ifndef ENGROSS_AKN_HANDLERS_H
#define ENGROSS_AKN_HANDLERS_H

#include "flow.h"

typedef int32_t akn_handler(void *user, engross_cursor *cursor);

/* sections.c */
akn_handler engross_akn_enter_content, engross_akn_enter_section, engross_akn_enter_heading,
    engross_akn_leave_heading, engross_akn_enter_paragraph;
/* blocks.c */
akn_handler engross_akn_enter_p, engross_akn_enter_value, engross_akn_enter_label,
    engross_akn_enter_attribution, engross_akn_enter_quotation, engross_akn_enter_figure,
    engross_akn_enter_caption, engross_akn_enter_notice, engross_akn_enter_separator,
    engross_akn_enter_page_break, engross_akn_enter_unknown, engross_akn_leave_unknown;
/* lists.c */
akn_handler engross_akn_enter_list, engross_akn_enter_item, engross_akn_enter_key_figures,
    engross_akn_enter_key_figure;
/* tables.c */
akn_handler engross_akn_enter_table, engross_akn_enter_row, engross_akn_enter_cell;
/* exchanges.c */
akn_handler engross_akn_enter_exchange, engross_akn_enter_speech;
/* recommendations.c */
akn_handler engross_akn_enter_recommendations, engross_akn_leave_recommendations;
/* inlines.c */
akn_handler engross_akn_enter_text, engross_akn_enter_inline, engross_akn_enter_link,
    engross_akn_enter_reference, engross_akn_enter_code, engross_akn_enter_line_break,
    engross_akn_enter_note;
/* preface.c */
akn_handler engross_akn_enter_field, engross_akn_leave_field;

/* Ends the element that an enter handler without a frame has started. */
akn_handler engross_akn_leave_element;
/* Closes the frame that an enter handler has opened, and its element. */
akn_handler engross_akn_leave_container;

/* recommendations.c: characters in which the numbers of the recommendations named are linked. */
void engross_akn_write_linked_text(struct akn *akn, engross_text text);
/* The start of <blockContainer class=... eId=...>: any container where only blocks may stand. */
void engross_akn_start_block_container(struct akn *akn, const engross_node *node,
                                       const char *class_name);

#endif
