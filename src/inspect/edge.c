/* SPDX-License-Identifier: MIT */
/* References and their names: edge.h. That a word is a reference is known from value/kinds.h; what
 * it is called, from the kind of its owner, here. */
#include "inspect/edge.h"

#include <string.h>

#include "builtins.h"
#include "compile/code.h"
#include "inspect/describe.h"
#include "object/table.h"

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
_Static_assert(KIND_ASYNC_GENERATOR == KIND_GENERATOR + 2, "three kinds in a row have frames");

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

/* What the words of a kind are called, one after another, a kind behind the other from FUNCTION on
 * as in value/kinds.h. A word without a name is a field with a number. */
static const char word_names[] =
    /* function */ "__code__ __globals__;;;;;"
                   /* method */ "__func__ __self__;;;"
                   /* class */ " __bases__ __mro__ __dict__  __class__;__class__;__class__;"
                   /* property */ "fget fset fdel;__func__;__func__;;;;"
                   /* exception */ "__class__ args __traceback__ __context__ __dict__;tb_next;"
                   /* module */ "__dict__;;;;;;;;;;;;;;;;;;;;"
                   /* dict_keys */ "mapping;mapping;mapping;mapping;obj;; __callback__;";
_Static_assert(KIND_METHOD == KIND_FUNCTION + 5 && KIND_CLASS == KIND_METHOD + 3 &&
                   KIND_PROPERTY == KIND_CLASS + 3 && KIND_EXCEPTION == KIND_PROPERTY + 6 &&
                   KIND_MODULE == KIND_EXCEPTION + 2 && KIND_DICT_KEYS == KIND_MODULE + 20 &&
                   KIND_WEAKREF == KIND_DICT_KEYS + 6 && KIND_LIMIT == KIND_WEAKREF + 1,
               "word_names[] is in the order of kinds");

static void write_number(Writer *w, const char *what, size_t n) {
    writer_format(w, "<%s %u>", what, n);
}

/* The place of a name there; a blank or a semicolon if there is none. */
static const char *find_name(Kind kind, size_t word) {
    const char *name = word_names;
    for (unsigned i = kind < KIND_FUNCTION ? KIND_LIMIT - KIND_FUNCTION : kind - KIND_FUNCTION;
         i > 0; name++) {
        i -= *name == ';';
    }
    for (; word > 0 && *name != ';' && *name != '\0'; name++) {
        word -= *name == ' ';
    }
    return name;
}

void edge_write_register(Writer *w, Value function, size_t number) {
    const Code *code = code_of_function(function);
    if (number - 1 < code_parameter_count(code)) {
        writer_str(w, code_parameter(code, number - 1));
    } else {
        write_number(w, number < code->head.fixed ? "local" : "temp", number);
    }
}

static void write_entry(Writer *w, const Edge *edge, bool namespace) {
    size_t stride = table_stride((const Dict *)edge->owner), word = edge->item - 1;
    Value key = ((const Value *)(edge->part + 2))[word - word % stride]; /* behind the count */
    if (word % stride == 0) {
        writer_text(w, "<key>");
    } else if (namespace && value_is_kind(key, KIND_STR)) {
        writer_format(w, ".%v", key);
    } else {
        writer_text(w, "[");
        describe_value(w, key);
        writer_text(w, "]");
    }
}

/* The words behind the code and the globals: object/layout.h. */
static void write_of_function(Writer *w, const Edge *edge) {
    const CodeHead *head = &code_of_function(value_object(edge->owner))->head;
    size_t n = edge->word - 2;
    if (n < head->captures) {
        write_number(w, "captured", n);
    } else {
        bool keywords = n > head->captures || !(head->flags & CODE_DEFAULTS);
        writer_text(w, keywords ? ".__kwdefaults__" : ".__defaults__");
    }
}

