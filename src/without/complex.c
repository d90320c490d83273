/* SPDX-License-Identifier: MIT */
/* For: object/complex.c | Bodies: type:complex */
/* A build without complex numbers: a literal of one raises, and what would come out as one. */
#include "object/complex.h"

#include "builtins.h"
#include "vm/vm.h"

static _Noreturn void refuse(Vm *vm, const Type *type) {
    vm_raise_format(vm, type, "this build has no complex numbers");
}

/* A literal. */
Value complex_new(Vm *vm, Float re, Float im) {
    (void)re;
    (void)im;
    refuse(vm, &type_SyntaxError);
}

/* Nothing is a complex number, so nobody gets as far as reading `out`. */
bool complex_from_number(Vm *vm, Value v, Complex *out) {
    (void)vm;
    (void)v;
    (void)out;
    return false;
}

/* A root of a negative number. */
Value complex_binary(Vm *vm, enum Binary op, Value left, Value right) {
    (void)op;
    (void)left;
    (void)right;
    refuse(vm, &type_ValueError);
}
