/* SPDX-License-Identifier: MIT */
/* re: what Python code sees of it. Patterns, matches and the iterator of finditer() are instances
 * whose slots are below. Spans are kept in bytes; only what Python code gets is counted in
 * characters. Every search looks its text up anew: a replacement function may have changed a
 * bytearray. */
#include "module/re.h"

#include <string.h>

#include "builtins.h"
#include "object/buffer.h"
#include "object/bytes.h"
#include "object/dict.h"
#include "object/int.h"
#include "object/list.h"
#include "object/str.h"
#include "object/table.h"
#include "object/text.h"
#include "object/tuple.h"
#include "value/unicode.h"
#include "value/utf8.h"

/* Slots of a Pattern. COUNTS: loops << 8 | groups; ASKED: the flags that compile() was given. */
enum { PATTERN, FLAGS, ASKED, COUNTS, NAMES, PROGRAM, PATTERN_SLOTS };
/* Slots of a Match: two numbers for each group from SPANS on, -1 without a match. */
enum { RE, STRING, POS, ENDPOS, LAST, SPANS };
/* Slots of an iterator: RE and STRING as well, then where to go on, in bytes; LIMIT: the end. */
enum { AT = POS, LIMIT, NOT_EMPTY, SCANNER_SLOTS };
enum { REMEMBERED = 4 }; /* patterns that module functions keep compiled */

/* Every object here is an instance with slots; they are read anew after anything that allocates. */
static Value slot(Value v, size_t i) {
    return AS(Instance, v)->slots[i];
}

static size_t number(Value v, size_t i) {
    return (size_t)value_to_int(slot(v, i));
}

/* An instance of one of the three types, with its slots absent. Allocates. */
static Value new_object(Vm *vm, const Type *type, size_t slots) {
    Instance *made = (Instance *)heap_alloc(vm, KIND_INSTANCE, WORDS_OF(Instance) + slots);
    made->cls = value_object(type);
    return value_object(made);
}

/* ---- compiling ---- */

/* A new Pattern of a native str or bytes. `asked` are the flags of the caller, which are kept as
 * they came: by them pattern_of() finds the pattern again, while FLAGS also has what the pattern
 * itself says. A str is Unicode unless it is ASCII, and only then has that flag. */
static Value compile(Vm *vm, Value pattern, unsigned asked) {
    bool is_str = text_is_str(pattern);
    if (is_str && (asked & RE_LOCALE)) {
        vm_raise_value_error(vm, "cannot use LOCALE flag with a str pattern");
    }
    if (!is_str && (asked & RE_UNICODE)) {
        vm_raise_value_error(vm, "cannot use UNICODE flag with a bytes pattern");
    }
    ReProgram made = re_compile_pattern(vm, pattern, asked);
    if ((made.flags & RE_ASCII) && (made.flags & (RE_UNICODE | RE_LOCALE))) {
        vm_raise_value_error(vm, "ASCII and %s flags are incompatible",
                             is_str ? "UNICODE" : "LOCALE");
    }
    if (is_str && !(made.flags & RE_ASCII)) {
        made.flags |= RE_UNICODE;
    }
    Value self = new_object(vm, &type_Pattern, PATTERN_SLOTS);
    Value *slots = AS(Instance, self)->slots;
    slots[PATTERN] = pattern;
    slots[FLAGS] = value_int((intptr_t)made.flags);
    slots[ASKED] = value_int((intptr_t)asked);
    slots[COUNTS] = value_int((intptr_t)(made.loops << 8 | made.groups));
    slots[NAMES] = made.names;
    slots[PROGRAM] = made.program;
    return self;
}

/* The compiled pattern of an argument. The last few are remembered. A str and a bytes pattern with
 * the same characters are two patterns; Raises re.error for what cannot be compiled. */
