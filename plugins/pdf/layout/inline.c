#include "layout/inline.h"

#include <stdlib.h>
#include <string.h>

#define MOST_NESTED 192
#define BOLD 700
/* Superior and inferior figures, as parts of the size of the text around them. */
#define SCRIPT_SCALE 0.66
#define SUPERSCRIPT_RISE 0.33
#define SUBSCRIPT_RISE (-0.14)

/* The look in force at each open inline element. */
struct gatherer {
    struct pdf_layout *layout;
    struct pdf_text *text;
    struct pdf_tag *block;
    const struct pdf_look *looks[MOST_NESTED];
    size_t depth;
    size_t mark_end; /* byte after the last note's mark, or 0 */
};

void engross_pdf_text_finish(struct pdf_text *text) {
    engross_buffer_finish(&text->buffer);
    free(text->spans);
    free(text->notes);
    memset(text, 0, sizeof *text);
}

void engross_pdf_text_clear(struct pdf_text *text) {
    engross_buffer_clear(&text->buffer);
    text->span_count = 0;
    text->note_count = 0;
}

struct pdf_look *engross_pdf_look(struct pdf_layout *layout, const struct pdf_style *style,
                                  double scale, struct pdf_tag *tag, engross_text language) {
    struct pdf_look *look = engross_pdf_allocate(layout, sizeof *look);
    if (look == NULL)
        return NULL;
    int32_t status = ENGROSS_FAILED;
    look->face =
        engross_pdf_face(&layout->styles, style->families, style->weight, style->italic, &status);
    if (look->face == NULL) {
        engross_pdf_fail(layout, status);
        return NULL;
    }
    look->size = style->size * scale;
    look->colour = style->colour;
    look->hyphenate = style->hyphenate;
    look->tag = tag;
    look->language = language;
    return look;
}

void engross_pdf_text_append(struct pdf_layout *layout, struct pdf_text *text, engross_text data,
                             const struct pdf_look *look) {
    if (data.size == 0 || look == NULL)
        return;
    if (text->span_count == 0 || text->spans[text->span_count - 1].look != look) {
        if (!engross_pdf_grow(layout, &text->spans, &text->span_capacity, text->span_count + 1,
                              sizeof *text->spans))
            return;
        text->spans[text->span_count++] = (struct pdf_span){text->buffer.size, look};
    }
    engross_buffer_append(&text->buffer, data.data, data.size);
    if (engross_buffer_failed(&text->buffer))
        engross_pdf_fail(layout, ENGROSS_NO_MEMORY);
}

/* --- looks of the inline elements ---------------------------------------------------------- */

static struct pdf_look *derive(struct gatherer *gatherer, const struct pdf_look *from) {
    struct pdf_look *look = engross_pdf_allocate(gatherer->layout, sizeof *look);
    if (look != NULL)
        *look = *from;
    return look;
}

static void change_face(struct gatherer *gatherer, struct pdf_look *look, uint32_t weight,
                        bool italic) {
    int32_t status = ENGROSS_FAILED;
    const struct pdf_face *face = engross_pdf_face(
        &gatherer->layout->styles, look->face->wanted.families, weight, italic, &status);
    if (face == NULL)
        engross_pdf_fail(gatherer->layout, status);
    else
        look->face = face;
}

static struct pdf_tag *inline_tag(struct gatherer *gatherer, struct pdf_tag *parent,
                                  enum pdf_role role) {
    if (gatherer->block == NULL || parent == NULL)
        return NULL;
    struct pdf_tag *tag = engross_pdf_allocate(gatherer->layout, sizeof *tag);
    if (tag != NULL)
        engross_pdf_tag_inline(tag, parent, gatherer->block, role);
    return tag;
}

static void look_emphasis(struct gatherer *gatherer, const engross_node *node,
                          struct pdf_look *look) {
    (void)node;
    change_face(gatherer, look, look->face->wanted.weight, !look->face->wanted.italic);
}

static void look_strong(struct gatherer *gatherer, const engross_node *node,
                        struct pdf_look *look) {
    (void)node;
    uint32_t weight = look->face->wanted.weight;
    change_face(gatherer, look, weight < BOLD ? BOLD : 900, look->face->wanted.italic);
}

static void look_script(struct pdf_look *look, double rise) {
    look->rise += rise * look->size;
    look->size *= SCRIPT_SCALE;
}

static void look_superscript(struct gatherer *gatherer, const engross_node *node,
                             struct pdf_look *look) {
    (void)gatherer;
    (void)node;
    look_script(look, SUPERSCRIPT_RISE);
}

static void look_subscript(struct gatherer *gatherer, const engross_node *node,
                           struct pdf_look *look) {
    (void)gatherer;
    (void)node;
    look_script(look, SUBSCRIPT_RISE);
}

