/* SPDX-License-Identifier: MIT */
/* Tracebacks: a list of TRACEBACK entries, the outermost call first. An entry is one place, with a
 * count for a recursive function that was at it many times over. Printing allocates nothing of its
 * own, so that a MemoryError can be reported. */
#include "vm/traceback.h"

#include <string.h>

#include "builtins.h"
#include "object/exception.h"
#include "object/group.h"
#include "object/lineage.h"
#include "object/list.h"
#include "object/str.h"
#include "object/table.h"
#include "port/port.h"
#include "vm/snapshot.h"

enum {
    MOST_ENTRIES = 1000, /* printed, the innermost ones */
    SHOWN_REPEATS = 3,
    MOST_CHAINED = 1000, /* exceptions printed of a chain of causes */
    MOST_GROUPED = 15,   /* ... of a group */
    MOST_NESTED = 10,    /* groups within groups that are shown */
    PATH_ROOM = 256      /* longest path of a source file that is looked at */
};

/* The two parts of `place`: line, and how many calls in a row the entry stands for, 1 to 256. */
static unsigned entry_line(const Traceback *t) {
    return (unsigned)(value_to_int(t->place) >> 8);
}
static unsigned entry_count(const Traceback *t) {
    return ((unsigned)value_to_int(t->place) & 255) + 1;
}

/* Entries come from the inside out, so each new one is the first of the list. Constant exceptions
 * lie in flash and have no traceback. Where no memory is left the entry is missing: nothing is
 * raised while something is raised. */
void traceback_add(Vm *vm, Value exception, const Code *code, size_t pc) {
    if (!exception_writable(vm, exception)) {
        return;
    }
    intptr_t line = (intptr_t)code_line(code, pc);
    Value head = AS(Exception, exception)->traceback;
    if (!value_absent(head)) {
        Traceback *t = AS(Traceback, head);
        if (t->code.bits == (uintptr_t)code && (intptr_t)entry_line(t) == line &&
            entry_count(t) < 256) {
            t->place = value_int(value_to_int(t->place) + 1);
            return;
        }
    }
    Object *o = heap_bump(&vm->heap, KIND_TRACEBACK, WORDS_OF(Traceback));
    if (o == NULL) {
        o = heap_try_alloc(vm, KIND_TRACEBACK, WORDS_OF(Traceback));
    }
    if (o != NULL) {
        Traceback *t = (Traceback *)o;
        t->next = head;
        t->code = value_object(code);
        t->place = value_int(line << 8);
        AS(Exception, exception)->traceback = value_object(t);
    }
}

/* tb_frame is made when it is asked for, and knows what the entry knows: it tells the line where
 * the exception came by, not the last one of its `finally`. */
Value traceback_getattr(Vm *vm, Value self, Value name) {
    (void)vm;
    Traceback *t = AS(Traceback, self);
    if (value_same(name, NAME(tb_lineno))) {
        return value_int((intptr_t)entry_line(t));
    }
    if (value_same(name, NAME(tb_next))) {
        return value_absent(t->next) ? NONE : t->next;
    }
    if (value_same(name, NAME(tb_frame))) {
        return snapshot_new(vm, t->code, ABSENT, entry_line(t), 0);
    }
    return ABSENT;
}

/* ---- source lines ---- */

/* The file is read again in small blocks for each line that is printed: nothing of a source is
 * kept in memory. */

/* Writes line number `line` of the file without the blanks before it; nothing if it is not there.
 * By the port, past mounted file systems: their code may be what has failed. */
