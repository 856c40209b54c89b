#include "package.h"

#include "model/canonical.h"
#include "read/reader.h"

#include <zip.h>

#define NAMESPACES                                                                                 \
    " xmlns:r=\"%sofficeDocument/%srelationships\" xmlns:a=\"%sdrawingml/%smain\""                 \
    " xmlns:wp=\"%sdrawingml/%swordprocessingDrawing\""                                            \
    " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""

static const char content_types[] =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";

static const char package_relations[] =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Target=\"word/document.xml\" "
    "Type=\"http://schemas.openxmlformats.org/"
    "officeDocument/2006/relationships/officeDocument\"/>"
    "<Relationship Id=\"rId2\" Target=\"docProps/core.xml\" "
    "Type=\"http://schemas.openxmlformats.org/"
    "package/2006/relationships/metadata/core-properties\"/></Relationships>";

/* Parts whose root is put round them, and the relationship that names them. */
static const struct root {
    const char *name;
    const char *element;
    const char *inner;
    const char *relation;
} roots[] = {
    {"word/document.xml", "w:document", "w:body", NULL},
    {"word/styles.xml", "w:styles", NULL, "styles"},
    {"word/numbering.xml", "w:numbering", NULL, "numbering"},
    {"word/footnotes.xml", "w:footnotes", NULL, "footnotes"},
    {"word/endnotes.xml", "w:endnotes", NULL, "endnotes"},
};

static const char *find_part(const struct part *parts, size_t count, const char *name) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(parts[i].name, name) == 0)
            return parts[i].content;
    return NULL;
}

static const struct root *root_of(const char *name) {
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
        if (strcmp(roots[i].name, name) == 0)
            return &roots[i];
    return NULL;
}

static void add(zip_t *zip, const char *name, const char *data) {
    char *copy = strdup(data);
    zip_source_t *source = zip_source_buffer(zip, copy, strlen(copy), 1);
    assert_non_null(source);
    assert_true(zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8) >= 0);
}

static void add_rooted(zip_t *zip, const struct root *root, const char *content, bool strict) {
    const char *base =
        strict ? "http://purl.oclc.org/ooxml/" : "http://schemas.openxmlformats.org/";
    const char *year = strict ? "" : "2006/";
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    engross_buffer_append_format(&text, "<%s xmlns:w=\"%swordprocessingml/%smain\"" NAMESPACES ">",
                                 root->element, base, year, base, year, base, year, base, year);
    engross_buffer_append_format(&text, root->inner == NULL ? "%s" : "<w:body>%s</w:body>",
                                 content);
    engross_buffer_append_format(&text, "</%s>", root->element);
    add(zip, root->name, text.data);
    engross_buffer_finish(&text);
}

