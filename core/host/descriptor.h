/* A plugin's descriptor as bytes, to pass from the process that loaded it to one that must not. */
#ifndef ENGROSS_HOST_DESCRIPTOR_H
#define ENGROSS_HOST_DESCRIPTOR_H

#include "base/arena.h"
#include "base/buffer.h"
#include "engross/plugin.h"

/* Appends all of the descriptor but its function. */
void engross_descriptor_append(struct engross_buffer *buffer, const engross_plugin *plugin);
/* The descriptor that the bytes hold, in memory of the arena; NULL where they hold none. */
const engross_plugin *engross_descriptor_parse(const char *data, size_t size,
                                               struct engross_arena *arena);

#endif
