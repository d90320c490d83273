/* SPDX-License-Identifier: MIT */
/* The serial line of a board: whatever comes in, the REPL goes on until the line ends, through any
 * number of soft resets. What is typed runs, for a moment. */
#include "fuzz.h"
#include "terrarium.h"

/* Buffers are small, so that they overflow. */
enum { PATIENCE = 3, TEXT_ROOM = 400, HISTORY_ROOM = 100 };

typedef struct {
    Vm *vm;
    const FuzzInput *input;
    TerrariumRepl repl;
} Board;

/* From one reset to the next. */
static void run(void *context) {
    Board *board = context;
    terrarium_boot(board->vm, &board->repl);
    if (terrarium_repl(board->vm, &board->repl) != TERRARIUM_RESET) {
        machine_fail("a board does not reset");
    }
}

void session_fuzz(const FuzzInput *input) {
    static const char *const folders[] = {"", ".frozen", "/lib"};
    char text[TEXT_ROOM], history[HISTORY_ROOM];
    Board board = {
        .input = input, .repl = {text, sizeof text, history, sizeof history, .board = true}
    };
    do {
        Vm *vm = board.vm = machine_fresh(input->size);
        if (board.repl.history_length == 0 && !port_has_input()) {
            port_feed(vm, input->bytes, input->n);
        }
        terrarium_set_path(vm, sizeof folders / sizeof *folders, folders);
        machine_disturb(vm, input, true);
        bool done = machine_watch(vm, PATIENCE, run, &board);
        if (done) {
            machine_disturb(vm, input, false);
            terrarium_end(vm);
            machine_check(vm);
        }
    } while (port_has_input());
}
