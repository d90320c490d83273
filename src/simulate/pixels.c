/* SPDX-License-Identifier: MIT */
/* WS2812: a chain of lights on one line. A high pulse is a bit, long for a 1; when the line has
 * been low for 50 microseconds the lights show what they got. With `show` each picture is a line of
 * colours on the console, as the program gave them: red, green, blue. */
#include <string.h>

#include "port/port.h"
#include "simulate/models.h"

/* By the data sheets of the WS2812 and WS2812B a 0 is high for 350 or 400 ns, a 1 for 700 or 800,
 * each give or take 150: LONG_HIGH lies between. TOO_LONG is no bit, but a level that was left
 * there. */
enum { US = 1000, LATCH = 50 * US, LONG_HIGH = 550, TOO_LONG = 5 * US, MOST = 64 };

typedef struct {
    Device device;
    uint8_t bytes[4 * MOST];
    int32_t count;
    uint32_t bits;
    uint64_t rose;
    bool shown, white;
} Pixels;

/* The wire has green first. */
static void show(const Pixels *p) {
    unsigned size = p->white ? 4 : 3;
    static const uint8_t order[] = {1, 0, 2, 3};
    port_write(p->device.name, strlen(p->device.name));
    for (unsigned i = 0; i < (unsigned)p->count; i++) {
        port_write(" ", 1);
        for (unsigned k = 0; k < size; k++) {
            uint8_t byte = p->bytes[i * size + order[k]];
            const char digits[] = "0123456789abcdef";
            const char text[2] = {digits[byte >> 4], digits[byte & 15]};
            port_write(text, 2);
        }
    }
    port_write("\n", 1);
}

/* What comes after all lights have theirs goes on to lights that are not there. */
static void edge(Device *device, unsigned line, bool level) {
    Pixels *p = (Pixels *)device;
    (void)line;
    if (level) {
        p->rose = simulate_now();
        simulate_wake(device, NEVER);
        return;
    }
    uint64_t high = simulate_now() - p->rose;
    uint32_t most = (uint32_t)p->count * (p->white ? 32 : 24);
    if (p->rose != 0 && high < TOO_LONG && p->bits < most) {
        uint8_t mask = (uint8_t)(0x80 >> (p->bits % 8));
        uint8_t *byte = &p->bytes[p->bits / 8];
        *byte = (uint8_t)(high > LONG_HIGH ? *byte | mask : *byte & ~mask);
        p->bits++;
    }
    simulate_wake(device, simulate_now() + LATCH);
}

/* The line has been low for long: the lights take over what they got. */
static void wake(Device *device) {
    Pixels *p = (Pixels *)device;
    if (p->bits > 0 && p->shown) {
        show(p);
    }
    p->bits = 0;
}

/* `count`: lights, MOST at most. `white`: a fourth byte for each, as the SK6812 RGBW has it. */
static bool set(Device *device, const char *name, const char *value) {
    Pixels *p = (Pixels *)device;
    if (strcmp(name, "count") == 0) {
        return simulate_whole(value, &p->count) && p->count > 0 && p->count <= MOST;
    }
    if (strcmp(name, "white") == 0) {
        return simulate_flag(value, &p->white);
    }
    return strcmp(name, "show") == 0 && simulate_flag(value, &p->shown);
}

static void start(Device *device) {
    Pixels *p = (Pixels *)device;
    p->count = p->count ? p->count : 1;
}

const Model pixels_ws2812 = {.name = "ws2812",
                             .lines = "pin",
                             .bytes = sizeof(Pixels),
                             .set = set,
                             .start = start,
                             .edge = edge,
                             .wake = wake};
