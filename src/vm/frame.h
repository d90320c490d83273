/* SPDX-License-Identifier: MIT */
/* Frames: how they are linked, pushed and left. For the files of src/vm only.
 *
 *     base[3..4]  extras, see LINK_FAR and LINK_INSTANCE
 *     base[2]     link, a small int:   flags (4 bits) | action (6) | distance (16)
 *     base[1]     pc, a small int: offset of the instruction that runs or waits
 *     base[0]     the Function;  base[-1] .. its registers
 *
 * distance: the caller's base is base + distance words, unless LINK_FAR: then base[3] says where it
 * is: a small int (words below heap.top), or the GENERATOR object whose frame called.
 * LINK_INSTANCE: base[4] is the instance that __init__ works on.
 * A frame with extras is laid out below its caller's registers (frame_place), all five words of it.
 * A generator's registers lie in its object (object/layout.h); its frame is always LINK_FAR. */
#ifndef TERRARIUM_VM_FRAME_H
#define TERRARIUM_VM_FRAME_H

#include <string.h>

#include "compile/code.h"
#include "compile/opcodes.h"
#include "object/object.h"

/* What happens with the result of a frame, at the caller's waiting instruction. Its operands are
 * read from the frame again when the result is there. ACTION_STORE is 0, so that a link without
 * flags and action is a plain distance: RETURN of the loop tests for that alone. At most 64. */
enum Action {
    ACTION_STORE,     /* into the instruction's destination; go on */
    ACTION_DISCARD,   /* go on */
    ACTION_BINARY,    /* may be NotImplemented: try the reflected method, then raise */
    ACTION_REFLECTED, /* of a binary operation */
    ACTION_INPLACE,   /* of an in-place one: then as binary */
    ACTION_COMPARE,   /* may be NotImplemented */
    ACTION_COMPARE_REFLECTED,
    ACTION_TRUTH,    /* __bool__ of the value that a jump or NOT waits for */
    ACTION_LENGTH,   /* __len__ for the same purpose */
    ACTION_CONTAINS, /* __contains__: truth, for IN, JIN ... */
    ACTION_ITER,     /* __iter__ for GETITER */
    ACTION_NEXT,     /* next item for FORNEXT */
    ACTION_DELEGATE, /* item of the iterator of YIELDFROM or FORANEXT */
    ACTION_AWAIT,    /* what __await__ gave for one of these */
    ACTION_ANEXT,    /* what __anext__ gave for FORANEXT */
    ACTION_AITER,    /* __aiter__ for GETAWAITABLE */
    ACTION_HALF,     /* as STORE, to a register that half a byte names */
    ACTION_CLASS,    /* class body done */
    ACTION_CALL,     /* what CALLSELF calls */
    ACTION_REDO,     /* run the instruction again (a module was imported) */
    ACTION_ENTRY     /* back to C: vm->roots[ROOT_RESULT] */
};
/* The fields of a link, as frame_link() gives it: untagged. */
enum {
    LINK_DISTANCE = 0xffff,
    LINK_ACTION_SHIFT = 16,
    LINK_FAR = 1 << 22,
    LINK_INSTANCE = 1 << 23,
    LINK_GENERATOR = 1 << 24 /* this frame lies in a generator */
};

/* Parts of a frame, from its base. The code may lie in the heap: what points into it is stale
 * after an allocation. */
