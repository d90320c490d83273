/* SPDX-License-Identifier: MIT */
/* The console of the host: standard input, output and error. Output is buffered: on a terminal up
 * to the end of a line, else until the buffer is full; whatever waits or writes an error flushes
 * it. Ctrl-C is a signal while a program runs; in raw mode, for the line editor, it is a byte. With
 * --serve the console is a serial line instead (serial.c), without a buffer. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
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
    bool rekeyed; /* another key than the terminal's interrupts */
    struct termios cooked;
    volatile sig_atomic_t interrupted;
    Vm *volatile vm;
} console;

/* Writes n bytes in as many pieces as it takes. An error has nobody to be told to: it would be the
 * console. */
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

void port_flush(void) {
    write_all(STDOUT_FILENO, console.output, console.length);
    console.length = 0;
}

/* What was written before is still shown. */
void console_discard(bool discard) {
    port_flush();
    console.discard = discard;
}

/* What fits is copied to the buffer, what is larger than all of it is written past it, in order.
 * Without one each print() would be a call of the system. */
void port_write(const char *bytes, size_t n) {
    if (console.discard) {
        return;
    }
    if (serial_is_open()) {
        serial_write_text(bytes, n);
        return;
    }
    if (!console.terminal_known) {
        console.terminal = isatty(STDOUT_FILENO);
        console.terminal_known = true;
    }
    if (n > OUTPUT_ROOM - console.length) {
        port_flush();
    }
    if (n > OUTPUT_ROOM) {
        write_all(STDOUT_FILENO, bytes, n);
        return;
    }
    memcpy(console.output + console.length, bytes, n);
    console.length += n;
    /* In raw mode there is an editor at work, whose echo must be seen at once. */
    if (console.terminal && (console.raw || memchr(bytes, '\n', n) != NULL)) {
        port_flush();
    }
}

void port_write_bytes(const char *bytes, size_t n) {
    if (serial_is_open()) {
        serial_write(bytes, n);
    } else {
        port_write(bytes, n);
    }
}

/* Output before errors, so that both appear in the order in which they were written. */
void port_write_error(const char *bytes, size_t n) {
    if (serial_is_open()) {
        port_write(bytes, n);
        return;
    }
    port_flush();
    if (!console.discard) {
        write_all(STDERR_FILENO, bytes, n);
    }
}

/* Without a buffer of its own: a signal between two bytes is seen, and a program that takes over
 * standard input finds the rest. */
int port_read(void) {
    if (serial_is_open()) {
        return serial_read();
    }
    unsigned char byte;
    port_flush();
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

bool port_is_serial(void) {
    return serial_is_open();
}

/* Whoever sets it takes it back; on a serial line there is nothing to set but what Ctrl-C is. */
void port_raw(bool raw) {
    if (serial_is_open()) {
        serial_keys(raw);
        return;
    }
    if (console.rekeyed) {
        tcsetattr(STDIN_FILENO, TCSADRAIN, &console.cooked);
        console.rekeyed = false;
    }
    if (raw == console.raw) {
        return;
    }
    if (!raw) {
        port_flush();
        tcsetattr(STDIN_FILENO, TCSADRAIN, &console.cooked);
        console.raw = false;
        return;
    }
    if (tcgetattr(STDIN_FILENO, &console.cooked) != 0) {
        return; /* no terminal */
    }
    struct termios keys = console.cooked;
    cfmakeraw(&keys);
    /* Ctrl-C stays a signal, so that none is lost between the line and what it starts. */
    keys.c_lflag |= ISIG;
    keys.c_cc[VQUIT] = keys.c_cc[VSUSP] = _POSIX_VDISABLE;
    if (tcsetattr(STDIN_FILENO, TCSADRAIN, &keys) == 0) {
        console.raw = true;
    }
}

/* The terminal makes the signal, so it has to be told; what it was is put back by port_raw(false),
 * which atexit() calls as well. */
void port_interrupt_key(int key) {
    struct termios other;
    if (serial_is_open()) {
        serial_interrupt_key(key);
        return;
    }
    if (tcgetattr(STDIN_FILENO, &other) != 0) {
        return; /* no terminal */
    }
    if (!console.rekeyed) {
        console.cooked = other;
    }
    other.c_cc[VINTR] = key < 0 ? _POSIX_VDISABLE : (cc_t)key;
    console.rekeyed = tcsetattr(STDIN_FILENO, TCSADRAIN, &other) == 0 || console.rekeyed;
}

/* ---- Ctrl-C ---- */
/* The signal sets a flag for whoever waits in port_read() and one in the machine that runs;
 * whichever is looked at first raises KeyboardInterrupt. */

void console_interrupt(void) {
    console.interrupted = 1;
    if (console.vm != NULL) {
        terrarium_interrupt(console.vm);
    }
}

/* The handler of SIGINT: only flags are set, as it may have come in the middle of anything. */
static void on_interrupt(int number) {
    (void)number;
    console_interrupt();
}

/* The handler of SIGALRM. */
static void on_tick(int number) {
    (void)number;
    if (console.vm != NULL) {
        terrarium_tick(console.vm);
    }
}

/* Calls of the system begin anew after the signal, but for those that wait: they may end early. */
void port_tick(uint32_t ms) {
    struct sigaction action = {.sa_handler = on_tick, .sa_flags = SA_RESTART};
    struct timeval every = {(time_t)(ms / 1000), (suseconds_t)(ms % 1000 * 1000)};
    struct itimerval timer = {every, every};
    sigaction(SIGALRM, &action, NULL);
    setitimer(ITIMER_REAL, &timer, NULL);
}

void console_interrupts(Vm *vm) {
    static bool installed;
    console.vm = vm;
    if (!installed && !serial_is_open()) {
        struct sigaction action = {.sa_handler = on_interrupt}; /* without SA_RESTART: reads end */
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
