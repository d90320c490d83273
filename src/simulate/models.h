/* SPDX-License-Identifier: MIT */
/* The devices, each in the file that its name begins with. docs/machine.md has their settings. */
#ifndef TERRARIUM_SIMULATE_MODELS_H
#define TERRARIUM_SIMULATE_MODELS_H

#include "simulate/simulate.h"

extern const Model thermometer_ds18b20, thermometer_ds18s20;
extern const Model part_led, part_button, part_analog;
extern const Model humidity_dht11, humidity_dht22, pixels_ws2812;
extern const Model climate_bme280, eeprom_at24, display_i2c, display_spi;

#endif
