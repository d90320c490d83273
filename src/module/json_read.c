/* SPDX-License-Identifier: MIT */
/* json.load and loads: recursive descent over the UTF-8 of a str. Hooks run Python code, but no
 * str changes; its address stays good because it is on the C stack. Nesting is bounded by the C
 * stack, guarded. Errors are CPython's, with positions in characters. */
#include <string.h>

#include "builtins.h"
#include "object/buffer.h"
#include "object/codec.h"
#include "object/exception.h"
#include "object/float.h"
#include "object/int.h"
#include "object/list.h"
#include "object/str.h"
#include "object/table.h"
#include "object/tuple.h"
#include "value/digits.h"
#include "value/utf8.h"
#include "vm/import.h"

/* The keyword-only parameters, in the order of json.def; hooks are absent when there are none. */
enum { OBJECT_HOOK, PARSE_FLOAT, PARSE_INT, PARSE_CONSTANT, PAIRS_HOOK, STRICT, CLS, OPTIONS };

/* So many keys that were read last are remembered: the same key of many objects is there once. */
enum { KNOWN_KEYS = 16 };

typedef struct {
    Vm *vm;
    Value document;
    const char *start, *at, *end;
    Value hooks[OPTIONS];
    Value keys[KNOWN_KEYS]; /* a ring; next_key: the oldest */
    uint8_t next_key;
    bool strict;
} Reader;

static Value read_value(Reader *r);

/* An exception of the class with all that CPython's has. Lines and columns count from 1, the
 * position from 0. The text is walked through only here: none of it is kept up to date while
 * reading. */
static Value new_error(Vm *vm, Value cls, Value message, Value document, size_t pos) {
    const char *start = str_text(document);
    const char *where = start + utf8_offset(start, str_bytes(document), pos), *line = where;
    size_t lines = 1;
    while (line > start && line[-1] != '\n') {
        line--;
    }
    for (const char *p = start; p < line; p++) {
        lines += *p == '\n';
    }
    size_t column = utf8_length(line, (size_t)(where - line)) + 1;
    StrBuilder text;
    str_build_begin(vm, &text, 0);
    writer_format(&text.writer, "%v: line %u column %u (char %u)", message, lines, column, pos);
    Value words = str_build_end(&text);
    Value exception = exception_new(vm, cls, tuple_from_array(vm, &words, 1));
    object_setattr(vm, exception, NAME(msg), message);
    object_setattr(vm, exception, NAME(doc), document);
    object_setattr(vm, exception, NAME(pos), int_from_uint64(vm, pos));
    object_setattr(vm, exception, NAME(lineno), int_from_uint64(vm, lines));
    object_setattr(vm, exception, NAME(colno), int_from_uint64(vm, column));
    return exception;
}

/* JSONDecodeError(msg, doc, pos) */
Value json_make_error(Vm *vm, Value *a, int n) {
    (void)n;
    Value document = object_unwrap(arg(a, 2));
    if (!value_is_kind(document, KIND_STR)) {
        vm_raise_type(vm, "doc must be str, not %t", arg(a, 2));
    }
    intptr_t pos = object_to_size(vm, arg(a, 3));
    return new_error(vm, arg(a, 0), arg(a, 1), document, pos < 0 ? 0 : (size_t)pos);
}

/* JSONDecodeError at a place of the document. Its characters are counted only now. */
static _Noreturn void fail(Reader *r, const char *message, const char *where) {
    Vm *vm = r->vm;
    size_t pos = utf8_length(r->start, (size_t)(where - r->start));
    vm_raise(vm, new_error(vm, value_object(&type_JSONDecodeError),
                           str_new(vm, message, strlen(message)), r->document, pos));
}

/* The next character that is no blank; 0 at the end (a NUL is no JSON either). */
static char skip_blanks(Reader *r) {
    while (r->at < r->end &&
           (*r->at == ' ' || *r->at == '\n' || *r->at == '\t' || *r->at == '\r')) {
        r->at++;
    }
    return r->at < r->end ? *r->at : 0;
}

/* ---- strings ---- */

/* Four hexadecimal digits; -1 when there are none. */
static int read_hex(const char *at, const char *end) {
    int code = 0;
    for (int i = 0; i < 4; i++) {
        unsigned digit = at + i < end ? digits_value(at[i]) : 16;
        if (digit >= 16) {
            return -1;
        }
        code = code << 4 | (int)digit;
    }
    return code;
}

