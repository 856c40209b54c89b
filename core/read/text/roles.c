/* What each unit is: heading, numbered paragraph, item, line of recommendations, quotation, or
 * plain text. Numbers have been judged before; here looks and neighbours decide. */
#include "read/text/passes.h"

#include "read/recommendations.h"
#include "read/text/words.h"

#include <string.h>

#define MOST_BULLETS 16
#define LONGEST_HEADING_WIDTH 130
#define LONGEST_HEADING_WORDS 22
#define LONGEST_CAPTION 250
#define LONGEST_RECOMMENDATIONS 4000 /* bytes */
#define LONGEST_REMARK 48            /* bytes */

/* How the units with one bullet end: with a stop, or as a heading would. */
struct bullet {
    uint32_t sign;
    uint32_t all;
    uint32_t stopped;
    uint32_t headings; /* candidates */
};

struct roles {
    struct engross_draft *draft;
    struct bullet bullets[MOST_BULLETS];
    uint32_t bullet_count;
    bool spaced; /* most units have an empty line before them */
};

static bool ends(const struct engross_unit *unit, uint32_t shape) {
    return (unit->measure.shape & shape) != 0;
}

static bool is_bullet(const struct engross_unit *unit) {
    return unit->marker.style == ENGROSS_MARKER_BULLET &&
           (unit->role == ENGROSS_ROLE_TEXT || unit->role == ENGROSS_ROLE_ITEM);
}

static bool is_plain(const struct engross_unit *unit) {
    return unit->role == ENGROSS_ROLE_TEXT && unit->marker.style == ENGROSS_MARKER_NONE;
}

/* The unit is wholly between "**". */
static bool is_strong(const struct engross_draft *draft, const struct engross_unit *unit) {
    const struct engross_line *line = engross_unit_line(draft, unit);
    return unit->count == 1 && line->size > 4 && memcmp(line->text, "**", 2) == 0 &&
           memcmp(line->text + line->size - 2, "**", 2) == 0;
}

static const struct engross_unit *neighbour(const struct engross_draft *draft, uint32_t index) {
    return index == ENGROSS_NO_UNIT ? NULL : &draft->units[index];
}

/* A bullet that stands like a heading: alone, without a stop, over something that is no item of
 * its kind. */
static bool is_heading_candidate(const struct engross_draft *draft, uint32_t index) {
    const struct engross_unit *unit = &draft->units[index];
    const struct engross_unit *next = neighbour(draft, engross_draft_next(draft, index));
    const struct engross_unit *before = neighbour(draft, engross_draft_previous(draft, index));
    if (!is_bullet(unit) || next == NULL || !engross_draft_is_title_like(unit) ||
        unit->measure.width > LONGEST_HEADING_WIDTH)
        return false;
    if (next->marker.style == ENGROSS_MARKER_BULLET || !is_plain(next))
        return false;
    if (before == NULL)
        return true;
    bool same = is_bullet(before) && before->marker.value == unit->marker.value;
    return !ends(before, ENGROSS_SHAPE_ENDS_COLON | ENGROSS_SHAPE_ENDS_SEMICOLON) &&
           (!same || ends(before, ENGROSS_SHAPE_ENDS_SENTENCE));
}

static struct bullet *find_bullet(struct roles *roles, uint32_t sign) {
    for (uint32_t i = 0; i < roles->bullet_count; i++)
        if (roles->bullets[i].sign == sign)
            return &roles->bullets[i];
    if (roles->bullet_count == MOST_BULLETS)
        return NULL;
    roles->bullets[roles->bullet_count] = (struct bullet){.sign = sign};
    return &roles->bullets[roles->bullet_count++];
}

static void tally(struct roles *roles) {
    const struct engross_draft *draft = roles->draft;
    uint32_t spaced = 0, all = 0;
    for (uint32_t i = draft->head_units; i < draft->unit_count; i++) {
        const struct engross_unit *unit = &draft->units[i];
        if (!engross_unit_lives(unit))
            continue;
        all++;
        spaced += unit->blanks > 0 ? 1 : 0;
        struct bullet *bullet = is_bullet(unit) ? find_bullet(roles, unit->marker.value) : NULL;
        if (bullet == NULL)
            continue;
        bullet->all++;
        if (is_heading_candidate(draft, i))
            bullet->headings++;
        else if (ends(unit, ENGROSS_SHAPE_ENDS_STOP))
            bullet->stopped++;
    }
    roles->spaced = spaced * 2 > all;
}

