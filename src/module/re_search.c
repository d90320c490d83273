/* SPDX-License-Identifier: MIT */
/* re: searching. match(), search(), findall(), finditer() and what they are made of. Every search
 * looks its text up anew: a replacement function may have changed a bytearray. */
#include "module/re_search.h"

#include "builtins.h"
#include "object/buffer.h"
#include "object/bytes.h"
#include "object/list.h"
#include "object/str.h"
#include "object/tuple.h"

/* The text of a subject as it is now; raises TypeError for one that does not suit the pattern. An
 * address, which is good until Python code runs (object/buffer.h). */
Text re_search_subject(Vm *vm, Value pattern, Value string) {
    Value native = object_unwrap(string);
    Text text;
    const uint8_t *data = NULL;
    if (text_is_str(native)) {
        if (!text_is_str(re_slot(pattern, SLOT_PATTERN))) {
            vm_raise_type(vm, "cannot use a bytes pattern on a string-like object");
        }
        return text_of(native);
    }
    if (!buffer_get(vm, native, &data, &text.n)) {
        vm_raise_type(vm, "expected string or bytes-like object, got '%t'", string);
    }
    if (text_is_str(re_slot(pattern, SLOT_PATTERN))) {
        vm_raise_type(vm, "cannot use a string pattern on a bytes-like object");
    }
    text.data = (const char *)data;
    return text;
}

/* Looks program and text up; false when the text became shorter than where the search stands. The
 * code is looked up as well, since both are held as addresses, which last only while no Python code
 * runs. */
bool re_search_refresh(ReSearch *s) {
    Text text = re_search_subject(s->m.vm, s->pattern, s->string);
    Value native = object_unwrap(s->string);
    s->m.text = (const uint8_t *)text.data;
    s->m.end = s->limit < text.n ? s->limit : text.n;
    s->m.wide = text_is_str(native) && !str_is_ascii(native);
    s->m.code = AS(Bytes, re_slot(s->pattern, SLOT_PROGRAM))->data;
    return s->at <= s->m.end;
}

/* A search over all of the text. Groups and loops come out of SLOT_COUNTS, packed as compile() did
 * it. TypeError when text and pattern do not go together. */
ReSearch re_search_new(Vm *vm, Value pattern, Value string) {
    ReSearch s = {.pattern = pattern, .string = string, .limit = SIZE_MAX, .not_empty = SIZE_MAX};
    size_t counts = re_number(pattern, SLOT_COUNTS);
    s.m.vm = vm;
    s.m.groups = (unsigned)(counts & 0xff);
    s.m.loops = (unsigned)(counts >> 8);
    (void)re_search_refresh(&s);
    return s;
}

/* The byte of a character's index, from the arguments pos and endpos. Below 0 is 0, as in CPython:
 * these do not count from the end. Linear in a str that is not ASCII. */
