/* SPDX-License-Identifier: MIT */
/* The compiler: source text in, code out. The code is checked as tests/c/test_compile.c does,
 * listed and dumped, but never run; an error is reported, source line and all. */
#include "compile/compile.h"

#include "../c/code_checker.h"
#include "builtins.h"
#include "compile/disassemble.h"
#include "compile/dump.h"
#include "fuzz.h"
#include "object/exception.h"
#include "object/str.h"
#include "repl/run.h"

/* FuzzInput's mode. BYTEWISE: a module that comes in byte by byte. BARE: one without line numbers,
 * docstrings and asserts. BLOCKS: what the REPL makes of lines. */
enum { AS_MODULE, AS_EXEC, AS_EVAL, AS_SINGLE, AS_FROZEN, BYTEWISE, BARE, BLOCKS };
enum { PATIENCE = 100, BARE_LEVEL = 3 };

typedef struct {
    Vm *vm;
    const FuzzInput *input;
    CompileText text;
    CompileMode mode;
    bool bytewise;
} Job;

static int read_byte(void *context, char *buffer, size_t room) {
    return compile_read_text(context, buffer, room > 0);
}

static void put_nowhere(Writer *w, const char *bytes, size_t n) {
    (void)w, (void)bytes, (void)n;
}

/* For vm_try(). The code is a root, since listing it allocates. */
static void compile(Vm *vm, void *context) {
    Job *job = context;
    CompileInput in = {job->bytewise ? read_byte : compile_read_text, &job->text, ABSENT};
    Value code = compile_source(vm, &in, NAME(stdin_file), job->mode);
    vm->roots[ROOT_SCRATCH] = code;
    check_code(code);
    Writer w = {vm, put_nowhere};
    if (job->mode == COMPILE_FROZEN) {
        dump_module(vm, &w, code);
    }
    disassemble_code(vm, &w, vm->roots[ROOT_SCRATCH]);
}

static void check_left_over(const Vm *vm) {
    if (vm->heap.arena != 0 || vm->heap.c_segments != NULL || vm->compiler != NULL) {
        machine_fail("something of the compiler is left");
    }
    for (int i = ROOT_COMPILE_UNIT; i <= ROOT_COMPILE_MORE; i++) {
        if (!value_absent(vm->roots[i])) {
            machine_fail("a root of the compiler is left");
        }
    }
}

static void compile_one(Job *job, const char *text, size_t n) {
    Vm *vm = job->vm;
    Value exception;
    job->text = (CompileText){text, n};
    name_of_test = "the input";
    machine_disturb(vm, job->input, true);
    bool fine = vm_try(vm, compile, job, &exception);
    machine_disturb(vm, job->input, false);
    vm->roots[ROOT_SCRATCH] = ABSENT;
    check_left_over(vm);
    /* dump_module() refuses complex constants. */
    bool expected = fine || machine_excuses(exception) ||
                    exception_matches(exception, &type_SyntaxError) ||
                    (job->mode == COMPILE_FROZEN && exception_matches(exception, &type_TypeError));
    port_show(!expected);
    if (!fine) {
        run_report(vm, exception);
    }
    if (!expected) {
        machine_fail("the compiler raises something else");
    }
    if (failures > 0) {
        fflush(stdout);
        machine_fail("bad code");
    }
}

/* Each line is added to a block until that is complete. */
static void compile_blocks(Job *job) {
    const char *start = (const char *)job->input->bytes, *end = start + job->input->n;
    for (const char *p = start; p < end; p++) {
        if (*p == '\n' && !compile_incomplete(start, (size_t)(p + 1 - start))) {
            compile_one(job, start, (size_t)(p - start));
            start = p + 1;
        }
    }
    compile_one(job, start, (size_t)(end - start));
}

static void run(void *context) {
    static const CompileMode modes[] = {COMPILE_MODULE, COMPILE_EXEC,   COMPILE_EVAL,
                                        COMPILE_SINGLE, COMPILE_FROZEN, COMPILE_MODULE,
                                        COMPILE_MODULE, COMPILE_SINGLE};
    Job *job = context;
    unsigned mode = job->input->mode;
    job->mode = modes[mode];
    job->bytewise = mode == BYTEWISE;
    job->vm->optimize = mode == BARE ? BARE_LEVEL : 0;
    if (mode == BLOCKS) {
        compile_blocks(job);
    } else {
        compile_one(job, (const char *)job->input->bytes, job->input->n);
    }
}

void compile_fuzz(const FuzzInput *input) {
    Job job = {.vm = machine_fresh(input->size), .input = input};
    if (machine_watch(job.vm, PATIENCE, run, &job)) {
        machine_check(job.vm);
    }
}
