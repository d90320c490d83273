/* SPDX-License-Identifier: MIT */
/* Weak references. One holds the id that the side table gave its object (heap/side.h), and so does
 * not keep it alive: when the object dies, its id is forgotten, and nothing is found. An object in
 * flash never dies and is held itself. A proxy is an instance with such a reference in its slot.
 *
 * Callbacks are called at the first safe point after the collection in which the object died;
 * references that died themselves by then are not found any more, and call nothing. */
#include "vm/weakref.h"

#include "builtins.h"
#include "heap/side.h"
#include "module/console.h"
#include "object/list.h"
#include "vm/import.h"
#include "vm/traceback.h"

static WeakRef *reference(Value v) {
    return AS(WeakRef, v);
}

/* The object, or absent when it is dead. */
static Value target_of(Vm *vm, Value ref) {
    Value target = reference(ref)->target;
    if (!value_is_int(target)) {
        return target;
    }
    return value_object(side_object(heap_of(vm), (uint32_t)value_to_int(target)));
}

/* As in CPython, plain values and containers but set cannot be referred to. There it is for want of
 * a field in the object; here it is so that programs behave the same. */
static bool is_referable(Value v) {
    switch (value_kind(v)) {
    case KIND_INSTANCE:
    case KIND_EXTENDED:
    case KIND_EXCEPTION:
    case KIND_CLASS:
    case KIND_TYPE:
    case KIND_FUNCTION:
    case KIND_NATIVE:
    case KIND_METHOD:
    case KIND_GENERATOR:
    case KIND_MODULE:
    case KIND_SET:
    case KIND_FROZENSET:
    case KIND_ARRAY:
    case KIND_MEMORYVIEW: return true;
    default: return false;
    }
}

/* TypeError for what cannot be referred to. Allocates, also in the side table; weak_callbacks tells
 * collections that there may be callbacks to look for. */
static Value new_reference(Vm *vm, Value object, Value callback) {
    if (!is_referable(object)) {
        vm_raise_type(vm, "cannot create weak reference to '%t' object", object);
    }
    Value target = object;
    if (heap_contains(heap_of(vm), value_to_object(object))) {
        target = value_int((intptr_t)side_id(vm, value_to_object(object)));
    }
    WeakRef *ref = (WeakRef *)heap_alloc(vm, KIND_WEAKREF, WORDS_OF(WeakRef));
    ref->target = target;
    ref->callback = value_absent(callback) || value_is_none(callback) ? ABSENT : callback;
    vm->weak_callbacks |= !value_absent(ref->callback);
    return value_object(ref);
}

/* A reference to the same object without a callback, if there is one: it is shared. Walks the heap,
 * which is done only for an object that has an id, and so may have a reference. Allocates nothing.
 */
static Value find_plain(Vm *vm, Value object) {
    for (Object *o = NULL; (o = heap_next_object(heap_of(vm), o)) != NULL;) {
        if (object_kind(o) == KIND_WEAKREF && value_absent(((WeakRef *)o)->callback) &&
            value_same(target_of(vm, value_object(o)), object)) {
            return value_object(o);
        }
    }
    return ABSENT;
}

/* ref(object[, callback]). One with a callback is a new one each time, as in CPython. */
Value weakref_make(Vm *vm, Value *a, int n) {
    Value callback = arg_or_absent(a, n, 2);
    bool plain = value_absent(callback) || value_is_none(callback);
    bool known = plain && value_is_object(arg(a, 1)) &&
                 side_known_id(heap_of(vm), value_to_object(arg(a, 1))) != 0;
    Value found = known ? find_plain(vm, arg(a, 1)) : ABSENT;
    return value_absent(found) ? new_reference(vm, arg(a, 1), callback) : found;
}

/* ---- callbacks ---- */

typedef struct {
    Value ref, callback;
} Call;

/* For vm_try(). */
static void call_back(Vm *vm, void *context) {
    const Call *call = context;
    vm_call1(vm, call->callback, call->ref);
}

/* A reference that has a callback to be called now; absent when there is none. *more: some other
 * one still waits for the death of its object. References are in no list: they may die, too. */
