#include "figure.h"

#include "image.h"
#include "paragraph.h"
#include "place.h"
#include "text.h"

#include "kit/report.h"

#include <stdio.h>
#include <string.h>

#define EMU_IN_A_TWIP (ENGROSS_DOCX_EMU_IN_AN_INCH / 1440)
/* A figure leaves room for its caption on the page. */
#define HEIGHT_SHARE_PERCENT 80
#define DRAWING "http://schemas.openxmlformats.org/drawingml/2006/main"
#define PICTURE "http://schemas.openxmlformats.org/drawingml/2006/picture"
#define WORD_DRAWING "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
/* The extension that marks a picture as decoration (MS-ODRAWXML, 2.2.2). */
#define DECORATIVE_URI "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
#define DECORATIVE_NAMESPACE "http://schemas.microsoft.com/office/drawing/2017/decorative"

static struct engross_docx_image *find_image(struct engross_docx_images *images, engross_text key) {
    for (size_t i = 0; i < images->count; i++)
        if (engross_kit_text_equal(images->rows[i].key, key))
            return &images->rows[i];
    return NULL;
}

/* Scales an image down to what the page has room for. */
static void fit(const struct engross_docx *docx, struct engross_docx_image *image) {
    const struct engross_docx_appearance *values = &docx->look.styles[ENGROSS_DOCX_FIGURE];
    const struct engross_docx_page *page = &docx->look.page;
    int64_t width =
        (int64_t)(engross_docx_column_width(&docx->look) - values->start - values->end) *
        EMU_IN_A_TWIP;
    int64_t height = (int64_t)(page->height - page->top - page->bottom) * EMU_IN_A_TWIP *
                     HEIGHT_SHARE_PERCENT / 100;
    if (image->width > width) {
        image->height = image->height * width / image->width;
        image->width = width;
    }
    if (image->height > height) {
        image->width = image->width * height / image->height;
        image->height = height;
    }
    image->width += image->width < 1;
    image->height += image->height < 1;
}

static bool has_file(const struct engross_docx_images *images, const char *file) {
    for (size_t i = 0; i < images->count; i++)
        if (engross_kit_text_is_ignoring_case(engross_kit_text(images->rows[i].file), file))
            return true;
    return false;
}

/* Whether name can be that of a part: letters and digits that need no escaping, and an extension
 * that gives the content type. */
static bool is_file_name(engross_text name, bool is_png) {
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    const char *dot = name.size == 0 ? NULL : memchr(name.data, '.', name.size);
    size_t stem = dot == NULL ? 0 : (size_t)(dot - name.data);
    engross_text extension = {dot, name.size - stem};
    if (stem == 0 || name.size >= ENGROSS_DOCX_FILE_NAME_SIZE)
        return false;
    for (size_t i = 0; i < stem; i++)
        if (strchr(plain, name.data[i]) == NULL)
            return false;
    return is_png
               ? engross_kit_text_is(extension, ".png")
               : engross_kit_text_is(extension, ".jpeg") || engross_kit_text_is(extension, ".jpg");
}

/* The picture's own file name where it can be one in the package, so that whoever takes the package
 * apart finds it again; else image1.png. */
static void name_file(const struct engross_docx_images *images, engross_text source, bool is_png,
                      char file[ENGROSS_DOCX_FILE_NAME_SIZE]) {
    size_t start = source.size;
    while (start > 0 && source.data[start - 1] != '/')
        start--;
    engross_text name = {source.data + start, source.size - start};
    if (is_file_name(name, is_png)) {
        memcpy(file, name.data, name.size);
        file[name.size] = '\0';
        if (!has_file(images, file))
            return;
    }
    for (size_t number = images->count + 1;; number++) {
        snprintf(file, ENGROSS_DOCX_FILE_NAME_SIZE, "image%zu.%s", number, is_png ? "png" : "jpeg");
        if (!has_file(images, file))
            return;
    }
}

