/* SPDX-License-Identifier: MIT */
/* The bus as its devices see it: data is stable while the clock is high, and changes then only for
 * start and stop. */
#include "simulate/i2c.h"

#include <string.h>

enum { SCL, SDA };
/* What the clock's next pulses are for. IGNORES: up to the next start. TAKES: a byte from the
 * master. ACKNOWLEDGES: the ninth bit, which is this device's. SENDS: a byte for the master.
 * LISTENS: the ninth bit, which is the master's. */
enum { IGNORES, TAKES, ACKNOWLEDGES, SENDS, LISTENS };

/* The high one first; a 1 is nothing but letting go. */
static void send_bit(I2c *bus) {
    simulate_drive(&bus->device, SDA, bus->shift & 0x80 ? FLOATS : PULLS_LOW);
    bus->shift = (uint8_t)(bus->shift << 1);
}

/* The first bit has to be there before the clock rises. */
static void begin_to_send(I2c *bus) {
    bus->shift = bus->read(bus);
    bus->bits = 0;
    bus->state = SENDS;
    send_bit(bus);
}

/* The eighth bit is in: the address first, then what is written. False: not acknowledged. */
static bool take(I2c *bus) {
    unsigned n = bus->count++;
    if (n == 0) {
        bus->reading = bus->shift & 1;
        return bus->shift >> 1 == bus->address;
    }
    return bus->written(bus, n - 1, bus->shift);
}

/* The data changed while the clock is high: low is a start, high a stop. */
static void mark(I2c *bus, bool stop) {
    simulate_drive(&bus->device, SDA, FLOATS);
    if (stop && bus->state != IGNORES && bus->stopped) {
        bus->stopped(bus);
    }
    bus->state = stop ? IGNORES : TAKES;
    bus->bits = 0;
    bus->count = 0;
}

/* Bits are taken here. */
static void clock_rises(I2c *bus, bool sda) {
    if (bus->state == TAKES) {
        bus->shift = (uint8_t)(bus->shift << 1 | sda);
        bus->bits++;
    } else if (bus->state == SENDS) {
        bus->bits++;
    } else if (bus->state == LISTENS && sda) {
        bus->state = IGNORES; /* the master has had enough */
    }
}

/* The device's own bits change here. */
static void clock_falls(I2c *bus) {
    switch (bus->state) {
    case TAKES:
        if (bus->bits == 8) {
            bool good = take(bus);
            bus->state = good ? ACKNOWLEDGES : IGNORES;
            simulate_drive(&bus->device, SDA, good ? PULLS_LOW : FLOATS);
        }
        break;
    case ACKNOWLEDGES:
        simulate_drive(&bus->device, SDA, FLOATS);
        bus->bits = 0;
        bus->state = TAKES;
        if (bus->reading) {
            begin_to_send(bus);
        }
        break;
    case SENDS:
        if (bus->bits < 8) {
            send_bit(bus);
        } else {
            simulate_drive(&bus->device, SDA, FLOATS);
            bus->state = LISTENS;
        }
        break;
    case LISTENS: begin_to_send(bus); break;
    default: break;
    }
}

/* The edges that this device makes itself come while the clock is low. */
void i2c_edge(Device *device, unsigned line, bool level) {
    I2c *bus = (I2c *)device;
    if (line == SCL && level) {
        clock_rises(bus, simulate_level(device, SDA));
    } else if (line == SCL) {
        clock_falls(bus);
    } else if (line == SDA && simulate_level(device, SCL) && device->drives[SDA] == FLOATS) {
        mark(bus, level);
    }
}

/* Seven bits. The specification reserves what is below 8 and above 0x77. */
bool i2c_set(Device *device, const char *name, const char *value) {
    int32_t address;
    if (strcmp(name, "address") != 0 || !simulate_whole(value, &address) || address < 8 ||
        address > 0x77) {
        return false;
    }
    ((I2c *)device)->address = (uint8_t)address;
    return true;
}
