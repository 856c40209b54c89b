/* What a paragraph is: the roles are asked in order, and the first that fits opens its elements. */
#include "read/markdown/evidence.h"
#include "read/markdown/markdown.h"
#include "read/recommendations.h"

#include <stdlib.h>
#include <string.h>

#define NOTHING ((engross_text){NULL, 0})

/* fits looks; open opens every element down to the one that holds the text, sets its kind and
 * what is not printed; leaving closes that one and then those in closes. */
struct engross_markdown_role {
    bool (*fits)(struct engross_markdown *markdown, cmark_node *node);
    void (*open)(struct engross_markdown *markdown, cmark_node *node);
    uint32_t closes[3];
    bool splits; /* a later line may begin a list "(a)" */
};

static bool is_top_level(cmark_node *node) {
    return cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_DOCUMENT;
}

/* Whether an element of kind may stand here, or in the answer that would be opened for it. */
static bool has_place(const struct engross_markdown *markdown, cmark_node *node, uint32_t kind) {
    bool answers = markdown->exchange == EXCHANGE_ASKED && !markdown->in_note && is_top_level(node);
    return answers ? engross_model_allows(ENGROSS_KIND_ANSWER, kind)
                   : engross_builder_allows(markdown->builder, kind);
}

static void open_text(struct engross_markdown *markdown, cmark_node *node, uint32_t kind) {
    engross_builder_open(markdown->builder, kind, engross_markdown_position(markdown, node));
    markdown->paragraph.kind = kind;
}

/* The first block of a numbered paragraph is text: what is not gets an empty one before it. */
static void before_other(struct engross_markdown *markdown, cmark_node *node) {
    engross_markdown_before_block(markdown, node);
    if (engross_builder_kind(markdown->builder) == ENGROSS_KIND_PARAGRAPH)
        engross_markdown_fill(markdown, node);
}

static void open_outer(struct engross_markdown *markdown, cmark_node *node, uint32_t kind) {
    before_other(markdown, node);
    engross_builder_open(markdown->builder, kind, engross_markdown_position(markdown, node));
}

/* Whether the first words of a numbered paragraph are next: they are its text, whatever they say.
 */
static bool begins_paragraph(const struct engross_markdown *markdown) {
    return engross_builder_kind(markdown->builder) == ENGROSS_KIND_PARAGRAPH &&
           engross_builder_is_empty(markdown->builder);
}

static bool fits_page_break(struct engross_markdown *markdown, cmark_node *node) {
    return engross_markdown_is_page_break(markdown->plain.data, markdown->plain.size) &&
           has_place(markdown, node, ENGROSS_KIND_PAGE_BREAK);
}

static void open_page_break(struct engross_markdown *markdown, cmark_node *node) {
    open_outer(markdown, node, ENGROSS_KIND_PAGE_BREAK);
    engross_builder_close(markdown->builder, ENGROSS_KIND_PAGE_BREAK);
    engross_markdown_skip(markdown, node);
}

static bool fits_figure(struct engross_markdown *markdown, cmark_node *node) {
    cmark_node *image = engross_markdown_only_child(node, CMARK_NODE_IMAGE);
    return image != NULL && engross_markdown_is_local_image(image) &&
           has_place(markdown, node, ENGROSS_KIND_FIGURE);
}

static void open_figure(struct engross_markdown *markdown, cmark_node *node) {
    before_other(markdown, node);
    engross_markdown_figure(markdown, engross_markdown_only_child(node, CMARK_NODE_IMAGE));
    engross_markdown_skip(markdown, node);
}

static bool fits_recommendations(struct engross_markdown *markdown, cmark_node *node) {
    return has_place(markdown, node, ENGROSS_KIND_RECOMMENDATIONS) && !begins_paragraph(markdown) &&
           engross_recommendations_line(markdown->plain.data, markdown->plain.size);
}

static void open_recommendations(struct engross_markdown *markdown, cmark_node *node) {
    open_outer(markdown, node, ENGROSS_KIND_RECOMMENDATIONS);
    open_text(markdown, node, ENGROSS_KIND_P);
}

static bool fits_attribution(struct engross_markdown *markdown, cmark_node *node) {
    bool last = cmark_node_next(node) == NULL && cmark_node_previous(node) != NULL;
    return last && engross_builder_kind(markdown->builder) == ENGROSS_KIND_QUOTATION &&
           engross_markdown_attribution_dash(markdown->plain.data, markdown->plain.size) > 0;
}

/* Leaves size bytes of the paragraph's first text out. */
static void skip_head(struct engross_markdown *markdown, cmark_node *node, size_t size) {
    cmark_node *text = node;
    while (text != NULL && cmark_node_get_type(text) != CMARK_NODE_TEXT)
        text = cmark_node_first_child(text);
    markdown->paragraph.skip_text = text;
    markdown->paragraph.skip_size = size;
}

