/* What a report's title and symbol say that no field of its masthead does. */
#ifndef ENGROSS_READ_INFER_H
#define ENGROSS_READ_INFER_H

#include "model/builder.h"

/* Gives a report without a State the one that its symbol or its title names, if it is one only. */
void engross_infer_state(struct engross_builder *builder);

#endif
