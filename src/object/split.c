/* SPDX-License-Identifier: MIT */
/* The methods of str, bytes and bytearray that take text apart, and join, which puts it
 * together.
 *
 * The pieces of a str are strs, those of bytes bytes, those of a bytearray bytearrays: each is a
 * copy. While they are made, nothing runs Python code, so a Text of self stays good: its address
 * on the C stack pins what it points into. */
#include "object/search.h"

#include <string.h>

#include "builtins.h"
#include "object/protocol.h"
#include "object/sequence.h"
#include "value/utf8.h"

/* The bytes [from, to) as an object of their own. */
static Value piece(Vm *vm, Value self, Text text, size_t from, size_t to) {
    return text_new(vm, self, text.data + from, to - from);
}

/* The same, put at the end of a list. */
static void add_piece(Vm *vm, Value list, Value self, Text text, size_t from, size_t to) {
    list_append(vm, list, piece(vm, self, text, from, to));
}

/* ---- split ---- */

/* Without a separator, blanks separate: ' a b '.split() is ['a', 'b']. With one, each occurrence
 * does: 'a,,b'.split(',') is ['a', '', 'b']. `flat` says that each byte is a character;
 * `is_str`, which blanks count. */

/* The length of the blank that begins at `at`; 0 if none does. `at` must be the beginning of a
 * character, and before the end. */
static size_t blank_at(Text text, size_t at, bool flat, bool is_str) {
    uint32_t code = (uint8_t)text.data[at];
    size_t one = flat ? 1 : str_read_char(text.data + at, &code);
    return text_is_blank(code, is_str) ? one : 0;
}

/* The length of the blank that ends at `end`. `end` must be above 0 and the end of a character. */
static size_t blank_before(Text text, size_t end, bool flat, bool is_str) {
    size_t at = end - 1;
    while (!flat && at > 0 && utf8_is_continuation(text.data[at])) {
        at--;
    }
    return blank_at(text, at, flat, is_str);
}

/* Where the blanks that begin at `at` end, or what is no blank. `blanks` says which of the two;
 * text.n when there is nothing else. */
static inline size_t skip(Text text, size_t at, bool blanks, bool flat, bool is_str) {
    if (flat) {
        while (at < text.n && text_is_blank((uint8_t)text.data[at], is_str) == blanks) {
            at++;
        }
        return at;
    }
    for (uint32_t code; at < text.n;) {
        size_t one = str_read_char(text.data + at, &code);
        if (text_is_blank(code, is_str) != blanks) {
            break;
        }
        at += one;
    }
    return at;
}

/* The pieces between blanks; runs of blanks count as one and those at the ends as none. With at
 * most `most` cuts there are at most most + 1 pieces; `most` may be SIZE_MAX. */
static size_t count_pieces(Value self, size_t most) {
    Text text = text_of(self);
    bool flat = text_is_flat(self), is_str = text_is_str(self);
    size_t at = 0, n = 0;
    /* The piece behind the last cut is counted by the n++ whose comparison ends the loop. */
    while ((at = skip(text, at, true, flat, is_str)) < text.n && n++ < most) {
        at = skip(text, at, false, flat, is_str);
    }
    return n;
}

/* At most `most` cuts. What is left after the last cut is one piece, blanks at its end included,
 * as in CPython: ' a b '.split(None, 1) is ['a', 'b ']. */
static void split_blanks(Vm *vm, Value list, Value self, size_t most) {
    Text text = text_of(self);
    bool flat = text_is_flat(self), is_str = text_is_str(self);
    for (size_t at = 0; (at = skip(text, at, true, flat, is_str)) < text.n;) {
        size_t from = at;
        /* After that most wraps, but at is text.n and the loop ends. */
        at = most-- == 0 ? text.n : skip(text, at, false, flat, is_str);
        add_piece(vm, list, self, text, from, at);
    }
}

/* The same from the end; the list comes out backwards. What is left keeps the blanks at its
 * beginning. */
static void rsplit_blanks(Vm *vm, Value list, Value self, size_t most) {
    Text text = text_of(self);
    bool flat = text_is_flat(self), is_str = text_is_str(self);
    size_t end = text.n, one;
    for (;;) {
        /* The blanks behind the piece, then the piece itself, a character at a time. */
        while (end > 0 && (one = blank_before(text, end, flat, is_str)) > 0) {
            end -= one;
        }
        if (end == 0) {
            return;
        }
        size_t from = end;
        if (most-- == 0) {
            from = 0;
        }
        while (from > 0 && blank_before(text, from, flat, is_str) == 0) {
            do {
                from--;
            } while (!flat && utf8_is_continuation(text.data[from]));
        }
        add_piece(vm, list, self, text, from, end);
        end = from;
    }
}

/* At most `most` cuts at the separator, from the beginning. There are one more pieces than cuts;
 * they may be empty. sep is not empty. */
