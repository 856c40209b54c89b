#include "host/plugin_load.h"
#include "host/abi.h"
#include "host/canonical.h"

#include <dlfcn.h>
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ENTRY "engross_plugin_v1"
#define MAXIMUM_ROWS 4096

typedef const engross_plugin *entry_function(void);

static int32_t refuse(struct engross_diagnostics *diagnostics, enum engross_message message,
                      const char *path, const char *detail) {
    engross_report(diagnostics, message, ENGROSS_NOWHERE, path, detail, NULL);
    return ENGROSS_FAILED;
}

/* What keeps the file from being a shared object of this machine, or NULL. */
static const char *not_loadable(int descriptor) {
    Elf64_Ehdr header;
    struct stat status;
    if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode))
        return "it is not a regular file";
    if (pread(descriptor, &header, sizeof header, 0) != (ssize_t)sizeof header ||
        memcmp(header.e_ident, ELFMAG, SELFMAG) != 0)
        return "it is not an ELF file";
    if (header.e_ident[EI_CLASS] != (sizeof(void *) == 8 ? ELFCLASS64 : ELFCLASS32))
        return "it was built for another word size";
    if (header.e_type != ET_DYN)
        return "it is not a shared object";
    return NULL;
}

static int32_t check_file(const char *path, struct engross_diagnostics *diagnostics) {
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return refuse(diagnostics, ENGROSS_MESSAGE_HOST_PLUGIN_NOT_LOADED, path, strerror(errno));
    const char *fault = not_loadable(descriptor);
    close(descriptor);
    return fault == NULL ? ENGROSS_OK
                         : refuse(diagnostics, ENGROSS_MESSAGE_HOST_PLUGIN_NOT_LOADED, path, fault);
}

static bool rows_are_sound(const void *rows, size_t count, size_t least) {
    if (count == 0)
        return true;
    size_t size = 0;
    if (rows == NULL || count > MAXIMUM_ROWS)
        return false;
    memcpy(&size, rows, sizeof size);
    return size >= least && size <= 4096;
}

static const void *row(const void *rows, size_t index) {
    size_t size = 0;
    memcpy(&size, rows, sizeof size);
    return (const char *)rows + index * size;
}

const engross_option *engross_plugin_option(const engross_plugin *plugin, size_t index) {
    return row(plugin->options, index);
}

const engross_diagnostic_row *engross_plugin_diagnostic(const engross_plugin *plugin,
                                                        size_t index) {
    return row(plugin->diagnostics, index);
}

const engross_support *engross_plugin_support(const engross_plugin *plugin, size_t index) {
    return row(plugin->support, index);
}

const char *engross_plugin_option_extensions(const engross_option *option) {
    return option->size >= sizeof *option ? option->extensions : NULL;
}

/* Whether the extension that ends at size bytes is one. */
static bool extension_is_sound(const char *extension, size_t size) {
    return extension[0] == '.' && size >= 2 && size <= 32 &&
           strspn(extension, "abcdefghijklmnopqrstuvwxyz0123456789.-_") >= size;
}

/* Whether there is a sound extension for each choice, or none at all. */
static bool extensions_are_sound(const engross_option *option) {
    const char *extension = engross_plugin_option_extensions(option);
    if (extension == NULL)
        return true;
    if (option->type != ENGROSS_OPTION_CHOICE)
        return false;
    for (const char *choice = option->choices;; extension++, choice++) {
        size_t size = strcspn(extension, "|");
        if (!extension_is_sound(extension, size))
            return false;
        extension += size;
        choice += strcspn(choice, "|");
        if (*extension == '\0' || *choice == '\0')
            return *extension == *choice;
    }
}

static bool options_are_sound(const engross_plugin *plugin) {
    if (!rows_are_sound(plugin->options, plugin->option_count, ENGROSS_ABI_1_0_OPTION))
        return false;
    for (size_t i = 0; i < plugin->option_count; i++) {
        const engross_option *option = engross_plugin_option(plugin, i);
        if (option->name == NULL || !engross_plugin_id_is_valid(option->name) ||
            option->help == NULL || option->default_value == NULL ||
            option->type < ENGROSS_OPTION_BOOLEAN || option->type > ENGROSS_OPTION_FILE ||
            (option->type == ENGROSS_OPTION_CHOICE && option->choices == NULL) ||
            !extensions_are_sound(option))
            return false;
    }
    return true;
}

