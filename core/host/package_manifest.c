/* The manifest of a package: every file with its size, its SHA-256 sum and what it is there for,
 * as JSON for programs and as the list that sha256sum -c takes. */
#include "base/sha256.h"
#include "diagnostic/json.h"
#include "host/package.h"
#include "profile/profile.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* The manifest names all files but itself and the list; the list names the manifest as well. */
bool engross_package_each(const struct engross_package *package,
                          bool (*visit)(void *user, const char *name, size_t exporter),
                          void *user) {
    for (size_t i = 0; i < ENGROSS_PLAN_EXPORTERS; i++)
        if (package->outputs[i] != NULL && !visit(user, package->outputs[i], i))
            return false;
    return visit(user, ENGROSS_PACKAGE_REPORT, ENGROSS_PACKAGE_NO_EXPORTER) &&
           visit(user, ENGROSS_PACKAGE_LINES, ENGROSS_PACKAGE_NO_EXPORTER);
}

static bool write_whole(int descriptor, const char *data, size_t size) {
    for (size_t done = 0; done < size;) {
        ssize_t more = write(descriptor, data + done, size - done);
        if (more < 0 && errno != EINTR)
            return false;
        done += more > 0 ? (size_t)more : 0;
    }
    return true;
}

/* Makes a new file of the package; errno says why that failed. */
static bool write_file(int directory, const char *name, const struct engross_buffer *content) {
    if (engross_buffer_failed(content)) {
        errno = ENOMEM;
        return false;
    }
    int descriptor =
        openat(directory, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return false;
    bool written = write_whole(descriptor, content->data, content->size);
    int error = errno;
    if (close(descriptor) != 0 && written)
        return false;
    errno = error;
    return written;
}

int32_t engross_package_write_report(const struct engross_package *package) {
    return write_file(package->directory, ENGROSS_PACKAGE_REPORT, &package->report) &&
                   write_file(package->directory, ENGROSS_PACKAGE_LINES, &package->lines)
               ? ENGROSS_OK
               : ENGROSS_FAILED;
}

struct sum {
    char digest[65];
    uint64_t size;
};

static bool add_file(int descriptor, struct engross_sha256 *hash) {
    char block[65536];
    for (;;) {
        ssize_t size = read(descriptor, block, sizeof block);
        if (size == 0)
            return true;
        if (size < 0 && errno != EINTR)
            return false;
        engross_sha256_add(hash, block, size > 0 ? (size_t)size : 0);
    }
}

static bool sum_file(int directory, const char *name, struct sum *sum) {
    struct engross_sha256 hash;
    int descriptor = openat(directory, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    engross_sha256_begin(&hash);
    bool is_read = add_file(descriptor, &hash);
    int error = errno;
    close(descriptor);
    errno = error;
    sum->size = hash.size;
    unsigned char digest[32];
    engross_sha256_end(&hash, digest);
    engross_sha256_print(digest, sum->digest);
    return is_read;
}

struct manifest {
    const struct engross_package *package;
    const struct engross_plan *plan;
    struct engross_buffer json;
    struct engross_buffer sums;
    bool is_first;
};

/* The profile's row for an exporter; NULL: the procedure does not ask for it. */
static const struct engross_profile_output *asked(const struct engross_plan *plan,
                                                  size_t exporter) {
    for (size_t i = 0; i < plan->profile->output_count; i++)
        if (strcmp(plan->profile->outputs[i].exporter, plan->exporters[exporter]->id) == 0)
            return &plan->profile->outputs[i];
    return NULL;
}

static void append_use(struct manifest *at, size_t exporter) {
    if (exporter == ENGROSS_PACKAGE_NO_EXPORTER) {
        engross_json_append_member(&at->json, "use", "preflight");
        return;
    }
    const struct engross_profile_output *output = asked(at->plan, exporter);
    engross_json_append_member(&at->json, "use", output == NULL ? "canonical" : "submission");
    engross_json_append_member(&at->json, "exporter", at->plan->exporters[exporter]->id);
    if (output == NULL)
        return;
    struct engross_buffer rule = ENGROSS_BUFFER_INIT;
    engross_rule_append(&rule, &output->rule);
    engross_json_append_member(&at->json, "rule", engross_buffer_failed(&rule) ? "" : rule.data);
    engross_buffer_finish(&rule);
}

static void append_sum(struct manifest *at, const char *name, const struct sum *sum) {
    engross_buffer_append_format(&at->sums, "%s  %s\n", sum->digest, name);
}

static bool append_file(void *user, const char *name, size_t exporter) {
    struct manifest *at = user;
    struct sum sum;
    if (!sum_file(at->package->directory, name, &sum))
        return false;
    append_sum(at, name, &sum);
    engross_buffer_append_string(&at->json, at->is_first ? "\n    {" : ",\n    {");
    engross_json_append_member(&at->json, "name", name);
    append_use(at, exporter);
    engross_buffer_append_string(&at->json, ",\"size\":");
    engross_buffer_append_integer(&at->json, (int64_t)sum.size);
    engross_json_append_member(&at->json, "sha256", sum.digest);
    engross_buffer_append_char(&at->json, '}');
    at->is_first = false;
    return true;
}

static bool make_manifest(struct manifest *at) {
    const struct engross_profile *profile = at->plan->profile;
    bool is_forced = strcmp(at->package->verdict, "not-ready") == 0;
    engross_buffer_append_string(&at->json, "{\n  \"manifest\":\"engross submission package\"");
    engross_json_append_member(&at->json, "generator", "engross " ENGROSS_VERSION);
    engross_json_append_member(&at->json, "profile", profile->id);
    engross_json_append_member(&at->json, "title", profile->title);
    engross_json_append_member(&at->json, "verdict", at->package->verdict);
    engross_buffer_append_format(&at->json, ",\"forced\":%s", is_forced ? "true" : "false");
    engross_buffer_append_string(&at->json, ",\n  \"files\":[");
    if (!engross_package_each(at->package, append_file, at))
        return false;
    engross_buffer_append_string(&at->json, "\n  ]\n}\n");
    struct sum sum;
    if (!write_file(at->package->directory, ENGROSS_PACKAGE_MANIFEST, &at->json) ||
        !sum_file(at->package->directory, ENGROSS_PACKAGE_MANIFEST, &sum))
        return false;
    append_sum(at, ENGROSS_PACKAGE_MANIFEST, &sum);
    return write_file(at->package->directory, ENGROSS_PACKAGE_SUMS, &at->sums);
}

int32_t engross_package_write_manifest(const struct engross_package *package,
                                       const struct engross_plan *plan) {
    struct manifest manifest = {.package = package, .plan = plan, .is_first = true};
    bool is_made = make_manifest(&manifest);
    int error = errno;
    engross_buffer_finish(&manifest.json);
    engross_buffer_finish(&manifest.sums);
    errno = error;
    return is_made ? ENGROSS_OK : ENGROSS_FAILED;
}
