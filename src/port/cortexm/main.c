/* SPDX-License-Identifier: MIT */
/* A machine in the RAM that is left, running one program: the file named on the semihosting
 * command line, or, when that is empty, the text that lies at __program_blob, or, when there is
 * none, boot.py, main.py and the REPL, and again after each soft reset. The command line is the
 * host command's, without quoting:
 *
 *     terrarium [-X heapsize=N[k|m]] [FILE ARGS...]
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "board.h"
#include "port/cortexm/cortexm.h"
#include "port/cortexm/semihost.h"
#include "port/port.h"
#include "terrarium.h"

/* From the linker script: only their addresses mean something. */
extern char __heap_start[], __heap_end[], __stack_limit[], __stack_top[];
extern const char __program_blob[], __program_blob_end[];

/* Bytes of a command line, words of one, and bytes of each of the REPL's two buffers. */
enum { COMMAND_ROOM = 512, MOST_WORDS = 16, REPL_ROOM = 1024 };

/* A parsed command line; the words lie in the line. */
typedef struct {
    size_t heap_bytes;
    int argc; /* the program's name and its arguments; 0: none given */
    char *argv[MOST_WORDS];
} Command;

/* A program being read: from a host file, or from memory. */
typedef struct {
    int file; /* -1: from memory */
    const char *next, *end;
} Source;

/* "64k" -> 65536. */
static size_t parse_size(const char *text) {
    size_t n = 0;
    while (*text >= '0' && *text <= '9') {
        n = n * 10 + (size_t)(*text++ - '0');
    }
    return *text == 'k' || *text == 'K' ? n << 10 : *text == 'm' || *text == 'M' ? n << 20 : n;
}

/* Cuts line into words; the options end at the first word that is none. */
static void parse_command(char *line, Command *command) {
    static const char heap_option[] = "heapsize=";
    bool option_value = false;
    char *word = strchr(line, ' '); /* behind the command's name */
    word = word == NULL ? NULL : word + 1;
    while (word != NULL && command->argc < MOST_WORDS) {
        char *space = strchr(word, ' ');
        if (space != NULL) {
            *space = 0;
        }
        if (option_value) {
            option_value = false;
            if (strncmp(word, heap_option, sizeof heap_option - 1) == 0) {
                command->heap_bytes = parse_size(word + sizeof heap_option - 1);
            }
        } else if (command->argc == 0 && strcmp(word, "-X") == 0) {
            option_value = true;
        } else if (*word != 0) {
            command->argv[command->argc++] = word;
        }
        word = space == NULL ? NULL : space + 1;
    }
}

/* The next bytes of the program; 0 at its end. */
static size_t source_read(void *context, char *bytes, size_t room) {
    Source *source = context;
    if (source->file >= 0) {
        return semihost_read(source->file, bytes, room);
    }
    size_t left = (size_t)(source->end - source->next);
    size_t n = left < room ? left : room;
    memcpy(bytes, source->next, n);
    source->next += n;
    return n;
}

/* Says why there is no run; answers the exit status. */
static int complain(const char *message) {
    port_write(message, strlen(message));
    return 2;
}

/* A fresh machine: what a reset gives. NULL when there is no room for it. */
static Vm *new_machine(const Command *command) {
    size_t room = (size_t)(__heap_end - __heap_start);
    /* The heap gets what was asked for, as far as there is RAM; the machine's state comes on
     * top. */
    size_t bytes = command->heap_bytes + terrarium_state_bytes();
    size_t c_stack = (size_t)(__stack_top - __stack_limit);
    console_set_machine(NULL);
    Vm *vm = terrarium_new(__heap_start, bytes < room ? bytes : room, c_stack);
    if (vm != NULL) {
        static const char *const folders[] = {"", ".frozen", "/lib"};
        terrarium_set_arguments(vm, command->argc, (const char *const *)command->argv);
        terrarium_set_path(vm, 3, folders);
        console_set_machine(vm);
    }
    return vm;
}

/* boot.py, main.py and the REPL, in one machine after the other. */
static int run_board(Vm *vm, const Command *command) {
    static char text[REPL_ROOM], history[REPL_ROOM];
    TerrariumRepl repl = {text, sizeof text, history, sizeof history, 0, true, false};
    int status = TERRARIUM_RESET;
    while (vm != NULL && status == TERRARIUM_RESET) {
        terrarium_boot(vm, &repl);
        status = terrarium_repl(vm, &repl);
        terrarium_end(vm);
        vm = new_machine(command);
    }
    return status;
}

int main(void) {
    static char line[COMMAND_ROOM];
    Command command = {.heap_bytes = BOARD_DEFAULT_HEAP};
    if (semihost_command_line(line, sizeof line)) {
        parse_command(line, &command);
    }
    Vm *vm = new_machine(&command);
    if (vm == NULL) {
        return complain("the heap is too small\n");
    }
    /* The program in flash ends at its zero byte. */
    Source source = {.file = -1, .next = __program_blob};
    source.end = memchr(__program_blob, 0, (size_t)(__program_blob_end - __program_blob));
    if (command.argc > 0) {
        source.file = semihost_open(command.argv[0], SEMIHOST_READ);
        if (source.file < 0) {
            return complain("can't open file\n");
        }
    } else if (source.next == source.end) {
        return run_board(vm, &command);
    }
    const char *name = command.argc > 0 ? command.argv[0] : "program";
    int status = terrarium_run(vm, name, source_read, &source);
    terrarium_end(vm);
    if (source.file >= 0) {
        semihost_close(source.file);
    }
    return status;
}
