/* SPDX-License-Identifier: MIT */
/* mps2-an385: Cortex-M3 at 25 MHz, 4 MB of code memory at 0, 4 MB of RAM. QEMU models it. */
#ifndef TERRARIUM_BOARD_H
#define TERRARIUM_BOARD_H

#define BOARD_NAME "mps2-an385"
#define BOARD_CORE "Cortex-M3"

enum {
    BOARD_CLOCK_HZ = 25000000, /* of the core and of SysTick */
    BOARD_UART = 0x40004000,   /* CMSDK APB UART 0 */
    BOARD_UART_RX_IRQ = 0,
    BOARD_DEFAULT_HEAP = 64 * 1024, /* bytes, unless -X heapsize says otherwise */
    BOARD_RECORD_BYTES = 512        /* port_record() */
};

#endif
