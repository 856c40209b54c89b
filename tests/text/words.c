#include "words.h"

#include "base/utf8.h"
#include "read/text/characters.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One letter or digit, and the line of the source it stands in. */
struct sign {
    uint32_t codepoint;
    uint32_t line;
    bool bullet; /* an "o" alone at the start of its line, perhaps a bullet */
};

struct signs {
    struct sign *items;
    size_t count;
    size_t capacity;
};

/* A raised digit counts as the digit: marks of notes are raised by who prints them. */
static void add_sign(struct signs *signs, uint32_t codepoint, uint32_t line, bool bullet) {
    uint32_t digit;
    if (engross_is_raised_digit(codepoint, &digit))
        codepoint = '0' + digit;
    if (signs->count == signs->capacity) {
        signs->capacity = signs->capacity == 0 ? 4096 : signs->capacity * 2;
        signs->items = realloc(signs->items, signs->capacity * sizeof *signs->items);
    }
    signs->items[signs->count++] = (struct sign){codepoint, line, bullet};
}

static bool counts(uint32_t codepoint) {
    uint32_t digit;
    return engross_is_letter(codepoint) || engross_is_digit(codepoint) ||
           engross_is_raised_digit(codepoint, &digit);
}

static void add_text(struct signs *signs, const char *text, size_t size, uint32_t line) {
    for (size_t at = 0; at < size;) {
        uint32_t codepoint = engross_utf8_decode(text, size, &at);
        if (counts(codepoint))
            add_sign(signs, codepoint, line, false);
    }
}

/* The lines that diagnostics say were taken out, as one byte for each line. */
static char *lines_taken_out(const struct reading *reading, uint32_t lines) {
    char *gone = calloc(lines + 2, 1);
    const char *line = reading->diagnostics.data;
    while (line != NULL && *line != '\0') {
        const char *end = strchr(line, '\n');
        uint32_t first = (uint32_t)strtoul(line, NULL, 10), last = first;
        size_t size = (size_t)(end - line);
        bool contents = memmem(line, size, "[text.contents]", 15) != NULL;
        const char *up_to = memmem(line, size, "up to line ", 11);
        if (contents && up_to != NULL)
            last = (uint32_t)strtoul(up_to + 11, NULL, 10);
        if (contents || memmem(line, size, "[text.page-number]", 18) != NULL ||
            memmem(line, size, "[text.running-head]", 19) != NULL ||
            memmem(line, size, "[text.navigation]", 17) != NULL ||
            memmem(line, size, "[text.notes-heading]", 20) != NULL)
            for (uint32_t i = first; i <= last && i <= lines; i++)
                gone[i] = 1;
        line = end + 1;
    }
    return gone;
}

/* The last line of the masthead; 0 where there is none. */
static uint32_t masthead_end(const struct reading *reading) {
    const char *line = reading->diagnostics.data;
    const char *found = line == NULL ? NULL : strstr(line, "official document, up to line ");
    return found == NULL ? 0 : (uint32_t)strtoul(strstr(found, "line ") + 5, NULL, 10);
}

static uint32_t count_lines(const char *source, size_t size) {
    uint32_t lines = 1;
    for (size_t i = 0; i < size; i++)
        lines += source[i] == '\n' ? 1 : 0;
    return lines;
}

static void collect_source(struct signs *signs, const char *source, size_t size, const char *gone) {
    uint32_t line = 1;
    bool start = true;
    for (size_t at = 0; at < size;) {
        uint32_t codepoint = engross_utf8_decode(source, size, &at);
        if (codepoint == '\n') {
            line++;
            start = true;
            continue;
        }
        bool bullet =
            start && codepoint == 'o' && at < size && (source[at] == ' ' || source[at] == '\n');
        start = start && engross_is_any_space(codepoint);
        if (gone[line] == 0 && counts(codepoint))
            add_sign(signs, codepoint, line, bullet);
    }
}

static void add_attribute(struct signs *signs, const struct engross_tree *tree, const xmlNode *node,
                          uint32_t attribute) {
    const char *value = engross_tree_attribute(tree, node, attribute);
    if (value != NULL)
        add_text(signs, value, strlen(value), engross_tree_info(node)->position.line);
}

