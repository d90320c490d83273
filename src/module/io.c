/* SPDX-License-Identifier: MIT */
/* io: the objects. open() and the types make streams (storage/stream.h); which type it is says how
 * it was made, not what it can do: that follows from its flags. */
#include "module/io.h"

#include "builtins.h"
#include "object/bytearray.h"
#include "object/bytes.h"
#include "object/exception.h"
#include "object/protocol.h"
#include "object/int.h"
#include "object/str.h"
#include "object/tuple.h"
#include "port/port.h"
#include "storage/vfs.h"

static Value *slot_of(Value self, int slot) {
    return &AS(Instance, object_unwrap(self))->slots[slot];
}

static unsigned flags_of(Value self) {
    return (unsigned)value_to_int(*slot_of(self, STREAM_FLAGS));
}

/* ---- making ---- */

/* io.IOBase(...): for classes derived from it, whose __init__ takes what it likes. */
Value io_make(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    return stream_new(vm, &type_IOBase, STREAM_READ | STREAM_WRITE);
}

/* What a class derived from any of the types may call: its arguments went to __new__. */
Value io_init(Vm *vm, Value *a, int n) {
    (void)vm, (void)a, (void)n;
    return NONE;
}

/* A stream over another object: a view of a stream, or one that calls its methods, as a derived
 * class may have overridden them. */
static Value make_over(Vm *vm, const Type *type, unsigned flags, Value target) {
    bool native = value_is_kind(target, KIND_INSTANCE) && stream_is(target) &&
                  value_same(object_unwrap(target), target);
    Value self = stream_new(vm, type, flags);
    stream_attach(vm, self, native ? STREAM_VIEW : STREAM_OBJECT, target);
    return self;
}

Value io_make_reader(Vm *vm, Value *a, int n) {
    (void)n;
    return make_over(vm, &type_BufferedReader, STREAM_READ, arg(a, 1));
}

Value io_make_writer(Vm *vm, Value *a, int n) {
    (void)n;
    return make_over(vm, &type_BufferedWriter, STREAM_WRITE, arg(a, 1));
}

Value io_make_random(Vm *vm, Value *a, int n) {
    (void)n;
    return make_over(vm, &type_BufferedRandom, STREAM_READ | STREAM_WRITE, arg(a, 1));
}

/* TextIOWrapper(buffer, encoding, errors, newline, line_buffering). What can be done with it is
 * what the buffer can do; of an object that is none of our streams that shows when it is tried. */
Value io_make_text(Vm *vm, Value *a, int n) {
    Value line = arg_or_absent(a, n, 5);
    bool lines = !value_absent(line) && object_truth(vm, line);
    Value buffer = arg(a, 1);
    unsigned flags = STREAM_READ | STREAM_WRITE;
    if (stream_is(buffer)) {
        flags = flags_of(buffer) & (STREAM_READ | STREAM_WRITE);
    }
    Value self = make_over(vm, &type_TextIOWrapper, flags | (lines ? STREAM_LINES : 0), buffer);
    io_set_text(vm, self, arg_or_absent(a, n, 2), arg_or_absent(a, n, 3), arg_or_absent(a, n, 4));
    return self;
}

/* A new stream over a bytearray that is empty. That grows as any does, so writing is linear. */
static Value make_memory(Vm *vm, const Type *type) {
    Value self = stream_new(vm, type, STREAM_READ | STREAM_WRITE);
    stream_attach(vm, self, STREAM_MEMORY, bytearray_new(vm, NULL, 0));
    return self;
}

/* What a memory stream begins with is nothing: absent, None, or how much room MicroPython is to
 * make in advance, which is as good as none here. */
static bool is_empty(Value initial) {
    return value_absent(initial) || value_is_none(initial) || value_is_int(initial);
}

