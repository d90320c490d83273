/* SPDX-License-Identifier: MIT */
/* All devices that a wiring can name. */
#include "simulate/models.h"

const Model *const simulate_models[] = {
    &thermometer_ds18b20, &thermometer_ds18s20, &part_led,      &part_button,    &part_analog,
    &humidity_dht11,      &humidity_dht22,      &pixels_ws2812, &climate_bme280, &eeprom_at24,
    &display_i2c,         &display_spi,         NULL,
};
