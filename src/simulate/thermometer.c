/* SPDX-License-Identifier: MIT */
/* DS18B20 and DS18S20 on a OneWire bus, by their data sheets: slots are told apart by how long the
 * line is low, presence and zeros are low pulses of the device's own, the search sends each bit of
 * the ROM and its complement and drops out when the bus decides otherwise. Several on one line do
 * all this at once, and what they pull together is what the program sees. */
#include <string.h>

#include "simulate/models.h"

/* The data sheet's windows, within which these lie: a device looks at the line 15 to 60
 * us after it fell, answers a reset after 15 to 60 us with 60 to 240 us of presence, and holds a
 * zero for 15 us at least, in which the master has to look. */
enum {
    US = 1000,
    RESET_LOW = 360 * US, /* low for that long, and more, is a reset; 480 are asked for */
    SLOT_SAMPLE = 30 * US,
    PRESENCE_AFTER = 30 * US,
    PRESENCE_LOW = 110 * US,
    ZERO_LOW = 30 * US,
    CONVERSION_MS = 750, /* with 12 bits; half of it with each bit less */
    POWER_ON = 85 * 16   /* what a conversion has not yet replaced, in sixteenths */
};

/* What it waits for. IDLE: a reset. */
typedef enum { IDLE, PRESENCE, ROM_COMMAND, MATCH, SEARCH, COMMAND, SENDS, RECEIVES, STATUS } State;
enum { FAMILY_S = 0x10, FAMILY_B = 0x28 };
/* faults */
enum { NO_PRESENCE = 1, BIT_ERROR = 2, ROM_ERROR = 4, STAYS_AT_POWER_ON = 8, SHORTED = 16 };

/* The scratchpad: temperature (low byte, high byte), TH, TL, configuration (bits 5 and 6: 9 to 12
 * bits), three that are reserved, of which the DS18S20 has its counter in the last two, CRC. */
typedef struct {
    Device device;
    uint8_t rom[8], scratch[9], memory[3]; /* memory: TH, TL, configuration as they are kept */
    uint8_t buffer[9];                     /* what is sent or comes in */
    uint8_t bits, length;                  /* of the buffer: done, and in all */
    uint8_t command, faults, wakes_for;
    uint8_t errors, error_every, reads; /* every n-th scratchpad has a wrong bit */
    bool parasite, pulling, fell, first_bits;
    State state;
    int32_t temperature;          /* sixteenths of a degree */
    uint64_t fell_at, converting; /* when the conversion is done */
} Thermometer;

/* ---- data ---- */

/* CRC-8 of the bus: x^8 + x^5 + x^4 + 1 with the low bit first is 0x8c; it begins with 0. */
static uint8_t crc_of(const uint8_t *bytes, unsigned n) {
    uint8_t crc = 0;
    for (unsigned i = 0; i < 8 * n; i++) {
        unsigned bit = (crc ^ bytes[i / 8] >> (i % 8)) & 1;
        crc = (uint8_t)(crc >> 1 ^ (bit ? 0x8c : 0));
    }
    return crc;
}

static bool is_s(const Thermometer *t) {
    return t->rom[0] == FAMILY_S;
}

/* DS18B20: sixteenths, cut to the resolution. DS18S20: halves, and how far the counter was when the
 * measurement ended: t = whole - 1/4 + (16 - remain) / 16. */
static void put_temperature(Thermometer *t, int32_t sixteenths) {
    int32_t raw = sixteenths;
    if (is_s(t)) {
        int32_t more = sixteenths + 4;
        raw = (more >> 4) * 2 + ((more & 15) >= 8);
        t->scratch[6] = (uint8_t)(16 - (more & 15));
        t->scratch[7] = 16;
    } else {
        unsigned cut = 3 - (t->scratch[4] >> 5 & 3);
        raw &= -(1 << cut);
    }
    t->scratch[0] = (uint8_t)raw;
    t->scratch[1] = (uint8_t)(raw >> 8);
}

/* What is kept comes back; the temperature is that of power-on. */
static void power_up(Thermometer *t) {
    memset(t->scratch, 0xff, 8);
    t->scratch[2] = t->memory[0];
    t->scratch[3] = t->memory[1];
    t->scratch[4] = is_s(t) ? 0xff : t->memory[2];
    put_temperature(t, POWER_ON);
    t->converting = 0;
    t->state = IDLE;
}

