/* SPDX-License-Identifier: MIT */
/* json.dump and dumps: a walk over the object that writes as it goes. dump() passes what it has on
 * to the stream in pieces, so the text is never there as a whole.
 *
 * Lists and dicts may be changed by default() and by the stream: a list is looked up anew at every
 * item, a dict is walked by an iterator, which raises when the dict has changed its size. The walk
 * recurses in C, guarded; containers that are being written are linked on the C stack, where one
 * that contains itself is found. */
#include "builtins.h"
#include "object/float.h"
#include "object/int.h"
#include "object/iterator.h"
#include "object/sequence.h"
#include "object/sort.h"
#include "object/str.h"
#include "object/table.h"
#include "storage/stream.h"
#include "vm/import.h"

/* The keyword-only parameters, in the order of json.def. */
enum {
    SKIPKEYS,
    ENSURE_ASCII,
    CHECK_CIRCULAR,
    ALLOW_NAN,
    CLS,
    INDENT,
    SEPARATORS,
    DEFAULT,
    SORT_KEYS
};

/* A container that is being written. */
typedef struct Open {
    struct Open *outer;
    Value container;
} Open;

typedef struct {
    Vm *vm;
    StrBuilder text; /* all of it, or what the stream did not get yet */
    Value stream;    /* or absent */
    Value indent;    /* a str, or absent */
    Value item_separator, key_separator;
    Value convert; /* default(), or absent */
    bool skip, ascii, nan, sort;
    size_t level;
    Open *open;
} Dump;

enum { PIECE = 128 }; /* bytes after which the stream gets them */

static void write_value(Dump *d, Value v);

/* Gives what is there to the stream, once that is `least` bytes: its write() may be Python code,
 * and a call for each number would be slow. dumps() has no stream, and keeps all. */
static void flush(Dump *d, size_t least) {
    if (!value_absent(d->stream) && d->text.length >= least) {
        Value piece = str_build_end(&d->text);
        str_build_begin(d->vm, &d->text, 0);
        stream_print(d->vm, d->stream, piece);
    }
}

/* Text that needs no escape. */
static void put(Dump *d, const char *text) {
    writer_text(&d->text.writer, text);
}

/* A new line with the indent of this level, if there are lines. */
static void new_line(Dump *d) {
    if (!value_absent(d->indent)) {
        put(d, "\n");
        for (size_t i = 0; i < d->level; i++) {
            writer_str(&d->text.writer, d->indent);
        }
    }
}

/* A UTF-16 unit as \uXXXX, which is all that JSON has. */
static void put_escape(Dump *d, uint32_t code) {
    put(d, "\\u");
    writer_hex(&d->text.writer, code, 4);
}

/* The text of a native str in quotes. What needs no escape is copied in stretches; its address
 * holds, as it is on the C stack. */
static void write_text(Dump *d, Value v) {
    static const char letters[] = "btn\0fr"; /* of 8 to 13 */
    const char *text = str_text(v);
    size_t n = str_bytes(v), from = 0;
    put(d, "\"");
    for (size_t i = 0; i <= n;) {
        uint8_t c = i < n ? (uint8_t)text[i] : 0;
        if (i < n && c >= ' ' && c != '"' && c != '\\' && (c < 0x7f || !d->ascii)) {
            i++;
            continue;
        }
        writer_put(&d->text.writer, text + from, i - from);
        if (i == n) {
            break;
        }
        uint32_t code;
        i += str_read_char(text + i, &code);
        from = i;
        if (c == '"' || c == '\\' || (c >= 8 && c <= 13 && c != 11)) {
            char escape[2] = {'\\', c < ' ' ? letters[c - 8] : (char)c};
            writer_put(&d->text.writer, escape, 2);
        } else if (code >= 0x10000) {
            put_escape(d, 0xd800 + ((code - 0x10000) >> 10));
            put_escape(d, 0xdc00 + (code & 0x3ff));
        } else {
            put_escape(d, code);
        }
    }
    put(d, "\"");
}

/* As repr() writes it; nan and infinities have names that JavaScript knows and JSON does not. */
static void write_float(Dump *d, Value v) {
    Float x = float_value(v);
    if (__builtin_isfinite(x)) {
        object_write(d->vm, &d->text.writer, v, true);
        return;
    }
    if (!d->nan) {
        vm_raise_value_error(d->vm, "Out of range float values are not JSON compliant");
    }
    put(d, x != x ? "NaN" : x < 0 ? "-Infinity" : "Infinity");
}

