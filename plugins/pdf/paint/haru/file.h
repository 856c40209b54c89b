/* The PDF file being written: object numbers, dictionaries and arrays (libharu's), object streams,
 * the cross-reference stream. The only folder that knows libharu, and used as an object layer only.
 *
 * Objects are written as soon as they are complete and then forgotten; a number can be reserved
 * and referred to before its object exists. Small objects gather in compressed object streams
 * (ISO 32000-1, 7.5.7), so nothing but 8 bytes an object stays in memory.
 *
 * Errors stick, as libharu's do: after the first one every call does nothing, and
 * engross_pdf_file_status() tells it. Dictionaries and arrays may be NULL for the same reason. */
#ifndef ENGROSS_PDF_PAINT_HARU_FILE_H
#define ENGROSS_PDF_PAINT_HARU_FILE_H

#include "engross/plugin.h"

#include "base/buffer.h"

#include <stdbool.h>

struct pdf_file;
struct pdf_dictionary;
struct pdf_array;

/* Starts the file with its header. NULL when memory runs out. */
struct pdf_file *engross_pdf_file_new(const engross_host *host);
/* Frees everything, whether finished or not. May be NULL. */
void engross_pdf_file_free(struct pdf_file *file);
/* ENGROSS_OK, or the first thing that went wrong. */
int32_t engross_pdf_file_status(const struct pdf_file *file);
/* Makes status stick, if none does yet. */
void engross_pdf_file_fail(struct pdf_file *file, int32_t status);

/* The next free object number. */
uint32_t engross_pdf_file_reserve(struct pdf_file *file);
/* Writes the object of that number, given as text in PDF's syntax: for what comes by the hundred
 * thousand. */
void engross_pdf_file_put(struct pdf_file *file, uint32_t number,
                          const struct engross_buffer *body);
/* Writes a dictionary as the object of that number and frees it. */
void engross_pdf_file_put_dictionary(struct pdf_file *file, uint32_t number,
                                     struct pdf_dictionary *dictionary);
/* Writes a stream whose dictionary holds everything but Length and Filter, and frees the
 * dictionary (NULL: an empty one). */
enum pdf_encoding {
    PDF_ENCODING_PLAIN,   /* as it is, without a filter */
    PDF_ENCODING_DEFLATE, /* compressed here */
    PDF_ENCODING_ENCODED  /* as it is; the dictionary names the filter */
};
void engross_pdf_file_put_stream(struct pdf_file *file, uint32_t number,
                                 struct pdf_dictionary *dictionary, const void *data, size_t size,
                                 enum pdf_encoding encoding);
/* Writes the last object stream, the cross-reference stream with its trailer entries, and the end
 * of the file. The file's identifier is a digest of everything before it. */
void engross_pdf_file_finish(struct pdf_file *file, uint32_t catalog, uint32_t information);

/* --- dictionary.c: libharu's objects ------------------------------------------------------- */

/* A new dictionary, to be given to one of the functions above. NULL when memory runs out. */
struct pdf_dictionary *engross_pdf_dictionary_new(struct pdf_file *file);
/* Entries. Keys and names are of PDF's regular characters, at most 127. */
void engross_pdf_dictionary_name(struct pdf_dictionary *dictionary, const char *key,
                                 const char *name);
void engross_pdf_dictionary_integer(struct pdf_dictionary *dictionary, const char *key,
                                    int32_t value);
void engross_pdf_dictionary_number(struct pdf_dictionary *dictionary, const char *key,
                                   double value);
void engross_pdf_dictionary_boolean(struct pdf_dictionary *dictionary, const char *key, bool value);
/* A text string (7.9.2.2) from UTF-8, cut at libharu's limit of 64 KB. */
void engross_pdf_dictionary_text(struct pdf_dictionary *dictionary, const char *key,
                                 engross_text text);
/* A byte string. */
void engross_pdf_dictionary_bytes(struct pdf_dictionary *dictionary, const char *key,
                                  const void *data, size_t size);
/* A reference to an object by its number. */
void engross_pdf_dictionary_reference(struct pdf_dictionary *dictionary, const char *key,
                                      uint32_t number);
/* A dictionary or array inside this one. */
struct pdf_dictionary *engross_pdf_dictionary_dictionary(struct pdf_dictionary *dictionary,
                                                         const char *key);
struct pdf_array *engross_pdf_dictionary_array(struct pdf_dictionary *dictionary, const char *key);
/* An array of numbers: a rectangle, a matrix. */
void engross_pdf_dictionary_numbers(struct pdf_dictionary *dictionary, const char *key,
                                    const double *values, size_t count);

void engross_pdf_array_name(struct pdf_array *array, const char *name);
void engross_pdf_array_number(struct pdf_array *array, double value);
void engross_pdf_array_reference(struct pdf_array *array, uint32_t number);
struct pdf_dictionary *engross_pdf_array_dictionary(struct pdf_array *array);

#endif
