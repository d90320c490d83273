/* SPDX-License-Identifier: MIT */
/* The REPL. The friendly one reads a block through the line editor, runs it in __main__, prints
 * what it raises, and again; Ctrl-A leads to the raw one (raw.c). The terminal is raw only while
 * keys are waited for. */
#include <string.h>

#include "builtins.h"
#include "compile/compile.h"
#include "object/exception.h"
#include "object/str.h"
#include "object/table.h"
#include "port/port.h"
#include "repl/complete.h"
#include "repl/line.h"
#include "repl/raw.h"
#include "repl/run.h"
#include "terrarium.h"
#include "value/utf8.h"
#include "vm/machine.h"

/* The context of the line editor's callbacks. */
typedef struct {
    Vm *vm;
    Line line;
    char insert[COMPLETE_ROOM];
} Repl;

/* Text to the console as it is: lines end with \r\n, since the terminal is raw. */
static void say(const char *text) {
    port_write_bytes(text, strlen(text));
}

static void banner(void) {
    say("Terrarium v" TERRARIUM_VERSION "; ");
    say(port_machine());
    say("\r\nType \"help()\" for more information.\r\n");
}

/* The line editor's LineWrite. */
static void write_line(void *context, const char *bytes, size_t n) {
    (void)context;
    port_write_bytes(bytes, n);
}

/* The line editor's LineComplete: the text to be inserted lies in the Repl. */
static size_t complete_line(void *context, const char *text, size_t cursor, const char **insert) {
    Repl *repl = context;
    *insert = repl->insert;
    return complete_name(repl->vm, text, cursor, repl->insert);
}

/* ---- running a block ---- */
/* Blocks are compiled as COMPILE_SINGLE, which prints the values of expressions; pasted text as a
 * module, which does not. */

/* The source of a block, for run_block() inside vm_try(). */
typedef struct {
    CompileText text;
    enum CompileMode mode;
} Block;

/* Compiles and runs it; raises whatever that raises. */
static void run_block(Vm *vm, void *context) {
    Block *block = context;
    CompileInput input = {compile_read_text, &block->text, ABSENT};
    run_code(vm, compile_source(vm, &input, NAME(stdin_file), block->mode));
}

/* Runs the text; true and the status when it raised SystemExit. The terminal is as the user has set
 * it while the program runs. A Ctrl-C that comes after the line was read interrupts it. */
static bool run_text(Vm *vm, const char *text, size_t n, enum CompileMode mode, int *status) {
    Block block = {
        {text, n},
        mode
    };
    Value exception;
    port_raw(false);
    machine_mark_stack(vm);
    if (vm_try(vm, run_block, &block, &exception)) {
        return false;
    }
    bool leave = exception_matches(exception, &type_SystemExit);
    *status = run_report(vm, exception);
    return leave;
}

/* ---- paste mode ---- */
/* Text comes in byte by byte and is echoed, with "=== " before each line; it is run only when it is
 * complete. There is no indenting and no history. */

/* Drops the last character of the text, whose last line is not empty. That line is drawn again, so
 * that how wide the character was need not be known. Answers the new length. */
static size_t paste_backspace(const char *text, size_t n) {
    do {
        n--;
    } while (n > 0 && utf8_is_continuation(text[n]) && text[n - 1] != '\n');
    size_t begin = n;
    while (begin > 0 && text[begin - 1] != '\n') {
        begin--;
    }
    say("\r=== ");
    port_write_bytes(text + begin, n - begin);
    say("\033[K");
    return n;
}

/* Gathers text up to Ctrl-D; false when Ctrl-C came instead, or there is no more room. */
static bool read_paste(Vm *vm, char *text, size_t room, size_t *length) {
    size_t n = 0;
    say("paste mode; Ctrl-C to cancel, Ctrl-D to finish\r\n=== ");
    for (;;) {
        int key = run_read_key(vm);
        /* Ctrl-D, or the end of input. */
        if (key == 4 || key == -1) {
            say("\r\n");
            *length = n;
            return true;
        }
        /* Ctrl-C */
        if (key == 3) {
            say("\r\n");
            return false;
        }
        if (key == '\r') {
            key = '\n';
        }
        /* Backspace, within the line only. */
        if ((key == 8 || key == 0x7f) && n > 0 && text[n - 1] != '\n') {
            n = paste_backspace(text, n);
            continue;
        }
        if ((key < ' ' && key != '\n' && key != '\t') || key == 0x7f) {
            continue;
        }
        if (n == room) {
            say("\r\nthe text is too long\r\n");
            return false;
        }
        text[n++] = (char)key;
        if (key == '\n') {
            say("\r\n=== ");
        } else {
            port_write_bytes(&text[n - 1], 1);
        }
    }
}

