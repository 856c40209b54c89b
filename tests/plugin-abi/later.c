/* A plugin built with a header of the future, in which engross_host ends in novelty(). */
#include "engross/plugin.h"

static int32_t run(const engross_host *host, const engross_job *job) {
    (void)job;
    if ((!ASKS || ENGROSS_HAS(host, novelty)) && host->novelty != NULL)
        return host->write(host, "with novelty\n", 13);
    return host->write(host, "without novelty\n", 16);
}

static const engross_plugin plugin = {
    .magic = ENGROSS_PLUGIN_MAGIC,
    .abi_major = ENGROSS_ABI_MAJOR,
    .abi_minor = ENGROSS_ABI_MINOR,
    .size = sizeof plugin,
    .id = "later",
    .name = "A plugin of the future",
    .summary = "It asks whether the host has what it knows.",
    .version = "1",
    .licence = "MIT",
    .media_type = "text/plain",
    .extension = ".later",
    .run = run,
};

const engross_plugin *engross_plugin_v1(void) {
    return &plugin;
}