static inline uintptr_t frame_link(const Value *base) {
    return base[2].bits >> 1;
}
static inline enum Action frame_action(const Value *base) {
    return (enum Action)((frame_link(base) >> LINK_ACTION_SHIFT) & 0x3f);
}
static inline const Code *frame_code(const Value *base) {
    return code_of_function(base[0]);
}
static inline size_t frame_pc(const Value *base) {
    return (size_t)value_to_int(base[1]);
}
static inline const uint8_t *frame_instruction(const Value *base) {
    return frame_code(base)->bytes + frame_pc(base);
}
/* Register named by an operand byte. */
static inline Value *frame_register(Value *base, uint8_t operand) {
    return base - 255 + operand;
}
/* The operand byte of the register that half a byte names. */
static inline uint8_t frame_half(unsigned half) {
    return (uint8_t)(255 - 15 + half);
}
/* The frame's instruction is done: pc goes to the next one. Not for jumps. */
static inline void frame_advance(Value *base) {
    base[1] = value_int((intptr_t)(frame_pc(base) + opcodes_lengths[*frame_instruction(base)]));
}
/* Completes the running frame's instruction, whose first operand is the destination. */
static inline void frame_store(Vm *vm, Value result) {
    Value *base = vm->base;
    size_t pc = frame_pc(base);
    const uint8_t *p = frame_code(base)->bytes + pc;
    base[1] = value_int((intptr_t)(pc + opcodes_lengths[*p]));
    *frame_register(base, p[1]) = result;
}
/* An operand of two bytes, unsigned: little end first, not aligned. */
static inline unsigned operand16(const uint8_t *p) {
    return p[0] | (unsigned)p[1] << 8;
}
/* The constant whose two-byte index stands at `operand`. */
static inline Value frame_constant(const Value *base, const uint8_t *operand) {
    return code_constant(frame_code(base), operand16(operand));
}
/* The constant that the last operand of an instruction names, in a form that is wide or not. */
static inline Value frame_last_constant(const Value *base) {
    const uint8_t *p = frame_instruction(base);
    size_t last = opcodes_lengths[*p] - 1u;
    const char *letters = opcodes_operands[*p];
    bool wide = letters[strlen(letters) - 1] == 'K';
    return code_constant(frame_code(base), wide ? operand16(p + last - 1) : p[last]);
}
/* The call register of any call, and the operand that is the number of its arguments. */
static inline Value *frame_call(Value *base, int *n) {
    const uint8_t *p = frame_instruction(base);
    const char *letters = opcodes_operands[*p];
    bool is_short = *letters == 'x';
    *n = is_short ? letters[1] - '0' : p[3];
    return frame_register(base, is_short ? (uint8_t)(p[1] - 2) : p[2]);
}
/* Register 0 of a GENERATOR: the last words of its object but three, which are pc, link and
 * caller. Stale after an allocation. */
static inline Value *generator_base(Value generator) {
    Object *o = value_to_object(generator);
    return (Value *)o + object_payload_words(o) - 3;
}
enum {
    FRAME_INFO = 5, /* words above base of a frame placed by frame_place, base[0] not counted */
    FRAME_MARGIN = 16
};

/* The base of the frame that base[3] of a LINK_FAR frame tells of: NULL if there is none. */
Value *frame_far(Vm *vm, Value far);
/* The caller's base: NULL where a VM entry began without a frame. */
Value *frame_caller(Vm *vm, const Value *base);
/* heap.low reached down: what was there is cleared, because registers that a call keeps free (those
 * of a link) and that no instruction has written yet are scanned with the others. */
void frame_reach(Vm *vm);
/* heap.low of a frame of the stack. */
static inline void frame_set_low(Vm *vm, const Value *low) {
    vm->heap.low = (uintptr_t *)low;
    if ((uintptr_t *)low < vm->heap.lowest) {
        frame_reach(vm);
    }
}
/* Room below heap.low for a call: its base, with FRAME_INFO absent words above and `n` absent
 * registers below it, all within heap.low. May collect; raises RecursionError or MemoryError. */
Value *frame_place(Vm *vm, size_t n);
/* The same for so many absent words alone; the lowest of them. */
Value *frame_take(Vm *vm, size_t words);
/* Pushes the frame whose function and parameters lie at base; zeroes its other fixed registers.
 * May collect, with the C segment sealed (vm/vm.h): whoever goes on with a Value has it in CRoots.
 * Raises RecursionError or MemoryError before anything is changed. instance: see LINK_INSTANCE;
 * absent else. */
void frame_push(Vm *vm, Value *base, enum Action action, Value instance);
/* Leaves the running frame of the stack, so that its caller runs. */
void frame_leave(Vm *vm);
/* The running frame returns `result`. True: the VM entry's work is done (entry->outcome). May
 * run Python code in C for what it delivers, or push the next frame. */
bool frame_return(Vm *vm, Value result);
/* The collector's hooks (Heap.prepare_stack, trim_code and after_collect). */
void frame_prepare_stack(Vm *vm);
void frame_trim_code(Vm *vm);
void frame_after_collect(Vm *vm);
/* After gc.threshold(), gc.disable() or a stress switch changed: when to look at safe points. */
void frame_update_limits(Vm *vm);
/* Raises RecursionError when `words` more would exceed what frames may take, or the limit. */
void frame_check_depth(Vm *vm, size_t words);

