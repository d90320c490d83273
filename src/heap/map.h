/* SPDX-License-Identifier: MIT */
/* The picture of the heap that micropython.mem_info() prints. Nothing here allocates or
 * collects. */
#ifndef TERRARIUM_HEAP_MAP_H
#define TERRARIUM_HEAP_MAP_H

#include "heap/heap.h"

enum {
    MAP_BLOCK_WORDS =
        4, /* words that a letter stands for: 16 bytes on 32-bit, as everybody knows */
    MAP_LINE_BLOCKS = 64
};

typedef struct {
    size_t total, used, free;      /* bytes; used + free == total */
    size_t one_blocks, two_blocks; /* objects of so many blocks, sizes rounded up */
    size_t max_block;              /* blocks of the largest object, rounded up */
    size_t max_free;               /* blocks of the longest free run, rounded down */
} MapSummary;

void map_summarize(Vm *vm, MapSummary *summary);

/* Where the text goes; `context` is handed through. */
typedef void (*MapPut)(void *context, const char *text, size_t size);
/* The map from `GC memory layout; from ...:` to the last newline. */
void map_print(Vm *vm, MapPut put, void *context);

#endif
