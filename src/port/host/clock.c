/* SPDX-License-Identifier: MIT */
/* Clocks and randomness of the host, and its name. */
#define _DEFAULT_SOURCE /* tm_gmtoff */
#include <signal.h>
#include <sys/random.h>
#include <sys/time.h>
#include <time.h>

#include "port/host/host.h"
#include "port/hardware.h"
#include "port/port.h"
#include "simulate/simulate.h"

/* A clock of the system in microseconds. Neither of the three that are asked for can fail on Linux.
 */
static uint64_t microseconds(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

uint64_t port_monotonic_us(void) {
    return microseconds(CLOCK_MONOTONIC);
}

/* Of all threads of the process, system calls included. */
uint64_t port_cpu_us(void) {
    return microseconds(CLOCK_PROCESS_CPUTIME_ID);
}

uint64_t port_epoch_us(void) {
    return microseconds(CLOCK_REALTIME);
}

/* Wraps after 71 minutes, port_ticks_ms() after 49 days: programs take differences. */
uint32_t port_ticks_us(void) {
    return (uint32_t)port_monotonic_us();
}

uint32_t port_ticks_ms(void) {
    return (uint32_t)(port_monotonic_us() / 1000);
}

/* By the time zone of the process (TZ), summer time included; 0 for times that the system cannot
 * convert. */
int32_t port_utc_offset(uint64_t epoch_seconds) {
    time_t seconds = (time_t)epoch_seconds;
    struct tm local;
    return localtime_r(&seconds, &local) == NULL ? 0 : (int32_t)local.tm_gmtoff;
}

/* Output is shown before, as the user will want to read it meanwhile. */
void port_sleep_us(uint32_t us) {
    struct timespec left = {(time_t)(us / 1000000), (long)(us % 1000000) * 1000};
    port_flush();
    nanosleep(&left, NULL); /* a signal ends it early */
}

/* The handler of SIGVTALRM. */
static void on_computed(int number) {
    (void)number;
    hardware_tick();
}

/* Ticks of the processor time that the process itself uses: a program that waits gets none. */
uint32_t simulate_want_ticks(uint32_t ms) {
    struct sigaction action = {.sa_handler = on_computed, .sa_flags = SA_RESTART};
    struct timeval every = {0, (suseconds_t)(ms * 1000)};
    struct itimerval timer = {every, every};
    sigaction(SIGVTALRM, &action, NULL);
    setitimer(ITIMER_VIRTUAL, &timer, NULL);
    return ms;
}

/* The system's randomness without waiting for it; early at boot the clock has to do. */
uint32_t port_random(void) {
    uint32_t number = 0;
    if (getrandom(&number, sizeof number, GRND_NONBLOCK) != (ssize_t)sizeof number) {
        number = (uint32_t)port_epoch_us();
    }
    return number;
}

/* A process has no reset but that of --serve. */
void *port_record(size_t *bytes) {
    static uintptr_t record[1024 / sizeof(uintptr_t)];
    *bytes = sizeof record;
    return record;
}

/* A program must not get at the process behind the heap. */
bool port_has_addresses(void) {
    return false;
}

const char *port_machine(void) {
    return sizeof(void *) == 8 ? "linux with 64-bit words" : "linux with 32-bit words";
}
