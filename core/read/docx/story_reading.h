/* What the files that fill a story share while a part is read: where reading stands, and the
 * handlers of elements. story.c calls them; none is for other files. */
#ifndef ENGROSS_READ_DOCX_STORY_READING_H
#define ENGROSS_READ_DOCX_STORY_READING_H

#include "read/docx/fields.h"
#include "read/docx/story.h"

#define ENGROSS_OOXML_MOST_OPEN 24   /* paragraphs in paragraphs, through text boxes */
#define ENGROSS_OOXML_MOST_TABLES 80 /* tables in tables */
#define ENGROSS_OOXML_MOST_LINKS 8   /* links in links; deeper ones are text */

#define ENGROSS_OOXML_MOST_DELIMITERS 16 /* brackets in brackets of a formula */
#define ENGROSS_OOXML_MOST_ALTERNATES 16 /* alternate contents in one another */

/* Brackets of a formula that are open. */
struct engross_ooxml_delimiters {
    char open[8];
    char close[8];
    size_t depth; /* of their element */
    bool has_argument;
};

/* The form field whose description was read last. */
struct engross_ooxml_form {
    bool is_box;
    bool is_checked;
    bool is_said; /* is_checked holds, and not what the box began with */
    bool is_list;
    int64_t chosen; /* index of the entry */
    int64_t entries;
    const char *entry;
};

/* A paragraph that is open. */
struct engross_ooxml_open_paragraph {
    struct engross_ooxml_layout layout; /* said by itself */
    const struct engross_ooxml_style *style;
    struct engross_ooxml_format mark; /* of the paragraph's style and the defaults */
    size_t first_waiting;
    uint32_t bookmark;
    uint32_t last_bookmark;
    bool says_break;
    uint8_t place;  /* containers around it, and one, where a bookmark says so */
    bool has_plain; /* a letter that does not stand out */
    bool is_contents;
    bool is_deleted; /* its mark is: the next paragraph goes on with it */
};

struct engross_ooxml_story_reading {
    struct engross_ooxml_context *context;
    struct engross_ooxml_story *story;
    struct engross_ooxml_relations relations;
    struct engross_ooxml_keys relation_ids;
    struct engross_ooxml_open_paragraph open[ENGROSS_OOXML_MOST_OPEN];
    size_t open_count;
    struct engross_ooxml_run *waiting;
    size_t waiting_count, waiting_capacity;
    struct engross_ooxml_format format; /* of the open run */
    struct engross_ooxml_format direct; /* what the run and its character style say */
    uint32_t tables[ENGROSS_OOXML_MOST_TABLES];
    size_t table_count;
    uint32_t rows[ENGROSS_OOXML_MOST_TABLES], cells[ENGROSS_OOXML_MOST_TABLES];
    uint32_t open_rows[ENGROSS_OOXML_MOST_TABLES],
        open_cells[ENGROSS_OOXML_MOST_TABLES];  /* more than one: out of place */
    bool drops_rows[ENGROSS_OOXML_MOST_TABLES]; /* rows of them were deleted */
    struct engross_ooxml_fields fields;
    uint32_t hyperlinks[ENGROSS_OOXML_MOST_LINKS]; /* open w:hyperlink, as links */
    size_t hyperlink_count;
    size_t depth; /* elements open */
    struct engross_ooxml_delimiters delimiters[ENGROSS_OOXML_MOST_DELIMITERS];
    size_t delimiter_count;
    size_t alternates[ENGROSS_OOXML_MOST_ALTERNATES]; /* how much was written before each */
    size_t alternate_count;
    struct engross_ooxml_form form;
    struct engross_buffer gloss; /* of the open ruby */
    uint32_t math_line;
    bool in_gloss;
    bool in_row_properties;
    size_t skip;       /* elements open below one that is left out */
    size_t properties; /* w:pPr that are open */
    bool in_run_properties;
    bool in_text;
    bool is_code_style;
    bool joins_next;           /* the paragraph before had its mark deleted */
    uint32_t note;             /* index + 1 of the note whose text is open */
    uint32_t waiting_mark;     /* index + 1 of the note whose mark follows as text */
    uint32_t change_line[4];   /* of the last report, by kind of change */
    uint32_t pending_bookmark; /* index + 1 of the last bookmark of the open run */
    const char *alternative;
    struct engross_buffer instruction;
    bool failed;
};

/* A copy in the arena, or NULL and a failure. */
const char *engross_ooxml_story_keep(struct engross_ooxml_story_reading *reading,
                                     engross_text text);
/* The open paragraph, or NULL. */
struct engross_ooxml_open_paragraph *
engross_ooxml_story_innermost(struct engross_ooxml_story_reading *reading);
/* A new block at the end, or NULL and a failure. */
struct engross_ooxml_block *
engross_ooxml_story_add_block(struct engross_ooxml_story_reading *reading, uint8_t kind);
/* Reports at the paragraph at hand. */
void engross_ooxml_story_report(struct engross_ooxml_story_reading *reading,
                                enum engross_message message, const char *argument,
                                const char *second);
