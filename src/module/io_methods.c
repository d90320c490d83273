/* SPDX-License-Identifier: MIT */
/* The methods of streams. Self is what was called, not unwrapped: of a class derived from io.IOBase
 * the methods that it defines are called to read and write. */
#include "builtins.h"
#include "module/io.h"
#include "object/bytearray.h"
#include "object/bytes.h"
#include "object/int.h"
#include "object/list.h"
#include "object/protocol.h"
#include "object/str.h"
#include "port/port.h"

/* Much is read in pieces of this size at first, since what was asked for need not be there. */
enum { PIECE = 256 };

/* Slots, where they are now; of an instance of a derived class those of the native one in it. */
static Value *slots_of(Value self) {
    return AS(Instance, object_unwrap(self))->slots;
}

static unsigned flags_of(Value self) {
    return (unsigned)value_to_int(slots_of(self)[STREAM_FLAGS]);
}

/* The stream of argument 0, in use. */
static Stream begin(Vm *vm, Value *a, unsigned what) {
    Stream s;
    stream_begin(vm, &s, arg(a, 0), what);
    return s;
}

/* A size that may be left out, None or negative: all. */
static intptr_t size_argument(Vm *vm, Value *a, int n, int which) {
    Value size = arg_or_absent(a, n, which);
    return value_absent(size) || value_is_none(size) ? -1 : object_to_size(vm, size);
}

/* ---- reading ---- */

/* All, up to `limit` bytes (below 0: no limit), or up to the end of the line. What is read grows by
 * its own size each time, so that long files need few calls, and a limit that is larger than the
 * file costs no memory. The poll lets Ctrl-C through. */
Value io_read_bytes(Stream *s, intptr_t limit, bool line) {
    StrBuilder b;
    str_build_begin(s->vm, &b, 0);
    bool more = true;
    while (more && limit != 0) {
        const uint8_t *data;
        if (line) {
            size_t n = stream_peek(s, &data);
            n = limit >= 0 && (size_t)limit < n ? (size_t)limit : n;
            const uint8_t *end = __builtin_memchr(data, '\n', n);
            n = end ? (size_t)(end - data) + 1 : n;
            writer_put(&b.writer, (const char *)data, n);
            stream_skip(s, n);
            more = n > 0 && !end;
            limit -= limit > 0 ? (intptr_t)n : 0;
        } else {
            size_t want = b.length < PIECE ? PIECE : b.length;
            want = limit >= 0 && (size_t)limit < want ? (size_t)limit : want;
            char *room = str_build_room(&b, want);
            size_t n = stream_read(s, (uint8_t *)room, want);
            b.length -= want - n;
            more = n == want;
            limit -= limit > 0 ? (intptr_t)n : 0;
        }
        vm_poll(s->vm);
    }
    return str_build_end_bytes(&b);
}

/* read() of a class derived from io.IOBase that only has readinto(). The bytearray is given to
 * Python code, which may keep it or change its size: it is looked up again afterwards, and a new
 * one is made for each call. None is a stream that has nothing at the moment. */
static Value read_by_readinto(Stream *s, intptr_t limit) {
    Vm *vm = s->vm;
    StrBuilder b;
    str_build_begin(vm, &b, 0);
    while (limit != 0) {
        size_t want = limit > 0 && limit < PIECE ? (size_t)limit : PIECE;
        Value room = bytearray_new(vm, NULL, want);
        Value got = vm_call1(vm, object_getattr(vm, s->asked, NAME(readinto)), room);
        if (value_is_none(got)) {
            return b.length > 0 ? str_build_end_bytes(&b) : NONE;
        }
        intptr_t count = object_to_size(vm, got);
        if (count < 0 || (size_t)count > want) {
            vm_raise_value_error(vm, "readinto() returned a wrong number of bytes");
        }
        size_t length;
        const uint8_t *data = bytearray_data(room, &length);
        writer_put(&b.writer, (const char *)data, (size_t)count < length ? (size_t)count : length);
        if (count == 0 || limit > 0) {
            break;
        }
    }
    return str_build_end_bytes(&b);
}

/* What was read; None if that is nothing, and not the end. */
static Value or_none(const Stream *s, Value all) {
    return s->late && !object_truth(s->vm, all) ? NONE : all;
}

