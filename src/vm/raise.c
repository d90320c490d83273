/* SPDX-License-Identifier: MIT */
/* Raising: every exception that C code raises is made here, and leaves by a non-local jump to the
 * innermost VM entry, with vm->roots[ROOT_RAISED] naming it.
 *
 * Out of memory: the first MemoryError spends the heap's reserve, so that it can say how much was
 * wanted; until a collection has filled the reserve again, others say nothing, and when there is
 * not even room for that they are the constant exception_no_memory. */
#include "builtins.h"
#include "compile/code.h"
#include "object/exception.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/writer.h"
#include "object/table.h"
#include "vm/frame.h"
#include "port/port.h"
#include "vm/import.h"

enum { RUNAWAY_DEPTH = 50 }; /* fewer frames are no runaway recursion */

/* Making an exception allocates with Values on the C stack: a sealed segment is open from here on,
 * all of it, since the arguments may lie anywhere. The jump is what closes it. */
static void open_segment(Vm *vm) {
    CSegment *segment = vm->heap.c_segments;
    if (segment != NULL && segment->high == NULL) {
        segment->high = (uintptr_t *)vm->entry;
    }
}

/* Lands in call_entry() or vm_try(). Context and traceback stay as they are. */
void vm_reraise(Vm *vm) {
    if (vm->entry == NULL) {
        __builtin_trap(); /* nobody to tell: vm_try is missing at the bottom */
    }
    VM_JUMP_TO(vm->entry->jump);
}

/* Makes `handled` the context of v as CPython does: v itself is cut out of the chain first. So a
 * chain never becomes a circle by this; one that is a circle already is not followed for ever
 * (Floyd's tortoise and hare). Constant exceptions have no context. */
static void set_context(Vm *vm, Value v, Value handled) {
    if (value_absent(handled) || value_same(handled, v) || !exception_writable(vm, v)) {
        return;
    }
    Value slow = handled; /* follows at half the speed: finds chains that are circles already */
    bool step = false;
    for (Value e = handled; !value_absent(e);) {
        Value next = exception_context(e);
        if (value_same(next, v)) {
            exception_set_context(vm, e, ABSENT);
            break;
        }
        if (value_same(next, slow)) {
            break;
        }
        if (step) {
            slow = exception_context(slow);
        }
        step = !step;
        e = next;
    }
    exception_set_context(vm, v, handled);
}

/* What is being handled becomes the context. */
void vm_raise(Vm *vm, Value exception) {
    set_context(vm, exception, vm->roots[ROOT_HANDLED]);
    vm->roots[ROOT_RAISED] = exception;
    vm_reraise(vm);
}

void vm_raise_value(Vm *vm, const Type *type, Value argument) {
    open_segment(vm);
    vm_raise(vm, value_absent(argument) ? exception_new(vm, value_object(type), ABSENT)
                                        : exception_new_text(vm, type, argument));
}

/* Allocates the text and the exception, and may run __str__ of an argument; a MemoryError in
 * between is raised in its stead. va_end is never reached. */
static _Noreturn void raise_formatted(Vm *vm, const Type *type, const char *format,
                                      va_list arguments) {
    StrBuilder text;
    open_segment(vm);
    str_build_begin(vm, &text, 0);
    writer_vformat(&text.writer, format, arguments);
    vm_raise_value(vm, type, str_build_end(&text));
}

void vm_raise_format(Vm *vm, const Type *type, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    raise_formatted(vm, type, format, arguments);
}

void vm_raise_type(Vm *vm, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    raise_formatted(vm, &type_TypeError, format, arguments);
}

void vm_raise_value_error(Vm *vm, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    raise_formatted(vm, &type_ValueError, format, arguments);
}

void vm_raise_index(Vm *vm, const char *what) {
    vm_raise_format(vm, &type_IndexError, what);
}

void vm_raise_overflow(Vm *vm, const char *what) {
    vm_raise_format(vm, &type_OverflowError, what);
}

/* A copy of a constant exception, which can have a traceback; or the constant itself. */
static Value copy_if_possible(Vm *vm, const Exception *constant) {
    Object *o = heap_try_alloc(vm, KIND_EXCEPTION, WORDS_OF(Exception));
    if (o == NULL) {
        return value_object(constant);
    }
    ((Exception *)o)->cls = constant->cls;
    ((Exception *)o)->args = constant->args;
    return value_object(o);
}

/* Is memory out because of runaway recursion? Then what is wanted now is little, and frames take a
 * good part of it, or much is free before what recursing C code pins. */
static bool is_runaway(const Vm *vm, size_t bytes) {
    const Heap *heap = &vm->heap;
    size_t total = (size_t)(heap->top - heap->base);
    size_t frames = (size_t)(heap->top - heap->low) + vm->running_words;
    return vm->depth >= RUNAWAY_DEPTH && bytes / sizeof(Value) < total / 16 &&
           (frames > total / 16 || heap_free_bytes(heap) / sizeof(Value) > total / 4);
}

