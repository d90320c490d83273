/* SPDX-License-Identifier: MIT */
/* Streams over their drivers. A file has one small buffer, for reading or for writing; the position
 * of the file itself is behind all that is in it when it was read, and before it when it is to be
 * written. All others have none: the bytes of a bytearray are there already, and the console and
 * other objects must not be read further than was asked.
 *
 * A file has HEADER_FINALIZER while it is open: one that is lost is closed by the collector, and
 * all that are left when the machine ends. */
#include "storage/stream.h"

#include <string.h>

#include "builtins.h"
#include "object/bytearray.h"
#include "object/bytes.h"
#include "object/str.h"
#include "port/port.h"
#include "storage/oserror.h"

/* Bytes of a buffer. */
enum { BUFFER = 64 * sizeof(uintptr_t) };

/* All state of a stream is in its slots, as small ints but for objects; `Stream` on the C stack
 * only says how it is used. */
static Value *slots_of(Value v) {
    return AS(Instance, v)->slots;
}

static intptr_t number(Value v, int slot) {
    return value_to_int(slots_of(v)[slot]);
}

static void set_number(Value v, int slot, intptr_t n) {
    slots_of(v)[slot] = value_int(n);
}

static unsigned flags_of(Value v) {
    return (unsigned)number(v, STREAM_FLAGS);
}

static int driver_of(unsigned flags) {
    return (int)(flags >> STREAM_DRIVER_SHIFT) & 7;
}

/* The console's streams lie in flash: they are never changed. */
static bool is_dirty(Value v) {
    return (flags_of(v) & STREAM_DIRTY) != 0;
}

static void set_dirty(Value v, bool dirty) {
    unsigned flags = flags_of(v) & ~(unsigned)STREAM_DIRTY;
    set_number(v, STREAM_FLAGS, (intptr_t)(flags | (dirty ? STREAM_DIRTY : 0)));
}

/* ---- making and using ---- */

/* The slots are absent from the start; those that are numbers are set here. */
Value stream_new(Vm *vm, const Type *type, unsigned flags) {
    Instance *instance =
        (Instance *)heap_alloc(vm, KIND_INSTANCE, WORDS_OF(Instance) + STREAM_SLOTS);
    Value self = value_object(instance);
    instance->cls = value_object(type);
    set_number(self, STREAM_PLACE, 0);
    set_number(self, STREAM_FILL, 0);
    set_number(self, STREAM_FLAGS, (intptr_t)flags);
    return self;
}

/* The stream is open from now on. A file gets its finalizer here, not before: it has nothing to
 * close until then. */
void stream_attach(Vm *vm, Value self, int driver, Value target) {
    unsigned flags = flags_of(self) & ~(unsigned)STREAM_CLOSED;
    slots_of(self)[STREAM_TARGET] = target;
    set_number(self, STREAM_FLAGS, (intptr_t)(flags | (unsigned)driver << STREAM_DRIVER_SHIFT));
    if (driver == STREAM_FILE) {
        heap_set_finalizer(heap_of(vm), value_to_object(self));
    }
}

bool stream_is(Value v) {
    v = object_unwrap(v);
    return value_is_kind(v, KIND_INSTANCE) &&
           object_is_subclass(AS(Instance, v)->cls, value_object(&type_IOBase));
}

/* Only what a class defines itself counts: every stream has a readinto() of its own. */
static bool takes_bytes(Vm *vm, Value file) {
    return object_is_user(file) && stream_is(file) &&
           !(value_absent(object_special(vm, file, NAME(readinto))) &&
             value_absent(object_special(vm, file, NAME(ioctl))));
}

/* The method is looked up first: what is no stream is refused before anything is made. */
void stream_print(Vm *vm, Value file, Value text) {
    Value method = object_getattr(vm, file, NAME(write));
    if (takes_bytes(vm, file)) {
        text = object_unwrap(text);
        text = bytes_new(vm, (const uint8_t *)str_text(text), str_bytes(text));
    }
    (void)vm_call1(vm, method, text);
}

/* Follows views to the stream that has the bytes, each of which may have been closed by itself.
 * What may be done is what the outermost one may. */
