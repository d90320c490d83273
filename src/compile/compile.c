/* SPDX-License-Identifier: MIT */
/* The driver: roots, C segment, errors (compile/compile.h).
 *
 * While compiling, collections are precise: this compilation's part of the C stack is not scanned.
 * All Values are behind ROOT_COMPILE_UNIT (constants and file), _INDEX (of constants), _CODE (codes
 * under way) and _MORE (compile/pool.h). Only calls of other built-in code open the C segment. */
#include "compile/compile.h"

#include <stdarg.h>
#include <string.h>

#include "builtins.h"
#include "compile/emit.h"
#include "object/writer.h"
#include "object/exception.h"
#include "object/str.h"

/* ---- errors ---- */

/* The text of an error while it is put together. It lies on the C stack: nothing is allocated
 * before raise_syntax() has opened the C segment. */
typedef struct {
    char text[240];
    size_t length;
} Message;

/* Appends to a message; what does not fit is left out. */
static void put(Message *m, const char *text, size_t n) {
    for (size_t i = 0; i < n && m->length < sizeof m->text; i++) {
        m->text[m->length++] = text[i];
    }
}

/* A message that is full may have been cut inside a character of UTF-8. */
static void drop_half_character(Message *m) {
    size_t begin = m->length - 1;
    while (begin > 0 && ((uint8_t)m->text[begin] & 0xC0) == 0x80) {
        begin--;
    }
    uint8_t first = (uint8_t)m->text[begin];
    size_t bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
    if (begin + bytes > m->length) {
        m->length = begin;
    }
}

/* A number that is not negative. */
static void put_int(Message *m, int n) {
    char digits[12];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + n % 10);
        n /= 10;
    } while (n > 0);
    put(m, digits + at, sizeof digits - at);
}

/* The formats are those of compile_error: %s C string, %d int, %c character, %n name by its pool
 * index; any other character behind % stands for itself. */
static void put_format(Compiler *c, Message *m, const char *format, va_list arguments) {
    for (; *format != 0; format++) {
        if ((uint8_t)*format >= 0x80) {
            const char *piece = writer_piece(*format);
            put(m, piece, strlen(piece));
            continue;
        }
        if (*format != '%') {
            put(m, format, 1);
            continue;
        }
        switch (*++format) {
        case 's': {
            const char *text = va_arg(arguments, const char *);
            put(m, text, strlen(text));
            break;
        }
        case 'd': put_int(m, va_arg(arguments, int)); break;
        case 'c': {
            char ch = (char)va_arg(arguments, int);
            put(m, &ch, 1);
            break;
        }
        case 'n': {
            Value name = pool_value(c, (uint16_t)va_arg(arguments, int));
            put(m, str_text(name), str_bytes(name));
            break;
        }
        default: put(m, format, 1); break;
        }
    }
    if (m->length == sizeof m->text) {
        drop_half_character(m);
    }
}

/* Raises an exception of this type with filename, lineno, offset and text as CPython has them.
 * The text is there only if the line is the one the lexer is at and still in its buffer. From
 * here on the C stack is scanned, and nothing of the compilation is used any more. */
static _Noreturn void raise_syntax(Compiler *c, const Type *type, const Message *m, uint32_t line,
                                   unsigned column) {
    size_t length = 0;
    const char *source = line == c->lexer.line ? lexer_line(c, &length) : NULL;
    c->segment.high = __builtin_frame_address(0);
    Vm *vm = c->vm;
    /* Values in C variables are safe from here on. */
    Value file = AS(Unit, vm->roots[ROOT_COMPILE_UNIT])->file;
    Value text = source != NULL ? str_new(vm, source, length) : ABSENT;
    Value message = str_new(vm, m->text, m->length);
    /* Lines count from 1, columns of the exception from 1, ours from 0. */
    vm_raise(vm, exception_new_syntax(vm, type, message, file, (int)(line > 0 ? line : 1),
                                      (int)column + 1, text));
}

/* What is wrong in a replacement field is told as CPython does; but not what is wrong with a single
 * literal there. */
