/* What the files of the Akoma Ntoso exporter share: one struct akn for each run, and the one or
 * two functions that each file gives the others. Internal to plugins/akn. */
#ifndef ENGROSS_AKN_AKN_H
#define ENGROSS_AKN_AKN_H

#include "engross/plugin.h"
#include "kit/report.h"
#include "kit/walk.h"
#include "kit/xml.h"

#include "naming.h"
#include "references.h"

/* Rows of the plugin's table of diagnostics, in its order. */
enum akn_message {
    AKN_MESSAGE_NAME_INCOMPLETE,
    AKN_MESSAGE_LANGUAGE_CODE,
    AKN_MESSAGE_IMAGE_REFERENCED,
    AKN_MESSAGE_COUNT
};

struct akn_frame;
struct akn {
    const engross_host *host;
    const engross_view *view;
    const engross_job *job;
    struct engross_kit_xml xml;
    struct akn_naming naming;
    struct akn_references references;
    struct akn_frame *frames; /* the open containers, outermost first; flow.c */
    size_t frame_count;
    size_t frame_capacity;
    const engross_node *first_closing; /* first of the notices that end the body, or NULL */
    const engross_node *first_annex;   /* first of the sections that become attachments, or NULL */
    const engross_node *recommendations; /* the RECOMMENDATIONS the walk is in, or NULL */
    uint64_t annex_count;
    bool lacks_memory; /* plain_text() had none: nothing is to be committed */
    uint64_t blocks_done;
    uint64_t blocks_total;
};

/* plugin.c */
extern const engross_plugin engross_akn_plugin;

/* export.c */
int32_t engross_akn_run(const engross_host *host, const engross_job *job);

/* meta.c: the <meta> of the whole document (annex 0) or of one of its attachments. */
void engross_akn_write_meta(struct akn *akn, uint64_t annex);
/* components.c: the parts of the document. */
enum akn_level { AKN_LEVEL_WORK, AKN_LEVEL_EXPRESSION, AKN_LEVEL_MANIFESTATION };
#define AKN_COMPONENT_SIZE 32
/* The first of the annexes that end the document, or NULL; those after it are its next siblings. */
const engross_node *engross_akn_find_first_annex(const struct akn *akn);
/* The name in the IRI of the annex-th annex, "annex_1", or of the document itself (0), "main". */
void engross_akn_component_name(uint64_t annex, char name[AKN_COMPONENT_SIZE]);
/* <componentInfo> of a level, where the document has annexes. */
void engross_akn_write_component_info(struct akn *akn, enum akn_level level);
/* Among the document's references, each annex; the references of an annex, to the document. */
void engross_akn_write_attachment_references(struct akn *akn);
void engross_akn_write_annex_references(struct akn *akn);
/* export.c: the index-th field of that name as plain text, "" where there is none, and all
 * characters below node; where memory runs out, the run says so at its end. */
engross_text engross_akn_field_text(struct akn *akn, uint32_t field, size_t index);
engross_text engross_akn_plain_text(struct akn *akn, const engross_node *node);

/* preface.c: the fields of the metadata as printed, in <preface>. */
int32_t engross_akn_write_preface(struct akn *akn);
/* Whether a field stands there. Fields without text, and the count of words unless the author
 * wrote it, are for machines. */
bool engross_akn_is_printed(const struct akn *akn, const engross_node *field);

/* handlers.c: what the walk does at each kind of node. */
extern const engross_kit_handler engross_akn_handlers[ENGROSS_KIND_COUNT];

/* attributes.c: eId, xml:lang and style of node, on the element just started. */
void engross_akn_write_attributes(struct akn *akn, const engross_node *node);
/* What the printed number of a section, paragraph or item counts, for a reader that is to get the
 * same document back; nothing where the number itself says it. */
void engross_akn_write_count(struct akn *akn, const engross_node *node);
/* <name>value</name>, or nothing where value is empty. */
void engross_akn_write_text_element(struct akn *akn, const char *name, engross_text value);
/* xml:lang and, where it is right to left, style: what is in force at node, for the element that
 * a part of the document begins with. */
void engross_akn_write_script(struct akn *akn, const engross_node *node);
/* xml:lang, where tag is one. */
void engross_akn_write_language(struct akn *akn, engross_text tag);
/* eId made of id, "__" and suffix, or of suffix alone where id is empty, and of number where it
 * is not 0; nothing where a node of the document has that ID. */
void engross_akn_write_part_id(struct akn *akn, engross_text id, const char *suffix,
                               uint64_t number);

/* uri.c: an attribute of type xs:anyURI. What no URI may hold at its place (RFC 3986) is
 * percent-encoded, so that any string gives a valid one; a valid one stays as it is. */
void engross_akn_write_uri_attribute(struct akn *akn, const char *name, engross_text uri);
/* The same for an author's address, beside which engross:href keeps it as it was written where it
 * had to be encoded. */
void engross_akn_write_address(struct akn *akn, const char *name, engross_text address);
/* The same for the name of a file, where "%" stands for itself. */
void engross_akn_write_path_attribute(struct akn *akn, const char *name, engross_text path);

#endif
