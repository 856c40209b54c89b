#include "read/text/inline.h"
#include "read/text/numerals.h"

#include <string.h>

#define LONGEST_EMPHASIS 400 /* bytes */
#define LONGEST_ADDRESS 2048 /* bytes */

/* A note's mark in the text. */
struct hook {
    size_t offset;
    uint32_t size;
    uint32_t unit; /* the note */
};

/* Where the writing of one passage stands. Columns are counted on, never from the line's start,
 * so that a long line costs its length once. */
struct writer {
    struct engross_draft *draft;
    const struct engross_passage *passage;
    uint32_t segment;
    size_t counted; /* offset in the text up to which column counts */
    uint32_t column;
    const struct hook *hooks; /* by offset */
    uint32_t hook_count;
    bool failed;
};

/* The place in the source of an offset not before those asked for earlier. */
static engross_position position_at(struct writer *writer, size_t offset) {
    const struct engross_passage *passage = writer->passage;
    const struct engross_line *lines = writer->draft->lines.items;
    bool moved = writer->column == 0;
    while (writer->segment + 1 < passage->segment_count &&
           passage->segments[writer->segment + 1].offset <= offset) {
        writer->segment++;
        moved = true;
    }
    const struct engross_segment *segment = &passage->segments[writer->segment];
    const struct engross_line *line = &lines[segment->line];
    if (moved) {
        writer->counted = segment->offset;
        writer->column =
            line->column + (uint32_t)engross_utf8_length(line->text, segment->line_offset);
    }
    if (offset > writer->counted) {
        writer->column += (uint32_t)engross_utf8_length(passage->text + writer->counted,
                                                        offset - writer->counted);
        writer->counted = offset;
    }
    return (engross_position){line->number, writer->column};
}

static void put_text(struct writer *writer, size_t start, size_t end) {
    if (end > start)
        engross_builder_text(writer->draft->builder, writer->passage->text + start, end - start,
                             position_at(writer, start));
}

/* What an inline element found in the text is: its kind, the bytes it takes, and the bytes of its
 * content. */
struct span {
    uint32_t kind;
    size_t end;
    size_t inner_start;
    size_t inner_end;
    const char *scheme; /* LINK: put before the content to make its address; NULL for nothing */
};

static bool is_word(uint32_t c) {
    return engross_is_letter(c) || engross_is_digit(c);
}

/* *emphasis*, _emphasis_ and **strong**, with neither a word nor a space on the wrong side of the
 * signs. */
static bool find_emphasis(const char *text, size_t size, size_t at, struct span *span) {
    char sign = text[at];
    size_t width = at + 1 < size && text[at + 1] == sign ? 2 : 1;
    size_t start = at + width;
    uint32_t first = engross_character_at(text, size, start);
    if (is_word(engross_character_before(text, at)) || first == 0 || engross_is_any_space(first) ||
        first == (uint32_t)sign)
        return false;
    size_t limit = size - start < LONGEST_EMPHASIS ? size : start + LONGEST_EMPHASIS;
    for (size_t end = start + 1; end + width <= limit; end++) {
        if (text[end] != sign || (width == 2 && text[end + 1] != sign))
            continue;
        uint32_t last = engross_character_before(text, end);
        uint32_t after = engross_character_at(text, size, end + width);
        if (engross_is_any_space(last) || is_word(after) || after == (uint32_t)sign)
            return false;
        *span = (struct span){
            .kind = width == 2 ? ENGROSS_KIND_STRONG : ENGROSS_KIND_EMPHASIS,
            .end = end + width,
            .inner_start = start,
            .inner_end = end,
        };
        return true;
    }
    return false;
}

static bool is_address_character(unsigned char c) {
    return c > ' ' && c != '<' && c != '>' && c != '"' && c != '\\' && c != '^' && c != '`' &&
           c != '{' && c != '|' && c != '}';
}

/* The end of an address: punctuation after it, and a bracket that it did not open, are not of it.
 */
static size_t address_end(const char *text, size_t size, size_t start) {
    size_t end = start, open = 0;
    while (end < size && end - start < LONGEST_ADDRESS &&
           is_address_character((unsigned char)text[end])) {
        size_t next = end;
        uint32_t c = engross_utf8_decode(text, size, &next);
        if (engross_is_any_space(c) || engross_is_closing_quote(c) || c == 0x3002 || c == 0x2026)
            break;
        open += c == '(' ? 1 : 0;
        if (c == ')' && open-- == 0)
            break;
        end = next;
    }
    while (end > start && strchr(".,;:!?'*_", text[end - 1]) != NULL)
        end--;
    return end;
}

static bool has_scheme(const char *text, size_t size, size_t at, const char **scheme,
                       size_t *prefix) {
    static const char *const starts[] = {"https://", "http://", "ftp://", "mailto:"};
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
        *prefix = engross_prefix_match(text + at, size - at, starts[i]);
        *scheme = NULL;
        if (*prefix > 0)
            return true;
    }
    *prefix = engross_prefix_match(text + at, size - at, "www.");
    *scheme = "https://";
    return *prefix > 0;
}

