/* SPDX-License-Identifier: MIT */
/* Terrarium, a Python 3 for microcontrollers, as a library: the only header that a program which
 * embeds it needs.
 *
 *     static char memory[65536];
 *     Vm *vm = terrarium_new(memory, sizeof memory, 8192);
 *     int status = terrarium_run_text(vm, "hello.py", "print('hello')", 14);
 *
 * A machine lives wholly in the memory it is given: there is nothing to free (but terrarium_end()
 * closes what programs left open), and any number of machines may exist side by side, each used by
 * one thread at a time. The platform's console, clock and files come from src/port (port.h).
 *
 * Functions that run Python code report an exception on standard error, traceback and all, and
 * return an exit status as the `python3` command does: 0, 1 after an exception, what SystemExit
 * says, TERRARIUM_INTERRUPTED after a KeyboardInterrupt. Names and texts are UTF-8. */
#ifndef TERRARIUM_H
#define TERRARIUM_H

#include <stdbool.h>
#include <stddef.h>

#define TERRARIUM_VERSION "0.1.0"

enum { TERRARIUM_INTERRUPTED = 130, TERRARIUM_RESET = 256 };

typedef struct Vm Vm;

/* Bytes that a machine takes of its memory before the heap begins. */
size_t terrarium_state_bytes(void);

/* A machine in `memory`, aligned to a word: state first, then the heap. It may use `c_stack_bytes`
 * of the C stack below the caller's frame of each function here. NULL when the memory is too small
 * to hold anything. To reset a machine make a new one in the same memory. */
Vm *terrarium_new(void *memory, size_t bytes, size_t c_stack_bytes);

/* Calls what sys.atexit() was given, removes a dump that turned out not to be needed, and closes
 * the files that programs have left open, with what is in their buffers. Call it before the memory
 * goes, or is used for another machine; programs may run after it all the same. */
void terrarium_end(Vm *vm);

/* Sets sys.argv, and sys.path: folders, "" for the current one. The arrays and texts must stay as
 * they are: the lists are made of them only when a program asks for them. */
void terrarium_set_arguments(Vm *vm, int argc, const char *const *argv);
void terrarium_set_path(Vm *vm, int count, const char *const *folders);
/* A switch as in `-X OPTION` of the command: gc_stress, gc_stress=N, verify, fail_alloc=N,
 * optimize=N, verbose=N, emit=bytecode, heap_on_error=FILE (docs/switches.md). The text must stay
 * as it is. False for one that is not known. */
bool terrarium_set_option(Vm *vm, const char *option);

/* Gives the next bytes of a program, at most `room`; 0 at its end. */
typedef size_t TerrariumRead(void *context, char *bytes, size_t room);

/* Runs a program as __main__. `name` is what tracebacks call it; the source line is shown when it
 * is a file's path. The machine keeps __main__: the next program, or the REPL, finds its
 * variables. */
int terrarium_run(Vm *vm, const char *name, TerrariumRead *read, void *context);
int terrarium_run_text(Vm *vm, const char *name, const char *text, size_t n);
/* The file at `path`; 2 when it cannot be opened. */
int terrarium_run_file(Vm *vm, const char *path);
/* A module, found on sys.path, or a package's __main__, as __main__. */
int terrarium_run_module(Vm *vm, const char *name);
/* Compiles a module and prints its code as JSON instead of running it: for tools/make_frozen.py.
 * `read` is called with no room, too, to begin anew: 0 if it cannot. */
int terrarium_dump(Vm *vm, const char *name, TerrariumRead *read, void *context);
/* Memory of the REPL, which outlives the machine: both buffers are the caller's. */
typedef struct {
    char *text; /* what is being typed, all lines of a block */
    size_t text_room;
    char *history; /* earlier lines, each with '\n'; may have no room */
    size_t history_room;
    size_t history_length; /* bytes in it, before and after */
    bool board;            /* there is nothing to return to: Ctrl-D and SystemExit reset */
    bool raw;              /* the raw REPL, before and after; Ctrl-A and Ctrl-B change it */
} TerrariumRepl;
/* Prompts on the console until Ctrl-D, or SystemExit, whose status it returns. TERRARIUM_RESET when
 * a soft reset was asked for: then make the machine anew and call this again. */
int terrarium_repl(Vm *vm, TerrariumRepl *memory);
/* What a board does with a new machine, before the REPL: goes to the root of its files, and runs
 * boot.py and, unless the REPL is raw, main.py, if they are there; code.py if main.py is not. */
void terrarium_boot(Vm *vm, const TerrariumRepl *memory);

/* Makes the running program raise KeyboardInterrupt; may be called from a signal or interrupt
 * handler. */
void terrarium_interrupt(Vm *vm);
/* From the platform's clock, in such a handler: a line of heap.telemetry() is due. */
void terrarium_tick(Vm *vm);

/* Checks every invariant of the heap after a run: NULL, or a text that names what is wrong. */
const char *terrarium_verify(Vm *vm);
/* The report of the last allocation that failed, in this machine or before it in this process;
 * lines of text, or NULL: there was none. */
const char *terrarium_failure(void);
/* Allocations since a stress or failure switch was set. */
unsigned long long terrarium_allocations(const Vm *vm);

#endif
