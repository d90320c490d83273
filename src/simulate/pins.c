/* SPDX-License-Identifier: MIT */
/* Pins of the simulated board and the nets that they are on. Whoever pulls a net low wins; else it
 * is high if anybody drives or pulls it up. When its level changes all devices on it are told, and
 * the pins that interrupt at such an edge. */
#include <string.h>

#include "port/hardware.h"
#include "simulate/simulate.h"

enum { PINS = 48, READ_TIME = 1000, WRITE_TIME = 100 }; /* nanoseconds that an access takes */

typedef struct {
    uint8_t net, mode, pull, edges;
    bool written;
    uint16_t event;
} Pin;
typedef struct {
    uint8_t pull;
    bool level;
} Net;

static Pin pins[PINS];
static Net nets[PINS];
static bool made;

/* Each pin on a net of its own, until some are joined. */
static void make(void) {
    for (unsigned i = 0; i < PINS && !made; i++) {
        pins[i].net = (uint8_t)i;
    }
    made = true;
}

/* Each pin is an input on its own again. */
void simulate_forget_pins(void) {
    memset(pins, 0, sizeof pins);
    memset(nets, 0, sizeof nets);
    made = false;
}

/* Joined pins have the same one. Devices keep it, so pins are joined before. */
unsigned simulate_net(unsigned pin) {
    make();
    return pins[pin].net;
}

/* All pins of the second net go over to the first. Devices are wired afterwards. */
unsigned simulate_join(unsigned a, unsigned b) {
    unsigned from = simulate_net(b), to = simulate_net(a);
    for (unsigned i = 0; i < PINS; i++) {
        pins[i].net = (uint8_t)(pins[i].net == from ? to : pins[i].net);
    }
    return to;
}

/* A resistor from outside, of which there is one at most. */
void simulate_pull(unsigned net, unsigned pull) {
    nets[net].pull = (uint8_t)pull;
    simulate_settle(net);
}

/* Any that is low wins. */
static bool level_of(unsigned net) {
    bool high = nets[net].pull == HARDWARE_PULL_UP;
    for (unsigned i = 0; i < PINS; i++) {
        const Pin *pin = &pins[i];
        if (pin->net == net) {
            if (pin->mode != HARDWARE_IN && !pin->written) {
                return false;
            }
            high |= pin->mode == HARDWARE_OUT || pin->pull == HARDWARE_PULL_UP;
        }
    }
    for (const Device *device = simulate_devices(); device; device = device->next) {
        for (unsigned line = 0; line < MOST_LINES; line++) {
            if (device->nets[line] == net) {
                if (device->drives[line] == PULLS_LOW) {
                    return false;
                }
                high |= device->drives[line] == DRIVES_HIGH;
            }
        }
    }
    return high;
}

/* A device may change this net again when it is told; then that change has told all. */
void simulate_settle(unsigned net) {
    bool level = level_of(net);
    if (level == nets[net].level) {
        return;
    }
    nets[net].level = level;
    for (Device *device = simulate_devices(); device; device = device->next) {
        for (unsigned line = 0; line < MOST_LINES && device->model->edge; line++) {
            if (device->nets[line] == net && nets[net].level == level) {
                device->model->edge(device, line, level);
            }
        }
    }
    for (unsigned i = 0; i < PINS && nets[net].level == level; i++) {
        if (pins[i].net == net && pins[i].edges & (level ? HARDWARE_RISING : HARDWARE_FALLING)) {
            simulate_event(pins[i].event);
        }
    }
}

/* A line that is not wired may be driven all the same. */
void simulate_drive(Device *device, unsigned line, unsigned drive) {
    if (device->drives[line] != drive) {
        device->drives[line] = (uint8_t)drive;
        if (device->nets[line] != NOT_WIRED) {
            simulate_settle(device->nets[line]);
        }
    }
}

/* Low for a line that is not wired. */
bool simulate_level(const Device *device, unsigned line) {
    return device->nets[line] != NOT_WIRED && nets[device->nets[line]].level;
}

/* ---- for the program ---- */

unsigned hardware_pins(void) {
    return PINS;
}

/* GP3, D3 and P3 are pin 3, as boards call theirs; LED is 25. */
int hardware_pin_named(const char *name, size_t n) {
    static const char *const prefixes[] = {"GPIO", "GP", "D", "P", "A"};
    if (n == 3 && memcmp(name, "LED", 3) == 0) {
        return 25;
    }
    for (unsigned i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        size_t start = strlen(prefixes[i]);
        if (n > start && n <= start + 2 && memcmp(name, prefixes[i], start) == 0) {
            unsigned number = 0;
            while (start < n && name[start] >= '0' && name[start] <= '9') {
                number = number * 10 + (unsigned)(name[start++] - '0');
            }
            return start == n && number < PINS ? (int)number : -1;
        }
    }
    return -1;
}

/* Takes as long as a register or two. */
void hardware_pin_setup(unsigned pin, unsigned mode, unsigned pull) {
    simulate_use();
    make();
    pins[pin].mode = (uint8_t)mode;
    pins[pin].pull = (uint8_t)pull;
    simulate_settle(pins[pin].net);
    simulate_advance(WRITE_TIME);
}

/* What happens meanwhile is seen: reading again and again is a way to wait. */
bool hardware_pin_read(unsigned pin) {
    simulate_use();
    simulate_advance(READ_TIME);
    return nets[simulate_net(pin)].level;
}

/* Kept for later where the pin is an input. */
void hardware_pin_write(unsigned pin, bool level) {
    simulate_use();
    make();
    if (pins[pin].written != level) {
        pins[pin].written = level;
        simulate_settle(pins[pin].net);
    }
    simulate_advance(WRITE_TIME);
}

/* The latch of the output, not the level of the net. */
bool hardware_pin_written(unsigned pin) {
    return pins[pin].written;
}

/* A pin has one event, which a new call replaces; without edges it has none. */
void hardware_pin_notify(unsigned pin, unsigned edges, uint16_t event) {
    simulate_use();
    pins[pin].event = event;
    pins[pin].edges = (uint8_t)edges;
}
