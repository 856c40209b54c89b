/* Words by part: runs of characters between white space, as word processors count them. Numbers
 * of paragraphs, headings and items are no words, since word processors make them. */
#include "base/utf8.h"
#include "model/vocabulary.h"
#include "profile/preflight.h"

#include <string.h>

struct counting {
    const engross_view *view;
    uint64_t *counts;
    const engross_node *annex; /* the outermost annex that the walk is in, or NULL */
    const engross_node *note;
    const engross_node *table;
    const engross_node *heading;
    bool is_endnote;
    bool in_word;     /* the last character belongs to a word */
    bool before_note; /* in_word where the note's mark stands */
};

static uint32_t part_of(const struct counting *at) {
    if (at->annex != NULL)
        return ENGROSS_PART_ANNEXES;
    if (at->note != NULL)
        return at->is_endnote ? ENGROSS_PART_ENDNOTES : ENGROSS_PART_FOOTNOTES;
    if (at->table != NULL)
        return ENGROSS_PART_TABLES;
    return at->heading != NULL ? ENGROSS_PART_HEADINGS : ENGROSS_PART_BODY;
}

static void count_text(struct counting *at, engross_text text, uint64_t *count) {
    for (size_t i = 0; i < text.size;) {
        bool space = (unsigned char)text.data[i] < 0x80
                         ? engross_is_space((unsigned char)text.data[i++])
                         : engross_is_any_space(engross_utf8_decode(text.data, text.size, &i));
        *count += !space && !at->in_word;
        at->in_word = !space;
    }
}

static bool has_value(const struct counting *at, const engross_node *node, uint32_t attribute,
                      const char *value) {
    engross_text text = at->view->attribute(at->view, node, attribute);
    return text.data != NULL && strcmp(text.data, value) == 0;
}

/* Remembers the outermost node that makes the part; forgets it when the walk leaves it. */
static void track(const engross_node **where, const engross_cursor *cursor) {
    if (cursor->event == ENGROSS_EVENT_ENTER && *where == NULL)
        *where = cursor->node;
    else if (cursor->event == ENGROSS_EVENT_EXIT && *where == cursor->node)
        *where = NULL;
}

static void track_note(struct counting *at, const engross_cursor *cursor) {
    track(&at->note, cursor);
    if (cursor->event == ENGROSS_EVENT_ENTER) {
        at->is_endnote = has_value(at, cursor->node, ENGROSS_ATTRIBUTE_TYPE, "end");
        at->before_note = at->in_word;
        at->in_word = false;
    } else {
        at->in_word = at->before_note;
    }
}

static bool is_inline(uint32_t kind) {
    return engross_model_is_inline(kind) && kind != ENGROSS_KIND_LINE_BREAK;
}

static void take(struct counting *at, const engross_cursor *cursor) {
    uint32_t kind = at->view->kind(at->view, cursor->node);
    if (kind == ENGROSS_KIND_TEXT && cursor->event == ENGROSS_EVENT_ENTER)
        count_text(at, at->view->text(at->view, cursor->node), &at->counts[part_of(at)]);
    else if (kind == ENGROSS_KIND_NOTE)
        track_note(at, cursor);
    else if (!is_inline(kind))
        at->in_word = false;
    if (kind == ENGROSS_KIND_TABLE)
        track(&at->table, cursor);
    else if (kind == ENGROSS_KIND_HEADING)
        track(&at->heading, cursor);
    else if (kind == ENGROSS_KIND_SECTION &&
             has_value(at, cursor->node, ENGROSS_ATTRIBUTE_TYPE, "annex"))
        track(&at->annex, cursor);
}

/* The metadata as printed, with the notes that hang on it. */
static uint64_t count_cover(const engross_view *view, const engross_node *metadata) {
    struct counting at = {.view = view};
    uint64_t count = 0;
    engross_cursor cursor = {sizeof cursor, metadata, NULL, 0, 0};
    while (view->step(view, &cursor) != 0) {
        uint32_t kind = view->kind(view, cursor.node);
        if (kind == ENGROSS_KIND_TEXT && cursor.event == ENGROSS_EVENT_ENTER)
            count_text(&at, view->text(view, cursor.node), &count);
        else if (!is_inline(kind) || kind == ENGROSS_KIND_NOTE)
            at.in_word = false;
    }
    return count;
}

bool engross_words_are_parted(const engross_view *view) {
    static const char *const others[] = {"zh", "ja", "th", "lo", "km", "my", "bo", "dz", "yue"};
    engross_text language = view->language(view, view->root(view));
    size_t size = language.data == NULL ? 0 : strcspn(language.data, "-");
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strlen(others[i]) == size && memcmp(others[i], language.data, size) == 0)
            return false;
    return true;
}

/* The first child of the document that is of that kind. */
static const engross_node *child_of_kind(const engross_view *view, uint32_t kind) {
    const engross_node *node = view->first_child(view, view->root(view));
    while (node != NULL && view->kind(view, node) != kind)
        node = view->next(view, node);
    return node;
}

void engross_words_count(const engross_view *view, uint64_t counts[ENGROSS_PART_COUNT]) {
    memset(counts, 0, ENGROSS_PART_COUNT * sizeof *counts);
    const engross_node *root = view->root(view);
    for (const engross_node *node = view->first_child(view, root); node != NULL;
         node = view->next(view, node)) {
        if (view->kind(view, node) == ENGROSS_KIND_METADATA) {
            counts[ENGROSS_PART_COVER] = count_cover(view, node);
            continue;
        }
        struct counting at = {.view = view, .counts = counts};
        engross_cursor cursor = {sizeof cursor, node, NULL, 0, 0};
        while (view->step(view, &cursor) != 0)
            take(&at, &cursor);
    }
}

static uint64_t sum(const uint64_t counts[ENGROSS_PART_COUNT],
                    const uint32_t counted[ENGROSS_PART_COUNT]) {
    uint64_t words = 0;
    for (size_t i = 0; i < ENGROSS_PART_COUNT; i++)
        words += counted[i] != 0 ? counts[i] : 0;
    return words;
}

const engross_node *engross_words_passing(const engross_view *view,
                                          const uint32_t counted[ENGROSS_PART_COUNT],
                                          uint64_t limit) {
    uint64_t counts[ENGROSS_PART_COUNT] = {0};
    const engross_node *metadata = child_of_kind(view, ENGROSS_KIND_METADATA);
    counts[ENGROSS_PART_COVER] = count_cover(view, metadata);
    struct counting at = {.view = view, .counts = counts};
    engross_cursor cursor = {sizeof cursor, child_of_kind(view, ENGROSS_KIND_CONTENT), NULL, 0, 0};
    while (view->step(view, &cursor) != 0) {
        take(&at, &cursor);
        if (view->kind(view, cursor.node) == ENGROSS_KIND_TEXT && sum(counts, counted) > limit)
            return cursor.node;
    }
    return NULL;
}
