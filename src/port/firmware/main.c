/* SPDX-License-Identifier: MIT */
/* A machine in the RAM that is left: boot.py, main.py and the REPL, and again after each soft
 * reset. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "board.h"
#include "port/firmware/firmware.h"
#include "port/port.h"
#include "terrarium.h"

/* From the linker script: only their addresses mean something. */
extern char __heap_start[], __heap_end[], __stack_limit[];

/* STACK_PAINT: what the stack is filled with, so that one can see how far down it has been.
 * INTERRUPT_ROOM: bytes of it that interrupts need. */
enum { STACK_PAINT = 0xA5, INTERRUPT_ROOM = 160 };

/* The heap gets what was asked for, as far as there is RAM; the machine's state comes on top. */
Vm *firmware_machine(size_t heap_bytes, int argc, const char *const *argv) {
    static const char *const folders[] = {"", ".frozen", "/lib", "/rom", "/rom/lib"};
    size_t room = (size_t)(__heap_end - __heap_start);
    size_t bytes = heap_bytes + terrarium_state_bytes();
    size_t stack = (size_t)((char *)__builtin_frame_address(0) - __stack_limit);
    console_set_machine(NULL);
    Vm *vm = terrarium_new(__heap_start, bytes < room ? bytes : room, stack - INTERRUPT_ROOM);
    if (vm != NULL) {
        terrarium_set_arguments(vm, argc, argv);
        terrarium_set_path(vm, port_rom() ? 5 : 3, folders);
        console_set_machine(vm);
    }
    return vm;
}

/* There is none. */
const char *port_environment(int i) {
    (void)i;
    return NULL;
}

/* After a fault neither boot.py nor main.py runs, so that what caused it can be mended. */
static void boot(Vm *vm, const TerrariumRepl *repl) {
    static const char message[] = "boot.py and main.py were left out after a fault\n";
    if (reset_was_fault()) {
        port_write(message, sizeof message - 1);
    } else {
        terrarium_boot(vm, repl);
    }
}

/* Below its own frame, and what an interrupt needs meanwhile, the stack is painted. Returns after a
 * program of semihosting, or when there is no room for a machine. */
int firmware_main(void) {
    static char text[BOARD_REPL_ROOM], history[BOARD_HISTORY_ROOM];
    TerrariumRepl repl = {text, sizeof text, history, sizeof history, 0, true, false};
    int status;
    char *here = __builtin_frame_address(0);
    memset(__stack_limit, STACK_PAINT, (size_t)(here - __stack_limit) - 2 * INTERRUPT_ROOM);
    if (command_run(&status)) {
        command_exit(status);
        return status;
    }
    for (;;) {
        Vm *vm = firmware_machine(BOARD_HEAP, 0, NULL);
        if (vm == NULL) {
            port_write("no room for a heap\n", 19);
            return 1;
        }
        boot(vm, &repl);
        (void)terrarium_repl(vm, &repl);
        terrarium_end(vm);
        reset_soft();
    }
}
