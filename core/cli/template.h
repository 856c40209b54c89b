/* The files that `engross plugin new` writes, from core/cli/template/: "@NAME@" stands for the
 * exporter's id. Each is followed by a NUL. */
#ifndef ENGROSS_CLI_TEMPLATE_H
#define ENGROSS_CLI_TEMPLATE_H

#include <stddef.h>

extern const unsigned char engross_template_plugin[], engross_template_cmake[],
    engross_template_readme[], engross_template_sample[], engross_template_expected[];
extern const size_t engross_template_plugin_size, engross_template_cmake_size,
    engross_template_readme_size, engross_template_sample_size, engross_template_expected_size;

#endif
