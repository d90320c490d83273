/* SPDX-License-Identifier: MIT */
/* The format mini-language for str, int, float and complex.
 *
 * A number is laid out from parts: sign, prefix, digits (which alone are grouped and filled with
 * zeros) and the rest, which is the fraction and the exponent:
 *
 *     fill  -  0x  fill  000,0ff  .5e+10  fill
 *
 * A builder or a writer may allocate at each put; what is written lies on the C stack, in flash
 * or in an object that the C stack pins. */
#include "object/format.h"

#include <string.h>

#include "builtins.h"
#include "object/bytes.h"
#include "object/complex.h"
#include "object/float.h"
#include "object/int.h"
#include "object/text.h"
#include "object/writer.h"
#include "value/decimal.h"
#include "value/utf8.h"

/* ---- reading a specifier ---- */

/* The grammar is [[fill]align][sign][z][#][0][width][grouping][.precision][type], as in
 * '*>+#010_.3f'. Each part is taken if it is there; what is left in the end is an error. */

/* What is still to be read. */
typedef struct {
    const char *at, *end;
} Reader;

/* Moves over a character that is one of `any`, and says which it was. *taken stays as it was
 * otherwise. All of `any` is ASCII, so a byte is enough to know. */
static bool take(Reader *r, const char *any, char *taken) {
    /* strchr() would find the NUL at the end of `any` as well. */
    if (r->at < r->end && *r->at && strchr(any, *r->at)) {
        *taken = *r->at++;
        return true;
    }
    return false;
}

/* Leaves *out alone when there is no digit. False then. ValueError for what does not fit an
 * intptr_t. */
static bool take_number(Vm *vm, Reader *r, intptr_t *out) {
    const char *from = r->at;
    intptr_t n = 0;
    for (; r->at < r->end && *r->at >= '0' && *r->at <= '9'; r->at++) {
        if (__builtin_mul_overflow(n, 10, &n) || __builtin_add_overflow(n, *r->at - '0', &n)) {
            vm_raise_value_error(vm, "Too many decimal digits in format string");
        }
    }
    if (r->at > from) {
        *out = n;
    }
    return r->at > from;
}

/* Says whether there is a fill. That only counts if an alignment follows it. So the fill may itself
 * be one of <>^=, as in '<<10'; it may be any character. */
static bool take_alignment(Reader *r, FormatSpec *spec) {
    uint32_t fill;
    if (r->at == r->end) {
        return false;
    }
    size_t one = str_read_char(r->at, &fill);
    Reader behind = {r->at + one, r->end};
    if (take(&behind, "<>^=", &spec->align)) {
        spec->fill = fill;
        *r = behind;
        return true;
    }
    take(r, "<>^=", &spec->align);
    return false;
}

/* Is the type one of these letters, or not given? */
static bool is_one_of(uint32_t type, const char *types) {
    return type == 0 || (type < 0x80 && strchr(types, (char)type));
}

/* Which separators a type may have; type 0 of a str is s. ValueError for the others. Base 2, 8
 * and 16 take _ only, in groups of four. */
static void check_grouping(Vm *vm, const FormatSpec *spec, bool is_number) {
    uint32_t type = spec->type == 0 && !is_number ? 's' : spec->type;
    if (is_one_of(type, "deEfFgG%") || (spec->grouping == '_' && is_one_of(type, "boxX"))) {
        return;
    }
    vm_raise_value_error(vm, "Cannot specify '%c' with '%c'.", spec->grouping, (int)type);
}

/* Checks what is wrong for every type; the rest is for the callers. v is what is formatted, for
 * the message; is_number: = and 0 mean what they mean for numbers. */
