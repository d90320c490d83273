/* SPDX-License-Identifier: MIT */
/* Exception groups, PEP 654: exceptions whose attribute `exceptions` is a tuple of others. Parts of
 * a group keep its structure; they are made by derive(), which a class may define, and get its
 * traceback, cause, context and notes. All recursion over nested groups checks the C stack. */
#include "object/group.h"

#include "builtins.h"
#include "object/exception.h"
#include "object/list.h"
#include "object/protocol.h"
#include "object/table.h"
#include "object/tuple.h"
#include "object/writer.h"

bool group_is(Value v) {
    return exception_is(v) && exception_matches(v, &type_BaseExceptionGroup);
}

/* The program may have put anything into the attribute: what is no tuple counts as none. */
Value group_exceptions(Value group) {
    Value exceptions = exception_field(group, NAME(exceptions));
    return value_is_kind(exceptions, KIND_TUPLE) ? exceptions : value_object(&empty_tuple);
}

/* ---- making ---- */

/* The second argument as a tuple of exceptions; *plain: all are derived from Exception. Runs the
 * iterator of a class derived from list or tuple. TypeError, ValueError. */
static Value check_exceptions(Vm *vm, Value v, bool *plain) {
    if (!(object_native_type(v)->flags & TYPE_SEQUENCE)) {
        vm_raise_type(vm, "second argument (exceptions) must be a sequence");
    }
    Value exceptions = tuple_from(vm, v);
    size_t n = tuple_length(AS(Tuple, exceptions));
    if (n == 0) {
        vm_raise_value_error(vm, "second argument (exceptions) must be a non-empty sequence");
    }
    *plain = true;
    for (size_t i = 0; i < n; i++) {
        Value one = tuple_items(exceptions)[i];
        if (!exception_is(one)) {
            vm_raise_value_error(vm, "Item %u of second argument (exceptions) is not an exception",
                                 i);
        }
        *plain &= exception_matches(one, &type_Exception);
    }
    return exceptions;
}

/* (keywords, class, message, exceptions). A BaseExceptionGroup of Exceptions alone is an
 * ExceptionGroup. */
Value group_construct(Vm *vm, Value *a, int n) {
    Value cls = arg(a, 1);
    if (n != 4 || !value_absent(arg(a, 0))) {
        vm_raise_type(vm, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)",
                      n - 2);
    }
    if (!value_is_kind(object_unwrap(arg(a, 2)), KIND_STR)) {
        vm_raise_type(vm, "BaseExceptionGroup.__new__() argument 1 must be str, not %t", arg(a, 2));
    }
    bool plain;
    Value exceptions = check_exceptions(vm, arg(a, 3), &plain);
    if (value_same(cls, value_object(&type_BaseExceptionGroup)) && plain) {
        cls = value_object(&type_ExceptionGroup);
    }
    if (!plain && object_is_subclass(cls, value_object(&type_Exception))) {
        bool own = value_same(cls, value_object(&type_ExceptionGroup));
        vm_raise_type(vm,
                      own ? "Cannot nest BaseExceptions in an ExceptionGroup"
                          : "Cannot nest BaseExceptions in '%v'",
                      AS(Class, cls)->name);
    }
    Value group = exception_new(vm, cls, tuple_pair(vm, arg(a, 2), arg(a, 3)));
    exception_set_field(vm, group, NAME(exceptions), exceptions);
    return group;
}

/* Finds out itself whether it is an ExceptionGroup. Allocates; raises what the constructor does. */
static Value make(Vm *vm, Value message, Value exceptions) {
    Value arguments[2] = {message, exceptions};
    return vm_call(vm, value_object(&type_BaseExceptionGroup), arguments, 2);
}

/* str() is the message and how many there are; repr() as of any exception. */
void group_write(Vm *vm, Writer *w, Value self, bool repr) {
    if (repr) {
        exception_write(vm, w, self, true);
        return;
    }
    size_t n = tuple_length(AS(Tuple, group_exceptions(self)));
    writer_format(w, "%v (%u sub-exception%s)", exception_field(self, NAME(message)), n,
                  n == 1 ? "" : "s");
}

/* What classes override: the same message, other exceptions. */
Value group_derive(Vm *vm, Value *a, int n) {
    (void)n;
    return make(vm, exception_field(arg(a, 0), NAME(message)), arg(a, 1));
}