static bool find_address(const char *text, size_t size, size_t at, struct span *span) {
    const char *scheme;
    size_t prefix;
    if (is_word(engross_character_before(text, at)) ||
        !has_scheme(text, size, at, &scheme, &prefix))
        return false;
    size_t end = address_end(text, size, at);
    if (end <= at + prefix + 2)
        return false;
    *span = (struct span){ENGROSS_KIND_LINK, end, at, end, scheme};
    return true;
}

/* <https://...> and <someone@example.org>. */
static bool find_bracketed(const char *text, size_t size, size_t at, struct span *span) {
    const char *close =
        memchr(text + at, '>', size - at < LONGEST_ADDRESS ? size - at : LONGEST_ADDRESS);
    if (close == NULL)
        return false;
    size_t end = (size_t)(close - text), prefix;
    const char *scheme = NULL;
    if (!has_scheme(text, end, at + 1, &scheme, &prefix)) {
        if (memchr(text + at, '@', end - at) == NULL)
            return false;
        scheme = "mailto:";
    }
    for (size_t i = at + 1; i < end; i++)
        if (!is_address_character((unsigned char)text[i]))
            return false;
    *span = (struct span){ENGROSS_KIND_LINK, end + 1, at + 1, end, scheme};
    return true;
}

static bool is_mail_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '_' || c == '+';
}

/* An e-mail address around the "@" at at; nothing before least belongs to it. */
static bool find_mail(const char *text, size_t size, size_t at, size_t least, struct span *span,
                      size_t *start) {
    size_t first = at, end = at + 1, dots = 0;
    while (first > least && at - first < 64 && is_mail_character(text[first - 1]))
        first--;
    while (end < size && end - at < 255 && is_mail_character(text[end]))
        end++;
    while (end > at && (text[end - 1] == '.' || text[end - 1] == '-' || text[end - 1] == '_'))
        end--;
    for (size_t i = at + 1; i < end; i++)
        dots += text[i] == '.' ? 1 : 0;
    if (first == at || dots == 0)
        return false;
    *start = first;
    *span = (struct span){ENGROSS_KIND_LINK, end, first, end, "mailto:"};
    return true;
}

static void put_link(struct writer *writer, const struct span *span) {
    struct engross_builder *builder = writer->draft->builder;
    const char *text = writer->passage->text;
    struct engross_buffer address = ENGROSS_BUFFER_INIT;
    if (span->scheme != NULL)
        engross_buffer_append_string(&address, span->scheme);
    engross_buffer_append(&address, text + span->inner_start, span->inner_end - span->inner_start);
    if (engross_buffer_failed(&address)) {
        writer->failed = true;
        return;
    }
    engross_builder_open(builder, ENGROSS_KIND_LINK, position_at(writer, span->inner_start));
    engross_builder_set(builder, ENGROSS_ATTRIBUTE_HREF, address.data, address.size);
    put_text(writer, span->inner_start, span->inner_end);
    engross_builder_close(builder, ENGROSS_KIND_LINK);
    engross_buffer_finish(&address);
}

static void put_spans(struct writer *writer, size_t start, size_t end);

/* A note holds no notes: put_spans() comes back here once at most. */
static void put_note(struct writer *writer, const struct hook *hook) {
    struct engross_draft *draft = writer->draft;
    const struct engross_unit *unit = &draft->units[hook->unit];
    const struct engross_line *line = engross_unit_line(draft, unit);
    struct engross_passage passage;
    if (!engross_draft_passage(draft, unit, &passage)) {
        writer->failed = true;
        return;
    }
    bool square = engross_marker_is_square(&unit->marker);
    struct writer note = {.draft = draft, .passage = &passage};
    engross_builder_open(draft->builder, ENGROSS_KIND_NOTE, engross_line_position(line));
    if (engross_marker_is_raised(&unit->marker))
        engross_builder_set_string(draft->builder, ENGROSS_ATTRIBUTE_MARK,
                                   ENGROSS_NUMBER(unit->marker.value));
    else
        engross_builder_set(draft->builder, ENGROSS_ATTRIBUTE_MARK, line->text + (square ? 1 : 0),
                            unit->marker.size - (square ? 2 : 0));
    engross_builder_set_string(draft->builder, ENGROSS_ATTRIBUTE_TYPE,
                               unit->end_note ? "end" : "foot");
    engross_builder_open(draft->builder, ENGROSS_KIND_P, position_at(&note, 0));
    put_spans(&note, 0, passage.size);
    writer->failed = writer->failed || note.failed;
    engross_builder_close(draft->builder, ENGROSS_KIND_P);
    engross_builder_close(draft->builder, ENGROSS_KIND_NOTE);
}

