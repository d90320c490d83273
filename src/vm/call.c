/* SPDX-License-Identifier: MIT */
/* Calls: of anything, from an instruction (call_begin: Python functions get a pushed frame, nothing
 * recurses in C) and from built-ins (vm_call: a nested VM entry). call_bind.c gives arguments to
 * parameters, call_native.c calls functions written in C. Arguments lie below their callable:
 * c[0], c[-1], ... c[-n].
 *
 * When call_begin returns, either a frame was pushed, or the call is complete and its result
 * delivered to the running frame. `names` is a tuple of str everywhere: its k keywords belong to
 * the last k arguments; absent when there are none. */
#include <string.h>

#include "builtins.h"
#include "compile/compile.h"
#include "object/generic.h"
#include "object/table.h"
#include "object/tuple.h"
#include "vm/attribute.h"
#include "vm/frame.h"
#include "vm/import.h"

/* ---- anything ---- */

/* c lies in the caller's frame or in words that frame_place() gave. A pushed frame takes the
 * words that its arguments were copied to along and gives them back when it is left; after a
 * call without a frame they are given back here. */

/* Calls the same again with `callable`, and self before the arguments unless absent. The
 * function is put into c[0] for call_bind(), which reads it there, and taken out again: the
 * callable in c[0] belongs to the caller. c may lie in a running generator, which does not move
 * meanwhile: c, a C variable, pins it. */
static void call_with_self(Vm *vm, Value *c, int n, Value names, enum Action action, Value callable,
                           Value self) {
    if (value_is_kind(callable, KIND_FUNCTION)) {
        Value saved = c[0];
        c[0] = callable;
        Value *base = call_bind(vm, c, n, names, self);
        c[0] = saved;
        if (frame_code(base)->head.flags & CODE_GENERATOR) {
            Value generator = generator_new(vm, base);
            /* Below here is what call_bind() placed; the generator has copied its parameters. */
            frame_set_low(vm, base + FRAME_INFO + 1);
            frame_deliver(vm, action, generator);
        } else {
            frame_push(vm, base, action, ABSENT);
        }
        return;
    }
    uintptr_t *low = vm->heap.low;
    int extra = !value_absent(self);
    Value *base = frame_place(vm, (size_t)(n + extra));
    base[0] = callable;
    base[-1] = extra ? self : base[-1];
    for (int i = 1; i <= n; i++) {
        base[-i - extra] = c[-i];
    }
    unsigned depth = vm->depth;
    call_begin(vm, base, n + extra, names, action);
    if (vm->depth == depth) { /* nothing was pushed: the copies are done with */
        frame_set_low(vm, (Value *)low);
    }
}

/* The quick cases first: arguments are where the parameters have to be, and the callee's frame
 * overlaps the caller's. A running generator's registers lie in the heap, where no frame can be
 * pushed: its arguments are copied out. The words of a link, c[1] and c[2], are free in every
 * call range (compile/opcodes.h). */
static void call_function(Vm *vm, Value *c, int n, Value names, enum Action action) {
    const Code *code = frame_code(c);
    bool plain = value_absent(names) && n == code->head.positional &&
                 !(code->head.flags & (CODE_VARARGS | CODE_VARKEYWORDS | CODE_KEYWORD_ONLY));
    if (plain && (code->head.flags & CODE_GENERATOR)) {
        frame_deliver(vm, action, generator_new(vm, c));
        return;
    }
    if (plain && (value_absent(vm->roots[ROOT_GENERATOR]) || !heap_contains(&vm->heap, c))) {
        frame_push(vm, c, action, ABSENT);
        return;
    }
    uintptr_t *low = vm->heap.low;
    Value *base = call_bind(vm, c, n, names, ABSENT);
    if (frame_code(base)->head.flags & CODE_GENERATOR) {
        Value generator = generator_new(vm, base);
        frame_set_low(vm, (Value *)low);
        frame_deliver(vm, action, generator);
    } else {
        frame_push(vm, base, action, ABSENT);
    }
}

/* c[0] is called by the __call__ that its type has: a function gets it as self, anything else is
 * bound as a descriptor first. */
