/* SPDX-License-Identifier: MIT */
/* heap.waste(): what takes memory without need, of all that lives. Nothing is allocated or
 * collected.
 *
 * Equal texts are found without a table: a batch of strs is compared with all that lie behind them
 * in one walk, then the next batch is taken from those that were equal to none. So each text is
 * counted once, and what it takes beyond the first exactly, in as many walks as there are different
 * texts, divided by the batch. No more than MOST_TEXTS are looked at. */
#include <string.h>

#include "builtins.h"
#include "inspect/column.h"
#include "inspect/reach.h"
#include "inspect/sources.h"
#include "module/console.h"
#include "object/str.h"
#include "object/table.h"

enum { BATCH = 16, MOST_TEXTS = 4096, MOST_MODULES = 8 };

typedef struct {
    size_t count, words;
} Amount;

typedef struct {
    Amount list, dict, set, bytes, attributes, text;
    bool cut; /* there were more texts than are looked at */
} Waste;

static void add(Amount *amount, size_t words) {
    amount->count += words != 0;
    amount->words += words;
}

/* ---- room that is not used ---- */

/* Words of the part behind the first `used` ones. */
static size_t slack_of(Value part, size_t used) {
    if (!value_is_object(part)) {
        return 0;
    }
    size_t words = object_payload_words(value_to_object(part));
    return words > used ? words - used : 0;
}

/* Attributes in a dict beside the slots: what that takes beyond a slot for each. */
static size_t dict_overhead(Value dict) {
    if (!value_is_kind(dict, KIND_DICT)) {
        return 0;
    }
    const Dict *d = AS(Dict, dict);
    size_t words = object_words(value_to_object(dict)), live = table_live(d);
    words += value_is_object(d->table) ? object_words(value_to_object(d->table)) : 0;
    return words > live ? words - live : 0;
}

static void look_at(const Object *o, Waste *w) {
    Value *values = (Value *)(o + 1);
    switch (object_kind(o)) {
    case KIND_LIST: add(&w->list, slack_of(values[0], (size_t)value_to_int(values[1]))); break;
    case KIND_BYTEARRAY:
    case KIND_ARRAY:
        add(&w->bytes, slack_of(values[0], BYTES_TO_WORDS((size_t)value_to_int(values[1]))));
        break;
    case KIND_DICT: add(&w->dict, table_slack((const Dict *)o)); break;
    case KIND_SET:
    case KIND_FROZENSET: add(&w->set, table_slack((const Dict *)o)); break;
    case KIND_EXTENDED:
        add(&w->attributes, dict_overhead(values[object_payload_words(o) - 1]));
        break;
    default: break;
    }
}

/* ---- equal texts ---- */

static bool is_text(const Object *o) {
    return (object_kind(o) == KIND_STR || object_kind(o) == KIND_BYTES) && reach_is_new(o);
}

/* The words of both are the same but for what a str keeps of its hash. */
static bool same_text(const Object *a, const Object *b) {
    if (object_kind(a) != object_kind(b) || object_payload_words(a) != object_payload_words(b)) {
        return false;
    }
    if (object_kind(a) == KIND_STR) {
        const Str *s = (const Str *)a, *t = (const Str *)b;
        return str_size(s) == str_size(t) && memcmp(s->text, t->text, str_size(s)) == 0;
    }
    return memcmp(a + 1, b + 1, object_payload_words(a) * sizeof(Value)) == 0;
}

/* A walk from `first` on, with it and those that follow as a batch. What is equal to one of them is
 * counted, and pinned, so that it is not looked at again. Returns where the next batch begins. */
static Object *compare_batch(const Heap *heap, Object *first, Waste *w) {
    const Object *batch[BATCH];
    size_t n = 0;
    Object *next = NULL;
    for (Object *o = first; o != NULL; o = heap_next_object(heap, o)) {
        if (!is_text(o)) {
            continue;
        }
        size_t i = 0;
        while (i < n && !same_text(batch[i], o)) {
            i++;
        }
        if (i < n) {
            add(&w->text, object_words(o));
            o->header |= HEADER_PINNED;
        } else if (n < BATCH) {
            batch[n++] = o;
        } else if (next == NULL) {
            next = o;
        }
    }
    return next;
}

/* ---- the report ---- */

static void print_row(Writer *out, const Amount *row, const char *text) {
    if (row->words != 0) {
        column_number(out, (intptr_t)row->count, 8);
        column_number(out, (intptr_t)(row->words * sizeof(Value)), 10);
        writer_format(out, "  %s\n", text);
    }
}

/* Those written in Python whose code lies on the heap. */
static void print_modules(Vm *vm, Writer *out) {
    SourceRow rows[MOST_MODULES], others, gone, data;
    size_t n = sources_top(vm, rows, MOST_MODULES, &others, &gone, &data);
    for (size_t i = 0; i < n; i++) {
        if (rows[i].flash != 0 && value_is_kind(rows[i].name, KIND_STR)) {
            column_number(out, (intptr_t)(rows[i].flash * sizeof(Value)), 18);
            writer_format(out, "  code of %v: none if it were frozen\n", rows[i].name);
        }
    }
    if (others.flash != 0) {
        column_number(out, (intptr_t)(others.flash * sizeof(Value)), 18);
        writer_text(out, "  code of other modules\n");
    }
}

Value waste_print(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    const Heap *heap = heap_of(vm);
    Waste w = {0};
    reach_begin(vm);
    reach_roots(vm, false);
    for (Object *o = NULL; (o = heap_next_object(heap, o)) != NULL;) {
        if (reach_is_new(o)) {
            look_at(o, &w);
        }
    }
    Object *next = heap_next_object(heap, NULL);
    for (size_t texts = 0; next != NULL && texts < MOST_TEXTS; texts += BATCH) {
        next = compare_batch(heap, next, &w);
    }
    w.cut = next != NULL;
    reach_end(vm);
    Writer out = console_writer(vm);
    column_text(&out, "count", 8);
    column_text(&out, "bytes", 10);
    writer_text(&out, "  waste\n");
    print_row(&out, &w.list, "list: room for more items");
    print_row(&out, &w.dict, "dict: room for more entries");
    print_row(&out, &w.set, "set: room for more items");
    print_row(&out, &w.bytes, "bytearray, array: room for more");
    print_row(&out, &w.attributes, "instance: attributes in a dict, not in slots");
    print_row(&out, &w.text,
              w.cut ? "str, bytes: equal to an earlier one (of the first texts)"
                    : "str, bytes: equal to an earlier one");
    print_modules(vm, &out);
    return NONE;
}