/* What stands behind a backslash; begin: of the string, for the message. A pair of surrogates is
 * one character; half of one stays what it is. */
static uint32_t read_escape(Reader *r, const char *begin) {
    static const char letters[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    if (r->at == r->end) {
        fail(r, "Unterminated string starting at", begin);
    }
    char c = *r->at++;
    const char *letter = c ? strchr(letters, c) : NULL;
    if (letter != NULL) {
        return (uint32_t)meant[letter - letters];
    }
    if (c != 'u') {
        fail(r, "Invalid \\escape", r->at - 2);
    }
    int code = r->end - r->at > 4 ? read_hex(r->at, r->end) : -1; /* the quote has to follow */
    if (code < 0) {
        fail(r, "Invalid \\uXXXX escape", r->at - 1);
    }
    r->at += 4;
    if ((code & ~0x3ff) == 0xd800 && r->end - r->at >= 2 && r->at[0] == '\\' && r->at[1] == 'u') {
        int low = read_hex(r->at + 2, r->end);
        if (low < 0) {
            fail(r, "Invalid \\uXXXX escape", r->at + 1);
        }
        if ((low & ~0x3ff) == 0xdc00) {
            r->at += 6;
            return 0x10000 + ((uint32_t)(code & 0x3ff) << 10 | (uint32_t)(low & 0x3ff));
        }
    }
    return (uint32_t)code;
}

/* The str of a key: the one that was made of the same text before, if it is remembered. Documents
 * are mostly lists of objects with the same keys, each of which would be there many times. A ring
 * rather than a table: it lies on the C stack and costs no allocation. */
static Value key_of(Reader *r, const char *text, size_t n) {
    uint32_t hash = hash_bytes(text, n);
    intptr_t known = str_find_text(r->keys, KNOWN_KEYS, text, n, hash);
    if (known >= 0) {
        return r->keys[known];
    }
    Value key = str_new_name(r->vm, text, n);
    str_hash(key); /* the search compares it first */
    r->keys[r->next_key] = key;
    r->next_key = (uint8_t)((r->next_key + 1) % KNOWN_KEYS);
    return key;
}

/* The str whose opening quote is at r->at. Without escapes it is copied at once. Stretches between
 * escapes go to a builder, which makes nothing as long as none was met. */
static Value read_string(Reader *r, bool key) {
    const char *begin = r->at++, *from = r->at;
    StrBuilder text;
    str_build_begin(r->vm, &text, 0);
    for (;; r->at++) {
        if (r->at == r->end) {
            fail(r, "Unterminated string starting at", begin);
        }
        char c = *r->at;
        if (c != '"' && c != '\\') {
            if ((uint8_t)c < ' ' && r->strict) {
                fail(r, "Invalid control character at", r->at);
            }
            continue;
        }
        size_t n = (size_t)(r->at - from);
        if (c == '"') {
            r->at++;
            if (value_absent(text.str)) {
                return key ? key_of(r, from, n) : str_new(r->vm, from, n);
            }
            writer_put(&text.writer, from, n);
            return str_build_end(&text);
        }
        writer_put(&text.writer, from, n);
        r->at++;
        writer_char(&text.writer, read_escape(r, begin));
        from = r->at--;
    }
}

/* ---- numbers and words ---- */

/* Passes over decimal digits. */
static void skip_digits(Reader *r) {
    while (r->at < r->end && *r->at >= '0' && *r->at <= '9') {
        r->at++;
    }
}

/* Is there a digit at this place, which may be the end? */
static bool digit_at(const Reader *r, const char *at) {
    return at < r->end && *at >= '0' && *at <= '9';
}

/* A number at r->at; absent when there is none. A fraction or an exponent without digits does not
 * belong to it, and neither do digits behind a leading 0: they are extra data. Hooks get the text,
 * and run Python code. */
static Value read_number(Reader *r) {
    const char *from = r->at, *digits = from + (*from == '-');
    if (!digit_at(r, digits)) {
        return ABSENT;
    }
    r->at = digits + 1;
    if (*digits != '0') {
        skip_digits(r);
    }
    bool is_float = false;
    if (r->at < r->end && *r->at == '.' && digit_at(r, r->at + 1)) {
        is_float = true;
        r->at++;
        skip_digits(r);
    }
    if (r->at < r->end && (*r->at | 0x20) == 'e') {
        const char *exponent = r->at + 1;
        exponent += exponent < r->end && (*exponent == '+' || *exponent == '-');
        if (digit_at(r, exponent)) {
            is_float = true;
            r->at = exponent;
            skip_digits(r);
        }
    }
    size_t n = (size_t)(r->at - from);
    Value hook = r->hooks[is_float ? PARSE_FLOAT : PARSE_INT];
    if (!value_absent(hook)) {
        return vm_call1(r->vm, hook, str_new(r->vm, from, n));
    }
    Float x;
    return is_float && float_parse(from, n, &x) ? float_new(r->vm, x)
                                                : int_parse(r->vm, from, n, 10);
}

/* A number, or one of the words; absent for anything else. -Infinity is looked for before numbers,
 * which may begin with a minus, too. */
static Value read_atom(Reader *r) {
    static const struct {
        const Str *name;
        char text[10];
        bool constant; /* for parse_constant */
    } words[] = {
        {NULL,                 "null",      false},
        {NULL,                 "true",      false},
        {NULL,                 "false",     false},
        {&name_NaN,            "NaN",       true },
        {&name_Infinity,       "Infinity",  true },
        {&name_minus_Infinity, "-Infinity", true }
    };
    const Value values[] = {NONE,
                            TRUE,
                            FALSE,
                            value_object(&float_nan),
                            value_object(&float_infinity),
                            value_object(&float_minus_infinity)};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t n = strlen(words[i].text);
        if ((size_t)(r->end - r->at) >= n && memcmp(r->at, words[i].text, n) == 0) {
            r->at += n;
            bool hooked = words[i].constant && !value_absent(r->hooks[PARSE_CONSTANT]);
            return hooked ? vm_call1(r->vm, r->hooks[PARSE_CONSTANT], value_object(words[i].name))
                          : values[i];
        }
    }
    return r->at < r->end ? read_number(r) : ABSENT;
}

