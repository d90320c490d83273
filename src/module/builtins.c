/* SPDX-License-Identifier: MIT */
/* Built-in functions about objects: attributes, types, containers, text. Those about numbers are in
 * builtins_number.c, print, input, eval and exec in builtins_run.c. */
#include "builtins.h"
#include "heap/side.h"
#include "module/builtins_run.h"
#include "object/format.h"
#include "object/int.h"
#include "object/iterator.h"
#include "object/lineage.h"
#include "object/list.h"
#include "object/namespace.h"
#include "object/protocol.h"
#include "object/slotmethods.h"
#include "object/sort.h"
#include "object/str.h"
#include "object/table.h"
#include "vm/import.h"
#include "vm/instance.h"

/* ---- attributes ---- */
/* Names go through str_name() before they are used: object_lookup() wants that. An
 * instance of a class derived from str serves as a name, too. */

/* The name that an argument must be; TypeError for anything else. */
static Value attribute_name(Vm *vm, Value v) {
    Value name = object_unwrap(v);
    if (!value_is_kind(name, KIND_STR)) {
        vm_raise_type(vm, "attribute name must be string, not '%t'", v);
    }
    return str_name(name);
}

/* getattr(object, name[, default]): only AttributeError makes it answer the default; what else a
 * property or __getattr__ raises goes through. */
Value builtins_getattr(Vm *vm, Value *a, int n) {
    Value name = attribute_name(vm, arg(a, 1));
    if (n < 3) {
        return object_getattr(vm, arg(a, 0), name);
    }
    Value found = object_getattr_or_absent(vm, arg(a, 0), name);
    return value_absent(found) ? arg(a, 2) : found;
}

Value builtins_hasattr(Vm *vm, Value *a, int n) {
    (void)n;
    Value name = attribute_name(vm, arg(a, 1));
    return value_bool(!value_absent(object_getattr_or_absent(vm, arg(a, 0), name)));
}

Value builtins_setattr(Vm *vm, Value *a, int n) {
    (void)n;
    object_setattr(vm, arg(a, 0), attribute_name(vm, arg(a, 1)), arg(a, 2));
    return NONE;
}

/* An absent value deletes: object_setattr() does both. */
Value builtins_delattr(Vm *vm, Value *a, int n) {
    (void)n;
    object_setattr(vm, arg(a, 0), attribute_name(vm, arg(a, 1)), ABSENT);
    return NONE;
}

/* Adds the keys of a namespace to a dict used as a set. The dict is not changed while it is walked:
 * `names` is another one, and str keys run no code. */
static void add_names(Vm *vm, Value names, Value namespace) {
    Value member[2];
    for (size_t position = 0; namespace_next(namespace, &position, member);) {
        dict_set(vm, names, member[0], NONE);
    }
}

/* The names of a class and its bases, without object's own. The special methods of built-in types
 * lie in their slots, not in their dicts: they are asked for one by one. */
static void add_class_names(Vm *vm, Value names, Value cls) {
    Value base, name;
    for (size_t i = 0; !value_absent(base = lineage_item(cls, i)); i++) {
        add_names(vm, names, AS(Class, base)->dict);
        if (value_is_kind(base, KIND_TYPE)) {
            for (int k = 0; !value_absent(name = slotmethods_nth(AS(Type, base), k)); k++) {
                dict_set(vm, names, name, NONE);
            }
        }
    }
}

/* dir(): the sorted names of the calling frame's namespace; dir(object): what its __dir__ answers,
 * a function if it is a module's; else the names of a module, of a class with its bases, or of an
 * instance with its class. A new list. */
Value builtins_dir(Vm *vm, Value *a, int n) {
    if (n == 0) {
        Value locals = builtins_run_locals(vm, a, 0);
        return sort_sorted(vm, locals, ABSENT, false);
    }
    Value v = arg(a, 0), own = ABSENT;
    if (value_is_kind(v, KIND_MODULE)) {
        own = namespace_get(AS(Module, v)->dict, NAME(__dir__));
    }
    Value answer =
        value_absent(own) ? vm_call_special(vm, v, NAME(__dir__), NULL, 0) : vm_call0(vm, own);
    return value_absent(answer) ? builtins_dir_default(vm, a, n)
                                : sort_sorted(vm, answer, ABSENT, false);
}

/* object.__dir__() */
Value builtins_dir_default(Vm *vm, Value *a, int n) {
    (void)n;
    Value v = arg(a, 0), names = dict_new(vm);
    switch (value_kind(v)) {
    case KIND_MODULE: add_names(vm, names, AS(Module, v)->dict); break;
    case KIND_TYPE:
    case KIND_CLASS: add_class_names(vm, names, v); break;
    default:
        add_class_names(vm, names, object_type(v));
        if (value_is_object(v)) {
            add_names(vm, names, instance_names(vm, v));
        }
    }
    return sort_sorted(vm, names, ABSENT, false);
}

/* vars(object) is its __dict__. */
Value builtins_vars(Vm *vm, Value *a, int n) {
    if (n == 0) {
        return builtins_run_locals(vm, a, 0);
    }
    Value namespace = object_getattr_or_absent(vm, arg(a, 0), NAME(__dict__));
    if (value_absent(namespace)) {
        vm_raise_type(vm, "vars() argument must have __dict__ attribute");
    }
    return namespace;
}

/* ---- types and identity ---- */
/* isinstance() and issubclass() take a class or a tuple of classes, nested as deeply as one
 * likes. */

Value builtins_callable(Vm *vm, Value *a, int n) {
    (void)n;
    return value_bool(object_is_callable(vm, arg(a, 0)));
}

Value builtins_isinstance(Vm *vm, Value *a, int n) {
    (void)n;
    return value_bool(object_is_instance(vm, arg(a, 0), arg(a, 1)));
}