static size_t byte_of(const ReSearch *s, intptr_t index) {
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
static void read_window(ReSearch *s, Value pos, Value endpos) {
    Vm *vm = s->m.vm;
    intptr_t from = value_absent(pos) ? 0 : object_to_size_clamped(vm, pos);
    bool whole = value_absent(endpos) || value_is_none(endpos);
    intptr_t to = whole ? INTPTR_MAX : object_to_size_clamped(vm, endpos);
    (void)re_search_refresh(s); /* __index__ may have changed it */
    s->limit = byte_of(s, to);
    s->begin = s->at = byte_of(s, from);
}

/* The next match, which begins at s->at or, if `far`, behind it. After an empty match the next one
 * may begin at the same place, but must not be empty there: `not_empty` says where. So re.sub('x*',
 * '-', 'axb') is '-a--b-', as in CPython since 3.7. */
bool re_search_next(ReSearch *s, bool far) {
    if (!re_search_refresh(s)) {
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

/* A piece of the subject as str or bytes. The text is that of the last re_search_refresh(): no
 * Python code may have run since. */
Value re_search_piece(const ReSearch *s, size_t from, size_t to) {
    const char *text = (const char *)s->m.text + from;
    return text_is_str(re_slot(s->pattern, SLOT_PATTERN))
               ? str_new(s->m.vm, text, to - from)
               : bytes_new(s->m.vm, (const uint8_t *)text, to - from);
}

/* What a group of the match just found is; `otherwise` if it did not match. Allocates. */
Value re_search_group(const ReSearch *s, size_t group, Value otherwise) {
    uint32_t from = s->m.registers[2 * group], to = s->m.registers[2 * group + 1];
    return to == (uint32_t)RE_NO_GROUP ? otherwise : re_search_piece(s, from, to);
}

/* A Match of what the search just found. Its registers lie in an object of their own, so it can be
 * allocated first and filled then. Spans are kept as small ints: pairs of bytes, -1 for a group
 * that did not match. */
Value re_search_match(const ReSearch *s) {
    size_t spans = 2 * (size_t)(s->m.groups + 1);
    Value match = re_new_object(s->m.vm, &type_Match, SLOT_SPANS + spans);
    Value *slots = AS(Instance, match)->slots;
    slots[SLOT_RE] = s->pattern;
    slots[SLOT_STRING] = s->string;
    slots[SLOT_POS] = value_int((intptr_t)s->begin);
    slots[SLOT_ENDPOS] = value_int((intptr_t)s->m.end);
    slots[SLOT_LAST] = value_int((intptr_t)s->m.last);
    for (size_t i = 0; i < spans; i += 2) {
        bool has = s->m.registers[i + 1] != (uint32_t)RE_NO_GROUP;
        slots[SLOT_SPANS + i] = value_int(has ? (intptr_t)s->m.registers[i] : -1);
        slots[SLOT_SPANS + i + 1] = value_int(has ? (intptr_t)s->m.registers[i + 1] : -1);
    }
    return match;
}

/* match(), fullmatch(), search(): a Match or None. far: not only at pos. */
static Value find(Vm *vm, Value pattern, Value string, Value pos, Value endpos, bool far,
                  bool full) {
    ReSearch s = re_search_new(vm, pattern, string);
    read_window(&s, pos, endpos);
    s.m.full = full;
    return re_search_next(&s, far) ? re_search_match(&s) : NONE;
}

/* Functions of the module, which compile, and methods of patterns. One macro makes both, as only
 * where the pattern and the limits come from differs. */
#define FIND(name, far, full)                                                                      \
    Value re_##name(Vm *vm, Value *a, int n) {                                                     \
        Value pattern = re_pattern_of(vm, arg(a, 0), arg_or_absent(a, n, 2));                      \
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
static Value empty_piece(Vm *vm, const ReSearch *s) {
    return text_new(vm, re_slot(s->pattern, SLOT_PATTERN), "", 0);
}

/* What findall() has of a match: all of it, its only group, or a tuple of its groups. */
static Value found_item(Vm *vm, const ReSearch *s) {
    Value empty = empty_piece(vm, s);
    if (s->m.groups <= 1) {
        return re_search_group(s, s->m.groups, empty);
    }
    Value tuple = tuple_new(vm, s->m.groups);
    for (size_t i = 0; i < s->m.groups; i++) {
        Value v = re_search_group(s, i + 1, empty);
        tuple_items(tuple)[i] = v;
    }
    return tuple;
}

/* findall() and finditer(): functions of the module, which compile, search all of the text; methods
 * of patterns have pos and endpos. */
static ReSearch search_arguments(Vm *vm, Value *a, int n, bool method) {
    Value pattern = method ? arg(a, 0) : re_pattern_of(vm, arg(a, 0), arg_or_absent(a, n, 2));
    ReSearch s = re_search_new(vm, pattern, arg(a, 1));
    if (method) {
        read_window(&s, arg_or_absent(a, n, 2), arg_or_absent(a, n, 3));
        (void)re_search_refresh(&s);
    }
    return s;
}

/* All matches in a list. The search runs no Python code, so the text is the same all along. */
static Value find_all(Vm *vm, ReSearch s) {
    Value list = list_new(vm, 0);
    while (re_search_next(&s, true)) {
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
static Value new_scanner(Vm *vm, ReSearch s) {
    Value scanner = re_new_object(vm, &type_re_scanner, SCANNER_SLOTS);
    Value *slots = AS(Instance, scanner)->slots;
    slots[SLOT_RE] = s.pattern;
    slots[SLOT_STRING] = s.string;
    slots[SLOT_AT] = value_int((intptr_t)s.at);
    slots[SLOT_LIMIT] = value_int((intptr_t)s.m.end);
    slots[SLOT_NOT_EMPTY] = value_int(0);
    return scanner;
}

Value re_finditer(Vm *vm, Value *a, int n) {
    return new_scanner(vm, search_arguments(vm, a, n, false));
}

Value re_pattern_finditer(Vm *vm, Value *a, int n) {
    return new_scanner(vm, search_arguments(vm, a, n, true));
}

/* Takes up the search where it stopped, and stores where it stopped again. `far` as in
 * re_search_next(); absent when there is no match. */
static Value scan(Vm *vm, Value self, bool far) {
    ReSearch s = re_search_new(vm, re_slot(self, SLOT_RE), re_slot(self, SLOT_STRING));
    s.at = re_number(self, SLOT_AT);
    s.limit = re_number(self, SLOT_LIMIT);
    s.not_empty = re_number(self, SLOT_NOT_EMPTY) ? s.at : SIZE_MAX;
    bool found = re_search_next(&s, far);
    Value match = found ? re_search_match(&s) : ABSENT;
    /* Once at the end it stays there. */
    AS(Instance, self)->slots[SLOT_AT] =
        value_int(found ? (intptr_t)s.at : SMALL_INT_MAX / (intptr_t)sizeof(Value));
    AS(Instance, self)->slots[SLOT_NOT_EMPTY] = value_int(s.not_empty != SIZE_MAX);
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
