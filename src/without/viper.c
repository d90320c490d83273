/* SPDX-License-Identifier: MIT */
/* For: compile/viper.c object/pointer.c | Bodies: type:ptr */
/* A build without @micropython.viper says so; @micropython.native, which changes nothing, is
 * accepted. Expressions have no types. */
#include "compile/generate.h"
#include "object/pointer.h"

bool viper_decorates(Compiler *c, Ref r) {
    Ref module = node_kind(c, r) == N_ATTRIBUTE ? tree_child(c, r, 0) : 0;
    if (module == 0 || node_kind(c, module) != N_NAME ||
        !pool_is(c, tree_pool_name(c, module), "micropython")) {
        return false;
    }
    uint16_t name = tree_index(c, r);
    if (pool_is(c, name, "viper") || pool_is(c, name, "asm_thumb")) {
        compile_error_here(c, "this build compiles no viper functions");
    }
    return pool_is(c, name, "native") || pool_is(c, name, "bytecode");
}

/* 0 is no type: nothing asks for a conversion then. */
unsigned viper_named(Compiler *c, Ref r) {
    (void)c;
    (void)r;
    return 0;
}
void viper_convert(Compiler *c, Items parameters, uint32_t line) {
    (void)c;
    (void)parameters;
    (void)line;
}
unsigned viper_cast(Compiler *c, Ref call) {
    (void)c;
    (void)call;
    return 0;
}
unsigned viper_binary(unsigned op, unsigned left, unsigned right, bool *cut) {
    (void)op;
    (void)left;
    (void)right;
    (void)cut;
    return 0;
}
unsigned viper_type(Compiler *c, Ref r) {
    (void)c;
    (void)r;
    return 0;
}
void viper_note(Compiler *c, Ref target, Ref value, bool range) {
    (void)c;
    (void)target;
    (void)value;
    (void)range;
}
Value pointer_cast(Vm *vm, Value v, unsigned type) {
    (void)vm;
    (void)type;
    return v;
}