static void open_attribution(struct engross_markdown *markdown, cmark_node *node) {
    open_text(markdown, node, ENGROSS_KIND_ATTRIBUTION);
    skip_head(markdown, node,
              engross_markdown_attribution_dash(markdown->plain.data, markdown->plain.size));
}

static enum engross_markdown_speech speech_of(const struct engross_markdown *markdown,
                                              engross_text *label) {
    return engross_markdown_speech(markdown->plain.data, markdown->plain.size, label);
}

static bool may_speak(const struct engross_markdown *markdown, cmark_node *node) {
    return is_top_level(node) && !markdown->is_report && !markdown->in_note;
}

static bool fits_label(struct engross_markdown *markdown, cmark_node *node) {
    engross_text label;
    enum engross_markdown_speech speech = speech_of(markdown, &label);
    return may_speak(markdown, node) &&
           (speech == SPEECH_QUESTION ||
            (speech == SPEECH_ANSWER && markdown->exchange == EXCHANGE_ASKED));
}

/* The label may stand in an element of its own, "**Q:** Why?", with the colon in or behind it. */
static void skip_label(struct engross_markdown *markdown, cmark_node *node, size_t size) {
    cmark_node *first = cmark_node_first_child(node);
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    if (first != NULL && cmark_node_get_type(first) == CMARK_NODE_STRONG)
        engross_markdown_plain(first, &text, 0);
    if (text.size > 0 && text.size <= size) {
        markdown->paragraph.skip_node = first;
        markdown->paragraph.skip_text = cmark_node_next(first);
        markdown->paragraph.skip_size = size - text.size;
    } else {
        skip_head(markdown, node, size);
    }
    engross_buffer_finish(&text);
}

static void open_label(struct engross_markdown *markdown, cmark_node *node) {
    engross_text label;
    if (speech_of(markdown, &label) == SPEECH_QUESTION)
        engross_markdown_open_question(markdown, node, label, NOTHING);
    else
        engross_markdown_open_answer(markdown, node, label, NOTHING);
    skip_label(markdown, node, label.size);
    markdown->paragraph.unwrap_node = engross_markdown_only_child(node, CMARK_NODE_STRONG);
    open_text(markdown, node, ENGROSS_KIND_P);
}

/* "**Committee:** How many?": the strong beginning up to its colon; its size, or 0. */
static size_t speaker_size(cmark_node *node) {
    cmark_node *first = cmark_node_first_child(node);
    if (first == NULL || cmark_node_get_type(first) != CMARK_NODE_STRONG ||
        cmark_node_next(first) == NULL)
        return 0;
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    engross_markdown_plain(first, &text, 0);
    cmark_node *next = cmark_node_next(first);
    bool inside = text.size > 1 && text.data[text.size - 1] == ':';
    bool behind =
        cmark_node_get_type(next) == CMARK_NODE_TEXT && cmark_node_get_literal(next)[0] == ':';
    size_t size = inside ? text.size : behind ? text.size + 1 : 0;
    engross_buffer_finish(&text);
    return size <= 80 ? size : 0;
}

static bool fits_speaker(struct engross_markdown *markdown, cmark_node *node) {
    return markdown->is_interview && may_speak(markdown, node) && speaker_size(node) > 0;
}

static void open_speaker(struct engross_markdown *markdown, cmark_node *node) {
    size_t size = speaker_size(node);
    engross_text speaker = {markdown->plain.data, size - 1};
    bool asks = engross_markdown_asks(markdown->plain.data, markdown->plain.size);
    enum engross_markdown_exchange before = markdown->exchange;
    if (asks || before == EXCHANGE_NONE)
        engross_markdown_open_question(markdown, node, NOTHING, speaker);
    else if (before == EXCHANGE_ASKED)
        engross_markdown_open_answer(markdown, node, NOTHING, speaker);
    /* a second speaker within an answer keeps the name in the text */
    if (asks || before != EXCHANGE_ANSWERED)
        skip_label(markdown, node, size);
    open_text(markdown, node, ENGROSS_KIND_P);
}

static bool fits_question(struct engross_markdown *markdown, cmark_node *node) {
    return markdown->is_interview && may_speak(markdown, node) &&
           engross_markdown_only_child(node, CMARK_NODE_STRONG) != NULL &&
           engross_markdown_asks(markdown->plain.data, markdown->plain.size);
}

static void open_question(struct engross_markdown *markdown, cmark_node *node) {
    engross_markdown_open_question(markdown, node, NOTHING, NOTHING);
    markdown->paragraph.unwrap_node = engross_markdown_only_child(node, CMARK_NODE_STRONG);
    open_text(markdown, node, ENGROSS_KIND_P);
}

