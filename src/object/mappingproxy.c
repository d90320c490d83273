/* SPDX-License-Identifier: MIT */
/* mappingproxy: what C.__dict__ is, a view of a class's namespace that cannot be changed. All work
 * is the dict's.
 *
 * Only changing is missing: there is no slot setitem. The dict itself stays with the class, so
 * the view shows later changes. */
#include "builtins.h"
#include "object/dict.h"
#include "object/protocol.h"

/* The namespace, a DICT. */
static Value dict_of(Value self) {
    return AS(Wrapper, self)->value;
}

Value mappingproxy_new(Vm *vm, Value dict) {
    Wrapper *proxy = (Wrapper *)heap_alloc(vm, KIND_MAPPINGPROXY, WORDS_OF(Wrapper));
    proxy->value = dict;
    return value_object(proxy);
}

/* types.MappingProxyType(dict): of a dict only, while CPython takes any mapping. */
Value mappingproxy_make(Vm *vm, Value *a, int n) {
    (void)n;
    Value dict = object_unwrap(arg(a, 1));
    if (!value_is_kind(dict, KIND_DICT)) {
        vm_raise_type(vm, "mappingproxy() argument must be a mapping, not %t", arg(a, 1));
    }
    return mappingproxy_new(vm, dict);
}

/* str() is the dict's alone, as in CPython. */
void mappingproxy_write(Vm *vm, Writer *w, Value self, bool repr) {
    writer_text(w, repr ? "mappingproxy(" : "");
    object_write(vm, w, dict_of(self), true);
    writer_text(w, repr ? ")" : "");
}

/* Either operand may be the view, or both: each is compared as its dict. */
Value mappingproxy_compare(Vm *vm, enum Compare op, Value left, Value right) {
    bool view = value_is_kind(left, KIND_MAPPINGPROXY);
    Value dict = dict_of(view ? left : right), other = view ? right : left;
    if (value_is_kind(other, KIND_MAPPINGPROXY)) {
        other = dict_of(other);
    }
    return view ? object_compare(vm, op, dict, other) : object_compare(vm, op, other, dict);
}

intptr_t mappingproxy_length(Vm *vm, Value self) {
    return object_length(vm, dict_of(self));
}

Value mappingproxy_getitem(Vm *vm, Value self, Value key) {
    return object_getitem(vm, dict_of(self), key);
}

bool mappingproxy_contains(Vm *vm, Value self, Value item) {
    return object_contains(vm, dict_of(self), item);
}

Value mappingproxy_iter(Vm *vm, Value self) {
    return object_iter(vm, dict_of(self));
}

/* Calls a method of dict with the same arguments. a[0], a register of this call, is overwritten. */
static Value forward(Vm *vm, Value *a, int n, NativeBody method) {
    a[0] = dict_of(a[0]);
    return method(vm, a, n);
}

Value mappingproxy_get(Vm *vm, Value *a, int n) {
    return forward(vm, a, n, dict_get_method);
}

Value mappingproxy_keys(Vm *vm, Value *a, int n) {
    return forward(vm, a, n, dict_keys);
}

Value mappingproxy_values(Vm *vm, Value *a, int n) {
    return forward(vm, a, n, dict_values);
}

Value mappingproxy_items(Vm *vm, Value *a, int n) {
    return forward(vm, a, n, dict_items);
}

Value mappingproxy_copy(Vm *vm, Value *a, int n) {
    return forward(vm, a, n, dict_copy);
}
