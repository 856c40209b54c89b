#include "check.h"

#include "base/buffer.h"

#include <string.h>

/* A text string (ISO 32000-1, 7.9.2.2) as XML character data. */
static void append_text(struct engross_buffer *buffer, const struct value *text) {
    const unsigned char *bytes = (const unsigned char *)text->data;
    struct engross_buffer plain = ENGROSS_BUFFER_INIT;
    bool wide = text->size >= 2 && bytes[0] == 0xFE && bytes[1] == 0xFF;
    for (size_t i = wide ? 2 : 0; i + (wide ? 1 : 0) < text->size; i += wide ? 2 : 1) {
        uint32_t unit = wide ? (uint32_t)bytes[i] << 8 | bytes[i + 1] : bytes[i];
        if (unit >= 0xD800 && unit < 0xDC00 && i + 3 < text->size) {
            uint32_t low = (uint32_t)bytes[i + 2] << 8 | bytes[i + 3];
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            i += 2;
        }
        engross_buffer_append_codepoint(&plain, unit);
    }
    engross_buffer_append_xml_text(buffer, plain.data, plain.size);
    engross_buffer_finish(&plain);
}

/* What the information dictionary says stands in the XMP packet between before and after. */
static void check_property(struct check *check, const struct value *packet, const char *key,
                           const char *before, const char *after) {
    struct value *text = get(check->file, get(check->file, check->file->trailer, "Info"), key);
    struct engross_buffer wanted = ENGROSS_BUFFER_INIT;
    if (text->type != STRING)
        return;
    engross_buffer_append_string(&wanted, before);
    append_text(&wanted, text);
    engross_buffer_append_string(&wanted, after);
    if (memmem(packet->data, packet->size, wanted.data, wanted.size) == NULL)
        fault(check, "the XMP packet does not say \"%s\"", wanted.data);
    engross_buffer_finish(&wanted);
}

static void check_metadata(struct check *check, const struct value *catalog) {
    static const char *const wanted[] = {"<pdfuaid:part>1</pdfuaid:part>",
                                         "<pdfaid:conformance>A</pdfaid:conformance>"};
    const struct value *packet = get(check->file, catalog, "Metadata");
    if (packet->data == NULL || get(check->file, packet, "Filter")->type != NOTHING) {
        fault(check, "no metadata that can be read");
        return;
    }
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (memmem(packet->data, packet->size, wanted[i], strlen(wanted[i])) == NULL)
            fault(check, "the XMP packet does not say %s", wanted[i]);
    if (memmem(packet->data, packet->size, "<dc:title>", 10) == NULL)
        fault(check, "the XMP packet has no title");
    check_property(check, packet, "Title", "<rdf:li xml:lang=\"x-default\">",
                   "</rdf:li></rdf:Alt></dc:title>");
    check_property(check, packet, "Author", "<rdf:li>", "</rdf:li></rdf:Seq></dc:creator>");
    check_property(check, packet, "Producer", "<pdf:Producer>", "</pdf:Producer>");
    check_property(check, packet, "Keywords", "<pdf:Keywords>", "</pdf:Keywords>");
}

static void check_intent(struct check *check, const struct value *catalog) {
    struct value *intents = get(check->file, catalog, "OutputIntents");
    if (intents->type != ARRAY || intents->count != 1) {
        fault(check, "not one output intent");
        return;
    }
    struct value *intent = resolve(check->file, intents->items[0]);
    struct value *profile = get(check->file, intent, "DestOutputProfile");
    if (!is(get(check->file, intent, "S"), "GTS_PDFA1") || profile->size < 128 ||
        memcmp(profile->data + 36, "acsp", 4) != 0)
        fault(check, "the output intent has no profile");
}

/* The limits of ISO 19005-2, 6.1.13, for strings and names; the values stand in one another no
 * deeper than the scan reads. */
static void check_limits(struct check *check, const struct value *value, size_t number) {
    enum { LONGEST_STRING = 32767, LONGEST_NAME = 127 };
    size_t longest = value->type == STRING ? LONGEST_STRING : LONGEST_NAME;
    if ((value->type == STRING || value->type == NAME) && value->size > longest)
        fault(check, "object %zu: a string or name of %zu bytes", number, value->size);
    for (size_t i = 0; i < value->count; i++)
        check_limits(check, value->items[i], number);
}

void check_catalog(struct check *check) {
    struct file *file = check->file;
    const struct value *catalog = get(file, file->trailer, "Root");
    const struct value *preferences = get(file, catalog, "ViewerPreferences");
    if (get(file, catalog, "Lang")->size < 2)
        fault(check, "the catalog has no language");
    if (!is(get(file, get(file, catalog, "MarkInfo"), "Marked"), "true"))
        fault(check, "the file is not marked");
    if (!is(get(file, preferences, "DisplayDocTitle"), "true"))
        fault(check, "the title is not shown");
    check_metadata(check, catalog);
    check_intent(check, catalog);
    for (size_t i = 1; i < file->object_count; i++)
        check_limits(check, file_object(file, i), i);
}
