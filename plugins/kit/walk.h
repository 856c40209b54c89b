/* What every exporter asks of the document view, the job and texts, in one line each. */
#ifndef ENGROSS_KIT_WALK_H
#define ENGROSS_KIT_WALK_H

#include "engross/plugin.h"

#include <stdbool.h>

/* string as a text, borrowed; NULL gives {NULL, 0}. */
engross_text engross_kit_text(const char *string);
bool engross_kit_text_is(engross_text text, const char *string);
bool engross_kit_text_equal(engross_text left, engross_text right);
/* ASCII letters are the same in both cases, others compare by byte. */
bool engross_kit_text_is_ignoring_case(engross_text text, const char *string);
bool engross_kit_text_starts_with(engross_text text, const char *prefix);

/* The first child of that kind, and the next such sibling; NULL where there is none. */
const engross_node *engross_kit_child(const engross_view *view, const engross_node *node,
                                      uint32_t kind);
const engross_node *engross_kit_next(const engross_view *view, const engross_node *node,
                                     uint32_t kind);
/* The nearest ancestor of that kind, or NULL. */
const engross_node *engross_kit_ancestor(const engross_view *view, const engross_node *node,
                                         uint32_t kind);
/* The CONTENT and METADATA nodes; every document has them. */
const engross_node *engross_kit_content(const engross_view *view);
const engross_node *engross_kit_metadata(const engross_view *view);
/* Whether node carries that attribute with exactly that value. */
bool engross_kit_attribute_is(const engross_view *view, const engross_node *node,
                              uint32_t attribute, const char *value);

/* text as it came from plain_text(), which tells by data being NULL that memory ran out;
 * *lacks_memory becomes true then. For an exporter that goes on and returns ENGROSS_NO_MEMORY at
 * its end. */
engross_text engross_kit_noting(engross_text text, bool *lacks_memory);

/* The index-th field of that name as plain text, as VALUE, or as VALUE where it has one and
 * plain text otherwise; "" where the document has none. data is NULL when memory runs out. */
engross_text engross_kit_field_text(const engross_view *view, uint32_t field, size_t index);
engross_text engross_kit_field_value(const engross_view *view, uint32_t field, size_t index);
engross_text engross_kit_field_any(const engross_view *view, uint32_t field, size_t index);

/* The label and the speaker of a QUESTION or ANSWER as they are printed before its text: a label
 * that names the speaker already stands alone, and a speaker without a mark of its own is followed
 * by a colon. Without a speaker, the label as it is. In the job's memory; {NULL, 0} where there is
 * neither, or memory runs out. */
engross_text engross_kit_speech(const engross_host *host, const engross_node *node);

/* Whether a kind stands in running text; LINE_BREAK, TEXT and NOTE do. A kind of a later minor
 * version does not. */
bool engross_kit_is_inline(uint32_t kind);
/* Whether a kind is one of "blocks" of plugin.h, SECTION included. */
bool engross_kit_is_block(uint32_t kind);
/* Whether node's children are inlines: P, HEADING, FIELD, CAPTION, ATTRIBUTION and inlines. */
bool engross_kit_holds_text(uint32_t kind);

/* The field that stands where a masthead has its organ: in documents of treaty bodies, which name
 * none, the treaty. */
uint32_t engross_kit_organ_field(const engross_view *view);

/* Whence the document has what it says: its field SOURCE, or a NOTICE of that type among those that
 * end it, unless they belong to a table or picture above them. NULL where it does not say. Takes
 * the time of a walk over the blocks of the content. */
const engross_node *engross_kit_source(const engross_view *view);

/* The number of nodes below top that are no inlines, top included: the total for progress(). */
uint64_t engross_kit_count_blocks(const engross_view *view, const engross_node *top);

/* The value of the option of that name in the plugin's table, or NULL where it has no such row
 * or the host gave no value for it. */
const engross_value *engross_kit_option(const engross_plugin *plugin, const engross_job *job,
                                        const char *name);
bool engross_kit_option_is_on(const engross_plugin *plugin, const engross_job *job,
                              const char *name);
/* The text of an option; {"", 0} where there is none. */
engross_text engross_kit_option_text(const engross_plugin *plugin, const engross_job *job,
                                     const char *name);

/* A NUL-terminated copy in the job's memory, {NULL, 0} when it runs out. */
engross_text engross_kit_copy(const engross_host *host, const char *data, size_t size);

/* What a walk does at a node of one kind. Either function may be NULL. enter may set
 * cursor->skip. A status other than ENGROSS_OK ends the walk and is returned. */
typedef struct engross_kit_handler {
    int32_t (*enter)(void *user, engross_cursor *cursor);
    int32_t (*leave)(void *user, engross_cursor *cursor);
} engross_kit_handler;

/* Walks top in document order over a table of handlers, one row for each kind. Kinds beyond the
 * table, those of a later minor version, take row ENGROSS_KIND_NONE; where it is empty they are
 * passed through: only their children are visited. handler_count is not 0. */
int32_t engross_kit_walk(const engross_view *view, const engross_node *top,
                         const engross_kit_handler *handlers, size_t handler_count, void *user);

#endif
