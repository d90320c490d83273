/* SPDX-License-Identifier: MIT */
/* Length, items, membership and iteration of any value, as C code needs them. A StopIteration of a
 * user-defined __next__ ends there: it becomes an absent item.
 *
 * The pattern throughout: what a user-defined class says comes first (object_special(): its MRO
 * without the built-in types), then the slot of the native type, which gets the native value
 * inside. vm_call_special() answers absent when the class says nothing, so that one call asks
 * both whether and what. */
#include "object/protocol.h"

#include "builtins.h"
#include "object/exception.h"
#include "object/iterator.h"
#include "object/int.h"
#include "object/list.h"
#include "object/sequence.h"
#include "object/table.h"
#include "object/tuple.h"

/* Built-in or user-defined? */
static bool is_class(Value v) {
    return value_is_kind(v, KIND_TYPE) || value_is_kind(v, KIND_CLASS);
}

/* ---- length ---- */

/* len(v), never below 0. TypeError for what has none, ValueError for a negative __len__,
 * OverflowError for one that does not fit. */
intptr_t object_length(Vm *vm, Value v) {
    Value result = object_is_user(v) ? vm_call_special(vm, v, NAME(__len__), NULL, 0) : ABSENT;
    if (!value_absent(result)) {
        intptr_t n = object_to_size(vm, result);
        if (n < 0) {
            vm_raise_value_error(vm, "__len__() should return >= 0");
        }
        return n;
    }
    const TypeSlots *slots = object_native_type(v)->slots;
    if (!slots->length) {
        vm_raise_type(vm, "object of type '%t' has no len()", v);
    }
    return slots->length(vm, object_unwrap(v));
}

/* The answer of a user-defined __length_hint__. NotImplemented means fallback, as in CPython.
 * TypeError, ValueError for what is no length. */
static size_t hint_of_class(Vm *vm, Value answer, size_t fallback) {
    if (value_same(answer, NOT_IMPLEMENTED)) {
        return fallback;
    }
    if (!int_is(answer)) {
        vm_raise_type(vm, "__length_hint__ must be an integer, not %t", answer);
    }
    if (int_sign(answer) < 0) {
        vm_raise_value_error(vm, "__length_hint__() should return >= 0");
    }
    return (size_t)object_to_size(vm, answer);
}

/* operator.length_hint(). A wrong hint costs room or time, nothing else. */
size_t object_length_hint(Vm *vm, Value v, size_t fallback) {
    if (object_is_user(v)) {
        if (!value_absent(object_special(vm, v, NAME(__len__)))) {
            return (size_t)object_length(vm, v);
        }
        Value answer = vm_call_special(vm, v, NAME(__length_hint__), NULL, 0);
        if (!value_absent(answer)) {
            return hint_of_class(vm, answer, fallback);
        }
        /* What is left is the native value's own length, which object_native_type() then sees
         * without its class. */
        v = object_unwrap(v);
    }
    const TypeSlots *slots = object_native_type(v)->slots;
    if (slots->length) {
        return (size_t)slots->length(vm, v);
    }
    /* Of native values only iterators have a hint besides a length. */
    intptr_t hint = slots->next ? iterator_length_hint(vm, v) : -1;
    return hint < 0 ? fallback : (size_t)hint;
}

/* ---- items ---- */

/* C[item] of a class: __class_getitem__. Absent if there is none. It is a class method even
 * without the decorator, so the class is passed here. */
static Value class_getitem(Vm *vm, Value cls, Value key) {
    Value method = object_lookup(vm, cls, NAME(__class_getitem__));
    if (value_absent(method)) {
        return ABSENT;
    }
    if (value_is_kind(method, KIND_CLASSMETHOD)) {
        method = AS(Wrapper, method)->value;
    }
    return vm_call2(vm, method, cls, key);
}

/* The dict inside v has no such key: __missing__, if the class of v has one. A KeyError if not.
 * The key is looked up in the native dict: this is what dict.__getitem__ does. */
static Value missing(Vm *vm, Value v, Value dict, Value key) {
    Value found = dict_get(vm, dict, key);
    if (!value_absent(found)) {
        return found;
    }
    Value result = vm_call_special(vm, v, NAME(__missing__), &key, 1);
    if (value_absent(result)) {
        vm_raise_value(vm, &type_KeyError, key);
    }
    return result;
}

