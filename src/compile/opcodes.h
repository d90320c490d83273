/* SPDX-License-Identifier: MIT */
/* The instruction set: one row each. The enum, lengths, dispatch labels, disassembler and the
 * collector's view of dead temporaries come from it.
 *
 * An instruction is an opcode byte followed by its operands:
 *     d  destination register        s  source register       m  read and written register
 *     r  first register of a range; the next N is its length
 *     c  call base: callee in c, arguments from c + 1; the next N is their number. Registers
 *        c - 2 and c - 1 are free: they become the callee's frame links
 *     k  constant index, one byte    K  the same, 2 bytes
 *     N  unsigned byte               I  signed byte
 *     W  signed 2 bytes              J  jump, signed 2 bytes, from the end of the instruction
 * What often has a small constant has a wide form in the next row, NAMEW: emit() takes the one that
 * fits. A register takes one byte, stored as 255 - number; 2-byte operands are little-endian,
 * unaligned.
 *
 * Live rule (what the collector may assume at any instruction that allocates, calls or raises):
 * registers below `fixed` are live; of the temporaries those below every d that is one, and up to
 * and including every s, m, r range and call range. The compiler keeps temporaries as a stack, so
 * this is exact; at an instruction with neither d, r nor c all of them count as live. A d that is a
 * local is only used while no temporary below it is live.
 *
 * Order matters: BINARY_xxx and COMPARE_xxx (object/type.h) give the order of ADD.. , LT.., JLT..
 */
#ifndef TERRARIUM_COMPILE_OPCODES_H
#define TERRARIUM_COMPILE_OPCODES_H

#include <stdint.h>

