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
#include "module/console.h"
#include "object/str.h"
#include "object/table.h"

enum { BATCH = 16, MOST_TEXTS = 4096 };

enum { LIST, TABLE, ARRAY, ATTRIBUTES, TEXT, CODE, ROWS };
static const char names[ROWS][16] = {
    "room of lists",  "room of tables", "room of arrays",
    "instance dicts", "equal texts",    "code if frozen",
};

typedef struct {
    size_t count, words;
} Amount;

/* ---- room that is not used ---- */

static size_t words_of(Value v) {
    return value_is_object(v) ? object_words(value_to_object(v)) : 0;
}

/* Words of no use, or that might be none, and the row they belong to. */
static size_t waste_of(const Object *o, int *row) {
    const Value *values = (const Value *)(o + 1);
    size_t used = 0;
    Value part;
    switch (object_kind(o)) {
    case KIND_LIST:
        *row = LIST;
        used = (size_t)value_to_int(values[1]);
        break;
    case KIND_BYTEARRAY:
    case KIND_ARRAY:
        *row = ARRAY;
        used = BYTES_TO_WORDS((size_t)value_to_int(values[1]));
        break;
    case KIND_DICT:
    case KIND_SET:
    case KIND_FROZENSET: *row = TABLE; return table_slack((const Dict *)o);
    case KIND_EXTENDED:
        /* Attributes in a dict beside the slots: what that takes beyond a slot for each. */
        *row = ATTRIBUTES;
        part = values[object_payload_words(o) - 1];
        if (!value_is_kind(part, KIND_DICT)) {
            return 0;
        }
        return words_of(part) + words_of(AS(Dict, part)->table) - table_live(AS(Dict, part));
    case KIND_CODE:
    case KIND_UNIT: *row = CODE; return object_words(o);
    default: return 0;
    }
    part = values[0];
    return value_is_object(part) ? object_payload_words(value_to_object(part)) - used : 0;
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
    return object_kind(a) == KIND_STR
               ? str_equal_slow((const Str *)a, (const Str *)b)
               : memcmp(a + 1, b + 1, object_payload_words(a) * sizeof(Value)) == 0;
}

static void add(Amount *amount, size_t words) {
    amount->count += words != 0;
    amount->words += words;
}

/* A walk from `first` on, with it and those that follow as a batch. What is equal to one of them is
 * counted, and pinned, so that it is not looked at again. Returns where the next batch begins. */
static Object *compare_batch(const Heap *heap, Object *first, Amount *amount) {
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
            add(amount, object_words(o));
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
    const Heap *heap = heap_of(vm);
    Amount rows[ROWS] = {0};
    reach_begin(vm);
    reach_roots(vm, false);
    for (Object *o = NULL; (o = heap_next_object(heap, o)) != NULL;) {
        int row = 0;
        size_t words = reach_is_new(o) ? waste_of(o, &row) : 0;
        add(&rows[row], words);
    }
    Object *next = heap_next_object(heap, NULL);
    for (size_t texts = 0; next != NULL && texts < MOST_TEXTS; texts += BATCH) {
        next = compare_batch(heap, next, &rows[TEXT]);
    }
    reach_end(vm);
    Writer out = console_writer(vm);
    writer_text(&out, "   count     bytes  waste\n");
    for (int i = 0; i < ROWS; i++) {
        if (rows[i].words != 0) {
            column_pair(&out, rows[i].count, rows[i].words * sizeof(Value));
            writer_format(&out, "  %s\n", names[i]);
        }
    }
    if (next != NULL) {
        writer_text(&out, "more texts than were compared\n");
    }
    return NONE;
}
