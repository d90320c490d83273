/* SPDX-License-Identifier: MIT */
/* The line editor against recorded sessions, and against a model terminal fed with random keys. */
#include "repl/line.h"

#include "value/utf8.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures;

#define CHECK(condition, ...)                                                                      \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            failures++;                                                                            \
            printf("%s:%d: ", __FILE__, __LINE__);                                                 \
            printf(__VA_ARGS__);                                                                   \
            printf("\n");                                                                          \
        }                                                                                          \
    } while (0)

/* What came out, as one string. */
typedef struct {
    char bytes[20000];
    size_t length;
} Output;

static void collect(void *context, const char *bytes, size_t n) {
    Output *out = context;
    if (n < sizeof out->bytes - out->length) {
        memcpy(out->bytes + out->length, bytes, n);
        out->length += n;
    }
}

/* Completes "micropython.me" as a board does, lists for a lone "x". */
static size_t complete(void *context, const char *text, size_t cursor, const char **insert) {
    if (cursor == 1 && text[0] == 'x') {
        collect(context, "\r\nx1 x2\r\n", 9);
        return LINE_LISTED;
    }
    if (cursor >= 2 && memcmp(text + cursor - 2, "me", 2) == 0) {
        *insert = "m_";
        return 2;
    }
    return 0;
}

/* Printable form of bytes, for messages. */
static const char *shown(const char *bytes, size_t n) {
    static char text[4][4000];
    static int turn;
    char *out = text[turn = (turn + 1) % 4];
    size_t at = 0;
    for (size_t i = 0; i < n && at < 3990; i++) {
        unsigned char c = (unsigned char)bytes[i];
        at += (size_t)sprintf(out + at, c < 32 || c > 126 ? "\\x%02x" : "%c", c);
    }
    out[at] = 0;
    return out;
}

/* The rule of a REPL, roughly: a block that starts with a keyword goes on until an empty line. */
static bool wants_more(const Line *line) {
    bool compound = line->length > 3 &&
                    (memcmp(line->text, "for", 3) == 0 || memcmp(line->text, "if ", 3) == 0);
    return compound && line->text[line->length - 1] != '\n';
}

/* A session at the prompt: sent, echoed (without what a program prints), last text. */
typedef struct {
    const char *sent, *echoed, *text;
} Session;

#define K "\033[K"
#define P "\r\n>>> "
#define UP "\033[A"
#define DOWN "\033[B"

