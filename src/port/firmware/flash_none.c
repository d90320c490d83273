/* SPDX-License-Identifier: MIT */
/* No flash for files. */
#include "port/port.h"

const PortFlash *port_flash(void) {
    return NULL;
}
