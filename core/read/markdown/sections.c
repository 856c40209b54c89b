/* Headings become nested sections; questions and answers become exchanges. */
#include "read/markdown/evidence.h"
#include "read/markdown/markdown.h"
#include "read/recommendations.h"

#include <stdlib.h>
#include <string.h>

#define LONGEST_NAME 80    /* bytes */
#define MOST_NAMES 0x10000 /* bytes of all */
#define NOTHING ((engross_text){NULL, 0})

static bool is_top_level(cmark_node *node) {
    return cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_DOCUMENT;
}

void engross_markdown_close_exchange(struct engross_markdown *markdown) {
    if (markdown->exchange == EXCHANGE_ANSWERED)
        engross_builder_close(markdown->builder, ENGROSS_KIND_ANSWER);
    if (markdown->exchange != EXCHANGE_NONE)
        engross_builder_close(markdown->builder, ENGROSS_KIND_EXCHANGE);
    markdown->exchange = EXCHANGE_NONE;
}

void engross_markdown_close_sections(struct engross_markdown *markdown, int level) {
    engross_markdown_close_exchange(markdown);
    while (markdown->level_count > 0 && markdown->levels[markdown->level_count - 1] >= level) {
        engross_builder_close(markdown->builder, ENGROSS_KIND_SECTION);
        markdown->level_count--;
    }
}

static void set_speech(struct engross_markdown *markdown, engross_text label,
                       engross_text speaker) {
    if (label.size > 0)
        engross_builder_set(markdown->builder, ENGROSS_ATTRIBUTE_LABEL, label.data, label.size);
    if (speaker.size > 0)
        engross_builder_set(markdown->builder, ENGROSS_ATTRIBUTE_SPEAKER, speaker.data,
                            speaker.size);
}

void engross_markdown_open_question(struct engross_markdown *markdown, cmark_node *node,
                                    engross_text label, engross_text speaker) {
    engross_position position = engross_markdown_position(markdown, node);
    engross_markdown_close_exchange(markdown);
    engross_builder_open(markdown->builder, ENGROSS_KIND_EXCHANGE, position);
    engross_builder_open(markdown->builder, ENGROSS_KIND_QUESTION, position);
    set_speech(markdown, label, speaker);
    markdown->exchange = EXCHANGE_ASKED;
}

void engross_markdown_open_answer(struct engross_markdown *markdown, cmark_node *node,
                                  engross_text label, engross_text speaker) {
    engross_builder_open(markdown->builder, ENGROSS_KIND_ANSWER,
                         engross_markdown_position(markdown, node));
    set_speech(markdown, label, speaker);
    markdown->exchange = EXCHANGE_ANSWERED;
}

void engross_markdown_before_block(struct engross_markdown *markdown, cmark_node *node) {
    if (markdown->exchange == EXCHANGE_ASKED && !markdown->in_note && is_top_level(node))
        engross_markdown_open_answer(markdown, node, NOTHING, NOTHING);
}

/* Which element a heading becomes; kept on the node for leaving it. */
enum heading_role {
    HEADING_RECOMMENDATIONS,
    HEADING_SECTION,
    HEADING_TITLE,
    HEADING_QUESTION,
    HEADING_LINE
};

/* Takes "{#name .class}" off the end of a heading, as pandoc and others write it: a name for
 * references. False where there is none. */
static bool take_name(cmark_node *node, char name[LONGEST_NAME + 1]) {
    cmark_node *last = cmark_node_last_child(node);
    if (last == NULL || cmark_node_get_type(last) != CMARK_NODE_TEXT)
        return false;
    const char *text = cmark_node_get_literal(last), *start = strrchr(text, '{');
    size_t size = strlen(text);
    if (start == NULL || start == text || start[-1] != ' ' || text[size - 1] != '}' ||
        start[1] != '#')
        return false;
    size_t length = strcspn(start + 2, " }");
    char *heading = strndup(text, (size_t)(start - text) - 1);
    if (length == 0 || length > LONGEST_NAME || heading == NULL) {
        free(heading);
        return false;
    }
    memcpy(name, start + 2, length);
    name[length] = '\0';
    bool taken = cmark_node_set_literal(last, heading) != 0;
    free(heading);
    return taken;
}

/* Names count once: a second heading of the same name is told by its place. */
static bool is_new_name(struct engross_markdown *markdown, const char *name) {
    struct engross_buffer line = ENGROSS_BUFFER_INIT, *names = &markdown->names;
    engross_buffer_append_format(&line, "\n%s\n", name);
    bool is_new = !engross_buffer_failed(&line) && names->size < MOST_NAMES &&
                  (names->size == 0 || strstr(names->data, line.data) == NULL);
    if (is_new)
        engross_buffer_append(names, line.data, line.size);
    engross_buffer_finish(&line);
    return is_new;
}

