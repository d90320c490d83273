/* SPDX-License-Identifier: MIT */
/* Operators of instructions on values that the loop has no fast path for. Special methods of user-
 * defined classes become pushed frames, whose results come back through frame_deliver, so that they
 * take no C stack. Built-in operands go to the slots of their types. Only what a slot asks of user
 * code (the hash of a key, an item that is compared), iteration without __iter__ or __contains__,
 * and a few rare turns run Python code in a nested entry.
 *
 * Each operate_ function begins an operation: it completes the waiting instruction, pushes a frame,
 * or raises. When a method has answered, frame_deliver() takes the next step; operands are then
 * read from the waiting frame again, since objects may have moved. */
#include "object/operator.h"

#include "builtins.h"
#include "object/bytes.h"
#include "object/list.h"
#include "object/str.h"
#include "object/table.h"
#include "object/tuple.h"
#include "vm/attribute.h"
#include "vm/frame.h"

/* The register that the waiting instruction writes to: its first operand. */
static Value *destination(Vm *vm) {
    return frame_register(vm->base, frame_instruction(vm->base)[1]);
}

/* ---- arithmetic ---- */

/* The forms of binary instructions, in the order of compile/opcodes.h; each has the operators in
 * that of enum Binary. left: where the left operand stands, a register; the right one follows it
 * and is what the letter says. */
typedef struct {
    uint8_t first, left;
    char right;
} BinaryForm;

/* That of the instruction that waits. */
static const BinaryForm *binary_form(const Vm *vm) {
    static const BinaryForm forms[] = {
        {OP_ADD,   2, 's'},
        {OP_ADDM,  1, 's'},
        {OP_ADDI,  2, 'I'},
        {OP_ADDK,  2, 'k'},
        {OP_IADD,  1, 's'},
        {OP_IADDI, 1, 'I'},
    };
    const BinaryForm *form = forms + sizeof forms / sizeof *forms - 1;
    while (*frame_instruction(vm->base) < form->first) {
        form--;
    }
    return form;
}

/* Its operands. */
static void binary_operands(Vm *vm, enum Binary *op, bool *in_place, Value *left, Value *right) {
    const BinaryForm *form = binary_form(vm);
    const uint8_t *p = frame_instruction(vm->base);
    uint8_t operand = p[form->left + 1];
    *left = *frame_register(vm->base, p[form->left]);
    *right = form->right == 'I'   ? value_int((int8_t)operand)
             : form->right == 'k' ? code_constant(frame_code(vm->base), operand)
                                  : *frame_register(vm->base, operand);
    *op = (enum Binary)(*p - form->first);
    *in_place = form->first >= OP_IADD;
}

/* Neither operand is of a user's class: the types' slots answer, or TypeError. */
static void finish_native(Vm *vm, enum Binary op, Value left, Value right, bool in_place) {
    Value result = in_place ? operator_native_inplace(vm, op, left, right)
                            : operator_native_binary(vm, op, left, right);
    if (value_absent(result)) {
        operator_fail(vm, op, in_place, left, right);
    }
    frame_store(vm, result);
}

/* The right operand's reflected method, or the slot of its built-in type. */
static void binary_reflected(Vm *vm, enum Binary op, Value left, Value right, bool in_place) {
    /* Operands of the same type have been asked already: Python asks no class twice. */
    if (object_is_user(right) && !value_same(object_type(left), object_type(right))) {
        Value method = object_special(vm, right, operator_reflected(op));
        if (!value_absent(method)) {
            call_special(vm, ACTION_REFLECTED, method, 2, right, left, ABSENT);
            return;
        }
    }
    Value result = operator_slot_binary(vm, op, left, right, true);
    if (value_absent(result)) {
        operator_fail(vm, op, in_place, left, right);
    }
    frame_store(vm, result);
}

/* The binary operator without its in-place method: the right operand goes first if its class is
 * derived from the left one's and overrides the reflected method; then the left; each method is a
 * frame whose answer may be NotImplemented. */
