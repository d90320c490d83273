/* SPDX-License-Identifier: MIT */
/* References and their names: edge.h. That a word is a reference is known from value/kinds.h; what
 * it is called, from the kind of its owner, here. */
#include "inspect/edge.h"

#include "builtins.h"
#include "compile/code.h"
#include "inspect/describe.h"
#include "object/table.h"

Object *edge_object(const Heap *heap, Value v) {
    Object *object = value_is_object(v) ? value_to_object(v) : NULL;
    return heap_contains(heap, object) ? object : NULL;
}

__attribute__((noinline)) bool edge_is_kind(Value v, Kind kind) {
    return value_is_kind(v, kind);
}

bool edge_is_part(const Object *object) {
    Kind kind = object_kind(object);
    return kind == KIND_STORE || kind == KIND_TABLE || kind == KIND_RAW;
}

size_t edge_count(const Object *object) {
    return heap_is_weak(object) ? 0 : heap_value_count(object);
}

static bool is_generator(const Object *object) {
    Kind kind = object_kind(object);
    return kind >= KIND_GENERATOR && kind <= KIND_ASYNC_GENERATOR;
}
_Static_assert(KIND_ASYNC_GENERATOR == KIND_GENERATOR + 2 && KIND_STORE == KIND_TUPLE + 2,
               "in a row");

/* A generator's registers lie the highest first: backwards, so that a variable counts and not a
 * temporary. */
bool edge_find(const Object *owner, const Object *target, Edge *edge) {
    size_t n = edge_count(owner);
    for (size_t i = 0; i < n; i++) {
        size_t word = is_generator(owner) ? n - 1 - i : i;
        Value v = ((const Value *)(owner + 1))[word];
        if (!value_is_object(v)) {
            continue;
        }
        const Object *part = NULL;
        if (value_to_object(v) != target) {
            part = value_to_object(v);
            if (!edge_is_part(part) || !edge_find(part, target, edge)) {
                continue;
            }
            edge->item = edge->word;
        }
        edge->owner = owner;
        edge->part = part;
        edge->word = word;
        return true;
    }
    return false;
}

/* ---- names ---- */

/* Words that have a name: ROW(kind, word, name). */
#define WORD_TABLE(ROW)                                                                            \
    ROW(FUNCTION, 0, __code__)                                                                     \
    ROW(FUNCTION, 1, __globals__)                                                                  \
    ROW(METHOD, 0, __func__)                                                                       \
    ROW(METHOD, 1, __self__)                                                                       \
    ROW(CLASS, 1, __bases__)                                                                       \
    ROW(CLASS, 2, __mro__)                                                                         \
    ROW(CLASS, 3, __dict__)                                                                        \
    ROW(CLASS, 5, __class__)                                                                       \
    ROW(INSTANCE, 0, __class__)                                                                    \
    ROW(EXTENDED, 0, __class__)                                                                    \
    ROW(PROPERTY, 0, fget)                                                                         \
    ROW(PROPERTY, 1, fset)                                                                         \
    ROW(PROPERTY, 2, fdel)                                                                         \
    ROW(STATICMETHOD, 0, __func__)                                                                 \
    ROW(CLASSMETHOD, 0, __func__)                                                                  \
    ROW(EXCEPTION, 0, __class__)                                                                   \
    ROW(EXCEPTION, 1, args)                                                                        \
    ROW(EXCEPTION, 2, __traceback__)                                                               \
    ROW(EXCEPTION, 3, __context__)                                                                 \
    ROW(EXCEPTION, 4, __dict__)                                                                    \
    ROW(TRACEBACK, 0, tb_next)                                                                     \
    ROW(MODULE, 0, __dict__)                                                                       \
    ROW(DICT_KEYS, 0, mapping)                                                                     \
    ROW(DICT_VALUES, 0, mapping)                                                                   \
    ROW(DICT_ITEMS, 0, mapping)                                                                    \
    ROW(MAPPINGPROXY, 0, mapping)                                                                  \
    ROW(MEMORYVIEW, 0, obj)                                                                        \
    ROW(WEAKREF, 1, __callback__)

#define WORD_KEY(kind, word, name) KIND_##kind | (word) << 8,
#define WORD_NAME(kind, word, name) &name_##name,
static const uint16_t word_keys[] = {WORD_TABLE(WORD_KEY)};
static const Str *const word_names[] = {WORD_TABLE(WORD_NAME)};
#undef WORD_KEY
#undef WORD_NAME

void edge_write_register(Writer *w, Value function, size_t number) {
    const Code *code = code_of_function(function);
    if (number - 1 < code_parameter_count(code)) {
        writer_str(w, code_parameter(code, number - 1));
    } else {
        writer_format(w, number < code_fixed(code) ? "<local %u>" : "<temp %u>", number);
    }
}

