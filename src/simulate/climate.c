/* SPDX-License-Identifier: MIT */
/* BME280: temperature, pressure and humidity on I2C. It holds calibration numbers, from the data
 * sheet's example as far as that has some, and gives the raw values that the compensation formulas
 * make the wired ones of; they are found by trying, since the formulas have no simple inverse. */
#include <string.h>

#include "simulate/i2c.h"
#include "simulate/models.h"

enum { ADDRESS = 0x76, ID = 0x60, CALIBRATION = 0x88, HUMIDITY = 0xe1, DATA = 0xf7 };

/* T1 to T3, P1 to P9, H1 to H6. T and P are the example in the data sheet of the BMP280, whose
 * formulas are the same; it has no humidity, so H are plausible ones. */
static const int32_t t_numbers[] = {27504, 26435, -1000};
static const int32_t p_numbers[] = {36477, -10685, 3024, 2855, 140, -7, 15500, -14600, 6000};
static const int32_t h_numbers[] = {75, 362, 0, 329, 0, 30};

typedef struct {
    I2c bus;
    int32_t temperature, pressure, humidity; /* hundredths of a degree, of a hPa, of a percent */
    uint8_t registers[256], at;
} Climate;

/* ---- the data sheet's integer formulas ---- */

/* The data sheet's t_fine, 5120 to a degree, which the other two formulas start from. */
static int32_t fine_of(int32_t raw) {
    int32_t a = (((raw >> 3) - (t_numbers[0] << 1)) * t_numbers[1]) >> 11;
    int32_t b = (raw >> 4) - t_numbers[0];
    return a + ((((b * b) >> 12) * t_numbers[2]) >> 14);
}

/* In hundredths of a degree; `fine` is there for raw_for() alone. */
static int32_t temperature_of(int32_t raw, int32_t fine) {
    (void)fine;
    return (fine_of(raw) * 5 + 128) >> 8;
}

/* In Pa, with 8 bits behind the point; falls as the raw value rises. */
static int32_t pressure_of(int32_t raw, int32_t fine) {
    const int32_t *p = p_numbers;
    int64_t a = (int64_t)fine - 128000, b = a * a * p[5];
    b += a * p[4] * 131072 + ((int64_t)p[3] << 35);
    a = ((a * a * p[2]) >> 8) + a * p[1] * 4096;
    a = ((((int64_t)1 << 47) + a) * p[0]) >> 33;
    int64_t v = 1048576 - raw;
    v = ((v << 31) - b) * 3125 / a;
    a = ((int64_t)p[8] * (v >> 13) * (v >> 13)) >> 25;
    b = ((int64_t)p[7] * v) >> 19;
    return (int32_t)(((v + a + b) >> 8) + (int64_t)p[6] * 16);
}

/* In percent, with 10 bits behind the point. What is beyond 0 to 100 percent is cut off: 419430400
 * is 100 percent before the last shift. */
static int32_t humidity_of(int32_t raw, int32_t fine) {
    const int32_t *h = h_numbers;
    int32_t v = fine - 76800;
    int32_t scale = ((v * h[5]) >> 10) * (((v * h[4]) >> 11) + 32768);
    scale = (((scale >> 10) + 2097152) * h[1] + 8192) >> 14;
    v = (((raw << 14) - h[3] * 1048576 - h[4] * v) + 16384) >> 15;
    v *= scale;
    v -= ((((v >> 15) * (v >> 15)) >> 7) * h[0]) >> 4;
    v = v < 0 ? 0 : v > 419430400 ? 419430400 : v;
    return v >> 12;
}

