/* SPDX-License-Identifier: MIT */
/* Parts without a protocol: an LED, a button, a voltage. */
#include <string.h>

#include "port/hardware.h"
#include "port/port.h"
#include "simulate/models.h"

enum { MILLISECOND = 1000000, MOST_TIMES = 16 };

/* ---- LED ---- */

typedef struct {
    Device device;
    bool shown, low; /* lit by a low level */
} Led;

/* "[   1.500000] red on", at the time in seconds. */
static void show(Device *device, unsigned line, bool level) {
    const Led *led = (const Led *)device;
    char text[20] = "[", *p = text + sizeof text - 1;
    uint64_t us = simulate_now() / 1000;
    (void)line;
    if (!led->shown) {
        return;
    }
    *p = ']';
    for (int i = 0; i < 6; i++, us /= 10) {
        *--p = (char)('0' + us % 10);
    }
    *--p = '.';
    do {
        *--p = (char)('0' + us % 10);
        us /= 10;
    } while (us > 0 && p > text + 1);
    while (p > text + sizeof text - 13) {
        *--p = ' ';
    }
    *--p = '[';
    port_write(p, (size_t)(text + sizeof text - p));
    port_write(" ", 1);
    port_write(device->name, strlen(device->name));
    port_write(level != led->low ? " on\n" : " off\n", level != led->low ? 4 : 5);
}

/* `show`: changes are written to the console. `active`: the level that lights it, low or high. */
static bool set_led(Device *device, const char *name, const char *value) {
    Led *led = (Led *)device;
    if (strcmp(name, "show") == 0) {
        return simulate_flag(value, &led->shown);
    }
    led->low = strcmp(name, "active") == 0 && strcmp(value, "low") == 0;
    return strcmp(name, "active") == 0 && (led->low || strcmp(value, "high") == 0);
}

/* One that is lit by a low level hangs from the supply. */
static void start_led(Device *device) {
    Led *led = (Led *)device;
    bool shown = led->shown;
    led->shown = false; /* what it is from the beginning is no news */
    if (led->low) {
        simulate_pull(device->nets[0], HARDWARE_PULL_UP);
    }
    led->shown = shown;
}

const Model part_led = {.name = "led",
                        .lines = "pin",
                        .bytes = sizeof(Led),
                        .set = set_led,
                        .start = start_led,
                        .edge = show};

/* ---- button ---- */

/* It closes at each of the times `press`, and opens `hold` later; contacts that bounce close and
 * open that many times more, a tenth of a millisecond each. */
typedef struct {
    Device device;
    int32_t times[MOST_TIMES], hold; /* milliseconds */
    uint8_t count, next, bounce, left;
    bool closed, high;
} Button;

/* When the contacts change next: bounce, open, or be pressed again. */
static void schedule(Button *button) {
    if (button->left > 0) {
        simulate_wake(&button->device, simulate_now() + MILLISECOND / 10);
    } else if (button->closed) {
        uint64_t since = 2 * (uint64_t)button->bounce * (MILLISECOND / 10);
        simulate_wake(&button->device,
                      simulate_now() + (uint64_t)button->hold * MILLISECOND - since);
    } else if (button->next < button->count) {
        simulate_wake(&button->device, (uint64_t)button->times[button->next] * MILLISECOND);
        button->next++;
    }
}

/* The contacts change. The first closing starts the bouncing, which ends closed, being an even
 * number of changes; opening does not bounce. */
static void turn(Device *device) {
    Button *button = (Button *)device;
    if (button->left > 0) {
        button->left--;
    } else if (!button->closed) {
        button->left = (uint8_t)(2 * button->bounce);
    }
    button->closed = !button->closed;
    simulate_drive(device, 0, !button->closed ? FLOATS : button->high ? DRIVES_HIGH : PULLS_LOW);
    schedule(button);
}

static void start_button(Device *device) {
    Button *button = (Button *)device;
    button->hold = button->hold ? button->hold : 100;
    schedule(button);
}

/* `press`: times in milliseconds, MOST_TIMES at most. `hold`: how long, in milliseconds. `active`:
 * the level of closed contacts. `bounce`: below 10. */
static bool set_button(Device *device, const char *name, const char *value) {
    Button *button = (Button *)device;
    int32_t number;
    if (strcmp(name, "press") == 0) {
        while (*value && button->count < MOST_TIMES) {
            int32_t *time = &button->times[button->count++];
            if (!simulate_number(&value, 1, time) || *time < 0) {
                return false;
            }
        }
        return *value == 0;
    }
    if (strcmp(name, "active") == 0) {
        button->high = strcmp(value, "high") == 0;
        return button->high || strcmp(value, "low") == 0;
    }
    if (!simulate_whole(value, &number) || number < 0) {
        return false;
    }
    if (strcmp(name, "hold") == 0) {
        button->hold = number;
        return true;
    }
    button->bounce = (uint8_t)number;
    return strcmp(name, "bounce") == 0 && number < 10;
}

const Model part_button = {.name = "button",
                           .lines = "pin",
                           .bytes = sizeof(Button),
                           .set = set_button,
                           .start = start_button,
                           .wake = turn};

/* ---- voltage ---- */

typedef struct {
    Device device;
    int32_t value;
} Analog;

/* From 0 to 3.3 volts. The number is taken in tenths of a millivolt, and rounded to what read_u16()
 * gives. */
static bool set_analog(Device *device, const char *name, const char *value) {
    Analog *analog = (Analog *)device;
    int32_t tenths;
    if (strcmp(name, "volts") != 0 || !simulate_number(&value, 10000, &tenths) || tenths < 0 ||
        tenths > 33000) {
        return false;
    }
    analog->value = (int32_t)(((int64_t)tenths * 65535 + 16500) / 33000);
    return *value == 0;
}

const Model part_analog = {
    .name = "analog", .lines = "pin", .bytes = sizeof(Analog), .set = set_analog};

/* The first that is on the same net. */
int32_t simulate_analog(unsigned pin) {
    for (const Device *device = simulate_devices(); device; device = device->next) {
        if (device->model == &part_analog && device->nets[0] == simulate_net(pin)) {
            return ((const Analog *)device)->value;
        }
    }
    return -1;
}
