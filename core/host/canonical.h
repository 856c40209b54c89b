/* The exporter that is built in: the canonical XML of the document, as engross parse prints it. */
#ifndef ENGROSS_HOST_CANONICAL_H
#define ENGROSS_HOST_CANONICAL_H

#include "engross/plugin.h"

extern const engross_plugin engross_canonical_plugin;

#endif