/* clang-format off */
static const Session sessions[] = {
    /* shared/reference/repl_serial_line.txt */
    {"print(6*7)\r", "print(6*7)\r\n>>> ", NULL},
    {"for i in range(2):\rprint(i)\r\r\r\r",
     "for i in range(2):\r\n...     print(i)\r\n...     \r\n...     \r\n... \r\n>>> ", NULL},
    {"import micropython\rmicropython.me\t",
     "import micropython\r\n>>> micropython.mem_", "micropython.mem_"},
    {"half\x03", "half" P, ""},
    {"\x01", "\r\n<raw>>>> ", ""},
    {"\x02", "\r\n<friendly>>>> ", ""},
    {"\x04", "\r\n<eof>>>> ", ""},
    {"\x05", "\r\n<paste>>>> ", ""},
    {"", "", ""},
    /* line ends */
    {"a\r\nb\n\nc", "a" P "b" P P "c", "c"},
    /* moving and changing in the middle */
    {"ac\033[Db", "ac\b" "bc\b", "abc"},
    {"abc\x01X", "abc\b\b\bXabc\b\b\b", "Xabc"},
    {"abcdef\x01\x05!", "abcdef\033[6Dabcdef!", "abcdef!"},
    {"abc\033[H\033[F.", "abc\b\b\babc.", "abc."},
    {"abc\033OH\033OF.", "abc\b\b\babc.", "abc."},
    {"abc\033[1~\033[4~.", "abc\b\b\babc.", "abc."},
    {"abc\033[7~\033[8~.", "abc\b\b\babc.", "abc."},
    {"abc\x02\x02\x06-", "abc\b\bb-c\b", "ab-c"},
    {"abc\x7f", "abc\b" K, "ab"},
    {"abc\b\b\b\b\b", "abc\b" K "\b" K "\b" K, ""},
    {"abc\033[D\x7f", "abc\b\b" K "c\b", "ac"},
    {"abc\x02\x04", "abc\b" K, "ab"},
    {"abc\x02\033[3~", "abc\b" K, "ab"},
    {"\033[3~\x04", "\r\n<eof>>>> ", ""},
    {"abc\x02\x0b", "abc\b" K, "ab"},
    {"abc\x02\x15", "abc\b\b\b" K "c\b", "c"},
    {"one two  \x17", "one two  \033[5D" K, "one "},
    {"abc\x01\x01\x02\x15\x17\x7f\033[D", "abc\b\b\b", "abc"},
    {"abc\x0b\x05\x06\x04", "abc", "abc"},
    /* keys that mean nothing, and broken sequences */
    {"a\033[5~\033[Z\033xb\033[1;5Dc\033[12\x03", "ab\bcb\b" P, ""},
    {"\x19\x1c\x1f", "", ""},
    {"a\x9c\xff\xc3" "b\xc3\xa9\xe2\x82\x03", "ab\xc3\xa9" P, ""},
    /* beyond ASCII the line is drawn anew to move back */
    {"\xc3\xa9x\x02\x02y", "\xc3\xa9x\b\r>>> y\xc3\xa9x\r>>> y", "y\xc3\xa9x"},
    {"a\xe2\x82\xac\x7f", "a\xe2\x82\xac\r>>> a" K, "a"},
    /* history: one entry a line, none twice running, the unfinished line is kept */
    {"a\rb\rb\rc" UP UP "\r", "a" P "b" P "b" P "c\b" K "b\b" K "a" P, NULL},
    {"a\rbc" UP "\x0e", "a" P "bc\b\b" K "a\b" K "bc", "bc"},
    {"a\r" UP UP DOWN DOWN "b" UP DOWN, "a" P "a\b" K "b\b" K "a\b" K "b", "b"},
    {"  \r" UP, "  " P, ""},
    /* blocks: indent, its removal, Ctrl-D, mode keys inside */
    {"if x:\rif y:\rz\r\x7f\x7f\x7f",
     "if x:\r\n...     if y:\r\n...         z\r\n...         \b\b\b\b" K "\b\b\b\b" K,
     "if x:\n    if y:\n        z\n"},
    {"if x:\r  \x7f\x7f", "if x:\r\n...       \b\b" K "\b\b\b\b" K, "if x:\n"},
    {"if x:\r\x7f   y:\rz",
     "if x:\r\n...     \b\b\b\b" K "   y:\r\n...        z", "if x:\n   y:\n       z"},
    {"if x:  \ry", "if x:  \r\n...     y", "if x:  \n    y"},
    {"if x:\r\x15\x01\x02\x05\x04", "if x:\r\n...     \b\b\b\b" K "\r\n<eof>>>> ", ""},
    {"if x:\r\x15" UP, "if x:\r\n...     \b\b\b\b" K "if x:", "if x:\nif x:"},
    {"if x:\r\x03", "if x:\r\n...     " P, ""},
    /* Tab */
    {"\t", "", ""},
    {"x\t", "x\r\nx1 x2\r\n>>> x", "x"},
    {"y = 1\t\t", "y = 1", "y = 1"},
    {" \t\t", "        ", "        "},
    {"if x:\r \ty\x15\t", "if x:\r\n...         y\033[9D" K "    ", "if x:\n    "},
    {"mez\x02\t", "mez\bm_z\b", "mem_z"},
};
/* clang-format on */

static void play(const Session *session, Line *line, Output *out) {
    static const char *const names[] = {"", "", "<eof>", "", "<raw>", "<friendly>", "<paste>"};
    line_start(line, ">>> ");
    out->length = 0;
    for (const char *at = session->sent; *at; at++) {
        LineResult result = line_feed(line, (uint8_t)*at);
        if (result == LINE_DONE && wants_more(line)) {
            CHECK(line_continue(line, "... "), "no room to go on");
        } else if (result != LINE_MORE) {
            collect(out, names[result], strlen(names[result]));
            line_start(line, ">>> ");
        }
    }
}

static void test_sessions(void) {
    for (size_t i = 0; i < sizeof sessions / sizeof sessions[0]; i++) {
        const Session *session = &sessions[i];
        static Output out;
        char text[200], history[100];
        Line line;
        line_init(&line, collect, complete, &out, text, sizeof text, history, sizeof history);
        play(session, &line, &out);
        CHECK(out.length == strlen(session->echoed) &&
                  memcmp(out.bytes, session->echoed, out.length) == 0,
              "sent %s\n  expected %s\n  got      %s", shown(session->sent, strlen(session->sent)),
              shown(session->echoed, strlen(session->echoed)), shown(out.bytes, out.length));
        CHECK(session->text == NULL || (line.length == strlen(session->text) &&
                                        memcmp(text, session->text, line.length) == 0),
              "sent %s, text %s", shown(session->sent, strlen(session->sent)),
              shown(text, line.length));
    }
}

