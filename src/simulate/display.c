/* SPDX-License-Identifier: MIT */
/* SSD1306: a display of one bit a pixel on I2C or SPI. It knows the commands that drivers use:
 * where bytes go in the three modes of addressing, on and off, inverted, all on. Its picture can be
 * written as a PNG and drawn on the console when the program ends. */
#include <string.h>

#include "port/port.h"
#include "simulate/i2c.h"
#include "simulate/models.h"
#include "simulate/png.h"

enum { ADDRESS = 0x3c, WIDTH = 128, PAGES = 8, MOST_ARGUMENTS = 6 };
enum { SCK, MOSI, DC, CS, RES };
enum { HORIZONTAL, VERTICAL, PAGE };

typedef struct {
    uint8_t memory[WIDTH * PAGES];
    int32_t width, height;
    uint8_t column, page, mode, columns[2], pages[2];
    uint8_t command, needs, got, arguments[MOST_ARGUMENTS]; /* of a command that is coming in */
    bool on, inverted, all_on, draw;
    const char *png;
} Screen;

typedef struct {
    I2c bus;
    bool data;
    Screen screen;
} I2cDisplay;

typedef struct {
    Device device;
    uint8_t shift, bits;
    Screen screen;
} SpiDisplay;

/* ---- the controller ---- */

/* As the data sheet has it after a reset. The memory stays as it is. */
static void power_up(Screen *s) {
    s->mode = PAGE;
    s->columns[0] = s->pages[0] = s->column = s->page = s->needs = 0;
    s->columns[1] = WIDTH - 1;
    s->pages[1] = PAGES - 1;
    s->on = s->inverted = s->all_on = false;
}

/* Where the next byte goes: on in the page, or on in the window that commands have set. */
static void put_data(Screen *s, uint8_t byte) {
    s->memory[s->page % PAGES * WIDTH + s->column % WIDTH] = byte;
    if (s->mode == PAGE) {
        s->column = (uint8_t)((s->column + 1) % WIDTH);
        return;
    }
    uint8_t *first = s->mode == HORIZONTAL ? &s->column : &s->page;
    uint8_t *second = s->mode == HORIZONTAL ? &s->page : &s->column;
    const uint8_t *first_range = s->mode == HORIZONTAL ? s->columns : s->pages;
    const uint8_t *second_range = s->mode == HORIZONTAL ? s->pages : s->columns;
    if (*first != first_range[1]) {
        ++*first;
        return;
    }
    *first = first_range[0];
    *second = *second == second_range[1] ? second_range[0] : (uint8_t)(*second + 1);
}

/* How many bytes follow a command. 0x20: mode. 0x21, 0x22: first and last column, page. 0x26 to
 * 0x2a: scrolling. 0x81: contrast. 0x8d: charge pump. 0xa3: rows that scroll. 0xa8: multiplex
 * ratio. 0xad: current reference. 0xd3: offset. 0xd5: clock. 0xd9: precharge. 0xda: wiring of the
 * rows. 0xdb: deselect level. */
static uint8_t arguments_of(uint8_t command) {
    static const uint8_t table[][2] = {
        {0x20, 1},
        {0x21, 2},
        {0x22, 2},
        {0x26, 6},
        {0x27, 6},
        {0x29, 5},
        {0x2a, 5},
        {0x81, 1},
        {0x8d, 1},
        {0xa3, 2},
        {0xa8, 1},
        {0xad, 1},
        {0xd3, 1},
        {0xd5, 1},
        {0xd9, 1},
        {0xda, 1},
        {0xdb, 1}
    };
    for (unsigned i = 0; i < sizeof table / sizeof *table; i++) {
        if (table[i][0] == command) {
            return table[i][1];
        }
    }
    return 0;
}

/* Commands that change nothing of the picture are taken and forgotten. Of those below 0x20 each
 * sets half of the column, 0xb0 to 0xb7 the page, for the mode PAGE. 0xa4 shows the memory, 0xa5
 * all pixels; 0xa6 as they are, 0xa7 inverted; 0xae is off, 0xaf on. */
static void obey(Screen *s) {
    const uint8_t *a = s->arguments;
    switch (s->command) {
    case 0x20: s->mode = a[0] & 3; break;
    case 0x21:
        s->column = s->columns[0] = a[0] & 127;
        s->columns[1] = a[1] & 127;
        break;
    case 0x22:
        s->page = s->pages[0] = a[0] & 7;
        s->pages[1] = a[1] & 7;
        break;
    case 0xa4:
    case 0xa5: s->all_on = s->command & 1; break;
    case 0xa6:
    case 0xa7: s->inverted = s->command & 1; break;
    case 0xae:
    case 0xaf: s->on = s->command & 1; break;
    default:
        if (s->command < 0x10) {
            s->column = (uint8_t)((s->column & 0xf0) | s->command);
        } else if (s->command < 0x20) {
            s->column = (uint8_t)((s->column & 0x0f) | (s->command & 7) << 4);
        } else if ((s->command & 0xf8) == 0xb0) {
            s->page = s->command & 7;
        }
        break;
    }
}

