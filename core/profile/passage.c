#include "profile/passage.h"

#include "base/utf8.h"
#include "model/vocabulary.h"

const engross_node *engross_passage_content(const engross_view *view) {
    const engross_node *node = view->first_child(view, view->root(view));
    while (node != NULL && view->kind(view, node) != ENGROSS_KIND_CONTENT)
        node = view->next(view, node);
    return node;
}

struct engross_passages engross_passages_begin(const engross_view *view) {
    return (struct engross_passages){
        .view = view,
        .cursor = {.size = sizeof(engross_cursor), .top = engross_passage_content(view)},
    };
}

/* Whether kind is a block that holds characters, not an inline element. */
static bool is_block(uint32_t kind) {
    return engross_model_holds_text(kind) && !engross_model_is_inline(kind);
}

bool engross_passages_next(struct engross_passages *passages) {
    const engross_view *view = passages->view;
    while (!passages->failed && view->step(view, &passages->cursor) != 0) {
        if (passages->cursor.event != ENGROSS_EVENT_ENTER ||
            !is_block(view->kind(view, passages->cursor.node)))
            continue;
        passages->node = passages->cursor.node;
        passages->findings = 0;
        engross_buffer_clear(&passages->text);
        engross_passage_append(view, passages->node, &passages->text);
        passages->failed = engross_buffer_failed(&passages->text);
        if (passages->text.size > 0)
            return !passages->failed;
    }
    return false;
}

/* Walks the characters below node; each run goes to take until that returns false. */
static void each_run(const engross_view *view, const engross_node *node,
                     bool (*take)(void *user, const engross_node *run, engross_text text),
                     void *user) {
    engross_cursor cursor = {sizeof cursor, node, NULL, 0, 0};
    bool more = true;
    while (more && view->step(view, &cursor) != 0) {
        uint32_t kind = view->kind(view, cursor.node);
        if (cursor.event == ENGROSS_EVENT_ENTER) {
            cursor.skip = kind == ENGROSS_KIND_NOTE;
            if (kind == ENGROSS_KIND_TEXT)
                more = take(user, cursor.node, view->text(view, cursor.node));
            else if (kind == ENGROSS_KIND_LINE_BREAK)
                more = take(user, cursor.node, (engross_text){" ", 1});
        } else if (cursor.node != node && is_block(kind)) {
            more = take(user, cursor.node, (engross_text){" ", 1});
        }
    }
}

static bool append_run(void *user, const engross_node *run, engross_text text) {
    (void)run;
    engross_buffer_append(user, text.data, text.size);
    return true;
}

void engross_passage_append(const engross_view *view, const engross_node *node,
                            struct engross_buffer *text) {
    each_run(view, node, append_run, text);
}

struct finding_place {
    const engross_view *view;
    size_t left; /* bytes to go */
    engross_position position;
};

static bool look_for_place(void *user, const engross_node *run, engross_text text) {
    struct finding_place *place = user;
    if (place->left >= text.size) {
        place->left -= text.size;
        return true;
    }
    place->position = place->view->position(place->view, run);
    if (place->position.column > 0)
        place->position.column += (uint32_t)engross_utf8_length(text.data, place->left);
    return false;
}

engross_position engross_passages_position(const struct engross_passages *passages, size_t offset) {
    struct finding_place place = {passages->view, offset, {0, 0}};
    each_run(passages->view, passages->node, look_for_place, &place);
    if (place.position.line == 0)
        place.position = passages->view->position(passages->view, passages->node);
    return place.position;
}

void engross_passages_finish(struct engross_passages *passages) {
    engross_buffer_finish(&passages->text);
}
