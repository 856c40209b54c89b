/* What entering each kind of container changes: styles, indents, labels, frames and tags.
 * For flow.c alone. */
#ifndef ENGROSS_PDF_LAYOUT_CONTAINERS_H
#define ENGROSS_PDF_LAYOUT_CONTAINERS_H

#include "layout/flow.h"

typedef void pdf_container_enter(struct pdf_flow *flow, const engross_node *node,
                                 struct pdf_context *context);

/* What a container of that kind does when it is entered; NULL for a kind that is none. */
pdf_container_enter *engross_pdf_container(uint32_t kind);

#endif
