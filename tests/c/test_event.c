/* SPDX-License-Identifier: MIT */
/* Interrupts that come in the middle of a collection: hard handlers wait until its end, four of
 * them, and more are counted; nothing is lost of what the heap holds. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "port/hardware.h"
#include "terrarium.h"
#include "vm/event.h"
#include "vm/vm.h"

enum { HEAP_BYTES = 256 * 1024, PIN_OUT = 1, PIN_IN = 2 };

static void (*after_collect)(Vm *vm);
static int collections, wanted;

/* In the place of heap.after_collect: objects have moved, caches are stale. */
static void interrupt(Vm *vm) {
    collections++;
    for (int i = 0; i < wanted; i++) {
        hardware_pin_write(PIN_IN, false);
        hardware_pin_write(PIN_IN, true);
    }
    after_collect(vm);
}

static const char program[] = "import machine, gc\n"
                              "n = 0\n"
                              "def hard(pin):\n"
                              "    global n\n"
                              "    n += 1\n"
                              "p = machine.Pin(2, machine.Pin.OUT)\n"
                              "p.irq(hard, machine.Pin.IRQ_RISING, hard=True)\n"
                              "x = [[i] for i in range(100)]\n"
                              "lost = machine.overruns()\n"
                              "for k in range(10):\n"
                              "    before = n\n"
                              "    x = [[i[0]] for i in x]\n"
                              "    gc.collect()\n"
                              "    for i in range(2): pass\n"
                              "    assert n > before, (n, before)\n"
                              "assert [i[0] for i in x] == list(range(100))\n"
                              "lost = machine.overruns() - lost\n";

static int run(int interrupts, const char *check) {
    char text[1024];
    void *memory = malloc(HEAP_BYTES);
    Vm *vm = terrarium_new(memory, HEAP_BYTES, 256 * 1024);
    wanted = interrupts;
    after_collect = vm->heap.after_collect;
    vm->heap.after_collect = interrupt;
    vm->heap.verify = true;
    snprintf(text, sizeof text, "%s%s\n", program, check);
    int status = terrarium_run_text(vm, "<test>", text, strlen(text));
    terrarium_end(vm);
    free(memory);
    return status;
}

int main(void) {
    int wrong = run(1, "assert n >= 10 and lost == 0, (n, lost)");
    wrong += run(4, "assert n % 4 == 0 and lost == 0, (n, lost)");
    wrong += run(6, "assert n % 4 == 0 and lost * 2 == n, (n, lost)");
    if (collections < 30) {
        printf("%d collections\n", collections);
        wrong++;
    }
    return wrong != 0;
}
