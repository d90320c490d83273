/* SPDX-License-Identifier: MIT */
/* Calls: of anything, from an instruction (call_begin: Python functions get a pushed frame, nothing
 * recurses in C) and from built-ins (vm_call: a nested VM entry). Argument errors have CPython's
 * words. Arguments lie below their callable: c[0], c[-1], ... c[-n].
 *
 * When call_begin returns, either a frame was pushed, or the call is complete and its result
 * delivered to the running frame. `names` is a tuple of str everywhere: its k keywords belong to
 * the last k arguments; absent when there are none. */
#include <string.h>

#include "builtins.h"
#include "compile/compile.h"
#include "heap/stackscan.h"
#include "object/generic.h"
#include "object/str.h"
#include "object/table.h"
#include "object/tuple.h"
#include "vm/attribute.h"
#include "vm/class.h"
#include "vm/frame.h"
#include "vm/import.h"

/* ---- binding arguments to parameters ---- */

/* Parameter i is register 1 + i, at base[-1 - i]: positional ones, keyword-only ones, *args,
 * **kwargs. What no argument has reached is absent until bind_defaults(). The order of the
 * checks is CPython's, since it decides which of several errors is told: unknown or repeated
 * keywords, too many positional arguments, missing ones. */

/* TypeError: f() missing 2 required positional arguments: 'a' and 'b'. They are those of the
 * parameters [from, to) that have no argument; kind is "positional" or "keyword-only". A list of
 * three or more has a comma before its `and`: 'a', 'b', and 'c'. */
static _Noreturn void raise_missing(Vm *vm, Value *base, size_t from, size_t to, const char *kind) {
    const Code *code = frame_code(base);
    StrBuilder names;
    str_build_begin(vm, &names, 32);
    int missing = 0, done = 0;
    for (size_t i = from; i < to; i++) {
        missing += value_absent(base[-1 - (intptr_t)i]);
    }
    for (size_t i = from; i < to; i++) {
        if (value_absent(base[-1 - (intptr_t)i])) {
            done++;
            const char *separator = done == 1        ? ""
                                    : done < missing ? ", "
                                    : missing == 2   ? " and "
                                                     : ", and ";
            writer_format(&names.writer, "%s'%v'", separator, code_parameter(code, i));
        }
    }
    /* Writing has allocated: the code may have moved. The frame's registers have not. */
    Value text = str_build_end(&names);
    code = frame_code(base);
    vm_raise_type(vm, "%v() missing %d required %s argument%s: %v", code_qualname(vm, code),
                  missing, kind, missing == 1 ? "" : "s", text);
}

/* f() takes from 1 to 2 positional arguments but 3 were given. `given` counts self. Keyword-only
 * arguments are mentioned only when the call has some, as in CPython. */
static _Noreturn void raise_too_many(Vm *vm, Value *base, int given) {
    const Code *code = frame_code(base);
    int most = code->head.positional, defaults = 0;
    if (code->head.flags & CODE_DEFAULTS) {
        defaults =
            (int)tuple_length(AS(Tuple, AS(Function, base[0])->captures[code_capture_count(code)]));
    }
    /* Keyword-only parameters are bound already, their defaults are not: what is there was
     * given. */
    int keyword_only = 0;
    for (int i = 0; i < code_rare(code).keyword_only; i++) {
        keyword_only += !value_absent(base[-1 - (most + i)]);
    }
    Value name = code_qualname(vm, code);
    const char *plural = most == 1 && !defaults ? "" : "s";
    StrBuilder takes;
    str_build_begin(vm, &takes, 0);
    if (defaults) {
        writer_format(&takes.writer, "from %d to ", most - defaults);
    }
    writer_format(&takes.writer, "%d positional argument%s but %d", most, plural, given);
    Value text = str_build_end(&takes);
    if (keyword_only) {
        vm_raise_type(vm,
                      "%v() takes %v positional argument%s (and %d keyword-only argument%s) were "
                      "given",
                      name, text, given == 1 ? "" : "s", keyword_only,
                      keyword_only == 1 ? "" : "s");
    }
    vm_raise_type(vm, "%v() takes %v %s given", name, text, given == 1 ? "was" : "were");
}

