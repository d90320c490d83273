/* SPDX-License-Identifier: MIT */
/* What test_heap.c and test_heap_play.c share: a machine that is a heap, its roots and a place to
 * jump to when memory ends. */
#ifndef TERRARIUM_TESTS_HEAP_HARNESS_H
#define TERRARIUM_TESTS_HEAP_HARNESS_H

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "heap/heap.h"
#include "heap/side.h"

enum { ROOTS = 24, WORD = sizeof(uintptr_t) };

struct Vm {
    Heap heap;
    Value roots[ROOTS];
    jmp_buf jump;
    size_t failed_bytes;
    unsigned after, trimmed;
};

static Vm machine;
static Vm *const vm = &machine;
static Heap *const heap = &machine.heap;
static uintptr_t memory[1 << 20];

static void check_at(int line, bool ok, const char *what) {
    if (!ok) {
        printf("line %d: %s\n", line, what);
        exit(1);
    }
}
#define CHECK(condition) check_at(__LINE__, condition, #condition)

static __attribute__((noreturn)) void raise_memory(Vm *v, size_t bytes) {
    v->failed_bytes = bytes;
    longjmp(v->jump, 1);
}

static __attribute__((noreturn)) void violated(Vm *v, const char *what) {
    (void)v;
    printf("verify_heap: %s\n", what);
    abort();
}

static void count_after(Vm *v) {
    v->after++;
}

static void start(size_t bytes) {
    memset(memory, 0x5b, sizeof(memory)); /* nothing may rely on zeroed memory */
    memset(vm, 0, sizeof(*vm));
    heap_init(vm, memory, bytes, vm->roots, ROOTS);
    heap->raise_memory = raise_memory;
    heap->violated = violated;
    heap->after_collect = count_after;
    heap->verify = true;
}

static size_t count_objects(void) {
    size_t n = 0;
    for (Object *o = heap_next_object(heap, NULL); o != NULL; o = heap_next_object(heap, o)) {
        n += object_kind(o) != KIND_HOLE;
    }
    return n;
}

#endif