/* read([size]): str from a stream of text, else bytes; an empty one at the end. */
Value io_read(Vm *vm, Value *a, int n) {
    intptr_t limit = size_argument(vm, a, n, 1);
    Stream s = begin(vm, a, STREAM_READ);
    if (s.driver == STREAM_NONE) {
        return read_by_readinto(&s, limit);
    }
    Value all =
        s.flags & STREAM_TEXT ? io_read_text(&s, limit, false) : io_read_bytes(&s, limit, false);
    return or_none(&s, all);
}

/* The next line of a stream of either kind, or '' or b''. */
static Value read_line(Stream *s, intptr_t limit) {
    return s->flags & STREAM_TEXT ? io_read_text(s, limit, true) : io_read_bytes(s, limit, true);
}

/* readline([size]), newline included. */
Value io_readline(Vm *vm, Value *a, int n) {
    intptr_t limit = size_argument(vm, a, n, 1);
    Stream s = begin(vm, a, STREAM_READ);
    return or_none(&s, read_line(&s, limit));
}

/* A stream is its own iterator. */
Value io_iter(Vm *vm, Value self) {
    (void)vm;
    return self;
}

/* The next line; absent at the end. A derived class may have a readline() of its own. */
Value io_next(Vm *vm, Value self) {
    Value line;
    if (object_is_user(self)) {
        line = object_unwrap(vm_call0(vm, object_getattr(vm, self, NAME(readline))));
    } else {
        Stream s;
        stream_begin(vm, &s, self, STREAM_READ);
        line = read_line(&s, -1);
    }
    return object_truth(vm, line) ? line : ABSENT;
}

/* Lines until they have more than `hint` bytes. */
Value io_readlines(Vm *vm, Value *a, int n) {
    intptr_t hint = size_argument(vm, a, n, 1), total = 0;
    (void)begin(vm, a, STREAM_READ);
    Value list = list_new(vm, 0);
    for (Value line;
         (hint <= 0 || total <= hint) && !value_absent(line = object_next(vm, arg(a, 0)));) {
        total += object_length(vm, line);
        list_append(vm, list, line);
    }
    return list;
}

/* readinto(buffer[, nbytes]): the buffer stays where it is while it is filled; if its size is
 * changed meanwhile, by an object's read(), the rest is lost. */
Value io_readinto(Vm *vm, Value *a, int n) {
    Value buffer = object_unwrap(arg(a, 1));
    intptr_t limit = size_argument(vm, a, n, 2);
    Stream s = begin(vm, a, STREAM_READ);
    if (s.driver == STREAM_NONE && value_absent(object_special(vm, arg(a, 0), NAME(read)))) {
        vm_raise_format(vm, &type_UnsupportedOperation, "readinto");
    }
    if (!value_is_kind(buffer, KIND_BYTEARRAY)) {
        vm_raise_type(vm, "readinto() argument must be read-write bytes-like object, not %t",
                      arg(a, 1));
    }
    size_t length;
    (void)bytearray_data(buffer, &length);
    size_t room = limit >= 0 && (size_t)limit < length ? (size_t)limit : length;
    if (s.driver == STREAM_FILE || s.driver == STREAM_CONSOLE) {
        size_t got = stream_read(&s, bytearray_data(buffer, &length), room);
        return got == 0 && s.late ? NONE : value_int((intptr_t)got);
    }
    Value bytes = io_read_bytes(&s, (intptr_t)room, false);
    uint8_t *to = bytearray_data(buffer, &length);
    size_t got = bytes_size(AS(Bytes, bytes));
    __builtin_memcpy(to, AS(Bytes, bytes)->data, got < length ? got : length);
    return value_int((intptr_t)got);
}

/* ---- writing ---- */

/* write(data): its length, in characters for text, which wants a str. MicroPython's write(data,
 * nbytes) and write(data, offset, nbytes), for bytes, write no more than that. */
