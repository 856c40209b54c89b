#include "properties.h"

#include "fields.h"

#include <stdio.h>
#include <string.h>

#define CORE "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
#define CORE_RELATIONSHIP                                                                          \
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
#define CORE_TYPE "application/vnd.openxmlformats-package.core-properties+xml"
#define EXTENDED "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
#define EXTENDED_TYPE "application/vnd.openxmlformats-officedocument.extended-properties+xml"
#define CUSTOM "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
#define CUSTOM_TYPE "application/vnd.openxmlformats-officedocument.custom-properties+xml"
#define VARIANTS "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
/* The format id of user-defined properties; their numbers begin at 2 (MS-OLEPS, 2.19 and 3.1). */
#define CUSTOM_FORMAT "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
#define FIRST_CUSTOM 2
#define SECONDS_IN_A_DAY 86400
#define DATE_SIZE 80

static void write_element(struct engross_kit_xml *xml, const char *name, engross_text text) {
    if (text.size == 0)
        return;
    engross_kit_xml_start(xml, name);
    engross_kit_xml_text(xml, text);
    engross_kit_xml_end(xml);
}

static void write_count(struct engross_kit_xml *xml, const char *name, int64_t value) {
    char digits[24];
    snprintf(digits, sizeof digits, "%lld", (long long)value);
    write_element(xml, name, engross_kit_text(digits));
}

/* A moment in UTC from seconds since 1970, in the proleptic Gregorian calendar. Days are counted
 * from 1 March of year 0, so that the leap day ends a year. */
static void format_epoch(int64_t epoch, char date[DATE_SIZE]) {
    int64_t days = epoch / SECONDS_IN_A_DAY + 719468;
    int64_t seconds = epoch % SECONDS_IN_A_DAY;
    int64_t era = days / 146097;
    int64_t day_of_era = days % 146097;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month = (5 * day_of_year + 2) / 153;
    int64_t day = day_of_year - (153 * month + 2) / 5 + 1;
    month = month < 10 ? month + 3 : month - 9;
    int64_t year = era * 400 + year_of_era + (month <= 2);
    snprintf(date, DATE_SIZE, "%04d-%02d-%02dT%02d:%02d:%02dZ", (int)(year % 10000), (int)month,
             (int)day, (int)(seconds / 3600), (int)(seconds / 60 % 60), (int)(seconds % 60));
}

static bool is_date(engross_text text) {
    static const char form[] = "dddd-dd-dd";
    if (text.size < sizeof form - 1)
        return false;
    for (size_t i = 0; i < sizeof form - 1; i++)
        if (form[i] == 'd' ? text.data[i] < '0' || text.data[i] > '9' : text.data[i] != form[i])
            return false;
    return true;
}

/* The date of the file: the clock that the job gives, or the document's own date. */
static engross_text moment(const struct engross_docx *docx, char date[DATE_SIZE]) {
    if (docx->job->epoch >= 0) {
        format_epoch(docx->job->epoch, date);
        return engross_kit_text(date);
    }
    engross_text own = engross_kit_field_value(docx->view, ENGROSS_FIELD_DATE, 0);
    if (!is_date(own))
        return (engross_text){NULL, 0};
    snprintf(date, DATE_SIZE, "%.10sT00:00:00Z", own.data);
    return engross_kit_text(date);
}

static void write_moment(struct engross_kit_xml *xml, const char *name, engross_text date) {
    if (date.size == 0)
        return;
    engross_kit_xml_start(xml, name);
    engross_kit_xml_attribute_string(xml, "xsi:type", "dcterms:W3CDTF");
    engross_kit_xml_text(xml, date);
    engross_kit_xml_end(xml);
}

static engross_text joined(const struct engross_docx *docx, uint32_t field) {
    return engross_docx_field_values(docx, field, false, "; ");
}

static engross_text creator(const struct engross_docx *docx) {
    engross_text author = joined(docx, ENGROSS_FIELD_AUTHOR);
    return author.size > 0 ? author : joined(docx, ENGROSS_FIELD_SUBMITTER);
}

static engross_text subject(const struct engross_docx *docx) {
    static const uint32_t fields[] = {ENGROSS_FIELD_SUBTITLE, ENGROSS_FIELD_PROCEDURE,
                                      ENGROSS_FIELD_TREATY, ENGROSS_FIELD_STATE};
    engross_text text = {NULL, 0};
    for (size_t i = 0; i < sizeof fields / sizeof *fields && text.size == 0; i++)
        text = joined(docx, fields[i]);
    return text;
}

