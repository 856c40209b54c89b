#include "read/zip_library.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

const char engross_zip_library_name[] = ENGROSS_ZIP_LIBRARY;

static const struct {
    const char *name;
    size_t place; /* in the struct */
} functions[] = {
#define X(name) {"zip_" #name, offsetof(struct engross_zip_library, name)},
    ENGROSS_ZIP_FUNCTIONS(X)
#undef X
};

bool engross_zip_library_load(struct engross_zip_library *library) {
    void *handle = dlopen(engross_zip_library_name, RTLD_LAZY | RTLD_LOCAL | RTLD_NODELETE);
    if (handle == NULL)
        return false;
    bool found = true;
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        void *function = dlsym(handle, functions[i].name);
        memcpy((char *)library + functions[i].place, &function, sizeof function);
        found = found && function != NULL;
    }
    dlclose(handle); /* RTLD_NODELETE keeps it */
    return found;
}
