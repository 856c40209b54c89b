/* Questions and answers: by labels that come back ("Q:", "Anna Ivanova:"), by a bullet or number
 * that only questions carry, by dashes of a dialogue, or as lines that end with a question mark
 * over the paragraphs that answer them. */
#include "read/text/passes.h"
#include "read/text/words.h"

#include <string.h>

#define LONGEST_LABEL 60 /* bytes */
#define LONGEST_PLAIN_QUESTION 400
#define MOST_LABELS 64

static bool is_question(const struct engross_unit *unit) {
    return (unit->measure.shape & ENGROSS_SHAPE_ENDS_QUESTION) != 0;
}

static bool is_bullet(const struct engross_unit *unit) {
    return unit->role == ENGROSS_ROLE_TEXT && unit->marker.style == ENGROSS_MARKER_BULLET;
}

/* Bytes of a label with its colon at the start of text: at most five words, each with a capital
 * or a figure; or "Q." and its like. 0 for none. */
static uint32_t label_of(const char *text, size_t size) {
    size_t limit = size < LONGEST_LABEL ? size : LONGEST_LABEL;
    uint32_t words = 0;
    bool start = true;
    for (size_t at = 0; at < limit;) {
        uint32_t c = engross_utf8_decode(text, size, &at);
        if (c == ':' || c == 0xFF1A)
            return words > 0 && at < size ? (uint32_t)at : 0;
        if (c == '.' && at <= 5 && words == 1 && at < size &&
            engross_is_any_space(engross_character_at(text, size, at)) &&
            (engross_words_are_question_label(text, at - 1) ||
             engross_words_are_answer_label(text, at - 1)))
            return (uint32_t)at;
        if (engross_is_any_space(c)) {
            start = true;
            continue;
        }
        if (start && (words++ == 5 || engross_is_lowercase(c)))
            return 0;
        start = false;
        if (engross_is_sentence_end(c) && c != '.')
            return 0;
    }
    return 0;
}

/* A label and how often it opens a unit, and how often one that is a question. */
struct label {
    const char *text;
    uint32_t size;
    uint32_t count;
    uint32_t questions;
    bool asks;
};

struct labels {
    struct label items[MOST_LABELS];
    uint32_t count;
};

/* Size of the label without its colon and number: "Question 3:" and "Question 4:" are one. */
static uint32_t bare_size(const char *text, uint32_t size) {
    while (size > 0 && (text[size - 1] == ':' || text[size - 1] == ' ' || text[size - 1] == '.' ||
                        (text[size - 1] >= '0' && text[size - 1] <= '9')))
        size--;
    return size;
}

static struct label *find_label(struct labels *labels, const char *text, uint32_t size, bool add) {
    size = bare_size(text, size);
    for (uint32_t i = 0; i < labels->count; i++)
        if (labels->items[i].size == size && memcmp(labels->items[i].text, text, size) == 0)
            return &labels->items[i];
    if (!add || size == 0 || labels->count == MOST_LABELS)
        return NULL;
    labels->items[labels->count] = (struct label){.text = text, .size = size};
    return &labels->items[labels->count++];
}

/* Whether the short label is made of the initials of the long one: "MK" of "Maria Keller". */
static bool are_initials(const struct label *initials, const struct label *name) {
    size_t at = 0;
    bool start = true;
    for (size_t n = 0; n < name->size;) {
        uint32_t c = engross_utf8_decode(name->text, name->size, &n);
        if (start && !engross_is_any_space(c) &&
            (at >= initials->size || engross_utf8_decode(initials->text, initials->size, &at) != c))
            return false;
        start = engross_is_any_space(c) || c == '-';
        while (at < initials->size && (initials->text[at] == '.' || initials->text[at] == ' '))
            at++;
    }
    return at == initials->size && at >= 2;
}

/* A name that opens one turn, and its initials all later ones, are one label. */
static void join_initials(struct labels *labels) {
    for (uint32_t i = 0; i < labels->count; i++) {
        struct label *name = &labels->items[i];
        for (uint32_t k = 0; k < labels->count; k++) {
            struct label *initials = &labels->items[k];
            if (i == k || initials->size >= name->size || !are_initials(initials, name))
                continue;
            name->count += initials->count;
            name->questions += initials->questions;
            initials->count = name->count;
            initials->questions = name->questions;
        }
    }
}