#define OPCODE_BINARY_TABLE(OP, prefix)                                                            \
    OP(prefix##ADD, "dss", "d = s1 + s2")                                                          \
    OP(prefix##SUB, "dss", "d = s1 - s2")                                                          \
    OP(prefix##MUL, "dss", "d = s1 * s2")                                                          \
    OP(prefix##TRUEDIV, "dss", "d = s1 / s2")                                                      \
    OP(prefix##FLOORDIV, "dss", "d = s1 // s2")                                                    \
    OP(prefix##MOD, "dss", "d = s1 % s2")                                                          \
    OP(prefix##POW, "dss", "d = s1 ** s2")                                                         \
    OP(prefix##LSHIFT, "dss", "d = s1 << s2")                                                      \
    OP(prefix##RSHIFT, "dss", "d = s1 >> s2")                                                      \
    OP(prefix##AND, "dss", "d = s1 & s2")                                                          \
    OP(prefix##OR, "dss", "d = s1 | s2")                                                           \
    OP(prefix##XOR, "dss", "d = s1 ^ s2")                                                          \
    OP(prefix##MATMUL, "dss", "d = s1 @ s2")

/* OP(name, operands, meaning): the letters of the operands as above; the meaning is
 * documentation. Several s are numbered s1, s2, ... in the meaning, several N likewise. */
#define OPCODE_TABLE(OP)                                                                           \
    /* moves and constants */                                                                      \
    OP(MOVE, "ds", "d = s")                                                                        \
    OP(LOADK, "dk", "d = constant")                                                                \
    OP(LOADKW, "dK", "the same with a two-byte operand")                                           \
    OP(LOADINT, "dI", "d = I")                                                                     \
    OP(LOADINTW, "dW", "the same with a two-byte operand")                                         \
    OP(LOADNONE, "d", "d = None")                                                                  \
    OP(LOADFALSE, "d", "d = False")                                                                \
    OP(LOADTRUE, "d", "d = True")                                                                  \
    OP(LOADELLIPSIS, "d", "d = ...")                                                               \
    OP(CLEAR, "dN", "registers d .. d+N-1 = absent (end of a block)")                              \
    OP(CHECK, "sK", "UnboundLocalError for name K if s is absent")                                 \
    OP(DELLOCAL, "mK", "as CHECK, then m = absent")                                                \
    /* names */                                                                                    \
    OP(GETGLOBAL, "dk", "d = global or builtin K, or NameError")                                   \
    OP(GETGLOBALW, "dK", "the same with a two-byte operand")                                       \
    OP(SETGLOBAL, "sk", "global K = s")                                                            \
    OP(SETGLOBALW, "sK", "the same with a two-byte operand")                                       \
    OP(DELGLOBAL, "K", "del global K")                                                             \
    OP(GETNAME, "dK", "d = name K in the namespace in register 1, else as GETGLOBAL")              \
    OP(SETNAME, "sk", "namespace[K] = s")                                                          \
    OP(SETNAMEW, "sK", "the same with a two-byte operand")                                         \
    OP(DELNAME, "K", "del namespace[K]")                                                           \
    OP(NEWCELL, "m", "m = a new cell that holds m (absent: unbound)")                              \
    OP(GETCELL, "dsk", "d = content of cell s; NameError/UnboundLocalError for K if empty")        \
    OP(GETCELLW, "dsK", "the same with a two-byte operand")                                        \
    OP(SETCELL, "ss", "content of cell s1 = s2")                                                   \
    OP(DELCELL, "sK", "empty cell s (checked)")                                                    \
    OP(GETFREE, "dNk", "d = content of captured cell N (checked)")                                 \
    OP(GETFREEW, "dNK", "the same with a two-byte operand")                                        \
    OP(SETFREE, "Ns", "content of captured cell N = s")                                            \
    OP(DELFREE, "NK", "empty captured cell N (checked)")                                           \
    OP(GETFREENAME, "dNK", "class body: namespace[K], else as GETFREE")                            \
    OP(MAKEFUNCTION, "mk",                                                                         \
       "m = function of code K; if the code has CODE_DEFAULTS m holds the "                        \
       "tuple of defaults, if CODE_KWDEFAULTS m+1 (m without the former) "                         \
       "their dict")                                                                               \
    OP(MAKEFUNCTIONW, "mK", "the same with a two-byte operand")                                    \
    OP(TAKEFUNCTION, "mK",                                                                         \
       "the same, and the constant becomes None: class bodies of module-level "                    \
       "code outside loops only")                                                                  \
    /* operators: the order of enum Binary */                                                      \
    OPCODE_BINARY_TABLE(OP, )                                                                      \
    OPCODE_BINARY_TABLE(OP, I) /* in place: augmented assignment */                                \
    OP(ADDI, "dsI", "d = s + I")                                                                   \
    OP(SUBI, "dsI", "d = s - I")                                                                   \
    OP(IADDI, "dsI", "d = s += I")                                                                 \
    OP(ISUBI, "dsI", "d = s -= I")                                                                 \
    OP(NEGATIVE, "ds", "d = -s")                                                                   \
    OP(POSITIVE, "ds", "d = +s")                                                                   \
    OP(INVERT, "ds", "d = ~s")                                                                     \
    OP(NOT, "ds", "d = not s")                                                                     \
    /* comparisons as values: the order of enum Compare */                                         \
    OP(LT, "dss", "d = s1 < s2")                                                                   \
    OP(LE, "dss", "d = s1 <= s2")                                                                  \
    OP(EQ, "dss", "d = s1 == s2")                                                                  \
    OP(NE, "dss", "d = s1 != s2")                                                                  \
    OP(GT, "dss", "d = s1 > s2")                                                                   \
    OP(GE, "dss", "d = s1 >= s2")                                                                  \
    OP(IS, "dss", "d = s1 is s2")                                                                  \
    OP(ISNOT, "dss", "d = s1 is not s2")                                                           \
    OP(IN, "dss", "d = s1 in s2")                                                                  \
    OP(NOTIN, "dss", "d = s1 not in s2")                                                           \
    /* jumps */                                                                                    \
    OP(JUMP, "J", "always; backwards it polls for interrupts")                                     \
    OP(JTRUE, "sJ", "if s")                                                                        \
    OP(JFALSE, "sJ", "if not s")                                                                   \
    OP(JNONE, "sJ", "if s is None")                                                                \
    OP(JNOTNONE, "sJ", "if s is not None")                                                         \
    OP(JLT, "ssJ", "if s1 < s2")                                                                   \
    OP(JLE, "ssJ", "if s1 <= s2")                                                                  \
    OP(JEQ, "ssJ", "if s1 == s2")                                                                  \
    OP(JNE, "ssJ", "if s1 != s2")                                                                  \
    OP(JGT, "ssJ", "if s1 > s2")                                                                   \
    OP(JGE, "ssJ", "if s1 >= s2")                                                                  \
    OP(JNLT, "ssJ", "if not s1 < s2")                                                              \
    OP(JNLE, "ssJ", "if not s1 <= s2")                                                             \
    OP(JNEQ, "ssJ", "if not s1 == s2")                                                             \
    OP(JNNE, "ssJ", "if not s1 != s2")                                                             \
    OP(JNGT, "ssJ", "if not s1 > s2")                                                              \
    OP(JNGE, "ssJ", "if not s1 >= s2")                                                             \
    OP(JLTI, "sIJ", "if s < I")                                                                    \
    OP(JLEI, "sIJ", "if s <= I")                                                                   \
    OP(JEQI, "sIJ", "if s == I")                                                                   \
    OP(JNEI, "sIJ", "if s != I")                                                                   \
    OP(JGTI, "sIJ", "if s > I")                                                                    \
    OP(JGEI, "sIJ", "if s >= I")                                                                   \
    OP(JNLTI, "sIJ", "if not s < I")                                                               \
    OP(JNLEI, "sIJ", "if not s <= I")                                                              \
    OP(JNEQI, "sIJ", "if not s == I")                                                              \
    OP(JNNEI, "sIJ", "if not s != I")                                                              \
    OP(JNGTI, "sIJ", "if not s > I")                                                               \
    OP(JNGEI, "sIJ", "if not s >= I")                                                              \
    OP(JIS, "ssJ", "if s1 is s2")                                                                  \
    OP(JISNOT, "ssJ", "if s1 is not s2")                                                           \
    OP(JIN, "ssJ", "if s1 in s2")                                                                  \
    OP(JNOTIN, "ssJ", "if s1 not in s2")                                                           \
    /* attributes and items */                                                                     \
    OP(GETATTR, "dsk", "d = s.k")                                                                  \
    OP(GETATTRW, "dsK", "the same with a two-byte operand")                                        \
    OP(SETATTR, "ssk", "s1.k = s2")                                                                \
    OP(SETATTRW, "ssK", "the same with a two-byte operand")                                        \
    OP(DELATTR, "sK", "del s.K")                                                                   \
    OP(GETMETHOD, "dsk",                                                                           \
       "d = the callable s.K, d+1 = s if it takes self first, else absent; "                       \
       "for CALLMETHOD")                                                                           \
    OP(GETMETHODW, "dsK", "the same with a two-byte operand")                                      \
    OP(GETITEM, "dss", "d = s1[s2]")                                                               \
    OP(GETITEMI, "dsI", "d = s[I]")                                                                \
    OP(SETITEM, "sss", "s1[s2] = s3")                                                              \
    OP(DELITEM, "ss", "del s1[s2]")                                                                \
    OP(BUILDSLICE, "drN", "d = slice(r, r+1, r+2): N is 3")                                        \
    /* calls: the result goes to d */                                                              \
    OP(CALL, "dcN", "d = c(N positional arguments)")                                               \
    OP(CALLMETHOD, "dcN", "the same after GETMETHOD into c; N counts self, whether there or not")  \
    OP(CALLKW, "dcNK", "N arguments, the last ones by the keywords in tuple K; like CALL")         \
    OP(CALLMETHODKW, "dcNK", "the same after GETMETHOD")                                           \
    OP(CALLEX, "dcN", "N = 1: c(*c+1); N = 2: c(*c+1, **c+2); c+1 a list or tuple, c+2 a dict")    \
    OP(RETURN, "s", "return s")                                                                    \
    OP(RETURNNONE, "", "return None")                                                              \
    /* displays */                                                                                 \
    OP(BUILDTUPLE, "drN", "d = (r, ...)")                                                          \
    OP(BUILDLIST, "drN", "d = [r, ...]")                                                           \
    OP(BUILDSET, "drN", "d = {r, ...}")                                                            \
    OP(BUILDDICT, "drN", "d = {r: r+1, ...}: N registers, an even number")                         \
    OP(COPYLIST, "dK", "d = a new list of the items of constant tuple K")                          \
    OP(TAKELIST, "dK",                                                                             \
       "d = a new list that takes the STORE in constant K over (the constant "                     \
       "becomes None): module-level code outside loops only")                                      \
    OP(LISTAPPEND, "ss", "list s1 gets s2")                                                        \
    OP(LISTEXTEND, "ss", "list s1 gets all items of s2")                                           \
    OP(SETADD, "ss", "set s1 gets s2")                                                             \
    OP(SETUPDATE, "ss", "set s1 gets all items of s2")                                             \
    OP(DICTADD, "sss", "dict s1[s2] = s3")                                                         \
    OP(DICTUPDATE, "ss", "dict s1 gets mapping s2 ({**s2})")                                       \
    OP(DICTMERGE, "sss",                                                                           \
       "call: dict s1 gets mapping s2; TypeError for a repeated keyword; s3 is "                   \
       "the callee, for the message")                                                              \
    OP(LISTTOTUPLE, "ds", "d = tuple(list s)")                                                     \
    OP(FORMAT, "dsNs",                                                                             \
       "d = format(s1 converted by N: 0, 'r', 's' or 'a'; spec s2; register 0 "                    \
       "stands for no spec)")                                                                      \
    OP(BUILDSTRING, "drN", "d = ''.join of N strings")                                             \
    OP(UNPACK, "dsN", "d .. d+N-1 = the N items of s")                                             \
    OP(UNPACKSTAR, "dsNN", "N1 items, a list of the middle, N2 items")                             \
    /* iteration: block registers b, b+1, b+2 */                                                   \
    OP(GETITER, "ds", "block registers d, d+1, d+2 = iteration over s")                            \
    OP(FORNEXT, "dsJ",                                                                             \
       "d = next item of the iteration in block register s; at the end clear "                     \
       "s .. s+2 and jump. Polls for interrupts")                                                  \
    OP(ITER, "ds", "d = iter(s), a real iterator (argument of a generator expression)")            \
    /* generators */                                                                               \
    OP(YIELD, "ds", "yield s; d = what is sent")                                                   \
    OP(YIELDFROM, "dm",                                                                            \
       "delegate to iterator m until it ends; d = its value. m+1 holds what "                      \
       "to send: None at first")                                                                   \
    OP(GETYIELDFROM, "ds", "d = iterator of s for YIELDFROM (a generator is itself)")              \
    /* exceptions */                                                                               \
    OP(RAISE, "s", "raise s")                                                                      \
    OP(RAISEFROM, "ss", "raise s1 from s2")                                                        \
    OP(RERAISE, "s", "raise exception s again, traceback and context untouched")                   \
    OP(RERAISEHANDLED, "",                                                                         \
       "bare raise outside of a handler's text: the handled one or RuntimeError")                  \
    OP(PUSHEXC, "m", "m+1 = handled exception; if m is an exception it becomes the handled one")   \
    OP(POPEXC, "m", "handled exception = m+1; m, m+1 = absent")                                    \
    OP(JNOMATCH, "ssJ", "if exception s1 is no instance of s2 (class or tuple)")                   \
    OP(ENDFINALLY, "s", "if s is an exception: raise it again, else go on (s is not cleared)")     \
    OP(EXITARGS, "ds",                                                                             \
       "d, d+1, d+2 = type, value, traceback of exception s, or None three times "                 \
       "if s is no exception")                                                                     \
    OP(WITHENTER, "dm", "m is a context manager: m = its bound __exit__, d = result of __enter__") \
    OP(ASSERTFAIL, "s",                                                                            \
       "raise AssertionError(s); without argument when s is absent (register 0 "                   \
       "stands for that)")                                                                         \
    /* classes and modules */                                                                      \
    OP(BUILDCLASS, "dcN",                                                                          \
       "d = class: c is the body's function, c+1 the name, c+2 .. the bases; "                     \
       "N counts name and bases")                                                                  \
    OP(BUILDCLASSKW, "dcNK", "the same with keywords K as in CALLKW")                              \
    OP(BUILDCLASSEX, "dcN",                                                                        \
       "c+1 the name, c+2 a tuple or list of bases, N = 3: c+3 a dict of "                         \
       "keywords")                                                                                 \
    OP(IMPORT, "dKNN",                                                                             \
       "d = __import__(K, level N1); N2 = 1: the last module of a dotted name "                    \
       "(from-import, import as), 0: the first")                                                   \
    OP(IMPORTFROM, "dsK", "d = s.K, or submodule K, or ImportError")                               \
    OP(IMPORTSTAR, "s", "all public names of module s into the namespace")                         \
    OP(PRINTEXPR, "s", "the REPL shows s unless it is None, and keeps it in _")

typedef enum {
#define OPCODE_ENUM(name, operands, semantics) OP_##name,
    OPCODE_TABLE(OPCODE_ENUM)
#undef OPCODE_ENUM
        OP_LIMIT
} Opcode;

/* By opcode: its name, and the letters of its operands. */
extern const char *const opcodes_names[OP_LIMIT];
extern const char *const opcodes_operands[OP_LIMIT];
/* Bytes of an instruction, opcode included. */
extern const uint8_t opcodes_lengths[OP_LIMIT];

#endif