/* Is it in the range of the alarm? By whole degrees, outside of TL to TH or at one of them. */
static bool is_alarmed(const Thermometer *t) {
    int raw = (int16_t)(t->scratch[0] | t->scratch[1] << 8);
    int degrees = is_s(t) ? raw >> 1 : raw >> 4;
    return degrees >= (int8_t)t->scratch[2] || degrees <= (int8_t)t->scratch[3];
}

/* ---- the bus ---- */

/* Low from now on for `ns`; or later, when `from` has passed: wake() sees to what comes then. */
static void pull(Thermometer *t, uint64_t from, uint64_t ns) {
    t->pulling = from == 0;
    simulate_drive(&t->device, 0, from == 0 ? PULLS_LOW : FLOATS);
    simulate_wake(&t->device, simulate_now() + (from ? from : ns));
}

/* The bits go out in the slots that follow, the low one first. */
static void send(Thermometer *t, const uint8_t *bytes, unsigned n) {
    memcpy(t->buffer, bytes, n);
    t->bits = 0;
    t->length = (uint8_t)(8 * n);
    t->state = SENDS;
}

/* n bytes are to come in, for what `state` says. */
static void receive(Thermometer *t, unsigned n, State state) {
    memset(t->buffer, 0, sizeof t->buffer);
    t->bits = 0;
    t->length = (uint8_t)(8 * n);
    t->state = state;
}

static bool bit_of(const uint8_t *bytes, unsigned i) {
    return bytes[i / 8] >> (i % 8) & 1;
}

/* The conversion is over when its time has passed: the scratchpad is brought up to date. */
static void finish_conversion(Thermometer *t) {
    if (t->converting && simulate_now() >= t->converting) {
        t->converting = 0;
        if (!(t->faults & STAYS_AT_POWER_ON)) {
            put_temperature(t, t->temperature);
        }
    }
}

/* How long it takes is set now: a resolution that is written meanwhile is for the next one. */
static void start_conversion(Thermometer *t) {
    unsigned less = is_s(t) ? 0 : 3 - (t->scratch[4] >> 5 & 3);
    t->converting = simulate_now() + ((uint64_t)CONVERSION_MS * 1000 * US >> less);
    t->state = STATUS;
}

/* A function command, after the ROM has been dealt with. What is not known ends the talk. 0x44
 * converts; 0xbe reads and 0x4e writes the scratchpad; 0x48 keeps TH, TL and the configuration in
 * the EEPROM, 0xb8 fetches them; 0xb4 asks how it is powered. */
static void obey(Thermometer *t) {
    switch (t->command) {
    case 0x44: start_conversion(t); break;
    case 0xbe:
        t->scratch[8] = crc_of(t->scratch, 8);
        send(t, t->scratch, 9);
        if (t->faults & BIT_ERROR && ++t->reads >= t->error_every) {
            t->reads = 0;
            t->buffer[t->errors % 8] ^= (uint8_t)(1 << (t->errors / 8 % 8));
            t->errors = (uint8_t)(t->errors + 3);
        }
        break;
    case 0x4e: receive(t, is_s(t) ? 2 : 3, RECEIVES); break;
    case 0x48:
        memcpy(t->memory, t->scratch + 2, 3);
        t->state = STATUS;
        break;
    case 0xb8:
        memcpy(t->scratch + 2, t->memory, is_s(t) ? 2 : 3);
        t->state = STATUS;
        break;
    case 0xb4: /* without power of its own it answers with zeros */
        t->buffer[0] = t->parasite ? 0 : 0xff;
        t->bits = 0;
        t->length = 8;
        t->state = SENDS;
        break;
    default: t->state = IDLE; break;
    }
}

/* A ROM command: who is meant. In a search each bit takes three slots. 0x33 reads the ROM, 0x55 is
 * followed by the one that is meant, 0xcc means all, 0xf0 searches, 0xec only those with an alarm.
 */