/* A name, or a number (or nothing) in a format. */
static void write_name(Writer *w, Value name, const char *format, size_t number) {
    if (value_absent(name)) {
        writer_format(w, format, number);
    } else {
        writer_format(w, ".%v", name);
    }
}

/* The value of an entry, or its key: the count of the table lies before them. */
static void write_entry(Writer *w, const Edge *edge, bool namespace) {
    size_t stride = 2 + table_hashed((const Dict *)edge->owner), word = edge->item - 1;
    Value key = ((const Value *)(edge->part + 2))[word - word % stride];
    if (word % stride == 0) {
        writer_text(w, "<key>");
    } else if (namespace && edge_is_kind(key, KIND_STR)) {
        write_name(w, key, NULL, 0);
    } else {
        writer_text(w, "[");
        describe_value(w, key);
        writer_text(w, "]");
    }
}

/* The name of a slot of an instance of this class. Instances of built-in types have slots that only
 * their own file can name. */
static Value slot_name(Value cls, size_t slot) {
    Value slots = edge_is_kind(cls, KIND_CLASS) ? AS(Class, cls)->slots : ABSENT;
    return edge_is_kind(slots, KIND_TUPLE) && slot < tuple_length(AS(Tuple, slots)) &&
                   edge_is_kind(AS(Tuple, slots)->items[slot], KIND_STR)
               ? AS(Tuple, slots)->items[slot]
               : ABSENT;
}

/* Is slot 0 the native value of an instance of a class that is derived from its type? */
static bool is_wrapper(Value cls) {
    return edge_is_kind(cls, KIND_CLASS) ? value_to_int(AS(Class, cls)->flags) & CLASS_NATIVE
                                         : AS(Type, cls)->flags & TYPE_WRAPS;
}

/* Of a generator, the last register is register 0; pc, link and caller lie behind it. Not inline:
 * the jumps are shorter, and there are registers enough. */
__attribute__((noinline)) void edge_write(Writer *w, Edge *edge, bool whole) {
    const Value *values = (const Value *)(edge->owner + 1);
    size_t word = edge->word, last = object_payload_words(edge->owner) - 1;
    Kind kind = object_kind(edge->owner);
    const char *format = "<field %u>";
    Value name = ABSENT;
    enum EdgeSort before = edge->sort;
    edge->sort = EDGE_PLAIN;
    if (kind == KIND_EXTENDED && word == last) {
        kind = KIND_MODULE; /* which has nothing but a namespace */
        word = 0;
    }
    for (size_t i = 0; i < sizeof word_keys / sizeof *word_keys; i++) {
        if (word_keys[i] == (kind | word << 8)) {
            name = value_object(word_names[i]);
        }
    }
    if (value_same(name, NAME(__dict__))) {
        edge->sort = EDGE_NAMESPACE;
    }
    switch (kind) {
    case KIND_CELL: return;
    case KIND_SET:
    case KIND_FROZENSET: writer_text(w, "<item>"); return;
    case KIND_DICT: write_entry(w, edge, before == EDGE_NAMESPACE); return;
    case KIND_LIST:
        word = edge->item;
        if (before == EDGE_QUEUE) {
            word -= (size_t)edge->gone;
        } /* fall through */
    case KIND_TUPLE:
    case KIND_STORE:
        if (before == EDGE_PAIR) {
            name = word == 0 ? NAME(__context__) : NAME(__cause__);
        }
        write_name(w, name, "[%u]", word);
        return;
    case KIND_FUNCTION: /* cells behind its own two words, and what parameters have else */
        if (word > 1) {
            word -= 2;
            format = "<captured %u>";
            if (edge_is_kind(values[word + 2], KIND_TUPLE)) {
                name = NAME(__defaults__);
            } else if (edge_is_kind(values[word + 2], KIND_DICT)) {
                name = NAME(__kwdefaults__);
            }
        }
        break;
    case KIND_EXCEPTION:
        if (word == 3 && edge_is_kind(values[3], KIND_TUPLE)) {
            edge->sort = EDGE_PAIR;
        }
        break;
    case KIND_INSTANCE:
    case KIND_EXTENDED:
        if (word-- == 0) {
            break;
        }
        name = slot_name(values[0], word);
        if (word == 0 && value_same(values[0], value_object(&type_deque))) {
            edge->sort = EDGE_QUEUE;
            edge->gone = value_to_int(values[2]);
        } else if (word == 0 && !whole && is_wrapper(values[0])) {
            return;
        }
        break;
    case KIND_GENERATOR:
    case KIND_COROUTINE:
    case KIND_ASYNC_GENERATOR:
        last -= 3;
        if (word <= last && !value_absent(values[last])) {
            writer_text(w, "<frame>.");
            edge_write_register(w, values[last], last - word);
            return;
        }
        break;
    default: break;
    }
    if (edge->sort == EDGE_PLAIN || whole) {
        write_name(w, name, format, word);
        if (edge->part != NULL) {
            writer_format(w, "[%u]", edge->item);
        }
    }
}
