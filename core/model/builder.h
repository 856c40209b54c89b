/* The one way into the model: readers call this and nothing else of it.
 *
 * A new builder holds an empty document (DOCUMENT, METADATA, CONTENT) and stands in CONTENT.
 * Readers open, fill and close elements in document order; fields of the metadata may be opened
 * anywhere between two blocks and go to METADATA. Text is collapsed here: runs of white space
 * become one space (but in CODE), and blocks of text neither begin nor end with one. What XML
 * cannot hold becomes U+FFFD.
 *
 * Failure sticks: after the first one (memory, a limit, an element where the model allows none)
 * every call does nothing, so readers look at engross_builder_status() where they loop and once
 * at the end. Limits are reported as they are hit. An element that the model does not allow there
 * is a programming error of a reader; a reader of foreign structure asks engross_model_allows()
 * first. */
#ifndef ENGROSS_MODEL_BUILDER_H
#define ENGROSS_MODEL_BUILDER_H

#include "diagnostic/diagnostic.h"
#include "model/vocabulary.h"

#include <stdbool.h>

struct engross_builder;
struct engross_tree;

/* A builder for one document, or NULL when memory runs out. Both arguments are borrowed. */
struct engross_builder *engross_builder_new(struct engross_diagnostics *diagnostics,
                                            const engross_limits *limits);
/* Frees the builder and, unless it was taken, its tree. May be NULL. */
void engross_builder_free(struct engross_builder *builder);
/* ENGROSS_OK, ENGROSS_FAILED or ENGROSS_NO_MEMORY. */
int32_t engross_builder_status(const struct engross_builder *builder);
struct engross_diagnostics *engross_builder_diagnostics(struct engross_builder *builder);

/* Sets an attribute of DOCUMENT: KIND, LANGUAGE, DIRECTION. Any time, the last one holds. */
void engross_builder_document(struct engross_builder *builder, uint32_t attribute,
                              const char *value);
/* Opens an element of that kind in the one that is open. position is its first character. */
void engross_builder_open(struct engross_builder *builder, uint32_t kind,
                          engross_position position);
/* Opens a field of the metadata, ENGROSS_FIELD_*. */
void engross_builder_open_field(struct engross_builder *builder, uint32_t field,
                                engross_position position);
/* Sets an attribute of the open element, before its first child. size in bytes. */
void engross_builder_set(struct engross_builder *builder, uint32_t attribute, const char *value,
                         size_t size);
void engross_builder_set_string(struct engross_builder *builder, uint32_t attribute,
                                const char *value);
/* Appends characters to the open element, which must hold inlines. */
void engross_builder_text(struct engross_builder *builder, const char *data, size_t size,
                          engross_position position);
/* Closes the open element, which must be of that kind. */
void engross_builder_close(struct engross_builder *builder, uint32_t kind);
/* The kind of the open element. */
uint32_t engross_builder_kind(const struct engross_builder *builder);
/* Whether nothing stands in the open element so far. */
bool engross_builder_is_empty(const struct engross_builder *builder);
/* Whether an element of kind may be opened now: engross_model_allows() for the open element, and
 * no note in a note, no link or reference in another. */
bool engross_builder_allows(const struct engross_builder *builder, uint32_t kind);
/* Removes the fields of that name that are there so far. */
void engross_builder_clear_field(struct engross_builder *builder, uint32_t field);
/* How many fields of that name are there so far. */
size_t engross_builder_field_count(const struct engross_builder *builder, uint32_t field);
/* Appends the text of the first field of that name, without notes; nothing where there is none. */
void engross_builder_append_field(const struct engross_builder *builder, uint32_t field,
                                  struct engross_buffer *text);
/* What DOCUMENT says, or NULL; borrowed until it is set anew. */
const char *engross_builder_document_value(const struct engross_builder *builder,
                                           uint32_t attribute);
/* Hands over the finished tree; the builder can only be freed after. NULL unless the status is
 * ENGROSS_OK and every element is closed (a reader's programming error). */
struct engross_tree *engross_builder_take(struct engross_builder *builder);

#endif
