/* SPDX-License-Identifier: MIT */
/* A ROM file system in flash that the firmware itself does not program. Compiled modules in it have
 * to be linked for this firmware when the file system is made (tools/link_rom.py). */
#include "board.h"
#include "port/port.h"

const PortFlash *port_rom(void) {
    static const PortFlash rom = {(const uint8_t *)BOARD_ROM, BOARD_ROM_BYTES, 1, NULL, NULL};
    return &rom;
}
