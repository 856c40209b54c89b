/* What tells key figures from other lists: the words of a heading over them, and quantities. Every
 * reader asks here, so that the same text means the same in each input syntax. Pure functions on
 * UTF-8, linear in size. */
#ifndef ENGROSS_READ_KEY_FIGURES_H
#define ENGROSS_READ_KEY_FIGURES_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a heading announces key figures: "Key figures", "Chiffres clés", "Ключевые цифры",
 * "Prisons in numbers", in the languages of docs/reading.md. */
bool engross_key_figures_heading(const char *text, size_t size);
/* The bytes of the quantity that text begins with, 0 for none: a number with its sign, currency,
 * unit and multiplier ("138", "3 764", "46%", "$1.2 million", "70–80 per cent", "3 in 10",
 * "120万"). A number that letters, a point or a bracket go on with (numbering, dates) is none. */
size_t engross_key_figures_quantity(const char *text, size_t size);
/* Where the label begins after a value of that size: spaces, a dash or a colon between the two are
 * passed over. size where there is none, or none that words make. */
size_t engross_key_figures_label(const char *text, size_t size, size_t value);
/* Whether the quantity is four digits that may well be a year. */
bool engross_key_figures_is_year(const char *text, size_t size);

#endif
