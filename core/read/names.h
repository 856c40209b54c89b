/* Names that documents print and the values they stand for: States, languages, dates, ordinals,
 * in English, French, Spanish, Russian, Kazakh, Arabic and Chinese. Pure functions on UTF-8;
 * letter case, accents of Latin letters, punctuation and spaces do not matter in names. */
#ifndef ENGROSS_READ_NAMES_H
#define ENGROSS_READ_NAMES_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Room for the longest English name and a NUL. */
#define ENGROSS_NAME_ROOM 64

/* The ISO 3166-1 alpha-3 code of a State by its short or formal name ("Kazakhstan", "Republic of
 * Kazakhstan", "Казахстан") or by the code itself in capitals; NULL where the text is none.
 * States here are the members and observers of the United Nations, Cook Islands and Niue. */
const char *engross_state_code(const char *name, size_t size);

/* The code of the only State that a title names, also in the genitive of Russian; NULL where it
 * names none or several. */
const char *engross_state_within(const char *text, size_t size);
/* The code of the State in a document symbol ("CEDAW/C/FJI/5"); NULL where it has none. */
const char *engross_state_of_symbol(const char *symbol, size_t size);

/* Writes the English name of a State by its code, NUL-terminated; false where there is none. */
bool engross_state_name(const char *code, char name[ENGROSS_NAME_ROOM]);

/* The BCP 47 tag of a language by its name ("Russian", "русский", "орысша"); NULL for none. */
const char *engross_language_tag(const char *name, size_t size);
/* Writes the English name of a language by its tag of letters only, as above. */
bool engross_language_name(const char *tag, char name[ENGROSS_NAME_ROOM]);
/* Whether tag is well formed after RFC 5646, section 2.1 (grandfathered tags are not). */
bool engross_language_tag_valid(const char *tag, size_t size);

/* Room for the longest result of engross_date_parse, "2025-01-20/2025-01-31", and a NUL. */
#define ENGROSS_DATE_SIZE 24
/* Reads a text that is a date and nothing else: "18 October 2024", "le 1er mars 2024",
 * "18 октября 2024 года", "2024 жылғы 18 қазан", "2024年10月18日", "18.10.2024", ISO 8601; or an
 * interval: "20–31 January 2025", "28 April to 9 May 2025". Writes it after ISO 8601: a day
 * "2024-10-18", a month "2024-10", a year "2024", an interval of days "2025-01-20/2025-01-31".
 * False, with iso empty, where the text is no date, is no day of the calendar, or could be read
 * in two ways ("03/04/2024"). */
bool engross_date_parse(const char *text, size_t size, char iso[ENGROSS_DATE_SIZE]);

/* Appends a day of ISO 8601 as the language writes it: "18 October 2024", "18 октября 2024 года".
 * False, with nothing appended, for another language or another form of date. */
bool engross_date_print(const char *iso, const char *language, struct engross_buffer *text);

/* Reads an ordinal at the beginning of text, in words ("Forty-eighth", "Cuadragésimo octavo",
 * "الثامنة والأربعون", "第四十八") or digits ("48th", "48-я", "48º"), from 1 to 999. Returns how
 * many bytes it takes (so "Forty-eighth session" gives 12) with its value in *value; 0 for none. */
size_t engross_ordinal_parse(const char *text, size_t size, uint32_t *value);

#endif