/* Index of the parameter with this keyword, or -1. Positional-only parameters are not found by
 * name. */
static int find_parameter(const Code *code, Value keyword) {
    int end = code->head.positional + code_rare(code).keyword_only;
    for (int i = code_rare(code).positional_only; i < end; i++) {
        if (str_equal(code_parameter(code, (size_t)i), keyword)) {
            return i;
        }
    }
    return -1;
}

/* No parameter takes this keyword; names are all keywords of the call. CPython names the
 * positional-only parameters among them, all at once, and else the one keyword that is unknown. */
static _Noreturn void raise_unexpected(Vm *vm, Value *base, Value keyword, Value names) {
    StrBuilder refused;
    str_build_begin(vm, &refused, 32);
    const Code *code = frame_code(base);
    int n = 0;
    for (int p = 0; p < code_rare(code).positional_only; p++) {
        Value name = code_parameter(code, (size_t)p);
        for (size_t i = 0; i < tuple_length(AS(Tuple, names)); i++) {
            if (str_equal(name, AS(Tuple, names)->items[i])) {
                writer_format(&refused.writer, "%s%v", n++ ? ", " : "", name);
            }
        }
        code = frame_code(base);
    }
    Value text = str_build_end(&refused), qualname = code_qualname(vm, frame_code(base));
    if (n) {
        vm_raise_type(vm,
                      "%v() got some positional-only arguments passed as keyword arguments: '%v'",
                      qualname, text);
    }
    vm_raise_type(vm, "%v() got an unexpected keyword argument '%v'", qualname, keyword);
}

/* A parameter, or an entry of **kwargs, or an error; positional-only names are no parameters
 * here. A new entry of **kwargs may allocate. With **kwargs a positional-only name is an
 * ordinary entry: def f(a, /, **k) takes f(1, a=2). */
static void bind_keyword(Vm *vm, Value *base, Value keyword, Value value, Value names) {
    const Code *code = frame_code(base);
    int i = find_parameter(code, keyword);
    if (i >= 0) {
        if (!value_absent(base[-1 - i])) {
            vm_raise_type(vm, "%v() got multiple values for argument '%v'", code_qualname(vm, code),
                          keyword);
        }
        base[-1 - i] = value;
        return;
    }
    if (code->head.flags & CODE_VARKEYWORDS) {
        size_t at = code_count_parameters(code);
        /* **kwargs is the last parameter: its register is the number of all. */
        Value *entry = table_insert(vm, AS(Dict, base[-(intptr_t)at]), keyword);
        if (!value_absent(entry[1])) {
            vm_raise_type(vm, "%v() got multiple values for keyword argument '%v'",
                          code_qualname(vm, frame_code(base)), keyword);
        }
        entry[1] = value;
        return;
    }
    raise_unexpected(vm, base, keyword, names);
}

/* Last step of binding: what no argument reached gets its default or is missing. Defaults lie
 * behind the captured cells of a function. Allocates nothing unless it raises. n defaults belong
 * to the last n positional parameters. */
