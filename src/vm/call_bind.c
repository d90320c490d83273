/* SPDX-License-Identifier: MIT */
/* Binding arguments to the parameters of Python functions, with CPython's words for what does not
 * fit. `names` as in call.c. */
#include <string.h>

#include "object/str.h"
#include "object/table.h"
#include "object/tuple.h"
#include "vm/frame.h"

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