/* BytesIO(initial_bytes=b''): a copy of the bytes is what it begins with. */
Value io_init_bytes(Vm *vm, Value *a, int n) {
    Value self = arg(a, 0), initial = arg_or_absent(a, n, 1);
    const uint8_t *data;
    size_t length = 0;
    if (!is_empty(initial)) {
        if (!buffer_get(vm, initial, &data, &length)) {
            vm_raise_type(vm, "a bytes-like object is required, not '%t'", initial);
        }
        Value copy = bytearray_new(vm, data, length);
        *slot_of(self, STREAM_TARGET) = copy;
        *slot_of(self, STREAM_PLACE) = value_int(0);
    }
    return NONE;
}

/* Arguments are read here even for a derived class: if it has an __init__, there are none. */
Value io_make_bytes(Vm *vm, Value *a, int n) {
    Value self = make_memory(vm, &type_BytesIO);
    Value arguments[2] = {arg_or_absent(a, n, 1), self};
    (void)io_init_bytes(vm, arguments + 1, 2);
    return self;
}

/* StringIO(initial_value='', newline='\n'): the position is the start. */
Value io_init_string(Vm *vm, Value *a, int n) {
    Value self = arg(a, 0), initial = arg_or_absent(a, n, 1), newline = arg_or_absent(a, n, 2);
    bool none = is_empty(initial);
    if (!none && !value_is_kind(object_unwrap(initial), KIND_STR)) {
        vm_raise_type(vm, "initial_value must be str or None, not %t", initial);
    }
    *slot_of(self, STREAM_FLAGS) =
        value_int((intptr_t)(flags_of(self) & ~(unsigned)STREAM_NEWLINE));
    io_set_text(vm, self, ABSENT, ABSENT, value_absent(newline) ? str_ascii_char('\n') : newline);
    if (!none) {
        Stream s;
        stream_begin(vm, &s, self, STREAM_WRITE);
        (void)io_write_text(&s, object_unwrap(initial));
        *slot_of(self, STREAM_PLACE) = value_int(0);
    }
    return NONE;
}

/* As for BytesIO; arguments of a call lie downwards, so self is the last of the array. */
Value io_make_string(Vm *vm, Value *a, int n) {
    Value self = make_memory(vm, &type_StringIO);
    Value arguments[3] = {arg_or_absent(a, n, 2), arg_or_absent(a, n, 1), self};
    (void)io_init_string(vm, arguments + 2, 3);
    return self;
}

/* ---- open() ---- */

/* A mode, taken apart. */
typedef struct {
    unsigned flags; /* STREAM_, the letter included */
    unsigned port;  /* PORT_ */
    bool binary;
} Mode;

/* What each letter of "rwax" means to the port. */
static const uint8_t port_flags[] = {PORT_READ, PORT_WRITE | PORT_CREATE | PORT_TRUNCATE,
                                     PORT_WRITE | PORT_CREATE | PORT_APPEND,
                                     PORT_WRITE | PORT_CREATE | PORT_EXCLUSIVE};

/* Raises CPython's errors for what is no mode: letters in any order, none of them twice. */
static Mode parse_mode(Vm *vm, Value text) {
    static const char letters[] = "rwax+bt";
    unsigned seen = 0, letter = 4, count = 0;
    for (size_t i = 0; i < str_bytes(text); i++) {
        unsigned which = 0;
        while (letters[which] != 0 && letters[which] != str_text(text)[i]) {
            which++;
        }
        if (letters[which] == 0 || (seen & 1u << which)) {
            vm_raise_value_error(vm, "invalid mode: %r", text);
        }
        seen |= 1u << which;
        if (which < 4) {
            letter = which;
            count++;
        }
    }
    bool plus = seen & 1u << 4, binary = seen & 1u << 5;
    if (binary && (seen & 1u << 6)) {
        vm_raise_value_error(vm, "can't have text and binary mode at once");
    }
    if (count != 1) {
        vm_raise_value_error(vm, "%cust have exactly one of create/read/write/append mode%s",
                             count ? 'm' : 'M', count ? "" : " and at most one plus");
    }
    Mode mode = {
        .flags = letter << STREAM_MODE_SHIFT, .port = port_flags[letter], .binary = binary};
    mode.port |= plus ? PORT_READ | PORT_WRITE : 0;
    mode.flags |= (mode.port & PORT_READ ? STREAM_READ : 0) |
                  (mode.port & PORT_WRITE ? STREAM_WRITE : 0) |
                  (mode.port & PORT_APPEND ? STREAM_APPEND : 0);
    return mode;
}

