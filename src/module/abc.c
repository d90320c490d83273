/* SPDX-License-Identifier: MIT */
/* What lib/abc.py and lib/collections/abc.py ask of classes. A class need not have its methods in a
 * dict: those of built-in types may be slots. */
#include "builtins.h"
#include "object/tuple.h"

/* True if each of the names is a method of the class or of its bases, the nearest not None;
 * NotImplemented otherwise, which leaves the question open. TypeError for what is no class, or no
 * tuple of strs; runs no code. */
Value abc_has_methods(Vm *vm, Value *a, int n) {
    (void)n;
    Value cls = arg(a, 0), names = arg(a, 1);
    if (!value_is_kind(cls, KIND_CLASS) && !value_is_kind(cls, KIND_TYPE)) {
        vm_raise_type(vm, "issubclass() arg 1 must be a class");
    }
    if (!value_is_kind(names, KIND_TUPLE)) {
        vm_raise_type(vm, "names must be a tuple, not %t", names);
    }
    for (size_t i = 0; i < tuple_length(AS(Tuple, names)); i++) {
        Value name = tuple_items(names)[i];
        if (!value_is_kind(name, KIND_STR)) {
            vm_raise_type(vm, "names must be str, not %t", name);
        }
        Value found = object_lookup(vm, cls, str_name(name));
        if (value_absent(found) || value_is_none(found)) {
            return NOT_IMPLEMENTED;
        }
    }
    return TRUE;
}
