/* SPDX-License-Identifier: MIT */
/* From the running frame to file and line, each step looked at before it is taken: an object is one
 * if it lies where reading is allowed, from its header to its end, and its header says the kind. */
#include "vm/where.h"

#include "builtins.h"
#include "compile/code.h"
#include "object/str.h"
#include "vm/frame.h"

/* Is it an object of that kind, all of which may be read? */
static bool is_whole(Value v, Kind kind, WhereReadable *readable) {
    uintptr_t address = v.bits;
    const Object *object = (const Object *)address;
    return address != 0 && address % sizeof(uintptr_t) == 0 && readable(object, sizeof *object) &&
           (object->header & 1) && object_kind(object) == kind &&
           readable(object, object_words(object) * sizeof(uintptr_t));
}

bool where_find(const Vm *vm, WhereReadable *readable, Where *where) {
    if (vm == NULL || !readable(vm, sizeof *vm) || vm->base == NULL ||
        (uintptr_t)vm->base % sizeof(Value) != 0 || !readable(vm->base, 2 * sizeof(Value))) {
        return false;
    }
    const Value *base = vm->base;
    if (!is_whole(base[0], KIND_FUNCTION, readable) || !value_is_int(base[1])) {
        return false;
    }
    Value function = base[0];
    Value code = AS(Function, function)->code;
    if (!is_whole(code, KIND_CODE, readable)) {
        return false;
    }
    const Code *c = AS(Code, code);
    if (!is_whole(c->unit, KIND_UNIT, readable) ||
        !is_whole(AS(Unit, c->unit)->constants, KIND_STORE, readable)) {
        return false;
    }
    Value file = AS(Unit, c->unit)->file, name = code_name(c);
    if (!is_whole(file, KIND_STR, readable) || !is_whole(name, KIND_STR, readable)) {
        return false;
    }
    *where = (Where){str_text(file), str_text(name), str_bytes(file), str_bytes(name),
                     code_line(c, frame_pc(base))};
    return true;
}