/* word/_rels/document.xml.rels: the parts that are there, and a link and a picture. */
static void add_relations(zip_t *zip, const struct part *parts, size_t count) {
    static const char type[] =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    engross_buffer_append_string(
        &text,
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
        if (roots[i].relation != NULL && find_part(parts, count, roots[i].name) != NULL)
            engross_buffer_append_format(&text,
                                         "<Relationship Id=\"p%u\" Type=\"%s/%s\" Target=\"/%s\"/>",
                                         (unsigned)i, type, roots[i].relation, roots[i].name);
    engross_buffer_append_format(&text,
                                 "<Relationship Id=\"link\" Type=\"%s/hyperlink\" "
                                 "Target=\"https://example.org/a\" TargetMode=\"External\"/>"
                                 "<Relationship Id=\"picture\" Type=\"%s/image\" "
                                 "Target=\"media/image1.png\"/></Relationships>",
                                 type, type);
    add(zip, "word/_rels/document.xml.rels", text.data);
    engross_buffer_finish(&text);
}

void package_make(const struct part *parts, size_t count, bool strict, struct engross_buffer *out) {
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *zip = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    assert_non_null(zip);
    zip_source_keep(source);
    if (find_part(parts, count, "[Content_Types].xml") == NULL)
        add(zip, "[Content_Types].xml", content_types);
    if (find_part(parts, count, "_rels/.rels") == NULL)
        add(zip, "_rels/.rels", package_relations);
    if (find_part(parts, count, "word/_rels/document.xml.rels") == NULL)
        add_relations(zip, parts, count);
    for (size_t i = 0; i < count; i++) {
        const struct root *root = root_of(parts[i].name);
        bool is_whole = root == NULL || strncmp(parts[i].content, "<?xml", 5) == 0;
        if (is_whole)
            add(zip, parts[i].name, parts[i].content);
        else
            add_rooted(zip, root, parts[i].content, strict);
    }
    assert_int_equal(zip_close(zip), 0);
    assert_int_equal(zip_source_open(source), 0);
    char piece[4096];
    zip_int64_t size;
    while ((size = zip_source_read(source, piece, sizeof piece)) > 0)
        engross_buffer_append(out, piece, (size_t)size);
    zip_source_close(source);
    zip_source_free(source);
}

static void keep_diagnostic(void *user, const engross_diagnostic *diagnostic) {
    struct reading *reading = user;
    engross_buffer_append_format(&reading->diagnostics, "%u: %s: %s [%s]\n", diagnostic->line,
                                 engross_severity_name(diagnostic->severity), diagnostic->message,
                                 diagnostic->code);
}

static int32_t keep_xml(void *user, const void *data, size_t size) {
    struct reading *reading = user;
    engross_buffer_append(&reading->xml, data, size);
    return ENGROSS_OK;
}

void reading_start(struct reading *reading, const char *data, size_t size) {
    *reading = (struct reading){0};
    engross_sink sink = {sizeof sink, reading, keep_diagnostic};
    struct engross_diagnostics diagnostics = {.sink = &sink};
    struct engross_buffer copy = ENGROSS_BUFFER_INIT;
    engross_buffer_append(&copy, data, size);
    engross_buffer_append(&copy, "", 0);
    engross_buffer_append_string(&reading->diagnostics, "");
    engross_buffer_append_string(&reading->xml, "");
    struct engross_source source = {"text.docx", "text.docx", copy.data, copy.size};
    struct engross_builder *builder = engross_builder_new(&diagnostics, NULL);
    struct engross_tree *tree = NULL;
    reading->status = engross_reader_docx.read(&source, builder);
    if (reading->status == ENGROSS_OK)
        tree = engross_builder_take(builder);
    if (tree != NULL)
        engross_canonical_write(tree, tree->metadata->parent, keep_xml, reading);
    engross_tree_free(tree);
    engross_builder_free(builder);
    engross_buffer_finish(&copy);
}

void reading_parts(struct reading *reading, const struct part *parts, size_t count) {
    struct engross_buffer package = ENGROSS_BUFFER_INIT;
    package_make(parts, count, false, &package);
    reading_start(reading, package.data, package.size);
    engross_buffer_finish(&package);
}

void reading_body(struct reading *reading, const char *body) {
    const struct part part = {"word/document.xml", body};
    reading_parts(reading, &part, 1);
}

void reading_finish(struct reading *reading) {
    engross_buffer_finish(&reading->xml);
    engross_buffer_finish(&reading->diagnostics);
}

void expect_holds(const struct engross_buffer *text, const char *wanted, const char *file,
                  int line) {
    if (strstr(text->data, wanted) == NULL) {
        print_error("%s:%d: %s\n  does not stand in\n%s\n", file, line, wanted, text->data);
        fail();
    }
}

void expect_lacks(const struct engross_buffer *text, const char *unwanted, const char *file,
                  int line) {
    if (strstr(text->data, unwanted) != NULL) {
        print_error("%s:%d: %s\n  stands in\n%s\n", file, line, unwanted, text->data);
        fail();
    }
}