static void bind_defaults(Vm *vm, Value *base) {
    const Code *code = frame_code(base);
    Function *function = AS(Function, base[0]);
    size_t positional = code->head.positional, at = code_capture_count(code);
    if (code->head.flags & CODE_DEFAULTS) {
        Tuple *defaults = AS(Tuple, function->captures[at++]);
        size_t n = tuple_length(defaults);
        for (size_t i = 0; i < n && i < positional; i++) {
            Value *p = &base[-1 - (intptr_t)(positional - n + i)];
            *p = value_absent(*p) ? defaults->items[i] : *p;
        }
    }
    size_t end = positional + code_rare(code).keyword_only;
    for (size_t i = positional; i < end && (code->head.flags & CODE_KWDEFAULTS); i++) {
        Value *p = &base[-1 - (intptr_t)i];
        *p = value_absent(*p) ? dict_get_str(function->captures[at], code_parameter(code, i)) : *p;
    }
    for (size_t i = 0; i < end; i++) {
        if (value_absent(base[-1 - (intptr_t)i])) {
            bool plain = i < positional;
            raise_missing(vm, base, plain ? 0 : positional, plain ? positional : end,
                          plain ? "positional" : "keyword-only");
        }
    }
}

/* The general way to bind arguments: copies them into a new frame base below everything, since
 * c's own registers are too few or in the wrong order. Allocates; so c, code and base are read
 * again after each step. `self` is argument 0 where it is not absent (a method's call), and
 * counts as given. The caller gives the place back by frame_set_low(), or lets frame_push() take
 * it over. */
Value *call_bind(Vm *vm, Value *c, int n, Value names, Value self) {
    size_t total = code_count_parameters(frame_code(c));
    Value *base = frame_place(vm, total); /* may move code; c is on the stack or pinned by us */
    base[0] = c[0];
    const Code *code = frame_code(base);
    /* offset: 1 if self shifts the arguments by one; given: positional arguments, self included. */
    int keywords = value_absent(names) ? 0 : (int)tuple_length(AS(Tuple, names));
    int offset = !value_absent(self), given = n - keywords + offset;
    int most = code->head.positional, plain = given < most ? given : most;
    for (int i = 0; i < plain; i++) {
        base[-1 - i] = i < offset ? self : c[-1 - (i - offset)];
    }
    /* Complete: no default and no collecting parameter can have a part in it. */
    if (given == most && !keywords &&
        !(code->head.flags & (CODE_VARARGS | CODE_VARKEYWORDS | CODE_KEYWORD_ONLY))) {
        return base;
    }
    /* The register before that of *args, or of **kwargs when there is no *args. */
    int extra = code->head.positional + code_rare(code).keyword_only;
    if (code->head.flags & CODE_VARARGS) {
        int rest = given - plain;
        Tuple *tuple = (Tuple *)heap_alloc(vm, KIND_TUPLE, (size_t)(1 + rest));
        for (int i = 0; i < rest; i++) {
            int from = plain + i;
            tuple->items[i] = from < offset ? self : c[-1 - (from - offset)];
        }
        base[-1 - extra++] = value_object(tuple);
    }
    code = frame_code(base);
    if (code->head.flags & CODE_VARKEYWORDS) {
        Value dict = dict_new(vm);
        base[-1 - extra] = dict;
    }
    for (int i = 0; i < keywords; i++) {
        bind_keyword(vm, base, AS(Tuple, names)->items[i], c[-1 - (n - keywords + i)], names);
    }
    if (given > most && !(frame_code(base)->head.flags & CODE_VARARGS)) {
        raise_too_many(vm, base, given);
    }
    bind_defaults(vm, base);
    return base;
}

/* ---- native functions ---- */

/* A native body gets its arguments as they lie if they are positional: only their number and
 * self are checked. With keywords they are laid out anew below the frame, in the order of the
 * parameters. The rest of this section words the errors: CPython has several styles, by how the
 * C function there parses its arguments, and programs print them. */

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

/* ---- anything ---- */

/* c lies in the caller's frame or in words that frame_place() gave. A pushed frame takes the
 * words that its arguments were copied to along and gives them back when it is left; after a
 * call without a frame they are given back here. */

/* Calls the same again with `callable`, and self before the arguments unless absent. The
 * function is put into c[0] for call_bind(), which reads it there, and taken out again: the
 * callable in c[0] belongs to the caller. c may lie in a running generator, which does not move
 * meanwhile: c, a C variable, pins it. */
