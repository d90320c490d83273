/* SPDX-License-Identifier: MIT */
/* The exception types: construction, str() and repr(), attributes. Their hierarchy is in
 * exception.def, raising in vm/raise.c, tracebacks in vm/traceback.c. */
#include "object/exception.h"

#include <string.h>

#include "builtins.h"
#include "object/list.h"
#include "object/str.h"
#include "object/table.h"
#include "object/tuple.h"

/* An exception in flash: args is the empty tuple or the one argument itself; no traceback, context
 * or attributes. */
#define CONSTANT(type, arguments)                                                                  \
    {                                                                                              \
        HEADER(KIND_EXCEPTION, WORDS_OF(Exception)), VALUE_OF(&type), VALUE_OF(&arguments), {0},   \
            {0}, {                                                                                 \
            0                                                                                      \
        }                                                                                          \
    }
const Exception exception_no_memory = CONSTANT(type_MemoryError, empty_tuple);
const Exception exception_locked = CONSTANT(type_MemoryError, name_locked_text);
const Exception exception_too_deep = CONSTANT(type_RecursionError, name_too_deep);
#undef CONSTANT

/* ---- making ---- */

/* No __init__ runs: for exceptions that are raised here, and for what constructors begin with. */
Value exception_new(Vm *vm, Value cls, Value args) {
    Exception *e = (Exception *)heap_alloc(vm, KIND_EXCEPTION, WORDS_OF(Exception));
    e->cls = cls;
    e->args = value_absent(args) ? value_object(&empty_tuple) : args;
    return value_object(e);
}

/* args from n arguments a[0], a[-1] ... */
static Value pack_arguments(Vm *vm, const Value *a, int n) {
    if (n == 1 && !value_is_kind(a[0], KIND_TUPLE)) {
        return a[0];
    }
    Value args = tuple_new(vm, (size_t)n);
    for (int i = 0; i < n; i++) {
        tuple_items(args)[i] = a[-i];
    }
    return args;
}

Value exception_new_text(Vm *vm, const Type *type, Value message) {
    return exception_new(vm, value_object(type), pack_arguments(vm, &message, 1));
}

/* The number is kept as raw bytes, since a size_t need not fit a small int. The exception is a root
 * meanwhile: where the compiler runs, the C stack is not scanned. */
Value exception_new_memory(Vm *vm, size_t bytes) {
    vm->roots[ROOT_RAISED] = exception_new(vm, value_object(&type_MemoryError), ABSENT);
    Raw *raw = (Raw *)heap_alloc(vm, KIND_RAW, 1 + BYTES_TO_WORDS(sizeof bytes));
    memcpy(raw->data, &bytes, sizeof bytes);
    Value exception = vm->roots[ROOT_RAISED];
    AS(Exception, exception)->args = value_object(raw);
    return exception;
}

void exception_set_memory(Vm *vm, Value exception, size_t bytes) {
    Raw *raw = (Raw *)heap_try_alloc(vm, KIND_RAW, 1 + BYTES_TO_WORDS(sizeof bytes));
    if (raw != NULL) {
        memcpy(raw->data, &bytes, sizeof bytes);
        AS(Exception, exception)->args = value_object(raw);
    }
}

/* In place of args: text or absent, name, object. */
enum { TEXT, NAME_OF, OBJECT, MISSING_WORDS };

Value exception_new_missing(Vm *vm, const Type *type, Value text, Value name, Value object) {
    Store *store = (Store *)heap_alloc(vm, KIND_STORE, 1 + MISSING_WORDS);
    store->items[TEXT] = text;
    store->items[NAME_OF] = name;
    store->items[OBJECT] = object;
    Value exception = exception_new(vm, value_object(type), ABSENT);
    AS(Exception, exception)->args = value_object(store);
    return exception;
}

/* The three words of exception_new_missing(), NULL of any other exception. They are gone as soon as
 * somebody has asked for args: then the text is there, and the fields lie in the attributes. */
static const Value *missing_words(Value v) {
    Value args = AS(Exception, v)->args;
    return value_is_kind(args, KIND_STORE) ? AS(Store, args)->items : NULL;
}

