/* SPDX-License-Identifier: MIT */
/* Tests of src/heap, one by one: allocation, collection, growing, pins, weak tables, the side
 * table, stress modes, the checker. test_heap_play.c plays at random. */
#include "heap_harness.h"

#include "object/layout.h"

#define CHECK_HEAP() check_heap(__LINE__)

static void check_heap(int line) {
    const char *wrong = verify_heap(vm);
    check_at(line, wrong == NULL, wrong);
    check_at(line, heap_used_bytes(heap) + heap_free_bytes(heap) == heap_total_bytes(heap), "sums");
}

/* True if the statement raises MemoryError. */
#define RAISES(statement) (setjmp(vm->jump) != 0 || (statement, false))

static Object *object_in(int root) {
    return value_to_object(vm->roots[root]);
}
static Value *values_in(int root) {
    return object_values(object_in(root));
}
static void alloc_in(int root, Kind kind, size_t words) {
    Object *object = heap_alloc(vm, kind, words);
    vm->roots[root] = value_object(object);
}
static void test_bump(void) {
    start(4096);
    CHECK(heap_used_bytes(heap) == heap->gate.reserve * WORD);
    Object *a = heap_bump(heap, KIND_TUPLE, 4), *b = heap_alloc(vm, KIND_LIST, 3);
    CHECK(a != NULL && (uintptr_t *)b == (uintptr_t *)a + 4);
    CHECK(object_words(a) == 4 && object_kind(a) == KIND_TUPLE && object_payload_words(a) == 3);
    CHECK(object_values(a)[0].bits == 0 && object_values(a)[2].bits == 0);
    CHECK(heap_value_count(a) == 3 && heap_value_count(b) == 2);
    CHECK(heap_next_object(heap, NULL) == a && heap_next_object(heap, b) == NULL);
    CHECK_HEAP();
    heap_collect(vm, false);
    CHECK(heap->bump == heap->base && heap->collections == 1 && vm->after == 1);
    CHECK(heap_peak_bytes(heap) == (7 + heap->gate.reserve) * WORD);
}

static void test_exhaustion(void) {
    start(8192);
    volatile int made = 0;
    while (!RAISES(alloc_in(1, KIND_TUPLE, 8))) {
        object_values(object_in(1))[0] = vm->roots[0];
        vm->roots[0] = vm->roots[1];
        made++;
    }
    CHECK(vm->failed_bytes == 8 * WORD);
    CHECK((size_t)made * 8 + 8 > 8192 / WORD - heap->reserve_words);
    CHECK(heap_run_words(heap) < 8 && heap_try_alloc(vm, KIND_TUPLE, 8) == NULL);
    heap_spend_reserve(heap);
    CHECK(heap_try_alloc(vm, KIND_TUPLE, 8) != NULL);
    CHECK(heap->gate.reserve == 0);
    vm->roots[0] = vm->roots[1] = ABSENT;
    heap_collect(vm, false);
    CHECK(heap->gate.reserve == heap->reserve_words && heap->bump == heap->base);
    unsigned before = heap->collections;
    CHECK(RAISES(alloc_in(0, KIND_STR, SIZE_MAX / 8))); /* never fits: not tried */
    CHECK(RAISES(alloc_in(0, KIND_STR, SIZE_MAX)));
    CHECK(RAISES(heap_alloc_raw(vm, KIND_STR, SIZE_MAX / WORD + 2)));
    CHECK(heap->collections == before);
}

static void test_gate(void) {
    start(8192);
    heap_lock(heap);
    heap_lock(heap);
    CHECK(heap_bump(heap, KIND_TUPLE, 2) == NULL && RAISES(alloc_in(0, KIND_TUPLE, 2)));
    heap_unlock(heap);
    CHECK(RAISES(heap_alloc_raw(vm, KIND_STR, 3)));
    heap_unlock(heap);
    alloc_in(0, KIND_TUPLE, 2);
    heap_set_fail_at(heap, 3);
    alloc_in(1, KIND_TUPLE, 2);
    alloc_in(1, KIND_TUPLE, 2);
    CHECK(RAISES(heap_alloc_raw(vm, KIND_STR, 3)));
    alloc_in(1, KIND_TUPLE, 2);
    CHECK(heap_bump(heap, KIND_TUPLE, 2) != NULL);
    heap_set_fail_at(heap, 1);
    CHECK(RAISES(heap_grow(vm, object_in(0), 5)));
    CHECK(object_words(object_in(0)) == 2);
    CHECK_HEAP();
}

