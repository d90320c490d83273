/* SPDX-License-Identifier: MIT */
/* The types object and type, roots of all classes, as Python sees them. Methods of object get self
 * as it is, an instance of a derived class included, and never call that class's own special
 * methods, except where CPython's do: object.__str__ asks __repr__, object.__ne__ asks __eq__. */
#include "builtins.h"
#include "heap/side.h"
#include "object/dict.h"
#include "object/format.h"
#include "object/int.h"
#include "object/lineage.h"
#include "object/list.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/table.h"
#include "object/tuple.h"
#include "vm/attribute.h"
#include "vm/bases.h"
#include "vm/class.h"
#include "vm/frame.h"

/* ---- object ---- */

/* CLASS_ flags; none for a type in flash. */
static intptr_t flags_of(Value cls) {
    return value_is_kind(cls, KIND_CLASS) ? value_to_int(AS(Class, cls)->flags) : 0;
}

/* A type in flash has none of its own. */
static Value qualname_of(Value cls) {
    return value_is_kind(cls, KIND_CLASS) ? AS(Class, cls)->qualname : AS(Type, cls)->name;
}

/* object.__new__(cls, ...): keywords, cls, the arguments. The call has checked that cls is a class
 * whose instances have nothing of a built-in type. */
Value root_make(Vm *vm, Value *a, int n) {
    Value cls = arg(a, 1);
    intptr_t flags = flags_of(cls);
    /* Arguments are an error, but not where the class's __init__ takes them and its __new__ is this
     * one: CPython's object_new() and its excess_args. */
    if (n > 2 || !value_absent(arg(a, 0))) {
        if (flags & CLASS_NEW) {
            vm_raise_type(vm,
                          "object.__new__() takes exactly one argument (the type to instantiate)");
        }
        if (!(flags & CLASS_INIT)) {
            vm_raise_type(vm, "%v() takes no arguments", AS(Class, cls)->name);
        }
    }
    if (value_is_kind(cls, KIND_CLASS)) {
        return class_new_instance(vm, cls);
    }
    /* object() itself has no slots; the second word is its type. */
    Instance *plain = (Instance *)heap_alloc(vm, KIND_INSTANCE, 2);
    plain->cls = cls;
    return value_object(plain);
}

/* self, keywords, the arguments */
Value root_init(Vm *vm, Value *a, int n) {
    intptr_t flags = flags_of(object_type(arg(a, 0)));
    bool excess = n > 2 || !value_absent(arg_or_absent(a, n, 1));
    /* object.__init__ minds arguments only if nobody else can have wanted them: CPython's
     * object_init(). */
    bool own_new = (flags & CLASS_NEW) || object_native_type(arg(a, 0)) != &type_object;
    switch (object_native_type(arg(a, 0))->kind) {
    case KIND_SUPER:
    case KIND_STATICMETHOD:
    case KIND_CLASSMETHOD:
    case KIND_MODULE: return NONE; /* CPython's have an __init__ */
    default: break;
    }
    if (excess && ((flags & CLASS_INIT) || !own_new)) {
        vm_raise_type(vm, "%v.__init__() takes exactly one argument (the instance to initialize)",
                      flags & CLASS_INIT ? NAME(object) : object_type_name(arg(a, 0)));
    }
    return NONE;
}

/* cls, keywords, the arguments. Whatever reaches object's own was wanted by nobody. */
Value root_init_subclass(Vm *vm, Value *a, int n) {
    Value name = qualname_of(arg(a, 0));
    if (!value_absent(arg_or_absent(a, n, 1))) {
        vm_raise_type(vm, "%v.__init_subclass__() takes no keyword arguments", name);
    }
    if (n > 2) {
        vm_raise_type(vm, "%v.__init_subclass__() takes no arguments (%d given)", name, n - 2);
    }
    return NONE;
}

Value root_repr(Vm *vm, Value *a, int n) {
    (void)n;
    StrBuilder b;
    str_build_begin(vm, &b, 32);
    object_write_default(vm, &b.writer, arg(a, 0));
    return str_build_end(&b);
}

Value root_str(Vm *vm, Value *a, int n) {
    (void)n;
    return object_repr(vm, arg(a, 0));
}

/* Bytes of the object itself; what fits a word takes none. */
Value root_sizeof(Vm *vm, Value *a, int n) {
    (void)vm, (void)n;
    Value v = arg(a, 0);
    size_t words = value_is_object(v) ? heap_own_words(value_to_object(v)) : 0;
    return value_int((intptr_t)(words * sizeof(uintptr_t)));
}

Value root_format(Vm *vm, Value *a, int n) {
    (void)n;
    return format_value(vm, arg(a, 0), arg(a, 1));
}