static void binary_plain(Vm *vm, enum Binary op, Value left, Value right, bool in_place) {
    if (operator_reflected_first(vm, op, left, right)) {
        Value method = object_special(vm, right, operator_reflected(op));
        call_special(vm, ACTION_REFLECTED, method, 2, right, left, ABSENT);
        return;
    }
    Value method = object_special(vm, left, operator_name(op));
    if (!value_absent(method)) {
        call_special(vm, ACTION_BINARY, method, 2, left, right, ABSENT);
        return;
    }
    /* `left` has no method of its own, but its class may derive from a built-in type: that one's
     * slots. */
    Value result = in_place ? operator_slot_inplace(vm, op, left, right) : ABSENT;
    if (value_absent(result)) {
        result = operator_slot_binary(vm, op, left, right, false);
    }
    if (value_absent(result)) {
        binary_reflected(vm, op, left, right, in_place);
    } else {
        frame_store(vm, result);
    }
}

/* Is the operand in register `r` of the instruction that waits dead afterwards? What it writes is,
 * and temporaries above that: compile/opcodes.h. */
static bool dies(const Value *base, uint8_t r) {
    uint8_t d = frame_instruction(base)[1];
    return r == d || (r < d && 255u - r >= code_fixed(frame_code(base)));
}

/* Is that operand, a str, referred to by its register alone, and that no more? Collects. */
static bool is_used_up(Vm *vm, size_t operand) {
    uint8_t r = frame_instruction(vm->base)[operand];
    Value v = *frame_register(vm->base, r);
    return vm->heap.gate.lock_depth == 0 && heap_contains(&vm->heap, value_to_object(v)) &&
           dies(vm->base, r) && heap_is_lone(vm, &v);
}

/* str + str when there is no room for another str beside the two: an operand that nobody else
 * refers to becomes the result. */
static void __attribute__((noinline)) add_in_place(Vm *vm) {
    const BinaryForm *form = binary_form(vm);
    bool left_goes = is_used_up(vm, form->left);
    bool right_goes = !left_goes && form->right == 's' && is_used_up(vm, form->left + 1u);
    enum Binary op;
    bool in_place;
    Value left, right;
    binary_operands(vm, &op, &in_place, &left, &right);
    if (!left_goes && !right_goes) {
        vm_raise_memory(vm, str_bytes(left) + str_bytes(right) + 2 * sizeof(Value));
    }
    frame_store(vm, str_absorb(vm, left, right, right_goes));
}

/* Repeating something to more than is free: worth a precise collection first, since inside the
 * operator stale words of the C stack might pin what lies in the way. */
static bool wants_room(Vm *vm, Value left, Value right) {
    Value count = value_is_int(right) ? right : left, v = value_is_int(right) ? left : right;
    size_t bytes = value_is_kind(v, KIND_STR)     ? str_bytes(v)
                   : value_is_kind(v, KIND_BYTES) ? bytes_size(AS(Bytes, v))
                   : value_is_kind(v, KIND_LIST)  ? list_length(v) * sizeof(Value)
                   : value_is_kind(v, KIND_TUPLE) ? tuple_length(AS(Tuple, v)) * sizeof(Value)
                                                  : 0;
    if (!value_is_int(count) || value_to_int(count) < 2 ||
        __builtin_mul_overflow(bytes, (size_t)value_to_int(count), &bytes)) {
        return false;
    }
    size_t words = bytes / sizeof(Value) + 4;
    return words < (size_t)(vm->heap.top - vm->heap.base) && words > heap_run_words(&vm->heap);
}

/* The order for x += y: __iadd__, then as for x + y. For x + y: y.__radd__ first if y's class is
 * derived from x's and has its own one; x.__add__; y.__radd__. A method whose answer has to be
 * waited for ends the function: deliver_binary() goes on from there. */
void operate_binary(Vm *vm, enum Binary op, Value left, Value right, bool inplace) {
    if (op == BINARY_ADD && value_is_kind(left, KIND_STR) && value_is_kind(right, KIND_STR)) {
        Value sum = str_concat_sealed(vm, left, right); /* they are in their registers */
        if (value_absent(sum)) {
            add_in_place(vm);
        } else {
            frame_store(vm, sum);
        }
        return;
    }
    if (op == BINARY_MUL && wants_room(vm, left, right)) {
        heap_collect(vm, false);
        binary_operands(vm, &op, &inplace, &left, &right);
    }
    if (!object_is_user(left) && !object_is_user(right)) {
        if (op == BINARY_ADD && inplace && value_is_kind(left, KIND_LIST)) {
            frame_store(vm, list_extend_sealed(vm, left, right));
        } else {
            finish_native(vm, op, left, right, inplace);
        }
        return;
    }
    if (inplace && object_is_user(left)) {
        Value method = object_special(vm, left, operator_inplace(op));
        if (!value_absent(method)) {
            call_special(vm, ACTION_INPLACE, method, 2, left, right, ABSENT);
            return;
        }
    }
    if (inplace && operator_inplace_first(left)) {
        Value result = operator_slot_inplace(vm, op, left, right);
        if (!value_absent(result)) {
            frame_store(vm, result);
            return;
        }
    }
    binary_plain(vm, op, left, right, inplace);
}