/* The raw value below `end` whose formula comes nearest, which rises or falls. */
static int32_t raw_for(int32_t (*formula)(int32_t, int32_t), int32_t fine, int32_t wanted,
                       int32_t end, bool falls) {
    int32_t low = 0, high = end;
    while (high - low > 1) {
        int32_t middle = low + (high - low) / 2;
        if ((formula(middle, fine) <= wanted) != falls) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

/* ---- registers ---- */

/* Calibration numbers have the low byte first. */
static void put16(Climate *c, unsigned at, int32_t value) {
    c->registers[at] = (uint8_t)value;
    c->registers[at + 1] = (uint8_t)(value >> 8);
}

/* Results have the high byte first, and four bits on the left of the third one. */
static void put20(Climate *c, unsigned at, int32_t value) {
    c->registers[at] = (uint8_t)(value >> 12);
    c->registers[at + 1] = (uint8_t)(value >> 4);
    c->registers[at + 2] = (uint8_t)(value << 4);
}

/* Pressure and humidity depend on the temperature by way of `fine`. */
static void measure(Climate *c) {
    int32_t t = raw_for(temperature_of, 0, c->temperature, 1 << 20, false), fine = fine_of(t);
    int32_t h =
        raw_for(humidity_of, fine, (int32_t)((int64_t)c->humidity * 1024 / 100), 65536, false);
    put20(c, DATA, raw_for(pressure_of, fine, c->pressure * 256, 1 << 20, true));
    put20(c, DATA + 3, t);
    c->registers[DATA + 6] = (uint8_t)(h >> 8);
    c->registers[DATA + 7] = (uint8_t)h;
}

/* The numbers lie where the data sheet says, some of them in halves of bytes. */
static void power_up(Climate *c) {
    memset(c->registers, 0, sizeof c->registers);
    c->registers[0xd0] = ID;
    for (unsigned i = 0; i < 3; i++) {
        put16(c, CALIBRATION + 2 * i, t_numbers[i]);
    }
    for (unsigned i = 0; i < 9; i++) {
        put16(c, CALIBRATION + 6 + 2 * i, p_numbers[i]);
    }
    c->registers[0xa1] = (uint8_t)h_numbers[0];
    put16(c, HUMIDITY, h_numbers[1]);
    c->registers[HUMIDITY + 2] = (uint8_t)h_numbers[2];
    c->registers[HUMIDITY + 3] = (uint8_t)(h_numbers[3] >> 4);
    c->registers[HUMIDITY + 4] = (uint8_t)((h_numbers[3] & 15) | (h_numbers[4] & 15) << 4);
    c->registers[HUMIDITY + 5] = (uint8_t)(h_numbers[4] >> 4);
    c->registers[HUMIDITY + 6] = (uint8_t)h_numbers[5];
    put20(c, DATA, 0x80000); /* nothing has been measured */
    put20(c, DATA + 3, 0x80000);
    c->registers[DATA + 6] = 0x80;
}

/* Pairs of register and value. A mode that measures does so at once; forced mode ends itself. 0xe0
 * is the reset, which 0xb6 triggers; 0xf2, 0xf4 and 0xf5 are ctrl_hum, ctrl_meas, whose low bits
 * are the mode, and config. The others cannot be written. */
static bool written(I2c *bus, unsigned n, uint8_t byte) {
    Climate *c = (Climate *)bus;
    if (n % 2 == 0) {
        c->at = byte;
        return true;
    }
    if (c->at == 0xe0 && byte == 0xb6) {
        power_up(c);
    } else if (c->at == 0xf2 || c->at == 0xf4 || c->at == 0xf5) {
        c->registers[c->at] = byte;
        if (c->at == 0xf4 && byte & 3) {
            measure(c);
            c->registers[0xf4] = (byte & 3) == 3 ? byte : byte & 0xfc;
        }
    }
    return true;
}

/* Reading goes on to the next register. */
static uint8_t read(I2c *bus) {
    Climate *c = (Climate *)bus;
    return c->registers[c->at++];
}

static bool set(Device *device, const char *name, const char *value) {
    Climate *c = (Climate *)device;
    int32_t *number = strcmp(name, "temperature") == 0 ? &c->temperature
                      : strcmp(name, "pressure") == 0  ? &c->pressure
                      : strcmp(name, "humidity") == 0  ? &c->humidity
                                                       : NULL;
    if (number == NULL) {
        return i2c_set(device, name, value);
    }
    return simulate_number(&value, 100, number) && *value == 0;
}

/* A place at sea level in fair weather, unless the wiring says something else. */
static void start(Device *device) {
    Climate *c = (Climate *)device;
    c->pressure = c->pressure ? c->pressure : 101325;
    c->humidity = c->humidity ? c->humidity : 5000;
    c->bus.address = c->bus.address ? c->bus.address : ADDRESS;
    c->bus.written = written;
    c->bus.read = read;
    power_up(c);
}

const Model climate_bme280 = {.name = "bme280",
                              .lines = "scl sda",
                              .bytes = sizeof(Climate),
                              .pulled = "01",
                              .set = set,
                              .start = start,
                              .edge = i2c_edge};
