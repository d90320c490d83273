/* SPDX-License-Identifier: MIT */
/* Running a program's code, and what is said when it ends: a traceback, or what SystemExit means.
 */
#include "repl/run.h"

#include "builtins.h"
#include "compile/disassemble.h"
#include "module/console.h"
#include "object/exception.h"
#include "object/int.h"
#include "port/port.h"
#include "terrarium.h"
#include "vm/frame.h"
#include "vm/import.h"
#include "vm/traceback.h"

int run_read_key(Vm *vm) {
    int key = port_read();
    if (key != -2) {
        return key;
    }
    vm->interrupt = 0;
    return 3;
}

/* Runs Python code in a nested entry; what it raises goes to the caller's vm_try(). */
void run_code(Vm *vm, Value code) {
    if (vm->verbose > 1) {
        Writer writer = console_error_writer(vm);
        disassemble_code(vm, &writer, code);
    }
    vm_call0(vm, import_function(vm, code, vm->roots[ROOT_MAIN]));
}

/* SystemExit: None is 0, an int itself, anything else is printed and 1. Of an int the low 8 bits
 * count, as for the exit status of a process; 255 for one beyond a word. */
static int exit_status(Vm *vm, Writer *w, Value exception) {
    Value code = exception_field(exception, NAME(code));
    if (value_is_none(code)) {
        return 0;
    }
    if (int_is(code)) {
        intptr_t status;
        return int_to_intptr(code, &status) ? (int)(status & 0xff) : 255;
    }
    object_write(vm, w, code, false);
    writer_text(w, "\n");
    return 1;
}

/* sys.excepthook() of the program, for vm_try(). The argument is read from its root. */
static void call_hook(Vm *vm, void *context) {
    (void)context;
    vm_call(vm, value_object(&native_sys_call_hook), &vm->roots[ROOT_REPORTED], 1);
}

/* Has the program said it, by a sys.excepthook of its own that did not raise? If the hook fails the
 * exception is reported as if there were none. */
static bool is_hooked(Vm *vm) {
    Value again, sys = value_object(&module_sys);
    return !value_absent(module_overlay_attribute(vm, sys, NAME(excepthook))) &&
           vm_try(vm, call_hook, NULL, &again);
}

/* The exception is a root: below all Python frames no C variable keeps it in place.
 * KeyboardInterrupt itself, not a class derived from it, ends the process as Ctrl-C does. */
static void report(Vm *vm, void *context) {
    int *status = context;
    const Value *exception = &vm->roots[ROOT_REPORTED];
    Writer writer = console_error_writer(vm);
    if (exception_matches(*exception, &type_SystemExit)) {
        *status = exit_status(vm, &writer, *exception);
        return;
    }
    if (value_same(object_type(*exception), value_object(&type_KeyboardInterrupt))) {
        *status = TERRARIUM_INTERRUPTED;
    }
    if (vm->dump_made && exception_matches(*exception, &type_MemoryError)) {
        vm->dump_path = NULL; /* the dump stays as it is */
    }
    if (!is_hooked(vm)) {
        traceback_print_root(vm, &writer, exception);
    }
}

/* If the report itself raises, what was written so far has to do. */
int run_report(Vm *vm, Value exception) {
    int status = 1;
    Value again;
    vm->roots[ROOT_REPORTED] = exception;
    vm_try(vm, report, &status, &again);
    vm->roots[ROOT_REPORTED] = ABSENT;
    return status;
}