static void put_prefix(Compiler *c, Message *m, const char *format) {
    static const char prefix[] = "f-string";
    bool has = strncmp(format, prefix, sizeof prefix - 1) == 0;
    if (!has && !c->lexer.in_literal && lexer_field(c) != NULL) {
        put(m, prefix, sizeof prefix - 1);
        put(m, ": ", 2);
    }
}

void compile_error(Compiler *c, uint32_t line, unsigned column, const char *format, ...) {
    Message m = {.length = 0};
    va_list arguments;
    va_start(arguments, format);
    put_prefix(c, &m, format);
    put_format(c, &m, format, arguments);
    va_end(arguments);
    raise_syntax(c, &type_SyntaxError, &m, line, column);
}

void compile_error_here(Compiler *c, const char *format, ...) {
    Message m = {.length = 0};
    va_list arguments;
    va_start(arguments, format);
    put_prefix(c, &m, format);
    put_format(c, &m, format, arguments);
    va_end(arguments);
    raise_syntax(c, &type_SyntaxError, &m, c->token.line, c->token.column);
}

/* At the column of the current token. tabs: TabError, a subclass of IndentationError. */
void compile_error_indentation(Compiler *c, uint32_t line, bool tabs, const char *format, ...) {
    Message m = {.length = 0};
    va_list arguments;
    va_start(arguments, format);
    put_format(c, &m, format, arguments);
    va_end(arguments);
    raise_syntax(c, tabs ? &type_TabError : &type_IndentationError, &m, line, c->token.column);
}

/* ---- the compilation ---- */

/* The first objects: Unit, slots of the pool, arena. From here on `file` is behind a root. Each
 * object goes behind its root before the next one is allocated. */
static void begin(Compiler *c, Value file) {
    Vm *vm = c->vm;
    vm->roots[ROOT_COMPILE_MORE] = file; /* until there is a Unit */
    Object *unit = heap_alloc(vm, KIND_UNIT, WORDS_OF(Unit));
    vm->roots[ROOT_COMPILE_UNIT] = value_object(unit);
    ((Unit *)unit)->file = vm->roots[ROOT_COMPILE_MORE];
    ((Unit *)unit)->source = value_int(0);
    ((Unit *)unit)->constants = c->in->constants;
    if (!value_absent(c->in->constants)) {
        c->constants = (uint16_t)tuple_length(AS(Store, c->in->constants));
    }
    Object *more = heap_alloc(vm, KIND_TUPLE, 1 + MORE_LIMIT);
    vm->roots[ROOT_COMPILE_MORE] = value_object(more);
    pool_reserve(c, MORE_POOL, 6);
    /* Entry 0 is nobody's: index 0 says that there is none. */
    c->pool_length = 1;
    c->class_name = CODE_NO_NAME;
    tree_begin(c);
}

/* The slack of the constants is given back, and what was for compiling only: the pool and its
 * slots end as headers. The Unit is told how long its source was. */
static void trim(Compiler *c) {
    Unit *unit = AS(Unit, c->vm->roots[ROOT_COMPILE_UNIT]);
    unit->source = value_int((intptr_t)c->lexer.offset);
    pool_constants_trim(c);
    heap_shrink(c->vm, value_to_object(*pool_more(c, MORE_POOL)), 1);
    heap_shrink(c->vm, value_to_object(c->vm->roots[ROOT_COMPILE_MORE]), 1);
}

/* What a compilation needs from its begin to its end, with the Emitter of the outermost code; those
 * of classes lie in frames further in. It is a fifth of a small C stack, which has no room for it:
 * then it is scratch of the heap. */
typedef struct {
    Compiler c;
    Emitter e;
} Compilation;
#ifndef COMPILER_IN_HEAP
#define COMPILER_IN_HEAP 0
#endif