/* NotImplemented and not False, so that the other operand is asked. */
Value root_eq(Vm *vm, Value *a, int n) {
    (void)vm, (void)n;
    return value_same(arg(a, 0), arg(a, 1)) ? TRUE : NOT_IMPLEMENTED;
}

/* The opposite of __eq__, if the class has one; NotImplemented lets the other operand be asked. */
Value root_ne(Vm *vm, Value *a, int n) {
    (void)n;
    Value other = arg(a, 1), equal = vm_call_special(vm, arg(a, 0), NAME(__eq__), &other, 1);
    if (value_absent(equal)) {
        return value_same(arg(a, 0), other) ? FALSE : NOT_IMPLEMENTED;
    }
    return value_same(equal, NOT_IMPLEMENTED) ? equal : value_bool(!object_truth(vm, equal));
}

Value root_no_order(Vm *vm, Value *a, int n) {
    (void)vm, (void)a, (void)n;
    return NOT_IMPLEMENTED;
}

/* By identity: half of the id, since ids of heap objects are all odd. May allocate the id. */
Value root_hash(Vm *vm, Value *a, int n) {
    (void)n;
    Value self = arg(a, 0);
    return int_from_intptr(vm, value_is_object(self)
                                   ? (intptr_t)(side_id(vm, value_to_object(self)) >> 1)
                                   : object_hash(vm, self));
}

/* The name by which attributes are found: that in flash if there is one. TypeError for no str. */
static Value attribute_name(Vm *vm, Value name) {
    if (!value_is_kind(object_unwrap(name), KIND_STR)) {
        vm_raise_type(vm, "attribute name must be string, not '%t'", name);
    }
    return str_name(object_unwrap(name));
}

Value root_getattribute(Vm *vm, Value *a, int n) {
    (void)n;
    return attribute_get_default(vm, arg(a, 0), attribute_name(vm, arg(a, 1)));
}

/* What object's methods do must not get round a metaclass's: TypeError, as in CPython. */
static void refuse_class(Vm *vm, Value v, Value name) {
    if (value_is_kind(v, KIND_CLASS) || value_is_kind(v, KIND_TYPE)) {
        vm_raise_type(vm, "can't apply this %v to %t object", name, v);
    }
}

Value root_setattr(Vm *vm, Value *a, int n) {
    refuse_class(vm, arg(a, 0), NAME(__setattr__));
    return root_type_setattr(vm, a, n);
}

Value root_type_setattr(Vm *vm, Value *a, int n) {
    (void)n;
    attribute_set_default(vm, arg(a, 0), attribute_name(vm, arg(a, 1)), arg(a, 2));
    return NONE;
}

Value root_delattr(Vm *vm, Value *a, int n) {
    refuse_class(vm, arg(a, 0), NAME(__delattr__));
    return root_type_delattr(vm, a, n);
}

Value root_type_delattr(Vm *vm, Value *a, int n) {
    (void)n;
    attribute_set_default(vm, arg(a, 0), attribute_name(vm, arg(a, 1)), ABSENT);
    return NONE;
}

/* ---- type ---- */

/* type(v), or type(name, bases, namespace): keywords, cls, the arguments. */
Value root_type_make(Vm *vm, Value *a, int n) {
    Value metaclass = arg(a, 1);
    if (n == 3 && value_same(metaclass, value_object(&type_type))) {
        /* A bound method of a built-in type is a METHOD like any other, but has CPython's name for
         * its type. */
        bool native = value_is_kind(arg(a, 2), KIND_METHOD) &&
                      value_is_kind(AS(Method, arg(a, 2))->function, KIND_NATIVE);
        return native ? value_object(&type_builtin_function_or_method) : object_type(arg(a, 2));
    }
    if (n != 5) {
        vm_raise_type(vm, "type() takes 1 or 3 arguments");
    }
    if (!value_is_kind(arg(a, 2), KIND_STR)) {
        vm_raise_type(vm, "type.__new__() argument 1 must be str, not %T", arg(a, 2));
    }
    if (!value_is_kind(arg(a, 3), KIND_TUPLE)) {
        vm_raise_type(vm, "type.__new__() argument 2 must be tuple, not %T", arg(a, 3));
    }
    if (!value_is_kind(object_unwrap(arg(a, 4)), KIND_DICT)) {
        vm_raise_type(vm, "type.__new__() argument 3 must be dict, not %T", arg(a, 4));
    }
    Value most = class_metaclass(vm, metaclass, arg(a, 3));
    if (!value_same(most, metaclass)) { /* that of a base: it makes the class */
        return class_call(vm, most, arg(a, 2), arg(a, 3), arg(a, 4), arg(a, 0));
    }
    /* A copy, as in CPython: later changes of the dict do not change the class. */
    Value namespace = table_copy(vm, AS(Dict, object_unwrap(arg(a, 4))), KIND_DICT);
    return class_build(vm, metaclass, arg(a, 2), arg(a, 3), namespace, ABSENT, arg(a, 0));
}

