/* SPDX-License-Identifier: MIT */
/* The singletons: None, False and True, NotImplemented, Ellipsis. All are flash objects.
 *
 * They have no state: identity is all there is to compare, and the second word of a bool is its
 * number. */
#include "builtins.h"
#include "object/object.h"

const Singleton none_object = {HEADER(KIND_NONE, WORDS_OF(Singleton)), 0};
const Singleton bool_objects[2] = {
    {HEADER(KIND_BOOL, WORDS_OF(Singleton)), 0},
    {HEADER(KIND_BOOL, WORDS_OF(Singleton)), 1}
};
const Singleton notimplemented_object = {HEADER(KIND_NOTIMPLEMENTED, WORDS_OF(Singleton)), 0};
const Singleton ellipsis_object = {HEADER(KIND_ELLIPSIS, WORDS_OF(Singleton)), 0};

/* Serves the three types; bool has its own. */
void none_write(Vm *vm, Writer *w, Value self, bool repr) {
    (void)vm, (void)repr;
    writer_text(w, value_is_none(self)                  ? "None"
                   : value_is_kind(self, KIND_ELLIPSIS) ? "Ellipsis"
                                                        : "NotImplemented");
}

bool none_truth(Vm *vm, Value self) {
    (void)vm;
    return !value_is_none(self);
}

/* Each type has one object, which its constructor returns. */
Value none_make(Vm *vm, Value *a, int n) {
    (void)vm, (void)a, (void)n;
    return NONE;
}

Value none_make_ellipsis(Vm *vm, Value *a, int n) {
    (void)vm, (void)a, (void)n;
    return ELLIPSIS;
}

Value none_make_notimplemented(Vm *vm, Value *a, int n) {
    (void)vm, (void)a, (void)n;
    return NOT_IMPLEMENTED;
}
