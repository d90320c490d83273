/* SPDX-License-Identifier: MIT */
/* A port without an outside (port.h): the console reads the input of the fuzzer, time goes by
 * calls, there are no files. So an input does the same in every run, and harms nothing. */
#include "port/port.h"

#include <stdio.h>
#include <string.h>

#include "fuzz.h"
#include "terrarium.h"
#include "builtins.h"
#include "vm/vm.h"

enum { CTRL_C = 3, US_A_CALL = 500, ENOENT_ANSWER = -2 };

static struct {
    Vm *vm;
    const uint8_t *next, *end;
    bool raw;     /* Ctrl-C is a byte; else it interrupts the program */
    bool pending; /* it has */
    bool show;
    uint64_t now;
    unsigned sum; /* of all that was written: each byte is looked at */
} port;

void port_feed(Vm *vm, const uint8_t *bytes, size_t n) {
    bool show = port.show;
    memset(&port, 0, sizeof port);
    port.vm = vm;
    port.next = bytes;
    port.end = bytes + n;
    port.show = show;
}

bool port_has_input(void) {
    return port.next != port.end;
}

void port_show(bool show) {
    port.show = show;
}

/* ---- console ---- */

/* Ctrl-C that comes next is taken for one that came while the program wrote. */
void port_write(const char *bytes, size_t n) {
    port_write_bytes(bytes, n);
    if (!port.raw && port_has_input() && *port.next == CTRL_C) {
        port.next++;
        port.pending = true;
        terrarium_interrupt(port.vm);
    }
}

void port_write_bytes(const char *bytes, size_t n) {
    for (size_t i = 0; i < n; i++) {
        port.sum += (unsigned char)bytes[i];
    }
    if (port.show) {
        fwrite(bytes, 1, n, stderr);
    }
}

void port_flush(void) {}

void port_write_error(const char *bytes, size_t n) {
    port_write_bytes(bytes, n);
}

int port_read(void) {
    if (port_interrupt_pending()) {
        return -2;
    }
    int key = port_has_input() ? *port.next++ : -1;
    if (key == CTRL_C && !port.raw) {
        terrarium_interrupt(port.vm);
        return -2;
    }
    return key;
}

bool port_interrupt_pending(void) {
    bool pending = port.pending;
    port.pending = false;
    return pending;
}

/* Ctrl-C stays what it is. */
void port_interrupt_key(int key) {
    (void)key;
}

void port_raw(bool raw) {
    port.raw = raw;
}

bool port_is_serial(void) {
    return true;
}

/* ---- time ---- */

uint64_t port_monotonic_us(void) {
    return port.now += US_A_CALL;
}

/* It never comes. */
void port_tick(uint32_t ms) {
    (void)ms;
}

uint32_t port_ticks_ms(void) {
    return (uint32_t)(port_monotonic_us() / 1000);
}

uint32_t port_ticks_us(void) {
    return (uint32_t)port_monotonic_us();
}

uint64_t port_cpu_us(void) {
    return port_monotonic_us();
}

uint64_t port_epoch_us(void) {
    return port_monotonic_us();
}

int32_t port_utc_offset(uint64_t epoch_seconds) {
    (void)epoch_seconds;
    return 0;
}

void port_sleep_us(uint32_t us) {
    port.now += us;
}

/* What waits for the console finds what the fuzzer has left; anything else is ready. */
int port_poll(PortPoll *polls, size_t n, uint32_t ms) {
    int ready = 0;
    for (size_t i = 0; i < n; i++) {
        bool waits = polls[i].handle == 0 && !port_has_input();
        polls[i].got = polls[i].asked & (uint16_t)(waits ? PORT_OUT : PORT_OUT | PORT_IN);
        ready += polls[i].got != 0;
    }
    port.now += ready ? 0 : (uint64_t)ms * 1000;
    return ready;
}

/* ---- other ---- */

uint32_t port_random(void) {
    return 1;
}

void *port_record(size_t *bytes) {
    static uintptr_t record[64];
    *bytes = sizeof record;
    return record;
}

bool port_has_addresses(void) {
    return false;
}

const char *port_machine(void) {
    return "fuzz with fuzzer";
}

/* ---- terminals ---- */

int port_terminal_raw(int handle, bool on) {
    (void)handle, (void)on;
    return -25; /* ENOTTY */
}

void port_terminal_size(int *rows, int *columns) {
    *rows = *columns = 0;
}

const char *port_environment(int i) {
    (void)i;
    return NULL;
}

/* ---- files: there are none ---- */

int port_file_stat(const char *path) {
    (void)path;
    return PORT_NOTHING;
}

int port_file_info(const char *path, PortInfo *info) {
    (void)path;
    *info = (PortInfo){0};
    return ENOENT_ANSWER;
}

int port_file_open(const char *path, int flags) {
    (void)path, (void)flags;
    return ENOENT_ANSWER;
}

intptr_t port_file_read(int file, char *bytes, size_t room) {
    (void)file, (void)bytes, (void)room;
    return ENOENT_ANSWER;
}

intptr_t port_file_write(int file, const char *bytes, size_t n) {
    (void)file, (void)bytes, (void)n;
    return ENOENT_ANSWER;
}

int64_t port_file_seek(int file, int64_t offset, int whence) {
    (void)file, (void)offset, (void)whence;
    return ENOENT_ANSWER;
}

int port_file_truncate(int file, uint64_t size) {
    (void)file, (void)size;
    return ENOENT_ANSWER;
}

int port_file_sync(int file) {
    (void)file;
    return ENOENT_ANSWER;
}

int port_file_close(int file) {
    (void)file;
    return ENOENT_ANSWER;
}

bool port_file_isatty(int file) {
    (void)file;
    return false;
}

int port_file_act(enum PortAction action, const char *path, const char *to) {
    (void)action, (void)path, (void)to;
    return ENOENT_ANSWER;
}

int port_file_cwd(char *path, size_t room) {
    (void)room;
    strcpy(path, "/");
    return 0;
}

int port_file_space(const char *path, uint64_t figures[4]) {
    (void)path;
    memset(figures, 0, 4 * sizeof *figures);
    return ENOENT_ANSWER;
}

int port_folder_open(const char *path) {
    (void)path;
    return ENOENT_ANSWER;
}

int port_folder_next(int folder, char *name, size_t room) {
    (void)folder, (void)name, (void)room;
    return PORT_NOTHING;
}

void port_folder_close(int folder) {
    (void)folder;
}

/* The input goes on. */
void port_reset(void) {
    vm_raise_value(port.vm, &type_SystemExit, value_int(0));
}

int port_reset_cause(void) {
    return 1;
}

const PortFlash *port_flash(void) {
    return NULL;
}

const PortFlash *port_rom(void) {
    return NULL;
}