/* ---- parts ---- */

/* Whatever somebody has set; absent if nothing. */
static Value notes_of(Value v) {
    Value attributes = AS(Exception, v)->attributes;
    return value_absent(attributes) ? ABSENT : dict_get_str(attributes, NAME(__notes__));
}

/* The group with these exceptions (a LIST) only; None if there are none. derive() may be the
 * program's: what it answers is checked. Notes are copied, so that each part can get its own. */
static Value part_of(Vm *vm, Value group, Value exceptions) {
    if (list_length(exceptions) == 0) {
        return NONE;
    }
    Value part = vm_call1(vm, object_getattr(vm, group, NAME(derive)), exceptions);
    if (!group_is(part)) {
        vm_raise_type(vm, "derive must return an instance of BaseExceptionGroup");
    }
    AS(Exception, part)->traceback = AS(Exception, group)->traceback;
    Value cause = exception_cause(group), notes = notes_of(group);
    exception_set_context(vm, part, exception_context(group));
    if (!value_absent(cause)) {
        exception_set_cause(vm, part, cause);
    }
    if (value_is_kind(notes, KIND_LIST)) {
        exception_set_field(vm, part, NAME(__notes__), list_from(vm, notes));
    }
    return part;
}

/* Says of one exception whether it belongs to the part that is asked for. */
typedef struct {
    bool (*test)(Vm *vm, Value condition, Value exception);
    Value condition;
} Matcher;

/* Divides an exception, a group or not: answers the part that matches; *rest is the other one
 * unless it is NULL. Both may be None. A group that matches itself is taken as it is, with no look
 * inside. RecursionError for groups nested too deep. */
static Value divide(Vm *vm, const Matcher *m, Value v, Value *rest) {
    vm_c_stack_check(vm);
    bool whole = m->test(vm, m->condition, v);
    if (whole || !group_is(v)) {
        if (rest != NULL) {
            *rest = whole ? NONE : v;
        }
        return whole ? v : NONE;
    }
    Value exceptions = group_exceptions(v);
    Value matched = list_new(vm, 0), others = list_new(vm, 0);
    for (size_t i = 0; i < tuple_length(AS(Tuple, exceptions)); i++) {
        Value other = NONE;
        Value part = divide(vm, m, tuple_items(exceptions)[i], rest != NULL ? &other : NULL);
        if (!value_is_none(part)) {
            list_append(vm, matched, part);
        }
        if (!value_is_none(other)) {
            list_append(vm, others, other);
        }
    }
    Value part = part_of(vm, v, matched);
    if (rest != NULL) {
        Value other = part_of(vm, v, others);
        *rest = other;
    }
    return part;
}

/* Only these are matched by the MRO; anything else has to be called. */
static bool is_exception_class(Value v) {
    return (value_is_kind(v, KIND_CLASS) || value_is_kind(v, KIND_TYPE)) &&
           object_is_subclass(v, value_object(&type_BaseException));
}

/* A class or a tuple of classes. */
static bool test_class(Vm *vm, Value classes, Value exception) {
    (void)vm;
    if (!value_is_kind(classes, KIND_TUPLE)) {
        return object_is_subclass(object_type(exception), classes);
    }
    bool match = false;
    for (size_t i = 0; i < tuple_length(AS(Tuple, classes)); i++) {
        match |= object_is_subclass(object_type(exception), tuple_items(classes)[i]);
    }
    return match;
}

/* The callable may do anything, also change what is being divided. */
static bool test_call(Vm *vm, Value callable, Value exception) {
    return object_truth(vm, vm_call1(vm, callable, exception));
}

/* TypeError for what is no condition. */
static Matcher matcher_of(Vm *vm, Value condition) {
    bool classes = is_exception_class(condition);
    if (value_is_kind(condition, KIND_TUPLE)) {
        classes = true;
        for (size_t i = 0; i < tuple_length(AS(Tuple, condition)); i++) {
            classes &= is_exception_class(tuple_items(condition)[i]);
        }
    }
    bool cls = value_is_kind(condition, KIND_CLASS) || value_is_kind(condition, KIND_TYPE);
    if (!classes && (cls || !object_is_callable(vm, condition))) {
        vm_raise_type(vm, "expected a function, exception type or tuple of exception types");
    }
    return (Matcher){classes ? test_class : test_call, condition};
}