static void test_wants_collect(void) {
    start(64 * 1024);
    heap->low_water = 400;
    CHECK(!heap_wants_collect(heap));
    heap->threshold = 100;
    alloc_in(0, KIND_TUPLE, 99);
    CHECK(!heap_wants_collect(heap));
    alloc_in(1, KIND_TUPLE, 2);
    CHECK(heap_wants_collect(heap));
    heap->disabled = true;
    CHECK(!heap_wants_collect(heap));
    heap->disabled = false;
    heap_collect(vm, false);
    CHECK(!heap_wants_collect(heap));
    heap->threshold = 0;
    alloc_in(2, KIND_TUPLE, heap_run_words(heap) - 300);
    CHECK(heap_wants_collect(heap));
    heap_collect(vm, false); /* all is live: not again at once */
    CHECK(!heap_wants_collect(heap));
    alloc_in(3, KIND_TUPLE, 101);
    CHECK(heap_wants_collect(heap));
}

static void test_trim(void) {
    start(16384);
    alloc_in(0, KIND_LIST, 3);
    alloc_in(1, KIND_STORE, 11);
    values_in(0)[0] = vm->roots[1];
    values_in(0)[1] = value_int(4);
    object_in(1)->header |= HEADER_GREW;
    alloc_in(2, KIND_BYTEARRAY, 3);
    alloc_in(3, KIND_RAW, 20);
    values_in(2)[0] = vm->roots[3];
    values_in(2)[1] = value_int(3 * WORD + 1);
    alloc_in(4, KIND_LIST, 3);
    alloc_in(5, KIND_STORE, 6);
    values_in(4)[0] = vm->roots[5];
    values_in(4)[1] = value_int(0);
    vm->roots[5] = ABSENT;
    heap_collect(vm, false);
    CHECK(object_words(object_in(1)) == 11 && !(object_in(1)->header & HEADER_GREW));
    CHECK(object_words(object_in(3)) == 5);
    CHECK(value_absent(values_in(4)[0]));
    heap_collect(vm, false);
    CHECK(object_words(object_in(1)) == 5 && heap_free_bytes(heap) == heap_run_words(heap) * WORD);
    vm->roots[1] = value_object(heap_grow(vm, object_in(1), 9));
    values_in(0)[0] = vm->roots[1];
    heap_collect(vm, false);
    CHECK(object_words(object_in(1)) == 9);
    heap_hold(heap, object_in(1));
    heap_collect(vm, false);
    CHECK(object_words(object_in(1)) == 9); /* somebody has its address */
}

static void trim_hook(Vm *v, Object *dict) {
    Value *values = object_values(dict);
    heap_shrink(v, value_to_object(values[0]), 2 + 4);
    object_values(value_to_object(values[0]))[0] = value_int(4);
    v->trimmed++;
}

static void test_trim_table(void) {
    start(8192);
    heap->trim_table = trim_hook;
    alloc_in(0, KIND_DICT, 4);
    alloc_in(1, KIND_TABLE, 2 + 8 + 2);
    values_in(1)[0] = value_int(8);
    ((uintptr_t *)object_in(1))[10] = 0x1234568; /* index bytes, no Value */
    values_in(0)[0] = vm->roots[1];
    values_in(0)[1] = value_int(2);
    values_in(0)[2] = value_int(2 << 2);
    object_in(1)->header |= HEADER_GREW;
    heap_collect(vm, false);
    CHECK(vm->trimmed == 0);
    heap_collect(vm, false);
    CHECK(vm->trimmed == 1 && object_words(object_in(1)) == 6);
    CHECK(heap->bump == heap->base + 4 + 6);
}

