/* SPDX-License-Identifier: MIT */
/* DHT11 and DHT22: one line that the program pulls low for a while, upon which the sensor sends 40
 * bits, each a low pulse and a high one that is long for a 1. */
#include <string.h>

#include "simulate/models.h"

/* START_LOW: the start signal that the AM2302's data sheet asks for at least; the DHT11 wants 18
 * ms, which is longer. */
enum { US = 1000, START_LOW = 800 * US, BITS = 40 };

typedef struct {
    Device device;
    int32_t temperature, humidity; /* tenths */
    uint64_t fell;
    uint8_t bytes[5], step; /* step: pulses that were sent, two for a bit, after an answer of two */
    bool busy, old, bad, silent;
} Humidity;

/* DHT11: whole degrees and percents. DHT22: tenths of 16 bits, with a sign. Humidity comes first,
 * the high byte of each before the low one; the fifth byte is the sum of the four, of which the
 * fault `checksum` makes a wrong one. */
static void fill(Humidity *h) {
    int32_t t = h->temperature < 0 ? -h->temperature : h->temperature;
    h->bytes[0] = (uint8_t)(h->old ? h->humidity / 10 : h->humidity >> 8);
    h->bytes[1] = (uint8_t)(h->old ? 0 : h->humidity);
    h->bytes[2] = (uint8_t)(h->old ? t / 10 : t >> 8);
    h->bytes[3] = (uint8_t)(h->old ? 0 : t);
    h->bytes[2] |= (uint8_t)(!h->old && h->temperature < 0 ? 0x80 : 0);
    h->bytes[4] = (uint8_t)(h->bytes[0] + h->bytes[1] + h->bytes[2] + h->bytes[3] + h->bad);
}

/* The program has pulled the line low for long enough, and lets it go. */
static void edge(Device *device, unsigned line, bool level) {
    Humidity *h = (Humidity *)device;
    (void)line;
    if (h->busy || h->silent) {
        return;
    }
    if (!level) {
        h->fell = simulate_now();
    } else if (h->fell != 0 && simulate_now() - h->fell >= START_LOW) {
        h->busy = true;
        h->step = 0;
        fill(h);
        /* Its answer begins 20 to 40 microseconds later. */
        simulate_wake(device, simulate_now() + 30 * US);
    }
}

/* Even steps are low, odd ones high. An answer of 80 microseconds each, then bits of 50 low and 26
 * (for a 0) or 70 (for a 1) high, and 50 low at the end, without which the last bit would have
 * none. */
static void wake(Device *device) {
    Humidity *h = (Humidity *)device;
    unsigned step = h->step++, bit = step / 2 - 1;
    bool low = step % 2 == 0;
    if (step == 2 * (BITS + 1) + 1) {
        h->busy = false;
        h->fell = 0;
        simulate_drive(device, 0, FLOATS);
        return;
    }
    unsigned us = 80;
    if (step >= 2) {
        us = low ? 50 : h->bytes[bit / 8] << (bit % 8) & 0x80 ? 70 : 26;
    }
    simulate_wake(device, simulate_now() + (uint64_t)us * US);
    simulate_drive(device, 0, low ? PULLS_LOW : FLOATS);
}

static bool set(Device *device, const char *name, const char *value) {
    Humidity *h = (Humidity *)device;
    if (strcmp(name, "temperature") == 0) {
        return simulate_number(&value, 10, &h->temperature) && *value == 0;
    }
    if (strcmp(name, "humidity") == 0) {
        return simulate_number(&value, 10, &h->humidity) && *value == 0 && h->humidity >= 0;
    }
    h->bad |= strcmp(value, "checksum") == 0;
    h->silent |= strcmp(value, "silent") == 0;
    return strcmp(name, "fault") == 0 && (h->bad || h->silent);
}

static void start(Device *device) {
    ((Humidity *)device)->old = strcmp(device->model->name, "dht11") == 0;
}

const Model humidity_dht22 = {.name = "dht22",
                              .lines = "pin",
                              .bytes = sizeof(Humidity),
                              .pulled = "0",
                              .set = set,
                              .start = start,
                              .edge = edge,
                              .wake = wake};
const Model humidity_dht11 = {.name = "dht11",
                              .lines = "pin",
                              .bytes = sizeof(Humidity),
                              .pulled = "0",
                              .set = set,
                              .start = start,
                              .edge = edge,
                              .wake = wake};
