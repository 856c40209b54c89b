/* Checks of the memory that the plugin takes by itself: whether it does without, gives it back, and
 * reaches only into what it has. */
#include "kit/allocation.h"
#include "kit/exercise.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#define SEED 3
#define BLOCKS 20
#define EVERY 32       /* so many allocations are failed one by one, then ever fewer */
#define WARMING_RUNS 2 /* libraries keep for good what they make at first */
#define MEASURED_RUNS 4

static uint64_t next_step(uint64_t step) {
    return step < EVERY ? step + 1 : step + step / 8;
}

/* Whether a run in which memory was missing said so, or lacks nothing in its output. */
static bool is_sound(const struct engross_kit_exercise *exercise, uint64_t whole) {
    return exercise->status == ENGROSS_NO_MEMORY ||
           (exercise->status == ENGROSS_FAILED && exercise->errors > 0) ||
           (exercise->status == ENGROSS_OK && engross_kit_exercise_digest(exercise) == whole);
}

static void fail_one(const struct engross_kit *kit, const struct engross_kit_document *document,
                     uint64_t step, uint64_t whole) {
    struct engross_kit_exercise exercise = {0};
    snprintf(kit->verdict->doing, sizeof kit->verdict->doing, " when its allocation %u fails",
             (unsigned)step);
    engross_kit_allocation_begin(step);
    engross_kit_exercise_run(kit, document, &exercise);
    engross_kit_allocation_begin(0);
    if (!is_sound(&exercise, whole))
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL,
                          "its own allocation %u fails, and it returns %d, not ENGROSS_NO_MEMORY",
                          (unsigned)step, (int)exercise.status);
    engross_kit_exercise_finish(&exercise);
}

/* Languages whose run time aborts lose their own output only: a warning. */
static void fail_each(const struct engross_kit *kit, const struct engross_kit_document *document) {
    struct engross_kit_exercise plain = {0};
    engross_kit_exercise_run(kit, document, &plain);
    engross_kit_allocation_begin(0);
    engross_kit_exercise_run(kit, document, &plain);
    uint64_t count = engross_kit_allocation_count();
    uint64_t whole = engross_kit_exercise_digest(&plain);
    engross_kit_exercise_finish(&plain);
    kit->verdict->aborted = ENGROSS_OUTCOME_WARN;
    for (uint64_t step = 1; step <= count && engross_kit_is_passed(kit); step = next_step(step))
        fail_one(kit, document, step, whole);
}

void engross_kit_check_own_memory(const struct engross_kit *kit) {
    struct engross_kit_document document;
    void *library = dlopen(kit->file->path, RTLD_NOW | RTLD_LOCAL);
    if (library != NULL && engross_kit_allocation_watch(library) &&
        engross_kit_document_make(kit, SEED, BLOCKS, &document)) {
        fail_each(kit, &document);
        engross_kit_document_finish(&document);
    }
}

static void run_once(const struct engross_kit *kit, uint64_t seed, int blocks) {
    struct engross_kit_document document;
    struct engross_kit_exercise exercise = {0};
    if (engross_kit_document_make(kit, seed, blocks, &document))
        engross_kit_exercise_run(kit, &document, &exercise);
    engross_kit_exercise_finish(&exercise);
    engross_kit_document_finish(&document);
}

/* The least that one run adds to what the process holds: whatever every run adds is lost. */
static int64_t measure_leak(const struct engross_kit *kit) {
    int64_t least = INT64_MAX;
    for (int i = 0; i < WARMING_RUNS + MEASURED_RUNS; i++) {
        int64_t before = engross_kit_allocation_bytes();
        run_once(kit, SEED, BLOCKS);
        int64_t grown = engross_kit_allocation_bytes() - before;
        least = i >= WARMING_RUNS && grown < least ? grown : least;
    }
    return least;
}

void engross_kit_check_leaks(const struct engross_kit *kit) {
    void *library = dlopen(kit->file->path, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL || !engross_kit_allocation_watch(library)) {
        engross_kit_judge(kit, ENGROSS_OUTCOME_SKIPPED, "its memory cannot be watched here");
        return;
    }
    int64_t leak = measure_leak(kit);
    if (leak > 0 && engross_kit_is_passed(kit))
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL,
                          "every run leaves %lld bytes behind that it took and did not free",
                          (long long)leak);
}

/* What a sanitizer finds it prints, and ends the process or not; the kit reads it. Here every
 * document is run once more where there is one to find anything. */
void engross_kit_check_sanitizers(const struct engross_kit *kit) {
    static const char *const entries[] = {"__asan_init", "__ubsan_handle_type_mismatch_v1",
                                          "__tsan_init", "__msan_init"};
    void *library = dlopen(kit->file->path, RTLD_NOW | RTLD_LOCAL);
    bool found = false;
    for (size_t i = 0; i < sizeof entries / sizeof *entries && library != NULL; i++)
        found = found || dlsym(library, entries[i]) != NULL;
    if (!found) {
        engross_kit_judge(kit, ENGROSS_OUTCOME_SKIPPED, "it is built without any");
        return;
    }
    for (uint64_t seed = 1; seed <= kit->documents && engross_kit_is_passed(kit); seed++)
        run_once(kit, seed, 2 * BLOCKS);
}
