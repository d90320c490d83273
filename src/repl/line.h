/* SPDX-License-Identifier: MIT */
/* A line editor that is fed one byte at a time and answers through a callback: it works the same
 * on a terminal and on a serial line, and what it echoes is byte for byte what MicroPython's does.
 *
 * The caller owns all memory: the text buffer, which holds the lines of one block with '\n'
 * between them, and the history buffer. A session:
 *
 *     line_init(&line, ...);
 *     line_start(&line, ">>> ");
 *     feed bytes until line_feed() is not LINE_MORE;
 *     on LINE_DONE: the block is line.text, line.length bytes without '\n' at the end. Is it
 *         complete? If not, line_continue(&line, "... ") and feed on; else run it and start again.
 *
 * Keys: arrows, Home, End, Delete, Backspace, Tab; Ctrl-F B A E move, Ctrl-P N browse the history,
 * Ctrl-D deletes under the cursor, Ctrl-K U W kill to the end, to the start, the word before;
 * Ctrl-C cancels. On an empty first line Ctrl-A B D E switch modes, on an empty later line Ctrl-D
 * ends the block. Nothing here allocates or raises. */
#ifndef TERRARIUM_REPL_LINE_H
#define TERRARIUM_REPL_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The cursor is at the start of a terminal line after every result but LINE_MORE. */
typedef enum {
    LINE_MORE,      /* the line goes on */
    LINE_DONE,      /* Enter */
    LINE_EOF,       /* Ctrl-D on an empty line: leave, or end the block */
    LINE_INTERRUPT, /* Ctrl-C */
    LINE_RAW,       /* Ctrl-A on an empty first line: raw REPL */
    LINE_FRIENDLY,  /* Ctrl-B there: back to the banner */
    LINE_PASTE,     /* Ctrl-E there: paste mode */
} LineResult;

/* Says that candidates have been listed instead of completed. */
#define LINE_LISTED SIZE_MAX

/* Shows bytes on the terminal, at once. */
typedef void LineWrite(void *context, const char *bytes, size_t n);

/* Completes the name that ends at text[cursor], where `text` is the current line. Returns the
 * number of bytes at *insert to be inserted, or 0, or LINE_LISTED after it has written "\r\n", the
 * candidates, and "\r\n" itself; prompt and line are then drawn again. */
typedef size_t LineComplete(void *context, const char *text, size_t cursor, const char **insert);

typedef struct {
    LineWrite *write;
    LineComplete *complete; /* NULL: the Tab key does nothing after text */
    void *context;          /* for both */
    const char *prompt;

    char *text; /* earlier lines of the block, each with '\n', then the current one */
    size_t capacity;
    size_t length;
    size_t start;  /* offset of the current line */
    size_t cursor; /* offset, start to length, between code points */

    char *history; /* entries, oldest first, each with '\n'; beyond history_length the stash */
    size_t history_capacity;
    size_t history_length;
    size_t shown; /* offset of the entry that is shown; history_length: none */
    size_t stash; /* bytes of the unfinished line, kept while older ones are shown */

    char pending[4]; /* a code point that has not come in wholly */
    uint8_t pending_length;
    uint8_t escape;    /* how far an escape sequence has come in */
    uint8_t parameter; /* its first number */
    bool after_return; /* the last byte was '\r': an '\n' belongs to it */
} Line;

/* Both buffers belong to the line from now on; the history may have capacity 0. */
void line_init(Line *line, LineWrite *write, LineComplete *complete, void *context, char *text,
               size_t capacity, char *history, size_t history_capacity);

/* Begins a block: forgets the text and writes the prompt, which must live as long as the line. */
void line_start(Line *line, const char *prompt);

/* Begins the block's next line: writes the prompt and the indent. False when the buffer is full. */
__attribute__((warn_unused_result)) bool line_continue(Line *line, const char *prompt);

/* One byte from the keyboard. After any other result than LINE_MORE the text stays as it is until
 * line_start() or line_continue(). */
LineResult line_feed(Line *line, uint8_t byte);

/* Appends the lines of `bytes` (a saved history) to the history; skips what is no text. */
void line_history_load(Line *line, const char *bytes, size_t n);

/* The history as text to be saved: returns its length, valid until the line is used again. */
size_t line_history_save(const Line *line, const char **bytes);

#endif
