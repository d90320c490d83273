/* SPDX-License-Identifier: MIT */
/* The out-of-memory sweep: the program runs once to count its allocations, then again and again in
 * fresh machines, each time with another allocation failing. Whatever it does then, it must leave a
 * machine that is whole. Output is shown for the first run only. */
#include <stdio.h>
#include <string.h>

#include "port/host/host.h"

/* With `sample`: each of the first allocations, then as many as this spread over the rest. The last
 * number is larger than any program's, so that nothing fails in the run that counts. */
enum { SAMPLE_FIRST = 200, SAMPLE_REST = 50, MOST_ALLOCATIONS = 2000000000 };

int sweep_run(const Command *command, RunTrial *run) {
    /* The first run is part of the test: it must leave a sound machine, too. */
    Trial trial = {.fail_at = MOST_ALLOCATIONS};
    run(command, &trial);
    unsigned long count = (unsigned long)trial.allocations, step = 1, runs = 1,
                  faults = !trial.sound;
    console_discard(true);
    for (unsigned long n = 1; n <= count; n += step) {
        /* Reached once, where the step changes from 1. */
        if (strcmp(command->sweep, "sample") == 0 && n == SAMPLE_FIRST) {
            step = 1 + (count - n) / SAMPLE_REST;
        }
        trial = (Trial){.fail_at = n};
        run(command, &trial);
        runs++;
        if (!trial.sound) {
            fprintf(stderr, "sweep: the machine is damaged after allocation %lu failed\n", n);
            faults++;
        }
    }
    console_discard(false);
    fprintf(stderr, "sweep: %lu runs, %lu faults\n", runs, faults);
    return faults > 0;
}
