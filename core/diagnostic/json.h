/* Pieces of JSON (RFC 8259). */
#ifndef ENGROSS_DIAGNOSTIC_JSON_H
#define ENGROSS_DIAGNOSTIC_JSON_H

#include "base/buffer.h"

/* Appends a string in quotes; ill-formed UTF-8 is replaced. */
void engross_json_append_string(struct engross_buffer *buffer, const char *string);
/* Appends a member "key":"value", after a comma unless the object or array has just begun; nothing
 * for NULL. */
void engross_json_append_member(struct engross_buffer *buffer, const char *key, const char *value);
/* The same for a number; nothing for 0. */
void engross_json_append_number(struct engross_buffer *buffer, const char *key, uint32_t value);

#endif
