/* XML of a template as a tree: parsed within bounds, in the transitional namespaces and with the
 * prefixes that our own parts use. */
#ifndef ENGROSS_DOCX_TREE_H
#define ENGROSS_DOCX_TREE_H

#include "base/buffer.h"
#include "engross/plugin.h"

#include <libxml/tree.h>
#include <stdbool.h>

/* Children of w:pPr and w:rPr (ISO/IEC 29500-1, annex A.1). */
#define ENGROSS_DOCX_PARAGRAPH_ORDER                                                               \
    " pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "   \
    "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "   \
    "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "      \
    "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle "   \
    "rPr sectPr pPrChange "
#define ENGROSS_DOCX_RUN_ORDER                                                                     \
    " rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "      \
    "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u "       \
    "effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath "

/* Parses XML from outside. A document type declaration is refused, for Word writes none and
 * entities are how small files become large. Parts in the strict namespaces (ISO/IEC 29500-1)
 * come out in the transitional ones, and *was_strict, if given, says so. ENGROSS_OK,
 * ENGROSS_NO_MEMORY, or ENGROSS_FAILED with *reason. */
int32_t engross_docx_tree_parse(const char *bytes, size_t size, xmlDocPtr *tree, bool *was_strict,
                                const char **reason);
/* The whole tree as UTF-8. False when memory runs out. */
bool engross_docx_tree_write(xmlDocPtr tree, struct engross_buffer *out);
/* One element as markup for a part of ours: what is not WordprocessingML is left out. */
bool engross_docx_tree_write_word(xmlDocPtr tree, xmlNodePtr node, struct engross_buffer *out);

/* Makes a part fit to stand beside others: takes its bookmarks out, whose names and numbers could
 * be given twice, and raises *last_drawing to the greatest number of its drawings (wp:docPr).
 * Whether the tree has changed. */
bool engross_docx_tree_clean(xmlDocPtr tree, uint32_t *last_drawing);

/* The next node in the order of the document below top, or NULL. */
xmlNodePtr engross_docx_next_node(xmlNodePtr top, xmlNodePtr node);
/* Whether node is the WordprocessingML element of that name, without its prefix. */
bool engross_docx_is_word(xmlNodePtr node, const char *name);
/* The first child of that name, and the next such sibling; NULL where there is none, or node is
 * NULL. */
xmlNodePtr engross_docx_word_child(xmlNodePtr node, const char *name);
xmlNodePtr engross_docx_word_next(xmlNodePtr node, const char *name);
/* The w: attribute of that name, borrowed; NULL where there is none, or node is NULL. */
const char *engross_docx_word_attribute(xmlNodePtr node, const char *name);
/* The same for an attribute without a namespace, and for r:id. */
const char *engross_docx_plain_attribute(xmlNodePtr node, const char *name);
const char *engross_docx_relation_attribute(xmlNodePtr node);
/* w:val of the child of that name, or NULL. */
const char *engross_docx_word_value(xmlNodePtr node, const char *child);
/* A w: attribute as a number; absent where it is not there or is none. */
int32_t engross_docx_word_integer(xmlNodePtr node, const char *name, int32_t absent);
/* An attribute that is a measure in twips: digits, or a number with its unit (ST_TwipsMeasure,
 * 22.9.2.14). */
int32_t engross_docx_word_twips(xmlNodePtr node, const char *name, int32_t absent);
/* Whether the child of that name switches something on: w:val absent, true, 1 or on. */
bool engross_docx_word_is_on(xmlNodePtr node, const char *child);

/* Sets a w: attribute. False when memory runs out. */
bool engross_docx_word_set(xmlNodePtr node, const char *name, const char *value);
/* Adds an element of that name where order, names between spaces, wants it among node's children,
 * or returns the one that is there; NULL when memory runs out. */
xmlNodePtr engross_docx_word_insert(xmlNodePtr node, const char *name, const char *order);
/* Adds a copy of an element of ours, from another tree, to parent before a child of it, or as its
 * last where before is NULL. NULL when memory runs out. */
xmlNodePtr engross_docx_word_copy(xmlNodePtr parent, xmlNodePtr before, xmlNodePtr node);
/* Sorts the children of node, which may be NULL, by order, as Word and validators want them and
 * some programs do not write them. A node with more children than any has stays as it is. */
void engross_docx_word_sort(xmlNodePtr node, const char *order);
/* Removes all children of that name. */
void engross_docx_word_remove(xmlNodePtr node, const char *name);

#endif