/* Is the one argument a text that nobody has asked for? */
static bool is_unwritten(Value v) {
    Value args = AS(Exception, v)->args;
    return value_is_kind(args, KIND_RAW) || value_is_kind(args, KIND_STORE);
}

/* Writes that text: `memory allocation failed, allocating 1234 bytes`; what is missing where. A
 * class or type begins with its name in the same place, so one of them can be read as the other.
 */
static void write_unwritten(Writer *w, Value v) {
    const Value *words = missing_words(v);
    if (words == NULL) {
        size_t bytes;
        memcpy(&bytes, AS(Raw, AS(Exception, v)->args)->data, sizeof bytes);
        writer_format(w, "memory allocation failed, allocating %u bytes", bytes);
    } else if (!value_absent(words[TEXT])) {
        writer_str(w, words[TEXT]);
    } else if (exception_matches(v, &type_NameError)) {
        writer_format(w, "name '%v' is not defined", words[NAME_OF]);
    } else if (value_is_kind(words[OBJECT], KIND_TYPE) ||
               value_is_kind(words[OBJECT], KIND_CLASS)) {
        writer_format(w, "type object '%v' has no attribute '%v'", AS(Class, words[OBJECT])->name,
                      words[NAME_OF]);
    } else {
        writer_format(w, "'%t' object has no attribute '%v'", words[OBJECT], words[NAME_OF]);
    }
}

/* The arguments are those of CPython's: programs take err.args apart. Allocates three objects. */
Value exception_new_syntax(Vm *vm, const Type *type, Value message, Value file, int line,
                           int column, Value text) {
    Value place[4] = {file, value_int(line), value_int(column), value_absent(text) ? NONE : text};
    Value args = tuple_pair(vm, message, tuple_from_array(vm, place, 4));
    return exception_new(vm, value_object(type), args);
}

bool exception_matches(Value v, const Type *type) {
    return object_is_subclass(AS(Exception, v)->cls, value_object(type));
}

/* The classes that are made or printed in a way of their own. */
enum Family { PLAIN, KEY, OS, SYNTAX, DECODE, ENCODE, TRANSLATE };
static enum Family family_headed_by(Value cls) {
    static const Type *const heads[] = {NULL,
                                        &type_KeyError,
                                        &type_OSError,
                                        &type_SyntaxError,
                                        &type_UnicodeDecodeError,
                                        &type_UnicodeEncodeError,
                                        &type_UnicodeTranslateError};
    int family = TRANSLATE;
    while (family > PLAIN && cls.bits != (uintptr_t)heads[family]) {
        family--;
    }
    return (enum Family)family;
}

/* By the MRO, so that derived classes write themselves like their base: the nearest one decides. */
static enum Family family_of(Value cls) {
    enum Family family = PLAIN;
    Value mro;
    while (family == PLAIN && !value_is_kind(mro = AS(Class, cls)->mro, KIND_TUPLE)) {
        family = family_headed_by(cls);
        cls = mro;
    }
    for (size_t i = 0; family == PLAIN && i < tuple_length(AS(Tuple, mro)); i++) {
        family = family_headed_by(tuple_items(mro)[i]);
    }
    return family;
}

/* ---- context and cause ---- */

/* The word holds the context, or a tuple (context, cause). */
Value exception_context(Value v) {
    Value context = AS(Exception, v)->context;
    return value_is_kind(context, KIND_TUPLE) ? tuple_items(context)[0] : context;
}

Value exception_cause(Value v) {
    Value context = AS(Exception, v)->context;
    return value_is_kind(context, KIND_TUPLE) ? tuple_items(context)[1] : ABSENT;
}

/* Into the pair where there is a cause. Nothing is set in exceptions of flash, which all share. */
void exception_set_context(Vm *vm, Value v, Value context) {
    if (exception_writable(vm, v)) {
        Value *place = &AS(Exception, v)->context;
        *(value_is_kind(*place, KIND_TUPLE) ? &tuple_items(*place)[0] : place) = context;
    }
}

