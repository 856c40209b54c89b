/* Metadata that the profile asks for: there, often enough, and of the form it gives. */
#include "profile/field.h"
#include "profile/passage.h"
#include "profile/pattern.h"
#include "profile/preflight.h"

static const char *value_of(const engross_view *view, uint32_t field) {
    const engross_node *node = view->field(view, field, 0);
    return node == NULL ? NULL : view->attribute(view, node, ENGROSS_ATTRIBUTE_VALUE).data;
}

static void check_pattern(struct engross_checking *checking,
                          const struct engross_profile_field *field, const engross_node *node) {
    const engross_view *view = checking->view;
    const struct engross_pattern_values values = {value_of(view, ENGROSS_FIELD_SESSION),
                                                  value_of(view, ENGROSS_FIELD_STATE)};
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    struct engross_buffer wanted = ENGROSS_BUFFER_INIT;
    engross_passage_append(view, node, &text);
    engross_buffer_append_format(&wanted, "of the form %s", field->pattern);
    if (engross_buffer_failed(&text) || engross_buffer_failed(&wanted))
        checking->out_of_memory = true;
    else if (text.size > 0 && !engross_pattern_matches(field->pattern, text.data, &values))
        engross_finding(checking, &field->rule, ENGROSS_MESSAGE_PROFILE_METADATA_FORM,
                        view->position(view, node), engross_field_label(field->field), text.data,
                        wanted.data, NULL);
    engross_buffer_finish(&text);
    engross_buffer_finish(&wanted);
}

static void check_count(struct engross_checking *checking,
                        const struct engross_profile_field *field, int64_t count) {
    const char *label = engross_field_label(field->field);
    if (count == 0 && field->is_required)
        engross_finding(checking, &field->rule, ENGROSS_MESSAGE_PROFILE_METADATA_MISSING,
                        ENGROSS_NOWHERE, label, NULL);
    else if (count > 0 && count < field->minimum)
        engross_finding(checking, &field->rule, ENGROSS_MESSAGE_PROFILE_METADATA_FEW,
                        ENGROSS_NOWHERE, label, ENGROSS_NUMBER((uint64_t)count),
                        ENGROSS_NUMBER((uint64_t)field->minimum), NULL);
    else if (field->maximum > 0 && count > field->maximum)
        engross_finding(checking, &field->rule, ENGROSS_MESSAGE_PROFILE_METADATA_FEW,
                        ENGROSS_NOWHERE, label, ENGROSS_NUMBER((uint64_t)count),
                        ENGROSS_NUMBER((uint64_t)field->maximum), NULL);
}

void engross_check_fields(struct engross_checking *checking) {
    const engross_view *view = checking->view;
    for (size_t i = 0; i < checking->profile->field_count; i++) {
        const struct engross_profile_field *field = &checking->profile->fields[i];
        size_t count = 0;
        for (const engross_node *node = view->field(view, field->field, 0); node != NULL;
             node = engross_field_next(view, node)) {
            if (field->pattern != NULL)
                check_pattern(checking, field, node);
            count++;
        }
        check_count(checking, field, (int64_t)count);
    }
}
