/* SPDX-License-Identifier: MIT */
/* The formatter behind vm_raise_format and writer_format, for those who have a va_list. */
#ifndef TERRARIUM_OBJECT_WRITER_H
#define TERRARIUM_OBJECT_WRITER_H

#include <stdarg.h>

#include "object/object.h"

/* The formats are those of vm_raise_format (vm/vm.h). May allocate, run Python code and raise. */
void writer_vformat(Writer *w, const char *format, va_list arguments);
/* n times the same character. code is any code point, written as UTF-8. */
void writer_fill(Writer *w, uint32_t code, size_t n);

#endif