Value io_write(Vm *vm, Value *a, int n) {
    Value data = object_unwrap(arg(a, 1));
    Stream s = begin(vm, a, STREAM_WRITE);
    if (s.driver == STREAM_NONE) {
        vm_raise_format(vm, &type_UnsupportedOperation, "write");
    }
    if (s.flags & STREAM_TEXT) {
        if (!value_is_kind(data, KIND_STR) || n > 2) {
            vm_raise_type(vm,
                          io_counts_characters(&s) ? "string argument expected, got '%t'"
                                                   : "write() argument must be str, not %T",
                          arg(a, n - 1));
        }
        return value_int((intptr_t)io_write_text(&s, data));
    }
    size_t length, from = n > 3 ? (size_t)size_argument(vm, a, n, 2) : 0,
                   most = (size_t)size_argument(vm, a, n, n > 3 ? 3 : 2);
    const uint8_t *bytes = object_is_type(arg(a, 0), &type_socket)
                               ? buffer_need_text(vm, arg(a, 1), &length)
                               : buffer_need(vm, arg(a, 1), &length);
    from = from < length ? from : length;
    length = length - from < most ? length - from : most;
    stream_put(&s, bytes + from, length);
    vm_keep(data);
    return value_int((intptr_t)length);
}

/* Calls write() of what was called, which may be a derived class's own, for each line; nothing is
 * added to them. */
Value io_writelines(Vm *vm, Value *a, int n) {
    (void)n;
    (void)begin(vm, a, STREAM_WRITE);
    Iteration it;
    iteration_begin(vm, &it, arg(a, 1));
    for (Value line; !value_absent(line = iteration_next(vm, &it));) {
        (void)vm_call1(vm, object_getattr(vm, arg(a, 0), NAME(write)), line);
    }
    return NONE;
}

/* OSError when the file does not take what the buffer held; that is lost then. */
Value io_flush(Vm *vm, Value *a, int n) {
    (void)n;
    Stream s = begin(vm, a, 0);
    stream_flush(&s);
    return NONE;
}

/* ---- position ---- */

/* seek(offset[, whence]): the new position. In text a seek from here or from the end can only be by
 * 0, because characters differ in size. What StringIO takes and gives are characters. */
Value io_seek(Vm *vm, Value *a, int n) {
    intptr_t offset = object_to_size(vm, arg(a, 1));
    intptr_t whence = n > 2 ? object_to_size(vm, arg(a, 2)) : 0;
    Stream s = begin(vm, a, 0);
    if (whence < 0 || whence > 2) {
        vm_raise_value_error(vm, "invalid whence (%z, should be 0, 1 or 2)", whence);
    }
    bool memory = s.driver == STREAM_MEMORY, text = s.flags & STREAM_TEXT;
    if (whence == 0 && offset < 0 && (memory || text)) {
        vm_raise_value_error(vm, text ? "%cegative seek position %z" : "%cegative seek value %z",
                             text && memory ? 'N' : 'n', offset);
    }
    if (text && whence > 0 && offset != 0) {
        vm_raise_format(vm, memory ? &type_OSError : &type_UnsupportedOperation,
                        memory ? "Can't do nonzero cur-relative seeks"
                               : "can't do nonzero %s-relative seeks",
                        whence == 1 ? "cur" : "end");
    }
    bool counts = io_counts_characters(&s) && memory;
    offset = stream_seek(&s, counts && whence == 0 ? io_place_of(&s, offset) : offset, (int)whence);
    return int_from_intptr(vm, counts ? io_characters_before(&s, offset) : offset);
}

/* The position in bytes; of StringIO in characters. */
Value io_tell(Vm *vm, Value *a, int n) {
    (void)n;
    Stream s = begin(vm, a, 0);
    intptr_t place = stream_seek(&s, 0, 1);
    bool counts = io_counts_characters(&s) && s.driver == STREAM_MEMORY;
    return int_from_intptr(vm, counts ? io_characters_before(&s, place) : place);
}

/* truncate([size]): the position stays. Without a size the file ends where it is. A size beyond the
 * end is the driver's business. */
