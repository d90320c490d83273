/* SPDX-License-Identifier: MIT */
/* Tab completion: the candidates are gathered in a list, as dir() gives them; then the longest text
 * that all have in common is inserted, or they are listed. */
#include "repl/complete.h"

#include <string.h>

#include "builtins.h"
#include "object/list.h"
#include "object/namespace.h"
#include "object/str.h"
#include "object/table.h"
#include "port/port.h"
#include "value/utf8.h"

/* Candidates are listed in columns of this many characters, so many a line. */
enum { COLUMN = 18, COLUMNS = 4 };

/* One completion, as the context of complete(). */
typedef struct {
    const char *text; /* the dotted name, up to the cursor */
    size_t n;
    size_t prefix; /* bytes of its last part */
    char *insert;
    size_t result;
} Completion;

/* Letters, digits and '_'; any byte of a code point beyond ASCII. */
static bool is_name_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           (c & 0x80) != 0;
}

/* Appends the keys of a namespace that are not in another one, `without`, which may be absent. */
static void append_keys(Vm *vm, Value list, Value space, Value without) {
    Value member[2];
    for (size_t position = 0; namespace_next(space, &position, member);) {
        if (value_absent(without) || value_absent(dict_get_str(without, member[0]))) {
            list_append(vm, list, member[0]);
        }
    }
}

/* What the text before the last dot stands for; absent for the empty text. `os.path` is looked up
 * as os in __main__ or builtins, then its attribute path: properties and __getattr__ run, and may
 * raise. Absent also when the first name is unknown. */
static Value owner_of(Vm *vm, const char *text, size_t n) {
    Value owner = ABSENT;
    for (size_t from = 0; from < n;) {
        const char *dot = memchr(text + from, '.', n - from);
        size_t end = dot ? (size_t)(dot - text) : n;
        Value name = str_new_name(vm, text + from, end - from);
        if (from > 0) {
            owner = object_getattr(vm, owner, name);
        } else {
            owner = dict_get_str(vm->roots[ROOT_MAIN], name);
            owner = value_absent(owner) ? namespace_get(module_builtins.dict, name) : owner;
            if (value_absent(owner)) {
                return ABSENT;
            }
        }
        from = end + 1;
    }
    return owner;
}

/* Does the name begin with the prefix? With an empty prefix private names are left out. */
static bool matches(const Completion *c, Value name) {
    const char *prefix = c->text + c->n - c->prefix;
    return value_is_kind(name, KIND_STR) && str_bytes(name) >= c->prefix && str_bytes(name) > 0 &&
           memcmp(str_text(name), prefix, c->prefix) == 0 &&
           (c->prefix > 0 || str_text(name)[0] != '_');
}

/* How many of the first `some` bytes of a text of n are whole characters. */
static size_t whole_characters(const char *text, size_t n, size_t some) {
    while (some > 0 && some < n && utf8_is_continuation(text[some])) {
        some--;
    }
    return some;
}

/* The bytes of whole characters behind the prefix that all candidates share; SIZE_MAX when there is
 * no candidate. *first is set to the first candidate then, else left alone. Allocates nothing. */
static size_t common_length(const Completion *c, Value candidates, Value *first) {
    size_t common = SIZE_MAX;
    for (size_t i = 0; i < list_length(candidates); i++) {
        Value name = list_items(candidates)[i];
        if (!matches(c, name)) {
            continue;
        }
        if (common == SIZE_MAX) {
            *first = name;
            common = str_bytes(name) - c->prefix;
            continue;
        }
        size_t same = 0;
        while (same < common && c->prefix + same < str_bytes(name) &&
               str_text(name)[c->prefix + same] == str_text(*first)[c->prefix + same]) {
            same++;
        }
        common =
            whole_characters(str_text(*first) + c->prefix, str_bytes(*first) - c->prefix, same);
    }
    return common;
}

/* Shows the candidates below the line; a long name takes several columns. The cursor is at the
 * start of a line afterwards. */
static void list_candidates(const Completion *c, Value candidates) {
    static const char blanks[COLUMN + 1] = "                  ";
    size_t column = 0;
    port_write_bytes("\r\n", 2);
    for (size_t i = 0; i < list_length(candidates); i++) {
        Value name = list_items(candidates)[i];
        if (!matches(c, name)) {
            continue;
        }
        size_t n = str_length(name), columns = n / COLUMN + 1;
        if (column > 0 && column + columns > COLUMNS) {
            port_write_bytes("\r\n", 2);
            column = 0;
        }
        port_write_bytes(str_text(name), str_bytes(name));
        port_write_bytes(blanks, columns * COLUMN - n);
        column += columns;
    }
    port_write_bytes("\r\n", 2);
}

/* Does the work inside vm_try(): sets c->prefix and c->result. Without a dot the names of __main__
 * come first, then those of builtins that it does not hide; behind a dot, what dir() of the owner
 * says. */
static void complete(Vm *vm, void *context) {
    Completion *c = context;
    Value candidates;
    size_t dot = c->n;
    while (dot > 0 && c->text[dot - 1] != '.') {
        dot--;
    }
    c->prefix = c->n - dot;
    if (dot > 0) {
        Value owner = owner_of(vm, c->text, dot - 1);
        if (value_absent(owner)) {
            return;
        }
        candidates = vm_call1(vm, namespace_get(module_builtins.dict, NAME(dir)), owner);
    } else {
        candidates = list_new(vm, 0);
        append_keys(vm, candidates, vm->roots[ROOT_MAIN], ABSENT);
        append_keys(vm, candidates, module_builtins.dict, vm->roots[ROOT_MAIN]);
    }
    if (!value_is_kind(candidates, KIND_LIST)) {
        return;
    }
    Value first = ABSENT;
    size_t common = common_length(c, candidates, &first);
    if (common == SIZE_MAX) {
        return;
    }
    /* Nothing to add for certain: the candidates are listed, unless what stands there is a whole
     * name without a dot. */
    if (common == 0 && (c->prefix == 0 || str_bytes(first) > c->prefix || dot > 0)) {
        list_candidates(c, candidates);
        c->result = SIZE_MAX;
        return;
    }
    size_t room = common < COMPLETE_ROOM ? common : COMPLETE_ROOM;
    c->result = whole_characters(str_text(first) + c->prefix, str_bytes(first) - c->prefix, room);
    memcpy(c->insert, str_text(first) + c->prefix, c->result);
}

/* The dotted name begins behind the last byte that can be no part of it. Whatever is raised on the
 * way is dropped: then there is nothing to insert. */
size_t complete_name(Vm *vm, const char *text, size_t cursor, char insert[COMPLETE_ROOM]) {
    size_t from = cursor;
    while (from > 0 && (is_name_byte(text[from - 1]) || text[from - 1] == '.')) {
        from--;
    }
    Completion c = {.text = text + from, .n = cursor - from, .insert = insert};
    static const char statement[] = "import ";
    Value exception;
    if (c.n > 0 && vm_try(vm, complete, &c, &exception) && c.result == 0 && from == 0 &&
        c.n < sizeof statement - 1 && memcmp(text, statement, c.n) == 0) {
        c.result = sizeof statement - 1 - c.n; /* the one statement worth it, as on a board */
        memcpy(insert, statement + c.n, c.result);
    }
    return c.result;
}
