/* The masthead of an official document: organ, symbol, distribution, date, languages, body,
 * session, title, State. Lines are recognised one by one; what no rule knows gets its meaning from
 * where it stands: before the distribution the organ, then the body, after the session the title.
 */
#include "read/text/passes.h"

#include "read/names.h"
#include "read/text/columns.h"
#include "read/text/numerals.h"
#include "read/text/symbols.h"
#include "read/text/words.h"

#include <string.h>

#define MOST_LINES 60
#define LONGEST_LINE 400     /* bytes; a longer one is text */
#define LONGEST_SALUTATION 6 /* words */
#define FULL_WIDTH_COLON 0xFF1A
#define LONGEST_NAME 80 /* bytes of a publisher's name */

enum { UNKNOWN = ENGROSS_FIELD_COUNT, UNTOUCHED };

struct entry {
    uint32_t line;
    uint32_t count;
    uint32_t field; /* ENGROSS_FIELD_*, UNKNOWN, or UNTOUCHED for what is left to later passes */
    uint32_t label_size;
    const char *value;
    bool placed; /* a date with a place stands by the title, not in the right-hand part */
};

struct head {
    struct engross_draft *draft;
    struct entry entries[MOST_LINES];
    uint32_t count;
};

typedef bool (*recogniser)(struct head *head, const char *text, size_t size, struct entry *entry);

static const char *keep(struct head *head, const char *value) {
    return engross_arena_copy(&head->draft->arena, value, strlen(value));
}

static const char *keep_number(struct head *head, uint32_t number) {
    return keep(head, ENGROSS_NUMBER(number));
}

/* A last star or raised figure hangs a note on the line and is no part of it. */
static size_t without_mark(const char *text, size_t size) {
    while (size > 0) {
        size_t start;
        uint32_t digit, c = engross_utf8_decode_before(text, size, &start);
        if (c != '*' && !engross_is_raised_digit(c, &digit))
            break;
        size = start;
    }
    return engross_trim_end(text, size);
}

/* Adds text to name without its spaces, for letters are spaced out in some mastheads, and with yo
 * as it is mostly written. False where there is no room. */
static bool add_bare(char *name, size_t *size, const char *text, size_t text_size) {
    for (size_t at = 0; at < text_size;) {
        size_t start = at;
        uint32_t c = engross_utf8_decode(text, text_size, &at);
        if (engross_is_any_space(c))
            continue;
        bool is_yo = c == 0x401 || c == 0x451;
        const char *from = is_yo ? "е" : text + start;
        if (*size + (at - start) > LONGEST_NAME)
            return false;
        memcpy(name + *size, from, at - start);
        *size += at - start;
    }
    return true;
}

static bool names_publisher(const char *text, size_t size) {
    static const char *const names[] = {"unitednations",
                                        "nationsunies",
                                        "nacionesunidas",
                                        "организацияобъединенныхнаций",
                                        "объединенныенации",
                                        "біріккенұлттарұйымы",
                                        "الأممالمتحدة",
                                        "联合国",
                                        "聯合國"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (engross_word_match(text, size, names[i]) == size)
            return true;
    return false;
}

/* The name may be broken over two lines. */
static bool is_publisher(struct head *head, const char *text, size_t size, struct entry *entry) {
    const struct engross_lines *lines = &head->draft->lines;
    char name[LONGEST_NAME];
    size_t name_size = 0;
    entry->field = ENGROSS_FIELD_PUBLISHER;
    if (!add_bare(name, &name_size, text, size))
        return false;
    if (names_publisher(name, name_size))
        return true;
    if (entry->line + 1 >= lines->count)
        return false;
    const struct engross_line *next = &lines->items[entry->line + 1];
    entry->count = 2;
    return add_bare(name, &name_size, next->text, next->size) && names_publisher(name, name_size);
}

static bool is_symbol(struct head *head, const char *text, size_t size, struct entry *entry) {
    (void)head;
    size = without_mark(text, size);
    if (size == 0 || engross_symbol_match(text, size) != size)
        return false;
    entry->field = ENGROSS_FIELD_SYMBOL;
    return true;
}

static bool is_job_number(struct head *head, const char *text, size_t size, struct entry *entry) {
    (void)head;
    if (engross_job_number_match(text, size) == 0)
        return false;
    entry->field = ENGROSS_FIELD_JOB_NUMBER;
    return true;
}

/* The label ends with a colon, or is the first word alone. */
static size_t label_end(const char *text, size_t size, size_t word) {
    size_t at = word;
    if (at < size && text[at] == '.')
        at++;
    size_t colon = engross_skip_spaces(text, size, at);
    uint32_t mark = engross_character_at(text, size, colon);
    if (mark == ':' || mark == FULL_WIDTH_COLON) {
        engross_utf8_decode(text, size, &colon);
        return colon;
    }
    return at;
}

static bool is_distribution(struct head *head, const char *text, size_t size, struct entry *entry) {
    static const char *const words[] = {"distribution", "distr", "распространение", "таратылуы"};
    (void)head;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t end = engross_word_match(text, size, words[i]);
        if (end == 0)
            continue;
        entry->label_size = (uint32_t)label_end(text, size, end);
        entry->field = ENGROSS_FIELD_DISTRIBUTION;
        return entry->label_size > end && entry->label_size < size;
    }
    return false;
}

