/* SPDX-License-Identifier: MIT */
/* A module's code as JSON, for tools/make_frozen.py, which lays it out in flash. Nothing in it
 * depends on the size of a word:
 *
 *     {"version": 123,              CODE_VERSION: what images of code must have been made with
 *      "kinds": {"str": 8, ...},    numbers of heap kinds
 *      "overhang": 7,               what heap_allow_frame() has to be told
 *      "constants": [C, ...],       of the Unit, in their order
 *      "module": CODE}              the body
 *     CODE  {"code": "f", "bytes": "0f00...", "lines": 40}
 *           bytes: the Code behind its `unit`, in hexadecimal; lines: where its line table begins
 *     C     null | true | false | CODE
 *           {"str": "text"}  {"bytes": "00ff"}  {"tuple": [C, ...]}  {"ellipsis": 0}
 *           {"int": "-0x7b"}         hexadecimal
 *           {"float": "0x3ff0..."}   the bits of the double */
#ifndef TERRARIUM_COMPILE_DUMP_H
#define TERRARIUM_COMPILE_DUMP_H

#include "object/object.h"

/* `code` is that of a module compiled as COMPILE_FROZEN. Allocates nothing of itself. */
void dump_module(Vm *vm, Writer *w, Value code);

#endif
