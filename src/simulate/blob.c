/* SPDX-License-Identifier: MIT */
/* The wiring of a firmware is a text at an address that the linker knows, up to a zero byte: QEMU's
 * loader puts it there (tools/qemu_run.sh --wiring). */
#include "simulate/simulate.h"

extern const char __wiring[];

const char *simulate_text(void) {
    return __wiring;
}
