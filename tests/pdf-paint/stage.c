#include "stage.h"

#include "images.h"

#include <hb-ot.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define FONTS "/usr/share/fonts/"

static const struct {
    const char *family, *path;
    uint32_t first, last; /* characters that fallback finds here */
} files[] = {
    {"Serif", FONTS "truetype/liberation2/LiberationSerif-Regular.ttf", 0x20, 0x4FF},
    {"Bars", FONTS "truetype/liberation2/LiberationSans-Regular.ttf", 0, 0},
    {"Naskh", FONTS "truetype/noto/NotoNaskhArabic-Regular.ttf", 0x600, 0x6FF},
    {"Hebrew", FONTS "truetype/noto/NotoSerifHebrew-Regular.ttf", 0x590, 0x5FF},
    {"Devanagari", FONTS "truetype/noto/NotoSerifDevanagari-Regular.ttf", 0x900, 0x97F},
    {"Thai", FONTS "truetype/noto/NotoSerifThai-Regular.ttf", 0xE00, 0xE7F},
    {"Noto", FONTS "truetype/noto/NotoSerif-Regular.ttf", 0x20, 0x52F},
    {"Chinese", FONTS "truetype/wqy/wqy-zenhei.ttc", 0x4E00, 0x9FFF},
    {"Nimbus", FONTS "opentype/urw-base35/NimbusRoman-Regular.otf", 0, 0},
};

static const char *const codes[] = {
#define X(NAME, CODE, SEVERITY, MESSAGE, EXPLANATION) CODE,
#include "diagnostics.def"
#undef X
};

static void *host_allocate(const engross_host *host, size_t size) {
    struct stage *stage = host->data;
    return engross_arena_allocate(&stage->memory, size);
}

static int32_t host_write(const engross_host *host, const void *data, size_t size) {
    struct stage *stage = host->data;
    engross_buffer_append(&stage->output, data, size);
    bool full = stage->write_limit > 0 && stage->output.size > stage->write_limit;
    return full ? ENGROSS_WRITE_FAILED : ENGROSS_OK;
}

static void host_report(const engross_host *host, uint32_t index, const engross_node *node,
                        const engross_text *arguments, size_t count) {
    struct stage *stage = host->data;
    (void)node, (void)arguments, (void)count;
    engross_buffer_append_string(&stage->reports, codes[index]);
    engross_buffer_append_char(&stage->reports, '\n');
}

static int32_t read_file(struct stage *stage, const char *path, engross_resource *out) {
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return ENGROSS_NOT_FOUND;
    fseek(file, 0, SEEK_END);
    size_t size = (size_t)ftell(file);
    rewind(file);
    char *data = engross_arena_allocate(&stage->memory, size + 1);
    out->data = data;
    out->data_size = fread(data, 1, size, file);
    out->key = (engross_text){engross_arena_copy(&stage->memory, path, strlen(path)), strlen(path)};
    fclose(file);
    return ENGROSS_OK;
}

static int32_t find_font(struct stage *stage, const engross_resource_request *request,
                         engross_resource *out) {
    if (stage->font_file != NULL)
        return read_file(stage, stage->font_file, out);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        bool named = request->codepoint == 0 && strlen(files[i].family) == request->name.size &&
                     memcmp(files[i].family, request->name.data, request->name.size) == 0;
        bool found = request->codepoint != 0 && request->codepoint >= files[i].first &&
                     request->codepoint <= files[i].last;
        if (named || found) {
            out->synthetic = (request->weight >= 600 ? 1 : 0) | (request->italic ? 2 : 0);
            return read_file(stage, files[i].path, out);
        }
    }
    return ENGROSS_NOT_FOUND;
}

static int32_t host_resource(const engross_host *host, const engross_resource_request *request,
                             engross_resource *out) {
    struct stage *stage = host->data;
    if (request->kind == ENGROSS_RESOURCE_FONT)
        return find_font(stage, request, out);
    return read_file(stage, request->name.data, out);
}

engross_text stage_string(const char *string) {
    return (engross_text){string, strlen(string)};
}

static void clear_page(struct stage *stage, int number) {
    static const char *const labels[] = {"i", "ii", "1", "2", "3", "4", "A-1"};
    stage->page = (struct pdf_page){.width = 595.276,
                                    .height = 841.89,
                                    .number = number,
                                    .label = stage_string(labels[(number - 1) % 7]),
                                    .items = stage->items,
                                    .links = stage->links,
                                    .destinations = stage->destinations};
}