void operate_unary(Vm *vm, enum Unary op, Value v) {
    Value method = object_special(vm, v, operator_unary_name(op));
    if (!value_absent(method)) {
        call_special(vm, ACTION_STORE, method, 1, v, ABSENT, ABSENT);
        return;
    }
    frame_store(vm, object_unary(vm, op, v));
}

/* ---- conditions ---- */

/* `truth` is of the positive question (is it less, is it in, is it true). Completes the waiting
 * instruction: those that want a value get a bool, jumps jump or do not; the negated forms turn
 * it around. */
void operate_condition(Vm *vm, bool truth) {
    const uint8_t *p = frame_instruction(vm->base);
    Opcode op = (Opcode)*p;
    bool negated = (op >= OP_JNLT && op <= OP_JNGE) || (op >= OP_JNLTI && op <= OP_JNGEI) ||
                   op == OP_JFALSE || op == OP_JFALSET || op == OP_JNOTIN || op == OP_NOT ||
                   op == OP_NOTIN;
    truth ^= negated;
    unsigned length = opcodes_lengths[op];
    intptr_t next = (intptr_t)(frame_pc(vm->base) + length);
    switch (op) {
    case OP_NOT:
    case OP_IN:
    case OP_NOTIN:
    case OP_LT:
    case OP_LE:
    case OP_EQ:
    case OP_NE:
    case OP_GT:
    case OP_GE: *destination(vm) = value_bool(truth); break;
    /* A jump's offset is its last operand and counts from the instruction behind. */
    default: next += truth ? (int8_t)p[length - 1] : 0;
    }
    vm->base[1] = value_int(next);
}

/* __bool__ before __len__, as in Python; an object with neither is true. __bool__ = None is no
 * exception to that: it is called and fails. */
void operate_truth(Vm *vm, Value v) {
    if (object_is_user(v)) {
        Value method = object_special(vm, v, NAME(__bool__));
        if (!value_absent(method)) {
            call_special(vm, ACTION_TRUTH, method, 1, v, ABSENT, ABSENT);
            return;
        }
        method = object_special(vm, v, NAME(__len__));
        if (!value_absent(method)) {
            call_special(vm, ACTION_LENGTH, method, 1, v, ABSENT, ABSENT);
            return;
        }
    }
    operate_condition(vm, object_truth(vm, v));
}

/* Is it LT .. GE, whose result may be any value? Jumps need its truth. */
static bool wants_value(Vm *vm) {
    Opcode op = (Opcode)*frame_instruction(vm->base);
    return op >= OP_LT && op <= OP_GE;
}

/* The result of a comparison: kept as it is by LT .. GE, else its truth decides. */
static void deliver_comparison(Vm *vm, Value result) {
    if (wants_value(vm)) {
        frame_store(vm, result);
    } else {
        operate_truth(vm, result);
    }
}

/* The operands of the waiting comparison, whichever of the five forms it has. Read from the frame
 * again, because a method has run since. */
static void comparison_operands(Vm *vm, enum Compare *op, Value *left, Value *right) {
    const uint8_t *p = frame_instruction(vm->base);
    if (*p >= OP_LT && *p <= OP_GE) {
        *op = (enum Compare)(*p - OP_LT);
        *left = *frame_register(vm->base, p[2]);
        *right = *frame_register(vm->base, p[3]);
        return;
    }
    *left = *frame_register(vm->base, p[1]);
    if (*p >= OP_JLTI) {
        *op = (enum Compare)((*p - OP_JLTI) % 6);
        *right = value_int((int8_t)p[2]);
    } else {
        *op = (enum Compare)((*p - OP_JLT) % 6);
        *right = *frame_register(vm->base, p[2]);
    }
}

/* No method of a class: the types' own comparison, or TypeError for an order (== and != always have
 * an answer). */
static void compare_native(Vm *vm, enum Compare op, Value left, Value right) {
    Value result = operator_native_compare(vm, op, left, right);
    if (value_absent(result)) {
        operator_fail_compare(vm, op, left, right);
    }
    deliver_comparison(vm, result);
}

