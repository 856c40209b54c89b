/* The styles of a template and how one of them is found, by any of its names. */
#ifndef ENGROSS_DOCX_STYLE_SHEET_H
#define ENGROSS_DOCX_STYLE_SHEET_H

#include "template.h"

#define ENGROSS_DOCX_STYLE_NAME_SIZE 80

struct engross_docx_sheet_style {
    xmlNodePtr node;
    const char *id;
    const char *type;
    const char *aliases;
    /* Letters and digits only: "Heading 1", "heading 1" and "Heading1" are one. */
    char name[ENGROSS_DOCX_STYLE_NAME_SIZE];
};

struct engross_docx_sheet {
    struct engross_docx_sheet_style *rows;
    size_t count;
};

/* Lists the template's styles; the rows are for free(). A status, reported. */
int32_t engross_docx_sheet_load(struct engross_docx_sheet *sheet,
                                const struct engross_docx_template *template);

/* A style by its w:styleId; NULL where there is none, or id is NULL. */
const struct engross_docx_sheet_style *engross_docx_sheet_id(const struct engross_docx_sheet *sheet,
                                                             const char *id);
/* A style of that w:type that has the first of these names, parted by commas, or else the second,
 * and so on; as its name or among its aliases. */
const struct engross_docx_sheet_style *
engross_docx_sheet_find(const struct engross_docx_sheet *sheet, const char *type,
                        const char *names);
/* Whether some style has that name, whatever its type. */
bool engross_docx_sheet_has_name(const struct engross_docx_sheet *sheet, const char *name);
/* The default style of that w:type, or NULL. */
const struct engross_docx_sheet_style *
engross_docx_sheet_default(const struct engross_docx_sheet *sheet, const char *type);
/* The style that a style is based on, or NULL. */
const struct engross_docx_sheet_style *
engross_docx_sheet_base(const struct engross_docx_sheet *sheet,
                        const struct engross_docx_sheet_style *style);
/* The element of that name among the properties (w:pPr or w:rPr) of a style or the nearest style
 * that it is based on, with that attribute if one is given; at last, of the document's defaults. */
xmlNodePtr engross_docx_sheet_inherited(const struct engross_docx_sheet *sheet,
                                        const struct engross_docx_sheet_style *style,
                                        const char *group, const char *name, const char *attribute);
/* Where the text of a style begins ("left" or its other name "start") or ends, in twips. */
int32_t engross_docx_sheet_indent(const struct engross_docx_sheet *sheet,
                                  const struct engross_docx_sheet_style *style, const char *name,
                                  const char *other_name);
/* How much further in the first line begins than the others; negative: it reaches back. */
int32_t engross_docx_sheet_first_line(const struct engross_docx_sheet *sheet,
                                      const struct engross_docx_sheet_style *style);
/* The same of one w:ind, which may be NULL. False where it does not say. */
bool engross_docx_first_line(xmlNodePtr indent, int32_t *first_line);

#endif
