/* SPDX-License-Identifier: MIT */
/* The console: a CMSDK APB UART. Output waits for the transmitter; input is taken by the
 * interrupt into a ring, so that Ctrl-C is seen while a program runs. Bytes that come into a
 * full ring are lost. Ctrl-C is a byte like any other while the REPL reads (port_raw), else it
 * interrupts the program. */
#include <stdbool.h>
#include <stddef.h>

#include "board.h"
#include "port/cortexm/cortexm.h"
#include "port/port.h"

/* The registers of the UART, in order. */
typedef struct {
    volatile uint32_t data, state, ctrl, intstatus, bauddiv;
} Uart;

/* Bits of state, ctrl and intstatus, in this order, then sizes. */
enum {
    STATE_TX_FULL = 1,
    STATE_RX_FULL = 2,
    CTRL_TX = 1,
    CTRL_RX = 2,
    CTRL_RX_INTERRUPT = 8,
    INTERRUPT_RX = 2,
    RING = 256, /* bytes of input, a power of two: as many as raw-paste sends ahead */
    CTRL_C = 3
};

/* head - tail is the number of bytes in the ring, also when head has wrapped, since RING divides
 * 2^32. Only the interrupt writes head, only the reader tail: neither needs a lock. */
static struct {
    volatile uint32_t head, tail; /* written by the interrupt, by the reader; both only count up */
    volatile uint8_t bytes[RING];
    volatile uint32_t after_ctrl_c; /* head when the last Ctrl-C had come */
    volatile bool interrupted;      /* Ctrl-C has come, and nobody took notice yet */
    volatile bool keys;             /* the REPL reads */
    volatile int other_key;         /* 3 xor the byte that is Ctrl-C: zero at first */
    Vm *vm;                         /* to be interrupted by it, or NULL */
} input;

static Uart *uart(void) {
    return (Uart *)BOARD_UART;
}

void console_init(void) {
    /* The smallest divisor that the UART allows. */
    uart()->bauddiv = 16;
    uart()->ctrl = CTRL_TX | CTRL_RX | CTRL_RX_INTERRUPT;
    (void)uart()->data; /* a byte that came before would block the interrupt for good */
    uart()->intstatus = INTERRUPT_RX;
    *cortexm_register(0xE000E100) = 1u << BOARD_UART_RX_IRQ; /* NVIC: enable */
    cortexm_unmask();
}

/* Ctrl-C has come, `after` bytes in all with it. */
static void interrupt_program(uint32_t after) {
    input.after_ctrl_c = after;
    input.interrupted = true;
    if (input.vm != NULL) {
        terrarium_interrupt(input.vm);
    }
}

/* Takes all bytes that have come in. The flag is cleared before, so that a byte that comes
 * meanwhile sets it again. */
void console_interrupt(void) {
    uart()->intstatus = INTERRUPT_RX;
    while (uart()->state & STATE_RX_FULL) {
        uint8_t byte = (uint8_t)uart()->data;
        if (input.head - input.tail < RING) {
            input.bytes[input.head % RING] = byte;
            input.head++;
        }
        /* Noticed even when the ring was full and the byte itself is lost. */
        if (byte == (CTRL_C ^ input.other_key) && !input.keys) {
            interrupt_program(input.head);
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

/* There is one console for all. */
void port_write_error(const char *bytes, size_t n) {
    port_write(bytes, n);
}

bool port_is_serial(void) {
    return true;
}

/* A Ctrl-C that has come in behind a program's text interrupts it as soon as it begins. */
void port_raw(bool raw) {
    cortexm_mask();
    input.keys = raw;
    input.other_key = 0;
    for (uint32_t at = input.tail; !raw && at != input.head; at++) {
        if (input.bytes[at % RING] == CTRL_C) {
            interrupt_program(at + 1);
        }
    }
    cortexm_unmask();
}

void port_interrupt_key(int key) {
    input.other_key = CTRL_C ^ key;
}

/* Waits for room byte by byte. */
void port_write_bytes(const char *bytes, size_t n) {
    for (size_t i = 0; i < n; i++) {
        while (uart()->state & STATE_TX_FULL) {
        }
        uart()->data = (uint8_t)bytes[i];
    }
}

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

/* Neither startup.c nor a reset of the chip touches what lies in .noinit. */
void *port_record(size_t *bytes) {
    static uintptr_t record[BOARD_RECORD_BYTES / sizeof(uintptr_t)]
        __attribute__((section(".noinit")));
    *bytes = sizeof record;
    return record;
}

const char *port_machine(void) {
    return BOARD_NAME " with " BOARD_CORE;
}

/* Sleeps until there is a byte. Never answers -1, since a serial line has no end. */
int port_read(void) {
    for (;;) {
        if (port_interrupt_pending()) {
            return -2;
        }
        cortexm_mask(); /* between the look and the sleep no byte may slip in */
        if (input.head != input.tail) {
            cortexm_unmask();
            break;
        }
        /* wfi returns at an interrupt even though they are masked; the handler runs once they are
         * not. */
        cortexm_sleep();
        cortexm_unmask();
    }
    int byte = input.bytes[input.tail % RING];
    input.tail++;
    return byte;
}

/* The console is all that may have to be waited for: it can always be written to, and a file is
 * always ready. */
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
        cortexm_sleep(); /* at most until the next millisecond */
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