static void call_with_self(Vm *vm, Value *c, int n, Value names, enum Action action, Value callable,
                           Value self) {
    if (value_is_kind(callable, KIND_FUNCTION)) {
        Value saved = c[0];
        c[0] = callable;
        Value *base = call_bind(vm, c, n, names, self);
        c[0] = saved;
        if (frame_code(base)->head.flags & CODE_GENERATOR) {
            Value generator = generator_new(vm, base);
            /* Below here is what call_bind() placed; the generator has copied its parameters. */
            frame_set_low(vm, base + FRAME_INFO + 1);
            frame_deliver(vm, action, generator);
        } else {
            frame_push(vm, base, action, ABSENT);
        }
        return;
    }
    uintptr_t *low = vm->heap.low;
    int extra = !value_absent(self);
    Value *base = frame_place(vm, (size_t)(n + extra));
    base[0] = callable;
    base[-1] = extra ? self : base[-1];
    for (int i = 1; i <= n; i++) {
        base[-i - extra] = c[-i];
    }
    unsigned depth = vm->depth;
    call_begin(vm, base, n + extra, names, action);
    if (vm->depth == depth) { /* nothing was pushed: the copies are done with */
        frame_set_low(vm, (Value *)low);
    }
}

/* The quick cases first: arguments are where the parameters have to be, and the callee's frame
 * overlaps the caller's. A running generator's registers lie in the heap, where no frame can be
 * pushed: its arguments are copied out. The words of a link, c[1] and c[2], are free in every
 * call range (compile/opcodes.h). */
static void call_function(Vm *vm, Value *c, int n, Value names, enum Action action) {
    const Code *code = frame_code(c);
    bool plain = value_absent(names) && n == code->head.positional &&
                 !(code->head.flags & (CODE_VARARGS | CODE_VARKEYWORDS | CODE_KEYWORD_ONLY));
    if (plain && (code->head.flags & CODE_GENERATOR)) {
        frame_deliver(vm, action, generator_new(vm, c));
        return;
    }
    if (plain && (value_absent(vm->roots[ROOT_GENERATOR]) || !heap_contains(&vm->heap, c))) {
        frame_push(vm, c, action, ABSENT);
        return;
    }
    uintptr_t *low = vm->heap.low;
    Value *base = call_bind(vm, c, n, names, ABSENT);
    if (frame_code(base)->head.flags & CODE_GENERATOR) {
        Value generator = generator_new(vm, base);
        frame_set_low(vm, (Value *)low);
        frame_deliver(vm, action, generator);
    } else {
        frame_push(vm, base, action, ABSENT);
    }
}

/* c[0] is called by the __call__ that its type has: a function gets it as self, anything else is
 * bound as a descriptor first. */
void call_of_type(Vm *vm, Value *c, int n, Value names, enum Action action, Value call) {
    vm_c_stack_check(vm);
    if (value_is_kind(call, KIND_FUNCTION)) {
        call_with_self(vm, c, n, names, action, call, c[0]);
        return;
    }
    Value bound;
    attribute_bind(vm, call, c[0], object_type(c[0]), &bound);
    call_with_self(vm, c, n, names, action, bound, ABSENT);
}

/* list.__len__(x): the native serves all types, so x is checked against the one it was found in. */
static Value call_slot_method(Vm *vm, Value *c, int n, Value names) {
    const Native *native = AS(Native, AS(Method, c[0])->function);
    Value owner = AS(Method, c[0])->self;
    if (n < 1) {
        vm_raise_type(vm, "descriptor '%v' of '%v' object needs an argument", native_name(native),
                      AS(Type, owner)->name);
    }
    if (!object_is_subclass(object_type(c[-1]), owner)) {
        vm_raise_type(vm, "descriptor '%v' requires a '%v' object but received a '%t'",
                      native_name(native), AS(Type, owner)->name, c[-1]);
    }
    return call_native(vm, native, c - 1, n, names);
}

