/* SPDX-License-Identifier: MIT */
/* The methods of str, bytes and bytearray that look for a part of the text: find and its family,
 * count, startswith, replace, removeprefix.
 *
 * In UTF-8 no character begins inside another, so that a str is searched as bytes; what Python
 * gives and gets as indexes is converted at the border. Only an empty needle needs care: it lies
 * between characters.
 *
 * Arguments are read in CPython's order: start and end, then what is looked for. Reading them
 * may run an __index__, which may change a bytearray; so the text itself is asked for last, and
 * nothing of Python runs while a Text is in use. */
#include "object/search.h"

#include <string.h>

#include "builtins.h"
#include "object/bytes.h"
#include "object/sequence.h"
#include "value/utf8.h"

/* ---- bytes in bytes ---- */

/* memchr finds candidates by their first byte; libc makes that fast. The search is the plain
 * one: in the worst case it takes the product of both lengths, and can be interrupted. */
size_t search_first(Vm *vm, Text text, Text needle) {
    if (needle.n > text.n) {
        return SEARCH_NONE;
    }
    if (needle.n == 0) {
        return 0;
    }
    /* `last` is the last place where needle fits: behind it nothing is read. */
    const char *p = text.data, *last = text.data + (text.n - needle.n);
    while (p <= last) {
        p = memchr(p, needle.data[0], (size_t)(last - p) + 1);
        if (p == NULL) {
            break;
        }
        if (memcmp(p + 1, needle.data + 1, needle.n - 1) == 0) {
            return (size_t)(p - text.data);
        }
        p++;
        vm_poll(vm);
    }
    return SEARCH_NONE;
}

/* No memrchr in every libc: a plain loop. An empty needle is found at text.n. */
size_t search_last(Vm *vm, Text text, Text needle) {
    if (needle.n > text.n) {
        return SEARCH_NONE;
    }
    size_t at = text.n - needle.n;
    for (;; at--) {
        if (needle.n == 0 || (text.data[at] == needle.data[0] &&
                              memcmp(text.data + at, needle.data, needle.n) == 0)) {
            return at;
        }
        /* Before at--, which would wrap: a size_t is never below 0. */
        if (at == 0) {
            return SEARCH_NONE;
        }
        vm_poll(vm);
    }
}

/* An empty needle would never end: the caller excludes it. `most` is how often a cut or a
 * replacement may happen: SIZE_MAX counts them all. */
size_t search_times(Vm *vm, Text text, Text needle, size_t most) {
    size_t times = 0;
    while (times < most) {
        size_t at = search_first(vm, text, needle);
        if (at == SEARCH_NONE) {
            break;
        }
        times++;
        text.data += at + needle.n;
        text.n -= at + needle.n;
    }
    return times;
}

/* ---- arguments ---- */

/* What a method of bytes looks for may be an int: then it is the one byte here. */
typedef struct {
    Text text;
    char byte;
} Needle;

/* Raises TypeError for what cannot be looked for, ValueError for an int that is no byte. `out`
 * must stay where it is: its text may point at its own byte. Runs __index__, but of a bytes
 * method's argument only. */
static void take_needle(Vm *vm, Value self, Value v, Needle *out) {
    if (text_try(vm, self, v, &out->text)) {
        return;
    }
    if (!text_is_str(self)) {
        if (sequence_is_index(vm, v)) {
            out->byte = (char)bytes_to_byte(vm, v, "byte");
            out->text = (Text){&out->byte, 1};
            return;
        }
        vm_raise_type(vm, "argument should be integer or bytes-like object, not '%t'", v);
    }
    vm_raise_type(vm, "must be str, not %t", v);
}

/* The part of self that the arguments 2 and 3 name; false when nothing can be found in it. As in
 * CPython, a start behind the end finds nothing, not even an empty needle: 'abc'.find('', 4) is
 * -1. Runs __index__. */
static bool take_window(Vm *vm, Value *a, int n, TextWindow *window) {
    return text_window(vm, arg(a, 0), arg_or_absent(a, n, 2), arg_or_absent(a, n, 3), window);
}

/* It as text, or what code that ran since has left of it. The window was fitted to the length
 * that self had before; a bytearray may be shorter by now. */
static Text part_of(Value self, TextWindow *window) {
    Text all = text_of(self);
    window->to = window->to < all.n ? window->to : all.n;
    window->from = window->from < window->to ? window->from : window->to;
    return (Text){all.data + window->from, window->to - window->from};
}

/* The index of the character at a byte offset. Self's own characters are counted from the
 * beginning, not those of the window. */
static Value index_at(Value self, size_t offset) {
    if (!text_is_flat(self)) {
        offset = utf8_length(str_text(self), offset);
    }
    return value_int((intptr_t)offset);
}