static void split_at(Vm *vm, Value list, Value self, Text sep, size_t most) {
    Text text = text_of(self);
    while (most-- > 0) {
        size_t at = search_first(vm, text, sep);
        if (at == SEARCH_NONE) {
            break;
        }
        add_piece(vm, list, self, text, 0, at);
        text.data += at + sep.n;
        text.n -= at + sep.n;
    }
    add_piece(vm, list, self, text, 0, text.n);
}

/* From the end; the list comes out backwards. Cuts are looked for from the end, so overlapping
 * ones differ from split's: 'aaa'.rsplit('aa') is ['a', '']. */
static void rsplit_at(Vm *vm, Value list, Value self, Text sep, size_t most) {
    Text text = text_of(self);
    while (most-- > 0) {
        size_t at = search_last(vm, text, sep);
        if (at == SEARCH_NONE) {
            break;
        }
        add_piece(vm, list, self, text, at + sep.n, text.n);
        text.n = at;
    }
    add_piece(vm, list, self, text, 0, text.n);
}

/* The separator that v stands for: TypeError for a wrong type, ValueError for an empty one.
 * or_none: the message about the type says that None would do. */
static Text separator(Vm *vm, Value self, Value v, bool or_none) {
    Text sep = {NULL, 0};
    if (!text_try(vm, self, v, &sep)) {
        if (text_is_str(self) && or_none) {
            vm_raise_type(vm, "must be str or None, not %t", v);
        }
        sep = text_need(vm, self, v);
    }
    if (sep.n == 0) {
        vm_raise_value_error(vm, "empty separator");
    }
    return sep;
}

/* In place. */
static void reverse(Value list) {
    size_t n = list_length(list);
    for (size_t i = 0; i < n / 2; i++) {
        Value *items = list_items(list), item = items[i];
        items[i] = items[n - 1 - i];
        items[n - 1 - i] = item;
    }
}

/* The list of the pieces, in their order in the text. sep None or absent: blanks. maxsplit below
 * 0: no limit. */
static Value split(Vm *vm, Value *a, int n, bool backwards) {
    Value self = arg(a, 0), sep = arg_or_absent(a, n, 1), limit = arg_or_absent(a, n, 2);
    /* Runs __index__: before any text is looked at. */
    intptr_t most = value_absent(limit) ? -1 : object_to_size(vm, limit);
    size_t times = most < 0 ? SIZE_MAX : (size_t)most;
    Value list; /* as long as it has to be: the pieces will lie behind it */
    if (value_absent(sep) || value_is_none(sep)) {
        list = list_new(vm, count_pieces(self, times));
        (backwards ? rsplit_blanks : split_blanks)(vm, list, self, times);
    } else {
        Text text = separator(vm, self, sep, true);
        list = list_new(vm, search_times(vm, text_of(self), text, times) + 1);
        (backwards ? rsplit_at : split_at)(vm, list, self, text, times);
    }
    if (backwards) {
        reverse(list);
    }
    return list;
}

Value split_split(Vm *vm, Value *a, int n) {
    return split(vm, a, n, false);
}
Value split_rsplit(Vm *vm, Value *a, int n) {
    return split(vm, a, n, true);
}

/* ---- splitlines ---- */

/* One pass over the bytes. In a str the bytes within a character are passed over, so that what
 * looks like a line end always is one. */

/* The length of the line end at `at`: \n, \r, \r\n and, in a str, \v \f \x1c-\x1e \x85 \u2028
 * \u2029. 0 if there is none. For a str, `at` must be the beginning of a character. */
static size_t line_end_at(Text text, size_t at, bool is_str) {
    const uint8_t *p = (const uint8_t *)text.data + at;
    if (p[0] == '\n' || p[0] == '\r') {
        return 1 + (p[0] == '\r' && at + 1 < text.n && p[1] == '\n');
    }
    if (!is_str) {
        return 0;
    }
    if (p[0] < 0x80) {
        return p[0] == '\v' || p[0] == '\f' || (p[0] >= 0x1c && p[0] <= 0x1e);
    }
    uint32_t code;
    size_t one = str_read_char(text.data + at, &code);
    return code == 0x85 || code == 0x2028 || code == 0x2029 ? one : 0;
}

/* A last line without an end is a line; an empty one is not. 'a\n\nb'.splitlines() is ['a', '',
 * 'b'], and ''.splitlines() is []. With keepends the line ends stay at their lines. */
Value split_splitlines(Vm *vm, Value *a, int n) {
    Value self = arg(a, 0), keep = arg_or_absent(a, n, 1);
    bool keep_ends = !value_absent(keep) && object_to_size(vm, keep) != 0;
    Value list = list_new(vm, 0);
    Text text = text_of(self);
    bool is_str = text_is_str(self);
    size_t from = 0;
    for (size_t at = 0; at < text.n;) {
        /* In bytes this passes over the values 0x80 to 0xbf, which end no line there. */
        size_t end = utf8_is_continuation(text.data[at]) ? 0 : line_end_at(text, at, is_str);
        if (end == 0) {
            at++;
            continue;
        }
        add_piece(vm, list, self, text, from, keep_ends ? at + end : at);
        at += end;
        from = at;
    }
    if (from < text.n) {
        add_piece(vm, list, self, text, from, text.n);
    }
    return list;
}