/* One switch over what can be called. Nothing here recurses in C but a chain of objects with
 * __call__, which is checked. slots->call is that of built-in types whose instances can be
 * called; it takes no keywords. */
void call_begin(Vm *vm, Value *c, int n, Value names, enum Action action) {
    Value callable = c[0];
    switch (value_kind(callable)) {
    case KIND_FUNCTION: call_function(vm, c, n, names, action); return;
    case KIND_NATIVE:
        frame_deliver(vm, action, call_native(vm, AS(Native, callable), c - 1, n, names));
        return;
    case KIND_METHOD:
        call_with_self(vm, c, n, names, action, AS(Method, callable)->function,
                       AS(Method, callable)->self);
        return;
    case KIND_TYPE:
    case KIND_CLASS: class_instantiate(vm, c, n, names, action); return;
    case KIND_SLOTMETHOD: frame_deliver(vm, action, call_slot_method(vm, c, n, names)); return;
    case KIND_STATICMETHOD:
        call_with_self(vm, c, n, names, action, AS(Wrapper, callable)->value, ABSENT);
        return;
    default: break;
    }
    Value special = object_special(vm, callable, NAME(__call__));
    if (!value_absent(special)) {
        call_of_type(vm, c, n, names, action, special);
        return;
    }
    Value origin = generic_origin(callable);
    if (!value_absent(origin)) {
        call_with_self(vm, c, n, names, action, origin, ABSENT);
        return;
    }
    const TypeSlots *slots = object_native_type(callable)->slots;
    if (!slots->call) {
        vm_raise_type(vm, "'%t' object is not callable", callable);
    }
    if (!value_absent(names)) {
        vm_raise_type(vm, "'%t' object takes no keyword arguments", callable);
    }
    frame_deliver(vm, action, slots->call(vm, callable, c - 1, n));
}

/* A call on behalf of the waiting instruction: the callee's registers are
 * placed below the frame, and taken back at once if the call needed no frame. n says how many of
 * x, y, z count. Its own copy: the instruction's operands stay as they are, for a second try. */
void call_waiting(Vm *vm, enum Action action, Value callable, int n, Value x, Value y, Value z) {
    uintptr_t *low = vm->heap.low;
    Value *c = frame_place(vm, 3);
    c[0] = callable;
    c[-1] = x;
    c[-2] = y;
    c[-3] = z;
    unsigned depth = vm->depth;
    call_begin(vm, c, n, ABSENT, action);
    if (vm->depth == depth) {
        frame_set_low(vm, (Value *)low);
    }
}

/* Is it called with self first as it is? */
static bool takes_self(Value method) {
    return value_is_kind(method, KIND_FUNCTION) || value_is_kind(method, KIND_SLOTMETHOD) ||
           (value_is_kind(method, KIND_NATIVE) && (AS(Native, method)->flags & NATIVE_METHOD));
}

/* Functions get self as they are; binding any other method may allocate and run its __get__. */
void call_special(Vm *vm, enum Action action, Value method, int n, Value x, Value y, Value z) {
    if (takes_self(method)) {
        call_waiting(vm, action, method, n, x, y, z);
        return;
    }
    attribute_bind(vm, method, x, object_type(x), &method);
    call_waiting(vm, action, method, n - 1, y, z, ABSENT);
}

/* ---- calls from C ---- */

/* An entry is one run of the loop on the C stack. It owns the frames above its `depth`, and a C
 * segment: the stretch of the C stack from entry_open() inwards, which a collection inside a
 * built-in scans. Opening an entry closes the outer one's segment at its inner end. Raising
 * jumps to the innermost entry; only call_entry() and vm_try() set up its VmJump, which
 * must not outlive the function that did. */

/* Opens a VM entry; the caller then sets entry->jump. Not inlined, so that its frame lies below all
 * of the caller's: the registers that the caller saved belong to the outer segment. */
