/* SPDX-License-Identifier: MIT */
/* Generators and coroutines: a generator owns its frame as a heap object and runs in place, so a
 * chain of them is bounded by the heap, not by the C stack. A coroutine is a generator of another
 * kind, `await` is `yield from`. Layout: object/layout.h; linking: vm/frame.h (LINK_FAR).
 * States: not started (pc is -1), suspended at YIELD or YIELDFROM, running (base[3] is not absent),
 * finished (register 0 is absent).
 *
 *     first half of the file: what instructions do; no C recursion
 *     `from C`: next(), send() and throw() of built-ins, each in a nested VM entry */
#include "vm/generator.h"

#include <string.h>

#include "builtins.h"
#include "heap/side.h"
#include "object/exception.h"
#include "object/str.h"
#include "vm/frame.h"
#include "vm/snapshot.h"
#include "vm/traceback.h"

/* The pc of a generator that was never resumed. */
#define NOT_STARTED value_int(-1)

bool generator_begun(Value generator) {
    return !value_same(generator_base(generator)[1], NOT_STARTED);
}

bool generator_awaits(Value generator) {
    return !generator_finished(generator) && generator_begun(generator) &&
           (*frame_instruction(generator_base(generator)) == OP_YIELDFROM ||
            *frame_instruction(generator_base(generator)) == OP_FORANEXT);
}

/* What it is called in messages. */
static const char *noun(Value generator) {
    switch (value_kind(generator)) {
    case KIND_COROUTINE: return "coroutine";
    case KIND_ASYNC_GENERATOR: return "async generator";
    default: return "generator";
    }
}

/* A finished generator has no more items; a finished coroutine must not be asked. */
static void check_reuse(Vm *vm, Value generator) {
    if (value_is_kind(generator, KIND_COROUTINE)) {
        vm_raise_format(vm, &type_RuntimeError, "cannot reuse already awaited coroutine");
    }
}

/* The frame's registers up to the parameters, copied into a heap object of the frame's full
 * size. Extras behind them say where it waits and that it is far from any stack. Allocates: a
 * base in the heap is pinned by the C variable. */
Value generator_new(Vm *vm, const Value *base) {
    size_t registers = frame_code(base)->head.registers;
    size_t parameters = code_parameter_count(frame_code(base));
    /* Header, registers, and base[1] to base[3]. All else is absent, as in a new frame. */
    unsigned flags = frame_code(base)->head.flags;
    Kind kind = flags & CODE_ASYNC_GENERATOR ? KIND_ASYNC_GENERATOR
                : flags & CODE_COROUTINE     ? KIND_COROUTINE
                                             : KIND_GENERATOR;
    Object *o = heap_alloc(vm, kind, 1 + registers + 3);
    Value generator = value_object(o);
    Value *own = generator_base(generator);
    for (size_t i = 0; i <= parameters; i++) {
        own[-(intptr_t)i] = base[-(intptr_t)i];
    }
    own[1] = NOT_STARTED;
    own[2] = value_int(LINK_GENERATOR | LINK_FAR);
    return generator;
}

/* The handled exception of a generator suspended inside an except or finally block is its own:
 * it is exchanged with the caller's when the frame is entered and left. The CLEANUP rows that
 * cover pc say where: the innermost one whose register holds an exception has the one that the
 * generator handles (a finally that was reached without one has none), that of the outermost
 * one, plus 1, what was handled outside of the generator. Rows are sorted from inner to outer. */
static void swap_in_rows(Vm *vm, Value *base, bool enter) {
    const Code *code = frame_code(base);
    size_t count = code_rare(code).exceptions;
    size_t pc = frame_pc(base);
    Value own = ABSENT, *saved = NULL;
    const uint8_t *rows = code_rows(code);
    for (size_t i = 0; i < count; i++) {
        ExceptionRow row = code_next_row(code, &rows);
        if (row.handler == CODE_CLEANUP && pc >= row.start && pc < row.end) {
            Value *reg = &base[-(intptr_t)row.reg];
            own = value_absent(own) && value_is_kind(*reg, KIND_EXCEPTION) ? *reg : own;
            saved = reg - 1;
        }
    }
    if (!saved) {
        return;
    }
    if (!enter) {
        vm->roots[ROOT_HANDLED] = *saved;
        return;
    }
    /* It may be resumed by another caller than before: what is handled outside is put where
     * POPEXC finds it. */
    *saved = vm->roots[ROOT_HANDLED];
    if (!value_absent(own)) {
        vm->roots[ROOT_HANDLED] = own;
    }
}

