/* Checks of what the plugin does when the host fails it: the first, second, third ... call, and
 * from there on ever fewer up to the last. */
#include "kit/exercise.h"

#define SEED 3
#define BLOCKS 20
#define EVERY 16 /* so many calls are failed one by one */

static uint64_t next_step(uint64_t step) {
    return step < EVERY ? step + 1 : step + step / 4;
}

/* A run in which nothing fails, for the numbers of calls; false after a verdict. */
static bool run_plain(const struct engross_kit *kit, struct engross_kit_document *document,
                      struct engross_kit_exercise *exercise) {
    *exercise = (struct engross_kit_exercise){0};
    if (engross_kit_document_make(kit, SEED, BLOCKS, document))
        engross_kit_exercise_run(kit, document, exercise);
    return engross_kit_is_passed(kit);
}

static void judge_cancelled(const struct engross_kit *kit,
                            const struct engross_kit_document *document, uint64_t step) {
    struct engross_kit_exercise stopped = {.cancelling_progress = step};
    engross_kit_exercise_run(kit, document, &stopped);
    if (stopped.status != ENGROSS_CANCELLED)
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL,
                          "call %u of progress() asks it to stop, and it returns %d, not "
                          "ENGROSS_CANCELLED",
                          (unsigned)step, (int)stopped.status);
    engross_kit_exercise_finish(&stopped);
}

void engross_kit_check_cancel(const struct engross_kit *kit) {
    struct engross_kit_document document;
    struct engross_kit_exercise plain;
    if (run_plain(kit, &document, &plain)) {
        if (plain.progresses == 0)
            engross_kit_judge(kit, ENGROSS_OUTCOME_WARN,
                              "it never calls progress(), so it cannot be stopped");
        for (uint64_t step = 1; step <= plain.progresses && engross_kit_is_passed(kit);
             step = next_step(step))
            judge_cancelled(kit, &document, step);
    }
    engross_kit_exercise_finish(&plain);
    engross_kit_document_finish(&document);
}

static void judge_unwritten(const struct engross_kit *kit,
                            const struct engross_kit_document *document, uint64_t step) {
    struct engross_kit_exercise failed = {.failing_write = step};
    engross_kit_exercise_run(kit, document, &failed);
    if (failed.status != ENGROSS_WRITE_FAILED)
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL,
                          "write %u fails, and it returns %d, not ENGROSS_WRITE_FAILED",
                          (unsigned)step, (int)failed.status);
    else if (failed.writes > step)
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL, "write %u fails, and it goes on writing",
                          (unsigned)step);
    engross_kit_exercise_finish(&failed);
}

void engross_kit_check_writes(const struct engross_kit *kit) {
    struct engross_kit_document document;
    struct engross_kit_exercise plain;
    if (run_plain(kit, &document, &plain))
        for (uint64_t step = 1; step <= plain.writes && engross_kit_is_passed(kit);
             step = next_step(step))
            judge_unwritten(kit, &document, step);
    engross_kit_exercise_finish(&plain);
    engross_kit_document_finish(&document);
}

/* Whether a run in which memory was missing said so, or lacks nothing in its output. */
static bool is_sound_without(const struct engross_kit *kit,
                             const struct engross_kit_document *document,
                             struct engross_kit_exercise *failed, uint64_t whole) {
    engross_kit_exercise_run(kit, document, failed);
    bool did_without = failed->status == ENGROSS_OK && engross_kit_exercise_digest(failed) == whole;
    engross_kit_exercise_finish(failed);
    return failed->status == ENGROSS_NO_MEMORY || did_without;
}

static void judge_starved(const struct engross_kit *kit,
                          const struct engross_kit_document *document, uint64_t step,
                          uint64_t whole) {
    struct engross_kit_exercise failed = {.failing_allocation = step};
    if (!is_sound_without(kit, document, &failed, whole))
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL,
                          "allocation %u fails, and it returns %d, not ENGROSS_NO_MEMORY",
                          (unsigned)step, (int)failed.status);
}

static void judge_speechless(const struct engross_kit *kit,
                             const struct engross_kit_document *document, uint64_t step,
                             uint64_t whole) {
    struct engross_kit_exercise failed = {.failing_plain_text = step};
    if (!is_sound_without(kit, document, &failed, whole))
        engross_kit_judge(kit, ENGROSS_OUTCOME_WARN,
                          "plain_text() has no memory at call %u, and it returns %d and another "
                          "output",
                          (unsigned)step, (int)failed.status);
}

void engross_kit_check_memory(const struct engross_kit *kit) {
    struct engross_kit_document document;
    struct engross_kit_exercise plain;
    if (run_plain(kit, &document, &plain)) {
        uint64_t whole = engross_kit_exercise_digest(&plain);
        for (uint64_t step = 1; step <= plain.allocations && engross_kit_is_passed(kit);
             step = next_step(step))
            judge_starved(kit, &document, step, whole);
        for (uint64_t step = 1; step <= plain.plain_texts && engross_kit_is_passed(kit);
             step = next_step(step))
            judge_speechless(kit, &document, step, whole);
    }
    engross_kit_exercise_finish(&plain);
    engross_kit_document_finish(&document);
}
