/* What the file says of itself: information dictionary, XMP packet (ISO 16684-1), output intent.
 * PDF/A-2 (6.6.2 and 6.6.3) wants the first two to agree, so both come from the same properties. */
#include "paint/painter.h"
#include "paint/profile.h"

/* Civil date and time of seconds since 1970-01-01T00:00:00Z, in the proleptic Gregorian calendar.
 * Days are counted from 0000-03-01, so that the leap day is the last of its year. */
static void append_time(struct engross_buffer *buffer, int64_t epoch, bool xmp) {
    int64_t days = epoch / 86400, seconds = epoch % 86400;
    int64_t count = days + 719468, era = count / 146097, day_of_era = count % 146097;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month = (5 * day_of_year + 2) / 153;
    int day = (int)(day_of_year - (153 * month + 2) / 5 + 1);
    int calendar_month = (int)(month < 10 ? month + 3 : month - 9);
    int year = (int)(year_of_era + era * 400 + (calendar_month <= 2));
    engross_buffer_append_format(
        buffer, xmp ? "%04d-%02d-%02dT%02d:%02d:%02dZ" : "D:%04d%02d%02d%02d%02d%02dZ", year,
        calendar_month, day, (int)(seconds / 3600), (int)(seconds / 60 % 60), (int)(seconds % 60));
}

/* --- XMP ---------------------------------------------------------------------------------- */

/* Declares the one property here that PDF/A-2 does not know (6.6.2.3.3). */
static const char extension_schema[] =
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289 that the file conforms to"
    "</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

static const char packet_start[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\""
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n";

static const char packet_end[] =
    "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n";

static void append_property(struct engross_buffer *packet, const char *before, engross_text text,
                            const char *after) {
    if (text.size == 0)
        return;
    engross_buffer_append_string(packet, before);
    engross_buffer_append_xml_text(packet, text.data, text.size);
    engross_buffer_append_string(packet, after);
}

static void append_dates(struct engross_buffer *packet, int64_t epoch) {
    if (epoch < 0)
        return;
    engross_buffer_append_string(packet, "<xmp:CreateDate>");
    append_time(packet, epoch, true);
    engross_buffer_append_string(packet, "</xmp:CreateDate>\n<xmp:ModifyDate>");
    append_time(packet, epoch, true);
    engross_buffer_append_string(packet, "</xmp:ModifyDate>\n");
}

static void append_packet(struct engross_buffer *packet, const struct pdf_properties *properties,
                          bool attached) {
    engross_buffer_append_string(packet, packet_start);
    append_property(packet, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", properties->title,
                    "</rdf:li></rdf:Alt></dc:title>\n");
    append_property(packet, "<dc:creator><rdf:Seq><rdf:li>", properties->author,
                    "</rdf:li></rdf:Seq></dc:creator>\n");
    append_property(packet, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">",
                    properties->subject, "</rdf:li></rdf:Alt></dc:description>\n");
    append_property(packet, "<dc:language><rdf:Bag><rdf:li>", properties->language,
                    "</rdf:li></rdf:Bag></dc:language>\n");
    append_property(packet, "<pdf:Keywords>", properties->keywords, "</pdf:Keywords>\n");
    append_property(packet, "<pdf:Producer>", properties->generator, "</pdf:Producer>\n");
    append_dates(packet, properties->epoch);
    engross_buffer_append_format(packet,
                                 "<pdfaid:part>%d</pdfaid:part>\n"
                                 "<pdfaid:conformance>A</pdfaid:conformance>\n"
                                 "<pdfuaid:part>1</pdfuaid:part>\n",
                                 attached ? 3 : 2);
    engross_buffer_append_string(packet, extension_schema);
    engross_buffer_append_string(packet, packet_end);
}

/* Not compressed, so that programs that know nothing of PDF find it (14.3.2). */
static uint32_t write_packet(struct pdf_painter *painter) {
    uint32_t number = engross_pdf_file_reserve(painter->file);
    struct engross_buffer packet = ENGROSS_BUFFER_INIT;
    append_packet(&packet, &painter->properties, painter->attachment != 0);
    if (packet.failed)
        engross_pdf_file_fail(painter->file, ENGROSS_NO_MEMORY);
    struct pdf_dictionary *dictionary = engross_pdf_dictionary_new(painter->file);
    engross_pdf_dictionary_name(dictionary, "Type", "Metadata");
    engross_pdf_dictionary_name(dictionary, "Subtype", "XML");
    engross_pdf_file_put_stream(painter->file, number, dictionary, packet.data, packet.size,
                                PDF_ENCODING_PLAIN);
    engross_buffer_finish(&packet);
    return number;
}

/* --- information dictionary --------------------------------------------------------------- */

static void add_text(struct pdf_dictionary *dictionary, const char *key, engross_text text) {
    if (text.size > 0)
        engross_pdf_dictionary_text(dictionary, key, text);
}

static void write_information(struct pdf_painter *painter) {
    const struct pdf_properties *properties = &painter->properties;
    struct pdf_dictionary *information = engross_pdf_dictionary_new(painter->file);
    add_text(information, "Title", properties->title);
    add_text(information, "Author", properties->author);
    add_text(information, "Subject", properties->subject);
    add_text(information, "Keywords", properties->keywords);
    add_text(information, "Producer", properties->generator);
    if (properties->epoch >= 0) {
        engross_buffer_clear(&painter->scratch);
        append_time(&painter->scratch, properties->epoch, false);
        engross_text time = {painter->scratch.data, painter->scratch.size};
        add_text(information, "CreationDate", time);
        add_text(information, "ModDate", time);
    }
    engross_pdf_file_put_dictionary(painter->file, painter->information, information);
}

/* --- output intent (14.11.5) -------------------------------------------------------------- */

static uint32_t write_profile(struct pdf_painter *painter) {
    uint32_t number = engross_pdf_file_reserve(painter->file);
    engross_buffer_clear(&painter->scratch);
    engross_pdf_append_srgb(&painter->scratch);
    if (painter->scratch.failed)
        engross_pdf_file_fail(painter->file, ENGROSS_NO_MEMORY);
    struct pdf_dictionary *dictionary = engross_pdf_dictionary_new(painter->file);
    engross_pdf_dictionary_integer(dictionary, "N", 3);
    engross_pdf_file_put_stream(painter->file, number, dictionary, painter->scratch.data,
                                painter->scratch.size, PDF_ENCODING_DEFLATE);
    return number;
}

void engross_pdf_metadata_write(struct pdf_painter *painter, struct pdf_dictionary *catalog) {
    static const engross_text condition = {"sRGB IEC61966-2.1", 17};
    write_information(painter);
    engross_pdf_dictionary_reference(catalog, "Metadata", write_packet(painter));
    struct pdf_array *intents = engross_pdf_dictionary_array(catalog, "OutputIntents");
    struct pdf_dictionary *intent = engross_pdf_array_dictionary(intents);
    engross_pdf_dictionary_name(intent, "Type", "OutputIntent");
    engross_pdf_dictionary_name(intent, "S", "GTS_PDFA1");
    engross_pdf_dictionary_text(intent, "OutputConditionIdentifier", condition);
    engross_pdf_dictionary_text(intent, "Info", condition);
    engross_pdf_dictionary_reference(intent, "DestOutputProfile", write_profile(painter));
    if (painter->attachment != 0)
        engross_pdf_array_reference(engross_pdf_dictionary_array(catalog, "AF"),
                                    painter->attachment);
}