static void collect_labels(const struct engross_draft *draft, struct labels *labels) {
    for (uint32_t i = draft->head_units; i < draft->unit_count; i++) {
        const struct engross_unit *unit = &draft->units[i];
        if (unit->role != ENGROSS_ROLE_TEXT)
            continue;
        size_t size;
        const char *text = engross_unit_start(draft, unit, &size);
        uint32_t label_size = label_of(text, size);
        struct label *label = label_size == 0 ? NULL : find_label(labels, text, label_size, true);
        if (label == NULL)
            continue;
        label->count++;
        label->questions += is_question(unit) ? 1 : 0;
    }
}

/* Whether two or more turns of a label are questions, at least half of them; such labels ask. */
static bool choose_askers(struct labels *labels) {
    bool found = false;
    for (uint32_t i = 0; i < labels->count; i++) {
        struct label *label = &labels->items[i];
        bool known = engross_words_are_question_label(label->text, label->size);
        label->asks = label->count >= 2 &&
                      (known || (label->questions >= 2 && label->questions * 2 >= label->count));
        found = found || label->asks;
    }
    return found;
}

static uint32_t mark_labelled(struct engross_draft *draft, struct labels *labels) {
    uint32_t questions = 0;
    for (uint32_t i = draft->head_units; i < draft->unit_count; i++) {
        struct engross_unit *unit = &draft->units[i];
        if (unit->role != ENGROSS_ROLE_TEXT)
            continue;
        size_t size;
        const char *text = engross_unit_start(draft, unit, &size);
        uint32_t label_size = label_of(text, size);
        struct label *label = label_size == 0 ? NULL : find_label(labels, text, label_size, false);
        bool answers = label != NULL && (label->count >= 2 ||
                                         engross_words_are_answer_label(label->text, label->size));
        if (label == NULL || (!label->asks && (!answers || questions == 0)))
            continue;
        unit->role = label->asks ? ENGROSS_ROLE_QUESTION : ENGROSS_ROLE_ANSWER;
        unit->labelled = true;
        unit->label_size = label_size;
        questions += label->asks ? 1 : 0;
    }
    return questions;
}

static uint32_t mark_numbered(struct engross_draft *draft) {
    uint32_t questions = 0;
    for (uint32_t i = draft->head_units; i < draft->unit_count; i++) {
        struct engross_unit *unit = &draft->units[i];
        if (unit->role == ENGROSS_ROLE_TEXT && unit->chain != ENGROSS_NO_CHAIN &&
            draft->chains[unit->chain].use == ENGROSS_CHAIN_QUESTIONS) {
            unit->role = ENGROSS_ROLE_QUESTION;
            questions++;
        }
    }
    return questions;
}

/* How many units carry this bullet, how many of them ask, and how many of those are followed by
 * something else than the same bullet. */
struct tally {
    uint32_t all;
    uint32_t questions;
    uint32_t answered;
};

static struct tally tally_bullet(const struct engross_draft *draft, uint32_t bullet) {
    struct tally tally = {0};
    uint32_t last = ENGROSS_NO_UNIT;
    for (uint32_t i = draft->head_units; i < draft->unit_count; i++) {
        const struct engross_unit *unit = &draft->units[i];
        if (!engross_unit_lives(unit))
            continue;
        bool same = is_bullet(unit) && unit->marker.value == bullet;
        if (last != ENGROSS_NO_UNIT && is_question(&draft->units[last]) &&
            (!same || !is_question(unit)))
            tally.answered++;
        last = same ? i : ENGROSS_NO_UNIT;
        tally.all += same ? 1 : 0;
        tally.questions += same && is_question(unit) ? 1 : 0;
    }
    return tally;
}

