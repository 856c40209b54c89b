/* Writes the model: walks the units in order and opens and closes the elements that their roles
 * ask for. Sections nest by rank, lists by bullet, number and indent; what no element holds is
 * written as plain paragraphs, so that nothing is lost whatever was decided before. */
#include "read/key_figures.h"
#include "read/text/grids.h"
#include "read/text/inline.h"
#include "read/text/passes.h"
#include "read/text/words.h"

#include <string.h>

#define MOST_SECTIONS 12
#define MOST_LISTS 8

struct list_level {
    uint32_t key; /* bullet, or chain with the highest bit set */
    uint32_t indent;
};

struct emitter {
    struct engross_draft *draft;
    struct engross_builder *builder;
    uint32_t ranks[MOST_SECTIONS]; /* of the open sections */
    uint32_t sections;
    struct list_level lists[MOST_LISTS]; /* open lists, each with an open item */
    uint32_t list_count;
    bool in_paragraph; /* a numbered one */
    bool in_exchange;  /* stands in QUESTION or ANSWER */
    bool in_answer;
    bool in_quotation;
    bool in_key_figures;
    uint32_t answer_at; /* unit with the label of the answer to come, or NO_UNIT */
    bool announced;     /* the last item ends with a colon */
    bool captioned;     /* a table stands open with its caption */
    bool tail;          /* only notices are left */
    bool failed;
};

typedef void (*handler)(struct emitter *emitter, uint32_t index);

static struct engross_unit *unit_at(struct emitter *emitter, uint32_t index) {
    return &emitter->draft->units[index];
}

static engross_position place(const struct emitter *emitter, uint32_t index) {
    return engross_unit_position(emitter->draft, &emitter->draft->units[index]);
}

/* The unit's text after its marker; false, and the emitter failed, when memory runs out. */
static bool load(struct emitter *emitter, uint32_t index, struct engross_passage *passage) {
    if (engross_draft_passage(emitter->draft, unit_at(emitter, index), passage))
        return true;
    emitter->failed = true;
    return false;
}

static void put_inlines(struct emitter *emitter, const struct engross_passage *passage,
                        size_t start, size_t end) {
    if (!engross_inline_emit(emitter->draft, passage, start, end))
        emitter->failed = true;
}

/* The unit's text after offset, in an element of that kind. */
static void put_block(struct emitter *emitter, uint32_t index, uint32_t kind, size_t offset) {
    struct engross_passage passage;
    if (!load(emitter, index, &passage))
        return;
    engross_builder_open(emitter->builder, kind, place(emitter, index));
    put_inlines(emitter, &passage, offset, passage.size);
    engross_builder_close(emitter->builder, kind);
}

static void close_lists(struct emitter *emitter, uint32_t count) {
    while (emitter->list_count > count) {
        engross_builder_close(emitter->builder, ENGROSS_KIND_ITEM);
        engross_builder_close(emitter->builder, ENGROSS_KIND_LIST);
        emitter->list_count--;
    }
}

static void close_quotation(struct emitter *emitter) {
    if (emitter->in_quotation)
        engross_builder_close(emitter->builder, ENGROSS_KIND_QUOTATION);
    emitter->in_quotation = false;
}

static void close_key_figures(struct emitter *emitter) {
    if (emitter->in_key_figures)
        engross_builder_close(emitter->builder, ENGROSS_KIND_KEY_FIGURES);
    emitter->in_key_figures = false;
}

static void close_paragraph(struct emitter *emitter) {
    close_key_figures(emitter);
    close_quotation(emitter);
    close_lists(emitter, 0);
    if (emitter->in_paragraph)
        engross_builder_close(emitter->builder, ENGROSS_KIND_PARAGRAPH);
    emitter->in_paragraph = false;
}

static void close_exchange(struct emitter *emitter) {
    close_paragraph(emitter);
    if (!emitter->in_exchange)
        return;
    engross_builder_close(emitter->builder,
                          emitter->in_answer ? ENGROSS_KIND_ANSWER : ENGROSS_KIND_QUESTION);
    engross_builder_close(emitter->builder, ENGROSS_KIND_EXCHANGE);
    emitter->in_exchange = emitter->in_answer = false;
}

