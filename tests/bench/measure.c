/* measure: runs a command and prints what it and everything it started cost:
 *
 *   measure COMMAND...   prints "cpu-ms wall-ms peak-kib status", the peak of its largest process
 *
 * The command's own output goes nowhere. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double milliseconds(struct timeval time) {
    return (double)time.tv_sec * 1e3 + (double)time.tv_usec / 1e3;
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static void become(char **command) {
    const int nowhere = open("/dev/null", O_RDWR);
    if (nowhere < 0 || dup2(nowhere, 0) < 0 || dup2(nowhere, 1) < 0 || dup2(nowhere, 2) < 0)
        _exit(127);
    execvp(command[0], command);
    _exit(127);
}

int main(int count, char **arguments) {
    if (count < 2)
        return 2;
    const double start = now();
    const pid_t child = fork();
    if (child == 0)
        become(arguments + 1);
    int status;
    if (child < 0 || waitpid(child, &status, 0) != child)
        return 1;
    struct rusage usage;
    getrusage(RUSAGE_CHILDREN, &usage);
    printf("%.1f %.1f %ld %d\n", milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime),
           now() - start, usage.ru_maxrss, WIFEXITED(status) ? WEXITSTATUS(status) : 255);
    return 0;
}