void call_of_type(Vm *vm, Value *c, int n, Value names, enum Action action, Value call) {
    vm_c_stack_check(vm);
    if (value_is_kind(call, KIND_FUNCTION)) {
        call_with_self(vm, c, n, names, action, call, c[0]);
        return;
    }
    Value bound;
    attribute_bind(vm, call, c[0], object_type(c[0]), &bound);
    call_with_self(vm, c, n, names, action, bound, ABSENT);
}

/* list.__len__(x): the native serves all types, so x is checked against the one it was found in. */
static Value call_slot_method(Vm *vm, Value *c, int n, Value names) {
    const Native *native = AS(Native, AS(Method, c[0])->function);
    Value owner = AS(Method, c[0])->self;
    if (n < 1) {
        vm_raise_type(vm, "descriptor '%v' of '%v' object needs an argument", native_name(native),
                      AS(Type, owner)->name);
    }
    if (!object_is_subclass(object_type(c[-1]), owner)) {
        vm_raise_type(vm, "descriptor '%v' requires a '%v' object but received a '%t'",
                      native_name(native), AS(Type, owner)->name, c[-1]);
    }
    return call_native(vm, native, c - 1, n, names);
}

/* One switch over what can be called. Nothing here recurses in C but a chain of objects with
 * __call__, which is checked. slots->call is that of built-in types whose instances can be
 * called; it takes no keywords. */
void call_begin(Vm *vm, Value *c, int n, Value names, enum Action action) {
    Value callable = c[0];
    switch (value_kind(callable)) {
    case KIND_FUNCTION: call_function(vm, c, n, names, action); return;
    case KIND_NATIVE:
        frame_deliver(vm, action, call_native(vm, AS(Native, callable), c - 1, n, names));
        return;
    case KIND_METHOD:
        call_with_self(vm, c, n, names, action, AS(Method, callable)->function,
                       AS(Method, callable)->self);
        return;
    case KIND_TYPE:
    case KIND_CLASS: class_instantiate(vm, c, n, names, action); return;
    case KIND_SLOTMETHOD: frame_deliver(vm, action, call_slot_method(vm, c, n, names)); return;
    case KIND_STATICMETHOD:
        call_with_self(vm, c, n, names, action, AS(Wrapper, callable)->value, ABSENT);
        return;
    default: break;
    }
    Value special = object_special(vm, callable, NAME(__call__));
    if (!value_absent(special)) {
        call_of_type(vm, c, n, names, action, special);
        return;
    }
    Value origin = generic_origin(callable);
    if (!value_absent(origin)) {
        call_with_self(vm, c, n, names, action, origin, ABSENT);
        return;
    }
    const TypeSlots *slots = object_native_type(callable)->slots;
    if (!slots->call) {
        vm_raise_type(vm, "'%t' object is not callable", callable);
    }
    if (!value_absent(names)) {
        vm_raise_type(vm, "'%t' object takes no keyword arguments", callable);
    }
    frame_deliver(vm, action, slots->call(vm, callable, c - 1, n));
}

/* A call on behalf of the waiting instruction: the callee's registers are
 * placed below the frame, and taken back at once if the call needed no frame. n says how many of
 * x, y, z count. Its own copy: the instruction's operands stay as they are, for a second try. */
void call_waiting(Vm *vm, enum Action action, Value callable, int n, Value x, Value y, Value z) {
    uintptr_t *low = vm->heap.low;
    Value *c = frame_place(vm, 3);
    c[0] = callable;
    c[-1] = x;
    c[-2] = y;
    c[-3] = z;
    unsigned depth = vm->depth;
    call_begin(vm, c, n, ABSENT, action);
    if (vm->depth == depth) {
        frame_set_low(vm, (Value *)low);
    }
}

/* Is it called with self first as it is? */
static bool takes_self(Value method) {
    return value_is_kind(method, KIND_FUNCTION) || value_is_kind(method, KIND_SLOTMETHOD) ||
           (value_is_kind(method, KIND_NATIVE) && (AS(Native, method)->flags & NATIVE_METHOD));
}