/* Bullets that are headings: at least two of them, while the other units with the same bullet end
 * with a stop. */
static bool bullets_head(struct roles *roles, uint32_t index) {
    const struct engross_unit *unit = &roles->draft->units[index];
    if (!is_heading_candidate(roles->draft, index))
        return false;
    const struct bullet *bullet = find_bullet(roles, unit->marker.value);
    if (bullet == NULL || bullet->headings < 2)
        return false;
    uint32_t others = bullet->all - bullet->headings;
    return bullet->stopped * 10 >= others * 6;
}

static bool is_recommendations(struct engross_draft *draft, const struct engross_unit *unit) {
    const struct engross_line *line = engross_unit_line(draft, unit);
    if (unit->measure.width > LONGEST_RECOMMENDATIONS)
        return false;
    bool digit = false;
    for (uint32_t i = 0; i < line->size && !digit; i++)
        digit = line->text[i] >= '0' && line->text[i] <= '9';
    struct engross_passage passage;
    return digit && engross_draft_passage(draft, unit, &passage) &&
           engross_recommendations_line(passage.text, passage.size);
}

/* "139.30 Ratify ... (Spain);" in a list of its own: the number belongs to the line. */
static bool is_recommendation_in_full(struct engross_draft *draft, struct engross_unit *unit) {
    struct engross_marker marker = unit->marker;
    if (marker.style != ENGROSS_MARKER_OUTLINE)
        return false;
    unit->marker = (struct engross_marker){0};
    if (is_recommendations(draft, unit)) {
        unit->chain = ENGROSS_NO_CHAIN;
        return true;
    }
    unit->marker = marker;
    return false;
}

/* Whether a sentence ends inside the text: a full stop after a word, a space, a capital. */
static bool has_inner_sentence(const char *text, size_t size) {
    uint32_t letters = 0;
    for (size_t at = 0; at < size;) {
        uint32_t c = engross_utf8_decode(text, size, &at);
        if (engross_is_lowercase(c)) {
            letters++;
            continue;
        }
        size_t next = engross_skip_spaces(text, size, at);
        if (c == '.' && letters >= 3 && next > at &&
            engross_is_uppercase(engross_character_at(text, size, next)))
            return true;
        letters = 0;
    }
    return false;
}

/* "Status: implemented": a word and what it says of the text around. */
static bool is_remark(const char *text, size_t size) {
    const char *colon = memchr(text, ':', size);
    if (colon == NULL || memchr(text, ' ', (size_t)(colon - text)) != NULL)
        return false;
    size_t after = engross_skip_spaces(text, size, (size_t)(colon - text) + 1);
    return engross_is_lowercase(engross_character_at(text, size, after)) && size <= LONGEST_REMARK;
}

/* What may stand below a heading. */
static bool takes_heading(const struct engross_unit *next) {
    switch (next->role) {
    case ENGROSS_ROLE_TEXT:
        return next->chain != ENGROSS_NO_CHAIN || next->marker.style != ENGROSS_MARKER_NONE ||
               next->measure.words > 0;
    case ENGROSS_ROLE_GRID:
    case ENGROSS_ROLE_QUESTION:
    case ENGROSS_ROLE_CAPTION:
    case ENGROSS_ROLE_KEY_FIGURE:
        return true;
    default:
        return false;
    }
}

/* How many plain units without a stop stand in a row from index on, at most limit. */
static uint32_t count_short_run(const struct engross_draft *draft, uint32_t index, bool back,
                                uint32_t limit) {
    uint32_t count = 0;
    while (index != ENGROSS_NO_UNIT && count < limit) {
        const struct engross_unit *unit = &draft->units[index];
        if (!is_plain(unit) || !engross_draft_is_title_like(unit))
            break;
        count++;
        /* a line set further off than the one before it begins something new */
        uint32_t before = engross_draft_previous(draft, index);
        if (back && before != ENGROSS_NO_UNIT && unit->blanks > draft->units[before].blanks)
            break;
        index = back ? engross_draft_previous(draft, index) : engross_draft_next(draft, index);
    }
    return count;
}

/* "Question 3" over the question and "Reply" over what answers it, in replies to a list of issues.
 */
