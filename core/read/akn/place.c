/* Where an element of the model may stand. Files of others nest more freely than the model: what
 * does not fit ends the elements around it, as far up as it takes, and the text goes on. */
#include "read/akn/reading.h"

#include <stdlib.h>
#include <string.h>

uint32_t engross_akn_top(const struct engross_akn_reading *reading) {
    return reading->open_count == 0 ? ENGROSS_KIND_CONTENT
                                    : reading->opens[reading->open_count - 1].kind;
}

bool engross_akn_is_within(const struct engross_akn_reading *reading, uint32_t kind) {
    for (size_t i = 0; i < reading->open_count; i++)
        if (reading->opens[i].kind == kind)
            return true;
    return false;
}

/* What an element must begin with, and whether it must although nothing follows. */
static const struct {
    uint32_t first;
    bool is_for_empty; /* only where nothing else is there */
} beginnings[ENGROSS_KIND_COUNT] = {
    [ENGROSS_KIND_SECTION] = {ENGROSS_KIND_HEADING, false},
    [ENGROSS_KIND_PARAGRAPH] = {ENGROSS_KIND_P, false},
    [ENGROSS_KIND_QUESTION] = {ENGROSS_KIND_P, false},
    [ENGROSS_KIND_RECOMMENDATIONS] = {ENGROSS_KIND_P, false},
    [ENGROSS_KIND_ITEM] = {ENGROSS_KIND_P, true},
    [ENGROSS_KIND_ANSWER] = {ENGROSS_KIND_P, true},
    [ENGROSS_KIND_QUOTATION] = {ENGROSS_KIND_P, true},
    [ENGROSS_KIND_NOTICE] = {ENGROSS_KIND_P, true},
    [ENGROSS_KIND_NOTE] = {ENGROSS_KIND_P, true},
    [ENGROSS_KIND_KEY_FIGURES] = {ENGROSS_KIND_KEY_FIGURE, false},
    [ENGROSS_KIND_KEY_FIGURE] = {ENGROSS_KIND_VALUE, false},
};

/* Before the first child of kind in the open element, or before its end (NONE): adds, empty, what
 * the schema asks for and the file lacks. */
static void complete(struct engross_akn_reading *reading, uint32_t kind) {
    if (reading->open_count == 0)
        return;
    struct engross_akn_open *top = &reading->opens[reading->open_count - 1];
    uint32_t first = beginnings[top->kind].first;
    if (top->last != ENGROSS_KIND_NONE)
        return;
    if (top->kind == ENGROSS_KIND_PARAGRAPH && !top->is_numbered)
        engross_builder_set(reading->builder, ENGROSS_ATTRIBUTE_NUMBER, "", 0);
    if (first == ENGROSS_KIND_NONE || first == kind ||
        (beginnings[top->kind].is_for_empty && kind != ENGROSS_KIND_NONE))
        return;
    top->last = first;
    engross_builder_open(reading->builder, first, reading->position);
    if (first == ENGROSS_KIND_KEY_FIGURE) {
        engross_builder_open(reading->builder, ENGROSS_KIND_VALUE, reading->position);
        engross_builder_close(reading->builder, ENGROSS_KIND_VALUE);
    }
    engross_builder_close(reading->builder, first);
}

void engross_akn_close_to(struct engross_akn_reading *reading, size_t count) {
    while (reading->open_count > count) {
        complete(reading, ENGROSS_KIND_NONE);
        engross_builder_close(reading->builder, engross_akn_top(reading));
        reading->open_count--;
    }
    for (size_t i = reading->frame_count; i > 0 && reading->frames[i - 1].base > count; i--)
        reading->frames[i - 1].base = count;
}

static uint32_t last_of(const struct engross_akn_reading *reading) {
    return reading->open_count == 0 ? ENGROSS_KIND_NONE
                                    : reading->opens[reading->open_count - 1].last;
}

