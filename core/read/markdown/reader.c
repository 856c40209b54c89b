/* The Markdown reader: front matter apart, cmark-gfm for the rest, a look at the whole to tell
 * what kind of document it is, then the walk. */
#include "base/utf8.h"
#include "read/markdown/evidence.h"
#include "read/markdown/markdown.h"
#include "read/markdown/notes.h"
#include "read/metadata.h"
#include "read/recommendations.h"
#include "read/text/languages.h"

#include <cmark-gfm-core-extensions.h>
#include <stdlib.h>
#include <string.h>

/* How much is looked at to tell the language. */
#define LANGUAGE_SAMPLE ((size_t)65536)

/* Signs of its kind that a document shows at its top level. */
struct signs {
    size_t questions;       /* bold or labelled paragraphs and headings that ask */
    size_t recommendations; /* lines that cite them */
    size_t continuations;   /* ordered lists whose numbers go on from the list before */
    size_t main_headings;   /* of level 1 */
    cmark_node *first;      /* the first block */
};

static size_t line_size(const char *data, size_t size, size_t offset) {
    const char *end = memchr(data + offset, '\n', size - offset);
    return end != NULL ? (size_t)(end - (data + offset)) + 1 : size - offset;
}

static bool is_rule(const char *line, size_t size, char sign) {
    while (size > 0 && (line[size - 1] == '\n' || line[size - 1] == ' '))
        size--;
    return size == 3 && line[0] == sign && line[1] == sign && line[2] == sign;
}

/* Whether the line reads "key:", as the first one of front matter does (or a comment). */
static bool is_key(const char *line, size_t size) {
    size_t length = 0;
    while (length < size && (line[length] == '-' || line[length] == '_' ||
                             (line[length] >= '0' && line[length] <= '9') ||
                             ((line[length] | 0x20) >= 'a' && (line[length] | 0x20) <= 'z')))
        length++;
    return (length > 0 && length < size && line[length] == ':') || (size > 0 && line[0] == '#');
}

/* Where the body begins: behind the front matter, whose YAML is [*start, *end). */
static int32_t find_front_matter(const struct engross_source *source,
                                 struct engross_diagnostics *diagnostics, size_t *start,
                                 size_t *end, size_t *body) {
    const char *data = source->data;
    *start = *end = *body = 0;
    size_t first = line_size(data, source->size, 0);
    if (!is_rule(data, first, '-') || first >= source->size)
        return ENGROSS_OK;
    size_t second = line_size(data, source->size, first);
    if (!is_key(data + first, second) && !is_rule(data + first, second, '-'))
        return ENGROSS_OK;
    for (size_t at = first; at < source->size;) {
        size_t size = line_size(data, source->size, at);
        if (is_rule(data + at, size, '-') || is_rule(data + at, size, '.')) {
            *start = first;
            *end = at;
            *body = at + size;
            return ENGROSS_OK;
        }
        at += size;
    }
    engross_report(diagnostics, ENGROSS_MESSAGE_MARKDOWN_FRONT_MATTER_OPEN,
                   (engross_position){1, 1}, NULL);
    return ENGROSS_FAILED;
}

/* Offsets of all lines, which turn cmark's places into offsets. */
static bool index_lines(struct engross_markdown *markdown, size_t **lines) {
    const struct engross_source *source = markdown->source;
    size_t count = 1, at = 0;
    for (size_t i = 0; i < source->size; i++)
        count += source->data[i] == '\n';
    *lines = malloc(count * sizeof **lines);
    if (*lines == NULL)
        return false;
    (*lines)[at++] = 0;
    for (size_t i = 0; i < source->size; i++)
        if (source->data[i] == '\n')
            (*lines)[at++] = i + 1;
    markdown->lines = *lines;
    markdown->line_count = count;
    return true;
}