/* Begins a call: c[0] the callable, c[-1] .. c[-n] the arguments, c[1] and c[2] free. names: tuple
 * of the last arguments' keywords, or absent. Either pushes a frame whose result goes to `action`
 * at the running frame, or completes the call and delivers. */
void call_begin(Vm *vm, Value *c, int n, Value names, enum Action action);
/* Binds arguments at c as call_begin has them (self first, unless absent) to the parameters of the
 * function in c[0], at a newly placed base, which is the result. */
Value *call_bind(Vm *vm, Value *c, int n, Value names, Value self);
/* The same as call_begin with arguments from C, at most 3, laid out below the running frame. */
void call_waiting(Vm *vm, enum Action action, Value callable, int n, Value x, Value y, Value z);
/* The same with a method that object_special() has found, bound to x as vm_call_method() does. */
void call_special(Vm *vm, enum Action action, Value method, int n, Value x, Value y, Value z);
/* Calls a native: a is its first argument; keywords as above. n counts a[0] too. May do
 * anything: what the caller holds in the frame is read again. */
Value call_native(Vm *vm, const Native *native, Value *a, int n, Value names);
/* The same for callers who go on with Values: a body that seals its C segment (vm_seal) does not
 * seal theirs. Not for static natives. */
Value call_native_apart(Vm *vm, const Native *native, Value *a, int n, Value names);
/* Opens a VM entry, calls start(vm, context), which pushes a frame with ACTION_ENTRY or completes,
 * and runs until that frame returns or yields. What is raised beyond goes to the outer entry. */
Value call_entry(Vm *vm, void (*start)(Vm *vm, void *context), void *context, uint8_t *outcome);
/* Runs a CODE of exec() or eval(): names are looked up and assigned in namespace, then globals. */
Value call_code(Vm *vm, Value code, Value globals, Value namespace);
/* What a finished call does at the running frame, whose instruction waits. It completes that
 * instruction, or pushes a frame for the next step of it. */
void frame_deliver(Vm *vm, enum Action action, Value result);
/* The iterator of the waiting FORNEXT is exhausted. */
void frame_exhausted(Vm *vm);
/* Runs frames until the entry's one returns. Returns when entry->outcome is no longer
 * VM_RUNNING; what is raised does not return but jumps. */
void loop_run(Vm *vm);

/* Attribute access of instructions; both may push a frame (property, __getattr__ ...). */
void attribute_get(Vm *vm, Value v, Value name, enum Action action);
void attribute_set(Vm *vm, Value v, Value name, Value value); /* value absent: delete */
/* Finds v.name for a call: *callable and *self (absent if there is none to pass); false when it
 * takes Python code to find out: then attribute_get. */
bool attribute_method(Vm *vm, Value v, Value name, Value *callable, Value *self);
/* The attribute cache: each key has two places, so that two keys that are used in turn do not drive
 * each other out (cuckoo hashing, Pagh and Rodler 2001). A write to an attribute is remembered
 * under the name's word with bit 0 set. */
static inline __attribute__((always_inline)) size_t attribute_place(Value owner, Value name) {
    return ((owner.bits + name.bits) / sizeof(Value) ^ (name.bits & 1) << 4) &
           (VM_CACHE_ENTRIES - 1);
}
/* The same at its second place. */
const CacheEntry *attribute_second(const Vm *vm, Value owner, Value name);
/* What is remembered of (owner, name), or NULL. */
static inline __attribute__((always_inline)) const CacheEntry *attribute_cached(const Vm *vm,
                                                                                Value owner,
                                                                                Value name) {
    const CacheEntry *e = &vm->cache[attribute_place(owner, name)];
    bool first = e->owner.bits == owner.bits && e->name.bits == name.bits;
    return __builtin_expect(first, true) ? e : attribute_second(vm, owner, name);
}
/* Remembers one of the CACHE_ kinds of knowledge; what `value` and `place` mean, they say. */
void attribute_remember(Vm *vm, Value owner, Value name, uint32_t what, Value value, size_t place);
/* Remembers that the entry of a namespace is what (owner, name) means: CACHE_ENTRY. */
void attribute_remember_entry(Vm *vm, Value owner, Value name, Value dict, const Value *entry);