static void test_grow_in_place(void) {
    start(8192);
    alloc_in(0, KIND_STORE, 3);
    values_in(0)[1] = value_int(9);
    Object *before = object_in(0);
    Object *grown = heap_grow(vm, before, 8);
    CHECK(grown == before && object_words(grown) == 8 && (grown->header & HEADER_GREW));
    CHECK(value_same(values_in(0)[1], value_int(9)) && value_absent(values_in(0)[6]));
    heap_shrink(vm, grown, 5);
    CHECK(object_words(grown) == 5 && heap->bump == heap->base + 5);
    alloc_in(1, KIND_TUPLE, 2);
    heap_shrink(vm, grown, 2);
    CHECK(object_words(grown) == 2 && heap->bump == heap->base + 7);
    CHECK(heap_used_bytes(heap) == (4 + heap->gate.reserve) * WORD);
    CHECK_HEAP();
    grown = heap_grow(vm, grown, 20);
    CHECK(grown != before && object_words(grown) == 20 && object_words(before) == 2);
    CHECK_HEAP();
}

/* The allocation site stays the last word. */
static void test_traced(void) {
    start(8192);
    alloc_in(0, KIND_STORE, 6);
    object_in(0)->header |= HEADER_TRACED;
    ((uintptr_t *)object_in(0))[5] = 0xabc01;
    values_in(0)[3] = value_int(3);
    CHECK(heap_value_count(object_in(0)) == 4);
    heap_shrink(vm, object_in(0), 3);
    CHECK(object_words(object_in(0)) == 4 && ((uintptr_t *)object_in(0))[3] == 0xabc01);
    vm->roots[0] = value_object(heap_grow(vm, object_in(0), 9));
    CHECK(object_words(object_in(0)) == 10 && ((uintptr_t *)object_in(0))[9] == 0xabc01);
    CHECK(value_absent(values_in(0)[2]) && value_absent(values_in(0)[7]));
    alloc_in(1, KIND_TUPLE, 2);
    vm->roots[0] = value_object(heap_grow(vm, object_in(0), 12));
    CHECK(object_words(object_in(0)) == 13 && ((uintptr_t *)object_in(0))[12] == 0xabc01);
    CHECK(value_absent(values_in(0)[8]) && value_absent(values_in(0)[10]));
    alloc_in(2, KIND_LIST, 3);
    values_in(2)[0] = vm->roots[0];
    values_in(2)[1] = value_int(1);
    heap_collect(vm, false);
    heap_collect(vm, false);
    CHECK(object_words(object_in(0)) == 3 && ((uintptr_t *)object_in(0))[2] == 0xabc01);
}

/* A list that is appended to until memory ends; `every` items an object is made that lies above
 * it. */
static void test_grow_to_the_end(size_t bytes, size_t every) {
    start(bytes);
    heap->verify = false;
    alloc_in(0, KIND_LIST, 3);
    alloc_in(1, KIND_STORE, 5);
    values_in(0)[0] = vm->roots[1];
    values_in(0)[1] = value_int(0);
    vm->roots[1] = ABSENT;
    size_t available = heap_run_words(heap);
    volatile size_t length = 0, objects = 0;
    if (setjmp(vm->jump) == 0) {
        for (;;) {
            vm->roots[1] = value_int((intptr_t)length);
            if (every != 0 && length % every == 0) {
                Object *tuple = heap_alloc(vm, KIND_TUPLE, 2);
                object_values(tuple)[0] = vm->roots[1];
                vm->roots[1] = value_object(tuple);
                objects++;
            }
            Object *store = value_to_object(values_in(0)[0]);
            if (length == object_payload_words(store)) {
                store = heap_grow_between(vm, store, length + 2, length + length / 8 + 5);
                values_in(0)[0] = value_object(store);
            }
            object_values(store)[length] = vm->roots[1];
            length = length + 1;
            values_in(0)[1] = value_int((intptr_t)length);
        }
    }
    CHECK_HEAP();
    CHECK(length + objects * 2 > available * 9 / 10);
    CHECK(heap->collections < 200);
    Value *items = object_values(value_to_object(values_in(0)[0]));
    for (size_t i = 0; i < length; i++) {
        Value item = items[i];
        if (every != 0 && i % every == 0) {
            item = object_values(value_to_object(item))[0];
        }
        CHECK(value_same(item, value_int((intptr_t)i)));
    }
}

