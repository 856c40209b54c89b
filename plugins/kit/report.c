#include "kit/report.h"
#include "kit/walk.h"

#include <stdarg.h>

void engross_kit_report(const engross_host *host, uint32_t index, const engross_node *node, ...) {
    engross_text texts[ENGROSS_KIT_ARGUMENTS];
    size_t count = 0;
    va_list arguments;
    va_start(arguments, node);
    const char *argument = va_arg(arguments, const char *);
    while (argument != NULL && count < ENGROSS_KIT_ARGUMENTS) {
        texts[count++] = engross_kit_text(argument);
        argument = va_arg(arguments, const char *);
    }
    va_end(arguments);
    host->report(host, index, node, texts, count);
}

void engross_kit_report_text(const engross_host *host, uint32_t index, const engross_node *node,
                             engross_text argument) {
    host->report(host, index, node, &argument, 1);
}