/* Functions get self as they are; binding any other method may allocate and run its __get__. */
void call_special(Vm *vm, enum Action action, Value method, int n, Value x, Value y, Value z) {
    if (takes_self(method)) {
        call_waiting(vm, action, method, n, x, y, z);
        return;
    }
    attribute_bind(vm, method, x, object_type(x), &method);
    call_waiting(vm, action, method, n - 1, y, z, ABSENT);
}

/* ---- calls from C ---- */

/* An entry is one run of the loop on the C stack. It owns the frames above its `depth`, and a C
 * segment: the stretch of the C stack from entry_open() inwards, which a collection inside a
 * built-in scans. Opening an entry closes the outer one's segment at its inner end. Raising
 * jumps to the innermost entry; only call_entry() and vm_try() set up its VmJump, which
 * must not outlive the function that did. */

/* Opens a VM entry; the caller then sets entry->jump. Not inlined, so that its frame lies below all
 * of the caller's: the registers that the caller saved belong to the outer segment. */
static void __attribute__((noinline)) entry_open(Vm *vm, VmEntry *entry) {
    memset(entry->jump, 0, sizeof entry->jump); /* no stale words for the C stack scan */
    entry->outer = vm->entry;
    entry->low = vm->heap.low;
    entry->depth = vm->depth;
    entry->running_words = vm->running_words;
    entry->repr_guard = vm->repr_guard;
    entry->c_roots = vm->heap.c_roots;
    entry->outcome = VM_RUNNING;
    entry->segment.outer = vm->heap.c_segments;
    entry->segment.low = NULL;
    entry->segment.high = (uintptr_t *)__builtin_frame_address(0);
    if (entry->segment.outer) {
        entry->outer_high = entry->segment.outer->high;
        /* The outer segment ends where this function's frame begins. */
        entry->segment.outer->low = (uintptr_t *)__builtin_frame_address(0);
    }
    vm->heap.c_segments = &entry->segment;
    vm->entry = entry;
}

/* Below all Python frames there is only the embedder, who holds no Values, once the arguments of
 * its call are in their frame. */
static void entry_forget_embedder(Vm *vm, VmEntry *entry) {
    if (entry->segment.outer) {
        entry->segment.outer->high = NULL;
        if (vm->heap.pinned_by != UINTPTR_MAX) {
            vm->heap.pinned_by = 0; /* what was pinned for the embedder and the compiler */
        }
    }
}

/* Back to what was before entry_open; the frames of the entry are gone. The outer segment is
 * open again, and scanned up to the current stack pointer. vm->depth is right already: leaving a
 * frame has counted it down. */
static void entry_close(Vm *vm, VmEntry *entry) {
    vm->entry = entry->outer;
    vm->heap.c_segments = entry->segment.outer;
    if (vm->heap.c_segments) {
        vm->heap.c_segments->low = NULL;
        vm->heap.c_segments->high = entry->outer_high;
    }
    frame_set_low(vm, (Value *)entry->low);
}

/* After a jump: what was opened or taken inside the entry is given back, and the segment ends
 * where it began: the loop had lowered that to its own frame, in whose place others will now
 * lie. Entries opened further in are dropped with their C frames. What is raised while compiling
 * leaves the compiler's scratch behind: no frame may be touched before that is dropped. */
static void __attribute__((noinline)) entry_recover(Vm *vm, VmEntry *entry) {
    if (vm->compiler) {
        compile_reset(vm);
    }
    vm->entry = entry;
    vm->repr_guard = entry->repr_guard;
    vm->heap.c_roots = entry->c_roots;
    vm->heap.c_segments = &entry->segment;
    entry->segment.low = NULL;
    entry->segment.high = (uintptr_t *)__builtin_frame_address(0);
    import_reset(vm);
}

/* What nested calls pin stays where it is, and frames cannot use the garbage below it: so a heap
 * that is half full of new objects, or of what deeper calls had pinned, is collected while the
 * nesting begins. The caller has made sure that less than half is free. */
