/* SPDX-License-Identifier: MIT */
/* The console of the host: standard input, output and error. Output is buffered: on a terminal up
 * to the end of a line, else until the buffer is full; whatever waits or writes an error flushes
 * it. Ctrl-C is a signal while a program runs; in raw mode, for the line editor, it is a byte. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "port/host/host.h"
#include "port/port.h"

enum { OUTPUT_ROOM = 16384 };

/* The one console of the process; zero is its state at the start. */
static struct {
    char output[OUTPUT_ROOM];
    size_t length;
    bool discard;
    bool terminal_known, terminal; /* is standard output one? */
    bool raw;
    struct termios cooked;
    volatile sig_atomic_t interrupted;
    Vm *volatile vm;
} console;

/* Writes n bytes in as many pieces as it takes. */
static void write_all(int file, const char *bytes, size_t n) {
    while (n > 0) {
        ssize_t done = write(file, bytes, n);
        if (done < 0 && errno != EINTR) {
            return; /* nobody listens any more */
        }
        if (done > 0) {
            bytes += done;
            n -= (size_t)done;
        }
    }
}

void console_flush(void) {
    write_all(STDOUT_FILENO, console.output, console.length);
    console.length = 0;
}

void console_discard(bool discard) {
    console_flush();
    console.discard = discard;
}

/* What fits is copied to the buffer, what is larger than all of it is written past it, in order. */
void port_write(const char *bytes, size_t n) {
    if (console.discard) {
        return;
    }
    if (!console.terminal_known) {
        console.terminal = isatty(STDOUT_FILENO);
        console.terminal_known = true;
    }
    if (n > OUTPUT_ROOM - console.length) {
        console_flush();
    }
    if (n > OUTPUT_ROOM) {
        write_all(STDOUT_FILENO, bytes, n);
        return;
    }
    memcpy(console.output + console.length, bytes, n);
    console.length += n;
    /* In raw mode there is an editor at work, whose echo must be seen at once. */
    if (console.terminal && (console.raw || memchr(bytes, '\n', n) != NULL)) {
        console_flush();
    }
}

/* Output before errors, so that both appear in the order in which they were written. */
void port_write_error(const char *bytes, size_t n) {
    console_flush();
    if (!console.discard) {
        write_all(STDERR_FILENO, bytes, n);
    }
}

/* Without a buffer of its own: a signal between two bytes is seen, and a program that takes over
 * standard input finds the rest. */
int port_read(void) {
    unsigned char byte;
    console_flush();
    for (;;) {
        if (port_interrupt_pending()) {
            return -2;
        }
        ssize_t n = read(STDIN_FILENO, &byte, 1);
        if (n == 1) {
            return byte;
        }
        if (n == 0 || errno != EINTR) {
            return -1;
        }
    }
}

/* For atexit(). */
static void restore_terminal(void) {
    port_raw(false);
}

void port_raw(bool raw) {
    if (raw == console.raw) {
        return;
    }
    if (!raw) {
        console_flush();
        tcsetattr(STDIN_FILENO, TCSADRAIN, &console.cooked);
        console.raw = false;
        return;
    }
    if (tcgetattr(STDIN_FILENO, &console.cooked) != 0) {
        return; /* no terminal */
    }
    /* Output stays as it was: '\n' is still shown as a new line. */
    struct termios keys = console.cooked;
    cfmakeraw(&keys);
    keys.c_oflag = console.cooked.c_oflag;
    /* Ctrl-C stays a signal, so that none is lost between the line and what it starts. */
    keys.c_lflag |= ISIG;
    keys.c_cc[VQUIT] = keys.c_cc[VSUSP] = _POSIX_VDISABLE;
    if (tcsetattr(STDIN_FILENO, TCSADRAIN, &keys) == 0) {
        console.raw = true;
    }
}

/* ---- Ctrl-C ---- */
/* The signal sets a flag for whoever waits in port_read() and one in the machine that runs;
 * whichever is looked at first raises KeyboardInterrupt. */

/* The handler of SIGINT: only flags are set. */
static void interrupt(int number) {
    (void)number;
    console.interrupted = 1;
    if (console.vm != NULL) {
        terrarium_interrupt(console.vm);
    }
}

void console_interrupts(Vm *vm) {
    static bool installed;
    console.vm = vm;
    if (!installed) {
        struct sigaction action = {.sa_handler = interrupt}; /* without SA_RESTART: reads end */
        sigaction(SIGINT, &action, NULL);
        atexit(restore_terminal);
        installed = true;
    }
}

/* Asking takes the flag back. */
bool port_interrupt_pending(void) {
    bool pending = console.interrupted;
    console.interrupted = 0;
    return pending;
}
