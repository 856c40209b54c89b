#include "read/docx/numbering.h"

#include <stdlib.h>
#include <string.h>

#define MOST_ABSTRACTS 20000
#define MOST_NUMS 200000

/* Where the reading of numbering.xml stands. */
struct reading {
    struct engross_ooxml_numbering *numbering;
    struct engross_ooxml_languages languages; /* of no use here, but formats have them */
    struct engross_ooxml_abstract *abstract;  /* the open one, or NULL */
    struct engross_ooxml_num *num;            /* the same */
    struct engross_ooxml_level *level;        /* the same */
    size_t skip;                              /* elements open in one that is left out */
    int32_t override;                         /* level of the open w:lvlOverride, or -1 */
    bool failed;
};

static const char *keep(struct reading *reading, engross_text text) {
    const char *copy =
        engross_arena_copy(reading->numbering->arena, text.size == 0 ? "" : text.data, text.size);
    reading->failed = reading->failed || copy == NULL;
    return copy;
}

static int32_t level_index(const struct engross_ooxml_element *element) {
    int64_t index = engross_ooxml_integer(element, "ilvl", 0);
    return index < 0 || index >= ENGROSS_OOXML_LEVELS ? ENGROSS_OOXML_LEVELS - 1 : (int32_t)index;
}

static void start_abstract(struct reading *reading, const struct engross_ooxml_element *element) {
    struct engross_ooxml_numbering *numbering = reading->numbering;
    if (numbering->abstract_count >= MOST_ABSTRACTS ||
        !engross_ooxml_grow(&numbering->abstracts, numbering->abstract_count,
                            &numbering->abstract_capacity, sizeof *numbering->abstracts) ||
        !engross_ooxml_keys_add(&numbering->abstract_by_id, numbering->arena,
                                engross_ooxml_attribute(element, "abstractNumId"),
                                (uint32_t)numbering->abstract_count)) {
        reading->failed = true;
        return;
    }
    reading->abstract = &numbering->abstracts[numbering->abstract_count++];
    *reading->abstract = (struct engross_ooxml_abstract){.style_link = NULL};
}

static void start_num(struct reading *reading, const struct engross_ooxml_element *element) {
    struct engross_ooxml_numbering *numbering = reading->numbering;
    if (numbering->num_count >= MOST_NUMS ||
        !engross_ooxml_grow(&numbering->nums, numbering->num_count, &numbering->num_capacity,
                            sizeof *numbering->nums) ||
        !engross_ooxml_keys_add(&numbering->by_id, numbering->arena,
                                engross_ooxml_attribute(element, "numId"),
                                (uint32_t)numbering->num_count)) {
        reading->failed = true;
        return;
    }
    reading->num = &numbering->nums[numbering->num_count++];
    *reading->num = (struct engross_ooxml_num){.abstract = ENGROSS_OOXML_NO_KEY};
}

static struct engross_ooxml_override *override_of(struct reading *reading) {
    struct engross_ooxml_num *num = reading->num;
    if (num->overrides == NULL) {
        num->overrides = engross_arena_allocate(reading->numbering->arena,
                                                ENGROSS_OOXML_LEVELS * sizeof *num->overrides);
        for (size_t i = 0; num->overrides != NULL && i < ENGROSS_OOXML_LEVELS; i++)
            num->overrides[i].start = -1;
    }
    reading->failed = reading->failed || num->overrides == NULL;
    return num->overrides == NULL ? NULL : &num->overrides[reading->override];
}

static void start_level(struct reading *reading, const struct engross_ooxml_element *element) {
    static const struct engross_ooxml_layout nothing = ENGROSS_OOXML_LAYOUT_INIT;
    if (reading->abstract != NULL) {
        reading->level = &reading->abstract->levels[level_index(element)];
    } else if (reading->num != NULL && reading->override >= 0) {
        struct engross_ooxml_override *override = override_of(reading);
        if (override == NULL)
            return;
        override->level =
            engross_arena_allocate(reading->numbering->arena, sizeof *override->level);
        reading->failed = reading->failed || override->level == NULL;
        reading->level = override->level;
    }
    if (reading->level != NULL)
        *reading->level = (struct engross_ooxml_level){.text = "",
                                                       .numbering = ENGROSS_NUMBERING_DECIMAL,
                                                       .is_set = true,
                                                       .restart = -1,
                                                       .layout = nothing};
}