/* A command is obeyed when the last of its arguments is there. */
static void put_command(Screen *s, uint8_t byte) {
    if (s->needs > 0) {
        s->arguments[s->got++] = byte;
        s->needs--;
    } else {
        s->command = byte;
        s->got = 0;
        s->needs = arguments_of(byte);
    }
    if (s->needs == 0) {
        obey(s);
    }
}

/* ---- the picture ---- */

/* A narrow display has the columns in the middle. */
static bool pixel(const void *context, unsigned x, unsigned y) {
    const Screen *s = context;
    x += (WIDTH - (unsigned)s->width) / 2;
    bool lit = s->all_on || (s->memory[y / 8 * WIDTH + x] >> (y % 8) & 1) != s->inverted;
    return s->on && lit;
}

/* Two rows in a line: blocks for the upper half, the lower half, both. */
static void draw(const Screen *s) {
    static const char *const blocks[] = {" ", "\xe2\x96\x80", "\xe2\x96\x84", "\xe2\x96\x88"};
    for (unsigned y = 0; y < (unsigned)s->height; y += 2) {
        for (unsigned x = 0; x < (unsigned)s->width; x++) {
            const char *block = blocks[pixel(s, x, y) | pixel(s, x, y + 1) << 1];
            port_write(block, strlen(block));
        }
        port_write("\n", 1);
    }
}

/* When the program ends. That a file could not be written is not told. */
static void show(const Screen *s) {
    if (s->png) {
        (void)png_write(s->png, (unsigned)s->width, (unsigned)s->height, pixel, s);
    }
    if (s->draw && s->on) {
        draw(s);
    }
}

/* A height is a multiple of 8, as a byte of the memory is eight pixels from top to bottom, the low
 * bit first. */
static bool set_screen(Screen *s, const char *name, const char *value) {
    if (strcmp(name, "width") == 0) {
        return simulate_whole(value, &s->width) && s->width > 0 && s->width <= WIDTH;
    }
    if (strcmp(name, "height") == 0) {
        return simulate_whole(value, &s->height) && s->height > 0 && s->height <= 8 * PAGES &&
               s->height % 8 == 0;
    }
    if (strcmp(name, "png") == 0) {
        s->png = simulate_copy(value);
        return true;
    }
    return strcmp(name, "draw") == 0 && simulate_flag(value, &s->draw);
}

static void start_screen(Screen *s) {
    s->width = s->width ? s->width : WIDTH;
    s->height = s->height ? s->height : 8 * PAGES;
    power_up(s);
}

/* ---- I2C ---- */

/* The first byte says what follows: bit 6 data, bit 7 only one byte, then the next such byte. */
static bool written(I2c *bus, unsigned n, uint8_t byte) {
    I2cDisplay *d = (I2cDisplay *)bus;
    static const uint8_t is_data = 0x40;
    if (n == 0) {
        d->data = byte & is_data;
        return (byte & 0x3f) == 0;
    }
    (d->data ? put_data : put_command)(&d->screen, byte);
    return true;
}

/* The status: bit 6 is set while the display is off. */
static uint8_t read(I2c *bus) {
    return ((I2cDisplay *)bus)->screen.on ? 0 : 0x40;
}

static bool set_i2c(Device *device, const char *name, const char *value) {
    return set_screen(&((I2cDisplay *)device)->screen, name, value) || i2c_set(device, name, value);
}

static void start_i2c(Device *device) {
    I2cDisplay *d = (I2cDisplay *)device;
    d->bus.address = d->bus.address ? d->bus.address : ADDRESS;
    d->bus.written = written;
    d->bus.read = read;
    start_screen(&d->screen);
}

static void finish_i2c(Device *device) {
    show(&((I2cDisplay *)device)->screen);
}

const Model display_i2c = {.name = "ssd1306",
                           .lines = "scl sda",
                           .bytes = sizeof(I2cDisplay),
                           .pulled = "01",
                           .set = set_i2c,
                           .start = start_i2c,
                           .edge = i2c_edge,
                           .finish = finish_i2c};

/* ---- SPI ---- */

/* A bit at each rising edge of the clock while it is chosen; a low reset begins anew. */
static void edge(Device *device, unsigned line, bool level) {
    SpiDisplay *d = (SpiDisplay *)device;
    if (line == RES && !level) {
        power_up(&d->screen);
    } else if (line == CS) {
        d->bits = 0;
    } else if (line == SCK && level && !simulate_level(device, CS)) {
        d->shift = (uint8_t)(d->shift << 1 | simulate_level(device, MOSI));
        if (++d->bits == 8) {
            d->bits = 0;
            (simulate_level(device, DC) ? put_data : put_command)(&d->screen, d->shift);
        }
    }
}

static bool set_spi(Device *device, const char *name, const char *value) {
    return set_screen(&((SpiDisplay *)device)->screen, name, value);
}

static void start_spi(Device *device) {
    start_screen(&((SpiDisplay *)device)->screen);
}

static void finish_spi(Device *device) {
    show(&((SpiDisplay *)device)->screen);
}

const Model display_spi = {.name = "ssd1306_spi",
                           .lines = "sck mosi dc (cs) (res)",
                           .bytes = sizeof(SpiDisplay),
                           .set = set_spi,
                           .start = start_spi,
                           .edge = edge,
                           .finish = finish_spi};