/* ---- the loop ---- */
/* A block is one or more lines. compile_incomplete() says after each whether another is needed; the
 * editor keeps all of them, with '\n' between, in one buffer. */

/* Is the block ready to run? As on a board, an indented line of blanks does not end a block: the
 * editor takes the indent back after two of them. */
static bool is_complete(const Line *line) {
    /* Blanks only, in a line that is not the first: not ready. */
    size_t n = line->start;
    while (n < line->length && line->text[n] == ' ') {
        n++;
    }
    if (n == line->length && n > line->start && line->start > 0) {
        return false;
    }
    if (line->length < line->capacity) { /* with the end of its last line */
        line->text[line->length] = '\n';
        return !compile_incomplete(line->text, line->length + 1);
    }
    /* A full buffer has no room for another line, so it is tried as it is. */
    return true;
}

/* Reads one block into repl->line.text. LINE_DONE: there is one. LINE_EOF: Ctrl-D at an empty first
 * line, or the end of input. Otherwise it is the key that ended the prompt; the text is void
 * then. */
static LineResult read_block_keys(Repl *repl) {
    Line *line = &repl->line;
    bool first = true;
    port_raw(true);
    line_start(line, ">>> ");
    for (;;) {
        int key = run_read_key(repl->vm);
        LineResult result = key == -1 ? LINE_EOF : line_feed(line, (uint8_t)key);
        if (result == LINE_MORE) {
            continue;
        }
        /* Ctrl-D in a later line ends the block: what there is will be run. */
        if (result == LINE_EOF && !first) {
            return LINE_DONE;
        }
        if (result != LINE_DONE || is_complete(line)) {
            return result;
        }
        if (!line_continue(line, "... ")) {
            say("the text is too long\r\n");
            return LINE_INTERRUPT;
        }
        first = false;
    }
}

/* The caller's history is text in the very buffer that the line editor is going to use: its end is
 * copied to the text buffer, which is still free, and loaded from there. */
static void begin(Repl *repl, Vm *vm, TerrariumRepl *memory) {
    size_t n = memory->history_length;
    n = n < memory->text_room ? n : memory->text_room;
    memcpy(memory->text, memory->history + memory->history_length - n, n);
    repl->vm = vm;
    line_init(&repl->line, write_line, complete_line, repl, memory->text, memory->text_room,
              memory->history, memory->history_room);
    line_history_load(&repl->line, memory->text, n);
}

/* One block of the friendly REPL; true and the status when that is to be left. */
static bool run_friendly(Repl *repl, TerrariumRepl *memory, int *status) {
    Line *line = &repl->line;
    size_t n = 0;
    switch (read_block_keys(repl)) {
    case LINE_DONE: return run_text(repl->vm, line->text, line->length, COMPILE_SINGLE, status);
    case LINE_PASTE:
        return read_paste(repl->vm, memory->text, memory->text_room, &n) &&
               run_text(repl->vm, memory->text, n, COMPILE_MODULE, status);
    case LINE_FRIENDLY: banner(); return false;
    case LINE_RAW: memory->raw = true; return false;
    case LINE_EOF: *status = 0; return true;
    default: return false;
    }
}

/* The same for the raw REPL. */
static bool run_raw(Repl *repl, TerrariumRepl *memory, int *status) {
    switch (raw_repl(repl->vm)) {
    case RAW_FRIENDLY:
        memory->raw = false;
        banner();
        return false;
    case RAW_RESET: *status = TERRARIUM_RESET; return true;
    default: *status = 0; return true;
    }
}

/* A board has nowhere to leave to: it is reset. */
int terrarium_repl(Vm *vm, TerrariumRepl *memory) {
    Repl repl;
    int status = 0;
    begin(&repl, vm, memory);
    port_raw(true);
    if (!memory->raw) {
        banner();
    }
    while (!(memory->raw ? run_raw : run_friendly)(&repl, memory, &status)) {
    }
    if (memory->board || status == TERRARIUM_RESET) {
        port_raw(true);
        say("MPY: soft reboot\r\n");
        status = TERRARIUM_RESET;
    }
    port_raw(false);
    const char *bytes;
    /* The entries lie in the caller's buffer already: only their length is told. */
    memory->history_length = line_history_save(&repl.line, &bytes);
    return status;
}
