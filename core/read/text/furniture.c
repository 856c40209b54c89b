/* Page furniture: page numbers, running heads and feet that text out of PDF files carries between
 * its lines. A line goes only on evidence from several places: page numbers must count up, running
 * heads must repeat at the edges of pages. Each is reported as it is taken out. */
#include "read/text/passes.h"

#include "read/text/numerals.h"
#include "read/text/symbols.h"
#include "read/text/words.h"

#include <string.h>

#define LONGEST_HEAD 160 /* bytes */
#define LINES_BETWEEN_PAGE_NUMBERS 4
#define LEAST_CENTRED_INDENT 8

/* What is known of one line while furniture is being looked for. */
struct trace {
    uint32_t page;  /* the page number it would be */
    uint32_t group; /* 1 + index of the group of equal lines */
    bool is_page;   /* has the form of a page number */
    bool sure;      /* "Page 3 of 20", "- 3 -": needs no sequence */
    bool likely;    /* "Page 3", "3/20", "[3]": needs none where it stands apart */
    bool sign;      /* a job number, with perhaps a page number beside it */
    bool edge;      /* stands at the edge of a page */
};

/* Lines that are equal but for their figures. */
struct group {
    uint64_t hash;
    uint32_t count;
    uint32_t edges;
    uint32_t first;
    bool symbol; /* begins or ends with a document symbol or job number */
};

struct search {
    struct engross_draft *draft;
    struct trace *traces;
    struct group *groups;
    uint32_t *slots; /* 1 + index in groups */
    size_t mask;
    uint32_t group_count;
};

static const char *const page_words[] = {"page", "pages",    "p.",    "pág.", "página", "стр.",
                                         "с.",   "страница", "seite", "бет",  "pg."};
static const char *const of_words[] = {"of", "de", "sur", "из", "/", "|", "von"};

static size_t match_any(const char *text, size_t size, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++) {
        size_t end = engross_prefix_match(text, size, list[i]);
        if (end > 0)
            return engross_skip_spaces(text, size, end);
    }
    return 0;
}

/* Whether the text stands between two dashes of its own: "- 12 -". */
static bool is_between_dashes(const char *text, size_t size) {
    size_t first = 0;
    uint32_t c = engross_utf8_decode(text, size, &first);
    return engross_is_dash(c) && engross_is_dash(engross_character_before(text, size)) &&
           engross_is_any_space(engross_character_at(text, size, first)) && size > first + 2;
}

static size_t skip_ornament(const char *text, size_t size, size_t at) {
    while (at < size) {
        size_t next = at;
        uint32_t c = engross_utf8_decode(text, size, &next);
        if (!engross_is_dash(c) && c != '[' && c != ']' && c != '|' && c != '~' &&
            !engross_is_any_space(c))
            break;
        at = next;
    }
    return at;
}

/* "12", "- 12 -", "Page 12", "12 / 40", "стр. 12", "12-бет". */
static bool read_page_number(const char *text, size_t size, struct trace *trace) {
    if (size > 40)
        return false;
    size_t at = skip_ornament(text, size, 0);
    size_t word = match_any(text + at, size - at, page_words, sizeof page_words / sizeof(char *));
    at += word;
    size_t digits = engross_numeral_digits(text + at, size - at, &trace->page);
    if (digits == 0 || digits > 4)
        return false;
    at += digits;
    size_t space = engross_skip_spaces(text, size, at);
    size_t of = match_any(text + space, size - space, of_words, sizeof of_words / sizeof(char *));
    if (of > 0) {
        uint32_t total;
        size_t more = engross_numeral_digits(text + space + of, size - space - of, &total);
        if (more == 0 || total < trace->page)
            return false;
        at = space + of + more;
        trace->sure = word > 0;
        trace->likely = true;
    }
    at = skip_ornament(text, size, at);
    size_t after = match_any(text + at, size - at, page_words, sizeof page_words / sizeof(char *));
    at += after;
    trace->is_page = at == size;
    trace->sure = trace->sure || is_between_dashes(text, size);
    trace->likely = trace->likely || word > 0 || after > 0 || text[0] == '[';
    return trace->is_page;
}

