/* Files by what they are, not by what they are called: a set of device and inode. */
#ifndef ENGROSS_HOST_IDENTITY_H
#define ENGROSS_HOST_IDENTITY_H

#include <stdbool.h>
#include <sys/stat.h>

enum engross_identity_role {
    ENGROSS_IDENTITY_NONE = 0,
    ENGROSS_IDENTITY_INPUT = 1,
    ENGROSS_IDENTITY_OUTPUT = 2,
};

struct engross_identity_set {
    void *root;
};

/* Adds a file; the role it was first added with stays. False when memory runs out. */
bool engross_identity_add(struct engross_identity_set *set, const struct stat *status,
                          enum engross_identity_role role);
enum engross_identity_role engross_identity_find(const struct engross_identity_set *set,
                                                 const struct stat *status);
void engross_identity_finish(struct engross_identity_set *set);

#endif
