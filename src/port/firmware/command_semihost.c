/* SPDX-License-Identifier: MIT */
/* One program for a debugger, or QEMU: the file named on the semihosting command line or, when that
 * is empty, the text that lies at __program_blob, if there is one. The command line is the host
 * command's, without quoting:
 *
 *     terrarium [-X heapsize=N[k|m]] [FILE ARGS...]
 */
#include <string.h>

#include "board.h"
#include "port/firmware/firmware.h"
#include "port/firmware/semihost.h"
#include "port/port.h"

/* From the linker script: only their addresses mean something. */
extern const char __program_blob[], __program_blob_end[];

/* Bytes of a command line, words of one. */
enum { COMMAND_ROOM = 512, MOST_WORDS = 16 };

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

static bool runs; /* the debugger waits for its end */

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

/* The program's exit status; 2 when it could not begin. */
static int run(const Command *command, Source *source) {
    Vm *vm =
        firmware_machine(command->heap_bytes, command->argc, (const char *const *)command->argv);
    if (vm == NULL) {
        return complain("the heap is too small\n");
    }
    if (command->argc > 0) {
        source->file = semihost_open(command->argv[0], SEMIHOST_READ);
        if (source->file < 0) {
            return complain("can't open file\n");
        }
    }
    const char *name = command->argc > 0 ? command->argv[0] : "program";
    int status = terrarium_run(vm, name, source_read, source);
    terrarium_end(vm);
    if (source->file >= 0) {
        semihost_close(source->file);
    }
    return status;
}

/* The program in memory ends at its zero byte. */
bool command_run(int *status) {
    static char line[COMMAND_ROOM];
    Command command = {.heap_bytes = BOARD_HEAP};
    Source source = {.file = -1, .next = __program_blob};
    bool asked = semihost_command_line(line, sizeof line);
    if (asked) {
        parse_command(line, &command);
    }
    source.end = memchr(__program_blob, 0, (size_t)(__program_blob_end - __program_blob));
    runs = asked && (command.argc > 0 || source.next != source.end);
    if (runs) {
        *status = run(&command, &source);
    }
    return runs;
}

/* Does not return where a debugger waits, else does nothing. */
void command_exit(int status) {
    if (runs) {
        semihost_exit(status);
    }
}