/* Instructions without a fast path (execute.c): operands are decoded at vm->base; each completes
 * the instruction or pushes a frame, unless it says otherwise. */
_Noreturn void execute_unbound(Vm *vm, Value name, bool local);
Value execute_get_global(Vm *vm, Value globals, Value name); /* does not complete it */
void execute_get_name(Vm *vm);
void execute_set_name(Vm *vm);
void execute_del_name(Vm *vm);
void execute_get_free_name(Vm *vm);
void execute_new_cell(Vm *vm);
void execute_make_function(Vm *vm);
void execute_define(Vm *vm);
void execute_get_method(Vm *vm);
void execute_call_unbound(Vm *vm, Value names); /* CALLMETHOD without self */
void execute_call_self(Vm *vm);
void execute_call_ex(Vm *vm);
void execute_build_slice(Vm *vm);
void execute_get_slice(Vm *vm);
void execute_build(Vm *vm, Kind kind);
void execute_load_list(Vm *vm);
/* CALL without a fast path. False, with nothing done: bytearray(n) or bytes(n) of more than is free
 * wait for a precise collection first, as inside the constructor stale words of the C stack might
 * pin what lies in the way. */
bool execute_call(Vm *vm, bool may_wait);
/* The CALL at pc, of n arguments behind `callee`, calls range, and GETITER takes the result out of
 * a temporary: begins the iteration over small ints without making a range. False: nothing was
 * changed, and range is called in the usual way. The fixed registers are variables: `r = range(3)`
 * keeps its range. Nobody can have replaced the built-in meanwhile: the callable itself was
 * compared. */
bool execute_begin_range(const Code *code, const uint8_t *pc, Value *low, const Value *callee,
                         unsigned n);
void execute_display(Vm *vm); /* LISTAPPEND .. DICTMERGE */
void execute_list_to_tuple(Vm *vm);
void execute_cast(Vm *vm);
void execute_format(Vm *vm);
void execute_build_string(Vm *vm);
void execute_unpack(Vm *vm);
void execute_iter(Vm *vm);
void execute_raise(Vm *vm, Value exception, Value cause);
void execute_reraise(Vm *vm, Value exception);              /* absent: the handled one */
bool execute_match(Vm *vm, Value exception, Value classes); /* does not complete it */
void execute_split_group(Vm *vm);
void execute_join_group(Vm *vm);
void execute_exit_args(Vm *vm);
void execute_assert_fail(Vm *vm);
void execute_build_class(Vm *vm);
void execute_print(Vm *vm);
/* match.c */
void match_sequence(Vm *vm);
void match_mapping(Vm *vm);
void match_class(Vm *vm);
/* import.c */
void execute_import(Vm *vm);
void execute_import_from(Vm *vm);
void execute_import_star(Vm *vm);
void import_failed(Vm *vm, Value globals); /* the body of a module raised */
void import_reset(Vm *vm);                 /* something raised: what was being compiled is closed */

/* Slow paths of instructions at vm->base: complete them or push a frame. */
void operate_binary(Vm *vm, enum Binary op, Value left, Value right, bool inplace);
void operate_unary(Vm *vm, enum Unary op, Value v);
void operate_compare(Vm *vm, enum Compare op, Value left, Value right);
void operate_truth(Vm *vm, Value v); /* for JTRUE, JFALSE, NOT */
void operate_contains(Vm *vm, Value item, Value container);
void operate_getitem(Vm *vm, Value container, Value key);
void operate_setitem(Vm *vm, Value container, Value key, Value value);
void operate_iter(Vm *vm, Value v);
void operate_next(Vm *vm, Value *block);
void operate_with_enter(Vm *vm);
/* A truth value for the waiting compare, jump, NOT, IN ... instruction. */
void operate_condition(Vm *vm, bool truth);