/* A terminal of one line: what it shows since the last "\n", every character one column wide. */
typedef struct {
    uint32_t cells[600];
    size_t width, column;
    int escape; /* 0 none, 1 ESC, 2 in the number */
    size_t number;
    char pending[4];
    size_t pending_length;
    bool broken; /* something came that a line editor should not send */
} Terminal;

static void terminal_byte(Terminal *t, char byte) {
    if (t->escape == 1) {
        t->broken |= byte != '[';
        t->escape = 2;
        t->number = 0;
    } else if (t->escape == 2 && byte >= '0' && byte <= '9') {
        t->number = t->number * 10 + (size_t)(byte - '0');
    } else if (t->escape == 2) {
        t->escape = 0;
        if (byte == 'K') {
            t->width = t->column;
        } else {
            t->broken |= byte != 'D' || t->number > t->column;
            t->column -= t->number;
        }
    } else if (byte == '\033') {
        t->escape = 1;
    } else if (byte == '\b') {
        t->broken |= t->column == 0;
        t->column--;
    } else if (byte == '\r') {
        t->column = 0;
    } else if (byte == '\n') {
        t->width = 0;
    } else if (byte != '\a') {
        uint32_t code;
        t->pending[t->pending_length++] = byte;
        if (utf8_decode(t->pending, t->pending_length, &code) > 0) {
            t->pending_length = 0;
            t->broken |= code < ' ' || (code >= 0x7f && code < 0xa0) || t->column >= 600 ||
                         t->column > t->width;
            t->cells[t->column < 600 ? t->column : 0] = code;
            t->column++;
            t->width = t->column > t->width ? t->column : t->width;
        } else {
            t->broken |= t->pending_length == 4;
        }
    }
}

static void terminal_write(void *context, const char *bytes, size_t n) {
    for (size_t i = 0; i < n; i++) {
        terminal_byte(context, bytes[i]);
    }
}

static size_t complete_any(void *context, const char *text, size_t cursor, const char **insert) {
    if (cursor > 0 && text[cursor - 1] == 'e') {
        terminal_write(context, "\r\nlist\r\n", 8);
        return LINE_LISTED;
    }
    *insert = "\xc3\xa4z";
    return cursor % 4;
}

static size_t complete_letters(void *context, const char *text, size_t cursor,
                               const char **insert) {
    size_t n = complete_any(context, text, cursor, insert);
    return n == 1 ? 2 : n; /* whole characters only */
}

/* The terminal shows prompt and current line, the cursor in its place. */
static bool shows_line(const Terminal *t, const Line *line) {
    if (t->broken || t->pending_length != 0 || t->escape != 0) {
        return false;
    }
    char text[700];
    size_t prompt = strlen(line->prompt), n = prompt + line->length - line->start;
    memcpy(text, line->prompt, prompt);
    memcpy(text + prompt, line->text + line->start, n - prompt);
    if (!utf8_validate(text, n) || utf8_length(text, n) != t->width ||
        utf8_length(text, prompt + line->cursor - line->start) != t->column) {
        return false;
    }
    size_t at = 0;
    for (size_t i = 0; i < t->width; i++) {
        uint32_t code;
        at += utf8_decode(text + at, n - at, &code);
        if (code != t->cells[i]) {
            return false;
        }
    }
    return true;
}

static bool history_is_text(const Line *line) {
    const char *bytes;
    size_t n = line_history_save(line, &bytes);
    return n <= line->history_capacity && (n == 0 || bytes[n - 1] == '\n') &&
           utf8_validate(bytes, n);
}

static uint32_t random_state;

static unsigned draw(unsigned n) {
    random_state = random_state * 1664525u + 1013904223u;
    return (random_state >> 8) % n;
}