static int32_t add_image(struct engross_docx *docx, const engross_resource *resource,
                         engross_text source, struct engross_docx_image *image) {
    struct engross_docx_images *images = &docx->images;
    char name[ENGROSS_DOCX_PART_NAME_SIZE];
    bool is_png = engross_kit_text_is(resource->media_type, "image/png");
    if (!engross_docx_grow(&images->rows, images->count, &images->capacity, sizeof *images->rows))
        return ENGROSS_NO_MEMORY;
    image->key = resource->key;
    name_file(images, source, is_png, image->file);
    fit(docx, image);
    snprintf(name, sizeof name, "word/media/%s", image->file);
    images->rows[images->count++] = *image;
    return engross_docx_package_add_image(&docx->package, name, resource->data,
                                          resource->data_size);
}

/* The image of a figure, put into the package the first time. ENGROSS_NOT_FOUND: there is none
 * that can be shown, which is reported, by the host where it cannot be read. */
static int32_t load_image(struct engross_docx *docx, const engross_node *figure,
                          engross_text source, struct engross_docx_image **out) {
    engross_resource_request request = {
        .size = sizeof request, .kind = ENGROSS_RESOURCE_IMAGE, .name = source, .node = figure};
    engross_resource resource = {.size = sizeof resource};
    struct engross_docx_image image = {0};
    int32_t status = docx->host->resource(docx->host, &request, &resource);
    if (status != ENGROSS_OK)
        return status;
    *out = find_image(&docx->images, resource.key);
    if (*out != NULL)
        return ENGROSS_OK;
    if (!engross_docx_image_size(resource.data, resource.data_size, &image.width, &image.height)) {
        engross_kit_report_text(docx->host, ENGROSS_DOCX_IMAGE_DAMAGED, figure, source);
        return ENGROSS_NOT_FOUND;
    }
    status = add_image(docx, &resource, source, &image);
    *out = status == ENGROSS_OK ? &docx->images.rows[docx->images.count - 1] : NULL;
    return status;
}

static uint32_t relation(struct engross_docx *docx, struct engross_docx_image *image) {
    char target[ENGROSS_DOCX_PART_NAME_SIZE];
    uint32_t *number = &image->relations[docx->story];
    if (*number == 0) {
        int size = snprintf(target, sizeof target, "media/%s", image->file);
        *number = engross_docx_relation_add(engross_docx_relations(docx), "image",
                                            (engross_text){target, (size_t)size}, false);
    }
    return *number;
}

static void write_extent(struct engross_kit_xml *xml, const char *name,
                         const struct engross_docx_image *image) {
    engross_kit_xml_start(xml, name);
    engross_kit_xml_attribute_integer(xml, "cx", image->width);
    engross_kit_xml_attribute_integer(xml, "cy", image->height);
    engross_kit_xml_end(xml);
}

static void write_decorative(struct engross_kit_xml *xml) {
    engross_kit_xml_start(xml, "a:extLst");
    engross_kit_xml_attribute_string(xml, "xmlns:a", DRAWING);
    engross_kit_xml_start(xml, "a:ext");
    engross_kit_xml_attribute_string(xml, "uri", DECORATIVE_URI);
    engross_kit_xml_leaf(xml, "adec:decorative", "xmlns:adec", DECORATIVE_NAMESPACE, "val", "1",
                         NULL);
    engross_kit_xml_end(xml);
    engross_kit_xml_end(xml);
}

/* wp:docPr, or pic:cNvPr with the same values. */
static void write_identity(struct engross_kit_xml *xml, const char *name, uint32_t id,
                           engross_text alternative) {
    char label[24];
    snprintf(label, sizeof label, "Figure %u", id);
    engross_kit_xml_start(xml, name);
    engross_kit_xml_attribute_integer(xml, "id", id);
    engross_kit_xml_attribute_string(xml, "name", label);
    engross_kit_xml_attribute(xml, "descr",
                              alternative.data == NULL ? engross_kit_text("") : alternative);
    if (alternative.size == 0)
        write_decorative(xml);
    engross_kit_xml_end(xml);
}

