#include "kit/allocation.h"

#include <dlfcn.h>
#include <elf.h>
#include <errno.h>
#include <link.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Functions that stand in for the C library's can be handed nothing: their state is the process's.
 * A plugin may call them from threads of its own. */
static _Atomic uint64_t calls;
static _Atomic uint64_t failing_call;
static _Atomic int64_t bytes_held;

typedef void any_function(void);

/* What is stood in for, found before any call is led elsewhere. */
static struct {
    void *(*malloc)(size_t size);
    void *(*calloc)(size_t count, size_t size);
    void *(*realloc)(void *block, size_t size);
    void *(*aligned_alloc)(size_t alignment, size_t size);
    int (*posix_memalign)(void **out, size_t alignment, size_t size);
    void (*free)(void *block);
} real;

/* --- Calls of anybody: counted. --- */

static void *taken(void *block) {
    bytes_held += (int64_t)malloc_usable_size(block);
    return block;
}

static void *counted_malloc(size_t size) {
    return taken(real.malloc(size));
}

static void *counted_calloc(size_t count, size_t size) {
    return taken(real.calloc(count, size));
}

static void *counted_realloc(void *block, size_t size) {
    int64_t before = (int64_t)malloc_usable_size(block);
    void *moved = real.realloc(block, size);
    if (moved != NULL || size == 0)
        bytes_held -= before;
    return taken(moved);
}

static void *counted_aligned_alloc(size_t alignment, size_t size) {
    return taken(real.aligned_alloc(alignment, size));
}

static int counted_posix_memalign(void **out, size_t alignment, size_t size) {
    int error = real.posix_memalign(out, alignment, size);
    if (error == 0)
        taken(*out);
    return error;
}

static void counted_free(void *block) {
    bytes_held -= (int64_t)malloc_usable_size(block);
    real.free(block);
}

/* --- Calls of the plugin: one of them may fail. --- */

static bool fails(void) {
    return ++calls == failing_call;
}

static void *own_malloc(size_t size) {
    return fails() ? NULL : counted_malloc(size);
}

static void *own_calloc(size_t count, size_t size) {
    return fails() ? NULL : counted_calloc(count, size);
}

static void *own_realloc(void *block, size_t size) {
    return fails() ? NULL : counted_realloc(block, size);
}

static void *own_aligned_alloc(size_t alignment, size_t size) {
    return fails() ? NULL : counted_aligned_alloc(alignment, size);
}

static int own_posix_memalign(void **out, size_t alignment, size_t size) {
    return fails() ? ENOMEM : counted_posix_memalign(out, alignment, size);
}

/* These call the others from within the C library. */
static void *own_reallocarray(void *block, size_t count, size_t size) {
    return fails() ? NULL : reallocarray(block, count, size);
}

static char *own_strdup(const char *string) {
    return fails() ? NULL : strdup(string);
}

static char *own_strndup(const char *string, size_t size) {
    return fails() ? NULL : strndup(string, size);
}

struct substitute {
    const char *name;
    any_function *own;
    any_function *counted; /* NULL: not needed */
};

#define FUNCTION(name) ((any_function *)(name))
static const struct substitute substitutes[] = {
    {"malloc", FUNCTION(own_malloc), FUNCTION(counted_malloc)},
    {"calloc", FUNCTION(own_calloc), FUNCTION(counted_calloc)},
    {"realloc", FUNCTION(own_realloc), FUNCTION(counted_realloc)},
    {"aligned_alloc", FUNCTION(own_aligned_alloc), FUNCTION(counted_aligned_alloc)},
    {"posix_memalign", FUNCTION(own_posix_memalign), FUNCTION(counted_posix_memalign)},
    {"free", FUNCTION(counted_free), FUNCTION(counted_free)},
    {"reallocarray", FUNCTION(own_reallocarray), NULL},
    {"strdup", FUNCTION(own_strdup), NULL},
    {"strndup", FUNCTION(own_strndup), NULL},
};

static const struct substitute *find_substitute(const char *name) {
    for (size_t i = 0; i < sizeof substitutes / sizeof *substitutes; i++)
        if (strcmp(substitutes[i].name, name) == 0)
            return &substitutes[i];
    return NULL;
}

static bool find_real(const char *name, void *out) {
    void *symbol = dlsym(RTLD_DEFAULT, name);
    memcpy(out, &symbol, sizeof symbol);
    return symbol != NULL;
}

static bool find_all_real(void) {
    return find_real("malloc", &real.malloc) && find_real("calloc", &real.calloc) &&
           find_real("realloc", &real.realloc) && find_real("free", &real.free) &&
           find_real("aligned_alloc", &real.aligned_alloc) &&
           find_real("posix_memalign", &real.posix_memalign);
}