/* No side has an answer, or `result` is it. */
static void compare_finish(Vm *vm, enum Compare op, Value left, Value right, Value result) {
    if (value_absent(result)) {
        if (op != COMPARE_EQ && op != COMPARE_NE) {
            operator_fail_compare(vm, op, left, right);
        }
        result = value_bool(value_same(left, right) == (op == COMPARE_EQ));
    }
    deliver_comparison(vm, result);
}

/* The right operand's method, or what stands for it: its __eq__ turned around, the slot of its
 * built-in type. */
static void compare_reflected(Vm *vm, enum Compare op, Value left, Value right) {
    Value method = object_special(vm, right, operator_compare_name(operator_swapped(op)));
    if (value_absent(method)) {
        Value result = operator_compare_side(vm, operator_swapped(op), right, left);
        compare_finish(vm, op, left, right, result);
        return;
    }
    call_special(vm, ACTION_COMPARE_REFLECTED, method, 2, right, left, ABSENT);
}

/* What a user's class defines for this comparison, or absent. */
static Value comparison_method(Vm *vm, enum Compare op, Value v) {
    return object_special(vm, v, operator_compare_name(op));
}

void operate_compare(Vm *vm, enum Compare op, Value left, Value right) {
    if (!object_is_user(left) && !object_is_user(right)) {
        compare_native(vm, op, left, right);
        return;
    }
    /* A derived class's own method goes before its base's, as with arithmetic. */
    if (operator_compare_reflected_first(vm, op, left, right)) {
        Value first = comparison_method(vm, operator_swapped(op), right);
        call_special(vm, ACTION_COMPARE_REFLECTED, first, 2, right, left, ABSENT);
        return;
    }
    Value method = comparison_method(vm, op, left);
    if (value_absent(method)) {
        Value result = operator_compare_side(vm, op, left, right);
        if (value_absent(result)) {
            compare_reflected(vm, op, left, right);
        } else {
            deliver_comparison(vm, result);
        }
        return;
    }
    call_special(vm, ACTION_COMPARE, method, 2, left, right, ABSENT);
}

/* __contains__ = None says that the class is no container: object_contains() raises TypeError.
 * Without the method `in` iterates. */
void operate_contains(Vm *vm, Value item, Value container) {
    const Type *plain = object_plain_type(container);
    if (plain && plain->slots->contains) {
        operate_condition(vm, plain->slots->contains(vm, container, item));
        return;
    }
    Value method = object_special(vm, container, NAME(__contains__));
    if (!value_absent(method) && !value_is_none(method)) {
        call_special(vm, ACTION_CONTAINS, method, 2, container, item, ABSENT);
        return;
    }
    operate_condition(vm, object_contains(vm, container, item));
}

/* ---- items and iteration ---- */

void operate_getitem(Vm *vm, Value container, Value key) {
    switch (value_kind(container)) {
    case KIND_DICT: {
        /* May run the key's __hash__ and __eq__ in nested entries. Not for classes derived from
         * dict, whose __missing__ object_getitem() asks. */
        Value *entry = table_find(vm, AS(Dict, container), key);
        if (!entry) {
            vm_raise_value(vm, &type_KeyError, key);
        }
        frame_store(vm, entry[1]);
        return;
    }
    case KIND_INSTANCE:
    case KIND_EXTENDED: {
        Value method = object_special(vm, container, NAME(__getitem__));
        if (!value_absent(method)) {
            call_special(vm, ACTION_STORE, method, 2, container, key, ABSENT);
            return;
        }
        break;
    }
    default: break;
    }
    frame_store(vm, object_getitem(vm, container, key));
}

void operate_setitem(Vm *vm, Value container, Value key, Value value) {
    if (value_is_kind(container, KIND_DICT) && !value_absent(value)) {
        dict_set(vm, container, key, value);
        frame_advance(vm->base);
        return;
    }
    bool delete = value_absent(value);
    Value method = object_special(vm, container, delete ? NAME(__delitem__) : NAME(__setitem__));
    if (!value_absent(method)) {
        call_special(vm, ACTION_DISCARD, method, delete ? 2 : 3, container, key, value);
        return;
    }
    object_setitem(vm, container, key, value);
    frame_advance(vm->base);
}