static void test_grow_by_moving(void) {
    start(8192);
    heap_set_reserve(heap, 0);
    size_t half = 8192 / WORD * 6 / 10;
    alloc_in(0, KIND_STORE, half);
    values_in(0)[half - 2] = value_int(7);
    alloc_in(1, KIND_TUPLE, 3);
    values_in(1)[0] = vm->roots[1];
    values_in(1)[1] = vm->roots[0];
    uint32_t id = side_id(vm, object_in(1));
    vm->roots[0] = value_object(heap_grow(vm, object_in(0), half + 50));
    CHECK(object_in(0) == (Object *)heap->base);
    CHECK((uintptr_t *)object_in(1) == heap->base + half + 50);
    CHECK(value_same(values_in(1)[0], vm->roots[1]) && value_same(values_in(1)[1], vm->roots[0]));
    CHECK(value_same(values_in(0)[half - 2], value_int(7)) && value_absent(values_in(0)[half]));
    CHECK(side_known_id(heap, object_in(1)) == id && side_object(heap, id) == object_in(1));
    CHECK_HEAP();
    heap_hold(heap, object_in(1)); /* nothing may pass it now */
    CHECK(RAISES(heap_grow(vm, object_in(0), half + 60)));
    CHECK(vm->failed_bytes == (half + 60) * WORD && object_words(object_in(0)) == half + 50);
    CHECK_HEAP();
}

static void test_holes(void) {
    start(8192);
    alloc_in(0, KIND_STR, 200);
    alloc_in(1, KIND_RAW, 10);
    heap_hold(heap, object_in(1));
    Object *held = object_in(1);
    vm->roots[0] = ABSENT;
    alloc_in(2, KIND_TUPLE, 250);
    alloc_in(6, KIND_TUPLE, 20);
    values_in(6)[0] = vm->roots[2];
    values_in(2)[0] = vm->roots[6];
    values_in(2)[1] = value_int(5);
    alloc_in(7, KIND_TUPLE, 20);
    uint32_t id = side_id(vm, object_in(7));
    heap_collect(vm, false);
    CHECK(object_in(1) == held && heap->hole_count == 1 && heap->holes[0].words == 170);
    CHECK((uintptr_t *)object_in(2) == (uintptr_t *)held + 10);
    CHECK(object_in(6) == (Object *)heap->base); /* and the side table behind it */
    CHECK(value_same(values_in(6)[0], vm->roots[2]) && value_same(values_in(2)[0], vm->roots[6]));
    CHECK(value_same(values_in(2)[1], value_int(5)));
    CHECK(object_in(7) > object_in(2) && side_known_id(heap, object_in(7)) == id);
    CHECK_HEAP();
    unsigned before = heap->collections;
    alloc_in(3, KIND_TUPLE, heap_run_words(heap) - 1);
    alloc_in(4, KIND_TUPLE, 150); /* into the hole */
    CHECK(object_in(4) == (Object *)(heap->base + 30) && heap->collections == before);
    CHECK(value_absent(values_in(4)[0]) && value_absent(values_in(4)[148]));
    alloc_in(5, KIND_TUPLE, 20);
    CHECK(heap->hole_count == 0 && object_in(5) == (Object *)(heap->base + 180));
    CHECK_HEAP();
    CHECK(RAISES(alloc_in(8, KIND_TUPLE, 4)));
    vm->roots[1] = ABSENT;
    heap_collect(vm, false);
    CHECK(heap->hole_count == 0 && (uintptr_t *)object_in(2) == heap->base + 200);
    CHECK(side_known_id(heap, object_in(7)) == id);
}