static bool is_explained(const Vm *vm) {
    return vm->inspector != NULL && vm->inspector->failed != NULL;
}

/* Tells those who explain failures, for whom the exception gets a flag. Not of what fails while the
 * exception is made. */
static void tell(Vm *vm, size_t bytes) {
    if (is_explained(vm) && !vm->emergency) {
        vm->inspector->failed(vm, bytes);
    }
    vm->heap.failed.kind = KIND_HOLE;
    vm->heap.failed.growing = NULL;
}

static Value flagged(const Vm *vm, Value exception) {
    if (is_explained(vm) && exception_writable(vm, exception)) {
        value_to_object(exception)->header |= HEADER_LAST_FAILURE;
    }
    return exception;
}

/* The heap's hook: an allocation of so many bytes failed. The heap is locked, recursion ran
 * away, or memory is really out: each has its own exception. */
void vm_raise_memory(Vm *vm, size_t bytes) {
    Heap *heap = &vm->heap;
    open_segment(vm);
    if (heap->gate.lock_depth > 0) {
        vm_raise(vm, value_object(&exception_locked));
    }
    if (heap->gate.refused) {
        heap->gate.refused = false;
        vm->inspector->refused(vm);
    }
    bool runaway = is_runaway(vm, bytes);
    if (!runaway) {
        tell(vm, bytes);
    }
    /* The overhang is never given to objects: what the reserve has beyond it is left to spend. */
    bool first = heap->gate.reserve > heap->overhang && !vm->emergency;
    vm->emergency = false;
    if (first) {
        heap_spend_reserve(heap);
    }
    if (runaway) {
        vm_raise(vm, copy_if_possible(vm, &exception_too_deep));
    }
    if (!first) {
        Value brief = copy_if_possible(vm, &exception_no_memory);
        if (exception_writable(vm, brief)) {
            exception_set_memory(vm, brief, bytes);
        }
        vm_raise(vm, flagged(vm, brief));
    }
    vm->emergency = true; /* what fails in here does not try again */
    Value exception = exception_new_memory(vm, bytes);
    vm->emergency = false;
    vm_raise(vm, flagged(vm, exception));
}

/* The text for a module tells about now, and is made at once; others when somebody asks. */
void vm_raise_attribute(Vm *vm, Value object, Value name) {
    Value text = ABSENT;
    open_segment(vm);
    if (value_is_kind(object, KIND_MODULE)) {
        Value module = dict_get_str(AS(Module, object)->dict, NAME(__name__));
        const char *state = import_running(vm, object) ? "partially initialized " : "";
        StrBuilder b;
        str_build_begin(vm, &b, 0);
        writer_format(&b.writer, "%smodule '%v' has no attribute '%v'%s", state,
                      value_absent(module) ? NAME(empty_text) : module, name,
                      *state ? " (most likely due to a circular import)" : "");
        text = str_build_end(&b);
    }
    vm_raise(vm, exception_new_missing(vm, &type_AttributeError, text, name, object));
}

void vm_raise_name(Vm *vm, Value name) {
    open_segment(vm);
    vm_raise(vm, exception_new_missing(vm, &type_NameError, ABSENT, name, NONE));
}

void vm_raise_unsupported(Vm *vm, const char *symbol, Value left, Value right) {
    vm_raise_type(vm, "unsupported operand type(s) for %s: '%t' and '%t'", symbol, left, right);
}

void vm_raise_interrupt(Vm *vm) {
    (void)port_interrupt_pending(); /* taken notice of */
    vm->interrupt &= (uint8_t)~VM_INTERRUPT_KEYBOARD;
    vm_raise_value(vm, &type_KeyboardInterrupt, ABSENT);
}

/* A tick may set its bit again, to be let through at the next safe point. */
void vm_poll_now(Vm *vm) {
    if (vm->interrupt & VM_INTERRUPT_TICK) {
        vm->interrupt &= (uint8_t)~VM_INTERRUPT_TICK;
        (void)vm_tick(vm, true);
    }
    if (vm->interrupt & VM_INTERRUPT_KEYBOARD) {
        vm_raise_interrupt(vm);
    }
}

/* ---- the C stack ---- */

/* The stack grows down from c_stack_top. The limit is the platform's; an eighth of it, and no less
 * than LEAST_LEFT, is left for what is called without a check, and for raising. */
enum { LEAST_LEFT = 192 * sizeof(uintptr_t) };

size_t vm_c_stack_used(const Vm *vm) {
    uintptr_t here = (uintptr_t)__builtin_frame_address(0);
    return here < vm->c_stack_top ? vm->c_stack_top - here : 0;
}

void vm_c_stack_check(Vm *vm) {
    size_t used = vm_c_stack_used(vm);
    if (used > vm->c_stack_peak) {
        vm->c_stack_peak = used;
    }
    size_t left = vm->c_stack_limit / 8;
    if (used + (left > LEAST_LEFT ? left : LEAST_LEFT) > vm->c_stack_limit) {
        open_segment(vm);
        vm_raise(vm, copy_if_possible(vm, &exception_too_deep));
    }
}
