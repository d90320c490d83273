/* SPDX-License-Identifier: MIT */
/* What a value is: its type, the flash type whose slots serve it, the native value inside an
 * instance of a derived class, subclass and instance checks. Nothing here allocates; only checks
 * raise.
 *
 * There are three sorts of values: those whose kind alone says their type (int, list ...),
 * instances and exceptions, which hold their class, and classes. A class that user code made
 * knows the flash type at its root (`native`). */
#include "object/union.h"
#include "object/protocol.h"

#include "builtins.h"
#include "object/generic.h"

/* type(v). Never absent: a kind without a type of its own counts as object. */
Value object_type(Value v) {
    Kind kind = value_kind(v);
    switch (kind) {
    case KIND_INSTANCE:
    case KIND_EXTENDED:
    case KIND_EXCEPTION: return AS(Instance, v)->cls;
    case KIND_CLASS: return AS(Class, v)->metaclass;
    case KIND_NATIVE:
        if (native_owner(AS(Native, v)) && AS(Native, v)->flags & NATIVE_METHOD) {
            return value_object(&type_method_descriptor);
        }
        return value_object(&type_builtin_function_or_method);
    default: return value_object(types_by_kind[kind] ? types_by_kind[kind] : &type_object);
    }
}

/* Of an exception or an instance, that at the root of its class; of a class, that of its
 * metaclass. */
const Type *object_native_type(Value v) {
    const Type *plain = object_plain_type(v);
    /* a flash type begins as a Class does */
    return plain ? plain : AS(Type, AS(Class, object_type(v))->native);
}

/* Anything may be given, absent included; exceptions and classes answer themselves. */
Value object_unwrap(Value v) {
    Kind kind = value_kind(v);
    if (kind != KIND_INSTANCE && kind != KIND_EXTENDED) {
        return v;
    }
    Value cls = AS(Instance, v)->cls;
    /* Instances of native types written in C have a flash type as their class, and few hold a value
     * of another. */
    bool native = value_is_kind(cls, KIND_CLASS)
                      ? (value_to_int(AS(Class, cls)->flags) & CLASS_NATIVE) != 0
                      : (AS(Type, cls)->flags & TYPE_WRAPS) != 0;
    return native ? AS(Instance, v)->slots[0] : v;
}

Value object_served(Value v) {
    return value_is_kind(object_type(v), KIND_TYPE) ? v : object_unwrap(v);
}

Value object_stepped(Value v) {
    Value native = object_unwrap(v);
    return value_is_kind(native, KIND_INSTANCE) ? v : native;
}

/* As __name__: without module and outer classes. */
Value object_type_name(Value v) {
    return AS(Class, object_type(v))->name;
}

/* Built-in or user-defined? */
static bool is_class(Value v) {
    return value_is_kind(v, KIND_TYPE) || value_is_kind(v, KIND_CLASS);
}

/* By the MRO, without __subclasscheck__ and without allocating. Both must be classes. A class is
 * derived from itself. */
bool object_is_subclass(Value cls, Value base) {
    if (value_same(cls, base)) {
        return true;
    }
    const Tuple *mro = AS(Tuple, AS(Class, cls)->mro);
    /* Entry 0 is cls itself. */
    for (size_t i = 1; i < tuple_length(mro); i++) {
        if (value_same(mro->items[i], base)) {
            return true;
        }
    }
    return false;
}

bool object_is_type(Value v, const Type *type) {
    return object_is_subclass(object_type(v), value_object(type));
}

/* Is cls derived from one of `classes`: a class or a nested tuple of them? `function` is the
 * whole message of the TypeError. Tuples within tuples recurse, so the C stack is checked. */
static bool is_any(Vm *vm, Value cls, Value classes, const char *function) {
    classes = union_members(classes);
    if (is_class(classes)) {
        return object_is_subclass(cls, classes);
    }
    if (!value_is_kind(classes, KIND_TUPLE)) {
        vm_raise_type(vm, "%s", function);
    }
    vm_c_stack_check(vm);
    for (size_t i = 0; i < tuple_length(AS(Tuple, classes)); i++) {
        if (is_any(vm, cls, AS(Tuple, classes)->items[i], function)) {
            return true;
        }
    }
    return false;
}

