/* SPDX-License-Identifier: MIT */
/* The report of a fault: registers, and where the Python program was. The heap may be broken, so
 * nothing is followed that does not lie in memory that can be read. */
#include <string.h>

#include "port/firmware/firmware.h"
#include "port/port.h"
#include "vm/where.h"

extern char __ram_start[], __ram_end[], __flash_start[], __flash_end[];

static void say(const char *text) {
    port_write_bytes(text, strlen(text));
}

/* Eight hexadecimal digits. */
static void say_hex(uint32_t value) {
    char text[8];
    for (int i = 0; i < 8; i++) {
        text[i] = "0123456789abcdef"[value >> (28 - 4 * i) & 15];
    }
    port_write_bytes(text, sizeof text);
}

static void say_number(uint32_t value) {
    char text[10];
    size_t i = sizeof text;
    do {
        text[--i] = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0);
    port_write_bytes(text + i, sizeof text - i);
}

/* Do so many bytes lie in RAM or in the image? */
static bool is_readable(const void *at, size_t n) {
    const char *low = at, *high = low + n;
    return high >= low && ((low >= __ram_start && high <= __ram_end) ||
                           (low >= __flash_start && high <= __flash_end));
}

/* Does not return. Where a debugger or emulator listens the exit status is told, else the board
 * begins anew. Allocates nothing. */
void fault_report(const char *what, const FaultRegister *registers, int n) {
    say("\r\n*** ");
    say(what);
    for (int i = 0; i < n; i++) {
        say(i % 5 == 0 ? "\r\n    " : "  ");
        say(registers[i].name);
        say(" ");
        say_hex(registers[i].value);
    }
    say("\r\n");
    Where where;
    if (where_find(console_machine(), is_readable, &where)) {
        say("  File \"");
        port_write_bytes(where.file, where.file_length);
        say("\", line ");
        say_number((uint32_t)where.line);
        say(", in ");
        port_write_bytes(where.name, where.name_length);
        say("\r\n");
    }
    say("*** reset\r\n");
    command_exit(139); /* as a shell shows SIGSEGV */
    reset_after_fault();
}