/* None, a bool or a number as its text; false for anything else. */
static bool write_atom(Dump *d, Value v) {
    switch (value_kind(v)) {
    case KIND_NONE: put(d, "null"); return true;
    case KIND_BOOL: put(d, value_same(v, TRUE) ? "true" : "false"); return true;
    case KIND_INT: object_write(d->vm, &d->text.writer, v, true); return true;
    case KIND_FLOAT: write_float(d, v); return true;
    default: return false;
    }
}

/* The container is met within itself: ValueError. RecursionError when containers nest too deep. The
 * chain is as long as they nest, so it is searched. */
static void enter(Dump *d, Open *open, Value container) {
    vm_c_stack_check(d->vm);
    for (const Open *o = d->open; o != NULL; o = o->outer) {
        if (value_same(o->container, container)) {
            vm_raise_value_error(d->vm, "Circular reference detected");
        }
    }
    *open = (Open){d->open, container};
    d->open = open;
}

/* What stands between items, or before the first. */
static void separate(Dump *d, bool first) {
    if (!first) {
        writer_str(&d->text.writer, d->item_separator);
        flush(d, PIECE);
    }
    new_line(d);
}

/* A list or tuple that is not empty. default() may have made it shorter, or longer for ever: the
 * length is read for each item, and vm_poll() lets Ctrl-C in. */
static void write_items(Dump *d, Value list) {
    size_t n;
    put(d, "[");
    d->level++;
    for (size_t i = 0; i < (sequence_items(list, &n), n); i++) {
        separate(d, i == 0);
        write_value(d, sequence_items(list, &n)[i]);
        vm_poll(d->vm);
    }
    d->level--;
    new_line(d);
    put(d, "]");
}

/* "key": or nothing for one that is skipped. Numbers and words become strs: JSON knows no other
 * keys. Nothing runs but the stream's write(). */
static bool write_key(Dump *d, Value key, bool first) {
    Value native = object_unwrap(key);
    Kind kind = value_kind(native);
    bool simple = kind == KIND_NONE || kind == KIND_BOOL || kind == KIND_INT || kind == KIND_FLOAT;
    if (kind != KIND_STR && !simple) {
        if (d->skip) {
            return false;
        }
        vm_raise_type(d->vm, "keys must be str, int, float, bool or None, not %t", key);
    }
    if (!first) {
        separate(d, false);
    }
    if (kind == KIND_STR) {
        write_text(d, native);
    } else {
        put(d, "\"");
        (void)write_atom(d, native);
        put(d, "\"");
    }
    writer_str(&d->text.writer, d->key_separator);
    return true;
}

/* A dict that is not empty. Sorting may run Python code (__lt__ of keys), but makes a list of its
 * own first. */
static void write_dict(Dump *d, Value dict) {
    Vm *vm = d->vm;
    Value keys = iterator_new_dict(vm, dict, DICT_PART_KEYS, false);
    if (d->sort) {
        keys = object_iter(vm, sort_sorted(vm, keys, ABSENT, false));
    }
    put(d, "{");
    d->level++;
    separate(d, true);
    bool first = true;
    for (Value key; !value_absent(key = object_next(vm, keys));) {
        if (write_key(d, key, first)) {
            Value v = dict_get(vm, dict, key);
            if (value_absent(v)) { /* default() took it away */
                vm_raise_value(vm, &type_KeyError, key);
            }
            write_value(d, v);
            first = false;
        }
        vm_poll(vm);
    }
    d->level--;
    new_line(d);
    put(d, "}");
}

/* What json does not know becomes what default() makes of it, TypeError without one. What that
 * gives is looked at like any other value, so it may need default() once more; `enter` has linked
 * the object, which catches one that gives itself. */
static void write_other(Dump *d, Value v) {
    if (value_absent(d->convert)) {
        vm_raise_type(d->vm, "Object of type %t is not JSON serializable", v);
    }
    write_value(d, vm_call1(d->vm, d->convert, v));
}

/* Any value. An instance of a class derived from str, int, list or dict is what it is derived from.
 */
static void write_value(Dump *d, Value v) {
    Value native = object_unwrap(v);
    Kind kind = value_kind(native);
    if (kind == KIND_STR) {
        write_text(d, native);
        return;
    }
    if (write_atom(d, native)) {
        return;
    }
    bool list = kind == KIND_LIST || kind == KIND_TUPLE;
    bool empty = list ? object_length(d->vm, native) == 0
                      : kind == KIND_DICT && table_live(AS(Dict, native)) == 0;
    if (empty) {
        put(d, list ? "[]" : "{}");
        return;
    }
    Open open;
    enter(d, &open, v);
    if (list) {
        write_items(d, native);
    } else if (kind == KIND_DICT) {
        write_dict(d, native);
    } else {
        write_other(d, v);
    }
    d->open = open.outer;
}