/* "001, 002, ..." (MS-DOCX, 2.5.1.2 on w:format): decimal numbers of so many figures. */
static uint8_t figures_of(engross_text sample) {
    size_t size = 0;
    while (size < sample.size && size < 9 && sample.data[size] >= '0' && sample.data[size] <= '9')
        size++;
    return (uint8_t)size;
}

static void take_format(struct engross_ooxml_level *level,
                        const struct engross_ooxml_element *element) {
    engross_text name = engross_ooxml_attribute(element, "val");
    const struct engross_ooxml_number_format *format = engross_ooxml_number_format_find(name);
    level->is_bullet = engross_ooxml_is(name, "bullet");
    if (engross_ooxml_is(name, "custom"))
        level->figures = figures_of(engross_ooxml_attribute(element, "format"));
    level->is_foreign = format == NULL && !level->is_bullet && level->figures == 0;
    level->format = format;
    level->numbering = (uint8_t)(format == NULL ? ENGROSS_NUMBERING_DECIMAL
                                                : engross_ooxml_number_format_numbering(format));
}

static int32_t small(int64_t value) {
    return value < 0 ? 0 : value > 999999 ? 999999 : (int32_t)value;
}

static void take_level_property(struct reading *reading,
                                const struct engross_ooxml_element *element) {
    struct engross_ooxml_level *level = reading->level;
    engross_text value = engross_ooxml_attribute(element, "val");
    switch (element->name) {
    case ENGROSS_OOXML_W_START:
        level->start = small(engross_ooxml_integer(element, "val", 0));
        break;
    case ENGROSS_OOXML_W_NUM_FMT:
        take_format(level, element);
        break;
    case ENGROSS_OOXML_W_LVL_TEXT:
        level->text = keep(reading, value);
        break;
    case ENGROSS_OOXML_W_LVL_RESTART:
        level->restart = small(engross_ooxml_integer(element, "val", 0));
        break;
    case ENGROSS_OOXML_W_IS_LGL:
        level->is_plain = engross_ooxml_is_on(element);
        break;
    case ENGROSS_OOXML_W_P_STYLE:
        level->style = keep(reading, value);
        break;
    default:
        engross_ooxml_layout_take(&level->layout, element);
        break;
    }
}

static void start(void *user, const struct engross_ooxml_element *element) {
    struct reading *reading = user;
    bool is_passed = reading->skip > 0 || element->name == ENGROSS_OOXML_MC_FALLBACK;
    reading->skip += is_passed;
    if (reading->failed || is_passed)
        return;
    switch (element->name) {
    case ENGROSS_OOXML_W_ABSTRACT_NUM:
        start_abstract(reading, element);
        return;
    case ENGROSS_OOXML_W_NUM:
        start_num(reading, element);
        return;
    case ENGROSS_OOXML_W_ABSTRACT_NUM_ID:
        if (reading->num != NULL)
            reading->num->abstract_id = keep(reading, engross_ooxml_attribute(element, "val"));
        return;
    case ENGROSS_OOXML_W_NUM_STYLE_LINK:
        if (reading->abstract != NULL)
            reading->abstract->style_link = keep(reading, engross_ooxml_attribute(element, "val"));
        return;
    case ENGROSS_OOXML_W_LVL_OVERRIDE:
        reading->override = level_index(element);
        return;
    case ENGROSS_OOXML_W_START_OVERRIDE:
        if (reading->num != NULL && reading->override >= 0 && override_of(reading) != NULL)
            override_of(reading)->start = small(engross_ooxml_integer(element, "val", 0));
        return;
    case ENGROSS_OOXML_W_LVL:
        start_level(reading, element);
        return;
    default:
        if (reading->level != NULL)
            take_level_property(reading, element);
        return;
    }
}

static void end(void *user, enum engross_ooxml_name name) {
    struct reading *reading = user;
    if (reading->skip > 0) {
        reading->skip--;
        return;
    }
    if (name == ENGROSS_OOXML_W_ABSTRACT_NUM)
        reading->abstract = NULL;
    else if (name == ENGROSS_OOXML_W_NUM)
        reading->num = NULL;
    else if (name == ENGROSS_OOXML_W_LVL)
        reading->level = NULL;
    else if (name == ENGROSS_OOXML_W_LVL_OVERRIDE)
        reading->override = -1;
}