static void __attribute__((noinline)) entry_open(Vm *vm, VmEntry *entry) {
    memset(entry->jump, 0, sizeof entry->jump); /* no stale words for the C stack scan */
    entry->outer = vm->entry;
    entry->low = vm->heap.low;
    entry->depth = vm->depth;
    entry->running_words = vm->running_words;
    entry->repr_guard = vm->repr_guard;
    entry->c_roots = vm->heap.c_roots;
    entry->outcome = VM_RUNNING;
    entry->segment.outer = vm->heap.c_segments;
    entry->segment.low = NULL;
    entry->segment.high = (uintptr_t *)__builtin_frame_address(0);
    if (entry->segment.outer) {
        entry->outer_high = entry->segment.outer->high;
        /* The outer segment ends where this function's frame begins. */
        entry->segment.outer->low = (uintptr_t *)__builtin_frame_address(0);
    }
    vm->heap.c_segments = &entry->segment;
    vm->entry = entry;
}

/* Below all Python frames there is only the embedder, who holds no Values, once the arguments of
 * its call are in their frame. */
static void entry_forget_embedder(Vm *vm, VmEntry *entry) {
    if (entry->segment.outer) {
        entry->segment.outer->high = NULL;
        if (vm->heap.pinned_by != UINTPTR_MAX) {
            vm->heap.pinned_by = 0; /* what was pinned for the embedder and the compiler */
        }
    }
}

/* Back to what was before entry_open; the frames of the entry are gone. The outer segment is
 * open again, and scanned up to the current stack pointer. vm->depth is right already: leaving a
 * frame has counted it down. */
static void entry_close(Vm *vm, VmEntry *entry) {
    vm->entry = entry->outer;
    vm->heap.c_segments = entry->segment.outer;
    if (vm->heap.c_segments) {
        vm->heap.c_segments->low = NULL;
        vm->heap.c_segments->high = entry->outer_high;
    }
    frame_set_low(vm, (Value *)entry->low);
}

/* After a jump: what was opened or taken inside the entry is given back, and the segment ends
 * where it began: the loop had lowered that to its own frame, in whose place others will now
 * lie. Entries opened further in are dropped with their C frames. What is raised while compiling
 * leaves the compiler's scratch behind: no frame may be touched before that is dropped. */
static void __attribute__((noinline)) entry_recover(Vm *vm, VmEntry *entry) {
    if (vm->compiler) {
        compile_reset(vm);
    }
    vm->entry = entry;
    vm->repr_guard = entry->repr_guard;
    vm->heap.c_roots = entry->c_roots;
    vm->heap.c_segments = &entry->segment;
    entry->segment.low = NULL;
    entry->segment.high = (uintptr_t *)__builtin_frame_address(0);
    import_reset(vm);
}

/* What nested calls pin stays where it is, and frames cannot use the garbage below it: so a heap
 * that is half full of new objects, or of what deeper calls had pinned, is collected while the
 * nesting begins. The caller has made sure that less than half is free. */
static void collect_before_nesting(Vm *vm) {
    enum { SHALLOW = 3 }; /* entries: the program's own are two */
    Heap *heap = &vm->heap;
    int depth = 0;
    for (const VmEntry *e = vm->entry; e != NULL && depth <= SHALLOW; e = e->outer) {
        depth++;
    }
    size_t made = heap_words_made(heap);
    size_t total = (size_t)(heap->top - heap->base);
    /* The C stack grows down: when the innermost segment lies above pinned_by, what pinned there
     * has returned. */
    bool again = (uintptr_t)heap->c_segments - 1 > heap->pinned_by; /* deeper pins are gone */
    if ((again || (depth <= SHALLOW && made > total / 4)) && !heap->disabled) {
        heap_collect(vm, true);
    }
}

