/* SPDX-License-Identifier: MIT */
/* Analog inputs and PWM of STM32F2 and F4. ADC1 reads PA0 to PA7, PB0, PB1 and PC0 to PC5, 12 bits.
 * Timers 2 to 4 make square waves, of one frequency each: the last that was asked for. */
#include "board.h"
#include "port/firmware/firmware.h"
#include "port/firmware/stm32.h"
#include "port/hardware.h"

/* Of the RCC: clocks of timers, and of ADC1 (bit 8). */
enum { TIMER_CLOCKS = 0x40023840, ADC_CLOCKS = 0x40023844 };

/* ---- ADC1 ---- */

enum {
    STATUS = 0x40012000, /* bit 1: done */
    CONTROL = 0x40012008,
    SAMPLE = 0x4001200C, /* two registers: cycles, three bits for each of 10 to 18 and 0 to 9 */
    SEQUENCE = 0x40012034,
    DATA = 0x4001204C,
    COMMON = 0x40012304,
    ON = 1 << 0,
    START = 1 << 30,
    PATIENCE = 100000
};

/* 480 cycles, for sources of high resistance. The clock is a quarter of the bus's, 21 MHz. */
int32_t hardware_analog(unsigned pin) {
    unsigned port = pin >> 4, number = pin & 15;
    if (number >= (port == 0 ? 8u : port == 1 ? 2u : port == 2 ? 6u : 0u)) {
        return -1;
    }
    stm32_pin(pin, STM32_ANALOG, 0);
    *firmware_register(ADC_CLOCKS) |= 1 << 8;
    *firmware_register(COMMON) = 1 << 16;
    *firmware_register(SAMPLE) = UINT32_MAX >> 5;
    *firmware_register(SAMPLE + 4) = UINT32_MAX >> 2;
    *firmware_register(SEQUENCE) = number + (port == 0 ? 0 : port == 1 ? 8 : 10);
    if (!(*firmware_register(CONTROL) & ON)) {
        *firmware_register(CONTROL) = ON;
        hardware_delay_ns(3000); /* until it is stable */
    }
    *firmware_register(CONTROL) = ON | START;
    for (int i = 0; i < PATIENCE && !(*firmware_register(STATUS) & 2); i++) {
    }
    uint32_t value = *firmware_register(DATA) & 0xfff;
    return (int32_t)(value << 4 | value >> 8);
}

/* ---- timers ---- */

/* A timer's registers from its address on. */
enum {
    TIMER_CONTROL = 0x00,
    TIMER_EVENT = 0x14,
    TIMER_MODE = 0x18, /* two registers of two channels each */
    TIMER_OUTPUTS = 0x20,
    TIMER_SCALE = 0x28,
    TIMER_PERIOD = 0x2C,
    TIMER_WIDTH = 0x34, /* of channel 1; the others follow */
    WAVE = 0x68         /* high from 0 to the width; both take effect when the period is over */
};

/* Pins of one timer whose channels follow each other. */
static const struct {
    uint8_t first, count, timer, channel;
} waves[] = {
    {0,  4, 2, 0},
    {6,  2, 3, 0},
    {15, 1, 2, 0},
    {16, 2, 3, 2},
    {19, 1, 2, 1},
    {20, 2, 3, 0},
    {22, 4, 4, 0},
    {26, 2, 2, 2},
    {38, 4, 3, 0},
    {60, 4, 4, 0}
};

/* False for pins and frequencies that no timer has. The output is what it was while the registers
 * are written: each takes effect at the end of a period, but for the first time.
 * Timers run at half the core's clock, for which the period is divided until it has 16 bits. */
bool hardware_pwm(unsigned pin, uint32_t hertz, unsigned duty) {
    unsigned row = 0;
    while (row < sizeof waves / sizeof waves[0] && pin - waves[row].first >= waves[row].count) {
        row++;
    }
    uint32_t clock = hardware_frequency() / 2;
    if (row == sizeof waves / sizeof waves[0] || hertz > clock / 2) {
        return false;
    }
    if (hertz == 0) {
        stm32_pin(pin, STM32_INPUT, 0);
        return true;
    }
    unsigned channel = waves[row].channel + pin - waves[row].first, timer = waves[row].timer;
    uintptr_t a = 0x40000000 + (timer - 2) * 0x400;
    uint32_t scale = clock / hertz >> 16, period = clock / (scale + 1) / hertz;
    *firmware_register(TIMER_CLOCKS) |= 1u << (timer - 2);
    *firmware_register(a + TIMER_SCALE) = scale;
    *firmware_register(a + TIMER_PERIOD) = period - 1;
    *firmware_register(a + TIMER_WIDTH + channel * 4) = (uint32_t)((uint64_t)period * duty / 65535);
    *firmware_register(a + TIMER_MODE + (channel >> 1) * 4) |= (uint32_t)WAVE << (channel & 1) * 8;
    *firmware_register(a + TIMER_OUTPUTS) |= 1u << channel * 4;
    *firmware_register(a + TIMER_EVENT) = 1; /* scale and period now */
    *firmware_register(a + TIMER_CONTROL) = 0x81;
    stm32_pin(pin, STM32_DEVICE, timer == 2 ? 1 : 2);
    return true;
}
