/* SPDX-License-Identifier: MIT */
/* The instruction set: one row each. The enum, lengths, dispatch labels, disassembler and the
 * collector's view of dead temporaries come from it.
 *
 * An instruction is an opcode byte followed by its operands:
 *     d  destination register        s  source register       m  read and written register
 *     a  destination that is the first source as well
 *     r  first register of a range; the next N is its length, or a digit behind it (no byte)
 *     c  call base: callee in c, arguments from c + 1; the next N is their number. Registers
 *        c - 2 and c - 1 are free: they become the callee's frame links
 *     k  constant index, one byte    K  the same, 2 bytes
 *     N  unsigned byte               I  signed byte
 *     W  signed 2 bytes              j  jump, signed byte, from the end of the instruction
 *     J  jump, signed 2 bytes
 *     x  d, and a call base of d + 2; a digit behind it (no byte) is the number of arguments
 *     #  s of the first temporary (no byte)
 *     p  d and s, both below 16      q  d below 16 and a number from 0 to 15: each in half a byte
 * What often has a small constant has a wide form in the next row, NAMEW: emit() takes the one that
 * fits. A register takes one byte, stored as 255 - number (in half a byte: 15 - number); 2-byte
 * operands are little-endian, unaligned.
 *
 * The compiler emits long forms, whose jumps have 2 bytes (compile/emit.h); short forms, "the
 * same" with fewer operands, are chosen when a code is finished (compile/shorten.h). Their order
 * is that of the long ones.
 *
 * Live rule (what the collector may assume at any instruction that allocates, calls or raises):
 * registers below `fixed` are live; of the temporaries those below every d that is one, and up to
 * and including every s, m, a, r range and call range. The compiler keeps temporaries as a stack,
 * so this is exact; at an instruction with neither d, a, r nor c all of them count as live. A d
 * that is a local is only used while no temporary below it is live.
 *
 * Order matters: BINARY_xxx and COMPARE_xxx (object/type.h) give the order of ADD.. , LT.., JLT..
 */
#ifndef TERRARIUM_COMPILE_OPCODES_H
#define TERRARIUM_COMPILE_OPCODES_H

#include <stdint.h>