static void write_source(Writer *w, Value file, unsigned line) {
    char path[PATH_ROOM], block[128];
    size_t n = str_bytes(file);
    /* <stdin>, <string> and the like are no files. */
    if (n == 0 || n >= PATH_ROOM || str_text(file)[0] == '<') {
        return;
    }
    memcpy(path, str_text(file), n);
    path[n] = 0;
    int handle = port_file_open(path, PORT_READ);
    if (handle < 0) {
        return;
    }
    bool begun = false, done = false;
    for (intptr_t got; !done && (got = port_file_read(handle, block, sizeof block)) > 0;) {
        /* Skips to the line, then its blanks, then writes up to its end; each may go on in the
         * next block. */
        intptr_t i = 0, end = 0;
        for (; i < got && line > 1; i++) {
            line -= block[i] == '\n';
        }
        while (line == 1 && !begun && i < got &&
               (block[i] == ' ' || block[i] == '\t' || block[i] == '\f')) {
            i++;
        }
        if (line > 1 || i == got) {
            continue;
        }
        for (end = i; end < got && block[end] != '\n'; end++) {
        }
        if (!begun) {
            writer_text(w, "    ");
            begun = true;
        }
        writer_put(w, block + i, (size_t)(end - i));
        done = end < got;
    }
    if (begun) {
        writer_text(w, "\n");
    }
    port_file_close(handle);
}

/* One place: file, line, name of the function, and the source line if it can be read. */
static void write_entry(Writer *w, Value entry) {
    const Code *code = AS(Code, AS(Traceback, entry)->code);
    unsigned line = entry_line(AS(Traceback, entry));
    writer_format(w, "  File \"%v\", line %u, in %v\n", AS(Unit, code->unit)->file, (size_t)line,
                  code_name(code));
    /* The writer may have allocated. */
    code = AS(Code, AS(Traceback, entry)->code);
    write_source(w, AS(Unit, code->unit)->file, line);
}

/* `[Previous line repeated 7 more times]`, for what was not written of `count` lines; nothing if
 * all were. */
static void write_repeated(Writer *w, size_t count) {
    if (count > SHOWN_REPEATS) {
        size_t more = count - SHOWN_REPEATS;
        writer_format(w, "  [Previous line repeated %u more time%s]\n", more, more == 1 ? "" : "s");
    }
}

/* Entries of one line of one code; a is absent before the first. */
static bool same_place(Value a, Value b) {
    return !value_absent(a) && value_same(AS(Traceback, a)->code, AS(Traceback, b)->code) &&
           entry_line(AS(Traceback, a)) == entry_line(AS(Traceback, b));
}

/* From the outermost call to the innermost. Of very many entries the outermost are left out
 * (skip); equal places in a row are written three times, as CPython does, whether counted in one
 * entry or standing in several. */
static void write_entries(Writer *w, Value traceback) {
    size_t total = 0;
    for (Value t = traceback; !value_absent(t); t = AS(Traceback, t)->next) {
        total += entry_count(AS(Traceback, t));
    }
    size_t skip = total > MOST_ENTRIES ? total - MOST_ENTRIES : 0, shown = 0;
    Value last = ABSENT;
    for (Value t = traceback; !value_absent(t); t = AS(Traceback, t)->next) {
        size_t count = entry_count(AS(Traceback, t));
        size_t skipped = count < skip ? count : skip;
        skip -= skipped;
        count -= skipped;
        if (!same_place(last, t)) {
            write_repeated(w, shown);
            shown = 0;
            last = t;
        }
        for (size_t i = 0; i < count; i++) {
            if (shown++ < SHOWN_REPEATS) {
                write_entry(w, t);
            }
        }
    }
    write_repeated(w, shown);
}

/* ---- the message ---- */

/* Passes text on, with ": " before the first byte. */
typedef struct {
    Writer writer; /* first */
    Writer *out;
    Value value;
    bool begun;
} Message;

/* The put() of a Message. The colon waits for the first byte: an empty message has none. */
static void message_put(Writer *w, const char *bytes, size_t n) {
    Message *message = (Message *)w;
    if (n > 0 && !message->begun) {
        message->begun = true;
        writer_text(message->out, ": ");
    }
    writer_put(message->out, bytes, n);
}

/* str(value), for vm_try(): its __str__ may raise. */
static void message_body(Vm *vm, void *context) {
    Message *message = context;
    object_write(vm, &message->writer, message->value, false);
}

/* `: text`, or nothing when str(value) is empty. The text is written while it is made and
 * gathered nowhere. */