/* Instances of built-in types have slots that only their own file can name. */
static void write_slot(Writer *w, Value cls, size_t slot) {
    Value slots = value_is_kind(cls, KIND_CLASS) ? AS(Class, cls)->slots : ABSENT;
    if (value_is_kind(slots, KIND_TUPLE) && slot < tuple_length(AS(Tuple, slots)) &&
        value_is_kind(AS(Tuple, slots)->items[slot], KIND_STR)) {
        writer_format(w, ".%v", AS(Tuple, slots)->items[slot]);
    } else {
        write_number(w, "field", slot);
    }
}

/* Is that the native value of an instance of a class that is derived from its type? */
static bool is_native_value(Value cls, size_t slot) {
    return slot == 0 &&
           (value_is_kind(cls, KIND_CLASS) ? value_to_int(AS(Class, cls)->flags) & CLASS_NATIVE
                                           : AS(Type, cls)->flags & TYPE_WRAPS);
}

/* The reference of a container to what it contains; false: it is none of these. */
static bool write_item(Writer *w, const Edge *edge, const Edge *before) {
    size_t word = edge->word;
    switch (object_kind(edge->owner)) {
    case KIND_LIST:
        word = edge->item;
        if (before->sort == EDGE_QUEUE) { /* its second slot: how many are gone at the left */
            word -= (size_t)value_to_int(((const Value *)(before->owner + 1))[2]);
        } /* fall through */
    case KIND_TUPLE:
    case KIND_STORE:
        if (before->sort == EDGE_PAIR) {
            writer_text(w, word == 0 ? ".__context__" : ".__cause__");
        } else {
            writer_format(w, "[%u]", word);
        }
        break;
    case KIND_DICT: write_entry(w, edge, before->sort == EDGE_NAMESPACE); break;
    case KIND_SET:
    case KIND_FROZENSET: writer_text(w, "<item>"); break;
    case KIND_CELL: break;
    default: return false;
    }
    return true;
}

void edge_write(Writer *w, Edge *edge, const Edge *before, bool whole) {
    const Value *values = (const Value *)(edge->owner + 1);
    size_t word = edge->word, words = object_payload_words(edge->owner);
    Kind kind = object_kind(edge->owner);
    edge->sort = EDGE_PLAIN;
    if (write_item(w, edge, before)) {
        return;
    }
    switch (kind) {
    case KIND_FUNCTION:
        if (word >= 2) {
            write_of_function(w, edge);
            return;
        }
        break;
    case KIND_EXCEPTION:
        edge->sort = word == 3 && value_is_kind(values[3], KIND_TUPLE) ? EDGE_PAIR : EDGE_PLAIN;
        break;
    case KIND_EXTENDED:
        if (word == words - 1) {
            kind = KIND_MODULE; /* which has nothing but a namespace */
            word = 0;
            break;
        } /* fall through */
    case KIND_INSTANCE:
        if (word == 0) {
            break;
        }
        if (word == 1 && value_same(values[0], value_object(&type_deque))) {
            edge->sort = EDGE_QUEUE;
        }
        if (whole || (edge->sort == EDGE_PLAIN && !is_native_value(values[0], word - 1))) {
            write_slot(w, values[0], word - 1);
        }
        return;
    case KIND_GENERATOR:
    case KIND_COROUTINE:
    case KIND_ASYNC_GENERATOR:
        words -= 4; /* where register 0 is: pc, link and caller lie behind */
        if (word <= words && !value_absent(values[words])) {
            writer_text(w, "<frame>.");
            edge_write_register(w, values[words], words - word);
            return;
        }
        break;
    default: break;
    }
    const char *name = find_name(kind, word);
    size_t length = strcspn(name, " ;");
    edge->sort = length == 8 && name[2] == 'd' ? EDGE_NAMESPACE : edge->sort; /* __dict__ */
    if (edge->sort != EDGE_PLAIN && !whole) {
        return;
    }
    if (length == 0) {
        write_number(w, "field", word);
    } else {
        writer_text(w, ".");
        writer_put(w, name, length);
    }
    if (edge->part != NULL) {
        writer_format(w, "[%u]", edge->item);
    }
}