/* More holes than are remembered: the largest are. */
static void test_many_holes(void) {
    start(64 * 1024);
    for (int i = 0; i < ROOTS; i++) {
        heap_alloc(vm, KIND_TUPLE, (size_t)(10 + i * 7 % ROOTS));
        alloc_in(i, KIND_RAW, 3);
        heap_hold(heap, object_in(i));
    }
    heap_collect(vm, false);
    CHECK(heap->hole_count == HEAP_MAX_HOLES);
    for (int i = 0; i < HEAP_MAX_HOLES; i++) {
        CHECK(heap->holes[i].words >= 10 + ROOTS - HEAP_MAX_HOLES);
    }
    for (int i = 0; i < ROOTS; i++) {
        vm->roots[i] = ABSENT;
    }
    heap_collect(vm, false);
    CHECK(heap->bump == heap->base && heap->hole_count == 0);
}

/* Garbage longer than a header can say, merged and before a pin. */
static void test_long_holes(void) {
    start(sizeof(memory));
    size_t n = sizeof(memory) / WORD / 3;
    while (n > HEADER_MAX_WORDS) {
        n /= 2;
    }
    size_t made = 0;
    for (; heap_run_words(heap) > n + 10; made += n) {
        alloc_in(0, KIND_STR, n);
    }
    vm->roots[0] = ABSENT;
    alloc_in(1, KIND_RAW, 2);
    heap_hold(heap, object_in(1));
    heap_collect(vm, false);
    CHECK(heap->hole_count == 1 && heap->bump == heap->base + made + 2);
    CHECK(heap_free_bytes(heap) == (made + heap_run_words(heap)) * WORD);
}

static void test_scratch(void) {
    start(8192);
    heap->low -= 2; /* a frame */
    heap->low[0] = heap->low[1] = value_int(1).bits;
    uintptr_t *frames = heap->low, *outer = heap_scratch_mark(vm);
    char *a = heap_scratch(vm, 10, false);
    CHECK(a != NULL && heap_frames(heap) == frames && (uintptr_t *)a < frames);
    memset(a, 0x70, 10);
    uintptr_t *inner = heap_scratch_mark(vm);
    heap_alloc(vm, KIND_TUPLE, heap_run_words(heap));
    CHECK(heap_scratch(vm, 40, false) == NULL);
    char *b = heap_scratch(vm, 40, true);
    CHECK(b != NULL);
    memset(b, 0x70, 40);
    CHECK(heap_scratch(vm, 8192, true) == NULL && heap_scratch(vm, SIZE_MAX, true) == NULL);
    heap_collect(vm, false);
    CHECK(a[0] == 0x70 && a[9] == 0x70 && b[39] == 0x70);
    heap_scratch_drop(vm, inner);
    CHECK(a[0] == 0x70 && heap->low == (uintptr_t *)a);
    heap_scratch_drop(vm, outer);
    CHECK(heap->low == frames && heap->arena == 0);
    CHECK(heap->lowest < heap->low);
    heap_collect(vm, false);
    CHECK(heap->low[-1] == 0 && heap->lowest == heap->low); /* stale words are cleared */
}

/* Ids have 31 bits; when all have been given, those still in use are not given again. */
static void test_ids_used_up(void) {
    for (int i = 0; i < 6; i++) {
        alloc_in(i, KIND_CELL, 2);
    }
    heap->next_id = 3;
    CHECK(side_id(vm, object_in(0)) == 3);
    heap->next_id = 0x40000001; /* needs the sign of a small int of 31 bits */
    uint32_t large = side_id(vm, object_in(1));
    CHECK(large == 0x40000001 && side_known_id(heap, object_in(1)) == large);
    CHECK(side_object(heap, large) == object_in(1));
    heap->next_id = 0x7fffffff;
    CHECK(side_id(vm, object_in(2)) == 0x7fffffff && side_id(vm, object_in(3)) == 1);
    CHECK(side_id(vm, object_in(4)) == 5 && side_id(vm, object_in(5)) == 7);
    CHECK(side_known_id(heap, object_in(2)) == 0x7fffffff);
    CHECK_HEAP();
}

