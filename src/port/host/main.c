/* SPDX-License-Identifier: MIT */
/* The command: its options, the machine's memory, and what is run in it. docs/switches.md lists all
 * options. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "port/host/host.h"
#include "port/port.h"
#include "simulate/simulate.h"

/* Bytes, but for MOST_FOLDERS. PATH_ROOM is for one path; sys.path has twice that. */
enum {
    HARD_RESET = TERRARIUM_RESET + 1,
    DEFAULT_HEAP = 1 << 20,
    TOOL_HEAP = 64 << 20,
    MOST_C_STACK = 4 << 20,
    PATH_ROOM = 4096,
    MOST_FOLDERS = 32,
    TEXT_ROOM = 1 << 16,
    HISTORY_ROOM = 1 << 16
};

static const char usage[] =
    "usage: terrarium [-X OPTION] [--heap-on-error FILE] [-i] [-v] [-O[N]] \n"
    "                 [-c CODE | -m MODULE | FILE | -] [ARGS]\n"
    "       terrarium [-X OPTION] [-O[N]] --serve [FOLDER]\n"
    "       terrarium [-X OPTION] heap COMMAND ...\n";
static const char help[] =
    "Runs a Python program, or without one the REPL.\n\n"
    "-c CODE     runs CODE\n"
    "-m MODULE   runs a module found on sys.path as a program\n"
    "-i          starts the REPL when the program has ended\n"
    "-v          tells each import; twice: lists the program's instructions\n"
    "-O[N]       optimizes: -O drops assert, -O3 also the line numbers of tracebacks\n"
    "heap        reads dumps and maps of a heap: terrarium heap --help\n"
    "--heap-on-error FILE  leaves a dump there when the program ends with a MemoryError\n"
    "--serve     is a board on a pseudo-terminal, whose path it prints; FOLDER is its files\n"
    "-h, --help  prints this;  -V, --version  prints the version\n\n"
    "-X heapsize=N[k|m]  bytes of heap (1m)\n"
    "-X cstack=N[k|m]    bytes of C stack that the interpreter may use\n"
    "-X emit=bytecode    accepted\n"
    "-X tracemalloc[=N]  traces where objects are made, N calls deep (1)\n"
    "-X gc_stress[=N]    collects and moves everything at every N-th allocation\n"
    "-X verify           checks the heap after each collection\n"
    "-X fail_alloc=N     lets the N-th allocation fail\n"
    "-X flash=FILE[:PAGES[:BYTES]]  flash for files, kept in FILE (44 pages of 1024 bytes)\n"
    "-X rom=FILE         a ROM file system, which is found in /rom\n"
    "-X flash_cut=N      cuts the power in the N-th operation of the flash\n"
    "-X wiring=FILE      what is wired to the simulated board (docs/machine.md)\n"
    "-X dump             prints the code of a module as JSON instead of running it\n"
    "-X fail_sweep=all   runs the program again and again, each time with another allocation\n"
    "                    failing; =sample: with some of them\n\n"
    "MICROPYPATH: folders, separated by colons, that are added to sys.path.\n";

/* ---- the command line ---- */
/* Options up to the first word that is none, or to -c or -m; what follows is sys.argv. Anything
 * wrong ends the process with status 2. */

/* Says `terrarium: MESSAGE WHAT` and the usage; ends the process. */
static _Noreturn void fail_usage(const char *message, const char *what) {
    fprintf(stderr, "terrarium: %s%s\n%sTry `terrarium --help' for more information.\n", message,
            what, usage);
    exit(2);
}

/* "64k" -> 65536; 0 when it is no size. Also 0 for more than 1 GB. */
static size_t parse_size(const char *text) {
    char *end;
    unsigned long long n = strtoull(text, &end, 10);
    if (*end == 'w') { /* words of 4 bytes, as MicroPython counts them */
        n = n * sizeof(void *) / 4;
        end++;
    }
    if (*end == 'k' || *end == 'K') {
        n <<= 10;
        end++;
    } else if (*end == 'm' || *end == 'M') {
        n <<= 20;
        end++;
    }
    return end == text || *end != 0 || n > (size_t)1 << 30 ? 0 : (size_t)n;
}

