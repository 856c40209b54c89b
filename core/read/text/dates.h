/* Dates as documents print them in English, French, Spanish, Russian, Kazakh and Chinese, and in
 * figures. */
#ifndef ENGROSS_READ_TEXT_DATES_H
#define ENGROSS_READ_TEXT_DATES_H

#include <stdbool.h>
#include <stddef.h>

/* Room for an interval of two dates and its NUL. */
#define ENGROSS_DATE_SIZE 24

/* Whether the whole of text is a date or an interval of dates ("20-31 January 2025", "18 октября
 * 2024 года"); iso gets it as ISO 8601, "2025-01-20/2025-01-31" (clause 5.5 of ISO 8601-1:2019
 * for the interval). */
bool engross_date_parse(const char *text, size_t size, char iso[ENGROSS_DATE_SIZE]);
/* Whether a value that engross_date_parse gave is an interval. */
bool engross_date_is_interval(const char *iso);

#endif