/* Whether the line is nothing but what match finds, with perhaps a page number before or after
 * it; *start gets the place of it and the result is its bytes. */
static size_t find_sign(const struct engross_line *line,
                        size_t (*match)(const char *text, size_t size), size_t *start) {
    uint32_t page;
    size_t at = engross_numeral_digits(line->text, line->size, &page);
    at = *start = engross_skip_spaces(line->text, line->size, at);
    size_t sign = match(line->text + at, line->size - at);
    if (sign == 0)
        return 0;
    at = skip_ornament(line->text, line->size, at + sign);
    at += engross_numeral_digits(line->text + at, line->size - at, &page);
    return at == line->size ? sign : 0;
}

static bool holds_job_number(const struct engross_line *line) {
    size_t start;
    return find_sign(line, engross_job_number_match, &start) > 0;
}

static bool is_sign(const struct engross_line *line) {
    size_t start;
    return find_sign(line, engross_symbol_match, &start) > 0 || holds_job_number(line);
}

/* Whether the line is a note's number, whose text begins in the line below it. */
static bool is_over_note(const struct engross_line *line, const struct engross_line *next) {
    return next != NULL && next->blanks == 0 && !next->new_page && line->measure.words == 1 &&
           line->indent <= LEAST_CENTRED_INDENT && next->indent > line->indent &&
           next->indent <= line->indent + LEAST_CENTRED_INDENT &&
           (next->measure.shape & ENGROSS_SHAPE_HAS_LETTER) != 0;
}

static void read_line(const struct engross_line *line, const struct engross_line *next,
                      struct trace *trace) {
    read_page_number(line->text, line->size, trace);
    trace->is_page = trace->is_page && !is_over_note(line, next);
    /* at the margin "[3]" is the mark of a note, and a note may say "Page 3" of a book */
    if (line->text[0] == '[')
        trace->likely = line->indent >= LEAST_CENTRED_INDENT;
    trace->sign = !trace->is_page && holds_job_number(line);
}

/* Whether an empty line stands on both sides of the line, or the end of the text. */
static bool stands_apart(const struct engross_lines *lines, uint32_t index) {
    return (index == 0 || lines->items[index].blanks > 0) &&
           (index + 1 == lines->count || lines->items[index + 1].blanks > 0);
}

/* Page numbers count up by one, or by two where only one side of the leaf carries them. */
static void judge_page_numbers(struct search *search) {
    const struct engross_lines *lines = &search->draft->lines;
    uint32_t last = UINT32_MAX;
    for (uint32_t i = 0; i < lines->count; i++) {
        struct trace *trace = &search->traces[i];
        if (!trace->is_page)
            continue;
        bool new_page =
            lines->items[i].new_page || (i + 1 < lines->count && lines->items[i + 1].new_page);
        bool likely = trace->likely && stands_apart(lines, i);
        trace->edge = trace->edge || trace->sure || likely || new_page;
        if (last != UINT32_MAX && i - last > LINES_BETWEEN_PAGE_NUMBERS) {
            struct trace *before = &search->traces[last];
            uint32_t step = trace->page - before->page;
            if (step == 1 || step == 2)
                before->edge = trace->edge = true;
        }
        last = i;
    }
}

static uint64_t hash_line(const struct engross_line *line) {
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (uint32_t i = 0; i < line->size; i++) {
        unsigned char c = (unsigned char)line->text[i];
        bool digit = c >= '0' && c <= '9';
        if (digit && i > 0 && line->text[i - 1] >= '0' && line->text[i - 1] <= '9')
            continue;
        hash = (hash ^ (digit ? '#' : c)) * UINT64_C(0x100000001b3);
    }
    return hash == 0 ? 1 : hash;
}

