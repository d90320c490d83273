/* SPDX-License-Identifier: MIT */
/* str.format and str.format_map: templates with fields {name.attribute[index]!conversion:spec}. A
 * spec may hold fields of its own, one level deep.
 *
 * The template is a str that the C stack pins, so that addresses in it hold while Python code
 * runs.
 *
 *     '{0.name!r:>{width}}'    the argument 0, its attribute name, as repr(), right-aligned
 *     '{} {}'                  the arguments 0 and 1, in their order
 *     '{{'                     a brace */
#include "object/str.h"

#include <string.h>

#include "builtins.h"
#include "object/format.h"
#include "object/table.h"

/* One call of format() or format_map(). */
typedef struct {
    Vm *vm;
    const Value *arguments; /* the first positional one; next ones lie below it */
    intptr_t count;         /* -1: format_map has none */
    Value named;            /* a DICT or, for format_map, any mapping; absent: none */
    enum { UNDECIDED, AUTOMATIC, MANUAL } numbering;
    intptr_t next; /* field number to be given by {} */
} Template;

/* Part of a template: [at, end). Reading moves `at` along. */
typedef struct {
    const char *at, *end;
} Span;

/* ---- the value of a field ---- */

/* A field's name is name(.attribute | [index])*, where a name that is a number, or empty, is a
 * positional argument. Looking up runs Python code. */

/* A name that is a number: its value, -1 if it is none. Digits of ASCII only. ValueError for
 * what does not fit an intptr_t. */
static intptr_t number_of(Vm *vm, Span name) {
    intptr_t n = 0;
    if (name.at == name.end) {
        return -1;
    }
    for (const char *p = name.at; p < name.end; p++) {
        if (*p < '0' || *p > '9') {
            return -1;
        }
        if (__builtin_mul_overflow(n, 10, &n) || __builtin_add_overflow(n, *p - '0', &n)) {
            vm_raise_value_error(vm, "Too many decimal digits in format string");
        }
    }
    return n;
}

/* number below 0: the field is {}. A template may not mix {} and {0}: ValueError. IndexError
 * when there are too few arguments; format_map has none at all. */
static Value positional(Template *t, intptr_t number) {
    bool automatic = number < 0;
    if (t->numbering == (automatic ? MANUAL : AUTOMATIC)) {
        vm_raise_value_error(t->vm, automatic ? "cannot switch from manual field specification to "
                                                "automatic field numbering"
                                              : "cannot switch from automatic field numbering to "
                                                "manual field specification");
    }
    t->numbering = automatic ? AUTOMATIC : MANUAL;
    if (automatic) {
        number = t->next++;
    }
    if (t->count < 0) {
        vm_raise_value_error(t->vm, "Format string contains positional fields");
    }
    if (number >= t->count) {
        vm_raise_format(t->vm, &type_IndexError,
                        "Replacement index %z out of range for positional args tuple", number);
    }
    return t->arguments[-number];
}

/* format_map asks the mapping; format knows keywords only. KeyError if there is none. A
 * mapping's __getitem__ may raise anything. */
static Value by_name(Template *t, Span name) {
    Value key = str_new(t->vm, name.at, (size_t)(name.end - name.at));
    if (t->count < 0) {
        return object_getitem(t->vm, t->named, key);
    }
    Value found = value_absent(t->named) ? ABSENT : dict_get(t->vm, t->named, key);
    if (value_absent(found)) {
        vm_raise_value(t->vm, &type_KeyError, key);
    }
    return found;
}

/* Reads up to one of two characters, or the end. The two may be the same character. Moves s to
 * the one found, which stays unread. */
static Span read_until(Span *s, char stop, char other) {
    Span read = {s->at, s->at};
    while (read.end < s->end && *read.end != stop && *read.end != other) {
        read.end++;
    }
    s->at = read.end;
    return read;
}

/* name, then any number of .attribute and [index]. An index that is a number is an int, else a
 * str, as it stands, without quotes: '{0[key]}'. Attributes are looked up as getattr() does. */
static Value field_value(Template *t, Span s) {
    Span first = read_until(&s, '.', '[');
    intptr_t number = number_of(t->vm, first);
    Value v = number >= 0 || first.at == first.end ? positional(t, number) : by_name(t, first);
    while (s.at < s.end) {
        bool attribute = *s.at == '.';
        if (!attribute && *s.at != '[') {
            vm_raise_value_error(t->vm, "Only '.' or '[' may follow ']' in format field specifier");
        }
        s.at++;
        Span part = attribute ? read_until(&s, '.', '[') : read_until(&s, ']', ']');
        /* Passes over the ], too. */
        if (!attribute && s.at++ == s.end) {
            vm_raise_value_error(t->vm, "Missing ']' in format string");
        }
        if (part.at == part.end) {
            vm_raise_value_error(t->vm, "Empty attribute in format string");
        }
        size_t n = (size_t)(part.end - part.at);
        if (attribute) {
            v = object_getattr(t->vm, v, str_new_name(t->vm, part.at, n));
            continue;
        }
        number = number_of(t->vm, part);
        v = object_getitem(t->vm, v, number >= 0 ? value_int(number) : str_new(t->vm, part.at, n));
    }
    return v;
}

