/* SPDX-License-Identifier: MIT */
/* Tests of src/heap/map.c. The rules of the text are tried on a map that a board printed in 2017
 * (tests/data/mem_info_2017.txt): its letters, counted, give its own header. Then random heaps: the
 * printed map must equal one made word by word from the list of objects, and the counts those of a
 * plain walk. Runs in the project's root. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "heap/heap.h"
#include "heap/map.h"

enum { ROOTS = 40, WORD = sizeof(uintptr_t), HEAPS = 300, TEXT = 1 << 20 };

struct Vm {
    Heap heap;
    Value roots[ROOTS];
};

static Vm machine;
static Vm *const vm = &machine;
static Heap *const heap = &machine.heap;
static uintptr_t memory[1 << 17];
static char printed[TEXT], expected[TEXT], letters[TEXT];
static unsigned random_state = 1;

static void check_at(int line, bool ok, const char *what) {
    if (!ok) {
        printf("test_map.c:%d: %s\n", line, what);
        exit(1);
    }
}
#define CHECK(condition) check_at(__LINE__, condition, #condition)

static unsigned random_below(unsigned n) {
    random_state = random_state * 1664525 + 1013904223;
    return (random_state >> 8) % n;
}

static __attribute__((noreturn)) void raise_memory(Vm *v, size_t bytes) {
    (void)v;
    printf("no memory for %zu bytes\n", bytes);
    exit(1);
}

/* ---- The map of 2017 ---- */

/* Appends the letters of a row, or of `(N lines all free)`, to `letters`. */
static size_t read_row(const char *row, size_t n) {
    unsigned lines;
    if (sscanf(row, " (%u lines all free)", &lines) == 1) {
        memset(letters + n, '.', lines * (size_t)MAP_LINE_BLOCKS);
        return n + lines * (size_t)MAP_LINE_BLOCKS;
    }
    unsigned label;
    int used = 0;
    CHECK(sscanf(row, "%x: %n", &label, &used) == 1 && used > 0);
    CHECK(label == n * 16); /* 16 bytes a block */
    while (row[used] > ' ') {
        letters[n++] = row[used++];
    }
    return n;
}

static void test_sample(void) {
    FILE *file = fopen("tests/data/mem_info_2017.txt", "r");
    char line[200];
    bool inside = false;
    size_t n = 0;
    unsigned total = 0, used = 0, free = 0, ones = 0, twos = 0, longest = 0, most_free = 0;
    CHECK(file != NULL);
    while (fgets(line, sizeof(line), file) != NULL) {
        if (inside) {
            n = read_row(line, n);
        }
        inside = inside || strncmp(line, "GC memory layout", 16) == 0;
        (void)!sscanf(line, "GC: total: %u, used: %u, free: %u", &total, &used, &free);
        (void)!sscanf(line, " No. of 1-blocks: %u, 2-blocks: %u, max blk sz: %u, max free sz: %u",
                      &ones, &twos, &longest, &most_free);
    }
    fclose(file);
    CHECK(total == 36288 && used == 14656 && ones == 133 && most_free == 1236);
    unsigned counted[4] = {0}, free_blocks = 0;
    for (size_t i = 0; i < n;) {
        size_t end = i + 1;
        char more = letters[i] == '.' ? '.' : '=';
        while (end < n && letters[end] == more) {
            end++;
        }
        unsigned size = (unsigned)(end - i);
        if (more == '.') {
            free_blocks += size;
            counted[3] = size > counted[3] ? size : counted[3];
        } else {
            counted[0] += size == 1;
            counted[1] += size == 2;
            counted[2] = size > counted[2] ? size : counted[2];
        }
        i = end;
    }
    CHECK(n * 16 == total && free_blocks * 16 == free && (n - free_blocks) * 16 == used);
    CHECK(counted[0] == ones && counted[1] == twos);
    CHECK(counted[2] == longest && counted[3] == most_free);
}

/* ---- Random heaps ---- */

static void put(void *context, const char *text, size_t size) {
    size_t *length = context;
    CHECK(*length + size < TEXT);
    memcpy(printed + *length, text, size);
    *length += size;
    printed[*length] = '\0';
}

static void make_heap(size_t bytes) {
    memset(vm, 0, sizeof(*vm));
    heap_init(vm, memory + random_below(4), bytes, vm->roots, ROOTS);
    heap->raise_memory = raise_memory;
    heap_set_reserve(heap, random_below(3) == 0 ? 0 : random_below(30));
    size_t target = heap_run_words(heap) * random_below(95) / 100;
    bool large = random_below(3) == 0;
    while ((size_t)(heap->bump - heap->base) + 300 < target) {
        Kind kind = (Kind)(1 + random_below(KIND_LIMIT - 1));
        if (kinds_table[kind].values == KIND_COUNTED || kinds_table[kind].values == KIND_WEAK) {
            kind = KIND_STR;
        }
        size_t words = 5 + random_below(random_below(4) == 0 ? (large ? 290 : 30) : 6);
        words = kinds_table[kind].values < 5 && random_below(2) == 0
                    ? 1u + kinds_table[kind].values + random_below(4)
                    : words;
        Object *object = heap_alloc(vm, kind, words);
        vm->roots[random_below(ROOTS)] = value_object(object);
        if (random_below(9) == 0) {
            heap_hold(heap, object);
        }
        if (random_below(12) == 0 && words > 5) {
            heap_alloc(vm, KIND_STR, 2);
            heap_shrink(vm, object, 5);
        }
    }
    if (random_below(2) == 0) {
        heap_collect(vm, false);
    }
    for (unsigned i = random_below(20); i-- > 0 && heap_run_words(heap) > 0;) {
        *--heap->low = 0; /* a frame */
    }
}