/* An iteration over `iterator` begins. Its block is three registers. The other two are for ranges
 * and lists, which the loop iterates over itself; with any other iterator they are absent. */
static void store_block(Vm *vm, Value iterator) {
    const uint8_t *p = frame_instruction(vm->base);
    Value *block = frame_register(vm->base, *p == OP_GETITERB ? frame_half(p[1] >> 4) : p[1]);
    block[0] = iterator;
    block[-1] = block[-2] = ABSENT;
    frame_advance(vm->base);
}

/* Built-in types and generators at once, __iter__ as a frame whose result must be an iterator,
 * __getitem__ as object_iter() does it. */
void operate_iter(Vm *vm, Value v) {
    const Type *plain = object_plain_type(v);
    if (plain && plain->slots->iter) {
        store_block(vm, plain->slots->iter(vm, v));
        return;
    }
    Value method = object_special(vm, v, NAME(__iter__));
    if (!value_absent(method) && !value_is_none(method)) {
        call_special(vm, ACTION_ITER, method, 1, v, ABSENT, ABSENT);
        return;
    }
    frame_deliver(vm, ACTION_ITER, object_iter(vm, v));
}

/* Clears the block, so that the iterator dies here and not at the end of the function, and jumps
 * behind the loop. */
void frame_exhausted(Vm *vm) {
    const uint8_t *p = frame_instruction(vm->base);
    Value *block = frame_register(vm->base, p[2]);
    block[0] = block[-1] = block[-2] = ABSENT;
    /* FORNEXT has 4 bytes: opcode, destination, block, and the offset of the jump from its end. */
    vm->base[1] = value_int((intptr_t)frame_pc(vm->base) + 4 + (int8_t)p[3]);
}

/* The next item of the waiting FORNEXT into its destination, or out of the loop. The frame of a
 * generator or a user-defined __next__ gives it later (ACTION_NEXT); a StopIteration from there is
 * the unwinder's business. */
void operate_next(Vm *vm, Value *block) {
    Value source = block[0], item;
    if (value_is_kind(source, KIND_GENERATOR)) {
        if (value_absent(*generator_base(source))) {
            frame_exhausted(vm);
        } else {
            generator_resume(vm, source, NONE, ACTION_NEXT);
        }
        return;
    }
    const Type *plain = object_plain_type(source);
    if (plain) { /* iter() has made sure that it is an iterator */
        item = plain->slots->next(vm, source);
    } else {
        Value method = object_special(vm, source, NAME(__next__));
        if (!value_absent(method)) {
            call_special(vm, ACTION_NEXT, method, 1, source, ABSENT, ABSENT);
            return;
        }
        item = object_next(vm, source);
    }
    if (value_absent(item)) {
        frame_exhausted(vm);
    } else {
        frame_store(vm, item);
    }
}

/* `with`: the bound __exit__ replaces the manager in its register, then __enter__ is called. Both
 * are looked up on the class, and both before either is called, as CPython does: a manager without
 * __exit__ must not be entered. */
void operate_with_enter(Vm *vm) {
    const uint8_t *p = frame_instruction(vm->base);
    Value manager = *frame_register(vm->base, p[2]);
    bool async = p[3];
    Value enter =
        object_lookup(vm, object_type(manager), async ? NAME(__aenter__) : NAME(__enter__));
    Value leave = object_lookup(vm, object_type(manager), async ? NAME(__aexit__) : NAME(__exit__));
    if (value_absent(enter) || value_absent(leave)) {
        vm_raise_type(vm, "'%t' object does not support the %scontext manager protocol%s%s%s",
                      manager, async ? "asynchronous " : "",
                      value_absent(enter) ? "" : " (missed __",
                      value_absent(enter) ? ""
                      : async             ? "aexit"
                                          : "exit",
                      value_absent(enter) ? "" : "__ method)");
    }
    Value cls = object_type(manager), exit;
    bool plain = value_is_kind(enter, KIND_FUNCTION);
    attribute_bind(vm, leave, manager, cls, &exit);
    if (!plain) {
        attribute_bind(vm, enter, manager, cls, &enter);
    }
    p = frame_instruction(vm->base);
    *frame_register(vm->base, p[2]) = exit;
    call_waiting(vm, ACTION_STORE, enter, plain, manager, ABSENT, ABSENT);
}

/* ---- results ---- */

/* A special method has answered. NotImplemented goes on to the next candidate; where in the order
 * that is, the action says. */