/* Most generators have no rows. */
static void swap_handled(Vm *vm, Value *base, bool enter) {
    if (frame_code(base)->head.flags & (CODE_RARE | CODE_SHORT_ROWS)) {
        swap_in_rows(vm, base, enter);
    }
}

/* Makes the suspended generator's frame the running one; false if it begins only now. Raises
 * ValueError for one that runs, or RecursionError, before anything is changed. pc is left at the
 * YIELD or YIELDFROM that waits. */
static inline bool enter(Vm *vm, Value generator, enum Action action) {
    Value *base = generator_base(generator), caller = vm->roots[ROOT_GENERATOR];
    if (!value_absent(base[3])) {
        vm_raise_value_error(vm, "%s already executing", noun(generator));
    }
    size_t words = heap_own_words(value_to_object(generator));
    frame_check_depth(vm, words);
    uintptr_t link = LINK_GENERATOR | LINK_FAR | (uintptr_t)action << LINK_ACTION_SHIFT;
    base[2] = value_int((intptr_t)link);
    /* The frame that resumes it: a GENERATOR, or one of the stack by its distance from the top,
     * as in frame_push(). */
    if (value_absent(caller)) {
        caller = value_int(vm->base ? (Value *)vm->heap.top - vm->base : -1);
    }
    base[3] = caller;
    vm->roots[ROOT_GENERATOR] = generator;
    vm->base = base;
    vm->depth++;
    vm->running_words += words;
    if (value_same(base[1], NOT_STARTED)) {
        base[1] = value_int(0);
        return false;
    }
    swap_handled(vm, base, true);
    return true;
}

bool generator_enter(Vm *vm, Value generator, enum Action action) {
    return enter(vm, generator, action);
}

/* Leaves the running generator's frame, so that the one that resumed it runs; the action that
 * this one waits for. Its registers stay in its object. */
static enum Action leave(Vm *vm) {
    Value generator = vm->roots[ROOT_GENERATOR], *base = vm->base, far = base[3];
    enum Action action = frame_action(base);
    Value *caller = frame_far(vm, far);
    base[3] = ABSENT;
    vm->depth--;
    vm->running_words -= heap_own_words(value_to_object(generator));
    vm->base = caller;
    if (value_is_object(far)) {
        vm->roots[ROOT_GENERATOR] = far;
        return action;
    }
    vm->roots[ROOT_GENERATOR] = ABSENT;
    if (caller && action != ACTION_ENTRY) {
        frame_set_low(vm, caller - (frame_code(caller)->head.registers - 1));
    }
    return action;
}

/* Lets a suspended generator run; where it waits says what becomes of the value sent. The one
 * that is resumed first must be sent None. The caller has seen that it has not finished. The
 * running frame is the generator's afterwards; the loop goes on there. */
void generator_resume(Vm *vm, Value generator, Value sent, enum Action action) {
    if (value_same(generator_base(generator)[1], NOT_STARTED) && !value_is_none(sent)) {
        vm_raise_type(vm, "can't send non-None value to a just-started %s", noun(generator));
    }
    if (!enter(vm, generator, action)) {
        return;
    }
    const uint8_t *p = frame_instruction(vm->base);
    if (*p == OP_YIELD || *p == OP_ASYNCYIELD) {
        frame_store(vm, sent);
    } else {
        /* The instruction runs again and sends it on. pc does not advance. */
        generator_delegate_of(vm->base)[-1] = sent;
    }
}

/* Clears the temporaries that are dead while the frame waits at its YIELD or the like: the live
 * rule of opcodes.h, where what was yielded is no longer wanted. */
static void clear_dead(Value *base) {
    const Code *code = frame_code(base);
    const uint8_t *p = frame_instruction(base);
    size_t live = code_fixed(code), d = 255u - p[1];
    live = d > live ? d : live;
    size_t last = *p == OP_FORANEXT ? 3 : *p == OP_YIELDFROM ? 2 : 0;
    if (last && 255u - p[2] + last > live) {
        live = 255u - p[2] + last;
    }
    for (size_t i = live; i < code->head.registers; i++) {
        base[-(intptr_t)i] = ABSENT;
    }
}