static void parse(Vm *vm, Value v, Value text, FormatSpec *spec, bool is_number) {
    Reader whole = {str_text(text), str_text(text) + str_bytes(text)}, r = whole;
    char taken;
    *spec = (FormatSpec){.precision = -1};
    bool has_fill = take_alignment(&r, spec);
    /* 0 in front of the width is a fill and an alignment, unless a fill was given: of '*<05' the
     * 0 belongs to the width. A str is filled with it, but keeps its own alignment. */
    take(&r, "+- ", &spec->sign);
    spec->coerce = take(&r, "z", &taken);
    spec->alternate = take(&r, "#", &taken);
    if (!has_fill) {
        spec->fill = ' ';
        if (take(&r, "0", &taken)) {
            spec->fill = '0';
            if (spec->align == 0 && is_number) {
                spec->align = '=';
            }
        }
    }
    take_number(vm, &r, &spec->width);
    /* At most one of the two separators. */
    if (take(&r, ",", &spec->grouping)) {
        if (r.at < r.end && *r.at == '_') {
            vm_raise_value_error(vm, "Cannot specify both ',' and '_'.");
        }
    } else if (take(&r, "_", &spec->grouping) && r.at < r.end && *r.at == ',') {
        vm_raise_value_error(vm, "Cannot specify both ',' and '_'.");
    }
    if (take(&r, ".", &taken) && !take_number(vm, &r, &spec->precision)) {
        vm_raise_value_error(vm, "Format specifier missing precision");
    }
    /* decimal_format() takes an int. */
    if (spec->precision > INT32_MAX) {
        vm_raise_value_error(vm, "precision too big");
    }
    if (r.at < r.end) {
        r.at += str_read_char(r.at, &spec->type);
    }
    if (r.at < r.end) {
        vm_raise_value_error(vm, "Invalid format specifier %q for object of type '%t'", text, v);
    }
    if (spec->grouping) {
        check_grouping(vm, spec, is_number);
    }
}

/* ValueError in CPython's words: the letter itself, or the number of a character that is no
 * ASCII, or a blank or below. */
static _Noreturn void raise_unknown(Vm *vm, uint32_t type, Value v) {
    if (type > ' ' && type < 0x80) {
        vm_raise_value_error(vm, "Unknown format code '%c' for object of type '%t'", (int)type, v);
    }
    StrBuilder hex;
    str_build_begin(vm, &hex, 0);
    writer_hex(&hex.writer, type, 1);
    vm_raise_value_error(vm, "Unknown format code '\\x%v' for object of type '%t'",
                         str_build_end(&hex), v);
}

/* ---- writing ---- */

/* First the width of all parts is added up, which says how much to fill; then they are written
 * in order, without building a text of the whole. */

/* How much to fill on the left of something `n` wide. *behind is how much on the right. For ^
 * the odd one goes to the right; = fills as >. */
static size_t fill_before(const FormatSpec *spec, char align, size_t n, size_t *behind) {
    size_t room = spec->width > 0 && (size_t)spec->width > n ? (size_t)spec->width - n : 0;
    size_t before = align == '<' ? 0 : align == '^' ? room / 2 : room;
    *behind = room - before;
    return before;
}

/* Cut to the precision, then filled to the width, on the right unless said otherwise. The
 * precision and the width count characters, or bytes if spec->flat. */
void format_text(Writer *w, const FormatSpec *spec, const char *text, size_t n) {
    if (spec->precision >= 0) {
        size_t most = (size_t)spec->precision;
        n = !spec->flat ? utf8_offset(text, n, most) : n < most ? n : most;
    }
    /* Without a width nothing needs to be counted. */
    if (spec->width <= 0) {
        writer_put(w, text, n);
        return;
    }
    size_t behind, length = spec->flat ? n : utf8_length(text, n);
    size_t before = fill_before(spec, spec->align ? spec->align : '<', length, &behind);
    writer_fill(w, spec->fill, before);
    writer_put(w, text, n);
    writer_fill(w, spec->fill, behind);
}

/* The parts of a number that are written, with how its digits are laid out. */
typedef struct {
    bool negative;
    char prefix;    /* b, o, x or X: 0b ...; 0 = none */
    bool upper;     /* digits are to be made capitals */
    unsigned group; /* digits between separators; 0 = none */
    size_t least;   /* digits */
    const char *digits, *rest;
    size_t n, rest_n;
} Number;

/* How many digits, zeros in front included, are at least `width` wide with their separators. Of
 * w columns every (group + 1)-th is a separator. When a separator would come first, as in '04,'
 * of 1, there is a digit more, and the text is wider than w: 0,001, as in CPython. */
static size_t digits_for_width(size_t width, unsigned group) {
    if (group == 0 || width == 0) {
        return width;
    }
    size_t digits = width - width / (group + 1);
    return digits + (digits + (digits - 1) / group < width);
}