static void collect_before_nesting(Vm *vm) {
    enum { SHALLOW = 3 }; /* entries: the program's own are two */
    Heap *heap = &vm->heap;
    int depth = 0;
    for (const VmEntry *e = vm->entry; e != NULL && depth <= SHALLOW; e = e->outer) {
        depth++;
    }
    size_t made = heap_words_made(heap);
    size_t total = (size_t)(heap->top - heap->base);
    /* The C stack grows down: when the innermost segment lies above pinned_by, what pinned there
     * has returned. */
    bool again = (uintptr_t)heap->c_segments - 1 > heap->pinned_by; /* deeper pins are gone */
    if ((again || (depth <= SHALLOW && made > total / 4)) && !heap->disabled) {
        heap_collect(vm, true);
    }
}

/* The only place where the loop is started, and where C's non-local jumps land. Whatever is
 * raised unwinds the frames of this entry; if none of them handles it, it goes on in the outer
 * entry's C code, whose locals are lost: what needs cleaning up is in objects. Returns what the
 * entry's first frame returned or yielded, *outcome says which. VM_JUMP_HERE answers again for each
 * exception that this entry sees: the handler's frame then runs in a new loop_run(). */
Value call_entry(Vm *vm, void (*start)(Vm *vm, void *context), void *context, uint8_t *outcome) {
    /* What the callers keep in registers goes to this frame, a part of the outer segment: a VmJump
     * may encode what it saves, or leave it to this function. */
    __builtin_unwind_init();
    vm_c_stack_check(vm);
    if (heap_run_words(&vm->heap) < (size_t)(vm->heap.top - vm->heap.base) / 2) {
        collect_before_nesting(vm);
    }
    VmEntry entry;
    bool bottom = !vm->base;
    entry_open(vm, &entry);
    if (VM_JUMP_HERE(entry.jump) == 0) {
        start(vm, context);
        if (bottom) {
            entry_forget_embedder(vm, &entry);
        }
    } else if (entry_recover(vm, &entry), !unwind_to_handler(vm)) {
        entry_close(vm, &entry);
        vm_reraise(vm);
    }
    /* A start() that needed no frame has set the outcome already. */
    while (entry.outcome == VM_RUNNING) {
        loop_run(vm);
    }
    entry_close(vm, &entry);
    *outcome = entry.outcome;
    Value result = vm->roots[ROOT_RESULT];
    /* A root, so that it is kept and updated until here; cleared, so that it keeps nothing
     * alive. */
    vm->roots[ROOT_RESULT] = ABSENT;
    return result;
}

/* The call that start_call() begins, as call_entry() hands it on. */
typedef struct {
    const Value *callable, *arguments;
    Value names;
    int n;
} EntryCall;

/* Copies the arguments to the frame stack and begins the call, in the new entry. What that has of
 * the C stack so far is sealed, since it holds nothing but stale words. */
static void start_call(Vm *vm, void *context) {
    const EntryCall *call = context;
    uintptr_t *high = vm_seal(vm);
    Value *c = frame_place(vm, (size_t)call->n);
    vm_unseal(vm, high);
    c[0] = *call->callable;
    for (int i = 0; i < call->n; i++) {
        c[-1 - i] = call->arguments[i];
    }
    call_begin(vm, c, call->n, call->names, ACTION_ENTRY);
}

Value vm_call_keywords(Vm *vm, Value callable, const Value *arguments, int n, Value names) {
    if (n > LINK_DISTANCE / 2) {
        vm_raise_type(vm, "too many arguments");
    }
    EntryCall call = {&callable, arguments, names, n};
    uint8_t outcome;
    return call_entry(vm, start_call, &call, &outcome);
}

/* The arguments lie in a tuple: registers may move, and how many there are is not known before. */
Value vm_call_dict(Vm *vm, Value callable, Value self, const Value *a, int n, Value keywords) {
    size_t named = value_absent(keywords) ? 0 : table_live(AS(Dict, keywords));
    size_t first = !value_absent(self), at = 0, count = first + (size_t)n + named;
    Value arguments = tuple_new(vm, count), names = named ? tuple_new(vm, named) : ABSENT;
    Value *to = tuple_items(arguments);
    if (first) {
        *to++ = self;
    }
    for (int i = 0; i < n; i++) {
        *to++ = a[-i];
    }
    for (size_t i = 0; i < named; i++) {
        Value *entry = table_next(AS(Dict, keywords), &at);
        tuple_items(names)[i] = entry[0];
        *to++ = entry[1];
    }
    return vm_call_keywords(vm, callable, tuple_items(arguments), (int)count, names);
}