/* The methods find, rfind, index and rindex of self, with (what, start, end) in a[-1] to a[-3].
 * `must`: ValueError instead of -1. */
static Value find(Vm *vm, Value *a, int n, size_t (*search)(Vm *, Text, Text), bool must) {
    Value self = arg(a, 0);
    TextWindow window;
    Needle needle;
    bool possible = take_window(vm, a, n, &window);
    take_needle(vm, self, arg(a, 1), &needle);
    if (possible) {
        /* The window is read again as text here: nothing of Python runs any more. */
        size_t at = search(vm, part_of(self, &window), needle.text);
        if (at != SEARCH_NONE) {
            return index_at(self, window.from + at);
        }
    }
    if (must) {
        vm_raise_value_error(vm,
                             text_is_str(self) ? "substring not found" : "subsection not found");
    }
    return value_int(-1);
}

/* ---- methods ---- */

/* All serve str, bytes and bytearray: argument 0 says which. The optional start and end count
 * characters, and are the arguments 2 and 3. */

Value search_find(Vm *vm, Value *a, int n) {
    return find(vm, a, n, search_first, false);
}
Value search_rfind(Vm *vm, Value *a, int n) {
    return find(vm, a, n, search_last, false);
}
Value search_index(Vm *vm, Value *a, int n) {
    return find(vm, a, n, search_first, true);
}
Value search_rindex(Vm *vm, Value *a, int n) {
    return find(vm, a, n, search_last, true);
}

/* An empty needle lies before each character and behind the last. So 'abc'.count('') is 4. */
Value search_count(Vm *vm, Value *a, int n) {
    Value self = arg(a, 0);
    TextWindow window;
    Needle needle;
    bool possible = take_window(vm, a, n, &window);
    take_needle(vm, self, arg(a, 1), &needle);
    if (!possible) {
        return value_int(0);
    }
    Text part = part_of(self, &window);
    if (needle.text.n == 0) {
        size_t length = text_is_flat(self) ? part.n : utf8_length(part.data, part.n);
        return value_int((intptr_t)length + 1);
    }
    return value_int((intptr_t)search_times(vm, part, needle.text, SIZE_MAX));
}

/* Also serves int in bytes. An instance of a class derived from int or with __index__ counts as
 * the byte with its value; ValueError when that is no byte. A str contains nothing but str:
 * TypeError for the rest. */
bool search_contains(Vm *vm, Value self, Value item) {
    Text text = {NULL, 0};
    if (!text_try(vm, self, item, &text)) {
        if (text_is_str(self)) {
            vm_raise_type(vm, "'in <string>' requires string as left operand, not %t", item);
        }
        if (!sequence_is_index(vm, item)) {
            vm_raise_type(vm, "a bytes-like object is required, not '%t'", item);
        }
        /* This may run __index__: the text is asked for afterwards. */
        int byte = bytes_to_byte(vm, item, "byte");
        Text all = text_of(self);
        return all.n > 0 && memchr(all.data, byte, all.n) != NULL;
    }
    return search_first(vm, text_of(self), text) != SEARCH_NONE;
}

/* At the beginning, or the end if `at_end`. An empty affix is always there. */
static bool is_at_end(Text part, Text affix, bool at_end) {
    return affix.n <= part.n &&
           memcmp(part.data + (at_end ? part.n - affix.n : 0), affix.data, affix.n) == 0;
}

/* startswith and endswith; the argument may be a tuple. The items are looked at in turn, so that
 * what follows the one that fits is never checked, as in CPython. Nothing runs Python code once
 * the window is read: `part` stays good. */
static Value has_affix(Vm *vm, Value *a, int n, const char *name, bool at_end) {
    Value self = arg(a, 0), affix = object_unwrap(arg(a, 1));
    const char *kind = text_is_str(self) ? "str" : "bytes";
    TextWindow window;
    Text part = {NULL, 0}, text = {NULL, 0};
    /* Even when nothing can be found, the affix is checked: a wrong type is a TypeError in any
     * case. */
    bool possible = take_window(vm, a, n, &window);
    if (possible) {
        part = part_of(self, &window);
    }
    if (value_is_kind(affix, KIND_TUPLE)) {
        for (size_t i = 0; i < tuple_length(AS(Tuple, affix)); i++) {
            Value item = AS(Tuple, affix)->items[i];
            if (text_is_str(self) && !text_try(vm, self, item, &text)) {
                vm_raise_type(vm, "tuple for %s must only contain str, not %t", name, item);
            }
            text = text_need(vm, self, item);
            if (possible && is_at_end(part, text, at_end)) {
                return TRUE;
            }
        }
        return FALSE;
    }
    if (!text_try(vm, self, affix, &text)) {
        vm_raise_type(vm, "%s first arg must be %s or a tuple of %s, not %t", name, kind, kind,
                      arg(a, 1));
    }
    return value_bool(possible && is_at_end(part, text, at_end));
}