static struct pdf_target *new_target(struct gatherer *gatherer, const engross_node *node) {
    struct pdf_layout *layout = gatherer->layout;
    struct pdf_target *target = engross_pdf_allocate(layout, sizeof *target);
    if (target != NULL && node != NULL)
        target->contents = engross_pdf_plain_text(layout, node);
    return target;
}

static void look_link(struct gatherer *gatherer, const engross_node *node, struct pdf_look *look) {
    struct pdf_layout *layout = gatherer->layout;
    struct pdf_target *target = new_target(gatherer, node);
    if (target == NULL)
        return;
    target->uri = engross_pdf_attribute(layout, node, ENGROSS_ATTRIBUTE_HREF);
    look->colour = engross_pdf_style(&layout->styles, PDF_STYLE_LINK)->colour;
    look->tag = inline_tag(gatherer, look->tag, PDF_ROLE_LINK);
    look->target = target;
    look->underline = true;
    look->hyphenate = false;
    look->address = memchr(target->contents.data != NULL ? target->contents.data : "", '/',
                           target->contents.size) != NULL;
}

static void look_reference(struct gatherer *gatherer, const engross_node *node,
                           struct pdf_look *look) {
    struct pdf_target *target = new_target(gatherer, node);
    if (target == NULL)
        return;
    target->destination = engross_pdf_attribute(gatherer->layout, node, ENGROSS_ATTRIBUTE_TARGET);
    struct pdf_tag *reference = inline_tag(gatherer, look->tag, PDF_ROLE_REFERENCE);
    look->tag = inline_tag(gatherer, reference, PDF_ROLE_LINK);
    look->target = target;
}

static void look_code(struct gatherer *gatherer, const engross_node *node, struct pdf_look *look) {
    (void)node;
    static const engross_text families = {"Liberation Mono, Noto Sans Mono", 31};
    struct pdf_styles *styles = &gatherer->layout->styles;
    int32_t status = ENGROSS_FAILED;
    const struct pdf_face *face = engross_pdf_face(styles, families, look->face->wanted.weight,
                                                   look->face->wanted.italic, &status);
    if (face == NULL)
        engross_pdf_fail(gatherer->layout, status);
    else
        look->face = face;
    look->size *= 0.9; /* monospaced letters look larger */
    look->hyphenate = false;
    look->tag = inline_tag(gatherer, look->tag, PDF_ROLE_CODE);
}

static void look_span(struct gatherer *gatherer, const engross_node *node, struct pdf_look *look) {
    const engross_view *view = gatherer->layout->view;
    engross_text language = view->language(view, node);
    if (language.size == look->language.size &&
        memcmp(language.data, look->language.data, language.size) == 0)
        return;
    look->language = language;
    look->tag = inline_tag(gatherer, look->tag, PDF_ROLE_SPAN);
    if (look->tag != NULL)
        look->tag->attributes.language = language;
}

static const struct {
    uint32_t kind;
    void (*change)(struct gatherer *gatherer, const engross_node *node, struct pdf_look *look);
} inline_looks[] = {{ENGROSS_KIND_EMPHASIS, look_emphasis},
                    {ENGROSS_KIND_STRONG, look_strong},
                    {ENGROSS_KIND_LINK, look_link},
                    {ENGROSS_KIND_REFERENCE, look_reference},
                    {ENGROSS_KIND_SUPERSCRIPT, look_superscript},
                    {ENGROSS_KIND_SUBSCRIPT, look_subscript},
                    {ENGROSS_KIND_CODE, look_code},
                    {ENGROSS_KIND_SPAN, look_span}};

static void push(struct gatherer *gatherer, const struct pdf_look *look) {
    if (gatherer->depth < MOST_NESTED)
        gatherer->looks[gatherer->depth] = look;
    gatherer->depth++;
}

static const struct pdf_look *top(const struct gatherer *gatherer) {
    size_t depth = gatherer->depth < MOST_NESTED ? gatherer->depth : MOST_NESTED;
    return gatherer->looks[depth - 1];
}

/* --- marks of notes ------------------------------------------------------------------------ */

static struct pdf_tag *note_tag(struct gatherer *gatherer, const struct pdf_look *around) {
    struct pdf_tags *tags = &gatherer->layout->tags;
    struct pdf_tag *tag = engross_pdf_tag_new(tags, around->tag, PDF_ROLE_NOTE);
    if (tag == NULL)
        engross_pdf_fail(gatherer->layout, ENGROSS_NO_MEMORY);
    return tag;
}

/* A destination "ref_ID" for the way back from the note. */
static engross_text mark_anchor(struct gatherer *gatherer, engross_text id) {
    char *name = engross_pdf_allocate(gatherer->layout, id.size + 5);
    if (name == NULL)
        return (engross_text){NULL, 0};
    memcpy(name, "ref_", 4);
    memcpy(name + 4, id.data != NULL ? id.data : "", id.size);
    return (engross_text){name, id.size + 4};
}