/* Finds a span that begins at at, and for an e-mail address before it, but not before plain. */
static bool find_span(const char *text, size_t size, size_t plain, size_t at, struct span *span,
                      size_t *start) {
    *start = at;
    switch (text[at]) {
    case '*':
    case '_':
        return find_emphasis(text, size, at, span);
    case '<':
        return find_bracketed(text, size, at, span);
    case '@':
        return find_mail(text, size, at, plain, span, start);
    case 'h':
    case 'H':
    case 'w':
    case 'W':
    case 'f':
    case 'm':
        return find_address(text, size, at, span);
    default:
        return false;
    }
}

/* How many bytes from at no span begins at; the common letters among those of find_span() are
 * looked at there. */
static size_t plain_run(const char *text, size_t at, size_t end) {
    static const bool begins_span[256] = {
        ['*'] = true, ['_'] = true, ['<'] = true, ['@'] = true, ['h'] = true,
        ['H'] = true, ['w'] = true, ['W'] = true, ['f'] = true, ['m'] = true,
    };
    size_t start = at;
    while (at < end && !begins_span[(unsigned char)text[at]])
        at++;
    return at - start;
}

static void put_span(struct writer *writer, const struct span *span) {
    struct engross_builder *builder = writer->draft->builder;
    if (span->kind == ENGROSS_KIND_LINK) {
        put_link(writer, span);
        return;
    }
    engross_builder_open(builder, span->kind, position_at(writer, span->inner_start));
    put_text(writer, span->inner_start, span->inner_end);
    engross_builder_close(builder, span->kind);
}

static void put_spans(struct writer *writer, size_t start, size_t end) {
    const char *text = writer->passage->text;
    uint32_t hook = 0;
    /* marks in what is not written here, like a label, must not lose their notes */
    while (hook < writer->hook_count && writer->hooks[hook].offset < start)
        put_note(writer, &writer->hooks[hook++]);
    size_t plain = start;
    for (size_t at = start; at < end;) {
        bool hooked = hook < writer->hook_count;
        if (hooked && writer->hooks[hook].offset == at) {
            put_text(writer, plain, at);
            put_note(writer, &writer->hooks[hook]);
            plain = at += writer->hooks[hook++].size;
            continue;
        }
        size_t limit =
            hooked && writer->hooks[hook].offset < end ? writer->hooks[hook].offset : end;
        size_t skipped = plain_run(text, at, limit);
        if (skipped > 0) {
            at += skipped;
            continue;
        }
        struct span span;
        size_t first;
        if (!find_span(text, limit, plain, at, &span, &first)) {
            at++;
            continue;
        }
        put_text(writer, plain, first);
        put_span(writer, &span);
        plain = at = span.end;
    }
    put_text(writer, plain, end);
    while (hook < writer->hook_count)
        put_note(writer, &writer->hooks[hook++]);
}

/* The first anchor of the draft that stands in the line or after it. */
static uint32_t first_anchor(const struct engross_draft *draft, uint32_t line) {
    uint32_t low = 0, high = draft->anchor_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (draft->anchors[middle].line < line)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Collects the notes' marks that lie in the passage. */
static bool collect_hooks(struct engross_draft *draft, const struct engross_passage *passage,
                          struct writer *writer) {
    for (int fill = 0; fill < 2; fill++) {
        struct hook *hooks = NULL;
        if (fill == 1) {
            if (writer->hook_count == 0)
                return true;
            hooks = engross_arena_allocate(&draft->arena, writer->hook_count * sizeof *hooks);
            if (hooks == NULL)
                return false;
        }
        uint32_t count = 0;
        for (uint32_t s = 0; s < passage->segment_count; s++) {
            const struct engross_segment *segment = &passage->segments[s];
            for (uint32_t a = first_anchor(draft, segment->line); a < draft->anchor_count; a++) {
                const struct engross_anchor *anchor = &draft->anchors[a];
                if (anchor->line != segment->line)
                    break;
                if (anchor->offset < segment->line_offset)
                    continue;
                if (fill == 1)
                    hooks[count] =
                        (struct hook){segment->offset + (anchor->offset - segment->line_offset),
                                      anchor->size, anchor->unit};
                count++;
            }
        }
        writer->hook_count = count;
        writer->hooks = hooks;
    }
    return true;
}

bool engross_inline_emit(struct engross_draft *draft, const struct engross_passage *passage,
                         size_t start, size_t end) {
    struct writer writer = {.draft = draft, .passage = passage};
    if (draft->anchor_count > 0 && !collect_hooks(draft, passage, &writer))
        return false;
    put_spans(&writer, start, end);
    return !writer.failed;
}

bool engross_inline_emit_piece(struct engross_draft *draft, uint32_t line, const char *text,
                               size_t size) {
    const struct engross_line *whole = &draft->lines.items[line];
    struct engross_segment segment = {0, line, (uint32_t)(text - whole->text)};
    struct engross_passage passage = {text, size, &segment, 1};
    return engross_inline_emit(draft, &passage, 0, size);
}
