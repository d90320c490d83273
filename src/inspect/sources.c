/* SPDX-License-Identifier: MIT */
/* The heap by source: each module of sys.modules takes what its text has made, in a walk of its
 * own, and HEADER_PINNED says what is taken. */
#include "inspect/sources.h"

#include "builtins.h"
#include "compile/code.h"
#include "inspect/census.h"
#include "object/str.h"
#include "object/table.h"

/* Constants are nested no deeper than this, as far as they are looked at. */
enum { MOST_DEPTH = 6 };

typedef struct {
    Vm *vm;
    SourceRow row;
    Value dict, file; /* of the module; absent for what no module stands for */
} Taker;

/* ---- taking ---- */

/* True if it was there to be taken. `flash`: it would not be on the heap if it were frozen. */
static bool take(Taker *t, Value v, bool flash) {
    if (!value_is_object(v) || !heap_contains(heap_of(t->vm), value_to_object(v))) {
        return false;
    }
    Object *o = value_to_object(v);
    if (o->header & HEADER_PINNED) {
        return false;
    }
    o->header |= HEADER_PINNED;
    t->row.count += !census_is_part(heap_of(t->vm), v);
    t->row.words += object_words(o);
    t->row.flash += flash ? object_words(o) : 0;
    return true;
}

/* A dict or a set, its entries left out. */
static void take_table(Taker *t, Value v) {
    if (take(t, v, false)) {
        take(t, AS(Dict, v)->table, false);
    }
}

/* What code has as a constant, or as a part of one. */
static void take_constant(Taker *t, Value v, int depth) {
    switch (value_kind(v)) {
    case KIND_STR:
    case KIND_BYTES:
    case KIND_INT:
    case KIND_FLOAT:
    case KIND_COMPLEX:
    case KIND_CODE: take(t, v, true); break;
    case KIND_TUPLE:
        if (take(t, v, true) && depth < MOST_DEPTH) {
            for (size_t i = 0; i < tuple_length(AS(Tuple, v)); i++) {
                take_constant(t, AS(Tuple, v)->items[i], depth + 1);
            }
        }
        break;
    default: break;
    }
}

static void take_unit(Taker *t, Value v) {
    const Unit *unit = AS(Unit, v);
    if (!take(t, v, true)) {
        return;
    }
    take(t, unit->file, true);
    if (value_is_kind(unit->constants, KIND_STORE)) {
        Store *store = AS(Store, unit->constants);
        take(t, unit->constants, true);
        for (size_t i = 0; i < tuple_length(store); i++) {
            take_constant(t, store->items[i], 0);
        }
    }
}

/* What a class statement makes: functions are found by themselves. */
static void take_class(Taker *t, Value v) {
    const Class *cls = AS(Class, v);
    take(t, v, false);
    take(t, cls->bases, false);
    take(t, cls->mro, false);
    take(t, cls->slots, false);
    take(t, cls->qualname, true);
    take_table(t, cls->dict);
    if (!value_is_kind(cls->dict, KIND_DICT)) {
        return;
    }
    size_t position = 0;
    for (Value *entry; (entry = table_next(AS(Dict, cls->dict), &position)) != NULL;) {
        switch (value_kind(entry[1])) {
        case KIND_PROPERTY:
        case KIND_STATICMETHOD:
        case KIND_CLASSMETHOD:
        case KIND_MEMBER:
        case KIND_GETSET: take(t, entry[1], false); break;
        default: break;
        }
    }
}

/* ---- whose it is ---- */

static bool same_text(Value a, Value b) {
    return value_is_kind(a, KIND_STR) && value_is_kind(b, KIND_STR) && str_equal(a, b);
}

/* What is typed or given on the command line is __main__'s. */
static bool is_own_file(const Taker *t, Value file) {
    bool typed = value_is_kind(file, KIND_STR) && str_bytes(file) > 0 && *str_text(file) == '<';
    return typed ? value_same(t->dict, t->vm->roots[ROOT_MAIN]) : same_text(file, t->file);
}

