/* SPDX-License-Identifier: MIT */
/* The wiring: a text with a line for each device, `MODEL NAME=VALUE ...`, read once.
 * docs/machine.md describes it. Values are numbers, words or names of pins; texts in quotes may
 * hold blanks. */
#include <string.h>

#include "port/hardware.h"
#include "port/port.h"
#include "simulate/simulate.h"

/* ROOM: bytes for all devices and their texts, as there is no allocator on a board. LINE: bytes of
 * a line with its zero. MOST_WORDS: what stands behind them in a line is not read. */
enum { ROOM = 64 * 1024, MOST_WORDS = 24, LINE = 240, ALIGN = 8 };

static struct {
    Device *first, *last;
    size_t used;
    _Alignas(ALIGN) uint8_t room[ROOM];
    char message[LINE + 64];
    char line[LINE];
    bool begun;
} wiring;

/* The two weak ones are replaced by a firmware whose image holds a wiring, and by ports that have a
 * tick to give. */
__attribute__((weak)) const char *simulate_text(void) {
    return NULL;
}

__attribute__((weak)) uint32_t simulate_want_ticks(uint32_t ms) {
    (void)ms;
    return 1;
}

/* Never given back: devices stay as long as the board. */
void *simulate_room(size_t bytes) {
    size_t size = (bytes + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    void *room = size <= ROOM - wiring.used ? wiring.room + wiring.used : NULL;
    wiring.used += room ? size : 0;
    return room;
}

/* "" when there is no room for it. */
const char *simulate_copy(const char *text) {
    size_t n = strlen(text) + 1;
    char *copy = simulate_room(n);
    return copy ? memcpy(copy, text, n) : "";
}

Device *simulate_devices(void) {
    return wiring.first;
}

/* In the order of the wiring. */
void simulate_add(Device *device) {
    *(wiring.last ? &wiring.last->next : &wiring.first) = device;
    wiring.last = device;
    device->next = NULL;
    device->wake = NEVER;
}

/* ---- values ---- */

/* At most five decimals, more are refused; so the product fits in 64 bits. */
bool simulate_number(const char **text, int32_t scale, int32_t *number) {
    const char *p = *text;
    bool negative = *p == '-', any = false;
    int64_t value = 0, divisor = 1;
    for (p += negative; *p >= '0' && *p <= '9' && value < INT32_MAX; p++, any = true) {
        value = value * 10 + (*p - '0');
    }
    if (*p == '.') {
        for (p++; *p >= '0' && *p <= '9' && divisor < 100000; p++, any = true) {
            value = value * 10 + (*p - '0');
            divisor *= 10;
        }
    }
    value = (value * scale * 2 + divisor) / (divisor * 2);
    if (!any || (*p != 0 && *p != ',') || value > INT32_MAX) {
        return false;
    }
    *number = (int32_t)(negative ? -value : value);
    *text = p + (*p == ',');
    return true;
}

bool simulate_whole(const char *text, int32_t *number) {
    if (text[0] != '0' || text[1] != 'x') {
        return simulate_number(&text, 1, number) && *text == 0;
    }
    uint32_t value = 0;
    for (text += 2; *text; text++) {
        const char *digits = "0123456789abcdef", *digit = strchr(digits, *text | 32);
        if (digit == NULL || value > 0x7ffffff) {
            return false;
        }
        value = value * 16 + (uint32_t)(digit - digits);
    }
    *number = (int32_t)value;
    return true;
}

bool simulate_flag(const char *text, bool *flag) {
    *flag = strcmp(text, "no") != 0;
    return !*flag || *text == 0 || strcmp(text, "yes") == 0;
}

/* By number or name; -1. */
static int pin_of(const char *text) {
    int32_t number;
    if (simulate_whole(text, &number)) {
        return number >= 0 && (unsigned)number < hardware_pins() ? (int)number : -1;
    }
    return hardware_pin_named(text, strlen(text));
}

/* ---- lines of the text ---- */

/* "wiring, line 3: no such setting: foo" */
static const char *complain(unsigned line, const char *what, const char *word) {
    char *out = wiring.message, digits[10];
    int n = 0;
    const char *const parts[] = {"wiring, line ", NULL, ": ", what, ": ", word};
    for (unsigned rest = line; rest > 0; rest /= 10) {
        digits[n++] = (char)('0' + rest % 10);
    }
    for (unsigned i = 0; i < sizeof parts / sizeof *parts; i++) {
        while (parts[i] == NULL && n > 0) {
            *out++ = digits[--n];
        }
        for (const char *p = parts[i];
             p && *p && out < wiring.message + sizeof wiring.message - 1;) {
            *out++ = *p++;
        }
    }
    *out = 0;
    return wiring.message;
}

/* Cuts a line into words, each NAME=VALUE into both; a comment ends it. How many. */
static unsigned cut(char *p, char *names[], char *values[]) {
    unsigned n = 0;
    static char none[] = "";
    while (n < MOST_WORDS) {
        while (*p == ' ' || *p == '\t' || *p == '\r') {
            p++;
        }
        if (*p == 0 || *p == '#') {
            break;
        }
        names[n] = p;
        values[n] = none;
        p += strcspn(p, " \t\r=");
        if (*p == '=') {
            *p++ = 0;
            bool quoted = *p == '"';
            p += quoted;
            values[n] = p;
            p += strcspn(p, quoted ? "\"" : " \t\r");
        }
        n++;
        if (*p) {
            *p++ = 0;
        }
    }
    return n;
}

/* The number of a line of that name among the model's: "scl sda (res)"; -1. */
static int line_named(const Model *model, const char *name) {
    size_t n = strlen(name);
    int line = 0;
    for (const char *p = model->lines; *p; line++) {
        p += *p == '(';
        size_t length = strcspn(p, " )");
        if (length == n && memcmp(p, name, n) == 0) {
            return line;
        }
        p += length;
        p += *p == ')';
        p += *p == ' ';
    }
    return -1;
}

/* Lines that are not in brackets have to be wired. */
static const char *missing_line(const Device *device) {
    unsigned line = 0;
    for (const char *p = device->model->lines; *p; line++) {
        if (*p != '(' && device->nets[line] == NOT_WIRED) {
            return p;
        }
        p += strcspn(p, " ");
        p += *p == ' ';
    }
    return NULL;
}

/* Answers what is wrong, or NULL; a device that is refused stays in the list all the same. Pins are
 * wired and pulled before start(), which may look at them. */
static const char *add_device(const Model *model, unsigned number, unsigned n, char *names[],
                              char *values[]) {
    Device *device = simulate_room(model->bytes);
    bool pulled = true;
    if (device == NULL) {
        return complain(number, "no room for it", model->name);
    }
    memset(device, 0, model->bytes);
    memset(device->nets, NOT_WIRED, sizeof device->nets);
    device->model = model;
    device->name = model->name;
    simulate_add(device);
    for (unsigned i = 1; i < n; i++) {
        int line = line_named(model, names[i]);
        int pin = line >= 0 ? pin_of(values[i]) : 0;
        if (pin < 0) {
            return complain(number, "no such pin", values[i]);
        }
        if (line >= 0) {
            device->nets[line] = (uint8_t)simulate_net((unsigned)pin);
        } else if (strcmp(names[i], "name") == 0) {
            device->name = simulate_copy(values[i]);
        } else if (strcmp(names[i], "pullup") == 0 && model->pulled &&
                   simulate_flag(values[i], &pulled)) {
        } else if (model->set == NULL || !model->set(device, names[i], values[i])) {
            return complain(number, "no such setting or value", names[i]);
        }
    }
    const char *missing = missing_line(device);
    if (missing) {
        return complain(number, "not wired", missing);
    }
    for (unsigned line = 0; line < MOST_LINES && pulled && model->pulled; line++) {
        if (device->nets[line] != NOT_WIRED && strchr(model->pulled, (char)('0' + line))) {
            simulate_pull(device->nets[line], HARDWARE_PULL_UP);
        }
    }
    if (model->start) {
        model->start(device);
    }
    return NULL;
}

/* `clock fast`, `join A B`, or a device. Cuts the line up. Answers what is wrong, or NULL. */
static const char *read_line(unsigned number, char *line) {
    char *names[MOST_WORDS], *values[MOST_WORDS];
    unsigned n = cut(line, names, values);
    if (n == 0) {
        return NULL;
    }
    if (strcmp(names[0], "clock") == 0) {
        if (n == 2 && strcmp(names[1], "fast") == 0) {
            simulate_fast_clock();
        } else if (n != 2 || strcmp(names[1], "real") != 0) {
            return complain(number, "fast or real", names[0]);
        }
        return NULL;
    }
    if (strcmp(names[0], "join") == 0) {
        int a = n == 3 ? pin_of(names[1]) : -1, b = n == 3 ? pin_of(names[2]) : -1;
        if (a < 0 || b < 0) {
            return complain(number, "two pins", names[0]);
        }
        simulate_join((unsigned)a, (unsigned)b);
        return NULL;
    }
    for (const Model *const *model = simulate_models; *model; model++) {
        if (strcmp((*model)->name, names[0]) == 0) {
            return add_device(*model, number, n, names, values);
        }
    }
    return complain(number, "no such device", names[0]);
}

/* The clock runs from the beginning, for devices that wake by themselves. */
const char *simulate_begin(const char *text, size_t n) {
    const char *end = text + n;
    wiring.begun = true;
    simulate_start_clock(true);
    for (unsigned number = 1; text < end; number++) {
        const char *next = memchr(text, '\n', (size_t)(end - text));
        size_t length = (size_t)((next ? next : end) - text);
        if (length >= LINE) {
            return complain(number, "too long", "line");
        }
        memcpy(wiring.line, text, length);
        wiring.line[length] = 0;
        const char *wrong = read_line(number, wiring.line);
        if (wrong) {
            return wrong;
        }
        text += length + 1;
    }
    return NULL;
}

void simulate_end(void) {
    memset(&wiring, 0, sizeof wiring);
    simulate_forget_clock();
    simulate_forget_pins();
    simulate_forget_chip();
}

bool simulate_is_used(void) {
    return wiring.begun;
}

/* The text of a firmware is read when its hardware is first used. A wrong one is told, and the rest
 * of it left out. */
void simulate_use(void) {
    if (wiring.begun) {
        return;
    }
    wiring.begun = true;
    const char *text = simulate_text();
    if (text == NULL || *text == 0) {
        simulate_start_clock(false);
        return;
    }
    const char *wrong = simulate_begin(text, strlen(text));
    if (wrong) {
        port_write_error(wrong, strlen(wrong));
        port_write_error("\n", 1);
    }
}