/* Marks that stand side by side are parted, or 1 and 2 would be 12. The comma is nobody's text.
 * From right to left it would turn two numbers into one, and is left out. */
static void part_from_mark(struct gatherer *gatherer, const engross_node *node) {
    static const engross_text comma = {",", 1}, thin_space = {"\xE2\x80\x89", 3};
    const engross_view *view = gatherer->layout->view;
    size_t end = gatherer->text->buffer.size;
    if (end == 0 || gatherer->mark_end != end)
        return;
    bool right_to_left = view->direction(view, node) == ENGROSS_DIRECTION_RTL;
    struct pdf_look *look = derive(gatherer, top(gatherer));
    if (look == NULL)
        return;
    look_script(look, SUPERSCRIPT_RISE);
    look->tag = NULL;
    look->target = NULL;
    engross_pdf_text_append(gatherer->layout, gatherer->text, right_to_left ? thin_space : comma,
                            look);
}

static void append_note_mark(struct gatherer *gatherer, const engross_node *node) {
    struct pdf_layout *layout = gatherer->layout;
    struct pdf_text *text = gatherer->text;
    const struct pdf_look *around = top(gatherer);
    engross_text mark = engross_pdf_attribute(layout, node, ENGROSS_ATTRIBUTE_MARK);
    struct pdf_look *look = derive(gatherer, around);
    struct pdf_target *target = new_target(gatherer, NULL);
    if (look == NULL || target == NULL ||
        !engross_pdf_grow(layout, &text->notes, &text->note_capacity, text->note_count + 1,
                          sizeof *text->notes))
        return;
    engross_text id = engross_pdf_attribute(layout, node, ENGROSS_ATTRIBUTE_ID);
    *target = (struct pdf_target){.destination = id, .contents = mark};
    target->anchor = mark_anchor(gatherer, id);
    look->hyphenate = false;
    if (mark.size > 0 && mark.data[0] != '*') /* an asterisk is raised as it is */
        look_script(look, SUPERSCRIPT_RISE);
    part_from_mark(gatherer, node);
    if (gatherer->block != NULL) {
        struct pdf_tag *reference = inline_tag(gatherer, around->tag, PDF_ROLE_REFERENCE);
        look->tag = inline_tag(gatherer, reference, PDF_ROLE_LINK);
        look->target = target;
        look->note_tag = note_tag(gatherer, around);
        if (look->note_tag == NULL)
            return;
        look->note_tag->attributes.id = id;
        text->notes[text->note_count++] =
            (struct pdf_note_mark){text->buffer.size, node, look->note_tag};
    }
    engross_pdf_text_append(layout, text, mark, look);
    gatherer->mark_end = text->buffer.size;
}

/* --- the walk ------------------------------------------------------------------------------ */

static void enter(struct gatherer *gatherer, const engross_node *node, uint32_t kind) {
    const struct pdf_look *look = top(gatherer);
    for (size_t i = 0; i < sizeof inline_looks / sizeof inline_looks[0]; i++) {
        if (inline_looks[i].kind != kind)
            continue;
        struct pdf_look *changed = derive(gatherer, look);
        if (changed == NULL)
            break;
        inline_looks[i].change(gatherer, node, changed);
        look = changed;
    }
    push(gatherer, look);
}

void engross_pdf_text_gather(struct pdf_layout *layout, struct pdf_text *text,
                             const engross_node *node, const struct pdf_look *base,
                             struct pdf_tag *block) {
    static const engross_text line_break = {"\n", 1};
    const engross_view *view = layout->view;
    struct gatherer gatherer = {.layout = layout, .text = text, .block = block};
    if (base == NULL)
        return;
    push(&gatherer, base);
    engross_cursor cursor = {.size = sizeof cursor, .top = node};
    while (layout->status == ENGROSS_OK && view->step(view, &cursor)) {
        if (cursor.node == node)
            continue;
        if (cursor.event == ENGROSS_EVENT_EXIT) {
            gatherer.depth--;
            continue;
        }
        uint32_t kind = view->kind(view, cursor.node);
        if (kind == ENGROSS_KIND_TEXT)
            engross_pdf_text_append(layout, text, view->text(view, cursor.node), top(&gatherer));
        else if (kind == ENGROSS_KIND_LINE_BREAK)
            engross_pdf_text_append(layout, text, line_break, top(&gatherer));
        if (kind == ENGROSS_KIND_NOTE) {
            append_note_mark(&gatherer, cursor.node);
            cursor.skip = 1;
        }
        enter(&gatherer, cursor.node, kind);
    }
}
