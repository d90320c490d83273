/* SPDX-License-Identifier: MIT */
/* Files in RAM, for chips whose flash cannot be programmed while it runs, or not in their model:
 * they outlive resets, but not the power. It does as flash does: bits only go from 1 to 0. */
#include <string.h>

#include "board.h"
#include "port/port.h"

enum { PAGE = 1024 };

static union {
    uint8_t bytes[BOARD_FILES_RAM];
    uint32_t words[BOARD_FILES_RAM / sizeof(uint32_t)];
} memory __attribute__((section(".noinit")));

/* Cannot fail. */
static bool erase(uint32_t page) {
    memset(memory.bytes + page * PAGE, 0xff, PAGE);
    return true;
}

static bool program(uint32_t offset, const void *bytes, uint32_t n) {
    const uint32_t *from = bytes;
    for (uint32_t i = 0; i < n / 4; i++) {
        memory.words[offset / 4 + i] &= from[i];
    }
    return true;
}

const PortFlash *port_flash(void) {
    static const PortFlash flash = {memory.bytes, PAGE, BOARD_FILES_RAM / PAGE, erase, program};
    return &flash;
}