static Value pattern_of(Vm *vm, Value v, Value flags) {
    Value native = object_unwrap(v);
    unsigned asked = value_absent(flags) ? 0 : (unsigned)object_to_size(vm, flags);
    if (object_is_type(native, &type_Pattern)) {
        if (asked) {
            vm_raise_value_error(vm, "cannot process flags argument with a compiled pattern");
        }
        return native;
    }
    if (!value_is_kind(native, KIND_STR) && !value_is_kind(native, KIND_BYTES)) {
        vm_raise_type(vm, "first argument must be string or compiled pattern");
    }
    Value known = vm->roots[ROOT_PATTERNS];
    for (size_t i = 0; !value_absent(known) && i < list_length(known); i++) {
        Value p = list_items(known)[i];
        if (text_is_str(slot(p, PATTERN)) == text_is_str(native) && number(p, ASKED) == asked &&
            object_equal(vm, slot(p, PATTERN), native)) {
            return p;
        }
    }
    Value made = compile(vm, native, asked);
    if (value_absent(known)) {
        known = vm->roots[ROOT_PATTERNS] = list_new(vm, REMEMBERED);
    }
    if (list_length(known) == REMEMBERED) {
        list_remove(known, 0, 1);
    }
    list_append(vm, known, made);
    return made;
}

/* A pattern is its own result; of a text the one that is remembered, or a new one. */
Value re_compile(Vm *vm, Value *a, int n) {
    return pattern_of(vm, arg(a, 0), arg_or_absent(a, n, 1));
}

/* Forgets the patterns that module functions have compiled; those in use live on. */
Value re_purge(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    vm->roots[ROOT_PATTERNS] = ABSENT;
    return NONE;
}

/* ---- searching ---- */

/* The text of a subject as it is now; raises TypeError for one that does not suit the pattern. An
 * address, which is good until Python code runs (object/buffer.h). */
static Text text_of_subject(Vm *vm, Value pattern, Value string) {
    Value native = object_unwrap(string);
    Text text;
    const uint8_t *data = NULL;
    if (text_is_str(native)) {
        if (!text_is_str(slot(pattern, PATTERN))) {
            vm_raise_type(vm, "cannot use a bytes pattern on a string-like object");
        }
        return text_of(native);
    }
    if (!buffer_get(vm, native, &data, &text.n)) {
        vm_raise_type(vm, "expected string or bytes-like object, got '%t'", string);
    }
    if (text_is_str(slot(pattern, PATTERN))) {
        vm_raise_type(vm, "cannot use a string pattern on a bytes-like object");
    }
    text.data = (const char *)data;
    return text;
}

/* A search that goes from match to match. */
typedef struct {
    ReMatch m;
    Value pattern, string;
    size_t at, begin, limit, not_empty; /* bytes */
} Search;

/* Looks program and text up; false when the text became shorter than where the search stands. The
 * code is looked up as well, since both are held as addresses, which last only while no Python code
 * runs. */
static bool refresh(Search *s) {
    Text text = text_of_subject(s->m.vm, s->pattern, s->string);
    Value native = object_unwrap(s->string);
    s->m.text = (const uint8_t *)text.data;
    s->m.end = s->limit < text.n ? s->limit : text.n;
    s->m.wide = text_is_str(native) && !str_is_ascii(native);
    s->m.code = AS(Bytes, slot(s->pattern, PROGRAM))->data;
    return s->at <= s->m.end;
}

/* A search over all of the text. Groups and loops come out of COUNTS, packed as compile() did it.
 * TypeError when text and pattern do not go together. */
static Search search_new(Vm *vm, Value pattern, Value string) {
    Search s = {.pattern = pattern, .string = string, .limit = SIZE_MAX, .not_empty = SIZE_MAX};
    size_t counts = number(pattern, COUNTS);
    s.m.vm = vm;
    s.m.groups = (unsigned)(counts & 0xff);
    s.m.loops = (unsigned)(counts >> 8);
    (void)refresh(&s);
    return s;
}

/* The byte of a character's index, from the arguments pos and endpos. Below 0 is 0, as in CPython:
 * these do not count from the end. Linear in a str that is not ASCII. */