static void obey_rom(Thermometer *t) {
    switch (t->command) {
    case 0x33: send(t, t->rom, 8); break;
    case 0x55: receive(t, 8, MATCH); break;
    case 0xcc: receive(t, 1, COMMAND); break;
    case 0xec:
    case 0xf0:
        t->bits = 0;
        t->first_bits = true;
        t->length = 64 * 3;
        t->state = t->command == 0xec && !is_alarmed(t) ? IDLE : SEARCH;
        break;
    default: t->state = IDLE; break;
    }
}

/* A byte of a command, or all that was to come, is there. */
static void take(Thermometer *t) {
    t->command = t->buffer[0];
    switch (t->state) {
    case ROM_COMMAND: obey_rom(t); break;
    case COMMAND: obey(t); break;
    case MATCH:
        if (memcmp(t->buffer, t->rom, 8) == 0) {
            receive(t, 1, COMMAND);
        } else {
            t->state = IDLE;
        }
        break;
    default: /* RECEIVES: the configuration has bits that are fixed */
        memcpy(t->scratch + 2, t->buffer, is_s(t) ? 2 : 3);
        t->scratch[4] = is_s(t) ? 0xff : (uint8_t)((t->scratch[4] & 0x60) | 0x1f);
        t->state = IDLE;
        break;
    }
}

/* What it sends in the slot that begins; 1, which is nothing, where it listens. */
static bool slot_bit(Thermometer *t) {
    switch (t->state) {
    case SENDS: return bit_of(t->buffer, t->bits);
    case SEARCH: return t->bits % 3 == 2 || bit_of(t->rom, t->bits / 3) == (t->bits % 3 == 0);
    case STATUS: return t->converting == 0 || t->parasite;
    default: return true;
    }
}

/* A slot is over, with the line having been low for so long. */
static void slot(Thermometer *t, uint64_t low) {
    bool one = low < SLOT_SAMPLE;
    switch (t->state) {
    case ROM_COMMAND:
    case COMMAND:
    case MATCH:
    case RECEIVES:
        t->buffer[t->bits / 8] |= (uint8_t)(one << (t->bits % 8));
        if (++t->bits == t->length) {
            take(t);
        }
        break;
    case SENDS: t->state = ++t->bits == t->length ? IDLE : SENDS; break;
    case SEARCH:
        if (t->bits % 3 == 2 && one != bit_of(t->rom, t->bits / 3)) {
            t->state = IDLE;
        } else if (++t->bits == t->length) {
            receive(t, 1, COMMAND);
        }
        break;
    default: break;
    }
}

/* The power of a parasite is the line: if it falls during a conversion, that is lost. */
static void fall(Thermometer *t) {
    finish_conversion(t);
    if (t->converting && t->parasite) {
        power_up(t);
    }
    t->fell = true;
    t->fell_at = simulate_now();
    if (t->state != IDLE && t->state != PRESENCE && !slot_bit(t)) {
        pull(t, 0, ZERO_LOW);
    }
}

/* The master made it, or another device, or this one: it cannot tell, and need not. */
static void edge(Device *device, unsigned line, bool level) {
    Thermometer *t = (Thermometer *)device;
    (void)line;
    if (t->faults & (NO_PRESENCE | SHORTED) || t->state == PRESENCE) {
        return;
    }
    if (!level) {
        fall(t);
        return;
    }
    if (!t->fell) {
        return;
    }
    uint64_t low = simulate_now() - t->fell_at;
    t->fell = false;
    if (low >= RESET_LOW) {
        t->state = PRESENCE;
        pull(t, PRESENCE_AFTER, 0);
    } else {
        slot(t, low);
    }
}

/* The pulse begins or is over; so is the device's own zero, whose slot ends with the line's rise,
 * which another device may put off. */
static void wake(Device *device) {
    Thermometer *t = (Thermometer *)device;
    if (t->state == PRESENCE && !t->pulling) {
        pull(t, 0, PRESENCE_LOW);
        return;
    }
    t->pulling = false;
    if (t->state == PRESENCE) {
        t->fell = false;
        receive(t, 1, ROM_COMMAND);
    }
    simulate_drive(device, 0, FLOATS);
}

/* ---- settings ---- */

/* The family first, in hexadecimal digits. A check of two more is accepted, but not looked at:
 * start() works it out. */
