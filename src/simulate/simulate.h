/* SPDX-License-Identifier: MIT */
/* A simulated board: pins, what is wired to them, and a clock. It defines all of port/hardware.h.
 * Devices see the edges of their lines in time, and answer by pulling lines themselves.
 *
 * There is one board in a process. Its clock moves when the program sleeps, waits for a slot of a
 * bus, or asks what time it is, never by itself; so a program sees the same in each run, however
 * fast it runs. Without a wiring it follows the real clock instead. */
#ifndef TERRARIUM_SIMULATE_H
#define TERRARIUM_SIMULATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- for ports ---- */

/* Wires the board as the text says (docs/machine.md); once, at the start. NULL, or what is wrong
 * with it. The text is not needed afterwards. */
const char *simulate_begin(const char *text, size_t n);
/* No board any more: the next use of the hardware, or the next wiring, begins a new one. Not while
 * a program runs. */
void simulate_end(void);
/* The text when nobody has called that before the hardware is used: NULL, unless the build has a
 * file that defines it. */
const char *simulate_text(void);
/* The port calls hardware_tick() each so many milliseconds that the program computes; 0: no more.
 * Answers the period that it keeps to. For ports that do not do so anyway, each millisecond. */
uint32_t simulate_want_ticks(uint32_t ms);

/* ---- for devices ---- */

typedef struct Device Device;

/* What a device is; models.c lists them. */
typedef struct {
    const char *name;   /* in the wiring */
    const char *lines;  /* its lines there, "scl sda"; one in brackets need not be wired */
    uint16_t bytes;     /* of its struct, which begins with a Device */
    const char *pulled; /* the numbers of lines that bring a pull-up along, as "01" */
    /* A setting of the wiring; the value is "" where none is given. False: there is no such setting
     * or value. */
    bool (*set)(Device *device, const char *name, const char *value);
    void (*start)(Device *device); /* all is set; may be NULL, as those below */
    void (*edge)(Device *device, unsigned line, bool level);
    void (*wake)(Device *device);   /* the time of simulate_wake() has come */
    void (*finish)(Device *device); /* the program has ended */
} Model;

enum { FLOATS, PULLS_LOW, DRIVES_HIGH };
enum { MOST_LINES = 6, NOT_WIRED = 255 };
struct Device {
    const Model *model;
    Device *next;
    uint64_t wake;    /* nanoseconds; NEVER */
    const char *name; /* what the wiring calls it, or the model's */
    uint8_t nets[MOST_LINES], drives[MOST_LINES];
};
#define NEVER UINT64_MAX

/* All that there are; NULL behind the last. */
extern const Model *const simulate_models[];

uint64_t simulate_now(void); /* nanoseconds since the start */
/* The device is woken then; NEVER: it is not. One time only is kept. */
void simulate_wake(Device *device, uint64_t when);
void simulate_drive(Device *device, unsigned line, unsigned drive);
bool simulate_level(const Device *device, unsigned line);

/* A decimal number times `scale`, rounded, up to the end of the text or a comma behind it, which is
 * skipped. False for what is none. */
bool simulate_number(const char **text, int32_t scale, int32_t *number);
/* The whole text; hexadecimal with 0x. */
bool simulate_whole(const char *text, int32_t *number);
/* "yes", "no", or "" for yes. */
bool simulate_flag(const char *text, bool *flag);
/* A copy that stays. */
const char *simulate_copy(const char *text);
/* Memory for a device that stays; NULL: there is no more. */
void *simulate_room(size_t bytes);

/* ---- inside ---- */

/* Adds a device that the chip itself needs. */
void simulate_add(Device *device);
Device *simulate_devices(void);
/* Makes the clock run, if it does not yet. */
void simulate_use(void);
bool simulate_is_used(void);
void simulate_start_clock(bool stepped);
void simulate_fast_clock(void);
/* As they are when a process begins. */
void simulate_forget_clock(void);
void simulate_forget_pins(void);
void simulate_forget_chip(void);
/* Lets time pass, and what happens meanwhile happen. */
void simulate_advance(uint64_t ns);
/* An interrupt: goes to the listener. */
void simulate_event(uint16_t event);
/* Connects pins; the net that all of them are on. */
unsigned simulate_join(unsigned a, unsigned b);
void simulate_pull(unsigned net, unsigned pull);
unsigned simulate_net(unsigned pin);
/* The level may have changed: all who are on the net are told. */
void simulate_settle(unsigned net);
/* The analog value of a pin, -1: none was set. */
int32_t simulate_analog(unsigned pin);

#endif
