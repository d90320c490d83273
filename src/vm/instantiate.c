/* SPDX-License-Identifier: MIT */
/* Making instances: CLASS(...), what __new__ and __init__ have to do with it, and classes derived
 * from built-in types, whose instances hold a value of that type in their first slot. */
#include "builtins.h"
#include "object/namespace.h"
#include "object/tuple.h"
#include "vm/attribute.h"
#include "vm/class.h"
#include "vm/finalize.h"
#include "vm/frame.h"
#include "vm/instance.h"

/* A new instance of cls with empty slots. */
static Value instance_new(Vm *vm, Value cls) {
    size_t slots = tuple_length(AS(Tuple, AS(Class, cls)->slots));
    intptr_t flags = class_flags(cls);
    /* An instance that has only slots which are kept gets one more word, so that there is one that
     * can become a dict (instance.c: extend). */
    bool spare = slots == class_kept_slots(cls) && !(flags & CLASS_CLOSED);
    Instance *o = (Instance *)heap_alloc(vm, KIND_INSTANCE, 2 + slots + spare);
    o->cls = cls;
    if (flags & CLASS_FINALIZER) {
        Value instance = value_object(o);
        finalize_register(vm, instance);
        return instance;
    }
    return value_object(o);
}

/* A mro() in Python can see a class that has no slots yet. */
static void check_complete(Vm *vm, Value cls) {
    if (value_absent(AS(Class, cls)->slots)) {
        vm_raise_type(vm, "cannot create '%v' instances", AS(Class, cls)->name);
    }
}

Value class_new_instance(Vm *vm, Value cls) {
    check_complete(vm, cls);
    return instance_new(vm, cls);
}

Value class_wrap_native(Vm *vm, Value cls, Value native) {
    check_complete(vm, cls);
    Value instance = instance_new(vm, cls);
    AS(Instance, instance)->slots[0] = native;
    if (value_is_kind(native, KIND_MODULE)) { /* they share one namespace */
        instance_set_dict(vm, instance, AS(Module, native)->dict);
    }
    return instance;
}

Value class_wrap_made(Vm *vm, Value cls, Value made) {
    bool native = class_flags(cls) & CLASS_NATIVE;
    return native && !value_same(object_type(made), cls) ? class_wrap_native(vm, cls, made) : made;
}

/* Does the built-in type's __init__ and not its __new__ take the arguments? Then it says so. */
static bool has_init(const Type *type) {
    return !value_absent(namespace_get(type->dict, NAME(__init__)));
}

/* The instance before __init__ when no user-defined __new__ makes it. c as in call_begin. May run
 * what the native constructor runs. */
static Value make(Vm *vm, Value cls, Value *c, int n, Value names) {
    intptr_t flags = class_flags(cls);
    const Type *native = AS(Type, AS(Class, cls)->native);
    if (flags & CLASS_EXCEPTION) {
        return call_native(vm, native->constructor, c, n + 1, names);
    }
    if (native == &type_type) {
        return call_native(vm, native->constructor, c, n + 1, names);
    }
    if (!(flags & CLASS_NATIVE)) {
        if (n && !(flags & (CLASS_INIT | CLASS_NEW))) {
            vm_raise_type(vm, "%v() takes no arguments", AS(Class, cls)->name);
        }
        return instance_new(vm, cls);
    }
    /* class A(list) with its own __init__(self, n): the arguments are not list's. */
    if ((flags & CLASS_INIT) && has_init(native)) {
        return call_native(vm, native->constructor, c, 1, ABSENT);
    }
    if ((flags & CLASS_INIT) && native_named(native->constructor).count == 0 &&
        !value_absent(names)) {
        n -= (int)tuple_length(AS(Tuple, names)); /* for __init__ alone */
        names = ABSENT;
    }
    /* The constructor shall make a plain value of its own type, not an instance of cls. */
    c[0] = value_object(native);
    Value value = call_native_apart(vm, native->constructor, c, n + 1, names);
    c[0] = cls;
    return class_wrap_native(vm, cls, value);
}

/* callable(first, ...) in a nested entry, with the n arguments behind c[0]; without `first` if that
 * is absent. */