static void write_core(const struct engross_docx *docx, struct engross_kit_xml *xml) {
    char date[DATE_SIZE];
    engross_text now = moment(docx, date);
    engross_kit_xml_declaration(xml, true);
    engross_kit_xml_start(xml, "cp:coreProperties");
    engross_kit_xml_attribute_string(xml, "xmlns:cp", CORE);
    engross_kit_xml_attribute_string(xml, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
    engross_kit_xml_attribute_string(xml, "xmlns:dcterms", "http://purl.org/dc/terms/");
    engross_kit_xml_attribute_string(xml, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    write_element(xml, "dc:title", engross_docx_field_text(docx, ENGROSS_FIELD_TITLE));
    write_element(xml, "dc:subject", subject(docx));
    write_element(xml, "dc:creator", creator(docx));
    write_element(xml, "cp:keywords",
                  engross_docx_field_values(docx, ENGROSS_FIELD_KEYWORDS, false, ", "));
    write_element(xml, "dc:description", joined(docx, ENGROSS_FIELD_DESCRIPTION));
    write_element(xml, "dc:identifier", joined(docx, ENGROSS_FIELD_SYMBOL));
    write_moment(xml, "dcterms:created", now);
    write_moment(xml, "dcterms:modified", now);
    write_element(
        xml, "cp:category",
        docx->view->attribute(docx->view, docx->view->root(docx->view), ENGROSS_ATTRIBUTE_KIND));
    write_element(xml, "dc:language", docx->language);
}

/* Children in any order (shared-documentPropertiesExtended.xsd, xs:all). */
static void write_extended(const struct engross_docx *docx, struct engross_kit_xml *xml) {
    engross_kit_xml_declaration(xml, true);
    engross_kit_xml_start(xml, "Properties");
    engross_kit_xml_attribute_string(xml, "xmlns", EXTENDED);
    write_count(xml, "Words", docx->counts.words);
    write_element(xml, "Application", docx->job->generator);
    write_count(xml, "Characters", docx->counts.characters);
    write_count(xml, "CharactersWithSpaces", docx->counts.characters_with_spaces);
    write_count(xml, "Paragraphs", docx->counts.paragraphs);
    write_element(xml, "Company", joined(docx, ENGROSS_FIELD_PUBLISHER));
}

static void write_custom(const struct engross_docx *docx, struct engross_kit_xml *xml) {
    int64_t id = FIRST_CUSTOM;
    engross_kit_xml_declaration(xml, true);
    engross_kit_xml_start(xml, "Properties");
    engross_kit_xml_attribute_string(xml, "xmlns", CUSTOM);
    engross_kit_xml_attribute_string(xml, "xmlns:vt", VARIANTS);
    for (uint32_t field = 0; field < ENGROSS_FIELD_COUNT; field++) {
        const char *name = engross_docx_field_property(field);
        engross_text value = {NULL, 0};
        if (name != NULL)
            value = engross_docx_field_values(docx, field, true, "; ");
        if (value.size == 0)
            continue;
        engross_kit_xml_start(xml, "property");
        engross_kit_xml_attribute_string(xml, "fmtid", CUSTOM_FORMAT);
        engross_kit_xml_attribute_integer(xml, "pid", id++);
        engross_kit_xml_attribute_string(xml, "name", name);
        write_element(xml, "vt:lpwstr", value);
        engross_kit_xml_end(xml);
    }
}

static const struct part {
    const char *name;
    const char *type;
    const char *relationship;
    void (*write)(const struct engross_docx *docx, struct engross_kit_xml *xml);
} parts[] = {
    {"docProps/core.xml", CORE_TYPE, CORE_RELATIONSHIP, write_core},
    {"docProps/app.xml", EXTENDED_TYPE, "extended-properties", write_extended},
    {"docProps/custom.xml", CUSTOM_TYPE, "custom-properties", write_custom},
};

int32_t engross_docx_properties_write(struct engross_docx *docx,
                                      struct engross_docx_relations *relations) {
    int32_t status = ENGROSS_OK;
    for (size_t i = 0; i < sizeof parts / sizeof *parts && status == ENGROSS_OK; i++) {
        struct engross_kit_xml xml;
        struct engross_buffer content = ENGROSS_BUFFER_INIT;
        engross_docx_part_init(&xml);
        parts[i].write(docx, &xml);
        status = engross_docx_part_take(&xml, &content);
        if (status == ENGROSS_OK)
            status =
                engross_docx_package_add(&docx->package, parts[i].name, parts[i].type, &content);
        engross_docx_relation_add(relations, parts[i].relationship, engross_kit_text(parts[i].name),
                                  false);
    }
    return status;
}