static void write_message(Vm *vm, Writer *w, Value value) {
    Message message = {
        {vm, message_put},
        w, value, false
    };
    Value ignored;
    if (!vm_try(vm, message_body, &message, &ignored)) {
        writer_text(&message.writer, "<exception str() failed>");
    }
}

/* The class with its module, unless that is builtins or __main__. A class's own attributes are not
 * asked: Python code could run, and fail. */
static void write_class(Writer *w, Value cls) {
    bool native = value_is_kind(cls, KIND_TYPE);
    Value module = lineage_module(cls);
    if (value_is_kind(module, KIND_STR) && !str_is(module, "builtins") &&
        !str_is(module, "__main__")) {
        writer_format(w, "%v.", module);
    }
    Value name = native ? AS(Type, cls)->name : AS(Class, cls)->qualname;
    writer_str(w, value_is_kind(name, KIND_STR) ? name : AS(Class, cls)->name);
}

/* The line that a SyntaxError is about, and carets below, from its column to before stop_column;
 * one if that says nothing. Columns count characters from 1; blanks at the front are not written,
 * and so the carets move left. None goes beyond the end of the line, but for one that begins there.
 */
static void write_syntax_text(Writer *w, Value text, Value column, Value stop_column) {
    const char *p = str_text(text), *end = p + str_bytes(text);
    intptr_t offset = value_is_int(column) ? value_to_int(column) - 1 : -1;
    intptr_t width = value_is_int(stop_column) ? value_to_int(stop_column) - 1 - offset : 1;
    for (; p < end && (*p == ' ' || *p == '\t' || *p == '\f'); p++) {
        offset--;
    }
    const char *stop = memchr(p, '\n', (size_t)(end - p));
    size_t n = (size_t)((stop ? stop : end) - p);
    intptr_t characters = 0;
    for (size_t i = 0; i < n; i++) {
        /* All bytes but the continuation bytes of UTF-8 begin a character. */
        characters += (p[i] & 0xc0) != 0x80;
    }
    writer_text(w, "    ");
    writer_put(w, p, n);
    writer_text(w, "\n");
    if (offset >= 0) {
        writer_text(w, "    ");
        intptr_t i = 0;
        for (; i < offset && i < characters; i++) {
            writer_text(w, " ");
        }
        do {
            writer_text(w, "^");
        } while (--width > 0 && ++i < characters);
        writer_text(w, "\n");
    }
}

/* Where a SyntaxError is; false when it does not say. */
static bool write_syntax_place(Writer *w, Value exception) {
    if (!exception_matches(exception, &type_SyntaxError)) {
        return false;
    }
    Value line = exception_field(exception, NAME(lineno));
    if (!value_is_int(line)) {
        return false;
    }
    Value file = exception_field(exception, NAME(filename));
    writer_text(w, "  File \"");
    if (value_is_kind(file, KIND_STR)) {
        writer_str(w, file);
    } else {
        writer_text(w, "<string>");
    }
    writer_format(w, "\", line %z\n", value_to_int(line));
    Value text = exception_field(exception, NAME(text));
    if (value_is_kind(text, KIND_STR)) {
        write_syntax_text(w, text, exception_field(exception, NAME(offset)),
                          exception_field(exception, NAME(end_offset)));
    }
    return true;
}

/* ---- margins ---- */

/* Passes text on, with the margin of an exception group at each depth but 0. */
typedef struct {
    Writer writer; /* first */
    Writer *out;
    unsigned depth;
    bool inside; /* of a line */
    bool closes; /* a line below all groups that end here is still to be drawn */
} Margin;

/* Two columns for each level, in front of the margin or of a frame of the boxes. */
static void write_indent(const Margin *m) {
    for (unsigned i = 0; i < m->depth; i++) {
        writer_text(m->out, "  ");
    }
}

