/* SPDX-License-Identifier: MIT */
/* What Python sees of str: the constructor, the slots, the iterator and the methods that bytes has
 * not. The others are in search.c, split.c, pad.c and letters.c. */
#include "object/str.h"

#include "builtins.h"
#include "object/int.h"
#include "object/bytes.h"
#include "object/codec.h"
#include "object/percent.h"
#include "object/table.h"
#include "object/text.h"
#include "value/utf8.h"

/* str(object), or str(bytes, encoding, errors): the latter decodes. */
Value str_type_make(Vm *vm, Value *a, int n) {
    Value v = arg_or_absent(a, n, 1);
    Value encoding = arg_or_absent(a, n, 2), errors = arg_or_absent(a, n, 3);
    /* As in CPython, either of the two makes it decoding, even of nothing: str(errors='strict')
     * is ''. */
    if (value_absent(encoding) && value_absent(errors)) {
        return value_absent(v) ? NAME(empty_text) : object_str_sealed(vm, v);
    }
    const uint8_t *data = NULL;
    size_t size = 0;
    if (!value_absent(encoding) && !value_is_kind(encoding, KIND_STR)) {
        vm_raise_type(vm, "str() argument 'encoding' must be str, not %T", encoding);
    }
    if (value_is_kind(object_unwrap(v), KIND_STR)) {
        vm_raise_type(vm, "decoding str is not supported");
    }
    if (!value_absent(v) && !buffer_get(vm, v, &data, &size)) {
        vm_raise_type(vm, "decoding to str: need a bytes-like object, %t found", v);
    }
    return codec_decode(vm, data, size, encoding, errors);
}

/* ---- slots ---- */

/* str() of a str is the text itself. */
void str_type_write(Vm *vm, Writer *out, Value self, bool repr) {
    (void)vm;
    if (repr) {
        str_write_quoted(out, str_text(self), str_bytes(self), STR_QUOTE_TEXT);
    } else {
        writer_str(out, self);
    }
}

/* All of it, not only what the str keeps: hashes of tuples and of the program's classes are made
 * of it. */
intptr_t str_type_hash(Vm *vm, Value self) {
    (void)vm;
    return (intptr_t)str_hash_full(self);
}

/* In characters: it counts them unless all is ASCII. */
intptr_t str_type_length(Vm *vm, Value self) {
    (void)vm;
    return (intptr_t)str_length(self);
}

/* Bytes are enough to know: nothing is counted. */
bool str_type_truth(Vm *vm, Value self) {
    (void)vm;
    return str_bytes(self) != 0;
}

/* + of two str, str * int in either order, and % with anything. Absent for all else: then the
 * other operand's type is asked. __index__ of the other operand may run. */
Value str_type_binary(Vm *vm, enum Binary op, Value left, Value right) {
    bool is_left = value_is_kind(left, KIND_STR);
    if (op == BINARY_ADD && is_left && value_is_kind(right, KIND_STR)) {
        return str_concat(vm, left, right);
    }
    if (op == BINARY_MOD && is_left) {
        return percent_format(vm, left, right);
    }
    intptr_t count;
    if (op == BINARY_MUL && text_repeat_count(vm, is_left ? right : left, &count)) {
        return str_repeat(vm, is_left ? left : right, count);
    }
    return ABSENT;
}

/* Only str compare with str; == with others is for the caller to deny. The order is that of code
 * points. */
Value str_type_compare(Vm *vm, enum Compare op, Value left, Value right) {
    (void)vm;
    if (!value_is_kind(left, KIND_STR) || !value_is_kind(right, KIND_STR)) {
        return ABSENT;
    }
    if (op == COMPARE_EQ || op == COMPARE_NE) {
        return value_bool(str_equal(left, right) == (op == COMPARE_EQ));
    }
    return text_ordered(op, str_compare(left, right));
}

/* ---- iteration: source (absent at the end) and byte offset ---- */

/* The offset is that of the next character, so that no step walks from the beginning. */
Value str_type_iter(Vm *vm, Value self) {
    Iterator *it = (Iterator *)heap_alloc(vm, KIND_STR_ITERATOR, 3);
    it->source = self;
    it->position = value_int(0);
    return value_object(it);
}

/* ASCII characters come from flash: iterating over them allocates nothing. An iterator that has
 * ended stays so, and lets go of its str. */
Value str_type_iter_next(Vm *vm, Value self) {
    Iterator *it = AS(Iterator, self);
    if (value_absent(it->source)) {
        return ABSENT;
    }
    const char *text = str_text(it->source);
    size_t at = (size_t)value_to_int(it->position), n = str_bytes(it->source);
    if (at == n) {
        it->source = ABSENT;
        return ABSENT;
    }
    uint32_t code;
    size_t one = str_read_char(text + at, &code);
    it->position = value_int((intptr_t)(at + one));
    return code < 0x80 ? str_ascii_char(code) : str_new(vm, text + at, one);
}

/* ---- methods ---- */

/* Bytes in an encoding, utf-8 if none is given; see object/codec.h. */
Value str_type_encode(Vm *vm, Value *a, int n) {
    return codec_encode(vm, arg(a, 0), arg_or_absent(a, n, 1), arg_or_absent(a, n, 2));
}

