/* SPDX-License-Identifier: MIT */
/* The instruction set as constant data, spelled once in compile/opcodes.h. */
#include "compile/opcodes.h"

const char *const opcodes_names[OP_LIMIT] = {
#define OPCODE_NAME(name, operands, semantics) #name,
    OPCODE_TABLE(OPCODE_NAME)
#undef OPCODE_NAME
};

const char *const opcodes_operands[OP_LIMIT] = {
#define OPCODE_OPERANDS(name, operands, semantics) operands,
    OPCODE_TABLE(OPCODE_OPERANDS)
#undef OPCODE_OPERANDS
};

/* K, W and J take two bytes, all others one: counted by the compiler from the literal. */
#define WIDE(s, i) (sizeof(s) > (i) + 1 && ((s)[i] == 'K' || (s)[i] == 'W' || (s)[i] == 'J'))
/* sizeof counts the literal's final 0, which stands for the opcode byte. No opcode has more than
 * four operands. */
#define LENGTH(s) (uint8_t)(sizeof(s) + WIDE(s, 0) + WIDE(s, 1) + WIDE(s, 2) + WIDE(s, 3))

const uint8_t opcodes_lengths[OP_LIMIT] = {
#define OPCODE_LENGTH(name, operands, semantics) LENGTH(operands),
    OPCODE_TABLE(OPCODE_LENGTH)
#undef OPCODE_LENGTH
};