/* !r, !s, !a. A str; runs __repr__ or __str__ of v's class. Any other letter is a ValueError. */
static Value convert(Vm *vm, Value v, uint32_t conversion) {
    switch (conversion) {
    case 'r': return object_repr(vm, v);
    case 's': return object_str(vm, v);
    case 'a': return str_ascii(vm, v);
    default: vm_raise_value_error(vm, "Unknown conversion specifier %c", (int)conversion);
    }
}

/* ---- the template ---- */

/* Plain text is copied a run at a time; a field is first taken apart, then evaluated and
 * written. */

typedef struct {
    Span name, spec;
    uint32_t conversion; /* 0 = none */
    bool nested;         /* the spec has fields */
} Field;

/* Reads a field from behind its { to behind its }. name[!conversion][:spec], where the name ends
 * at the first : ! or } outside of brackets. A spec ends at the } that has no { of its own
 * within it. */
static void read_field(Vm *vm, Span *s, Field *field) {
    *field = (Field){
        .name = {s->at, s->at},
          .spec = {s->at, s->at}
    };
    char c = 0;
    for (bool bracket = false;; s->at++) {
        if (s->at == s->end) {
            vm_raise_value_error(vm, "expected '}' before end of string");
        }
        c = *s->at;
        if (c == '{' && !bracket) {
            vm_raise_value_error(vm, "unexpected '{' in field name");
        }
        /* Between [ and ] all characters belong to the index, braces, too. */
        if (c == '[' || c == ']') {
            bracket = c == '[';
        } else if (!bracket && (c == '}' || c == ':' || c == '!')) {
            break;
        }
    }
    field->name.end = s->at++;
    if (c == '!') {
        if (s->at == s->end) {
            vm_raise_value_error(vm, "end of string while looking for conversion specifier");
        }
        s->at += str_read_char(s->at, &field->conversion);
        /* At the end of the template, the search for the end of the spec reports it. */
        c = s->at < s->end ? *s->at++ : ':';
        if (c != ':' && c != '}') {
            vm_raise_value_error(vm, "expected ':' after conversion specifier");
        }
    }
    if (c == '}') {
        return;
    }
    field->spec.at = s->at;
    for (int depth = 1; depth > 0; s->at++) {
        if (s->at == s->end) {
            vm_raise_value_error(vm, "unmatched '{' in format spec");
        }
        field->nested |= *s->at == '{';
        depth += (*s->at == '{') - (*s->at == '}');
    }
    /* s->at is behind the } that ended the loop. */
    field->spec.end = s->at - 1;
}

static Value render(Template *t, Span s, int depth);

/* Value, conversion, spec, format(): in this order, as in CPython. depth is that of the template
 * that has the field. */
static void write_field(Template *t, Writer *w, const Field *field, int depth) {
    Vm *vm = t->vm;
    Value v = field_value(t, field->name);
    if (field->conversion) {
        v = convert(vm, v, field->conversion);
    }
    Value spec = ABSENT;
    if (field->nested) {
        spec = render(t, field->spec, depth + 1);
    } else if (field->spec.at < field->spec.end) {
        spec = str_new(vm, field->spec.at, (size_t)(field->spec.end - field->spec.at));
    }
    writer_str(w, object_unwrap(format_any(vm, v, spec)));
}

/* depth 1: the template; 2: a spec within it. The text with its fields filled in. ValueError for
 * a brace that is not doubled and begins no field, and for fields within fields of a spec. */
static Value render(Template *t, Span s, int depth) {
    if (depth > 2) {
        vm_raise_value_error(t->vm, "Max string recursion exceeded");
    }
    StrBuilder b;
    str_build_begin(t->vm, &b, (size_t)(s.end - s.at));
    while (s.at < s.end) {
        Span plain = read_until(&s, '{', '}');
        writer_put(&b.writer, plain.at, (size_t)(plain.end - plain.at));
        if (s.at == s.end) {
            break;
        }
        char brace = *s.at++;
        if (s.at < s.end && *s.at == brace) { /* doubled: itself */
            writer_put(&b.writer, s.at++, 1);
        } else if (brace == '}' || s.at == s.end) {
            vm_raise_value_error(t->vm, "Single '%c' encountered in format string", brace);
        } else {
            Field field;
            read_field(t->vm, &s, &field);
            write_field(t, &b.writer, &field, depth);
        }
    }
    return str_build_end(&b);
}

/* vm_keep: up to here the template is in reach and in place, since all Spans point into it. */
static Value render_all(Template *t, Value template) {
    const char *text = str_text(template);
    Value made = render(t, (Span){text, text + str_bytes(template)}, 1);
    vm_keep(template);
    return made;
}

/* Keywords arrive as a DICT behind self. The positional ones follow them: a[-2] and below. */
Value template_format(Vm *vm, Value *a, int n) {
    Template t = {.vm = vm, .arguments = a - 2, .count = n - 2, .named = arg_or_absent(a, n, 1)};
    /* With self alone, n may be 1. */
    if (t.count < 0) {
        t.count = 0;
    }
    return render_all(&t, arg(a, 0));
}

/* Any mapping, also one with __missing__. */
Value template_format_map(Vm *vm, Value *a, int n) {
    (void)n;
    Template t = {.vm = vm, .count = -1, .named = arg(a, 1)};
    return render_all(&t, arg(a, 0));
}