static size_t byte_of(const Search *s, intptr_t index) {
    if (index <= 0) {
        return 0;
    }
    if (s->m.wide) {
        return str_offset(object_unwrap(s->string), (size_t)index);
    }
    return (size_t)index < s->m.end ? (size_t)index : s->m.end;
}

/* The arguments pos and endpos, in characters, become bytes. ^ still matches at the beginning of
 * the text only, not at pos, as in CPython; the end of the window is like the end of the text. */
static void read_window(Search *s, Value pos, Value endpos) {
    Vm *vm = s->m.vm;
    intptr_t from = value_absent(pos) ? 0 : object_to_size_clamped(vm, pos);
    bool whole = value_absent(endpos) || value_is_none(endpos);
    intptr_t to = whole ? INTPTR_MAX : object_to_size_clamped(vm, endpos);
    (void)refresh(s); /* __index__ may have changed it */
    s->limit = byte_of(s, to);
    s->begin = s->at = byte_of(s, from);
}

/* The next match, which begins at s->at or, if `far`, behind it. After an empty match the next one
 * may begin at the same place, but must not be empty there: `not_empty` says where. So re.sub('x*',
 * '-', 'axb') is '-a--b-', as in CPython since 3.7. */
static bool search_next(Search *s, bool far) {
    if (!refresh(s)) {
        return false;
    }
    s->m.not_empty = s->not_empty;
    bool found = re_match_run(&s->m, s->at, far);
    if (found) {
        s->at = s->m.registers[1];
        s->not_empty = s->at == s->m.registers[0] ? s->at : SIZE_MAX;
    }
    vm_keep(s->string);
    vm_keep(s->pattern);
    return found;
}

/* A piece of the subject as str or bytes. The text is that of the last refresh(): no Python code
 * may have run since. */
static Value piece(const Search *s, size_t from, size_t to) {
    const char *text = (const char *)s->m.text + from;
    return text_is_str(slot(s->pattern, PATTERN))
               ? str_new(s->m.vm, text, to - from)
               : bytes_new(s->m.vm, (const uint8_t *)text, to - from);
}

/* What a group of the match just found is; `otherwise` if it did not match. Allocates. */
static Value group_piece(const Search *s, size_t group, Value otherwise) {
    uint32_t from = s->m.registers[2 * group], to = s->m.registers[2 * group + 1];
    return to == (uint32_t)RE_NO_GROUP ? otherwise : piece(s, from, to);
}

/* A Match of what the search just found. Its registers lie in an object of their own, so it can be
 * allocated first and filled then. Spans are kept as small ints: pairs of bytes, -1 for a group
 * that did not match. */
static Value new_match(const Search *s) {
    size_t spans = 2 * (size_t)(s->m.groups + 1);
    Value match = new_object(s->m.vm, &type_Match, SPANS + spans);
    Value *slots = AS(Instance, match)->slots;
    slots[RE] = s->pattern;
    slots[STRING] = s->string;
    slots[POS] = value_int((intptr_t)s->begin);
    slots[ENDPOS] = value_int((intptr_t)s->m.end);
    slots[LAST] = value_int((intptr_t)s->m.last);
    for (size_t i = 0; i < spans; i += 2) {
        bool has = s->m.registers[i + 1] != (uint32_t)RE_NO_GROUP;
        slots[SPANS + i] = value_int(has ? (intptr_t)s->m.registers[i] : -1);
        slots[SPANS + i + 1] = value_int(has ? (intptr_t)s->m.registers[i + 1] : -1);
    }
    return match;
}

/* match(), fullmatch(), search(): a Match or None. far: not only at pos. */
static Value find(Vm *vm, Value pattern, Value string, Value pos, Value endpos, bool far,
                  bool full) {
    Search s = search_new(vm, pattern, string);
    read_window(&s, pos, endpos);
    s.m.full = full;
    return search_next(&s, far) ? new_match(&s) : NONE;
}

