/* SPDX-License-Identifier: MIT */
/* itertools: iterators over iterators. What the slots of each kind hold:
 *
 *                   A              B                 C             D           E
 *     COUNT         the next       step
 *     CYCLE         iterator       LIST of its items next of them: -1 while A has items
 *     REPEAT        the object     times left, or -1
 *     ISLICE        iterator       items read        next one      stop or -1  step
 *     TAKEWHILE     iterator       predicate
 *     DROPWHILE     iterator       predicate, absent when one was kept
 *     FILTERFALSE   iterator       predicate or None
 *     STARMAP       iterator       function
 *     COMPRESS      iterator       iterator of selectors
 *     ACCUMULATE    iterator       function or None  sum or absent initial: given out first
 *     PAIRWISE      iterator       the last item
 *     GROUPBY       iterator       key function      item, absent  its key     newest GROUP
 *     GROUP         the GROUPBY,   its key
 *                   absent: ended
 *     TEE           iterator       link: a pair of item and next link, which is None at first
 *     ZIP_LONGEST   tuple of iterators (None: ended)  fill value
 *
 * Calls back into Python may advance this very iterator, or end it: slots are read again. */
#include "module/itertools.h"

#include "builtins.h"
#include "object/float.h"
#include "object/int.h"
#include "object/list.h"
#include "object/protocol.h"
#include "object/tuple.h"

/* An iterator with the slots up to `last`; those beyond B are absent. */
Value itertools_new(Vm *vm, enum ItertoolsKind kind, int last, Value a, Value b) {
    Instance *o = (Instance *)heap_alloc(vm, KIND_INSTANCE, WORDS_OF(Instance) + 1 + (size_t)last);
    o->cls = value_object(&type_itertools);
    o->slots[ITERTOOLS_KIND] = value_int(kind);
    o->slots[A] = a;
    if (last >= B) {
        o->slots[B] = b;
    }
    return value_object(o);
}

/* The end, for good: nothing is kept alive any longer. */
static Value finish(Value self) {
    itertools_slots(self)[A] = ABSENT;
    itertools_slots(self)[B] = ABSENT;
    return ABSENT;
}

/* The next item of the iterator in slot A; finishes at its end. */
static Value next_of(Vm *vm, Value self) {
    Value iterator = itertools_slots(self)[A];
    Value item = value_absent(iterator) ? ABSENT : object_next(vm, iterator);
    return value_absent(item) ? finish(self) : item;
}

/* Two slots are enough for most: the iterator of an iterable, and one thing more. */
static Value new_over(Vm *vm, enum ItertoolsKind kind, Value iterable, Value b) {
    return itertools_new(vm, kind, B, object_iter(vm, iterable), b);
}

/* ---- count, cycle, repeat ---- */

/* count() takes what can be added; instances of Python classes are let through, as they may have
 * __add__. */
static bool is_number(Value v) {
    Value native = object_unwrap(v);
    return int_is(native) || float_is(native) || value_is_kind(native, KIND_COMPLEX) ||
           object_is_user(v);
}

/* count(start=0, step=1). True counts from 1, as in CPython. */
Value itertools_count(Vm *vm, Value *a, int n) {
    Value start = arg_or_absent(a, n, 0), step = arg_or_absent(a, n, 1);
    start = value_absent(start)               ? value_int(0)
            : value_is_kind(start, KIND_BOOL) ? object_index(vm, start)
                                              : start;
    step = value_absent(step) ? value_int(1) : step;
    if (!is_number(start) || !is_number(step)) {
        vm_raise_type(vm, "a number is required");
    }
    return itertools_new(vm, ITERTOOLS_COUNT, B, start, step);
}

/* The step is added each time, as in CPython: floats add up their errors. */
static Value count_next(Vm *vm, Value self) {
    Value v = itertools_slots(self)[A];
    Value next = object_binary(vm, BINARY_ADD, v, itertools_slots(self)[B]);
    itertools_slots(self)[A] = next;
    return v;
}

/* cycle(iterable): items are kept as they come. */
Value itertools_cycle(Vm *vm, Value *a, int n) {
    (void)n;
    Value iterator = object_iter(vm, arg(a, 0)), list = list_new(vm, 0);
    Value self = itertools_new(vm, ITERTOOLS_CYCLE, C, iterator, list);
    itertools_slots(self)[C] = value_int(-1);
    return self;
}

/* From A while that has items, then from the list, over and over. The list is what A becomes then,
 * to say that it ended. */