/* The whole of a compilation; its result is kept by ROOT_COMPILE_CODE until it returns. */
static Value compile(Compiler *c, Emitter *e, Value file) {
    begin(c, file);
    unsigned kind = c->mode == COMPILE_EXEC || c->mode == COMPILE_EVAL ? EMIT_EXEC : EMIT_MODULE;
    c->eof_is_end = c->mode == COMPILE_EVAL;
    /* Made before emit_begin(), which clears the Emitter. */
    uint16_t name = pool_constant_name(c, "<module>");
    emit_begin(c, e, kind, 0, 1);
    e->name = name;
    e->flags = kind == EMIT_EXEC           ? CODE_NAMES
               : c->mode == COMPILE_MODULE ? CODE_MODULE | CODE_ONCE
                                           : CODE_MODULE;
    lexer_begin(c);
    stream_module(c);
    Value code = emit_finish(c);
    /* emit_finish() has put the outer Code there, which is none: from here on the result is
     * kept. */
    c->vm->roots[ROOT_COMPILE_CODE] = code;
    trim(c);
    tree_cut(c, 1);
    return c->vm->roots[ROOT_COMPILE_CODE];
}

/* In a frame below the one that holds the caller's registers: what lies further out is the
 * caller's segment, which is closed at this frame's address and scanned as before; the
 * compiler's own segment has no `high` and is not scanned, until a built-in is called. */
static __attribute__((noinline)) Value compile_segment(Vm *vm, Compilation *state, CompileInput *in,
                                                       Value file_name, enum CompileMode mode) {
    Compiler *c = &state->c;
    Heap *heap = heap_of(vm);
    memset(c, 0, sizeof *c);
    c->vm = vm;
    c->in = in;
    c->mode = mode;
    c->segment.outer = heap->c_segments;
    if (c->segment.outer != NULL) {
        c->segment.outer->low = (uintptr_t *)__builtin_frame_address(0);
    }
    heap->c_segments = &c->segment;
    /* Whoever catches an exception sees by it that there is something for compile_reset() to
     * drop. */
    vm->compiler = c;
    Value code = compile(c, &state->e, file_name);
    vm->compiler = NULL;
    heap->c_segments = c->segment.outer;
    if (c->segment.outer != NULL) {
        c->segment.outer->low = NULL;
    }
    for (int i = ROOT_COMPILE_UNIT; i <= ROOT_COMPILE_MORE; i++) {
        vm->roots[i] = ABSENT;
    }
    return code;
}

Value compile_source(Vm *vm, CompileInput *in, Value file_name, enum CompileMode mode) {
    __builtin_unwind_init(); /* the caller's registers go to this frame, which is scanned */
    /* What is raised meanwhile leaves the scratch to compile_reset(). Taking it may collect: the
     * file's name lies in a frame that is scanned. */
    Compilation on_stack[COMPILER_IN_HEAP ? 0 : 1], *state = on_stack;
    uintptr_t *mark = heap_scratch_mark(vm);
    if (COMPILER_IN_HEAP) {
        state = heap_scratch(vm, sizeof *state, true);
        if (state == NULL) {
            vm_raise_memory(vm, sizeof *state);
        }
    }
    Value code = compile_segment(vm, state, in, file_name, mode);
    if (COMPILER_IN_HEAP) {
        heap_scratch_drop(vm, mark);
    }
    __asm__ volatile("" ::: "memory"); /* no tail call: the frame stays */
    return code;
}

/* All scratch goes: `arena` is the words of it above `low`. */
void compile_reset(Vm *vm) {
    for (int i = ROOT_COMPILE_UNIT; i <= ROOT_COMPILE_MORE; i++) {
        vm->roots[i] = ABSENT;
    }
    heap_scratch_drop(vm, heap_of(vm)->low + heap_of(vm)->arena);
    vm->compiler = NULL;
}

/* The `read` of a CompileInput whose context is a CompileText. Allocates nothing. */
int compile_read_text(void *context, char *buffer, size_t room) {
    CompileText *t = context;
    size_t n = t->left < room ? t->left : room;
    memcpy(buffer, t->text, n);
    t->text += n;
    t->left -= n;
    return (int)n;
}