/* Generators (generator.c). */
Value generator_new(Vm *vm, const Value *base); /* from bound parameters at base */
/* Makes the generator's frame the running one: what it yields or returns goes to `action`. */
void generator_resume(Vm *vm, Value generator, Value sent, enum Action action);
bool generator_yield(Vm *vm, Value value);   /* true: the VM entry's work is done */
bool generator_delegate(Vm *vm);             /* YIELDFROM, FORANEXT; the same */
bool generator_finish(Vm *vm, Value result); /* RETURN in a generator; the same */
/* Completes the waiting YIELDFROM with the value of its ended iterator. */
void generator_delegated(Vm *vm, Value result);
/* Leaves the running generator's frame for good, by exception. */
void generator_abandon(Vm *vm);
/* Where YIELDFROM or FORANEXT has what it delegates to; one below it is what will be sent. */
Value *generator_delegate_of(Value *base);
/* States of a generator of any kind: nothing is left of it; it was resumed before; it waits at
 * YIELDFROM or FORANEXT. */
static inline bool generator_finished(Value generator) {
    return value_absent(*generator_base(generator));
}
bool generator_begun(Value generator);
bool generator_awaits(Value generator);
/* Parts of the above, for asyncgen.c. Makes a suspended generator's frame the running one; false if
 * it begins only now. Raises an exception in it; outer: what was handled before it was entered. */
bool generator_enter(Vm *vm, Value generator, enum Action action);
_Noreturn void generator_raise(Vm *vm, Value exception, Value outer);
/* Leaves the running one for whoever resumed it, to be resumed again: the action of that. */
enum Action generator_suspend(Vm *vm);
/* Ends one that does not run: by an exception if it was never resumed. */
void generator_drop(Value generator);
_Noreturn void generator_end(Vm *vm, Value generator, Value exception);
/* asyncgen.c: GETAWAITABLE, FORANEXT, ASYNCYIELD (true: the VM entry's work is done), and
 * what the calls that these make answer. */
void asyncgen_awaitable(Vm *vm);
bool asyncgen_next(Vm *vm);
bool asyncgen_yield(Vm *vm, Value value);
void asyncgen_deliver(Vm *vm, enum Action action, Value result);
/* Lets the generator of an ASYNC_STEP run; false: there was nothing to do, the value is None. */
bool asyncgen_resume(Vm *vm, Value step, Value sent, enum Action action);
/* Throws into it, in a nested entry: as generator_throw(). */
bool asyncgen_throw(Vm *vm, Value step, Value exception, Value *result);
/* An async generator, whose frame is left, has returned. */
void asyncgen_finish(Vm *vm, enum Action action);
/* It has ended, and the running frame awaits that: if by aclose(), then that has its value. */
bool asyncgen_close_awaited(Vm *vm);
/* How many registers of the frame are live at its instruction: the live rule of opcodes.h. */
size_t frame_live_registers(const Value *base);

/* Unwinding (unwind.c): finds the handler for ROOT_RAISED among the frames down to and including
 * that of the innermost entry. True: vm->base is at the handler. False: the entry's frames are
 * gone. */
bool unwind_to_handler(Vm *vm);

/* Classes (class.c). */
void class_set_attribute(Vm *vm, Value cls, Value name, Value value); /* value absent: delete */
/* Attributes that were set on a function: a DICT, or absent. */
Value function_attributes(Vm *vm, Value self);
/* After a collection: drops the attributes of functions that died in it. */
void function_forget_dead(Vm *vm);
/* Module attributes (function.c): absent / false if there is none or it cannot be set. */
Value module_attribute(Vm *vm, Value module, Value name);
/* What the program has set on a module in flash; absent if nothing of that name. */
Value module_overlay_attribute(Vm *vm, Value module, Value name);
bool module_set_attribute(Vm *vm, Value module, Value name, Value value);
/* type(name, bases, namespace): code is the body's CODE or absent; keywords a dict or absent. */
Value class_build(Vm *vm, Value metaclass, Value name, Value bases, Value namespace, Value code,
                  Value keywords);
/* As call_begin(), where `call` is the __call__ of c[0]'s type, as object_special() finds it. */
void call_of_type(Vm *vm, Value *c, int n, Value names, enum Action action, Value call);
void class_instantiate(Vm *vm, Value *c, int n, Value names, enum Action action);
/* BUILDCLASS: pushes the frame of the body; class_finish makes the class from what it left. */
void class_begin(Vm *vm);
void class_finish(Vm *vm);

#endif