static Value cycle_next(Vm *vm, Value self) {
    Value *s = itertools_slots(self);
    intptr_t at = value_to_int(s[C]);
    if (at < 0 && !value_absent(s[A])) {
        Value item = object_next(vm, s[A]);
        if (!value_absent(item)) {
            list_append(vm, s[B], item);
            return item;
        }
        s[A] = s[B];
        at = 0;
    }
    size_t items = value_absent(s[A]) ? 0 : list_length(s[B]);
    if (items == 0) {
        s[A] = ABSENT;
        return ABSENT;
    }
    at = at < 0 ? 0 : at;
    s[C] = value_int((size_t)at + 1 < items ? at + 1 : 0);
    return list_items(s[B])[at];
}

/* repeat(object[, times]): a negative number counts as 0, but -1 in the slot is no limit. */
Value itertools_repeat(Vm *vm, Value *a, int n) {
    Value times = arg_or_absent(a, n, 1);
    intptr_t left = value_absent(times) ? -1 : object_to_size(vm, times);
    left = left < 0 && !value_absent(times) ? 0 : left;
    left = left > SMALL_INT_MAX ? SMALL_INT_MAX : left;
    return itertools_new(vm, ITERTOOLS_REPEAT, B, arg(a, 0), value_int(left));
}

static Value repeat_next(Value self) {
    Value *s = itertools_slots(self);
    intptr_t left = value_to_int(s[B]);
    if (left == 0) {
        return ABSENT;
    }
    s[B] = value_int(left < 0 ? left : left - 1);
    return s[A];
}

/* ---- chain ---- */
/* A is the iterator over the iterables, B that of the one which is at hand. */

static Value new_chain(Vm *vm, Value iterables) {
    Value iterator = object_iter(vm, iterables);
    Value self = itertools_new(vm, 0, B, iterator, ABSENT);
    AS(Instance, self)->cls = value_object(&type_chain);
    return self;
}

Value itertools_make_chain(Vm *vm, Value *a, int n) {
    Value iterables = tuple_new(vm, (size_t)n - 1);
    for (int i = 1; i < n; i++) {
        tuple_items(iterables)[i - 1] = arg(a, i);
    }
    return new_chain(vm, iterables);
}

Value itertools_chain_from_iterable(Vm *vm, Value *a, int n) {
    (void)n;
    return new_chain(vm, arg(a, 1));
}

/* Items of one iterable after the other, each asked for its iterator only when it is its turn. The
 * poll is for many that are empty. */
Value itertools_chain_next(Vm *vm, Value self) {
    for (;; vm_poll(vm)) {
        Value inner = itertools_slots(self)[B];
        if (!value_absent(inner)) {
            Value item = object_next(vm, inner);
            if (!value_absent(item)) {
                return item;
            }
            itertools_slots(self)[B] = ABSENT;
        }
        Value iterable = next_of(vm, self);
        if (value_absent(iterable)) {
            return ABSENT;
        }
        Value iterator = object_iter(vm, iterable);
        itertools_slots(self)[B] = iterator;
    }
}

/* ---- islice ---- */

/* A count from an argument; `none` for None. -1 for what is neither. What no index reaches is the
 * greatest one that does. */
static intptr_t to_count(Value v, intptr_t none) {
    intptr_t count;
    if (value_is_none(v)) {
        return none;
    }
    v = object_unwrap(v);
    if (!int_is(v) || !int_to_intptr(v, &count) || count < 0) {
        return -1;
    }
    return count > SMALL_INT_MAX ? SMALL_INT_MAX : count;
}

/* islice(iterable, stop) or islice(iterable, start, stop[, step]) */
Value itertools_islice(Vm *vm, Value *a, int n) {
    Value stop = arg(a, n > 2 ? 2 : 1);
    intptr_t first = n > 2 ? to_count(arg(a, 1), 0) : 0, end = to_count(stop, 0);
    intptr_t step = n > 3 ? to_count(arg(a, 3), 1) : 1;
    if (first < 0 || end < 0) {
        vm_raise_value_error(vm,
                             "%s for islice() must be None or an integer: 0 <= x <= "
                             "sys.maxsize.",
                             n > 2 && first < 0 ? "Indices" : "Stop argument");
    }
    if (step <= 0) {
        vm_raise_value_error(vm, "Step for islice() must be a positive integer or None.");
    }
    Value self = itertools_new(vm, ITERTOOLS_ISLICE, E, object_iter(vm, arg(a, 0)), value_int(0));
    itertools_slots(self)[C] = value_int(first);
    itertools_slots(self)[D] = value_int(value_is_none(stop) ? -1 : end);
    itertools_slots(self)[E] = value_int(step);
    return self;
}

