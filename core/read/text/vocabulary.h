/* The words of a text, to judge whether a hyphen at the end of a line divides a word or belongs to
 * it: what the author writes elsewhere decides. */
#ifndef ENGROSS_READ_TEXT_VOCABULARY_H
#define ENGROSS_READ_TEXT_VOCABULARY_H

#include "base/arena.h"
#include "base/buffer.h"

struct engross_vocabulary;

enum engross_hyphen {
    ENGROSS_HYPHEN_NONE, /* the first part ends no divided word */
    ENGROSS_HYPHEN_DROP, /* the parts are one word */
    ENGROSS_HYPHEN_KEEP  /* a compound: they are joined with the hyphen */
};

/* Collects the words of size bytes of data. NULL when memory runs out. */
struct engross_vocabulary *engross_vocabulary_new(struct engross_arena *arena, const char *data,
                                                  size_t size);
/* Judges a line that ends with first_size bytes of first and goes on with second. A vocabulary of
 * NULL knows no words. */
enum engross_hyphen engross_hyphen_judge(const struct engross_vocabulary *vocabulary,
                                         const char *first, size_t first_size, const char *second,
                                         size_t second_size);
/* Whether lines that meet so are joined without a space: both in a script that has none. */
bool engross_hyphen_is_seamless(const char *first, size_t first_size, const char *second,
                                size_t second_size);
/* Appends the whole word that the line end between first and second divides to word. */
void engross_hyphen_word(const char *first, size_t first_size, const char *second,
                         size_t second_size, struct engross_buffer *word);
/* Takes the hyphen off the end of buffer. */
void engross_hyphen_drop(struct engross_buffer *buffer);

#endif
