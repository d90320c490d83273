/* SPDX-License-Identifier: MIT */
/* Each allocation is seen while anyone looks: memorymonitor's alarms and counters, then the allocation sites. The
 * heap's fast paths are closed meanwhile; nobody looks: they do not know of it.
 *
 * ROOT_MONITORS is a LIST of what is switched on, which lib/memorymonitor.py makes: bytearrays of little-endian numbers
 * of two bytes. Two numbers are an alarm: the least blocks that it is for (0: it has gone off), and how many
 * allocations it lets pass. More are counters: bucket i counts allocations of at most 2 ** i blocks. */
#include "inspect/watch.h"

#include "builtins.h"
#include "inspect/sites.h"
#include "object/bytearray.h"
#include "object/list.h"

enum { BLOCK_WORDS = 4, ALARM_BYTES = 4 }; /* blocks as in mem_info() */

static size_t blocks_of(size_t words) {
    return (words + BLOCK_WORDS - 1) / BLOCK_WORDS;
}

static unsigned get(const uint8_t *p) {
    return p[0] | (unsigned)p[1] << 8;
}

static void set(uint8_t *p, unsigned n) {
    p[0] = (uint8_t)n;
    p[1] = (uint8_t)(n >> 8);
}

/* False: the alarm goes off, and is off. */
static bool pass_alarm(uint8_t *alarm, size_t blocks) {
    if (get(alarm) == 0 || blocks < get(alarm)) {
        return true;
    }
    unsigned left = get(alarm + 2);
    set(left > 0 ? alarm + 2 : alarm, left > 0 ? left - 1 : 0);
    return left > 0;
}

static void count(uint8_t *counters, size_t n, size_t blocks) {
    size_t i = 0;
    while (i + 1 < n && (size_t)1 << i < blocks) {
        i++;
    }
    unsigned times = get(counters + 2 * i);
    set(counters + 2 * i, times < UINT16_MAX ? times + 1 : times);
}

/* False if an alarm goes off. */
static bool tell_monitors(Vm *vm, size_t words) {
    Value list = vm->roots[ROOT_MONITORS];
    bool allowed = true;
    for (size_t i = 0; !value_absent(list) && i < list_length(list); i++) {
        ByteArray *monitor = AS(ByteArray, list_items(list)[i]);
        uint8_t *bytes = (uint8_t *)(value_to_object(monitor->store) + 1);
        size_t n = (size_t)value_to_int(monitor->length);
        if (n == ALARM_BYTES) {
            allowed &= pass_alarm(bytes, blocks_of(words));
        } else {
            count(bytes, n / 2, blocks_of(words));
        }
    }
    return allowed;
}

/* The heap's HeapWatch. */
static bool watch(Vm *vm, size_t words, uintptr_t *site) {
    if (!tell_monitors(vm, words)) {
        return false;
    }
    if (sites_table(vm) != NULL) {
        *site = sites_choose(vm, words);
    }
    return true;
}

void watch_update(Vm *vm) {
    bool any = sites_table(vm) != NULL || !value_absent(vm->roots[ROOT_MONITORS]);
    heap_set_watch(&vm->heap, any ? watch : NULL);
}

void watch_refused(Vm *vm, size_t bytes) {
    vm_raise_format(vm, &type_AllocationError, "Attempt to allocate %u blocks",
                    blocks_of(bytes / sizeof(uintptr_t)));
}

/* _memorymonitor.watch(list): from now on these are switched on; an empty list: none. */
Value watch_monitors(Vm *vm, Value *a, int n) {
    (void)n;
    vm->heap.gate.refused = false;
    vm->roots[ROOT_MONITORS] = list_length(arg(a, 0)) ? arg(a, 0) : ABSENT;
    watch_update(vm);
    return NONE;
}
