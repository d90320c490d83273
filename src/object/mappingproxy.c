/* SPDX-License-Identifier: MIT */
/* mappingproxy: what C.__dict__ is, a view of a class's namespace that cannot be changed; also of
 * any dict. All work is the dict's.
 *
 * Only changing is missing: there is no slot setitem. Not all that a class has lies in its dict
 * (vm/member.c), so the view holds the class, and a dict of all is made for what needs one. */
#include "builtins.h"
#include "object/dict.h"
#include "object/protocol.h"

static Value dict_of(Vm *vm, Value self) {
    Value space = AS(Wrapper, self)->value;
    return value_is_kind(space, KIND_DICT) ? space : object_namespace(vm, space);
}

/* Absent if there is no such entry. */
static Value find(Vm *vm, Value self, Value key) {
    Value space = AS(Wrapper, self)->value;
    return value_is_kind(space, KIND_DICT) ? dict_get(vm, space, key)
                                           : object_namespace_find(vm, space, key);
}

/* `namespace` is a dict or a class. */
Value mappingproxy_new(Vm *vm, Value namespace) {
    Wrapper *proxy = (Wrapper *)heap_alloc(vm, KIND_MAPPINGPROXY, WORDS_OF(Wrapper));
    proxy->value = namespace;
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
    object_write(vm, w, dict_of(vm, self), true);
    writer_text(w, repr ? ")" : "");
}

/* Either operand may be the view, or both: each is compared as its dict. */
Value mappingproxy_compare(Vm *vm, enum Compare op, Value left, Value right) {
    bool view = value_is_kind(left, KIND_MAPPINGPROXY);
    Value dict = dict_of(vm, view ? left : right), other = view ? right : left;
    if (value_is_kind(other, KIND_MAPPINGPROXY)) {
        other = dict_of(vm, other);
    }
    return view ? object_compare(vm, op, dict, other) : object_compare(vm, op, other, dict);
}

intptr_t mappingproxy_length(Vm *vm, Value self) {
    return object_length(vm, dict_of(vm, self));
}

Value mappingproxy_getitem(Vm *vm, Value self, Value key) {
    Value found = find(vm, self, key);
    if (value_absent(found)) {
        vm_raise_value(vm, &type_KeyError, key);
    }
    return found;
}

bool mappingproxy_contains(Vm *vm, Value self, Value item) {
    return !value_absent(find(vm, self, item));
}

Value mappingproxy_iter(Vm *vm, Value self) {
    return object_iter(vm, dict_of(vm, self));
}

/* Calls a method of dict with the same arguments. a[0], a register of this call, is overwritten. */
static Value forward(Vm *vm, Value *a, int n, NativeBody method) {
    a[0] = dict_of(vm, a[0]);
    return method(vm, a, n);
}

Value mappingproxy_get(Vm *vm, Value *a, int n) {
    Value found = find(vm, arg(a, 0), arg(a, 1));
    return !value_absent(found) ? found : n > 2 ? arg(a, 2) : NONE;
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
