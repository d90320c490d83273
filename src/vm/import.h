/* SPDX-License-Identifier: MIT */
/* Importing from C. The IMPORT instructions are declared in vm/frame.h. */
#ifndef TERRARIUM_VM_IMPORT_H
#define TERRARIUM_VM_IMPORT_H

#include "object/object.h"

/* Imports a module, and the packages before the dots of its name first; returns the module itself
 * (the last one). Runs Python code in nested entries; raises ImportError. Not to be called below
 * all Python frames, where nothing keeps its variables in place. */
Value import_module(Vm *vm, Value dotted_name);
/* For the __getattr__ of a module written in C: what the frozen module `rest` has under the name,
 * which the module then has, too. Raises AttributeError. */
Value import_rest(Vm *vm, Value module, Value rest, Value name);
/* The flash module of that name, or absent. */
Value import_builtin(Value name);
/* A new module with __name__, not in sys.modules. May allocate. */
Value import_new_module(Vm *vm, Value name);
/* The function that runs `code` with `globals`, for module bodies. May allocate. */
Value import_function(Vm *vm, Value code, Value globals);
/* Is the body of this module still running? Then it is only partially initialized. */
bool import_running(Vm *vm, Value module);

/* The path of a source file, NUL-terminated. */
typedef struct {
    char text[256];
    size_t length;
    size_t folder; /* bytes of the package's folder; 0 if it is no package */
} ImportPath;
/* Looks for the module (a name without dots) in a list of folders. Raises nothing. */
bool import_find(Vm *vm, Value folders, const char *name, size_t n, ImportPath *path);

#endif