static Value next_due(Vm *vm, bool *more) {
    *more = false;
    for (Object *o = NULL; (o = heap_next_object(heap_of(vm), o)) != NULL;) {
        if (object_kind(o) == KIND_WEAKREF && !value_absent(((WeakRef *)o)->callback)) {
            if (value_absent(target_of(vm, value_object(o)))) {
                return value_object(o);
            }
            *more = true;
        }
    }
    return ABSENT;
}

/* Each call may collect and change anything: the heap is walked anew for the next one. A callback
 * is taken out before it is called, so it is called once. What it raises is told and dropped. */
void weakref_run_callbacks(Vm *vm) {
    bool more = vm->weak_callbacks;
    for (Value ref; vm->weak_callbacks && !value_absent(ref = next_due(vm, &more));) {
        Call call = {ref, reference(ref)->callback};
        Value exception;
        reference(ref)->callback = ABSENT;
        if (!vm_try(vm, call_back, &call, &exception)) {
            Writer out = console_error_writer(vm);
            writer_text(&out, "Exception ignored in a weakref callback\n");
            traceback_print(vm, &out, exception);
        }
    }
    vm->weak_callbacks = more;
}

/* ---- ref ---- */

/* ref(): the object or None. */
Value weakref_call(Vm *vm, Value self, Value *a, int n) {
    (void)a;
    if (n > 0) {
        vm_raise_type(vm, "ReferenceType expected 0 arguments, got %d", n);
    }
    Value target = target_of(vm, self);
    return value_absent(target) ? NONE : target;
}

/* The number is that of id(). */
void weakref_write(Vm *vm, Writer *out, Value self, bool repr) {
    (void)repr;
    Value target = target_of(vm, self);
    writer_text(out, "<weakref at 0x");
    writer_hex(out, side_id(vm, value_to_object(self)), 8);
    if (value_absent(target)) {
        writer_text(out, "; dead>");
    } else {
        writer_format(out, "; to '%t'>", target);
    }
}

/* That of the object, asked for while it lives and kept, so that the reference can still be found
 * in a dict afterwards. Runs __hash__; TypeError if the object is dead and was never asked. */
intptr_t weakref_hash(Vm *vm, Value self) {
    if (value_absent(reference(self)->hash)) {
        Value target = target_of(vm, self);
        if (value_absent(target)) {
            vm_raise_type(vm, "weak object has gone away");
        }
        intptr_t hash = object_hash(vm, target);
        reference(self)->hash = value_int((intptr_t)((uint32_t)hash & 0x3fffffff));
    }
    return value_to_int(reference(self)->hash);
}

/* Living objects are compared; without both of them, the references themselves. Runs __eq__. */
Value weakref_compare(Vm *vm, enum Compare op, Value left, Value right) {
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !value_is_kind(left, KIND_WEAKREF) ||
        !value_is_kind(right, KIND_WEAKREF)) {
        return ABSENT;
    }
    Value a = target_of(vm, left), b = target_of(vm, right);
    bool equal =
        value_absent(a) || value_absent(b) ? value_same(left, right) : object_equal(vm, a, b);
    return value_bool(equal == (op == COMPARE_EQ));
}

Value weakref_getattr(Vm *vm, Value self, Value name) {
    (void)vm;
    if (!value_same(name, NAME(__callback__))) {
        return ABSENT;
    }
    Value callback = reference(self)->callback;
    return value_absent(callback) ? NONE : callback;
}

/* All references to an object; proxies have one inside. */
Value weakref_getweakrefs(Vm *vm, Value *a, int n) {
    (void)n;
    size_t count = (size_t)value_to_int(weakref_getweakrefcount(vm, a, n));
    Value list = list_new(vm, count);
    for (Object *o = NULL; (o = heap_next_object(heap_of(vm), o)) != NULL && count > 0;) {
        if (object_kind(o) == KIND_WEAKREF &&
            value_same(target_of(vm, value_object(o)), arg(a, 0))) {
            list_append(vm, list, value_object(o)); /* there is room: nothing moves */
            count--;
        }
    }
    return list;
}