static void join_group(struct search *search, uint32_t index) {
    const struct engross_line *line = &search->draft->lines.items[index];
    uint64_t hash = hash_line(line);
    size_t at = (size_t)(hash ^ hash >> 31) & search->mask;
    while (search->slots[at] != 0 && search->groups[search->slots[at] - 1].hash != hash)
        at = (at + 1) & search->mask;
    if (search->slots[at] == 0) {
        search->groups[search->group_count] =
            (struct group){.hash = hash, .first = index, .symbol = is_sign(line)};
        search->slots[at] = ++search->group_count;
    }
    search->groups[search->slots[at] - 1].count++;
    search->traces[index].group = search->slots[at];
}

static bool may_be_head(const struct engross_line *line) {
    return line->state != ENGROSS_LINE_GONE && line->size <= LONGEST_HEAD &&
           (line->measure.shape & ENGROSS_SHAPE_HAS_LETTER) != 0;
}

static bool is_repeated(const struct search *search, uint32_t line) {
    uint32_t group = search->traces[line].group;
    return group > 0 && search->groups[group - 1].count > 1;
}

/* Whether the line interrupts a sentence: the text before it, other furniture left out, is
 * unfinished and the text after it goes on in lower case. */
static bool interrupts(const struct search *search, uint32_t index) {
    const struct engross_lines *lines = &search->draft->lines;
    uint32_t before = index, after = index + 1;
    for (int i = 0; i < 4 && before > 0; i++)
        if (!search->traces[--before].is_page && !is_repeated(search, before))
            break;
    for (int i = 0; i < 3 && after < lines->count; i++, after++)
        if (!search->traces[after].is_page && !is_repeated(search, after))
            break;
    if (before == index || after >= lines->count)
        return false;
    const struct engross_measure *last = &lines->items[before].measure;
    return last->width >= 30 && (last->shape & ENGROSS_SHAPE_ENDS_STOP) == 0 &&
           (lines->items[after].measure.shape & ENGROSS_SHAPE_STARTS_LOWER) != 0;
}

static bool touches_edge(const struct search *search, uint32_t index) {
    const struct engross_lines *lines = &search->draft->lines;
    if (lines->items[index].new_page ||
        (index + 1 < lines->count && lines->items[index + 1].new_page))
        return true;
    bool before = index > 0 && search->traces[index - 1].edge;
    bool after = index + 1 < lines->count && search->traces[index + 1].edge;
    return before || after;
}

/* A page number beside a job number, or alone in the middle of a sentence. */
static bool is_set_page(const struct search *search, uint32_t index) {
    const struct trace *traces = search->traces;
    bool beside = (index > 0 && traces[index - 1].sign) ||
                  (index + 1 < search->draft->lines.count && traces[index + 1].sign);
    return beside || (stands_apart(&search->draft->lines, index) && interrupts(search, index));
}

/* Two rounds, so that the second of two lines at an edge is seen through the first. */
static void judge_edges(struct search *search) {
    const struct engross_lines *lines = &search->draft->lines;
    for (int round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < lines->count; i++) {
            struct trace *trace = &search->traces[i];
            if (trace->is_page)
                trace->edge = trace->edge || is_set_page(search, i);
            if (trace->edge || !is_repeated(search, i))
                continue;
            struct group *group = &search->groups[trace->group - 1];
            if (group->symbol || touches_edge(search, i) || interrupts(search, i)) {
                trace->edge = true;
                group->edges++;
            }
        }
    }
}

/* A group is a running head if it repeats and most of its lines stand at the edges of pages. */
static bool is_running_head(const struct search *search, uint32_t line) {
    const struct trace *trace = &search->traces[line];
    if (!is_repeated(search, line))
        return false;
    const struct group *group = &search->groups[trace->group - 1];
    if (group->edges * 2 < group->count || (group->count < 3 && group->edges < 2 && !group->symbol))
        return false;
    /* the first of them may be the title that the others repeat */
    return trace->edge || group->first != line;
}

static void take_out(struct search *search, uint32_t index, enum engross_message message) {
    struct engross_line *line = &search->draft->lines.items[index];
    char text[LONGEST_HEAD + 1];
    size_t size = line->size < LONGEST_HEAD ? line->size : LONGEST_HEAD;
    memcpy(text, line->text, size);
    text[size] = '\0';
    line->state = ENGROSS_LINE_GONE;
    engross_report(search->draft->diagnostics, message, engross_line_position(line), text, NULL);
}

