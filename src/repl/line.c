/* SPDX-License-Identifier: MIT */
/* The line editor's state machine: see line.h.
 *
 * Every change of the text is one replace(), which also redraws; every cursor movement is
 * move_back() or move_forward(). Invariant between bytes: the terminal shows prompt and current
 * line, its cursor stands where `cursor` says. Columns are counted only over ASCII; to go back
 * over anything else the line is drawn again from its start, so that the width of a character need
 * not be known. */
#include "repl/line.h"

#include "value/utf8.h"
#include <string.h>

/* Blanks of a level of indentation. */
#define INDENT 4

/* Ctrl with a letter sends the letter's code less 0x40. */
enum { KEY_CTRL = 0x40, KEY_ESCAPE = 0x1b, KEY_DELETE = 0x7f };
#define CTRL(letter) ((letter)-KEY_CTRL)

/* Values of Line.escape. */
enum {
    ESCAPE_NONE,
    ESCAPE_BEGUN,     /* ESC */
    ESCAPE_PARAMETER, /* ESC [, in its first number */
    ESCAPE_REST,      /* ESC [, after its first number */
    ESCAPE_FINAL,     /* ESC O */
};

/* ---- what the terminal is sent ---- */
/* Bytes, and these sequences: '\b' and ESC [ n D (cursor back), '\r' to draw the line again, ESC [
 * K (erase to the end of the line), '\a' (bell). A line that wraps at the edge of the terminal is
 * not followed. */

static void put(const Line *line, const char *bytes, size_t n) {
    if (n > 0) {
        line->write(line->context, bytes, n);
    }
}

static void put_string(const Line *line, const char *string) {
    put(line, string, strlen(string));
}

/* Does each byte take one column? True for no bytes. */
static bool is_ascii(const char *bytes, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if ((uint8_t)bytes[i] >= 0x80) {
            return false;
        }
    }
    return true;
}

/* ESC [ n D moves the terminal's cursor back by n columns. */
static void put_back(const Line *line, size_t n) {
    char sequence[24];
    char *at = sequence + sizeof sequence;
    *--at = 'D';
    do {
        *--at = (char)('0' + n % 10);
        n /= 10;
    } while (n > 0);
    *--at = '[';
    *--at = KEY_ESCAPE;
    put(line, at, (size_t)(sequence + sizeof sequence - at));
}

/* The cursor to offset `to`, which is not behind it. Up to four columns by '\b', as MicroPython
 * does. */
static void move_back(Line *line, size_t to) {
    size_t n = line->cursor - to;
    if (!is_ascii(line->text + to, n)) {
        put_string(line, "\r");
        put_string(line, line->prompt);
        put(line, line->text + line->start, to - line->start);
    } else if (n <= 4) {
        put(line, "\b\b\b\b", n);
    } else {
        put_back(line, n);
    }
    line->cursor = to;
}

/* The cursor to offset `to`, not before it: what is passed over is written again. */
static void move_forward(Line *line, size_t to) {
    put(line, line->text + line->cursor, to - line->cursor);
    line->cursor = to;
}

/* ---- changing the text ---- */
/* Always the current line, which is the last of the text. */

/* Puts `n` bytes in place of the text in [from, to), from <= cursor <= to, and the cursor behind
 * them. Does nothing but ring when they do not fit. */
static void replace(Line *line, size_t from, size_t to, const char *bytes, size_t n) {
    /* Written so that it cannot overflow: what stays is at most the capacity. */
    if (n > line->capacity - (line->length - (to - from))) {
        put_string(line, "\a");
        return;
    }
    /* Nothing changes: nothing is redrawn. */
    if (from == to && n == 0) {
        return;
    }
    move_back(line, from);
    memmove(line->text + from + n, line->text + to, line->length - to);
    memcpy(line->text + from, bytes, n);
    line->length = line->length - (to - from) + n;
    if (to > from) {
        put_string(line, "\033[K"); /* erase to the end of the terminal's line */
    }
    /* The rest of the line is written behind the new text, then the cursor goes back to where that
     * ends. */
    move_forward(line, line->length);
    move_back(line, from + n);
}

static void erase(Line *line, size_t from, size_t to) {
    replace(line, from, to, "", 0);
}

/* The offset of the code point before `at`; the start of the line stays. */
static size_t before(const Line *line, size_t at) {
    while (at > line->start && utf8_is_continuation(line->text[--at])) {
    }
    return at;
}

