/* SPDX-License-Identifier: MIT */
/* Tables, lists and sorting against plain models, in heaps so small that everything moves. Keys are
 * ints, floats, strs and tuples (whose hashes are kept); the orders in which a sort compares and the
 * memory it finds vary. Prints nothing unless something is wrong. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "builtins.h"
#include "object/list.h"
#include "object/sequence.h"
#include "object/sort.h"
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

/* ---- sorting ---- */

static Value sort_item(Vm *vm, int kind, uint32_t number) {
    char text[16];
    switch (kind) {
    case 0: return value_int((intptr_t)number - 500);
    case 1: snprintf(text, sizeof text, "%08u", (unsigned)number); return str_new(vm, text, 8);
    default: /* with its place behind, so that stability shows */
        return tuple_pair(vm, value_int((intptr_t)number), value_int(0));
    }
}

/* Comparable only by the first of two: sorting such by a key is tested in Python. */
static void test_sort_once(Vm *vm, size_t n, int kind, uint32_t range, bool backwards, int shape) {
    Value list = list_new(vm, n);
    for (size_t i = 0; i < n; i++) {
        uint32_t number = shape == 0   ? random_below(range)
                          : shape == 1 ? (uint32_t)i
                          : shape == 2 ? (uint32_t)(n - i)
                                       : (uint32_t)(i * 7 % (n / 2 + 1));
        list_append(vm, list, sort_item(vm, kind, number));
    }
    Value before = list_from(vm, list);
    sort_list(vm, list, ABSENT, backwards);
    REQUIRE(list_length(list) == n);
    for (size_t i = 1; i < n; i++) {
        Value a = list_items(list)[i - 1], b = list_items(list)[i];
        REQUIRE(!object_less(vm, backwards ? a : b, backwards ? b : a));
        if (kind > 0 && object_equal(vm, a, b)) { /* equal items lie in their old order */
            size_t x = 0, y = 0;
            while (!value_same(list_items(before)[x], a)) {
                x++;
            }
            while (!value_same(list_items(before)[y], b)) {
                y++;
            }
            REQUIRE(x < y);
        }
    }
}

static void test_sorts(Vm *vm, void *context) {
    (void)context;
    for (int round = 0; round < 400; round++) {
        size_t n = random_below(round % 8 ? 100 : 700);
        test_sort_once(vm, n, (int)random_below(3), random_below(2) ? 10 : 1000000,
                       random_below(2) == 1, (int)random_below(4));
    }
}

/* Sorting in what is left after all memory has been taken. */
static void test_sort_full(Vm *vm, void *context) {
    (void)context;
    for (int round = 0; round < 60; round++) {
        Value list = list_new(vm, 0), ballast = list_new(vm, 0);
        size_t n = 50 + random_below(600);
        for (size_t i = 0; i < n; i++) {
            Value number = value_int((intptr_t)random_below(round % 2 ? 50 : 100000));
            list_append(vm, list, round % 3 ? number : tuple_from_array(vm, &number, 1));
        }
        size_t words = 512;
        while (words > 1) {
            Object *o = heap_try_alloc(vm, KIND_STORE, words + 1);
            if (o) {
                ((Store *)o)->items[0] = ballast;
                ballast = value_object(o);
            } else {
                words /= 2;
            }
        }
        sort_list(vm, list, ABSENT, round % 5 == 0);
        for (size_t i = 1; i < n; i++) {
            Value a = list_items(list)[i - 1], b = list_items(list)[i];
            REQUIRE(!object_less(vm, round % 5 == 0 ? a : b, round % 5 == 0 ? b : a));
        }
        while (
            value_is_kind(ballast, KIND_STORE)) { /* a stale word on the C stack keeps only one */
            Value next = AS(Store, ballast)->items[0];
            AS(Store, ballast)->items[0] = ABSENT;
            ballast = next;
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
        test(test_sorts, "sorts", stress);
    }
    test(test_sort_full, "sorting without memory", 0);
    test(test_growth, "growth", 0);
    return failures != 0;
}