/* v[key]. Any exception of the class's __getitem__ goes on. */
Value object_getitem(Vm *vm, Value v, Value key) {
    Value result = object_is_user(v) ? vm_call_special(vm, v, NAME(__getitem__), &key, 1) : ABSENT;
    return value_absent(result) ? object_getitem_native(vm, v, key) : result;
}

/* Native subscription, for the value inside if the class is derived; a dict's subclass may have
 * __missing__. Classes themselves come last: list[int] is __class_getitem__. TypeError for what
 * has nothing of all that. */
Value object_getitem_native(Vm *vm, Value v, Value key) {
    Value native = object_unwrap(v);
    if (!value_same(native, v) && value_is_kind(native, KIND_DICT)) {
        return missing(vm, v, native, key);
    }
    const TypeSlots *slots = object_native_type(v)->slots;
    if (slots->getitem) {
        return slots->getitem(vm, native, key);
    }
    if (!is_class(v)) {
        vm_raise_type(vm, "'%t' object is not subscriptable", v);
    }
    Value result = class_getitem(vm, v, key);
    if (value_absent(result)) {
        vm_raise_type(vm, "type '%v' is not subscriptable", AS(Class, v)->name);
    }
    return result;
}

/* v[key] = value, or del v[key]. A class that defines only one of __setitem__ and __delitem__
 * has the other from its native type. */
void object_setitem(Vm *vm, Value v, Value key, Value value) {
    bool delete = value_absent(value);
    Value name = delete ? NAME(__delitem__) : NAME(__setitem__);
    if (object_is_user(v) && !value_absent(object_special(vm, v, name))) {
        Value arguments[2] = {key, value};
        (void)vm_call_special(vm, v, name, arguments, delete ? 1 : 2);
        return;
    }
    const TypeSlots *slots = object_native_type(v)->slots;
    if (!slots->setitem) {
        /* CPython has two ways to say it. */
        bool sequence = (slots->length || object_is_user(v)) && sequence_is_index(vm, key);
        if (sequence) {
            (void)sequence_key(vm, key, ""); /* it looks at the index first */
        }
        vm_raise_type(vm,
                      !delete    ? "'%t' object does not support item assignment"
                      : sequence ? "'%t' object doesn't support item deletion"
                                 : "'%t' object does not support item deletion",
                      v);
    }
    slots->setitem(vm, object_unwrap(v), key, value);
}

/* The last resort of `in`: item by item, identity first. What __iter__ returns must be an
 * iterator; otherwise the TypeError names the container, as in CPython. */
static bool contains_by_iteration(Vm *vm, Value container, Value item) {
    /* object_iter() is not used for a class's __iter__, because its message is another one. */
    Iteration it = {container, 0};
    Value method =
        object_is_user(container) ? object_special(vm, container, NAME(__iter__)) : ABSENT;
    bool iterable = object_is_iterable(vm, container);
    if (iterable && !value_absent(method)) {
        it.source = vm_call_method(vm, method, &container, 1);
        iterable = object_is_iterator(vm, it.source);
    } else if (iterable) {
        iteration_begin(vm, &it, container);
    }
    if (!iterable) {
        vm_raise_type(vm, "argument of type '%t' is not iterable", container);
    }
    for (Value v; !value_absent(v = iteration_next(vm, &it));) {
        if (object_equal(vm, v, item)) {
            return true;
        }
    }
    return false;
}

/* `item in container`. __contains__ = None refuses it, even where iteration would do; a class
 * with its own __iter__ is iterated over, whatever its native type has. */
bool object_contains(Vm *vm, Value container, Value item) {
    if (object_is_user(container)) {
        Value method = object_special(vm, container, NAME(__contains__));
        if (value_is_none(method)) {
            vm_raise_type(vm, "'%t' object is not a container", container);
        }
        if (!value_absent(method)) {
            return object_truth(vm, vm_call_special(vm, container, NAME(__contains__), &item, 1));
        }
        if (!value_absent(object_special(vm, container, NAME(__iter__)))) {
            return contains_by_iteration(vm, container, item);
        }
    }
    const TypeSlots *slots = object_native_type(container)->slots;
    if (slots->contains) {
        return slots->contains(vm, object_unwrap(container), item);
    }
    return contains_by_iteration(vm, container, item);
}

/* ---- iteration ---- */