/* Opens the answer of the open exchange, if it still stands in the question. */
static void open_answer(struct emitter *emitter, uint32_t index) {
    if (!emitter->in_exchange || emitter->in_answer)
        return;
    /* up to the answer's label a labelled question goes on */
    bool plain = unit_at(emitter, index)->role == ENGROSS_ROLE_TEXT;
    if (plain && emitter->answer_at != ENGROSS_NO_UNIT && index < emitter->answer_at)
        return;
    engross_builder_close(emitter->builder, ENGROSS_KIND_QUESTION);
    engross_builder_open(emitter->builder, ENGROSS_KIND_ANSWER, place(emitter, index));
    emitter->in_answer = true;
}

static void close_sections(struct emitter *emitter, uint32_t rank) {
    while (emitter->sections > 0 && emitter->ranks[emitter->sections - 1] >= rank) {
        engross_builder_close(emitter->builder, ENGROSS_KIND_SECTION);
        emitter->sections--;
    }
}

/* Sets the printed number of the open element, and its value where it has one. */
static void set_number(struct emitter *emitter, uint32_t index) {
    const struct engross_unit *unit = unit_at(emitter, index);
    const struct engross_line *line = engross_unit_line(emitter->draft, unit);
    engross_builder_set(emitter->builder, ENGROSS_ATTRIBUTE_NUMBER, line->text, unit->marker.size);
    if (unit->marker.value > 0)
        engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_VALUE,
                                   ENGROSS_NUMBER(unit->marker.value));
}

static bool is_numbered(const struct engross_unit *unit) {
    return unit->marker.style != ENGROSS_MARKER_NONE && unit->marker.style != ENGROSS_MARKER_BULLET;
}

/* A heading wholly between "**" is one; the signs go. */
static void trim_strong(const struct engross_passage *passage, size_t *start, size_t *end) {
    bool strong = passage->size > 4 && memcmp(passage->text, "**", 2) == 0 &&
                  memcmp(passage->text + passage->size - 2, "**", 2) == 0;
    *start = strong ? 2 : 0;
    *end = passage->size - (strong ? 2 : 0);
}

/* "Article 6" and nothing more: the number is the heading. */
static void put_bare_heading(struct emitter *emitter, uint32_t index) {
    const struct engross_unit *unit = unit_at(emitter, index);
    engross_builder_open(emitter->builder, ENGROSS_KIND_HEADING, place(emitter, index));
    engross_builder_text(emitter->builder, engross_unit_line(emitter->draft, unit)->text,
                         unit->marker.size, place(emitter, index));
    engross_builder_close(emitter->builder, ENGROSS_KIND_HEADING);
}

static void put_heading(struct emitter *emitter, uint32_t index) {
    const struct engross_unit *unit = unit_at(emitter, index);
    struct engross_passage passage;
    if (!load(emitter, index, &passage))
        return;
    close_exchange(emitter);
    close_sections(emitter, emitter->sections == MOST_SECTIONS ? emitter->ranks[MOST_SECTIONS - 1]
                                                               : unit->rank);
    engross_builder_open(emitter->builder, ENGROSS_KIND_SECTION, place(emitter, index));
    emitter->ranks[emitter->sections++] = unit->rank;
    if (is_numbered(unit) && passage.size > 0) {
        const char *numbering = engross_marker_numbering(unit->marker.style);
        set_number(emitter, index);
        if (numbering != NULL)
            engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_NUMBERING, numbering);
    }
    if (unit->marker.style == ENGROSS_MARKER_ANNEX)
        engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_TYPE, "annex");
    if (passage.size == 0) {
        put_bare_heading(emitter, index);
        return;
    }
    if (engross_words_are_summary(passage.text, passage.size))
        engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_TYPE, "summary");
    size_t start, end;
    trim_strong(&passage, &start, &end);
    engross_builder_open(emitter->builder, ENGROSS_KIND_HEADING, place(emitter, index));
    put_inlines(emitter, &passage, start, end);
    engross_builder_close(emitter->builder, ENGROSS_KIND_HEADING);
}

static void put_paragraph(struct emitter *emitter, uint32_t index) {
    const struct engross_unit *unit = unit_at(emitter, index);
    close_paragraph(emitter);
    open_answer(emitter, index);
    engross_builder_open(emitter->builder, ENGROSS_KIND_PARAGRAPH, place(emitter, index));
    set_number(emitter, index);
    engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_NUMBERING,
                               engross_marker_numbering(unit->marker.style));
    emitter->in_paragraph = true;
    put_block(emitter, index, ENGROSS_KIND_P, 0);
}