/* A mapping like translate wants it: code points to code points, str or None. */
static void map_to(Vm *vm, Value dict, uint32_t from, Value to) {
    dict_set(vm, dict, value_int((intptr_t)from), to);
}

/* maketrans(dict): keys may be one-character strings. A new dict with code points as keys; the
 * values are taken as they are, and checked only when translate() meets them. */
static Value table_of_dict(Vm *vm, Value source) {
    Value native = object_unwrap(source);
    if (!value_is_kind(native, KIND_DICT)) {
        vm_raise_type(vm, "if you give only one argument to maketrans it must be a dict");
    }
    Value table = dict_new(vm);
    size_t position = 0;
    for (Value *entry; (entry = table_next(AS(Dict, native), &position)) != NULL;) {
        Value key = object_unwrap(entry[0]), value = entry[1];
        if (value_is_kind(key, KIND_STR)) {
            uint32_t code;
            if (str_length(key) != 1) {
                vm_raise_value_error(vm, "string keys in translate table must be of length 1");
            }
            str_read_char(str_text(key), &code);
            map_to(vm, table, code, value);
        } else if (value_kind(key) == KIND_INT || value_kind(key) == KIND_BOOL) {
            dict_set(vm, table, key, value);
        } else {
            vm_raise_type(vm, "keys in translate table must be strings or integers");
        }
    }
    return table;
}

/* The text of a str argument of maketrans(), or TypeError: the message may have a %t or %T for
 * the type of v. */
static Text maketrans_argument(Vm *vm, Value v, const char *message) {
    Text text = {NULL, 0};
    if (!text_try(vm, NAME(empty_text), v, &text)) {
        vm_raise_type(vm, message, v);
    }
    return text;
}

/* With two texts: characters to characters; a third names those to delete. Called as a static
 * method: the arguments begin at a[0]. */
Value str_type_maketrans(Vm *vm, Value *a, int n) {
    if (n < 2) {
        return table_of_dict(vm, arg(a, 0));
    }
    Text from = maketrans_argument(
        vm, arg(a, 0), "first maketrans argument must be a string if there is a second argument");
    Text to = maketrans_argument(vm, arg(a, 1), "maketrans() argument 2 must be str, not %T");
    if (utf8_length(from.data, from.n) != utf8_length(to.data, to.n)) {
        vm_raise_value_error(vm, "the first two maketrans arguments must have equal length");
    }
    Value table = dict_new(vm);
    uint32_t code, other;
    for (size_t i = 0, j = 0; i < from.n;) {
        i += str_read_char(from.data + i, &code);
        j += str_read_char(to.data + j, &other);
        map_to(vm, table, code, value_int((intptr_t)other));
    }
    if (n > 2) {
        Text drop = maketrans_argument(vm, arg(a, 2), "maketrans() argument 3 must be str, not %T");
        for (size_t i = 0; i < drop.n;) {
            i += str_read_char(drop.data + i, &code);
            map_to(vm, table, code, NONE);
        }
    }
    return table;
}

/* What a translate table says of a character. A table that is no dict may say so with a
 * LookupError, which has to be caught: vm_try() calls look_up() with a Lookup as its context. */
typedef struct {
    Value table, key, found;
} Lookup;
static void look_up(Vm *vm, void *context) {
    Lookup *lookup = context;
    lookup->found = object_getitem(vm, lookup->table, lookup->key);
}
/* What the table has for a code point; absent if nothing. Other exceptions go on. */
static Value translated(Vm *vm, Value table, uint32_t code) {
    Lookup lookup = {table, value_int((intptr_t)code), ABSENT};
    if (value_is_kind(table, KIND_DICT)) {
        return dict_get(vm, table, lookup.key);
    }
    Value exception;
    if (!vm_try(vm, look_up, &lookup, &exception)) {
        if (!object_is_type(exception, &type_LookupError)) {
            vm_raise(vm, exception);
        }
        return ABSENT;
    }
    return lookup.found;
}

/* The table may be a dict or anything with __getitem__; LookupError means: as it is. What is
 * found may be a code point, a str of any length, or None, which deletes the character. Self is
 * immutable, so that code which runs in between changes nothing here. */
Value str_type_translate(Vm *vm, Value *a, int n) {
    (void)n;
    Value self = arg(a, 0), table = arg(a, 1);
    StrBuilder b;
    str_build_begin(vm, &b, str_bytes(self));
    for (size_t at = 0; at < str_bytes(self);) {
        uint32_t code;
        at += str_read_char(str_text(self) + at, &code);
        Value to = translated(vm, table, code), native = object_unwrap(to);
        if (value_absent(to)) {
            writer_char(&b.writer, code);
        } else if (value_is_kind(native, KIND_STR)) {
            writer_str(&b.writer, native);
        } else if (int_is(native)) {
            native = object_index(vm, native);
            if (!value_is_int(native) || value_to_int(native) < 0 ||
                value_to_int(native) > 0x10ffff) {
                vm_raise_value_error(vm, "character mapping must be in range(0x110000)");
            }
            writer_char(&b.writer, (uint32_t)value_to_int(native));
        } else if (!value_is_none(to)) {
            vm_raise_type(vm, "character mapping must return integer, None or str");
        }
    }
    return str_build_end(&b);
}
