/* The top of a document without an official masthead: title, subtitle, author, date and lines
 * "Label: value". A first heading is the title when it covers all that follows; when other
 * headings of its kind follow, it may be the first section's and stays one. */
#include "read/text/passes.h"

#include "read/names.h"
#include "read/text/numerals.h"
#include "read/text/symbols.h"
#include "read/text/words.h"

#include <string.h>

#define MOST_TOP 14
#define FEWEST_TITLE_WORDS 2
#define LONGEST_DATE_LINE 80 /* bytes */
#define LONGEST_BYLINE 120   /* code points */
#define FEWEST_SUBTITLE_WORDS 4

struct top {
    uint32_t units[MOST_TOP];
    uint32_t fields[MOST_TOP]; /* ENGROSS_FIELD_*, or COUNT for what is not known */
    const char *values[MOST_TOP];
    uint32_t labels[MOST_TOP];
    uint32_t count;
};

static bool is_plain(const struct engross_unit *unit) {
    return (unit->role == ENGROSS_ROLE_TEXT || unit->role == ENGROSS_ROLE_HEADING) &&
           unit->chain == ENGROSS_NO_CHAIN && unit->marker.style == ENGROSS_MARKER_NONE;
}

static const char *value_of(struct engross_draft *draft, uint32_t field, const char *text,
                            size_t size) {
    char digits[24]; /* outlives the branch that fills it */
    char iso[ENGROSS_DATE_SIZE];
    uint32_t number;
    const char *value = NULL;
    if (field == ENGROSS_FIELD_STATE)
        return engross_state_code(text, size);
    if (field == ENGROSS_FIELD_LANGUAGE)
        return engross_language_tag(text, size);
    if (field == ENGROSS_FIELD_DATE && engross_date_parse(text, size, iso))
        value = iso;
    else if ((field == ENGROSS_FIELD_SESSION || field == ENGROSS_FIELD_CYCLE) &&
             engross_ordinal_parse(text, size, &number) > 0)
        value = engross_number(digits, number);
    return value == NULL ? NULL : engross_arena_copy(&draft->arena, value, strlen(value));
}

static bool parse_day(const char *text, size_t size, char iso[ENGROSS_DATE_SIZE]) {
    return size > 0 && engross_date_parse(text, size, iso) && strlen(iso) >= 7 &&
           strchr(iso, '/') == NULL;
}

/* "3 March 2025", "Published on 3 March 2025", "Geneva, 3 March 2025", "3 March 2025, Geneva". The
 * place is printed with the date; *label gets the bytes of "Published on". */
static bool read_date(const char *text, size_t size, char iso[ENGROSS_DATE_SIZE], uint32_t *label) {
    *label = (uint32_t)engross_words_published(text, size);
    size_t start = engross_skip_spaces(text, size, *label);
    if (parse_day(text + start, size - start, iso))
        return true;
    for (size_t at = start; at < size && size <= LONGEST_DATE_LINE; at++) {
        if (text[at] != ',')
            continue;
        size_t next = engross_skip_spaces(text, size, at + 1);
        if (parse_day(text + start, at - start, iso) || parse_day(text + next, size - next, iso))
            return true;
    }
    *label = 0;
    return false;
}

/* "2021–2023" */
static bool are_years(const char *text, size_t size) {
    uint32_t first, last;
    size_t at = engross_numeral_digits(text, size, &first), start = at;
    if (at != 4 || !engross_is_dash(engross_character_at(text, size, at)))
        return false;
    engross_utf8_decode(text, size, &start);
    return engross_numeral_digits(text + start, size - start, &last) == 4 && start + 4 == size &&
           first >= 1900 && first < last && last < 2200;
}

/* The datum that the unit gives by its own words; COUNT for none. */
static uint32_t recognise(struct engross_draft *draft, const struct engross_unit *unit,
                          const char **value, uint32_t *label) {
    size_t size;
    const char *text = engross_unit_start(draft, unit, &size);
    *label = 0;
    *value = NULL;
    char iso[ENGROSS_DATE_SIZE];
    uint32_t field = engross_words_field(text, size, label);
    if (field < ENGROSS_FIELD_COUNT) {
        size_t at = engross_skip_spaces(text, size, *label);
        *value = value_of(draft, field, text + at, size - at);
        return field;
    }
    size_t author = engross_words_author(text, size);
    if (author > 0 && unit->measure.width <= 120 &&
        (unit->measure.shape & ENGROSS_SHAPE_ENDS_SENTENCE) == 0) {
        *label = (uint32_t)author;
        return ENGROSS_FIELD_AUTHOR;
    }
    if (read_date(text, size, iso, label)) {
        *value = engross_arena_copy(&draft->arena, iso, strlen(iso));
        return ENGROSS_FIELD_DATE;
    }
    if (engross_symbol_match(text, size) == size)
        return ENGROSS_FIELD_SYMBOL;
    if (are_years(text, size))
        return ENGROSS_FIELD_PERIOD;
    uint32_t session;
    if (engross_words_are_session(text, size, &session)) {
        char digits[24];
        const char *number = engross_number(digits, session);
        *value = engross_arena_copy(&draft->arena, number, strlen(number));
        return ENGROSS_FIELD_SESSION;
    }
    *value = engross_state_code(text, size);
    return *value != NULL ? ENGROSS_FIELD_STATE : ENGROSS_FIELD_COUNT;
}