Value *generator_delegate_of(Value *base) {
    const uint8_t *p = frame_instruction(base);
    return frame_register(base, p[2]) - (*p == OP_FORANEXT);
}

static inline enum Action suspend(Vm *vm) {
    Value *base = vm->base;
    clear_dead(base);
    swap_handled(vm, base, false);
    return leave(vm);
}

enum Action generator_suspend(Vm *vm) {
    return suspend(vm);
}

/* Leaves the running generator for whoever resumed it. A chain of `yield from` is walked outwards
 * here, so that a value passes any number of delegating generators without C recursion. Dead
 * registers are emptied, for the generator may wait for long. */
bool generator_yield(Vm *vm, Value value) {
    for (;;) {
        enum Action action = suspend(vm);
        if (action == ACTION_NEXT) { /* the usual one */
            frame_store(vm, value);
            return false;
        }
        if (action == ACTION_ENTRY) {
            vm->roots[ROOT_RESULT] = value;
            vm->entry->outcome = VM_YIELDED;
            return true;
        }
        if (action != ACTION_DELEGATE) {
            frame_deliver(vm, action, value);
            return false;
        }
    }
}

/* The code, which also a finished one knows. */
static Value code_of(Value generator) {
    const Value *base = generator_base(generator);
    return value_absent(*base) ? base[1] : AS(Function, *base)->code;
}

/* Absent words: register 0 says that it has finished. Only its code is still known, for its name,
 * where the pc was. */
void generator_drop(Value generator) {
    Object *o = value_to_object(generator);
    Value code = code_of(generator);
    memset(o + 1, 0, object_payload_words(o) * sizeof(Value));
    generator_base(generator)[1] = code;
}

/* Leaves the running generator's frame and drops what it held. */
static enum Action leave_for_good(Vm *vm) {
    Value generator = vm->roots[ROOT_GENERATOR];
    enum Action action = leave(vm);
    generator_drop(generator);
    return action;
}

void generator_abandon(Vm *vm) {
    (void)leave_for_good(vm);
}

/* `return` in a generator. For `for` loops no StopIteration is ever made. `result` is lost
 * there. True: the VM entry that resumed it is done. */
bool generator_finish(Vm *vm, Value result) {
    bool async = value_is_kind(vm->roots[ROOT_GENERATOR], KIND_ASYNC_GENERATOR);
    enum Action action = leave_for_good(vm);
    if (async) {
        asyncgen_finish(vm, action);
        return false;
    }
    switch (action) {
    case ACTION_ENTRY:
        vm->roots[ROOT_RESULT] = result;
        vm->entry->outcome = VM_RETURNED;
        return true;
    case ACTION_DELEGATE: generator_delegated(vm, result); return false;
    default: frame_exhausted(vm); return false;
    }
}

/* The inner iterator is done: its StopIteration's value is the value of `yield from`. */
void generator_delegated(Vm *vm, Value result) {
    const uint8_t *p = frame_instruction(vm->base);
    Value *m = generator_delegate_of(vm->base);
    m[0] = m[-1] = ABSENT;
    *frame_register(vm->base, p[1]) = result;
    frame_advance(vm->base);
}

/* YIELDFROM: to another generator by resuming it in place, with this one as its caller; anything
 * else by next() or send(). A sent value other than None needs send(); what the methods answer
 * comes back by ACTION_DELEGATE as an item to yield. */
