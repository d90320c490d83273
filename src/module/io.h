/* SPDX-License-Identifier: MIT */
/* What the files of the io module share. */
#ifndef TERRARIUM_MODULE_IO_H
#define TERRARIUM_MODULE_IO_H

#include "storage/stream.h"

/* io_text.c: characters in and out of a stream of text. limit: characters, below 0 all there are;
 * line: at most up to the end of a line. */
Value io_read_text(Stream *s, intptr_t limit, bool line);
/* The number of characters that were written. */
size_t io_write_text(Stream *s, Value text);
/* StringIO counts in characters: an offset in bytes as one in characters, and back. */
bool io_counts_characters(const Stream *s);
intptr_t io_characters_before(const Stream *s, intptr_t place);
intptr_t io_place_of(const Stream *s, intptr_t characters);
/* Takes the encoding, errors and newline that were given, each a str, None or absent. */
void io_set_text(Vm *vm, Value self, Value encoding, Value errors, Value newline);

/* A bytes object of what comes next, as for text. */
Value io_read_bytes(Stream *s, intptr_t limit, bool line);

#endif