/* A plain text goes on with the numbered paragraph after its list, or with an item, only if it
 * shows that: it begins in lower case, or is indented below the item. */
static void put_text(struct emitter *emitter, uint32_t index) {
    const struct engross_unit *unit = unit_at(emitter, index);
    bool lower = (unit->measure.shape & ENGROSS_SHAPE_STARTS_LOWER) != 0;
    uint32_t lists = emitter->list_count;
    while (lists > 0 && unit->indent < emitter->lists[lists - 1].indent + 2)
        lists--;
    close_quotation(emitter);
    close_lists(emitter, lists);
    if (emitter->list_count == 0 && !lower)
        close_paragraph(emitter);
    open_answer(emitter, index);
    put_block(emitter, index, ENGROSS_KIND_P, 0);
}

static const char *list_style(const struct engross_unit *unit) {
    if (!is_numbered(unit))
        return "bullet";
    const char *style = engross_marker_numbering(unit->marker.style);
    return unit->marker.style < ENGROSS_MARKER_PART ? style : "decimal";
}

static uint32_t list_key(const struct engross_unit *unit) {
    if (is_numbered(unit))
        return UINT32_C(0x80000000) | unit->chain;
    return unit->marker.value;
}

/* The number of open lists among which the item finds its own, which is then the last of them; 0
 * where it opens a new one. */
static uint32_t find_list(const struct emitter *emitter, const struct engross_unit *unit) {
    uint32_t key = list_key(unit), dashes = 0;
    for (uint32_t i = emitter->list_count; i > 0; i--) {
        const struct list_level *level = &emitter->lists[i - 1];
        bool same_indent = unit->indent <= level->indent + 1 && level->indent <= unit->indent + 1;
        if (level->key == key && (is_numbered(unit) || same_indent))
            return i;
        if (dashes == 0 && same_indent && engross_is_dash(level->key) && engross_is_dash(key))
            dashes = i;
    }
    /* word processors turn some hyphens into dashes: another dash opens a list of its own only
     * where the item before it announces one */
    return emitter->announced ? 0 : dashes;
}

/* Makes room for a new list: those that stand further in than the item are closed. */
static void close_inner_lists(struct emitter *emitter, const struct engross_unit *unit) {
    while (emitter->list_count > 0) {
        const struct list_level *level = &emitter->lists[emitter->list_count - 1];
        bool inner = level->indent > unit->indent + 1;
        if (!inner && emitter->list_count < MOST_LISTS)
            return;
        close_lists(emitter, emitter->list_count - 1);
    }
}

static void put_item(struct emitter *emitter, uint32_t index) {
    const struct engross_unit *unit = unit_at(emitter, index);
    close_quotation(emitter);
    open_answer(emitter, index);
    uint32_t found = find_list(emitter, unit);
    if (found > 0) {
        close_lists(emitter, found);
        engross_builder_close(emitter->builder, ENGROSS_KIND_ITEM);
    } else {
        close_inner_lists(emitter, unit);
        engross_builder_open(emitter->builder, ENGROSS_KIND_LIST, place(emitter, index));
        engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_STYLE, list_style(unit));
        emitter->lists[emitter->list_count++] = (struct list_level){list_key(unit), unit->indent};
    }
    engross_builder_open(emitter->builder, ENGROSS_KIND_ITEM, place(emitter, index));
    if (is_numbered(unit))
        set_number(emitter, index);
    put_block(emitter, index, ENGROSS_KIND_P, 0);
    emitter->announced = (unit->measure.shape & ENGROSS_SHAPE_ENDS_COLON) != 0;
}

/* size of a label without the colon or point at its end. */
static size_t bare_label(const char *text, size_t size) {
    size_t start = 0;
    uint32_t last = size > 0 ? engross_utf8_decode_before(text, size, &start) : 0;
    return last == ':' || last == '.' || last == 0xFF1A ? start : size;
}

