/* Writing the model from the rows of a story and what was found about them. emit.c walks the
 * blocks; containers.c, lists.c, figures.c, tables.c and masthead.c write what its name says of
 * them, inlines.c the runs of one block. */
#ifndef ENGROSS_READ_DOCX_EMIT_H
#define ENGROSS_READ_DOCX_EMIT_H

#include "read/docx/metadata.h"
#include "read/docx/structure.h"

#define ENGROSS_OOXML_SECTIONS 12
#define ENGROSS_OOXML_LISTS 16
#define ENGROSS_OOXML_PARTS 80
/* A paragraph goes on with an item where it is indented as far, give or take this, in twips. */
#define ENGROSS_OOXML_SLACK 40

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
    const struct engross_ooxml_metadata *metadata;
    bool is_own;         /* the package was written by engross */
    const char *package; /* the file's name, before the names of its pictures */
    char language[16];   /* of the document; "": not known */
    uint32_t ranks[ENGROSS_OOXML_SECTIONS];
    uint32_t sections;
    struct engross_ooxml_open_list lists[ENGROSS_OOXML_LISTS];
    uint32_t list_count;
    uint32_t list_floor; /* lists around the innermost open table, which stay open in it */
    uint32_t parts[ENGROSS_OOXML_PARTS];  /* of open tables: TABLE_HEAD, TABLE_BODY or 0 */
    uint32_t tables[ENGROSS_OOXML_PARTS]; /* the same tables, as blocks */
    uint32_t floors[ENGROSS_OOXML_PARTS]; /* list_floor around them */
    uint32_t part_count;
    int32_t base_left; /* of the text around lists */
    bool holds;        /* the block at hand said where it stands: nothing more is closed for it */
    bool in_paragraph;
    bool in_exchange;
    bool in_answer;
    bool in_quotation;
    uint32_t quotation_lists; /* that stand around it */
    bool in_notice;
    uint8_t notice;
    bool in_key_figures;
    bool in_key_figure; /* its label may follow */
    bool in_figure;     /* waits for its caption */
    bool captioned;     /* a table is open with its caption */
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
/* Writes the fields of the package's own metadata; nothing where the text says something that they
 * do not. */
void engross_ooxml_emit_metadata(struct engross_ooxml_emitter *emitter);
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

/* containers.c: closes what is open further in than its name says. */
void engross_ooxml_close_figure(struct engross_ooxml_emitter *emitter);
void engross_ooxml_close_notice(struct engross_ooxml_emitter *emitter);
void engross_ooxml_close_quotation(struct engross_ooxml_emitter *emitter);
void engross_ooxml_close_key_figure(struct engross_ooxml_emitter *emitter);
void engross_ooxml_close_key_figures(struct engross_ooxml_emitter *emitter);
/* What stands around a few blocks only. */
void engross_ooxml_close_wraps(struct engross_ooxml_emitter *emitter);
void engross_ooxml_close_paragraph(struct engross_ooxml_emitter *emitter);
void engross_ooxml_close_exchange(struct engross_ooxml_emitter *emitter);
/* Sections of that rank and all in them. */
void engross_ooxml_close_sections(struct engross_ooxml_emitter *emitter, uint32_t rank);
/* Closes what stands further in than so many containers, and keeps the rest open for the block
 * that is written next. */
void engross_ooxml_hold(struct engross_ooxml_emitter *emitter, uint32_t containers);
/* Ends the question that is open, if any: the block answers it. */
void engross_ooxml_open_answer(struct engross_ooxml_emitter *emitter, uint32_t index);
/* Sets an attribute unless value is empty. */
void engross_ooxml_set_text(struct engross_ooxml_emitter *emitter, uint32_t attribute,
                            engross_text value);
/* ID, number and what it counts, of the element that stands for the block. */
void engross_ooxml_set_identity(struct engross_ooxml_emitter *emitter, uint32_t index,
                                bool has_numbering);
/* An element of that kind with the block's inlines. */
void engross_ooxml_put_inlines(struct engross_ooxml_emitter *emitter, uint32_t index, uint32_t kind,
                               size_t skip, bool strips_bold);
/* emit.c: what an item or numbered paragraph begins with: a P, or what the block's style says. */
void engross_ooxml_put_inner(struct engross_ooxml_emitter *emitter, uint32_t index);
/* lists.c: where the block's text begins, twips. */
int32_t engross_ooxml_text_left(const struct engross_ooxml_story *story,
                                const struct engross_ooxml_block *block);
void engross_ooxml_put_item(struct engross_ooxml_emitter *emitter, uint32_t index);
/* figures.c: whether a paragraph is nothing but one picture. */
bool engross_ooxml_is_picture(const struct engross_ooxml_emitter *emitter, uint32_t index);
void engross_ooxml_put_picture(struct engross_ooxml_emitter *emitter, uint32_t index);
/* A caption belongs to the figure before it or the table after it; false where there is neither. */
bool engross_ooxml_put_caption(struct engross_ooxml_emitter *emitter, uint32_t index);
/* masthead.c: a field as the text prints it. */
void engross_ooxml_put_field(struct engross_ooxml_emitter *emitter, uint32_t index);

static inline engross_position
engross_ooxml_block_position(const struct engross_ooxml_block *block) {
    return (engross_position){block->line, 0};
}
static inline const struct engross_ooxml_block *
engross_ooxml_block_at(const struct engross_ooxml_emitter *emitter, uint32_t index) {
    return &emitter->story->blocks[index];
}
static inline const struct engross_ooxml_finding *
engross_ooxml_finding_at(const struct engross_ooxml_emitter *emitter, uint32_t index) {
    return &emitter->structure->findings[index];
}
static inline engross_position engross_ooxml_place(const struct engross_ooxml_emitter *emitter,
                                                   uint32_t index) {
    return engross_ooxml_block_position(engross_ooxml_block_at(emitter, index));
}

#endif
