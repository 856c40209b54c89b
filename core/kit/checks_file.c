/* Checks of the file itself: its name, its symbols, and how it loads. */
#include "host/output.h"
#include "host/plugin_load.h"
#include "kit/check.h"

#include <dlfcn.h>
#include <elf.h>
#include <link.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#define ENTRY "engross_plugin_v1"
#define LOAD_MILLISECONDS 100

void engross_kit_check_file(const struct engross_kit *kit) {
    const char *name = engross_path_name(kit->file->path);
    const char *suffix = strrchr(name, '.');
    if (suffix == NULL || strcmp(suffix, ".so") != 0 || !engross_plugin_id_is_valid(kit->file->id))
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL,
                          "it is named %s, not engross-ID.so with an id of lower case letters, "
                          "digits and hyphens",
                          name);
}

/* Loads the plugin as the host does; NULL after a verdict with the host's own words. */
static void *open_library(const struct engross_kit *kit) {
    void *library = dlopen(kit->file->path, RTLD_NOW | RTLD_LOCAL);
    const char *fault = library == NULL ? dlerror() : NULL;
    if (fault != NULL && strstr(fault, "undefined symbol") != NULL)
        engross_kit_judge(kit, ENGROSS_OUTCOME_SKIPPED, "it lacks symbols: see undefined");
    else if (fault != NULL)
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL, "it cannot be loaded: %s", fault);
    return library;
}

typedef const engross_plugin *entry_function(void);

static entry_function *find_entry(const struct engross_kit *kit, void *library) {
    void *symbol = dlsym(library, ENTRY);
    entry_function *entry = NULL;
    if (symbol == NULL)
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL, "it does not export " ENTRY);
    else
        memcpy(&entry, &symbol, sizeof entry);
    return entry;
}

static int64_t microseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* By CPU time, so that a busy machine fails nobody. */
void engross_kit_check_load(const struct engross_kit *kit) {
    int64_t began = microseconds();
    void *library = open_library(kit);
    entry_function *entry = library == NULL ? NULL : find_entry(kit, library);
    if (entry == NULL)
        return;
    const engross_plugin *first = entry();
    int64_t taken = (microseconds() - began) / 1000;
    if (first == NULL)
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL, ENTRY " returns NULL");
    else if (entry() != first)
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL,
                          ENTRY " returns another address when called "
                                "again");
    if (taken >= LOAD_MILLISECONDS)
        engross_kit_judge(kit, ENGROSS_OUTCOME_WARN, "loading takes %d ms", (int)taken);
}

/* The dynamic symbols of a loaded library. */
struct symbols {
    const ElfW(Sym) * table;
    const char *strings;
    size_t count;
    const struct link_map *map;
};

/* How many symbols a DT_GNU_HASH table says there are. */
static size_t count_by_gnu_hash(const uint32_t *table) {
    const uint32_t buckets = table[0];
    const uint32_t first = table[1];
    const uint32_t *bucket = table + 4 + table[2] * (sizeof(ElfW(Addr)) / 4);
    const uint32_t *chain = bucket + buckets;
    uint32_t last = 0;
    for (uint32_t i = 0; i < buckets; i++)
        last = bucket[i] > last ? bucket[i] : last;
    if (last < first)
        return first;
    while ((chain[last - first] & 1) == 0)
        last++;
    return last + 1;
}

/* The loader keeps these as addresses already moved to where the library lies. */
static struct symbols find_symbols(void *library) {
    struct symbols symbols = {0};
    struct link_map *map = NULL;
    if (dlinfo(library, RTLD_DI_LINKMAP, &map) != 0)
        return symbols;
    symbols.map = map;
    for (const ElfW(Dyn) *at = map->l_ld; at->d_tag != DT_NULL; at++) {
        const void *address = (const void *)at->d_un.d_ptr;
        if (at->d_tag == DT_SYMTAB)
            symbols.table = address;
        else if (at->d_tag == DT_STRTAB)
            symbols.strings = address;
        else if (at->d_tag == DT_HASH)
            symbols.count = ((const uint32_t *)address)[1];
        else if (at->d_tag == DT_GNU_HASH && symbols.count == 0)
            symbols.count = count_by_gnu_hash(address);
    }
    return symbols;
}

static bool is_exported(const ElfW(Sym) * symbol) {
    unsigned type = symbol->st_info & 0xf;
    unsigned binding = symbol->st_info >> 4;
    return symbol->st_shndx != SHN_UNDEF && symbol->st_shndx != SHN_ABS && binding != STB_LOCAL &&
           (type == STT_FUNC || type == STT_OBJECT || type == STT_NOTYPE || type == STT_TLS ||
            type == STT_GNU_IFUNC);
}

/* Whether a library that the plugin names, or one that such a library names, has the symbol. */
static bool is_provided(const struct symbols *symbols, const char *name) {
    for (const ElfW(Dyn) *at = symbols->map->l_ld; at->d_tag != DT_NULL; at++) {
        if (at->d_tag != DT_NEEDED)
            continue;
        void *needed = dlopen(symbols->strings + at->d_un.d_val, RTLD_LAZY | RTLD_NOLOAD);
        bool found = needed != NULL && dlsym(needed, name) != NULL;
        if (needed != NULL)
            dlclose(needed);
        if (found)
            return true;
    }
    return false;
}

/* What the linker puts into any library. */
static bool is_the_linkers(const char *name) {
    static const char *const names[] = {"_edata", "_end", "__bss_start", "_init", "_fini"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

/* A symbol beside the entry is there by oversight, unless it takes the place of one in a library
 * that the plugin alone uses. In one that the program uses too, it would take no effect. */
void engross_kit_check_symbols(const struct engross_kit *kit) {
    void *library = open_library(kit);
    if (library == NULL)
        return;
    const struct symbols symbols = find_symbols(library);
    const char *other = NULL;
    size_t others = 0;
    for (size_t i = 1; i < symbols.count; i++) {
        const char *name = symbols.strings + symbols.table[i].st_name;
        if (!is_exported(&symbols.table[i]) || strcmp(name, ENTRY) == 0 || is_the_linkers(name))
            continue;
        if (is_provided(&symbols, name)) {
            if (dlsym(RTLD_DEFAULT, name) != NULL)
                engross_kit_judge(kit, ENGROSS_OUTCOME_WARN,
                                  "it exports %s, which a library of the program has as well",
                                  name);
            continue;
        }
        other = other == NULL ? name : other;
        others++;
    }
    if (others > 0)
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL,
                          "it exports %zu more, %s among them (build with -fvisibility=hidden, "
                          "link with -Wl,--exclude-libs,ALL or a version script)",
                          others, other);
}

/* The dynamic loader finds every symbol in this process, where the host's libraries are as well;
 * another host may have others. */
void engross_kit_check_undefined(const struct engross_kit *kit) {
    void *library = dlopen(kit->file->path, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL, "no library has what it needs: %s", dlerror());
        return;
    }
    const struct symbols symbols = find_symbols(library);
    for (size_t i = 1; i < symbols.count; i++) {
        const ElfW(Sym) *symbol = &symbols.table[i];
        const char *name = symbols.strings + symbol->st_name;
        if (symbol->st_shndx != SHN_UNDEF || symbol->st_info >> 4 != STB_GLOBAL ||
            strncmp(name, "__asan", 6) == 0 || strncmp(name, "__ubsan", 7) == 0)
            continue;
        if (!is_provided(&symbols, name)) {
            engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL,
                              "it needs %s and names no library that has it (link with "
                              "-Wl,-z,defs)",
                              name);
            return;
        }
    }
}
