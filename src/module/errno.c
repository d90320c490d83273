/* SPDX-License-Identifier: MIT */
/* errno: the names by number are a dict, made by lib/_errno.py when it is asked for. */
#include "builtins.h"
#include "vm/import.h"

/* The module's __getattr__. */
Value errno_rest(Vm *vm, Value *a, int n) {
    (void)n;
    return import_rest(vm, value_object(&module_errno), NAME(_errno), arg(a, 0));
}
