/* The model's words and grammar as tables: names of kinds, attributes and fields, and which kind
 * may stand in which. schemas/document.xsd says the same; a test holds the two together. */
#ifndef ENGROSS_MODEL_VOCABULARY_H
#define ENGROSS_MODEL_VOCABULARY_H

#include "engross/engross.h"

#include <stdbool.h>

#define ENGROSS_MODEL_NAMESPACE "urn:engross:document:1"

/* Whether an element of kind may stand in one of kind parent. */
bool engross_model_allows(uint32_t parent, uint32_t kind);
/* Whether elements of kind hold characters and inline elements. */
bool engross_model_holds_text(uint32_t kind);
/* Whether kind is an inline one: characters or an element among characters. */
bool engross_model_is_inline(uint32_t kind);
/* Whether elements of kind carry an ID once resolved. */
bool engross_model_has_id(uint32_t kind);
/* The minor version of the interface that brought kind. */
uint32_t engross_model_since(uint32_t kind);
/* Names: the local name in canonical XML ("lang" of xml:lang for LANGUAGE), and back: 0, or
 * ENGROSS_FIELD_COUNT, for none. engross.h has engross_kind_name(). */
uint32_t engross_kind_find(const char *name);
const char *engross_attribute_name(uint32_t attribute);
uint32_t engross_attribute_find(const char *name);
const char *engross_field_name(uint32_t field);
uint32_t engross_field_find(const char *name);

#endif