/* count >= number->n: the difference is zeros in front. `left` is how many digits are still to
 * come, which says where a separator stands. */
static void write_digits(Writer *w, const Number *number, size_t count, char separator) {
    if (count == number->n && number->group == 0 && !number->upper) {
        writer_put(w, number->digits, number->n);
        return;
    }
    for (size_t left = count; left > 0; left--) {
        if (number->group && left < count && left % number->group == 0) {
            writer_put(w, &separator, 1);
        }
        char c = left > number->n ? '0' : number->digits[number->n - left];
        if (number->upper && c >= 'a') {
            c = (char)(c - 'a' + 'A');
        }
        writer_put(w, &c, 1);
    }
}

/* Fill on the left, sign, prefix, fill for =, digits, rest, fill on the right. inf and nan have
 * no digits: they take zeros as a fill only. */
static void write_number(Writer *w, const FormatSpec *spec, const Number *number) {
    /* Sign - means: only negative numbers have one, as when none is given. */
    char sign = number->negative ? '-' : spec->sign == '-' ? 0 : spec->sign;
    char align = spec->align ? spec->align : '>';
    size_t around = (sign != 0) + (number->prefix ? 2 : 0) + number->rest_n;
    size_t count = number->n > number->least ? number->n : number->least;
    /* Zeros that fill are digits, which are grouped as well; any other fill stands before them. */
    if (number->n > 0 && align == '=' && spec->fill == '0' && spec->width > 0 &&
        (size_t)spec->width > around) {
        size_t filled = digits_for_width((size_t)spec->width - around, number->group);
        count = count > filled ? count : filled;
    }
    size_t separators = number->group && count > 0 ? (count - 1) / number->group : 0;
    size_t behind, before = fill_before(spec, align, around + count + separators, &behind);
    if (align != '=') {
        writer_fill(w, spec->fill, before);
    }
    if (sign) {
        writer_put(w, &sign, 1);
    }
    if (number->prefix) {
        const char prefix[2] = {'0', number->prefix};
        writer_put(w, prefix, 2);
    }
    if (align == '=') {
        writer_fill(w, spec->fill, before);
    }
    write_digits(w, number, count, spec->grouping);
    writer_put(w, number->rest, number->rest_n);
    writer_fill(w, spec->fill, behind);
}

/* Small ints are written here, big ones by int_to_text(). Types b, o, x and X have a base of
 * their own, all others are decimal. */
void format_int(Writer *w, const FormatSpec *spec, Value v, size_t least) {
    uint32_t type = spec->type;
    unsigned base = type == 'b' ? 2 : type == 'o' ? 8 : type == 'x' || type == 'X' ? 16 : 10;
    Number number = {.upper = type == 'X',
                     .least = least,
                     .group = spec->grouping == 0 ? 0
                              : base == 10        ? 3
                                                  : 4};
    if (spec->alternate && base != 10) {
        number.prefix = (char)type;
    }
    /* Enough for base 2. */
    char small[sizeof(uintptr_t) * 8];
    if (value_is_kind(v, KIND_BOOL)) {
        v = value_int(value_same(v, TRUE));
    }
    if (value_is_int(v)) {
        intptr_t n = value_to_int(v);
        /* The magnitude is unsigned, because that of the least number has no positive form. */
        uintptr_t magnitude = n < 0 ? (uintptr_t)0 - (uintptr_t)n : (uintptr_t)n;
        char *p = small + sizeof small;
        do {
            *--p = "0123456789abcdef"[magnitude % base];
            magnitude /= base;
        } while (magnitude != 0);
        number.negative = n < 0;
        number.digits = p;
        number.n = (size_t)(small + sizeof small - p);
    } else {
        Value text = int_to_text(w->vm, v, base);
        number.negative = *str_text(text) == '-';
        number.digits = str_text(text) + number.negative;
        number.n = str_bytes(text) - number.negative;
    }
    write_number(w, spec, &number);
}

/* The text of |x| is taken apart again: only digits before the point are grouped. Type 0 is the
 * repr, or with a precision much like g; n is g as in the C locale. */
