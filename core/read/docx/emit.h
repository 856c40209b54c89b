/* Writing the model from the rows of a story and what was found about them. emit.c walks the
 * blocks, inlines.c writes the runs of one of them, tables.c the grid around cells. */
#ifndef ENGROSS_READ_DOCX_EMIT_H
#define ENGROSS_READ_DOCX_EMIT_H

#include "read/docx/metadata.h"
#include "read/docx/structure.h"

#define ENGROSS_OOXML_SECTIONS 12
#define ENGROSS_OOXML_LISTS 16
#define ENGROSS_OOXML_PARTS 80

struct engross_ooxml_open_list {
    uint32_t key;
    uint32_t depth;
    int32_t left;  /* where its text begins, twips */
    int32_t value; /* of its last item */
};

struct engross_ooxml_emitter {
    struct engross_builder *builder;
    struct engross_diagnostics *diagnostics;
    struct engross_ooxml_structure *structure;
    struct engross_ooxml_story *story;
    struct engross_ooxml_languages *languages;
    const char *package; /* the file's name, before the names of its pictures */
    char language[16];   /* of the document; "": not known */
    uint32_t ranks[ENGROSS_OOXML_SECTIONS];
    uint32_t sections;
    struct engross_ooxml_open_list lists[ENGROSS_OOXML_LISTS];
    uint32_t list_count;
    uint32_t parts[ENGROSS_OOXML_PARTS];  /* of open tables: TABLE_HEAD, TABLE_BODY or 0 */
    uint32_t tables[ENGROSS_OOXML_PARTS]; /* the same tables, as blocks */
    uint32_t part_count;
    int32_t base_left; /* of the text around lists */
    bool in_paragraph;
    bool in_exchange;
    bool in_answer;
    bool in_quotation;
    bool in_notice;
    uint8_t notice;
    bool in_key_figures;
    bool in_key_figure; /* its label may follow */
    bool in_figure; /* waits for its caption */
    bool captioned; /* a table is open with its caption */
    bool in_note;
    bool has_properties; /* what the text does not print is written from there */
    bool has_metadata; /* written from the package's own part: fields of the text are passed over */
    bool breaks_page;
    bool tail;             /* nothing but notices follows */
    uint32_t pictures[64]; /* of the block at hand, to be set after it */
    uint32_t picture_count;
};

/* Writes the whole body. */
void engross_ooxml_emit(struct engross_ooxml_emitter *emitter);
/* Writes the block's runs but the first skip bytes into the open element. strips_bold leaves
 * strong out: of headings, and labels that are set apart. */
void engross_ooxml_emit_inlines(struct engross_ooxml_emitter *emitter,
                                const struct engross_ooxml_block *block, size_t skip,
                                bool strips_bold);
/* Writes the fields of the package's own metadata, each with the inlines of the paragraph that
 * prints it; nothing where the text says something that they do not. */
void engross_ooxml_emit_metadata(struct engross_ooxml_emitter *emitter,
                                 const struct engross_ooxml_metadata *metadata);
/* tables.c: opens and closes what a block of a table stands for. */
void engross_ooxml_emit_table_block(struct engross_ooxml_emitter *emitter, uint32_t index);
/* Closes the open lists but the first count. */
void engross_ooxml_close_lists(struct engross_ooxml_emitter *emitter, uint32_t count);
/* Writes a paragraph of a cell or note: an item of a list, or a P. */
void engross_ooxml_emit_inner(struct engross_ooxml_emitter *emitter, uint32_t index, size_t skip);
/* Sets the pictures of the block just written as figures. */
void engross_ooxml_emit_figures(struct engross_ooxml_emitter *emitter, engross_position position);
/* The ID that a block's element gets because something refers to it, or NULL. */
const char *engross_ooxml_block_id(const struct engross_ooxml_story *story,
                                   const struct engross_ooxml_block *block);
/* The tag as the model has it: the language alone where the country says nothing more. */
void engross_ooxml_language_reduce(const char *tag, char reduced[16]);

static inline engross_position
engross_ooxml_block_position(const struct engross_ooxml_block *block) {
    return (engross_position){block->line, 0};
}

#endif
