/* SPDX-License-Identifier: MIT */
/* The compiler without the VM's loop: what it makes is checked instruction by instruction, its
 * errors word by word. With file names as arguments it compiles and checks those instead:
 * everything that python3 compiles must pass. */
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "builtins.h"
#include "code_checker.h"
#include "compile/code.h"
#include "compile/compile.h"
#include "compile/disassemble.h"
#include "object/exception.h"
#include "object/str.h"
#include "vm/machine.h"

static uintptr_t memory[1 << 20];
static Vm machine;
static Vm *const vm = &machine;

/* ---- running the compiler ---- */

typedef struct {
    CompileInput input;
    CompileText text;
    FILE *file;
    CompileMode mode;
    Value code;
} Job;

static int read_file(void *context, char *buffer, size_t room) {
    return (int)fread(buffer, 1, room, ((Job *)context)->file);
}

static void body(Vm *v, void *context) {
    Job *job = context;
    job->code = compile_source(v, &job->input, str_new(v, "test", 4), job->mode);
}

/* False: raised, and *exception is it. */
static bool compile_job(Job *job, Value *exception) {
    bool fine = vm_try(vm, body, job, exception);
    if (vm->heap.arena != 0 || vm->heap.c_segments != NULL || vm->compiler != NULL) {
        fail("something of the compiler is left", 0);
    }
    for (int i = ROOT_COMPILE_UNIT; i <= ROOT_COMPILE_MORE; i++) {
        if (!value_absent(vm->roots[i])) {
            fail("a root of the compiler is left", (size_t)i);
        }
    }
    return fine;
}

static bool compile_text(const char *text, CompileMode mode, Value *result) {
    Job job = {
        .text = {text, strlen(text)},
          .mode = mode
    };
    job.input = (CompileInput){compile_read_text, &job.text, ABSENT};
    Value exception = ABSENT;
    bool fine = compile_job(&job, &exception);
    *result = fine ? job.code : exception;
    return fine;
}

static void report(Value exception) {
    heap_set_stress(&vm->heap, 0); /* nothing here is scanned */
    Value message = object_str(vm, exception);
    printf("%s: ", name_of_test);
    fwrite(str_text(message), 1, str_bytes(message), stdout);
    printf("\n");
}

/* ---- sources that must compile ---- */

static const char *const sources[] = {
    "",
    "x = 1\n",
    "pass",
    "if x:\n  y = 1\nelif z: y = 2\nelse:\n  y = 3\n",
    "def f(a, b=1, *c, d, e=2, **g):\n  return a + b\n",
    "def f(a, /, b, *, c): return lambda x=a: x + b + c\n",
    "class A(B, metaclass=C):\n  'doc'\n  x: int = 1\n  def m(self):\n    self.y = 1\n    "
    "super().m()\n",
    "def f():\n  class A:\n    def m(self): return __class__, super().m()\n  return A\n",
    "def f():\n  try:\n    return g()\n  except (A, B) as e:\n    return e\n  else:\n    h()\n"
    "  finally:\n    k()\n",
    "def f():\n  for x in y:\n    try:\n      if x: break\n      continue\n    finally:\n      "
    "z()\n"
    "  else:\n    w()\n",
    "def f():\n  while a:\n    with b as c, d as (e, f):\n      if c: return e\n      break\n",
    "for i in range(3):\n  try:\n    break\n  except E:\n    continue\n",
    "def f():\n  x = [a for b in c for a in b if a > 1 if b]\n  return {k: v for k, v in x}, "
    "{*x}\n",
    "g(*a, 1, *b, k=2, **c)\ng(x for x in y)\n[1, *x, 2]\n{**a, 'b': 1}\n",
    "a, *b, (c, d[0]), e.f = x = y\n",
    "x += 1; x.y -= 2; x[i()] **= 3\n",
    "def f(x):\n  if (y := x) and 0 < y <= 10 < z: return y if y else None\n",
    "def f():\n  global a\n  nonlocal_ = 1\n  def g():\n    nonlocal nonlocal_\n    nonlocal_ += "
    "1\n",
    "def g():\n  x = yield\n  y = yield from h(x)\n  return (yield y)\n",
    "f'{a!r:>{w}} {b=} {{}} {c:{d}.{e}}' 'tail' rf'\\{f}'\n",
    "t = (1, 2.5, 'x', b'y', None, True, ..., -1, 1 << 70)\nl = [1, 2, 3]\n",
    "del a, b.c, d[e], (f, g)\nassert x, 'y'\nraise A from B\nimport a.b.c as d, e\n",
    "from . import x\nfrom ..a.b import (c as d, e,)\nfrom f import *\n",
    "with (a as b, c as d,):\n  pass\nwith (a, b):\n  pass\nwith (a): pass\nwith (a).b() as c: "
    "pass\n",
    "@a\n@b(1)\ndef f(): pass\n@c\nclass D: pass\n",
    "_A = const(1)\nB = const(_A + 2)\ndef f(): return _A * B\n",
    "def f(a):\n  return [[x + y + a for y in range(x)] for x in (lambda: a)()]\n",
    "def f(n):\n  s = 0\n  for i in range(n):\n    s += i * 2 - 1\n  return s and 1 or not s\n",
    "x = f(1, g(2, h(3, [i for i in y if i not in z])), k=[j() for j in w])\n",
    "def f():\n  try:\n    pass\n  finally:\n    return 1\n",
    "(), x = f(g), h\n",
    "def f():\n  with a:\n    with b:\n      for c in d:\n        try:\n          return c\n"
    "        finally:\n          try:\n            e()\n          except F as g:\n            "
    "return g\n",
};