/* ---- containers ---- */

/* An array, at whose opening bracket r->at is. A comma must be followed by an item. The list is
 * pinned by the C stack, and grows as items come: how many is not known. */
static Value read_array(Reader *r) {
    Value list = list_new(r->vm, 0);
    r->at++;
    if (skip_blanks(r) == ']') {
        r->at++;
        return list;
    }
    for (;;) {
        list_append(r->vm, list, read_value(r));
        char c = skip_blanks(r);
        if (c != ',' && c != ']') {
            fail(r, "Expecting ',' delimiter", r->at);
        }
        r->at++;
        if (c == ']') {
            return list;
        }
        skip_blanks(r);
        vm_poll(r->vm);
    }
}

/* "key": value, of which c is the first character, at r->at: it has to be a quote. */
static Value read_member(Reader *r, char c, Value *key) {
    if (c != '"') {
        fail(r, "Expecting property name enclosed in double quotes", r->at);
    }
    *key = read_string(r, true);
    if (skip_blanks(r) != ':') {
        fail(r, "Expecting ':' delimiter", r->at);
    }
    r->at++;
    skip_blanks(r);
    return read_value(r);
}

/* An object as a dict, or what a hook makes of it. object_pairs_hook gets the pairs in their order,
 * with all duplicates, and comes before object_hook. Of a dict the last of equal keys counts. */
static Value read_object(Reader *r) {
    Vm *vm = r->vm;
    bool pairs = !value_absent(r->hooks[PAIRS_HOOK]);
    Value made = pairs ? list_new(vm, 0) : dict_new(vm), key;
    r->at++;
    char c = skip_blanks(r);
    while (c != '}') {
        Value v = read_member(r, c, &key);
        if (pairs) {
            list_append(vm, made, tuple_pair(vm, key, v));
        } else {
            dict_set(vm, made, key, v);
        }
        c = skip_blanks(r);
        if (c != ',' && c != '}') {
            fail(r, "Expecting ',' delimiter", r->at);
        }
        r->at++;
        if (c == '}') {
            r->at--;
            break;
        }
        c = skip_blanks(r);
        if (c == '}') {
            fail(r, "Expecting property name enclosed in double quotes", r->at);
        }
        vm_poll(vm);
    }
    r->at++;
    Value hook = r->hooks[pairs ? PAIRS_HOOK : OBJECT_HOOK];
    return value_absent(hook) ? made : vm_call1(vm, hook, made);
}

/* The value at r->at; blanks before it were skipped. RecursionError when it nests too deep. */
static Value read_value(Reader *r) {
    vm_c_stack_check(r->vm);
    char c = r->at < r->end ? *r->at : 0;
    Value v = c == '"'   ? read_string(r, false)
              : c == '[' ? read_array(r)
              : c == '{' ? read_object(r)
                         : read_atom(r);
    if (value_absent(v)) {
        fail(r, "Expecting value", r->at);
    }
    return v;
}

