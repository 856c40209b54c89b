/* File names that the profile makes of the document's metadata: what they ask for is there. */
#include "profile/field.h"
#include "profile/output_name.h"
#include "profile/preflight.h"

void engross_check_outputs(struct engross_checking *checking) {
    for (size_t i = 0; i < checking->profile->output_count; i++) {
        const struct engross_profile_output *output = &checking->profile->outputs[i];
        uint32_t field = output->name == NULL
                             ? ENGROSS_FIELD_COUNT
                             : engross_output_name_missing(output->name, checking->view);
        if (field != ENGROSS_FIELD_COUNT)
            engross_finding(checking, &output->rule, ENGROSS_MESSAGE_PROFILE_OUTPUT_NAME,
                            ENGROSS_NOWHERE, output->name, engross_field_label(field), NULL);
    }
}
