/* The memory that a process takes beside host->allocate(): calls of malloc() and its relatives, by
 * whatever is loaded, are led through the kit, which counts what is held and can let a call of the
 * plugin's own fail. For the process of one check only: what is led elsewhere stays so. */
#ifndef ENGROSS_KIT_ALLOCATION_H
#define ENGROSS_KIT_ALLOCATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Leads the calls through here; those that the C++ library makes for a plugin count as its own.
 * False where none is found, as with a way of linking that is not known here. library is
 * dlopen()'s. */
bool engross_kit_allocation_watch(void *library);
/* Counts the plugin's own calls from 0 again and lets the failing-th of them return NULL; 0: none.
 */
void engross_kit_allocation_begin(uint64_t failing);
/* The plugin's own calls since then. */
uint64_t engross_kit_allocation_count(void);
/* Bytes that anybody took and did not give back since the watch began; may be negative. */
int64_t engross_kit_allocation_bytes(void);

#endif