/* How many bytes of text the name of a language takes, with the mark that parts it from the word
 * "original" on the same line: "Français ; ". 0 where there is none. */
static size_t language_before_original(const char *text, size_t size) {
    size_t end = 0;
    while (end < size && engross_is_letter(engross_character_at(text, size, end)))
        engross_utf8_decode(text, size, &end);
    if (end == 0 || engross_language_tag(text, end) == NULL)
        return 0;
    end = engross_skip_spaces(text, size, end);
    uint32_t mark = engross_character_at(text, size, end);
    if (mark == 0 || (mark < 0x80 && strchr(";,(/", (int)mark) == NULL))
        return 0;
    engross_utf8_decode(text, size, &end);
    return engross_skip_spaces(text, size, end);
}

/* Whether text names several languages: "French and Russian", "anglais/russe". */
static bool are_languages(const char *text, size_t size) {
    static const char *const words[] = {"and", "et", "y", "и", "және", "و", "和"};
    uint32_t languages = 0;
    for (size_t at = 0; at < size;) {
        size_t start = at;
        while (at < size && engross_is_letter(engross_character_at(text, size, at)))
            engross_utf8_decode(text, size, &at);
        bool joins = at == start;
        for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
            joins = joins || engross_word_match(text + start, at - start, words[i]) == at - start;
        if (!joins && engross_language_tag(text + start, at - start) == NULL)
            return false;
        languages += joins ? 0 : 1;
        if (at == start)
            engross_utf8_decode(text, size, &at);
    }
    return languages > 1;
}

/* "Original: Russian"; with the language of the document on the same line, that is part of the
 * label: "Français ; original : russe". */
static bool is_original(struct head *head, const char *text, size_t size, struct entry *entry) {
    static const char *const words[] = {
        "original language", "original",        "оригинал", "язык оригинала", "langue originale",
        "langue d’origine",  "idioma original", "түпнұсқа", "الأصل",          "原文"};
    (void)head;
    size_t before = language_before_original(text, size);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t end = engross_prefix_match(text + before, size - before, words[i]);
        if (end == 0)
            continue;
        size_t label = before + label_end(text + before, size - before, end);
        size_t at = engross_skip_spaces(text, size, label), last = size;
        if (last > at && text[last - 1] == ')')
            last--;
        entry->value = engross_language_tag(text + at, last - at);
        if (label == before + end || (entry->value == NULL && !are_languages(text + at, last - at)))
            continue;
        entry->label_size = (uint32_t)label;
        entry->field = ENGROSS_FIELD_ORIGINAL_LANGUAGE;
        return true;
    }
    return false;
}

static bool is_date(struct head *head, const char *text, size_t size, struct entry *entry) {
    char iso[ENGROSS_DATE_SIZE];
    /* a year alone is no date of a masthead */
    if (!engross_date_parse(text, without_mark(text, size), iso) || strlen(iso) < 7)
        return false;
    entry->field = strchr(iso, '/') != NULL ? ENGROSS_FIELD_SESSION_DATES : ENGROSS_FIELD_DATE;
    entry->value = keep(head, iso);
    return true;
}

