#include "host/canonical.h"
#include "engross/engross.h"

/* No row of support is missing: canonical XML is the model itself. */
static int32_t put(void *user, const void *data, size_t size) {
    const engross_host *host = user;
    return host->write(host, data, size);
}

static int32_t run(const engross_host *host, const engross_job *job) {
    (void)job;
    const engross_view *view = host->view;
    engross_host caller = *host;
    return view->canonical(view, view->root(view), put, &caller);
}

#define FULL(kind_)                                                                                \
    { .size = sizeof(engross_support), .kind = (kind_), .level = 1 }

static const engross_support support[] = {
    FULL(1),  FULL(2),  FULL(3),  FULL(4),  FULL(5),  FULL(6),  FULL(7),  FULL(8),  FULL(9),
    FULL(10), FULL(11), FULL(12), FULL(13), FULL(14), FULL(15), FULL(16), FULL(17), FULL(18),
    FULL(19), FULL(20), FULL(21), FULL(22), FULL(23), FULL(24), FULL(25), FULL(26), FULL(27),
    FULL(28), FULL(29), FULL(30), FULL(31), FULL(32), FULL(33), FULL(34), FULL(35), FULL(36),
    FULL(37), FULL(38), FULL(39), FULL(40), FULL(41), FULL(42),
};
_Static_assert(sizeof support / sizeof support[0] == ENGROSS_KIND_COUNT - 1, "one row a kind");

const engross_plugin engross_canonical_plugin = {
    .magic = ENGROSS_PLUGIN_MAGIC,
    .abi_major = ENGROSS_ABI_MAJOR,
    .abi_minor = ENGROSS_ABI_MINOR,
    .size = sizeof(engross_plugin),
    .id = "canonical",
    .name = "Canonical XML",
    .summary = "The document as engross understands it, in its own vocabulary.",
    .version = ENGROSS_VERSION,
    .licence = "MIT",
    .media_type = "application/xml",
    .extension = ".engross.xml",
    .support = support,
    .support_count = sizeof support / sizeof support[0],
    .run = run,
};