/* The only place where the loop is started, and where C's non-local jumps land. Whatever is
 * raised unwinds the frames of this entry; if none of them handles it, it goes on in the outer
 * entry's C code, whose locals are lost: what needs cleaning up is in objects. Returns what the
 * entry's first frame returned or yielded, *outcome says which. VM_JUMP_HERE answers again for each
 * exception that this entry sees: the handler's frame then runs in a new loop_run(). */
Value call_entry(Vm *vm, void (*start)(Vm *vm, void *context), void *context, uint8_t *outcome) {
    /* What the callers keep in registers goes to this frame, a part of the outer segment: a VmJump
     * may encode what it saves, or leave it to this function. */
    __builtin_unwind_init();
    vm_c_stack_check(vm);
    if (heap_run_words(&vm->heap) < (size_t)(vm->heap.top - vm->heap.base) / 2) {
        collect_before_nesting(vm);
    }
    VmEntry entry;
    bool bottom = !vm->base;
    entry_open(vm, &entry);
    if (VM_JUMP_HERE(entry.jump) == 0) {
        start(vm, context);
        if (bottom) {
            entry_forget_embedder(vm, &entry);
        }
    } else if (entry_recover(vm, &entry), !unwind_to_handler(vm)) {
        entry_close(vm, &entry);
        vm_reraise(vm);
    }
    /* A start() that needed no frame has set the outcome already. */
    while (entry.outcome == VM_RUNNING) {
        loop_run(vm);
    }
    entry_close(vm, &entry);
    *outcome = entry.outcome;
    Value result = vm->roots[ROOT_RESULT];
    /* A root, so that it is kept and updated until here; cleared, so that it keeps nothing
     * alive. */
    vm->roots[ROOT_RESULT] = ABSENT;
    return result;
}

/* The call that start_call() begins, as call_entry() hands it on. */
typedef struct {
    const Value *callable, *arguments;
    Value names;
    int n;
} EntryCall;

/* Copies the arguments to the frame stack and begins the call, in the new entry. What that has of
 * the C stack so far is sealed, since it holds nothing but stale words. */
static void start_call(Vm *vm, void *context) {
    const EntryCall *call = context;
    uintptr_t *high = vm_seal(vm);
    Value *c = frame_place(vm, (size_t)call->n);
    vm_unseal(vm, high);
    c[0] = *call->callable;
    for (int i = 0; i < call->n; i++) {
        c[-1 - i] = call->arguments[i];
    }
    call_begin(vm, c, call->n, call->names, ACTION_ENTRY);
}

Value vm_call_keywords(Vm *vm, Value callable, const Value *arguments, int n, Value names) {
    if (n > LINK_DISTANCE / 2) {
        vm_raise_type(vm, "too many arguments");
    }
    EntryCall call = {&callable, arguments, names, n};
    uint8_t outcome;
    return call_entry(vm, start_call, &call, &outcome);
}

/* The arguments lie in a tuple: registers may move, and how many there are is not known before. */
Value vm_call_dict(Vm *vm, Value callable, Value self, const Value *a, int n, Value keywords) {
    size_t named = value_absent(keywords) ? 0 : table_live(AS(Dict, keywords));
    size_t first = !value_absent(self), at = 0, count = first + (size_t)n + named;
    Value arguments = tuple_new(vm, count), names = named ? tuple_new(vm, named) : ABSENT;
    Value *to = tuple_items(arguments);
    if (first) {
        *to++ = self;
    }
    for (int i = 0; i < n; i++) {
        *to++ = a[-i];
    }
    for (size_t i = 0; i < named; i++) {
        Value *entry = table_next(AS(Dict, keywords), &at);
        tuple_items(names)[i] = entry[0];
        *to++ = entry[1];
    }
    return vm_call_keywords(vm, callable, tuple_items(arguments), (int)count, names);
}