static void check_sources(void) {
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        Value result;
        name_of_test = sources[i];
        if (compile_text(sources[i], COMPILE_MODULE, &result)) {
            check_code(result);
        } else {
            report(result);
            failures++;
        }
        if (!compile_text(sources[i], COMPILE_EXEC, &result)) {
            fail("does not compile for exec()", 0);
        }
    }
}

/* ---- errors, in CPython 3.11's words ---- */

static const struct {
    const char *source, *message;
    int line;
} errors[] = {
    {"x = (1,\ny = 2\n",                          "'(' was never closed",                                                      1},
    {"x = 1)\n",                                  "unmatched ')'",                                                             1},
    {"x = (1]\n",                                 "closing parenthesis ']' does not match opening parenthesis '('",            1},
    {"x = [1,\n2)\n",                             "closing parenthesis ')' does not match opening parenthesis '[' on line 1",
     2                                                                                                                          },
    {"x = 'abc\n",                                "unterminated string literal (detected at line 1)",                          1},
    {"x = '''abc\n\n",                            "unterminated triple-quoted string literal (detected at line 2)",            1},
    {"x = 1\n  y = 2\n",                          "unexpected indent",                                                         2},
    {"if x:\ny = 1\n",                            "expected an indented block after 'if' statement on line 1",                 2},
    {"def f():\n  x\n y\n",                       "unindent does not match any outer indentation level",                       3},
    {"if x\n  y\n",                               "expected ':'",                                                              1},
    {"1 = x\n",                                   "cannot assign to literal here. Maybe you meant '==' instead of '='?",       1},
    {"f() = x\n",                                 "cannot assign to function call here. Maybe you meant '==' instead of '='?", 1},
    {"None = 1\n",                                "cannot assign to None",                                                     1},
    {"f() += 1\n",                                "'function call' is an illegal expression for augmented assignment",         1},
    {"del f()\n",                                 "cannot delete function call",                                               1},
    {"return 1\n",                                "'return' outside function",                                                 1},
    {"yield 1\n",                                 "'yield' outside function",                                                  1},
    {"break\n",                                   "'break' outside loop",                                                      1},
    {"continue\n",                                "'continue' not properly in loop",                                           1},
    {"def f(a, a): pass\n",                       "duplicate argument 'a' in function definition",                             1},
    {"def f(a=1, b): pass\n",                     "non-default argument follows default argument",                             1},
    {"def f():\n  x = 1\n  global x\n",           "name 'x' is assigned to before global declaration",                         3},
    {"def f():\n  print(x)\n  global x\n",        "name 'x' is used prior to global declaration",                              3},
    {"def f(x):\n  global x\n",                   "name 'x' is parameter and global",                                          2},
    {"def f():\n  nonlocal x\n",                  "no binding for nonlocal 'x' found",                                         2},
    {"f(a=1, 2)\n",                               "positional argument follows keyword argument",                              1},
    {"f(**a, b)\n",                               "positional argument follows keyword argument unpacking",                    1},
    {"f(a=1, a=2)\n",                             "keyword argument repeated: a",                                              1},
    {"f(x for x in y, 1)\n",                      "Generator expression must be parenthesized",                                1},
    {"x = 0777\n",
     "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal "
     "integers",                                                                                                               1},
    {"x = 1abc\n",                                "invalid decimal literal",                                                   1},
    {"x = 0xg\n",                                 "invalid hexadecimal literal",                                               1},
    {"x = 0o8\n",                                 "invalid digit '8' in octal literal",                                        1},
    {"[1 2]\n",                                   "invalid syntax. Perhaps you forgot a comma?",                               1},
    {"x y\n",                                     "invalid syntax",                                                            1},
    {"print 'x'\n",                               "Missing parentheses in call to 'print'. Did you mean print(...)?",          1},
    {"try:\n  x\ny\n",                            "expected 'except' or 'finally' block",                                      3},
    {"a, *b, *c = x\n",                           "multiple starred expressions in assignment",                                1},
    {"*a = x\n",                                  "starred assignment target must be in a list or tuple",                      1},
    {"x = 1 if y\n",                              "expected 'else' after 'if' expression",                                     1},
    {"f'{x'\n",                                   "f-string: expecting '}'",                                                   1},
    {"f'{}'\n",                                   "f-string: empty expression not allowed",                                    1},
    {"f'}'\n",                                    "f-string: single '}' is not allowed",                                       1},
    {"f'{x!z}'\n",                                "f-string: invalid conversion character: expected 's', 'r', or 'a'",         1},
    {"'a' b'b'\n",                                "cannot mix bytes and nonbytes literals",                                    1},
    {"b'\xc3\xa9'\n",                             "bytes can only contain ASCII literal characters",                           1},
    {"def f():\n  from x import *\n",             "import * only allowed at module level",                                     2},
    {"\tif x:\n        y\n",                      "unexpected indent",                                                         1},
    {"if x:\n\ty\n        z\n",                   "inconsistent use of tabs and spaces in indentation",                        3},
    {"x = \\ 1\n",                                "unexpected character after line continuation character",                    1},
    {"x = $\n",                                   "invalid syntax",                                                            1},
    {"[x for x in y if (x := 1)]\n",
     "assignment expression cannot rebind comprehension iteration variable 'x'",                                               1},
    {"try:\n  x\nexcept:\n  y\nexcept E:\n  z\n", "default 'except:' must be last",                                            3},
    {"\xff\n",                                    "Non-UTF-8 code starting with '\\xff', but no encoding declared",            1},
};