static bool has_field(const struct head *head, uint32_t field) {
    for (uint32_t i = 0; i < head->count; i++)
        if (head->entries[i].field == field)
            return true;
    return false;
}

/* "Geneva, 20-31 January 2025": a place, then the dates of a session, or the day of the document
 * where no other is given. */
static bool is_placed_date(struct head *head, const char *text, size_t size, struct entry *entry) {
    const char *comma = memchr(text, ',', size);
    if (comma == NULL || comma - text > 40)
        return false;
    size_t at = engross_skip_spaces(text, size, (size_t)(comma - text) + 1);
    char iso[ENGROSS_DATE_SIZE];
    if (!engross_date_parse(text + at, without_mark(text + at, size - at), iso))
        return false;
    bool dates = strchr(iso, '/') != NULL;
    if (!dates && (strlen(iso) < 10 || has_field(head, ENGROSS_FIELD_DATE)))
        return false;
    entry->field = dates ? ENGROSS_FIELD_SESSION_DATES : ENGROSS_FIELD_DATE;
    entry->value = keep(head, iso);
    entry->placed = true;
    return true;
}

/* "English and French only". */
static bool is_restriction(const char *text, size_t size) {
    static const char *const words[] = {"only", "seulement", "únicamente", "solamente", "только"};
    size_t word = 0;
    while (word < size && engross_is_letter(engross_character_at(text, size, word)))
        engross_utf8_decode(text, size, &word);
    if (size > 100 || engross_language_tag(text, word) == NULL)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (engross_word_find(text, size, words[i]))
            return true;
    return false;
}

static bool is_language(struct head *head, const char *text, size_t size, struct entry *entry) {
    (void)head;
    entry->field = ENGROSS_FIELD_LANGUAGE;
    entry->value = engross_language_tag(text, size);
    return entry->value != NULL || is_restriction(text, size);
}

static bool is_session(struct head *head, const char *text, size_t size, struct entry *entry) {
    uint32_t value;
    if (!engross_words_are_session(text, size, &value))
        return false;
    entry->field = ENGROSS_FIELD_SESSION;
    entry->value = keep_number(head, value);
    return true;
}

static bool is_agenda_item(struct head *head, const char *text, size_t size, struct entry *entry) {
    static const char *const words[] = {"agenda item", "item",  "point",
                                        "tema",        "пункт", "күн тәртібінің"};
    static const char *const marks[] = {"agenda", "ordre du jour", "programa", "повестки", "күн"};
    (void)head;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t end = engross_word_match(text, size, words[i]);
        if (end == 0 || size > 120)
            continue;
        for (size_t m = 0; m < sizeof marks / sizeof marks[0]; m++) {
            if (engross_word_find(text, size, marks[m])) {
                entry->field = ENGROSS_FIELD_AGENDA_ITEM;
                return true;
            }
        }
    }
    return false;
}

static bool is_state(struct head *head, const char *text, size_t size, struct entry *entry) {
    (void)head;
    entry->value = engross_state_code(text, without_mark(text, size));
    entry->field = ENGROSS_FIELD_STATE;
    return entry->value != NULL;
}

static const recogniser recognisers[] = {
    is_publisher,   is_symbol, is_job_number, is_distribution, is_original,    is_date,
    is_placed_date, is_state,  is_language,   is_session,      is_agenda_item,
};

static void recognise(struct head *head, struct entry *entry) {
    const struct engross_line *line = &head->draft->lines.items[entry->line];
    for (size_t i = 0; i < sizeof recognisers / sizeof recognisers[0]; i++) {
        struct entry found = {.line = entry->line, .count = 1};
        if (recognisers[i](head, line->text, line->size, &found)) {
            *entry = found;
            return;
        }
    }
    entry->field = UNKNOWN;
}

/* Whether the text of the document begins with this line. */
static bool begins_text(const struct engross_line *line) {
    struct engross_marker marker;
    if (line->size > LONGEST_LINE)
        return true;
    if (engross_marker_parse_alone(line->text, line->size, &marker))
        return true;
    if (!engross_marker_parse(line->text, line->size, &marker))
        return line->measure.width > 60 && (line->measure.shape & ENGROSS_SHAPE_ENDS_SENTENCE) != 0;
    bool numbered = marker.style != ENGROSS_MARKER_BULLET && !marker.bare;
    return numbered || (marker.style == ENGROSS_MARKER_BULLET && marker.value != '*');
}

