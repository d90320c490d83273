/* SPDX-License-Identifier: MIT */
/* heap.retained() and heap.top(): how many bytes would go if one object went. Exact, by marking twice: what lives, and
 * what lives when that object is not entered. */
#include "builtins.h"
#include "inspect/reach.h"
#include "object/int.h"

/* retained(obj): bytes of it and of all that lives by it alone. The call's own reference does not count. */
Value retained_native(Vm *vm, Value *a, int n) {
    (void)n;
    size_t with = reach_live(vm, ABSENT, false).bytes;
    return int_from_uint64(vm, with - reach_live(vm, arg(a, 0), false).bytes);
}