static void check_errors(void) {
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++) {
        Value result;
        name_of_test = errors[i].source;
        if (compile_text(errors[i].source, COMPILE_MODULE, &result)) {
            fail("compiles", 0);
            continue;
        }
        Value message = exception_field(result, NAME(msg));
        Value line = exception_field(result, NAME(lineno));
        if (!value_is_kind(message, KIND_STR) || !str_is(message, errors[i].message) ||
            !value_same(line, value_int(errors[i].line))) {
            report(result);
            failures++;
        }
    }
}

/* ---- listings ---- */

static char listing[2000];
static size_t listed;

static void put(Writer *w, const char *bytes, size_t n) {
    (void)w;
    for (size_t i = 0; i < n && listed < sizeof listing - 1; i++) {
        listing[listed++] = bytes[i];
    }
}

static const struct {
    const char *source;
    const char *lines[10]; /* must appear in the listing in this order */
} listings[] = {
    {"x = 2 * 3 + 1\n",                             {"LOADINTB     r1, 7"}                              },
    {"def f(a):\n  return a + 1\n",                 {"ADDI         r2, a, 1", "RETURNT      r2"}        },
    {"def f(n):\n  while n > 10:\n    n -= 1\n",
     {"JUMP         ->", "ISUBI        n, 1", "JGTI         n, 10 ->", "RETURNNONE"}                    },
    {"def f(a, b):\n  a, b = b, a\n",
     {"MOVEB        r3, b", "MOVEB        r4, a", "MOVEB        a, r3", "MOVEB        b, r4"}           },
    {"def f(a):\n  if a is not None: return a\n",   {"JNONE        a ->", "RETURN       a"}             },
    {"def f(s):\n  return s.strip().upper()\n",
     {"CALLSELF1    r4, 'strip'", "GETMETHODNM  r4, 'upper'", "CALLMETHOD1  r2"}                        },
    {"x = [1, 2, 3]\nfor i in x:\n  y = [4, 5]\n",
     {"LOADLIST     r4, <store of 3>", "LOADLIST     r4, (4, 5)"}                                       },
    {"def f():\n  try: return 1\n  finally: g()\n",
     {"LOADINTB     r3, 1", "LOADINTB     r1, 1", "PUSHEXC      r1", "ENDFINALLY   r1",
      "POPEXC       r1", "RETURN       r3", "cleanup r1"}                                               },
    {"def f():\n  for x, y in z: pass\n",           {"FORNEXT      r6, r3 ->", "UNPACK       r1, r6, 2"}},
    {"_X = const(5)\ndef f(a): return a < _X\n",    {"LOADINTB     r3, 5"}                              },
};

