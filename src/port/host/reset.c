/* SPDX-License-Identifier: MIT */
/* Resets: of a process there is only its end, of a board on a pseudo-terminal a new machine. */
#include "port/host/host.h"

#include <stdlib.h>

#include "port/port.h"

/* The numbers of machine.reset_cause(), as in firmware/reset.c. */
enum { POWER_ON = 1, HARD_RESET = 2, SOFT_RESET = 5 };

static jmp_buf *point;
static int cause = POWER_ON;

/* Resets jump there from now on, for a board on a pseudo-terminal. */
void reset_to(jmp_buf *jump) {
    point = jump;
}

void reset_soft(void) {
    cause = SOFT_RESET;
}

void port_reset(void) {
    port_raw(false);
    port_flush();
    if (point == NULL) {
        exit(0);
    }
    cause = HARD_RESET;
    longjmp(*point, 1);
}

int port_reset_cause(void) {
    return cause;
}
