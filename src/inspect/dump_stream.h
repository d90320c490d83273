/* SPDX-License-Identifier: MIT */
/* Where dumps go to (inspect/dump.h): streams of programs, the console, the file of
 * --heap-on-error. */
#ifndef TERRARIUM_INSPECT_DUMP_STREAM_H
#define TERRARIUM_INSPECT_DUMP_STREAM_H

#include "vm/vm.h"

/* An allocation of so many bytes has failed: writes a dump to the file vm->dump_path, unless there
 * is none. Each failure replaces the dump of the one before. Neither allocates nor raises. */
void dump_stream_failed(Vm *vm, size_t bytes);

#endif
