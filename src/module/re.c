/* SPDX-License-Identifier: MIT */
/* re: what Python code sees of it. Patterns, matches and the iterator of finditer() are instances
 * whose slots re_search.h names. Here: compiling, split(), escape(), Pattern and Match. */
#include "module/re.h"

#include <string.h>

#include "builtins.h"
#include "module/re_search.h"
#include "object/buffer.h"
#include "object/bytes.h"
#include "object/dict.h"
#include "object/int.h"
#include "object/list.h"
#include "object/str.h"
#include "object/table.h"
#include "object/text.h"
#include "object/tuple.h"
#include "value/utf8.h"

enum { REMEMBERED = 4 }; /* patterns that module functions keep compiled */

/* An instance of one of the three types, with its slots absent. Allocates. */
Value re_new_object(Vm *vm, const Type *type, size_t slots) {
    Instance *made = (Instance *)heap_alloc(vm, KIND_INSTANCE, WORDS_OF(Instance) + slots);
    made->cls = value_object(type);
    return value_object(made);
}

/* ---- compiling ---- */

/* A new Pattern of a native str or bytes. `asked` are the flags of the caller, which are kept as
 * they came: by them re_pattern_of() finds the pattern again, while SLOT_FLAGS also has what the
 * pattern itself says. A str is Unicode unless it is ASCII, and only then has that flag. */
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
    Value self = re_new_object(vm, &type_Pattern, PATTERN_SLOTS);
    Value *slots = AS(Instance, self)->slots;
    slots[SLOT_PATTERN] = pattern;
    slots[SLOT_FLAGS] = value_int((intptr_t)made.flags);
    slots[SLOT_ASKED] = value_int((intptr_t)asked);
    slots[SLOT_COUNTS] = value_int((intptr_t)(made.loops << 8 | made.groups));
    slots[SLOT_NAMES] = made.names;
    slots[SLOT_PROGRAM] = made.program;
    return self;
}

/* The compiled pattern of an argument. The last few are remembered. A str and a bytes pattern with
 * the same characters are two patterns; Raises re.error for what cannot be compiled. */
Value re_pattern_of(Vm *vm, Value v, Value flags) {
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
        if (text_is_str(re_slot(p, SLOT_PATTERN)) == text_is_str(native) &&
            re_number(p, SLOT_ASKED) == asked &&
            object_equal(vm, re_slot(p, SLOT_PATTERN), native)) {
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
    return re_pattern_of(vm, arg(a, 0), arg_or_absent(a, n, 1));
}

/* Forgets the patterns that module functions have compiled; those in use live on. */
Value re_purge(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    vm->roots[ROOT_PATTERNS] = ABSENT;
    return NONE;
}

/* ---- splitting ---- */

/* split(): the pieces between the matches, and the groups of each. `limit` counts matches; 0 or
 * absent is no limit. */
static Value split(Vm *vm, Value pattern, Value string, Value limit) {
    ReSearch s = re_search_new(vm, pattern, string);
    intptr_t most = value_absent(limit) ? 0 : object_to_size_clamped(vm, limit);
    Value list = list_new(vm, 0);
    size_t from = 0;
    for (intptr_t n = 0; (most == 0 || n < most) && re_search_next(&s, true); n++) {
        list_append(vm, list, re_search_piece(&s, from, s.m.registers[0]));
        from = s.m.registers[1];
        for (size_t i = 1; i <= s.m.groups; i++) {
            list_append(vm, list, re_search_group(&s, i, NONE));
        }
    }
    (void)re_search_refresh(&s);
    list_append(vm, list, re_search_piece(&s, from < s.m.end ? from : s.m.end, s.m.end));
    return list;
}

Value re_split(Vm *vm, Value *a, int n) {
    return split(vm, re_pattern_of(vm, arg(a, 0), arg_or_absent(a, n, 3)), arg(a, 1),
                 arg_or_absent(a, n, 2));
}

Value re_pattern_split(Vm *vm, Value *a, int n) {
    return split(vm, arg(a, 0), arg(a, 1), arg_or_absent(a, n, 2));
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
    size_t set = re_number(self, SLOT_FLAGS);
    const char *between = ", ";
    Value shown = object_repr(vm, re_slot(self, SLOT_PATTERN));
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
        return re_slot(self, SLOT_PATTERN);
    }
    if (value_same(name, NAME(flags))) {
        return re_slot(self, SLOT_FLAGS);
    }
    if (value_same(name, NAME(groups))) {
        return value_int((intptr_t)(re_number(self, SLOT_COUNTS) & 0xff));
    }
    return value_same(name, NAME(groupindex)) ? mappingproxy_new(vm, re_slot(self, SLOT_NAMES))
                                              : ABSENT;
}

