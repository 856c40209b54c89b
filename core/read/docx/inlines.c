/* Runs as inline elements: each run has a stack of elements that it stands in; what two
 * neighbours share stays open between them. */
#include "read/docx/emit.h"

#include "base/utf8.h"

#include <string.h>

#define DEEPEST 8

struct layer {
    uint32_t kind;
    uint32_t link;    /* LINK, REFERENCE: index + 1 */
    uint8_t language; /* SPAN */
};

struct line {
    struct engross_ooxml_emitter *emitter;
    engross_position position;
    struct layer open[DEEPEST];
    size_t count;
    bool strips_bold;
};

/* --- languages --- */

/* Countries that Word writes after a language where no difference is meant. */
static const char *const usual[] = {
    "en-GB", "en-US",        "fr-FR",      "es-ES", "ru-RU", "kk-KZ",      "ky-KG", "uk-UA",
    "be-BY", "de-DE",        "it-IT",      "pt-PT", "pl-PL", "tr-TR",      "el-GR", "hy-AM",
    "ka-GE", "mn-MN",        "ar-SA",      "ar-EG", "fa-IR", "he-IL",      "ur-PK", "ps-AF",
    "hi-IN", "th-TH",        "zh-CN",      "ja-JP", "ko-KR", "tg-Cyrl-TJ", "tk-TM", "uz-Latn-UZ",
    "nl-NL", "es-ES_tradnl", "az-Latn-AZ", "prs-AF"};

void engross_ooxml_language_reduce(const char *tag, char reduced[16]) {
    size_t size = strlen(tag) < 15 ? strlen(tag) : 15;
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        if (strcmp(usual[i], tag) == 0)
            size = strcspn(tag, "-");
    memcpy(reduced, tag, size);
    reduced[size] = '\0';
}

static bool same_language(const char *left, const char *right) {
    size_t size = strcspn(left, "-");
    return size == strcspn(right, "-") && memcmp(left, right, size) == 0;
}

enum script { SCRIPT_LATIN, SCRIPT_CYRILLIC, SCRIPT_ARABIC, SCRIPT_EAST_ASIAN, SCRIPT_OTHER };

static enum script script_of_language(const char *tag) {
    static const struct {
        const char *tags;
        enum script script;
    } rows[] = {{" ru kk ky uk be bg mk sr tg mn tt ba ", SCRIPT_CYRILLIC},
                {" ar fa ur ps prs ug ckb sd ", SCRIPT_ARABIC},
                {" zh ja ko ", SCRIPT_EAST_ASIAN},
                {" el hy ka he hi th bn ta te ml kn gu pa si my km lo am ", SCRIPT_OTHER}};
    char word[20] = " ";
    size_t size = strcspn(tag, "-");
    if (size > 12 || strstr(tag, "Latn") != NULL)
        return SCRIPT_LATIN;
    memcpy(word + 1, tag, size);
    memcpy(word + 1 + size, " ", 2);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strstr(rows[i].tags, word) != NULL)
            return rows[i].script;
    return SCRIPT_LATIN;
}

static enum script script_of_letter(uint32_t c) {
    if (c < 0x250 || (c >= 0x1E00 && c <= 0x1EFF))
        return SCRIPT_LATIN;
    if (c >= 0x400 && c <= 0x52F)
        return SCRIPT_CYRILLIC;
    if ((c >= 0x600 && c <= 0x8FF) || (c >= 0xFB50 && c <= 0xFEFC))
        return SCRIPT_ARABIC;
    if (c >= 0x2E80 && c <= 0xFAFF)
        return SCRIPT_EAST_ASIAN;
    return SCRIPT_OTHER;
}

/* Whether text has a letter that the language is written with: Word marks runs with whatever
 * the keyboard was set to. */
static bool is_written_in(const char *data, size_t size, const char *tag) {
    enum script script = script_of_language(tag);
    for (size_t at = 0; at < size;) {
        uint32_t c = engross_utf8_decode(data, size, &at);
        if (engross_is_letter(c) && script_of_letter(c) == script)
            return true;
    }
    return false;
}

/* The language that a span for the run would say; 0: the document's. */
static uint8_t foreign_language(const struct line *line, const struct engross_ooxml_run *run) {
    const struct engross_ooxml_emitter *emitter = line->emitter;
    if (run->language == 0 || run->kind != ENGROSS_OOXML_RUN_TEXT || emitter->language[0] == '\0')
        return 0;
    const char *tag = emitter->languages->tags[run->language - 1];
    char reduced[16];
    engross_ooxml_language_reduce(tag, reduced);
    if (emitter->is_own)
        return strcmp(reduced, emitter->language) == 0 ? 0 : run->language;
    if (same_language(tag, emitter->language))
        return 0;
    return is_written_in(emitter->story->text.data + run->offset, run->size, tag) ? run->language
                                                                                  : 0;
}

/* --- layers --- */

