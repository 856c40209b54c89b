/* Checks of what the plugin makes of documents. */
#include "kit/exercise.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* A status and what was reported must tell the same. */
static void judge_run(const struct engross_kit *kit, const struct engross_kit_document *document,
                      struct engross_kit_exercise *exercise) {
    unsigned seed = (unsigned)document->seed;
    kit->verdict->digest ^= engross_kit_exercise_digest(exercise) * (2 * document->seed + 1);
    if (exercise->status == ENGROSS_OK && exercise->errors > 0)
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL,
                          "document %u: it reports an error and returns ENGROSS_OK", seed);
    else if (exercise->status == ENGROSS_OK && exercise->output.size == 0)
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL,
                          "document %u: it returns ENGROSS_OK and wrote nothing", seed);
    else if (exercise->status == ENGROSS_FAILED && exercise->errors == 0)
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL,
                          "document %u: it returns ENGROSS_FAILED and reports no error", seed);
    else if (exercise->status == ENGROSS_FAILED)
        engross_kit_judge(kit, ENGROSS_OUTCOME_WARN, "document %u: it refuses it", seed);
    else if (exercise->status != ENGROSS_OK)
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL,
                          "document %u: it returns %d, for which there is no reason", seed,
                          (int)exercise->status);
}

void engross_kit_check_run(const struct engross_kit *kit) {
    struct engross_kit_exercise exercise = {0};
    kit->verdict->digest = 0;
    engross_kit_exercise_all(kit, &exercise, judge_run);
}

static void judge_again(const struct engross_kit *kit, const struct engross_kit_document *document,
                        struct engross_kit_exercise *exercise) {
    uint64_t first = engross_kit_exercise_digest(exercise);
    kit->verdict->digest ^= first * (2 * document->seed + 1);
    engross_kit_exercise_run(kit, document, exercise);
    if (engross_kit_exercise_digest(exercise) != first)
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL,
                          "document %u: other bytes when it runs again in the same process",
                          (unsigned)document->seed);
}

/* What the check "run" made in another process, in another time zone, locale and directory, is
 * left in the digest; what comes out here must cancel it. */
void engross_kit_check_same_bytes(const struct engross_kit *kit) {
    struct engross_kit_exercise exercise = {0};
    setenv("TZ", "Asia/Almaty", 1);
    tzset();
    setlocale(LC_ALL, "");
    if (chdir("/") != 0)
        engross_kit_judge(kit, ENGROSS_OUTCOME_WARN, "the directory cannot be changed");
    engross_kit_exercise_all(kit, &exercise, judge_again);
    if (engross_kit_is_passed(kit) && kit->verdict->digest != 0)
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL,
                          "other bytes in another process, time zone, locale and directory");
}

static void judge_other(const struct engross_kit *kit, const struct engross_kit_document *document,
                        struct engross_kit_exercise *exercise) {
    uint64_t other = engross_kit_exercise_digest(exercise);
    struct engross_kit_exercise usual = {0};
    engross_kit_exercise_run(kit, document, &usual);
    if (engross_kit_exercise_digest(&usual) != other || usual.status != exercise->status)
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL,
                          "document %u: other bytes where the host's structs are %s",
                          (unsigned)document->seed, exercise->is_later ? "longer" : "shorter");
    engross_kit_exercise_finish(&usual);
}

void engross_kit_check_later_host(const struct engross_kit *kit) {
    struct engross_kit_exercise exercise = {.is_later = true};
    engross_kit_exercise_all(kit, &exercise, judge_other);
}

void engross_kit_check_earlier_host(const struct engross_kit *kit) {
    struct engross_kit_exercise exercise = {.is_earlier = true};
    engross_kit_exercise_all(kit, &exercise, judge_other);
}
