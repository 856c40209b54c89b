/* What file.c and dictionary.c share. */
#ifndef ENGROSS_PDF_PAINT_HARU_INTERNAL_H
#define ENGROSS_PDF_PAINT_HARU_INTERNAL_H

#include "paint/haru/file.h"

#include "base/arena.h"
#include "base/sha256.h"

#include <hpdf.h>
#include <libdeflate.h>

struct pdf_file {
    const engross_host *host;
    int32_t status;
    /* libharu */
    HPDF_Error_Rec error;
    HPDF_MMgr memory;
    HPDF_Stream target;              /* appends to body */
    struct engross_buffer body;      /* the object that libharu is writing */
    struct engross_arena references; /* headers that stand for objects by number */
    size_t open_dictionaries;
    /* output */
    struct engross_buffer output; /* bytes not yet given to the host */
    uint64_t offset;              /* bytes of the file so far, output included */
    struct engross_sha256 digest;
    struct libdeflate_compressor *compressor;
    struct engross_buffer compressed;
    /* numbers: where each object is */
    uint64_t *places;
    uint32_t count, capacity;
    /* the object stream being filled */
    struct engross_buffer bundle_index, bundle;
    uint32_t bundle_number, bundle_count;
};

/* Takes over libharu's error, if it has one. */
void engross_pdf_file_check(struct pdf_file *file);
/* Frees a dictionary that is not written. May be NULL. */
void engross_pdf_dictionary_free(struct pdf_dictionary *dictionary);
/* Writes the dictionary's text to file->body and frees it. */
void engross_pdf_dictionary_serialise(struct pdf_file *file, struct pdf_dictionary *dictionary);

#endif