/* Functions of the module, which compile, and methods of patterns. One macro makes both, as only
 * where the pattern and the limits come from differs. */
#define FIND(name, far, full)                                                                      \
    Value re_##name(Vm *vm, Value *a, int n) {                                                     \
        Value pattern = pattern_of(vm, arg(a, 0), arg_or_absent(a, n, 2));                         \
        return find(vm, pattern, arg(a, 1), ABSENT, ABSENT, far, full);                            \
    }                                                                                              \
    Value re_pattern_##name(Vm *vm, Value *a, int n) {                                             \
        return find(vm, arg(a, 0), arg(a, 1), arg_or_absent(a, n, 2), arg_or_absent(a, n, 3), far, \
                    full);                                                                         \
    }
FIND(search, true, false)
FIND(match, false, false)
FIND(fullmatch, false, true)

/* What findall() has of a group that did not match: '' or b'', as the pattern is. */
static Value empty_piece(Vm *vm, const Search *s) {
    return text_new(vm, slot(s->pattern, PATTERN), "", 0);
}

/* What findall() has of a match: all of it, its only group, or a tuple of its groups. */
static Value found_item(Vm *vm, const Search *s) {
    Value empty = empty_piece(vm, s);
    if (s->m.groups <= 1) {
        return group_piece(s, s->m.groups, empty);
    }
    Value tuple = tuple_new(vm, s->m.groups);
    for (size_t i = 0; i < s->m.groups; i++) {
        Value v = group_piece(s, i + 1, empty);
        tuple_items(tuple)[i] = v;
    }
    return tuple;
}

/* findall() and finditer(): functions of the module, which compile, search all of the text; methods
 * of patterns have pos and endpos. */
static Search search_arguments(Vm *vm, Value *a, int n, bool method) {
    Value pattern = method ? arg(a, 0) : pattern_of(vm, arg(a, 0), arg_or_absent(a, n, 2));
    Search s = search_new(vm, pattern, arg(a, 1));
    if (method) {
        read_window(&s, arg_or_absent(a, n, 2), arg_or_absent(a, n, 3));
        (void)refresh(&s);
    }
    return s;
}

/* All matches in a list. The search runs no Python code, so the text is the same all along. */
static Value find_all(Vm *vm, Search s) {
    Value list = list_new(vm, 0);
    while (search_next(&s, true)) {
        list_append(vm, list, found_item(vm, &s));
    }
    return list;
}

Value re_findall(Vm *vm, Value *a, int n) {
    return find_all(vm, search_arguments(vm, a, n, false));
}

Value re_pattern_findall(Vm *vm, Value *a, int n) {
    return find_all(vm, search_arguments(vm, a, n, true));
}

/* An iterator that goes on where the search stands. It keeps bytes, not a Search: between two steps
 * Python code runs. */
static Value new_scanner(Vm *vm, Search s) {
    Value scanner = new_object(vm, &type_re_scanner, SCANNER_SLOTS);
    Value *slots = AS(Instance, scanner)->slots;
    slots[RE] = s.pattern;
    slots[STRING] = s.string;
    slots[AT] = value_int((intptr_t)s.at);
    slots[LIMIT] = value_int((intptr_t)s.m.end);
    slots[NOT_EMPTY] = value_int(0);
    return scanner;
}

Value re_finditer(Vm *vm, Value *a, int n) {
    return new_scanner(vm, search_arguments(vm, a, n, false));
}

Value re_pattern_finditer(Vm *vm, Value *a, int n) {
    return new_scanner(vm, search_arguments(vm, a, n, true));
}

/* Takes up the search where it stopped, and stores where it stopped again. `far` as in
 * search_next(); absent when there is no match. */
