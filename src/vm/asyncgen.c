/* SPDX-License-Identifier: MIT */
/* Awaiting: what `await`, `async for` and `async with` ask of objects, and async generators.
 *
 * An async generator is resumed by an ASYNC_STEP, which asend(), athrow() and aclose() make.
 * Whoever awaits that delegates to it as to a coroutine, and the async generator runs in place.
 * What it awaits itself goes on outwards past the step (YIELDFROM); what it yields is the value of
 * the step (ASYNCYIELD): the await is done. Its end is a StopAsyncIteration where the step is
 * awaited. */
#include "builtins.h"
#include "object/exception.h"
#include "vm/frame.h"
#include "vm/generator.h"

/* state of a step: what it is for, and how far it is. */
enum { SEND, THROW, CLOSE, MODE = 3, STARTED = 4, DONE = 8 };

/* Never negative: a mode and flags. */
static unsigned state_of(Value step) {
    return (unsigned)value_to_int(AS(AsyncStep, step)->state);
}

/* Sets flags; the mode stays. Allocates nothing. */
static void add_state(Value step, unsigned more) {
    AS(AsyncStep, step)->state = value_int((intptr_t)(state_of(step) | more));
}

/* Allocates; the generator itself is not touched before somebody awaits the step. */
static Value step_new(Vm *vm, Value generator, Value value, unsigned mode) {
    AsyncStep *s = (AsyncStep *)heap_alloc(vm, KIND_ASYNC_STEP, WORDS_OF(AsyncStep));
    s->generator = generator;
    s->value = value;
    s->state = value_int((intptr_t)mode);
    return value_object(s);
}

/* ---- what is awaited ---- */

/* What the waiting instruction is about, for `not awaitable`. */
static _Noreturn void fail_awaitable(Vm *vm, Value v) {
    const uint8_t *p = frame_instruction(vm->base);
    if (*p == OP_FORANEXT) {
        vm_raise_type(vm, "'async for' received an invalid object from __anext__: %t", v);
    }
    if (p[3] == 0) {
        vm_raise_type(vm, "object %t can't be used in 'await' expression", v);
    }
    vm_raise_type(vm,
                  "'async with' received an object from __a%s__ that does not implement "
                  "__await__: %t",
                  p[3] == 1 ? "enter" : "exit", v);
}

/* The iterator of an awaitable was found: it is delegated to. FORANEXT runs again for that. */
static void deliver_iterator(Vm *vm, Value iterator) {
    if (*frame_instruction(vm->base) == OP_FORANEXT) {
        Value *m = generator_delegate_of(vm->base);
        m[0] = iterator;
        m[-1] = NONE;
    } else {
        frame_store(vm, iterator);
    }
}

/* Generators can be awaited as well, and objects of a class with __iter__, as in MicroPython. */
static void find_awaitable(Vm *vm, Value v) {
    if (generator_is(v) || value_is_kind(v, KIND_ASYNC_STEP)) {
        if (value_is_kind(v, KIND_COROUTINE) && generator_awaits(v)) {
            vm_raise_format(vm, &type_RuntimeError, "coroutine is being awaited already");
        }
        deliver_iterator(vm, v);
        return;
    }
    Value method = object_lookup(vm, object_type(v), NAME(__await__));
    if (value_absent(method)) {
        method = object_special(vm, v, NAME(__iter__));
    }
    if (value_absent(method)) {
        fail_awaitable(vm, v);
    }
    call_special(vm, ACTION_AWAIT, method, 1, v, ABSENT, ABSENT);
}

/* __await__ has answered. */
static void deliver_awaited(Vm *vm, Value result) {
    if (value_is_kind(result, KIND_COROUTINE)) {
        vm_raise_type(vm, "__await__() returned a coroutine");
    }
    if (!generator_is(result) && !object_is_iterator(vm, result)) {
        vm_raise_type(vm, "__await__() returned non-iterator of type '%t'", result);
    }
    deliver_iterator(vm, result);
}

/* ---- async for ---- */

/* On the class, as all special methods; runs nothing. */
static bool has(Vm *vm, Value v, Value name) {
    return !value_absent(object_lookup(vm, object_type(v), name));
}

/* What `async for` iterates over. */
static void find_iteration(Vm *vm, Value v) {
    Value method = object_lookup(vm, object_type(v), NAME(__aiter__));
    if (value_absent(method)) {
        vm_raise_type(vm, "'async for' requires an object with __aiter__ method, got %t", v);
    }
    call_special(vm, ACTION_AITER, method, 1, v, ABSENT, ABSENT);
}

/* GETAWAITABLE: completes the instruction or pushes the frame of __await__ or __aiter__. */
void asyncgen_awaitable(Vm *vm) {
    const uint8_t *p = frame_instruction(vm->base);
    Value v = *frame_register(vm->base, p[2]);
    (p[3] == 3 ? find_iteration : find_awaitable)(vm, v);
}

