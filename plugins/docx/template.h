/* A Word file of the user's whose look the document takes: its styles, numbering, page set-up,
 * running heads and feet, theme, fonts and settings. Its text is not taken. */
#ifndef ENGROSS_DOCX_TEMPLATE_H
#define ENGROSS_DOCX_TEMPLATE_H

#include "archive.h"
#include "look.h"
#include "package.h"

#include <libxml/tree.h>

struct engross_docx;

/* A part of the template that the package takes over, under a name of ours. */
struct engross_docx_copy {
    engross_text source; /* its name in the template */
    engross_text type;
    char name[ENGROSS_DOCX_PART_NAME_SIZE];
};

struct engross_docx_template {
    const engross_host *host;
    struct engross_docx_archive *archive;
    engross_text document_name;
    xmlDocPtr types;     /* [Content_Types].xml */
    xmlDocPtr relations; /* of the document */
    xmlDocPtr document;
    xmlDocPtr styles;
    xmlDocPtr numbering; /* NULL: none; so for settings */
    xmlDocPtr settings;
    xmlDocPtr notes[2]; /* of its footnotes and endnotes; they may be NULL */
    xmlNodePtr section; /* the document's last w:sectPr, or NULL */
    struct engross_docx_copy *copies;
    size_t copy_count;
    size_t copy_capacity;
    int32_t first_abstract; /* numbers of lists that the template leaves free */
    int32_t first_num;
    uint32_t last_drawing; /* of the parts that have been taken over */
    bool has_running;      /* it has running heads or feet of its own */
};

/* Loads the file that an option names; *out is NULL unless ENGROSS_OK comes back. Otherwise
 * a status, reported. */
int32_t engross_docx_template_load(const engross_host *host, engross_text path,
                                   struct engross_docx_template **out);
void engross_docx_template_free(struct engross_docx_template *template);

/* The name of the part that a relationship of the document leads to, by the last word of its
 * type; {NULL, 0} where there is none. */
engross_text engross_docx_template_part(const struct engross_docx_template *template,
                                        const char *type);
/* The same by its id; *type gets the whole type, borrowed. */
engross_text engross_docx_template_target(const struct engross_docx_template *template,
                                          const char *id, const char **type);
/* Reads a part as a tree. ENGROSS_OK; ENGROSS_NOT_FOUND; or another status, reported. */
int32_t engross_docx_template_tree(struct engross_docx_template *template, engross_text name,
                                   xmlDocPtr *tree);
/* Says that the template cannot be used, and why; returns ENGROSS_FAILED. */
int32_t engross_docx_template_refuse(const struct engross_docx_template *template,
                                     const char *reason);

/* Makes the package take over a part and all that it needs. *name gets its name there, borrowed,
 * or NULL where the template does not have it. A status, reported. */
int32_t engross_docx_template_copy(struct engross_docx_template *template,
                                   struct engross_docx_package *package, engross_text source,
                                   const char **name);
/* Writes the relationships of a part of the template for a part of ours in the folder word/, with
 * the ids they have, and makes the package take over what they lead to. */
int32_t engross_docx_template_copy_relations(struct engross_docx_template *template,
                                             struct engross_docx_package *package,
                                             engross_text source,
                                             struct engross_docx_relations *out);
/* Puts the document's symbol in the place of one that stands alone in a paragraph of a running head
 * or foot; *has_changed says so. ENGROSS_OK or ENGROSS_NO_MEMORY (template_symbol.c). */
int32_t engross_docx_template_set_symbol(const engross_host *host, xmlDocPtr tree,
                                         bool *has_changed);
/* Adds the theme and the table of fonts. */
int32_t engross_docx_template_add_parts(struct engross_docx *docx);

/* Gives look the template's page and the measures of its styles, and finds for each style of ours
 * the template's (template_styles.c). */
int32_t engross_docx_template_dress(struct engross_docx_template *template,
                                    struct engross_docx_look *look);
/* Writes styles.xml: the template's, and those of ours that the document uses and the template
 * lacks, which are told. */
int32_t engross_docx_template_write_styles(struct engross_docx *docx, struct engross_buffer *out);
/* Writes numbering.xml: the template's lists, then ours (template_numbering.c). */
int32_t engross_docx_template_write_numbering(struct engross_docx *docx,
                                              struct engross_buffer *out);

#endif