/* Opens a path, or takes a handle of the port, for a stream that was made for it. What a mounted
 * object opens is answered as it is. Appending begins at the end, which tell() is to show. */
static Value open_for(Vm *vm, Value self, Value file, const Mode *mode, Value text) {
    *slot_of(self, STREAM_NAME) = file;
    if (value_is_int(file)) {
        stream_attach(vm, self, STREAM_FILE, file);
        return self;
    }
    Value opened = vfs_open(vm, self, file, mode->port, text);
    if (value_same(opened, self) && (mode->flags & STREAM_APPEND)) {
        Stream s;
        stream_begin(vm, &s, self, 0);
        stream_seek(&s, 0, 2);
    }
    return opened;
}

/* The type that CPython gives a file opened so. */
static const Type *type_for(const Mode *mode, bool direct) {
    if (!mode->binary) {
        return &type_TextIOWrapper;
    }
    if (direct) {
        return &type_FileIO;
    }
    bool reads = mode->flags & STREAM_READ, writes = mode->flags & STREAM_WRITE;
    return reads && writes ? &type_BufferedRandom
           : reads         ? &type_BufferedReader
                           : &type_BufferedWriter;
}

/* The str in an argument, or `otherwise`. */
static Value mode_argument(Vm *vm, Value given) {
    Value text = value_absent(given) ? str_ascii_char('r') : object_unwrap(given);
    if (!value_is_kind(text, KIND_STR)) {
        vm_raise_type(vm, "open() argument 'mode' must be str, not %t", given);
    }
    return text;
}

/* Text needs a buffer; binary mode takes nothing that is for text. `text`: encoding, errors and
 * newline. */
static void check_options(Vm *vm, const Mode *mode, const Value text[3], bool direct) {
    static const char *const names[] = {"encoding", "errors", "newline"};
    if (!mode->binary && direct) {
        vm_raise_value_error(vm, "can't have unbuffered text I/O");
    }
    for (int i = 0; i < 3; i++) {
        if (mode->binary && !value_absent(text[i]) && !value_is_none(text[i])) {
            vm_raise_value_error(vm, "binary mode doesn't take a%s %s argument", i < 2 ? "n" : "",
                                 names[i]);
        }
    }
}

/* open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, ...). All arguments
 * are checked before the file is opened or made. The object is there before the handle, so it is
 * never lost. */
Value io_open(Vm *vm, Value *a, int n) {
    Value text = mode_argument(vm, arg_or_absent(a, n, 1)), given = arg_or_absent(a, n, 2);
    Mode mode = parse_mode(vm, text);
    intptr_t buffering = value_absent(given) ? -1 : object_to_size(vm, given);
    Value options[3] = {arg_or_absent(a, n, 3), arg_or_absent(a, n, 4), arg_or_absent(a, n, 5)};
    check_options(vm, &mode, options, buffering == 0);
    unsigned flags = mode.flags | STREAM_CLOSED | (buffering == 0 ? STREAM_DIRECT : 0) |
                     (buffering == 1 && !mode.binary ? STREAM_LINES : 0);
    Value self = stream_new(vm, type_for(&mode, buffering == 0), flags);
    if (!mode.binary) {
        io_set_text(vm, self, options[0], options[1], options[2]);
    }
    return open_for(vm, self, arg(a, 0), &mode, text);
}

