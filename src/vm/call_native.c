/* SPDX-License-Identifier: MIT */
/* Calls of functions written in C. `names` as in call.c.
 *
 * A native body gets its arguments as they lie if they are positional: only their number and
 * self are checked. With keywords they are laid out anew below the frame, in the order of the
 * parameters. The rest of this file words the errors: CPython has several styles, by how the
 * C function there parses its arguments, and programs print them. */
#include "builtins.h"
#include "heap/stackscan.h"
#include "object/str.h"
#include "object/table.h"
#include "object/tuple.h"
#include "vm/class.h"
#include "vm/frame.h"

/* Out of the way of plain calls: the fewer words of the C stack they take, the fewer stale ones are
 * there for the collector to take for references. */
#define APART __attribute__((noinline))

/* A native's limits without self, as a caller counts. */
typedef struct {
    Value name;           /* of the type, for a constructor */
    int least, most, all; /* positional ones, and with those that are keyword-only */
    int given;            /* positional */
    bool constructor;
} Signature;

/* n arguments, self included, as the message counts them: without self, without the class for a
 * constructor, whose name is the type's: int() and not __new__(). */
static Signature signature_of(const Native *native, int n) {
    bool constructor = (native->flags & NATIVE_NEW) != 0;
    int self = (native->flags & (NATIVE_METHOD | NATIVE_CLASSMETHOD)) != 0 || constructor;
    NativeNamed named = native_named(native);
    return (Signature){.name = constructor ? native_owner(native)->name : native_name(native),
                       .least = native->required - self,
                       .most = native->positional_max - self,
                       .all = named.first + named.count - self,
                       .given = n - self,
                       .constructor = constructor};
}

/* list.append(), abs(), int(): the name that some of CPython's messages want. Allocates. */
static Value full_name(Vm *vm, const Native *native, const Signature *s) {
    StrBuilder b;
    str_build_begin(vm, &b, 16);
    if (native_owner(native) && (native->flags & (NATIVE_METHOD | NATIVE_CLASSMETHOD))) {
        writer_format(&b.writer, "%v.", native_owner(native)->name);
    }
    writer_format(&b.writer, "%v", s->name);
    return str_build_end(&b);
}

/* CPython reads the arguments of these in the old way, and says so. That is METH_VARARGS with a
 * format string: "find() takes at least 1 argument (0 given)", where others say "find expected
 * at least 1 argument, got 0". */
static bool is_old_style(const Native *native) {
    static const Str *const names[] = {&name_find,  &name_rfind,      &name_index,   &name_rindex,
                                       &name_count, &name_startswith, &name_endswith};
    bool text = native_owner(native) == &type_str || native_owner(native) == &type_bytes ||
                native_owner(native) == &type_bytearray;
    for (size_t i = 0; text && i < sizeof names / sizeof names[0]; i++) {
        if (value_same(native_name(native), value_object(names[i]))) {
            return true;
        }
    }
    return false;
}

/* raise_native_count() for a function that has parameters with keywords; the call may have none.
 * `only` is the number of positional-only parameters. Words and order are those of CPython's
 * _PyArg_UnpackKeywords: first what is given in all, then what is given positionally. */
static _Noreturn void raise_keyword_count(Vm *vm, const Native *native, const Signature *s,
                                          int keywords) {
    int total = s->given + keywords;
    if (total > s->all) {
        vm_raise_type(vm, "%v() takes %s %d %sargument%s (%d given)", s->name,
                      s->least < s->all ? "at most" : "exactly", s->all, s->given ? "" : "keyword ",
                      s->all == 1 ? "" : "s", total);
    }
    if (s->given > s->most && s->most == 0) {
        vm_raise_type(vm, "%v() takes no positional arguments", s->name);
    }
    NativeNamed named = native_named(native);
    int only = s->most - (native->positional_max - named.first);
    if (s->given > s->most || s->given < only) {
        bool few = s->given < only;
        int limit = few ? s->least < only ? s->least : only : s->most;
        vm_raise_type(vm, "%v() takes %s %d positional argument%s (%d given)", s->name,
                      s->least == s->all ? "exactly"
                      : few              ? "at least"
                                         : "at most",
                      limit, limit == 1 ? "" : "s", s->given);
    }
    int at = s->given - only;
    vm_raise_type(vm, "%v() missing required argument '%v' (pos %d)", s->name,
                  native_keywords[named.names + at], s->given + 1);
}

/* n positional arguments, self included, and so many keywords are not what the native wants. The
 * first style that fits is taken: keywords, old style, operator's method, exactly one or none, the
 * rest. */
