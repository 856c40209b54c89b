/* The package document (EPUB 3.3, 5): metadata, with what readers need to know of the book's
 * accessibility (EPUB Accessibility 1.1, 2), manifest and spine. */
#include "epub.h"

#include "base/sha256.h"

#include <stdio.h>
#include <string.h>

/* Dublin Core elements that fields give. */
static const struct {
    uint32_t field;
    const char *element;
} rows[] = {
    {ENGROSS_FIELD_AUTHOR, "dc:creator"},          {ENGROSS_FIELD_SUBMITTER, "dc:creator"},
    {ENGROSS_FIELD_PUBLISHER, "dc:publisher"},     {ENGROSS_FIELD_KEYWORDS, "dc:subject"},
    {ENGROSS_FIELD_DESCRIPTION, "dc:description"}, {ENGROSS_FIELD_SOURCE, "dc:source"},
    {ENGROSS_FIELD_SYMBOL, "dc:identifier"},
};

static const struct {
    const char *property;
    const char *value;
    bool is_for_images;
} accessibility[] = {
    {"schema:accessMode", "textual", false},
    {"schema:accessMode", "visual", true},
    {"schema:accessModeSufficient", "textual", false},
    {"schema:accessibilityFeature", "tableOfContents", false},
    {"schema:accessibilityFeature", "readingOrder", false},
    {"schema:accessibilityFeature", "structuralNavigation", false},
    {"schema:accessibilityFeature", "displayTransformability", false},
    {"schema:accessibilityFeature", "alternativeText", true},
    {"schema:accessibilityHazard", "none", false},
};

static void write_element(struct epub *epub, const char *element, engross_text text) {
    struct engross_kit_xml *xml = &epub->html.xml;
    if (text.size == 0)
        return;
    engross_kit_xml_start_mixed(xml, element);
    engross_html_write_text(&epub->html, text);
    engross_kit_xml_end(xml);
}

static void write_meta(struct epub *epub, const char *property, const char *value) {
    struct engross_kit_xml *xml = &epub->html.xml;
    engross_kit_xml_start_mixed(xml, "meta");
    engross_kit_xml_attribute_string(xml, "property", property);
    engross_kit_xml_string(xml, value);
    engross_kit_xml_end(xml);
}

static int32_t add_to_hash(void *user, const void *data, size_t size) {
    engross_sha256_add(user, data, size);
    return ENGROSS_OK;
}

/* The same document has the same identifier: a UUID of version 8 (RFC 9562, 5.8) of its text. */
static int32_t write_identifier(struct epub *epub) {
    const engross_view *view = epub->html.view;
    struct engross_sha256 hash;
    unsigned char bytes[32];
    char digest[65], uuid[48];
    engross_sha256_begin(&hash);
    int32_t status = view->canonical(view, view->root(view), add_to_hash, &hash);
    engross_sha256_end(&hash, bytes);
    engross_sha256_print(bytes, digest);
    snprintf(uuid, sizeof uuid, "urn:uuid:%.8s-%.4s-8%.3s-8%.3s-%.12s", digest, digest + 8,
             digest + 13, digest + 17, digest + 20);
    engross_kit_xml_start_mixed(&epub->html.xml, "dc:identifier");
    engross_kit_xml_attribute_string(&epub->html.xml, "id", "identifier");
    engross_kit_xml_string(&epub->html.xml, uuid);
    engross_kit_xml_end(&epub->html.xml);
    return status;
}

static bool is_day(engross_text value) {
    static const char form[] = "0000-00-00";
    if (value.size != sizeof form - 1)
        return false;
    for (size_t i = 0; i < value.size; i++)
        if (form[i] == '0' ? value.data[i] < '0' || value.data[i] > '9' : value.data[i] != form[i])
            return false;
    return true;
}

/* Days since 1 January 1970 as a date of the Gregorian calendar, counted in years that begin in
 * March. */
static void write_day(int64_t days, char out[sizeof "0000-00-00"]) {
    int64_t shifted = days + 719468;
    int64_t era = shifted / 146097;
    int64_t day_of_era = shifted % 146097;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month = (5 * day_of_year + 2) / 153;
    unsigned day = (unsigned)(day_of_year - (153 * month + 2) / 5 + 1);
    unsigned year = (unsigned)(year_of_era + era * 400 + (month >= 10)) % 10000;
    snprintf(out, sizeof "0000-00-00", "%04u-%02u-%02u", year % 10000,
             (unsigned)(month < 10 ? month + 3 : month - 9) % 100, day % 100);
}