/* The order that the schema asks for beside what the builder knows. */
static bool is_in_order(const struct engross_akn_reading *reading, uint32_t kind) {
    uint32_t top = engross_akn_top(reading);
    uint32_t last = last_of(reading);
    switch (kind) {
    case ENGROSS_KIND_HEADING:
    case ENGROSS_KIND_QUESTION:
    case ENGROSS_KIND_CAPTION:
    case ENGROSS_KIND_VALUE:
        return last == ENGROSS_KIND_NONE;
    case ENGROSS_KIND_LABEL:
        return last == ENGROSS_KIND_VALUE;
    case ENGROSS_KIND_ANSWER:
        return last == ENGROSS_KIND_QUESTION;
    case ENGROSS_KIND_TABLE_HEAD:
        return last == ENGROSS_KIND_NONE || last == ENGROSS_KIND_CAPTION;
    case ENGROSS_KIND_TABLE_BODY:
        return last != ENGROSS_KIND_TABLE_BODY;
    case ENGROSS_KIND_P:
        return top != ENGROSS_KIND_RECOMMENDATIONS || last != ENGROSS_KIND_RECOMMENDATION;
    default:
        return last != ENGROSS_KIND_ATTRIBUTION || top != ENGROSS_KIND_QUOTATION;
    }
}

static bool may_open(const struct engross_akn_reading *reading, uint32_t kind) {
    return engross_builder_allows(reading->builder, kind) && is_in_order(reading, kind);
}

void engross_akn_note_open(struct engross_akn_reading *reading, uint32_t kind, bool is_implicit) {
    if (reading->open_count == reading->open_capacity) {
        size_t capacity = reading->open_capacity == 0 ? 64 : reading->open_capacity * 2;
        struct engross_akn_open *opens = realloc(reading->opens, capacity * sizeof *opens);
        if (opens == NULL) {
            engross_sax_lack_memory(reading->sax);
            return;
        }
        reading->opens = opens;
        reading->open_capacity = capacity;
    }
    reading->opens[reading->open_count++] =
        (struct engross_akn_open){kind, ENGROSS_KIND_NONE, is_implicit, false};
}

static void open_now(struct engross_akn_reading *reading, uint32_t kind, bool is_implicit) {
    complete(reading, kind);
    if (reading->open_count > 0)
        reading->opens[reading->open_count - 1].last = kind;
    engross_builder_open(reading->builder, kind, reading->position);
    engross_akn_note_open(reading, kind, is_implicit);
}

/* What must be opened for kind to stand in top, or NONE. */
static uint32_t wrapper(uint32_t top, uint32_t kind) {
    static const uint32_t wrappers[ENGROSS_KIND_COUNT] = {
        [ENGROSS_KIND_ITEM] = ENGROSS_KIND_LIST,
        [ENGROSS_KIND_CELL] = ENGROSS_KIND_ROW,
        [ENGROSS_KIND_ROW] = ENGROSS_KIND_TABLE_BODY,
        [ENGROSS_KIND_TABLE_BODY] = ENGROSS_KIND_TABLE,
        [ENGROSS_KIND_QUESTION] = ENGROSS_KIND_EXCHANGE,
        [ENGROSS_KIND_ANSWER] = ENGROSS_KIND_NONE,
    };
    uint32_t around = engross_model_is_inline(kind) ? ENGROSS_KIND_P : wrappers[kind];
    if (around == ENGROSS_KIND_NONE || engross_model_allows(top, around))
        return around;
    uint32_t further = around == ENGROSS_KIND_P ? ENGROSS_KIND_NONE : wrappers[around];
    return further != ENGROSS_KIND_NONE && engross_model_allows(top, further) ? further
                                                                              : ENGROSS_KIND_NONE;
}

/* Whether an open element may be closed for what does not fit into it. */
static bool may_part(uint32_t kind) {
    return kind != ENGROSS_KIND_NOTE && kind != ENGROSS_KIND_FIELD && kind != ENGROSS_KIND_CELL;
}

/* How many elements may stay open for kind to stand there, with what it is wrapped in; SIZE_MAX
 * for none. */
static size_t fitting_depth(const struct engross_akn_reading *reading, uint32_t kind) {
    for (size_t depth = reading->open_count;; depth--) {
        uint32_t top = depth == 0 ? ENGROSS_KIND_CONTENT : reading->opens[depth - 1].kind;
        if (engross_model_allows(top, kind) || wrapper(top, kind) != ENGROSS_KIND_NONE)
            return depth;
        if (depth == 0 || !may_part(top))
            return SIZE_MAX;
    }
}

