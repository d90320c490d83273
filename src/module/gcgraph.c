/* SPDX-License-Identifier: MIT */
/* The graph of objects as Python code may see it: who refers to whom, and how large each is. What
 * belongs to an object alone (the store of a list, the table of a dict, the bytes of a bytearray)
 * is a part of it here, and no object. Lists get their room before the heap is walked: nothing
 * moves while it is. */
#include "builtins.h"
#include "object/int.h"
#include "object/list.h"

/* Is it a part of the object that refers to it? */
static bool is_part(Value v) {
    switch (value_kind(v)) {
    case KIND_STORE:
    case KIND_TABLE:
    case KIND_RAW: return true;
    default: return false;
    }
}

/* A tuple that somebody is still filling, or one that C code uses as a record. Python code must not
 * see it, since everything else takes it for granted that items are there. */
static bool has_gaps(const Tuple *tuple) {
    for (size_t i = 0; i < tuple_length(tuple); i++) {
        if (value_absent(tuple->items[i])) {
            return true;
        }
    }
    return false;
}

/* May Python code see it? */
static bool is_visible(const Object *o) {
    Kind kind = object_kind(o);
    if (kind == KIND_TUPLE && has_gaps((const Tuple *)o)) {
        return false;
    }
    return types_by_kind[kind] != NULL || kind == KIND_INSTANCE || kind == KIND_EXTENDED ||
           kind == KIND_EXCEPTION || kind == KIND_CLASS;
}

/* The same, of objects that may refer to others. */
static bool is_tracked(const Object *o) {
    return is_visible(o) && kinds_table[object_kind(o)].values != 0;
}

/* Calls `visit` for each object that o refers to, through its parts; until it answers true. */
typedef bool Visit(Value v, void *context);
static bool each_referent(const Object *o, Visit *visit, void *context) {
    const Value *values = (const Value *)(o + 1);
    size_t n = heap_value_count(o);
    for (size_t i = 0; i < n; i++) {
        if (!value_is_object(values[i])) {
            continue;
        }
        const Object *to = value_to_object(values[i]);
        if (is_part(values[i]) ? each_referent(to, visit, context)
                               : is_visible(to) && visit(values[i], context)) {
            return true;
        }
    }
    return false;
}

/* ---- functions of gc ---- */

Value gcgraph_is_tracked(Vm *vm, Value *a, int n) {
    (void)vm, (void)n;
    return value_bool(value_is_object(arg(a, 0)) && is_tracked(value_to_object(arg(a, 0))));
}

/* A list of those for which `wanted` is true. The walk is made twice: to count, and to list. Making
 * the list may collect, and some be gone by the second time: no more are listed than there is room
 * for. */
static Value list_objects(Vm *vm, bool (*wanted)(const Object *o, void *context), void *context) {
    Value list = ABSENT;
    for (size_t round = 0, count = 0; round < 2; round++) {
        for (Object *o = NULL; (o = heap_next_object(heap_of(vm), o)) != NULL;) {
            if (is_tracked(o) && !value_same(value_object(o), list) && wanted(o, context)) {
                if (round == 0) {
                    count++;
                } else if (count > 0) {
                    list_append(vm, list, value_object(o));
                    count--;
                }
            }
        }
        list = round == 0 ? list_new(vm, count) : list;
    }
    return list;
}

static bool any_object(const Object *o, void *context) {
    (void)o, (void)context;
    return true;
}

/* Objects on the heap that may refer to others, garbage left out: it is collected first, as far as
 * C code does not point at it. */
Value gcgraph_get_objects(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    heap_collect(vm, true);
    return list_objects(vm, any_object, NULL);
}

typedef struct {
    Value *objects; /* downwards, as arguments lie */
    int n;
} Wanted;

static bool is_wanted(Value v, void *context) {
    const Wanted *wanted = context;
    for (int i = 0; i < wanted->n; i++) {
        if (value_same(arg(wanted->objects, i), v)) {
            return true;
        }
    }
    return false;
}

static bool refers(const Object *o, void *context) {
    return each_referent(o, is_wanted, context);
}

/* Those among the objects of get_objects() that refer to any of the arguments. */
Value gcgraph_get_referrers(Vm *vm, Value *a, int n) {
    Wanted wanted = {a, n};
    heap_collect(vm, true);
    return list_objects(vm, refers, &wanted);
}

typedef struct {
    Vm *vm;
    Value list;
    size_t count;
    bool counting;
} Gather;

/* In two rounds, as list_objects(): what is counted first has room later. */
static bool gather(Value v, void *context) {
    Gather *g = context;
    if (g->counting) {
        g->count++;
    } else {
        list_append(g->vm, g->list, v);
    }
    return false;
}

/* What the arguments refer to, in the order in which they hold it; some may come twice. */
Value gcgraph_get_referents(Vm *vm, Value *a, int n) {
    Gather g = {vm, ABSENT, 0, true};
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < n; i++) {
            if (value_is_object(arg(a, i))) {
                each_referent(value_to_object(arg(a, i)), gather, &g);
            }
        }
        if (g.counting) {
            g.list = list_new(vm, g.count);
            g.counting = false;
        }
    }
    return g.list;
}

/* ---- sys.getsizeof ---- */

/* Bytes of the object and its parts. Numbers in a word have none; CPython's figures are others. */
Value gcgraph_getsizeof(Vm *vm, Value *a, int n) {
    (void)n;
    Value v = arg(a, 0), native = object_unwrap(v);
    Value said = vm_call_special(vm, v, NAME(__sizeof__), NULL, 0);
    if (!value_absent(said)) {
        return said;
    }
    size_t words = 0;
    for (int i = 0; i < 2 && value_is_object(v); i++) {
        const Object *o = value_to_object(v);
        words += heap_own_words(o);
        for (size_t k = 0; k < heap_value_count(o); k++) {
            Value part = ((const Value *)(o + 1))[k];
            words += is_part(part) ? heap_own_words(value_to_object(part)) : 0;
        }
        if (value_same(native, v)) {
            break;
        }
        v = native; /* the native value of a derived class's instance belongs to it */
    }
    return int_from_uint64(vm, words * sizeof(Value));
}
