/* SPDX-License-Identifier: MIT */
/* str() and repr() of any value.
 *
 * Text goes through a Writer as it is made, so that a long repr needs no str of its own where it
 * is printed. Writing may run Python code: whoever writes a container's items looks them up anew
 * after each. */
#include "object/lineage.h"
#include "object/protocol.h"

#include "builtins.h"
#include "heap/side.h"
#include "object/bytearray.h"
#include "object/set.h"
#include "object/str.h"

/* v.name() for a special method without arguments; absent if the class has none. */
static Value call_text(Vm *vm, Value v, Value name, bool sealed) {
    Value method = object_special(vm, v, name);
    if (value_absent(method)) {
        return ABSENT;
    }
    return sealed ? vm_call_method_sealed(vm, method, v) : vm_call_method(vm, method, &v, 1);
}

/* What a user-defined __str__ or __repr__ says, a str; absent if the class of v has none. str()
 * asks __str__, then __repr__; repr() asks __repr__ only. TypeError for what is no str. If
 * `sealed`, v may be stale when there was a method. */
static Value user_text(Vm *vm, Value v, bool repr, bool sealed) {
    Value cls = value_is_object(v) ? object_type(v) : ABSENT;
    if (!value_is_kind(cls, KIND_CLASS)) {
        return ABSENT;
    }
    /* str() of an exception or a str does not fall back to __repr__: its type has its own. */
    const Type *native = AS(Type, AS(Class, cls)->native);
    bool own_str = !repr && (native == &type_str || (native->flags & TYPE_EXCEPTION) != 0);
    Value name = NAME(__str__), text = ABSENT;
    if (!repr) {
        text = call_text(vm, v, name, sealed);
    }
    if (value_absent(text) && !own_str) {
        name = NAME(__repr__);
        text = call_text(vm, v, name, sealed);
    }
    if (!value_absent(text) && !value_is_kind(object_unwrap(text), KIND_STR)) {
        vm_raise_type(vm, "%v returned non-string (type %t)", name, text);
    }
    return value_absent(text) ? text : object_unwrap(text);
}

/* <module.C object at 0x...>: the number is the one that id() gives. The module is left out when
 * it is builtins; the name of a user-defined class is the qualified one. */
void object_write_default(Vm *vm, Writer *w, Value v) {
    Value type = object_type(v), module = lineage_module(type), name = AS(Class, type)->name;
    if (value_is_kind(type, KIND_CLASS)) {
        name = AS(Class, type)->qualname;
    }
    writer_put(w, "<", 1);
    if (value_is_kind(module, KIND_STR) && !value_same(module, NAME(builtins))) {
        writer_str(w, module);
        writer_put(w, ".", 1);
    }
    writer_str(w, name);
    writer_text(w, " object at 0x");
    writer_hex(w, side_id(vm, value_to_object(v)), 8);
    writer_put(w, ">", 1);
}

/* Sets and bytearrays show the name of a derived class, as CPython does; others write as the
 * built-in type. */
void object_write_native(Vm *vm, Writer *w, Value v, bool repr) {
    const TypeSlots *slots = object_native_type(v)->slots;
    Value native = object_unwrap(v);
    bool derived = !value_same(native, v);
    if (derived && set_is(native)) {
        set_write_as(vm, w, native, object_type_name(v));
    } else if (derived && value_is_kind(native, KIND_BYTEARRAY)) {
        bytearray_write_as(w, native, object_type_name(v));
    } else if (slots->write) {
        /* A stream or deque tells the class of the instance that it is in. */
        slots->write(vm, w, value_is_kind(native, KIND_INSTANCE) ? v : object_served(v), repr);
    } else {
        object_write_default(vm, w, v);
    }
}

/* Recursion through containers comes by here: deep nesting is a RecursionError. */
void object_write(Vm *vm, Writer *w, Value v, bool repr) {
    vm_c_stack_check(vm);
    Value text = user_text(vm, v, repr, false);
    if (value_absent(text)) {
        object_write_native(vm, w, v, repr);
    } else {
        writer_str(w, text);
    }
}

/* The same as a new str; what the class's own method returned is not copied. */
static Value to_text(Vm *vm, Value v, bool repr, bool sealed) {
    Value text = user_text(vm, v, repr, sealed);
    if (!value_absent(text)) {
        return text;
    }
    StrBuilder b;
    str_build_begin(vm, &b, 16);
    object_write_native(vm, &b.writer, v, repr);
    return str_build_end(&b);
}

/* An exact str is its own str(). */
Value object_str(Vm *vm, Value v) {
    return value_is_kind(v, KIND_STR) ? v : to_text(vm, v, false, false);
}

Value object_str_sealed(Vm *vm, Value v) {
    return value_is_kind(v, KIND_STR) ? v : to_text(vm, v, false, true);
}

Value object_repr(Vm *vm, Value v) {
    vm_c_stack_check(vm);
    return to_text(vm, v, true, false);
}