static engross_position position_of(const struct engross_markdown *markdown, size_t offset) {
    size_t low = 0, high = markdown->line_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (markdown->lines[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    const char *line = markdown->source->data + markdown->lines[low];
    size_t column = engross_utf8_length(line, offset - markdown->lines[low]);
    return (engross_position){(uint32_t)low + 1, (uint32_t)column + 1};
}

static void report_unused(struct engross_markdown *markdown,
                          const struct engross_markdown_definition_mark *mark) {
    struct engross_buffer name = ENGROSS_BUFFER_INIT;
    engross_buffer_append(&name, markdown->source->data + mark->offset + 2, mark->size - 4);
    if (!engross_buffer_failed(&name))
        engross_report(markdown->diagnostics, ENGROSS_MESSAGE_MARKDOWN_UNUSED_NOTE,
                       position_of(markdown, mark->offset), name.data, NULL);
    engross_buffer_finish(&name);
}

/* Feeds the body at its own line numbers. A note that nothing refers to loses its mark and gets
 * an empty line before it, so that it is a paragraph of its own. */
static void feed(struct engross_markdown *markdown, cmark_parser *parser, size_t body,
                 const struct engross_markdown_notes *notes, uint32_t *inserted) {
    const struct engross_source *source = markdown->source;
    for (size_t i = 0; i < body; i++)
        if (source->data[i] == '\n')
            cmark_parser_feed(parser, "\n", 1);
    size_t at = body;
    for (size_t i = 0; i < notes->count; i++) {
        const struct engross_markdown_definition_mark *mark = &notes->unused[i];
        report_unused(markdown, mark);
        cmark_parser_feed(parser, source->data + at, mark->offset - at);
        cmark_parser_feed(parser, "\n", 1);
        inserted[i] = position_of(markdown, mark->offset).line + (uint32_t)i;
        at = mark->offset + mark->size;
    }
    markdown->inserted = inserted;
    markdown->inserted_count = notes->count;
    cmark_parser_feed(parser, source->data + at, source->size - at);
}

static cmark_node *parse(struct engross_markdown *markdown, size_t body, uint32_t **inserted) {
    static const char *const extensions[] = {"table", "autolink"};
    struct engross_markdown_notes notes;
    if (!engross_markdown_notes_find(markdown->source->data, markdown->source->size, body, &notes))
        return NULL;
    *inserted = malloc((notes.count + 1) * sizeof **inserted);
    if (*inserted == NULL) {
        free(notes.unused);
        return NULL;
    }
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
    for (size_t i = 0; i < sizeof extensions / sizeof extensions[0]; i++)
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[i]));
    feed(markdown, parser, body, &notes, *inserted);
    cmark_node *root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    cmark_consolidate_text_nodes(root);
    free(notes.unused);
    return root;
}

/* Notes stand at the end of the tree in the order of their first references. */
static bool collect_notes(struct engross_markdown *markdown, cmark_node *root) {
    size_t count = 0;
    for (cmark_node *node = cmark_node_first_child(root); node != NULL;
         node = cmark_node_next(node))
        count += cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION;
    if (count == 0)
        return true;
    markdown->notes = calloc(count, sizeof(cmark_node *));
    markdown->note_marks = calloc(count, sizeof *markdown->note_marks);
    if (markdown->notes == NULL || markdown->note_marks == NULL)
        return false;
    for (cmark_node *node = cmark_node_first_child(root); node != NULL;
         node = cmark_node_next(node))
        if (cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION)
            markdown->notes[markdown->note_count++] = node;
    return true;
}

static size_t item_count(cmark_node *list) {
    size_t count = 0;
    for (cmark_node *item = cmark_node_first_child(list); item != NULL;
         item = cmark_node_next(item))
        count++;
    return count;
}

/* Looks at a paragraph or heading of the top level. */
static void look_at_text(struct engross_markdown *markdown, cmark_node *node, struct signs *signs) {
    struct engross_buffer *plain = &markdown->plain;
    engross_buffer_clear(plain);
    engross_markdown_plain(node, plain, ENGROSS_MARKDOWN_HEAD);
    if (plain->size == 0 || engross_buffer_failed(plain))
        return;
    engross_text label;
    bool heading = cmark_node_get_type(node) == CMARK_NODE_HEADING;
    bool marked = heading || engross_markdown_only_child(node, CMARK_NODE_STRONG) != NULL;
    bool asks = marked && engross_markdown_asks(plain->data, plain->size);
    signs->questions +=
        asks || engross_markdown_speech(plain->data, plain->size, &label) == SPEECH_QUESTION;
    signs->recommendations += engross_recommendations_line(plain->data, plain->size);
    signs->main_headings += heading && cmark_node_get_heading_level(node) == 1;
}

static struct signs look(struct engross_markdown *markdown, cmark_node *root) {
    struct signs signs = {.first = cmark_node_first_child(root)};
    int64_t expected = 0;
    for (cmark_node *node = signs.first; node != NULL; node = cmark_node_next(node)) {
        cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_HEADING || type == CMARK_NODE_PARAGRAPH)
            look_at_text(markdown, node, &signs);
        if (type != CMARK_NODE_LIST || cmark_node_get_list_type(node) != CMARK_ORDERED_LIST)
            continue;
        int64_t start = cmark_node_get_list_start(node);
        signs.continuations += start > 1 && start == expected;
        expected = start + (int64_t)item_count(node);
    }
    return signs;
}

static const char *stated_kind(const struct engross_metadata *metadata) {
    for (size_t i = 0; i < metadata->count; i++)
        if (metadata->data[i].attribute == ENGROSS_ATTRIBUTE_KIND)
            return metadata->data[i].text;
    return NULL;
}

