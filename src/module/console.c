/* SPDX-License-Identifier: MIT */
/* The console as a Writer; see port/port.h for what is behind it. */
#include "module/console.h"

#include "port/port.h"

static void put(Writer *w, const char *bytes, size_t n) {
    (void)w;
    port_write(bytes, n);
}

static void put_error(Writer *w, const char *bytes, size_t n) {
    (void)w;
    port_write_error(bytes, n);
}

Writer console_writer(Vm *vm) {
    return (Writer){vm, put};
}

Writer console_error_writer(Vm *vm) {
    return (Writer){vm, put_error};
}