/* A random key as a terminal sends it, or random bytes. */
static const char *random_key(void) {
    static const char *const keys[] = {
        "a",
        "b",
        "e",
        " ",
        "    ",
        "x:",
        "if x:\r",
        "\xc3\xa9",
        "\xe2\x82\xac",
        "\xf0\x9f\x90\x8d",
        "\xc2\x9b",
        "\r",
        "\n",
        "\r\n",
        "\t",
        "\x7f",
        "\b",
        "\x01",
        "\x02",
        "\x04",
        "\x05",
        "\x06",
        "\x0b",
        "\x0e",
        "\x10",
        "\x15",
        "\x17",
        "\033[A",
        "\033[B",
        "\033[C",
        "\033[D",
        "\033[H",
        "\033[F",
        "\033OC",
        "\033OD",
        "\033[3~",
        "\033[1;5C",
        "\033[A",
        "\033[A",
        "\033[D",
        "\033[D",
        "word",
        "\x03",
    };
    static char any[3];
    unsigned choice = draw(sizeof keys / sizeof keys[0] + 4);
    if (choice < sizeof keys / sizeof keys[0]) {
        return keys[choice];
    }
    any[0] = (char)(1 + draw(255));
    any[1] = (char)draw(256);
    return any;
}

static void random_session(unsigned seed) {
    random_state = seed;
    size_t capacity = 1 + draw(seed % 3 ? 60 : 300), history_capacity = draw(80);
    /* Of their exact size, so that the sanitizer sees each byte too far. */
    char *text = malloc(capacity), *history = malloc(history_capacity + !history_capacity);
    static Terminal terminal;
    memset(&terminal, 0, sizeof terminal);
    Line line;
    line_init(&line, terminal_write, complete_letters, &terminal, text, capacity, history,
              history_capacity);
    line_start(&line, ">>> ");
    for (int i = 0; i < 300; i++) {
        for (const char *key = random_key(); *key; key++) {
            LineResult result = line_feed(&line, (uint8_t)*key);
            if (result != LINE_DONE || draw(3) == 0 || !line_continue(&line, "... ")) {
                if (result != LINE_MORE) {
                    CHECK(terminal.column == 0 && terminal.width == 0,
                          "seed %u: not at a line's start", seed);
                    line_start(&line, ">>> ");
                }
            }
            if (!shows_line(&terminal, &line) || !history_is_text(&line)) {
                CHECK(false, "seed %u: after key %d the terminal differs from %s", seed, i,
                      shown(line.text + line.start, line.length - line.start));
                i = 300;
                break;
            }
        }
    }
    free(text);
    free(history);
}

static void test_history(void) {
    static Output out;
    char text[40], history[10], small[6];
    Line line;
    const char *bytes;
    line_init(&line, collect, NULL, &out, text, sizeof text, history, sizeof history);
    line_history_load(&line, "one\ntwo\nx\x01y\n\xff\n\nthree", 20);
    CHECK(line_history_save(&line, &bytes) == 10 && memcmp(bytes, "two\nthree\n", 10) == 0,
          "load: %s", shown(bytes, line_history_save(&line, &bytes)));
    line_init(&line, collect, NULL, &out, text, sizeof text, small, sizeof small);
    line_history_load(&line, "12345\n123456\n", 13);
    CHECK(line_history_save(&line, &bytes) == 6 && memcmp(bytes, "12345\n", 6) == 0,
          "too long a line");
    line_init(&line, collect, NULL, &out, text, sizeof text, NULL, 0);
    line_history_load(&line, "1\n", 2);
    line_start(&line, ">>> ");
    CHECK(line_feed(&line, 'a') == LINE_MORE && line_feed(&line, 0x10) == LINE_MORE, "no history");
    CHECK(line_feed(&line, '\r') == LINE_DONE && line_history_save(&line, &bytes) == 0,
          "no history kept");
}

static void test_full_buffer(void) {
    static Output out;
    char text[4], history[10];
    Line line;
    out.length = 0;
    line_init(&line, collect, NULL, &out, text, sizeof text, history, sizeof history);
    line_start(&line, ">");
    for (const char *at = "abc\xc3\xa9"
                          "de";
         *at; at++) {
        CHECK(line_feed(&line, (uint8_t)*at) == LINE_MORE, "more");
    }
    CHECK(out.length == 7 && memcmp(out.bytes, ">abc\ad\a", 7) == 0, "bell: %s",
          shown(out.bytes, out.length));
    CHECK(line_feed(&line, '\r') == LINE_DONE && !line_continue(&line, ">"),
          "no room for another line");
}

int main(void) {
    test_sessions();
    test_history();
    test_full_buffer();
    for (unsigned seed = 1; seed <= 600 && failures < 10; seed++) {
        random_session(seed);
    }
    printf("%s\n", failures ? "FAILED" : "ok");
    return failures != 0;
}
