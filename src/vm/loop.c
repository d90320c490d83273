/* SPDX-License-Identifier: MIT */
/* The dispatch loop. It stays a table: a short fast path inline (small ints, in-word floats, lists,
 * cached attributes, plain Python calls), everything else in a named function that completes the
 * instruction or pushes a frame (vm/frame.h). Nothing here recurses in C.
 *
 * Invariant: the loop keeps no truth in C locals. SAVE() writes pc into the frame before anything
 * that may allocate, raise or call; RELOAD() takes everything from vm->base again after it.
 *
 * Operands are read in place: pc[0] is the opcode, pc[1] the first operand byte, and so on as the
 * row of compile/opcodes.h says. The number given to NEXT() is the instruction's length. */
#include "builtins.h"
#include "heap/stackscan.h"
#include "object/pointer.h"
#include "object/str.h"
#include "object/table.h"
#include "vm/finalize.h"
#include "vm/event.h"
#include "vm/frame.h"
#include "vm/lookup.h"
#include "vm/loop_arithmetic.h"
#include "vm/loop_shorthand.h"

/* GCC's manual advises against gcse for programs of computed gotos; crossjumping would unify the
 * equal ends of instructions, each of which is to have a DISPATCH() of its own; and pre keeps for
 * later what it would be cheaper to compute again, since the loop needs all registers there are. */
#pragma GCC optimize("O2", "no-gcse", "no-crossjumping", "no-tree-pre")

/* ---- safe points ---- */

/* Between two instructions, or before one has had an effect, no Value is in C variables only: a
 * collection there is exact and pins nothing of this entry. The loop gets there when less than
 * check_below bytes are free or when an interrupt is pending, so that built-ins rarely have to
 * collect inside. */

/* Collects at a safe point if it is time, precisely: true if it did, or if Python code ran; then
 * all locals of the loop are stale. May raise. What the frame says must be up to date (SAVE()). */
static bool __attribute__((noinline)) safe_point(Vm *vm) {
    if (vm->interrupt && event_interrupts(vm)) {
        return true; /* all may have moved */
    }
    if (!heap_wants_collect(&vm->heap)) {
        return false;
    }
    heap_collect(vm, false);
    if (vm->interrupt & VM_INTERRUPT_EVENT) { /* came meanwhile */
        (void)event_run(vm);
    }
    if (vm->heap.dying_found) {
        finalize_run(vm);
    }
    return true;
}

/* Dispatch is a jump through a table of labels (a GNU extension), once at the end of each
 * instruction. The labels stand in the order of the opcodes, since both come from OPCODE_TABLE. */