static bool id_is_sound(engross_text id) {
    for (size_t i = 0; i < id.size; i++)
        if ((unsigned char)id.data[i] <= ' ')
            return false;
    return id.size <= 512;
}

/* The first element with an id has it. */
static void set_id(struct engross_akn_reading *reading, engross_text id) {
    char *kept = id.size == 0 ? NULL : engross_akn_keep(reading, id);
    if (kept == NULL)
        return;
    if (id_is_sound(id) && xmlHashAddEntry(reading->ids, (const xmlChar *)kept, reading) == 0)
        engross_akn_set(reading, ENGROSS_ATTRIBUTE_ID, id);
    else
        engross_akn_report(reading, ENGROSS_MESSAGE_AKN_ID, kept);
}

/* A list takes style and id from the element of the file that it stands for. */
static void set_list(struct engross_akn_reading *reading) {
    struct engross_akn_frame *frame = engross_akn_frame(reading);
    for (size_t i = reading->frame_count; i > 0 && frame->style == NULL; i--)
        if (reading->frames[i - 1].style != NULL &&
            reading->frames[i - 1].base + 1 >= reading->open_count)
            frame = &reading->frames[i - 1];
    if (frame->style == NULL)
        return;
    if (frame->style[0] != '\0')
        engross_builder_set_string(reading->builder, ENGROSS_ATTRIBUTE_STYLE, frame->style);
    if (frame->language[0] != '\0')
        engross_builder_set_string(reading->builder, ENGROSS_ATTRIBUTE_LANGUAGE, frame->language);
    if (frame->direction[0] != '\0')
        engross_builder_set_string(reading->builder, ENGROSS_ATTRIBUTE_DIRECTION, frame->direction);
    if (frame->id != NULL)
        set_id(reading, (engross_text){frame->id, strlen(frame->id)});
    frame->id = NULL;
}

static bool open_with_wrappers(struct engross_akn_reading *reading, uint32_t kind) {
    for (int i = 0; i < 4 && !may_open(reading, kind); i++) {
        uint32_t around = wrapper(engross_akn_top(reading), kind);
        if (around == ENGROSS_KIND_NONE || !may_open(reading, around))
            return false;
        open_now(reading, around, true);
        if (around == ENGROSS_KIND_LIST)
            set_list(reading);
    }
    if (!may_open(reading, kind))
        return false;
    open_now(reading, kind, false);
    return true;
}

/* Closes what is above depth; what the file itself opened is not closed silently. */
static void part(struct engross_akn_reading *reading, size_t depth, const char *name) {
    for (size_t i = depth; i < reading->open_count; i++)
        if (!reading->opens[i].is_implicit)
            engross_akn_report(reading, ENGROSS_MESSAGE_AKN_PARTED, name);
    engross_akn_close_to(reading, depth);
}

bool engross_akn_place(struct engross_akn_reading *reading, uint32_t kind, const char *name) {
    if (engross_sax_stopped(reading->sax))
        return false;
    if (engross_model_is_inline(kind) && engross_model_holds_text(engross_akn_top(reading)) &&
        !engross_builder_allows(reading->builder, kind))
        return false; /* a link in a link, a note in a note */
    size_t depth = fitting_depth(reading, kind);
    while (depth != SIZE_MAX) {
        part(reading, depth, name);
        if (open_with_wrappers(reading, kind)) {
            struct engross_akn_frame *frame = engross_akn_frame(reading);
            if (depth < reading->open_count - 1) /* what it is wrapped in outlives it */
                frame->base = reading->open_count - 1;
            return true;
        }
        if (depth == 0 || !may_part(engross_akn_top(reading)))
            return false;
        part(reading, depth - 1, name);
        depth = fitting_depth(reading, kind);
    }
    return false;
}

void engross_akn_write_text(struct engross_akn_reading *reading, const char *data, size_t size) {
    bool is_blank = true;
    for (size_t i = 0; i < size && is_blank; i++)
        is_blank = strchr(" \t\r\n", data[i]) != NULL && data[i] != '\0';
    if (!engross_model_holds_text(engross_akn_top(reading))) {
        if (is_blank || !engross_akn_place(reading, ENGROSS_KIND_P, "text"))
            return;
        reading->opens[reading->open_count - 1].is_implicit = true;
    }
    engross_builder_text(reading->builder, data, size, reading->position);
}

