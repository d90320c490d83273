/* SPDX-License-Identifier: MIT */
/* An EEPROM of the 24C series on I2C: addresses of two bytes (one up to 2 KB), pages that writing
 * wraps around in, and 5 ms after each write in which it does not answer. It keeps its bytes as
 * long as the process, or in a file. */
#include <string.h>

#include "port/port.h"
#include "simulate/i2c.h"
#include "simulate/models.h"

/* WRITE_NS: the longest write cycle of the data sheets. Up to SMALL bytes a real one takes the
 * upper bits of the place from the bus address; here they are 0. */
enum { DEFAULT_BYTES = 4096, SMALL = 2048, WRITE_NS = 5000000, ADDRESS = 0x50 };

typedef struct {
    I2c bus;
    uint8_t *bytes, address;
    const char *file;
    int32_t size;
    uint32_t at, page;
    bool writes;
    uint64_t busy; /* until then */
} Eeprom;

/* Addresses beyond the end begin anew. */
static bool written(I2c *bus, unsigned n, uint8_t byte) {
    Eeprom *e = (Eeprom *)bus;
    unsigned wide = e->size > SMALL ? 2 : 1;
    if (n < wide) {
        e->at = ((n == 0 ? 0 : e->at << 8) | byte) % (uint32_t)e->size;
        return true;
    }
    e->bytes[e->at] = byte;
    e->at = (e->at & ~(e->page - 1)) | ((e->at + 1) & (e->page - 1));
    e->writes = true;
    return true;
}

/* Reading goes on beyond a page, and from the end of all at the beginning. */
static uint8_t read(I2c *bus) {
    Eeprom *e = (Eeprom *)bus;
    uint8_t byte = e->bytes[e->at];
    e->at = (e->at + 1) % (uint32_t)e->size;
    return byte;
}

/* It does not answer its address while it writes. */
static void stopped(I2c *bus) {
    Eeprom *e = (Eeprom *)bus;
    if (e->writes) {
        e->writes = false;
        bus->address = 0xff;
        simulate_wake(&bus->device, simulate_now() + WRITE_NS);
    }
}

/* The write is over: it has its address again. */
static void wake(Device *device) {
    ((I2c *)device)->address = ((Eeprom *)device)->address;
}

/* `bytes` is a power of two. `file` keeps them from one run to the next. */
static bool set(Device *device, const char *name, const char *value) {
    Eeprom *e = (Eeprom *)device;
    if (strcmp(name, "bytes") == 0) {
        return simulate_whole(value, &e->size) && e->size >= 128 && e->size <= 32768 &&
               (e->size & (e->size - 1)) == 0;
    }
    if (strcmp(name, "file") == 0) {
        e->file = simulate_copy(value);
        return true;
    }
    return i2c_set(device, name, value);
}

/* A file that cannot be written is left alone. */
static void finish(Device *device) {
    const Eeprom *e = (const Eeprom *)device;
    int file = e->file ? port_file_open(e->file, PORT_WRITE | PORT_CREATE | PORT_TRUNCATE) : -1;
    if (file >= 0) {
        (void)port_file_write(file, (const char *)e->bytes, (size_t)e->size);
        (void)port_file_close(file);
    }
}

/* What a new one holds is all ones. Where there is no room for it, it is of the default size, in
 * bytes that all such share. */
static void start(Device *device) {
    Eeprom *e = (Eeprom *)device;
    static uint8_t none[DEFAULT_BYTES];
    e->size = e->size ? e->size : DEFAULT_BYTES;
    e->page = e->size > SMALL ? 32 : 16;
    e->bytes = simulate_room((size_t)e->size);
    if (e->bytes == NULL) {
        e->bytes = none;
        e->size = DEFAULT_BYTES;
    }
    memset(e->bytes, 0xff, (size_t)e->size);
    int file = e->file ? port_file_open(e->file, PORT_READ) : -1;
    if (file >= 0) {
        (void)port_file_read(file, (char *)e->bytes, (size_t)e->size);
        (void)port_file_close(file);
    }
    e->bus.address = e->address = e->bus.address ? e->bus.address : ADDRESS;
    e->bus.written = written;
    e->bus.read = read;
    e->bus.stopped = stopped;
}

const Model eeprom_at24 = {.name = "eeprom",
                           .lines = "scl sda",
                           .bytes = sizeof(Eeprom),
                           .pulled = "01",
                           .set = set,
                           .start = start,
                           .edge = i2c_edge,
                           .wake = wake,
                           .finish = finish};
