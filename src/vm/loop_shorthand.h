/* SPDX-License-Identifier: MIT */
/* The shorthand of the loop: macros that stand in loop_run() alone, and use its variables. */
#ifndef TERRARIUM_VM_LOOP_SHORTHAND_H
#define TERRARIUM_VM_LOOP_SHORTHAND_H

#include "vm/frame.h"

/* Where the frame has its pc. With few registers `low` lies in the loop's C frame, and is not to be
 * loaded for this into a register that the callee pushes, where it would be scanned. */
#ifdef __i386__
#define SAVED_PC vm->base[1]
#else
#define SAVED_PC low[256]
#endif

/* R, K and KW are registers and constants named by operand bytes. low is base - 255, so that a
 * register's byte, 255 - number, indexes it: low[255] is base[0] and low[256] is base[1], the
 * frame's pc. SAVE() tags the pc as a small int. RELOAD() needs nothing but vm->base. */

#define R(operand) low[operand]
/* The first temporary. */
#define TEMPORARY R(code->head.first)
/* What is to be added to half a byte that names a register. */
enum { HALF_BYTE = 255 - 15 };
#define S8(byte) ((int)(int8_t)(byte))
#define S16(at) ((int)(int16_t)operand16(at))
#define K(at) constants[*(at)]
#define KW(at) constants[operand16(at)]
#define SAVE() (SAVED_PC.bits = (uintptr_t)(pc - code->bytes) << 1 | 1)
#define RELOAD()                                                                                   \
    do {                                                                                           \
        low = vm->base - 255;                                                                      \
        code = code_of_function(vm->base[0]);                                                      \
        pc = code->bytes + value_to_int(vm->base[1]);                                              \
        constants = AS(Store, AS(Unit, code->unit)->constants)->items;                             \
    } while (0)
/* Is less free than a safe point wants? One comparison stands for all reasons
 * (frame_update_limits). */
#define LITTLE_FREE() ((uintptr_t)vm->heap.low - (uintptr_t)vm->heap.bump < vm->check_below)
#define DISPATCH() goto *labels[*pc]
#define NEXT(length)                                                                               \
    do {                                                                                           \
        pc += (length);                                                                            \
        DISPATCH();                                                                                \
    } while (0)
/* An instruction's place in the loop: the labels that `labels` lists by opcode. */
#define OP(name) op_##name:
/* Runs a slow path that completes the instruction or pushes a frame. When little is free it
 * collects first, precisely, and begins the instruction anew: no truth is in C locals then. So C
 * locals may stand in the statement: it is not reached with stale ones. */
#define SLOW(statement)                                                                            \
    do {                                                                                           \
        SAVE();                                                                                    \
        if (LITTLE_FREE()) {                                                                       \
            if (!vm->settled) {                                                                    \
                goto settle;                                                                       \
            }                                                                                      \
            vm->settled = false;                                                                   \
        }                                                                                          \
        statement;                                                                                 \
        goto resume;                                                                               \
    } while (0)
/* Runs code that may allocate or raise but pushes no frame; pc stays valid as an offset. */
#define DO(length, statement)                                                                      \
    do {                                                                                           \
        SAVE();                                                                                    \
        uint32_t collections = vm->heap.collections;                                               \
        statement;                                                                                 \
        if (collections != vm->heap.collections) {                                                 \
            RELOAD();                                                                              \
        }                                                                                          \
        NEXT(length);                                                                              \
    } while (0)
/* The same for code with a result. pc is not to be trusted until RELOAD, so d is read first. */
#define DO_STORE(length, expression) DO_STORE_TO(pc[1], length, expression)
#define DO_STORE_TO(operand, length, expression)                                                   \
    do {                                                                                           \
        unsigned d = operand;                                                                      \
        SAVE();                                                                                    \
        uint32_t collections = vm->heap.collections;                                               \
        Value result = expression;                                                                 \
        if (collections != vm->heap.collections) {                                                 \
            RELOAD();                                                                              \
        }                                                                                          \
        R(d) = result;                                                                             \
        NEXT(length);                                                                              \
    } while (0)
/* A safe point inside an instruction that has had no effect yet. Unlike settle it goes on with
 * the instruction: what was read from registers before is stale and has to be read again. */
#define SAFE_POINT()                                                                               \
    if (LITTLE_FREE() || vm->interrupt) {                                                          \
        SAVE();                                                                                    \
        safe_point(vm);                                                                            \
        RELOAD();                                                                                  \
    }
/* The same for an instruction that can begin anew and has no SLOW() behind this, which would begin
 * anew as well, for ever. No operand is live across it. */
#define ANEW_POINT()                                                                               \
    if (LITTLE_FREE() || vm->interrupt) {                                                          \
        if (!vm->settled) {                                                                        \
            SAVE();                                                                                \
            goto settle;                                                                           \
        }                                                                                          \
        vm->settled = false;                                                                       \
    }
/* Jumps by an offset that counts from the end of the instruction. Only jumps backwards look for
 * interrupts: every endless loop has one. pc is at the target then: the interrupt comes between two
 * instructions. */
#define JUMP_BY(offset, length)                                                                    \
    do {                                                                                           \
        intptr_t by = (offset);                                                                    \
        pc += (length) + by;                                                                       \
        if (by < 0 && vm->interrupt) {                                                             \
            goto poll;                                                                             \
        }                                                                                          \
        DISPATCH();                                                                                \
    } while (0)
/* The same by the last operand, a signed byte. */
#define JUMP(length) JUMP_BY(S8(pc[(length)-1]), length)

#endif
