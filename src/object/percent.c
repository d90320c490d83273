/* SPDX-License-Identifier: MIT */
/* template % values: the printf-like conversions, laid over those of format.c. Building happens in
 * UTF-8 or bytes alike; only widths and %s differ.
 *
 * A conversion is %[(key)][flags][width][.precision][hlL]type, as in '%(name)-10s' or '%+08.3f';
 * %% is a percent sign. The types are d i u o x X, e E f F g G, c, r s a, and of bytes b as
 * well. */
#include "object/percent.h"

#include <string.h>

#include "builtins.h"
#include "object/bytes.h"
#include "object/float.h"
#include "object/format.h"
#include "object/int.h"
#include "object/sequence.h"
#include "object/text.h"
#include "value/utf8.h"

/* The state of one formatting. It lies on the C stack, which pins the template and the values. */
typedef struct {
    Vm *vm;
    Value template; /* STR or BYTES */
    bool is_str;
    Value mapping; /* what %(key) looks in; absent if the values are none */
    Value values;  /* a tuple, or the one value */
    bool is_tuple;
    size_t next;                  /* value to be taken */
    const char *at, *start, *end; /* in the template */
    StrBuilder out;
} Percent;

/* One conversion: what stands between % and its letter. */
typedef struct {
    FormatSpec spec;
    bool zero; /* flag 0, which means something for numbers only */
    char type;
} Conversion;

/* A single value counts as one. How many values have not been taken yet. */
static size_t values_left(const Percent *p) {
    size_t n = p->is_tuple ? tuple_length(AS(Tuple, p->values)) : 1;
    return n > p->next ? n - p->next : 0;
}

/* The values are read as they are wanted, as in CPython: TypeError only when one is missing. */
static Value next_value(Percent *p) {
    if (values_left(p) == 0) {
        vm_raise_type(p->vm, "not enough arguments for format string");
    }
    size_t i = p->next++;
    return p->is_tuple ? AS(Tuple, p->values)->items[i] : p->values;
}

/* ---- reading a conversion ---- */

/* p->at is moved along. Nothing is read without looking for the end of the template first: one
 * that ends within a conversion is a ValueError. */

/* The character at hand; ValueError at the end of the template. */
static char peek(Percent *p) {
    if (p->at == p->end) {
        vm_raise_value_error(p->vm, "incomplete format");
    }
    return *p->at;
}

/* %(key): the value found there is the only one for this conversion. Parentheses within the key
 * are counted: '%(a(b))s' asks for 'a(b)'. Runs Python code, as the mapping may be of any class. */
static void read_key(Percent *p) {
    if (value_absent(p->mapping)) {
        vm_raise_type(p->vm, "format requires a mapping");
    }
    const char *from = ++p->at;
    for (int depth = 1; depth > 0; p->at++) {
        if (p->at == p->end) {
            vm_raise_value_error(p->vm, "incomplete format key");
        }
        depth += (*p->at == '(') - (*p->at == ')');
    }
    Value key = text_new(p->vm, p->template, from, (size_t)(p->at - 1 - from));
    /* Even a tuple is one value then. What follows without a key finds it taken. */
    p->values = object_getitem(p->vm, p->mapping, key);
    p->is_tuple = false;
    p->next = 0;
}

/* Any number of flags in any order. A + outweighs a blank, and a - outweighs a 0
 * (write_conversion() asks). */
static void read_flags(Percent *p, Conversion *c) {
    for (;; p->at++) {
        switch (peek(p)) {
        case '-': c->spec.align = '<'; break;
        case '+': c->spec.sign = '+'; break;
        case ' ': c->spec.sign = c->spec.sign ? c->spec.sign : ' '; break;
        case '#': c->spec.alternate = true; break;
        case '0': c->zero = true; break;
        default: return;
        }
    }
}

/* A width or a precision: digits, or * for the next value. 0 when there is neither, as in '%.f'.
 * A value for * may be negative. */
static intptr_t read_number(Percent *p, const char *too_big) {
    intptr_t n = 0;
    if (peek(p) == '*') {
        p->at++;
        Value v = object_unwrap(next_value(p));
        if (!int_is(v)) {
            vm_raise_type(p->vm, "* wants int");
        }
        if (!int_to_intptr(v, &n)) {
            vm_raise_overflow(p->vm, "Python int too large to convert to C ssize_t");
        }
        /* So that the caller may negate it. */
        return n < -INT32_MAX ? -INT32_MAX : n;
    }
    for (; peek(p) >= '0' && peek(p) <= '9'; p->at++) {
        if (n >= INT32_MAX / 10) { /* the digit could overflow 32 bits */
            vm_raise_value_error(p->vm, too_big);
        }
        n = n * 10 + (*p->at - '0');
    }
    return n;
}

/* %[(key)][flags][width][.precision][hlL]type; leaves p->at at the type. Fills in *c; takes
 * values for * on the way. */
