/* SPDX-License-Identifier: MIT */
/* A board's serial line on a pseudo-terminal, for --serve. As on a board, an interrupt (SIGIO)
 * takes what comes in into a ring, so that Ctrl-C is seen while a program runs. The ring is written
 * by the handler and read with the signal blocked. What it cannot hold stays in the kernel, so
 * nothing is lost; only then Ctrl-C has to wait. */
#define _GNU_SOURCE /* posix_openpt, O_ASYNC */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "port/host/host.h"
#include "port/port.h"

/* PATIENCE: milliseconds that a full line is waited for before output is thrown away. */
enum { RING = 1 << 16, CTRL_C = 3, PATIENCE = 2000 };

/* The one line of the process. */
static struct {
    int file;          /* the master's end; 0: there is none */
    bool keys;         /* Ctrl-C is a byte like any other: the REPL reads */
    int other_key;     /* 3 xor the byte that is Ctrl-C: zero at first */
    bool deaf;         /* nobody reads at the other end */
    size_t head, tail; /* both only count up */
    unsigned char ring[RING];
} line;

/* A program runs and Ctrl-C has come: what was typed before is void. */
static void interrupt_program(size_t after) {
    line.tail = after;
    console_interrupt();
}

/* Takes all that has come in, as far as there is room. Runs with SIGIO blocked, in the handler or
 * out of it, so that head has one writer at a time. */
static void take(void) {
    while (line.head - line.tail < RING) {
        size_t at = line.head % RING, room = RING - (line.head - line.tail);
        room = room < RING - at ? room : RING - at;
        ssize_t n = read(line.file, line.ring + at, room);
        if (n <= 0) {
            return;
        }
        for (ssize_t i = 0; i < n; i++) {
            line.head++;
            if (line.ring[at + (size_t)i] == (CTRL_C ^ line.other_key) && !line.keys) {
                interrupt_program(line.head);
            }
        }
    }
}

/* The handler of SIGIO; it leaves errno as it was. */
static void on_input(int number) {
    int saved = errno;
    (void)number;
    take();
    errno = saved;
}

/* Blocks SIGIO and answers the mask that was set before, for release(). */
static sigset_t hold(void) {
    sigset_t input, before;
    sigemptyset(&input);
    sigaddset(&input, SIGIO);
    sigprocmask(SIG_BLOCK, &input, &before);
    return before;
}

static void release(const sigset_t *before) {
    sigprocmask(SIG_SETMASK, before, NULL);
}

/* Our end is opened raw, and kept open: clients may come and go, and nothing is echoed before they
 * have set the line themselves. */
const char *serial_open(void) {
    int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0) {
        return NULL;
    }
    const char *path = ptsname(master);
    int other = path == NULL ? -1 : open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
    struct termios raw;
    if (other < 0 || tcgetattr(other, &raw) != 0) {
        return NULL;
    }
    cfmakeraw(&raw);
    tcsetattr(other, TCSANOW, &raw);
    struct sigaction action = {.sa_handler = on_input, .sa_flags = SA_RESTART};
    sigaction(SIGIO, &action, NULL);
    line.file = master;
    fcntl(master, F_SETOWN, getpid());
    fcntl(master, F_SETFL, O_RDWR | O_NONBLOCK | O_ASYNC);
    return path;
}

bool serial_is_open(void) {
    return line.file != 0;
}

/* A client that does not read gets time; then output is thrown away until the line takes bytes
 * again, as a board's USB does. */
void serial_write(const char *bytes, size_t n) {
    while (n > 0) {
        ssize_t done = write(line.file, bytes, n);
        if (done > 0) {
            bytes += done;
            n -= (size_t)done;
            line.deaf = false;
        } else if (errno != EINTR) {
            struct pollfd full = {line.file, POLLOUT, 0};
            if (line.deaf || (poll(&full, 1, PATIENCE) == 0)) {
                line.deaf = true;
                return;
            }
        }
    }
}

/* Terminals want a carriage return with each line feed, and the line is raw. */
void serial_write_text(const char *text, size_t n) {
    while (n > 0) {
        const char *end = memchr(text, '\n', n);
        size_t part = end == NULL ? n : (size_t)(end - text);
        serial_write(text, part);
        if (end != NULL) {
            serial_write("\r\n", 2);
            part++;
        }
        text += part;
        n -= part;
    }
}

/* A byte, or -2 after an interrupt. Waits for the signal without a gap between the look and the
 * wait: sigsuspend() lets it in and waits in one step. */
int serial_read(void) {
    sigset_t before = hold();
    int byte = -2;
    while (!port_interrupt_pending()) {
        take();
        if (line.head != line.tail) {
            byte = line.ring[line.tail % RING];
            line.tail++;
            break;
        }
        sigsuspend(&before);
    }
    release(&before);
    return byte;
}

/* Can a byte be read without waiting? Takes in what the kernel has first. */
bool serial_waits(void) {
    sigset_t before = hold();
    take();
    bool waits = line.head != line.tail;
    release(&before);
    return waits;
}

/* A Ctrl-C that has come in behind a program's text interrupts it as soon as it begins. */
void serial_keys(bool keys) {
    sigset_t before = hold();
    line.keys = keys;
    line.other_key = 0;
    for (size_t at = line.tail; !keys && at != line.head; at++) {
        if (line.ring[at % RING] == CTRL_C) {
            interrupt_program(at + 1);
        }
    }
    release(&before);
}

/* Until serial_keys() is called, which makes it Ctrl-C again. */
void serial_interrupt_key(int key) {
    sigset_t before = hold();
    line.other_key = CTRL_C ^ key;
    release(&before);
}