/* A margin is written with the first byte of a line, so an empty last line has none. */
static void margin_put(Writer *w, const char *bytes, size_t n) {
    Margin *m = (Margin *)w;
    while (n > 0) {
        const char *newline = memchr(bytes, '\n', n);
        size_t line = newline != NULL ? (size_t)(newline - bytes) + 1 : n;
        if (!m->inside && m->depth > 0) {
            write_indent(m);
            writer_text(m->out, "| ");
        }
        writer_put(m->out, bytes, line);
        m->inside = newline == NULL;
        bytes += line;
        n -= line;
    }
}

/* ---- chains and groups ---- */

/* An exception that is to be printed: the one n steps up the chain from *top, or from exception
 * number `index` of the group `outer`. Objects may move where __str__ runs, so that it is found
 * anew from *top after that. */
typedef struct Place {
    const Value *top;
    const struct Place *outer; /* NULL: *top itself */
    size_t index, n;
} Place;

/* The exception printed before this one, or absent. A cause hides the context; None as cause,
 * `from None`, hides it without having one. */
static Value previous(Value exception, bool *is_cause) {
    Value cause = exception_cause(exception);
    *is_cause = !value_absent(cause);
    if (*is_cause) {
        return value_is_none(cause) ? ABSENT : cause;
    }
    return exception_context(exception);
}

/* The n-th exception before this one; absent when the chain got shorter meanwhile. */
static Value chained(Value exception, size_t n, bool *is_cause) {
    *is_cause = false;
    while (n-- > 0 && !value_absent(exception)) {
        exception = previous(exception, is_cause);
    }
    return exception;
}

/* Absent when somebody has changed the chain or the group meanwhile. */
static Value find(const Place *p, bool *is_cause) {
    Value v = p->outer == NULL ? *p->top : find(p->outer, is_cause);
    if (p->outer != NULL && !value_absent(v)) {
        const Tuple *exceptions = AS(Tuple, group_exceptions(v));
        v = p->index < tuple_length(exceptions) ? exceptions->items[p->index] : ABSENT;
    }
    return chained(v, p->n, is_cause);
}

/* How many exceptions are to be printed: up to the end, to one that was there before, or to the
 * limit. Each is compared with all before it: marking them would need memory. */
static size_t chain_length(Value exception) {
    bool is_cause;
    size_t n = 1;
    for (Value last = exception; n < MOST_CHAINED; n++) {
        last = previous(last, &is_cause);
        if (value_absent(last)) {
            break;
        }
        Value seen = exception;
        for (size_t i = 0; i < n; i++) {
            if (value_same(seen, last)) {
                return n;
            }
            seen = previous(seen, &is_cause);
        }
    }
    return n;
}

/* Note i; absent behind the last one. */
static Value find_note(const Place *p, size_t i) {
    bool is_cause;
    Value one = find(p, &is_cause);
    Value attributes = value_absent(one) ? ABSENT : AS(Exception, one)->attributes;
    Value notes = value_absent(attributes) ? ABSENT : dict_get_str(attributes, NAME(__notes__));
    return value_is_kind(notes, KIND_LIST) && i < list_length(notes) ? list_items(notes)[i]
                                                                     : ABSENT;
}

/* The header of the outermost group begins the drawing: it has a `+` in place of the margin. */
static void write_traceback(Margin *m, Value traceback, bool group) {
    if (group && m->depth == 1) { /* the outermost */
        writer_text(m->out, "  + ");
        m->inside = true;
    }
    writer_text(&m->writer, group ? "Exception Group Traceback (most recent call last):\n"
                                  : "Traceback (most recent call last):\n");
    write_entries(&m->writer, traceback);
}

/* Traceback, class, message and notes of one exception. Its str() and those of its notes run Python
 * code, after which it is looked for anew. */