/* A short line in lower case below the title: "on the state of libraries". */
static bool goes_with_title(const struct engross_unit *unit) {
    const uint32_t stops = ENGROSS_SHAPE_ENDS_STOP | ENGROSS_SHAPE_ENDS_COMMA;
    return (unit->measure.shape & ENGROSS_SHAPE_STARTS_LOWER) != 0 && unit->blanks <= 1 &&
           (unit->measure.shape & stops) == 0 && unit->measure.width <= 120;
}

/* Collects the short units at the top. */
static void collect(struct engross_draft *draft, struct top *top) {
    for (uint32_t i = engross_draft_next(draft, draft->head_units - 1);
         i != ENGROSS_NO_UNIT && top->count < MOST_TOP; i = engross_draft_next(draft, i)) {
        const struct engross_unit *unit = &draft->units[i];
        if (!is_plain(unit))
            break;
        uint32_t n = top->count;
        top->fields[n] = recognise(draft, unit, &top->values[n], &top->labels[n]);
        bool known = top->fields[n] < ENGROSS_FIELD_COUNT;
        if (!known && !engross_draft_is_title_like(unit) && (n == 0 || !goes_with_title(unit)))
            break;
        top->units[top->count++] = i;
    }
}

/* What other headings the document has. */
struct headings {
    uint32_t plain;
    uint32_t numbered; /* or with a bullet */
    uint32_t capitals;
};

static struct headings count_headings(const struct engross_draft *draft, uint32_t after) {
    struct headings headings = {0};
    for (uint32_t i = after + 1; i < draft->unit_count; i++) {
        const struct engross_unit *unit = &draft->units[i];
        if (unit->role != ENGROSS_ROLE_HEADING)
            continue;
        if (is_plain(unit)) {
            headings.plain++;
            headings.capitals += (unit->measure.shape & ENGROSS_SHAPE_CAPITALS) != 0 ? 1 : 0;
        } else {
            headings.numbered++;
        }
    }
    return headings;
}

/* Whether the first unknown unit is the title of all that follows. */
static bool is_title(const struct engross_draft *draft, const struct top *top, uint32_t place) {
    const struct engross_unit *unit = &draft->units[top->units[place]];
    struct headings headings = count_headings(draft, top->units[place]);
    bool capitals = (unit->measure.shape & ENGROSS_SHAPE_CAPITALS) != 0;
    bool known_after = place + 1 < top->count && top->fields[place + 1] < ENGROSS_FIELD_COUNT;
    uint32_t next = engross_draft_next(draft, top->units[place]);
    bool numbered_next = next != ENGROSS_NO_UNIT && draft->units[next].chain != ENGROSS_NO_CHAIN &&
                         draft->units[next].role == ENGROSS_ROLE_HEADING;
    size_t size;
    const char *text = engross_unit_start(draft, unit, &size);
    if (next == ENGROSS_NO_UNIT ||
        (engross_words_are_section_name(text, size) && headings.plain + headings.numbered > 0))
        return false;
    if (known_after || place > 0 || unit->underlined || numbered_next)
        return true;
    if (capitals && headings.capitals < headings.plain + headings.numbered)
        return true;
    if (headings.plain + headings.numbered == 0)
        return true;
    if (draft->units[next].blanks > 1 || unit->measure.words >= FEWEST_TITLE_WORDS)
        return true;
    /* a short heading before others: "Human rights" over plain ones; a section of its own where
     * the other sections have numbers or bullets */
    return top->count > 1 && headings.numbered == 0;
}

static void make_field(struct engross_draft *draft, struct engross_unit *unit, uint32_t field,
                       const char *value, uint32_t label) {
    unit->role = ENGROSS_ROLE_FIELD;
    unit->field = (uint8_t)field;
    unit->value = value;
    unit->labelled = label > 0;
    unit->label_size = label;
    if (field == ENGROSS_FIELD_TITLE) {
        draft->title_found = true;
        engross_report(draft->diagnostics, ENGROSS_MESSAGE_TEXT_TITLE,
                       engross_unit_position(draft, unit), NULL);
    }
}