Value search_startswith(Vm *vm, Value *a, int n) {
    return has_affix(vm, a, n, "startswith", false);
}
Value search_endswith(Vm *vm, Value *a, int n) {
    return has_affix(vm, a, n, "endswith", true);
}

/* Only a whole affix is removed, and only once. `name` is for the message. Without a change,
 * self itself, or a copy of a bytearray. */
static Value remove_affix(Vm *vm, Value *a, const char *name, bool at_end) {
    Value self = arg(a, 0);
    Text text = text_of(self), affix;
    if (!text_try(vm, self, arg(a, 1), &affix)) {
        if (text_is_str(self)) {
            vm_raise_type(vm, "%s() argument must be str, not %T", name, arg(a, 1));
        }
        affix = text_need(vm, self, arg(a, 1));
    }
    /* An empty affix is no change; it is treated apart so that self itself is returned. */
    if (affix.n == 0 || !is_at_end(text, affix, at_end)) {
        return text_same(vm, self);
    }
    return text_new(vm, self, text.data + (at_end ? 0 : affix.n), text.n - affix.n);
}

Value search_removeprefix(Vm *vm, Value *a, int n) {
    (void)n;
    return remove_affix(vm, a, "removeprefix", false);
}
Value search_removesuffix(Vm *vm, Value *a, int n) {
    (void)n;
    return remove_affix(vm, a, "removesuffix", true);
}

/* ---- replace ---- */

/* Texts are read after the count, whose __index__ may change a bytearray. Self stays where it is
 * while the result grows: the addresses in Text on the C stack pin what they point into. */

/* Puts `fresh` before each of the first `most` characters, and behind the last.
 * 'abc'.replace('', '-') is '-a-b-c-': `most` counts the one behind the last, too. */
static Value interleave(Vm *vm, Value self, Text fresh, size_t most) {
    Text text = text_of(self);
    StrBuilder b;
    str_build_begin(vm, &b, text.n + fresh.n);
    size_t at = 0;
    for (size_t i = 0; i < most; i++) {
        writer_put(&b.writer, fresh.data, fresh.n);
        /* That was the one behind the last character: nothing is left to copy. */
        if (at == text.n) {
            break;
        }
        size_t from = at++;
        while (!text_is_flat(self) && at < text.n && utf8_is_continuation(text.data[at])) {
            at++;
        }
        writer_put(&b.writer, text.data + from, at - from);
    }
    writer_put(&b.writer, text.data + at, text.n - at);
    return text_build_end(&b, self);
}

/* Argument i, with the message that replace() has for its own. */
static Text replace_argument(Vm *vm, Value *a, int i) {
    Text text = {NULL, 0};
    if (!text_try(vm, arg(a, 0), arg(a, i), &text)) {
        if (text_is_str(arg(a, 0))) {
            vm_raise_type(vm, "replace() argument %d must be str, not %T", i, arg(a, i));
        }
        text = text_need(vm, arg(a, 0), arg(a, i));
    }
    return text;
}

/* Two passes: the first counts, so that the result is allocated at its size. A count below 0 is
 * no limit. When nothing is found, self itself (a copy of a bytearray) and no second pass. */
Value search_replace(Vm *vm, Value *a, int n) {
    Value self = arg(a, 0);
    intptr_t count = n > 3 ? object_to_size(vm, arg(a, 3)) : -1;
    size_t most = count < 0 ? SIZE_MAX : (size_t)count;
    Text old = replace_argument(vm, a, 1), fresh = replace_argument(vm, a, 2);
    Text text = text_of(self);
    if (old.n == 0) {
        return most == 0 ? text_same(vm, self) : interleave(vm, self, fresh, most);
    }
    size_t times = search_times(vm, text, old, most), total;
    if (times == 0) {
        return text_same(vm, self);
    }
    /* text.n - times * old.n cannot be negative: the places found do not overlap. */
    if (__builtin_mul_overflow(times, fresh.n, &total) ||
        __builtin_add_overflow(total, text.n - times * old.n, &total)) {
        vm_raise_memory(vm, SIZE_MAX);
    }
    StrBuilder b;
    str_build_begin(vm, &b, total);
    while (times-- > 0) {
        size_t at = search_first(vm, text, old);
        writer_put(&b.writer, text.data, at);
        writer_put(&b.writer, fresh.data, fresh.n);
        text.data += at + old.n;
        text.n -= at + old.n;
    }
    writer_put(&b.writer, text.data, text.n);
    return text_build_end(&b, self);
}