/* The text behind NAME= of an option, or NULL. */
static const char *option_value(const char *option, const char *name) {
    size_t n = strlen(name);
    return strncmp(option, name, n) == 0 && option[n] == '=' ? option + n + 1 : NULL;
}

/* The OPTION of `-X OPTION`: what concerns memory and the sweep is dealt with here, the rest is
 * kept for the machine. More than MOST_OPTIONS are dropped. */
static void parse_option(Command *command, const char *option) {
    const char *value;
    if ((value = option_value(option, "heapsize")) != NULL) {
        command->heap_bytes = parse_size(value);
        if (command->heap_bytes == 0) {
            fail_usage("bad size: -X ", option);
        }
    } else if ((value = option_value(option, "cstack")) != NULL) {
        command->c_stack_bytes = parse_size(value);
        if (command->c_stack_bytes == 0) {
            fail_usage("bad size: -X ", option);
        }
    } else if ((value = option_value(option, "fail_sweep")) != NULL) {
        if (strcmp(value, "all") != 0 && strcmp(value, "sample") != 0) {
            fail_usage("all or sample: -X ", option);
        }
        command->sweep = value;
    } else if ((value = option_value(option, "flash")) != NULL) {
        const char *wrong = flash_open(value);
        if (wrong != NULL) {
            fail_usage(wrong, value);
        }
    } else if ((value = option_value(option, "rom")) != NULL) {
        const char *wrong = flash_open_rom(value);
        if (wrong != NULL) {
            fail_usage(wrong, value);
        }
    } else if ((value = option_value(option, "flash_cut")) != NULL) {
        flash_cut(strtoul(value, NULL, 10));
    } else if (strcmp(option, "dump") == 0) {
        command->dump = true;
    } else if ((value = option_value(option, "wiring")) != NULL) {
        command->wiring = value;
    } else if (command->option_count < MOST_OPTIONS) {
        command->options[command->option_count++] = option;
    }
}

/* The argument of an option (-X, -c, -m, --heap-on-error): what follows in the same word, `-ccode`,
 * or the next word, `-c code`; *i is advanced over a word that is used up. */
static char *argument_of(char **argv, int *i) {
    char *word = argv[*i];
    if (word[1] != '-' && word[2] != 0) {
        return word + 2;
    }
    if (argv[*i + 1] == NULL) {
        fail_usage("argument expected for ", word);
    }
    return argv[++*i];
}

/* The flags that may be written together: -iv. -h and -V end the process. */
static void parse_flags(Command *command, const char *word) {
    for (const char *p = word + 1; *p; p++) {
        if (*p == 'i') {
            command->inspect = true;
        } else if (*p == 'v') {
            command->verbose++;
            /* -O2 is level 2; -OO is, too. */
        } else if (*p == 'O') {
            bool numbered = p[1] >= '0' && p[1] <= '9';
            command->optimize = numbered ? *++p - '0' : command->optimize + 1;
        } else if (*p == 'h') {
            printf("%s%s", usage, help);
            exit(0);
        } else if (*p == 'V') {
            printf("Terrarium %s\n", TERRARIUM_VERSION);
            exit(0);
        } else if (*p != 'u' && *p != 'B' && *p != 'E' && *p != 's') { /* python3's: no matter */
            fail_usage("unknown option ", word);
        }
    }
}

/* Fills `command` from argv, whose texts it points into. A lone `-` is no option, but standard
 * input. heap_bytes stays 0 when nothing says it. */
