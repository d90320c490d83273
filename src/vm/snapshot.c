/* SPDX-License-Identifier: MIT */
/* Frame objects. One keeps nothing of its frame alive but the code and its globals, and finds it by
 * its number: how many frames lie below. Once the call has ended, what was seen last remains, and
 * there is no caller any more. */
#include "vm/snapshot.h"

#include "builtins.h"
#include "vm/frame.h"

/* Slots of the instance. NUMBER: 0 is the outermost frame, -1 one that nobody called. */
enum { CODE, GLOBALS, LINE, LASTI, NUMBER, SLOTS };

Value snapshot_new(Vm *vm, Value code, Value globals, size_t line, intptr_t lasti) {
    Instance *o = (Instance *)heap_alloc(vm, KIND_INSTANCE, WORDS_OF(Instance) + SLOTS);
    o->cls = value_object(&type_frame);
    o->slots[CODE] = code;
    o->slots[GLOBALS] = value_absent(globals) ? NONE : globals;
    o->slots[LINE] = value_int((intptr_t)line);
    o->slots[LASTI] = value_int(lasti);
    o->slots[NUMBER] = value_int(-1);
    return value_object(o);
}

/* The frame so many calls out; NULL if there is none. */
static const Value *outwards(Vm *vm, intptr_t calls) {
    const Value *base = calls < 0 ? NULL : vm->base;
    while (base && calls-- > 0) {
        base = frame_caller(vm, base);
    }
    return base;
}

/* The number of the running frame. */
static intptr_t last_number(Vm *vm) {
    intptr_t n = -1;
    for (const Value *base = vm->base; base; base = frame_caller(vm, base)) {
        n++;
    }
    return n;
}

/* The frame of an object, NULL when that call has ended. Another one of the same code in its place
 * is taken for it. */
static const Value *frame_of(Vm *vm, const Value *slots) {
    intptr_t n = value_to_int(slots[NUMBER]);
    const Value *base = n < 0 ? NULL : outwards(vm, last_number(vm) - n);
    return base && value_same(AS(Function, base[0])->code, slots[CODE]) ? base : NULL;
}

/* Counting is a walk over all frames: who asks for a frame can wait. */
Value snapshot_running(Vm *vm, intptr_t depth) {
    const Value *base = outwards(vm, depth);
    if (!base) {
        return ABSENT;
    }
    const Function *f = AS(Function, base[0]);
    size_t pc = frame_pc(base), line = code_line(frame_code(base), pc);
    Value frame = snapshot_new(vm, f->code, f->globals, line, (intptr_t)pc);
    AS(Instance, frame)->slots[NUMBER] = value_int(last_number(vm) - depth);
    return frame;
}

/* What a live frame tells is written into the slots first, so that it is what remains. f_back is
 * made anew each time: two of them are equal in what they tell, not the same object. Absent for any
 * other name. */
Value snapshot_getattr(Vm *vm, Value self, Value name) {
    static const Value names[] = {VALUE_OF(&name_f_code), VALUE_OF(&name_f_globals),
                                  VALUE_OF(&name_f_lineno), VALUE_OF(&name_f_lasti)};
    Value *slots = AS(Instance, self)->slots;
    const Value *base = frame_of(vm, slots);
    if (value_same(name, NAME(f_back))) {
        intptr_t calls = last_number(vm) - value_to_int(slots[NUMBER]) + 1;
        Value caller = base ? snapshot_running(vm, calls) : ABSENT;
        return value_absent(caller) ? NONE : caller;
    }
    if (base) {
        slots[LINE] = value_int((intptr_t)code_line(frame_code(base), frame_pc(base)));
        slots[LASTI] = base[1];
    }
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (value_same(names[i], name)) {
            return slots[i];
        }
    }
    return ABSENT;
}
