/* SPDX-License-Identifier: MIT */
/* The tests of patterns: MATCHSEQUENCE, MATCHMAPPING, MATCHCLASS. Each says by True or False in the
 * last of its registers whether the subject fits, and puts what is in it before that. What a class
 * of the program's answers is asked in nested entries, so registers are found again before they are
 * written. */
#include "builtins.h"
#include "object/dict.h"
#include "object/list.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/table.h"
#include "object/tuple.h"
#include "vm/frame.h"

/* The register that byte i of the instruction names. Read from the frame each time: code that runs
 * meanwhile may move it. */
static Value operand(Vm *vm, int i) {
    return *frame_register(vm->base, frame_instruction(vm->base)[i]);
}

/* True and the values into the registers of the instruction; or False, if `values` is absent. The
 * last thing that a test does: it goes on to the next instruction. Allocates nothing. Registers lie
 * downwards in memory: the next one is one Value lower. */
static void answer(Vm *vm, Value values) {
    const uint8_t *p = frame_instruction(vm->base);
    Value *to = frame_register(vm->base, p[1]);
    size_t n = value_absent(values) ? 0 : tuple_length(AS(Tuple, values));
    for (size_t i = 0; i < n; i++) {
        to[-(intptr_t)i] = tuple_items(values)[i];
    }
    to[1 - p[2]] = value_bool(!value_absent(values));
    frame_advance(vm->base);
}

/* Flags are inherited: what counts is the built-in type that a class derives from. Classes that are
 * only registered with collections.abc.Sequence or Mapping have none, and do not match. */
static bool has_flag(Value v, unsigned flag) {
    return object_native_type(v)->flags & flag;
}

/* The items of a sequence; a str or bytes is none here. Byte 4: 0 for no star, else 1 + the items
 * before it, plus 128 if what it stands for is not bound, so that no list is made. The subject's
 * own __len__ and __iter__ are called, which need not agree. */
void match_sequence(Vm *vm) {
    const uint8_t *p = frame_instruction(vm->base);
    bool star = p[4], list = star && p[4] < 128;
    size_t total = p[2] - 1u - list; /* without the star */
    size_t before = star ? (p[4] & 127u) - 1 : total, after = total - before;
    Value v = operand(vm, 3);
    intptr_t n = has_flag(v, TYPE_SEQUENCE) ? object_length(vm, v) : -1;
    if (star ? n < (intptr_t)(before + after) : n != (intptr_t)before) {
        answer(vm, ABSENT);
        return;
    }
    Value items = tuple_from(vm, v), values = items;
    size_t got = tuple_length(AS(Tuple, items));
    if (got < before + after) { /* __len__ and __iter__ do not agree */
        vm_raise_value_error(vm, "not enough values to unpack (expected %u, got %u)",
                             before + after, got);
    }
    if (star) {
        size_t middle = got - before - after;
        values = tuple_new(vm, before + list + after);
        for (size_t i = 0; i < before + after; i++) {
            bool behind = i >= before;
            tuple_items(values)[i + (behind && list)] =
                tuple_items(items)[i + (behind ? middle : 0)];
        }
        if (list) {
            Value rest = list_from_array(vm, tuple_items(items) + before, middle);
            tuple_items(values)[before] = rest;
        }
    }
    answer(vm, values);
}

/* ---- mappings ---- */

/* Key i of the pattern. */
static Value pattern_key(Vm *vm, size_t i) {
    return frame_register(vm->base, frame_instruction(vm->base)[1])[-(intptr_t)i];
}

/* v[key], or absent: by get(), which adds no missing keys, as a defaultdict's [] would. A plain
 * dict is searched directly; __hash__ and __eq__ of keys run in either case. */
static Value find_key(Vm *vm, Value v, Value key) {
    if (value_is_kind(v, KIND_DICT)) {
        Value *entry = table_find(vm, AS(Dict, v), key);
        return entry ? entry[1] : ABSENT;
    }
    Value none = list_new(vm, 0); /* an object of our own: nobody has it as a value */
    Value found = vm_call2(vm, object_getattr(vm, v, NAME(get)), key, none);
    return value_same(found, none) ? ABSENT : found;
}

/* What the mapping has beside the first n keys, as a new dict; runs the mapping's own keys(). */
static Value other_keys(Vm *vm, Value v, size_t n) {
    Value rest = dict_new(vm);
    dict_update_mapping(vm, rest, v);
    for (size_t i = 0; i < n; i++) {
        (void)dict_delete(vm, rest, pattern_key(vm, i));
    }
    return rest;
}

/* Fewer keys than asked for end it before any is looked up, as in CPython. Keys that are not
 * literals may turn out to be equal: they are compared with all before, which are few. ValueError.
 */
