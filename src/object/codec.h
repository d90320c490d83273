/* SPDX-License-Identifier: MIT */
/* Text to bytes and back: utf-8, ascii, latin-1, utf-16, utf-32 (also -le and -be) with the error
 * handlers strict, ignore, replace, backslashreplace, surrogateescape, surrogatepass and, to
 * encode, xmlcharrefreplace. */
#ifndef TERRARIUM_OBJECT_CODEC_H
#define TERRARIUM_OBJECT_CODEC_H

#include "object/object.h"

/* str(bytes, encoding, errors) and str.encode(encoding, errors); both are str or absent (utf-8,
 * strict). The data may lie in the heap. May allocate; raise UnicodeDecodeError,
 * UnicodeEncodeError, LookupError. */
Value codec_decode(Vm *vm, const uint8_t *data, size_t n, Value encoding, Value errors);
Value codec_encode(Vm *vm, Value str, Value encoding, Value errors);

#endif