#define OPCODE_NUMBER_TABLE(OP, before, after, operands)                                           \
    OP(before##ADD##after, operands, "d = s1 + s2")                                                \
    OP(before##SUB##after, operands, "d = s1 - s2")                                                \
    OP(before##MUL##after, operands, "d = s1 * s2")                                                \
    OP(before##TRUEDIV##after, operands, "d = s1 / s2")                                            \
    OP(before##FLOORDIV##after, operands, "d = s1 // s2")                                          \
    OP(before##MOD##after, operands, "d = s1 % s2")                                                \
    OP(before##POW##after, operands, "d = s1 ** s2")                                               \
    OP(before##LSHIFT##after, operands, "d = s1 << s2")                                            \
    OP(before##RSHIFT##after, operands, "d = s1 >> s2")                                            \
    OP(before##AND##after, operands, "d = s1 & s2")                                                \
    OP(before##OR##after, operands, "d = s1 | s2")                                                 \
    OP(before##XOR##after, operands, "d = s1 ^ s2")
#define OPCODE_BINARY_TABLE(OP, before, after, operands)                                           \
    OPCODE_NUMBER_TABLE(OP, before, after, operands)                                               \
    OP(before##MATMUL##after, operands, "d = s1 @ s2")

/* OP(name, operands, meaning): the letters of the operands as above; the meaning is
 * documentation. Several s are numbered s1, s2, ... in the meaning, several N likewise. */
#define OPCODE_TABLE(OP)                                                                           \
    /* moves and constants */                                                                      \
    OP(MOVE, "ds", "d = s")                                                                        \
    OP(MOVEB, "p", "the same")                                                                     \
    OP(LOADK, "dk", "d = constant")                                                                \
    OP(LOADKW, "dK", "the same with a two-byte operand")                                           \
    OP(LOADKB, "q", "the same: a register, and a constant from 16 to 31")                          \
    OP(LOADINT, "dI", "d = I")                                                                     \
    OP(LOADINTW, "dW", "the same with a two-byte operand")                                         \
    OP(LOADINTB, "q", "the same")                                                                  \
    OP(LOADNONE, "d", "d = None")                                                                  \
    OP(LOADFALSE, "d", "d = False")                                                                \
    OP(LOADTRUE, "d", "d = True")                                                                  \
    OP(CLEAR, "dN", "registers d .. d+N-1 = absent (end of a block)")                              \
    OP(CHECK, "sK", "UnboundLocalError for name K if s is absent")                                 \
    /* names */                                                                                    \
    OP(GETGLOBAL, "dk", "d = global or builtin K, or NameError")                                   \
    OP(GETGLOBALW, "dK", "the same with a two-byte operand")                                       \
    OP(GETGLOBALB, "q", "the same: a register and a constant below 16")                            \
    OP(GETBUILTIN, "dN", "the same for name N of code_builtins")                                   \
    OP(GETBUILTINB, "q", "the same")                                                               \
    OP(SETGLOBAL, "sk", "global K = s")                                                            \
    OP(SETGLOBALW, "sK", "the same with a two-byte operand")                                       \
    OP(SETGLOBALT, "#k", "as SETGLOBAL")                                                           \
    OP(GETNAME, "dk", "d = name K in the namespace in register 1, else as GETGLOBAL")              \
    OP(GETNAMEW, "dK", "the same with a two-byte operand")                                         \
    OP(SETNAME, "sk", "namespace[K] = s")                                                          \
    OP(SETNAMEW, "sK", "the same with a two-byte operand")                                         \
    OP(SETNAMET, "#k", "as SETNAME")                                                               \
    OP(DELNAME, "NNK",                                                                             \
       "N1 = 0: del namespace[K]; 1: del global K; 2: empty captured cell N2 (checked)")           \
    OP(NEWCELL, "m", "m = a new cell that holds m (absent: unbound)")                              \
    OP(GETCELL, "dsk", "d = content of cell s; NameError/UnboundLocalError for K if empty")        \
    OP(GETCELLW, "dsK", "the same with a two-byte operand")                                        \
    OP(SETCELL, "ss", "content of cell s1 = s2")                                                   \
    OP(DELCELL, "sK", "empty cell s (checked)")                                                    \
    OP(GETFREE, "dNk", "d = content of captured cell N (checked)")                                 \
    OP(GETFREEW, "dNK", "the same with a two-byte operand")                                        \
    OP(SETFREE, "Ns", "content of captured cell N = s")                                            \
    OP(GETFREENAME, "dNK", "class body: namespace[K], else as GETFREE")                            \
    OP(MAKEFUNCTION, "mk",                                                                         \
       "m = function of code K (unit_code()); if the code has CODE_DEFAULTS m holds the "          \
       "tuple of defaults, if CODE_KWDEFAULTS m+1 (m without the former) "                         \
       "their dict")                                                                               \
    OP(MAKEFUNCTIONW, "mK", "the same with a two-byte operand")                                    \
    OP(TAKEFUNCTION, "mK",                                                                         \
       "the same, and the code's place becomes None: class bodies of module-level "                \
       "code outside loops only")                                                                  \
    OP(DEFINE, "kN",                                                                               \
       "functions of N % 128 codes from K on, or from 128 on of those before it, too, under "      \
       "their own names: in the namespace of a class body or exec(), else globals. Defaults as "   \
       "in MAKEFUNCTION, of the first only, in the first temporaries")                             \
    /* operators: the order of enum Binary. M: into the left operand; I: with a number */          \
    OPCODE_BINARY_TABLE(OP, , , "dss")                                                             \
    OPCODE_BINARY_TABLE(OP, , M, "as")                                                             \
    OPCODE_NUMBER_TABLE(OP, , I, "dsI")                                                            \
    OP(ADDK, "dsk", "d = s + constant")                                                            \
    OPCODE_BINARY_TABLE(OP, I, , "as") /* in place: augmented assignment */                        \
    OP(IADDI, "aI", "d += I")                                                                      \
    OP(ISUBI, "aI", "d -= I")                                                                      \
    OP(NEGATIVE, "ds", "d = -s")                                                                   \
    OP(POSITIVE, "ds", "d = +s")                                                                   \
    OP(INVERT, "ds", "d = ~s")                                                                     \
    OP(NOT, "ds", "d = not s")                                                                     \
    OP(CAST, "dsN", "d = s as type N of a viper function (object/pointer.h)")                      \
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
    /* jumps: all that end in j */                                                                 \
    OP(JUMP, "j", "always; backwards it polls for interrupts")                                     \
    OP(JTRUE, "sj", "if s")                                                                        \
    OP(JFALSE, "sj", "if not s")                                                                   \
    OP(JNONE, "sj", "if s is None")                                                                \
    OP(JNOTNONE, "sj", "if s is not None")                                                         \
    OP(JLT, "ssj", "if s1 < s2")                                                                   \
    OP(JLE, "ssj", "if s1 <= s2")                                                                  \
    OP(JEQ, "ssj", "if s1 == s2")                                                                  \
    OP(JNE, "ssj", "if s1 != s2")                                                                  \
    OP(JGT, "ssj", "if s1 > s2")                                                                   \
    OP(JGE, "ssj", "if s1 >= s2")                                                                  \
    OP(JNLT, "ssj", "if not s1 < s2")                                                              \
    OP(JNLE, "ssj", "if not s1 <= s2")                                                             \
    OP(JNEQ, "ssj", "if not s1 == s2")                                                             \
    OP(JNNE, "ssj", "if not s1 != s2")                                                             \
    OP(JNGT, "ssj", "if not s1 > s2")                                                              \
    OP(JNGE, "ssj", "if not s1 >= s2")                                                             \
    OP(JLTI, "sIj", "if s < I")                                                                    \
    OP(JLEI, "sIj", "if s <= I")                                                                   \
    OP(JEQI, "sIj", "if s == I")                                                                   \
    OP(JNEI, "sIj", "if s != I")                                                                   \
    OP(JGTI, "sIj", "if s > I")                                                                    \
    OP(JGEI, "sIj", "if s >= I")                                                                   \
    OP(JNLTI, "sIj", "if not s < I")                                                               \
    OP(JNLEI, "sIj", "if not s <= I")                                                              \
    OP(JNEQI, "sIj", "if not s == I")                                                              \
    OP(JNNEI, "sIj", "if not s != I")                                                              \
    OP(JNGTI, "sIj", "if not s > I")                                                               \
    OP(JNGEI, "sIj", "if not s >= I")                                                              \
    OP(JIS, "ssj", "if s1 is s2")                                                                  \
    OP(JISNOT, "ssj", "if s1 is not s2")                                                           \
    OP(JIN, "ssj", "if s1 in s2")                                                                  \
    OP(JNOTIN, "ssj", "if s1 not in s2")                                                           \
    OP(FORNEXT, "dsj",                                                                             \
       "d = next item of the iteration in block register s; at the end clear "                     \
       "s .. s+2 and jump. Polls for interrupts")                                                  \
    OP(FORANEXT, "dmj",                                                                            \
       "the same of the asynchronous iteration in block register m: awaits what m.__anext__() "    \
       "gives, which m+1 holds meanwhile; ends with StopAsyncIteration")                           \
    OP(JNOMATCH, "ssj", "if exception s1 is no instance of s2 (class or tuple)")                   \
    OP(JUMPW, "J", "the same; behind a jump with a condition it is the way to a far target")       \
    OP(JTRUET, "#j", "as JTRUE")                                                                   \
    OP(JFALSET, "#j", "as JFALSE")                                                                 \
    /* attributes and items */                                                                     \
    OP(GETATTR, "dsk", "d = s.k")                                                                  \
    OP(GETATTRW, "dsK", "the same with a two-byte operand")                                        \
    OP(GETMETHOD, "dsk",                                                                           \
       "d = the callable s.K, d+1 = s if it takes self first, else absent; "                       \
       "for CALLMETHOD")                                                                           \
    OP(GETMETHODW, "dsK", "the same with a two-byte operand")                                      \
    OP(SETATTR, "ssk", "s1.k = s2")                                                                \
    OP(SETATTRW, "ssK", "the same with a two-byte operand")                                        \
    /* the same with register 1 as the object: self, where there are fixed registers */            \
    OP(GETSELF, "dk", "d = r1.k")                                                                  \
    OP(GETSELFW, "dK", "the same with a two-byte operand")                                         \
    OP(METHODSELF, "dk", "as GETMETHOD")                                                           \
    OP(METHODSELFW, "dK", "the same with a two-byte operand")                                      \
    OP(SETSELF, "sk", "r1.k = s")                                                                  \
    OP(SETSELFW, "sK", "the same with a two-byte operand")                                         \
    OP(GETSELFB, "q", "GETSELF: a register and a constant below 16")                               \
    OP(SETSELFT, "#k", "as SETSELF")                                                               \
    OP(GETMETHODN, "dsN", "GETMETHOD of name N of code_methods")                                   \
    OP(GETATTRM, "ak", "d = d.k")                                                                  \
    OP(GETMETHODM, "ak", "GETMETHOD of d itself")                                                  \
    OP(GETMETHODNM, "aN", "GETMETHODN of d itself")                                                \
    OP(DELATTR, "sK", "del s.K")                                                                   \
    OP(GETITEM, "dss", "d = s1[s2]")                                                               \
    OP(GETITEMM, "as", "d = d[s]")                                                                 \
    OP(GETITEMI, "dsI", "d = s[I]")                                                                \
    OP(GETSLICE, "dsr2", "d = s[r:r+1]")                                                           \
    OP(SETITEM, "sss", "s1[s2] = s3")                                                              \
    OP(DELITEM, "ss", "del s1[s2]")                                                                \
    /* calls: the result goes to d */                                                              \
    OP(CALL, "dcN", "d = c(N positional arguments)")                                               \
    OP(CALLMETHOD, "dcN", "the same after GETMETHOD into c; N counts self, whether there or not")  \
    OP(CALL0, "x0", "CALL of d+2 without arguments")                                               \
    OP(CALL1, "x1", "the same with one")                                                           \
    OP(CALL2, "x2", "with two")                                                                    \
    OP(CALL3, "x3", "with three")                                                                  \
    OP(CALLMETHOD1, "x1", "CALLMETHOD of d+2, where N is 1")                                       \
    OP(CALLMETHOD2, "x2", "where it is 2")                                                         \
    OP(CALLMETHOD3, "x3", "where it is 3")                                                         \
    OP(CALLGLOBAL0, "x0k", "CALL0 of global or builtin k, which goes to d+2")                      \
    OP(CALLGLOBAL1, "x1k", "the same with one")                                                    \
    OP(CALLGLOBAL2, "x2k", "with two")                                                             \
    OP(CALLGLOBAL3, "x3k", "with three")                                                           \
    OP(CALLBUILTIN1, "x1N", "CALL1 of name N of code_builtins")                                    \
    OP(CALLBUILTIN2, "x2N", "CALL2 of it")                                                         \
    OP(CALLSELF1, "x1k", "CALLMETHOD1 of r1.k")                                                    \
    OP(CALLSELF2, "x2k", "CALLMETHOD2 of r1.k")                                                    \
    OP(CALLKW, "dcNK", "N arguments, the last ones by the keywords in tuple K; like CALL")         \
    OP(CALLMETHODKW, "dcNK", "the same after GETMETHOD")                                           \
    OP(CALLEX, "dcN", "N = 1: c(*c+1); N = 2: c(*c+1, **c+2); c+1 a list or tuple, c+2 a dict")    \
    OP(RETURN, "s", "return s")                                                                    \
    OP(RETURNT, "#", "the same")                                                                   \
    OP(RETURNNONE, "", "return None")                                                              \
    /* displays */                                                                                 \
    OP(BUILDTUPLE, "drN", "d = (r, ...)")                                                          \
    OP(BUILDLIST, "drN", "d = [r, ...]")                                                           \
    OP(BUILDSET, "drN", "d = {r, ...}")                                                            \
    OP(BUILDDICT, "drN", "d = {r: r+1, ...}: N registers, an even number")                         \
    OP(BUILDSTRING, "drN", "d = ''.join of N strings")                                             \
    OP(BUILDSLICE, "drN", "d = slice(r, r+1, r+2): N is 3")                                        \
    /* the same where d is r */                                                                    \
    OP(BUILDTUPLEM, "rN", "r = (r, ...)")                                                          \
    OP(BUILDLISTM, "rN", "r = [r, ...]")                                                           \
    OP(BUILDSETM, "rN", "r = {r, ...}")                                                            \
    OP(BUILDDICTM, "rN", "r = {r: r+1, ...}")                                                      \
    OP(BUILDSTRINGM, "rN", "r = ''.join of N strings")                                             \
    OP(BUILDSLICEM, "rN", "r = slice(r, r+1, r+2)")                                                \
    OP(BUILDTUPLE2, "r2", "r = (r, r+1)")                                                          \
    OP(NEWLIST, "d", "d = []")                                                                     \
    OP(NEWDICT, "d", "d = {}")                                                                     \
    OP(LOADLIST, "dK",                                                                             \
       "d = a new list of the items of constant tuple K, or that takes the STORE in constant K "   \
       "over (the constant becomes None): module-level code outside loops only")                   \
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
    OP(FORMATB, "p", "d = format(s)")                                                              \
    OP(FORMATR, "p", "d = repr(s)")                                                                \
    OP(UNPACK, "dsN", "d .. d+N-1 = the N items of s")                                             \
    OP(UNPACKSTAR, "dsNN", "N1 items, a list of the middle, N2 items")                             \
    /* patterns: what is found goes to r and on; the last register becomes True or False */        \
    OP(MATCHSEQUENCE, "rNsN",                                                                      \
       "is s a sequence of N1 - 1 items? N2 > 0: of more, a star stands behind N2 % 128 - 1 "      \
       "items; below 128 a list of what is there is wanted as well")                               \
    OP(MATCHMAPPING, "rNsN",                                                                       \
       "is s a mapping that has the keys in r ..? They become their values; N2 = 1: behind "       \
       "them a dict of the rest is wanted")                                                        \
    OP(MATCHCLASS, "rNsK",                                                                         \
       "is s an instance of r? Attributes: those named by r.__match_args__, then those named "     \
       "by tuple K")                                                                               \
    /* iteration: block registers b, b+1, b+2 */                                                   \
    OP(GETITER, "ds", "block registers d, d+1, d+2 = iteration over s")                            \
    OP(GETITERB, "p", "the same")                                                                  \
    OP(ITER, "dsN",                                                                                \
       "d = iter(s), a real iterator (argument of a generator expression); N = 1: for YIELDFROM "  \
       "(a generator is itself)")                                                                  \
    /* generators */                                                                               \
    OP(YIELD, "ds", "yield s; d = what is sent")                                                   \
    OP(YIELDFROM, "dm",                                                                            \
       "delegate to iterator m until it ends; d = its value. m+1 holds what "                      \
       "to send: None at first")                                                                   \
    OP(ASYNCYIELD, "ds", "the same of an async generator")                                         \
    OP(GETAWAITABLE, "dsN",                                                                        \
       "d = iterator of s for YIELDFROM; N says for messages what s is: 0 the operand of await, "  \
       "1 and 2 what __aenter__ and __aexit__ gave; 3: as GETITER for an asynchronous iteration")  \
    /* exceptions */                                                                               \
    OP(RAISE, "s", "raise s")                                                                      \
    OP(RAISET, "#", "the same")                                                                    \
    OP(RAISEFROM, "ss", "raise s1 from s2")                                                        \
    OP(RERAISE, "s",                                                                               \
       "raise exception s again, traceback and context untouched; register 0 stands for a bare "   \
       "raise outside of a handler's text: the handled one or RuntimeError")                       \
    OP(SPLITGROUP, "dms",                                                                          \
       "except* s: d = the part of exception m that matches, m = the rest; each may be None")      \
    OP(JOINGROUP, "dss",                                                                           \
       "d = what is to be raised when clauses of except* for s1 have raised the list s2, or "      \
       "None")                                                                                     \
    OP(PUSHEXC, "m", "m+1 = handled exception; if m is an exception it becomes the handled one")   \
    OP(POPEXC, "m", "handled exception = m+1; m, m+1 = absent")                                    \
    OP(ENDFINALLY, "s", "if s is an exception: raise it again, else go on (s is not cleared)")     \
    OP(EXITARGS, "ds",                                                                             \
       "d, d+1, d+2 = type, value, traceback of exception s, or None three times "                 \
       "if s is no exception")                                                                     \
    OP(WITHENTER, "dmN",                                                                           \
       "m is a context manager: m = its bound __exit__, d = result of __enter__; N = 1: of "       \
       "__aexit__ and __aenter__")                                                                 \
    OP(ASSERTFAIL, "s",                                                                            \
       "raise AssertionError(s); without argument when s is absent (register 0 "                   \
       "stands for that)")                                                                         \
    /* classes and modules */                                                                      \
    OP(BUILDCLASS, "dcN", "d = class named as c, its body's function; c+1 .. the N bases")         \
    OP(BUILDCLASSKW, "dcNK", "the same with keywords K as in CALLKW")                              \
    OP(BUILDCLASSEX, "dcN", "c+1 a tuple or list of bases, N = 2: c+2 a dict of keywords")         \
    OP(IMPORT, "dKNN",                                                                             \
       "d = __import__(K, level N1); N2 = 1: the last module of a dotted name "                    \
       "(from-import, import as), 0: the first")                                                   \
    OP(IMPORTFROM, "dsk", "d = s.K, or submodule K, or ImportError")                               \
    OP(IMPORTFROMW, "dsK", "the same with a two-byte operand")                                     \
    OP(IMPORTSTAR, "s", "all public names of module s into the namespace")                         \
    OP(PRINTEXPR, "s", "the REPL shows s unless it is None, and keeps it in _")

typedef enum {
#define OPCODE_ENUM(name, operands, semantics) OP_##name,
    OPCODE_TABLE(OPCODE_ENUM)
#undef OPCODE_ENUM
        OP_LIMIT
} Opcode;

/* Of a DEFINE: how many codes, and the i-th. */
static inline unsigned opcodes_defined(const uint8_t *p) {
    return p[2] & 127;
}
static inline unsigned opcodes_define(const uint8_t *p, unsigned i) {
    return p[2] & 128 ? p[1] - i : p[1] + i;
}
const char *opcodes_name(Opcode op);
/* By opcode: the letters of its operands. */
extern const char *const opcodes_operands[OP_LIMIT];
/* Bytes of an instruction, opcode included. */
extern const uint8_t opcodes_lengths[OP_LIMIT];

#endif