bool generator_delegate(Vm *vm) {
    const Value *m = generator_delegate_of(vm->base);
    Value iterator = m[0], sent = m[-1];
    if (value_is_kind(iterator, KIND_ASYNC_STEP)) {
        if (!asyncgen_resume(vm, iterator, sent, ACTION_DELEGATE)) {
            generator_delegated(vm, NONE);
        }
        return false;
    }
    if (generator_is(iterator)) {
        if (generator_finished(iterator)) {
            check_reuse(vm, iterator);
            generator_delegated(vm, NONE);
        } else {
            generator_resume(vm, iterator, sent, ACTION_DELEGATE);
        }
        return false;
    }
    if (!value_is_none(sent)) {
        Value method = object_getattr(vm, iterator, NAME(send));
        call_waiting(vm, ACTION_DELEGATE, method, 1, sent, ABSENT, ABSENT);
        return vm->entry->outcome != VM_RUNNING;
    }
    Value method = object_special(vm, iterator, NAME(__next__));
    if (!value_absent(method)) {
        call_special(vm, ACTION_DELEGATE, method, 1, iterator, ABSENT, ABSENT);
        return vm->entry->outcome != VM_RUNNING;
    }
    Value item = object_next(vm, iterator);
    if (value_absent(item)) {
        generator_delegated(vm, NONE);
        return false;
    }
    return generator_yield(vm, item);
}

/* ---- from C ---- */

/* A nested entry whose first frame is the generator's. It ends when the generator yields
 * (VM_YIELDED) or returns (VM_RETURNED); what it raises goes on in the caller of call_entry(). */

static void start_send(Vm *vm, void *context) {
    const Value *held = context;
    generator_resume(vm, held[0], held[1], ACTION_ENTRY);
}

bool generator_send(Vm *vm, Value generator, Value sent, Value *result, bool sealed) {
    if (generator_finished(generator)) {
        check_reuse(vm, generator);
        *result = NONE;
        return false;
    }
    Value held[2] = {generator, sent};
    CRoots roots;
    uint8_t outcome;
    heap_root(&vm->heap, &roots, held, 2);
    uintptr_t *high = sealed ? vm_seal(vm) : NULL;
    *result = call_entry(vm, start_send, held, &outcome);
    if (sealed) {
        vm_unseal(vm, high);
    }
    heap_unroot(&vm->heap, &roots);
    return outcome == VM_YIELDED;
}

Value generator_next_sealed(Vm *vm, Value generator) {
    Value result;
    return generator_send(vm, generator, NONE, &result, true) ? result : ABSENT;
}

/* What an entry begins with for throw(). */
typedef struct {
    Value generator, value;
} Start;

/* A throw() of any iterator, or an exception class and its argument, for vm_try(); `value` becomes
 * what the call answers. */
typedef struct {
    Value throw, value;
} Throw;

static void call_throw(Vm *vm, void *context) {
    Throw *t = context;
    t->value = vm_call1(vm, t->throw, t->value);
}

/* The running generator waits at YIELDFROM: passes the exception on to what it delegates to. An
 * item goes on out of this generator; StopIteration ends the delegation. */
static void throw_into(Vm *vm, Value throw, Value raised) {
    Throw t = {throw, raised};
    Value exception;
    if (vm_try(vm, call_throw, &t, &exception)) {
        generator_yield(vm, t.value);
    } else if (exception_matches(exception, &type_StopIteration)) {
        generator_delegated(vm, exception_field(exception, NAME(value)));
    } else {
        vm->roots[ROOT_RAISED] = exception;
        vm_reraise(vm);
    }
}

/* throw(), in the new entry. A generator that delegates passes the exception on to its
 * iterator's throw(), as PEP 380 has it; GeneratorExit closes the iterator and is then raised
 * here. Otherwise it is raised at the YIELD, where the unwinder finds the handler by pc. */
static void start_throw(Vm *vm, void *context) {
    Start *start = context;
    Value generator = start->generator, outer = vm->roots[ROOT_HANDLED];
    bool delegates = generator_awaits(generator);
    (void)generator_enter(vm, generator, ACTION_ENTRY);
    if (delegates) {
        Value iterator = *generator_delegate_of(vm->base), result;
        if (exception_matches(start->value, &type_GeneratorExit)) { /* is not passed on */
            Value close = object_getattr_or_absent(vm, iterator, NAME(close));
            if (!value_absent(close)) {
                (void)vm_call0(vm, close);
            }
            vm_raise(vm, start->value);
        }
        bool step = value_is_kind(iterator, KIND_ASYNC_STEP);
        if (step || (generator_is(iterator) && !generator_finished(iterator))) {
            if (step ? asyncgen_throw(vm, iterator, start->value, &result)
                     : generator_throw(vm, iterator, start->value, &result)) {
                generator_yield(vm, result);
            } else {
                generator_delegated(vm, result);
            }
            return;
        }
        Value throw = object_getattr_or_absent(vm, iterator, NAME(throw));
        if (!value_absent(throw)) {
            throw_into(vm, throw, start->value);
            return;
        }
    }
    generator_raise(vm, start->value, outer);
}