static Value scan(Vm *vm, Value self, bool far) {
    Search s = search_new(vm, slot(self, RE), slot(self, STRING));
    s.at = number(self, AT);
    s.limit = number(self, LIMIT);
    s.not_empty = number(self, NOT_EMPTY) ? s.at : SIZE_MAX;
    bool found = search_next(&s, far);
    Value match = found ? new_match(&s) : ABSENT;
    /* Once at the end it stays there. */
    AS(Instance, self)->slots[AT] =
        value_int(found ? (intptr_t)s.at : SMALL_INT_MAX / (intptr_t)sizeof(Value));
    AS(Instance, self)->slots[NOT_EMPTY] = value_int(s.not_empty != SIZE_MAX);
    return match;
}

Value re_scanner_next(Vm *vm, Value self) {
    return scan(vm, self, true);
}

/* What Pattern.scanner() gives has these two; it is an iterator besides. */
Value re_scanner_match(Vm *vm, Value *a, int n) {
    (void)n;
    Value match = scan(vm, arg(a, 0), false);
    return value_absent(match) ? NONE : match;
}

Value re_scanner_search(Vm *vm, Value *a, int n) {
    (void)n;
    Value match = scan(vm, arg(a, 0), true);
    return value_absent(match) ? NONE : match;
}

/* ---- splitting ---- */

/* split(): the pieces between the matches, and the groups of each. `limit` counts matches; 0 or
 * absent is no limit. */
static Value split(Vm *vm, Value pattern, Value string, Value limit) {
    Search s = search_new(vm, pattern, string);
    intptr_t most = value_absent(limit) ? 0 : object_to_size_clamped(vm, limit);
    Value list = list_new(vm, 0);
    size_t from = 0;
    for (intptr_t n = 0; (most == 0 || n < most) && search_next(&s, true); n++) {
        list_append(vm, list, piece(&s, from, s.m.registers[0]));
        from = s.m.registers[1];
        for (size_t i = 1; i <= s.m.groups; i++) {
            list_append(vm, list, group_piece(&s, i, NONE));
        }
    }
    (void)refresh(&s);
    list_append(vm, list, piece(&s, from < s.m.end ? from : s.m.end, s.m.end));
    return list;
}

Value re_split(Vm *vm, Value *a, int n) {
    return split(vm, pattern_of(vm, arg(a, 0), arg_or_absent(a, n, 3)), arg(a, 1),
                 arg_or_absent(a, n, 2));
}

Value re_pattern_split(Vm *vm, Value *a, int n) {
    return split(vm, arg(a, 0), arg(a, 1), arg_or_absent(a, n, 2));
}

/* ---- replacing ---- */

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
    if (value_absent(t->match) || value_to_int(slot(t->match, SPANS + 2 * group)) < 0) {
        return;
    }
    size_t from = number(t->match, SPANS + 2 * group);
    size_t to = number(t->match, SPANS + 2 * group + 1);
    Text text = text_of_subject(t->vm, t->pattern, slot(t->match, STRING));
    to = to < text.n ? to : text.n;
    if (from < to) {
        writer_put(&t->out->writer, text.data + from, to - from);
    }
}

