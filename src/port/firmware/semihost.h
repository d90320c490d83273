/* SPDX-License-Identifier: MIT */
/* Semihosting: services of the debugger or of QEMU behind a breakpoint instruction. Without one
 * attached each call fails. */
#ifndef TERRARIUM_SEMIHOST_H
#define TERRARIUM_SEMIHOST_H

#include <stdbool.h>
#include <stddef.h>

/* Ends the run with that exit status; returns when nobody is there. */
void semihost_exit(int status);
/* The words after `arg=` of the command line, joined with spaces; false if they do not fit. */
bool semihost_command_line(char *text, size_t room);
/* Opens a host file in binary: a handle, or -1. */
enum { SEMIHOST_READ = 1, SEMIHOST_CHANGE = 3, SEMIHOST_REPLACE = 7 }; /* rb, r+b, w+b */
int semihost_open(const char *path, int mode);
bool semihost_remove(const char *path);
bool semihost_rename(const char *from, const char *to);
/* Its length in bytes, or -1. */
long semihost_length(int file);
/* Reads n bytes; how many came. */
size_t semihost_read(int file, void *bytes, size_t n);
/* Writes n bytes; how many went. */
size_t semihost_write(int file, const void *bytes, size_t n);
/* From the start of the file; false when that is impossible. */
bool semihost_seek(int file, size_t offset);
void semihost_close(int file);

#endif