/* --- Where a library keeps the addresses that it calls (System V ABI, dynamic linking). --- */

struct linkage {
    uintptr_t base;
    const ElfW(Sym) * symbols;
    const char *strings;
    const ElfW(Rela) * tables[2]; /* of data, of calls */
    size_t sizes[2];              /* bytes */
    bool has_addends;
};

static struct linkage find_linkage(const struct link_map *map) {
    struct linkage linkage = {.base = map->l_addr, .has_addends = true};
    for (const ElfW(Dyn) *at = map->l_ld; at->d_tag != DT_NULL; at++) {
        const void *address = (const void *)at->d_un.d_ptr;
        switch (at->d_tag) {
        case DT_SYMTAB:
            linkage.symbols = address;
            break;
        case DT_STRTAB:
            linkage.strings = address;
            break;
        case DT_RELA:
            linkage.tables[0] = address;
            break;
        case DT_RELASZ:
            linkage.sizes[0] = at->d_un.d_val;
            break;
        case DT_JMPREL:
            linkage.tables[1] = address;
            break;
        case DT_PLTRELSZ:
            linkage.sizes[1] = at->d_un.d_val;
            break;
        case DT_PLTREL:
            linkage.has_addends = at->d_un.d_val == DT_RELA;
            break;
        default:
            break;
        }
    }
    return linkage;
}

/* The loader has made the page read-only after it had filled it in. */
static bool put(void **slot, any_function *function) {
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    void *start = (void *)((uintptr_t)slot & ~(page - 1));
    size_t size = (uintptr_t)(slot + 1) - (uintptr_t)start;
    if (mprotect(start, size, PROT_READ | PROT_WRITE) != 0)
        return false;
    memcpy(slot, &function, sizeof function);
    return true;
}

/* A slot of a call may not be filled in yet; one of data holds the address, or something else. */
static bool divert(const struct linkage *linkage, const ElfW(Rela) * entry, bool is_call,
                   bool is_own) {
    const ElfW(Sym) *symbol = &linkage->symbols[ELF64_R_SYM(entry->r_info)];
    const char *name = linkage->strings + symbol->st_name;
    const struct substitute *substitute = find_substitute(name);
    void **slot = (void **)(linkage->base + entry->r_offset);
    if (substitute == NULL || (!is_own && substitute->counted == NULL))
        return false;
    if (!is_call && *slot != dlsym(RTLD_DEFAULT, name))
        return false;
    return put(slot, is_own ? substitute->own : substitute->counted);
}

static bool watch(const struct link_map *map, bool is_own) {
    struct linkage linkage = find_linkage(map);
    bool found = false;
    if (linkage.symbols == NULL || linkage.strings == NULL || !linkage.has_addends)
        return false;
    for (size_t table = 0; table < 2; table++)
        for (size_t i = 0; i < linkage.sizes[table] / sizeof *linkage.tables[table]; i++)
            found = divert(&linkage, &linkage.tables[table][i], table == 1, is_own) || found;
    return found;
}

/* Whether map names a library whose name begins so among those that it needs. */
static bool needs(const struct link_map *map, const char *prefix) {
    const char *strings = find_linkage(map).strings;
    for (const ElfW(Dyn) *at = map->l_ld; at->d_tag != DT_NULL; at++)
        if (at->d_tag == DT_NEEDED &&
            strncmp(strings + at->d_un.d_val, prefix, strlen(prefix)) == 0)
            return true;
    return false;
}

static bool is_named(const struct link_map *map, const char *words) {
    return map->l_name != NULL && strstr(map->l_name, words) != NULL;
}

bool engross_kit_allocation_watch(void *library) {
    static const char cxx[] = "libstdc++.so";
    struct link_map *plugin = NULL;
    if (dlinfo(library, RTLD_DI_LINKMAP, &plugin) != 0 || !find_all_real())
        return false;
    bool found = watch(plugin, true);
    /* operator new stands in the C++ library and calls malloc() from there. */
    bool is_cxx = needs(plugin, cxx);
    const struct link_map *map = plugin;
    while (map->l_prev != NULL)
        map = map->l_prev;
    for (; map != NULL; map = map->l_next)
        if (map != plugin && !is_named(map, "linux-vdso") && !is_named(map, "ld-linux"))
            found = watch(map, is_cxx && is_named(map, cxx)) || found;
    return found;
}

void engross_kit_allocation_begin(uint64_t failing) {
    calls = 0;
    failing_call = failing;
}

uint64_t engross_kit_allocation_count(void) {
    return calls;
}

int64_t engross_kit_allocation_bytes(void) {
    return bytes_held;
}