/* Whether the line is a heading over the text that begins right after it. */
static bool is_heading_over_text(const struct engross_draft *draft, uint32_t line) {
    const struct engross_lines *lines = &draft->lines;
    if (line + 1 >= lines->count || lines->items[line].blanks == 0)
        return false;
    const struct engross_line *next = &lines->items[line + 1];
    struct engross_marker marker;
    if (next->measure.width > 200)
        return true;
    return engross_marker_parse(next->text, next->size, &marker) &&
           marker.style != ENGROSS_MARKER_BULLET && !marker.bare &&
           (next->measure.shape & ENGROSS_SHAPE_ENDS_SENTENCE) != 0;
}

/* Whether what is known so far lets the title have been read already. */
static bool is_past_title(const struct head *head) {
    bool session =
        has_field(head, ENGROSS_FIELD_SESSION) || has_field(head, ENGROSS_FIELD_SESSION_DATES);
    uint32_t last = head->count == 0 ? UNTOUCHED : head->entries[head->count - 1].field;
    return session && (last == UNKNOWN || last == ENGROSS_FIELD_STATE || last == UNTOUCHED);
}

/* "Mr. President," or "Уважаемый господин Председатель!": the speech begins. */
static bool is_salutation(const struct engross_line *line) {
    char last = line->text[line->size - 1];
    bool called = last == '!' || (line->measure.shape & ENGROSS_SHAPE_ENDS_COMMA) != 0;
    return called && line->blanks > 0 && line->measure.words <= LONGEST_SALUTATION;
}

/* Whether the line opens what stands between the masthead and the text: a list of contents, a
 * first section, a speech. */
static bool ends_head(const struct head *head, uint32_t index) {
    const struct engross_line *line = &head->draft->lines.items[index];
    if (engross_words_are_contents(line->text, line->size))
        return true;
    return is_past_title(head) &&
           (is_salutation(line) || is_heading_over_text(head->draft, index) ||
            engross_words_are_section_name(line->text, line->size));
}

/* Whether the line is the subject of the agenda item right above it: what follows is set apart. */
static bool is_subject(const struct head *head, const struct entry *before, uint32_t index) {
    const struct engross_lines *lines = &head->draft->lines;
    if (before->field != ENGROSS_FIELD_AGENDA_ITEM || index + 1 >= lines->count)
        return false;
    const struct engross_line *next = &lines->items[index + 1];
    return next->blanks > 0 && !begins_text(next);
}

/* Whether the unknown line goes on with the one before it. */
static bool goes_on(const struct head *head, const struct entry *before, uint32_t index) {
    const struct engross_line *line = &head->draft->lines.items[index];
    if (line->blanks > 0)
        return false;
    if (is_subject(head, before, index))
        return true;
    if (before->field != UNKNOWN)
        return false;
    if ((line->measure.shape & ENGROSS_SHAPE_STARTS_LOWER) != 0)
        return true;
    const struct engross_line *last = &head->draft->lines.items[before->line + before->count - 1];
    /* "International Covenant on" breaks off */
    if (engross_words_name_treaty(last->text, last->size) &&
        (last->measure.shape & ENGROSS_SHAPE_ENDS_SHORT_WORD) != 0)
        return true;
    bool after_session =
        has_field(head, ENGROSS_FIELD_SESSION) || has_field(head, ENGROSS_FIELD_SESSION_DATES);
    return after_session && last->measure.width >= 40;
}

/* How many stars text begins with. */
static size_t count_stars(const char *text, size_t size) {
    size_t stars = 0;
    while (stars < size && text[stars] == '*')
        stars++;
    return stars;
}

/* Whether a line so far carries a mark of exactly that many stars. */
static bool has_starred(const struct head *head, size_t stars) {
    for (uint32_t i = 0; i < head->count; i++) {
        const struct entry *entry = &head->entries[i];
        const struct engross_line *last = &head->draft->lines.items[entry->line + entry->count - 1];
        for (size_t at = 1; at < last->size; at++) {
            size_t run = count_stars(last->text + at, last->size - at);
            uint32_t after = engross_character_at(last->text, last->size, at + run);
            bool ended = after == 0 || after == ',' || engross_is_any_space(after);
            if (run == stars && ended && entry->field != UNTOUCHED)
                return true;
            at += run;
        }
    }
    return false;
}