static void write_one(Vm *vm, Margin *m, const Place *p) {
    bool is_cause;
    Writer *w = &m->writer;
    Value exception = find(p, &is_cause), ignored;
    if (value_absent(exception)) {
        return; /* a __str__ has cut the chain meanwhile */
    }
    Value traceback = AS(Exception, exception)->traceback;
    if (!value_absent(traceback)) {
        write_traceback(m, traceback, group_is(exception));
    }
    bool placed = write_syntax_place(w, exception);
    write_class(w, AS(Exception, exception)->cls);
    write_message(vm, w, placed ? exception_field(exception, NAME(msg)) : exception);
    writer_text(w, "\n");
    for (size_t i = 0;; i++) {
        Message note = {
            {vm, message_put},
            w, find_note(p, i), true
        };
        if (value_absent(note.value)) {
            break;
        }
        if (!vm_try(vm, message_body, &note, &ignored)) {
            writer_text(w, "<note str() failed>");
        }
        writer_text(w, "\n");
    }
    exception = find(p, &is_cause);
    if (!value_absent(exception) && (value_to_object(exception)->header & HEADER_LAST_FAILURE)) {
        const char *text = vm->inspector->explain();
        writer_text(w, text != NULL ? text : "");
    }
}

static void write_chain(Vm *vm, Margin *m, Place p);

/* The exceptions of a group, each in a box; only the innermost of the last ones closes it. */
static void write_group(Vm *vm, Margin *m, const Place *p, size_t count) {
    size_t shown = count <= MOST_GROUPED ? count : MOST_GROUPED + 1;
    m->closes = false;
    for (size_t i = 0; i < shown; i++) {
        bool more = i == MOST_GROUPED;
        m->closes = i == shown - 1;
        write_indent(m);
        writer_text(m->out, i == 0 ? "+-+---------------- " : "  +---------------- ");
        if (more) {
            writer_text(m->out, "...");
        } else {
            writer_int(m->out, (intptr_t)i + 1);
        }
        writer_text(m->out, " ----------------\n");
        m->depth++;
        if (more) {
            size_t left = count - MOST_GROUPED;
            writer_format(&m->writer, "and %u more exception%s\n", left, left == 1 ? "" : "s");
        } else {
            write_chain(vm, m, (Place){p->top, p, i, 0});
        }
        if (m->closes) {
            write_indent(m);
            writer_text(m->out, "+------------------------------------\n");
            m->closes = false;
        }
        m->depth--;
    }
}

/* One of a chain, with what is in it. */
static void write_link(Vm *vm, Margin *m, const Place *p) {
    bool is_cause;
    Value exception = find(p, &is_cause);
    if (value_absent(exception) || !group_is(exception)) {
        write_one(vm, m, p);
        return;
    }
    size_t count = tuple_length(AS(Tuple, group_exceptions(exception)));
    if (m->depth > MOST_NESTED || vm_c_stack_used(vm) > vm->c_stack_limit / 2) {
        writer_format(&m->writer, "... (max_group_depth is %d)\n", MOST_NESTED);
        return;
    }
    bool outermost = m->depth == 0;
    m->depth += outermost;
    write_one(vm, m, p);
    write_group(vm, m, p, count);
    m->depth -= outermost;
}

/* The innermost of the chain is the oldest: it comes first. n counts from the exception itself,
 * 0. */
static void write_chain(Vm *vm, Margin *m, Place p) {
    bool is_cause;
    Value exception = find(&p, &is_cause);
    for (p.n = value_absent(exception) ? 0 : chain_length(exception); p.n-- > 0;) {
        if (value_absent(find(&p, &is_cause))) {
            continue;
        }
        write_link(vm, m, &p);
        (void)find(&p, &is_cause);
        if (p.n > 0) {
            writer_text(&m->writer,
                        is_cause ? "\nThe above exception was the direct cause of the following "
                                   "exception:\n\n"
                                 : "\nDuring handling of the above exception, another exception "
                                   "occurred:\n\n");
        }
    }
}

void traceback_print(Vm *vm, Writer *w, Value exception) {
    traceback_print_root(vm, w, &exception);
}

/* Read again through the pointer after each message: its __str__ may collect. */
void traceback_print_root(Vm *vm, Writer *w, const Value *exception) {
    Margin m = {
        {vm, margin_put},
        w, 0, false, false
    };
    write_chain(vm, &m, (Place){exception, NULL, 0, 0});
}
