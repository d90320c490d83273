/* SPDX-License-Identifier: MIT */
/* errno: errorcode, a dict that is made of the module's constants when it is asked for. */
#include "builtins.h"
#include "object/dict.h"
#include "object/namespace.h"
#include "object/object.h"
#include "object/table.h"

/* The module's __getattr__. errorcode is made once: from then on it is an attribute like any other,
 * in the module's overlay. AttributeError for any other name. Allocates. */
Value errno_attribute(Vm *vm, Value *a, int n) {
    (void)n;
    Value module = value_object(&module_errno);
    if (!value_same(arg(a, 0), NAME(errorcode))) {
        vm_raise_attribute(vm, module, arg(a, 0));
    }
    Value codes = dict_new(vm);
    Value member[2];
    for (size_t position = 0; namespace_next(module_errno.dict, &position, member);) {
        if (value_is_int(member[1])) {
            dict_set(vm, codes, member[1], member[0]);
        }
    }
    object_setattr(vm, module, NAME(errorcode), codes);
    return codes;
}