static void read_conversion(Percent *p, Conversion *c) {
    *c = (Conversion){
        .spec = {.fill = ' ', .align = '>', .precision = -1, .flat = !p->is_str}
    };
    if (peek(p) == '(') {
        read_key(p);
    }
    read_flags(p, c);
    c->spec.width = read_number(p, "width too big");
    /* Only a * gives a negative one, which means: to the left. */
    if (c->spec.width < 0) {
        c->spec.align = '<';
        c->spec.width = -c->spec.width;
    }
    if (peek(p) == '.') {
        p->at++;
        c->spec.precision = read_number(p, "precision too big");
        /* From a *, too; a negative precision counts as 0, as in CPython. */
        if (c->spec.precision < 0) {
            c->spec.precision = 0;
        } else if (c->spec.precision > INT32_MAX) {
            vm_raise_value_error(p->vm, "precision too big");
        }
    }
    char size = peek(p); /* C's, which means nothing here */
    if (size == 'h' || size == 'l' || size == 'L') {
        p->at++;
    }
    c->type = peek(p);
}

/* ---- writing a conversion ---- */

/* %s, %r, %a of a str; %a and %r of bytes. %a and %r are the same for bytes, because they may
 * hold ASCII only. */
static void write_text(Percent *p, const Conversion *c, Value v) {
    Value text;
    if (c->type == 's') {
        text = value_is_kind(v, KIND_STR) ? v : object_str(p->vm, v);
    } else if (c->type == 'r' && p->is_str) {
        text = object_repr(p->vm, v);
    } else {
        text = str_ascii(p->vm, v);
    }
    format_text(&p->out.writer, &c->spec, str_text(text), str_bytes(text));
}

/* %s and %b of bytes. TypeError for what has neither the bytes nor a __bytes__. A str gives its
 * UTF-8, since MicroPython's urequests makes its request so. */
static void write_bytes(Percent *p, const Conversion *c, Value v) {
    const uint8_t *data;
    size_t n;
    Value made = v;
    if (value_is_kind(object_unwrap(v), KIND_STR)) {
        data = buffer_need_text(p->vm, v, &n);
    } else if (!buffer_get(p->vm, v, &data, &n)) {
        made = bytes_special(p->vm, v);
        if (!buffer_get(p->vm, made, &data, &n)) {
            vm_raise_type(p->vm,
                          "%%b requires a bytes-like object, or an object that implements "
                          "__bytes__, not '%t'",
                          v);
        }
    }
    format_text(&p->out.writer, &c->spec, (const char *)data, n);
    /* `data` points into it. */
    vm_keep(made);
}

/* The int that %d and the like show. d, i and u take what int() would of a number: a float is
 * cut, __int__ counts. o, x and X take ints and __index__ only. TypeError otherwise. */
static Value int_of(Percent *p, const Conversion *c, Value v) {
    Value native = object_unwrap(v);
    bool decimal = c->type == 'd' || c->type == 'i' || c->type == 'u';
    if (int_is(native)) {
        return native;
    }
    if (decimal && float_is(native)) {
        return int_from_double(p->vm, float_value(native));
    }
    if (!value_absent(object_special(p->vm, v, NAME(__index__)))) {
        return object_index(p->vm, v);
    }
    if (decimal && !value_absent(object_special(p->vm, v, NAME(__int__)))) {
        return object_index(p->vm, vm_call_special(p->vm, v, NAME(__int__), NULL, 0));
    }
    vm_raise_type(p->vm,
                  decimal ? "%%%c format: a real number is required, not %t"
                          : "%%%c format: an integer is required, not %t",
                  c->type, v);
}

/* A precision is the least number of digits. So '%.5d' % 42 is '00042'. */
static void write_int(Percent *p, Conversion *c, Value v) {
    size_t least = c->spec.precision > 0 ? (size_t)c->spec.precision : 1;
    v = int_of(p, c, v);
    c->spec.precision = -1;
    c->spec.type = (uint8_t)c->type;
    format_int(&p->out.writer, &c->spec, v, least);
}

/* A character, or the number of one. text.n == 0 stands for what is neither, until the TypeError
 * at the end. A number that is out of range is an OverflowError. */
static void write_char(Percent *p, const Conversion *c, Value v) {
    Value native = object_unwrap(v);
    Text text;
    char bytes[4];
    if (text_try(p->vm, p->template, native, &text)) {
        if (text.n == 0 || (p->is_str ? utf8_length(text.data, text.n) : text.n) != 1) {
            text.n = 0;
        }
    } else {
        text = (Text){bytes, 0};
        intptr_t code, limit = p->is_str ? 0x110000 : 256;
        if (sequence_is_index(p->vm, v)) {
            if (!int_to_intptr(object_index(p->vm, v), &code) || code < 0 || code >= limit) {
                vm_raise_overflow(p->vm, p->is_str ? "%%c arg not in range(0x110000)"
                                                   : "%c arg not in range(256)");
            }
            bytes[0] = (char)code;
            text.n = p->is_str ? str_write_char((uint32_t)code, bytes) : 1;
        }
    }
    if (text.n == 0) {
        vm_raise_type(p->vm, p->is_str ? "%%c requires int or char"
                                       : "%%c requires an integer in range(256) or a single byte");
    }
    format_text(&p->out.writer, &c->spec, text.data, text.n);
}