void stage_open(struct stage *stage, const char *language) {
    *stage = (struct stage){0};
    stage->host = (engross_host){.size = sizeof stage->host,
                                 .data = stage,
                                 .allocate = host_allocate,
                                 .write = host_write,
                                 .report = host_report,
                                 .resource = host_resource};
    struct pdf_properties properties = {.title = stage_string("Stage & Bühne"),
                                        .author = stage_string("Ministry (of Justice)"),
                                        .subject = stage_string("Доклад"),
                                        .keywords = stage_string("rights, <reports>"),
                                        .language = stage_string(language),
                                        .generator = stage_string("engross test"),
                                        .epoch = 1735689600};
    stage->fonts = engross_pdf_fonts_new(&stage->host);
    stage->painter = engross_pdf_paint_open(&stage->host, &properties);
    assert_non_null(stage->fonts);
    assert_non_null(stage->painter);
    clear_page(stage, 1);
}

void stage_close(struct stage *stage) {
    engross_pdf_paint_free(stage->painter);
    engross_pdf_fonts_free(stage->fonts);
    engross_arena_finish(&stage->memory);
    engross_buffer_finish(&stage->output);
    engross_buffer_finish(&stage->reports);
}

bool stage_has_font(const char *family) {
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        if (strcmp(files[i].family, family) == 0)
            return access(files[i].path, R_OK) == 0;
    }
    return false;
}

struct pdf_font *stage_font(struct stage *stage, const char *family) {
    struct pdf_font_style style = {.families = stage_string(family), .weight = 400};
    int32_t status;
    return engross_pdf_fonts_open(stage->fonts, &style, &status);
}

struct pdf_element *stage_element(struct stage *stage, struct pdf_element *parent,
                                  enum pdf_role role) {
    static const struct pdf_element_attributes none = {0};
    struct pdf_element *element = engross_pdf_paint_element(stage->painter, parent, role, &none);
    assert_non_null(element);
    return element;
}

static void place_glyphs(struct stage *stage, struct pdf_item *item, hb_buffer_t *buffer) {
    unsigned count = 0;
    hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, &count);
    struct pdf_glyph *glyphs = engross_arena_allocate(&stage->memory, (count + 1) * sizeof *glyphs);
    double scale = item->size / item->font->units_per_em;
    for (unsigned i = 0; i < count; i++)
        glyphs[i] = (struct pdf_glyph){.glyph = infos[i].codepoint,
                                       .cluster = infos[i].cluster,
                                       .advance = (float)(positions[i].x_advance * scale),
                                       .x_offset = (float)(positions[i].x_offset * scale),
                                       .y_offset = (float)(positions[i].y_offset * scale)};
    item->glyphs = glyphs;
    item->glyph_count = count;
}

struct pdf_item *stage_text(struct stage *stage, struct pdf_element *element, const char *family,
                            double x, double y, const char *text) {
    struct pdf_item *item = &stage->items[stage->page.item_count++];
    *item = (struct pdf_item){
        .type = PDF_ITEM_TEXT,
        .element = element,
        .x = x,
        .y = y,
        .font = stage_font(stage, family),
        .size = 11,
        .text = {engross_arena_copy(&stage->memory, text, strlen(text)), strlen(text)}};
    assert_non_null(item->font);
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, text, -1, 0, -1);
    hb_buffer_guess_segment_properties(buffer);
    item->right_to_left = HB_DIRECTION_IS_BACKWARD(hb_buffer_get_direction(buffer));
    hb_shape(item->font->shaper, buffer, NULL, 0);
    place_glyphs(stage, item, buffer);
    hb_buffer_destroy(buffer);
    return item;
}

void stage_turn(struct stage *stage) {
    assert_int_equal(engross_pdf_paint_page(stage->painter, &stage->page), ENGROSS_OK);
    clear_page(stage, stage->page.number + 1);
}

static void file_path(char *path, size_t size, const char *name) {
    snprintf(path, size, "%s/pdf-paint-%s.pdf", ENGROSS_BUILD_DIR, name);
}

void stage_finish(struct stage *stage, const char *name) {
    char path[512];
    assert_int_equal(engross_pdf_paint_finish(stage->painter), ENGROSS_OK);
    file_path(path, sizeof path, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(stage->output.data, 1, stage->output.size, file), stage->output.size);
    fclose(file);
}

static char *read_pipe(struct stage *stage, const char *command) {
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    char part[4096];
    size_t size;
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    while ((size = fread(part, 1, sizeof part, pipe)) > 0)
        engross_buffer_append(&text, part, size);
    int status = pclose(pipe);
    char *result =
        status == 127 << 8
            ? NULL
            : engross_arena_copy(&stage->memory, text.data != NULL ? text.data : "", text.size);
    engross_buffer_finish(&text);
    return result;
}

char *stage_run(struct stage *stage, const char *name, const char *command) {
    struct engross_buffer line = ENGROSS_BUFFER_INIT;
    char path[512];
    file_path(path, sizeof path, name);
    for (const char *c = command; *c != '\0'; c++) {
        if (*c == '@')
            engross_buffer_append_format(&line, "'%s'", path);
        else
            engross_buffer_append_char(&line, *c);
    }
    char *result = read_pipe(stage, line.data);
    engross_buffer_finish(&line);
    return result;
}