static bool labels_exchange(const char *text, size_t size) {
    bool word = engross_is_letter(engross_character_at(text, size, 0)) && size > 3;
    return word && (engross_words_are_question_label(text, size) ||
                    engross_words_are_answer_label(text, size));
}

static bool is_plain_heading(struct roles *roles, uint32_t index) {
    const struct engross_draft *draft = roles->draft;
    const struct engross_unit *unit = &draft->units[index];
    uint32_t next_index = engross_draft_next(draft, index);
    const struct engross_unit *next = neighbour(draft, next_index);
    const struct engross_unit *before = neighbour(draft, engross_draft_previous(draft, index));
    if (!is_plain(unit) || next == NULL || !takes_heading(next))
        return false;
    if (unit->underlined)
        return true;
    if (!engross_draft_is_title_like(unit) || unit->measure.width > LONGEST_HEADING_WIDTH ||
        unit->measure.words > LONGEST_HEADING_WORDS)
        return false;
    if (is_strong(draft, unit))
        return true;
    size_t size;
    const char *text = engross_unit_start(draft, unit, &size);
    if (has_inner_sentence(text, size) || is_remark(text, size) ||
        engross_words_are_end(text, size) || engross_words_are_contact(text, size))
        return false;
    if (labels_exchange(text, size))
        return true;
    size_t above_size = 0;
    const char *above = before != NULL ? engross_unit_start(draft, before, &above_size) : "";
    if (unit->blanks == 0 && labels_exchange(above, above_size))
        return false;
    /* in text with empty lines between its parts a heading has one, or follows a heading */
    if (roles->spaced && before != NULL && unit->blanks == 0 &&
        before->role != ENGROSS_ROLE_HEADING)
        return false;
    /* a list that lost its bullets */
    if (before != NULL && ends(before, ENGROSS_SHAPE_ENDS_COLON) &&
        !ends(unit, ENGROSS_SHAPE_CAPITALS))
        return false;
    uint32_t run =
        count_short_run(draft, index, false, 4) + count_short_run(draft, index, true, 4) - 2;
    return run < 2 || ends(unit, ENGROSS_SHAPE_CAPITALS);
}

static bool is_quoted(struct engross_draft *draft, const struct engross_unit *unit) {
    struct engross_passage passage;
    if (!ends(unit, ENGROSS_SHAPE_STARTS_QUOTE) || !engross_draft_passage(draft, unit, &passage) ||
        passage.size < 8)
        return false;
    uint32_t last = engross_character_before(passage.text, passage.size);
    if (last == '.' || last == ',')
        last = engross_character_before(passage.text, passage.size - 1);
    return engross_is_closing_quote(last);
}

/* A dash and a name after a quotation. */
static bool is_attribution(const struct engross_unit *unit) {
    return unit->role == ENGROSS_ROLE_TEXT && unit->marker.style == ENGROSS_MARKER_BULLET &&
           engross_is_dash(unit->marker.value) && unit->measure.width <= 120 &&
           !ends(unit, ENGROSS_SHAPE_ENDS_STOP) && ends(unit, ENGROSS_SHAPE_STARTS_UPPER);
}

static void mark_quotation(struct engross_draft *draft, uint32_t index) {
    uint32_t next = engross_draft_next(draft, index);
    uint32_t before = engross_draft_previous(draft, index);
    bool attributed = next != ENGROSS_NO_UNIT && is_attribution(&draft->units[next]);
    bool announced = before != ENGROSS_NO_UNIT && draft->units[before].role != ENGROSS_ROLE_ITEM &&
                     ends(&draft->units[before], ENGROSS_SHAPE_ENDS_COLON);
    if ((!attributed && !announced) || !is_quoted(draft, &draft->units[index]))
        return;
    draft->units[index].role = ENGROSS_ROLE_QUOTATION;
    if (attributed)
        draft->units[next].role = ENGROSS_ROLE_ATTRIBUTION;
    engross_report(draft->diagnostics, ENGROSS_MESSAGE_TEXT_QUOTATION,
                   engross_unit_position(draft, &draft->units[index]), NULL);
}

/* Lines that begin with ">" quote, as in e-mails; the sign goes. */
static bool mark_quoted_line(const struct engross_draft *draft, struct engross_unit *unit) {
    const struct engross_line *line = engross_unit_line(draft, unit);
    if (line->text[0] != '>' || line->size < 3 || unit->count != 1)
        return false;
    unit->marker.size = 1;
    unit->marker.body = (uint32_t)engross_skip_spaces(line->text, line->size, 1);
    if (unit->marker.body == line->size) {
        unit->marker = (struct engross_marker){0};
        return false;
    }
    unit->role = ENGROSS_ROLE_QUOTATION;
    return true;
}

