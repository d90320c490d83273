/* SPDX-License-Identifier: MIT */
/* The console as a Writer; see port/port.h for what is behind it. */
#include "module/console.h"

#include "port/port.h"

/* Neither allocates nor raises: a traceback can be printed when memory is out. */
static void put(Writer *w, const char *bytes, size_t n) {
    (void)w;
    port_write(bytes, n);
}

static void put_error(Writer *w, const char *bytes, size_t n) {
    (void)w;
    port_write_error(bytes, n);
}

/* The machine is in the Writer for those who format with it; the port needs none. */
Writer console_writer(Vm *vm) {
    return (Writer){vm, put};
}

Writer console_error_writer(Vm *vm) {
    return (Writer){vm, put_error};
}
