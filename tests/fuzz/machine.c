/* SPDX-License-Identifier: MIT */
/* Machines for fuzzing, and the watchdog. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>

#include "builtins.h"
#include "fuzz.h"
#include "object/exception.h"
#include "port/port.h"
#include "terrarium.h"

/* The C stack is small, so that RecursionError happens, and large enough for sanitizers' frames. */
enum { KB = 256 * sizeof(void *), C_STACK = 400 << 10 };
static const size_t heap_sizes[FUZZ_HEAP_SIZES] = {128 * KB, 32 * KB, 12 * KB, 8 * KB};

_Noreturn void machine_fail(const char *what) {
    fprintf(stderr, "fuzz: %s\n", what);
    abort();
}

static void violated(Vm *vm, const char *what) {
    (void)vm;
    machine_fail(what);
}

/* Whoever wants more than half of all addresses has computed a wrong length. */
static _Noreturn void raise_memory(Vm *vm, size_t bytes) {
    if (bytes > PTRDIFF_MAX) {
        machine_fail("an allocation of a negative length");
    }
    vm_raise_memory(vm, bytes);
}

size_t machine_bytes(unsigned size) {
    return heap_sizes[size] + terrarium_state_bytes();
}

/* The memory is exactly as large as the machine, so that a sanitizer sees what reaches beyond. */
Vm *machine_fresh(unsigned size) {
    static void *memories[FUZZ_HEAP_SIZES];
    if (memories[size] == NULL) {
        memories[size] = malloc(machine_bytes(size));
        memset(memories[size], 0x5b, machine_bytes(size));
    }
    Vm *vm = terrarium_new(memories[size], machine_bytes(size), C_STACK);
    if (vm == NULL) {
        machine_fail("no room for a machine");
    }
    vm->heap.verify = true;
    vm->heap.violated = violated;
    vm->heap.raise_memory = raise_memory;
    return vm;
}

void machine_disturb(Vm *vm, const FuzzInput *input, bool on) {
    static const uint32_t strides[] = {0, 1, 5, 64};
    heap_set_stress(&vm->heap, on ? strides[input->stress] : 0);
    heap_set_fail_at(&vm->heap, on ? input->fail_at : 0);
}

void machine_check(Vm *vm) {
    const char *wrong = terrarium_verify(vm);
    if (wrong != NULL) {
        machine_fail(wrong);
    }
    heap_collect(vm, false); /* verifies again */
}

bool machine_excuses(Value exception) {
    return exception_matches(exception, &type_MemoryError) ||
           exception_matches(exception, &type_RecursionError) ||
           exception_matches(exception, &type_KeyboardInterrupt);
}

/* ---- the watchdog ---- */
/* A timer of processor time, so that a busy computer makes no findings. All memory of the program
 * is the machine's: leaving it in the middle by a jump leaves nothing behind. */

enum { TICK_MS = 10, MOST_INTERRUPTS = 10, HANG_TICKS = 500 };
static struct {
    Vm *vm;
    int patience, interrupts, unheeded;
    sigjmp_buf leave;
} watch;

static void on_tick(int number) {
    (void)number;
    if (watch.patience > 0) {
        watch.patience--;
    } else if (watch.vm->interrupt & VM_INTERRUPT_KEYBOARD) {
        if (++watch.unheeded > HANG_TICKS) {
            machine_fail("hang: an interrupt is not heeded");
        }
    } else if (++watch.interrupts > MOST_INTERRUPTS) {
        siglongjmp(watch.leave, 1);
    } else {
        watch.unheeded = 0;
        terrarium_interrupt(watch.vm);
    }
}

static void set_timer(long ms) {
    struct timeval every = {0, ms * 1000};
    struct itimerval timer = {every, every};
    setitimer(ITIMER_VIRTUAL, &timer, NULL);
}

bool machine_watch(Vm *vm, int patience, void (*body)(void *context), void *context) {
    watch.vm = vm;
    watch.patience = patience;
    watch.interrupts = watch.unheeded = 0;
    signal(SIGVTALRM, on_tick);
    bool done = sigsetjmp(watch.leave, 1) == 0;
    if (done) {
        set_timer(TICK_MS);
        body(context);
    }
    set_timer(0);
    return done;
}
