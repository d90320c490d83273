/* SPDX-License-Identifier: MIT */
/* re: sub(), subn(), expand() and the template language of replacements. */
#include "module/re_search.h"

#include <string.h>

#include "builtins.h"
#include "object/buffer.h"
#include "object/bytes.h"
#include "object/str.h"
#include "object/tuple.h"

/* A template while it is written out. With no match it is only looked at: what is wrong with it is
 * raised even if there is nothing to replace. */
typedef struct {
    Vm *vm;
    Value text, pattern, match; /* match: absent when there is none */
    const char *start, *at, *end;
    StrBuilder *out;
} Template;

/* The text of a group, nothing if it did not match. The subject is looked up anew: a bytearray may
 * be shorter than it was when the match was found. */
static void put_group(Template *t, size_t group) {
    if (value_absent(t->match) || value_to_int(re_slot(t->match, SLOT_SPANS + 2 * group)) < 0) {
        return;
    }
    size_t from = re_number(t->match, SLOT_SPANS + 2 * group);
    size_t to = re_number(t->match, SLOT_SPANS + 2 * group + 1);
    Text text = re_search_subject(t->vm, t->pattern, re_slot(t->match, SLOT_STRING));
    to = to < text.n ? to : text.n;
    if (from < to) {
        writer_put(&t->out->writer, text.data + from, to - from);
    }
}

/* A group of the template by its number, which may be any int; re.error when there is none. */
static void check_group(Template *t, const char *where, Value group) {
    intptr_t n = value_is_int(group) ? value_to_int(group) : INTPTR_MAX;
    if (n > (intptr_t)(re_number(t->pattern, SLOT_COUNTS) & 0xff)) {
        re_compile_fail(t->vm, t->text, (size_t)(where - t->start), "invalid group reference %v",
                        group);
    }
    put_group(t, (size_t)n);
}

/* \g<name> or \g<number>, behind the g. */
static void put_named(Template *t) {
    Vm *vm = t->vm;
    size_t place = (size_t)(t->at - t->start);
    if (t->at == t->end || *t->at != '<') {
        re_compile_fail(vm, t->text, place, "missing <");
    }
    const char *from = ++t->at, *to = memchr(from, '>', (size_t)(t->end - from));
    place++;
    if (from == t->end || to == from) {
        re_compile_fail(vm, t->text, place, "missing group name");
    }
    if (to == NULL) {
        re_compile_fail(vm, t->text, place, "missing >, unterminated name");
    }
    t->at = to + 1;
    Value name = re_compile_piece(vm, t->text, from, (size_t)(to - from));
    Value group = re_compile_group(vm, t->text, place, name, re_slot(t->pattern, SLOT_NAMES));
    if (value_absent(group)) {
        vm_raise_format(vm, &type_IndexError, "unknown group name %r", name);
    }
    check_group(t, from, group);
}

static bool is_octal(const Template *t, const char *at) {
    return at < t->end && *at >= '0' && *at <= '7';
}

/* In a template of bytes \377 is a byte, not the two of UTF-8. */
static void put_char(Template *t, uint32_t code) {
    char byte = (char)code;
    if (text_is_str(t->text)) {
        writer_char(&t->out->writer, code);
    } else {
        writer_put(&t->out->writer, &byte, 1);
    }
}

/* A backslash and a digit: octal as \0, \012 and \123, else a group of one or two digits. */
static void put_number(Template *t) {
    const char *from = t->at++;
    uint32_t code = (uint32_t)(*from - '0');
    bool octal =
        *from == '0' || (is_octal(t, from) && is_octal(t, from + 1) && is_octal(t, from + 2));
    if (octal) {
        for (int i = 0; i < 2 && is_octal(t, t->at); i++) {
            code = code << 3 | (uint32_t)(*t->at++ - '0');
        }
        if (code > 0377) {
            Value text = str_new(t->vm, from - 1, 4);
            re_compile_fail(t->vm, t->text, (size_t)(from - 1 - t->start),
                            "octal escape value %v outside of range 0-0o377", text);
        }
        put_char(t, code);
        return;
    }
    if (t->at < t->end && *t->at >= '0' && *t->at <= '9') {
        code = code * 10 + (uint32_t)(*t->at++ - '0');
    }
    check_group(t, from, value_int((intptr_t)code));
}

/* What stands behind a backslash. */
static void put_escape(Template *t) {
    static const char letters[] = "abfnrtv\\", meant[] = "\a\b\f\n\r\t\v\\";
    if (t->at == t->end) {
        re_compile_fail(t->vm, t->text, (size_t)(t->at - 1 - t->start),
                        "bad escape (end of pattern)");
    }
    char c = *t->at;
    const char *letter = c ? strchr(letters, c) : NULL;
    if (c >= '0' && c <= '9') {
        put_number(t);
    } else if (c == 'g') {
        t->at++;
        put_named(t);
    } else if (letter != NULL) {
        t->at++;
        put_char(t, (uint32_t)meant[letter - letters]);
    } else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
        re_compile_fail(t->vm, t->text, (size_t)(t->at - 1 - t->start), "bad escape \\%c", c);
    } else {
        put_char(t, '\\');
    }
}

