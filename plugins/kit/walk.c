#include "kit/walk.h"

#include <string.h>

enum { HOLDS_TEXT = 1, IS_INLINE = 2, IS_BLOCK = 4 };

static const unsigned char traits[ENGROSS_KIND_COUNT] = {
    [ENGROSS_KIND_FIELD] = HOLDS_TEXT,
    [ENGROSS_KIND_SECTION] = IS_BLOCK,
    [ENGROSS_KIND_HEADING] = HOLDS_TEXT,
    [ENGROSS_KIND_PARAGRAPH] = IS_BLOCK,
    [ENGROSS_KIND_P] = IS_BLOCK | HOLDS_TEXT,
    [ENGROSS_KIND_LIST] = IS_BLOCK,
    [ENGROSS_KIND_EXCHANGE] = IS_BLOCK,
    [ENGROSS_KIND_QUOTATION] = IS_BLOCK,
    [ENGROSS_KIND_ATTRIBUTION] = HOLDS_TEXT,
    [ENGROSS_KIND_TABLE] = IS_BLOCK,
    [ENGROSS_KIND_CAPTION] = HOLDS_TEXT,
    [ENGROSS_KIND_FIGURE] = IS_BLOCK,
    [ENGROSS_KIND_NOTE] = IS_INLINE,
    [ENGROSS_KIND_RECOMMENDATIONS] = IS_BLOCK,
    [ENGROSS_KIND_NOTICE] = IS_BLOCK,
    [ENGROSS_KIND_SEPARATOR] = IS_BLOCK,
    [ENGROSS_KIND_PAGE_BREAK] = IS_BLOCK,
    [ENGROSS_KIND_TEXT] = IS_INLINE,
    [ENGROSS_KIND_EMPHASIS] = IS_INLINE | HOLDS_TEXT,
    [ENGROSS_KIND_STRONG] = IS_INLINE | HOLDS_TEXT,
    [ENGROSS_KIND_LINK] = IS_INLINE | HOLDS_TEXT,
    [ENGROSS_KIND_REFERENCE] = IS_INLINE | HOLDS_TEXT,
    [ENGROSS_KIND_SUPERSCRIPT] = IS_INLINE | HOLDS_TEXT,
    [ENGROSS_KIND_SUBSCRIPT] = IS_INLINE | HOLDS_TEXT,
    [ENGROSS_KIND_CODE] = IS_INLINE | HOLDS_TEXT,
    [ENGROSS_KIND_SPAN] = IS_INLINE | HOLDS_TEXT,
    [ENGROSS_KIND_LINE_BREAK] = IS_INLINE,
    [ENGROSS_KIND_KEY_FIGURES] = IS_BLOCK,
    [ENGROSS_KIND_VALUE] = HOLDS_TEXT,
    [ENGROSS_KIND_LABEL] = HOLDS_TEXT,
};

static bool has_trait(uint32_t kind, unsigned trait) {
    return kind < ENGROSS_KIND_COUNT && (traits[kind] & trait) != 0;
}

bool engross_kit_is_inline(uint32_t kind) {
    return has_trait(kind, IS_INLINE);
}

bool engross_kit_is_block(uint32_t kind) {
    return has_trait(kind, IS_BLOCK);
}

bool engross_kit_holds_text(uint32_t kind) {
    return has_trait(kind, HOLDS_TEXT);
}

engross_text engross_kit_text(const char *string) {
    return (engross_text){string, string == NULL ? 0 : strlen(string)};
}

bool engross_kit_text_is(engross_text text, const char *string) {
    return engross_kit_text_equal(text, engross_kit_text(string));
}

