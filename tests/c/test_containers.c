/* SPDX-License-Identifier: MIT */
/* Tables and lists against plain models, in heaps so small that everything moves. Keys are ints, strs
 * and tuples (whose hashes are kept). Prints nothing unless something is wrong. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "builtins.h"
#include "object/list.h"
#include "object/str.h"
#include "object/table.h"
#include "object/tuple.h"
#include "vm/machine.h"

static uint32_t seed = 1;
static uint32_t random_below(uint32_t n) {
    seed = seed * 1664525 + 1013904223;
    return (uint32_t)(((uint64_t)(seed >> 4) * n) >> 28);
}

static void require(bool ok, const char *what, int line) {
    if (!ok) {
        fprintf(stderr, "test_containers: line %d: %s\n", line, what);
        exit(1);
    }
}
#define REQUIRE(condition) require(condition, #condition, __LINE__)

static int failures;

/* Runs `body` as a built-in function would run: its C locals keep objects in place. */
static void run(Vm *vm, void (*body)(Vm *vm, void *context), const char *what) {
    Value exception;
    if (!vm_try(vm, body, NULL, &exception)) {
        fprintf(stderr, "test_containers: %s raised %s\n", what,
                str_text(object_type_name(exception)));
        failures++;
    }
}

/* ---- tables ---- */

enum { KEYS = 300, ROUNDS = 6000 };

/* Key i in a fresh object each time, so that equality and not identity finds it. */
static Value key_of(Vm *vm, int i, int kinds) {
    char text[16];
    switch (i % kinds) {
    case 0: return value_int(i * 7);
    case 1: snprintf(text, sizeof text, "key%d", i); return str_new(vm, text, strlen(text));
    case 2: return tuple_pair(vm, value_int(i % 5), value_int(i));
    default: return value_int(-(i + 1) * 4096);
    }
}

static void check_order(Vm *vm, Dict *d, const int *order, int n, int kinds) {
    size_t position = 0;
    for (int i = 0; i < n; i++) {
        Value *entry = table_next(d, &position);
        REQUIRE(entry != NULL);
        REQUIRE(object_equal(vm, entry[0], key_of(vm, order[i], kinds)));
    }
    REQUIRE(table_next(d, &position) == NULL);
}

static void test_table(Vm *vm, Kind kind, int kinds, int keys) {
    bool dict = kind == KIND_DICT;
    Value table = table_new(vm, kind, random_below(2) ? random_below(20) : 0);
    Dict *d = AS(Dict, table);
    int values[KEYS], order[KEYS], n = 0;
    memset(values, -1, sizeof values);
    for (int round = 0; round < ROUNDS; round++) {
        int i = (int)random_below((uint32_t)keys);
        uint32_t what = random_below(round / 1000 % 2 ? 7 : 4);
        Value key = key_of(vm, i, kinds);
        if (what < 2) {
            Value *entry = table_insert(vm, d, key);
            if (dict) {
                entry[1] = value_int(round);
            }
            if (values[i] < 0) {
                order[n++] = i;
            }
            values[i] = round;
        } else if (what == 2 || what > 3) {
            Value *entry = table_find(vm, d, key);
            REQUIRE((entry != NULL) == (values[i] >= 0));
            if (entry && what > 3) {
                table_delete(vm, d, entry);
                int at = 0;
                while (order[at] != i) {
                    at++;
                }
                memmove(order + at, order + at + 1, (size_t)(--n - at) * sizeof(int));
                values[i] = -1;
            }
        } else {
            Value *entry = table_find(vm, d, key);
            REQUIRE((entry != NULL) == (values[i] >= 0));
            REQUIRE(!entry || !dict || value_same(entry[1], value_int(values[i])));
            if (!value_absent(key) && value_is_kind(key, KIND_STR)) {
                REQUIRE(table_find_str(d, key) == entry);
            }
        }
        REQUIRE(table_live(d) == (size_t)n);
        if (round % 500 == 0) {
            check_order(vm, d, order, n, kinds);
            heap_collect(vm, true);
        }
        if (round % 1500 == 700) {
            Value copy = table_copy(vm, d, kind);
            check_order(vm, AS(Dict, copy), order, n, kinds);
        }
    }
    check_order(vm, d, order, n, kinds);
}

static void test_tables(Vm *vm, void *context) {
    (void)context;
    for (int kinds = 1; kinds <= 4; kinds++) {
        test_table(vm, KIND_DICT, kinds, 5);
        test_table(vm, KIND_DICT, kinds, 12);
        test_table(vm, KIND_SET, kinds, KEYS);
        test_table(vm, KIND_DICT, kinds, KEYS);
    }
}

/* ---- lists ---- */

static void test_list(Vm *vm, void *context) {
    (void)context;
    enum { MOST = 400 };
    int model[MOST + 8], n = 0;
    Value list = list_new(vm, 0);
    for (int round = 0; round < 20000; round++) {
        size_t at = random_below((uint32_t)n + 1);
        if (n < MOST && random_below(5) < (round / 2000 % 2 ? 2 : 3)) {
            if (random_below(2)) {
                list_append(vm, list, value_int(round));
                at = (size_t)n;
            } else {
                list_insert(vm, list, at, value_int(round));
            }
            memmove(model + at + 1, model + at, (size_t)(n++ - (int)at) * sizeof(int));
            model[at] = round;
        } else {
            size_t count = random_below(4);
            count = at + count > (size_t)n ? (size_t)n - at : count;
            list_remove(list, at, count);
            n -= (int)count;
            memmove(model + at, model + at + count, ((size_t)n - at) * sizeof(int));
        }
        REQUIRE(list_length(list) == (size_t)n);
        if (round % 100 == 0) {
            heap_collect(vm, true);
        }
        for (int i = 0; round % 10 == 0 && i < n; i++) {
            REQUIRE(value_same(list_items(list)[i], value_int(model[i])));
        }
    }
}

/* A list grows by append to 0.9 of what is free. */
static void test_growth(Vm *vm, void *context) {
    (void)context;
    heap_collect(vm, true);
    size_t free = heap_free_bytes(heap_of(vm)) / sizeof(Value), n = 0;
    Value list = list_new(vm, 0);
    for (; n < free * 9 / 10; n++) {
        list_append(vm, list, value_int((intptr_t)n));
    }
    for (size_t i = 0; i < n; i++) {
        REQUIRE(value_same(list_items(list)[i], value_int((intptr_t)i)));
    }
}

/* Each test in a machine of its own: stale words on the C stack keep what lies where they point. */
static void test(void (*body)(Vm *vm, void *context), const char *what, uint32_t stress) {
    static uint64_t memory[64 * 1024 / sizeof(uint64_t) * 2];
    Vm *vm = calloc(1, sizeof(Vm));
    machine_init(vm, memory, 64 * 1024 * (sizeof(uintptr_t) / 4), 1 << 20);
    heap_of(vm)->verify = true;
    heap_set_stress(heap_of(vm), stress);
    run(vm, body, what);
    free(vm);
}

int main(void) {
    for (uint32_t stress = 0; stress <= 37; stress += 37) {
        test(test_tables, "tables", stress);
        test(test_list, "list", stress);
    }
    test(test_growth, "growth", 0);
    return failures != 0;
}