Value io_truncate(Vm *vm, Value *a, int n) {
    intptr_t size = size_argument(vm, a, n, 1);
    Stream s = begin(vm, a, STREAM_WRITE);
    bool given = n > 1 && !value_is_none(arg(a, 1));
    if (given && size < 0) {
        vm_raise_value_error(vm, "negative size value %z", size);
    }
    bool counts = io_counts_characters(&s) && s.driver == STREAM_MEMORY;
    intptr_t bytes = !given ? stream_seek(&s, 0, 1) : counts ? io_place_of(&s, size) : size;
    stream_truncate(&s, (size_t)bytes);
    return int_from_intptr(vm, given ? size : counts ? io_characters_before(&s, bytes) : bytes);
}

/* All of a BytesIO, and of a StringIO. */
Value io_getvalue(Vm *vm, Value *a, int n) {
    (void)n;
    Stream s = begin(vm, a, 0);
    size_t length;
    const uint8_t *data = bytearray_data(slots_of(s.self)[STREAM_TARGET], &length);
    return bytes_new(vm, data, length);
}

/* A memoryview of the bytes themselves. */
Value io_getbuffer(Vm *vm, Value *a, int n) {
    (void)n;
    Stream s = begin(vm, a, 0);
    return vm_call1(vm, value_object(&type_memoryview), slots_of(s.self)[STREAM_TARGET]);
}

/* StringIO holds what a str holds, so nothing is to be decoded. */
Value io_getvalue_text(Vm *vm, Value *a, int n) {
    (void)n;
    Stream s = begin(vm, a, 0);
    size_t length;
    const uint8_t *data = bytearray_data(slots_of(s.self)[STREAM_TARGET], &length);
    return str_new(vm, (const char *)data, length);
}

/* ---- what it can do ---- */

/* These three ask the flags that open() set, not the device. */
Value io_readable(Vm *vm, Value *a, int n) {
    (void)n;
    return value_bool(begin(vm, a, 0).flags & STREAM_READ);
}

Value io_writable(Vm *vm, Value *a, int n) {
    (void)n;
    return value_bool(begin(vm, a, 0).flags & STREAM_WRITE);
}

/* Only a file is tried: whether it can be positioned is known by doing it. */
Value io_seekable(Vm *vm, Value *a, int n) {
    (void)n;
    Stream s = begin(vm, a, 0);
    return value_bool(
        s.driver == STREAM_MEMORY || s.driver == STREAM_OBJECT ||
        (s.driver == STREAM_FILE &&
         port_file_seek((int)value_to_int(slots_of(s.self)[STREAM_TARGET]), 0, 1) >= 0));
}

/* The port's handle; a console's stream has one as well. */
Value io_fileno(Vm *vm, Value *a, int n) {
    (void)n;
    Stream s = begin(vm, a, 0);
    if (s.driver != STREAM_FILE && s.driver != STREAM_CONSOLE) {
        vm_raise_format(vm, &type_UnsupportedOperation, "fileno");
    }
    return slots_of(s.self)[STREAM_TARGET];
}

Value io_isatty(Vm *vm, Value *a, int n) {
    (void)n;
    Stream s = begin(vm, a, 0);
    if (s.driver == STREAM_CONSOLE && port_is_serial()) {
        return TRUE;
    }
    return value_bool((s.driver == STREAM_FILE || s.driver == STREAM_CONSOLE) &&
                      port_file_isatty((int)value_to_int(slots_of(s.self)[STREAM_TARGET])));
}

/* ---- closing ---- */

/* Once; then nothing. A derived class's flush() is called before, and if it raises the stream is
 * open still. */
Value io_close(Vm *vm, Value *a, int n) {
    (void)n;
    if (!(flags_of(arg(a, 0)) & STREAM_CLOSED)) {
        /* A class derived from io.IOBase may have a flush() of its own. */
        if (!value_same(object_unwrap(arg(a, 0)), arg(a, 0))) {
            (void)vm_call0(vm, object_getattr(vm, arg(a, 0), NAME(flush)));
        }
        stream_close(vm, arg(a, 0));
    }
    return NONE;
}

Value io_enter(Vm *vm, Value *a, int n) {
    (void)n;
    (void)begin(vm, a, 0);
    return arg(a, 0);
}

/* close() by name, since a derived class may have one. */
Value io_exit(Vm *vm, Value *a, int n) {
    (void)n;
    (void)vm_call0(vm, object_getattr(vm, arg(a, 0), NAME(close)));
    return NONE;
}
