/* One run: names, references, then the file from its head to its end. */
#include "akn.h"

engross_text engross_akn_field_text(struct akn *akn, uint32_t field, size_t index) {
    return engross_kit_noting(engross_kit_field_text(akn->view, field, index), &akn->lacks_memory);
}

engross_text engross_akn_plain_text(struct akn *akn, const engross_node *node) {
    return engross_kit_noting(akn->view->plain_text(akn->view, node), &akn->lacks_memory);
}

static void start_document(struct akn *akn) {
    engross_kit_xml_declaration(&akn->xml, false);
    engross_kit_xml_start(&akn->xml, "akomaNtoso");
    engross_kit_xml_attribute_string(&akn->xml, "xmlns",
                                     "http://docs.oasis-open.org/legaldocml/ns/akn/3.0");
    engross_kit_xml_attribute_string(&akn->xml, "xmlns:akn4un", "http://un.org/akn4un");
    engross_kit_xml_attribute_string(&akn->xml, "xmlns:engross", "urn:engross:document:1");
    engross_kit_xml_start(&akn->xml, "doc");
    engross_kit_xml_attribute(&akn->xml, "name", akn->naming.name);
}

static int32_t write_document(struct akn *akn) {
    start_document(akn);
    engross_akn_write_meta(akn, 0);
    int32_t status = engross_akn_write_preface(akn);
    if (status != ENGROSS_OK)
        return status;
    return engross_kit_walk(akn->view, engross_kit_content(akn->view), engross_akn_handlers,
                            ENGROSS_KIND_COUNT, akn);
}

int32_t engross_akn_run(const engross_host *host, const engross_job *job) {
    struct akn akn = {.host = host, .view = host->view, .job = job};
    int32_t status = engross_akn_name(&akn);
    if (status == ENGROSS_OK)
        status = engross_akn_collect_references(&akn);
    if (status != ENGROSS_OK)
        return status;
    engross_kit_xml_init_host(&akn.xml, host);
    akn.xml.indents = engross_kit_option_is_on(&engross_akn_plugin, job, "indent");
    status = write_document(&akn);
    int32_t written = engross_kit_xml_finish(&akn.xml);
    status = status != ENGROSS_OK ? status : written;
    return status == ENGROSS_OK && akn.lacks_memory ? ENGROSS_NO_MEMORY : status;
}