void generator_raise(Vm *vm, Value exception, Value outer) {
    /* generator_enter() has made the generator's own handled exception the current one: it becomes
     * the context. What the caller handles does not. */
    if (!value_same(vm->roots[ROOT_HANDLED], outer)) { /* what the generator itself handles */
        vm_raise(vm, exception);
    }
    vm->roots[ROOT_RAISED] = exception;
    vm_reraise(vm);
}

/* One that has not begun is in none of its `try` blocks yet: it only ends. */
void generator_end(Vm *vm, Value generator, Value exception) {
    traceback_add(vm, exception, frame_code(generator_base(generator)), 0);
    generator_drop(generator);
    vm->roots[ROOT_RAISED] = exception;
    vm_reraise(vm);
}

/* The same with an exception raised where the generator waits. */
bool generator_throw(Vm *vm, Value generator, Value exception, Value *result) {
    if (generator_finished(generator)) {
        check_reuse(vm, generator);
        vm_raise(vm, exception);
    }
    if (!generator_begun(generator)) {
        generator_end(vm, generator, exception);
    }
    Start start = {generator, exception};
    uint8_t outcome;
    *result = call_entry(vm, start_throw, &start, &outcome);
    return outcome == VM_YIELDED;
}

/* ---- methods ---- */

/* What send() and throw() return: the value yielded, or StopIteration(result) raised; without
 * argument for None. */
Value generator_answer(Vm *vm, bool yielded, Value result) {
    if (yielded) {
        return result;
    }
    if (value_is_none(result)) {
        vm_raise_value(vm, &type_StopIteration, ABSENT);
    }
    vm_raise_value(vm, &type_StopIteration, result);
}

/* generator.send(value) */
Value generator_send_method(Vm *vm, Value *a, int n) {
    (void)n;
    Value result;
    bool yielded = generator_send(vm, arg(a, 0), arg(a, 1), &result, true);
    return generator_answer(vm, yielded, result);
}

/* The call of an exception class for throw(), for vm_try(): `value` becomes what it answers. */
static void call_class(Vm *vm, void *context) {
    Throw *t = context;
    Value cls = t->throw;
    t->value = value_absent(t->value) ? vm_call0(vm, cls) : vm_call1(vm, cls, t->value);
    if (!value_is_kind(t->value, KIND_EXCEPTION)) {
        vm_raise_type(vm, "calling %r should have returned an instance of BaseException, not %t",
                      cls, t->value);
    }
}

/* The arguments of throw() as one exception, as CPython normalizes them: a class is called here, in
 * front of the generator, but what that raises is raised inside. TypeError for what is none. */
Value generator_thrown(Vm *vm, const Value *a, int n) {
    Value exception = arg(a, 1), value = arg_or_absent(a, n, 2), failed;
    bool none = value_absent(value) || value_is_none(value);
    bool cls = value_is_kind(exception, KIND_TYPE) || value_is_kind(exception, KIND_CLASS);
    if (cls && object_is_subclass(exception, value_object(&type_BaseException))) {
        Throw t = {exception, none ? ABSENT : value};
        if (value_is_kind(t.value, KIND_EXCEPTION)) {
            return t.value;
        }
        /* What goes wrong here is thrown in its place. */
        return vm_try(vm, call_class, &t, &failed) ? t.value : failed;
    }
    if (!value_is_kind(exception, KIND_EXCEPTION)) {
        vm_raise_type(vm,
                      "exceptions must be classes or instances deriving from BaseException, "
                      "not %t",
                      exception);
    }
    if (!none) {
        vm_raise_type(vm, "instance exception may not have a separate value");
    }
    return exception;
}

Value generator_throw_method(Vm *vm, Value *a, int n) {
    Value result;
    bool yielded = generator_throw(vm, arg(a, 0), generator_thrown(vm, a, n), &result);
    return generator_answer(vm, yielded, result);
}

/* GeneratorExit is thrown at where the generator waits; it must leave by it, or by
 * StopIteration. */
