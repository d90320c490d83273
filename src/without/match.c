/* SPDX-License-Identifier: MIT */
/* For: compile/parse_match.c compile/generate_match.c vm/match.c */
/* A build without the match statement says so. Only parse_at_match() is ever called. */
#include "compile/compiler.h"
#include "compile/generate.h"
#include "vm/frame.h"

bool parse_at_match(Compiler *c) {
    if (c->token.kind == T_NAME && pool_is(c, c->token.index, "match") && lexer_opens_block(c)) {
        compile_error_here(c, "this build has no match statement");
    }
    return false;
}

/* No token leads to the others, which are here for the linker. */
bool parse_at_case(Compiler *c) {
    (void)c;
    return false;
}
Ref parse_subject(Compiler *c) {
    (void)c;
    return 0;
}
Ref parse_case_header(Compiler *c, CatchAll *all) {
    (void)c;
    (void)all;
    return 0;
}
void parse_match_open(Compiler *c, uint32_t line) {
    (void)c;
    (void)line;
}
void parse_match(Compiler *c) {
    (void)c;
}
void generate_match_begin(Compiler *c, Match *m, Ref subject, Ref cases) {
    (void)c;
    (void)m;
    (void)subject;
    (void)cases;
}
void generate_case_begin(Compiler *c, Match *m, Ref r) {
    (void)c;
    (void)m;
    (void)r;
}
void generate_case_end(Compiler *c, Match *m) {
    (void)c;
    (void)m;
}
void generate_match_end(Compiler *c, Match *m) {
    (void)c;
    (void)m;
}
void match_sequence(Vm *vm) {
    (void)vm;
}
void match_mapping(Vm *vm) {
    (void)vm;
}
void match_class(Vm *vm) {
    (void)vm;
}