/* The first job number becomes one of the document's data, unless the masthead gave it. */
static bool keep_job_number(struct engross_draft *draft, uint32_t index) {
    for (uint32_t i = 0; i < draft->head_units; i++)
        if (draft->units[i].field == ENGROSS_FIELD_JOB_NUMBER)
            return true;
    struct engross_line *line = &draft->lines.items[index];
    size_t start, size = find_sign(line, engross_job_number_match, &start);
    struct engross_unit *unit = engross_draft_add_unit(draft, index, 1);
    if (unit == NULL)
        return false;
    line->size = (uint32_t)(start + size);
    unit->role = ENGROSS_ROLE_FIELD;
    unit->field = ENGROSS_FIELD_JOB_NUMBER;
    unit->marker.body = (uint32_t)start;
    draft->head_units = draft->unit_count;
    return true;
}

static bool prepare(struct search *search, size_t candidates) {
    size_t slots = 64;
    while (slots < candidates * 2)
        slots *= 2;
    struct engross_arena *arena = &search->draft->arena;
    search->mask = slots - 1;
    search->traces =
        engross_arena_allocate(arena, search->draft->lines.count * sizeof *search->traces);
    search->groups = engross_arena_allocate(arena, candidates * sizeof *search->groups);
    search->slots = engross_arena_allocate(arena, slots * sizeof *search->slots);
    return search->traces != NULL && search->groups != NULL && search->slots != NULL;
}

/* "Home > Topics > Housing": three parts or more, each short. */
static bool is_trail(const struct engross_line *line) {
    uint32_t parts = 1, width = 0;
    for (size_t at = 0; at < line->size && line->size <= LONGEST_HEAD;) {
        uint32_t c = engross_utf8_decode(line->text, line->size, &at);
        bool sign = c == '>' || c == 0x203A || c == 0xBB;
        bool spaced = at < line->size && line->text[at] == ' ';
        if (sign && width > 0 && spaced) {
            parts++;
            width = 0;
        } else if (sign || engross_is_sentence_end(c) || engross_is_opening_quote(c)) {
            return false;
        }
        width++;
    }
    return parts >= 3 && width > 1;
}

static bool is_navigation(const struct engross_line *line) {
    return engross_words_are_navigation(line->text, line->size) || is_trail(line);
}

static bool remove_furniture(struct search *search) {
    const struct engross_lines *lines = &search->draft->lines;
    for (uint32_t i = 0; i < lines->count; i++) {
        if (lines->items[i].state != ENGROSS_LINE_LIVE)
            continue;
        if (search->traces[i].is_page && search->traces[i].edge)
            take_out(search, i, ENGROSS_MESSAGE_TEXT_PAGE_NUMBER);
        else if (search->traces[i].sign || is_running_head(search, i))
            take_out(search, i, ENGROSS_MESSAGE_TEXT_RUNNING_HEAD);
        else if (is_navigation(&lines->items[i]))
            take_out(search, i, ENGROSS_MESSAGE_TEXT_NAVIGATION);
        if (search->traces[i].sign && !keep_job_number(search->draft, i))
            return false;
    }
    return true;
}

bool engross_furniture_find(struct engross_draft *draft) {
    const struct engross_lines *lines = &draft->lines;
    struct search search = {.draft = draft};
    size_t candidates = 0;
    for (size_t i = 0; i < lines->count; i++)
        candidates += may_be_head(&lines->items[i]) ? 1 : 0;
    if (!prepare(&search, candidates))
        return false;
    for (uint32_t i = 0; i < lines->count; i++) {
        const struct engross_line *line = &lines->items[i];
        if (line->state == ENGROSS_LINE_LIVE)
            read_line(line, i + 1 < lines->count ? line + 1 : NULL, &search.traces[i]);
        if (!search.traces[i].is_page && may_be_head(line))
            join_group(&search, i);
    }
    judge_page_numbers(&search);
    judge_edges(&search);
    return remove_furniture(&search);
}
