/* SPDX-License-Identifier: MIT */
/* All devices that a wiring can name. */
#include "simulate/models.h"

const Model *const simulate_models[] = {
    &thermometer_ds18b20, &thermometer_ds18s20, &part_led, &part_button, &part_analog, NULL,
};
