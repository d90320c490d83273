/* SPDX-License-Identifier: MIT */
/* The out-of-memory sweep: the program runs once to count its allocations, then again and again in
 * fresh machines, each time with another allocation failing. Whatever it does then, it must leave a
 * machine that is whole, and a report of the failure whose figures add up, if there is one. Output
 * is shown for the first run only. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "port/host/host.h"
#include "port/port.h"

/* With `sample`: each of the first allocations, then as many as this spread over the rest. The last
 * number is larger than any program's, so that nothing fails in the run that counts. */
enum { SAMPLE_FIRST = 200, SAMPLE_REST = 50, MOST_ALLOCATIONS = 2000000000 };

/* The sum of the numbers that follow `between` in the line: `+ free 344` or `str 9872 (354)`. */
static unsigned long long sum_of_line(const char *line, char before) {
    unsigned long long sum = 0;
    for (const char *p = line; *p != 0 && *p != '\n'; p++) {
        bool number = p > line && p[-1] == before && *p >= '0' && *p <= '9';
        sum += number ? strtoull(p, NULL, 10) : 0;
    }
    return sum;
}

/* The report of inspect/failure.c: the terms of the heap are its size, and the types all that
 * lives. A text that was cut is not looked at. */
static bool adds_up(const char *report) {
    const char *heap = strstr(report, "\n  heap: "), *live = strstr(report, "\n  live: ");
    const char *terms = heap ? strchr(heap, '=') : NULL,
               *all = terms ? strstr(terms, "live ") : NULL;
    if (!live || !all || !strstr(live, "\n  largest: ")) {
        return false;
    }
    return sum_of_line(terms, ' ') == strtoull(heap + strlen("\n  heap: "), NULL, 10) &&
           sum_of_line(live + strlen("\n  live:"), ' ') ==
               strtoull(all + strlen("live "), NULL, 10);
}

/* Or the report of an earlier run would be taken for one of the next. */
static void forget_report(void) {
    size_t bytes;
    void *record = port_record(&bytes);
    memset(record, 0, bytes);
}

/* The exit status: 1 when any machine or report was wrong. */
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
        forget_report();
        run(command, &trial);
        runs++;
        if (terrarium_failure() != NULL && !adds_up(terrarium_failure())) {
            fprintf(stderr, "sweep: after allocation %lu failed the report does not add up:\n%s\n",
                    n, terrarium_failure());
            faults++;
        }
        if (!trial.sound) {
            fprintf(stderr, "sweep: the machine is damaged after allocation %lu failed\n", n);
            faults++;
        }
    }
    console_discard(false);
    fprintf(stderr, "sweep: %lu runs, %lu faults\n", runs, faults);
    return faults > 0;
}
