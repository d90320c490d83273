/* SPDX-License-Identifier: MIT */
/* QEMU's machine virt: no clocks, no pins. */
#include "board.h"
#include "port/firmware/firmware.h"

uint32_t chip_start(void) {
    return BOARD_CLOCK_HZ;
}

uint32_t chip_time_hz(void) {
    return BOARD_TIME_HZ;
}