/* By the type, or by what a class says with a __class__ of its own. An __instancecheck__ of
 * classes' metaclass, or of any object that stands for one, is asked, also of each class in a
 * tuple, but not about an instance of the very class. */
bool object_is_instance(Vm *vm, Value v, Value classes) {
    classes = union_members(classes);
    if (value_same(object_type(v), classes)) {
        return true;
    }
    if (object_is_user(classes)) {
        Value answer = vm_call_special(vm, classes, NAME(__instancecheck__), &v, 1);
        if (!value_absent(answer)) {
            return object_truth(vm, answer);
        }
    }
    if (value_is_kind(classes, KIND_TUPLE)) { /* each item is asked in turn */
        vm_c_stack_check(vm);
        for (size_t i = 0; i < tuple_length(AS(Tuple, classes)); i++) {
            if (object_is_instance(vm, v, AS(Tuple, classes)->items[i])) {
                return true;
            }
        }
        return false;
    }
    const char *message = "isinstance() arg 2 must be a type, a tuple of types, or a union";
    if (is_any(vm, object_type(v), classes, message)) {
        return true;
    }
    bool plain = !object_is_user(v) ||
                 (!(value_to_int(AS(Class, object_type(v))->flags) & CLASS_GETATTRIBUTE) &&
                  value_absent(object_special(vm, v, NAME(__class__))));
    if (plain) {
        return false;
    }
    Value said = object_getattr_or_absent(vm, v, NAME(__class__)); /* of a proxy */
    return is_class(said) && is_any(vm, said, classes, message);
}

/* The same with __subclasscheck__; cls must be a class: TypeError. */
bool object_is_subclass_any(Vm *vm, Value cls, Value classes) {
    if (!is_class(cls)) {
        vm_raise_type(vm, "issubclass() arg 1 must be a class");
    }
    if (object_is_user(classes)) {
        Value answer = vm_call_special(vm, classes, NAME(__subclasscheck__), &cls, 1);
        if (!value_absent(answer)) {
            return object_truth(vm, answer);
        }
    }
    return is_any(vm, cls, classes,
                  "issubclass() arg 2 must be a class, a tuple of classes, or a union");
}

/* callable(v): says nothing of the arguments, and runs nothing. */
bool object_is_callable(Vm *vm, Value v) {
    switch (value_kind(v)) {
    case KIND_FUNCTION:
    case KIND_NATIVE:
    case KIND_METHOD:
    case KIND_SLOTMETHOD:
    case KIND_TYPE:
    case KIND_CLASS:
    case KIND_STATICMETHOD: return true;
    default:
        return object_native_type(v)->slots->call != NULL || !value_absent(generic_origin(v)) ||
               !value_absent(object_special(vm, v, NAME(__call__)));
    }
}

/* `a is b`. One value has one form, so equal small ints are identical. */
bool object_is(Value a, Value b) {
    return value_same(a, b);
}

/* Runs nothing. */
bool object_is_iterator(Vm *vm, Value v) {
    return object_native_type(v)->slots->next != NULL ||
           !value_absent(object_special(vm, v, NAME(__next__)));
}

/* By exact type: a derived class may define __eq__ and __hash__. Tuples are out because of their
 * items. */
bool object_is_simple_key(Value v) {
    switch (value_kind(v)) {
    case KIND_NONE:
    case KIND_BOOL:
    case KIND_ELLIPSIS:
    case KIND_NOTIMPLEMENTED:
    case KIND_INT:
    case KIND_FLOAT:
    case KIND_COMPLEX:
    case KIND_STR:
    case KIND_BYTES:
    case KIND_TYPE:
    case KIND_NATIVE: return true;
    default: return false;
    }
}