/* Skips to the item number C, and gives it unless that is the stop. */
static Value islice_next(Vm *vm, Value self) {
    Value *s = itertools_slots(self);
    intptr_t wanted = value_to_int(s[C]), stop = value_to_int(s[D]), step = value_to_int(s[E]);
    for (; value_to_int(s[B]) < wanted; vm_poll(vm)) {
        if (value_absent(next_of(vm, self))) {
            return ABSENT;
        }
        s[B] = value_int(value_to_int(s[B]) + 1);
    }
    if (stop >= 0 && wanted >= stop) {
        return finish(self);
    }
    Value item = next_of(vm, self);
    if (!value_absent(item)) {
        s[B] = value_int(wanted + 1);
        intptr_t most = stop >= 0 ? stop : SMALL_INT_MAX;
        s[C] = value_int(step > most - wanted ? most : wanted + step);
    }
    return item;
}

/* ---- by predicates and functions ---- */

Value itertools_takewhile(Vm *vm, Value *a, int n) {
    (void)n;
    return new_over(vm, ITERTOOLS_TAKEWHILE, arg(a, 1), arg(a, 0));
}

Value itertools_dropwhile(Vm *vm, Value *a, int n) {
    (void)n;
    return new_over(vm, ITERTOOLS_DROPWHILE, arg(a, 1), arg(a, 0));
}

Value itertools_filterfalse(Vm *vm, Value *a, int n) {
    (void)n;
    return new_over(vm, ITERTOOLS_FILTERFALSE, arg(a, 1), arg(a, 0));
}

Value itertools_starmap(Vm *vm, Value *a, int n) {
    (void)n;
    return new_over(vm, ITERTOOLS_STARMAP, arg(a, 1), arg(a, 0));
}

Value itertools_compress(Vm *vm, Value *a, int n) {
    (void)n;
    Value data = object_iter(vm, arg(a, 0)), selectors = object_iter(vm, arg(a, 1));
    return itertools_new(vm, ITERTOOLS_COMPRESS, B, data, selectors);
}

/* predicate(item) of TAKEWHILE, DROPWHILE and FILTERFALSE; None is the item's own truth. */
static bool passes(Vm *vm, Value predicate, Value item) {
    return object_truth(vm, value_is_none(predicate) ? item : vm_call1(vm, predicate, item));
}

/* The item that does not pass is lost, as in CPython. */
static Value takewhile_next(Vm *vm, Value self) {
    Value predicate = itertools_slots(self)[B], item = next_of(vm, self);
    return value_absent(item) || passes(vm, predicate, item) ? item : finish(self);
}

/* Skips what passes (or, of FILTERFALSE, each item that does). */
static Value drop_next(Vm *vm, Value self, bool once) {
    for (;; vm_poll(vm)) {
        Value predicate = itertools_slots(self)[B], item = next_of(vm, self);
        if (value_absent(item) || value_absent(predicate)) {
            return item;
        }
        if (!passes(vm, predicate, item)) {
            if (once) {
                itertools_slots(self)[B] = ABSENT;
            }
            return item;
        }
    }
}

/* The item is made a tuple, which holds while the function runs. */
static Value starmap_next(Vm *vm, Value self) {
    Value function = itertools_slots(self)[B], item = next_of(vm, self);
    if (value_absent(item)) {
        return ABSENT;
    }
    item = tuple_from(vm, item);
    return vm_call(vm, function, tuple_items(item), (int)tuple_length(AS(Tuple, item)));
}

/* Ends with the shorter of both; an item is read before its selector, as in CPython. */
static Value compress_next(Vm *vm, Value self) {
    for (;; vm_poll(vm)) {
        Value selectors = itertools_slots(self)[B], item = next_of(vm, self);
        if (value_absent(item)) {
            return ABSENT;
        }
        Value selector = object_next(vm, selectors);
        if (value_absent(selector)) {
            return finish(self);
        }
        if (object_truth(vm, selector)) {
            return item;
        }
    }
}

/* accumulate(iterable, func=None, *, initial=None) */
Value itertools_accumulate(Vm *vm, Value *a, int n) {
    Value function = arg_or_absent(a, n, 1), initial = arg_or_absent(a, n, 2);
    function = value_absent(function) ? NONE : function;
    Value self = itertools_new(vm, ITERTOOLS_ACCUMULATE, D, object_iter(vm, arg(a, 0)), function);
    itertools_slots(self)[D] = value_is_none(initial) ? ABSENT : initial;
    return self;
}

