/* SPDX-License-Identifier: MIT */
/* What a platform gives to the rest: a console, clocks, randomness, files to read. Each folder
 * below src/port implements all of it. Nothing here touches the heap or raises. */
#ifndef TERRARIUM_PORT_H
#define TERRARIUM_PORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- console ---- */

/* Standard output: text. A serial line makes "\r\n" of each '\n'. */
void port_write(const char *bytes, size_t n);
/* The same as it is: what a line editor or a protocol has to say, and binary data. */
void port_write_bytes(const char *bytes, size_t n);
void port_write_error(const char *bytes,
                      size_t n); /* standard error; the console where there is none */
void port_flush(void); /* shows what port_write() has held back; so do waiting and sleeping */
/* Waits for a byte of input; -1 at its end, -2 when Ctrl-C came instead. */
int port_read(void);
/* Ctrl-C has come since it was asked last. */
bool port_interrupt_pending(void);
/* True: keys come one by one, unseen, Enter as \r, Ctrl-C as byte 3, and '\n' is no more than that
 * on the screen; for a line editor. False, and at first: as the user has set the terminal, with \n
 * for Enter, and Ctrl-C interrupts the program. */
void port_raw(bool raw);
/* Is the console a serial line? Then nobody echoes what comes in, and Enter is '\r'. */
bool port_is_serial(void);

/* ---- time ---- */

uint32_t port_ticks_ms(void); /* since an arbitrary start, wrapping */
uint32_t port_ticks_us(void);
uint64_t port_monotonic_us(void); /* the same clock without wrapping */
uint64_t port_cpu_us(void);       /* processor time used; the same as above where not known */
uint64_t port_epoch_us(void); /* since 1970-01-01 UTC; since reset where there is no such clock */
int32_t port_utc_offset(uint64_t epoch_seconds); /* seconds that local time is ahead of UTC then */
void port_sleep_us(uint32_t us);                 /* may end early when Ctrl-C comes */

/* ---- other ---- */

uint32_t port_random(void); /* as unpredictable as the platform can; for seeds */
/* What it runs on, as the banner and sys.implementation._machine say it: "BOARD with CORE". */
const char *port_machine(void);

/* ---- files ---- */

/* Paths are UTF-8 with '/', relative to the current folder of the process; "" is that folder.
 * Answers below 0 are errors: -2 is ENOENT, with the numbers of Linux. */
enum { PORT_NOTHING, PORT_FILE, PORT_FOLDER };
int port_file_stat(const char *path); /* one of the above */
typedef struct {
    uint32_t mode; /* as st_mode: PORT_MODE_ and permissions */
    uint64_t size;
    int64_t accessed, modified, changed; /* seconds since 1970 */
} PortInfo;
enum { PORT_MODE_FOLDER = 0x4000, PORT_MODE_FILE = 0x8000 };
int port_file_info(const char *path, PortInfo *info);

enum {
    PORT_READ = 1,
    PORT_WRITE = 2,
    PORT_CREATE = 4,
    PORT_TRUNCATE = 8,
    PORT_APPEND = 16, /* each write goes to the end */
    PORT_EXCLUSIVE = 32
};
int port_file_open(const char *path, int flags);                 /* a handle */
intptr_t port_file_read(int file, char *bytes, size_t room);     /* 0 at the end */
intptr_t port_file_write(int file, const char *bytes, size_t n); /* may be less than n */
int64_t port_file_seek(int file, int64_t offset, int whence);    /* the new position */
int port_file_truncate(int file, uint64_t size);                 /* or extend */
int port_file_sync(int file);
int port_file_close(int file);
bool port_file_isatty(int file);

/* What is done to a path; `to` for RENAME. */
enum PortAction { PORT_REMOVE, PORT_RENAME, PORT_MKDIR, PORT_RMDIR, PORT_CHDIR };
int port_file_act(enum PortAction action, const char *path, const char *to);
int port_file_cwd(char *path, size_t room);
/* Block size, blocks, free blocks, longest name. */
int port_file_space(const char *path, uint64_t figures[4]);

/* The names in a folder, `.` and `..` left out: one of the above for each, 0 after the last. */
int port_folder_open(const char *path); /* a handle */
int port_folder_next(int folder, char *name, size_t room);
void port_folder_close(int folder);

/* The i-th variable of the environment as NAME=VALUE; NULL behind the last, and where there is
 * none. */
const char *port_environment(int i);

#endif
