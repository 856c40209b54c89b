/* The lists of a package, counted as Word counts them: numbering.xml gives abstract lists and the
 * w:num that use them; every paragraph with a number moves the counters of its abstract list on. */
#ifndef ENGROSS_READ_DOCX_NUMBERING_H
#define ENGROSS_READ_DOCX_NUMBERING_H

#include "read/docx/formats.h"
#include "read/docx/keys.h"
#include "read/docx/styles.h"

#define ENGROSS_OOXML_LEVELS 9
#define ENGROSS_OOXML_NUMBER_SIZE 96

struct engross_ooxml_level {
    const char *text;                                 /* w:lvlText: "%1.%2"; bullets: the bullet */
    const char *style;                                /* w:pStyle, or NULL */
    const struct engross_ooxml_number_format *format; /* NULL: decimal */
    uint8_t numbering; /* enum engross_numbering: what the model calls it */
    uint8_t figures;   /* not 0: padded to so many */
    bool is_bullet;
    bool is_plain; /* w:isLgl: all numbers decimal */
    bool is_set;
    bool is_foreign; /* a format that is not known here; counted in decimals */
    int32_t start;
    int32_t restart; /* w:lvlRestart; -1: not said */
    struct engross_ooxml_layout layout;
};

struct engross_ooxml_abstract {
    const char *style_link; /* w:numStyleLink, or NULL */
    struct engross_ooxml_level levels[ENGROSS_OOXML_LEVELS];
    int32_t counters[ENGROSS_OOXML_LEVELS]; /* the last number given */
    bool is_counting[ENGROSS_OOXML_LEVELS];
};

struct engross_ooxml_override {
    struct engross_ooxml_level *level; /* NULL: the abstract list's */
    int32_t start;                     /* -1: none */
    bool is_done;
};

struct engross_ooxml_num {
    uint32_t abstract; /* index, or NO_KEY */
    const char *abstract_id;
    struct engross_ooxml_override *overrides; /* of all levels; NULL: none */
};

struct engross_ooxml_numbering {
    struct engross_arena *arena;
    struct engross_ooxml_abstract *abstracts;
    size_t abstract_count;
    size_t abstract_capacity;
    struct engross_ooxml_num *nums;
    size_t num_count;
    size_t num_capacity;
    struct engross_ooxml_keys by_id; /* of nums, by w:numId */
    struct engross_ooxml_keys abstract_by_id;
};

/* What one paragraph is numbered with. */
struct engross_ooxml_number {
    const struct engross_ooxml_level *level;
    uint32_t abstract; /* index: equal ones belong to one list */
    int32_t depth;     /* from 0 */
    int32_t value;
    uint32_t size; /* of printed; 0: nothing is printed */
    char printed[ENGROSS_OOXML_NUMBER_SIZE];
};

/* Reads the part of that name, which may be NULL; styles resolve links. */
int32_t engross_ooxml_numbering_read(struct engross_ooxml_package *package, const char *part,
                                     struct engross_arena *arena,
                                     struct engross_ooxml_styles *styles,
                                     struct engross_ooxml_numbering *out);
void engross_ooxml_numbering_finish(struct engross_ooxml_numbering *numbering);
/* The level that a w:numId and w:ilvl name, or NULL; nothing is counted. */
const struct engross_ooxml_level *
engross_ooxml_numbering_level(struct engross_ooxml_numbering *numbering, uint32_t num,
                              int32_t level);
/* The level, from 0, whose w:pStyle is that style; -1 for none. */
int32_t engross_ooxml_numbering_level_of_style(struct engross_ooxml_numbering *numbering,
                                               uint32_t num, const char *style);
/* Counts a paragraph in and says its number. False where it has none. */
bool engross_ooxml_numbering_next(struct engross_ooxml_numbering *numbering, uint32_t num,
                                  int32_t level, struct engross_ooxml_number *out);

#endif