Value vm_call(Vm *vm, Value callable, const Value *arguments, int n) {
    return vm_call_keywords(vm, callable, arguments, n, ABSENT);
}

typedef struct {
    Value function, namespace;
} CodeCall;

static void start_code(Vm *vm, void *context) {
    const CodeCall *call = context;
    Value *base = frame_place(vm, 1);
    base[0] = call->function;
    base[-1] = call->namespace;
    frame_push(vm, base, ACTION_ENTRY, ABSENT);
}

/* Code of a module, of exec() or of eval() runs as the first frame of an entry; what needs a
 * namespace finds it in register 1. Other code is a function's, as in exec(f.__code__), and is
 * called without arguments. */
Value call_code(Vm *vm, Value code, Value globals, Value namespace) {
    const Code *its = AS(Code, code);
    if (!(its->head.flags & CODE_NAMES) && !code_is_module(its)) { /* a function's */
        return vm_call0(vm, import_function(vm, code, globals));
    }
    CodeCall call = {import_function(vm, code, globals), namespace};
    uint8_t outcome;
    return call_entry(vm, start_code, &call, &outcome);
}

Value vm_call0(Vm *vm, Value callable) {
    return vm_call(vm, callable, NULL, 0);
}

Value vm_call1(Vm *vm, Value callable, Value a) {
    return vm_call(vm, callable, &a, 1);
}

Value vm_call1_sealed(Vm *vm, Value callable, Value a) {
    Value held[2] = {callable, a};
    CRoots roots;
    heap_root(&vm->heap, &roots, held, 2);
    EntryCall call = {&held[0], &held[1], ABSENT, 1};
    uint8_t outcome;
    uintptr_t *high = vm_seal(vm);
    Value result = call_entry(vm, start_call, &call, &outcome);
    vm_unseal(vm, high);
    heap_unroot(&vm->heap, &roots);
    return result;
}

Value vm_call2(Vm *vm, Value callable, Value a, Value b) {
    Value arguments[2] = {a, b};
    return vm_call(vm, callable, arguments, 2);
}

Value vm_call_method(Vm *vm, Value method, const Value *arguments, int n) {
    int bound = !takes_self(method);
    if (bound) {
        attribute_bind(vm, method, arguments[0], object_type(arguments[0]), &method);
    }
    return vm_call(vm, method, arguments + bound, n - bound);
}

Value vm_call_method_sealed(Vm *vm, Value method, Value self) {
    return takes_self(method) ? vm_call1_sealed(vm, method, self)
                              : vm_call_method(vm, method, &self, 1);
}

Value vm_call_special(Vm *vm, Value self, Value name, const Value *arguments, int n) {
    Value method = object_special(vm, self, name);
    if (value_absent(method)) {
        return ABSENT;
    }
    /* Callers pass four at most. */
    Value all[5] = {self};
    for (int i = 0; i < n && i < 4; i++) {
        all[i + 1] = arguments[i];
    }
    return vm_call_method(vm, method, all, n + 1);
}

/* An entry without frames of its own: what arrives here has passed the inner entries, whose frames
 * are unwound. `handled` is not changed after the jump was set, so it is defined after the jump. */
bool vm_try(Vm *vm, void (*body)(Vm *vm, void *context), void *context, Value *exception) {
    __builtin_unwind_init(); /* as in call_entry() */
    VmEntry entry;
    entry_open(vm, &entry);
    if (!vm->base) {
        entry_forget_embedder(vm, &entry);
    }
    Value handled = vm->roots[ROOT_HANDLED];
    if (VM_JUMP_HERE(entry.jump) == 0) {
        body(vm, context);
        entry_close(vm, &entry);
        return true;
    }
    entry_recover(vm, &entry);
    entry_close(vm, &entry);
    *exception = vm->roots[ROOT_RAISED];
    vm->roots[ROOT_RAISED] = ABSENT;
    vm->roots[ROOT_HANDLED] = handled;
    return false;
}
