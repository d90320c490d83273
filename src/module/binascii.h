/* SPDX-License-Identifier: MIT */
/* What binascii shares with zlib and others: base64, and the number a checksum goes on from. */
#ifndef TERRARIUM_MODULE_BINASCII_H
#define TERRARIUM_MODULE_BINASCII_H

#include "object/object.h"

/* Writes n bytes as base64, without a newline: four letters for each three bytes. In the last
 * group as many letters are written as its bytes fill, then `=`. Returns the end of the text. */
char *binascii_base64(char *to, const uint8_t *data, size_t n);
/* The low 32 bits of an int: where a checksum goes on. Runs __index__; TypeError for no int. */
uint32_t binascii_low_word(Vm *vm, Value v);

#endif
