/* SPDX-License-Identifier: MIT */
/* The console: a UART behind port_read() and port_write(). Output waits for the transmitter; input
 * is taken by the interrupt into a ring, so that Ctrl-C is seen while a program runs. When the ring
 * is full while the REPL reads, bytes are left in the UART, which loses none where the other side
 * waits (a model, USB); while a program runs they are taken and lost, so that Ctrl-C gets through.
 * Ctrl-C is a byte like any other while the REPL reads (port_raw), else it interrupts the
 * program. */
#include <stdbool.h>
#include <stddef.h>

#include "board.h"
#include "cpu.h"
#include "port/firmware/firmware.h"
#include "port/port.h"

/* RING: bytes of input, a power of two: as many as raw-paste sends ahead. */
enum { RING = 256, CTRL_C = 3 };

/* head - tail is the number of bytes in the ring, also when head has wrapped, since RING divides
 * 2^32. Only the interrupt writes head, only the reader tail: neither needs a lock. */
static struct {
    volatile uint32_t head, tail; /* written by the interrupt, by the reader; both only count up */
    volatile uint8_t bytes[RING];
    volatile uint32_t after_ctrl_c; /* head when the last Ctrl-C had come */
    volatile bool interrupted;      /* Ctrl-C has come, and nobody took notice yet */
    volatile bool keys;             /* the REPL reads */
    volatile bool held;             /* there was no room for what is in the UART */
    volatile int other_key;         /* 3 xor the byte that is Ctrl-C: zero at first */
    Vm *vm;                         /* to be interrupted by it, or NULL */
} input;

void console_start(uint32_t hz) {
    uart_start(hz);
    cpu_enable_irq(BOARD_UART_IRQ);
}

/* Ctrl-C has come, `after` bytes in all with it. */
static void interrupt_program(uint32_t after) {
    input.after_ctrl_c = after;
    input.interrupted = true;
    if (input.vm != NULL) {
        terrarium_interrupt(input.vm);
    }
}

void console_interrupt(void) {
    for (;;) {
        bool full = input.head - input.tail >= RING;
        if (full && input.keys) {
            input.held = true; /* receive() goes on; the UART would interrupt for ever */
            cpu_hold_irq(BOARD_UART_IRQ, true);
            return;
        }
        int byte = uart_take();
        if (byte < 0) {
            return;
        }
        if (!full) {
            input.bytes[input.head % RING] = (uint8_t)byte;
            input.head++;
        }
        if (byte == (CTRL_C ^ input.other_key) && !input.keys) {
            interrupt_program(input.head);
        }
    }
}

/* Takes what was held back, as the interrupt would. Interrupts are masked. */
static void receive(void) {
    if (input.held) {
        input.held = false;
        console_interrupt();
        if (!input.held) {
            cpu_hold_irq(BOARD_UART_IRQ, false);
        }
    }
}

void console_tick(void) {
    if (input.vm != NULL) {
        terrarium_tick(input.vm);
    }
}

void console_set_machine(Vm *vm) {
    input.vm = vm;
}

Vm *console_machine(void) {
    return input.vm;
}

/* There is one console for all. */
void port_write_error(const char *bytes, size_t n) {
    port_write(bytes, n);
}

bool port_is_serial(void) {
    return true;
}

/* A Ctrl-C that has come in behind a program's text interrupts it as soon as it begins. Masked, as
 * the interrupt must not add a byte between the search and what follows from it. */
void port_raw(bool raw) {
    cpu_mask();
    input.keys = raw;
    input.other_key = 0;
    for (uint32_t at = input.tail; !raw && at != input.head; at++) {
        if (input.bytes[at % RING] == CTRL_C) {
            interrupt_program(at + 1);
        }
    }
    receive();
    cpu_unmask();
}

void port_interrupt_key(int key) {
    input.other_key = CTRL_C ^ key;
}

void port_write_bytes(const char *bytes, size_t n) {
    for (size_t i = 0; i < n; i++) {
        uart_put((uint8_t)bytes[i]);
    }
}

/* Terminals want a carriage return before each line feed. */
void port_write(const char *bytes, size_t n) {
    for (size_t i = 0; i < n; i++) {
        port_write_bytes(bytes[i] == '\n' ? "\r\n" : bytes + i, bytes[i] == '\n' ? 2 : 1);
    }
}

bool port_has_addresses(void) {
    return true;
}

/* Nothing is held back. */
void port_flush(void) {}

const char *port_machine(void) {
    return BOARD_NAME " with " BOARD_CORE;
}

/* Sleeps until there is a byte. Never answers -1, since a serial line has no end. */
int port_read(void) {
    for (;;) {
        if (port_interrupt_pending()) {
            return -2;
        }
        cpu_mask(); /* between the look and the sleep no byte may slip in */
        receive();
        if (input.head != input.tail) {
            cpu_unmask();
            break;
        }
        /* The sleep ends at an interrupt even though they are masked; the handler runs once they
         * are not. */
        cpu_sleep();
        cpu_unmask();
    }
    int byte = input.bytes[input.tail % RING];
    input.tail++;
    return byte;
}

/* The console is all that may have to be waited for: it can always be written to, and a file is
 * always ready. How many are ready; -4 is -EINTR, after Ctrl-C. */
int port_poll(PortPoll *polls, size_t n, uint32_t ms) {
    uint32_t start = port_ticks_ms();
    for (;;) {
        int ready = 0;
        for (size_t i = 0; i < n; i++) {
            bool waits = polls[i].handle == 0 && input.head == input.tail;
            polls[i].got = polls[i].asked & (uint16_t)(waits ? PORT_OUT : PORT_OUT | PORT_IN);
            ready += polls[i].got != 0;
        }
        if (ready > 0 || port_ticks_ms() - start >= ms) {
            return ready;
        }
        if (input.interrupted) {
            return -4;
        }
        cpu_sleep(); /* at most until the next millisecond */
    }
}

/* Sleeps between the interrupts of the clock and spins for the last millisecond. Ctrl-C ends it. */
void port_sleep_us(uint32_t us) {
    uint32_t start = port_ticks_us(), passed;
    while ((passed = port_ticks_us() - start) < us && !input.interrupted) {
        if (us - passed > 1000) {
            cpu_sleep(); /* at most until the next millisecond */
        }
    }
}

bool port_interrupt_pending(void) {
    bool pending = input.interrupted;
    if (pending) {
        input.interrupted = false;
        input.tail = input.after_ctrl_c; /* what was typed before is void */
    }
    return pending;
}
