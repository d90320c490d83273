/* SPDX-License-Identifier: MIT */
/* heap.dump() and the dump that a failed allocation leaves. Nothing may be allocated while a dump
 * is written: files are written to past their buffers, and a stream in memory is refused. */
#include "inspect/dump_stream.h"

#include "inspect/dump.h"
#include "module/sys.h"
#include "port/port.h"
#include "storage/stream.h"

/* All that one of the writers below needs. */
typedef struct {
    Writer writer; /* first */
    Stream stream;
    int handle; /* of the file that put_file() writes to */
} Out;

/* A dump may take seconds: Ctrl-C ends it. */
static void put_stream(Writer *w, const char *bytes, size_t n) {
    vm_poll(w->vm);
    stream_put(&((Out *)w)->stream, (const uint8_t *)bytes, n);
}

/* What cannot be written is dropped: the sum of the dump tells. */
static void put_file(Writer *w, const char *bytes, size_t n) {
    intptr_t done;
    while (n > 0 && (done = port_file_write(((Out *)w)->handle, bytes, n)) > 0) {
        bytes += done;
        n -= (size_t)done;
    }
}

/* heap.dump(stream=None, redact=False). A stream in memory, or one that Python code makes, would
 * change the heap while it is written. */
Value dump_stream_native(Vm *vm, Value *a, int n) {
    Out out;
    Stream *s = &out.stream;
    out.writer = (Writer){vm, put_stream};
    s->driver = STREAM_NONE;
    Value stream = arg_or_absent(a, n, 0);
    if (value_absent(stream) || value_is_none(stream)) {
        stream = value_object(&sys_stdout);
    }
    if (stream_is(stream)) {
        stream_begin(vm, s, stream, STREAM_WRITE);
    }
    if (s->driver < STREAM_FILE || s->driver > STREAM_CONSOLE) {
        vm_raise_type(vm, "cannot dump to '%t'", stream);
    }
    DumpSink sink = {.out = &out.writer, .text = (s->flags & STREAM_TEXT) != 0};
    sink.redact = n > 1 && object_truth(vm, arg(a, 1));
    stream_flush(s);
    /* Past the buffer, which might have to be made. Only here: the stream itself has its flag. */
    s->flags |= STREAM_DIRECT;
    dump_write(vm, &sink);
    stream_flush(s);
    return NONE;
}

/* ---- a failed allocation ---- */

void dump_stream_failed(Vm *vm, size_t bytes) {
    Out out;
    out.writer = (Writer){vm, put_file};
    DumpSink sink = {.out = &out.writer, .asked = bytes, .c_low = __builtin_frame_address(0)};
    out.handle = vm->dump_path == NULL
                     ? -1
                     : port_file_open(vm->dump_path, PORT_WRITE | PORT_CREATE | PORT_TRUNCATE);
    if (out.handle >= 0) {
        vm->dump_made = true;
        dump_write(vm, &sink);
        port_file_close(out.handle);
    }
}