/* The message names the place by its index in characters. p->at is at the type. What is not
 * printable ASCII is shown as ?, and by its number. */
static _Noreturn void raise_unsupported(Percent *p) {
    uint32_t code = (uint8_t)*p->at;
    size_t index = (size_t)(p->at - p->start);
    if (p->is_str) {
        str_read_char(p->at, &code);
        index = utf8_length(p->start, index);
    }
    StrBuilder hex;
    str_build_begin(p->vm, &hex, 0);
    writer_hex(&hex.writer, code, 1);
    vm_raise_value_error(p->vm, "unsupported format character '%c' (0x%v) at index %u",
                         code >= ' ' && code < 127 ? (int)code : '?', str_build_end(&hex), index);
}

/* strchr() would find the NUL that ends `types`. */
static bool is_one_of(char type, const char *types) {
    return type != 0 && strchr(types, type) != NULL;
}

/* The value is taken before the type is looked at, as in CPython. */
/* Does object_to_float() take it? Of bytes, what it does not take has a message of its own. */
static bool is_real(Vm *vm, Value v) {
    Value native = object_unwrap(v);
    return float_is(native) || sequence_is_index(vm, v) ||
           !value_absent(object_special(vm, v, NAME(__float__)));
}

/* Takes a value and writes it as *c says. The value is taken before the type is looked at, as in
 * CPython: with no value left, '%y' is a TypeError, not a ValueError. */
static void write_conversion(Percent *p, Conversion *c) {
    Value v = next_value(p);
    bool is_int = is_one_of(c->type, "diuoxX");
    if (is_int || is_one_of(c->type, "eEfFgG")) {
        /* The flag 0 fills behind the sign, and a - has precedence. */
        if (c->zero && c->spec.align == '>') {
            c->spec.fill = '0';
            c->spec.align = '=';
        }
        if (is_int) {
            write_int(p, c, v);
        } else {
            c->spec.type = (uint8_t)c->type;
            if (!p->is_str && !is_real(p->vm, v)) {
                vm_raise_type(p->vm, "float argument required, not %t", v);
            }
            format_float(&p->out.writer, &c->spec, object_to_float(p->vm, v));
        }
    } else if (c->type == 'c') {
        c->spec.precision = -1;
        write_char(p, c, v);
    } else if (!p->is_str && is_one_of(c->type, "sb")) {
        write_bytes(p, c, v);
    } else if (is_one_of(c->type, "sra")) {
        write_text(p, c, v);
    } else {
        raise_unsupported(p);
    }
}

/* ---- the whole ---- */

/* Is it something that %(key) can look in, and whose being unused is no error? As CPython: all
 * that can be subscripted but tuples and text, so that '%s' % [1] and 'abc' % [1] are both fine. */
static bool is_mapping(Vm *vm, Value v, bool for_str) {
    Kind kind = value_kind(object_unwrap(v));
    if (kind == KIND_TUPLE || kind == KIND_STR ||
        (!for_str && (kind == KIND_BYTES || kind == KIND_BYTEARRAY))) {
        return false;
    }
    return object_native_type(v)->slots->getitem != NULL ||
           !value_absent(object_special(vm, v, NAME(__getitem__)));
}

/* Values that are no mapping must be used up, a tuple's as well as a single one: TypeError. Only
 * a tuple is unwrapped: of any other class its own __getitem__, __str__ and so on are asked. */
Value percent_format(Vm *vm, Value template, Value values) {
    Text text = text_of(template);
    Value like = template;
    if (value_is_kind(template, KIND_BYTEARRAY)) { /* code that runs may change it */
        template = bytes_new(vm, (const uint8_t *)text.data, text.n);
        text = text_of(template);
    }
    Percent p = {.vm = vm,
                 .template = template,
                 .is_str = text_is_str(template),
                 .mapping = is_mapping(vm, values, text_is_str(template)) ? values : ABSENT,
                 .values = value_is_kind(object_unwrap(values), KIND_TUPLE) ? object_unwrap(values)
                                                                            : values,
                 .at = text.data,
                 .start = text.data,
                 .end = text.data + text.n};
    p.is_tuple = value_is_kind(p.values, KIND_TUPLE);
    str_build_begin(vm, &p.out, text.n);
    for (;;) {
        size_t left = (size_t)(p.end - p.at);
        const char *percent = left ? memchr(p.at, '%', left) : NULL;
        writer_put(&p.out.writer, p.at, percent ? (size_t)(percent - p.at) : left);
        if (percent == NULL) {
            break;
        }
        Conversion c;
        /* %% is no conversion and takes no value. */
        p.at = percent + 1;
        if (peek(&p) == '%') {
            writer_put(&p.out.writer, percent, 1);
        } else {
            read_conversion(&p, &c);
            write_conversion(&p, &c);
        }
        p.at++;
    }
    if (value_absent(p.mapping) && values_left(&p) > 0) {
        vm_raise_type(vm, "not all arguments converted during %s formatting",
                      p.is_str ? "string" : "bytes");
    }
    return text_build_end(&p.out, like);
}
