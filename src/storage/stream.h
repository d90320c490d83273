/* SPDX-License-Identifier: MIT */
/* Streams: open files, text and bytes in memory, the console, and what wraps other objects. All are
 * instances of the io types with the same slots (module/io.def); what they read from and write to
 * is their driver's. Everything that reads is made of stream_peek() and stream_skip(), everything
 * that writes of stream_put(). */
#ifndef TERRARIUM_STORAGE_STREAM_H
#define TERRARIUM_STORAGE_STREAM_H

#include "object/object.h"

/* Slots of the instance. */
enum {
    STREAM_TARGET, /* the driver's: a handle, a bytearray, an object; absent when closed */
    STREAM_BUFFER, /* RAW, or absent: of files only */
    STREAM_PLACE,  /* small int: the next byte in the buffer; of a bytearray the position */
    STREAM_FILL,   /* small int: bytes in the buffer */
    STREAM_FLAGS,  /* small int, see below */
    STREAM_NAME,   /* of a file, or absent */
    STREAM_CODEC,  /* of text: a tuple (encoding, errors); absent, or a name of UTF-8, for UTF-8
                      and 'strict' */
    STREAM_SLOTS
};

/* Flags. A newline is what ends a line that is read, and what is written for '\n'. */
enum {
    STREAM_READ = 1,
    STREAM_WRITE = 2,
    STREAM_APPEND = 4,
    STREAM_TEXT = 8,
    STREAM_CLOSED = 16,
    STREAM_DIRTY = 32,            /* the buffer holds what is to be written, else what was read */
    STREAM_CHARS = 64,            /* text in which every byte is a character */
    STREAM_DIRECT = 128,          /* no buffer */
    STREAM_NEWLINE = 7 << 8,      /* one of: */
    STREAM_NEWLINE_ANY = 0 << 8,  /* newline=None: all kinds, read as '\n' */
    STREAM_NEWLINE_KEEP = 1 << 8, /* newline='': all kinds, as they are */
    STREAM_NEWLINE_LF = 2 << 8,
    STREAM_NEWLINE_CR = 3 << 8,
    STREAM_NEWLINE_CRLF = 4 << 8,
    STREAM_MODE_SHIFT = 11,   /* two bits: the letter of the mode, of "rwax" */
    STREAM_LINES = 1 << 13,   /* line_buffering: written out after each '\n' */
    STREAM_DRIVER_SHIFT = 14, /* three bits: */
};
enum {
    STREAM_NONE,    /* io.IOBase: a class derived from it defines read(), readinto(), write() */
    STREAM_FILE,    /* of the port */
    STREAM_CONSOLE, /* the target is 0, 1 or 2 */
    STREAM_MEMORY,  /* a bytearray: BytesIO, StringIO, files in RAM */
    STREAM_OBJECT,  /* any object with read(), write(), ... */
    STREAM_VIEW     /* another stream, of which this is the text or the bytes */
};

/* A new stream of an io type, without a driver (STREAM_NONE). May allocate. */
Value stream_new(Vm *vm, const Type *type, unsigned flags);
/* Gives it one, and opens it. Allocates nothing: a file's handle is never lost. */
void stream_attach(Vm *vm, Value self, int driver, Value target);
/* Is it one (or of a class derived from one)? */
bool stream_is(Value v);
/* file.write(text), as print does. A stream that a program has made as MicroPython has them, with a
 * readinto() or ioctl() of its own, gets bytes. Runs Python code. */
void stream_print(Vm *vm, Value file, Value text);

/* A stream in use, on the C stack: a view is followed to what it shows. */
typedef struct {
    Vm *vm;
    Value asked;    /* the stream itself, or the instance of a class derived from io.IOBase */
    Value self;     /* the stream whose target is used */
    unsigned flags; /* of `asked` */
    uint8_t driver;
    uint8_t byte; /* where stream_peek() has what needs no buffer */
    bool late;    /* this is no end: a socket that does not wait has nothing now */
} Stream;

/* The port's handle of v: a console's, too. Below 0: it has none, or more of what it has read is in
 * its buffer; or it is closed. */
enum { STREAM_NO_HANDLE = -1, STREAM_CLOSED_HANDLE = -2 };
int stream_handle(Value v);

/* Begins to use v for STREAM_READ or STREAM_WRITE, or neither (0). Raises ValueError when it is
 * closed, io.UnsupportedOperation when it is not for that. */
void stream_begin(Vm *vm, Stream *s, Value v, unsigned what);

/* The bytes that come next, at least one but at the end: they are there until the stream is used
 * again. What is not skipped must be asked for again, but on the console, where it would be lost.
 * May run Python code and raise. */
size_t stream_peek(Stream *s, const uint8_t **data);
void stream_skip(Stream *s, size_t n);
/* Reads up to n bytes to where they belong, as many as there are; the address must hold while
 * other objects are made. */
size_t stream_read(Stream *s, uint8_t *to, size_t n);
/* Writes n bytes, which may lie in the heap. */
void stream_put(Stream *s, const uint8_t *data, size_t n);
/* Writes out what is in the buffer. */
void stream_flush(Stream *s);
/* In bytes; whence 0, 1 or 2. The new position. */
intptr_t stream_seek(Stream *s, intptr_t offset, int whence);
void stream_truncate(Stream *s, size_t size);
/* Closes v, whatever it is a view of too; nothing when it is closed. */
void stream_close(Vm *vm, Value v);

/* Gives the handle of an open file up without closing it. The stream is closed then. */
void stream_release(Vm *vm, Value v);

/* The heap's finalize: closes a file that nothing refers to any more. Allocates nothing. */
void stream_finalize(Vm *vm, Object *object);

#endif
