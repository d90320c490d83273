/* SPDX-License-Identifier: MIT */
/* Files in the nRF51's flash, through its NVMC. The core stands still while a page is erased
 * (21 ms) or a word is programmed (46 us). */
#include "board.h"
#include "port/firmware/firmware.h"
#include "port/port.h"

/* Registers of the NVMC, what CONFIG allows, and the chip's pages. */
enum {
    READY = 0x4001E400,
    CONFIG = 0x4001E504,
    ERASE_PAGE = 0x4001E508,
    READ_ONLY = 0,
    WRITE = 1,
    ERASE = 2,
    PAGE = 1024
};

/* READY is 0 while the NVMC is busy. */
static void wait(void) {
    while (!*firmware_register(READY)) {
    }
}

/* Writing is allowed for as long as it takes: a wild pointer cannot harm files in between. */
static bool erase(uint32_t page) {
    *firmware_register(CONFIG) = ERASE;
    *firmware_register(ERASE_PAGE) = BOARD_FILES + page * PAGE;
    wait();
    *firmware_register(CONFIG) = READ_ONLY;
    return true;
}

/* What stands there afterwards tells whether it was done. */
static bool program(uint32_t offset, const void *bytes, uint32_t n) {
    const uint32_t *from = bytes;
    bool good = true;
    *firmware_register(CONFIG) = WRITE;
    for (uint32_t i = 0; i < n / 4; i++) {
        volatile uint32_t *word = firmware_register(BOARD_FILES + offset + i * 4);
        *word = from[i];
        wait();
        good = good && *word == from[i];
    }
    *firmware_register(CONFIG) = READ_ONLY;
    return good;
}

const PortFlash *port_flash(void) {
    static const PortFlash flash = {(const uint8_t *)BOARD_FILES, PAGE, BOARD_FILES_BYTES / PAGE,
                                    erase, program};
    return &flash;
}