static struct engross_ooxml_bookmark *bookmark_of(const struct engross_ooxml_emitter *emitter,
                                                  const struct engross_ooxml_link *link) {
    uint32_t index = engross_ooxml_keys_find(&emitter->story->bookmark_names,
                                             (engross_text){link->target, strlen(link->target)});
    return index == ENGROSS_OOXML_NO_KEY ? NULL : &emitter->story->bookmarks[index];
}

/* The ID that an internal link leads to, or NULL where the model has nothing to refer to. */
static const char *target_of(const struct engross_ooxml_emitter *emitter,
                             const struct engross_ooxml_link *link) {
    const struct engross_ooxml_bookmark *bookmark = bookmark_of(emitter, link);
    if (bookmark == NULL || !bookmark->is_target)
        return NULL;
    return bookmark->note != 0
               ? bookmark->name
               : engross_ooxml_block_id(emitter->story, &emitter->story->blocks[bookmark->block]);
}

static size_t want_layers(const struct line *line, const struct engross_ooxml_run *run,
                          struct layer wanted[DEEPEST]) {
    static const struct {
        uint8_t bit;
        uint32_t kind;
    } marks[] = {{ENGROSS_OOXML_SUPERSCRIPT, ENGROSS_KIND_SUPERSCRIPT},
                 {ENGROSS_OOXML_SUBSCRIPT, ENGROSS_KIND_SUBSCRIPT},
                 {ENGROSS_OOXML_CODE, ENGROSS_KIND_CODE}};
    const struct engross_ooxml_emitter *emitter = line->emitter;
    size_t count = 0;
    if (run->link != 0) {
        const struct engross_ooxml_link *link = &emitter->story->links[run->link - 1];
        if (!link->is_internal)
            wanted[count++] = (struct layer){ENGROSS_KIND_LINK, run->link, 0};
        else if (target_of(emitter, link) != NULL)
            wanted[count++] = (struct layer){ENGROSS_KIND_REFERENCE, run->link, 0};
    }
    if ((run->format & ENGROSS_OOXML_BOLD) != 0 && !line->strips_bold)
        wanted[count++] = (struct layer){.kind = ENGROSS_KIND_STRONG};
    if ((run->format & ENGROSS_OOXML_ITALIC) != 0)
        wanted[count++] = (struct layer){.kind = ENGROSS_KIND_EMPHASIS};
    uint8_t language = foreign_language(line, run);
    if (language != 0)
        wanted[count++] = (struct layer){ENGROSS_KIND_SPAN, 0, language};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if ((run->format & marks[i].bit) != 0)
            wanted[count++] = (struct layer){.kind = marks[i].kind};
    return count;
}

/* Equal targets make one link, though Word writes it in pieces. */
static bool is_same(const struct line *line, const struct layer *left, const struct layer *right) {
    const struct engross_ooxml_link *links = line->emitter->story->links;
    if (left->kind != right->kind || left->language != right->language)
        return false;
    return left->link == right->link ||
           (left->link != 0 && right->link != 0 &&
            strcmp(links[left->link - 1].target, links[right->link - 1].target) == 0);
}

static void close_layers(struct line *line, size_t count) {
    while (line->count > count)
        engross_builder_close(line->emitter->builder, line->open[--line->count].kind);
}

static void open_layer(struct line *line, const struct layer *layer) {
    struct engross_ooxml_emitter *emitter = line->emitter;
    struct engross_builder *builder = emitter->builder;
    if (!engross_builder_allows(builder, layer->kind))
        return;
    engross_builder_open(builder, layer->kind, line->position);
    if (layer->kind == ENGROSS_KIND_SPAN) {
        char reduced[16];
        engross_ooxml_language_reduce(emitter->languages->tags[layer->language - 1], reduced);
        engross_builder_set_string(builder, ENGROSS_ATTRIBUTE_LANGUAGE, reduced);
    } else if (layer->link != 0) {
        const struct engross_ooxml_link *link = &emitter->story->links[layer->link - 1];
        if (layer->kind == ENGROSS_KIND_LINK)
            engross_builder_set_string(builder, ENGROSS_ATTRIBUTE_HREF, link->target);
        else
            engross_builder_set_string(builder, ENGROSS_ATTRIBUTE_TARGET, target_of(emitter, link));
    }
    line->open[line->count++] = *layer;
}

static void settle_layers(struct line *line, const struct engross_ooxml_run *run) {
    struct layer wanted[DEEPEST];
    size_t count = want_layers(line, run, wanted), shared = 0;
    while (shared < count && shared < line->count &&
           is_same(line, &line->open[shared], &wanted[shared]))
        shared++;
    close_layers(line, shared);
    for (size_t i = shared; i < count; i++)
        open_layer(line, &wanted[i]);
}

/* --- runs --- */

static size_t mark_size(const struct engross_ooxml_emitter *emitter,
                        const struct engross_ooxml_note *note) {
    const struct engross_ooxml_block *block = &emitter->story->blocks[note->first];
    if (note->mark == NULL || block->run_count == 0)
        return 0;
    const struct engross_ooxml_run *run = &emitter->story->runs[block->first_run];
    size_t size = strlen(note->mark);
    bool is_mark = run->kind == ENGROSS_OOXML_RUN_TEXT && run->size >= size &&
                   memcmp(emitter->story->text.data + run->offset, note->mark, size) == 0;
    return is_mark ? size : 0;
}