/* split(condition): (part that matches, the rest), each a group or None */
Value group_split(Vm *vm, Value *a, int n) {
    (void)n;
    Matcher m = matcher_of(vm, arg(a, 1));
    Value rest, part = divide(vm, &m, arg(a, 0), &rest);
    return tuple_pair(vm, part, rest);
}

/* The same without the rest, which is not made then. */
Value group_subgroup(Vm *vm, Value *a, int n) {
    (void)n;
    Matcher m = matcher_of(vm, arg(a, 1));
    return divide(vm, &m, arg(a, 0), NULL);
}

/* ---- except* ---- */

/* Unlike a plain `except`, one with a star looks into groups and so must not name them. */
static void check_class(Vm *vm, Value cls) {
    if (!is_exception_class(cls)) {
        vm_raise_type(vm, "catching classes that do not inherit from BaseException is not allowed");
    }
    if (object_is_subclass(cls, value_object(&type_BaseExceptionGroup))) {
        vm_raise_type(vm,
                      "catching ExceptionGroup with except* is not allowed. Use except instead.");
    }
}

/* Classes are checked even if no exception is left, as in CPython. Runs derive() of groups. */
Value group_match(Vm *vm, Value exception, Value classes, Value *rest) {
    if (value_is_kind(classes, KIND_TUPLE)) {
        for (size_t i = 0; i < tuple_length(AS(Tuple, classes)); i++) {
            check_class(vm, tuple_items(classes)[i]);
        }
    } else {
        check_class(vm, classes);
    }
    Matcher m = {test_class, classes};
    if (value_is_none(exception)) {
        *rest = NONE;
        return NONE;
    }
    Value part = divide(vm, &m, exception, rest);
    if (!value_is_none(part) && !group_is(part)) { /* one that is in no group gets into one */
        part = make(vm, value_object(&name_empty_text), tuple_from_array(vm, &part, 1));
    }
    return part;
}

static bool same_word(Value a, Value b) {
    return value_same(a, b);
}

/* Is it a part of the original group that was raised again as it is? Parts have its traceback,
 * cause, context and notes; raising something anew changes one of these. */
static bool is_part(Value v, Value original) {
    return group_is(v) && group_is(original) && same_word(notes_of(v), notes_of(original)) &&
           same_word(AS(Exception, v)->traceback, AS(Exception, original)->traceback) &&
           same_word(exception_cause(v), exception_cause(original)) &&
           same_word(exception_context(v), exception_context(original));
}

/* Is the exception, which is no group, anywhere in these (a LIST of exceptions)? By identity, so
 * nothing runs. */
static bool contains(Vm *vm, const Value *items, size_t n, Value exception) {
    vm_c_stack_check(vm);
    for (size_t i = 0; i < n; i++) {
        if (value_same(items[i], exception)) {
            return true;
        }
        if (group_is(items[i])) {
            const Tuple *inner = AS(Tuple, group_exceptions(items[i]));
            if (contains(vm, inner->items, tuple_length(inner), exception)) {
                return true;
            }
        }
    }
    return false;
}

/* For the exceptions that some clause has raised again, in groups or not. */
static bool test_contained(Vm *vm, Value list, Value exception) {
    return !group_is(exception) && contains(vm, list_items(list), list_length(list), exception);
}

/* As PEP 654 has it: what was raised again goes back to its place in the original's structure, what
 * is new stands beside it. */
Value group_join(Vm *vm, Value original, Value raised) {
    size_t n = list_length(raised);
    if (n == 0) {
        return NONE;
    }
    if (!group_is(original)) { /* one clause at most has run */
        return list_items(raised)[0];
    }
    Value again = list_new(vm, 0), result = list_new(vm, 0);
    for (size_t i = 0; i < n; i++) {
        Value one = list_items(raised)[i];
        list_append(vm, is_part(one, original) ? again : result, one);
    }
    /* What was raised again becomes one part of the original. */
    if (list_length(again) > 0) {
        Matcher m = {test_contained, again};
        Value part = divide(vm, &m, original, NULL);
        if (list_length(result) == 0) {
            return part;
        }
        list_append(vm, result, part);
    }
    if (list_length(result) == 1) {
        return list_items(result)[0];
    }
    return make(vm, value_object(&name_empty_text), result);
}