/* The replacement as a template, read anew for each match: stretches up to the next backslash, then
 * what that means. Raises re.error, IndexError. */
static void put_template(Vm *vm, StrBuilder *out, Value text, Value pattern, Value match) {
    Text view = text_of(text);
    Template t = {vm, text, pattern, match, view.data, view.data, view.data + view.n, out};
    while (t.at < t.end) {
        const char *slash = memchr(t.at, '\\', (size_t)(t.end - t.at));
        const char *to = slash ? slash : t.end;
        writer_put(&out->writer, t.at, (size_t)(to - t.at));
        t.at = to;
        if (slash) {
            t.at++;
            put_escape(&t);
        }
    }
    vm_keep(text);
}

/* A replacement or template: a native str or bytes, as the pattern is. */
static Value need_text(Vm *vm, Value pattern, Value v) {
    Value native = object_unwrap(v);
    bool is_str = text_is_str(re_slot(pattern, SLOT_PATTERN));
    const uint8_t *data;
    size_t n;
    if (is_str ? !text_is_str(native) : !buffer_get(vm, native, &data, &n)) {
        vm_raise_type(vm, "expected %s instance, %t found", is_str ? "str" : "a bytes-like object,",
                      v);
    }
    return is_str || value_is_kind(native, KIND_BYTES) ? native : bytes_new(vm, data, n);
}

/* One replacement into the result. plain: a text without a backslash, which needs no Match. call: a
 * function, which may do anything; the search looks its text up anew afterwards. */
static void put_replacement(ReSearch *s, StrBuilder *out, Value repl, bool call, bool plain) {
    Vm *vm = s->m.vm;
    if (!plain) {
        Value match = re_search_match(s);
        if (!call) {
            put_template(vm, out, repl, s->pattern, match);
            return;
        }
        repl = vm_call1(vm, repl, match);
        if (value_is_none(repl)) {
            return;
        }
        repl = need_text(vm, s->pattern, repl);
    }
    Text text = text_of(repl);
    writer_put(&out->writer, text.data, text.n);
}

/* The text with replacements, and how many there were. */
static Value replace(Vm *vm, Value pattern, Value repl, Value string, Value limit, size_t *done) {
    ReSearch s = re_search_new(vm, pattern, string);
    intptr_t most = value_absent(limit) ? 0 : object_to_size_clamped(vm, limit);
    bool call = object_is_callable(vm, repl), plain = false;
    StrBuilder out;
    if (!call) {
        repl = need_text(vm, pattern, repl);
        Text text = text_of(repl);
        plain = memchr(text.data, '\\', text.n) == NULL;
        str_build_begin(vm, &out, 0);
        put_template(vm, &out, repl, pattern, ABSENT);
    }
    str_build_begin(vm, &out, 0);
    size_t from = 0;
    *done = 0;
    while ((most == 0 || (intptr_t)*done < most) && re_search_next(&s, true)) {
        size_t to = s.m.registers[0], behind = s.m.registers[1];
        writer_put(&out.writer, (const char *)s.m.text + from, to - from);
        put_replacement(&s, &out, repl, call, plain);
        from = behind;
        ++*done;
    }
    (void)re_search_refresh(&s);
    if (*done == 0 && text_is_str(string)) {
        return string;
    }
    if (from < s.m.end) {
        writer_put(&out.writer, (const char *)s.m.text + from, s.m.end - from);
    }
    return text_is_str(re_slot(pattern, SLOT_PATTERN)) ? str_build_end(&out)
                                                       : str_build_end_bytes(&out);
}

static Value replace_counted(Vm *vm, Value pattern, Value *a, int n, bool counted) {
    size_t done;
    Value text = replace(vm, pattern, arg(a, 1), arg(a, 2), arg_or_absent(a, n, 3), &done);
    return counted ? tuple_pair(vm, text, value_int((intptr_t)done)) : text;
}

Value re_sub(Vm *vm, Value *a, int n) {
    return replace_counted(vm, re_pattern_of(vm, arg(a, 0), arg_or_absent(a, n, 4)), a, n, false);
}

Value re_subn(Vm *vm, Value *a, int n) {
    return replace_counted(vm, re_pattern_of(vm, arg(a, 0), arg_or_absent(a, n, 4)), a, n, true);
}

Value re_pattern_sub(Vm *vm, Value *a, int n) {
    return replace_counted(vm, arg(a, 0), a, n, false);
}

Value re_pattern_subn(Vm *vm, Value *a, int n) {
    return replace_counted(vm, arg(a, 0), a, n, true);
}

/* Str or bytes, as the pattern is: need_text() refuses the other. */
Value re_match_expand(Vm *vm, Value *a, int n) {
    (void)n;
    Value match = arg(a, 0), pattern = re_slot(match, SLOT_RE);
    Value template = need_text(vm, pattern, arg(a, 1));
    StrBuilder out;
    str_build_begin(vm, &out, 0);
    put_template(vm, &out, template, pattern, match);
    return text_is_str(template) ? str_build_end(&out) : str_build_end_bytes(&out);
}