void stream_begin(Vm *vm, Stream *s, Value v, unsigned what) {
    s->vm = vm;
    s->late = false;
    s->asked = v;
    s->self = object_unwrap(v);
    s->flags = flags_of(s->self);
    if (s->flags & STREAM_CLOSED) {
        vm_raise_value_error(vm, "I/O operation on closed file.");
    }
    s->driver = (uint8_t)driver_of(s->flags);
    while (s->driver == STREAM_VIEW) {
        s->self = slots_of(s->self)[STREAM_TARGET];
        unsigned flags = flags_of(s->self);
        if (flags & STREAM_CLOSED) {
            vm_raise_value_error(vm, "I/O operation on closed file.");
        }
        s->driver = (uint8_t)driver_of(flags);
    }
    if (what & ~s->flags & (STREAM_READ | STREAM_WRITE)) {
        bool text = s->flags & STREAM_TEXT, read = what & STREAM_READ;
        vm_raise_format(vm, &type_UnsupportedOperation, "%s",
                        text ? (read ? "not readable" : "not writable")
                             : (read ? "read" : "write"));
    }
}

int stream_handle(Value v) {
    Value self = object_unwrap(v);
    for (;; self = slots_of(self)[STREAM_TARGET]) {
        unsigned flags = flags_of(self);
        int driver = driver_of(flags);
        if (flags & STREAM_CLOSED) {
            return STREAM_CLOSED_HANDLE;
        }
        if (driver != STREAM_VIEW) {
            bool holds = !is_dirty(self) && number(self, STREAM_PLACE) < number(self, STREAM_FILL);
            bool has = driver == STREAM_CONSOLE || (driver == STREAM_FILE && !holds);
            return has ? (int)number(self, STREAM_TARGET) : STREAM_NO_HANDLE;
        }
    }
}

/* ---- other objects ---- */

/* Calls a method of the object behind the stream: of STREAM_OBJECT the target, of STREAM_NONE the
 * instance itself. */
static Value call_object(const Stream *s, Value name, Value argument) {
    Vm *vm = s->vm;
    Value object = s->driver == STREAM_OBJECT ? slots_of(s->self)[STREAM_TARGET] : s->asked;
    Value method = object_getattr(vm, object, name);
    return value_absent(argument) ? vm_call0(vm, method) : vm_call1(vm, method, argument);
}

/* read(n) as bytes; a str counts as its UTF-8. Sets nothing when there is none. */
static Value read_object(const Stream *s, size_t n) {
    Value got = call_object(s, NAME(read), value_int((intptr_t)n));
    if (value_is_none(got)) {
        return ABSENT;
    }
    Value native = object_unwrap(got);
    if (!value_is_kind(native, KIND_STR) && !value_is_kind(native, KIND_BYTES) &&
        !value_is_kind(native, KIND_BYTEARRAY)) {
        vm_raise_type(s->vm, "read() should have returned a bytes object, not '%t'", got);
    }
    return native;
}

/* The text of a str, or the bytes of a buffer. */
static size_t bytes_of(Vm *vm, Value v, const uint8_t **data) {
    size_t n = 0;
    if (value_is_kind(v, KIND_STR)) {
        *data = (const uint8_t *)str_text(v);
        return str_bytes(v);
    }
    (void)buffer_get(vm, v, data, &n);
    return n;
}

/* ---- files ---- */

/* Raises the error of an answer below 0. */
static intptr_t check(const Stream *s, intptr_t answer) {
    if (answer < 0) {
        oserror_raise(s->vm, answer, ABSENT, ABSENT);
    }
    return answer;
}

static int handle_of(Value self) {
    return (int)number(self, STREAM_TARGET);
}

/* Writes n bytes past the buffer: 0, or an error. Allocates nothing. */
static intptr_t write_out(int handle, const uint8_t *data, size_t n) {
    while (n > 0) {
        intptr_t done = port_file_write(handle, (const char *)data, n);
        if (done < 0) {
            return done;
        }
        data += done;
        n -= (size_t)done;
    }
    return 0;
}

/* Writes out a dirty buffer: 0, or an error; it is empty then in any case. */
static intptr_t empty_buffer(Value self) {
    if (!is_dirty(self)) {
        return 0;
    }
    size_t n = (size_t)number(self, STREAM_FILL);
    set_dirty(self, false);
    set_number(self, STREAM_FILL, 0);
    set_number(self, STREAM_PLACE, 0);
    return write_out(handle_of(self), AS(Raw, slots_of(self)[STREAM_BUFFER])->data, n);
}

/* Makes the file's position that of the stream, with nothing in the buffer. */
static void settle(const Stream *s) {
    Value self = s->self;
    check(s, empty_buffer(self));
    intptr_t left = number(self, STREAM_FILL) - number(self, STREAM_PLACE);
    set_number(self, STREAM_FILL, 0);
    set_number(self, STREAM_PLACE, 0);
    if (left > 0) {
        check(s, (intptr_t)port_file_seek(handle_of(self), -left, 1));
    }
}

