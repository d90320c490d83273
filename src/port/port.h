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
/* The byte that is Ctrl-C from now on, until port_raw(false) makes it 3 again; -1: none is. */
void port_interrupt_key(int key);
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
/* From now on an interrupt calls terrarium_tick() of the machine that runs each `ms` milliseconds;
 * 0: no more. */
void port_tick(uint32_t ms);

/* ---- other ---- */

uint32_t port_random(void); /* as unpredictable as the platform can; for seeds */
/* What it runs on, as the banner and sys.implementation._machine say it: "BOARD with CORE". */
const char *port_machine(void);

/* Resets the chip; on the host ends the process or, with --serve, begins anew. */
_Noreturn void port_reset(void);
/* Why it began: 1 power on, 2 hard reset, 3 watchdog, 4 deep sleep, 5 soft reset. */
int port_reset_cause(void);
/* Memory, aligned to words, that a reset leaves as it is; the same each time. NULL: there is none.
 * */
void *port_record(size_t *bytes);

/* May a program read and write any address, as those of a chip's registers? */
bool port_has_addresses(void);

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
int port_file_open(const char *path, int flags); /* a handle */
/* 0 at the end; -EINTR: by Ctrl-C; -EAGAIN: nothing now, and the handle does not wait */
intptr_t port_file_read(int file, char *bytes, size_t room);
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

/* ---- flash for files ---- */

/* Flash that programs may keep files in. Reading is plain memory at `base`. Both calls are false
 * when the hardware reports a failure, and may be cut short by a loss of power at any moment. */
typedef struct {
    const uint8_t *base;
    uint32_t page_bytes, pages;
    bool (*erase)(uint32_t page); /* all its bits become 1 */
    /* Whole aligned words, each once between two erasures; `bytes` is aligned, too. */
    bool (*program)(uint32_t offset, const void *bytes, uint32_t n);
} PortFlash;
const PortFlash *port_flash(void); /* NULL: the platform has none */
/* The same for a file system that is only read (ROMFS), and code that is run in place. program()
 * and erase() may be missing. */
const PortFlash *port_rom(void);

/* ---- waiting ---- */

/* What is asked of a handle and what it answers, with the numbers of Linux; the last three come
 * unasked. Handles 0 to 2 are the console. */
enum { PORT_IN = 1, PORT_OUT = 4, PORT_ERROR = 8, PORT_HUNG_UP = 16, PORT_INVALID = 32 };
typedef struct {
    int32_t handle;
    uint16_t asked, got;
} PortPoll;
/* Waits until one of them is ready or `ms` have passed. How many are; -EINTR (-4) when Ctrl-C or
 * another signal came. */
int port_poll(PortPoll *polls, size_t n, uint32_t ms);

/* ---- sockets: only of platforms that are built with the module socket ---- */

/* An IPv4 address. Numbers of types, options and errors are those of Linux. A socket is a handle
 * of a file as well: port_file_read(), _write() and _close() work with it. */
typedef struct {
    uint8_t ip[4];
    uint16_t port;
} PortAddress;
/* The address of a host's name; -ENOENT where there is none. */
int port_socket_resolve(const char *host, uint8_t ip[4]);
int port_socket_open(int type, int protocol);
int port_socket_pair(int type, int handles[2]);
int port_socket_copy(int socket); /* another handle of the same */
int port_socket_bind(int socket, const PortAddress *address);
int port_socket_connect(int socket, const PortAddress *address);
int port_socket_listen(int socket, int backlog);
int port_socket_accept(int socket, PortAddress *from);
int port_socket_shutdown(int socket, int how);
int port_socket_name(int socket, bool peer, PortAddress *address);
/* from and to may be NULL. */
intptr_t port_socket_receive(int socket, void *bytes, size_t room, int flags, PortAddress *from);
intptr_t port_socket_send(int socket, const void *bytes, size_t n, int flags,
                          const PortAddress *to);
/* How long a call waits: in milliseconds, 0 not at all, -1 for ever. What did not come in time is
 * EAGAIN. */
int port_socket_set_wait(int socket, int32_t ms);
int32_t port_socket_wait(int socket);
/* *n: room, and what the option takes of it. */
int port_socket_option(int socket, int level, int option, void *value, size_t *n);
int port_socket_set_option(int socket, int level, int option, const void *value, size_t n);

/* ---- terminals: only of platforms that are built with the module _terminal ---- */

/* See the module's functions (module/terminal.c); 0 or an error. */
int port_terminal_raw(int handle, bool on);
void port_terminal_size(int *rows, int *columns);

/* The i-th variable of the environment as NAME=VALUE; NULL behind the last, and where there is
 * none. */
const char *port_environment(int i);

#endif
