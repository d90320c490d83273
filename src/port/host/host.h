/* SPDX-License-Identifier: MIT */
/* What the files of the host port share beyond port/port.h. Only for src/port/host. */
#ifndef TERRARIUM_HOST_H
#define TERRARIUM_HOST_H

#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>

#include "terrarium.h"

/* ---- console.c ---- */

/* Throws away what is written from now on, to both outputs. */
void console_discard(bool discard);
/* Ctrl-C interrupts this machine from now on; NULL: none. It is SIGINT, but on a serial line. */
void console_interrupts(Vm *vm);
/* Ctrl-C has come. May be called from a signal handler. */
void console_interrupt(void);

/* ---- serial.c ---- */

/* Opens a pseudo-terminal, which is the console from now on; the path of its other end, or NULL.
 * There is no way back. */
const char *serial_open(void);
bool serial_is_open(void);
void serial_write(const char *bytes, size_t n);
void serial_write_text(const char *text, size_t n); /* each '\n' as "\r\n" */
int serial_read(void);                              /* as port_read(); it never ends */
bool serial_waits(void);                            /* is there a byte to read? */
void serial_keys(bool keys);                        /* as port_raw() */
void serial_interrupt_key(int key);                 /* as port_interrupt_key() */

/* ---- file.c ---- */

/* Programs see this folder as `/` from now on, and nothing outside of it but through symbolic
 * links; it becomes the current folder. False, and errno, when it cannot be entered. */
bool file_set_root(const char *folder);

/* ---- reset.c ---- */

/* Where port_reset() jumps to from now on; else it ends the process. */
void reset_to(jmp_buf *jump);
/* A soft reset is being made. */
void reset_soft(void);

/* ---- flash.c ---- */

/* Gives the platform flash, kept in a file: FILE[:PAGES[:PAGE_BYTES]], 44 pages of 1024 bytes
 * unless said; without FILE in memory. NULL, or what is wrong. */
const char *flash_open(const char *text);
/* Gives it ROM: what is in a file. NULL, or what is wrong. */
const char *flash_open_rom(const char *path);
/* Power is cut in the middle of the n-th operation from now on: the process ends with FLASH_CUT. */
enum { FLASH_CUT = 99 };
void flash_cut(unsigned long n);

/* ---- main.c ---- */

/* Options of -X that are kept for the machine. */
enum { MOST_OPTIONS = 32 };

/* A parsed command line. */
typedef struct {
    size_t heap_bytes, c_stack_bytes;
    const char *options[MOST_OPTIONS]; /* of -X, for terrarium_option() */
    int option_count;
    int verbose, optimize;
    bool inspect;          /* -i */
    bool dump;             /* -X dump: the program's code is printed, and not run */
    const char *sweep;     /* of -X fail_sweep: "sample" or "all"; else NULL */
    const char *code;      /* of -c, else NULL */
    const char *module;    /* of -m, else NULL */
    const char *file;      /* else NULL: standard input */
    const char *wiring;    /* of -X wiring, else NULL */
    bool serve;            /* --serve: none of these; a board */
    const char *folder;    /* its files; NULL: the current folder */
    const char *dump_path; /* of --heap-on-error, else NULL */
    int argc;              /* sys.argv: argv[0] is "-c", "-m" or the file */
    char **argv;
} Command;

/* One run of the program in a fresh machine. */
typedef struct {
    unsigned long fail_at;          /* this allocation fails; 0: none */
    unsigned long long allocations; /* afterwards: how many there were, if fail_at was set */
    bool sound;                     /* afterwards: the machine is whole, as far as a sweep looks */
} Trial;
typedef int RunTrial(const Command *command, Trial *trial); /* returns the exit status */

/* ---- sweep.c ---- */

/* Runs the program again and again, each time with another allocation failing. Answers 0 if the
 * machine was whole after each, else 1. */
int sweep_run(const Command *command, RunTrial *run);

#endif