/* dcterms:modified has to be there: the one clock, else the document's own date. */
static void write_modified(struct epub *epub) {
    int64_t epoch = epub->html.job->epoch;
    engross_text date = engross_kit_field_value(epub->html.view, ENGROSS_FIELD_DATE, 0);
    char day[sizeof "0000-00-00"] = "1970-01-01";
    char moment[32];
    int64_t seconds = epoch < 0 ? 0 : epoch % 86400;
    if (epoch >= 0)
        write_day(epoch / 86400, day);
    else if (is_day(date))
        memcpy(day, date.data, sizeof day - 1);
    snprintf(moment, sizeof moment, "%sT%02u:%02u:%02uZ", day, (unsigned)(seconds / 3600),
             (unsigned)(seconds / 60 % 60), (unsigned)(seconds % 60));
    write_meta(epub, "dcterms:modified", moment);
}

static int32_t write_metadata(struct epub *epub) {
    const engross_view *view = epub->html.view;
    engross_text date = engross_kit_field_value(view, ENGROSS_FIELD_DATE, 0);
    engross_kit_xml_start(&epub->html.xml, "metadata");
    engross_kit_xml_attribute_string(&epub->html.xml, "xmlns:dc",
                                     "http://purl.org/dc/elements/1.1/");
    int32_t status = write_identifier(epub);
    write_element(epub, "dc:title", engross_html_page_title(&epub->html));
    write_element(epub, "dc:language", view->language(view, view->root(view)));
    if (is_day(date))
        write_element(epub, "dc:date", date);
    for (size_t row = 0; row < sizeof rows / sizeof *rows; row++)
        for (size_t i = 0; view->field(view, rows[row].field, i) != NULL; i++)
            write_element(epub, rows[row].element,
                          engross_kit_noting(engross_kit_field_text(view, rows[row].field, i),
                                             &epub->html.lacks_memory));
    write_modified(epub);
    for (size_t i = 0; i < sizeof accessibility / sizeof *accessibility; i++)
        if (!accessibility[i].is_for_images || epub->image_count > 0)
            write_meta(epub, accessibility[i].property, accessibility[i].value);
    engross_kit_xml_end(&epub->html.xml);
    return status;
}

static void write_item(struct epub *epub, const char *id, const char *name, const char *type,
                       const char *properties) {
    struct engross_kit_xml *xml = &epub->html.xml;
    engross_kit_xml_start(xml, "item");
    engross_kit_xml_attribute_string(xml, "id", id);
    engross_kit_xml_attribute_string(xml, "href", name);
    engross_kit_xml_attribute_string(xml, "media-type", type);
    engross_kit_xml_attribute_string(xml, "properties", properties);
    engross_kit_xml_end(xml);
}

static void write_manifest(struct epub *epub) {
    static const char xhtml[] = "application/xhtml+xml";
    engross_kit_xml_start(&epub->html.xml, "manifest");
    write_item(epub, "nav", "nav.xhtml", xhtml, "nav");
    write_item(epub, "style", "style.css", "text/css", NULL);
    for (size_t i = 0; i < epub->page_count; i++)
        write_item(epub, epub->pages[i].name, epub->pages[i].name, xhtml, NULL);
    for (size_t i = 0; i < epub->image_count; i++)
        write_item(epub, epub->images[i].name, epub->images[i].name,
                   epub->images[i].media_type.data, NULL);
    engross_kit_xml_end(&epub->html.xml);
}

static void write_spine(struct epub *epub) {
    struct engross_kit_xml *xml = &epub->html.xml;
    const engross_view *view = epub->html.view;
    engross_kit_xml_start(xml, "spine");
    if (view->direction(view, view->root(view)) == ENGROSS_DIRECTION_RTL)
        engross_kit_xml_attribute_string(xml, "page-progression-direction", "rtl");
    for (size_t i = 0; i < epub->page_count; i++)
        engross_kit_xml_leaf(xml, "itemref", "idref", epub->pages[i].name, NULL);
    engross_kit_xml_end(xml);
}

int32_t engross_epub_write_package(struct epub *epub) {
    struct engross_kit_xml *xml = &epub->html.xml;
    const engross_view *view = epub->html.view;
    int32_t status = xml->status;
    engross_kit_xml_init(xml, NULL, NULL);
    xml->status = status;
    engross_kit_xml_declaration(xml, false);
    engross_kit_xml_start(xml, "package");
    engross_kit_xml_attribute_string(xml, "xmlns", "http://www.idpf.org/2007/opf");
    engross_kit_xml_attribute_string(xml, "version", "3.0");
    engross_kit_xml_attribute_string(xml, "unique-identifier", "identifier");
    engross_kit_xml_attribute(xml, "xml:lang", view->language(view, view->root(view)));
    engross_kit_xml_attribute_string(
        xml, "dir",
        view->direction(view, view->root(view)) == ENGROSS_DIRECTION_RTL ? "rtl" : "ltr");
    status = write_metadata(epub);
    write_manifest(epub);
    write_spine(epub);
    return engross_epub_end_file(epub, "package.opf", status);
}