Value builtins_issubclass(Vm *vm, Value *a, int n) {
    (void)n;
    return value_bool(object_is_subclass_any(vm, arg(a, 0), arg(a, 1)));
}

/* Small ints and floats have no identity beyond their value: four times their word plus 2 is even
 * and no multiple of 4, unlike the ids of objects. Worked out as Python ints, since four times a
 * word may be a big int. */
Value builtins_id(Vm *vm, Value *a, int n) {
    (void)n;
    Value v = arg(a, 0);
    if (value_is_object(v)) {
        return int_from_uint64(vm, side_id(vm, value_to_object(v)));
    }
    Value word = int_binary(vm, BINARY_LSHIFT, int_from_uint64(vm, v.bits), value_int(2));
    return int_binary(vm, BINARY_ADD, word, value_int(2));
}

Value builtins_hash(Vm *vm, Value *a, int n) {
    (void)n;
    return int_from_intptr(vm, object_hash(vm, arg(a, 0)));
}

/* ---- containers and iteration ---- */
/* Iterators end in an absent item here; only next() without a default makes StopIteration of it. */

Value builtins_len(Vm *vm, Value *a, int n) {
    (void)n;
    return int_from_intptr(vm, object_length(vm, arg(a, 0)));
}

/* iter(object), or iter(callable, sentinel): calls until the result equals the sentinel. */
Value builtins_iter(Vm *vm, Value *a, int n) {
    if (n < 2) {
        return object_iter(vm, arg(a, 0));
    }
    if (!object_is_callable(vm, arg(a, 0))) {
        vm_raise_type(vm, "iter(v, w): v must be callable");
    }
    return iterator_new(vm, KIND_CALL_ITERATOR, arg(a, 0), arg(a, 1));
}

/* The __aiter__ or __anext__ of v's class, called. */
static Value call_async(Vm *vm, Value v, Value name, const char *what) {
    Value method = object_lookup(vm, object_type(v), name);
    if (value_absent(method)) {
        vm_raise_type(vm, "'%t' object is not an async %s", v, what);
    }
    return vm_call_method(vm, method, &v, 1);
}

Value builtins_aiter(Vm *vm, Value *a, int n) {
    (void)n;
    return call_async(vm, arg(a, 0), NAME(__aiter__), "iterable");
}

/* anext(iterator[, default]): with a default, what is awaited is a coroutine of lib/_async.py. */
Value builtins_anext(Vm *vm, Value *a, int n) {
    Value next = call_async(vm, arg(a, 0), NAME(__anext__), "iterator");
    if (n < 2) {
        return next;
    }
    Value or_default = object_getattr(vm, import_module(vm, NAME(_async)), NAME(or_default));
    return vm_call2(vm, or_default, next, arg(a, 1));
}

/* next(iterator[, default]): with a default the end is no exception. */
Value builtins_next(Vm *vm, Value *a, int n) {
    Value iterator = arg(a, 0);
    if (n < 2) {
        /* Asked for by name: what ends a user-defined iterator is to be seen. */
        Value method = object_special(vm, iterator, NAME(__next__));
        if (!value_absent(method)) {
            return vm_call_method_sealed(vm, method, iterator);
        }
    }
    Value otherwise = arg_or_absent(a, n, 1);
    CRoots roots;
    heap_root(&vm->heap, &roots, &otherwise, 1);
    Value item = builtins_run_advance(vm, iterator, n < 2);
    heap_unroot(&vm->heap, &roots);
    return value_absent(item) ? otherwise : item;
}

/* Stops at the first item whose truth is `stop_at`, and answers that; else the opposite. The items
 * may be endless: Ctrl-C is looked for at each. */
static Value any_or_all(Vm *vm, Value iterable, bool stop_at) {
    Iteration it;
    CRoots roots;
    iteration_begin(vm, &it, iterable);
    heap_root(&vm->heap, &roots, &it.source, 1);
    Value v;
    do {
        vm_poll(vm);
        v = iteration_next_sealed(vm, &it);
    } while (!value_absent(v) && object_truth(vm, v) != stop_at);
    heap_unroot(&vm->heap, &roots);
    return value_bool(value_absent(v) != stop_at);
}

Value builtins_all(Vm *vm, Value *a, int n) {
    (void)n;
    return any_or_all(vm, arg(a, 0), false);
}

Value builtins_any(Vm *vm, Value *a, int n) {
    (void)n;
    return any_or_all(vm, arg(a, 0), true);
}

/* key, reverse, iterable These come in this order because keyword-only arguments stand before
 * *args: n counts all three. */
Value builtins_sorted(Vm *vm, Value *a, int n) {
    Value reverse = arg(a, 1);
    if (n != 3) {
        vm_raise_type(vm, "sorted expected 1 argument, got %d", n - 2);
    }
    return sort_sorted(vm, arg(a, 2), arg(a, 0),
                       !value_absent(reverse) && object_truth(vm, reverse));
}

/* ---- text ---- */

Value builtins_repr(Vm *vm, Value *a, int n) {
    (void)n;
    return object_repr(vm, arg(a, 0));
}

Value builtins_ascii(Vm *vm, Value *a, int n) {
    (void)n;
    return str_ascii(vm, arg(a, 0));
}

/* format(value[, spec]): value.__format__(spec), the spec '' if there is none. */
Value builtins_format(Vm *vm, Value *a, int n) {
    Value spec = arg_or_absent(a, n, 1);
    if (!value_absent(spec) && !value_is_kind(spec, KIND_STR)) {
        vm_raise_type(vm, "format() argument 2 must be str, not %T", spec);
    }
    return format_any(vm, arg(a, 0), value_absent(spec) ? NAME(empty_text) : spec);
}