void engross_akn_set(struct engross_akn_reading *reading, uint32_t attribute, engross_text value) {
    if (value.size == 0)
        return;
    if (attribute == ENGROSS_ATTRIBUTE_NUMBER && reading->open_count > 0)
        reading->opens[reading->open_count - 1].is_numbered = true;
    engross_builder_set(reading->builder, attribute, value.data, value.size);
}

/* The value of a property in style="name: value; ...". */
static engross_text style_property(engross_text style, const char *name) {
    size_t size = strlen(name);
    for (size_t at = 0; at + size < style.size;) {
        const char *end = memchr(style.data + at, ';', style.size - at);
        size_t stop = end == NULL ? style.size : (size_t)(end - style.data);
        while (at < stop && style.data[at] == ' ')
            at++;
        if (stop - at > size && memcmp(style.data + at, name, size) == 0 &&
            style.data[at + size] == ':') {
            at += size + 1;
            while (at < stop && style.data[at] == ' ')
                at++;
            return (engross_text){style.data + at, stop - at};
        }
        at = stop + 1;
    }
    return (engross_text){NULL, 0};
}

static bool is_one_of(engross_text value, const char *const *words) {
    for (; *words != NULL; words++)
        if (engross_akn_text_is(value, *words))
            return true;
    return false;
}

/* Whether an attachment, a document of its own there, only says the language of the whole. */
static bool repeats_language(const struct engross_akn_reading *reading,
                             const struct engross_sax_element *element) {
    const char *language = reading->survey.language;
    return strcmp(element->name, "attachment") == 0 && language != NULL &&
           engross_akn_text_is(engross_akn_attribute(element, "lang"), language);
}

/* What the printed number counts, where the exporter says it. */
static void set_count(struct engross_akn_reading *reading,
                      const struct engross_sax_element *element, uint32_t kind) {
    static const char *const numberings[] = {
        "upper-roman",    "upper-alpha",    "decimal", "lower-alpha", "lower-roman", "part",
        "upper-cyrillic", "lower-cyrillic", "article", "none",        NULL,
    };
    engross_text numbering = engross_akn_model_attribute(element, "numbering");
    engross_text value = engross_akn_model_attribute(element, "value");
    bool is_number = value.size > 0 && value.size < 10;
    for (size_t i = 0; i < value.size; i++)
        is_number = is_number && value.data[i] >= (i == 0 ? '1' : '0') && value.data[i] <= '9';
    if (kind != ENGROSS_KIND_ITEM && is_one_of(numbering, numberings))
        engross_akn_set(reading, ENGROSS_ATTRIBUTE_NUMBERING, numbering);
    if (is_number)
        engross_akn_set(reading, ENGROSS_ATTRIBUTE_VALUE, value);
}

void engross_akn_set_common(struct engross_akn_reading *reading,
                            const struct engross_sax_element *element) {
    static const char *const directions[] = {"ltr", "rtl", NULL};
    static const char *const alignments[] = {"start", "center", "end", NULL};
    uint32_t kind = engross_akn_top(reading);
    engross_text style = engross_akn_attribute(element, "style");
    engross_text direction = style_property(style, "direction");
    engross_text align = style_property(style, "text-align");
    if (engross_model_has_id(kind))
        set_id(reading, engross_akn_attribute(element, "eId"));
    if (kind == ENGROSS_KIND_SECTION || kind == ENGROSS_KIND_PARAGRAPH || kind == ENGROSS_KIND_ITEM)
        set_count(reading, element, kind);
    if (!repeats_language(reading, element))
        engross_akn_set(reading, ENGROSS_ATTRIBUTE_LANGUAGE,
                        engross_akn_attribute(element, "lang"));
    if (is_one_of(direction, directions))
        engross_akn_set(reading, ENGROSS_ATTRIBUTE_DIRECTION, direction);
    if (kind == ENGROSS_KIND_CELL && is_one_of(align, alignments))
        engross_akn_set(reading, ENGROSS_ATTRIBUTE_ALIGN, align);
}