/* An item is never absent, so absent says that an iterator has ended: no StopIteration has to be
 * made and caught for native ones. */

/* __iter__ = None says no. __getitem__ says yes, without being tried. */
bool object_is_iterable(Vm *vm, Value v) {
    if (object_is_user(v)) {
        Value method = object_special(vm, v, NAME(__iter__));
        if (!value_absent(method)) {
            return !value_is_none(method);
        }
    }
    return object_native_type(v)->slots->iter != NULL ||
           !value_absent(object_special(vm, v, NAME(__getitem__)));
}

/* Python's order: __iter__, the type's own, then __getitem__ with 0, 1, 2. TypeError for what
 * cannot be iterated over. The iterator of a class may be of any type that has __next__. */
Value object_iter(Vm *vm, Value v) {
    if (object_is_user(v)) {
        Value method = object_special(vm, v, NAME(__iter__));
        if (!value_absent(method) && !value_is_none(method)) {
            Value iterator = vm_call_method(vm, method, &v, 1);
            if (!object_is_iterator(vm, iterator)) {
                vm_raise_type(vm, "iter() returned non-iterator of type '%t'", iterator);
            }
            return iterator;
        }
    }
    if (!object_is_iterable(vm, v)) {
        vm_raise_type(vm, "'%t' object is not iterable", v);
    }
    const TypeSlots *slots = object_native_type(v)->slots;
    if (slots->iter) {
        /* A native iterator answers itself: then v, which may be an instance of a derived class,
         * is the iterator. */
        Value native = object_unwrap(v), iterator = slots->iter(vm, native);
        return value_same(iterator, native) ? v : iterator;
    }
    return iterator_new(vm, KIND_SEQUENCE_ITERATOR, v, value_int(0));
}

/* What call_next() gets and leaves: vm_try() calls it with this as its context. */
typedef struct {
    Value iterator, method, item;
} NextCall;

static void call_next(Vm *vm, void *context) {
    NextCall *next = context;
    next->item = vm_call_method(vm, next->method, &next->iterator, 1);
}

/* A user-defined __next__; StopIteration makes an absent item. Other exceptions go on as they
 * are. */
static Value next_of_class(Vm *vm, Value iterator, Value method) {
    NextCall next = {iterator, method, ABSENT};
    Value exception;
    if (vm_try(vm, call_next, &next, &exception)) {
        return next.item;
    }
    if (!exception_matches(exception, &type_StopIteration)) {
        /* vm_try() has taken it from there. */
        vm->roots[ROOT_RAISED] = exception;
        vm_reraise(vm);
    }
    return ABSENT;
}

/* The end is an absent value: StopIteration of a class's __next__ is caught here. TypeError for
 * what is no iterator. */
Value object_next(Vm *vm, Value iterator) {
    if (object_is_user(iterator)) {
        Value method = object_special(vm, iterator, NAME(__next__));
        if (!value_absent(method)) {
            return next_of_class(vm, iterator, method);
        }
    }
    const TypeSlots *slots = object_native_type(iterator)->slots;
    if (!slots->next) {
        vm_raise_type(vm, "'%t' object is not an iterator", iterator);
    }
    return slots->next(vm, object_stepped(iterator));
}

/* Only exact lists and tuples go without an iterator: a derived class may have its own __iter__. */
void iteration_begin(Vm *vm, Iteration *it, Value iterable) {
    it->position = 0;
    it->source = value_is_kind(iterable, KIND_LIST) || value_is_kind(iterable, KIND_TUPLE)
                     ? iterable
                     : object_iter(vm, iterable);
}

/* Items of lists and tuples by index, looked up anew each time, since code that ran in between may
 * have changed the list. */
Value iteration_next(Vm *vm, Iteration *it) {
    vm_poll(vm);
    switch (value_kind(it->source)) {
    case KIND_LIST:
        return it->position < list_length(it->source) ? list_items(it->source)[it->position++]
                                                      : ABSENT;
    case KIND_TUPLE:
        return it->position < tuple_length(AS(Tuple, it->source))
                   ? tuple_items(it->source)[it->position++]
                   : ABSENT;
    default: return object_next(vm, it->source);
    }
}

Value iteration_next_sealed(Vm *vm, Iteration *it) {
    bool generator = value_is_kind(it->source, KIND_GENERATOR);
    return generator ? generator_next_sealed(vm, it->source) : iteration_next(vm, it);
}
