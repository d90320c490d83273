/* SPDX-License-Identifier: MIT */
/* Flash for files: none, unless a board's own file says otherwise. */
#include "port/port.h"

__attribute__((weak)) const PortFlash *port_flash(void) {
    return NULL;
}
