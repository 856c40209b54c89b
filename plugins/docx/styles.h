/* The Word styles of a document: their names and styles.xml. Reports in the look of the United
 * Nations take the style names of the Geneva template, other documents Word's own. */
#ifndef ENGROSS_DOCX_STYLES_H
#define ENGROSS_DOCX_STYLES_H

#include "look.h"
#include "markup.h"

#define ENGROSS_DOCX_STYLE_HYPERLINK "Hyperlink"
#define ENGROSS_DOCX_STYLE_FOOTNOTE_REFERENCE "FootnoteReference"
#define ENGROSS_DOCX_STYLE_ENDNOTE_REFERENCE "EndnoteReference"
#define ENGROSS_DOCX_STYLE_CODE "CodeText"
#define ENGROSS_DOCX_STYLE_SYMBOL_INITIAL "SymbolInitial"
#define ENGROSS_DOCX_STYLE_PAGE_NUMBER "PageNumber"
#define ENGROSS_DOCX_STYLE_TABLE "ReportTable"

/* The w:styleId of a paragraph style. */
const char *engross_docx_style_id(const struct engross_docx_look *look,
                                  enum engross_docx_style style);
/* The w:styleId of a notice of that type: a style of its own that looks like all notices, so that
 * the type is not lost. */
const char *engross_docx_notice_style_id(const struct engross_docx_look *look, engross_text type);
/* How far the style's first line reaches back for a number that is set before the text, in
 * twips; 0 for most. A paragraph without a number takes that back. */
int32_t engross_docx_style_hanging(const struct engross_docx_look *look,
                                   enum engross_docx_style style);
/* Where the style's second line begins: its w:ind w:left, in twips. */
int32_t engross_docx_style_left(const struct engross_docx_look *look,
                                enum engross_docx_style style);
/* The w:jc value of an alignment letter of engross_docx_appearance. */
const char *engross_docx_alignment(char letter);
/* Writes one rule as a child of w:pBdr, w:tblBorders or w:tcBorders. Nothing for size 0. */
void engross_docx_rule(struct engross_kit_xml *xml, const char *side, int32_t size, int32_t space,
                       const char *colour);
/* Writes styles.xml for a document in that language. */
void engross_docx_styles_write(struct engross_kit_xml *xml, const struct engross_docx_look *look,
                               engross_text language);

#endif
