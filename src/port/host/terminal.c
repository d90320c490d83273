/* SPDX-License-Identifier: MIT */
/* Terminals and serial lines as the module _terminal sets them. */
#define _DEFAULT_SOURCE /* cfmakeraw, CRTSCTS */
#include <errno.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "port/port.h"

/* The user's own terminal as it was, for the end of the process. */
static struct {
    bool raw;
    struct termios before;
} own;

/* For atexit(), too. */
static void restore(void) {
    if (own.raw) {
        tcsetattr(STDIN_FILENO, TCSANOW, &own.before);
        own.raw = false;
    }
}

/* The console keeps Ctrl-C as a signal, and what makes lines of '\n'. A line to a board is left
 * raw: whoever uses it next sets it anew. */
int port_terminal_raw(int handle, bool on) {
    struct termios mode;
    bool console = handle == STDIN_FILENO;
    if (!on) {
        restore();
        return 0;
    }
    if (tcgetattr(handle, &mode) != 0) {
        return -errno;
    }
    if (console && !own.raw) {
        own.before = mode;
        own.raw = true;
        atexit(restore);
    }
    if (console) {
        mode.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    } else {
        cfmakeraw(&mode);
        cfsetspeed(&mode, B115200);
        mode.c_cc[VMIN] = mode.c_cc[VTIME] = 0; /* a read gives what is there */
        mode.c_cflag = (mode.c_cflag & ~(tcflag_t)CRTSCTS) | CLOCAL | CREAD;
    }
    return tcsetattr(handle, TCSANOW, &mode) != 0 ? -errno : 0;
}

/* Where standard output is no terminal: 24 rows of 80 columns, as those of old had. */
void port_terminal_size(int *rows, int *columns) {
    struct winsize size = {0};
    bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0;
    *rows = known ? size.ws_row : 24;
    *columns = known ? size.ws_col : 80;
}