static bool diagnostics_are_sound(const engross_plugin *plugin) {
    if (!rows_are_sound(plugin->diagnostics, plugin->diagnostic_count,
                        ENGROSS_ABI_1_0_DIAGNOSTIC_ROW))
        return false;
    for (size_t i = 0; i < plugin->diagnostic_count; i++) {
        const engross_diagnostic_row *entry = engross_plugin_diagnostic(plugin, i);
        if (entry->code == NULL || entry->message == NULL || entry->explanation == NULL ||
            entry->severity > ENGROSS_SEVERITY_SYSTEM)
            return false;
    }
    return true;
}

/* What is wrong with a descriptor that has the right magic and ABI, or NULL. */
static const char *descriptor_fault(const engross_plugin *plugin) {
    if (plugin->size < ENGROSS_ABI_1_0_PLUGIN)
        return "its descriptor is too short";
    if (plugin->id == NULL || plugin->name == NULL || plugin->summary == NULL ||
        plugin->version == NULL || plugin->licence == NULL || plugin->media_type == NULL)
        return "its descriptor lacks a name";
    if (plugin->extension == NULL ||
        !extension_is_sound(plugin->extension, strlen(plugin->extension)))
        return "its file name extension is no extension";
    if (plugin->run == NULL)
        return "it has no function to run";
    if (!options_are_sound(plugin))
        return "its table of options makes no sense";
    if (!diagnostics_are_sound(plugin))
        return "its table of diagnostics makes no sense";
    if (!rows_are_sound(plugin->support, plugin->support_count, ENGROSS_ABI_1_0_SUPPORT))
        return "its table of support makes no sense";
    return NULL;
}

static int32_t check_descriptor(const struct engross_plugin_file *file,
                                const engross_plugin *plugin,
                                struct engross_diagnostics *diagnostics) {
    if (plugin == NULL || plugin->magic != ENGROSS_PLUGIN_MAGIC)
        return refuse(diagnostics, ENGROSS_MESSAGE_HOST_PLUGIN_NOT_LOADED, file->path,
                      "its descriptor is not one of an engross plugin");
    if (plugin->abi_major != ENGROSS_ABI_MAJOR) {
        engross_report(diagnostics, ENGROSS_MESSAGE_HOST_PLUGIN_ABI, ENGROSS_NOWHERE, file->path,
                       ENGROSS_NUMBER(plugin->abi_major), ENGROSS_NUMBER(ENGROSS_ABI_MAJOR), NULL);
        return ENGROSS_FAILED;
    }
    const char *fault = descriptor_fault(plugin);
    if (fault != NULL)
        return refuse(diagnostics, ENGROSS_MESSAGE_HOST_PLUGIN_NOT_LOADED, file->path, fault);
    if (strcmp(plugin->id, file->id) != 0)
        return refuse(diagnostics, ENGROSS_MESSAGE_HOST_PLUGIN_MISNAMED, file->path, plugin->id);
    return ENGROSS_OK;
}

/* dlerror() begins with the path, which the diagnostic names already. */
static const char *loader_fault(const char *path) {
    const char *fault = dlerror();
    if (fault == NULL)
        return "the loader does not say why";
    size_t size = strlen(path);
    if (strncmp(fault, path, size) == 0 && fault[size] == ':')
        fault += size + 1 + strspn(fault + size + 1, " ");
    return fault;
}

int32_t engross_plugin_load(const struct engross_plugin_file *file,
                            struct engross_diagnostics *diagnostics, const engross_plugin **out) {
    *out = NULL;
    if (file->path == NULL) {
        *out = &engross_canonical_plugin;
        return ENGROSS_OK;
    }
    int32_t status = check_file(file->path, diagnostics);
    if (status != ENGROSS_OK)
        return status;
    void *library = dlopen(file->path, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL)
        return refuse(diagnostics, ENGROSS_MESSAGE_HOST_PLUGIN_NOT_LOADED, file->path,
                      loader_fault(file->path));
    void *symbol = dlsym(library, ENTRY);
    entry_function *entry = NULL;
    if (symbol == NULL)
        return refuse(diagnostics, ENGROSS_MESSAGE_HOST_PLUGIN_NOT_LOADED, file->path,
                      "it does not export " ENTRY);
    memcpy(&entry, &symbol, sizeof entry);
    const engross_plugin *plugin = entry();
    status = check_descriptor(file, plugin, diagnostics);
    if (status == ENGROSS_OK)
        *out = plugin;
    return status;
}