static uint32_t find_num(struct engross_ooxml_numbering *numbering, uint32_t num) {
    char digits[24];
    size_t size = 0;
    char reversed[24];
    do {
        reversed[size++] = (char)('0' + num % 10);
        num /= 10;
    } while (num > 0);
    for (size_t i = 0; i < size; i++)
        digits[i] = reversed[size - 1 - i];
    return engross_ooxml_keys_find(&numbering->by_id, (engross_text){digits, size});
}

static void link_nums(struct engross_ooxml_numbering *numbering) {
    for (size_t i = 0; i < numbering->num_count; i++) {
        struct engross_ooxml_num *num = &numbering->nums[i];
        if (num->abstract_id != NULL)
            num->abstract =
                engross_ooxml_keys_find(&numbering->abstract_by_id,
                                        (engross_text){num->abstract_id, strlen(num->abstract_id)});
    }
}

/* A list that only names a list style takes the levels of the list that the style uses. */
static void follow_links(struct engross_ooxml_numbering *numbering,
                         struct engross_ooxml_styles *styles) {
    for (size_t i = 0; i < numbering->abstract_count; i++) {
        struct engross_ooxml_abstract *abstract = &numbering->abstracts[i];
        if (abstract->style_link == NULL)
            continue;
        uint32_t style = engross_ooxml_keys_find(
            &styles->by_id, (engross_text){abstract->style_link, strlen(abstract->style_link)});
        if (style == ENGROSS_OOXML_NO_KEY)
            continue;
        uint32_t num = styles->rows[style].layout.num;
        uint32_t index =
            num == ENGROSS_OOXML_NO_NUM ? ENGROSS_OOXML_NO_KEY : find_num(numbering, num);
        if (index == ENGROSS_OOXML_NO_KEY ||
            numbering->nums[index].abstract == ENGROSS_OOXML_NO_KEY)
            continue;
        memcpy(abstract->levels, numbering->abstracts[numbering->nums[index].abstract].levels,
               sizeof abstract->levels);
    }
}

int32_t engross_ooxml_numbering_read(struct engross_ooxml_package *package, const char *part,
                                     struct engross_arena *arena,
                                     struct engross_ooxml_styles *styles,
                                     struct engross_ooxml_numbering *out) {
    static const struct engross_ooxml_handlers handlers = {.start = start, .end = end};
    *out = (struct engross_ooxml_numbering){.arena = arena};
    if (part == NULL)
        return ENGROSS_OK;
    struct reading reading = {.numbering = out, .override = -1};
    int32_t status = engross_ooxml_package_parse(package, part, &handlers, &reading);
    if (status == ENGROSS_OK && reading.failed)
        status = ENGROSS_NO_MEMORY;
    if (status != ENGROSS_OK)
        return status;
    link_nums(out);
    follow_links(out, styles);
    return status;
}

void engross_ooxml_numbering_finish(struct engross_ooxml_numbering *numbering) {
    free(numbering->abstracts);
    free(numbering->nums);
    engross_ooxml_keys_finish(&numbering->by_id);
    engross_ooxml_keys_finish(&numbering->abstract_by_id);
}

static const struct engross_ooxml_level *level_of(const struct engross_ooxml_numbering *numbering,
                                                  const struct engross_ooxml_num *num,
                                                  int32_t level) {
    if (num->overrides != NULL && num->overrides[level].level != NULL)
        return num->overrides[level].level;
    return &numbering->abstracts[num->abstract].levels[level];
}

static struct engross_ooxml_num *num_of(struct engross_ooxml_numbering *numbering, uint32_t num) {
    uint32_t index =
        num == 0 || num == ENGROSS_OOXML_NO_NUM ? ENGROSS_OOXML_NO_KEY : find_num(numbering, num);
    if (index == ENGROSS_OOXML_NO_KEY || numbering->nums[index].abstract == ENGROSS_OOXML_NO_KEY)
        return NULL;
    return &numbering->nums[index];
}

const struct engross_ooxml_level *
engross_ooxml_numbering_level(struct engross_ooxml_numbering *numbering, uint32_t num,
                              int32_t level) {
    const struct engross_ooxml_num *row = num_of(numbering, num);
    level = level < 0 ? 0 : level;
    if (row == NULL || !level_of(numbering, row, level)->is_set)
        return NULL;
    return level_of(numbering, row, level);
}

