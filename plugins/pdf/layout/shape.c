#include "layout/shape.h"

#include "base/utf8.h"
#include "diagnostics.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_CAPACITY ((size_t)4096)
#define MISSING_SHOWN 40
#define LOOK_UP_FAILED UINT32_C(0)
#define MOST_KEPT ((size_t)48 * 1024 * 1024)

struct pdf_word_entry {
    struct pdf_word *word; /* NULL: free */
    uint64_t hash;
    uint32_t face;
    uint32_t script;
    hb_language_t language;
};

bool engross_pdf_shaper_init(struct pdf_shaper *shaper, const engross_host *host,
                             struct pdf_fonts *fonts, struct pdf_store *const *store) {
    memset(shaper, 0, sizeof *shaper);
    shaper->host = host;
    shaper->fonts = fonts;
    shaper->store = store;
    shaper->capacity = FIRST_CAPACITY;
    shaper->table = calloc(shaper->capacity, sizeof *shaper->table);
    shaper->buffer = hb_buffer_create();
    return shaper->table != NULL && hb_buffer_allocation_successful(shaper->buffer);
}

void engross_pdf_shaper_finish(struct pdf_shaper *shaper) {
    free(shaper->table);
    hb_buffer_destroy(shaper->buffer);
    engross_buffer_finish(&shaper->missing);
    engross_arena_finish(&shaper->memory);
}

/* --- the table of words ------------------------------------------------------------------ */

static hb_language_t language_of(struct pdf_shaper *shaper, engross_text tag) {
    if (tag.data == shaper->language_tag.data && tag.size == shaper->language_tag.size)
        return shaper->language;
    shaper->language_tag = tag;
    shaper->language = hb_language_from_string(tag.data, (int)tag.size);
    return shaper->language;
}

static uint64_t hash_of(const struct pdf_shape_key *key) {
    uint64_t hash = UINT64_C(0xcbf29ce484222325) ^ key->face->index ^ ((uint64_t)key->script << 8) ^
                    ((uint64_t)key->right_to_left << 63);
    for (size_t i = 0; i < key->text.size; i++)
        hash = (hash ^ (unsigned char)key->text.data[i]) * UINT64_C(0x100000001b3);
    return hash ^ (hash >> 29);
}

static bool matches(const struct pdf_word_entry *entry, const struct pdf_shape_key *key,
                    uint64_t hash, hb_language_t language) {
    return entry->hash == hash && entry->face == key->face->index && entry->script == key->script &&
           entry->language == language && entry->word->right_to_left == key->right_to_left &&
           entry->word->size == key->text.size &&
           memcmp(entry->word->text, key->text.data, key->text.size) == 0;
}

static bool keeps_words(const struct pdf_shaper *shaper) {
    return shaper->memory.total < MOST_KEPT;
}

static void *allocate(struct pdf_shaper *shaper, size_t size) {
    return keeps_words(shaper) ? engross_arena_allocate(&shaper->memory, size)
                               : engross_pdf_store_allocate(*shaper->store, size);
}

static bool grow(struct pdf_shaper *shaper) {
    size_t capacity = shaper->capacity * 2;
    struct pdf_word_entry *table = calloc(capacity, sizeof *table);
    if (table == NULL)
        return false;
    for (size_t i = 0; i < shaper->capacity; i++) {
        if (shaper->table[i].word == NULL)
            continue;
        size_t slot = shaper->table[i].hash & (capacity - 1);
        while (table[slot].word != NULL)
            slot = (slot + 1) & (capacity - 1);
        table[slot] = shaper->table[i];
    }
    free(shaper->table);
    shaper->table = table;
    shaper->capacity = capacity;
    return true;
}

/* --- choosing fonts ---------------------------------------------------------------------- */

