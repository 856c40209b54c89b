/* Fields of the metadata: going through those of one name, and what they are called. */
#ifndef ENGROSS_PROFILE_FIELD_H
#define ENGROSS_PROFILE_FIELD_H

#include "engross/plugin.h"

/* "document symbol", "session dates" ... */
const char *engross_field_label(uint32_t field);
/* The next field of the same name, or NULL. view->field(..., 0) is the first one; asking it for
 * each index would take time that grows with the square of their number. */
const engross_node *engross_field_next(const engross_view *view, const engross_node *node);

#endif