/* Whether the unknown line is a note of the masthead, or goes on with one: later passes hang it on
 * its mark. */
static bool is_note(const struct head *head, const struct engross_line *line) {
    size_t stars = count_stars(line->text, line->size);
    if (stars > 0)
        return has_starred(head, stars);
    return head->count > 0 && head->entries[head->count - 1].field == UNTOUCHED &&
           line->blanks == 0 && (line->measure.shape & ENGROSS_SHAPE_STARTS_LOWER) != 0;
}

static void read_lines(struct head *head) {
    const struct engross_lines *lines = &head->draft->lines;
    for (uint32_t i = 0; i < lines->count && i < MOST_LINES && head->count < MOST_LINES; i++) {
        const struct engross_line *line = &lines->items[i];
        struct entry entry = {.line = i, .count = 1};
        if (line->size <= LONGEST_LINE)
            recognise(head, &entry);
        else
            entry.field = UNKNOWN;
        if (entry.field == UNKNOWN && begins_text(line))
            break;
        i += entry.count - 1;
        bool noted = head->count > 0 && head->entries[head->count - 1].field == UNTOUCHED;
        if (entry.field == UNKNOWN && is_note(head, line))
            entry.field = UNTOUCHED;
        else if (entry.field == UNKNOWN && (noted || line->text[0] == '*'))
            break;
        if (entry.field == UNKNOWN && ends_head(head, i))
            break;
        if (entry.field == UNKNOWN && head->count > 0 &&
            goes_on(head, &head->entries[head->count - 1], i)) {
            head->entries[head->count - 1].count++;
            continue;
        }
        head->entries[head->count++] = entry;
    }
}

/* A masthead shows at least three kinds of its data, one of them unmistakable. */
static bool is_masthead(const struct head *head) {
    uint64_t seen = 0;
    for (uint32_t i = 0; i < head->count; i++)
        if (head->entries[i].field < UNKNOWN)
            seen |= UINT64_C(1) << head->entries[i].field;
    uint64_t sure =
        UINT64_C(1) << ENGROSS_FIELD_SYMBOL | UINT64_C(1) << ENGROSS_FIELD_DISTRIBUTION |
        UINT64_C(1) << ENGROSS_FIELD_ORIGINAL_LANGUAGE | UINT64_C(1) << ENGROSS_FIELD_SESSION_DATES;
    uint32_t kinds = 0;
    for (uint64_t rest = seen; rest != 0; rest &= rest - 1)
        kinds++;
    return kinds >= 3 && (seen & sure) != 0;
}

/* The entries that open the right-hand part of the masthead. */
static bool is_block(const struct entry *entry) {
    return entry->field == ENGROSS_FIELD_DISTRIBUTION ||
           (entry->field == ENGROSS_FIELD_DATE && !entry->placed) ||
           entry->field == ENGROSS_FIELD_LANGUAGE ||
           entry->field == ENGROSS_FIELD_ORIGINAL_LANGUAGE;
}

static bool is_sitting(const struct entry *entry) {
    uint32_t field = entry->field;
    return field == ENGROSS_FIELD_SESSION || field == ENGROSS_FIELD_SESSION_DATES ||
           field == ENGROSS_FIELD_AGENDA_ITEM;
}

/* How many of the entries from start on satisfy the test. */
static uint32_t count_from(const struct head *head, uint32_t start,
                           bool (*test)(const struct entry *)) {
    uint32_t count = 0;
    for (uint32_t i = start; i < head->count; i++)
        count += test(&head->entries[i]) ? 1 : 0;
    return count;
}

static bool is_unknown(const struct entry *entry) {
    return entry->field == UNKNOWN;
}