/* A pattern is what it says: two of one text and flags are equal. */
intptr_t re_pattern_hash(Vm *vm, Value self) {
    return object_hash(vm, re_slot(self, SLOT_PATTERN)) ^ (intptr_t)re_number(self, SLOT_FLAGS);
}

Value re_pattern_compare(Vm *vm, enum Compare op, Value left, Value right) {
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !object_is_type(left, &type_Pattern) ||
        !object_is_type(right, &type_Pattern)) {
        return ABSENT;
    }
    Value a = re_slot(left, SLOT_PATTERN), b = re_slot(right, SLOT_PATTERN);
    bool same = re_number(left, SLOT_FLAGS) == re_number(right, SLOT_FLAGS) &&
                text_is_str(a) == text_is_str(b) && object_equal(vm, a, b);
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
    return re_number(re_slot(match, SLOT_RE), SLOT_COUNTS) & 0xff;
}

/* The number of a group from an argument: an int or a name. */
static size_t group_index(Vm *vm, Value match, Value v) {
    Value native = object_unwrap(v);
    intptr_t group = -1;
    if (value_is_kind(native, KIND_STR)) {
        Value found = dict_get(vm, re_slot(re_slot(match, SLOT_RE), SLOT_NAMES), native);
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
    intptr_t from = value_to_int(re_slot(match, SLOT_SPANS + 2 * group));
    if (from < 0) {
        return otherwise;
    }
    Text text = re_search_subject(vm, re_slot(match, SLOT_RE), re_slot(match, SLOT_STRING));
    size_t to = re_number(match, SLOT_SPANS + 2 * group + 1), start = (size_t)from;
    to = to < text.n ? to : text.n;
    start = start < to ? start : to;
    return text_is_str(re_slot(re_slot(match, SLOT_RE), SLOT_PATTERN))
               ? str_new(vm, text.data + start, to - start)
               : bytes_new(vm, (const uint8_t *)text.data + start, to - start);
}

/* A place in bytes as Python code counts it. */
static Value index_of_byte(Value match, intptr_t byte) {
    Value native = object_unwrap(re_slot(match, SLOT_STRING));
    if (byte <= 0 || !text_is_str(native) || str_is_ascii(native)) {
        return value_int(byte);
    }
    return value_int((intptr_t)utf8_length(str_text(native), (size_t)byte));
}

static Value span_of(Vm *vm, Value match, size_t group) {
    Value from = index_of_byte(match, value_to_int(re_slot(match, SLOT_SPANS + 2 * group)));
    Value to = index_of_byte(match, value_to_int(re_slot(match, SLOT_SPANS + 2 * group + 1)));
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
    Value names = re_slot(re_slot(arg(a, 0), SLOT_RE), SLOT_NAMES), dict = dict_new(vm);
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

/* The name of the group that was closed last, or None. */
static Value last_name(Value match) {
    Value names = re_slot(re_slot(match, SLOT_RE), SLOT_NAMES);
    size_t position = 0;
    for (const Value *entry; (entry = table_next(AS(Dict, names), &position)) != NULL;) {
        if (value_same(entry[1], re_slot(match, SLOT_LAST))) {
            return entry[0];
        }
    }
    return NONE;
}

/* pos and endpos are kept in bytes, and counted in characters only here. May allocate. */
Value re_match_getattr(Vm *vm, Value self, Value name) {
    if (value_same(name, NAME(re))) {
        return re_slot(self, SLOT_RE);
    }
    if (value_same(name, NAME(string))) {
        return re_slot(self, SLOT_STRING);
    }
    if (value_same(name, NAME(pos)) || value_same(name, NAME(endpos))) {
        size_t which = value_same(name, NAME(pos)) ? SLOT_POS : SLOT_ENDPOS;
        return index_of_byte(self, value_to_int(re_slot(self, which)));
    }
    if (value_same(name, NAME(lastindex))) {
        return re_number(self, SLOT_LAST) ? re_slot(self, SLOT_LAST) : NONE;
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
