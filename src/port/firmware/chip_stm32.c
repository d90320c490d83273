/* SPDX-License-Identifier: MIT */
/* STM32F2 and F4: crystal and PLL, APB2 at half the core's clock and APB1 at a quarter, and the
 * console's pins. Where the crystal or the PLL does not start the chip goes on at 16 MHz, but for a
 * model, whose registers read as 0 (a chip's RCC_CR never does): its clock is fixed. */
#include "board.h"
#include "port/firmware/firmware.h"
#include "port/firmware/stm32.h"
#include "port/hardware.h"

/* Registers; then bits of CR, PLLCFGR and CFGR. */
enum {
    RCC_CR = 0x40023800,
    RCC_PLLCFGR = 0x40023804,
    RCC_CFGR = 0x40023808,
    RCC_AHB1ENR = 0x40023830,
    RCC_APB2ENR = 0x40023844,
    FLASH_ACR = 0x40023C00,
    GPIO = 0x40020000, /* port A; the others follow, 0x400 bytes each */
    GPIO_MODE = 0x00,
    GPIO_FUNCTION = 0x20,
    HSE_ON = 1 << 16,
    HSE_READY = 1 << 17,
    PLL_ON = 1 << 24,
    PLL_READY = 1 << 25,
    PLL_FROM_HSE = 1 << 22,
    BUSES = 5 << 10 | 4 << 13, /* APB1: a quarter, APB2: a half */
    SWITCH_PLL = 2,
    STATE_PLL = 2 << 2,
    WAIT_STATES = 5,
    FLASH_CACHES = 7 << 8, /* and prefetch */
    USART1_ENABLE = 1 << 4,
    HSI_HZ = 16000000,
    PATIENCE = 100000
};

/* Waits a while for all bits of a register. */
static bool comes(uintptr_t address, uint32_t bits) {
    for (int i = 0; i < PATIENCE; i++) {
        if ((*firmware_register(address) & bits) == bits) {
            return true;
        }
    }
    return false;
}

/* BOARD_PLL_N: the PLL's frequency in MHz, twice the core's; Q gives 48 MHz. */
static bool start_pll(void) {
    *firmware_register(RCC_CR) |= HSE_ON;
    if (!comes(RCC_CR, HSE_READY)) {
        return false;
    }
    *firmware_register(RCC_PLLCFGR) = BOARD_CRYSTAL_HZ / 1000000 | BOARD_PLL_N << 6 | PLL_FROM_HSE |
                                      (uint32_t)(BOARD_PLL_N / 48) << 24;
    *firmware_register(RCC_CR) |= PLL_ON;
    if (!comes(RCC_CR, PLL_READY)) {
        return false;
    }
    *firmware_register(FLASH_ACR) = WAIT_STATES | FLASH_CACHES;
    *firmware_register(RCC_CFGR) = BUSES | SWITCH_PLL;
    return comes(RCC_CFGR, STATE_PLL);
}

void stm32_pin(unsigned pin, unsigned mode, unsigned device) {
    uintptr_t port = GPIO + (pin >> 4) * 0x400;
    unsigned i = pin & 15;
    *firmware_register(RCC_AHB1ENR) |= 1u << (pin >> 4);
    volatile uint32_t *function = firmware_register(port + GPIO_FUNCTION + (i >> 3) * 4);
    *function = (*function & ~(15u << (i & 7) * 4)) | (uint32_t)device << (i & 7) * 4;
    volatile uint32_t *modes = firmware_register(port + GPIO_MODE);
    *modes = (*modes & ~(3u << i * 2)) | (uint32_t)mode << i * 2;
}

uint32_t chip_start(void) {
    bool model = *firmware_register(RCC_CR) == 0;
    bool fast = !model && start_pll();
    if (!model && !fast) {
        *firmware_register(RCC_CFGR) = 4 << 13; /* the UART's bus runs at half the clock, too */
    }
    *firmware_register(RCC_APB2ENR) |= USART1_ENABLE;
    stm32_pin(BOARD_UART_TX, STM32_DEVICE, BOARD_UART_FUNCTION);
    stm32_pin(BOARD_UART_RX, STM32_DEVICE, BOARD_UART_FUNCTION);
    return fast || model ? BOARD_CLOCK_HZ : HSI_HZ;
}

/* ---- what else the chip has ---- */

/* The independent watchdog: its key and its registers, at 125 steps a second. ID: 12 bytes, which
 * models do not have. */
enum { IWDG_KEY = 0x40003000, IWDG_SCALE = 0x40003004, IWDG_RELOAD = 0x40003008, ID = 0x1FFF7A10 };

/* 32 seconds at most. It cannot be stopped. */
bool hardware_watchdog(uint32_t ms) {
    static uint32_t steps;
    uint32_t wanted = ms > 32000 ? 4000 : ms / 8 + 1;
    if (wanted != steps) {
        steps = wanted;
        *firmware_register(IWDG_KEY) = 0x5555; /* lets the next two through */
        *firmware_register(IWDG_SCALE) = 6;
        *firmware_register(IWDG_RELOAD) = wanted;
        *firmware_register(IWDG_KEY) = 0xCCCC; /* starts */
    }
    *firmware_register(IWDG_KEY) = 0xAAAA; /* from the beginning */
    return true;
}

/* In the factory's memory; a model's has nothing there, and faults. */
size_t hardware_unique_id(uint8_t id[16]) {
    if (*firmware_register(RCC_CR) == 0) {
        return 0;
    }
    for (unsigned i = 0; i < 12; i++) {
        id[i] = ((const volatile uint8_t *)ID)[i];
    }
    return 12;
}
