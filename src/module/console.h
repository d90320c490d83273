/* SPDX-License-Identifier: MIT */
/* The console as a Writer: for print, mem_info and whatever else writes to standard output. */
#ifndef TERRARIUM_MODULE_CONSOLE_H
#define TERRARIUM_MODULE_CONSOLE_H

#include "object/object.h"

/* Writes at once; never allocates. The text goes to port_write() (standard output) or
 * port_write_error() (standard error, which is the console where a platform has none). The Writer
 * is a plain value: nothing is to be closed. */
Writer console_writer(Vm *vm);
Writer console_error_writer(Vm *vm);

#endif