/* The buffer's bytes; it is made when it is first used. */
static uint8_t *buffer_of(const Stream *s) {
    if (value_absent(slots_of(s->self)[STREAM_BUFFER])) {
        Value raw = value_object(heap_alloc_raw(s->vm, KIND_RAW, 1 + BYTES_TO_WORDS(BUFFER)));
        slots_of(s->self)[STREAM_BUFFER] = raw;
    }
    return AS(Raw, slots_of(s->self)[STREAM_BUFFER])->data;
}

/* Reads past the buffer. A signal ends it early; Ctrl-C is one that is raised here. */
static size_t read_handle(Stream *s, uint8_t *to, size_t n) {
    for (;;) {
        intptr_t got = port_file_read(handle_of(s->self), (char *)to, n);
        vm_poll(s->vm);
        s->late = got == -OSERROR_EAGAIN;
        if (got != -OSERROR_EINTR) {
            return s->late ? 0 : (size_t)check(s, got);
        }
    }
}

/* What the buffer holds; it is filled only when it is empty, so what a peek has shown stays there.
 * A dirty one is written out first. STREAM_DIRECT reads byte by byte. */
static size_t peek_file(Stream *s, const uint8_t **data) {
    Value self = s->self;
    uint8_t *buffer = buffer_of(s);
    if (is_dirty(self)) {
        settle(s);
    }
    intptr_t place = number(self, STREAM_PLACE), fill = number(self, STREAM_FILL);
    if (place == fill) {
        size_t room = s->flags & STREAM_DIRECT ? 1 : BUFFER;
        place = 0;
        fill = (intptr_t)read_handle(s, buffer, room);
        set_number(self, STREAM_PLACE, 0);
        set_number(self, STREAM_FILL, fill);
    }
    *data = buffer + place;
    return (size_t)(fill - place);
}

/* Writes a full buffer out. What the file does not take now stays, at the beginning: files in flash
 * are written in pieces of their own. */
static void spill(const Stream *s) {
    Value self = s->self;
    uint8_t *buffer = AS(Raw, slots_of(self)[STREAM_BUFFER])->data;
    intptr_t done = port_file_write(handle_of(self), (const char *)buffer, BUFFER);
    intptr_t left = done < 0 ? 0 : (intptr_t)BUFFER - done;
    memmove(buffer, buffer + done, (size_t)left);
    set_number(self, STREAM_FILL, left);
    set_dirty(self, left > 0);
    check(s, done);
}

/* What fits goes to the buffer; what is as large as that goes past it. */
static void put_file(const Stream *s, const uint8_t *data, size_t n) {
    Value self = s->self;
    if (!is_dirty(self)) {
        settle(s);
    }
    while (n > 0) {
        size_t fill = (size_t)number(self, STREAM_FILL), part = BUFFER - fill;
        if ((n >= BUFFER && fill == 0) || (s->flags & STREAM_DIRECT)) {
            part = (size_t)check(s, port_file_write(handle_of(self), (const char *)data, n));
        } else {
            uint8_t *buffer = buffer_of(s);
            part = n < part ? n : part;
            memcpy(buffer + fill, data, part);
            set_number(self, STREAM_FILL, (intptr_t)(fill + part));
            set_dirty(self, true);
            if (fill + part == BUFFER) {
                spill(s);
            }
        }
        data += part;
        n -= part;
    }
}

/* Without giving the buffer up: programs ask after every line. */
static intptr_t tell_file(const Stream *s) {
    intptr_t place = number(s->self, STREAM_PLACE), fill = number(s->self, STREAM_FILL);
    intptr_t at = check(s, (intptr_t)port_file_seek(handle_of(s->self), 0, 1));
    return is_dirty(s->self) ? at + fill : at - (fill - place);
}

/* ---- the console ---- */

/* One byte, since whatever else comes belongs to the next who asks. Enter on a serial line is
 * '\r'. */
static size_t peek_console(Stream *s, const uint8_t **data) {
    int c = port_read();
    if (c == -2) {
        vm_raise_interrupt(s->vm);
    }
    bool enter = c == '\r' && (s->flags & STREAM_TEXT) && port_is_serial();
    s->byte = (uint8_t)(enter ? '\n' : c);
    *data = &s->byte;
    return c >= 0;
}

/* The console's errors go their own way; text may get its newlines translated by the port, bytes
 * not. */