/* Takes the note at node out of the source's signs: it begins with its mark in its own line. */
static void take_note(struct signs *source, const struct engross_tree *tree, const xmlNode *note) {
    struct signs text = {0};
    add_attribute(&text, tree, note, ENGROSS_ATTRIBUTE_MARK);
    struct engross_buffer plain = ENGROSS_BUFFER_INIT;
    for (const xmlNode *child = note->children; child != NULL; child = child->next)
        engross_tree_plain_text(child, &plain);
    if (plain.size > 0)
        add_text(&text, plain.data, plain.size, 0);
    uint32_t line = engross_tree_info(note)->position.line;
    size_t first = 0;
    while (first < source->count && source->items[first].line < line)
        first++;
    bool there = first + text.count <= source->count;
    for (size_t i = 0; there && i < text.count; i++)
        there = source->items[first + i].codepoint == text.items[i].codepoint;
    if (there) {
        memmove(source->items + first, source->items + first + text.count,
                (source->count - first - text.count) * sizeof *source->items);
        source->count -= text.count;
    }
    engross_buffer_finish(&plain);
    free(text.items);
}

/* Collects the model's signs in the order in which they are printed; *head gets how many of them
 * stand in the metadata. What a line gave that is named as taken out, a job number, counts as
 * named. */
static void collect_model(struct signs *signs, struct signs *source,
                          const struct engross_tree *tree, const char *gone, size_t *head) {
    static const uint32_t printed[] = {ENGROSS_ATTRIBUTE_LABEL, ENGROSS_ATTRIBUTE_NUMBER,
                                       ENGROSS_ATTRIBUTE_SPEAKER, ENGROSS_ATTRIBUTE_MARK};
    const xmlNode *top = tree->metadata->parent;
    bool into = true;
    for (const xmlNode *node = top; node != NULL; node = engross_tree_next(top, node, into)) {
        uint32_t kind = engross_tree_kind(node);
        uint32_t line = engross_tree_info(node)->position.line;
        into = !(kind == ENGROSS_KIND_FIELD && gone[line] != 0);
        if (kind == ENGROSS_KIND_CONTENT)
            *head = signs->count;
        if (!into)
            continue;
        if (kind == ENGROSS_KIND_TEXT) {
            const char *text = (const char *)node->content;
            add_text(signs, text, strlen(text), line);
            continue;
        }
        for (size_t i = 0; i < sizeof printed / sizeof printed[0]; i++)
            add_attribute(signs, tree, node, printed[i]);
        if (kind == ENGROSS_KIND_NOTE) {
            take_note(source, tree, node);
            into = false;
        }
    }
}

static int compare_signs(const void *a, const void *b) {
    const struct sign *first = a, *second = b;
    return (first->codepoint > second->codepoint) - (first->codepoint < second->codepoint);
}

/* Two columns of a masthead may be read in either order: there only the signs count. */
static void sort_head(struct signs *source, uint32_t last_line, struct signs *model, size_t head) {
    size_t count = 0;
    while (count < source->count && source->items[count].line <= last_line)
        count++;
    /* a title may stand below the masthead */
    if (count > head || head > source->count)
        return;
    qsort(source->items, head, sizeof *source->items, compare_signs);
    qsort(model->items, head, sizeof *model->items, compare_signs);
}

static void put_context(struct engross_buffer *complaint, const struct signs *signs, size_t at) {
    for (size_t i = at; i < signs->count && i < at + 30; i++)
        engross_buffer_append_codepoint(complaint, signs->items[i].codepoint);
}

bool words_agree(const char *source, size_t size, const struct reading *reading,
                 struct engross_buffer *complaint) {
    struct signs there = {0}, here = {0};
    char *gone = lines_taken_out(reading, count_lines(source, size));
    collect_source(&there, source, size, gone);
    size_t a = 0, b = 0, head = 0;
    collect_model(&here, &there, reading->tree, gone, &head);
    free(gone);
    if (masthead_end(reading) > 0)
        sort_head(&there, masthead_end(reading), &here, head);
    bool agree = true;
    while (agree && (a < there.count || b < here.count)) {
        bool same = a < there.count && b < here.count &&
                    there.items[a].codepoint == here.items[b].codepoint;
        bool bullet = a < there.count && there.items[a].bullet;
        agree = same || bullet;
        if (agree) {
            a++;
            b += same ? 1 : 0;
        }
    }
    if (!agree) {
        uint32_t line = a < there.count ? there.items[a].line : 0;
        engross_buffer_append_format(complaint, "line %u: the source has “", line);
        put_context(complaint, &there, a);
        engross_buffer_append_string(complaint, "”, the model “");
        put_context(complaint, &here, b);
        engross_buffer_append_string(complaint, "”\n");
    }
    free(there.items);
    free(here.items);
    return agree;
}
