/* The handlers of the walk, one pair for each kind of node, by the files that hold them.
 * user is the struct html of the run. */
#ifndef ENGROSS_HTML_HANDLERS_H
#define ENGROSS_HTML_HANDLERS_H

#include "html.h"

typedef int32_t html_handler(void *user, engross_cursor *cursor);

/* sections.c */
html_handler engross_html_enter_section, engross_html_enter_heading, engross_html_enter_paragraph;
/* blocks.c */
html_handler engross_html_enter_p, engross_html_leave_p, engross_html_enter_quotation,
    engross_html_leave_quotation, engross_html_enter_attribution, engross_html_enter_notice,
    engross_html_enter_separator, engross_html_enter_page_break, engross_html_enter_recommendations,
    engross_html_enter_unknown, engross_html_leave_unknown;
/* key_figures.c */
html_handler engross_html_enter_key_figures, engross_html_enter_key_figure,
    engross_html_enter_value, engross_html_enter_label;
/* figures.c */
html_handler engross_html_enter_figure;
/* lists.c */
html_handler engross_html_enter_list, engross_html_enter_item;
/* tables.c */
html_handler engross_html_enter_table, engross_html_leave_table, engross_html_enter_table_part,
    engross_html_enter_row, engross_html_leave_row, engross_html_enter_cell,
    engross_html_enter_caption;
/* exchanges.c */
html_handler engross_html_enter_exchange, engross_html_leave_exchange, engross_html_enter_speech;
/* inlines.c */
html_handler engross_html_enter_text, engross_html_enter_inline, engross_html_leave_inline,
    engross_html_enter_line_break, engross_html_enter_note;

/* Ends the element that an enter handler has started. */
html_handler engross_html_leave_element;

/* What is printed before the text of a container's first block: number, label, speaker. Written
 * at once, in a <p> of its own, where that block is no P. */
void engross_html_write_lead(struct html *html, const engross_node *container);
/* The same, called by a P that is the first of its container. */
void engross_html_write_lead_text(struct html *html, const engross_node *container);

#endif