static void write_picture(struct engross_docx *docx, struct engross_docx_image *image, uint32_t id,
                          engross_text alternative) {
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    char embed[16];
    snprintf(embed, sizeof embed, "rId%u", relation(docx, image));
    engross_kit_xml_start(xml, "pic:pic");
    engross_kit_xml_attribute_string(xml, "xmlns:pic", PICTURE);
    engross_kit_xml_start(xml, "pic:nvPicPr");
    write_identity(xml, "pic:cNvPr", id, alternative);
    engross_docx_flag(xml, "pic:cNvPicPr");
    engross_kit_xml_end(xml);
    engross_kit_xml_start(xml, "pic:blipFill");
    engross_kit_xml_leaf(xml, "a:blip", "r:embed", embed, NULL);
    engross_kit_xml_start(xml, "a:stretch");
    engross_docx_flag(xml, "a:fillRect");
    engross_kit_xml_end(xml);
    engross_kit_xml_end(xml);
    engross_kit_xml_start(xml, "pic:spPr");
    engross_kit_xml_start(xml, "a:xfrm");
    engross_kit_xml_leaf(xml, "a:off", "x", "0", "y", "0", NULL);
    write_extent(xml, "a:ext", image);
    engross_kit_xml_end(xml);
    engross_kit_xml_start(xml, "a:prstGeom");
    engross_kit_xml_attribute_string(xml, "prst", "rect");
    engross_docx_flag(xml, "a:avLst");
    engross_kit_xml_end(xml);
    engross_kit_xml_end(xml);
    engross_kit_xml_end(xml);
}

static void write_drawing(struct engross_docx *docx, struct engross_docx_image *image,
                          engross_text alternative) {
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    uint32_t id = ++docx->drawing_count;
    engross_kit_xml_start(xml, "w:r");
    engross_kit_xml_start(xml, "w:drawing");
    engross_kit_xml_start(xml, "wp:inline");
    engross_kit_xml_attribute_string(xml, "xmlns:wp", WORD_DRAWING);
    write_extent(xml, "wp:extent", image);
    write_identity(xml, "wp:docPr", id, alternative);
    engross_kit_xml_start(xml, "wp:cNvGraphicFramePr");
    engross_kit_xml_leaf(xml, "a:graphicFrameLocks", "xmlns:a", DRAWING, "noChangeAspect", "1",
                         NULL);
    engross_kit_xml_end(xml);
    engross_kit_xml_start(xml, "a:graphic");
    engross_kit_xml_attribute_string(xml, "xmlns:a", DRAWING);
    engross_kit_xml_start(xml, "a:graphicData");
    engross_kit_xml_attribute_string(xml, "uri", PICTURE);
    write_picture(docx, image, id, alternative);
    for (int open = 0; open < 5; open++)
        engross_kit_xml_end(xml);
}

int32_t engross_docx_enter_figure(void *user, engross_cursor *cursor) {
    struct engross_docx *docx = user;
    const engross_view *view = docx->view;
    const engross_node *node = cursor->node;
    engross_text alternative = view->attribute(view, node, ENGROSS_ATTRIBUTE_ALT);
    struct engross_docx_image *image = NULL;
    int32_t status =
        load_image(docx, node, view->attribute(view, node, ENGROSS_ATTRIBUTE_SOURCE), &image);
    if (status != ENGROSS_OK && status != ENGROSS_NOT_FOUND)
        return status;
    engross_docx_place(docx, node);
    status = engross_docx_bookmark(docx, node);
    if (status == ENGROSS_OK)
        status = engross_docx_block_start(docx, ENGROSS_DOCX_FIGURE, node);
    if (status != ENGROSS_OK)
        return status;
    if (image != NULL)
        write_drawing(docx, image, alternative);
    else
        engross_docx_text(docx, alternative, view->language(view, node),
                          view->direction(view, node));
    return engross_docx_paragraph_end(docx);
}
