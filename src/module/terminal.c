/* SPDX-License-Identifier: MIT */
/* _terminal: keys one by one, and raw serial lines, for `terrarium heap top`. */
#include "builtins.h"
#include "object/object.h"
#include "object/tuple.h"
#include "port/port.h"
#include "storage/oserror.h"

/* raw(handle, on): the terminal of this handle gives and takes bytes as they are, a serial line at
 * 115,200 baud; False: as it was before. OSError when it is none. */
Value terminal_raw(Vm *vm, Value *a, int n) {
    (void)n;
    int error = port_terminal_raw((int)object_to_size(vm, arg(a, 0)), object_truth(vm, arg(a, 1)));
    if (error < 0) {
        oserror_raise(vm, -error, ABSENT, ABSENT);
    }
    return NONE;
}

/* (rows, columns) of the console; 24 and 80 where nobody knows. */
Value terminal_size(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    int rows, columns;
    port_terminal_size(&rows, &columns);
    Value pair = tuple_new(vm, 2);
    tuple_items(pair)[0] = value_int(rows);
    tuple_items(pair)[1] = value_int(columns);
    return pair;
}