/* Sets LABEL or SPEAKER of the open question or answer and returns where its text begins. */
static size_t set_label(struct emitter *emitter, uint32_t index,
                        const struct engross_passage *passage) {
    const struct engross_unit *unit = unit_at(emitter, index);
    if (is_numbered(unit)) {
        const struct engross_line *line = engross_unit_line(emitter->draft, unit);
        engross_builder_set(emitter->builder, ENGROSS_ATTRIBUTE_LABEL, line->text,
                            unit->marker.size);
    }
    if (!unit->labelled || unit->label_size > passage->size)
        return 0;
    size_t size = unit->label_size;
    size_t bare = bare_label(passage->text, size);
    bool label = engross_words_are_question_label(passage->text, bare) ||
                 engross_words_are_answer_label(passage->text, bare);
    engross_builder_set(emitter->builder,
                        label ? ENGROSS_ATTRIBUTE_LABEL : ENGROSS_ATTRIBUTE_SPEAKER, passage->text,
                        label ? size : bare);
    return engross_skip_spaces(passage->text, passage->size, size);
}

/* The labelled answer that the question at index waits for, or NO_UNIT. */
static uint32_t find_answer(const struct emitter *emitter, uint32_t index) {
    const struct engross_draft *draft = emitter->draft;
    for (uint32_t i = index + 1; i < draft->unit_count; i++) {
        uint8_t role = draft->units[i].role;
        if (role == ENGROSS_ROLE_ANSWER)
            return i;
        if (role == ENGROSS_ROLE_QUESTION || role == ENGROSS_ROLE_HEADING)
            return ENGROSS_NO_UNIT;
    }
    return ENGROSS_NO_UNIT;
}

static void put_question(struct emitter *emitter, uint32_t index) {
    struct engross_passage passage;
    if (!load(emitter, index, &passage))
        return;
    close_exchange(emitter);
    engross_builder_open(emitter->builder, ENGROSS_KIND_EXCHANGE, place(emitter, index));
    engross_builder_open(emitter->builder, ENGROSS_KIND_QUESTION, place(emitter, index));
    emitter->in_exchange = true;
    emitter->answer_at = find_answer(emitter, index);
    size_t start = set_label(emitter, index, &passage), strong_start, end;
    trim_strong(&passage, &strong_start, &end);
    engross_builder_open(emitter->builder, ENGROSS_KIND_P, place(emitter, index));
    put_inlines(emitter, &passage, start > strong_start ? start : strong_start, end);
    engross_builder_close(emitter->builder, ENGROSS_KIND_P);
}

static void put_answer(struct emitter *emitter, uint32_t index) {
    if (!emitter->in_exchange || emitter->in_answer) {
        /* a further turn of the same answer keeps its label as text */
        put_text(emitter, index);
        return;
    }
    struct engross_passage passage;
    if (!load(emitter, index, &passage))
        return;
    close_paragraph(emitter);
    open_answer(emitter, index);
    size_t start = set_label(emitter, index, &passage);
    engross_builder_open(emitter->builder, ENGROSS_KIND_P, place(emitter, index));
    put_inlines(emitter, &passage, start, passage.size);
    engross_builder_close(emitter->builder, ENGROSS_KIND_P);
}

static void put_wrapped(struct emitter *emitter, uint32_t index, uint32_t kind) {
    close_paragraph(emitter);
    open_answer(emitter, index);
    engross_builder_open(emitter->builder, kind, place(emitter, index));
    put_block(emitter, index, ENGROSS_KIND_P, 0);
    engross_builder_close(emitter->builder, kind);
}

static void put_recommendations(struct emitter *emitter, uint32_t index) {
    put_wrapped(emitter, index, ENGROSS_KIND_RECOMMENDATIONS);
}

/* Whether nothing but notices follows. */
static bool is_tail(const struct emitter *emitter, uint32_t index) {
    for (uint32_t i = index; i < emitter->draft->unit_count; i++) {
        uint8_t role = emitter->draft->units[i].role;
        if (emitter->draft->units[i].attached)
            return false;
        if (role != ENGROSS_ROLE_NOTICE && role != ENGROSS_ROLE_GONE && role != ENGROSS_ROLE_NOTE)
            return false;
    }
    return true;
}

static void put_notice(struct emitter *emitter, uint32_t index) {
    const struct engross_unit *unit = unit_at(emitter, index);
    close_paragraph(emitter);
    /* what stands at the end of the document belongs to no section and no answer */
    if (!emitter->tail && is_tail(emitter, index)) {
        emitter->tail = true;
        close_exchange(emitter);
        close_sections(emitter, 0);
    }
    open_answer(emitter, index);
    engross_builder_open(emitter->builder, ENGROSS_KIND_NOTICE, place(emitter, index));
    engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_TYPE,
                               engross_notice_name(unit->notice));
    put_block(emitter, index, ENGROSS_KIND_P, 0);
    engross_builder_close(emitter->builder, ENGROSS_KIND_NOTICE);
}