/* What each word is: 'f' free, '=' inside an object, or the letter of the object that begins
 * there. */
static size_t lay_out_words(char *words) {
    size_t total = (size_t)(heap->top - heap->base);
    memset(words, 'f', total);
    for (Object *o = heap_next_object(heap, NULL); o != NULL; o = heap_next_object(heap, o)) {
        size_t at = (size_t)((uintptr_t *)o - heap->base);
        if (object_kind(o) != KIND_HOLE) {
            memset(words + at, '=', object_words(o));
            words[at] = kinds_table[object_kind(o)].letter;
        }
    }
    size_t tail = (size_t)(heap->low - heap->base) - heap->gate.reserve;
    if (tail < total) {
        memset(words + tail, '=', total - tail);
        words[tail] = 'h';
    }
    return total;
}

static char letter_of(const char *words, size_t n) {
    bool covered = false;
    for (size_t i = 0; i < n; i++) {
        if (words[i] != 'f' && words[i] != '=') {
            return words[i];
        }
        covered = covered || words[i] == '=';
    }
    return covered ? '=' : '.';
}

/* As memory-tools.md 2.1 says, from the letters of all blocks. */
static void render(const char *blocks, size_t n) {
    char *out = expected;
    out += sprintf(out, "GC memory layout; from %llx:", (unsigned long long)(uintptr_t)heap->base);
    for (size_t b = 0; b < n; b++) {
        if (b % MAP_LINE_BLOCKS == 0) {
            size_t e = b;
            while (e < n && blocks[e] == '.') {
                e++;
            }
            if (e - b >= 128) {
                out += sprintf(out, "\n       (%u lines all free)", (unsigned)((e - b) / 64));
                b = e & ~(size_t)63;
                if (b >= n) {
                    break;
                }
            }
            out += sprintf(out, "\n%08x: ", (unsigned)(b * MAP_BLOCK_WORDS * WORD));
        }
        *out++ = blocks[b];
    }
    strcpy(out, "\n");
}

static void check_summary(const char *words, size_t total) {
    MapSummary s, by_walk = {0};
    map_summarize(vm, &s);
    size_t free = 0, run = 0;
    for (size_t i = 0; i < total; i++) {
        free += words[i] == 'f';
        run = words[i] == 'f' ? run + 1 : 0;
        by_walk.max_free = run / 4 > by_walk.max_free ? run / 4 : by_walk.max_free;
    }
    for (Object *o = heap_next_object(heap, NULL); o != NULL; o = heap_next_object(heap, o)) {
        if (object_kind(o) != KIND_HOLE) {
            size_t blocks = (object_words(o) + 3) / 4;
            by_walk.one_blocks += blocks == 1;
            by_walk.two_blocks += blocks == 2;
            by_walk.max_block = blocks > by_walk.max_block ? blocks : by_walk.max_block;
        }
    }
    CHECK(s.total == total * WORD && s.free == free * WORD && s.used + s.free == s.total);
    CHECK(s.free == heap_free_bytes(heap) && s.used == heap_used_bytes(heap));
    CHECK(s.one_blocks == by_walk.one_blocks && s.two_blocks == by_walk.two_blocks);
    CHECK(s.max_block == by_walk.max_block && s.max_free == by_walk.max_free);
}

static void compare_map(void) {
    static char words[sizeof(memory) / WORD];
    size_t total = lay_out_words(words), blocks = 0;
    check_summary(words, total);
    for (size_t at = 0; at < total; at += MAP_BLOCK_WORDS) {
        letters[blocks++] =
            letter_of(words + at, total - at < MAP_BLOCK_WORDS ? total - at : MAP_BLOCK_WORDS);
    }
    render(letters, blocks);
    size_t length = 0;
    uintptr_t *bump = heap->bump;
    map_print(vm, put, &length);
    if (strcmp(printed, expected) != 0) {
        printf("expected:\n%s\nprinted:\n%s\n", expected, printed);
        exit(1);
    }
    CHECK(heap->bump == bump);
}

/* ---- One map by hand ---- */

static void test_small(void) {
    memset(vm, 0, sizeof(*vm));
    heap_init(vm, memory, 70 * 4 * WORD, vm->roots, ROOTS);
    heap_set_reserve(heap, 0);
    heap_alloc(vm, KIND_LIST, 3);                       /* block 0 */
    heap_alloc(vm, KIND_STORE, 10);                     /* words 3 to 12: blocks 0 to 3 */
    heap_alloc(vm, KIND_STR, 2);                        /* words 13, 14 */
    heap_alloc(vm, KIND_DICT, 4);                       /* words 15 to 18 */
    heap_shrink(vm, heap_alloc(vm, KIND_TUPLE, 14), 2); /* words 19, 20; then 12 free, 2 blocks */
    CHECK(heap->bump == heap->base + 21);
    heap_alloc(vm, KIND_BYTEARRAY, 3); /* words 21 to 23 */
    heap->low -= 5;                    /* frames: words 275 to 279 */
    size_t length = 0;
    map_print(vm, put, &length);
    const char *row = strchr(printed, '\n');
    CHECK(row != NULL && strncmp(row, "\n00000000: L==ST", 15) == 0);
}

int main(void) {
    test_sample();
    test_small();
    for (int i = 0; i < HEAPS; i++) {
        make_heap(i % 10 == 0 ? sizeof(memory) - 64 : 600 + random_below(80000));
        compare_map();
    }
    puts("ok");
    return 0;
}