int32_t engross_ooxml_numbering_level_of_style(struct engross_ooxml_numbering *numbering,
                                               uint32_t num, const char *style) {
    const struct engross_ooxml_num *row = num_of(numbering, num);
    for (int32_t i = 0; row != NULL && i < ENGROSS_OOXML_LEVELS; i++) {
        const char *name = level_of(numbering, row, i)->style;
        if (name != NULL && strcmp(name, style) == 0)
            return i;
    }
    return -1;
}

/* Whether a number on level begins the one on deeper again (17.9.10): by default each level that
 * stands further out does. */
static bool restarts(const struct engross_ooxml_level *deeper, int32_t level) {
    return deeper->restart < 0 || level < deeper->restart;
}

/* Moves the counters on for a number on level. */
static void count(struct engross_ooxml_numbering *numbering, struct engross_ooxml_num *num,
                  int32_t level) {
    struct engross_ooxml_abstract *abstract = &numbering->abstracts[num->abstract];
    struct engross_ooxml_override *override =
        num->overrides == NULL ? NULL : &num->overrides[level];
    int32_t start = level_of(numbering, num, level)->start;
    if (override != NULL && override->start >= 0) {
        start = override->start;
        if (!override->is_done)
            abstract->is_counting[level] = false;
        override->is_done = true;
    }
    if (abstract->is_counting[level])
        abstract->counters[level]++;
    else
        abstract->counters[level] = start;
    abstract->is_counting[level] = true;
    for (int32_t above = 0; above < level; above++)
        if (!abstract->is_counting[above]) {
            abstract->counters[above] = level_of(numbering, num, above)->start;
            abstract->is_counting[above] = true;
        }
    for (int32_t deeper = level + 1; deeper < ENGROSS_OOXML_LEVELS; deeper++)
        if (restarts(level_of(numbering, num, deeper), level))
            abstract->is_counting[deeper] = false;
}

static void append_number(struct engross_buffer *text, const struct engross_ooxml_level *level,
                          int32_t value, bool is_plain) {
    int32_t bound = 10;
    for (uint8_t i = 1; i < level->figures && !is_plain; i++, bound *= 10)
        if (value < bound)
            engross_buffer_append_char(text, '0');
    if (is_plain || level->format == NULL)
        engross_buffer_append_integer(text, value);
    else
        engross_ooxml_number_format_print(level->format, value, text);
}

/* Prints w:lvlText with "%1" to "%9" filled (17.9.11). */
static void print(struct engross_ooxml_numbering *numbering, const struct engross_ooxml_num *num,
                  struct engross_ooxml_number *out) {
    const struct engross_ooxml_abstract *abstract = &numbering->abstracts[num->abstract];
    const char *text = out->level->text;
    struct engross_buffer printed = ENGROSS_BUFFER_INIT;
    for (size_t i = 0; text[i] != '\0'; i++) {
        bool is_filled = text[i] == '%' && text[i + 1] >= '1' && text[i + 1] <= '9';
        if (!is_filled) {
            engross_buffer_append_char(&printed, text[i]);
            continue;
        }
        int32_t which = text[++i] - '1';
        append_number(&printed, level_of(numbering, num, which), abstract->counters[which],
                      out->level->is_plain && which != out->depth);
    }
    while (printed.size > 0 && printed.data[printed.size - 1] == ' ')
        printed.size--;
    size_t size = printed.size < sizeof out->printed ? printed.size : 0;
    if (size > 0 && !engross_buffer_failed(&printed))
        memcpy(out->printed, printed.data, size);
    out->printed[size] = '\0';
    out->size = (uint32_t)size;
    engross_buffer_finish(&printed);
}

bool engross_ooxml_numbering_next(struct engross_ooxml_numbering *numbering, uint32_t num,
                                  int32_t level, struct engross_ooxml_number *out) {
    struct engross_ooxml_num *row = num_of(numbering, num);
    level = level < 0 ? 0 : level;
    if (row == NULL || !level_of(numbering, row, level)->is_set)
        return false;
    count(numbering, row, level);
    *out = (struct engross_ooxml_number){
        .level = level_of(numbering, row, level),
        .abstract = row->abstract,
        .depth = level,
        .value = numbering->abstracts[row->abstract].counters[level],
    };
    if (!out->level->is_bullet)
        print(numbering, row, out);
    return true;
}