/* Context and cause share a word: the pair is made only for `raise ... from`, which is rare. */
void exception_set_cause(Vm *vm, Value v, Value cause) {
    if (exception_writable(vm, v)) {
        Value pair = tuple_pair(vm, exception_context(v), cause);
        AS(Exception, v)->context = pair;
    }
}

static void keep_fields(Vm *vm, Value self);

/* ---- arguments ---- */

/* The number that was raised with, without making the tuple (exception_args). */
size_t exception_argument_count(Value v) {
    Value args = AS(Exception, v)->args;
    return value_is_kind(args, KIND_TUPLE) ? tuple_length(AS(Tuple, args)) : 1;
}

Value exception_argument(Value v, size_t index) {
    Value args = AS(Exception, v)->args;
    return value_is_kind(args, KIND_TUPLE) ? tuple_items(args)[index] : args;
}

/* One argument is kept without a tuple, which saves 8 bytes an exception; the tuple is made when
 * somebody asks, and kept. */
Value exception_args(Vm *vm, Value v) {
    /* The text takes the place of what it is made of, and is the one argument from now on. */
    if (is_unwritten(v)) {
        StrBuilder b;
        str_build_begin(vm, &b, 0);
        write_unwritten(&b.writer, v);
        Value text = str_build_end(&b);
        keep_fields(vm, v);
        AS(Exception, v)->args = text;
    }
    Value args = AS(Exception, v)->args;
    if (!value_is_kind(args, KIND_TUPLE)) {
        args = tuple_from_array(vm, &args, 1);
        if (exception_writable(vm, v)) {
            AS(Exception, v)->args = args;
        }
    }
    return args;
}

/* ---- fields ---- */

/* Names in flash are compared by address (object/str.h).
 * Where a class finds a field that was not set: args[index] if there are at least `least` args,
 * else None. NESTED: in the tuple args[1] of SyntaxError(msg, (file, line, column, text)). */
enum { NO_ARGUMENT = 0x40, WHOLE = 0x41, NESTED = 0x80 };
typedef struct {
    const Type *type;
    Value name;
    uint8_t index, least;
} Field;

