/* SPDX-License-Identifier: MIT */
/* Short forms name a constant by half a byte (compile/opcodes.h): GETSELFB and GETGLOBALB the first
 * 16, LOADKB the 16 behind them. So what is used most comes there; and all that a byte can name
 * comes before the others, if possible. What no instruction and no table uses is left out: names
 * of built-ins and of methods that have numbers of their own, say.
 *
 * Codes are no part of the order: they lie at the end of the constants, and are numbered from
 * there. Only the machine that freezes modules runs this. */
#include "compile/order.h"

#include "compile/code.h"
#include "compile/opcodes.h"
#include "heap/heap.h"
#include "object/tuple.h"

/* WINDOW: constants that half a byte names. TAKEN: it has its place. */
enum { WINDOW = 16, TAKEN = 0xffff };
/* How often a constant is used: by instructions that have a form for the first window and for the
 * second, and in all. */
typedef struct {
    uint16_t first, second, all;
} Uses;

/* An array in a RAW object, one entry for each constant. Good until the next allocation. */
static Uses *uses_of(Value raw) {
    return (Uses *)(void *)AS(Raw, raw)->data;
}

/* The constants that one instruction names; those of functions are codes. */
static void count_instruction(Uses *uses, const uint8_t *p) {
    const uint8_t *at = p + 1;
    for (const char *letter = opcodes_operands[*p]; *letter; letter++) {
        unsigned index = *at | (*letter == 'K' ? (unsigned)at[1] << 8 : 0);
        if (*p == OP_GETSELFB || *p == OP_GETGLOBALB) {
            index = *at & 15u;
        } else if (*p == OP_LOADKB) {
            index = WINDOW + (*at & 15u);
        } else if ((*letter != 'k' && *letter != 'K') || *p == OP_DEFINE ||
                   (*p >= OP_MAKEFUNCTION && *p <= OP_TAKEFUNCTION)) {
            at += *letter == 'W' || *letter == 'J' ? 2 : *letter > '9';
            continue;
        }
        if (*p == OP_GETSELF || *p == OP_GETSELFB || *p == OP_GETGLOBAL || *p == OP_GETGLOBALB) {
            uses[index].first++;
        } else if (*p == OP_LOADK || *p == OP_LOADKB) {
            uses[index].second++;
        }
        uses[index].all++;
        at += *letter == 'K' ? 2 : 1;
    }
}

/* Those of all instructions of a code, and of the names in its tables. */
static void count_code(Uses *uses, const Code *code) {
    for (size_t pc = 0; pc < code_size(code); pc += opcodes_lengths[code->bytes[pc]]) {
        count_instruction(uses, code->bytes + pc);
    }
    bool wide = code->head.flags & CODE_WIDE;
    for (const uint8_t *p = code_names(code); p < code_doc_place(code); p += 1 + wide) {
        uses[p[0] | (wide ? (unsigned)p[1] << 8 : 0)].all++;
    }
}

/* The one that is used most, or TAKEN. `which`: a place in Uses. */
static unsigned most_used(const Uses *uses, unsigned n, size_t which) {
    unsigned best = TAKEN, most = 0;
    for (unsigned i = 0; i < n; i++) {
        unsigned count = *(const uint16_t *)(const void *)((const char *)&uses[i] + which);
        if (uses[i].all != TAKEN && count > most) {
            best = i;
            most = count;
        }
    }
    return best;
}

/* The places: *order has room for n. Returns how many are used. */
static unsigned make_order(Uses *uses, unsigned n, uint16_t *order) {
    uint16_t second[WINDOW];
    unsigned first_count = 0, second_count = 0, count = 0, best;
    while (first_count < WINDOW && (best = most_used(uses, n, offsetof(Uses, first))) != TAKEN) {
        order[first_count++] = (uint16_t)best;
        uses[best].all = TAKEN;
    }
    while (second_count < WINDOW && (best = most_used(uses, n, offsetof(Uses, second))) != TAKEN) {
        second[second_count++] = (uint16_t)best;
        uses[best].all = TAKEN;
    }
    count = first_count;
    unsigned left = second_count;
    while ((best = most_used(uses, n, offsetof(Uses, all))) != TAKEN || left > 0) {
        if (left > 0 && (count >= WINDOW || best == TAKEN)) {
            order[count++] = second[second_count - left--];
            continue;
        }
        order[count++] = (uint16_t)best;
        uses[best].all = TAKEN;
    }
    return count;
}

/* The counts and the places lie in the heap, as long as this takes: there may be thousands of
 * constants, and the compiler's unit is not to be changed. */
Value order_constants(Vm *vm, Value code) {
    Value unit = AS(Code, code)->unit;
    size_t n = 0, length = tuple_length(AS(Store, AS(Unit, unit)->constants));
    while (n < length &&
           !value_is_kind(AS(Store, AS(Unit, unit)->constants)->items[n], KIND_CODE)) {
        n++;
    }
    Value raw = value_object(heap_alloc(vm, KIND_RAW, 1 + BYTES_TO_WORDS(n * sizeof(Uses))));
    Value order = value_object(heap_alloc(vm, KIND_RAW, 1 + BYTES_TO_WORDS(n * sizeof(uint16_t))));
    memset(uses_of(raw), 0, n * sizeof(Uses));
    for (size_t i = n; i < length; i++) {
        count_code(uses_of(raw), AS(Code, AS(Store, AS(Unit, unit)->constants)->items[i]));
    }
    count_code(uses_of(raw), AS(Code, code));
    uint16_t *places = (uint16_t *)(void *)AS(Raw, order)->data;
    unsigned count = make_order(uses_of(raw), (unsigned)n, places);
    Value store = value_object(heap_alloc(vm, KIND_STORE, 1 + count));
    for (unsigned i = 0; i < count; i++) {
        AS(Store, store)->items[i] = AS(Store, AS(Unit, unit)->constants)
                                         ->items[((uint16_t *)(void *)AS(Raw, order)->data)[i]];
    }
    return store;
}
