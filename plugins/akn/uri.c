#include "akn.h"

#include "kit/uri.h"

static void append_uri(struct akn *akn, struct engross_buffer *encoded, engross_text uri) {
    engross_kit_append_uri(encoded, uri);
    if (engross_buffer_failed(encoded))
        akn->xml.status = ENGROSS_NO_MEMORY;
}

void engross_akn_write_uri_attribute(struct akn *akn, const char *name, engross_text uri) {
    struct engross_buffer encoded = ENGROSS_BUFFER_INIT;
    append_uri(akn, &encoded, uri);
    engross_kit_xml_attribute(&akn->xml, name, (engross_text){encoded.data, encoded.size});
    engross_buffer_finish(&encoded);
}

void engross_akn_write_address(struct akn *akn, const char *name, engross_text address) {
    struct engross_buffer encoded = ENGROSS_BUFFER_INIT;
    append_uri(akn, &encoded, address);
    engross_kit_xml_attribute(&akn->xml, name, (engross_text){encoded.data, encoded.size});
    if (encoded.size != address.size)
        engross_kit_xml_attribute(&akn->xml, "engross:href", address);
    engross_buffer_finish(&encoded);
}

void engross_akn_write_path_attribute(struct akn *akn, const char *name, engross_text path) {
    struct engross_buffer literal = ENGROSS_BUFFER_INIT;
    engross_buffer_append_string(&literal, "");
    for (size_t i = 0; i < path.size; i++) {
        if (path.data[i] == '%')
            engross_buffer_append_string(&literal, "%25");
        else
            engross_buffer_append_char(&literal, path.data[i]);
    }
    if (engross_buffer_failed(&literal))
        akn->xml.status = ENGROSS_NO_MEMORY;
    engross_akn_write_uri_attribute(akn, name, (engross_text){literal.data, literal.size});
    engross_buffer_finish(&literal);
}