static Value call_nested(Vm *vm, Value callable, Value first, Value *c, int n, Value names) {
    /* vm_call_keywords() wants C order; registers lie downwards. More than fit go into a tuple,
     * which is kept until the call has copied them. */
    Value few[8], *arguments = few;
    Value spill = ABSENT;
    if (n + 1 > 8) {
        spill = tuple_new(vm, (size_t)n + 1);
        arguments = tuple_items(spill);
    }
    arguments[0] = first;
    for (int i = 1; i <= n; i++) {
        arguments[i] = c[-i];
    }
    int without = value_absent(first);
    Value result = vm_call_keywords(vm, callable, arguments + without, n + 1 - without, names);
    vm_keep(spill);
    return result;
}

/* cls.__new__(cls, ...), which may return anything. */
static Value make_by_new(Vm *vm, Value cls, Value *c, int n, Value names) {
    Value method = object_lookup(vm, cls, NAME(__new__));
    (void)attribute_bind(vm, method, ABSENT, cls, &method);
    return call_nested(vm, method, c[0], c, n, names);
}

/* An __init__ that is no Python function of its own frame: any other callable, bound as an
 * attribute would be, or a generator function, which returns what it must not. */
static void init_nested(Vm *vm, Value init, Value instance, Value *c, int n, Value names) {
    (void)attribute_bind(vm, init, instance, object_type(instance), &init);
    Value result = call_nested(vm, init, ABSENT, c, n, names);
    if (!value_is_none(result)) {
        vm_raise_type(vm, "__init__() should return None, not '%t'", result);
    }
}

/* After a user-defined __new__: the built-in type's __init__, if it has one. */
static void init_natively(Vm *vm, Value instance, const Value *c, int n, Value names) {
    Value native = AS(Class, object_type(instance))->native;
    Value init = object_lookup(vm, native, NAME(__init__));
    if (native_owner(AS(Native, init)) == &type_object) {
        return;
    }
    if (native_named(AS(Native, init)).count == 0 && !value_absent(names) &&
        !(AS(Native, init)->flags & NATIVE_KEYWORDS)) { /* they were for __new__ alone */
        n -= (int)tuple_length(AS(Tuple, names));
        names = ABSENT;
    }
    /* The arguments are laid out anew behind the instance, below the running frame, and dropped
     * again. */
    uintptr_t *low = vm->heap.low;
    Value *base = frame_place(vm, (size_t)n + 1);
    base[-1] = instance;
    for (int i = 1; i <= n; i++) {
        base[-1 - i] = c[-i];
    }
    (void)call_native_apart(vm, AS(Native, init), base - 1, n + 1, names);
    frame_set_low(vm, (Value *)low);
}

/* CLASS(...): the object is made at once, in C; __init__ is a pushed frame that keeps the instance
 * beside its link, so that a tree of any depth can be built without recursion in C. */
void class_instantiate(Vm *vm, Value *c, int n, Value names, enum Action action) {
    Value cls = c[0];
    if (value_is_kind(cls, KIND_TYPE)) {
        const Type *type = AS(Type, cls);
        if (!type->constructor || (type->flags & TYPE_NO_NEW)) {
            vm_raise_type(vm, "cannot create '%v' instances", type->name);
        }
        frame_deliver(vm, action, call_native(vm, type->constructor, c, n + 1, names));
        return;
    }
    if (!value_same(AS(Class, cls)->metaclass, value_object(&type_type))) {
        check_complete(vm, cls);
        /* The metaclass's own __call__ decides instead. */
        Value call = object_special(vm, cls, NAME(__call__));
        if (!value_absent(call)) {
            call_of_type(vm, c, n, names, action, call);
            return;
        }
    }
    intptr_t flags = class_flags(cls);
    Value instance =
        flags & CLASS_NEW ? make_by_new(vm, cls, c, n, names) : make(vm, cls, c, n, names);
    cls = c[0];
    /* Python's rule: __init__ runs only if __new__ returned an instance of cls. */
    bool own = object_is_subclass(object_type(instance), cls), made = flags & CLASS_NEW;
    flags = own ? class_flags(object_type(instance)) : 0; /* which may be a derived class */
    if (own && made && !(flags & CLASS_INIT)) {
        init_natively(vm, instance, c, n, names);
    }
    if (!(flags & CLASS_INIT)) {
        frame_deliver(vm, action, instance);
        return;
    }
    Value init = object_special(vm, instance, NAME(__init__));
    if (!value_is_kind(init, KIND_FUNCTION) ||
        (code_of_function(init)->head.flags & CODE_GENERATOR)) {
        init_nested(vm, init, instance, c, n, names);
        frame_deliver(vm, action, instance);
        return;
    }
    c[0] = init;
    Value *base = call_bind(vm, c, n, names, instance);
    c[0] = cls;
    frame_push(vm, base, action, instance);
}
