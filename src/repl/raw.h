/* SPDX-License-Identifier: MIT */
/* The raw REPL, by which programs such as mpremote and Thonny talk to a board. */
#ifndef TERRARIUM_REPL_RAW_H
#define TERRARIUM_REPL_RAW_H

#include "object/object.h"

/* What ended it: Ctrl-B; Ctrl-D alone, or SystemExit; the end of input. */
typedef enum { RAW_FRIENDLY, RAW_RESET, RAW_END } RawEnd;

/* Says who it is, then reads and runs until one of these. */
RawEnd raw_repl(Vm *vm);

#endif
