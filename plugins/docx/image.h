/* What an image file says of its size. Reads nothing beyond its headers. */
#ifndef ENGROSS_DOCX_IMAGE_H
#define ENGROSS_DOCX_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* English Metric Units in an inch. */
#define ENGROSS_DOCX_EMU_IN_AN_INCH 914400

/* Width and height of a PNG or JPEG image as printed, in English Metric Units: by the resolution
 * it gives, or 96 dots an inch. False where the file is neither, or says nothing believable. */
bool engross_docx_image_size(const void *data, size_t size, int64_t *width, int64_t *height);

#endif