/* A paragraph whose number was escaped or that cmark does not take for a list. */
static bool fits_numbered(struct engross_markdown *markdown, cmark_node *node) {
    int64_t value;
    return markdown->is_report && is_top_level(node) && markdown->last_paragraph > 0 &&
           engross_markdown_number(markdown->plain.data, markdown->plain.size, &value) > 0 &&
           value == markdown->last_paragraph + 1 &&
           has_place(markdown, node, ENGROSS_KIND_PARAGRAPH);
}

static void open_numbered(struct engross_markdown *markdown, cmark_node *node) {
    int64_t value;
    size_t taken = engross_markdown_number(markdown->plain.data, markdown->plain.size, &value);
    open_outer(markdown, node, ENGROSS_KIND_PARAGRAPH);
    size_t printed = strcspn(markdown->plain.data, ".)") + 1;
    engross_builder_set(markdown->builder, ENGROSS_ATTRIBUTE_NUMBER, markdown->plain.data, printed);
    markdown->last_paragraph = value;
    open_text(markdown, node, ENGROSS_KIND_P);
    skip_head(markdown, node, taken);
}

static bool fits_marker(struct engross_markdown *markdown, cmark_node *node) {
    return (markdown->paragraph.marker_count > 0 || has_place(markdown, node, ENGROSS_KIND_LIST)) &&
           engross_markdown_fits_marker(markdown, node);
}

static void open_marker(struct engross_markdown *markdown, cmark_node *node) {
    before_other(markdown, node);
    engross_markdown_start_marker(markdown, NULL, cmark_node_first_child(node));
}

static bool is_table(cmark_node *node) {
    return node != NULL && strcmp(cmark_node_get_type_string(node), "table") == 0;
}

static bool fits_caption(struct engross_markdown *markdown, cmark_node *node) {
    return is_table(cmark_node_next(node)) && has_place(markdown, node, ENGROSS_KIND_TABLE) &&
           engross_markdown_is_caption(markdown->plain.data, markdown->plain.size);
}

static void open_caption(struct engross_markdown *markdown, cmark_node *node) {
    open_outer(markdown, node, ENGROSS_KIND_TABLE);
    open_text(markdown, node, ENGROSS_KIND_CAPTION);
    markdown->captioned = cmark_node_next(node);
}

static bool fits_notice(struct engross_markdown *markdown, cmark_node *node) {
    return engross_markdown_only_child(node, CMARK_NODE_EMPH) != NULL &&
           has_place(markdown, node, ENGROSS_KIND_NOTICE) && !begins_paragraph(markdown) &&
           engross_markdown_notice_type(markdown->plain.data, markdown->plain.size) != NULL;
}

static void open_notice(struct engross_markdown *markdown, cmark_node *node) {
    open_outer(markdown, node, ENGROSS_KIND_NOTICE);
    engross_builder_set_string(
        markdown->builder, ENGROSS_ATTRIBUTE_TYPE,
        engross_markdown_notice_type(markdown->plain.data, markdown->plain.size));
    markdown->paragraph.unwrap_node = engross_markdown_only_child(node, CMARK_NODE_EMPH);
    open_text(markdown, node, ENGROSS_KIND_P);
}

static bool fits_always(struct engross_markdown *markdown, cmark_node *node) {
    return has_place(markdown, node, ENGROSS_KIND_P);
}

static void open_plain(struct engross_markdown *markdown, cmark_node *node) {
    engross_markdown_before_block(markdown, node);
    open_text(markdown, node, ENGROSS_KIND_P);
}

static const struct engross_markdown_role roles[] = {
    /* first: where a marker list is open, the next paragraph has been found to go on with it */
    {fits_marker, open_marker, {0}, true},
    {fits_page_break, open_page_break, {0}, false},
    {fits_figure, open_figure, {0}, false},
    {fits_recommendations, open_recommendations, {ENGROSS_KIND_RECOMMENDATIONS}, false},
    {fits_attribution, open_attribution, {0}, false},
    {fits_label, open_label, {ENGROSS_KIND_QUESTION}, false},
    {fits_speaker, open_speaker, {ENGROSS_KIND_QUESTION}, false},
    {fits_question, open_question, {ENGROSS_KIND_QUESTION}, false},
    {fits_numbered, open_numbered, {ENGROSS_KIND_PARAGRAPH}, true},
    {fits_caption, open_caption, {0}, false},
    {fits_notice, open_notice, {ENGROSS_KIND_NOTICE}, false},
    {fits_always, open_plain, {0}, true},
};