/* __aiter__ has answered: the iteration begins, in a block of three registers. */
static void deliver_iter(Vm *vm, Value result) {
    if (!has(vm, result, NAME(__anext__))) {
        vm_raise_type(vm,
                      "'async for' received an object from __aiter__ that does not implement "
                      "__anext__: %t",
                      result);
    }
    Value *block = frame_register(vm->base, frame_instruction(vm->base)[1]);
    block[0] = result;
    block[-1] = block[-2] = ABSENT;
    frame_advance(vm->base);
}

/* FORANEXT without anything to delegate to yet. */
static void next_awaitable(Vm *vm) {
    Value v = generator_delegate_of(vm->base)[1];
    if (value_is_kind(v, KIND_ASYNC_GENERATOR)) {
        deliver_iterator(vm, step_new(vm, v, NONE, SEND));
        return;
    }
    Value method = object_lookup(vm, object_type(v), NAME(__anext__));
    if (value_absent(method)) {
        vm_raise_type(vm, "'async for' requires an iterator with __anext__ method, got %t", v);
    }
    call_special(vm, ACTION_ANEXT, method, 1, v, ABSENT, ABSENT);
}

/* The instruction runs again until its awaitable is done; only then it has an item to store. */
bool asyncgen_next(Vm *vm) {
    if (value_absent(*generator_delegate_of(vm->base))) {
        next_awaitable(vm);
        return false;
    }
    return generator_delegate(vm);
}

/* Each of them goes on with the instruction that waits, and may push the next frame. */
void asyncgen_deliver(Vm *vm, enum Action action, Value result) {
    switch (action) {
    case ACTION_AITER: deliver_iter(vm, result); break;
    case ACTION_ANEXT: find_awaitable(vm, result); break;
    default: deliver_awaited(vm, result); break;
    }
}

/* ---- steps ---- */

/* A step is awaited for the first time. False: there is nothing to run, its value is None. */
static bool begin(Vm *vm, Value step, enum Action action) {
    unsigned mode = state_of(step) & MODE;
    Value generator = AS(AsyncStep, step)->generator, value = AS(AsyncStep, step)->value;
    static const char *const names[] = {"anext", "athrow", "aclose"};
    if (generator_awaits(generator)) {
        vm_raise_format(vm, &type_RuntimeError, "%s(): asynchronous generator is already running",
                        names[mode]);
    }
    add_state(step, STARTED);
    if (generator_finished(generator)) {
        add_state(step, DONE);
        if (mode == SEND) {
            vm_raise_value(vm, &type_StopAsyncIteration, ABSENT);
        }
        return false;
    }
    if (mode == SEND) {
        generator_resume(vm, generator, value, action);
        return true;
    }
    if (mode == CLOSE && !generator_begun(generator)) {
        generator_drop(generator);
        add_state(step, DONE);
        return false;
    }
    if (!generator_begun(generator)) {
        generator_end(vm, generator, value);
    }
    if (mode == CLOSE) {
        value = exception_new(vm, value_object(&type_GeneratorExit), ABSENT);
    }
    Value outer = vm->roots[ROOT_HANDLED];
    (void)generator_enter(vm, generator, action);
    generator_raise(vm, value, outer);
}

/* A step gives its value once, whatever became of the generator: RuntimeError afterwards. */
static void check_done(Vm *vm, Value step) {
    unsigned state = state_of(step);
    bool ended = state & STARTED && generator_finished(AS(AsyncStep, step)->generator);
    if (state & DONE || ended) {
        vm_raise_format(vm, &type_RuntimeError, "cannot reuse already awaited %s",
                        (state & MODE) == SEND ? "__anext__()/asend()" : "aclose()/athrow()");
    }
}

/* What is sent goes to what the generator awaits; at first it is the step that says what. */
bool asyncgen_resume(Vm *vm, Value step, Value sent, enum Action action) {
    check_done(vm, step);
    if (!(state_of(step) & STARTED)) {
        return begin(vm, step, action);
    }
    generator_resume(vm, AS(AsyncStep, step)->generator, sent, action);
    return true;
}

/* The generator has yielded: the step is done. */
static void complete(Vm *vm, Value step) {
    add_state(step, DONE);
    if ((state_of(step) & MODE) == CLOSE) {
        vm_raise_format(vm, &type_RuntimeError, "async generator ignored GeneratorExit");
    }
}

/* The step that the running frame delegates to. */
static Value awaited_step(const Vm *vm) {
    return *generator_delegate_of(vm->base);
}

/* The value is that of the step which the frame that runs now awaits, or of a call from C. */
bool asyncgen_yield(Vm *vm, Value value) {
    if (generator_suspend(vm) == ACTION_ENTRY) {
        vm->roots[ROOT_RESULT] = value;
        vm->entry->outcome = VM_RETURNED;
        return true;
    }
    complete(vm, awaited_step(vm));
    generator_delegated(vm, value);
    return false;
}