void match_mapping(Vm *vm) {
    const uint8_t *p = frame_instruction(vm->base);
    bool rest = p[4];
    size_t n = (size_t)p[2] - 1 - rest;
    Value v = operand(vm, 3);
    if (!has_flag(v, TYPE_MAPPING) || (n > 0 && object_length(vm, v) < (intptr_t)n)) {
        answer(vm, ABSENT);
        return;
    }
    Value values = tuple_new(vm, n + rest);
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < i; j++) {
            if (object_equal(vm, pattern_key(vm, j), pattern_key(vm, i))) {
                vm_raise_value_error(vm, "mapping pattern checks duplicate key (%r)",
                                     pattern_key(vm, i));
            }
        }
        Value found = find_key(vm, v, pattern_key(vm, i));
        if (value_absent(found)) {
            answer(vm, ABSENT);
            return;
        }
        tuple_items(values)[i] = found;
    }
    if (rest) {
        Value others = other_keys(vm, v, n);
        tuple_items(values)[n] = others;
    }
    answer(vm, values);
}

/* ---- classes ---- */

/* A pattern of a class, with what has been found for it. */
typedef struct {
    Value cls, subject;
    Value names;  /* of attributes asked for: LIST */
    Value values; /* TUPLE */
} ClassPattern;

/* The next attribute into the values; false if there is none. Runs properties and __getattr__.
 * TypeError for a name that was asked for before: by position and as a keyword. */
static bool take_attribute(Vm *vm, ClassPattern *c, Value name) {
    size_t n = list_length(c->names);
    name = str_name(object_unwrap(name));
    if (n && str_find(list_items(c->names), n, name) >= 0) {
        vm_raise_type(vm, "%v() got multiple sub-patterns for attribute %r",
                      AS(Class, c->cls)->name, name);
    }
    list_append(vm, c->names, name);
    Value found = object_getattr_or_absent(vm, c->subject, name);
    tuple_items(c->values)[n] = found;
    return !value_absent(found);
}

/* __match_args__ of the class, checked; the empty tuple if it has none. */
static Value match_arguments(Vm *vm, Value cls) {
    Value args = object_getattr_or_absent(vm, cls, NAME(__match_args__));
    if (value_absent(args)) {
        return value_object(&empty_tuple);
    }
    if (!value_is_kind(args, KIND_TUPLE)) {
        vm_raise_type(vm, "%v.__match_args__ must be a tuple (got %t)", AS(Class, cls)->name, args);
    }
    return args;
}

/* The first n values, by position: the names are in __match_args__. int(x) and the like stand for
 * the subject itself. TypeError for more than there are names. */
static bool take_positional(Vm *vm, ClassPattern *c, size_t n) {
    Value args = match_arguments(vm, c->cls);
    const Type *native = AS(Type, AS(Class, c->cls)->native);
    size_t most = tuple_length(AS(Tuple, args));
    bool self = value_same(args, value_object(&empty_tuple)) && native->flags & TYPE_MATCH_SELF;
    most = self ? 1 : most;
    if (n > most) {
        vm_raise_type(vm, "%v() accepts %u positional sub-pattern%s (%u given)",
                      AS(Class, c->cls)->name, most, most == 1 ? "" : "s", n);
    }
    if (self) {
        tuple_items(c->values)[0] = c->subject;
        list_append(vm, c->names, NONE);
        return true;
    }
    for (size_t i = 0; i < n; i++) {
        Value name = tuple_items(args)[i];
        if (!value_is_kind(object_unwrap(name), KIND_STR)) {
            vm_raise_type(vm, "__match_args__ elements must be strings (got %t)", name);
        }
        if (!take_attribute(vm, c, name)) {
            return false;
        }
    }
    return true;
}

/* Attributes are looked up one by one, and only as long as they are there. isinstance() may run a
 * metaclass's __instancecheck__, so nothing of the frame is kept over it. */
void match_class(Vm *vm) {
    const uint8_t *p = frame_instruction(vm->base);
    size_t total = p[2] - 1u;
    ClassPattern c = {operand(vm, 1), operand(vm, 3), ABSENT, ABSENT};
    Value keywords = frame_constant(vm->base, p + 4);
    size_t named = tuple_length(AS(Tuple, keywords));
    if (!value_is_kind(c.cls, KIND_TYPE) && !value_is_kind(c.cls, KIND_CLASS)) {
        vm_raise_type(vm, "called match pattern must be a type");
    }
    if (!object_is_instance(vm, c.subject, c.cls)) {
        answer(vm, ABSENT);
        return;
    }
    if (total == 0) {
        answer(vm, value_object(&empty_tuple));
        return;
    }
    c.names = list_new(vm, total);
    c.values = tuple_new(vm, total);
    bool found = total == named || take_positional(vm, &c, total - named);
    for (size_t i = 0; i < named && found; i++) {
        found = take_attribute(vm, &c, tuple_items(keywords)[i]);
    }
    answer(vm, found ? c.values : ABSENT);
}