static void check_listings(void) {
    for (size_t i = 0; i < sizeof listings / sizeof *listings; i++) {
        Value code;
        Writer w = {vm, put};
        name_of_test = listings[i].source;
        if (!compile_text(listings[i].source, COMPILE_MODULE, &code)) {
            report(code);
            failures++;
            continue;
        }
        check_code(code);
        listed = 0;
        disassemble_code(vm, &w, code);
        listing[listed] = 0;
        const char *at = listing;
        for (int j = 0; j < 10 && listings[i].lines[j] != NULL; j++) {
            const char *found = strstr(at, listings[i].lines[j]);
            if (found == NULL) {
                printf("%s: not found: %s\n%s", name_of_test, listings[i].lines[j], listing);
                failures++;
                break;
            }
            at = found + 1;
        }
    }
}

/* ---- the REPL's question ---- */

static void check_incomplete(void) {
    static const struct {
        const char *text;
        bool incomplete;
    } cases[] = {
        {"",                    false},
        {"x = 1\n",             false},
        {"if x:\n",             true },
        {"if x:\n  y\n",        true },
        {"if x:\n  y\n\n",      false},
        {"(1,\n",               true },
        {"(1,\n2)\n",           false},
        {"'''a\n",              true },
        {"'''a\nb'''\n",        false},
        {"x = \\\n",            true },
        {"x = '('\n",           false},
        {"# (\n",               false},
        {"@d\n",                true },
        {"iffy = 1\n",          false},
        {"def f():\n  '''\n\n", true },
        {"x = ')\n",            false},
        {"class A: pass\n",     true },
        {"class A: pass\n\n",   false},
        {"match = 1\n",         false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        name_of_test = cases[i].text;
        if (compile_incomplete(cases[i].text, strlen(cases[i].text)) != cases[i].incomplete) {
            fail("incomplete?", 0);
        }
    }
}

/* ---- files ---- */

static int check_files(int n, char **paths, bool quiet) {
    size_t source_bytes = 0, kept = 0;
    for (int i = 0; i < n; i++) {
        Job job = {.mode = COMPILE_MODULE};
        Value exception;
        name_of_test = paths[i];
        job.file = fopen(paths[i], "rb");
        job.input = (CompileInput){read_file, &job, ABSENT};
        if (job.file == NULL) {
            fail("cannot be opened", 0);
            continue;
        }
        heap_collect(vm, false);
        size_t before = heap_used_bytes(&vm->heap);
        bool fine = compile_job(&job, &exception);
        source_bytes += (size_t)ftell(job.file);
        fclose(job.file);
        if (!fine) {
            report(exception);
            failures++;
            continue;
        }
        vm->roots[ROOT_SCRATCH] = job.code;
        heap_collect(vm, false);
        kept += heap_used_bytes(&vm->heap) - before;
        check_code(vm->roots[ROOT_SCRATCH]);
        vm->roots[ROOT_SCRATCH] = ABSENT;
    }
    if (!quiet) {
        printf("%d files, %zu bytes: %zu codes of %zu bytes, %zu bytes kept\n", n, source_bytes,
               codes, code_bytes, kept);
    }
    return failures != 0;
}

int main(int argc, char **argv) {
    if (!machine_init(vm, memory, sizeof memory, 1 << 20)) {
        return 1;
    }
    machine_mark_stack(vm);
    if (argc > 1 && strcmp(argv[1], "-s") == 0) {
        heap_set_stress(&vm->heap, 1);
        vm->heap.verify = true;
        argc--;
        argv++;
    }
    if (argc > 1) {
        return check_files(argc - 1, argv + 1, false);
    }
    check_sources();
    check_errors();
    check_listings();
    check_incomplete();
    heap_set_stress(&vm->heap, 1); /* once more, and everything moves all the time */
    vm->heap.verify = true;
    check_sources();
    check_errors();
    printf("%zu codes checked, %d failures\n", codes, failures);
    return failures != 0;
}