void engross_markdown_enter_paragraph(struct engross_markdown *markdown, cmark_node *node) {
    struct engross_markdown_paragraph next = {.node = node,
                                              .marker_count = markdown->paragraph.marker_count};
    memcpy(next.markers, markdown->paragraph.markers, sizeof next.markers);
    markdown->paragraph = next;
    engross_buffer_clear(&markdown->plain);
    engross_markdown_plain(node, &markdown->plain, 0);
    engross_buffer_append_string(&markdown->plain, "");
    if (engross_buffer_failed(&markdown->plain))
        return;
    for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++)
        if (roles[i].fits(markdown, node)) {
            markdown->paragraph.role = &roles[i];
            roles[i].open(markdown, node);
            return;
        }
}

/* An element that the role may have opened, such as the question, is closed where it is open. */
static void close_outer(struct engross_markdown *markdown, const uint32_t *kinds) {
    for (size_t i = 0; kinds[i] != 0; i++)
        if (engross_builder_kind(markdown->builder) == kinds[i])
            engross_builder_close(markdown->builder, kinds[i]);
}

void engross_markdown_leave_paragraph(struct engross_markdown *markdown, cmark_node *node) {
    const struct engross_markdown_role *role = markdown->paragraph.role;
    if (role == NULL)
        return;
    if (markdown->paragraph.kind != 0)
        engross_builder_close(markdown->builder, markdown->paragraph.kind);
    bool attributed = markdown->paragraph.kind == ENGROSS_KIND_ATTRIBUTION;
    engross_markdown_settle_markers(markdown, node);
    close_outer(markdown, role->closes);
    if (!attributed)
        engross_markdown_after_block(markdown);
}

/* "… words.\n— Name" at the end of a quotation. */
static bool starts_attribution(struct engross_markdown *markdown, cmark_node *text) {
    cmark_node *paragraph = markdown->paragraph.node;
    if (text == NULL || cmark_node_get_type(text) != CMARK_NODE_TEXT ||
        cmark_node_next(paragraph) != NULL ||
        cmark_node_get_type(cmark_node_parent(paragraph)) != CMARK_NODE_BLOCK_QUOTE ||
        markdown->paragraph.kind != ENGROSS_KIND_P || markdown->paragraph.marker_count > 0)
        return false;
    for (cmark_node *at = text; at != NULL; at = cmark_node_next(at))
        if (cmark_node_get_type(at) == CMARK_NODE_SOFTBREAK)
            return false;
    const char *literal = cmark_node_get_literal(text);
    size_t dash = engross_markdown_attribution_dash(literal, strlen(literal));
    if (dash == 0)
        return false;
    engross_builder_close(markdown->builder, ENGROSS_KIND_P);
    if (engross_builder_kind(markdown->builder) != ENGROSS_KIND_QUOTATION) {
        open_text(markdown, paragraph, ENGROSS_KIND_P);
        return true;
    }
    open_text(markdown, text, ENGROSS_KIND_ATTRIBUTION);
    markdown->paragraph.skip_text = text;
    markdown->paragraph.skip_size = dash;
    return true;
}

/* A line end in the source: a space, unless the next line is something of its own. */
static bool starts_line(struct engross_markdown *markdown, cmark_node *node) {
    const struct engross_markdown_paragraph *paragraph = &markdown->paragraph;
    if (cmark_node_parent(node) != paragraph->node || paragraph->role == NULL ||
        !paragraph->role->splits || paragraph->tag_count > 0)
        return false;
    cmark_node *next = cmark_node_next(node);
    return starts_attribution(markdown, next) ||
           engross_markdown_start_marker(markdown, node, next);
}

void engross_markdown_soft_break(struct engross_markdown *markdown, cmark_node *node) {
    if (!starts_line(markdown, node) &&
        engross_model_holds_text(engross_builder_kind(markdown->builder)))
        engross_builder_text(markdown->builder, " ", 1, engross_markdown_position(markdown, node));
}

void engross_markdown_line_break(struct engross_markdown *markdown, cmark_node *node) {
    if (starts_line(markdown, node) ||
        !engross_builder_allows(markdown->builder, ENGROSS_KIND_LINE_BREAK))
        return;
    engross_builder_open(markdown->builder, ENGROSS_KIND_LINE_BREAK,
                         engross_markdown_position(markdown, node));
    engross_builder_close(markdown->builder, ENGROSS_KIND_LINE_BREAK);
}

void engross_markdown_after_block(struct engross_markdown *markdown) {
    if (!engross_builder_allows(markdown->builder, ENGROSS_KIND_FIGURE) || markdown->in_note)
        return;
    for (size_t i = 0; i < markdown->image_count; i++)
        engross_markdown_figure(markdown, markdown->images[i]);
    markdown->image_count = 0;
}