static void put_console(const Stream *s, const uint8_t *data, size_t n) {
    if (number(s->self, STREAM_TARGET) == 2) {
        port_write_error((const char *)data, n);
    } else if (s->flags & STREAM_TEXT) {
        port_write((const char *)data, n);
    } else {
        port_write_bytes((const char *)data, n);
    }
}

/* ---- memory ---- */

/* Straight from the bytearray: its address holds until it is resized. */
static size_t peek_memory(const Stream *s, const uint8_t **data) {
    size_t length, place = (size_t)number(s->self, STREAM_PLACE);
    uint8_t *bytes = bytearray_data(slots_of(s->self)[STREAM_TARGET], &length);
    place = place < length ? place : length; /* it may lie far behind the end */
    *data = bytes + place;
    return length - place;
}

/* Writing behind the end fills what lies between with zeros. */
static void put_memory(const Stream *s, const uint8_t *data, size_t n) {
    Value bytes = slots_of(s->self)[STREAM_TARGET];
    size_t length, place = (size_t)number(s->self, STREAM_PLACE);
    (void)bytearray_data(bytes, &length);
    place = s->flags & STREAM_APPEND ? length : place;
    if (n == 0) {
        return;
    }
    if (place + n > length) {
        bytearray_resize(s->vm, bytes, place + n);
    }
    memmove(bytearray_data(bytes, &length) + place, data, n);
    set_number(s->self, STREAM_PLACE, (intptr_t)(place + n));
}

/* Never before the beginning, as BytesIO does; behind the end is allowed. OverflowError when it
 * cannot be reckoned. */
static intptr_t seek_memory(const Stream *s, intptr_t offset, int whence) {
    size_t length;
    (void)bytearray_data(slots_of(s->self)[STREAM_TARGET], &length);
    intptr_t from = whence == 0   ? 0
                    : whence == 1 ? number(s->self, STREAM_PLACE)
                                  : (intptr_t)length;
    intptr_t place;
    if (__builtin_add_overflow(from, offset, &place)) {
        vm_raise_overflow(s->vm, "new position too large");
    }
    place = place < 0 ? 0 : place;
    set_number(s->self, STREAM_PLACE, place);
    return place;
}

/* ---- all of them ---- */

/* An object is asked for one byte, because what it gives and nobody takes would be lost. */
size_t stream_peek(Stream *s, const uint8_t **data) {
    switch (s->driver) {
    case STREAM_FILE: return peek_file(s, data);
    case STREAM_CONSOLE: return peek_console(s, data);
    case STREAM_MEMORY: return peek_memory(s, data);
    default: {
        Value got = read_object(s, 1);
        if (value_absent(got)) {
            return 0;
        }
        size_t n = bytes_of(s->vm, got, data);
        vm_keep(got);
        return n;
    }
    }
}

/* Only files and memory have a place; what the others gave is gone from them already. */
void stream_skip(Stream *s, size_t n) {
    if (s->driver == STREAM_FILE || s->driver == STREAM_MEMORY) {
        set_number(s->self, STREAM_PLACE, number(s->self, STREAM_PLACE) + (intptr_t)n);
    }
}

/* Much of a file is read past the buffer. That is when the buffer is empty and there is room for as
 * much as it holds. It ends early only where the stream does. */
size_t stream_read(Stream *s, uint8_t *to, size_t n) {
    size_t done = 0;
    while (done < n) {
        const uint8_t *data;
        if (s->driver == STREAM_FILE && n - done >= BUFFER &&
            number(s->self, STREAM_PLACE) == number(s->self, STREAM_FILL)) {
            settle(s);
            size_t got = read_handle(s, to + done, n - done);
            if (got == 0) {
                break;
            }
            done += got;
            continue;
        }
        size_t got = stream_peek(s, &data);
        if (got == 0) {
            break;
        }
        got = got < n - done ? got : n - done;
        memcpy(to + done, data, got);
        stream_skip(s, got);
        done += got;
        vm_poll(s->vm);
    }
    return done;
}

/* A file's errors are raised here or later, when the buffer is written out. */
void stream_put(Stream *s, const uint8_t *data, size_t n) {
    switch (s->driver) {
    case STREAM_FILE: put_file(s, data, n); break;
    case STREAM_CONSOLE: put_console(s, data, n); break;
    case STREAM_MEMORY: put_memory(s, data, n); break;
    default: (void)call_object(s, NAME(write), bytes_new(s->vm, data, n));
    }
}

