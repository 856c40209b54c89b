#include "package.h"

#include "markup.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define RELATIONS_NAMESPACE "http://schemas.openxmlformats.org/package/2006/relationships"
#define TYPES_NAMESPACE "http://schemas.openxmlformats.org/package/2006/content-types"

/* What a URI holds as it is (RFC 3986, 2.2 and 2.3), beside letters and digits. */
static bool is_uri_character(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c != '\0' && strchr("-._~:/?#[]@!$&'()*+,;=", c) != NULL);
}

static bool is_hexadecimal(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static void append_uri(struct engross_buffer *buffer, engross_text uri) {
    static const char digits[] = "0123456789ABCDEF";
    for (size_t i = 0; i < uri.size; i++) {
        unsigned char c = (unsigned char)uri.data[i];
        bool is_escape = c == '%' && i + 2 < uri.size && is_hexadecimal(uri.data[i + 1]) &&
                         is_hexadecimal(uri.data[i + 2]);
        if (is_escape || is_uri_character(c))
            engross_buffer_append_xml_attribute(buffer, uri.data + i, 1);
        else {
            char escape[3] = {'%', digits[c >> 4], digits[c & 15]};
            engross_buffer_append(buffer, escape, sizeof escape);
        }
    }
}

void engross_docx_relation_put(struct engross_docx_relations *relations, const char *id,
                               const char *type, engross_text target, bool is_external) {
    struct engross_buffer *rows = &relations->rows;
    relations->count++;
    engross_buffer_append_string(rows, "<Relationship Id=\"");
    engross_buffer_append_xml_attribute(rows, id, strlen(id));
    engross_buffer_append_string(rows, "\" Type=\"");
    if (strchr(type, ':') == NULL)
        engross_buffer_append_string(rows, ENGROSS_DOCX_OFFICE_RELATIONSHIP);
    engross_buffer_append_xml_attribute(rows, type, strlen(type));
    engross_buffer_append_string(rows, "\" Target=\"");
    if (is_external)
        append_uri(rows, target);
    else
        engross_buffer_append_xml_attribute(rows, target.data, target.size);
    engross_buffer_append_string(rows, is_external ? "\" TargetMode=\"External\"/>" : "\"/>");
}

uint32_t engross_docx_relation_add(struct engross_docx_relations *relations, const char *type,
                                   engross_text target, bool is_external) {
    char id[16];
    snprintf(id, sizeof id, "rId%u", relations->count + 1);
    engross_docx_relation_put(relations, id, type, target, is_external);
    return relations->count;
}

static struct engross_docx_part *add(struct engross_docx_package *package, const char *name,
                                     const char *type) {
    if (package->count == package->capacity) {
        size_t capacity = package->capacity == 0 ? 32 : 2 * package->capacity;
        void *parts = realloc(package->parts, capacity * sizeof *package->parts);
        if (parts == NULL)
            return NULL;
        package->parts = parts;
        package->capacity = capacity;
    }
    struct engross_docx_part *part = &package->parts[package->count++];
    *part = (struct engross_docx_part){.type = type};
    snprintf(part->name, sizeof part->name, "%s", name);
    return part;
}

int32_t engross_docx_package_add(struct engross_docx_package *package, const char *name,
                                 const char *type, struct engross_buffer *content) {
    struct engross_docx_part *part =
        engross_buffer_failed(content) ? NULL : add(package, name, type);
    if (part == NULL) {
        engross_buffer_finish(content);
        return ENGROSS_NO_MEMORY;
    }
    part->owned = *content;
    *content = (struct engross_buffer)ENGROSS_BUFFER_INIT;
    return ENGROSS_OK;
}

int32_t engross_docx_package_add_image(struct engross_docx_package *package, const char *name,
                                       const void *data, size_t size) {
    struct engross_docx_part *part = add(package, name, NULL);
    if (part == NULL)
        return ENGROSS_NO_MEMORY;
    part->borrowed = (engross_text){data, size};
    return ENGROSS_OK;
}

/* "word/document.xml" has its relationships in "word/_rels/document.xml.rels". */
static void relations_name(const char *name, char out[ENGROSS_DOCX_PART_NAME_SIZE]) {
    const char *slash = strrchr(name, '/');
    size_t folder = slash == NULL ? 0 : (size_t)(slash - name) + 1;
    snprintf(out, ENGROSS_DOCX_PART_NAME_SIZE, "%.*s_rels/%s.rels", (int)folder, name,
             name + folder);
}

int32_t engross_docx_package_add_relations(struct engross_docx_package *package, const char *name,
                                           struct engross_docx_relations *relations) {
    char part[ENGROSS_DOCX_PART_NAME_SIZE];
    struct engross_buffer content = ENGROSS_BUFFER_INIT;
    if (relations->count == 0)
        return ENGROSS_OK;
    engross_buffer_append_string(&content,
                                 "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
                                 "<Relationships xmlns=\"" RELATIONS_NAMESPACE "\">");
    engross_buffer_append(&content, relations->rows.data, relations->rows.size);
    engross_buffer_append_string(&content, "</Relationships>");
    if (engross_buffer_failed(&relations->rows))
        content.failed = true;
    engross_buffer_finish(&relations->rows);
    relations->count = 0;
    relations_name(name, part);
    return engross_docx_package_add(package, part, NULL, &content);
}

static void write_default(struct engross_kit_xml *xml, const char *extension, const char *type) {
    engross_kit_xml_leaf(xml, "Default", "Extension", extension, "ContentType", type, NULL);
}

static void write_override(struct engross_kit_xml *xml, const struct engross_docx_part *part) {
    char name[ENGROSS_DOCX_PART_NAME_SIZE + 1];
    snprintf(name, sizeof name, "/%s", part->name);
    engross_kit_xml_leaf(xml, "Override", "PartName", name, "ContentType", part->type, NULL);
}

int32_t engross_docx_package_add_types(struct engross_docx_package *package) {
    struct engross_kit_xml xml;
    struct engross_buffer content = ENGROSS_BUFFER_INIT;
    engross_docx_part_init(&xml);
    engross_kit_xml_declaration(&xml, true);
    engross_kit_xml_start(&xml, "Types");
    engross_kit_xml_attribute_string(&xml, "xmlns", TYPES_NAMESPACE);
    write_default(&xml, "rels", "application/vnd.openxmlformats-package.relationships+xml");
    write_default(&xml, "xml", "application/xml");
    write_default(&xml, "png", "image/png");
    write_default(&xml, "jpeg", "image/jpeg");
    write_default(&xml, "jpg", "image/jpeg");
    for (size_t i = 0; i < package->count; i++)
        if (package->parts[i].type != NULL)
            write_override(&xml, &package->parts[i]);
    int32_t status = engross_docx_part_take(&xml, &content);
    if (status == ENGROSS_OK)
        status = engross_docx_package_add(package, "[Content_Types].xml", NULL, &content);
    if (status != ENGROSS_OK)
        return status;
    struct engross_docx_part types = package->parts[package->count - 1];
    memmove(package->parts + 1, package->parts, (package->count - 1) * sizeof *package->parts);
    package->parts[0] = types;
    return ENGROSS_OK;
}

void engross_docx_package_finish(struct engross_docx_package *package) {
    for (size_t i = 0; i < package->count; i++)
        engross_buffer_finish(&package->parts[i].owned);
    free(package->parts);
    *package = (struct engross_docx_package){0};
}
