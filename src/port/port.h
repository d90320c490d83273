/* SPDX-License-Identifier: MIT */
/* What a platform gives to the rest: a console, clocks, randomness, files to read. Each folder
 * below src/port implements all of it. Nothing here touches the heap or raises. */
#ifndef TERRARIUM_PORT_H
#define TERRARIUM_PORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- console ---- */

void port_write(const char *bytes, size_t n); /* standard output */
void port_write_error(const char *bytes,
                      size_t n); /* standard error; the console where there is none */
/* Waits for a byte of input; -1 at its end, -2 when Ctrl-C came instead. */
int port_read(void);
/* Ctrl-C has come since it was asked last. */
bool port_interrupt_pending(void);
/* True: keys come one by one, unseen, Enter as \r, Ctrl-C as byte 3, for a line editor. False, and
 * at first: as the user has set the terminal, with \n for Enter. */
void port_raw(bool raw);

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

/* ---- files, for import and programs ---- */

/* Paths are UTF-8 with '/', relative to whatever the platform takes for the current folder. */
enum { PORT_NOTHING, PORT_FILE, PORT_FOLDER };
int port_file_stat(const char *path);                      /* one of the above */
int port_file_open(const char *path);                      /* for reading; a handle, or -1 */
size_t port_file_read(int file, char *bytes, size_t room); /* 0 at the end */
/* From the start of the file; false when that is impossible. */
bool port_file_seek(int file, size_t offset);
void port_file_close(int file);

#endif