static Value accumulate_next(Vm *vm, Value self) {
    Value *s = itertools_slots(self);
    if (!value_absent(s[D])) {
        s[C] = s[D];
        s[D] = ABSENT;
        return s[C];
    }
    Value function = s[B], item = next_of(vm, self), sum = s[C];
    if (value_absent(item)) {
        return ABSENT;
    }
    if (!value_absent(sum)) {
        item = value_is_none(function) ? object_binary(vm, BINARY_ADD, sum, item)
                                       : vm_call2(vm, function, sum, item);
    }
    return s[C] = item;
}

/* pairwise(iterable) */
Value itertools_pairwise(Vm *vm, Value *a, int n) {
    (void)n;
    return new_over(vm, ITERTOOLS_PAIRWISE, arg(a, 0), ABSENT);
}

static Value pairwise_next(Vm *vm, Value self) {
    Value *s = itertools_slots(self);
    if (value_absent(s[B])) {
        Value first = next_of(vm, self);
        s[B] = first;
    }
    Value old = s[B], item = next_of(vm, self);
    if (value_absent(item) || value_absent(old)) {
        return finish(self);
    }
    s[B] = item;
    return tuple_pair(vm, old, item);
}

/* ---- groupby ---- */

/* groupby(iterable, key=None) */
Value itertools_groupby(Vm *vm, Value *a, int n) {
    Value key = arg_or_absent(a, n, 1);
    return itertools_new(vm, ITERTOOLS_GROUPBY, E, object_iter(vm, arg(a, 0)),
                         value_absent(key) ? NONE : key);
}

/* Reads an item and its key; false at the end. */
static bool group_step(Vm *vm, Value self) {
    Value *s = itertools_slots(self);
    Value function = s[B], item = next_of(vm, self);
    if (value_absent(item)) {
        return false;
    }
    Value key = value_is_none(function) ? item : vm_call1(vm, function, item);
    s[C] = item;
    s[D] = key;
    return true;
}

/* Skips what is left of the group before, then gives the next key and its group. */
static Value groupby_next(Vm *vm, Value self) {
    Value *s = itertools_slots(self);
    if (!value_absent(s[E])) {
        itertools_slots(s[E])[A] = ABSENT; /* it ends; its key is still asked for */
    }
    while (value_absent(s[D]) ||
           (!value_absent(s[E]) && object_equal(vm, AS(Instance, s[E])->slots[B], s[D]))) {
        vm_poll(vm);
        if (!group_step(vm, self)) {
            return ABSENT;
        }
    }
    Value key = s[D], group = itertools_new(vm, ITERTOOLS_GROUP, B, self, key);
    s[E] = group;
    return tuple_pair(vm, key, group);
}

/* Only the newest group of its GROUPBY has items. */
static Value group_next(Vm *vm, Value self) {
    Value parent = itertools_slots(self)[A];
    if (value_absent(parent)) {
        return ABSENT;
    }
    Value *s = itertools_slots(parent);
    if (!value_same(s[E], self) || (value_absent(s[C]) && !group_step(vm, parent)) ||
        !object_equal(vm, itertools_slots(self)[B], s[D])) {
        itertools_slots(self)[A] = ABSENT;
        return ABSENT;
    }
    Value item = s[C];
    s[C] = ABSENT;
    return item;
}

/* ---- tee ---- */

/* Where nothing has been read yet: None and None, for gc.get_referents() shows links. A link that
 * was read has another link as its second item, so that an item None is no matter. */
static Value new_link(Vm *vm) {
    Value link = tuple_new(vm, 2);
    tuple_items(link)[0] = tuple_items(link)[1] = NONE;
    return link;
}

/* Iterators that share links: each link is read from the iterator by the first that gets there. */
Value itertools_tee(Vm *vm, Value *a, int n) {
    Value source = arg(a, 0);
    intptr_t count = n > 1 ? object_to_size(vm, arg(a, 1)) : 2;
    if (count < 0) {
        vm_raise_value_error(vm, "n must be >= 0");
    }
    Value result = tuple_new(vm, (size_t)count);
    bool again = value_is_kind(source, KIND_INSTANCE) &&
                 value_same(object_type(source), value_object(&type_itertools)) &&
                 value_same(itertools_slots(source)[ITERTOOLS_KIND], value_int(ITERTOOLS_TEE));
    Value iterator = again ? itertools_slots(source)[A] : object_iter(vm, source);
    Value link = again ? itertools_slots(source)[B] : new_link(vm);
    for (intptr_t i = 0; i < count; i++) {
        /* Of a tee the first is that itself, as in CPython. */
        Value tee = again && i == 0 ? source : itertools_new(vm, ITERTOOLS_TEE, B, iterator, link);
        tuple_items(result)[i] = tee;
    }
    return result;
}

/* A link that has a next one was read already. Nothing is kept but links that some tee has not
 * passed yet. */
