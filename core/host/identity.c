#include "host/identity.h"

#include <search.h>
#include <stdlib.h>

struct identity {
    dev_t device;
    ino_t inode;
    enum engross_identity_role role;
};

static int compare(const void *a, const void *b) {
    const struct identity *left = a;
    const struct identity *right = b;
    if (left->device != right->device)
        return left->device < right->device ? -1 : 1;
    return (left->inode > right->inode) - (left->inode < right->inode);
}

bool engross_identity_add(struct engross_identity_set *set, const struct stat *status,
                          enum engross_identity_role role) {
    struct identity *identity = malloc(sizeof *identity);
    if (identity == NULL)
        return false;
    *identity = (struct identity){status->st_dev, status->st_ino, role};
    void *slot = tsearch(identity, &set->root, compare);
    bool added = slot != NULL && *(struct identity **)slot == identity;
    if (!added)
        free(identity);
    return slot != NULL;
}

enum engross_identity_role engross_identity_find(const struct engross_identity_set *set,
                                                 const struct stat *status) {
    const struct identity wanted = {status->st_dev, status->st_ino, ENGROSS_IDENTITY_NONE};
    void *slot = tfind(&wanted, &set->root, compare);
    return slot == NULL ? ENGROSS_IDENTITY_NONE : (*(struct identity **)slot)->role;
}

void engross_identity_finish(struct engross_identity_set *set) {
    tdestroy(set->root, free);
    set->root = NULL;
}