static void test_side(void) {
    start(32768);
    static const Cell flash = {HEADER(KIND_CELL, 2), {0}};
    CHECK(side_id(vm, (Object *)(uintptr_t)&flash) == (uint32_t)(uintptr_t)&flash);
    uint32_t ids[ROOTS];
    for (int i = 0; i < ROOTS; i++) {
        alloc_in(i, KIND_CELL, 2);
        heap_alloc(vm, KIND_TUPLE, 3);
    }
    CHECK(side_known_id(heap, object_in(0)) == 0);
    for (int i = 0; i < ROOTS; i++) { /* in no order of address */
        int k = i * 7 % ROOTS;
        ids[k] = side_id(vm, object_in(k));
        CHECK(ids[k] % 2 == 1 && side_id(vm, object_in(k)) == ids[k]);
    }
    for (int i = 0; i < ROOTS; i += 3) {
        vm->roots[i] = ABSENT;
    }
    heap_collect(vm, false);
    for (int i = 0; i < ROOTS; i++) {
        if (i % 3 == 0) {
            CHECK(side_object(heap, ids[i]) == NULL);
        } else {
            CHECK(side_known_id(heap, object_in(i)) == ids[i]);
            CHECK(side_object(heap, ids[i]) == object_in(i));
        }
    }
    /* A copy takes the id along. */
    vm->roots[1] = value_object(heap_grow(vm, object_in(1), 6));
    CHECK(side_known_id(heap, object_in(1)) == ids[1]);
    CHECK_HEAP();
    for (int i = 0; i < ROOTS; i++) {
        vm->roots[i] = ABSENT;
    }
    heap_collect(vm, false);
    CHECK(count_objects() == 1 && object_words(value_to_object(heap->side)) <= 10);
    test_ids_used_up();
}

/* A weak table that was replaced, but that C code still points into, keeps no dead object
 * either. */
static void test_replaced_weak_table(void) {
    start(8192);
    alloc_in(0, KIND_CELL, 2);
    side_id(vm, object_in(0));
    uintptr_t old[2] = {heap->side.bits + 1, 0};
    CSegment segment = {NULL, old, old + 2};
    Object *table = heap_alloc(vm, KIND_WEAK_TABLE, 4);
    object_values(table)[1] = vm->roots[0];
    uintptr_t replaced[2] = {(uintptr_t)table + 1, 0};
    CSegment outer = {&segment, replaced, replaced + 2};
    heap->c_segments = &outer;
    heap->side = ABSENT; /* as if a copy had taken its place */
    object_in(0)->header &= ~(uintptr_t)HEADER_SIDE;
    vm->roots[0] = ABSENT;
    heap_alloc(vm, KIND_TUPLE, 4);
    heap_collect(vm, false); /* verifies */
    CHECK(count_objects() == 2 && value_same(object_values(table)[1], value_int(0)));
    heap->c_segments = NULL;
}

/* ---- The C stack ---- */

static void make_garbage(void) {
    unsigned before = heap->collections;
    while (heap->collections == before) {
        heap_alloc(vm, KIND_TUPLE, 5);
    }
}

/* Holds an object by one pointer in a register or local: its start, its middle, its end. */
static __attribute__((noinline)) void hold_by(ptrdiff_t offset) {
    CSegment segment = {heap->c_segments, NULL, __builtin_frame_address(0)};
    heap->c_segments = &segment;
    heap_alloc(vm, KIND_TUPLE, 5);
    uintptr_t *at = (uintptr_t *)heap_alloc(vm, KIND_BYTES, 6);
    for (int i = 1; i < 6; i++) {
        at[i] = (uintptr_t)i * 0x1111;
    }
    char *pointer = (char *)at + offset;
    __asm__ volatile("" : "+r"(pointer)::"memory");
    at = NULL;
    make_garbage();
    make_garbage();
    __asm__ volatile("" : "+r"(pointer)::"memory");
    at = (uintptr_t *)(pointer - offset);
    CHECK(at[0] == HEADER(KIND_BYTES, 6));
    for (int i = 1; i < 6; i++) {
        CHECK(at[i] == (uintptr_t)i * 0x1111);
    }
    heap->c_segments = segment.outer;
}

