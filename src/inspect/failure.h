/* SPDX-License-Identifier: MIT */
/* Why an allocation failed: a report made at the failure, where the evidence still is, as text in
 * memory of the port that outlives both the exception and a reset. */
#ifndef TERRARIUM_INSPECT_FAILURE_H
#define TERRARIUM_INSPECT_FAILURE_H

#include "object/object.h"

/* A new machine begins: the report there is is one of before. */
void failure_begin(void);
/* For VmInspector.failed. Neither allocates, raises nor moves anything. */
void failure_record(Vm *vm, size_t bytes);
/* The lines of the last report, each with its newline; NULL: there is none. */
const char *failure_text(void);

#endif
