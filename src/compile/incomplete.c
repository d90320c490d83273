/* SPDX-License-Identifier: MIT */
/* Does the REPL need another line? A scan of brackets, strings and the first word, which never
 * raises and knows no grammar. What it sees to be wrong (a quote without its other one, a bracket
 * too many) counts as complete: compiling it finds the error. */
#include "compile/compile.h"

#include <string.h>

/* How far the scan is, and what is known about the text before it. */
typedef struct {
    const char *at, *end;
    int depth;     /* of brackets */
    bool compound; /* a compound statement begins some line */
    bool open;     /* ends inside a triple-quoted string */
    bool joined;   /* ends with a backslash */
    bool blank;    /* the last line is blank */
} Scan;

/* Can the character be in a name? Bytes beyond ASCII always can. */
static bool is_word(char ch) {
    return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') ||
           ch == '_' || (ch & 0x80);
}

/* Is this word next, and not just the beginning of a longer name? */
static bool starts_with(const Scan *s, const char *word) {
    size_t n = strlen(word);
    return (size_t)(s->end - s->at) >= n && memcmp(s->at, word, n) == 0 &&
           (s->at + n == s->end || !is_word(s->at[n]));
}

/* Does a compound statement begin here? `else` and its like need none: the `if` before them has
 * begun one. A decorator promises a def or class. */
static bool at_compound(const Scan *s) {
    static const char *const words[] = {"if",  "while", "for",   "try",  "with",
                                        "def", "class", "async", "match"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (starts_with(s, words[i])) {
            return true;
        }
    }
    return s->at < s->end && *s->at == '@';
}

/* A string literal whose quote is next; `at` goes behind it, or to the end of the line where a
 * quote is missing. Prefixes need no care: in raw literals, too, a backslash protects a quote. */
static void skip_string(Scan *s) {
    char quote = *s->at;
    bool triple = s->end - s->at >= 3 && s->at[1] == quote && s->at[2] == quote;
    s->at += triple ? 3 : 1;
    while (s->at < s->end) {
        if (*s->at == '\\' && s->at + 1 < s->end) {
            s->at += 2;
        } else if (*s->at == '\n' && !triple) {
            return; /* an error, which compiling will find */
        } else if (*s->at == quote &&
                   (!triple || (s->end - s->at >= 3 && s->at[1] == quote && s->at[2] == quote))) {
            s->at += triple ? 3 : 1;
            return;
        } else {
            s->at++;
        }
    }
    s->open = triple;
}

/* `match` is a keyword only if its line ends with a colon. Called at the beginning of the line. */
static bool line_ends_with_colon(const Scan *s) {
    const char *newline = memchr(s->at, '\n', (size_t)(s->end - s->at));
    const char *p = newline != NULL ? newline : s->end;
    while (p > s->at && (p[-1] == ' ' || p[-1] == '\r')) {
        p--;
    }
    return p > s->at && p[-1] == ':';
}

/* At the first character of a line: notes whether it begins a compound statement. Indented lines
 * do not: they are inside one that was seen before. */
static void scan_line_start(Scan *s) {
    s->blank = true;
    if (s->depth == 0 && at_compound(s) && (!starts_with(s, "match") || line_ends_with_colon(s))) {
        s->compound = true;
    }
}

/* A scan of brackets, strings, joined lines and indentation, without compiling: the REPL asks after
 * each line. A compound statement ends with a blank line: `if x:` is incomplete, so is
 * "if x:\n    y\n", and "if x:\n    y\n\n" is complete. Open brackets count before that. */
bool compile_incomplete(const char *text, size_t length) {
    Scan s = {text, text + length, 0, false, false, false, true};
    scan_line_start(&s);
    while (s.at < s.end) {
        char ch = *s.at;
        s.joined = false;
        if (ch != '\n' && ch != '\r' && ch != ' ' && ch != '\t') {
            s.blank = false;
        }
        if (ch == '"' || ch == '\'') {
            skip_string(&s);
            continue;
        }
        s.at++;
        if (ch == '#') {
            while (s.at < s.end && *s.at != '\n') {
                s.at++;
            }
        } else if (ch == '\\') {
            s.joined = s.at == s.end || *s.at == '\n';
            s.at += s.at < s.end && *s.at == '\n';
        } else if (ch == '(' || ch == '[' || ch == '{') {
            s.depth++;
        } else if (ch == ')' || ch == ']' || ch == '}') {
            s.depth--;
            /* Behind the last line end no line begins, so `blank` is about the line before. */
        } else if (ch == '\n' && s.at < s.end) {
            scan_line_start(&s);
        }
    }
    bool ended = length > 0 && text[length - 1] == '\n';
    if (s.open || s.joined || s.depth > 0) {
        return true;
    }
    return s.compound && !(ended && s.blank);
}
