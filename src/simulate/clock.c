/* SPDX-License-Identifier: MIT */
/* The clock of the simulated board, and the port's clock while there is one. The linker sends calls
 * of the port's clock functions here (`--wrap`), so that time.ticks_us(), sleep() and poll() of a
 * program see the time in which the devices live; __real_ ones are the port's own.
 *
 * With a wiring time is stepped: reading the clock takes a microsecond, sleeping what was asked
 * for, and computing nothing, but that a program which does nothing else gets its time at each tick
 * of the port, or it would wait for a timer for ever. Without one the clock follows the port's. */
#include <string.h>

#include "port/hardware.h"
#include "port/port.h"
#include "simulate/simulate.h"

/* In nanoseconds. TICK_MS: the period that is wished of the port's ticks. PIECE: microseconds that
 * are slept at most before the events are looked at again. */
enum { MICROSECOND = 1000, MILLISECOND = 1000000, TICK_MS = 10, PIECE = 50000 };

uint64_t __real_port_monotonic_us(void);
uint64_t __real_port_epoch_us(void);
void __real_port_sleep_us(uint32_t us);
int __real_port_poll(PortPoll *polls, size_t n, uint32_t ms);
uint64_t __wrap_port_monotonic_us(void);
uint64_t __wrap_port_epoch_us(void);
uint32_t __wrap_port_ticks_us(void);
uint32_t __wrap_port_ticks_ms(void);
void __wrap_port_sleep_us(uint32_t us);
int __wrap_port_poll(PortPoll *polls, size_t n, uint32_t ms);

static struct {
    uint64_t now, next;     /* nanoseconds; when the first device wakes */
    uint64_t real, epoch;   /* the port's clocks at the start, in microseconds */
    uint64_t at_last_tick;  /* `now` then */
    uint32_t events;        /* that were delivered */
    uint32_t tick_ms;       /* between two of the port's */
    bool on, stepped, fast; /* fast: sleeping takes no real time */
    HardwareListener *listener;
    void *context;
} board;

/* ---- time ---- */

uint64_t simulate_now(void) {
    return board.now;
}

/* `next` may be too early afterwards, which does no harm. */
void simulate_wake(Device *device, uint64_t when) {
    device->wake = when;
    board.next = when < board.next ? when : board.next;
}

/* Wakes devices in the order of their times. One that is woken may wish to be woken again. */
void simulate_advance(uint64_t ns) {
    uint64_t end = board.now + ns;
    while (board.next <= end) {
        Device *first = NULL;
        for (Device *device = simulate_devices(); device; device = device->next) {
            if (device->wake != NEVER && (first == NULL || device->wake < first->wake)) {
                first = device;
            }
        }
        if (first == NULL || first->wake > end) {
            board.next = first ? first->wake : NEVER;
            break;
        }
        board.now = first->wake > board.now ? first->wake : board.now;
        first->wake = NEVER;
        first->model->wake(first);
    }
    board.now = end > board.now ? end : board.now;
}

/* A board that is wired begins at 0; another one goes on with the port's time. */
void simulate_start_clock(bool stepped) {
    board.real = __real_port_monotonic_us();
    board.epoch = __real_port_epoch_us();
    board.now = stepped ? 0 : board.real * MICROSECOND;
    board.next = NEVER;
    board.stepped = stepped;
    board.on = true;
}

/* The listener goes first: a tick of the port may come at any moment. */
void simulate_forget_clock(void) {
    board.listener = NULL;
    memset(&board, 0, sizeof board);
}

/* Nobody waits for real time any more; the board's own goes on as before. */
void simulate_fast_clock(void) {
    board.fast = true;
}

/* Without a wiring: as far as the real clock has come. */
static void follow(void) {
    uint64_t now = __real_port_monotonic_us() * MICROSECOND;
    if (now > board.now) {
        simulate_advance(now - board.now);
    }
}

