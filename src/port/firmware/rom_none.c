/* SPDX-License-Identifier: MIT */
/* The board has no ROM file system. */
#include "port/port.h"

const PortFlash *port_rom(void) {
    return NULL;
}