static void deliver_binary(Vm *vm, enum Action action, Value result) {
    if (!value_same(result, NOT_IMPLEMENTED)) {
        frame_store(vm, result);
        return;
    }
    enum Binary op;
    bool in_place;
    Value left, right;
    binary_operands(vm, &op, &in_place, &left, &right);
    if (action == ACTION_INPLACE) {
        binary_plain(vm, op, left, right, in_place);
    } else if (action == ACTION_BINARY) {
        binary_reflected(vm, op, left, right, in_place);
    } else {
        /* If the reflected method went first, the left operand comes now. A frame for its method
         * would need an action of its own, hence the nested entry. */
        bool first = operator_reflected_first(vm, op, left, right);
        result = first && in_place ? operator_slot_inplace(vm, op, left, right) : ABSENT;
        if (first && value_absent(result)) {
            result = operator_left(vm, op, left, right);
        }
        if (value_absent(result)) {
            operator_fail(vm, op, in_place, left, right);
        }
        frame_store(vm, result);
    }
}

/* The same for comparisons. */
static void deliver_compare(Vm *vm, enum Action action, Value result) {
    if (!value_same(result, NOT_IMPLEMENTED)) {
        deliver_comparison(vm, result);
        return;
    }
    enum Compare op;
    Value left, right;
    comparison_operands(vm, &op, &left, &right);
    if (action == ACTION_COMPARE) {
        compare_reflected(vm, op, left, right);
    } else { /* as in deliver_binary() */
        bool first = operator_compare_reflected_first(vm, op, left, right);
        result = first ? operator_compare_side(vm, op, left, right) : ABSENT;
        compare_finish(vm, op, left, right, result);
    }
}

/* The answer of __bool__ or __len__, checked as CPython does. */
static void deliver_truth(Vm *vm, enum Action action, Value result) {
    if (action == ACTION_LENGTH) {
        intptr_t n = object_to_size(vm, result);
        if (n < 0) {
            vm_raise_value_error(vm, "__len__() should return >= 0");
        }
        operate_condition(vm, n != 0);
        return;
    }
    if (!value_is_kind(result, KIND_BOOL)) {
        vm_raise_type(vm, "__bool__ should return bool, returned %t", result);
    }
    operate_condition(vm, value_same(result, TRUE));
}

/* The return action of a call that has ended: what the instruction that waits in the running frame
 * does with the result. May push the next frame (the other operand's method), so that a caller has
 * to read vm->base again. */
void frame_deliver(Vm *vm, enum Action action, Value result) {
    switch (action) {
    case ACTION_STORE: frame_store(vm, result); break;
    case ACTION_NEXT: frame_store(vm, result); break;
    case ACTION_HALF:
        *frame_register(vm->base, frame_half(frame_instruction(vm->base)[1] >> 4)) = result;
        frame_advance(vm->base);
        break;
    case ACTION_DISCARD: frame_advance(vm->base); break;
    case ACTION_BINARY:
    case ACTION_REFLECTED:
    case ACTION_INPLACE: deliver_binary(vm, action, result); break;
    case ACTION_COMPARE:
    case ACTION_COMPARE_REFLECTED: deliver_compare(vm, action, result); break;
    case ACTION_TRUTH:
    case ACTION_LENGTH: deliver_truth(vm, action, result); break;
    case ACTION_CONTAINS: operate_truth(vm, result); break;
    case ACTION_ITER: {
        if (!value_is_kind(result, KIND_GENERATOR) && !object_is_iterator(vm, result)) {
            vm_raise_type(vm, "iter() returned non-iterator of type '%t'", result);
        }
        store_block(vm, result);
        break;
    }
    case ACTION_DELEGATE: generator_yield(vm, result); break;
    case ACTION_AWAIT:
    case ACTION_ANEXT:
    case ACTION_AITER: asyncgen_deliver(vm, action, result); break;
    case ACTION_CLASS: class_finish(vm); break;
    case ACTION_CALL: {
        int n;
        *frame_call(vm->base, &n) = result;
        execute_call_unbound(vm, ABSENT);
        break;
    }
    /* The module's body has no result, and the pc still is that of the IMPORT: it is run again. */
    case ACTION_REDO: break;
    case ACTION_ENTRY:
        vm->roots[ROOT_RESULT] = result;
        vm->entry->outcome = VM_RETURNED;
        break;
    }
}
