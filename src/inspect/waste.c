/* SPDX-License-Identifier: MIT */
/* heap.waste(): what takes memory without need, of all that lives. Nothing is allocated or
 * collected.
 *
 * Equal texts are found without a table: a batch of strs is compared with all that lie behind them
 * in one walk, then the next batch is taken from those that were equal to none. So each text is
 * counted once, and what it takes beyond the first exactly, in as many walks as there are different
 * texts, divided by the batch. No more than MOST_TEXTS are looked at. */
#include "builtins.h"
#include "inspect/census.h"
#include "inspect/reach.h"
#include "module/console.h"
#include "object/table.h"

enum { BATCH = 16, MOST_TEXTS = 4096 };

enum { LIST, TABLE, ARRAY, ATTRIBUTES, TEXT, CODE, ROWS };
static const char names[ROWS][12] = {
    "list room", "table room", "array room", "inst. dicts", "equal texts", "code in RAM",
};

/* ---- room that is not used ---- */

static size_t payload_of(Value v) {
    return value_is_object(v) ? object_payload_words(value_to_object(v)) : 0;
}

/* Words of no use, or that might be none, and the row they belong to. */
static size_t waste_of(const Object *o, int *row) {
    const Value *values = (const Value *)(o + 1);
    const Dict *dict;
    size_t used = (size_t)value_to_int(values[1]);
    *row = LIST;
    switch (object_kind(o)) {
    case KIND_BYTEARRAY:
    case KIND_ARRAY:
        *row = ARRAY;
        used = BYTES_TO_WORDS(used);
        /* fall through */
    case KIND_LIST: return payload_of(values[0]) - used;
    case KIND_DICT:
    case KIND_SET:
    case KIND_FROZENSET: *row = TABLE; return table_slack((const Dict *)o);
    case KIND_EXTENDED:
        /* Attributes in a dict beside the slots: what that takes beyond a slot for each. */
        *row = ATTRIBUTES;
        dict = AS(Dict, values[object_payload_words(o) - 1]);
        return value_is_kind(value_object(dict), KIND_DICT)
                   ? WORDS_OF(Dict) + 1 + payload_of(dict->table) - table_live(dict)
                   : 0;
    case KIND_CODE:
    case KIND_UNIT: *row = CODE; return object_words(o);
    default: return 0;
    }
}

/* ---- equal texts ---- */

static void add(CensusRow *row, size_t words) {
    row->count += words != 0;
    row->words += words;
}

/* A walk from `first` on, with it and those that follow as a batch. What is equal to one of them is
 * counted, and pinned, so that it is not looked at again. Returns where the next batch begins. */
static Object *compare_batch(Vm *vm, Object *first, CensusRow *row) {
    Object *batch[BATCH], *next = NULL;
    size_t n = 0;
    for (Object *o = first; o != NULL; o = heap_next_object(heap_of(vm), o)) {
        size_t i = 0;
        if ((object_kind(o) != KIND_STR && object_kind(o) != KIND_BYTES) || !reach_is_new(o)) {
            continue;
        }
        while (i < n && !(object_payload_words(batch[i]) == object_payload_words(o) &&
                          object_equal(vm, value_object(batch[i]), value_object(o)))) {
            i++;
        }
        if (i < n) {
            add(row, object_words(o));
            o->header |= HEADER_PINNED;
        } else if (n < BATCH) {
            batch[n++] = o;
        } else if (next == NULL) {
            next = o;
        }
    }
    return next;
}

/* heap.waste() */
Value waste_print(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    Heap *heap = heap_of(vm);
    CensusRow rows[ROWS] = {0};
    reach_begin(vm);
    reach_roots(vm, false);
    for (Object *o = NULL; (o = heap_next_object(heap, o)) != NULL;) {
        int row = 0;
        size_t words = reach_is_new(o) ? waste_of(o, &row) : 0;
        add(&rows[row], words);
    }
    Object *next = heap_next_object(heap, NULL);
    for (size_t texts = 0; next != NULL && texts < MOST_TEXTS; texts += BATCH) {
        next = compare_batch(vm, next, &rows[TEXT]);
    }
    reach_end(vm);
    Writer out = console_writer(vm);
    writer_text(&out, "   count     bytes  waste\n");
    for (int i = 0; i < ROWS; i++) {
        census_write_row(&out, &rows[i], 2, names[i]);
    }
    if (next != NULL) {
        writer_text(&out, "not all texts were compared\n");
    }
    return NONE;
}