/* ---- arguments ---- */

/* Parameter i of those that are keyword-only; absent if it is None. */
static Value option(Value *a, int n, int skip, int i) {
    Value v = arg_or_absent(a, n, skip + i);
    return value_is_none(v) ? ABSENT : v;
}

/* The truth of an option, which may run __bool__. */
static bool flag(Vm *vm, Value v, bool otherwise) {
    return value_absent(v) ? otherwise : object_truth(vm, v);
}

/* A separator: a str. */
static Value separator(Vm *vm, Value v) {
    Value native = object_unwrap(v);
    if (!value_is_kind(native, KIND_STR)) {
        vm_raise_type(vm, "separators must be str, not %t", v);
    }
    return native;
}

/* separators: any iterable of two strs. */
static void read_separators(Dump *d, Value v) {
    Value pair = tuple_from(d->vm, v);
    if (tuple_length(AS(Tuple, pair)) != 2) {
        vm_raise_value_error(d->vm, "separators must be a pair");
    }
    d->item_separator = separator(d->vm, tuple_items(pair)[0]);
    d->key_separator = separator(d->vm, tuple_items(pair)[1]);
}

/* Writes arg(a, 0); `skip` positional arguments come before the options. */
static void dump(Vm *vm, Dump *d, Value *a, int n, int skip) {
    Value indent = option(a, n, skip, INDENT), native = object_unwrap(indent);
    *d = (Dump){.vm = vm, .stream = skip > 1 ? arg(a, 1) : ABSENT};
    str_build_begin(vm, &d->text, 0);
    d->skip = flag(vm, option(a, n, skip, SKIPKEYS), false);
    d->ascii = flag(vm, option(a, n, skip, ENSURE_ASCII), true);
    d->nan = flag(vm, option(a, n, skip, ALLOW_NAN), true);
    d->sort = flag(vm, option(a, n, skip, SORT_KEYS), false);
    d->convert = option(a, n, skip, DEFAULT);
    if (!value_absent(indent)) {
        d->indent = value_is_kind(native, KIND_STR)
                        ? native
                        : str_repeat(vm, str_ascii_char(' '), object_to_size(vm, indent));
    }
    d->item_separator = str_new(vm, ", ", value_absent(indent) ? 2 : 1);
    d->key_separator = str_new(vm, ": ", 2);
    Value separators = option(a, n, skip, SEPARATORS);
    if (!value_absent(separators)) {
        read_separators(d, separators);
    }
    write_value(d, arg(a, 0));
}

/* What the cls among the options makes of arg(a, 0); absent if there is none. Encoder classes are
 * Python, in lib/_json.py, and imported only for this. */
static Value dump_by_class(Vm *vm, Value *a, int n, int skip) {
    Value call[SORT_KEYS + 3] = {arg(a, 0), skip > 1 ? arg(a, 1) : NONE};
    if (value_absent(option(a, n, skip, CLS))) {
        return ABSENT;
    }
    for (int i = 0; i <= SORT_KEYS; i++) {
        Value v = option(a, n, skip, i);
        call[2 + i] = value_absent(v) ? NONE : v;
    }
    Value rest = import_module(vm, NAME(_json));
    return vm_call(vm, object_getattr(vm, rest, NAME(dump_by)), call, SORT_KEYS + 3);
}

/* dumps(): the text. */
Value json_dumps(Vm *vm, Value *a, int n) {
    Value made = dump_by_class(vm, a, n, 1);
    if (!value_absent(made)) {
        return made;
    }
    Dump d;
    dump(vm, &d, a, n, 1);
    return str_build_end(&d.text);
}

/* dump(): None; what the last flush() left is written at the end. */
Value json_dump(Vm *vm, Value *a, int n) {
    Value made = dump_by_class(vm, a, n, 2);
    if (!value_absent(made)) {
        return NONE;
    }
    Dump d;
    (void)object_getattr(vm, arg(a, 1), NAME(write)); /* a stream that is none is refused first */
    dump(vm, &d, a, n, 2);
    flush(&d, 1);
    return NONE;
}

/* The module's __getattr__. */
Value json_rest(Vm *vm, Value *a, int n) {
    (void)n;
    return import_rest(vm, value_object(&module_json), NAME(_json), arg(a, 0));
}
