#include "akn.h"

#include "kit/uri.h"

void engross_akn_write_uri_attribute(struct akn *akn, const char *name, engross_text uri) {
    struct engross_buffer encoded = ENGROSS_BUFFER_INIT;
    engross_kit_append_uri(&encoded, uri);
    if (engross_buffer_failed(&encoded))
        akn->xml.status = ENGROSS_NO_MEMORY;
    engross_kit_xml_attribute(&akn->xml, name, (engross_text){encoded.data, encoded.size});
    engross_buffer_finish(&encoded);
}
