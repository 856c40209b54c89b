#include "read/infer.h"

#include "read/names.h"

#include <string.h>

static const char *state_in(const struct engross_builder *builder, uint32_t field,
                            const char *(*find)(const char *text, size_t size)) {
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    const char *code = NULL;
    engross_builder_append_field(builder, field, &text);
    if (text.size > 0 && !engross_buffer_failed(&text))
        code = find(text.data, text.size);
    engross_buffer_finish(&text);
    return code;
}

void engross_infer_state(struct engross_builder *builder) {
    const char *kind = engross_builder_document_value(builder, ENGROSS_ATTRIBUTE_KIND);
    if (kind == NULL || strcmp(kind, "report") != 0 ||
        engross_builder_field_count(builder, ENGROSS_FIELD_STATE) > 0)
        return;
    const char *where = "symbol";
    const char *code = state_in(builder, ENGROSS_FIELD_SYMBOL, engross_state_of_symbol);
    if (code == NULL) {
        where = "title";
        code = state_in(builder, ENGROSS_FIELD_TITLE, engross_state_within);
    }
    if (code == NULL)
        return;
    engross_builder_open_field(builder, ENGROSS_FIELD_STATE, ENGROSS_NOWHERE);
    engross_builder_set_string(builder, ENGROSS_ATTRIBUTE_VALUE, code);
    engross_builder_close(builder, ENGROSS_KIND_FIELD);
    engross_report(engross_builder_diagnostics(builder), ENGROSS_MESSAGE_METADATA_STATE,
                   ENGROSS_NOWHERE, code, where, NULL);
}