/* An object may have no flush(); nothing is held back for it here. */
void stream_flush(Stream *s) {
    if (s->driver == STREAM_FILE) {
        check(s, empty_buffer(s->self));
        check(s, port_file_sync(handle_of(s->self)));
    } else if (s->driver == STREAM_CONSOLE) {
        port_flush();
    } else if (s->driver == STREAM_OBJECT &&
               !value_absent(object_getattr_or_absent(s->vm, slots_of(s->self)[STREAM_TARGET],
                                                      NAME(flush)))) {
        (void)call_object(s, NAME(flush), ABSENT);
    }
}

/* tell() is a seek by 0 from here, which leaves the buffer as it is. */
intptr_t stream_seek(Stream *s, intptr_t offset, int whence) {
    switch (s->driver) {
    case STREAM_FILE:
        if (offset == 0 && whence == 1) {
            return tell_file(s);
        }
        settle(s);
        return check(s, (intptr_t)port_file_seek(handle_of(s->self), offset, whence));
    case STREAM_MEMORY: return seek_memory(s, offset, whence);
    case STREAM_OBJECT: {
        Value object = slots_of(s->self)[STREAM_TARGET];
        Value method = object_getattr(s->vm, object, NAME(seek));
        return object_to_size(s->vm, vm_call2(s->vm, method, value_int(offset), value_int(whence)));
    }
    default:
        vm_raise_format(s->vm, &type_UnsupportedOperation, "underlying stream is not seekable");
    }
}

/* The position stays. BytesIO cannot be made longer so, only by writing; a file may. */
void stream_truncate(Stream *s, size_t size) {
    if (s->driver == STREAM_FILE) {
        settle(s);
        check(s, port_file_truncate(handle_of(s->self), size));
    } else if (s->driver == STREAM_MEMORY) {
        size_t length;
        (void)bytearray_data(slots_of(s->self)[STREAM_TARGET], &length);
        if (size < length) {
            bytearray_resize(s->vm, slots_of(s->self)[STREAM_TARGET], size);
        }
    } else {
        (void)call_object(s, NAME(truncate), value_int((intptr_t)size));
    }
}

/* ---- closing ---- */

/* The error, or 0, of closing the file of a stream that is marked as closed. */
static intptr_t close_file(Vm *vm, Object *object) {
    Value self = value_object(object);
    intptr_t lost = empty_buffer(self), failed = port_file_close(handle_of(self));
    slots_of(self)[STREAM_TARGET] = slots_of(self)[STREAM_BUFFER] = ABSENT;
    heap_clear_finalizer(heap_of(vm), object);
    return lost < 0 ? lost : failed;
}

/* It is closed first, so that whatever is raised leaves a closed stream. The bytes of a file in RAM
 * are the file's, those of a BytesIO go. */
void stream_close(Vm *vm, Value v) {
    Value self = object_unwrap(v);
    unsigned flags = flags_of(self);
    if ((flags & STREAM_CLOSED) || driver_of(flags) == STREAM_CONSOLE) {
        return;
    }
    Value target = slots_of(self)[STREAM_TARGET];
    set_number(self, STREAM_FLAGS, (intptr_t)(flags | STREAM_CLOSED));
    switch (driver_of(flags)) {
    case STREAM_FILE: {
        intptr_t error = close_file(vm, value_to_object(self));
        if (error < 0) {
            oserror_raise(vm, error, ABSENT, ABSENT);
        }
        break;
    }
    case STREAM_VIEW: stream_close(vm, target); break;
    case STREAM_OBJECT: {
        Value method = object_getattr_or_absent(vm, target, NAME(close));
        if (!value_absent(method)) {
            (void)vm_call0(vm, method);
        }
        break;
    }
    default: break;
    }
    slots_of(self)[STREAM_TARGET] = ABSENT;
}

void stream_release(Vm *vm, Value v) {
    Value self = object_unwrap(v);
    set_number(self, STREAM_FLAGS, (intptr_t)(flags_of(self) | STREAM_CLOSED));
    slots_of(self)[STREAM_TARGET] = ABSENT;
    heap_clear_finalizer(heap_of(vm), value_to_object(self));
}

/* Errors are lost, as nobody is there to be told. Called by the collector: allocates nothing. */
void stream_finalize(Vm *vm, Object *object) {
    Value self = value_object(object);
    unsigned flags = flags_of(self);
    if (!(flags & STREAM_CLOSED)) {
        set_number(self, STREAM_FLAGS, (intptr_t)(flags | STREAM_CLOSED));
        (void)close_file(vm, object);
    }
}
