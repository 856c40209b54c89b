/* What one call of engross_export is to do, checked before anything is begun. */
#ifndef ENGROSS_HOST_PLAN_H
#define ENGROSS_HOST_PLAN_H

#include "host/limits.h"
#include "host/output.h"
#include "host/plugin_search.h"

#define ENGROSS_PLAN_EXPORTERS 32

struct engross_profile;

struct engross_plan {
    engross_export_request request;          /* as this header knows it; pointers borrowed */
    struct engross_profile *profile;         /* that was asked for, or NULL */
    const char *ids[ENGROSS_PLAN_EXPORTERS]; /* request.exporters where the profile gives them */
    struct engross_plugin_search search;
    const struct engross_plugin_file *exporters[ENGROSS_PLAN_EXPORTERS];
    size_t exporter_count;
    struct engross_output_place *places; /* one for each input */
    struct engross_identity_set files;   /* the inputs, and the outputs as they are committed */
    struct engross_limits_worker limits;
    unsigned jobs;
    bool is_verbose;
    bool is_package; /* outputs go into one package for each input; places say where */
    bool is_zip;
};

/* Works out the plan. ENGROSS_OK, or reported; to be finished in any case. */
int32_t engross_plan_make(const engross_export_request *request,
                          struct engross_diagnostics *diagnostics, struct engross_plan *plan);
void engross_plan_finish(struct engross_plan *plan);

#endif