static _Noreturn void raise_native_count(Vm *vm, const Native *native, int n, int keywords) {
    Signature s = signature_of(native, n);
    bool few = s.given < s.least;
    int limit = few ? s.least : s.most;
    const char *plural = limit == 1 ? "" : "s";
    if (native_named(native).count && native->positional_max != NATIVE_ANY) {
        raise_keyword_count(vm, native, &s, keywords);
    }
    if (is_old_style(native)) {
        vm_raise_type(vm, "%v() takes %s %d argument%s (%d given)", s.name,
                      few ? "at least" : "at most", limit, plural, s.given);
    }
    if (!native_owner(native) && (native->flags & NATIVE_METHOD)) { /* an operator's method */
        vm_raise_type(vm, "expected %s%d argument%s, got %d",
                      s.least == s.most ? ""
                      : few             ? "at least "
                                        : "at most ",
                      limit, plural, s.given);
    }
    if (s.least == s.most && s.most <= 1 && !s.constructor) {
        vm_raise_type(vm,
                      s.most ? "%v() takes exactly one argument (%d given)"
                             : "%v() takes no arguments (%d given)",
                      full_name(vm, native, &s), s.given);
    }
    vm_raise_type(vm, "%v expected %s%d argument%s, got %d", s.name,
                  s.least == s.most ? ""
                  : few             ? "at least "
                                    : "at most ",
                  limit, plural, s.given);
}

/* The native has no parameter of this name. n counts positional arguments, self included. */
static _Noreturn void raise_native_keyword(Vm *vm, const Native *native, Value keyword, int n) {
    Signature s = signature_of(native, n);
    if (native_named(native).count == 0) {
        vm_raise_type(vm, "%v() takes no keyword arguments", full_name(vm, native, &s));
    }
    vm_raise_type(vm, "'%v' is an invalid keyword argument for %v()", keyword, s.name);
}

/* self of a method, checked and unwrapped in place. a[0] is replaced by the native value inside
 * when it is an instance of a class derived from the owner. n is 0 for `list.append()`, called
 * on the type. */
static void check_self(Vm *vm, const Native *native, Value *a, int n) {
    if (n < 1) {
        vm_raise_type(vm, "unbound method %v.%v() needs an argument", native_owner(native)->name,
                      native_name(native));
    }
    const Type *owner = native_owner(native);
    /* The usual case without a look at classes. Kinds that several types share say too little:
     * instances of types written in C, and exceptions. */
    if (value_kind(a[0]) == owner->kind && owner->kind != KIND_INSTANCE &&
        owner->kind != KIND_EXCEPTION) {
        return;
    }
    Value self = native->flags & NATIVE_SELF_RAW ? a[0] : object_unwrap(a[0]);
    if (!object_is_type(self, owner)) {
        vm_raise_type(vm, "descriptor '%v' for '%v' objects doesn't apply to a '%t' object",
                      native_name(native), owner->name, a[0]);
    }
    a[0] = self;
}

/* Lays the arguments of a call with keywords out as the body wants them, and calls it:
 *
 *     def f(a, b=1, *, c=2)      a b c             trailing ones that were not given are cut off
 *     def f(*args, sep='')       sep args...       keyword-only ones first, `shift` of them
 *     def f(self, *args, **kw)   self kw args...   kw: a DICT, or absent without keywords
 *
 * `first` is the first parameter that has a keyword, and so where the laid out ones begin. A call
 * without keywords comes here if the body is variadic and has keyword-only parameters to find. */
static APART Value call_with_keywords(Vm *vm, const Native *native, Value *a, int n, Value names) {
    int keywords = value_absent(names) ? 0 : (int)tuple_length(AS(Tuple, names));
    NativeNamed named = native_named(native);
    int plain = n - keywords, count = named.count;
    bool variadic = native->positional_max == NATIVE_ANY, any = native->flags & NATIVE_KEYWORDS;
    int first = named.first, shift = variadic ? count + any : 0;
    int total = variadic ? plain + shift : first + count;
    if (keywords && !count && !any) {
        raise_native_keyword(vm, native, AS(Tuple, names)->items[0], plain);
    }
    /* Required parameters before `first` have no keyword and must be positional. Whether those
     * from `first` on are there is seen below, when the keywords have been laid out. */
    bool few = plain < (native->required < first ? native->required : first);
    if (!variadic && (few || plain > native->positional_max || plain + keywords > first + count)) {
        raise_native_count(vm, native, plain, keywords);
    }
    uintptr_t *low = vm->heap.low;
    size_t words = (size_t)(total > plain ? total : plain);
    Value *base = frame_take(vm, words) + words - 1; /* argument 0 */
    for (int i = 0; i < plain; i++) {
        base[-(variadic && i >= first ? i + shift : i)] = a[-i];
    }
    if (any && keywords) {
        base[-first] = dict_new(vm);
    }
    for (int i = 0; i < keywords; i++) {
        Value keyword = AS(Tuple, names)->items[i], value = a[-(plain + i)];
        int k = 0;
        while (k < count && !str_equal(native_keywords[named.names + k], keyword)) {
            k++;
        }
        if (k == count && any) {
            dict_set(vm, base[-first], keyword, value);
            continue;
        }
        if (k == count) {
            raise_native_keyword(vm, native, keyword, plain);
        }
        if (!value_absent(base[-(first + any + k)])) {
            Signature s = signature_of(native, plain);
            vm_raise_type(vm, "argument for %v() given by name ('%v') and position (%d)", s.name,
                          keyword, k + 1 + s.most - (native->positional_max - first));
        }
        base[-(first + any + k)] = value;
    }
    for (int i = 0; i < native->required; i++) {
        if (value_absent(base[-(variadic && i >= first ? i + shift : i)])) {
            raise_native_count(vm, native, plain, keywords);
        }
    }
    if (!variadic) { /* trailing parameters that were not given are not there */
        while (total > plain && value_absent(base[-(total - 1)])) {
            total--;
        }
    }
    /* The frame stack does not move: `base` holds whatever the body allocates or calls. */
    Value result = native->body(vm, base, total);
    frame_set_low(vm, (Value *)low);
    return result;
}