/* A group of the template by its number, which may be any int; re.error when there is none. */
static void check_group(Template *t, const char *where, Value group) {
    intptr_t n = value_is_int(group) ? value_to_int(group) : INTPTR_MAX;
    if (n > (intptr_t)(number(t->pattern, COUNTS) & 0xff)) {
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
    Value group = re_compile_group(vm, t->text, place, name, slot(t->pattern, NAMES));
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
    bool is_str = text_is_str(slot(pattern, PATTERN));
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
static void put_replacement(Search *s, StrBuilder *out, Value repl, bool call, bool plain) {
    Vm *vm = s->m.vm;
    if (!plain) {
        Value match = new_match(s);
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
    Search s = search_new(vm, pattern, string);
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
    while ((most == 0 || (intptr_t)*done < most) && search_next(&s, true)) {
        size_t to = s.m.registers[0], behind = s.m.registers[1];
        writer_put(&out.writer, (const char *)s.m.text + from, to - from);
        put_replacement(&s, &out, repl, call, plain);
        from = behind;
        ++*done;
    }
    (void)refresh(&s);
    if (*done == 0 && text_is_str(string)) {
        return string;
    }
    if (from < s.m.end) {
        writer_put(&out.writer, (const char *)s.m.text + from, s.m.end - from);
    }
    return text_is_str(slot(pattern, PATTERN)) ? str_build_end(&out) : str_build_end_bytes(&out);
}

static Value replace_counted(Vm *vm, Value pattern, Value *a, int n, bool counted) {
    size_t done;
    Value text = replace(vm, pattern, arg(a, 1), arg(a, 2), arg_or_absent(a, n, 3), &done);
    return counted ? tuple_pair(vm, text, value_int((intptr_t)done)) : text;
}

Value re_sub(Vm *vm, Value *a, int n) {
    return replace_counted(vm, pattern_of(vm, arg(a, 0), arg_or_absent(a, n, 4)), a, n, false);
}

Value re_subn(Vm *vm, Value *a, int n) {
    return replace_counted(vm, pattern_of(vm, arg(a, 0), arg_or_absent(a, n, 4)), a, n, true);
}

Value re_pattern_sub(Vm *vm, Value *a, int n) {
    return replace_counted(vm, arg(a, 0), a, n, false);
}

Value re_pattern_subn(Vm *vm, Value *a, int n) {
    return replace_counted(vm, arg(a, 0), a, n, true);
}

/* A backslash before each character that means something in a pattern. */
Value re_escape(Vm *vm, Value *a, int n) {
    (void)n;
    static const char special[] = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f";
    Value native = object_unwrap(arg(a, 0));
    const uint8_t *data;
    Text text;
    if (text_is_str(native)) {
        text = text_of(native);
    } else {
        data = buffer_need(vm, native, &text.n);
        text.data = (const char *)data;
    }
    StrBuilder out;
    str_build_begin(vm, &out, text.n);
    for (size_t i = 0; i < text.n; i++) {
        if (text.data[i] && strchr(special, text.data[i]) != NULL) {
            writer_put(&out.writer, "\\", 1);
        }
        writer_put(&out.writer, text.data + i, 1);
    }
    return text_is_str(native) ? str_build_end(&out) : str_build_end_bytes(&out);
}

/* ---- Pattern ---- */

/* Flags by name in the order of their numbers, as CPython writes them; RE_UNICODE is not told. */
void re_pattern_write(Vm *vm, Writer *out, Value self, bool repr) {
    static const struct {
        uint16_t flag;
        char name[12];
    } flags[] = {
        {RE_IGNORECASE, "IGNORECASE"},
        {RE_LOCALE,     "LOCALE"    },
        {RE_MULTILINE,  "MULTILINE" },
        {RE_DOTALL,     "DOTALL"    },
        {RE_VERBOSE,    "VERBOSE"   },
        {RE_ASCII,      "ASCII"     }
    };
    (void)repr;
    size_t set = number(self, FLAGS);
    const char *between = ", ";
    Value shown = object_repr(vm, slot(self, PATTERN));
    size_t most = str_offset(shown, 200);
    writer_text(out, "re.compile(");
    writer_put(out, str_text(shown), most);
    for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++) {
        if (set & flags[i].flag) {
            writer_format(out, "%sre.%s", between, flags[i].name);
            between = "|";
            set &= ~(size_t)flags[i].flag;
        }
    }
    if (set & ~(size_t)RE_UNICODE) {
        writer_format(out, "%s0x", between);
        writer_hex(out, set & ~(size_t)RE_UNICODE, 1);
    }
    writer_text(out, ")");
}

Value re_pattern_getattr(Vm *vm, Value self, Value name) {
    if (value_same(name, NAME(pattern))) {
        return slot(self, PATTERN);
    }
    if (value_same(name, NAME(flags))) {
        return slot(self, FLAGS);
    }
    if (value_same(name, NAME(groups))) {
        return value_int((intptr_t)(number(self, COUNTS) & 0xff));
    }
    return value_same(name, NAME(groupindex)) ? mappingproxy_new(vm, slot(self, NAMES)) : ABSENT;
}

/* A pattern is what it says: two of one text and flags are equal. */
intptr_t re_pattern_hash(Vm *vm, Value self) {
    return object_hash(vm, slot(self, PATTERN)) ^ (intptr_t)number(self, FLAGS);
}

Value re_pattern_compare(Vm *vm, enum Compare op, Value left, Value right) {
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !object_is_type(left, &type_Pattern) ||
        !object_is_type(right, &type_Pattern)) {
        return ABSENT;
    }
    Value a = slot(left, PATTERN), b = slot(right, PATTERN);
    bool same = number(left, FLAGS) == number(right, FLAGS) && text_is_str(a) == text_is_str(b) &&
                object_equal(vm, a, b);
    return value_bool(same == (op == COMPARE_EQ));
}

/* Patterns and matches do not change, so a copy is the object itself. */
Value re_pattern_copy(Vm *vm, Value *a, int n) {
    (void)vm, (void)n;
    return arg(a, 0);
}

Value re_match_copy(Vm *vm, Value *a, int n) {
    (void)vm, (void)n;
    return arg(a, 0);
}

/* ---- Match ---- */

static size_t groups_of(Value match) {
    return number(slot(match, RE), COUNTS) & 0xff;
}

/* The number of a group from an argument: an int or a name. */
static size_t group_index(Vm *vm, Value match, Value v) {
    Value native = object_unwrap(v);
    intptr_t group = -1;
    if (value_is_kind(native, KIND_STR)) {
        Value found = dict_get(vm, slot(slot(match, RE), NAMES), native);
        group = value_absent(found) ? -1 : value_to_int(found);
    } else if (int_is(native) || !value_absent(object_special(vm, v, NAME(__index__)))) {
        group = object_to_size_clamped(vm, v);
    }
    if (group < 0 || (size_t)group > groups_of(match)) {
        vm_raise_index(vm, "no such group");
    }
    return (size_t)group;
}

/* A group's text; `otherwise` if it did not match. A bytearray may have become shorter. */
static Value group_text(Vm *vm, Value match, size_t group, Value otherwise) {
    intptr_t from = value_to_int(slot(match, SPANS + 2 * group));
    if (from < 0) {
        return otherwise;
    }
    Text text = text_of_subject(vm, slot(match, RE), slot(match, STRING));
    size_t to = number(match, SPANS + 2 * group + 1), start = (size_t)from;
    to = to < text.n ? to : text.n;
    start = start < to ? start : to;
    return text_is_str(slot(slot(match, RE), PATTERN))
               ? str_new(vm, text.data + start, to - start)
               : bytes_new(vm, (const uint8_t *)text.data + start, to - start);
}

/* A place in bytes as Python code counts it. */
static Value index_of_byte(Value match, intptr_t byte) {
    Value native = object_unwrap(slot(match, STRING));
    if (byte <= 0 || !text_is_str(native) || str_is_ascii(native)) {
        return value_int(byte);
    }
    return value_int((intptr_t)utf8_length(str_text(native), (size_t)byte));
}

static Value span_of(Vm *vm, Value match, size_t group) {
    Value from = index_of_byte(match, value_to_int(slot(match, SPANS + 2 * group)));
    Value to = index_of_byte(match, value_to_int(slot(match, SPANS + 2 * group + 1)));
    return tuple_pair(vm, from, to);
}

void re_match_write(Vm *vm, Writer *out, Value self, bool repr) {
    (void)repr;
    Value span = span_of(vm, self, 0);
    writer_format(out, "<re.Match object; span=%r, match=%r>", span, group_text(vm, self, 0, NONE));
}

Value re_match_getitem(Vm *vm, Value self, Value key) {
    return group_text(vm, self, group_index(vm, self, key), NONE);
}

/* group(): of one group a text, of several a tuple. Groups may be named: IndexError for none. */
Value re_match_group(Vm *vm, Value *a, int n) {
    if (n <= 2) {
        size_t group = n == 2 ? group_index(vm, arg(a, 0), arg(a, 1)) : 0;
        return group_text(vm, arg(a, 0), group, NONE);
    }
    Value tuple = tuple_new(vm, (size_t)n - 1);
    for (int i = 1; i < n; i++) {
        Value v = re_match_getitem(vm, arg(a, 0), arg(a, i));
        tuple_items(tuple)[i - 1] = v;
    }
    return tuple;
}

static Value default_of(Value *a, int n) {
    Value v = arg_or_absent(a, n, 1);
    return value_absent(v) ? NONE : v;
}

Value re_match_groups(Vm *vm, Value *a, int n) {
    size_t count = groups_of(arg(a, 0));
    Value tuple = tuple_new(vm, count);
    for (size_t i = 0; i < count; i++) {
        Value v = group_text(vm, arg(a, 0), i + 1, default_of(a, n));
        tuple_items(tuple)[i] = v;
    }
    return tuple;
}

/* The names are the pattern's own dict, which nobody changes; so the walk goes on over the
 * allocations. */
Value re_match_groupdict(Vm *vm, Value *a, int n) {
    Value names = slot(slot(arg(a, 0), RE), NAMES), dict = dict_new(vm);
    size_t position = 0;
    for (Value *entry; (entry = table_next(AS(Dict, names), &position)) != NULL;) {
        Value name = entry[0];
        size_t group = (size_t)value_to_int(entry[1]);
        dict_set(vm, dict, name, group_text(vm, arg(a, 0), group, default_of(a, n)));
    }
    return dict;
}

Value re_match_span(Vm *vm, Value *a, int n) {
    return span_of(vm, arg(a, 0), n > 1 ? group_index(vm, arg(a, 0), arg(a, 1)) : 0);
}

Value re_match_start(Vm *vm, Value *a, int n) {
    return tuple_items(re_match_span(vm, a, n))[0];
}

Value re_match_end(Vm *vm, Value *a, int n) {
    return tuple_items(re_match_span(vm, a, n))[1];
}

/* Str or bytes, as the pattern is: need_text() refuses the other. */
Value re_match_expand(Vm *vm, Value *a, int n) {
    (void)n;
    Value match = arg(a, 0), pattern = slot(match, RE);
    Value template = need_text(vm, pattern, arg(a, 1));
    StrBuilder out;
    str_build_begin(vm, &out, 0);
    put_template(vm, &out, template, pattern, match);
    return text_is_str(template) ? str_build_end(&out) : str_build_end_bytes(&out);
}

/* The name of the group that was closed last, or None. */
static Value last_name(Value match) {
    Value names = slot(slot(match, RE), NAMES);
    size_t position = 0;
    for (const Value *entry; (entry = table_next(AS(Dict, names), &position)) != NULL;) {
        if (value_same(entry[1], slot(match, LAST))) {
            return entry[0];
        }
    }
    return NONE;
}

/* pos and endpos are kept in bytes, and counted in characters only here. May allocate. */
Value re_match_getattr(Vm *vm, Value self, Value name) {
    if (value_same(name, NAME(re))) {
        return slot(self, RE);
    }
    if (value_same(name, NAME(string))) {
        return slot(self, STRING);
    }
    if (value_same(name, NAME(pos)) || value_same(name, NAME(endpos))) {
        size_t which = value_same(name, NAME(pos)) ? POS : ENDPOS;
        return index_of_byte(self, value_to_int(slot(self, which)));
    }
    if (value_same(name, NAME(lastindex))) {
        return number(self, LAST) ? slot(self, LAST) : NONE;
    }
    if (value_same(name, NAME(lastgroup))) {
        return last_name(self);
    }
    if (!value_same(name, NAME(regs))) {
        return ABSENT;
    }
    Value tuple = tuple_new(vm, groups_of(self) + 1);
    for (size_t i = 0; i <= groups_of(self); i++) {
        Value span = span_of(vm, self, i);
        tuple_items(tuple)[i] = span;
    }
    return tuple;
}