void format_float(Writer *w, const FormatSpec *spec, Float x) {
    /* Enough for most; decimal_format() says how much room it wants when it is not. */
    char small[48];
    char *text = small;
    uint32_t type = spec->type == 'n' ? 'g' : spec->type;
    size_t n;
    if (type == 0 && spec->precision < 0) {
        n = decimal_repr(x < 0 ? -x : x, text);
        if (spec->whole && n > 2 && text[n - 1] == '0' && text[n - 2] == '.') {
            n -= spec->alternate ? 1 : 2;
        }
    } else {
        n = decimal_format(x, (char)type, (int)spec->precision, spec->alternate, text,
                           sizeof small);
        if (n > sizeof small) {
            text = (char *)bytes_alloc(w->vm, n)->data;
            n = decimal_format(x, (char)type, (int)spec->precision, spec->alternate, text, n);
        }
    }
    /* nan has no sign. The sign is read from its bit, because -0.0 is not below 0. */
    Number number = {.negative = x == x && (floatbits_of(x) & FLOATBITS_SIGN) != 0,
                     .group = spec->grouping ? 3 : 0};
    if (*text == '-') { /* -0.0, and nan of either sign */
        text++;
        n--;
    }
    number.digits = number.rest = text;
    while (number.n < n && text[number.n] >= '0' && text[number.n] <= '9') {
        number.n++;
    }
    number.rest += number.n;
    number.rest_n = n - number.n;
    if (spec->coerce && number.negative) { /* z: only if something but zeros is left */
        size_t i = 0;
        while (i < n && (text[i] == '0' || text[i] == '.')) {
            i++;
        }
        number.negative = i < n && !strchr("eE%", text[i]);
    }
    write_number(w, spec, &number);
}

/* ---- format() of one value ---- */

/* What a type allows is checked here, in CPython's order, so that the first of several errors is
 * the same. The values are native ones. */

/* A str has no sign, no = and no grouping. Those are refused with a ValueError. `text` is the
 * specifier. */
static void write_str(Vm *vm, Writer *w, Value v, Value text) {
    FormatSpec spec;
    parse(vm, v, text, &spec, false);
    if (spec.type != 0 && spec.type != 's') {
        raise_unknown(vm, spec.type, v);
    }
    if (spec.sign) {
        vm_raise_value_error(vm, spec.sign == ' ' ? "Space not allowed in string format specifier"
                                                  : "Sign not allowed in string format specifier");
    }
    if (spec.coerce) {
        vm_raise_value_error(vm,
                             "Negative zero coercion (z) not allowed in string format specifier");
    }
    if (spec.alternate) {
        vm_raise_value_error(vm, "Alternate form (#) not allowed in string format specifier");
    }
    if (spec.align == '=') {
        vm_raise_value_error(vm, "'=' alignment not allowed in string format specifier");
    }
    format_text(w, &spec, str_text(v), str_bytes(v));
}

/* Type c: the character with this code point. An int is aligned to the right, even as a
 * character. OverflowError for what is no code point. */
static void write_code_point(Vm *vm, Writer *w, FormatSpec *spec, Value v) {
    if (spec->sign || spec->alternate) {
        vm_raise_value_error(
            vm, spec->sign ? "Sign not allowed with integer format specifier 'c'"
                           : "Alternate form (#) not allowed with integer format specifier 'c'");
    }
    intptr_t code;
    if (!int_to_intptr(v, &code)) {
        vm_raise_overflow(vm, "Python int too large to convert to C long");
    }
    if (code < 0 || code > 0x10ffff) {
        vm_raise_overflow(vm, "%%c arg not in range(0x110000)");
    }
    char bytes[4];
    size_t n = str_write_char((uint32_t)code, bytes);
    spec->align = spec->align ? spec->align : '>';
    format_text(w, spec, bytes, n);
}

/* int with a type of float is converted; float with a type of int is refused. `text` is the
 * specifier; v is an int, a bool or a float. */