/* Whether the text is "Label: value", of which nothing more is known. */
static bool is_labelled(const char *text, size_t size) {
    const char *colon = memchr(text, ':', size < 40 ? size : 40);
    return colon != NULL && colon + 1 < text + size && colon[1] == ' ';
}

/* A second short line below the title: a subtitle if it is long enough to be one and no heading of
 * the text below. */
static bool is_subtitle(const struct engross_draft *draft, const struct top *top, uint32_t place) {
    const struct engross_unit *unit = &draft->units[top->units[place]];
    uint32_t next = engross_draft_next(draft, top->units[place]);
    if (next == ENGROSS_NO_UNIT)
        return false;
    size_t size;
    const char *text = engross_unit_start(draft, unit, &size);
    if (is_labelled(text, size))
        return false;
    bool more = place + 1 < top->count;
    bool over_number = draft->units[next].role == ENGROSS_ROLE_HEADING &&
                       draft->units[next].chain != ENGROSS_NO_CHAIN;
    if (draft->units[next].role == ENGROSS_ROLE_QUESTION)
        return count_headings(draft, top->units[place]).plain == 0;
    bool close = unit->blanks == 0 && draft->units[next].blanks > 0;
    return more || over_number || (close && unit->measure.words >= FEWEST_SUBTITLE_WORDS);
}

/* A committee's name above the title. */
static bool is_body(const struct engross_draft *draft, const struct top *top, uint32_t place) {
    size_t size;
    const char *text = engross_unit_start(draft, &draft->units[top->units[place]], &size);
    return place + 1 < top->count && top->fields[place + 1] == ENGROSS_FIELD_COUNT &&
           engross_words_are_body(text, size);
}

/* "Press release" above the title. */
static bool is_genre(const struct engross_draft *draft, const struct top *top, uint32_t place) {
    size_t size;
    const char *text = engross_unit_start(draft, &draft->units[top->units[place]], &size);
    for (uint32_t i = place + 1; i < top->count; i++)
        if (top->fields[i] == ENGROSS_FIELD_COUNT)
            return engross_words_are_genre(text, size);
    return false;
}

/* The author's line and the date where an opening paragraph stands between them and the title.
 * They stay where they are. */
static void mark_bylines(struct engross_draft *draft) {
    uint32_t index = engross_draft_next(draft, draft->head_units - 1), texts = 0;
    while (index != ENGROSS_NO_UNIT && draft->units[index].role == ENGROSS_ROLE_FIELD)
        index = engross_draft_next(draft, index);
    for (; index != ENGROSS_NO_UNIT; index = engross_draft_next(draft, index)) {
        struct engross_unit *unit = &draft->units[index];
        const char *value;
        uint32_t label;
        if (!is_plain(unit))
            return;
        uint32_t field = unit->measure.width <= LONGEST_BYLINE && texts > 0
                             ? recognise(draft, unit, &value, &label)
                             : ENGROSS_FIELD_COUNT;
        if (field == ENGROSS_FIELD_AUTHOR || field == ENGROSS_FIELD_DATE)
            engross_notice_mark(draft, unit,
                                field == ENGROSS_FIELD_AUTHOR ? ENGROSS_NOTICE_AUTHOR
                                                              : ENGROSS_NOTICE_OTHER);
        else if (texts++ > 0)
            return;
    }
}

bool engross_title_find(struct engross_draft *draft) {
    struct top top = {0};
    if (draft->title_found)
        return true;
    collect(draft, &top);
    bool title = false;
    uint32_t last_known = 0;
    for (uint32_t i = 0; i < top.count; i++)
        if (top.fields[i] < ENGROSS_FIELD_COUNT)
            last_known = i + 1;
    for (uint32_t i = 0; i < top.count; i++) {
        struct engross_unit *unit = &draft->units[top.units[i]];
        if (top.fields[i] < ENGROSS_FIELD_COUNT) {
            /* a State or date in running headings is none of the document's */
            if (title || i + 1 < top.count)
                make_field(draft, unit, top.fields[i], top.values[i], top.labels[i]);
        } else if (!title && is_body(draft, &top, i)) {
            make_field(draft, unit, ENGROSS_FIELD_BODY, NULL, 0);
        } else if (!title && is_genre(draft, &top, i)) {
            make_field(draft, unit, ENGROSS_FIELD_SUBTITLE, NULL, 0);
        } else if (!title) {
            if (!is_title(draft, &top, i))
                break;
            make_field(draft, unit, ENGROSS_FIELD_TITLE, NULL, 0);
            title = true;
        } else if (i < last_known || is_subtitle(draft, &top, i)) {
            make_field(draft, unit, ENGROSS_FIELD_SUBTITLE, NULL, 0);
        } else {
            break;
        }
    }
    if (title)
        mark_bylines(draft);
    return true;
}
