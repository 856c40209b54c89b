#include "markup.h"

void engross_docx_flag(struct engross_kit_xml *xml, const char *name) {
    engross_kit_xml_start(xml, name);
    engross_kit_xml_end(xml);
}

void engross_docx_flag_off(struct engross_kit_xml *xml, const char *name) {
    engross_docx_value(xml, name, "0");
}

void engross_docx_value(struct engross_kit_xml *xml, const char *name, const char *value) {
    engross_kit_xml_start(xml, name);
    engross_kit_xml_attribute_string(xml, "w:val", value);
    engross_kit_xml_end(xml);
}

void engross_docx_integer(struct engross_kit_xml *xml, const char *name, int64_t value) {
    engross_kit_xml_start(xml, name);
    engross_kit_xml_attribute_integer(xml, "w:val", value);
    engross_kit_xml_end(xml);
}

void engross_docx_start_part(struct engross_kit_xml *xml, const char *root) {
    engross_kit_xml_declaration(xml, true);
    engross_kit_xml_start(xml, root);
    engross_kit_xml_attribute_string(xml, "xmlns:w", ENGROSS_DOCX_NAMESPACE);
    engross_kit_xml_attribute_string(xml, "xmlns:r", ENGROSS_DOCX_RELATIONSHIP_NAMESPACE);
}

void engross_docx_part_init(struct engross_kit_xml *xml) {
    engross_kit_xml_init(xml, NULL, NULL);
    xml->indents = false;
}

int32_t engross_docx_part_take(struct engross_kit_xml *xml, struct engross_buffer *part) {
    while (engross_kit_xml_depth(xml) > 0 && xml->status == ENGROSS_OK)
        engross_kit_xml_end(xml);
    engross_kit_xml_flush(xml);
    *part = xml->buffer;
    xml->buffer = (struct engross_buffer)ENGROSS_BUFFER_INIT;
    int32_t status = engross_kit_xml_finish(xml);
    if (status == ENGROSS_OK && !engross_buffer_failed(part))
        return ENGROSS_OK;
    engross_buffer_finish(part);
    return status == ENGROSS_OK ? ENGROSS_NO_MEMORY : status;
}