static void parse_command(Command *command, char **argv) {
    int i = 1;
    for (; argv[i] != NULL && argv[i][0] == '-' && argv[i][1] != 0; i++) {
        char *word = argv[i];
        if (strcmp(word, "--help") == 0) {
            parse_flags(command, "-h");
        } else if (strcmp(word, "--version") == 0) {
            parse_flags(command, "-V");
        } else if (strcmp(word, "--heap-on-error") == 0) {
            command->dump_path = argument_of(argv, &i);
        } else if (strcmp(word, "--serve") == 0) {
            command->serve = true;
        } else if (word[1] == 'X') {
            parse_option(command, argument_of(argv, &i));
        } else if (word[1] == 'c' || word[1] == 'm') {
            static char names[][3] = {"-c", "-m"};
            bool is_module = word[1] == 'm';
            *(is_module ? &command->module : &command->code) = argument_of(argv, &i);
            argv[i] = names[is_module]; /* sys.argv[0] */
            break;
        } else {
            parse_flags(command, word);
        }
    }
    if (command->serve) {
        command->folder = argv[i];
        return;
    }
    command->argv = argv + i;
    /* A file of that name is ./heap. */
    if (!command->code && !command->module && argv[i] != NULL && strcmp(argv[i], "heap") == 0) {
        command->module = "heaptool"; /* host/heaptool */
        command->heap_bytes = command->heap_bytes ? command->heap_bytes : TOOL_HEAP;
    }
    while (command->argv[command->argc] != NULL) {
        command->argc++;
    }
    if (!command->code && !command->module && command->argc > 0 && strcmp(argv[i], "-") != 0) {
        command->file = argv[i];
    }
}

/* ---- paths ---- */

/* sys.path: the texts lie in `room`, one behind the other. */
typedef struct {
    int count;
    const char *folders[MOST_FOLDERS];
    char room[2 * PATH_ROOM], *end;
} Path;

/* Copies a folder of n bytes to the end of sys.path. */
static void path_add(Path *path, const char *folder, size_t n) {
    if (path->count == MOST_FOLDERS || n >= (size_t)(path->room + sizeof path->room - path->end)) {
        fail_usage("too many or too long folders: ", folder);
    }
    path->folders[path->count++] = path->end;
    memcpy(path->end, folder, n);
    path->end[n] = 0;
    path->end += n + 1;
}

/* Bytes of the folder of a script, as given; 0 for the current one. '/x.py' is in '/'. */
static size_t script_folder(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash == NULL ? 0 : slash == path ? 1 : (size_t)(slash - path);
}

/* The program's folder, the modules in flash, then the folders of MICROPYPATH. A folder that is run
 * is itself the program's. Empty entries of MICROPYPATH are skipped. */
static void make_path(Path *path, const Command *command, bool is_folder) {
    const char *file = command->file ? command->file : "";
    path->count = 0;
    path->end = path->room;
    if (command->serve) {
        path_add(path, "", 0);
        path_add(path, ".frozen", 7);
        path_add(path, "/lib", 4);
    } else {
        path_add(path, file, is_folder ? strlen(file) : script_folder(file));
        path_add(path, ".frozen", 7);
    }
    if (port_rom() != NULL) {
        path_add(path, "/rom", 4);
        path_add(path, "/rom/lib", 8);
    }
    for (const char *p = command->serve ? NULL : getenv("MICROPYPATH"); p != NULL;) {
        const char *colon = strchr(p, ':');
        size_t n = colon ? (size_t)(colon - p) : strlen(p);
        if (n > 0) {
            path_add(path, p, n);
        }
        p = colon ? colon + 1 : NULL;
    }
}

/* ---- the REPL's history ---- */

/* ~/.terrarium_history; false when there is no home or its path is too long. */
static bool history_path(char path[PATH_ROOM]) {
    const char *home = getenv("HOME");
    return home != NULL && snprintf(path, PATH_ROOM, "%s/.terrarium_history", home) < PATH_ROOM;
}

/* The REPL's buffers, over all machines. */
static TerrariumRepl *repl_memory(void) {
    static char text[TEXT_ROOM], history[HISTORY_ROOM];
    static TerrariumRepl repl = {text, sizeof text, history, sizeof history, 0, false, false};
    return &repl;
}

/* The REPL with its history, which is read from the file before and written to it afterwards;
 * without a file it works all the same. Answers the exit status. */
static int run_repl(Vm *vm) {
    TerrariumRepl *repl = repl_memory();
    char path[PATH_ROOM];
    bool kept = history_path(path);
    FILE *file = kept ? fopen(path, "r") : NULL;
    if (file != NULL) {
        repl->history_length = fread(repl->history, 1, repl->history_room, file);
        fclose(file);
    }
    int status = terrarium_repl(vm, repl);
    file = kept ? fopen(path, "w") : NULL;
    if (file != NULL) {
        fwrite(repl->history, 1, repl->history_length, file);
        fclose(file);
    }
    return status;
}

