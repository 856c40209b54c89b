/* Files that a worker may reach: Landlock (Linux 5.13), without privileges and for good. What is
 * open already stays open: the output above all. */
#include "host/sandbox.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define READING (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
/* Rights of the first version of Landlock, which every later one has. */
#define WRITING                                                                                    \
    (LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |  \
     LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | \
     LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |   \
     LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM)

static long version(void) {
    return syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

bool engross_sandbox_knows_files(void) {
    return version() >= 1;
}

static int make_rules(uint64_t handled) {
    if (!engross_sandbox_knows_files())
        return -1;
    const struct landlock_ruleset_attr attributes = {.handled_access_fs = handled};
    return (int)syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
}

void engross_sandbox_files_allow_descriptor(int rules, int descriptor) {
    struct stat status;
    if (rules >= 0 && fstat(descriptor, &status) == 0) {
        const struct landlock_path_beneath_attr rule = {
            .allowed_access = S_ISDIR(status.st_mode) ? READING : LANDLOCK_ACCESS_FS_READ_FILE,
            .parent_fd = descriptor,
        };
        syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    }
}

void engross_sandbox_files_allow(int rules, const char *path) {
    int place = rules < 0 ? -1 : open(path, O_PATH | O_CLOEXEC);
    if (place < 0)
        return;
    engross_sandbox_files_allow_descriptor(rules, place);
    close(place);
}

void engross_sandbox_files_enforce(int rules) {
    if (rules < 0)
        return;
    syscall(SYS_landlock_restrict_self, rules, 0);
    close(rules);
}

void engross_sandbox_forbid_writing(void) {
    engross_sandbox_files_enforce(make_rules(WRITING));
}

int engross_sandbox_files_begin(void) {
    return make_rules(READING);
}