/* ---- arguments ---- */

/* The document as a str: bytes are UTF-8, decoded as a whole, so that both are there for the time.
 * A byte order mark is skipped before bytes, but is an error in a str, as in CPython. */
static Value text_of_document(Vm *vm, Value v) {
    Value native = object_unwrap(v);
    const uint8_t *data;
    size_t n;
    if (value_is_kind(native, KIND_STR)) {
        return native;
    }
    Kind kind = value_kind(native);
    if ((kind != KIND_BYTES && kind != KIND_BYTEARRAY) || !buffer_get(vm, native, &data, &n)) {
        vm_raise_type(vm, "the JSON object must be str, bytes or bytearray, not %t", v);
    }
    size_t mark = n >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    return codec_decode(vm, data + mark, n - mark, ABSENT, ABSENT);
}

/* What the cls among the options makes of the document; absent if there is none. Decoder classes
 * are Python, in lib/_json.py, and imported only for this. */
static Value load_by_class(Vm *vm, Value document, Value *a, int n, int skip) {
    Value call[OPTIONS + 1] = {document}, cls = arg_or_absent(a, n, skip + CLS);
    if (value_absent(cls) || value_is_none(cls)) {
        return ABSENT;
    }
    for (int i = 0; i < OPTIONS; i++) {
        Value v = arg_or_absent(a, n, skip + i);
        call[1 + i] = value_absent(v) ? NONE : v;
    }
    Value rest = import_module(vm, NAME(_json));
    return vm_call(vm, object_getattr(vm, rest, NAME(load_by)), call, OPTIONS + 1);
}

/* A reader of the document; the hooks are the keyword-only arguments behind the first `skip`. The
 * Reader is on the C stack: all that it holds is pinned. The truth of `strict` may run __bool__. */
static void begin(Vm *vm, Reader *r, Value document, Value *a, int n, int skip) {
    *r = (Reader){.vm = vm, .document = document};
    r->start = r->at = str_text(document);
    r->end = r->start + str_bytes(document);
    for (int i = 0; i < OPTIONS; i++) {
        Value v = arg_or_absent(a, n, skip + i);
        r->hooks[i] = value_is_none(v) ? ABSENT : v;
    }
    r->strict = value_absent(r->hooks[STRICT]) || object_truth(vm, r->hooks[STRICT]);
}

/* What load() and loads() have in common: one value and nothing but blanks behind it. */
static Value load(Vm *vm, Value document, Value *a, int n) {
    Value made = load_by_class(vm, document, a, n, 1);
    if (!value_absent(made)) {
        return made;
    }
    Reader r;
    begin(vm, &r, text_of_document(vm, document), a, n, 1);
    if (r.end - r.at >= 3 && memcmp(r.at, "\xef\xbb\xbf", 3) == 0) {
        fail(&r, "Unexpected UTF-8 BOM (decode using utf-8-sig)", r.at);
    }
    skip_blanks(&r);
    Value v = read_value(&r);
    skip_blanks(&r);
    if (r.at < r.end) {
        fail(&r, "Extra data", r.at);
    }
    vm_keep(r.document);
    return v;
}

Value json_loads(Vm *vm, Value *a, int n) {
    return load(vm, arg(a, 0), a, n);
}

Value json_load(Vm *vm, Value *a, int n) {
    return load(vm, vm_call0(vm, object_getattr(vm, arg(a, 0), NAME(read))), a, n);
}

/* For JSONDecoder.raw_decode(): the value that begins at a place, and where it ends. */
Value json_raw_decode(Vm *vm, Value *a, int n) {
    Reader r;
    Value document = object_unwrap(arg(a, 0));
    intptr_t at = object_to_size(vm, arg(a, 1));
    if (!value_is_kind(document, KIND_STR)) {
        vm_raise_type(vm, "first argument must be a string, not %t", arg(a, 0));
    }
    if (at < 0) {
        vm_raise_value_error(vm, "idx cannot be negative");
    }
    begin(vm, &r, document, a, n, 2);
    r.at += utf8_offset(r.start, str_bytes(document), (size_t)at);
    Value v = read_value(&r);
    size_t end = utf8_length(r.start, (size_t)(r.at - r.start));
    vm_keep(r.document);
    return tuple_pair(vm, v, int_from_uint64(vm, end));
}