/* The offset behind the code point at `at`; the end of the text stays. */
static size_t after(const Line *line, size_t at) {
    while (at < line->length && ++at < line->length && utf8_is_continuation(line->text[at])) {
    }
    return at;
}

/* How many blanks `bytes` begins with. */
static size_t count_blanks(const char *bytes, size_t n) {
    size_t count = 0;
    while (count < n && bytes[count] == ' ') {
        count++;
    }
    return count;
}

/* Start of the line of `bytes` that ends at `end`. */
static size_t line_begin(const char *bytes, size_t end) {
    while (end > 0 && bytes[end - 1] != '\n') {
        end--;
    }
    return end;
}

/* ---- history ---- */
/* The entries lie one behind the other in the history buffer, each with its '\n'. Browsing shows
 * one of them in place of the current line. What was being typed is kept in what is left of the
 * buffer, behind the entries, as long as nothing is added. */

/* Appends an entry of n bytes without '\n'. Blank lines, the same as the last entry, and what does
 * not fit even alone are left out; the oldest entries make room. */
static void history_add(Line *line, const char *bytes, size_t n) {
    char *history = line->history;
    size_t used = line->history_length;
    if (n >= line->history_capacity || count_blanks(bytes, n) == n) {
        return;
    }
    if (used > 0) {
        size_t last = line_begin(history, used - 1);
        if (used - 1 - last == n && memcmp(history + last, bytes, n) == 0) {
            return;
        }
    }
    if (n + 1 > line->history_capacity - used) { /* drop whole entries, oldest first */
        size_t drop = n + 1 - (line->history_capacity - used);
        while (history[drop - 1] != '\n') {
            drop++;
        }
        used -= drop;
        memmove(history, history + drop, used);
    }
    memcpy(history + used, bytes, n);
    history[used + n] = '\n';
    line->history_length = used + n + 1;
}

/* Shows n bytes at `shown` in place of the current line, the cursor at their end. */
static void show(Line *line, size_t n) {
    replace(line, line->start, line->length, line->history + line->shown, n);
}

/* Does nothing at the oldest entry. */
static void history_older(Line *line) {
    if (line->shown == 0) {
        return;
    }
    if (line->shown == line->history_length) { /* leaving the unfinished line: keep it if it fits */
        size_t n = line->length - line->start;
        line->stash = n <= line->history_capacity - line->shown ? n : 0;
        memcpy(line->history + line->shown, line->text + line->start, line->stash);
    }
    /* The '\n' of the entry before. */
    size_t end = line->shown - 1;
    line->shown = line_begin(line->history, end);
    show(line, end - line->shown);
}

/* Behind the newest entry comes the unfinished line; nothing behind that. */
static void history_newer(Line *line) {
    if (line->shown == line->history_length) {
        return;
    }
    /* To the start of the next entry, or to the stash. */
    while (line->history[line->shown++] != '\n') {
    }
    size_t n = line->stash;
    if (line->shown < line->history_length) {
        n = 0;
        while (line->history[line->shown + n] != '\n') {
            n++;
        }
    }
    show(line, n);
}

/* In the indent back to the last multiple of four, elsewhere one character. */
static void backspace(Line *line) {
    size_t column = line->cursor - line->start;
    if (column > 0 && count_blanks(line->text + line->start, column) == column) {
        erase(line, line->cursor - ((column - 1) % INDENT + 1), line->cursor);
    } else {
        erase(line, before(line, line->cursor), line->cursor);
    }
}

/* Back over blanks, and then to the blank before the word. */
static void kill_word(Line *line) {
    size_t from = line->cursor;
    while (from > line->start && line->text[from - 1] == ' ') {
        from--;
    }
    while (from > line->start && line->text[from - 1] != ' ') {
        from--;
    }
    erase(line, from, line->cursor);
}

/* In the indent forward to the next multiple of four, after text the callback's completion. On the
 * first line of a block Tab at its very start does nothing but ask for completion. */
static void tab(Line *line) {
    size_t column = line->cursor - line->start;
    const char *text = line->text + line->start;
    if (count_blanks(text, column) == column && line->cursor > 0) {
        replace(line, line->cursor, line->cursor, "    ", INDENT - column % INDENT);
        return;
    }
    if (line->complete == NULL) {
        return;
    }
    const char *insert = NULL;
    size_t n = line->complete(line->context, text, column, &insert);
    if (n != LINE_LISTED) {
        replace(line, line->cursor, line->cursor, n > 0 ? insert : "", n);
        return;
    }
    /* Candidates have been listed: the terminal's cursor is at the start of an empty line, so
     * prompt and line are drawn from the beginning. */
    size_t cursor = line->cursor;
    put_string(line, line->prompt);
    line->cursor = line->start;
    move_forward(line, line->length);
    move_back(line, cursor);
}

