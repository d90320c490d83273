/* SPDX-License-Identifier: MIT */
/* Semihosting calls: an operation, the address of its arguments, an answer. Without a debugger the
 * breakpoint is a fault, which startup.c answers with -1. */
#include "port/firmware/semihost.h"

#include <stdint.h>
#include <string.h>

#include "cpu.h"

/* Numbers of operations, from Arm's Semihosting specification, and of what one of them takes. */
enum {
    SYS_OPEN = 0x01,
    SYS_CLOSE = 0x02,
    SYS_WRITE = 0x05,
    SYS_READ = 0x06,
    SYS_SEEK = 0x0A,
    SYS_FLEN = 0x0C,
    SYS_REMOVE = 0x0E,
    SYS_RENAME = 0x0F,
    SYS_GET_CMDLINE = 0x15,
    SYS_EXIT_EXTENDED = 0x20,
    STOPPED_APPLICATION_EXIT = 0x20026
};

static intptr_t call(int operation, const void *arguments) {
    return cpu_semihost(operation, arguments);
}

/* SYS_EXIT_EXTENDED, since SYS_EXIT takes no status on 32-bit machines. */
void semihost_exit(int status) {
    const intptr_t arguments[] = {STOPPED_APPLICATION_EXIT, status};
    call(SYS_EXIT_EXTENDED, arguments);
}

/* The block holds address and room, and gets the length, which is not needed. */
bool semihost_command_line(char *text, size_t room) {
    const intptr_t arguments[] = {(intptr_t)text, (intptr_t)room};
    return call(SYS_GET_CMDLINE, arguments) == 0;
}

/* The host's handle, or -1. Lengths of paths are without the zero at their end. */
int semihost_open(const char *path, int mode) {
    const intptr_t arguments[] = {(intptr_t)path, mode, (intptr_t)strlen(path)};
    return (int)call(SYS_OPEN, arguments);
}

bool semihost_remove(const char *path) {
    const intptr_t arguments[] = {(intptr_t)path, (intptr_t)strlen(path)};
    return call(SYS_REMOVE, arguments) == 0;
}

bool semihost_rename(const char *from, const char *to) {
    const intptr_t arguments[] = {(intptr_t)from, (intptr_t)strlen(from), (intptr_t)to,
                                  (intptr_t)strlen(to)};
    return call(SYS_RENAME, arguments) == 0;
}

/* In bytes; -1: the host cannot tell. */
long semihost_length(int file) {
    const intptr_t arguments[] = {file};
    return (long)call(SYS_FLEN, arguments);
}

size_t semihost_read(int file, void *bytes, size_t n) {
    const intptr_t arguments[] = {file, (intptr_t)bytes, (intptr_t)n};
    return n - (size_t)call(SYS_READ, arguments); /* the answer is what did not come */
}

size_t semihost_write(int file, const void *bytes, size_t n) {
    const intptr_t arguments[] = {file, (intptr_t)bytes, (intptr_t)n};
    return n - (size_t)call(SYS_WRITE, arguments); /* the answer is what did not go */
}

/* From the beginning of the file. */
bool semihost_seek(int file, size_t offset) {
    const intptr_t arguments[] = {file, (intptr_t)offset};
    return call(SYS_SEEK, arguments) == 0;
}

void semihost_close(int file) {
    const intptr_t arguments[] = {file};
    call(SYS_CLOSE, arguments);
}