/* What the metadata says, else what the text shows. */
static void settle_kind(struct engross_markdown *markdown, const struct engross_metadata *metadata,
                        const struct signs *signs) {
    const char *kind = stated_kind(metadata);
    const char *reason = NULL;
    if (kind == NULL && (signs->recommendations > 0 || signs->continuations > 1)) {
        kind = "report";
        reason = "its paragraphs are numbered throughout or it cites recommendations";
    } else if (kind == NULL && signs->questions > 1) {
        kind = "interview";
        reason = "it asks and answers";
    }
    if (reason != NULL) {
        engross_builder_document(markdown->builder, ENGROSS_ATTRIBUTE_KIND, kind);
        engross_report(markdown->diagnostics, ENGROSS_MESSAGE_MARKDOWN_KIND, ENGROSS_NOWHERE, kind,
                       reason, NULL);
    }
    markdown->is_report = kind != NULL && strcmp(kind, "report") == 0;
    markdown->is_interview = kind != NULL && strcmp(kind, "interview") == 0;
}

static const char *stated_title(const struct engross_metadata *metadata) {
    for (size_t i = 0; i < metadata->count; i++)
        if (metadata->data[i].field == ENGROSS_FIELD_TITLE)
            return metadata->data[i].text;
    return NULL;
}

/* The only heading of level 1 is the title where it comes first and none other is stated. */
static void settle_title(struct engross_markdown *markdown, const struct engross_metadata *metadata,
                         const struct signs *signs) {
    cmark_node *first = signs->first;
    if (first == NULL || cmark_node_get_type(first) != CMARK_NODE_HEADING ||
        cmark_node_get_heading_level(first) != 1 || signs->main_headings != 1)
        return;
    const char *title = stated_title(metadata);
    engross_buffer_clear(&markdown->plain);
    engross_markdown_plain(first, &markdown->plain, ENGROSS_MARKDOWN_HEAD);
    bool same =
        title == NULL || (markdown->plain.data != NULL && strcmp(title, markdown->plain.data) == 0);
    markdown->title = same ? first : NULL;
}

/* The language that the words show; the metadata that is applied after it is stronger. */
static void settle_language(struct engross_markdown *markdown, size_t body) {
    size_t size = markdown->source->size - body;
    const char *tag = engross_language_guess(markdown->source->data + body,
                                             size < LANGUAGE_SAMPLE ? size : LANGUAGE_SAMPLE);
    if (tag != NULL)
        engross_builder_document(markdown->builder, ENGROSS_ATTRIBUTE_LANGUAGE, tag);
}

static int32_t build(struct engross_markdown *markdown, cmark_node *root,
                     const struct engross_metadata *metadata) {
    if (!collect_notes(markdown, root))
        return ENGROSS_NO_MEMORY;
    struct signs signs = look(markdown, root);
    settle_kind(markdown, metadata, &signs);
    settle_title(markdown, metadata, &signs);
    engross_markdown_walk(markdown, root);
    engross_markdown_close_sections(markdown, 0);
    engross_markdown_after_block(markdown);
    engross_metadata_apply(metadata, markdown->builder);
    if (engross_buffer_failed(&markdown->plain))
        return ENGROSS_NO_MEMORY;
    return engross_builder_status(markdown->builder);
}

static int32_t read_body(struct engross_markdown *markdown, size_t body,
                         const struct engross_metadata *metadata) {
    size_t *lines = NULL;
    uint32_t *inserted = NULL;
    cmark_node *root = index_lines(markdown, &lines) ? parse(markdown, body, &inserted) : NULL;
    settle_language(markdown, body);
    int32_t status = root == NULL ? ENGROSS_NO_MEMORY : build(markdown, root, metadata);
    if (status == ENGROSS_NO_MEMORY)
        engross_report(markdown->diagnostics, ENGROSS_MESSAGE_MARKDOWN_NO_MEMORY, ENGROSS_NOWHERE,
                       NULL);
    if (root != NULL)
        cmark_node_free(root);
    free(lines);
    free(inserted);
    return status;
}

static int32_t read_markdown(const struct engross_source *source, struct engross_builder *builder) {
    struct engross_markdown markdown = {
        .source = source,
        .builder = builder,
        .diagnostics = engross_builder_diagnostics(builder),
    };
    struct engross_metadata metadata = ENGROSS_METADATA_INIT;
    size_t start, end, body;
    int32_t status = find_front_matter(source, markdown.diagnostics, &start, &end, &body);
    if (status == ENGROSS_OK && end > start)
        status =
            engross_metadata_load_text(source->data + start, end - start, (engross_position){2, 1},
                                       markdown.diagnostics, &metadata);
    if (status == ENGROSS_OK)
        status = read_body(&markdown, body, &metadata);
    engross_metadata_finish(&metadata);
    engross_buffer_finish(&markdown.plain);
    engross_buffer_finish(&markdown.names);
    free(markdown.images);
    free(markdown.notes);
    free(markdown.note_marks);
    return status;
}

static const char *const extensions[] = {".md", ".markdown", ".mdown", ".mkd", NULL};

const struct engross_reader engross_reader_markdown = {
    .format = "markdown",
    .summary = "Markdown (CommonMark with tables and footnotes, YAML front matter)",
    .extensions = extensions,
    .recognizes = NULL,
    .read = read_markdown,
};
