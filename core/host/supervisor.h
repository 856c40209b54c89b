/* The parent: starts workers, watches them, keeps what they tell in order, commits what they
 * made. It reads no input and loads no plugin. */
#ifndef ENGROSS_HOST_SUPERVISOR_H
#define ENGROSS_HOST_SUPERVISOR_H

#include "host/plan.h"

/* Carries out the plan with worker processes. As engross_export. */
int32_t engross_supervise(struct engross_plan *plan, const engross_sink *sink);

/* Carries it out in this process. */
int32_t engross_export_in_process(struct engross_plan *plan, const engross_sink *sink);

#endif
