/* SPDX-License-Identifier: MIT */
/* What the drivers of STM32F2 and F4 share: pins that belong to one of the chip's own devices. Pins
 * are numbered 16 * port + number. In chip_stm32.c. */
#ifndef TERRARIUM_FIRMWARE_STM32_H
#define TERRARIUM_FIRMWARE_STM32_H

/* As the chip numbers them. */
enum { STM32_INPUT, STM32_OUTPUT, STM32_DEVICE, STM32_ANALOG };
/* Sets the mode of a pin, and before that which of the devices has it in STM32_DEVICE, 0 to 15. The
 * clock of its port runs from then on: without one registers ignore what is written. */
void stm32_pin(unsigned pin, unsigned mode, unsigned device);

#endif