/* story_text.c: characters and other content of the open run; NULL where it is not printed. */
void engross_ooxml_story_add_text(struct engross_ooxml_story_reading *reading, const char *data,
                                  size_t size);
struct engross_ooxml_run *engross_ooxml_story_add_run(struct engross_ooxml_story_reading *reading,
                                                      uint8_t kind);
/* Paragraphs and what their properties say. */
void engross_ooxml_story_start_paragraph(struct engross_ooxml_story_reading *reading);
void engross_ooxml_story_end_paragraph(struct engross_ooxml_story_reading *reading);
void engross_ooxml_story_take_paragraph_property(struct engross_ooxml_story_reading *reading,
                                                 const struct engross_ooxml_element *element);
/* Runs and what their properties and special elements say. */
void engross_ooxml_story_start_run(struct engross_ooxml_story_reading *reading);
void engross_ooxml_story_take_run_property(struct engross_ooxml_story_reading *reading,
                                           const struct engross_ooxml_element *element);
void engross_ooxml_story_add_symbol(struct engross_ooxml_story_reading *reading,
                                    const struct engross_ooxml_element *element);
void engross_ooxml_story_add_break(struct engross_ooxml_story_reading *reading,
                                   const struct engross_ooxml_element *element);
/* story_tables.c: false between the cells of a table. */
bool engross_ooxml_story_is_in_cell(const struct engross_ooxml_story_reading *reading);
void engross_ooxml_story_start_table(struct engross_ooxml_story_reading *reading);
void engross_ooxml_story_end_table(struct engross_ooxml_story_reading *reading);
void engross_ooxml_story_start_row(struct engross_ooxml_story_reading *reading);
void engross_ooxml_story_end_row(struct engross_ooxml_story_reading *reading);
void engross_ooxml_story_start_cell(struct engross_ooxml_story_reading *reading);
void engross_ooxml_story_end_cell(struct engross_ooxml_story_reading *reading);
void engross_ooxml_story_take_cell_property(struct engross_ooxml_story_reading *reading,
                                            const struct engross_ooxml_element *element);
void engross_ooxml_story_take_row_header(struct engross_ooxml_story_reading *reading,
                                         const struct engross_ooxml_element *element);
void engross_ooxml_story_take_look(struct engross_ooxml_story_reading *reading,
                                   const struct engross_ooxml_element *element);
void engross_ooxml_story_take_table_style(struct engross_ooxml_story_reading *reading,
                                          const struct engross_ooxml_element *element);
void engross_ooxml_story_delete_row(struct engross_ooxml_story_reading *reading);
void engross_ooxml_story_delete_cell(struct engross_ooxml_story_reading *reading);
/* story_special.c: the elements that their names say. */
void engross_ooxml_story_start_math(struct engross_ooxml_story_reading *reading,
                                    const struct engross_ooxml_element *element);
void engross_ooxml_story_end_math(struct engross_ooxml_story_reading *reading,
                                  enum engross_ooxml_name name);
void engross_ooxml_story_end_ruby(struct engross_ooxml_story_reading *reading);
void engross_ooxml_story_take_form(struct engross_ooxml_story_reading *reading,
                                   const struct engross_ooxml_element *element);
void engross_ooxml_story_end_form(struct engross_ooxml_story_reading *reading);
void engross_ooxml_story_report_object(struct engross_ooxml_story_reading *reading,
                                       const struct engross_ooxml_element *element);
void engross_ooxml_story_report_chunk(struct engross_ooxml_story_reading *reading,
                                      const struct engross_ooxml_element *element);
void engross_ooxml_story_start_alternates(struct engross_ooxml_story_reading *reading);
void engross_ooxml_story_end_alternates(struct engross_ooxml_story_reading *reading);
/* Whether one of the alternates before has written anything. */
bool engross_ooxml_story_has_choice(const struct engross_ooxml_story_reading *reading);
/* story_links.c: the elements that their names say. */
void engross_ooxml_story_start_note(struct engross_ooxml_story_reading *reading,
                                    const struct engross_ooxml_element *element);
void engross_ooxml_story_end_note(struct engross_ooxml_story_reading *reading);
void engross_ooxml_story_refer_to_note(struct engross_ooxml_story_reading *reading,
                                       const struct engross_ooxml_element *element);
void engross_ooxml_story_start_bookmark(struct engross_ooxml_story_reading *reading,
                                        const struct engross_ooxml_element *element);
void engross_ooxml_story_start_hyperlink(struct engross_ooxml_story_reading *reading,
                                         const struct engross_ooxml_element *element);
void engross_ooxml_story_end_hyperlink(struct engross_ooxml_story_reading *reading);
void engross_ooxml_story_add_picture(struct engross_ooxml_story_reading *reading, engross_text id);
void engross_ooxml_story_take_field_character(struct engross_ooxml_story_reading *reading,
                                              const struct engross_ooxml_element *element);
void engross_ooxml_story_start_simple_field(struct engross_ooxml_story_reading *reading,
                                            const struct engross_ooxml_element *element);

#endif