/* `return` in an async generator: no value, but the end of the iteration. */
void asyncgen_finish(Vm *vm, enum Action action) {
    if (action == ACTION_ENTRY || !asyncgen_close_awaited(vm)) {
        vm_raise_value(vm, &type_StopAsyncIteration, ABSENT);
    }
}

/* Its own frame is gone already; the step of whoever awaits it is done in any case. */
bool asyncgen_close_awaited(Vm *vm) {
    Value step = awaited_step(vm);
    bool close = (state_of(step) & MODE) == CLOSE;
    add_state(step, DONE);
    if (close) {
        generator_delegated(vm, NONE);
    }
    return close;
}

/* ---- from C ---- */

/* In nested entries: steps that are not awaited but sent to, and exceptions thrown into those that
 * are. */
typedef struct {
    Value step, value, result;
    bool throw, yielded;
} Call;

/* For call_entry(): the first frame of the entry is the generator's. */
static void start_step(Vm *vm, void *context) {
    const Call *call = context;
    if (!asyncgen_resume(vm, call->step, call->value, ACTION_ENTRY)) {
        vm->roots[ROOT_RESULT] = NONE;
        vm->entry->outcome = VM_RETURNED;
    }
}

/* For vm_try(). */
static void run_step(Vm *vm, void *context) {
    Call *call = context;
    Value generator = AS(AsyncStep, call->step)->generator;
    if (call->throw) {
        check_done(vm, call->step);
        add_state(call->step, STARTED);
        call->yielded = generator_throw(vm, generator, call->value, &call->result);
    } else {
        uint8_t outcome;
        call->result = call_entry(vm, start_step, call, &outcome);
        call->yielded = outcome == VM_YIELDED;
    }
    if (!call->yielded && !(state_of(call->step) & DONE)) { /* else it had nothing to do */
        complete(vm, call->step);
    }
}

/* True: it yields call->result outwards; false: that is its value. aclose() takes notice of the
 * generator's end. */
static bool step_from_c(Vm *vm, Call *call) {
    Value exception;
    if (vm_try(vm, run_step, call, &exception)) {
        return call->yielded;
    }
    if ((state_of(call->step) & MODE) != CLOSE ||
        (!exception_matches(exception, &type_GeneratorExit) &&
         !exception_matches(exception, &type_StopAsyncIteration))) {
        vm->roots[ROOT_RAISED] = exception;
        vm_reraise(vm);
    }
    add_state(call->step, DONE);
    call->result = NONE;
    return false;
}

/* Into whatever the generator awaits, or where it has yielded last. */
bool asyncgen_throw(Vm *vm, Value step, Value exception, Value *result) {
    Call call = {step, exception, ABSENT, true, false};
    bool yielded = step_from_c(vm, &call);
    *result = call.result;
    return yielded;
}

/* ---- methods ---- */

Value asyncgen_aiter(Vm *vm, Value *a, int n) {
    (void)vm, (void)n;
    return arg(a, 0);
}

Value asyncgen_anext(Vm *vm, Value *a, int n) {
    (void)n;
    return step_new(vm, arg(a, 0), NONE, SEND);
}

Value asyncgen_asend(Vm *vm, Value *a, int n) {
    (void)n;
    return step_new(vm, arg(a, 0), arg(a, 1), SEND);
}

Value asyncgen_athrow(Vm *vm, Value *a, int n) {
    return step_new(vm, arg(a, 0), generator_thrown(vm, a, n), THROW);
}

Value asyncgen_aclose(Vm *vm, Value *a, int n) {
    (void)n;
    return step_new(vm, arg(a, 0), NONE, CLOSE);
}

Value asyncgen_step_iter(Vm *vm, Value self) {
    (void)vm;
    return self;
}

Value asyncgen_step_next(Vm *vm, Value self) {
    Call call = {self, NONE, ABSENT, false, false};
    bool yielded = step_from_c(vm, &call);
    return yielded ? call.result : generator_answer(vm, false, call.result);
}

Value asyncgen_step_send(Vm *vm, Value *a, int n) {
    (void)n;
    Call call = {arg(a, 0), arg(a, 1), ABSENT, false, false};
    bool yielded = step_from_c(vm, &call);
    return generator_answer(vm, yielded, call.result);
}

Value asyncgen_step_throw(Vm *vm, Value *a, int n) {
    Value result, exception = generator_thrown(vm, a, n);
    bool yielded = asyncgen_throw(vm, arg(a, 0), exception, &result);
    return generator_answer(vm, yielded, result);
}

Value asyncgen_step_close(Vm *vm, Value *a, int n) {
    (void)vm, (void)n;
    add_state(arg(a, 0), DONE);
    return NONE;
}