/* FileIO(file, mode='r'): binary, without a buffer. */
Value io_make_file(Vm *vm, Value *a, int n) {
    Value text = mode_argument(vm, arg_or_absent(a, n, 2));
    Mode mode = parse_mode(vm, text);
    Value self = stream_new(vm, &type_FileIO, mode.flags | STREAM_CLOSED | STREAM_DIRECT);
    return open_for(vm, self, arg(a, 1), &mode, text);
}

/* ---- attributes ---- */

/* As it was opened; of FileIO and the buffered types with 'b'. */
static Value mode_of(Vm *vm, Value self) {
    unsigned flags = flags_of(self), letter = flags >> STREAM_MODE_SHIFT & 3;
    bool both = (flags & STREAM_READ) && (flags & STREAM_WRITE);
    char text[4];
    size_t n = 0;
    text[n++] = "rwax"[letter == 1 && both && !(flags & STREAM_TEXT) ? 0 : letter];
    if (!(flags & STREAM_TEXT)) {
        text[n++] = 'b';
    }
    if (both) {
        text[n++] = '+';
    }
    return str_new(vm, text, n);
}

/* The bytes behind a stream of text. */
static Value buffer_of(Vm *vm, Value self) {
    unsigned flags = flags_of(self);
    int driver = (int)(flags >> STREAM_DRIVER_SHIFT) & 7;
    if (driver == STREAM_VIEW || driver == STREAM_OBJECT) {
        return *slot_of(self, STREAM_TARGET);
    }
    bool reads = flags & STREAM_READ;
    return make_over(vm, reads ? &type_BufferedReader : &type_BufferedWriter,
                     flags & (STREAM_READ | STREAM_WRITE), self);
}

/* What only streams of text have; absent for any other name. */
static Value text_attribute(Vm *vm, Value self, Value name) {
    Value codec = *slot_of(self, STREAM_CODEC);
    bool wrapper =
        value_same(AS(Instance, object_unwrap(self))->cls, value_object(&type_TextIOWrapper));
    bool pair = value_is_kind(codec, KIND_TUPLE);
    if (value_same(name, NAME(encoding))) {
        return !wrapper              ? NONE
               : value_absent(codec) ? NAME(utf_8)
               : pair                ? tuple_items(codec)[0]
                                     : codec;
    }
    if (value_same(name, NAME(errors))) {
        return !wrapper ? NONE : pair ? tuple_items(codec)[1] : NAME(strict);
    }
    if (value_same(name, NAME(newlines))) {
        return NONE;
    }
    if (value_same(name, NAME(line_buffering))) {
        return value_bool(flags_of(self) & STREAM_LINES);
    }
    return wrapper && value_same(name, NAME(buffer)) ? buffer_of(vm, self) : ABSENT;
}

Value io_getattr(Vm *vm, Value self, Value name) {
    Value file = *slot_of(self, STREAM_NAME);
    if (value_same(name, NAME(closed))) {
        return value_bool(flags_of(self) & STREAM_CLOSED);
    }
    if (value_same(name, NAME(name))) {
        return file;
    }
    if (value_same(name, NAME(mode)) && !value_absent(file)) {
        return mode_of(vm, self);
    }
    return flags_of(self) & STREAM_TEXT ? text_attribute(vm, self, name) : ABSENT;
}

void io_write_repr(Vm *vm, Writer *out, Value self, bool repr) {
    (void)repr;
    Value file = *slot_of(self, STREAM_NAME);
    if (value_absent(file)) {
        object_write_default(vm, out, self);
        return;
    }
    writer_format(out, "<_io.%t name=%r", object_unwrap(self), file);
    if (flags_of(self) & STREAM_TEXT) {
        writer_format(out, " mode=%r encoding=%r", mode_of(vm, self),
                      text_attribute(vm, self, NAME(encoding)));
    }
    writer_text(out, ">");
}