#define FIELD(type, name, index, least)                                                            \
    { &type_##type, VALUE_OF(&name_##name), index, least }
static const Field fields[] = {
    FIELD(StopIteration, value, 0, 1),
    FIELD(BaseExceptionGroup, message, 0, 1),
    FIELD(BaseExceptionGroup, exceptions, NO_ARGUMENT, 0),
    FIELD(SystemExit, code, WHOLE, 1),
    FIELD(OSError, errno, 0, 1), /* as in MicroPython, if it is an int: raise OSError(EIO) */
    FIELD(OSError, strerror, 1, 2),
    FIELD(OSError, filename, NO_ARGUMENT, 0),
    FIELD(OSError, filename2, NO_ARGUMENT, 0),
    FIELD(ImportError, msg, 0, 1),
    FIELD(ImportError, name, NO_ARGUMENT, 0),
    FIELD(ImportError, path, NO_ARGUMENT, 0),
    FIELD(AttributeError, name, NO_ARGUMENT, 0),
    FIELD(AttributeError, obj, NO_ARGUMENT, 0),
    FIELD(NameError, name, NO_ARGUMENT, 0),
    FIELD(SyntaxError, msg, 0, 1),
    FIELD(SyntaxError, filename, NESTED | 0, 2),
    FIELD(SyntaxError, lineno, NESTED | 1, 2),
    FIELD(SyntaxError, offset, NESTED | 2, 2),
    FIELD(SyntaxError, text, NESTED | 3, 2),
    FIELD(SyntaxError, end_lineno, NESTED | 4, 2),
    FIELD(SyntaxError, end_offset, NESTED | 5, 2),
    FIELD(SyntaxError, print_file_and_line, NO_ARGUMENT, 0),
    FIELD(UnicodeTranslateError, object, 0, 4),
    FIELD(UnicodeTranslateError, start, 1, 4),
    FIELD(UnicodeTranslateError, end, 2, 4),
    FIELD(UnicodeTranslateError, reason, 3, 4),
    FIELD(UnicodeError, encoding, 0, 5),
    FIELD(UnicodeError, object, 1, 5),
    FIELD(UnicodeError, start, 2, 5),
    FIELD(UnicodeError, end, 3, 5),
    FIELD(UnicodeError, reason, 4, 5),
};
#undef FIELD
enum { FIELDS = sizeof fields / sizeof fields[0] };

/* The row of a name for the class of v, or NULL. The name is one of str_name(). */
static const Field *find_field(Value v, Value name) {
    for (size_t i = 0; i < FIELDS; i++) {
        if (value_same(fields[i].name, name) && exception_matches(v, fields[i].type)) {
            return &fields[i];
        }
    }
    return NULL;
}

/* A named field such as errno or value: what was assigned, else the argument at its place. */
Value exception_field(Value v, Value name) {
    Exception *e = AS(Exception, v);
    const Field *field = find_field(v, name);
    if (field == NULL) {
        return ABSENT;
    }
    Value set = value_absent(e->attributes) ? ABSENT : dict_get_str(e->attributes, name);
    if (!value_absent(set)) {
        return set;
    }
    size_t n = exception_argument_count(v), index = field->index;
    if (index == NO_ARGUMENT && missing_words(v) != NULL) {
        return missing_words(v)[value_same(name, NAME(obj)) ? OBJECT : NAME_OF];
    }
    if (index == NO_ARGUMENT || n < field->least) {
        return NONE;
    }
    if (index == WHOLE) {
        return n == 1 ? exception_argument(v, 0) : e->args;
    }
    /* OSError('text') has no number. */
    if (n < 2 && index == 0 && value_same(name, NAME(errno))) {
        Value number = exception_argument(v, 0);
        return value_kind(number) == KIND_INT ? number : NONE;
    }
    /* Anything may have been passed as args[1]: what is no tuple, or too short, gives None. */
    if (index & NESTED) {
        Value place = exception_argument(v, 1);
        index ^= NESTED;
        bool there = value_is_kind(place, KIND_TUPLE) && tuple_length(AS(Tuple, place)) > index;
        return there ? tuple_items(place)[index] : NONE;
    }
    return exception_argument(v, index);
}

/* Also for names that are in no row: they are ordinary attributes. Allocates when the dict is made
 * or grows. */
void exception_set_field(Vm *vm, Value v, Value name, Value value) {
    if (value_absent(AS(Exception, v)->attributes)) {
        Value dict = dict_new(vm);
        AS(Exception, v)->attributes = dict;
    }
    dict_set(vm, AS(Exception, v)->attributes, name, value);
}

/* Fields that were read from args up to now stay what they are. */
static void keep_fields(Vm *vm, Value self) {
    for (size_t i = 0; i < FIELDS; i++) {
        if (exception_matches(self, fields[i].type)) {
            exception_set_field(vm, self, fields[i].name, exception_field(self, fields[i].name));
        }
    }
}

/* ---- construction ---- */
/* What cls(...) does: args are packed, keywords become fields, and OSError finds its class. */

/* OSError(errno, ...) is made as the class for that number, which is Linux's. */
static const struct {
    uint8_t number;
    const Type *type;
} os_errors[] = {
    {1,   &type_PermissionError       },
    {2,   &type_FileNotFoundError     },
    {3,   &type_ProcessLookupError    },
    {4,   &type_InterruptedError      },
    {10,  &type_ChildProcessError     },
    {11,  &type_BlockingIOError       },
    {13,  &type_PermissionError       },
    {17,  &type_FileExistsError       },
    {20,  &type_NotADirectoryError    },
    {21,  &type_IsADirectoryError     },
    {32,  &type_BrokenPipeError       },
    {103, &type_ConnectionAbortedError},
    {104, &type_ConnectionResetError  },
    {108, &type_BrokenPipeError       },
    {110, &type_TimeoutError          },
    {111, &type_ConnectionRefusedError},
    {114, &type_BlockingIOError       },
    {115, &type_BlockingIOError       },
};

/* The class for OSError(errno, ...), and its arguments without the file names, which become
 * attributes. */
static void finish_os_error(Vm *vm, Value v) {
    Value args = AS(Exception, v)->args;
    size_t n = exception_argument_count(v);
    /* OSError('text') has no number; six arguments and more are kept as they are. */
    if (n < 2 || n > 5) {
        return;
    }
    Value *items = tuple_items(args);
    /* Only OSError itself is made another class: a derived class stays what it is. */
    if (value_same(AS(Exception, v)->cls, value_object(&type_OSError))) {
        for (size_t i = 0; i < sizeof os_errors / sizeof os_errors[0]; i++) {
            if (value_same(items[0], value_int(os_errors[i].number))) {
                AS(Exception, v)->cls = value_object(os_errors[i].type);
            }
        }
    }
    /* OSError(errno, strerror, filename, winerror, filename2): str() shows the names, args loses
     * them. */
    if (n > 2 && !value_is_none(items[2])) {
        exception_set_field(vm, v, NAME(filename), items[2]);
        if (n == 5 && !value_is_none(items[4])) {
            exception_set_field(vm, v, NAME(filename2), items[4]);
        }
        AS(Exception, v)->args = tuple_slice(vm, args, 0, 2);
    }
}

/* ImportError(name=, path=), AttributeError(name=, obj=), NameError(name=): all others take none.
 */
static bool has_keywords(Value v) {
    return exception_matches(v, &type_ImportError) || exception_matches(v, &type_AttributeError) ||
           exception_matches(v, &type_NameError);
}

/* TypeError for any other name. */
static void take_keywords(Vm *vm, Value v, Value keywords) {
    size_t at = 0;
    for (Value *entry; (entry = table_next(AS(Dict, keywords), &at)) != NULL;) {
        const Field *field = find_field(v, str_name(entry[0]));
        Value cls = AS(Exception, v)->cls;
        if (!has_keywords(v)) {
            vm_raise_type(vm, "%v() takes no keyword arguments", AS(Class, cls)->name);
        }
        if (field == NULL || field->index != NO_ARGUMENT) {
            vm_raise_type(vm, "'%v' is an invalid keyword argument for %v()", entry[0],
                          AS(Class, cls)->name);
        }
        exception_set_field(vm, v, entry[0], entry[1]);
    }
}

/* A class with an __init__ of its own may take keywords that only that understands. */
static bool has_own_init(Value cls) {
    return value_is_kind(cls, KIND_CLASS) && (value_to_int(AS(Class, cls)->flags) & CLASS_INIT);
}

/* (file, line, column, text[, end line, end column]) of a SyntaxError; TypeError otherwise. Only
 * checked: fields are read from args, where it stays what it is. */
static void check_place(Vm *vm, Value place) {
    size_t n = tuple_length(AS(Tuple, tuple_from(vm, place)));
    if (n == 5) {
        vm_raise_type(vm, "end_offset must be provided when end_lineno is provided");
    }
    if (n < 4 || n > 6) {
        vm_raise_type(vm, "function takes at %s arguments (%u given)", n < 4 ? "least 4" : "most 6",
                      n);
    }
}

/* Gives the exception n arguments a[0], a[-1] ..., and keywords unless absent. */
static void set_arguments(Vm *vm, Value v, const Value *a, int n, Value keywords) {
    Value args = pack_arguments(vm, a, n);
    AS(Exception, v)->args = args;
    if (!value_absent(keywords)) {
        take_keywords(vm, v, keywords);
    }
    enum Family family = family_of(AS(Exception, v)->cls);
    if (family == OS) {
        finish_os_error(vm, v);
    } else if (family == SYNTAX && n == 2) {
        check_place(vm, a[-1]);
    } else if (family >= DECODE && n != (family == TRANSLATE ? 4 : 5)) {
        vm_raise_type(vm, "function takes exactly %d arguments (%d given)",
                      family == TRANSLATE ? 4 : 5, n);
    }
}

Value exception_from_arguments(Vm *vm, Value cls, const Value *a, int n) {
    Value v = exception_new(vm, cls, ABSENT);
    set_arguments(vm, v, a, n, ABSENT);
    return v;
}

/* __new__: keywords come first, then the class.
 * BaseException.__new__ sets args from all that was passed, also when a derived __init__ takes
 * something else, as in CPython. */
Value exception_construct(Vm *vm, Value *a, int n) {
    Value keywords = arg(a, 0), cls = arg(a, 1);
    Value v = exception_new(vm, cls, ABSENT);
    set_arguments(vm, v, a - 2, n - 2, has_own_init(cls) ? ABSENT : keywords);
    return v;
}

/* BaseException.__init__, as classes derived from it call it. What keywords have set is forgotten.
 */
Value exception_init(Vm *vm, Value *a, int n) {
    Value v = arg(a, 0);
    if (exception_is(v) && exception_writable(vm, v)) {
        for (size_t i = 0; i < FIELDS && has_keywords(v); i++) {
            if (!value_absent(AS(Exception, v)->attributes) &&
                exception_matches(v, fields[i].type)) {
                dict_delete(vm, AS(Exception, v)->attributes, fields[i].name);
            }
        }
        set_arguments(vm, v, a - 2, n - 2, arg_or_absent(a, n, 1));
    }
    return NONE;
}

/* ---- str() and repr() ---- */

/* A field that str() shows: neither missing nor None. */
static bool is_set(Value v) {
    return !value_absent(v) && !value_is_none(v);
}

/* [Errno 2] No such file: 'name'. False when it has no number. */
static bool write_os_error(Writer *w, Value v) {
    Value number = exception_field(v, NAME(errno)), text = exception_field(v, NAME(strerror));
    Value file = exception_field(v, NAME(filename)), second = exception_field(v, NAME(filename2));
    if (!is_set(file) && !(is_set(number) && is_set(text))) {
        return false;
    }
    writer_format(w, "[Errno %v] %v", number, text);
    if (is_set(file)) {
        writer_format(w, ": %r", file);
    }
    if (is_set(file) && is_set(second)) {
        writer_format(w, " -> %r", second);
    }
    return true;
}

/* message (file.py, line 3) */
static void write_syntax_error(Writer *w, Value v) {
    Value file = exception_field(v, NAME(filename)), line = exception_field(v, NAME(lineno));
    writer_format(w, "%v", exception_field(v, NAME(msg)));
    bool named = value_is_kind(file, KIND_STR), numbered = value_is_int(line);
    if (!named && !numbered) {
        return;
    }
    writer_text(w, " (");
    if (named) {
        size_t n = str_bytes(file), from = n;
        while (from > 0 && str_text(file)[from - 1] != '/') {
            from--;
        }
        writer_put(w, str_text(file) + from, n - from);
    }
    if (numbered) {
        writer_format(w, "%sline %z", named ? ", " : "", value_to_int(line));
    }
    writer_text(w, ")");
}

/* The character that a codec could not convert: 0xff, '\xe4', '\u20ac'. False when there is none.
 */
static bool write_culprit(Writer *w, Value object, size_t start) {
    if (value_is_kind(object, KIND_BYTES) && start < bytes_size(AS(Bytes, object))) {
        writer_text(w, "byte 0x");
        writer_hex(w, AS(Bytes, object)->data[start], 2);
        return true;
    }
    if (!value_is_kind(object, KIND_STR) || start >= str_length(object)) {
        return false;
    }
    uint32_t code;
    str_read_char(str_text(object) + str_offset(object, start), &code);
    int digits = code < 0x100 ? 2 : code < 0x10000 ? 4 : 8;
    writer_format(w, "character '\\%s", digits == 2 ? "x" : digits == 4 ? "u" : "U");
    writer_hex(w, code, digits);
    writer_text(w, "'");
    return true;
}

/* 'utf-8' codec can't decode byte 0xff in position 3: invalid start byte */
static bool write_unicode_error(Writer *w, Value v, enum Family family) {
    Value start = exception_field(v, NAME(start)), end = exception_field(v, NAME(end));
    if (!value_is_int(start) || !value_is_int(end)) {
        return false;
    }
    intptr_t from = value_to_int(start), to = value_to_int(end);
    if (family == TRANSLATE) {
        writer_text(w, "can't translate ");
    } else {
        writer_format(w, "'%v' codec can't %scode ", exception_field(v, NAME(encoding)),
                      family == DECODE ? "de" : "en");
    }
    if (from >= 0 && to == from + 1 &&
        write_culprit(w, exception_field(v, NAME(object)), (size_t)from)) {
        writer_format(w, " in position %z: ", from);
    } else {
        writer_format(w, "%s in position %z-%z: ", family == DECODE ? "bytes" : "characters", from,
                      to - 1);
    }
    writer_format(w, "%v", exception_field(v, NAME(reason)));
    return true;
}

/* False when str() is that of the arguments. */
static bool write_special(Writer *w, Value v, enum Family family) {
    switch (family) {
    case OS: return write_os_error(w, v);
    case SYNTAX: write_syntax_error(w, v); return true;
    case DECODE:
    case ENCODE:
    case TRANSLATE: return write_unicode_error(w, v, family);
    default: return false;
    }
}

/* str() depends on the family: KeyError shows its key's repr, OSError its number and text,
 * SyntaxError its place. repr() is the same for all. */
void exception_write(Vm *vm, Writer *w, Value self, bool repr) {
    vm_c_stack_check(vm);
    enum Family family = family_of(AS(Exception, self)->cls);
    if (!repr && write_special(w, self, family)) {
        return;
    }
    bool missing = missing_words(self) != NULL;
    if (is_unwritten(self) && !(repr && missing)) {
        writer_text(w, repr ? "MemoryError('" : "");
        write_unwritten(w, self);
        writer_text(w, repr ? "')" : "");
        return;
    }
    /* The text of a missing name has quotes in it. */
    Value args = missing ? exception_args(vm, self) : AS(Exception, self)->args;
    size_t n = exception_argument_count(self);
    if (repr) {
        writer_str(w, AS(Class, AS(Exception, self)->cls)->name);
        if (n == 1) {
            writer_format(w, "(%r)", exception_argument(self, 0));
        } else {
            object_write(vm, w, args, true);
        }
        return;
    }
    if (n == 1) {
        object_write(vm, w, exception_argument(self, 0), family == KEY);
    } else if (n > 1) {
        object_write(vm, w, args, true);
    }
}

/* ---- attributes ---- */

/* Has it a cause, but __suppress_context__ was made false? */
static bool shows_context(Value v) {
    Value context = AS(Exception, v)->context;
    return value_is_kind(context, KIND_TUPLE) && tuple_length(AS(Tuple, context)) > 2;
}

/* Python's None for what C keeps as absent. */
static Value or_none(Value v) {
    return value_absent(v) ? NONE : v;
}

/* The five names that all exceptions have, then the fields of its class; absent for anything else.
 * Only args may allocate. */
Value exception_getattr(Vm *vm, Value self, Value name) {
    const Exception *e = AS(Exception, self);
    if (value_same(name, NAME(args))) {
        return exception_args(vm, self);
    }
    if (value_same(name, NAME(__traceback__))) {
        return or_none(e->traceback);
    }
    if (value_same(name, NAME(__cause__))) {
        return or_none(exception_cause(self));
    }
    if (value_same(name, NAME(__context__))) {
        return or_none(exception_context(self));
    }
    if (value_same(name, NAME(__suppress_context__))) {
        return value_bool(!value_absent(exception_cause(self)) && !shows_context(self));
    }
    return exception_field(self, name);
}

/* None as absent, or an object of that kind; TypeError otherwise. */
static Value check_link(Vm *vm, Value value, Kind kind, const char *message) {
    if (value_is_none(value)) {
        return ABSENT;
    }
    if (!value_is_kind(value, kind)) {
        vm_raise_type(vm, "%s", message);
    }
    return value;
}

/* A traceback or None; TypeError otherwise. The exception is writable. */
static void set_traceback(Vm *vm, Value self, Value value) {
    Value link = check_link(vm, value, KIND_TRACEBACK, "__traceback__ must be a traceback or None");
    AS(Exception, self)->traceback = link;
}

/* There is no word for __suppress_context__: it is true when there is a cause, and None is the
 * cause that only suppresses. With an exception as cause a third item makes it false. */
static void set_suppress(Vm *vm, Value self, Value value) {
    if (!value_is_kind(value, KIND_BOOL)) {
        vm_raise_type(vm, "attribute value type must be bool");
    }
    Value cause = exception_cause(self);
    if (value_same(value, FALSE) && value_is_none(cause)) {
        exception_set_cause(vm, self, ABSENT);
    } else if (value_same(value, FALSE) && !value_absent(cause)) {
        Value items[3] = {exception_context(self), cause, FALSE};
        AS(Exception, self)->context = tuple_from_array(vm, items, 3);
    } else if (shows_context(self)) {
        exception_set_cause(vm, self, cause);
    } else if (value_same(value, TRUE) && value_absent(cause)) {
        exception_set_cause(vm, self, NONE);
    }
}

/* The five names that every exception has are checked as CPython does; other names are not ours. */
bool exception_setattr(Vm *vm, Value self, Value name, Value value) {
    static const Value own[] = {VALUE_OF(&name_args), VALUE_OF(&name___traceback__),
                                VALUE_OF(&name___cause__), VALUE_OF(&name___context__),
                                VALUE_OF(&name___suppress_context__)};
    enum { ARGS, TRACEBACK, CAUSE, CONTEXT, SUPPRESS, NONE_OF_THEM };
    if (!exception_writable(vm, self)) {
        return true; /* the ones in flash forget it */
    }
    int which = ARGS;
    while (which < NONE_OF_THEM && !value_same(own[which], name)) {
        which++;
    }
    if (which == NONE_OF_THEM) {
        return false;
    }
    if (value_absent(value)) {
        vm_raise_type(vm, "%v may not be deleted", name);
    }
    switch (which) {
    case ARGS: {
        /* Before anything is changed: it may raise, and run Python code. */
        Value args = tuple_from(vm, value);
        keep_fields(vm, self);
        AS(Exception, self)->args = args;
        break;
    }
    case TRACEBACK: set_traceback(vm, self, value); break;
    case CAUSE:
        check_link(vm, value, KIND_EXCEPTION,
                   "exception cause must be None or derive from BaseException");
        exception_set_cause(vm, self, value);
        break;
    case CONTEXT:
        exception_set_context(
            vm, self,
            check_link(vm, value, KIND_EXCEPTION,
                       "exception context must be None or derive from BaseException"));
        break;
    default: set_suppress(vm, self, value);
    }
    return true;
}

/* Sets __traceback__ and answers the exception itself, for `raise e.with_traceback(tb)`. */
Value exception_with_traceback(Vm *vm, Value *a, int n) {
    (void)n;
    Value self = arg(a, 0);
    if (exception_writable(vm, self)) {
        set_traceback(vm, self, arg(a, 1));
    }
    return self;
}

/* Notes lie in the attributes; the exceptions in flash (for lack of memory) forget them. */
Value exception_add_note(Vm *vm, Value *a, int n) {
    (void)n;
    Value self = arg(a, 0), note = arg(a, 1);
    if (!value_is_kind(note, KIND_STR)) {
        vm_raise_type(vm, "note must be a str, not '%t'", note);
    }
    if (!exception_writable(vm, self)) {
        return NONE;
    }
    Value attributes = AS(Exception, self)->attributes;
    Value notes = value_absent(attributes) ? ABSENT : dict_get_str(attributes, NAME(__notes__));
    if (value_absent(notes)) {
        notes = list_new(vm, 1);
        exception_set_field(vm, self, NAME(__notes__), notes);
    }
    if (!value_is_kind(notes, KIND_LIST)) {
        vm_raise_type(vm, "Cannot add note: __notes__ is not a list");
    }
    list_append(vm, notes, note);
    return NONE;
}
