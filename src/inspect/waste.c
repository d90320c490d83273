/* SPDX-License-Identifier: MIT */
/* heap.waste(): what takes memory without need, of all that lives. Nothing is allocated or
 * collected.
 *
 * Equal texts are found without a table: each is compared with all that lie behind it, unless it
 * was equal to an earlier one. So each is counted once, and what it takes beyond the first exactly.
 * No more than MOST_TEXTS different ones are looked at. */
#include "builtins.h"
#include "inspect/census.h"
#include "inspect/reach.h"
#include "module/console.h"
#include "object/table.h"

enum { MOST_TEXTS = 1024 };

enum { LIST, TABLE, ARRAY, ATTRIBUTES, TEXT, CODE, ROWS };
static const char names[ROWS][12] = {
    "list room", "table room", "array room", "inst. dicts", "equal texts", "code in RAM",
};

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
        return edge_is_kind(value_object(dict), KIND_DICT)
                   ? WORDS_OF(Dict) + 1 + payload_of(dict->table) - table_live(dict)
                   : 0;
    case KIND_CODE:
    case KIND_UNIT: *row = CODE; return object_words(o);
    default: return 0;
    }
}

static __attribute__((noinline)) void add(CensusRow *row, size_t words) {
    row->count += words != 0;
    row->words += words;
}

/* What is equal to a text and lies behind it is counted, and pinned, so that it is not looked at
 * again. */
static void compare(Vm *vm, Object *text, CensusRow *row) {
    for (Object *o = text; (o = heap_next_object(heap_of(vm), o)) != NULL;) {
        if (object_kind(o) == object_kind(text) && reach_is_new(o) &&
            object_equal(vm, value_object(text), value_object(o))) {
            add(row, object_words(o));
            o->header |= HEADER_PINNED;
        }
    }
}

/* heap.waste() */
Value waste_print(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    CensusRow rows[ROWS] = {0};
    size_t texts = 0;
    reach_begin(vm);
    reach_roots(vm, false);
    for (Object *o = NULL; (o = heap_next_object(heap_of(vm), o)) != NULL;) {
        if (reach_is_new(o)) {
            int row;
            size_t words = waste_of(o, &row);
            add(&rows[row], words);
            if ((object_kind(o) == KIND_STR || object_kind(o) == KIND_BYTES) &&
                texts++ < MOST_TEXTS) {
                compare(vm, o, &rows[TEXT]);
            }
        }
    }
    reach_end(vm);
    Writer out = console_writer(vm);
    writer_text(&out, "   count     bytes  waste\n");
    for (int i = 0; i < ROWS; i++) {
        census_write_row(&out, &rows[i], false, names[i]);
    }
    if (texts > MOST_TEXTS) {
        writer_text(&out, "not all texts were compared\n");
    }
    return NONE;
}
