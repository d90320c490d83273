/* SPDX-License-Identifier: MIT */
/* The formatter behind vm_raise_format and writer_format, for those who have a va_list. */
#ifndef TERRARIUM_OBJECT_WRITER_H
#define TERRARIUM_OBJECT_WRITER_H

#include <stdarg.h>

#include "object/object.h"

/* The formats are those of vm_raise_format (vm/vm.h). May allocate, run Python code and raise. */
void writer_vformat(Writer *w, const char *format, va_list arguments);
/* In formats, and only there, a byte from 0x80 on stands for a piece of text, if the build has
 * packed them (tools/pack_texts.py): the pieces one behind the other, each ended by NUL. */
extern const char writer_pieces[];
const char *writer_piece(char code);
/* n times the same character. code is any code point, written as UTF-8. */
void writer_fill(Writer *w, uint32_t code, size_t n);

#endif
