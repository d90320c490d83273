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
    /* class */ "__name__ __bases__ __mro__ __dict__  __class__;__class__;__class__;"
    /* property */ "fget fset fdel;__func__;__func__;;;;"
    /* exception */ "__class__ args __traceback__ __context__ __dict__;tb_next tb_frame.f_code;"
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

static void write_name(Writer *w, Kind kind, size_t word) {
    const char *name = word_names;
    size_t left = word;
    for (unsigned i = kind < KIND_FUNCTION ? KIND_LIMIT - KIND_FUNCTION : kind - KIND_FUNCTION; i > 0;
         name++) {
        i -= *name == ';';
    }
    for (; left > 0 && *name != ';' && *name != '\0'; name++) {
        left -= *name == ' ';
    }
    size_t length = strcspn(name, " ;");
    if (left > 0 || length == 0) {
        write_number(w, "field", word);
    } else {
        writer_text(w, ".");
        writer_put(w, name, length);
    }
}

void edge_write_register(Writer *w, Value function, size_t number) {
    const Code *code = code_of_function(function);
    if (number - 1 < code_parameter_count(code)) {
        writer_str(w, code_parameter(code, number - 1));
    } else {
        write_number(w, number < code->head.fixed ? "local" : "temporary", number);
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

/* Sets the sort; the style from which on it is written. */
static enum EdgeStyle classify(Edge *edge) {
    const Value *values = (const Value *)(edge->owner + 1);
    size_t word = edge->word;
    bool names = false;
    edge->sort = EDGE_PLAIN;
    switch (object_kind(edge->owner)) {
    case KIND_CELL: return EDGE_WHOLE;
    case KIND_MODULE: names = true; break;
    case KIND_CLASS: names = word == 3; break;
    case KIND_EXCEPTION:
        names = word == 4;
        edge->sort = word == 3 && value_is_kind(values[3], KIND_TUPLE) ? EDGE_PAIR : EDGE_PLAIN;
        break;
    case KIND_EXTENDED: names = word == object_payload_words(edge->owner) - 1; /* fall through */
    case KIND_INSTANCE:
        if (word != 1 || names) {
            break;
        }
        if (value_same(values[0], value_object(&type_deque))) {
            edge->sort = EDGE_QUEUE;
        } else if (value_is_kind(values[0], KIND_CLASS)
                       ? value_to_int(AS(Class, values[0])->flags) & CLASS_NATIVE
                       : AS(Type, values[0])->flags & TYPE_WRAPS) {
            return EDGE_LAST_IN_PATH; /* the native value of a class derived from its type */
        }
        break;
    default: return EDGE_IN_PATH;
    }
    edge->sort = names ? EDGE_NAMESPACE : edge->sort;
    return edge->sort == EDGE_PLAIN ? EDGE_IN_PATH : EDGE_LAST_IN_PATH;
}

void edge_write(Writer *w, Edge *edge, const Edge *before, enum EdgeStyle style) {
    const Value *values = (const Value *)(edge->owner + 1);
    size_t word = edge->word, words = object_payload_words(edge->owner);
    Kind kind = object_kind(edge->owner);
    if (style < classify(edge)) {
        return;
    }
    switch (kind) {
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
        return;
    case KIND_DICT: write_entry(w, edge, before->sort == EDGE_NAMESPACE); return;
    case KIND_SET:
    case KIND_FROZENSET: writer_text(w, "<item>"); return;
    case KIND_FUNCTION:
        if (word >= 2) {
            write_of_function(w, edge);
            return;
        }
        break;
    case KIND_INSTANCE:
    case KIND_EXTENDED:
        if (edge->sort == EDGE_NAMESPACE) {
            kind = KIND_MODULE;
            word = 0;
        } else if (word > 0) {
            write_slot(w, values[0], word - 1);
            return;
        }
        break;
    default: break;
    }
    words -= 4; /* where a generator's register 0 is: pc, link and caller lie behind */
    if (is_generator(edge->owner) && word <= words && !value_absent(values[words])) {
        writer_text(w, "<frame>.");
        edge_write_register(w, values[words], words - word);
        return;
    }
    write_name(w, kind, word);
    if (edge->part != NULL) {
        writer_format(w, "[%u]", edge->item);
    }
}