static void report_heading(struct engross_draft *draft, const struct engross_unit *unit) {
    const struct engross_line *line = engross_unit_line(draft, unit);
    char text[160];
    size_t size = line->size < sizeof text ? line->size : sizeof text - 1;
    while (size < line->size && size > 0 && ((unsigned char)line->text[size] & 0xC0) == 0x80)
        size--;
    memcpy(text, line->text, size);
    text[size] = '\0';
    engross_report(draft->diagnostics, ENGROSS_MESSAGE_TEXT_HEADING,
                   engross_unit_position(draft, unit), text, NULL);
}

/* The role that the unit's sequence gives it, or TEXT. */
static uint8_t role_of_chain(const struct engross_draft *draft, const struct engross_unit *unit) {
    static const uint8_t roles[] = {
        [ENGROSS_CHAIN_REJECTED] = ENGROSS_ROLE_TEXT,
        [ENGROSS_CHAIN_HEADINGS] = ENGROSS_ROLE_HEADING,
        [ENGROSS_CHAIN_PARAGRAPHS] = ENGROSS_ROLE_PARAGRAPH,
        [ENGROSS_CHAIN_ITEMS] = ENGROSS_ROLE_ITEM,
        [ENGROSS_CHAIN_QUESTIONS] = ENGROSS_ROLE_QUESTION,
    };
    return unit->chain == ENGROSS_NO_CHAIN ? ENGROSS_ROLE_TEXT
                                           : roles[draft->chains[unit->chain].use];
}

/* "Table 3 ..." before a table, or "Table 3" with its name in the line below. */
static bool mark_caption(struct engross_draft *draft, uint32_t index) {
    struct engross_unit *unit = &draft->units[index];
    uint32_t next = engross_draft_next(draft, index), grid = next;
    size_t size;
    const char *text = engross_unit_start(draft, unit, &size);
    if (!is_plain(unit) || next == ENGROSS_NO_UNIT || unit->measure.width > LONGEST_CAPTION ||
        !engross_words_are_caption(text, size))
        return false;
    bool label = unit->measure.words <= 2 && is_plain(&draft->units[next]) &&
                 draft->units[next].measure.width <= LONGEST_CAPTION;
    if (label)
        grid = engross_draft_next(draft, next);
    if (grid == ENGROSS_NO_UNIT || draft->units[grid].role != ENGROSS_ROLE_GRID)
        return false;
    unit->role = ENGROSS_ROLE_CAPTION;
    if (label) {
        draft->units[unit->last_part].next_part = next;
        unit->last_part = draft->units[next].last_part;
        draft->units[next].role = ENGROSS_ROLE_GONE;
    }
    return true;
}

static void assign(struct roles *roles, uint32_t index) {
    struct engross_draft *draft = roles->draft;
    struct engross_unit *unit = &draft->units[index];
    if (unit->role != ENGROSS_ROLE_TEXT)
        return;
    if (mark_caption(draft, index))
        return;
    if (is_recommendation_in_full(draft, unit) ||
        (unit->chain == ENGROSS_NO_CHAIN && !is_bullet(unit) && is_recommendations(draft, unit)))
        unit->role = ENGROSS_ROLE_RECOMMENDATIONS;
    else if (unit->chain != ENGROSS_NO_CHAIN)
        unit->role = role_of_chain(draft, unit);
    else if (bullets_head(roles, index) || is_plain_heading(roles, index))
        unit->role = ENGROSS_ROLE_HEADING;
    else if (is_bullet(unit))
        unit->role = ENGROSS_ROLE_ITEM;
    else if (!mark_quoted_line(draft, unit))
        mark_quotation(draft, index);
}

bool engross_roles_assign(struct engross_draft *draft) {
    struct roles roles = {.draft = draft};
    tally(&roles);
    for (uint32_t i = draft->head_units; i < draft->unit_count; i++)
        assign(&roles, i);
    return true;
}

void engross_headings_report(struct engross_draft *draft) {
    for (uint32_t i = draft->head_units; i < draft->unit_count; i++)
        if (draft->units[i].role == ENGROSS_ROLE_HEADING)
            report_heading(draft, &draft->units[i]);
}
