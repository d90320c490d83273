/* SPDX-License-Identifier: MIT */
/* What few ask of a native function, and its three words do not say: object/type.h. */
#include "builtins.h"
#include "object/namespace.h"

/* It is a member somewhere, under its own name the first time (tools/make_builtins.py). */
Value native_name(const Native *native) {
    size_t number = (size_t)(native - natives_all);
    if (native < natives_all || number >= NATIVES_COUNT) {
        return ((const NamedNative *)native)->name;
    }
    size_t i = 0;
    while (members_values[i] != number) {
        i++;
    }
    return namespace_name(i);
}

/* Of a native without names the row is made here: the bodies of most have none, and no row. */
NativeNamed native_named(const Native *native) {
    if (native->flags & NATIVE_NAMED) {
        return natives_named[native - natives_all];
    }
    bool any = native->positional_max == NATIVE_ANY;
    return (NativeNamed){.first = (any ? native->required : native->positional_max) & 15u};
}