Value vm_call(Vm *vm, Value callable, const Value *arguments, int n) {
    return vm_call_keywords(vm, callable, arguments, n, ABSENT);
}

typedef struct {
    Value function, namespace;
} CodeCall;

static void start_code(Vm *vm, void *context) {
    const CodeCall *call = context;
    Value *base = frame_place(vm, 1);
    base[0] = call->function;
    base[-1] = call->namespace;
    frame_push(vm, base, ACTION_ENTRY, ABSENT);
}

/* Code of a module, of exec() or of eval() runs as the first frame of an entry; what needs a
 * namespace finds it in register 1. Other code is a function's, as in exec(f.__code__), and is
 * called without arguments. */
Value call_code(Vm *vm, Value code, Value globals, Value namespace) {
    const Code *its = AS(Code, code);
    if (!(its->head.flags & CODE_NAMES) && !code_is_module(its)) { /* a function's */
        return vm_call0(vm, import_function(vm, code, globals));
    }
    CodeCall call = {import_function(vm, code, globals), namespace};
    uint8_t outcome;
    return call_entry(vm, start_code, &call, &outcome);
}

Value vm_call0(Vm *vm, Value callable) {
    return vm_call(vm, callable, NULL, 0);
}

Value vm_call1(Vm *vm, Value callable, Value a) {
    return vm_call(vm, callable, &a, 1);
}

Value vm_call1_sealed(Vm *vm, Value callable, Value a) {
    Value held[2] = {callable, a};
    CRoots roots;
    heap_root(&vm->heap, &roots, held, 2);
    EntryCall call = {&held[0], &held[1], ABSENT, 1};
    uint8_t outcome;
    uintptr_t *high = vm_seal(vm);
    Value result = call_entry(vm, start_call, &call, &outcome);
    vm_unseal(vm, high);
    heap_unroot(&vm->heap, &roots);
    return result;
}

Value vm_call2(Vm *vm, Value callable, Value a, Value b) {
    Value arguments[2] = {a, b};
    return vm_call(vm, callable, arguments, 2);
}

Value vm_call_method(Vm *vm, Value method, const Value *arguments, int n) {
    int bound = !takes_self(method);
    if (bound) {
        attribute_bind(vm, method, arguments[0], object_type(arguments[0]), &method);
    }
    return vm_call(vm, method, arguments + bound, n - bound);
}

Value vm_call_method_sealed(Vm *vm, Value method, Value self) {
    return takes_self(method) ? vm_call1_sealed(vm, method, self)
                              : vm_call_method(vm, method, &self, 1);
}

Value vm_call_special(Vm *vm, Value self, Value name, const Value *arguments, int n) {
    Value method = object_special(vm, self, name);
    if (value_absent(method)) {
        return ABSENT;
    }
    /* Callers pass four at most. */
    Value all[5] = {self};
    for (int i = 0; i < n && i < 4; i++) {
        all[i + 1] = arguments[i];
    }
    return vm_call_method(vm, method, all, n + 1);
}

/* An entry without frames of its own: what arrives here has passed the inner entries, whose frames
 * are unwound. `handled` is not changed after the jump was set, so it is defined after the jump. */
bool vm_try(Vm *vm, void (*body)(Vm *vm, void *context), void *context, Value *exception) {
    __builtin_unwind_init(); /* as in call_entry() */
    VmEntry entry;
    entry_open(vm, &entry);
    if (!vm->base) {
        entry_forget_embedder(vm, &entry);
    }
    Value handled = vm->roots[ROOT_HANDLED];
    if (VM_JUMP_HERE(entry.jump) == 0) {
        body(vm, context);
        entry_close(vm, &entry);
        return true;
    }
    entry_recover(vm, &entry);
    entry_close(vm, &entry);
    *exception = vm->roots[ROOT_RAISED];
    vm->roots[ROOT_RAISED] = ABSENT;
    vm->roots[ROOT_HANDLED] = handled;
    return false;
}
