#include "metadata.h"

#define PART_NAME "customXml/item1.xml"

static int32_t put(void *user, const void *data, size_t size) {
    struct engross_buffer *content = user;
    engross_buffer_append(content, data, size);
    return engross_buffer_failed(content) ? ENGROSS_NO_MEMORY : ENGROSS_OK;
}

int32_t engross_docx_metadata_write(struct engross_docx *docx) {
    static const char declaration[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    const engross_view *view = docx->view;
    struct engross_buffer content = ENGROSS_BUFFER_INIT;
    engross_buffer_append_string(&content, declaration);
    int32_t status = view->canonical(view, engross_kit_metadata(view), put, &content);
    if (status != ENGROSS_OK) {
        engross_buffer_finish(&content);
        return status;
    }
    engross_docx_relation_add(&docx->stories[ENGROSS_DOCX_STORY_BODY].relations, "customXml",
                              engross_kit_text("../" PART_NAME), false);
    return engross_docx_package_add(&docx->package, PART_NAME, NULL, &content);
}