/* ---- running ---- */
/* A machine is made, set up and used for one program, then its memory is freed: a sweep does so
 * many times in one process. */

/* Standard input as a program; it is compiled as it comes in. */
static size_t read_input(void *context, char *bytes, size_t room) {
    (void)context;
    if (room == 0) {
        return lseek(STDIN_FILENO, 0, SEEK_SET) == 0;
    }
    intptr_t n = port_file_read(STDIN_FILENO, bytes, room);
    return n < 0 ? 0 : (size_t)n;
}

/* Runs a file, or the __main__.py of a folder. Opened here first only to say why it cannot be. */
static int run_file(Vm *vm, const char *path, bool is_folder) {
    char inside[PATH_ROOM];
    if (is_folder) {
        snprintf(inside, sizeof inside, "%s/__main__.py", path);
        if (port_file_stat(inside) != PORT_FILE) {
            fprintf(stderr, "terrarium: can't find '__main__' module in '%s'\n", path);
            return 1;
        }
        path = inside;
    }
    int file = port_file_open(path, PORT_READ);
    if (file < 0) {
        fprintf(stderr, "terrarium: can't open file '%s': [Errno %d] %s\n", path, -file,
                strerror(-file));
        return 2;
    }
    port_file_close(file);
    return terrarium_run_file(vm, path);
}

/* A board with a new machine: its programs, then the REPL. HARD_RESET after port_reset(). */
static int run_board(Vm *vm) {
    TerrariumRepl *repl = repl_memory();
    jmp_buf jump;
    repl->board = true;
    if (setjmp(jump) != 0) {
        repl->raw = false;
        return HARD_RESET;
    }
    reset_to(&jump);
    terrarium_boot(vm, repl);
    return terrarium_repl(vm, repl);
}

/* What the command line asks for, in the order of precedence; answers the exit status. */
static int run_program(Vm *vm, const Command *command, bool is_folder) {
    if (command->serve) {
        return run_board(vm);
    }
    if (command->code) {
        return terrarium_run_text(vm, "<string>", command->code, strlen(command->code));
    }
    if (command->module) {
        return terrarium_run_module(vm, command->module);
    }
    if (command->file) {
        return run_file(vm, command->file, is_folder);
    }
    if (isatty(STDIN_FILENO) && !command->dump) {
        return run_repl(vm);
    }
    return (command->dump ? terrarium_dump : terrarium_run)(vm, "<stdin>", read_input, NULL);
}

/* `path` stays as long as the machine. Options of -X come last, and may override -O and -v. */
static void prepare(Vm *vm, const Command *command, Path *path, bool is_folder) {
    static const char *const none[] = {""};
    char option[32];
    make_path(path, command, is_folder);
    terrarium_set_path(vm, path->count, path->folders);
    terrarium_set_arguments(vm, command->argc > 0 ? command->argc : 1,
                            command->argc > 0 ? (const char *const *)command->argv : none);
    snprintf(option, sizeof option, "optimize=%d", command->optimize);
    terrarium_set_option(vm, option);
    snprintf(option, sizeof option, "verbose=%d", command->verbose);
    terrarium_set_option(vm, option);
    static char dump[PATH_ROOM + 16];
    if (command->dump_path) {
        int n = snprintf(dump, sizeof dump, "heap_on_error=%s", command->dump_path);
        if (n >= (int)sizeof dump || !terrarium_set_option(vm, dump)) {
            fail_usage("this build makes no dumps: ", command->dump_path);
        }
    }
    for (int i = 0; i < command->option_count; i++) {
        if (!terrarium_set_option(vm, command->options[i])) {
            fail_usage("unknown option -X ", command->options[i]);
        }
    }
}

/* Wires the simulated board; ends the process when the file cannot be read or is wrong. */
static void wire(const char *path) {
    static char text[TEXT_ROOM];
    int file = port_file_open(path, PORT_READ);
    size_t n = 0;
    intptr_t got = file;
    while (file >= 0 && (got = port_file_read(file, text + n, sizeof text - n)) > 0) {
        n += (size_t)got;
    }
    if (got < 0) {
        fprintf(stderr, "terrarium: can't read '%s': %s\n", path, strerror((int)-got));
        exit(2);
    }
    port_file_close(file);
    const char *wrong = simulate_begin(text, n);
    if (wrong != NULL) {
        fprintf(stderr, "terrarium: %s: %s\n", path, wrong);
        exit(2);
    }
}

