#include "base/sha256.h"

#include <string.h>

static const uint32_t constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t turned(uint32_t word, unsigned bits) {
    return word >> bits | word << (32 - bits);
}

/* The message schedule, clause 6.2.2, step 1. */
static void schedule(const unsigned char block[64], uint32_t words[64]) {
    for (size_t i = 0; i < 16; i++)
        words[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
                   (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
    for (size_t i = 16; i < 64; i++) {
        uint32_t first = words[i - 15];
        uint32_t second = words[i - 2];
        words[i] = words[i - 16] + (turned(first, 7) ^ turned(first, 18) ^ first >> 3) +
                   words[i - 7] + (turned(second, 17) ^ turned(second, 19) ^ second >> 10);
    }
}

/* Steps 2 to 4. */
static void take_block(struct engross_sha256 *hash) {
    uint32_t words[64];
    uint32_t v[8];
    schedule(hash->block, words);
    memcpy(v, hash->state, sizeof v);
    for (size_t i = 0; i < 64; i++) {
        uint32_t choice = (v[4] & v[5]) ^ (~v[4] & v[6]);
        uint32_t majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
        uint32_t first = v[7] + (turned(v[4], 6) ^ turned(v[4], 11) ^ turned(v[4], 25)) + choice +
                         constants[i] + words[i];
        uint32_t second = (turned(v[0], 2) ^ turned(v[0], 13) ^ turned(v[0], 22)) + majority;
        memmove(v + 1, v, 7 * sizeof *v);
        v[4] += first;
        v[0] = first + second;
    }
    for (size_t i = 0; i < 8; i++)
        hash->state[i] += v[i];
}

void engross_sha256_begin(struct engross_sha256 *hash) {
    *hash = (struct engross_sha256){
        .state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c,
                  0x1f83d9ab, 0x5be0cd19},
    };
}

void engross_sha256_add(struct engross_sha256 *hash, const void *data, size_t size) {
    const unsigned char *bytes = data;
    while (size > 0) {
        size_t used = hash->size % sizeof hash->block;
        size_t room = sizeof hash->block - used;
        size_t taken = size < room ? size : room;
        memcpy(hash->block + used, bytes, taken);
        hash->size += taken;
        bytes += taken;
        size -= taken;
        if (taken == room)
            take_block(hash);
    }
}

void engross_sha256_end(struct engross_sha256 *hash, unsigned char digest[32]) {
    static const unsigned char padding[64] = {0x80};
    unsigned char bits[8];
    for (size_t i = 0; i < 8; i++)
        bits[i] = (unsigned char)(hash->size * 8 >> (56 - 8 * i));
    size_t used = hash->size % 64;
    engross_sha256_add(hash, padding, used < 56 ? 56 - used : 120 - used);
    engross_sha256_add(hash, bits, sizeof bits);
    for (size_t i = 0; i < 32; i++)
        digest[i] = (unsigned char)(hash->state[i / 4] >> (24 - 8 * (i % 4)));
}

void engross_sha256_print(const unsigned char digest[32], char text[65]) {
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < 64; i++)
        text[i] = digits[digest[i / 2] >> (i % 2 == 0 ? 4 : 0) & 15];
    text[64] = '\0';
}