/* ---- partition ---- */

/* The part before, the separator, the part behind. As in CPython, without the separator the
 * whole is the first part, or, for rpartition, the last one: 'abc'.rpartition('-') is ('', '',
 * 'abc'). */
static Value partition(Vm *vm, Value *a, bool last) {
    Value self = arg(a, 0);
    Text sep = separator(vm, self, arg(a, 1), false), text = text_of(self);
    size_t at = (last ? search_last : search_first)(vm, text, sep);
    size_t before = at, after = at + sep.n;
    if (at == SEARCH_NONE) {
        before = after = last ? 0 : text.n;
    }
    Value parts[3];
    parts[0] = piece(vm, self, text, 0, before);
    /* The separator found is the very argument, an instance of a derived class included; only a
     * bytearray gives a copy of its own kind. */
    parts[1] = at == SEARCH_NONE                     ? text_new(vm, self, "", 0)
               : value_is_kind(self, KIND_BYTEARRAY) ? text_new(vm, self, sep.data, sep.n)
                                                     : arg(a, 1);
    parts[2] = piece(vm, self, text, after, text.n);
    return tuple_from_array(vm, parts, 3);
}

Value split_partition(Vm *vm, Value *a, int n) {
    (void)n;
    return partition(vm, a, false);
}
Value split_rpartition(Vm *vm, Value *a, int n) {
    (void)n;
    return partition(vm, a, true);
}

/* ---- join ---- */

/* The text of an item that is no plain str, or TypeError. i is for the message. */
static Text convert_item(Vm *vm, Value self, Value item, size_t i) {
    Text text = {NULL, 0};
    if (!text_try(vm, self, item, &text)) {
        vm_raise_type(vm,
                      text_is_str(self)
                          ? "sequence item %u: expected str instance, %t found"
                          : "sequence item %u: expected a bytes-like object, %t found",
                      i, item);
    }
    return text;
}

/* The text of item number i. The usual case is told apart here, without a call. Good as long as
 * the item is: nothing is allocated. */
static inline Text join_item(Vm *vm, Value self, Value item, size_t i) {
    if (value_is_kind(item, KIND_STR) && text_is_str(self)) {
        return (Text){str_text(item), str_bytes(item)};
    }
    return convert_item(vm, self, item, i);
}

/* The bytes that joining the items of a list or tuple gives; nothing runs Python code here.
 * TypeError for an item that cannot be joined; MemoryError when the sum wraps. */
static size_t joined_size(Vm *vm, Value self, const Value *items, size_t n) {
    size_t total = n > 1 ? text_of(self).n : 0;
    if (n > 1 && __builtin_mul_overflow(total, n - 1, &total)) {
        vm_raise_memory(vm, SIZE_MAX);
    }
    for (size_t i = 0; i < n; i++) {
        if (__builtin_add_overflow(total, join_item(vm, self, items[i], i).n, &total)) {
            vm_raise_memory(vm, SIZE_MAX);
        }
    }
    return total;
}

/* Two passes over a list or tuple: the first checks the items and adds up their sizes. Other
 * iterables are made a list first: that is the only step that runs Python code. A single item of
 * exactly str is returned itself. */
Value split_join(Vm *vm, Value *a, int n) {
    (void)n;
    Value held[2] = {arg(a, 0), object_unwrap(arg(a, 1))}; /* self, the items */
    CRoots roots;
    heap_root(&vm->heap, &roots, held, 2);
    if (!value_is_kind(held[1], KIND_LIST) && !value_is_kind(held[1], KIND_TUPLE)) {
        if (!object_is_iterable(vm, held[1])) {
            vm_raise_type(vm, "can only join an iterable");
        }
        held[1] = list_from_sealed(vm, arg(a, 1));
    }
    size_t count;
    const Value *item = sequence_items(held[1], &count);
    if (count == 0 || (count == 1 && text_is_str(held[0]) && text_is_str(item[0]))) {
        heap_unroot(&vm->heap, &roots);
        return count ? item[0] : text_new(vm, held[0], "", 0);
    }
    size_t total = joined_size(vm, held[0], item, count);
    StrBuilder b;
    uintptr_t *high = vm_seal(vm);
    str_build_begin(vm, &b, total);
    vm_unseal(vm, high);
    heap_unroot(&vm->heap, &roots);
    /* Unless total is 0, the hint has made this room already. */
    char *to = str_build_room(&b, total);
    Value self = held[0];
    item = sequence_items(held[1], &count); /* may have moved */
    Text sep = text_of(self);
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            memcpy(to, sep.data, sep.n);
            to += sep.n;
        }
        Text text = join_item(vm, self, item[i], i);
        memcpy(to, text.data, text.n);
        to += text.n;
    }
    return text_build_end(&b, self);
}