/* A pointer that only a register holds which calls preserve. */
static __attribute__((noinline)) void test_register(void) {
#ifdef __x86_64__
    start(8192);
    CSegment segment = {NULL, NULL, __builtin_frame_address(0)};
    heap->c_segments = &segment;
    uintptr_t hidden = ~(uintptr_t)heap_alloc(vm, KIND_TUPLE, 9) - 2 * WORD;
    Vm *first = vm;
    int second = true;
    __asm__ volatile("mov %[hidden], %%r15\n\tnot %%r15\n\tmov %%rsp, %%rbx\n\t"
                     "and $-16, %%rsp\n\tcall *%[collect]\n\tmov %%rbx, %%rsp"
                     : "+D"(first), "+S"(second)
                     : [hidden] "r"(hidden), [collect] "r"(heap_collect)
                     : "rbx", "r15", "rax", "rcx", "rdx", "r8", "r9", "r10", "r11", "memory", "cc");
    CHECK(count_objects() == 1);
    heap->c_segments = NULL;
#endif
}

/* An outer built-in's segment counts even where the inner one does not. */
static __attribute__((noinline)) void test_segments(void) {
    start(8192);
    heap_alloc(vm, KIND_TUPLE, 7);
    Object *kept = heap_alloc(vm, KIND_TUPLE, 3), *inner = heap_alloc(vm, KIND_TUPLE, 4);
    uintptr_t outer_words[3] = {1, (uintptr_t)kept + 1, 3},
              inner_words[2] = {(uintptr_t)inner + 1, 0};
    CSegment outer = {NULL, outer_words, outer_words + 3};
    CSegment loop = {&outer, NULL, NULL};
    CSegment open = {&loop, inner_words, inner_words + 2};
    heap->c_segments = &open;
    heap_collect(vm, false);
    CHECK(count_objects() == 2 && object_words(kept) == 3 && object_words(inner) == 4);
    heap->c_segments = &loop;
    heap_collect(vm, true);
    CHECK(count_objects() == 1 && object_words(kept) == 3 && heap->pin_end != NULL);
    heap->c_segments = NULL;
    heap_collect(vm, true);
    CHECK(count_objects() == 0 && heap->pin_end == NULL);
}

/* Many candidates and a full heap: the small array is resolved several times. */
static void test_many_candidates(void) {
    start(16384);
    enum { MANY = 150 };
    uintptr_t words[MANY];
    volatile int n = 0;
    while (!RAISES(alloc_in(0, KIND_TUPLE, 5))) {
        if (n < MANY) {
            words[(n * 37) % MANY] = vm->roots[0].bits;
            n++;
        } else {
            values_in(0)[0] = vm->roots[1];
            vm->roots[1] = vm->roots[0];
        }
    }
    CHECK(n == MANY && heap_run_words(heap) < 64);
    CSegment segment = {NULL, words, words + MANY};
    vm->roots[0] = ABSENT;
    heap->c_segments = &segment;
    heap_set_reserve(heap, 0);
    while (heap_bump(heap, KIND_CELL, 2) != NULL) {
        continue;
    }
    heap_collect(vm, true);
    for (int i = 0; i < MANY; i++) {
        CHECK(*(uintptr_t *)words[i] == HEADER(KIND_TUPLE, 5));
    }
    heap->c_segments = NULL;
}

/* ---- Stress, failures, the checker ---- */

static void test_stress(void) {
    start(16384);
    heap_set_stress(heap, 1);
    uintptr_t last = 0;
    for (int i = 0; i < 20; i++) {
        alloc_in(i % ROOTS, KIND_TUPLE, 3);
        values_in(i % ROOTS)[0] = vm->roots[0];
        CHECK(vm->roots[0].bits != last || i == 0); /* the oldest object moves every time */
        last = vm->roots[0].bits;
        CHECK(heap_bump(heap, KIND_TUPLE, 3) == NULL);
    }
    CHECK(heap->collections == 20 && heap_wants_collect(heap));
    heap_set_stress(heap, 4);
    alloc_in(20, KIND_TUPLE, 90);
    Value gone = vm->roots[20];
    vm->roots[20] = ABSENT;
    heap_collect(vm, false);
    CHECK(((uintptr_t *)gone.bits)[10] == HEAP_POISON);
    alloc_in(20, KIND_TUPLE, 3);
    alloc_in(20, KIND_TUPLE, 3);
    CHECK(!heap_wants_collect(heap));
    alloc_in(20, KIND_TUPLE, 3);
    CHECK(heap_wants_collect(heap));
    heap_set_stress(heap, 0);
    heap_collect(vm, false);
    CHECK(heap_free_bytes(heap) == heap_run_words(heap) * WORD);
}

