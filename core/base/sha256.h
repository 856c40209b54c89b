/* SHA-256 (FIPS 180-4) of bytes that come in pieces. Knows nothing of documents. */
#ifndef ENGROSS_BASE_SHA256_H
#define ENGROSS_BASE_SHA256_H

#include <stddef.h>
#include <stdint.h>

struct engross_sha256 {
    uint32_t state[8];
    uint64_t size; /* bytes so far */
    unsigned char block[64];
};

void engross_sha256_begin(struct engross_sha256 *hash);
void engross_sha256_add(struct engross_sha256 *hash, const void *data, size_t size);
void engross_sha256_end(struct engross_sha256 *hash, unsigned char digest[32]);
/* Writes a digest in 64 lower-case hexadecimal digits and a NUL. */
void engross_sha256_print(const unsigned char digest[32], char text[65]);

#endif