/* The blocks of a note where its mark stands. Tables become their paragraphs. */
static void emit_note(struct line *line, uint32_t index) {
    struct engross_ooxml_emitter *emitter = line->emitter;
    struct engross_ooxml_note *note = &emitter->story->notes[index];
    struct engross_builder *builder = emitter->builder;
    if (!engross_builder_allows(builder, ENGROSS_KIND_NOTE) || emitter->in_note)
        return;
    struct engross_ooxml_emitter inner = *emitter;
    inner.list_count = inner.list_floor = 0;
    inner.in_note = true;
    inner.picture_count = 0;
    engross_builder_open(builder, ENGROSS_KIND_NOTE, line->position);
    if (note->is_end)
        engross_builder_set_string(builder, ENGROSS_ATTRIBUTE_TYPE, "end");
    if (note->mark != NULL)
        engross_builder_set_string(builder, ENGROSS_ATTRIBUTE_MARK, note->mark);
    if (note->bookmark != 0 && emitter->story->bookmarks[note->bookmark - 1].is_target)
        engross_builder_set_string(builder, ENGROSS_ATTRIBUTE_ID,
                                   emitter->story->bookmarks[note->bookmark - 1].name);
    bool is_empty = true, has_table = false;
    for (uint32_t i = note->first; i < note->end; i++) {
        const struct engross_ooxml_block *block = &emitter->story->blocks[i];
        has_table = has_table || block->kind == ENGROSS_OOXML_TABLE;
        bool is_blank = block->size == 0 && block->run_count == 0 && !block->is_numbered;
        if (block->kind != ENGROSS_OOXML_PARAGRAPH ||
            (block->size == 0 && (i + 1 < note->end || is_blank)))
            continue;
        engross_ooxml_emit_inner(&inner, i, is_empty ? mark_size(emitter, note) : 0);
        is_empty = false;
    }
    engross_ooxml_close_lists(&inner, 0);
    if (is_empty) {
        engross_builder_open(builder, ENGROSS_KIND_P, line->position);
        engross_builder_close(builder, ENGROSS_KIND_P);
    }
    if (!note->is_there)
        engross_report(emitter->diagnostics, ENGROSS_MESSAGE_DOCX_NOTE_LOST, line->position, NULL);
    if (has_table)
        engross_report(emitter->diagnostics, ENGROSS_MESSAGE_DOCX_NOTE_TABLE, line->position, NULL);
    engross_builder_close(builder, ENGROSS_KIND_NOTE);
}

static void emit_break(struct line *line) {
    struct engross_builder *builder = line->emitter->builder;
    if (!engross_builder_allows(builder, ENGROSS_KIND_LINE_BREAK))
        return;
    engross_builder_open(builder, ENGROSS_KIND_LINE_BREAK, line->position);
    engross_builder_close(builder, ENGROSS_KIND_LINE_BREAK);
}

static void emit_run(struct line *line, const struct engross_ooxml_run *run, size_t skip) {
    struct engross_ooxml_emitter *emitter = line->emitter;
    switch (run->kind) {
    case ENGROSS_OOXML_RUN_TEXT:
        settle_layers(line, run);
        engross_builder_text(emitter->builder, emitter->story->text.data + run->offset + skip,
                             run->size - skip, line->position);
        break;
    case ENGROSS_OOXML_RUN_TAB:
        engross_builder_text(emitter->builder, " ", 1, line->position);
        break;
    case ENGROSS_OOXML_RUN_BREAK:
        emit_break(line);
        break;
    case ENGROSS_OOXML_RUN_PAGE_BREAK:
        emitter->breaks_page = true;
        break;
    case ENGROSS_OOXML_RUN_NOTE:
        close_layers(line, 0);
        emit_note(line, run->value);
        break;
    case ENGROSS_OOXML_RUN_PICTURE:
        if (emitter->picture_count < 64)
            emitter->pictures[emitter->picture_count++] = run->value;
        break;
    default:
        break;
    }
}

void engross_ooxml_emit_inlines(struct engross_ooxml_emitter *emitter,
                                const struct engross_ooxml_block *block, size_t skip,
                                bool strips_bold) {
    struct line line = {.emitter = emitter,
                        .position = engross_ooxml_block_position(block),
                        .strips_bold = strips_bold};
    for (uint32_t i = 0; i < block->run_count; i++) {
        const struct engross_ooxml_run *run = &emitter->story->runs[block->first_run + i];
        bool counts = run->kind <= ENGROSS_OOXML_RUN_BREAK;
        size_t size = run->kind == ENGROSS_OOXML_RUN_TEXT ? run->size : 1;
        size_t left = counts && skip > 0 ? (skip < size ? skip : size) : 0;
        skip -= left;
        if (counts && left == size && size > 0)
            continue;
        emit_run(&line, run, left);
    }
    close_layers(&line, 0);
}
