/* SPDX-License-Identifier: MIT */
/* A chip whose clocks run and whose pins are set when it begins: an image for an FPGA, or a model.
 */
#include "board.h"
#include "port/firmware/firmware.h"

uint32_t chip_start(void) {
    return BOARD_CLOCK_HZ;
}