static uint32_t mark_bullets(struct engross_draft *draft, uint32_t bullet, bool dialogue) {
    uint32_t questions = 0;
    for (uint32_t i = draft->head_units; i < draft->unit_count; i++) {
        struct engross_unit *unit = &draft->units[i];
        if (!is_bullet(unit) || unit->marker.value != bullet)
            continue;
        if (is_question(unit)) {
            unit->role = ENGROSS_ROLE_QUESTION;
            questions++;
        } else if (dialogue && questions > 0) {
            unit->role = ENGROSS_ROLE_ANSWER;
        }
    }
    return questions;
}

/* A bullet that mostly questions carry, or the dash of a dialogue in which every other turn is a
 * question. */
static uint32_t find_bulleted(struct engross_draft *draft) {
    static const uint32_t bullets[] = {'-', 0x2013, 0x2014, 0x2022, '*', 0x25AA, 0xB7, 0x25CF};
    for (size_t i = 0; i < sizeof bullets / sizeof bullets[0]; i++) {
        struct tally tally = tally_bullet(draft, bullets[i]);
        bool answered = tally.questions >= 2 && tally.answered * 3 >= tally.questions * 2;
        if (answered && tally.questions * 10 >= tally.all * 6)
            return mark_bullets(draft, bullets[i], false);
        bool dash = engross_is_dash(bullets[i]);
        if (answered && dash && tally.questions * 10 >= tally.all * 3 && tally.questions * 2 >= 4)
            return mark_bullets(draft, bullets[i], true);
    }
    return 0;
}

/* Whether the text holds a single sentence. */
static bool is_one_sentence(const struct engross_draft *draft, const struct engross_unit *unit) {
    size_t size;
    const char *text = engross_unit_start(draft, unit, &size);
    for (size_t at = 0; at < size;) {
        uint32_t c = engross_utf8_decode(text, size, &at);
        if (!engross_is_sentence_end(c) || c == '.')
            continue;
        if (engross_skip_spaces(text, size, at) < size &&
            engross_is_any_space(engross_character_at(text, size, at)))
            return false;
    }
    return true;
}

static bool is_plain_question(const struct engross_draft *draft, uint32_t index) {
    const struct engross_unit *unit = &draft->units[index];
    if (unit->role != ENGROSS_ROLE_TEXT || unit->marker.style != ENGROSS_MARKER_NONE ||
        !is_question(unit) || unit->measure.width > LONGEST_PLAIN_QUESTION ||
        !is_one_sentence(draft, unit))
        return false;
    uint32_t next = engross_draft_next(draft, index);
    return next != ENGROSS_NO_UNIT && !is_question(&draft->units[next]);
}

static uint32_t find_plain(struct engross_draft *draft) {
    uint32_t questions = 0, units = 0;
    for (uint32_t i = draft->head_units; i < draft->unit_count; i++) {
        units += engross_unit_lives(&draft->units[i]) ? 1 : 0;
        questions += is_plain_question(draft, i) ? 1 : 0;
    }
    if (questions < 3 || questions * 12 < units)
        return 0;
    for (uint32_t i = draft->head_units; i < draft->unit_count; i++)
        if (is_plain_question(draft, i))
            draft->units[i].role = ENGROSS_ROLE_QUESTION;
    return questions;
}

bool engross_exchanges_find(struct engross_draft *draft) {
    struct labels labels = {0};
    collect_labels(draft, &labels);
    join_initials(&labels);
    uint32_t questions = 0;
    if (choose_askers(&labels))
        questions = mark_labelled(draft, &labels);
    if (questions == 0)
        questions = mark_numbered(draft);
    if (questions == 0)
        questions = find_bulleted(draft);
    if (questions == 0 && !draft->has_masthead)
        questions = find_plain(draft);
    draft->questions = questions;
    for (uint32_t i = draft->head_units; i < draft->unit_count && questions > 0; i++) {
        if (draft->units[i].role != ENGROSS_ROLE_QUESTION)
            continue;
        engross_report(draft->diagnostics, ENGROSS_MESSAGE_TEXT_EXCHANGES,
                       engross_unit_position(draft, &draft->units[i]), ENGROSS_NUMBER(questions),
                       NULL);
        break;
    }
    return true;
}
