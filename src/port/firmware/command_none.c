/* SPDX-License-Identifier: MIT */
/* Nobody asks for a program but the REPL. */
#include "port/firmware/firmware.h"

bool command_run(int *status) {
    (void)status;
    return false;
}

void command_exit(int status) {
    (void)status;
}