static Value tee_next(Vm *vm, Value self) {
    Value link = itertools_slots(self)[B];
    if (value_is_none(tuple_items(link)[1])) {
        Value item = object_next(vm, itertools_slots(self)[A]);
        if (value_absent(item)) {
            return ABSENT;
        }
        Value next = new_link(vm);
        /* What was read meanwhile, by this iterator's own code, comes first. */
        while (!value_is_none(tuple_items(link)[1])) {
            link = tuple_items(link)[1];
        }
        tuple_items(link)[0] = item;
        tuple_items(link)[1] = next;
        link = itertools_slots(self)[B];
    }
    itertools_slots(self)[B] = tuple_items(link)[1];
    return tuple_items(link)[0];
}

/* ---- zip_longest ---- */

/* The fill value comes first, as all keywords before *args. */
Value itertools_zip_longest(Vm *vm, Value *a, int n) {
    Value iterators = tuple_new(vm, n > 1 ? (size_t)n - 1 : 0);
    for (int i = 1; i < n; i++) {
        Value iterator = object_iter(vm, arg(a, i));
        tuple_items(iterators)[i - 1] = iterator;
    }
    Value fill = arg_or_absent(a, n, 0);
    return itertools_new(vm, ITERTOOLS_ZIP_LONGEST, B, iterators, value_absent(fill) ? NONE : fill);
}

/* Ends when all have ended; one that has is not asked again. */
static Value zip_longest_next(Vm *vm, Value self) {
    Value iterators = itertools_slots(self)[A];
    size_t n = value_absent(iterators) ? 0 : tuple_length(AS(Tuple, iterators));
    if (n == 0) {
        return ABSENT;
    }
    Value items = tuple_new(vm, n);
    bool some = false;
    for (size_t i = 0; i < n; i++) {
        Value iterator = tuple_items(iterators)[i];
        Value item = value_is_none(iterator) ? ABSENT : object_next(vm, iterator);
        some |= !value_absent(item);
        if (value_absent(item)) {
            tuple_items(iterators)[i] = NONE;
            item = itertools_slots(self)[B];
        }
        tuple_items(items)[i] = item;
    }
    if (!some) {
        itertools_slots(self)[A] = ABSENT;
    }
    return some ? items : ABSENT;
}

/* ---- all ---- */

/* RecursionError when iterators over iterators nest too deep. */
Value itertools_next(Vm *vm, Value self) {
    enum ItertoolsKind kind = value_to_int(itertools_slots(self)[ITERTOOLS_KIND]);
    vm_c_stack_check(vm);
    switch (kind) {
    case ITERTOOLS_COUNT: return count_next(vm, self);
    case ITERTOOLS_CYCLE: return cycle_next(vm, self);
    case ITERTOOLS_REPEAT: return repeat_next(self);
    case ITERTOOLS_ISLICE: return islice_next(vm, self);
    case ITERTOOLS_TAKEWHILE: return takewhile_next(vm, self);
    case ITERTOOLS_DROPWHILE: return drop_next(vm, self, true);
    case ITERTOOLS_FILTERFALSE: return drop_next(vm, self, false);
    case ITERTOOLS_STARMAP: return starmap_next(vm, self);
    case ITERTOOLS_COMPRESS: return compress_next(vm, self);
    case ITERTOOLS_ACCUMULATE: return accumulate_next(vm, self);
    case ITERTOOLS_PAIRWISE: return pairwise_next(vm, self);
    case ITERTOOLS_GROUPBY: return groupby_next(vm, self);
    case ITERTOOLS_GROUP: return group_next(vm, self);
    case ITERTOOLS_TEE: return tee_next(vm, self);
    case ITERTOOLS_ZIP_LONGEST: return zip_longest_next(vm, self);
    default: return itertools_combine_next(vm, self, kind);
    }
}

/* count(1), count(0, 2), repeat('x'), repeat('x', 3); others have no text of their own. */
void itertools_write(Vm *vm, struct Writer *out, Value self, bool repr) {
    (void)repr;
    Value *s = itertools_slots(self);
    enum ItertoolsKind kind = value_to_int(s[ITERTOOLS_KIND]);
    if (kind == ITERTOOLS_COUNT) {
        bool one = value_same(s[B], value_int(1));
        writer_format(out, one ? "count(%r)" : "count(%r, %r)", s[A], s[B]);
    } else if (kind == ITERTOOLS_REPEAT) {
        bool endless = value_same(s[B], value_int(-1));
        writer_format(out, endless ? "repeat(%r)" : "repeat(%r, %v)", s[A], s[B]);
    } else {
        object_write_default(vm, out, self);
    }
}