/* Walks the heap; garbage that was not collected yet counts. */
Value weakref_getweakrefcount(Vm *vm, Value *a, int n) {
    (void)n;
    intptr_t count = 0;
    for (Object *o = NULL; (o = heap_next_object(heap_of(vm), o)) != NULL;) {
        count +=
            object_kind(o) == KIND_WEAKREF && value_same(target_of(vm, value_object(o)), arg(a, 0));
    }
    return value_int(count);
}

/* ---- proxy ---- */

/* Everything is done with the object instead. */

/* proxy(object[, callback]); unlike in CPython the callback gets the reference inside. */
Value weakref_make_proxy(Vm *vm, Value *a, int n) {
    Value ref = new_reference(vm, arg(a, 0), arg_or_absent(a, n, 1));
    Instance *proxy = (Instance *)heap_alloc(vm, KIND_INSTANCE, WORDS_OF(Instance) + 1);
    proxy->cls = value_object(&type_weakproxy);
    proxy->slots[0] = ref;
    return value_object(proxy);
}

/* The object of a proxy; raises ReferenceError when it is dead. Anything else is itself. */
static Value behind(Vm *vm, Value v) {
    if (!value_is_kind(v, KIND_INSTANCE) ||
        AS(Instance, v)->cls.bits != (uintptr_t)&type_weakproxy) {
        return v;
    }
    Value target = target_of(vm, AS(Instance, v)->slots[0]);
    if (value_absent(target)) {
        vm_raise_format(vm, &type_ReferenceError, "weakly-referenced object no longer exists");
    }
    return target;
}

/* repr() is the proxy's own, str() the object's. */
void weakref_proxy_write(Vm *vm, Writer *out, Value self, bool repr) {
    if (!repr) {
        object_write(vm, out, behind(vm, self), false);
        return;
    }
    Value target = target_of(vm, AS(Instance, self)->slots[0]);
    writer_format(out, "<weakproxy to '%T'>", value_absent(target) ? NONE : target);
}

Value weakref_proxy_unary(Vm *vm, enum Unary op, Value self) {
    return object_unary(vm, op, behind(vm, self));
}

Value weakref_proxy_binary(Vm *vm, enum Binary op, Value left, Value right) {
    left = behind(vm, left);
    return object_binary(vm, op, left, behind(vm, right));
}

Value weakref_proxy_compare(Vm *vm, enum Compare op, Value left, Value right) {
    left = behind(vm, left);
    return object_compare(vm, op, left, behind(vm, right));
}

bool weakref_proxy_truth(Vm *vm, Value self) {
    return object_truth(vm, behind(vm, self));
}

intptr_t weakref_proxy_length(Vm *vm, Value self) {
    return object_length(vm, behind(vm, self));
}

Value weakref_proxy_getitem(Vm *vm, Value self, Value key) {
    return object_getitem(vm, behind(vm, self), key);
}

void weakref_proxy_setitem(Vm *vm, Value self, Value key, Value value) {
    object_setitem(vm, behind(vm, self), key, value);
}

bool weakref_proxy_contains(Vm *vm, Value self, Value item) {
    return object_contains(vm, behind(vm, self), item);
}

Value weakref_proxy_iter(Vm *vm, Value self) {
    return object_iter(vm, behind(vm, self));
}

/* Without keywords, as all that is called through a slot. */
Value weakref_proxy_call(Vm *vm, Value self, Value *a, int n) {
    Value arguments[16];
    if (n > 16) {
        vm_raise_type(vm, "too many arguments");
    }
    for (int i = 0; i < n; i++) {
        arguments[i] = arg(a, i);
    }
    return vm_call(vm, behind(vm, self), arguments, n);
}

Value weakref_proxy_getattr(Vm *vm, Value self, Value name) {
    return object_getattr(vm, behind(vm, self), name);
}

bool weakref_proxy_setattr(Vm *vm, Value self, Value name, Value value) {
    object_setattr(vm, behind(vm, self), name, value);
    return true;
}

/* The module's __getattr__. */
Value weakref_rest(Vm *vm, Value *a, int n) {
    (void)n;
    return import_rest(vm, value_object(&module_weakref), NAME(_weakref), arg(a, 0));
}