bool engross_kit_text_equal(engross_text left, engross_text right) {
    if (left.data == NULL || right.data == NULL)
        return left.data == right.data;
    return left.size == right.size && memcmp(left.data, right.data, left.size) == 0;
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

bool engross_kit_text_is_ignoring_case(engross_text text, const char *string) {
    size_t i = 0;
    while (i < text.size && string[i] != '\0' && lower(text.data[i]) == lower(string[i]))
        i++;
    return text.data != NULL && i == text.size && string[i] == '\0';
}

bool engross_kit_text_starts_with(engross_text text, const char *prefix) {
    size_t size = strlen(prefix);
    return text.data != NULL && text.size >= size && memcmp(text.data, prefix, size) == 0;
}

const engross_node *engross_kit_child(const engross_view *view, const engross_node *node,
                                      uint32_t kind) {
    const engross_node *child = view->first_child(view, node);
    while (child != NULL && view->kind(view, child) != kind)
        child = view->next(view, child);
    return child;
}

const engross_node *engross_kit_next(const engross_view *view, const engross_node *node,
                                     uint32_t kind) {
    const engross_node *sibling = view->next(view, node);
    while (sibling != NULL && view->kind(view, sibling) != kind)
        sibling = view->next(view, sibling);
    return sibling;
}

const engross_node *engross_kit_ancestor(const engross_view *view, const engross_node *node,
                                         uint32_t kind) {
    const engross_node *ancestor = view->parent(view, node);
    while (ancestor != NULL && view->kind(view, ancestor) != kind)
        ancestor = view->parent(view, ancestor);
    return ancestor;
}

const engross_node *engross_kit_content(const engross_view *view) {
    return engross_kit_child(view, view->root(view), ENGROSS_KIND_CONTENT);
}

const engross_node *engross_kit_metadata(const engross_view *view) {
    return engross_kit_child(view, view->root(view), ENGROSS_KIND_METADATA);
}

bool engross_kit_attribute_is(const engross_view *view, const engross_node *node,
                              uint32_t attribute, const char *value) {
    return engross_kit_text_is(view->attribute(view, node, attribute), value);
}

engross_text engross_kit_noting(engross_text text, bool *lacks_memory) {
    *lacks_memory = *lacks_memory || text.data == NULL;
    return text;
}

engross_text engross_kit_field_text(const engross_view *view, uint32_t field, size_t index) {
    const engross_node *node = view->field(view, field, index);
    return node == NULL ? engross_kit_text("") : view->plain_text(view, node);
}

engross_text engross_kit_field_value(const engross_view *view, uint32_t field, size_t index) {
    const engross_node *node = view->field(view, field, index);
    engross_text value = {NULL, 0};
    if (node != NULL)
        value = view->attribute(view, node, ENGROSS_ATTRIBUTE_VALUE);
    return value.data == NULL ? engross_kit_text("") : value;
}

engross_text engross_kit_field_any(const engross_view *view, uint32_t field, size_t index) {
    engross_text value = engross_kit_field_value(view, field, index);
    return value.size > 0 ? value : engross_kit_field_text(view, field, index);
}

uint32_t engross_kit_organ_field(const engross_view *view) {
    return view->field(view, ENGROSS_FIELD_ORGAN, 0) != NULL ? ENGROSS_FIELD_ORGAN
                                                             : ENGROSS_FIELD_TREATY;
}

static const engross_node *last_child(const engross_view *view, const engross_node *node) {
    const engross_node *last = view->first_child(view, node), *next = last;
    while (next != NULL) {
        last = next;
        next = view->next(view, next);
    }
    return last;
}

const engross_node *engross_kit_source(const engross_view *view) {
    const engross_node *source = view->field(view, ENGROSS_FIELD_SOURCE, 0);
    const engross_node *node = engross_kit_content(view);
    if (source != NULL)
        return source;
    do {
        node = last_child(view, node);
    } while (node != NULL && view->kind(view, node) == ENGROSS_KIND_SECTION);
    while (node != NULL && view->kind(view, node) == ENGROSS_KIND_NOTICE) {
        if (engross_kit_attribute_is(view, node, ENGROSS_ATTRIBUTE_TYPE, "source"))
            source = node;
        node = view->previous(view, node);
    }
    uint32_t above = node == NULL ? ENGROSS_KIND_NONE : view->kind(view, node);
    return above == ENGROSS_KIND_TABLE || above == ENGROSS_KIND_FIGURE ? NULL : source;
}

uint64_t engross_kit_count_blocks(const engross_view *view, const engross_node *top) {
    uint64_t count = 0;
    engross_cursor cursor = {.size = sizeof cursor, .top = top};
    while (view->step(view, &cursor)) {
        if (cursor.event != ENGROSS_EVENT_ENTER)
            continue;
        count++;
        cursor.skip = engross_kit_holds_text(view->kind(view, cursor.node));
    }
    return count;
}

const engross_value *engross_kit_option(const engross_plugin *plugin, const engross_job *job,
                                        const char *name) {
    for (size_t i = 0; i < plugin->option_count && i < job->option_count; i++) {
        if (strcmp(plugin->options[i].name, name) == 0)
            return &job->options[i];
    }
    return NULL;
}

bool engross_kit_option_is_on(const engross_plugin *plugin, const engross_job *job,
                              const char *name) {
    const engross_value *value = engross_kit_option(plugin, job, name);
    return value != NULL && value->integer != 0;
}

engross_text engross_kit_option_text(const engross_plugin *plugin, const engross_job *job,
                                     const char *name) {
    const engross_value *value = engross_kit_option(plugin, job, name);
    return value != NULL && value->text.data != NULL ? value->text : engross_kit_text("");
}

engross_text engross_kit_copy(const engross_host *host, const char *data, size_t size) {
    char *copy = host->allocate(host, size + 1);
    if (copy == NULL)
        return (engross_text){NULL, 0};
    if (size > 0)
        memcpy(copy, data, size);
    return (engross_text){copy, size};
}

/* Whether text ends in a letter, a digit or a closing bracket: in no mark that parts it from what
 * follows. Characters beyond ASCII are letters but for those of General Punctuation and the marks
 * of Arabic and Chinese. */
static bool ends_open(engross_text text) {
    static const char *const marks[] = {":", ".",  "?",  "!",  ",", ";", "-", "–",
                                        "—", "：", "。", "？", "،", "؛", "؟"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t size = strlen(marks[i]);
        if (text.size >= size && memcmp(text.data + text.size - size, marks[i], size) == 0)
            return false;
    }
    return text.size > 0;
}

static bool holds(engross_text text, engross_text part) {
    for (size_t i = 0; part.size > 0 && i + part.size <= text.size; i++)
        if (memcmp(text.data + i, part.data, part.size) == 0)
            return true;
    return false;
}

engross_text engross_kit_speech(const engross_host *host, const engross_node *node) {
    const engross_view *view = host->view;
    engross_text label = view->attribute(view, node, ENGROSS_ATTRIBUTE_LABEL);
    engross_text speaker = view->attribute(view, node, ENGROSS_ATTRIBUTE_SPEAKER);
    if (speaker.size == 0 || holds(label, speaker))
        return label;
    size_t gap = label.size > 0;
    char *speech = host->allocate(host, label.size + gap + speaker.size + 2);
    if (speech == NULL)
        return (engross_text){NULL, 0};
    if (label.size > 0)
        memcpy(speech, label.data, label.size);
    memset(speech + label.size, ' ', gap);
    memcpy(speech + label.size + gap, speaker.data, speaker.size);
    size_t size = label.size + gap + speaker.size;
    if (ends_open(speaker))
        speech[size++] = ':';
    return (engross_text){speech, size};
}

int32_t engross_kit_walk(const engross_view *view, const engross_node *top,
                         const engross_kit_handler *handlers, size_t handler_count, void *user) {
    engross_cursor cursor = {.size = sizeof cursor, .top = top};
    while (view->step(view, &cursor)) {
        uint32_t kind = view->kind(view, cursor.node);
        if (kind >= handler_count)
            kind = ENGROSS_KIND_NONE;
        int32_t (*handle)(void *, engross_cursor *) =
            cursor.event == ENGROSS_EVENT_ENTER ? handlers[kind].enter : handlers[kind].leave;
        int32_t status = handle == NULL ? ENGROSS_OK : handle(user, &cursor);
        if (status != ENGROSS_OK)
            return status;
    }
    return ENGROSS_OK;
}