static void close_body(Vm *vm, void *context) {
    Start *start = context;
    Value exit = vm_call0(vm, value_object(&type_GeneratorExit)), result;
    if (generator_throw(vm, start->generator, exit, &result)) {
        vm_raise_format(vm, &type_RuntimeError, "%s ignored GeneratorExit", noun(start->generator));
    }
}

/* A generator that has not begun has nothing to clean up: its registers are dropped at once. In one
 * that has, `finally` blocks run. */
Value generator_close(Vm *vm, Value *a, int n) {
    (void)n;
    Start start = {arg(a, 0), ABSENT};
    if (generator_finished(start.generator)) {
        return NONE;
    }
    if (value_same(generator_base(start.generator)[1], NOT_STARTED)) {
        generator_drop(start.generator);
        return NONE;
    }
    Value exception;
    if (!vm_try(vm, close_body, &start, &exception) &&
        !object_is_instance(vm, exception, value_object(&type_GeneratorExit)) &&
        !object_is_instance(vm, exception, value_object(&type_StopIteration))) {
        vm->roots[ROOT_RAISED] = exception;
        vm_reraise(vm);
    }
    return NONE;
}

Value generator_await(Vm *vm, Value *a, int n) {
    (void)vm, (void)n;
    return arg(a, 0);
}

/* The type's slots for iter() and next(): a generator is its own iterator. */
Value generator_iter(Vm *vm, Value self) {
    (void)vm;
    return self;
}

Value generator_next_slot(Vm *vm, Value self) {
    Value result;
    return generator_send(vm, self, NONE, &result, false) ? result : ABSENT;
}

/* Once it has finished, it no longer knows its name. */
/* Its frame as an object, None when it has finished. It has no caller, also while the generator
 * runs, and stays as it is when the generator goes on. */
static Value frame_of(Vm *vm, Value generator) {
    const Value *base = generator_base(generator);
    if (value_absent(*base)) {
        return NONE;
    }
    bool begun = generator_begun(generator);
    size_t line =
        begun ? code_line(frame_code(base), frame_pc(base)) : code_first_line(frame_code(base));
    return snapshot_new(vm, code_of(generator), AS(Function, *base)->globals, line,
                        value_to_int(base[1]));
}

/* What begins with gi_, cr_ or ag_, by the kind. Absent for any other name. The names are compared
 * as text: three sets of them in flash would take more than this function. */
static Value state_of(Vm *vm, Value self, const char *name) {
    bool running = !value_absent(generator_base(self)[3]);
    if (!strcmp(name, "code")) {
        return code_of(self);
    }
    if (!strcmp(name, "frame")) {
        return frame_of(vm, self);
    }
    if (!strcmp(name, "running")) {
        return value_bool(running);
    }
    if (!strcmp(name, "suspended")) {
        return value_bool(!running && !generator_finished(self) && generator_begun(self));
    }
    if (!strcmp(name, value_is_kind(self, KIND_GENERATOR) ? "yieldfrom" : "await")) {
        return !running && generator_awaits(self) ? *generator_delegate_of(generator_base(self))
                                                  : NONE;
    }
    return ABSENT;
}

Value generator_getattr(Vm *vm, Value self, Value name) {
    if (value_same(name, NAME(__name__))) {
        return code_name(AS(Code, code_of(self)));
    }
    if (value_same(name, NAME(__qualname__))) {
        return code_qualname(vm, AS(Code, code_of(self)));
    }
    char text[16];
    size_t n = str_bytes(name);
    if (n < 3 || n >= sizeof text) {
        return ABSENT;
    }
    memcpy(text, str_text(name), n);
    text[n] = 0;
    const char *prefix = value_is_kind(self, KIND_GENERATOR)   ? "gi_"
                         : value_is_kind(self, KIND_COROUTINE) ? "cr_"
                                                               : "ag_";
    return memcmp(text, prefix, 3) == 0 ? state_of(vm, self, text + 3) : ABSENT;
}

void generator_write(Vm *vm, struct Writer *out, Value self, bool repr) {
    (void)repr;
    Value name = code_qualname(vm, AS(Code, code_of(self)));
    writer_format(out, "<%t object %v at 0x", self, name);
    writer_hex(out, side_id(vm, value_to_object(self)), 8);
    writer_text(out, ">");
}