/* Ends the current line with `result`. Only what was entered goes into the history. Half an escape
 * sequence or code point is forgotten. */
static LineResult finish(Line *line, LineResult result) {
    put_string(line, "\r\n");
    line->escape = ESCAPE_NONE;
    line->pending_length = 0;
    if (result == LINE_DONE) {
        history_add(line, line->text + line->start, line->length - line->start);
    }
    line->shown = line->history_length;
    return result;
}

/* The keys that mean something else on an empty line; LINE_MORE for all others. */
static LineResult empty_line_key(const Line *line, uint8_t byte) {
    if (byte == CTRL('D')) {
        return LINE_EOF;
    }
    if (line->start == 0) {
        switch (byte) {
        case CTRL('A'): return LINE_RAW;
        case CTRL('B'): return LINE_FRIENDLY;
        case CTRL('E'): return LINE_PASTE;
        default: break;
        }
    }
    return LINE_MORE;
}

/* The keys that change the line or move in it; all others are ignored. */
static void edit_key(Line *line, uint8_t byte) {
    switch (byte) {
    case CTRL('A'): move_back(line, line->start); break;
    case CTRL('B'): move_back(line, before(line, line->cursor)); break;
    case CTRL('D'): erase(line, line->cursor, after(line, line->cursor)); break;
    case CTRL('E'): move_forward(line, line->length); break;
    case CTRL('F'): move_forward(line, after(line, line->cursor)); break;
    case CTRL('H'):
    case KEY_DELETE: backspace(line); break;
    case CTRL('I'): tab(line); break;
    case CTRL('K'): erase(line, line->cursor, line->length); break;
    case CTRL('N'): history_newer(line); break;
    case CTRL('P'): history_older(line); break;
    case CTRL('U'): erase(line, line->start, line->cursor); break;
    case CTRL('W'): kill_word(line); break;
    default: break;
    }
}

/* `after_return`: the byte before was '\r'. Then a '\n' is the second half of the same Enter. */
static LineResult control_key(Line *line, uint8_t byte, bool after_return) {
    if (line->length == line->start) {
        LineResult result = empty_line_key(line, byte);
        if (result != LINE_MORE) {
            return finish(line, result);
        }
    }
    switch (byte) {
    case '\r': line->after_return = true; return finish(line, LINE_DONE);
    case '\n': return after_return ? LINE_MORE : finish(line, LINE_DONE);
    case CTRL('C'): return finish(line, LINE_INTERRUPT);
    case KEY_ESCAPE: line->escape = ESCAPE_BEGUN; return LINE_MORE;
    default: edit_key(line, byte); return LINE_MORE;
    }
}

/* The control key that does the same as ESC [ ... `final`; 0 if there is none. */
static uint8_t key_of_sequence(uint8_t final, uint8_t parameter) {
    if (final == '~') { /* how VT220, xterm and rxvt name them */
        switch (parameter) {
        case 1:
        case 7: return CTRL('A');
        case 3: return CTRL('D');
        case 4:
        case 8: return CTRL('E');
        default: return 0;
        }
    }
    switch (final) {
    case 'A': return CTRL('P');
    case 'B': return CTRL('N');
    case 'C': return CTRL('F');
    case 'D': return CTRL('B');
    case 'F': return CTRL('E');
    case 'H': return CTRL('A');
    default: return 0;
    }
}

/* One more byte of an escape sequence; it ends with a letter or '~'. `ESC [ A` is a cursor key,
 * `ESC [ 3 ~` Delete, `ESC [ 1 ; 5 C` Ctrl-Right, which counts as Right; `ESC O H` is Home of
 * terminals in application mode. */
static void escape_byte(Line *line, uint8_t byte) {
    if (line->escape == ESCAPE_BEGUN) {
        line->escape = byte == '[' ? ESCAPE_PARAMETER : byte == 'O' ? ESCAPE_FINAL : ESCAPE_NONE;
        line->parameter = 0;
        return;
    }
    /* Not the last byte yet. Only the first number counts. */
    if (byte < '@') {
        if (byte < '0' || byte > '9') {
            line->escape = ESCAPE_REST;
        } else if (line->escape == ESCAPE_PARAMETER) {
            line->parameter = (uint8_t)(line->parameter * 10 + (byte - '0'));
        }
        return;
    }
    line->escape = ESCAPE_NONE;
    edit_key(line, key_of_sequence(byte, line->parameter));
}

