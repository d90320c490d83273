/* SPDX-License-Identifier: MIT */
/* A device on an I2C bus: tells starts, stops, addresses and bytes from the edges of its two lines,
 * and acknowledges. Its struct begins with an I2c, its lines are "scl sda". */
#ifndef TERRARIUM_SIMULATE_I2C_H
#define TERRARIUM_SIMULATE_I2C_H

#include "simulate/simulate.h"

typedef struct I2c {
    Device device;
    uint8_t address;
    /* A byte was written to it, the n-th since the address; false: it refuses. */
    bool (*written)(struct I2c *bus, unsigned n, uint8_t byte);
    uint8_t (*read)(struct I2c *bus); /* the next one that it sends */
    void (*stopped)(struct I2c *bus); /* may be NULL */
    /* Of this file: */
    uint8_t shift, bits, state;
    unsigned count;
    bool reading;
} I2c;

void i2c_edge(Device *device, unsigned line, bool level);
/* Of the setting `address`. */
bool i2c_set(Device *device, const char *name, const char *value);

#endif
