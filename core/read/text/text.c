/* The plain text reader. Text has no marks of structure; it is recovered from evidence in passes,
 * each of which works on what the ones before left: lines, masthead, page furniture, tables, units,
 * notes, sequences of numbers, joints, roles. docs/reading-text.md tells users what to expect. */
#include "read/reader.h"
#include "read/text/passes.h"
#include "read/text/reports.h"
#include "read/text/vocabulary.h"

#define MOST_LINES 2000000

static bool split_lines(struct engross_draft *draft) {
    return engross_lines_split(&draft->arena, draft->source->data, draft->source->size,
                               &draft->lines);
}

/* Words are collected only where a line ends with a hyphen. */
static bool collect_words(struct engross_draft *draft) {
    bool needed = false;
    for (size_t i = 0; i < draft->lines.count && !needed; i++)
        needed = (draft->lines.items[i].measure.shape & ENGROSS_SHAPE_ENDS_HYPHEN) != 0;
    if (!needed)
        return true;
    draft->vocabulary =
        engross_vocabulary_new(&draft->arena, draft->source->data, draft->source->size);
    return draft->vocabulary != NULL;
}

static bool report_headings(struct engross_draft *draft) {
    engross_headings_report(draft);
    return true;
}

static bool (*const passes[])(struct engross_draft *draft) = {
    collect_words,         engross_language_find_out, engross_masthead_find,
    engross_contents_find, engross_furniture_find,    engross_grids_find,
    engross_units_split,   engross_notes_find,        engross_sequences_find,
    engross_joints_mend,   engross_exchanges_find,    engross_text_key_figures_find,
    engross_roles_assign,  engross_notices_find,      engross_title_find,
    engross_outline_find,  engross_kind_find_out,     report_headings,
    engross_draft_emit,
};

static int32_t run_passes(struct engross_draft *draft) {
    if (!split_lines(draft))
        return ENGROSS_NO_MEMORY;
    if (draft->lines.count > MOST_LINES) {
        engross_report(draft->diagnostics, ENGROSS_MESSAGE_TEXT_TOO_MANY_LINES, ENGROSS_NOWHERE,
                       ENGROSS_NUMBER(MOST_LINES), NULL);
        return ENGROSS_FAILED;
    }
    for (size_t i = 0; i < sizeof passes / sizeof passes[0]; i++)
        if (!passes[i](draft))
            return ENGROSS_NO_MEMORY;
    return engross_builder_status(draft->builder);
}

static int32_t read_text(const struct engross_source *source, struct engross_builder *builder) {
    struct engross_reports reports;
    struct engross_draft draft = {
        .builder = builder,
        .diagnostics = &reports.diagnostics,
        .source = source,
    };
    engross_reports_init(&reports, &draft.arena, engross_builder_diagnostics(builder));
    int32_t status = run_passes(&draft);
    engross_reports_release(&reports);
    engross_arena_finish(&draft.arena);
    return status;
}

static const char *const extensions[] = {".txt", ".text", NULL};

const struct engross_reader engross_reader_text = {
    .format = "text",
    .summary = "plain text; its structure is recovered from numbers, bullets, headings and layout",
    .extensions = extensions,
    .recognizes = NULL,
    .read = read_text,
};
