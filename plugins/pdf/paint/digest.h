/* SHA-256 (FIPS 180-4), for the file identifier and for names that depend on content only. */
#ifndef ENGROSS_PDF_PAINT_DIGEST_H
#define ENGROSS_PDF_PAINT_DIGEST_H

#include <stddef.h>
#include <stdint.h>

struct engross_digest {
    uint32_t state[8];
    uint64_t size; /* bytes so far */
    unsigned char block[64];
};

void engross_digest_init(struct engross_digest *digest);
void engross_digest_add(struct engross_digest *digest, const void *data, size_t size);
void engross_digest_finish(struct engross_digest *digest, unsigned char result[32]);

#endif