static void damaged(uintptr_t *where, uintptr_t what, const char *expected) {
    uintptr_t before = *where;
    *where = what;
    const char *wrong = verify_heap(vm);
    if (wrong == NULL || strcmp(wrong, expected) != 0) {
        printf("expected: %s; found: %s\n", expected, wrong == NULL ? "nothing" : wrong);
        exit(1);
    }
    *where = before;
    CHECK_HEAP();
}

static void test_checker(void) {
    start(8192);
    alloc_in(0, KIND_LIST, 3);
    alloc_in(1, KIND_STORE, 4);
    values_in(0)[0] = vm->roots[1];
    values_in(0)[1] = value_int(3);
    alloc_in(2, KIND_TABLE, 5);
    values_in(2)[0] = value_int(2);
    side_id(vm, object_in(1));
    uintptr_t *list = (uintptr_t *)object_in(0), *store = (uintptr_t *)object_in(1);
    uintptr_t *table = (uintptr_t *)object_in(2), *side = (uintptr_t *)heap->side.bits;
    CHECK_HEAP();
    damaged(store + 1, (uintptr_t)(store + 1), "a Value that points into the middle of an object");
    damaged(store + 1, (uintptr_t)(heap->bump + 1), "a Value that points above the objects");
    damaged(store + 1, HEAP_POISON, "a poisoned Value");
    damaged(list, HEADER(KIND_LIST, 500000 % HEADER_MAX_WORDS),
            "an object that does not end before bump");
    damaged(list, (uintptr_t)list, "a header without its constant bit");
    damaged(list, HEADER(200, 3), "an object of no kind");
    damaged(list, HEADER(KIND_NATIVE, 3), "an object of a kind that lives in flash");
    damaged(list, HEADER(KIND_LIST, 3) | HEADER_MARK, "a mark or pin outside of a collection");
    damaged(list, HEADER(KIND_DICT, 3), "an object with more Values than words");
    damaged(list + 1, (uintptr_t)table, "a store of the wrong kind");
    damaged(list + 1, 0, "a length without a store");
    damaged(list + 2, value_int(4).bits, "a store shorter than its length");
    damaged(table + 1, value_int(-2).bits, "a counted object without a count");
    damaged(store, HEADER(KIND_STORE, 4), "side table: an entry's object has no HEADER_SIDE");
    damaged(list, HEADER(KIND_LIST, 3) | HEADER_SIDE, "HEADER_SIDE on an object without an entry");
    damaged(side + 3, value_int(4).bits, "side table: an id that was never given");
    damaged(&vm->roots[3].bits, (uintptr_t)(list + 2),
            "a Value that points into the middle of an object");
    damaged(store, *store | HEADER_HELD, "a held object that heap_hold() does not know");
    heap->guard = 0;
    CHECK(strcmp(verify_heap(vm), "guard does not agree with gate") == 0);
}

int main(void) {
    test_bump();
    test_exhaustion();
    test_gate();
    test_wants_collect();
    test_trim();
    test_trim_table();
    test_grow_in_place();
    test_traced();
    test_grow_to_the_end(64 * 1024, 0);
    test_grow_to_the_end(64 * 1024, 3);
    test_grow_to_the_end(16 * 1024, 1);
    test_grow_by_moving();
    test_holes();
    test_many_holes();
    test_long_holes();
    test_scratch();
    test_side();
    start(8192);
    for (ptrdiff_t offset = 0; offset <= 6 * WORD; offset++) {
        hold_by(offset);
    }
    test_replaced_weak_table();
    test_register();
    test_segments();
    test_many_candidates();
    test_stress();
    test_checker();
    puts("ok");
    return 0;
}