void loop_run(Vm *vm) {
    static const void *const labels[] = {
#ifdef __thumb2__ /* with the bit that says so: tools/load_pc.py */
#define LABEL(name, operands, semantics) (const char *)&&op_##name + 1,
#else
#define LABEL(name, operands, semantics) &&op_##name,
#endif
        OPCODE_TABLE(LABEL)
#undef LABEL
    };
    Value *low;        /* where operand 0 lies: base - 255 */
    const uint8_t *pc; /* the instruction, at its opcode */
    const Code *code;
    const Value *constants;
    /* What the forms of an instruction have in common; set by each of them. */
    const uint8_t *q;
    Value a, b;
    unsigned callee, given; /* a register, as an operand; number of arguments or items */
    if (vm->entry->outcome != VM_RUNNING) {
        return;
    }
    /* From here on only the frames of what the loop calls are scanned, up to the stack pointer
     * of this function: its own frame holds no truth. */
    vm->entry->segment.high = stackscan_pointer() + STACKSCAN_ARGUMENTS;
resume: /* the frame says it all */
    RELOAD();
    DISPATCH();
poll: /* between two instructions, the next one at pc */
    SAVE();
    safe_point(vm);
    goto resume;
settle: /* a safe point before a slow path, whose instruction begins anew */
    safe_point(vm);
    vm->settled = LITTLE_FREE() || vm->interrupt;
    goto resume;

    OP(MOVE) {
        R(pc[1]) = R(pc[2]);
        NEXT(3);
    }
    OP(MOVEB) {
        R(HALF_BYTE + (pc[1] >> 4)) = R(HALF_BYTE + (pc[1] & 15));
        NEXT(2);
    }
    OP(LOADK) {
        R(pc[1]) = K(pc + 2);
        NEXT(3);
    }
    OP(LOADKW) {
        R(pc[1]) = KW(pc + 2);
        NEXT(4);
    }
    OP(LOADKB) {
        R(HALF_BYTE + (pc[1] >> 4)) = constants[16 + (pc[1] & 15)];
        NEXT(2);
    }
    OP(LOADINT) {
        R(pc[1]) = value_int(S8(pc[2]));
        NEXT(3);
    }
    OP(LOADINTW) {
        R(pc[1]) = value_int(S16(pc + 2));
        NEXT(4);
    }
    OP(LOADINTB) {
        R(HALF_BYTE + (pc[1] >> 4)) = value_int(pc[1] & 15);
        NEXT(2);
    }
    OP(LOADNONE) {
        R(pc[1]) = NONE;
        NEXT(2);
    }
    OP(LOADFALSE) {
        R(pc[1]) = FALSE;
        NEXT(2);
    }
    OP(LOADTRUE) {
        R(pc[1]) = TRUE;
        NEXT(2);
    }
    OP(CLEAR) {
        for (int i = 0; i < pc[2]; i++) {
            R(pc[1] - i) = ABSENT;
        }
        NEXT(3);
    }
    OP(CHECK) {
        if (value_absent(R(pc[1]))) {
            SAVE();
            execute_unbound(vm, KW(pc + 2), true);
        }
        NEXT(4);
    }

    /* Names. A slow path that only answers a value is run by DO_STORE(): it pushes no frame. */
    OP(GETGLOBAL) {
        Value name = K(pc + 2), globals = AS(Function, low[255])->globals;
        Value found = lookup_global(vm, globals, name);
        if (!value_absent(found)) {
            R(pc[1]) = found;
            NEXT(3);
        }
        DO_STORE(3, execute_get_global(vm, globals, name));
    }
    OP(GETGLOBALB) {
        b = constants[pc[1] & 15];
        callee = HALF_BYTE + (pc[1] >> 4);
        goto get_builtin;
    }
    OP(GETBUILTIN) {
        b = code_builtins[pc[2]];
        callee = pc[1];
        goto get_builtin;
    }
    OP(GETBUILTINB) {
        b = code_builtins[pc[1] & 15];
        callee = HALF_BYTE + (pc[1] >> 4);
    }
get_builtin : {
    Value globals = AS(Function, low[255])->globals;
    Value found = lookup_global(vm, globals, b);
    if (!value_absent(found)) {
        R(callee) = found;
        NEXT(opcodes_lengths[*pc]);
    }
    DO_STORE_TO(callee, opcodes_lengths[*pc], execute_get_global(vm, globals, b));
}
    OP(GETGLOBALW) {
        Value name = KW(pc + 2), globals = AS(Function, low[255])->globals;
        Value found = lookup_wide_global(vm, globals, name);
        if (!value_absent(found)) {
            R(pc[1]) = found;
            NEXT(4);
        }
        DO_STORE(4, execute_get_global(vm, globals, name));
    }
    OP(SETGLOBALT) {
        q = pc - 1;
        given = code->head.first;
        goto set_global;
    }
    OP(SETGLOBAL) {
        q = pc;
        given = pc[1];
    }
set_global : {
    Value name = K(q + 2), globals = AS(Function, low[255])->globals;
    const CacheEntry *e = attribute_cached(vm, globals, name);
    if (e && e->what == CACHE_ENTRY) {
        Value *entry = lookup_entry(e, name);
        if (entry) {
            entry[1] = R(given);
            pc = q + 3;
            DISPATCH();
        }
    }
    /* A new key may make the table grow. The operands are evaluated after the safe point, which
         * leaves pc - q and `given` as they are. */
    unsigned length = (unsigned)(q + 3 - pc);
    SAFE_POINT();
    DO(length, dict_set(vm, AS(Function, low[255])->globals, K(pc + length - 1), R(given)));
}
    OP(SETGLOBALW) {
        SAFE_POINT();
        DO(4, dict_set(vm, AS(Function, low[255])->globals, KW(pc + 2), R(pc[1])));
    }
    OP(GETNAMEW)
    OP(GETNAME) SLOW(execute_get_name(vm));
    OP(SETNAMET)
    OP(SETNAME)
    OP(SETNAMEW) SLOW(execute_set_name(vm));
    OP(DELNAME) SLOW(execute_del_name(vm));
    /* Cells. heap_bump() never collects; when it fails, the slow path may. */
    OP(NEWCELL) {
        Object *cell = heap_bump(&vm->heap, KIND_CELL, 2);
        if (cell) {
            ((Cell *)cell)->value = R(pc[1]);
            R(pc[1]) = value_object(cell);
            NEXT(2);
        }
        SLOW(execute_new_cell(vm));
    }
    OP(GETCELL) {
        Value v = AS(Cell, R(pc[2]))->value;
        if (value_absent(v)) {
            SAVE();
            execute_unbound(vm, K(pc + 3), true);
        }
        R(pc[1]) = v;
        NEXT(4);
    }
    OP(GETCELLW) {
        Value v = AS(Cell, R(pc[2]))->value;
        if (value_absent(v)) {
            SAVE();
            execute_unbound(vm, KW(pc + 3), true);
        }
        R(pc[1]) = v;
        NEXT(5);
    }
    OP(SETCELL) {
        AS(Cell, R(pc[1]))->value = R(pc[2]);
        NEXT(3);
    }
    OP(DELCELL) {
        if (value_absent(AS(Cell, R(pc[1]))->value)) {
            SAVE();
            execute_unbound(vm, KW(pc + 2), true);
        }
        AS(Cell, R(pc[1]))->value = ABSENT;
        NEXT(4);
    }
    /* Captured cells are in the function itself, low[255]. */
    OP(GETFREE) {
        Value v = AS(Cell, AS(Function, low[255])->captures[pc[2]])->value;
        if (value_absent(v)) {
            SAVE();
            execute_unbound(vm, K(pc + 3), false);
        }
        R(pc[1]) = v;
        NEXT(4);
    }
    OP(GETFREEW) {
        Value v = AS(Cell, AS(Function, low[255])->captures[pc[2]])->value;
        if (value_absent(v)) {
            SAVE();
            execute_unbound(vm, KW(pc + 3), false);
        }
        R(pc[1]) = v;
        NEXT(5);
    }
    OP(SETFREE) {
        AS(Cell, AS(Function, low[255])->captures[pc[1]])->value = R(pc[2]);
        NEXT(3);
    }
    OP(GETFREENAME) SLOW(execute_get_free_name(vm));
    OP(MAKEFUNCTION) {
        SAFE_POINT();
        SLOW(execute_make_function(vm));
    }
    OP(MAKEFUNCTIONW)
    OP(TAKEFUNCTION) SLOW(execute_make_function(vm));
    OP(DEFINE) SLOW(execute_define(vm));

    /* Arithmetic. (2x + 1) + (2y + 1) - 1 = 2(x + y) + 1: a sum of tagged words is right but for
     * one tag. Two ints that overflow must not become floats. A result that does not fit the word
     * is boxed by the slow path. */
    BINARY_SUM(ADD, __builtin_add_overflow)
    OP(ADDK) {
        q = pc;
        a = R(pc[2]);
        b = K(pc + 3);
    }
    BINARY_SUM_REST(ADD, +)
    BINARY_SUM(SUB, __builtin_sub_overflow)
    BINARY_SUM_REST(SUB, -)
    /* 2x * y = 2xy: one tag is taken off before, one put on after. The product is even, so
     * adding 1 cannot overflow. */
    BINARY(MUL) {
        Float x, y;
        intptr_t product;
        if (both_ints(a, b)) {
            if (!__builtin_mul_overflow((intptr_t)a.bits - 1, value_to_int(b), &product)) {
                R(pc[1]).bits = (uintptr_t)product + 1;
                NEXT_BINARY();
            }
        } else if (float_operands(a, b, &x, &y) && floatbits_try(x * y, &R(pc[1]).bits)) {
            NEXT_BINARY();
        }
        SLOW(operate_binary(vm, BINARY_MUL, a, b, IN_PLACE));
    }
    /* int / int goes the slow way, which rounds correctly; division by zero raises there. */
    BINARY(TRUEDIV) {
        Float x, y;
        if (!both_ints(a, b) && float_operands(a, b, &x, &y) && y != 0 &&
            floatbits_try(x / y, &R(pc[1]).bits)) {
            NEXT_BINARY();
        }
        SLOW(operate_binary(vm, BINARY_TRUEDIV, a, b, IN_PLACE));
    }
    /* A divisor above 0 leaves out ZeroDivisionError and the one quotient that overflows, MIN //
     * -1. */
    BINARY(FLOORDIV) {
        if (both_ints(a, b) && value_to_int(b) > 0) {
            R(pc[1]) = value_int(floor_divide(value_to_int(a), value_to_int(b)));
            NEXT_BINARY();
        }
        SLOW(operate_binary(vm, BINARY_FLOORDIV, a, b, IN_PLACE));
    }
    BINARY(MOD) {
        if (both_ints(a, b) && value_to_int(b) > 0) {
            R(pc[1]) = value_int(floor_modulo(value_to_int(a), value_to_int(b)));
            NEXT_BINARY();
        }
        SLOW(operate_binary(vm, BINARY_MOD, a, b, IN_PLACE));
    }
    BINARY(POW) SLOW(operate_binary(vm, BINARY_POW, a, b, IN_PLACE));
    /* Shifted as unsigned, since overflow of a signed shift is undefined. It fits if shifting
     * back gives x. */
    BINARY(LSHIFT) {
        if (both_ints(a, b)) {
            intptr_t n = value_to_int(b), x = value_to_int(a);
            if (n >= 0 && n < VALUE_WORD_BITS - 1 &&
                value_fits_int((intptr_t)((uintptr_t)x << n)) &&
                (intptr_t)((uintptr_t)x << n) >> n == x) {
                R(pc[1]) = value_int((intptr_t)((uintptr_t)x << n));
                NEXT_BINARY();
            }
        }
        SLOW(operate_binary(vm, BINARY_LSHIFT, a, b, IN_PLACE));
    }
    BINARY(RSHIFT) {
        if (both_ints(a, b) && value_to_int(b) >= 0) {
            intptr_t n = value_to_int(b);
            /* C shifts by less than the width only; from there on the sign is all that is left. */
            n = n < VALUE_WORD_BITS ? n : VALUE_WORD_BITS - 1;
            R(pc[1]) = value_int(value_to_int(a) >> n);
            NEXT_BINARY();
        }
        SLOW(operate_binary(vm, BINARY_RSHIFT, a, b, IN_PLACE));
    }
    /* Tags: 1 & 1 and 1 | 1 are 1, and 1 ^ 1 has to be set again. bool is no small int: the slow
     * path. */
    BINARY(AND) {
        if (both_ints(a, b)) {
            R(pc[1]).bits = a.bits & b.bits;
            NEXT_BINARY();
        }
        SLOW(operate_binary(vm, BINARY_AND, a, b, IN_PLACE));
    }
    BINARY(OR) {
        if (both_ints(a, b)) {
            R(pc[1]).bits = a.bits | b.bits;
            NEXT_BINARY();
        }
        SLOW(operate_binary(vm, BINARY_OR, a, b, IN_PLACE));
    }
    BINARY(XOR) {
        if (both_ints(a, b)) {
            R(pc[1]).bits = (a.bits ^ b.bits) | 1;
            NEXT_BINARY();
        }
        SLOW(operate_binary(vm, BINARY_XOR, a, b, IN_PLACE));
    }
    BINARY_REGISTERS(MATMUL)
    BINARY_INTO(MATMUL) SLOW(operate_binary(vm, BINARY_MATMUL, a, b, IN_PLACE));
    ARITHMETIC_IMMEDIATE(ADD, __builtin_add_overflow)
    ARITHMETIC_IMMEDIATE(SUB, __builtin_sub_overflow)
    /* -MIN is a big int. */
    OP(NEGATIVE) {
        a = R(pc[2]);
        if (value_is_int(a) && value_to_int(a) != SMALL_INT_MIN) {
            R(pc[1]) = value_int(-value_to_int(a));
            NEXT(3);
        }
        SLOW(operate_unary(vm, UNARY_NEGATIVE, a));
    }
    OP(POSITIVE) SLOW(operate_unary(vm, UNARY_POSITIVE, R(pc[2])));
    OP(INVERT) SLOW(operate_unary(vm, UNARY_INVERT, R(pc[2])));
    /* A small int is one word already; behind each operation of a viper function. */
    OP(CAST) {
        a = R(pc[2]);
        if (value_is_int(a) &&
            (pc[3] == POINTER_INT || (pc[3] == POINTER_UINT && value_to_int(a) >= 0))) {
            R(pc[1]) = a;
            NEXT(4);
        }
        SLOW(execute_cast(vm));
    }
    OP(NOT) {
        int truth = quick_truth(R(pc[2]));
        if (truth >= 0) {
            R(pc[1]) = value_bool(!truth);
            NEXT(3);
        }
        SLOW(operate_truth(vm, R(pc[2])));
    }

    /* Comparisons. `is` has no slow path, `in` no fast one. */
    COMPARISON(LT, <)
    COMPARISON(LE, <=)
    COMPARISON(EQ, ==)
    COMPARISON(NE, !=)
    COMPARISON(GT, >)
    COMPARISON(GE, >=)
    OP(IS) {
        R(pc[1]) = value_bool(object_is(R(pc[2]), R(pc[3])));
        NEXT(4);
    }
    OP(ISNOT) {
        R(pc[1]) = value_bool(!object_is(R(pc[2]), R(pc[3])));
        NEXT(4);
    }
    OP(IN)
    OP(NOTIN) SLOW(operate_contains(vm, R(pc[2]), R(pc[3])));

    /* Jumps. What __bool__ answers arrives later by ACTION_TRUTH, which completes the jump. */
    OP(JUMP) JUMP(2);
    OP(JUMPW) JUMP_BY(S16(pc + 1), 3);
    OP(JTRUE) {
        int truth = quick_truth(R(pc[1]));
        if (truth < 0) {
            SLOW(operate_truth(vm, R(pc[1])));
        }
        if (truth) {
            JUMP(3);
        }
        NEXT(3);
    }
    OP(JTRUET) {
        int truth = quick_truth(TEMPORARY);
        if (truth < 0) {
            SLOW(operate_truth(vm, TEMPORARY));
        }
        if (truth) {
            JUMP(2);
        }
        NEXT(2);
    }
    OP(JFALSET) {
        int truth = quick_truth(TEMPORARY);
        if (truth < 0) {
            SLOW(operate_truth(vm, TEMPORARY));
        }
        if (!truth) {
            JUMP(2);
        }
        NEXT(2);
    }
    OP(JFALSE) {
        int truth = quick_truth(R(pc[1]));
        if (truth < 0) {
            SLOW(operate_truth(vm, R(pc[1])));
        }
        if (!truth) {
            JUMP(3);
        }
        NEXT(3);
    }
    OP(JNONE) {
        if (value_is_none(R(pc[1]))) {
            JUMP(3);
        }
        NEXT(3);
    }
    OP(JNOTNONE) {
        if (!value_is_none(R(pc[1]))) {
            JUMP(3);
        }
        NEXT(3);
    }
    OP(JIS) {
        if (object_is(R(pc[1]), R(pc[2]))) {
            JUMP(4);
        }
        NEXT(4);
    }
    OP(JISNOT) {
        if (!object_is(R(pc[1]), R(pc[2]))) {
            JUMP(4);
        }
        NEXT(4);
    }
    OP(JIN)
    OP(JNOTIN) SLOW(operate_contains(vm, R(pc[1]), R(pc[2])));

    /* Attributes. A property's getter becomes a frame, whose result ACTION_STORE stores. */
    OP(GETSELFB) {
        a = low[254];
        b = constants[pc[1] & 15];
        Value found = lookup_attribute(vm, a, b);
        if (!value_absent(found)) {
            R(HALF_BYTE + (pc[1] >> 4)) = found;
            NEXT(2);
        }
        SLOW(attribute_get(vm, a, b, ACTION_HALF));
    }
    OP(GETSELF) {
        q = pc - 1;
        a = low[254];
        goto get_attribute;
    }
    OP(GETATTRM) {
        q = pc - 1;
        a = R(pc[1]);
        goto get_attribute;
    }
    OP(GETATTR) {
        q = pc;
        a = R(pc[2]);
    }
get_attribute : {
    Value name = K(q + 3);
    Value found = lookup_attribute(vm, a, name);
    if (!value_absent(found)) {
        R(pc[1]) = found;
        pc = q + 4;
        DISPATCH();
    }
    SLOW(attribute_get(vm, a, name, ACTION_STORE));
}
    OP(GETSELFW) {
        q = pc - 1;
        a = low[254];
        goto get_attribute_wide;
    }
    OP(GETATTRW) {
        q = pc;
        a = R(pc[2]);
    }
get_attribute_wide : {
    Value name = KW(q + 3);
    Value found = lookup_wide_attribute(vm, a, name);
    if (!value_absent(found)) {
        R(pc[1]) = found;
        pc = q + 5;
        DISPATCH();
    }
    SLOW(attribute_get(vm, a, name, ACTION_STORE));
}
    OP(SETSELFT) {
        q = pc - 2;
        a = low[254];
        given = code->head.first;
        goto set_attribute;
    }
    OP(SETSELF) {
        q = pc - 1;
        a = low[254];
        given = pc[1];
        goto set_attribute;
    }
    OP(SETATTR) {
        q = pc;
        a = R(pc[1]);
        given = pc[2];
    }
set_attribute : {
    Value name = K(q + 3);
    if (value_is_kind(a, KIND_INSTANCE)) {
        Value *slot = lookup_slot(vm, a, name.bits | 1);
        if (slot) {
            *slot = R(given);
            pc = q + 4;
            DISPATCH();
        }
    }
    SLOW(attribute_set(vm, a, name, R(given)));
}
    OP(SETSELFW) {
        q = pc - 1;
        a = low[254];
        goto set_attribute_wide;
    }
    OP(SETATTRW) {
        q = pc;
        a = R(pc[1]);
    }
set_attribute_wide : {
    Value name = KW(q + 3);
    if (lookup_wide_set(vm, a, name, R(q[2]))) {
        pc = q + 5;
        DISPATCH();
    }
    SLOW(attribute_set(vm, a, name, R(q[2])));
}
    OP(DELATTR) SLOW(attribute_set(vm, R(pc[1]), KW(pc + 2), ABSENT));
    /* d + 1 gets self, or absent if what was found is called without it: a function in a module
     * or in an instance, a staticmethod. CALLMETHOD looks at that. */
    OP(METHODSELF) {
        q = pc - 1;
        a = low[254];
        b = K(pc + 2);
        goto get_method;
    }
    OP(GETMETHODM) {
        q = pc - 1;
        a = R(pc[1]);
        b = K(pc + 2);
        goto get_method;
    }
    OP(GETMETHODNM) {
        q = pc - 1;
        a = R(pc[1]);
        b = code_methods[pc[2]];
        goto get_method;
    }
    OP(GETMETHODN) {
        q = pc;
        a = R(pc[2]);
        b = code_methods[pc[3]];
        goto get_method;
    }
    OP(GETMETHOD) {
        q = pc;
        a = R(pc[2]);
        b = K(pc + 3);
    }
get_method : {
    Value self = a;
    Value found = lookup_method(vm, a, b);
    if (value_absent(found)) {
        found = lookup_shared(vm, a, b);
        self = ABSENT;
    }
    if (!value_absent(found)) {
        R(pc[1]) = found;
        R(pc[1] - 1) = self;
        pc = q + 4;
        DISPATCH();
    }
    SLOW(execute_get_method(vm));
}
    OP(METHODSELFW) {
        q = pc - 1;
        a = low[254];
        goto get_method_wide;
    }
    OP(GETMETHODW) {
        q = pc;
        a = R(pc[2]);
    }
get_method_wide : {
    Value found = lookup_wide_method(vm, a, KW(q + 3));
    if (!value_absent(found)) {
        R(pc[1]) = found;
        R(pc[1] - 1) = a;
        pc = q + 5;
        DISPATCH();
    }
    SLOW(execute_get_method(vm));
}
    /* Items. One unsigned comparison checks both bounds: an index that is negative still is a
     * huge number. */
    OP(GETITEM) {
        q = pc;
        a = R(pc[2]);
        b = R(pc[3]);
        goto get_item;
    }
    OP(GETITEMM) {
        q = pc - 1;
        a = R(pc[1]);
        b = R(pc[2]);
    }
get_item:
    if (value_is_int(b) && value_is_kind(a, KIND_LIST)) {
        List *list = AS(List, a);
        uintptr_t i = (uintptr_t)value_to_int(b), length = (uintptr_t)value_to_int(list->length);
        if ((intptr_t)i < 0) {
            i += length;
        }
        if (i < length) {
            R(pc[1]) = AS(Store, list->store)->items[i];
            NEXT_BINARY();
        }
    }
    SLOW(operate_getitem(vm, a, b));
    OP(GETITEMI) {
        Value container = R(pc[2]);
        intptr_t i = S8(pc[3]);
        if (value_is_kind(container, KIND_LIST)) {
            List *list = AS(List, container);
            intptr_t n = value_to_int(list->length);
            intptr_t at = i < 0 ? i + n : i;
            if (at >= 0 && at < n) {
                R(pc[1]) = AS(Store, list->store)->items[at];
                NEXT(4);
            }
        } else if (value_is_kind(container, KIND_TUPLE)) {
            intptr_t n = (intptr_t)tuple_length(AS(Tuple, container));
            intptr_t at = i < 0 ? i + n : i;
            if (at >= 0 && at < n) {
                R(pc[1]) = AS(Tuple, container)->items[at];
                NEXT(4);
            }
        }
        SLOW(operate_getitem(vm, container, value_int(i)));
    }
    OP(SETITEM) {
        Value container = R(pc[1]), key = R(pc[2]);
        if (value_is_int(key) && value_is_kind(container, KIND_LIST)) {
            List *list = AS(List, container);
            uintptr_t i = (uintptr_t)value_to_int(key), n = (uintptr_t)value_to_int(list->length);
            if ((intptr_t)i < 0) {
                i += n;
            }
            if (i < n) {
                AS(Store, list->store)->items[i] = R(pc[3]);
                NEXT(4);
            }
        }
        SLOW(operate_setitem(vm, container, key, R(pc[3])));
    }
    OP(GETSLICE) SLOW(execute_get_slice(vm));
    OP(DELITEM) SLOW(operate_setitem(vm, R(pc[1]), R(pc[2]), ABSENT));
    OP(BUILDSLICEM)
    OP(BUILDSLICE) {
        Object *slice = heap_bump(&vm->heap, KIND_SLICE, WORDS_OF(Slice));
        if (!slice) {
            SLOW(execute_build_slice(vm));
        }
        unsigned own = *pc == OP_BUILDSLICEM; /* d is r */
        Value *r = &R(pc[2 - own]);
        ((Slice *)slice)->start = r[0];
        ((Slice *)slice)->stop = r[-1];
        ((Slice *)slice)->step = r[-2];
        R(pc[1]) = value_object(slice);
        NEXT(4 - own);
    }

    /* Calls. Without self there are pc[3] - 1 arguments, from register c + 2 on: a native takes
     * them where they are, anything else gets them moved up. */
    CALL_SHORT(CALLSELF1, 1, call_self)
    CALL_SHORT(CALLSELF2, 2, call_self)
call_self : {
    Value name = K(pc + 2), self = low[254];
    Value found = lookup_method(vm, self, name);
    if (value_absent(found)) {
        found = lookup_shared(vm, self, name);
        self = ABSENT;
        if (value_absent(found)) {
            SLOW(execute_call_self(vm));
        }
    }
    R(callee) = found;
    R(callee - 1) = self;
    goto call_method;
}
    CALL_SHORT(CALLMETHOD1, 1, call_method)
    CALL_SHORT(CALLMETHOD2, 2, call_method)
    CALL_SHORT(CALLMETHOD3, 3, call_method)
    OP(CALLMETHOD) {
        callee = pc[2];
        given = pc[3];
    }
call_method:
    if (value_absent(R(callee - 1))) {
        Value *c = &R(callee);
        if (value_is_kind(*c, KIND_NATIVE)) {
            ANEW_POINT();
            DO_STORE(opcodes_lengths[*pc],
                     call_native(vm, AS(Native, *c), c - 2, (int)given - 1, ABSENT));
        }
        SLOW(execute_call_unbound(vm, ABSENT));
    }
    goto call;
    CALL_SHORT(CALLGLOBAL0, 0, call_global)
    CALL_SHORT(CALLGLOBAL1, 1, call_global)
    CALL_SHORT(CALLGLOBAL2, 2, call_global)
    CALL_SHORT(CALLGLOBAL3, 3, call_global)
    CALL_SHORT(CALLBUILTIN1, 1, call_builtin)
    CALL_SHORT(CALLBUILTIN2, 2, call_builtin)
call_builtin:
    b = code_builtins[pc[2]];
    goto call_named;
call_global:
    b = K(pc + 2);
call_named : {
    Value globals = AS(Function, low[255])->globals;
    Value found = lookup_global(vm, globals, b);
    if (value_absent(found)) {
        SAVE();
        found = execute_get_global(vm, globals, b);
        RELOAD();
    }
    R(callee) = found;
    goto call;
}
    CALL_SHORT(CALL0, 0, call)
    CALL_SHORT(CALL1, 1, call)
    CALL_SHORT(CALL2, 2, call)
    CALL_SHORT(CALL3, 3, call)
    /* A plain Python call: as many positional arguments as parameters, room for the frame, and
     * the caller is no generator. It is frame_push() with all questions asked at once: c[1] and
     * c[2] become pc and link, the arguments are parameters where they are. The difference of
     * addresses is signed: a generator's registers lie below bump, and `guard` may be the most. */
    OP(CALL) {
        callee = pc[2];
        given = pc[3];
    }
call : {
    Value *c = &R(callee);
    Value callable = *c;
    if (value_is_kind(callable, KIND_FUNCTION)) {
        const Code *its = AS(Code, AS(Function, callable)->code);
        Value *callee_low = c - (its->head.registers - 1);
        unsigned depth = vm->depth;
        if (given == its->head.positional &&
            !(its->head.flags &
              (CODE_VARARGS | CODE_VARKEYWORDS | CODE_GENERATOR | CODE_KEYWORD_ONLY)) &&
            (intptr_t)((uintptr_t)callee_low - (uintptr_t)vm->heap.bump) - 64 >
                (intptr_t)vm->heap.guard &&
            (uintptr_t *)callee_low > vm->stack_floor && depth < vm->depth_limit) {
            SAVE();
            const Value *first = c - 255 + its->head.first;
            for (Value *p = c - given - 1; p > first; p--) {
                *p = ABSENT;
            }
            /* pc 0, and a link that is the distance alone: no flags, ACTION_STORE. Both
             * tagged. */
            c[1].bits = 1;
            c[2].bits = (uintptr_t)((low + 255) - c) << 1 | 1;
            vm->base = c;
            vm->depth = depth + 1;
            frame_set_low(vm, callee_low);
            low = c - 255;
            code = its;
            pc = code->bytes;
            constants = AS(Store, AS(Unit, code->unit)->constants)->items;
            DISPATCH();
        }
    } else if (value_is_kind(callable, KIND_NATIVE)) {
        ANEW_POINT();
        DO_STORE(opcodes_lengths[*pc],
                 call_native(vm, AS(Native, callable), c - 1, (int)given, ABSENT));
    }
    /* `for i in range(...)`: the CALL and the GETITER behind it are done in one. */
    if (value_same(callable, value_object(&type_range)) &&
        execute_begin_range(code, pc, low, c, given)) {
        pc += opcodes_lengths[*pc];
        NEXT(opcodes_lengths[*pc]);
    }
    SAVE();
    if (LITTLE_FREE() || vm->interrupt) {
        safe_point(vm);
    }
    /* Reads its operands again, lest `callee` and `given` have to outlive calls in registers. */
    if (!execute_call(vm, true)) {
        heap_collect(vm, false);
        execute_call(vm, false);
    }
    goto resume;
}
    OP(CALLKW) {
        SAFE_POINT();
        SLOW(call_begin(vm, &R(pc[2]), pc[3], KW(pc + 4), ACTION_STORE));
    }
    OP(CALLMETHODKW) {
        SAFE_POINT();
        if (value_absent(R(pc[2] - 1))) {
            SLOW(execute_call_unbound(vm, KW(pc + 4)));
        }
        SLOW(call_begin(vm, &R(pc[2]), pc[3], KW(pc + 4), ACTION_STORE));
    }
    OP(CALLEX) {
        SAFE_POINT();
        SLOW(execute_call_ex(vm));
    }
    /* A link without flags is the distance to a caller on the stack, where ACTION_STORE puts the
     * result into the destination of the instruction that waits and goes on behind it. All other
     * links are for frame_return(). */
    OP(RETURNNONE) {
        a = NONE;
        goto leave;
    }
    OP(RETURNT) {
        a = TEMPORARY;
        goto leave;
    }
    OP(RETURN) {
        a = R(pc[1]);
    }
leave : {
    Value *base = low + 255;
    uintptr_t link = frame_link(base);
    if (link <= LINK_DISTANCE) {
        base += link;
        vm->base = base;
        vm->depth--;
        code = code_of_function(base[0]);
        vm->heap.low = (uintptr_t *)(base - (code->head.registers - 1));
        low = base - 255;
        pc = code->bytes + value_to_int(base[1]);
        constants = AS(Store, AS(Unit, code->unit)->constants)->items;
        R(pc[1]) = a;
        NEXT(opcodes_lengths[*pc]);
    }
    SAVE();
    if (frame_return(vm, a)) {
        return;
    }
    goto resume;
}

    /* Displays. Their slow paths read the items from the registers one by one. */
    OP(BUILDTUPLE2)
    OP(BUILDTUPLEM)
    OP(BUILDTUPLE) {
        unsigned own = *pc != OP_BUILDTUPLE; /* d is r */
        unsigned items = *pc == OP_BUILDTUPLE2 ? 2 : pc[3 - own];
        bool room = items && !LITTLE_FREE();
        Object *tuple = room ? heap_bump(&vm->heap, KIND_TUPLE, 1 + items) : NULL;
        if (!tuple) {
            SLOW(execute_build(vm, KIND_TUPLE));
        }
        for (unsigned i = 0; i < items; i++) {
            ((Tuple *)tuple)->items[i] = R(pc[2 - own] - (int)i);
        }
        R(pc[1]) = value_object(tuple);
        NEXT(opcodes_lengths[*pc]);
    }
    OP(NEWLIST)
    OP(BUILDLISTM)
    OP(BUILDLIST) SLOW(execute_build(vm, KIND_LIST));
    OP(BUILDSETM)
    OP(BUILDSET) SLOW(execute_build(vm, KIND_SET));
    OP(NEWDICT)
    OP(BUILDDICTM)
    OP(BUILDDICT) SLOW(execute_build(vm, KIND_DICT));
    OP(LOADLIST) SLOW(execute_load_list(vm));
    /* Comprehensions: room in the store is filled in place. */
    OP(LISTAPPEND) {
        List *list = AS(List, R(pc[1]));
        intptr_t n = value_to_int(list->length);
        if (!value_absent(list->store) && (size_t)n < tuple_length(AS(Store, list->store))) {
            AS(Store, list->store)->items[n] = R(pc[2]);
            list->length = value_int(n + 1);
            NEXT(3);
        }
        SLOW(execute_display(vm));
    }
    OP(LISTEXTEND)
    OP(SETADD)
    OP(SETUPDATE)
    OP(DICTADD)
    OP(DICTUPDATE)
    OP(DICTMERGE) SLOW(execute_display(vm));
    OP(LISTTOTUPLE) SLOW(execute_list_to_tuple(vm));
    OP(FORMATB)
    OP(FORMATR)
    OP(FORMAT) SLOW(execute_format(vm));
    OP(BUILDSTRINGM)
    OP(BUILDSTRING) SLOW(execute_build_string(vm));
    /* Just as many items as targets; anything else, errors too, goes the slow way. */
    OP(UNPACK) {
        Value v = R(pc[2]);
        int n = pc[3];
        const Value *items = NULL;
        if (value_is_kind(v, KIND_TUPLE) && tuple_length(AS(Tuple, v)) == (size_t)n) {
            items = AS(Tuple, v)->items;
        } else if (value_is_kind(v, KIND_LIST) && value_to_int(AS(List, v)->length) == n && n) {
            items = AS(Store, AS(List, v)->store)->items;
        }
        if (!items) {
            SLOW(execute_unpack(vm));
        }
        for (int i = 0; i < n; i++) {
            R(pc[1] - i) = items[i];
        }
        NEXT(4);
    }
    OP(UNPACKSTAR) SLOW(execute_unpack(vm));

    OP(MATCHSEQUENCE) SLOW(match_sequence(vm));
    OP(MATCHMAPPING) SLOW(match_mapping(vm));
    OP(MATCHCLASS) SLOW(match_class(vm));

    /* Loops. A block of three registers holds the iteration: over a list or tuple (it, next
     * index, -), over small ints (step, next, stop), else (iterator, -, -). What the first
     * register holds tells FORNEXT which. */
    OP(GETITERB) {
        a = R(HALF_BYTE + (pc[1] & 15));
        given = HALF_BYTE + (pc[1] >> 4);
        goto get_iter;
    }
    OP(GETITER) {
        a = R(pc[2]);
        given = pc[1];
    }
get_iter : {
    Value *block = &R(given);
    if (value_is_kind(a, KIND_LIST) || value_is_kind(a, KIND_TUPLE)) {
        block[0] = a;
        block[-1] = value_int(0);
        block[-2] = ABSENT;
        NEXT(opcodes_lengths[*pc]);
    }
    if (value_is_kind(a, KIND_RANGE)) {
        Range *range = AS(Range, a);
        if (value_is_int(range->start) && value_is_int(range->stop) &&
            value_is_int(range->step)) { /* block: step, next, stop */
            Value start = range->start, stop = range->stop;
            block[0] = range->step;
            block[-1] = start;
            block[-2] = stop;
            NEXT(opcodes_lengths[*pc]);
        }
    }
    SLOW(operate_iter(vm, a));
}
    OP(FORNEXT) {
        Value *block = &R(pc[2]);
        Value source = block[0];
        if (value_is_int(source)) {
            intptr_t step = (intptr_t)source.bits - 1, next = (intptr_t)block[-1].bits;
            intptr_t stop = (intptr_t)block[-2].bits;
            if (step > 0 ? next < stop : next > stop) {
                R(pc[1]).bits = (uintptr_t)next;
                /* Tagged words again: step has its tag off. Only the number behind the last one
                 * can overflow. */
                if (__builtin_add_overflow(next, step, (intptr_t *)&block[-1].bits)) {
                    block[-1] = block[-2]; /* past any stop */
                }
                if (vm->interrupt) {
                    goto poll_for;
                }
                NEXT(4);
            }
            goto exhausted;
        }
        if (value_is_kind(source, KIND_LIST)) {
            /* The length is read each time: the body may append or delete. */
            List *list = AS(List, source);
            intptr_t i = value_to_int(block[-1]);
            if (i < value_to_int(list->length)) {
                R(pc[1]) = AS(Store, list->store)->items[i];
                block[-1] = value_int(i + 1);
                if (vm->interrupt) {
                    goto poll_for;
                }
                NEXT(4);
            }
            goto exhausted;
        }
        if (value_is_kind(source, KIND_TUPLE)) {
            size_t i = (size_t)value_to_int(block[-1]);
            if (i < tuple_length(AS(Tuple, source))) {
                R(pc[1]) = AS(Tuple, source)->items[i];
                block[-1] = value_int((intptr_t)i + 1);
                NEXT(4);
            }
            goto exhausted;
        }
        SAFE_POINT();
        SLOW(operate_next(vm, &R(pc[2])));
    }
exhausted : {
    Value *block = &R(pc[2]);
    block[0] = block[-1] = block[-2] = ABSENT;
    JUMP(4);
}
/* The item is stored: the interrupt comes at the next instruction. */
poll_for:
    pc += 4;
    goto poll;
    OP(ITER) SLOW(execute_iter(vm));

    /* Generators: another frame may be the running one afterwards; true ends this entry. */
    OP(YIELD) {
        SAVE();
        if (generator_yield(vm, R(pc[2]))) {
            return;
        }
        goto resume;
    }
    OP(YIELDFROM) {
        SAVE();
        if (generator_delegate(vm)) {
            return;
        }
        goto resume;
    }
    OP(GETAWAITABLE) SLOW(asyncgen_awaitable(vm));
    OP(FORANEXT) {
        SAVE();
        if (asyncgen_next(vm)) {
            return;
        }
        goto resume;
    }
    OP(ASYNCYIELD) {
        SAVE();
        if (asyncgen_yield(vm, R(pc[2]))) {
            return;
        }
        goto resume;
    }

    /* Exceptions. What raises does not come back here: the jump lands in call_entry(), which
     * runs the loop anew at the handler. PUSHEXC and POPEXC bracket a handler or finally body;
     * the register m + 1 keeps the outer handled exception meanwhile. */
    OP(RAISET) SLOW(execute_raise(vm, TEMPORARY, ABSENT));
    OP(RAISE) SLOW(execute_raise(vm, R(pc[1]), ABSENT));
    OP(RAISEFROM) SLOW(execute_raise(vm, R(pc[1]), R(pc[2])));
    OP(RERAISE) SLOW(execute_reraise(vm, pc[1] == 255 ? ABSENT : R(pc[1])));
    OP(PUSHEXC) {
        Value *m = &R(pc[1]);
        m[-1] = vm->roots[ROOT_HANDLED];
        if (value_is_kind(*m, KIND_EXCEPTION)) {
            vm->roots[ROOT_HANDLED] = *m;
        }
        NEXT(2);
    }
    OP(POPEXC) {
        Value *m = &R(pc[1]);
        vm->roots[ROOT_HANDLED] = m[-1];
        m[0] = m[-1] = ABSENT;
        NEXT(2);
    }
    OP(JNOMATCH) {
        SAVE();
        bool match = execute_match(vm, R(pc[1]), R(pc[2]));
        RELOAD();
        if (!match) {
            JUMP(4);
        }
        NEXT(4);
    }
    OP(ENDFINALLY) {
        if (value_is_kind(R(pc[1]), KIND_EXCEPTION)) {
            SLOW(execute_reraise(vm, R(pc[1])));
        }
        NEXT(2);
    }
    OP(SPLITGROUP) SLOW(execute_split_group(vm));
    OP(JOINGROUP) SLOW(execute_join_group(vm));
    OP(EXITARGS) SLOW(execute_exit_args(vm));
    OP(WITHENTER) {
        SAFE_POINT();
        SLOW(operate_with_enter(vm));
    }
    OP(ASSERTFAIL) SLOW(execute_assert_fail(vm));
    OP(BUILDCLASS)
    OP(BUILDCLASSKW)
    OP(BUILDCLASSEX) SLOW(execute_build_class(vm));
    OP(IMPORT) {
        SAFE_POINT();
        SLOW(execute_import(vm));
    }
    OP(IMPORTFROMW)
    OP(IMPORTFROM) SLOW(execute_import_from(vm));
    OP(IMPORTSTAR) SLOW(execute_import_star(vm));
    OP(PRINTEXPR) SLOW(execute_print(vm));
}