static bool set_rom(Thermometer *t, const char *text) {
    const char *digits = "0123456789abcdef";
    size_t n = strlen(text);
    if (n != 14 && n != 16) {
        return false;
    }
    for (size_t i = 0; i < 14; i++) {
        const char *digit = strchr(digits, text[i] | 32);
        if (digit == NULL) {
            return false;
        }
        t->rom[i / 2] = (uint8_t)(t->rom[i / 2] << 4 | (digit - digits));
    }
    return true;
}

/* "bit_error:3": every third scratchpad that is read. */
static bool set_fault(Thermometer *t, const char *text) {
    static const char *const names[] = {"no_presence", "bit_error", "rom_error", "power_on",
                                        "shorted"};
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
        size_t n = strlen(names[i]);
        if (strncmp(text, names[i], n) == 0 && (text[n] == 0 || (i == 1 && text[n] == ':'))) {
            int32_t every = 1;
            t->faults |= (uint8_t)(1 << i);
            bool good = text[n] == 0 || simulate_whole(text + n + 1, &every);
            t->error_every = (uint8_t)every;
            return good && every > 0 && every < 256;
        }
    }
    return false;
}

/* As it leaves the factory. TH 75 and TL 70 degrees, 12 bits. */
static void make_memory(Thermometer *t) {
    static const uint8_t factory[] = {75, 70, 0x7f};
    if (t->memory[2] == 0) {
        memcpy(t->memory, factory, sizeof factory);
    }
}

/* Temperatures, and the alarms `high` and `low`, are degrees. `power` is own or parasite. */
static bool set(Device *device, const char *name, const char *value) {
    Thermometer *t = (Thermometer *)device;
    int32_t number;
    make_memory(t);
    if (strcmp(name, "rom") == 0) {
        return set_rom(t, value);
    }
    if (strcmp(name, "temperature") == 0) {
        return simulate_number(&value, 16, &t->temperature) && *value == 0 &&
               t->temperature >= -55 * 16 && t->temperature <= 125 * 16;
    }
    if (strcmp(name, "fault") == 0) {
        return set_fault(t, value);
    }
    if (strcmp(name, "power") == 0) {
        t->parasite = strcmp(value, "parasite") == 0;
        return t->parasite || strcmp(value, "own") == 0;
    }
    if (strcmp(name, "resolution") == 0 && simulate_whole(value, &number) && number >= 9 &&
        number <= 12) {
        t->memory[2] = (uint8_t)((number - 9) << 5 | 0x1f);
        return true;
    }
    if (strcmp(name, "high") == 0 && simulate_whole(value, &number)) {
        t->memory[0] = (uint8_t)number;
        return true;
    }
    if (strcmp(name, "low") == 0 && simulate_whole(value, &number)) {
        t->memory[1] = (uint8_t)number;
        return true;
    }
    return false;
}

/* Without a rom each gets a number of its own. */
static void start(Device *device) {
    Thermometer *t = (Thermometer *)device;
    unsigned others = 0;
    for (Device *other = simulate_devices(); other != device; other = other->next) {
        others++;
    }
    if (t->rom[0] == 0) {
        t->rom[0] = strcmp(device->model->name, "ds18b20") == 0 ? FAMILY_B : FAMILY_S;
        t->rom[1] = (uint8_t)(others * 37 + 1);
        t->rom[2] = 0x5e;
    }
    t->rom[7] = (uint8_t)(crc_of(t->rom, 7) ^ (t->faults & ROM_ERROR ? 1 : 0));
    make_memory(t);
    power_up(t);
    if (t->faults & SHORTED) {
        simulate_drive(device, 0, PULLS_LOW);
    }
}

/* Which of the two it is follows from the name of its model. */
#define MODEL(chip)                                                                                \
    const Model thermometer_##chip = {                                                             \
        .name = #chip,                                                                             \
        .lines = "pin",                                                                            \
        .bytes = sizeof(Thermometer),                                                              \
        .pulled = "0",                                                                             \
        .set = set,                                                                                \
        .start = start,                                                                            \
        .edge = edge,                                                                              \
        .wake = wake,                                                                              \
    }
MODEL(ds18b20);
MODEL(ds18s20);
