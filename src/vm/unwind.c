/* SPDX-License-Identifier: MIT */
/* Unwinding: what happens between a raise and its handler. Exception tables cost nothing until
 * something is raised; here they are searched frame by frame, down to the innermost VM entry.
 * Invariant: the exception on its way is vm->roots[ROOT_RAISED]; what a handler needs afterwards is
 * in its frame, never in C locals (the raise was a non-local jump). */
#include "builtins.h"
#include "object/exception.h"
#include "object/str.h"
#include "vm/frame.h"
#include "vm/traceback.h"

/* Is the exception on its way an instance of a built-in class, or of one derived from it? */
static bool raised_is(Vm *vm, const Type *type) {
    return object_is_type(vm->roots[ROOT_RAISED], type);
}

/* Goes to the handler of the running frame for its pc, if it has one. The first row that covers
 * pc and is no CLEANUP is it, for inner rows come first; CLEANUP rows before it are left, and so
 * the exception that was handled outside of them is the handled one again. False: there is none,
 * and the frame is to be left. */
static bool enter_handler(Vm *vm) {
    Value *base = vm->base;
    const Code *code = frame_code(base);
    size_t pc = frame_pc(base);
    if (code->bytes[pc] == OP_FORANEXT && raised_is(vm, &type_StopAsyncIteration)) {
        vm->roots[ROOT_RAISED] = ABSENT;
        frame_exhausted(vm); /* the end of `async for` */
        return true;
    }
    const uint8_t *rows = code_rows(code);
    for (size_t left = code_rare(code).exceptions; left > 0; left--) {
        const ExceptionRow row = code_next_row(code, &rows);
        if (pc < row.start || pc >= row.end) {
            continue;
        }
        Value *reg = &base[-(intptr_t)row.reg];
        if (row.handler == CODE_CLEANUP) {
            vm->roots[ROOT_HANDLED] = reg[-1];
            continue;
        }
        /* Block registers and temporaries of what was interrupted begin at the handler's own. */
        for (int r = row.reg; r < code->head.registers; r++) {
            base[-(intptr_t)r] = ABSENT;
        }
        *reg = vm->roots[ROOT_RAISED];
        vm->roots[ROOT_RAISED] = ABSENT;
        /* PUSHEXC stands there. The loop goes on at it when unwinding is done. */
        base[1] = value_int(row.handler);
        return true;
    }
    return false;
}

/* PEP 479: StopIteration must not leave a generator, nor StopAsyncIteration an async one. It
 * becomes a RuntimeError with the original as cause and context. Raising in here (no memory) jumps
 * to call_entry(), which unwinds this same frame with the new exception. */
static void replace_stop_iteration(Vm *vm, bool async) {
    StrBuilder b;
    Kind kind = value_kind(vm->roots[ROOT_GENERATOR]);
    str_build_begin(vm, &b, 48);
    writer_text(&b.writer, kind == KIND_GENERATOR   ? "generator"
                           : kind == KIND_COROUTINE ? "coroutine"
                                                    : "async generator");
    writer_text(&b.writer, async ? " raised StopAsyncIteration" : " raised StopIteration");
    Value error = exception_new_text(vm, &type_RuntimeError, str_build_end(&b));
    exception_set_context(vm, error, vm->roots[ROOT_RAISED]);
    exception_set_cause(vm, error, vm->roots[ROOT_RAISED]);
    vm->roots[ROOT_RAISED] = error;
    traceback_add(vm, error, frame_code(vm->base), frame_pc(vm->base));
}

/* One turn of the loop for each frame: note the place, look for a handler, leave. Frames are
 * left in order and by their own means, so depth and heap.low are right at each step.
 * vm->entry->depth is the depth below the entry's first frame. */
bool unwind_to_handler(Vm *vm) {
    bool skip = vm->reraised; /* raised again: this frame is in the traceback already */
    vm->reraised = false;
    while (vm->depth > vm->entry->depth) {
        /* Whatever was placed below the running frame is gone. */
        if (value_absent(vm->roots[ROOT_GENERATOR])) {
            frame_set_low(vm, vm->base - (frame_code(vm->base)->head.registers - 1));
        }
        if (!skip) {
            traceback_add(vm, vm->roots[ROOT_RAISED], frame_code(vm->base), frame_pc(vm->base));
        }
        skip = false;
        if (enter_handler(vm)) {
            return true;
        }
        enum Action action = frame_action(vm->base);
        bool generator = frame_link(vm->base) & LINK_GENERATOR;
        if (generator) {
            bool async = value_is_kind(vm->roots[ROOT_GENERATOR], KIND_ASYNC_GENERATOR);
            bool async_stop = async && raised_is(vm, &type_StopAsyncIteration);
            if (raised_is(vm, &type_StopIteration) || async_stop) {
                replace_stop_iteration(vm, async_stop);
            }
            generator_abandon(vm);
            if (async && action == ACTION_DELEGATE && raised_is(vm, &type_GeneratorExit) &&
                asyncgen_close_awaited(vm)) {
                vm->roots[ROOT_RAISED] = ABSENT;
                return true;
            }
        } else {
            if (action == ACTION_REDO) {
                /* Its module is taken out of sys.modules again. */
                import_failed(vm, AS(Function, vm->base[0])->globals);
            }
            frame_leave(vm);
        }
        /* That was the entry's first frame: its caller is C code of the outer entry. */
        if (action == ACTION_ENTRY) {
            return false;
        }
        /* A __next__ method that was called by FORNEXT or YIELDFROM has ended the iteration: no
         * error. From a generator a StopIteration cannot come any more. */
        if (!generator && (action == ACTION_NEXT || action == ACTION_DELEGATE) &&
            raised_is(vm, &type_StopIteration)) {
            Value value = exception_field(vm->roots[ROOT_RAISED], NAME(value));
            vm->roots[ROOT_RAISED] = ABSENT;
            if (action == ACTION_NEXT) {
                frame_exhausted(vm);
            } else {
                generator_delegated(vm, value);
            }
            return true;
        }
    }
    return false;
}