static void open_section(struct engross_markdown *markdown, cmark_node *node, const char *name) {
    int level = cmark_node_get_heading_level(node);
    engross_position position = engross_markdown_position(markdown, node);
    engross_markdown_close_sections(markdown, level);
    int above = markdown->level_count > 0 ? markdown->levels[markdown->level_count - 1] : 0;
    if (above > 0 && level > above + 1)
        engross_report(markdown->diagnostics, ENGROSS_MESSAGE_MARKDOWN_LEVEL_SKIPPED, position,
                       ENGROSS_NUMBER((uint64_t)level), ENGROSS_NUMBER((uint64_t)above), NULL);
    engross_builder_open(markdown->builder, ENGROSS_KIND_SECTION, position);
    markdown->levels[markdown->level_count++] = level;
    if (name != NULL && is_new_name(markdown, name))
        engross_builder_set_string(markdown->builder, ENGROSS_ATTRIBUTE_ID, name);
    engross_text number;
    const char *type;
    size_t taken =
        engross_markdown_heading_number(markdown->plain.data, markdown->plain.size, &number, &type);
    cmark_node *first = cmark_node_first_child(node);
    bool split = taken > 0 && first != NULL && cmark_node_get_type(first) == CMARK_NODE_TEXT &&
                 strlen(cmark_node_get_literal(first)) >= taken;
    if (split) {
        engross_builder_set(markdown->builder, ENGROSS_ATTRIBUTE_NUMBER, number.data, number.size);
        markdown->paragraph.skip_text = first;
        markdown->paragraph.skip_size = taken;
    }
    if (type != NULL)
        engross_builder_set_string(markdown->builder, ENGROSS_ATTRIBUTE_TYPE, type);
    engross_builder_open(markdown->builder, ENGROSS_KIND_HEADING, position);
}

/* A heading where the model has no sections: in an item or a quotation. */
static void open_line(struct engross_markdown *markdown, cmark_node *node, uint32_t outer) {
    engross_position position = engross_markdown_position(markdown, node);
    engross_markdown_before_block(markdown, node);
    if (outer != ENGROSS_KIND_NONE)
        engross_builder_open(markdown->builder, outer, position);
    engross_builder_open(markdown->builder, ENGROSS_KIND_P, position);
    if (outer == ENGROSS_KIND_NONE)
        engross_builder_open(markdown->builder, ENGROSS_KIND_STRONG, position);
}

static enum heading_role role_of(const struct engross_markdown *markdown, cmark_node *node) {
    if (node == markdown->title)
        return HEADING_TITLE;
    if (!is_top_level(node))
        return HEADING_LINE;
    const struct engross_buffer *plain = &markdown->plain;
    if (engross_recommendations_line(plain->data, plain->size))
        return HEADING_RECOMMENDATIONS;
    bool asks = markdown->is_interview && engross_markdown_asks(plain->data, plain->size);
    return asks ? HEADING_QUESTION : HEADING_SECTION;
}

void engross_markdown_enter_heading(struct engross_markdown *markdown, cmark_node *node) {
    engross_position position = engross_markdown_position(markdown, node);
    char name[LONGEST_NAME + 1];
    bool named = take_name(node, name);
    engross_buffer_clear(&markdown->plain);
    engross_markdown_plain(node, &markdown->plain, ENGROSS_MARKDOWN_HEAD);
    engross_buffer_append_string(&markdown->plain, "");
    if (engross_buffer_failed(&markdown->plain))
        return;
    markdown->paragraph = (struct engross_markdown_paragraph){.node = node};
    enum heading_role role = role_of(markdown, node);
    cmark_node_set_user_data(node, (void *)(uintptr_t)role);
    if (role == HEADING_SECTION) {
        open_section(markdown, node, named ? name : NULL);
    } else if (role == HEADING_TITLE) {
        engross_builder_open_field(markdown->builder, ENGROSS_FIELD_TITLE, position);
    } else if (role == HEADING_QUESTION) {
        engross_markdown_open_question(markdown, node, NOTHING, NOTHING);
        engross_builder_open(markdown->builder, ENGROSS_KIND_P, position);
    } else {
        open_line(markdown, node,
                  role == HEADING_RECOMMENDATIONS ? ENGROSS_KIND_RECOMMENDATIONS
                                                  : ENGROSS_KIND_NONE);
    }
}

void engross_markdown_leave_heading(struct engross_markdown *markdown, cmark_node *node) {
    static const uint32_t closed[][3] = {
        [HEADING_RECOMMENDATIONS] = {ENGROSS_KIND_P, ENGROSS_KIND_RECOMMENDATIONS, 0},
        [HEADING_SECTION] = {ENGROSS_KIND_HEADING, 0, 0},
        [HEADING_TITLE] = {ENGROSS_KIND_FIELD, 0, 0},
        [HEADING_QUESTION] = {ENGROSS_KIND_P, ENGROSS_KIND_QUESTION, 0},
        [HEADING_LINE] = {ENGROSS_KIND_STRONG, ENGROSS_KIND_P, 0},
    };
    const uint32_t *kinds = closed[(uintptr_t)cmark_node_get_user_data(node)];
    for (size_t i = 0; kinds[i] != 0; i++)
        engross_builder_close(markdown->builder, kinds[i]);
    engross_markdown_after_block(markdown);
}
