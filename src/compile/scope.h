/* SPDX-License-Identifier: MIT */
/* Names to places: run on the tree of one statement before code is made of it. For src/compile
 * only.
 *
 * One walk collects the symbols of every scope in the tree; then each is resolved, from the
 * outermost scope inwards; then registers and captured cells are numbered. What belongs to no
 * scope of the tree (names of a module or class whose statements are compiled as they are read)
 * stays unresolved: global, or in the namespace. */
#ifndef TERRARIUM_COMPILE_SCOPE_H
#define TERRARIUM_COMPILE_SCOPE_H

#include "compile/compiler.h"

/* Resolves a statement or (scope_expression) an expression of the streamed code. Afterwards
 * NAME nodes inside the scopes of the tree hold Symbols, and Symbols know their registers; those
 * outside (of streamed code: defaults, decorators ...) keep their pool index. super() gets its
 * arguments on the way. May collect; raises SyntaxError with the line of the statement. */
void scope_statement(Compiler *c, Ref statement);
/* A def whose body stands somewhere else. */
void scope_function(Compiler *c, Ref def, Ref body);
void scope_expression(Compiler *c, Ref expression);
/* The decorators and bases of a class statement whose body will be streamed. */
void scope_class_header(Compiler *c, Ref statement);
/* Forgets the scopes of the statement, before its tree is dropped. */
void scope_end(Compiler *c);

/* The symbol behind a NAME node, aliases followed; NULL if unresolved: a name of streamed code, to
 * be looked up by name at run time. */
Symbol *scope_symbol(const Compiler *c, Ref name_node);
/* Resolves a NAME node made after the walk, for a name that a statement of the frame being emitted
 * binds; returns it. The name must have a symbol there, unless the frame is streamed. */
Ref scope_target(Compiler *c, Ref name_node);
/* The PARAMETERs of a def or lambda; none of other nodes. */
Items scope_parameters(const Compiler *c, Ref node);
/* The pool index of the name, resolved or not. */
uint16_t scope_name(const Compiler *c, Ref name_node);

#endif
