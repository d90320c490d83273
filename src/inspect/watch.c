/* SPDX-License-Identifier: MIT */
/* Each allocation is seen while anyone looks: memorymonitor's alarms and counters, then the
 * allocation sites. The heap's fast paths are closed meanwhile; nobody looks: they do not know of
 * it.
 *
 * ROOT_MONITORS is a LIST of what is switched on, arrays of 'H' that lib/memorymonitor.py makes,
 * the one that began last behind the others. Three numbers are an alarm: the least blocks that it
 * is for (0: it has gone off), how many allocations it lets pass, and what the first is at the
 * beginning. More are counters: bucket i counts allocations of at most 2 ** i blocks, the last one
 * all that are larger.
 *
 * What is called at an allocation allocates nothing and raises nothing: an alarm refuses, and the
 * allocation's caller asks watch_refused() for the exception. */
#include "inspect/watch.h"

#include <string.h>

#include "builtins.h"
#include "inspect/sites.h"
#include "object/bytearray.h"
#include "object/list.h"

enum { BLOCK_WORDS = 4, ALARM_BYTES = 6 }; /* blocks as in mem_info() */

/* The i-th that is switched on, and its size; NULL if there is none. */
static uint16_t *monitor(const Vm *vm, size_t i, size_t *size) {
    Value list = vm->roots[ROOT_MONITORS];
    bool there = !value_absent(list) && i < list_length(list);
    return there ? (uint16_t *)bytearray_data(list_items(list)[i], size) : NULL;
}

/* False: the alarm goes off, and is off. It keeps how many blocks it was. */
static bool pass_alarm(uint16_t *alarm, size_t blocks) {
    if (alarm[0] == 0 || blocks < alarm[0]) {
        return true;
    }
    if (alarm[1] == 0) {
        alarm[0] = 0;
        alarm[1] = (uint16_t)(blocks < UINT16_MAX ? blocks : UINT16_MAX);
        return false;
    }
    alarm[1]--;
    return true;
}

/* False if an alarm goes off. The others are told all the same, so that what they count does not
 * hang on which of them came first. */
static bool tell_monitors(const Vm *vm, size_t blocks) {
    bool allowed = true;
    uint16_t *numbers;
    for (size_t i = 0, size; (numbers = monitor(vm, i, &size)) != NULL; i++) {
        if (size == ALARM_BYTES) {
            allowed &= pass_alarm(numbers, blocks);
            continue;
        }
        const uint16_t *last = numbers + size / sizeof *numbers - 1;
        for (size_t most = 1; numbers < last && most < blocks; most *= 2) {
            numbers++;
        }
        if (size != 0) { /* a program may take items away */
            *numbers = (uint16_t)(*numbers + (*numbers < UINT16_MAX));
        }
    }
    return allowed;
}

/* The heap's HeapWatch. */
static bool watch(Vm *vm, size_t words, uintptr_t *site) {
    if (!tell_monitors(vm, (words + BLOCK_WORDS - 1) / BLOCK_WORDS)) {
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

void watch_refused(Vm *vm) {
    size_t blocks = 0, size;
    const uint16_t *numbers;
    for (size_t i = 0; (numbers = monitor(vm, i, &size)) != NULL; i++) {
        if (size == ALARM_BYTES && numbers[0] == 0) {
            blocks = numbers[1];
        }
    }
    vm_raise_format(vm, &type_AllocationError, "Attempt to allocate %u blocks", blocks);
}

/* _memorymonitor.watch(numbers, on): switched on last, from its beginning, or off. Returns what it
 * was given. The list does not see itself being made. */
Value watch_monitors(Vm *vm, Value *a, int n) {
    (void)n;
    Value list = vm->roots[ROOT_MONITORS], own = object_unwrap(arg(a, 0));
    bool on = value_same(arg(a, 1), TRUE);
    size_t size;
    uint16_t *numbers = (uint16_t *)bytearray_data(own, &size);
    if (size == ALARM_BYTES) {
        numbers[on ? 0 : 1] = on ? numbers[2] : 0;
    } else if (on) {
        memset(numbers, 0, size);
    }
    vm->heap.gate.refused = false;
    vm->roots[ROOT_MONITORS] = ABSENT;
    watch_update(vm);
    list = value_absent(list) ? list_new(vm, 1) : list;
    for (size_t i = list_length(list); i-- > 0;) {
        if (value_same(list_items(list)[i], own)) {
            list_remove(list, i, 1);
        }
    }
    if (on) {
        list_append(vm, list, own);
    }
    vm->roots[ROOT_MONITORS] = list_length(list) > 0 ? list : ABSENT;
    watch_update(vm);
    return arg(a, 0);
}
