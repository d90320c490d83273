/* SPDX-License-Identifier: MIT */
/* A ROM file system in memory that can be stored to: code memory of boards that load it into RAM.
 * It is put there beside the firmware, and outlives resets. Bits only go from 1 to 0, as in flash.
 */
#include <string.h>

#include "board.h"
#include "port/port.h"

enum { PAGE = 4096 };

/* Cannot fail. */
static bool erase(uint32_t page) {
    memset((uint8_t *)BOARD_ROM + page * PAGE, 0xff, PAGE);
    return true;
}

static bool program(uint32_t offset, const void *bytes, uint32_t n) {
    const uint32_t *from = bytes;
    uint32_t *to = (uint32_t *)(BOARD_ROM + offset);
    for (uint32_t i = 0; i < n / 4; i++) {
        to[i] &= from[i];
    }
    return true;
}

const PortFlash *port_rom(void) {
    static const PortFlash rom = {(const uint8_t *)BOARD_ROM, PAGE, BOARD_ROM_BYTES / PAGE, erase,
                                  program};
    return &rom;
}