static void write_number_value(Vm *vm, Writer *w, Value v, Value text) {
    FormatSpec spec;
    bool is_float = float_is(v);
    parse(vm, v, text, &spec, true);
    if (is_one_of(spec.type, "eEfFgG%") && (is_float || spec.type != 0)) {
        Float x;
        /* Always true: v is a number. What is too large raises OverflowError. */
        if (float_from_number(vm, v, &x)) {
            format_float(w, &spec, x);
        }
        return;
    }
    /* Not among the types above, which an int is converted for: an int with n stays one. */
    if (is_float && spec.type == 'n') {
        format_float(w, &spec, float_value(v));
        return;
    }
    if (is_float || !is_one_of(spec.type, "bcdoxXn")) {
        raise_unknown(vm, spec.type, v);
    }
    if (spec.precision >= 0) {
        vm_raise_value_error(vm, "Precision not allowed in integer format specifier");
    }
    if (spec.coerce) {
        vm_raise_value_error(vm,
                             "Negative zero coercion (z) not allowed in integer format specifier");
    }
    if (spec.type == 'c') {
        spec.precision = -1;
        write_code_point(vm, w, &spec, v);
    } else {
        format_int(w, &spec, v, 1);
    }
}

/* Both parts have all that is asked for but the width; without a type in brackets, as repr() has
 * them. `text` is the specifier. */
static void write_complex(Vm *vm, Writer *w, Value v, Value text) {
    FormatSpec spec;
    parse(vm, v, text, &spec, true);
    if (!is_one_of(spec.type, "eEfFgGn")) {
        raise_unknown(vm, spec.type, v);
    }
    if (spec.fill == '0' || spec.align == '=') {
        vm_raise_value_error(vm, "%s is not allowed in complex format specifier",
                             spec.fill == '0' ? "Zero padding" : "'=' alignment flag");
    }
    Complex z;
    (void)complex_from_number(vm, v, &z);
    bool plain = spec.type == 0, both = !plain || floatbits_of(z.re) != 0;
    FormatSpec part = spec;
    part.width = 0;
    part.whole = plain;
    part.type = plain && spec.precision >= 0 ? 'g' : spec.type;
    StrBuilder b;
    str_build_begin(vm, &b, 32);
    writer_text(&b.writer, plain && both ? "(" : "");
    if (both) {
        format_float(&b.writer, &part, z.re);
        part.sign = '+';
    }
    format_float(&b.writer, &part, z.im);
    writer_text(&b.writer, plain && both ? "j)" : "j");
    Value whole = str_build_end(&b);
    spec.precision = -1;
    spec.align = spec.align ? spec.align : '>';
    format_text(w, &spec, str_text(whole), str_bytes(whole));
}

/* An empty specification is str(), whatever the type: no field is parsed. So format(x, '') of a
 * class that defines __str__ runs it. Other types than str and numbers take no specification:
 * TypeError. */
Value format_value(Vm *vm, Value v, Value spec) {
    Value given = spec;
    spec = object_unwrap(given);
    if (!value_absent(spec) && !value_is_kind(spec, KIND_STR)) {
        vm_raise_type(vm, "__format__() argument must be str, not %T", given);
    }
    if (value_absent(spec) || str_bytes(spec) == 0) {
        return value_is_kind(v, KIND_STR) ? v : object_str(vm, v);
    }
    Value native = object_unwrap(v);
    StrBuilder b;
    str_build_begin(vm, &b, 0);
    if (value_is_kind(native, KIND_STR)) {
        write_str(vm, &b.writer, native, spec);
    } else if (int_is(native) || float_is(native)) {
        write_number_value(vm, &b.writer, native, spec);
    } else if (value_is_kind(native, KIND_COMPLEX)) {
        write_complex(vm, &b.writer, native, spec);
    } else {
        vm_raise_type(vm, "unsupported format string passed to %t.__format__", v);
    }
    return str_build_end(&b);
}

/* What f-strings, format() and str.format call. The result may be an instance of a class derived
 * from str; TypeError when __format__ returns anything else. */
Value format_any(Vm *vm, Value v, Value spec) {
    if (value_absent(object_special(vm, v, NAME(__format__)))) {
        return format_value(vm, v, spec);
    }
    /* __format__ always gets its argument, as in CPython. */
    Value argument = value_absent(spec) ? NAME(empty_text) : spec;
    Value text = vm_call_special(vm, v, NAME(__format__), &argument, 1);
    if (!value_is_kind(object_unwrap(text), KIND_STR)) {
        vm_raise_type(vm, "__format__ must return a str, not %t", text);
    }
    return text;
}