static void put_quotation(struct emitter *emitter, uint32_t index) {
    close_lists(emitter, 0);
    open_answer(emitter, index);
    if (!emitter->in_quotation)
        engross_builder_open(emitter->builder, ENGROSS_KIND_QUOTATION, place(emitter, index));
    emitter->in_quotation = true;
    put_block(emitter, index, ENGROSS_KIND_P, 0);
}

static void put_attribution(struct emitter *emitter, uint32_t index) {
    if (!emitter->in_quotation) {
        put_text(emitter, index);
        return;
    }
    put_block(emitter, index, ENGROSS_KIND_ATTRIBUTION, 0);
    close_quotation(emitter);
}

static void put_separator(struct emitter *emitter, uint32_t index) {
    close_paragraph(emitter);
    open_answer(emitter, index);
    engross_builder_open(emitter->builder, ENGROSS_KIND_SEPARATOR, place(emitter, index));
    engross_builder_close(emitter->builder, ENGROSS_KIND_SEPARATOR);
}

static void put_field(struct emitter *emitter, uint32_t index) {
    const struct engross_unit *unit = unit_at(emitter, index);
    struct engross_passage passage;
    if (!load(emitter, index, &passage))
        return;
    size_t start = 0, end = passage.size;
    if (!unit->labelled)
        trim_strong(&passage, &start, &end);
    engross_builder_open_field(emitter->builder, unit->field, place(emitter, index));
    if (unit->value != NULL)
        engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_VALUE, unit->value);
    if (unit->labelled) {
        engross_builder_set(emitter->builder, ENGROSS_ATTRIBUTE_LABEL, passage.text,
                            unit->label_size);
        start = engross_skip_spaces(passage.text, passage.size, unit->label_size);
    }
    put_inlines(emitter, &passage, start, end);
    engross_builder_close(emitter->builder, ENGROSS_KIND_FIELD);
}

/* Cells of a row by column; a missing cell stays empty. */
static void put_row(struct emitter *emitter, const struct engross_grid *grid, uint32_t line_index,
                    bool head) {
    const struct engross_line *line = &emitter->draft->lines.items[line_index];
    struct engross_cell cells[ENGROSS_MOST_COLUMNS];
    uint32_t count = engross_grid_cells(line, grid->separator, cells), next = 0;
    bool shifted = engross_grid_is_shifted(emitter->draft, grid, line);
    engross_builder_open(emitter->builder, ENGROSS_KIND_ROW, engross_line_position(line));
    for (uint32_t column = 0; column < grid->columns; column++) {
        bool placed = grid->separator == ENGROSS_GRID_GAP && count < grid->columns;
        uint32_t left = count - next, room = grid->columns - column;
        bool here = next < count && !(shifted && column == 0) &&
                    (!placed || left == room ||
                     engross_grid_column(emitter->draft, grid, cells[next].column + line->indent) <=
                         column);
        engross_builder_open(emitter->builder, ENGROSS_KIND_CELL, engross_line_position(line));
        if (head)
            engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_HEADER, "column");
        if (here && cells[next].size > 0) {
            engross_builder_open(emitter->builder, ENGROSS_KIND_P, engross_line_position(line));
            if (!engross_inline_emit_piece(emitter->draft, line_index, cells[next].text,
                                           cells[next].size))
                emitter->failed = true;
            engross_builder_close(emitter->builder, ENGROSS_KIND_P);
        }
        next += here ? 1 : 0;
        engross_builder_close(emitter->builder, ENGROSS_KIND_CELL);
    }
    engross_builder_close(emitter->builder, ENGROSS_KIND_ROW);
}

static void put_grid(struct emitter *emitter, uint32_t index) {
    struct engross_draft *draft = emitter->draft;
    const struct engross_grid *grid = &draft->grids[draft->units[index].chain];
    uint32_t heads = engross_grid_heads(draft, grid);
    if (!emitter->captioned) {
        close_paragraph(emitter);
        open_answer(emitter, index);
        engross_builder_open(emitter->builder, ENGROSS_KIND_TABLE, place(emitter, index));
    }
    emitter->captioned = false;
    uint32_t part = heads > 0 ? ENGROSS_KIND_TABLE_HEAD : ENGROSS_KIND_TABLE_BODY;
    engross_builder_open(emitter->builder, part, place(emitter, index));
    for (uint32_t i = 0, rows = 0; i < grid->count; i++) {
        uint32_t line = grid->first + i;
        if (engross_grid_is_rule(&draft->lines.items[line]))
            continue;
        if (rows == heads && heads > 0) {
            engross_builder_close(emitter->builder, part);
            part = ENGROSS_KIND_TABLE_BODY;
            engross_builder_open(emitter->builder, part,
                                 engross_line_position(&draft->lines.items[line]));
        }
        put_row(emitter, grid, line, rows < heads);
        rows++;
    }
    engross_builder_close(emitter->builder, part);
    engross_builder_close(emitter->builder, ENGROSS_KIND_TABLE);
}