/* Gives the unknown entries their fields by place. */
static void place_unknown(struct head *head) {
    bool organ = false, title = false, block = count_from(head, 0, is_block) == 0;
    bool body = false;
    for (uint32_t i = 0; i < head->count; i++) {
        struct entry *entry = &head->entries[i];
        block = block || is_block(entry);
        if (entry->field != UNKNOWN)
            continue;
        bool before_sitting = count_from(head, i, is_sitting) > 0;
        bool last_unknown = count_from(head, i + 1, is_unknown) == 0;
        bool any_sitting = count_from(head, 0, is_sitting) > 0;
        const struct engross_line *line = &head->draft->lines.items[entry->line];
        bool committee = engross_words_are_body(line->text, line->size);
        if (!organ && (!block || (before_sitting && !committee))) {
            organ = true;
            entry->field = engross_words_name_treaty(line->text, line->size) ? ENGROSS_FIELD_TREATY
                                                                             : ENGROSS_FIELD_ORGAN;
        } else if (!block || before_sitting || (!any_sitting && !body && !last_unknown)) {
            body = true;
            entry->field = ENGROSS_FIELD_BODY;
        } else {
            entry->field = title ? ENGROSS_FIELD_SUBTITLE : ENGROSS_FIELD_TITLE;
            title = true;
        }
    }
    head->draft->title_found = title;
}

static bool add_units(struct head *head) {
    struct engross_draft *draft = head->draft;
    for (uint32_t i = 0; i < head->count; i++) {
        const struct entry *entry = &head->entries[i];
        if (entry->field == UNTOUCHED)
            continue;
        struct engross_unit *unit = engross_draft_add_unit(draft, entry->line, entry->count);
        if (unit == NULL)
            return false;
        unit->role = ENGROSS_ROLE_FIELD;
        unit->field = (uint8_t)entry->field;
        unit->value = entry->value;
        unit->labelled = entry->label_size > 0;
        unit->label_size = entry->label_size;
        engross_draft_measure(draft, unit);
        for (uint32_t l = 0; l < entry->count; l++)
            draft->lines.items[entry->line + l].state = ENGROSS_LINE_HEAD;
    }
    draft->head_units = draft->unit_count;
    return true;
}

/* The number of the last line that the head has read. */
static uint32_t last_number(const struct head *head) {
    uint32_t last = 0;
    for (uint32_t i = 0; i < head->count; i++) {
        const struct entry *entry = &head->entries[i];
        for (uint32_t l = 0; l < entry->count; l++) {
            uint32_t number = head->draft->lines.items[entry->line + l].number;
            last = number > last ? number : last;
        }
    }
    return last;
}

/* Whether the head ends between two columns: a line after it stands before its last one. */
static bool cuts_rows(const struct head *head) {
    const struct engross_lines *lines = &head->draft->lines;
    uint32_t last = last_number(head), next = 0;
    if (head->count > 0)
        next = head->entries[head->count - 1].line + head->entries[head->count - 1].count;
    for (uint32_t i = next; i < lines->count && i < next + 2 * MOST_LINES; i++)
        if (lines->items[i].number <= last)
            return true;
    return false;
}

/* Takes only the lines of the head apart: rows below it are those of a table. */
static bool restore_rows(const struct head *head, const struct engross_lines *whole, size_t limit) {
    struct engross_draft *draft = head->draft;
    uint32_t last = last_number(head);
    size_t top = 0;
    while (top < whole->count && whole->items[top].number <= last)
        top++;
    return engross_columns_split(&draft->arena, whole, top, limit, &draft->lines);
}

bool engross_masthead_find(struct engross_draft *draft) {
    static const size_t limits[] = {MOST_LINES, 1}; /* rows that are read column by column */
    struct head head = {.draft = draft};
    const struct engross_lines whole = draft->lines;
    size_t top = 0, limit = 0;
    while (top < whole.count && top < MOST_LINES && !begins_text(&whole.items[top]))
        top++;
    for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
        limit = limits[i];
        if (!engross_columns_split(&draft->arena, &whole, top, limit, &draft->lines))
            return false;
        head.count = 0;
        read_lines(&head);
        if (!cuts_rows(&head))
            break;
    }
    if (!is_masthead(&head)) {
        draft->lines = whole;
        return true;
    }
    if (!restore_rows(&head, &whole, limit))
        return false;
    draft->has_masthead = true;
    place_unknown(&head);
    engross_report(draft->diagnostics, ENGROSS_MESSAGE_TEXT_MASTHEAD,
                   engross_line_position(&draft->lines.items[head.entries[0].line]),
                   ENGROSS_NUMBER(last_number(&head)), NULL);
    return add_units(&head);
}
