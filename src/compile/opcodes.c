/* SPDX-License-Identifier: MIT */
/* The instruction set as constant data, spelled once in compile/opcodes.h. */
#include "compile/opcodes.h"

#include <string.h>

/* One behind the other: pointers to them would take more than they do. */
const char *opcodes_name(Opcode op) {
    static const char names[] =
#define OPCODE_NAME(name, operands, semantics) #name "\0"
        OPCODE_TABLE(OPCODE_NAME);
#undef OPCODE_NAME
    const char *name = names;
    for (unsigned i = 0; i < op; i++) {
        name += strlen(name) + 1;
    }
    return name;
}

const char *const opcodes_operands[OP_LIMIT] = {
#define OPCODE_OPERANDS(name, operands, semantics) operands,
    OPCODE_TABLE(OPCODE_OPERANDS)
#undef OPCODE_OPERANDS
};

/* K, W and J take two bytes, a digit or # none, all others one: counted by the compiler from the
 * literal. */
#define MORE(s, i)                                                                                 \
    (sizeof(s) <= (i) + 1                              ? 0                                         \
     : (s)[i] == 'K' || (s)[i] == 'W' || (s)[i] == 'J' ? 1                                         \
     : (s)[i] <= '9'                                   ? -1                                        \
                                                       : 0)
/* sizeof counts the literal's final 0, which stands for the opcode byte. No opcode has more than
 * four operands. */
#define LENGTH(s) (uint8_t)((int)sizeof(s) + MORE(s, 0) + MORE(s, 1) + MORE(s, 2) + MORE(s, 3))

const uint8_t opcodes_lengths[OP_LIMIT] = {
#define OPCODE_LENGTH(name, operands, semantics) LENGTH(operands),
    OPCODE_TABLE(OPCODE_LENGTH)
#undef OPCODE_LENGTH
};