/* Positional arguments, as most calls have: only their number is checked. All bodies are called
 * here or in call_with_keywords(); they may do anything. */
static Value call_plainly(Vm *vm, const Native *native, Value *a, int n, Value names) {
    if ((native->flags & NATIVE_METHOD) && native_owner(native)) {
        check_self(vm, native, a, n);
    }
    /* Such a body wants keyword-only arguments or the DICT before the varargs, given or not. */
    bool arranged =
        native->positional_max == NATIVE_ANY && (native->flags & (NATIVE_NAMED | NATIVE_KEYWORDS));
    if (!value_absent(names) || arranged) {
        return call_with_keywords(vm, native, a, n, names);
    }
    if (n < native->required || n > native->positional_max) {
        if (n < native->required || native->positional_max != NATIVE_ANY) {
            raise_native_count(vm, native, n, 0);
        }
    }
    return native->body(vm, a, n);
}

/* Why a built-in type's __new__ does not make instances of cls, in CPython's order: it is no class
 * at all, a class that is not derived from the owner, or one that another __new__ has to make.
 * Exceptions share one __new__, whose owner is BaseException: that is the name in the message. */
static _Noreturn void raise_other_class(Vm *vm, Value owner, Value cls) {
    Value name = AS(Type, owner)->name;
    if (!value_is_kind(cls, KIND_TYPE) && !value_is_kind(cls, KIND_CLASS)) {
        vm_raise_type(vm, "%v.__new__(X): X is not a type object (%t)", name, cls);
    }
    Value other = AS(Class, cls)->name;
    if (!object_is_subclass(cls, owner)) {
        vm_raise_type(vm, "%v.__new__(%v): %v is not a subtype of %v", name, other, other, name);
    }
    vm_raise_type(vm, "%v.__new__(%v) is not safe, use %v.__new__()", name, other, other);
}

/* Called by its name, __new__ gets what the program says as class. That must be one whose
 * instances are what this __new__ makes: object.__new__(list) would lack what a list consists of.
 * Keywords lie behind the positional arguments: without any of those a[0] would be one of them. */
static void check_class(Vm *vm, const Native *native, const Value *a, int n, Value names) {
    if (n == (value_absent(names) ? 0 : (int)tuple_length(AS(Tuple, names)))) {
        vm_raise_type(vm, "%v.__new__(): not enough arguments", native_owner(native)->name);
    }
    bool class = value_is_kind(a[0], KIND_TYPE) || value_is_kind(a[0], KIND_CLASS);
    const Type *made = class ? AS(Type, AS(Class, a[0])->native) : NULL;
    if (!made || made->constructor != native || (made->flags & TYPE_NO_NEW)) {
        raise_other_class(vm, value_object(native_owner(native)), a[0]);
    }
}

/* A static function. __new__ of a built-in type makes a native value; for a class derived from
 * it that value is wrapped into an instance. a[0] is read before the call: for __new__ it is the
 * class asked for. */
static APART Value call_static(Vm *vm, const Native *native, Value *a, int n, Value names) {
    if (native->flags & NATIVE_NEW) {
        check_class(vm, native, a, n, names);
        Value cls = a[0];
        if (value_is_kind(cls, KIND_CLASS)) {
            return class_wrap_made(vm, cls, call_native_apart(vm, native, a, n, names));
        }
    }
    return call_plainly(vm, native, a, n, names);
}

/* The caller's registers are spilled into this frame, above where the new segment begins. */
APART Value call_native_apart(Vm *vm, const Native *native, Value *a, int n, Value names) {
    __builtin_unwind_init();
    CSegment *outer = vm->heap.c_segments, segment = {outer, NULL, NULL};
    outer->low = segment.high = stackscan_pointer() + STACKSCAN_ARGUMENTS;
    vm->heap.c_segments = &segment;
    Value result = call_plainly(vm, native, a, n, names);
    vm->heap.c_segments = outer;
    outer->low = NULL;
    return result;
}

Value call_native(Vm *vm, const Native *native, Value *a, int n, Value names) {
    if (native->flags & NATIVE_STATIC) {
        return call_static(vm, native, a, n, names);
    }
    return call_plainly(vm, native, a, n, names);
}