static void put_caption(struct emitter *emitter, uint32_t index) {
    close_paragraph(emitter);
    open_answer(emitter, index);
    engross_builder_open(emitter->builder, ENGROSS_KIND_TABLE, place(emitter, index));
    put_block(emitter, index, ENGROSS_KIND_CAPTION, 0);
    emitter->captioned = true;
}

static void put_part(struct emitter *emitter, uint32_t index, uint32_t kind,
                     const struct engross_passage *passage, size_t start, size_t end) {
    engross_builder_open(emitter->builder, kind, place(emitter, index));
    put_inlines(emitter, passage, start, end);
    engross_builder_close(emitter->builder, kind);
}

static void put_key_figure(struct emitter *emitter, uint32_t index) {
    struct engross_passage passage;
    if (!load(emitter, index, &passage))
        return;
    size_t value = unit_at(emitter, index)->label_size;
    if (!emitter->in_key_figures) {
        close_exchange(emitter);
        engross_builder_open(emitter->builder, ENGROSS_KIND_KEY_FIGURES, place(emitter, index));
    }
    emitter->in_key_figures = true;
    engross_builder_open(emitter->builder, ENGROSS_KIND_KEY_FIGURE, place(emitter, index));
    put_part(emitter, index, ENGROSS_KIND_VALUE, &passage, 0, value);
    put_part(emitter, index, ENGROSS_KIND_LABEL, &passage,
             engross_key_figures_label(passage.text, passage.size, value), passage.size);
    engross_builder_close(emitter->builder, ENGROSS_KIND_KEY_FIGURE);
}

static const handler handlers[] = {
    [ENGROSS_ROLE_TEXT] = put_text,
    [ENGROSS_ROLE_GONE] = NULL,
    [ENGROSS_ROLE_FIELD] = put_field,
    [ENGROSS_ROLE_HEADING] = put_heading,
    [ENGROSS_ROLE_PARAGRAPH] = put_paragraph,
    [ENGROSS_ROLE_ITEM] = put_item,
    [ENGROSS_ROLE_QUESTION] = put_question,
    [ENGROSS_ROLE_ANSWER] = put_answer,
    [ENGROSS_ROLE_RECOMMENDATIONS] = put_recommendations,
    [ENGROSS_ROLE_NOTICE] = put_notice,
    [ENGROSS_ROLE_NOTE] = NULL,
    [ENGROSS_ROLE_QUOTATION] = put_quotation,
    [ENGROSS_ROLE_ATTRIBUTION] = put_attribution,
    [ENGROSS_ROLE_GRID] = put_grid,
    [ENGROSS_ROLE_CAPTION] = put_caption,
    [ENGROSS_ROLE_KEY_FIGURE] = put_key_figure,
    [ENGROSS_ROLE_SEPARATOR] = put_separator,
};

static void set_document(struct engross_draft *draft) {
    engross_builder_document(draft->builder, ENGROSS_ATTRIBUTE_KIND, draft->kind);
    if (draft->language != NULL)
        engross_builder_document(draft->builder, ENGROSS_ATTRIBUTE_LANGUAGE, draft->language);
}

bool engross_draft_emit(struct engross_draft *draft) {
    struct emitter emitter = {.draft = draft, .builder = draft->builder};
    set_document(draft);
    for (uint32_t i = 0; i < draft->unit_count && !emitter.failed; i++) {
        if (engross_builder_status(draft->builder) != ENGROSS_OK)
            return true;
        handler put = handlers[draft->units[i].role];
        if (put != NULL && put != put_key_figure)
            close_key_figures(&emitter);
        if (put != NULL)
            put(&emitter, i);
    }
    close_exchange(&emitter);
    close_sections(&emitter, 0);
    return !emitter.failed;
}