/* The RunTrial of this command: one run in a fresh machine, REPL included. heap_bytes is what the
 * program gets: the machine's own state comes on top. */
static int run_trial(const Command *command, Trial *trial) {
    Path path;
    if (command->sweep) { /* each run has a board of its own */
        simulate_end();
        if (command->wiring) {
            wire(command->wiring);
        }
    }
    size_t bytes = command->heap_bytes + terrarium_state_bytes();
    void *memory = malloc(bytes);
    Vm *vm = memory ? terrarium_new(memory, bytes, command->c_stack_bytes) : NULL;
    bool is_folder = command->file && port_file_stat(command->file) == PORT_FOLDER;
    bool tiny = command->heap_bytes < 256 * sizeof(void *); /* not even the prompt fits */
    if (vm == NULL || tiny) {
        fprintf(stderr, "terrarium: the heap is too small\n");
        free(memory);
        return 1;
    }
    prepare(vm, command, &path, is_folder);
    char option[48];
    snprintf(option, sizeof option, "fail_alloc=%lu", trial->fail_at);
    if (trial->fail_at != 0) {
        terrarium_set_option(vm, option);
    }
    console_interrupts(vm);
    int status = run_program(vm, command, is_folder);
    /* Not after a program from standard input, whose end the REPL would see at once. */
    bool asked = command->inspect || getenv("PYTHONINSPECT") || getenv("MICROPYINSPECT");
    if (asked && (command->code || command->module || command->file)) {
        status = run_repl(vm);
    }
    /* A new machine in the same memory; after a hard reset the old one hears nothing of it. */
    while (status >= TERRARIUM_RESET) {
        if (status == TERRARIUM_RESET) {
            terrarium_end(vm);
            reset_soft();
        }
        console_interrupts(NULL);
        vm = terrarium_new(memory, bytes, command->c_stack_bytes);
        prepare(vm, command, &path, is_folder);
        console_interrupts(vm);
        status = command->serve ? run_board(vm) : run_repl(vm);
    }
    terrarium_end(vm);
    /* Before the memory goes: a signal may come at any time. */
    console_interrupts(NULL);
    port_flush();
    trial->sound = !command->sweep || terrarium_verify(vm) == NULL;
    trial->allocations = terrarium_allocations(vm);
    free(memory);
    return status;
}

/* Half of the C stack that the system grants, at most 4 MB. */
static size_t default_c_stack(void) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur / 2 > MOST_C_STACK) {
        return MOST_C_STACK;
    }
    return (size_t)limit.rlim_cur / 2;
}

/* Makes this process a board: its console a pseudo-terminal, its root the folder. */
static void become_board(const Command *command) {
    const char *folder = command->folder ? command->folder : ".";
    if (!file_set_root(folder)) {
        fprintf(stderr, "terrarium: can't open folder '%s': %s\n", folder, strerror(errno));
        exit(2);
    }
    const char *path = serial_open();
    if (path == NULL) {
        fprintf(stderr, "terrarium: there is no pseudo-terminal: %s\n", strerror(errno));
        exit(1);
    }
    puts(path);
    fflush(stdout);
}

/* 2 is the status of a wrong command line, else it is the program's. */
int main(int argc, char **argv) {
    Command command = {.c_stack_bytes = default_c_stack()};
    (void)argc;
    parse_command(&command, argv);
    command.heap_bytes = command.heap_bytes ? command.heap_bytes : DEFAULT_HEAP;
    /* Before there is another root: the path of the wiring is the host's. */
    if (command.wiring) {
        wire(command.wiring);
    }
    if (command.sweep) {
        return sweep_run(&command, run_trial);
    }
    if (command.serve) {
        become_board(&command);
    }
    Trial trial = {0};
    int status = run_trial(&command, &trial);
    if (status == TERRARIUM_INTERRUPTED) { /* die of it, as python3 does: the shell sees 130 */
        port_raw(false);
        signal(SIGINT, SIG_DFL);
        raise(SIGINT);
    }
    return status;
}
