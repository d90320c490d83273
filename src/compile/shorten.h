/* SPDX-License-Identifier: MIT */
/* The last pass over the instructions of a Code object: each gets its shortest form. For
 * src/compile only.
 *
 * While code is emitted its jumps have two bytes for the distance, and every instruction names all
 * its operands; that is what emit.c and its records count with. shorten_plan() decides which jumps
 * reach their targets with one byte, from then on shorten_bytes() knows what everything will take.
 * When tables are written shorten_code() rewrites the instructions in place.
 *
 * A conditional jump to a far target skips a JUMP around a JUMPW:
 *
 *     J.. -> far; JUMP -> next; far: JUMPW target; next: */
#ifndef TERRARIUM_COMPILE_SHORTEN_H
#define TERRARIUM_COMPILE_SHORTEN_H

#include "compile/emit.h"

/* Is it one of those that are emitted with two bytes for a distance: all rows of the table that end
 * in j? */
bool shorten_jumps(const uint8_t *p);
/* Bytes of an instruction as it is emitted. */
unsigned shorten_emitted(const uint8_t *p);
/* The furthest that a jump may lead as it is emitted. */
enum { SHORTEN_FURTHEST = 0x7bff };

/* Registers have their final numbers, all jumps their targets: now jumps get their final distances.
 * SyntaxError when one is too far. Allocates nothing. */
void shorten_plan(Compiler *c, Code *code);
/* What the emitted instructions in [from, to) will take. */
uint32_t shorten_bytes(const Emitter *e, const Code *code, uint32_t from, uint32_t to);
/* How much longer than the emitted instructions may be what shorten_code() works on. */
uint32_t shorten_room(const Emitter *e, const Code *code);
/* Rewrites the instructions; e->size is what they take then. */
void shorten_code(Emitter *e, Code *code);

#endif