/* What somebody is told who asks for the time. */
static uint64_t read_clock(void) {
    if (board.stepped) {
        simulate_advance(MICROSECOND);
    } else {
        follow();
    }
    return board.now / MICROSECOND;
}

/* ---- interrupts ---- */

/* May come in the middle of an access to a pin, so the listener does no more than note it. */
void simulate_event(uint16_t event) {
    board.events++;
    if (board.listener != NULL) {
        board.listener(board.context, event);
    }
}

void hardware_listen(HardwareListener *listener, void *context) {
    simulate_use();
    board.listener = NULL; /* a tick between the two would get the wrong context */
    board.context = context;
    board.listener = listener;
    board.tick_ms = simulate_want_ticks(listener != NULL ? TICK_MS : 0);
}

/* Comes from an interrupt of the port, at any moment. */
void hardware_tick(void) {
    if (board.listener != NULL) {
        board.listener(board.context, HARDWARE_TICK);
    }
}

/* Between two instructions: here devices may do whatever they like. */
void hardware_poll(void) {
    if (!board.on) {
        return;
    }
    if (!board.stepped) {
        follow();
    } else if (board.now == board.at_last_tick) {
        simulate_advance((uint64_t)board.tick_ms * MILLISECOND);
    }
    board.at_last_tick = board.now;
}

/* All that a slot of a bus is: no time but this passes in it. */
void hardware_delay_ns(uint32_t ns) {
    simulate_use();
    simulate_advance(ns);
}

/* ---- the port's clock ---- */

uint64_t __wrap_port_monotonic_us(void) {
    return board.on ? read_clock() : __real_port_monotonic_us();
}

/* Where time is stepped: the date at the start, and what has passed on the board since. */
uint64_t __wrap_port_epoch_us(void) {
    return board.on && board.stepped ? board.epoch + read_clock() : __real_port_epoch_us();
}

uint32_t __wrap_port_ticks_us(void) {
    return (uint32_t)__wrap_port_monotonic_us();
}

uint32_t __wrap_port_ticks_ms(void) {
    return (uint32_t)(__wrap_port_monotonic_us() / 1000);
}

/* Up to the next thing that happens, and no further when that was an interrupt: the program is to
 * see it in time. */
void __wrap_port_sleep_us(uint32_t us) {
    if (!board.on) {
        __real_port_sleep_us(us);
        return;
    }
    uint64_t end = board.now + (uint64_t)us * MICROSECOND;
    uint32_t events = board.events;
    while (board.now < end && events == board.events) {
        uint64_t until = board.next < end ? board.next : end;
        uint64_t step = until > board.now ? until - board.now : 0;
        step = step < (uint64_t)PIECE * MICROSECOND ? step : (uint64_t)PIECE * MICROSECOND;
        if (!board.fast) {
            __real_port_sleep_us((uint32_t)(step / MICROSECOND));
        }
        if (!board.stepped) {
            follow();
        }
        /* At least that much, or it would never end. */
        if (board.stepped || board.now < until) {
            simulate_advance(board.now + step > until ? until - board.now : step);
        }
    }
}

/* May answer 0 early, as callers ask again until their time is over. */
int __wrap_port_poll(PortPoll *polls, size_t n, uint32_t ms) {
    int ready = __real_port_poll(polls, n, board.on ? 0 : ms);
    if (!board.on || ready != 0 || ms == 0) {
        return ready;
    }
    uint64_t step = (uint64_t)(ms < TICK_MS ? ms : TICK_MS) * 1000 * MICROSECOND;
    if (board.next != NEVER && board.next < board.now + step) {
        step = board.next > board.now ? board.next - board.now : 0;
    }
    if (!board.fast) {
        uint64_t wait = (step + 999999) / 1000000;
        ready = __real_port_poll(polls, n, (uint32_t)wait);
    }
    if (board.stepped) {
        simulate_advance(step);
    } else {
        follow();
    }
    return ready;
}
