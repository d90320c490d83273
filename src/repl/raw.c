/* SPDX-License-Identifier: MIT */
/* The raw REPL's protocol. After the prompt `>` comes text:
 *
 *     TEXT Ctrl-D        answer: OK, what the program writes, Ctrl-D, what it raises, Ctrl-D, >
 *     Ctrl-D             OK, then a soft reset
 *     Ctrl-E A Ctrl-A    raw-paste: R 01, the window as two bytes, then 01 for each further window;
 *                        TEXT Ctrl-D, acknowledged by Ctrl-D; then as above without OK
 *     Ctrl-E x Ctrl-A    any other request: R 00
 *     Ctrl-A  Ctrl-B  Ctrl-C   the greeting again; back to the friendly REPL; forget the text
 *
 * The text is compiled as it comes in and kept nowhere, so it may be of any length. When the
 * compiler gives up, the rest is skipped (in raw-paste after a Ctrl-D that asks the other side to
 * stop), and the error is reported where a program's would be. */
#include "repl/raw.h"

#include <string.h>

#include "builtins.h"
#include "compile/compile.h"
#include "object/exception.h"
#include "object/str.h"
#include "port/port.h"
#include "repl/run.h"
#include "vm/machine.h"

/* WINDOW: bytes that the other side may send without being asked for more. Two may be under way:
 * ports keep as much. */
enum { CTRL_A = 1, CTRL_B, CTRL_C, CTRL_D, CTRL_E, WINDOW = 128 };
/* What may come beside a key: the end of input; text, or a request; a new prompt, or the end. */
enum { AT_END = 0x100, TEXT, REQUEST, PROMPT, LEAVE };

/* A program's text as it comes in. */
typedef struct {
    Vm *vm;
    uint8_t ahead[3]; /* bytes that were read to see whether a request begins */
    uint8_t at, count;
    bool paste;
    bool quiet;     /* raw-paste is being skipped: nothing is granted or acknowledged */
    bool answered;  /* OK was said */
    uint8_t window; /* bytes left of it */
    int end;        /* the key that ended the text; 0: it goes on */
} Text;

static void say(const char *text) {
    port_write_bytes(text, strlen(text));
}

/* Is the key none of the text? In raw-paste all but two keys are. */
static bool is_end(const Text *text, int key) {
    return key == CTRL_C || key == CTRL_D || key == AT_END ||
           (!text->paste && (key == CTRL_A || key == CTRL_B));
}

/* The next byte of input. */
static int read_key(Vm *vm) {
    int key = run_read_key(vm);
    return key == -1 ? AT_END : key;
}

/* The next byte of the text, or -1 and text->end. */
static int next_byte(Text *text) {
    if (text->at < text->count) {
        return text->ahead[text->at++];
    }
    if (text->end != 0) {
        return -1;
    }
    int key = read_key(text->vm);
    if (is_end(text, key)) {
        text->end = key;
        if (text->paste && !text->quiet) {
            say("\x04");
        }
        return -1;
    }
    if (text->paste && !text->quiet && --text->window == 0) {
        text->window = WINDOW;
        say("\x01");
    }
    return key;
}

/* The compiler's input: a byte at a time, since nobody knows when the next one comes. */
static int read_text(void *context, char *buffer, size_t room) {
    (void)room;
    int byte = next_byte(context);
    buffer[0] = (char)byte;
    return byte >= 0;
}

/* Skips what is left of the text. */
static void skip(Text *text) {
    if (text->paste && text->end == 0) {
        say("\x04");
        text->quiet = true;
    }
    while (next_byte(text) >= 0) {
    }
}

/* Waits for the end of the text, and says that it has come; the second time nothing. */
static void finish(Text *text) {
    skip(text);
    if (text->end == CTRL_D && !text->paste && !text->answered) {
        say("OK");
        text->answered = true;
    }
}

/* Compiles and runs the text. Raises what that raises, or KeyboardInterrupt if Ctrl-C ended it. */
static void run_text(Vm *vm, void *context) {
    Text *text = context;
    CompileInput input = {read_text, text, ABSENT};
    Value code = compile_source(vm, &input, NAME(stdin_file), COMPILE_MODULE);
    finish(text);
    if (text->end == CTRL_C) {
        vm_raise_interrupt(vm);
    }
    if (text->end == CTRL_D) {
        port_raw(false);
        run_code(vm, code);
    }
}

/* Runs the text and answers as the protocol wants: PROMPT, LEAVE after SystemExit, or the key with
 * which a text was given up that gets no answer. */
static int answer(Vm *vm, Text *text) {
    Value exception;
    bool fine = vm_try(vm, run_text, text, &exception);
    finish(text);
    if (text->end == AT_END || (text->end != CTRL_D && !text->paste)) {
        return text->end;
    }
    say("\x04");
    bool leave = !fine && exception_matches(exception, &type_SystemExit);
    if (!fine && !leave) {
        run_report(vm, exception);
    }
    say("\x04");
    return leave ? LEAVE : PROMPT;
}

/* Reads so far that it is known what comes: TEXT, REQUEST (it is in ahead[1]), or a key. */
static int begin(Text *text) {
    do {
        int key = read_key(text->vm);
        if (key == CTRL_A && text->count == 2 && text->ahead[0] == CTRL_E) {
            return REQUEST;
        }
        if (is_end(text, key)) {
            text->end = key;
            return text->count > 0 && key == CTRL_D ? TEXT : key;
        }
        text->ahead[text->count++] = (uint8_t)key;
    } while (text->ahead[0] == CTRL_E && text->count < sizeof text->ahead);
    return TEXT;
}

/* Answers a request: TEXT when raw-paste begins, with two windows granted at once. */
static int accept(Text *text) {
    if (text->ahead[1] != 'A') {
        port_write_bytes("R\0", 2);
        return PROMPT;
    }
    port_write_bytes("R\1\x80\0\1", 5); /* 0x0080: WINDOW */
    text->count = 0;
    text->paste = true;
    text->window = WINDOW;
    return TEXT;
}

RawEnd raw_repl(Vm *vm) {
    static const char greeting[] = "raw REPL; CTRL-B to exit\r\n>";
    machine_mark_stack(vm);
    port_raw(true);
    say(greeting);
    for (;;) {
        Text text = {.vm = vm};
        int next = begin(&text);
        if (next == REQUEST) {
            next = accept(&text);
        }
        if (next == TEXT) {
            next = answer(vm, &text);
            port_raw(true);
        }
        switch (next) {
        case CTRL_A: say(greeting); break;
        case CTRL_B: say("\r\n"); return RAW_FRIENDLY;
        case CTRL_D: say("OK\r\n"); return RAW_RESET;
        case PROMPT: say(">"); break;
        case LEAVE: return RAW_RESET;
        case AT_END: return RAW_END;
        default: break; /* Ctrl-C: not even a new prompt */
        }
    }
}