/* Takes the object if it is the module's; if there is no module: if it is any source's. */
static void look_at(Taker *t, Object *o) {
    Value v = value_object(o);
    bool all = value_absent(t->dict);
    switch (object_kind(o)) {
    case KIND_UNIT:
        if (all || is_own_file(t, AS(Unit, v)->file)) {
            take_unit(t, v);
        }
        break;
    case KIND_CODE: {
        Value unit = AS(Code, v)->unit;
        if (all || (value_is_kind(unit, KIND_UNIT) && is_own_file(t, AS(Unit, unit)->file))) {
            take(t, v, true);
        }
        break;
    }
    case KIND_FUNCTION:
        if (all || value_same(AS(Function, v)->globals, t->dict)) {
            take(t, v, false);
        }
        break;
    case KIND_CLASS:
        if (all || same_text(AS(Class, v)->module, dict_get_str(t->dict, NAME(__name__)))) {
            take_class(t, v);
        }
        break;
    default: break;
    }
}

/* A walk for one module; dict absent: for what modules have left. */
static SourceRow take_source(Vm *vm, Value module, Value dict) {
    Taker t = {.vm = vm, .dict = dict};
    if (!value_absent(dict)) {
        t.row.name = dict_get_str(dict, NAME(__name__));
        t.file = dict_get_str(dict, NAME(__file__));
        take(&t, module, false);
        take_table(&t, dict);
        take(&t, t.row.name, true);
        take(&t, t.file, true);
    }
    for (Object *o = NULL; (o = heap_next_object(heap_of(vm), o)) != NULL;) {
        if (!(o->header & HEADER_PINNED)) {
            look_at(&t, o);
        }
    }
    return t.row;
}

/* What is not taken, and nothing is any more. */
static SourceRow take_data(Vm *vm) {
    SourceRow row = {0};
    for (Object *o = NULL; (o = heap_next_object(heap_of(vm), o)) != NULL;) {
        if (!(o->header & HEADER_PINNED) && object_kind(o) != KIND_HOLE) {
            row.count += !census_is_part(heap_of(vm), value_object(o));
            row.words += object_words(o);
        }
        o->header &= ~(uintptr_t)HEADER_PINNED;
    }
    return row;
}

/* ---- the table ---- */

static void add(SourceRow *sum, const SourceRow *row) {
    sum->count += row->count;
    sum->words += row->words;
    sum->flash += row->flash;
}

/* Puts the row where it belongs among the n largest; returns how many there are now. */
static size_t insert(SourceRow *rows, size_t n, size_t limit, const SourceRow *row,
                     SourceRow *others) {
    size_t at = n;
    while (at > 0 && rows[at - 1].words < row->words) {
        at--;
    }
    if (n == limit) {
        add(others, at < limit ? &rows[n - 1] : row);
    }
    n += n < limit;
    for (size_t i = n; at < limit && i-- > at + 1;) {
        rows[i] = rows[i - 1];
    }
    if (at < limit) {
        rows[at] = *row;
    }
    return n;
}

size_t sources_top(Vm *vm, SourceRow *rows, size_t limit, SourceRow *others, SourceRow *gone,
                   SourceRow *data) {
    const Dict *modules = AS(Dict, vm->roots[ROOT_MODULES]);
    size_t n = 0, position = 0;
    *others = (SourceRow){0};
    for (Value *entry; (entry = table_next(modules, &position)) != NULL;) {
        /* Those in flash have nothing here; any object may stand in sys.modules. */
        if (value_is_kind(entry[1], KIND_MODULE) &&
            value_is_kind(AS(Module, entry[1])->dict, KIND_DICT) &&
            heap_contains(heap_of(vm), value_to_object(AS(Module, entry[1])->dict))) {
            SourceRow row = take_source(vm, entry[1], AS(Module, entry[1])->dict);
            n = row.words == 0 ? n : insert(rows, n, limit, &row, others);
        }
    }
    *gone = take_source(vm, ABSENT, ABSENT);
    *data = take_data(vm);
    return n;
}
