/* engross_export: the plan, then whoever carries it out. */
#include "host/sandbox.h"
#include "host/supervisor.h"

int32_t engross_export(const engross_export_request *request, const engross_sink *sink) {
    struct engross_diagnostics diagnostics = {.sink = sink};
    struct engross_plan plan;
    int32_t status = engross_plan_make(request, &diagnostics, &plan);
    if (status == ENGROSS_OK && (plan.request.flags & ENGROSS_EXPORT_IN_PROCESS) != 0)
        status = engross_export_in_process(&plan, sink);
    else if (status == ENGROSS_OK) {
        engross_sandbox_report_lacks(&diagnostics);
        status = engross_supervise(&plan, sink);
    }
    if (status == ENGROSS_NO_MEMORY)
        engross_report(&diagnostics, ENGROSS_MESSAGE_HOST_NO_MEMORY, ENGROSS_NOWHERE, "engross",
                       NULL);
    engross_plan_finish(&plan);
    return status;
}