/* type.__init__: all has been done by __new__. */
Value root_type_init(Vm *vm, Value *a, int n) {
    (void)vm, (void)a, (void)n;
    return NONE;
}

/* type.__call__(cls, ...): an instance, whatever the metaclass says. self, keywords, the
 * arguments. */
Value root_type_call(Vm *vm, Value *a, int n) {
    Value cls = arg(a, 0), keywords = arg_or_absent(a, n, 1);
    Value make = object_lookup(vm, cls, NAME(__new__));
    /* __new__ is a static method without being called one; either way cls is passed. */
    if (value_is_kind(make, KIND_STATICMETHOD)) {
        make = AS(Wrapper, make)->value;
    }
    Value instance = vm_call_dict(vm, make, cls, a - 2, n - 2, keywords);
    Value init = object_special(vm, instance, NAME(__init__));
    /* Python's rule: only for an instance of cls, whatever __new__ made. */
    if (!value_absent(init) && object_is_subclass(object_type(instance), cls)) {
        (void)vm_call_dict(vm, init, instance, a - 2, n - 2, keywords);
    }
    return instance;
}

Value root_type_mro(Vm *vm, Value *a, int n) {
    (void)n;
    Value cls = arg(a, 0);
    Value mro = value_is_kind(cls, KIND_CLASS) ? bases_mro(vm, cls) : lineage_mro(vm, cls);
    return list_from_array(vm, tuple_items(mro), tuple_length(AS(Tuple, mro)));
}

Value root_type_instancecheck(Vm *vm, Value *a, int n) {
    (void)vm, (void)n;
    return value_bool(object_is_subclass(object_type(arg(a, 1)), arg(a, 0)));
}

/* `<class 'int'>`, `<class '__main__.C'>`. */
void root_type_write(Vm *vm, Writer *w, Value self, bool repr) {
    (void)vm, (void)repr;
    Value module = lineage_module(self);
    writer_text(w, "<class '");
    if (value_is_kind(module, KIND_STR) && !value_same(module, NAME(builtins))) {
        writer_str(w, module);
        writer_put(w, ".", 1);
    }
    bool qualified = value_is_kind(self, KIND_CLASS) && !value_same(module, NAME(builtins));
    writer_str(w, qualified ? AS(Class, self)->qualname : AS(Type, self)->name);
    writer_text(w, "'>");
}

/* No list of them is kept: the heap is walked. Allocating moves objects, so the classes are found
 * one by one, each behind as many as were found before. */
Value root_type_subclasses(Vm *vm, Value *a, int n) {
    (void)n;
    Value found = list_new(vm, 0), self = arg(a, 0);
    for (size_t done = 0;; done++) {
        size_t seen = 0;
        Object *o = NULL;
        while ((o = heap_next_object(&vm->heap, o)) != NULL) {
            Value bases = object_kind(o) == KIND_CLASS ? ((Class *)o)->bases : ABSENT;
            bool derived = false;
            for (size_t i = 0; !value_absent(bases) && i < tuple_length(AS(Tuple, bases)); i++) {
                derived |= value_same(tuple_items(bases)[i], self);
            }
            if (derived && seen++ == done) {
                break;
            }
        }
        if (o == NULL) {
            return found;
        }
        list_append(vm, found, value_object(o));
    }
}

/* What CPython's type has as data descriptors, so it goes before the class's own namespace. Absent
 * for any other name. */
Value root_type_getattr(Vm *vm, Value self, Value name) {
    const Class *cls = AS(Class, self);
    bool user = value_is_kind(self, KIND_CLASS);
    if (value_same(name, NAME(__name__))) {
        return cls->name;
    }
    if (value_same(name, NAME(__qualname__))) {
        return qualname_of(self);
    }
    if (value_same(name, NAME(__module__))) {
        return lineage_module(self);
    }
    if (value_same(name, NAME(__bases__))) {
        return lineage_bases(vm, self);
    }
    if (value_same(name, NAME(__base__))) {
        Value base = user ? tuple_items(cls->bases)[0] : lineage_item(self, 1);
        return value_absent(base) ? NONE : base;
    }
    if (value_same(name, NAME(__mro__))) { /* its mro() may ask for it */
        return user && value_absent(cls->slots) ? NONE : lineage_mro(vm, self);
    }
    if (value_same(name, NAME(__annotations__)) && user) {
        Value own = dict_get_str(cls->dict, name);
        if (value_absent(own)) {
            own = dict_new(vm);
            dict_set(vm, AS(Class, self)->dict, name, own);
        }
        return own;
    }
    if (value_same(name, NAME(__dict__))) {
        return mappingproxy_new(vm, self);
    }
    return ABSENT;
}
