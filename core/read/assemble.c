#include "read/assemble.h"

#include "model/document.h"
#include "model/resolve.h"
#include "model/schema.h"
#include "read/infer.h"

/* Takes tree. */
static int32_t settle(struct engross_tree *tree, struct engross_diagnostics *diagnostics,
                      engross_document **out) {
    int32_t status = engross_resolve(tree, diagnostics);
    if (status == ENGROSS_OK)
        status = engross_schema_validate(tree, diagnostics);
    if (status != ENGROSS_OK) {
        engross_tree_free(tree);
        return status;
    }
    *out = engross_document_freeze(tree);
    return *out == NULL ? ENGROSS_NO_MEMORY : ENGROSS_OK;
}

static int32_t assemble(struct engross_builder *builder, const struct engross_source *source,
                        const struct engross_reader *reader,
                        const struct engross_metadata *metadata, engross_document **out) {
    int32_t status = reader->read(source, builder);
    if (status == ENGROSS_OK && !reader->says_all)
        engross_infer_state(builder);
    if (status == ENGROSS_OK && metadata != NULL)
        engross_metadata_apply(metadata, builder);
    if (status == ENGROSS_OK)
        status = engross_builder_status(builder);
    if (status != ENGROSS_OK)
        return status;
    struct engross_tree *tree = engross_builder_take(builder);
    return tree == NULL ? ENGROSS_FAILED : settle(tree, engross_builder_diagnostics(builder), out);
}

int32_t engross_assemble(const struct engross_source *source, const struct engross_reader *reader,
                         const struct engross_metadata *metadata, const engross_limits *limits,
                         struct engross_diagnostics *diagnostics, engross_document **out) {
    *out = NULL;
    int32_t status = ENGROSS_NO_MEMORY;
    struct engross_builder *builder = engross_builder_new(diagnostics, limits);
    if (builder != NULL)
        status = assemble(builder, source, reader, metadata, out);
    engross_builder_free(builder);
    if (status == ENGROSS_NO_MEMORY)
        engross_report(diagnostics, ENGROSS_MESSAGE_MODEL_NO_MEMORY, ENGROSS_NOWHERE, NULL);
    return status;
}