/* Text: inserted once a code point is whole; what is no UTF-8 is dropped. Code points from 0x7f to
 * 0x9f are control characters, too, and dropped. */
static void text_byte(Line *line, uint8_t byte) {
    if (line->pending_length > 0 && !utf8_is_continuation((char)byte)) {
        line->pending_length = 0;
    }
    line->pending[line->pending_length++] = (char)byte;
    uint32_t code;
    if (utf8_decode(line->pending, line->pending_length, &code) > 0) {
        if (code >= 0xa0 || code < 0x7f) {
            replace(line, line->cursor, line->cursor, line->pending, line->pending_length);
        }
        line->pending_length = 0;
        /* Four bytes and still no code point: it will not become one. */
    } else if (line->pending_length == sizeof line->pending) {
        line->pending_length = 0;
    }
}

/* ---- the interface ---- */

LineResult line_feed(Line *line, uint8_t byte) {
    bool after_return = line->after_return;
    line->after_return = false;
    if (byte < ' ' || byte == KEY_DELETE) { /* also cuts short whatever was coming in */
        line->escape = ESCAPE_NONE;
        line->pending_length = 0;
        return control_key(line, byte, after_return);
    }
    if (line->escape != ESCAPE_NONE) {
        escape_byte(line, byte);
    } else {
        text_byte(line, byte);
    }
    return LINE_MORE;
}

/* Nothing is written yet. */
void line_init(Line *line, LineWrite *write, LineComplete *complete, void *context, char *text,
               size_t capacity, char *history, size_t history_capacity) {
    *line = (Line){
        .write = write,
        .complete = complete,
        .context = context,
        .prompt = "",
        .text = text,
        .capacity = capacity,
        .history = history,
        .history_capacity = history_capacity,
    };
}

/* Browsing begins at the newest entry again. */
void line_start(Line *line, const char *prompt) {
    line->prompt = prompt;
    line->length = line->start = line->cursor = 0;
    line->shown = line->history_length;
    put_string(line, prompt);
}

/* Blanks that a new line begins with: those of the line before, and four more after a ':'. None
 * after two blank lines, so that Enter always leads out of a block. */
static size_t next_indent(const Line *line) {
    size_t end = line->length - 1; /* the '\n' just added */
    size_t begin = line_begin(line->text, end);
    size_t indent = count_blanks(line->text + begin, end - begin);
    if (begin + indent == end && begin > 0) {
        size_t earlier = line_begin(line->text, begin - 1);
        if (count_blanks(line->text + earlier, begin - 1 - earlier) == begin - 1 - earlier) {
            return 0;
        }
    }
    while (end > begin && line->text[end - 1] == ' ') {
        end--;
    }
    return end > begin && line->text[end - 1] == ':' ? indent + INDENT : indent;
}

/* The indent is text like any other: Backspace takes it away. */
bool line_continue(Line *line, const char *prompt) {
    if (line->length == line->capacity) {
        return false;
    }
    line->text[line->length++] = '\n';
    line->start = line->cursor = line->length;
    line->prompt = prompt;
    put_string(line, prompt);
    size_t indent = next_indent(line);
    if (indent > line->capacity - line->length) {
        return true; /* there is no room for much anyway */
    }
    memset(line->text + line->start, ' ', indent);
    line->length += indent;
    move_forward(line, line->length);
    return true;
}

/* `bytes` may not lie in the history buffer, which is written meanwhile. */
void line_history_load(Line *line, const char *bytes, size_t n) {
    size_t begin = 0;
    for (size_t i = 0; i <= n; i++) {
        /* Still inside a line. */
        if (i < n && (uint8_t)bytes[i] >= ' ' && bytes[i] != KEY_DELETE) {
            continue;
        }
        if ((i == n || bytes[i] == '\n') && utf8_validate(bytes + begin, i - begin)) {
            history_add(line, bytes + begin, i - begin);
        } else {
            while (i < n && bytes[i] != '\n') { /* a control byte: skip the line */
                i++;
            }
        }
        begin = i + 1;
    }
    line->shown = line->history_length;
}

size_t line_history_save(const Line *line, const char **bytes) {
    *bytes = line->history;
    return line->history_length;
}
