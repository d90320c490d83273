/* SPDX-License-Identifier: MIT */
/* References and their names: edge.h. That a word is a reference is known from value/kinds.h; what
 * it is called, from the kind of its owner, here. */
#include "inspect/edge.h"

#include "builtins.h"
#include "compile/code.h"
#include "inspect/describe.h"
#include "object/table.h"

bool edge_is_part(const Object *object) {
    switch (object_kind(object)) {
    case KIND_STORE:
    case KIND_TABLE:
    case KIND_RAW: return true;
    default: return false;
    }
}

/* ---- walking ---- */

static bool each_of(const Object *holder, Edge edge, bool parts, EdgeVisit visit, void *context) {
    const Value *values = (const Value *)(holder + 1);
    size_t n = heap_is_weak(holder) ? 0 : heap_value_count(holder);
    for (size_t i = 0; i < n; i++) {
        if (!value_is_object(values[i])) {
            continue;
        }
        Object *target = value_to_object(values[i]);
        *(edge.part == NULL ? &edge.word : &edge.item) = i;
        bool is_part = edge_is_part(target);
        if ((!is_part || parts) && visit(context, &edge, target)) {
            return true;
        }
        Edge inside = edge;
        inside.part = target;
        if (is_part && each_of(target, inside, parts, visit, context)) {
            return true;
        }
    }
    return false;
}

bool edge_each(const Object *owner, bool parts, EdgeVisit visit, void *context) {
    return each_of(owner, (Edge){owner, NULL, 0, 0}, parts, visit, context);
}

typedef struct {
    const Object *target;
    Edge *edge;
    bool last, found;
} Find;

static bool find(void *context, const Edge *edge, Object *target) {
    Find *wanted = context;
    if (target == wanted->target) {
        *wanted->edge = *edge;
        wanted->found = true;
        return !wanted->last;
    }
    return false;
}

static bool is_generator(const Object *object) {
    Kind kind = object_kind(object);
    return kind >= KIND_GENERATOR && kind <= KIND_ASYNC_GENERATOR;
}
_Static_assert(KIND_ASYNC_GENERATOR == KIND_GENERATOR + 2, "three kinds in a row have frames");

/* The last reference of a generator is that of the variable: its registers lie the highest first,
 * temporaries that is. */
bool edge_find(const Object *owner, const Object *target, Edge *edge) {
    Find wanted = {target, edge, is_generator(owner), false};
    edge_each(owner, true, find, &wanted);
    return wanted.found;
}

/* ---- names ---- */

/* What the words of a kind are called, one after another; of the words behind, none has a name.
 * `=` before a name that is no attribute. */
static const char *names_of(Kind kind) {
    switch (kind) {
    case KIND_RANGE:
    case KIND_SLICE: return "start stop step";
    case KIND_FUNCTION: return "__code__ __globals__";
    case KIND_CODE: return "=unit";
    case KIND_UNIT: return "=constants =file";
    case KIND_CELL: return "cell_contents";
    case KIND_METHOD: return "__func__ __self__";
    case KIND_CLASS:
        return "__name__ __bases__ __mro__ __dict__ =native __class__ =slots =flags __module__ "
               "__qualname__";
    case KIND_INSTANCE:
    case KIND_EXTENDED: return "__class__";
    case KIND_PROPERTY: return "fget fset fdel __doc__";
    case KIND_STATICMETHOD:
    case KIND_CLASSMETHOD: return "__func__";
    case KIND_SUPER: return "__thisclass__ __self__";
    case KIND_MEMBER:
    case KIND_GETSET: return "__objclass__ __name__";
    case KIND_EXCEPTION: return "__class__ args __traceback__ __context__ __dict__";
    case KIND_TRACEBACK: return "tb_next tb_frame.f_code";
    case KIND_MODULE: return "__dict__";
    case KIND_MEMORYVIEW: return "obj";
    case KIND_WEAKREF: return "=target __callback__";
    case KIND_ASYNC_STEP: return "=generator =value";
    case KIND_MAP:
    case KIND_FILTER: return "=function =iterator";
    case KIND_DICT_KEYS:
    case KIND_DICT_VALUES:
    case KIND_DICT_ITEMS:
    case KIND_MAPPINGPROXY: return "mapping";
    default: return "=source =more";
    }
}

/* The n-th of them; false: it has none. */
static bool write_name(Writer *w, const char *names, size_t n) {
    while (n > 0 && *names) {
        n -= *names++ == ' ';
    }
    size_t length = 0;
    while (names[length] && names[length] != ' ') {
        length++;
    }
    if (length == 0) {
        return false;
    }
    bool plain = *names == '=';
    writer_text(w, plain ? "<" : ".");
    writer_put(w, names + plain, length - plain);
    writer_text(w, plain ? ">" : "");
    return true;
}

static void write_number(Writer *w, const char *what, size_t n) {
    writer_format(w, "<%s %u>", what, n);
}

static void write_attribute(Writer *w, Value name) {
    writer_text(w, ".");
    writer_str(w, name);
}

