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
/* The same as it is without a template. */
const char *engross_docx_style_own_id(const struct engross_docx_look *look,
                                      enum engross_docx_style style);
/* Its w:name, in the Geneva template or elsewhere. */
const char *engross_docx_style_name(enum engross_docx_style style, bool is_geneva);
/* Whether the style looks as the body's and so has no Word style of its own. */
bool engross_docx_style_is_body(const struct engross_docx_look *look,
                                enum engross_docx_style style);
/* Whether the style looks as the body's in the Geneva template, and so has no name there. */
bool engross_docx_style_may_share_body(enum engross_docx_style style);
/* The w:styleId of a style that is not of paragraphs: what the template has for own_id, one of
 * the ENGROSS_DOCX_STYLE_* above; and notes that it is used. */
const char *engross_docx_other_style_id(struct engross_docx_look *look, const char *own_id);
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