/* Characters that show nothing or that HarfBuzz makes from others: any font will do. */
static bool needs_no_glyph(uint32_t c) {
    return (c < 0x20) || c == 0xAD || c == 0x34F || c == 0x61C || (c >= 0x180B && c <= 0x180F) ||
           (c >= 0x2000 && c <= 0x200F) || c == 0x2011 || (c >= 0x2028 && c <= 0x202F) ||
           (c >= 0x205F && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF ||
           c == 0xA0 || (c >= 0xE0000 && c <= 0xE0FFF);
}

static bool shows(const struct pdf_font *font, uint32_t codepoint) {
    if (engross_pdf_font_has(font, codepoint) || needs_no_glyph(codepoint))
        return true;
    hb_codepoint_t first, second;
    return hb_unicode_decompose(hb_unicode_funcs_get_default(), codepoint, &first, &second) &&
           engross_pdf_font_has(font, first) && (second == 0 || engross_pdf_font_has(font, second));
}

static bool continues_cluster(uint32_t codepoint) {
    if (needs_no_glyph(codepoint))
        return true;
    if (codepoint < 0x300)
        return false;
    hb_unicode_general_category_t category =
        hb_unicode_general_category(hb_unicode_funcs_get_default(), codepoint);
    return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

static void remember_missing(struct pdf_shaper *shaper, uint32_t codepoint) {
    char bytes[4];
    size_t size = engross_utf8_encode(codepoint, bytes);
    struct engross_buffer *missing = &shaper->missing;
    for (size_t i = 0; i + size <= missing->size; i++)
        if (memcmp(missing->data + i, bytes, size) == 0)
            return;
    if (shaper->missing_node == NULL)
        shaper->missing_node = shaper->node;
    if (shaper->missing_count++ < MISSING_SHOWN)
        engross_buffer_append(missing, bytes, size);
}

/* Letters and signs can be read in a message; private, unassigned and invisible characters and
 * marks that would sit on their neighbour cannot. */
static bool is_printable(uint32_t codepoint) {
    hb_unicode_general_category_t category =
        hb_unicode_general_category(hb_unicode_funcs_get_default(), codepoint);
    return category >= HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER &&
           category < HB_UNICODE_GENERAL_CATEGORY_LINE_SEPARATOR &&
           category != HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK &&
           category != HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK &&
           category != HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

/* "X (U+1234)", or the number alone. */
static void name_character(struct engross_buffer *names, const char *bytes, size_t size,
                           uint32_t codepoint) {
    char number[16];
    snprintf(number, sizeof number, "U+%04X", (unsigned)codepoint);
    if (names->size > 0)
        engross_buffer_append_string(names, ", ");
    if (is_printable(codepoint)) {
        engross_buffer_append(names, bytes, size);
        engross_buffer_append_string(names, " (");
    }
    engross_buffer_append_string(names, number);
    if (is_printable(codepoint))
        engross_buffer_append_string(names, ")");
}

void engross_pdf_shaper_report(const struct pdf_shaper *shaper) {
    if (shaper->missing_count == 0 || shaper->missing.failed)
        return;
    struct engross_buffer names = ENGROSS_BUFFER_INIT;
    const struct engross_buffer *missing = &shaper->missing;
    for (size_t offset = 0; offset < missing->size;) {
        size_t start = offset;
        uint32_t codepoint = engross_utf8_decode(missing->data, missing->size, &offset);
        name_character(&names, missing->data + start, offset - start, codepoint);
    }
    if (shaper->missing_count > MISSING_SHOWN)
        engross_buffer_append_string(&names, ", …");
    engross_text characters = {names.data, names.size};
    if (!names.failed)
        shaper->host->report(shaper->host, PDF_DIAGNOSTIC_GLYPH_MISSING, shaper->missing_node,
                             &characters, 1);
    engross_buffer_finish(&names);
}

/* The font for the character at hand: the style's if it can, else the one before for marks, else
 * any other. NULL: there is none. */
static struct pdf_font *font_for(struct pdf_shaper *shaper, const struct pdf_shape_key *key,
                                 struct pdf_font *before, uint32_t codepoint) {
    if (before != NULL && continues_cluster(codepoint) && shows(before, codepoint))
        return before;
    if (shows(key->face->font, codepoint))
        return key->face->font;
    if (before != NULL && before != key->face->font && engross_pdf_font_has(before, codepoint))
        return before;
    return engross_pdf_fonts_fallback(shaper->fonts, &key->face->wanted, codepoint, key->language);
}

/* --- shaping ----------------------------------------------------------------------------- */

static uint32_t substitute(const struct pdf_font *font) {
    static const uint32_t marks[] = {0xFFFD, 0x25A1, '?', ' '};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (engross_pdf_font_has(font, marks[i]))
            return marks[i];
    return LOOK_UP_FAILED;
}

/* Copies HarfBuzz's answer, without the glyphs 0 that are left (a mark that no font combines). */
static bool take_glyphs(struct pdf_shaper *shaper, struct pdf_run *run) {
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(shaper->buffer, &count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(shaper->buffer, NULL);
    struct pdf_shaped_glyph *glyphs = allocate(shaper, count * sizeof *glyphs);
    if (glyphs == NULL)
        return false;
    int64_t width = 0;
    for (unsigned i = 0; i < count; i++) {
        if (infos[i].codepoint == 0)
            continue;
        glyphs[run->glyph_count++] =
            (struct pdf_shaped_glyph){infos[i].codepoint, infos[i].cluster, positions[i].x_advance,
                                      positions[i].x_offset, positions[i].y_offset};
        width += positions[i].x_advance;
    }
    run->glyphs = glyphs;
    run->width = (double)width / run->font->units_per_em;
    return true;
}

static bool shape_run(struct pdf_shaper *shaper, const struct pdf_shape_key *key,
                      struct pdf_run *run, bool missing) {
    hb_buffer_t *buffer = shaper->buffer;
    hb_buffer_clear_contents(buffer);
    uint32_t mark = missing ? substitute(run->font) : 0;
    for (size_t offset = run->start; offset < run->start + run->size;) {
        uint32_t cluster = (uint32_t)offset;
        uint32_t codepoint = engross_utf8_decode(key->text.data, key->text.size, &offset);
        if (missing)
            remember_missing(shaper, codepoint);
        hb_buffer_add(buffer, missing ? mark : codepoint, cluster);
    }
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    hb_buffer_set_direction(buffer, key->right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, (hb_script_t)key->script);
    hb_buffer_set_language(buffer, language_of(shaper, key->language));
    hb_shape(run->font->shaper, buffer, NULL, 0);
    return hb_buffer_allocation_successful(buffer) && take_glyphs(shaper, run);
}

/* Where the font changes. runs has room for one run a byte; returns their number. */
static uint32_t split_by_font(struct pdf_shaper *shaper, const struct pdf_shape_key *key,
                              struct pdf_run *runs, bool *missing) {
    uint32_t count = 0;
    struct pdf_font *before = NULL;
    bool before_missing = false;
    for (size_t offset = 0; offset < key->text.size;) {
        size_t start = offset;
        uint32_t codepoint = engross_utf8_decode(key->text.data, key->text.size, &offset);
        struct pdf_font *font = font_for(shaper, key, before, codepoint);
        bool absent = font == NULL;
        if (absent)
            font = key->face->font;
        if (count == 0 || font != before || absent != before_missing) {
            runs[count] = (struct pdf_run){.font = font, .start = (uint32_t)start};
            missing[count++] = absent;
        }
        runs[count - 1].size = (uint32_t)offset - runs[count - 1].start;
        before = font;
        before_missing = absent;
    }
    return count;
}

static struct pdf_word *shape_word(struct pdf_shaper *shaper, const struct pdf_shape_key *key) {
    struct pdf_run stack_runs[16];
    bool stack_missing[16];
    size_t room = key->text.size;
    struct pdf_run *scratch = room <= 16 ? stack_runs : malloc(room * sizeof *scratch);
    bool *missing = room <= 16 ? stack_missing : malloc(room * sizeof *missing);
    struct pdf_word *word = allocate(shaper, sizeof *word);
    char *text = allocate(shaper, key->text.size + 1);
    bool good = scratch != NULL && missing != NULL && word != NULL && text != NULL;
    uint32_t count = good ? split_by_font(shaper, key, scratch, missing) : 0;
    struct pdf_run *runs = allocate(shaper, count * sizeof *runs);
    good = good && runs != NULL;
    if (good)
        memcpy(text, key->text.data, key->text.size);
    double width = 0;
    for (uint32_t i = 0; good && i < count; i++) {
        runs[i] = scratch[i];
        good = shape_run(shaper, key, &runs[i], missing[i]);
        width += runs[i].width;
    }
    if (room > 16) {
        free(scratch);
        free(missing);
    }
    if (!good)
        return NULL;
    *word =
        (struct pdf_word){text, (uint32_t)key->text.size, count, runs, width, key->right_to_left};
    return word;
}

const struct pdf_word *engross_pdf_shape(struct pdf_shaper *shaper,
                                         const struct pdf_shape_key *key) {
    uint64_t hash = hash_of(key);
    hb_language_t language = language_of(shaper, key->language);
    size_t slot = hash & (shaper->capacity - 1);
    for (; shaper->table[slot].word != NULL; slot = (slot + 1) & (shaper->capacity - 1))
        if (matches(&shaper->table[slot], key, hash, language))
            return shaper->table[slot].word;
    bool keep = keeps_words(shaper);
    struct pdf_word *word = shape_word(shaper, key);
    if (word == NULL || !keep || !keeps_words(shaper))
        return word; /* some of it may be in the store: it must not be found later */
    shaper->table[slot] =
        (struct pdf_word_entry){word, hash, key->face->index, key->script, language};
    shaper->count++;
    if (shaper->count > shaper->capacity / 2 && !grow(shaper))
        return NULL;
    return word;
}

double engross_pdf_word_width_before(const struct pdf_word *word, uint32_t offset) {
    double width = 0;
    for (uint32_t i = 0; i < word->run_count; i++) {
        const struct pdf_run *run = &word->runs[i];
        if (run->start + run->size <= offset) {
            width += run->width;
            continue;
        }
        int64_t units = 0;
        for (uint32_t j = 0; j < run->glyph_count; j++)
            if (run->glyphs[j].cluster < offset)
                units += run->glyphs[j].advance;
        return width + (double)units / run->font->units_per_em;
    }
    return width;
}

bool engross_pdf_word_is_boundary(const struct pdf_word *word, uint32_t offset) {
    for (uint32_t i = 0; i < word->run_count; i++)
        for (uint32_t j = 0; j < word->runs[i].glyph_count; j++)
            if (word->runs[i].glyphs[j].cluster == offset)
                return true;
    return false;
}