void edge_write_register(Writer *w, Value function, size_t number) {
    const Code *code = code_of_function(function);
    if (number == 0) {
        writer_text(w, "<function>");
    } else if (number <= code_parameter_count(code)) {
        writer_str(w, code_parameter(code, number - 1));
    } else {
        write_number(w, number < code->head.fixed ? "local" : "temporary", number);
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

static void write_of_generator(Writer *w, const Edge *edge) {
    size_t words = object_payload_words(edge->owner) - 3; /* pc, link and caller lie behind */
    Value function = ((const Value *)(edge->owner + 1))[words - 1];
    if (edge->word >= words || value_absent(function)) {
        write_number(w, "frame", edge->word);
    } else {
        writer_text(w, "<frame>.");
        edge_write_register(w, function, words - 1 - edge->word);
    }
}

/* Instances of built-in types have slots that only their own file can name. */
static void write_of_instance(Writer *w, const Edge *edge) {
    Value cls = ((const Value *)(edge->owner + 1))[0];
    if (value_is_kind(cls, KIND_CLASS) && value_is_kind(AS(Class, cls)->slots, KIND_TUPLE)) {
        const Tuple *slots = AS(Tuple, AS(Class, cls)->slots);
        size_t i = edge->word - 1;
        if (i < tuple_length(slots) && value_is_kind(slots->items[i], KIND_STR)) {
            write_attribute(w, slots->items[i]);
            return;
        }
    }
    write_number(w, "field", edge->word - 1);
}

static void write_entry(Writer *w, const Edge *edge, bool namespace) {
    const Dict *dict = (const Dict *)edge->owner;
    size_t stride = table_stride(dict), word = edge->item - 1; /* behind the count */
    if (edge->part == NULL) {
        writer_text(w, "<table>");
        return;
    }
    bool is_key = word % stride == 0;
    Value key = ((const Value *)(edge->part + 2))[word - word % stride];
    if (namespace && !is_key && value_is_kind(key, KIND_STR)) {
        write_attribute(w, key);
    } else {
        writer_text(w, is_key ? "<key " : "[");
        describe_value(w, key);
        writer_text(w, is_key ? ">" : "]");
    }
}

static bool is_deque_list(const Edge *edge) {
    return edge != NULL && object_kind(edge->owner) == KIND_INSTANCE && edge->word == 1 &&
           value_same(((const Value *)(edge->owner + 1))[0], value_object(&type_deque));
}

/* The native value in an instance of a class that is derived from a built-in type. */
static bool is_native_value(const Edge *edge) {
    Kind kind = object_kind(edge->owner);
    if ((kind != KIND_INSTANCE && kind != KIND_EXTENDED) || edge->word != 1) {
        return false;
    }
    Value cls = ((const Value *)(edge->owner + 1))[0];
    return value_is_kind(cls, KIND_CLASS) ? value_to_int(AS(Class, cls)->flags) & CLASS_NATIVE
                                          : AS(Type, cls)->flags & TYPE_WRAPS;
}

/* An exception that has a cause has a pair of that and the context. */
static bool is_cause_pair(const Edge *edge) {
    return edge != NULL && object_kind(edge->owner) == KIND_EXCEPTION && edge->word == 3 &&
           value_is_kind(((const Value *)(edge->owner + 1))[3], KIND_TUPLE);
}

bool edge_is_namespace(const Edge *edge) {
    if (edge->part != NULL) {
        return false;
    }
    switch (object_kind(edge->owner)) {
    case KIND_CLASS: return edge->word == 3;
    case KIND_EXCEPTION: return edge->word == 4;
    case KIND_EXTENDED: return edge->word == object_payload_words(edge->owner) - 1;
    case KIND_MODULE: return true;
    default: return false;
    }
}

void edge_write(Writer *w, const Edge *edge, const Edge *before) {
    Kind kind = object_kind(edge->owner);
    switch (kind) {
    case KIND_LIST:
    case KIND_TUPLE: {
        size_t i = kind == KIND_TUPLE ? edge->word : edge->item;
        if (is_deque_list(before)) { /* the second slot says how many items are gone at the left */
            i -= (size_t)value_to_int(((const Value *)(before->owner + 1))[2]);
        }
        if (kind == KIND_LIST && edge->part == NULL) {
            writer_text(w, "<items>");
        } else if (is_cause_pair(before)) {
            writer_text(w, i == 0 ? ".__context__" : ".__cause__");
        } else {
            writer_format(w, "[%u]", i);
        }
        return;
    }
    case KIND_DICT: write_entry(w, edge, before != NULL && edge_is_namespace(before)); return;
    case KIND_SET:
    case KIND_FROZENSET: writer_text(w, edge->part != NULL ? "<item>" : "<table>"); return;
    default: break;
    }
    if (is_generator(edge->owner)) {
        write_of_generator(w, edge);
    } else if (edge_is_namespace(edge)) {
        writer_text(w, ".__dict__");
    } else if (is_deque_list(edge)) {
        writer_text(w, "<items>");
    } else if (is_native_value(edge)) {
        writer_text(w, "<value>");
    } else if (kind == KIND_FUNCTION && edge->word >= 2) {
        write_of_function(w, edge);
    } else if ((kind == KIND_INSTANCE || kind == KIND_EXTENDED) && edge->word > 0) {
        write_of_instance(w, edge);
    } else if (!write_name(w, names_of(kind), edge->word)) {
        write_number(w, "word", edge->word);
    }
    if (edge->part != NULL) {
        writer_format(w, "[%u]", edge->item);
    }
}

void edge_write_link(Writer *w, const Edge *edge, const Edge *before, bool last) {
    bool unsaid = edge_is_namespace(edge) || (is_deque_list(edge) && edge->part == NULL) ||
                  is_native_value(edge) || is_cause_pair(edge);
    if (object_kind(edge->owner) == KIND_CELL) {
        return;
    }
    if (last || !unsaid) {
        edge_write(w, edge, before);
    }
}
