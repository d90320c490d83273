#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Lays out built-in types, functions, modules and their names as constant C data.

usage: make_builtins.py [--without PREFIX,...] OUTDIR FILE.def...

What a profile does without: natives and slots whose C body begins with one of the prefixes, members called OWNER.NAME, OWNER
a type or a module, and the type of a prefix type:NAME. C code may ask for the address of that all the same: it is 0.

Input: .def files, one item a line, `#` starts a comment; indented lines belong to the item above.

    type list : object                 a built-in type; its bases, object by default
        kind LIST                      the heap kind of its objects (value/kinds.h)
        flags UNHASHABLE FINAL         TYPE_ flags (object/type.h)
        in MODULE                      where it belongs; builtins otherwise
        called error                   its __name__, when another type has that one
        new(cls, iterable=(), /) list_make        the constructor and its C body
        slot getitem list_getitem                 a TypeSlots function; inherited from the base
        method append(self, item, /) list_append
        raw method __init__(self, *args) body     self is not unwrapped
        classmethod fromkeys(cls, keys, value=None, /) dict_fromkeys
        staticmethod maketrans(x, /) body
        const name = VALUE
    module math
        fn sqrt(x, /) math_sqrt
        const pi = float 3.14159       VALUE: int N, float X, str "text", type NAME, module NAME,
                                       object C_SYMBOL, fn C_BODY (defined elsewhere by fn or method)
    include module/sys.h               the header that declares the C_SYMBOLs of this file
    names __init__ sorted ...          texts for NAME(text) in C
    undeclared spam eggs ...           the same, but builtins.h does not declare them and so stays as it is when they
                                       change: for frozen.c, which does so itself
    text lambda "<lambda>"             NAME(lambda) for a text that is no identifier

Signatures are Python's, with / and * as there; defaults are documentation. `**kw` makes keywords
arrive as a dict in the first argument (after self). Output: builtins.h and builtins.c.
"""
import re
import struct
import sys
import zlib
from pathlib import Path

# In the order of TypeSlots (object/type.h).
SLOTS = {
    'setitem': 'void {0}(Vm *, Value, Value, Value);',
    'inplace': 'Value {0}(Vm *, enum Binary, Value, Value);',
    'truth': 'bool {0}(Vm *, Value);',
    'length': 'intptr_t {0}(Vm *, Value);',
    'compare': 'Value {0}(Vm *, enum Compare, Value, Value);',
    'hash': 'intptr_t {0}(Vm *, Value);',
    'write': 'void {0}(Vm *, struct Writer *, Value, bool);',
    'next': 'Value {0}(Vm *, Value);',
    'iter': 'Value {0}(Vm *, Value);',
    'getattr': 'Value {0}(Vm *, Value, Value);',
    'getitem': 'Value {0}(Vm *, Value, Value);',
    'call': 'Value {0}(Vm *, Value, Value *, int);',
    'binary': 'Value {0}(Vm *, enum Binary, Value, Value);',
    'contains': 'bool {0}(Vm *, Value, Value);',
    'unary': 'Value {0}(Vm *, enum Unary, Value);',
    'setattr': 'bool {0}(Vm *, Value, Value, Value);',
}
NAME_BUCKETS = 1024  # object/layout.h says the same
MEMBER_COUNT_BITS = 10  # object/type.h says the same


def text_hash(text):
    """What a str keeps: object/hash.h says the same in C."""
    h = 2166136261
    for byte in text.encode():
        h = ((h ^ byte) * 16777619) & 0xFFFFFFFF
    h ^= h >> 15
    return (h & 0xFFF) or 1


def float_word(number, wide):
    """The word that holds a float, None when none does; value/floatbits.h says the same in C."""
    bits, top = (64, 0x6000000000000000) if wide else (32, 0x60000000)
    raw = struct.unpack('<Q' if wide else '<I', struct.pack('<d' if wide else '<f', number))[0]
    x = ((raw << 1) | (raw >> (bits - 1))) & ((1 << bits) - 1)
    y = x if x <= 1 else x - top
    if x > 1 and not 2 <= y < 1 << (bits - 2):
        return None
    return (y << 2) | 2


def paddings(word):
    """Macros PAD0 ... PAD7: zeros that fill the last word of a text that ends at this byte of 8."""
    return [f'#define PAD{n}' + ' , 0' * (-n % word) for n in range(8)]


# How constants look in C, on both words: for this tool and make_frozen.py.
LAYOUT = [
    '#define END(n) (offsetof(Str, text) + (n))',
    '#define WORDS(n) BYTES_TO_WORDS(END(n))',
    '#define ROOM(n) (WORDS(n) * sizeof(uintptr_t) - END(n))',
    '#define TEXT(hash, flags, n, ...) {HEADER(KIND_STR, WORDS(n)), (hash) << STR_HASH_SHIFT | \\',
    '    (flags) | ROOM(n), {__VA_ARGS__}}',
    '#if UINTPTR_MAX > 0xffffffff', '#define BY_WORD(wide, narrow) wide', *paddings(8), '#else',
    '#define BY_WORD(wide, narrow) narrow', *paddings(4), '#endif']


def text_source(text):
    """The initializer of a Str, which has to be aligned as a word is."""
    data = text.encode() or b'\0'
    letters = [f"'{chr(b)}'" if b < 128 and chr(b).isalnum() else str(b - 256 * (b > 127)) for b in data]
    return (f'TEXT({text_hash(text)}, {"STR_ASCII" if text.isascii() else 0}, {len(text.encode())}, '
            f'{", ".join(letters)} PAD{(len(letters) + 2) % 8})')


def small_int(n, bits):
    """Does an int fit a word of so many bits?"""
    return -(1 << (bits - 2)) <= n < 1 << (bits - 2)


def int_word(n, symbol):
    """The Value of an int; `symbol` is the BigInt where it does not fit the word."""
    small, big = f'{{((uintptr_t){n} << 1) | 1}}', f'VALUE_OF(&{symbol})'
    if small_int(n, 32):
        return small
    return f'BY_WORD({small if small_int(n, 64) else big}, {big})'


def int_object(n):
    """The initializer of a BigInt."""
    digits = []
    rest = abs(n)
    while rest:
        digits.append(rest & 0xFFFFFFFF)
        rest >>= 32
    return (f'{{HEADER(KIND_INT, 2 + BYTES_TO_WORDS({4 * len(digits)})), {len(digits)} << 1 | {int(n < 0)}, '
            f'{{{", ".join(f"0x{d:x}u" for d in digits)}}}}}')


def symbol_of(text):
    """What follows name_ in C."""
    return text if re.fullmatch(r'\w+', text, re.ASCII) else 'x' + text.encode().hex()


# What compiled code depends on, but for the names in flash.
CODE_SOURCES = ('src/compile/opcodes.h', 'src/compile/code.h', 'src/compile/code.c', 'src/object/layout.h',
                'src/value/kinds.h', 'src/value/header.h', 'src/value/floatbits.h')


def code_version():
    root = Path(__file__).parent.parent
    return zlib.crc32(b''.join((root / source).read_bytes() for source in CODE_SOURCES)) & 0x3fffffff


class Builtins:
    def __init__(self, without=()):
        self.without = tuple(without)  # beginnings of bodies
        self.names = {}       # symbol -> text
        self.undeclared = set()  # of names: symbols that builtins.h leaves out
        self.types = {}       # name -> dict
        self.modules = {}
        self.natives = {}     # C body -> row
        self.prototypes = {}
        self.objects = {}     # constants given as int or str that need an object
        self.includes = set()
        self.places = {}      # symbol of a name -> where it lies
        self.members = []     # (place of the name, sort and number of the value), in C
        self.others = [0]     # values of members that their numbers do not say

    def fail(self, message):
        sys.exit(f'{self.place}: {message}')

    def name(self, text):
        symbol = symbol_of(text)
        if symbol != text:
            symbol = next((s for s, t in self.names.items() if t == text), symbol)
        if self.names.setdefault(symbol, text) != text:
            self.fail(f'{symbol} names another text already')
        return symbol

    @staticmethod
    def is_char(text):
        """Texts of one character are in a table of their own: str_chars of object/str.c."""
        return len(text) == 1 and text.isascii()

    def long_names(self):
        return {s: t for s, t in self.names.items() if not self.is_char(t)}

    # ---- reading ----

    def read(self, path):
        owner = None
        for number, line in enumerate(Path(path).read_text().splitlines(), 1):
            self.place = f'{path}:{number}'
            if not line.strip() or line.lstrip().startswith('#'):
                continue
            word, _, rest = line.strip().partition(' ')
            if line[0] in ' \t':
                self.member(owner, line.strip())
            elif word in ('names', 'undeclared'):
                for text in rest.split():
                    known = len(self.names)
                    symbol = self.name(text)
                    if word == 'undeclared' and len(self.names) > known:
                        self.undeclared.add(symbol)
            elif word == 'text':
                symbol, _, text = rest.partition(' ')
                if self.names.get(symbol, eval(text)) != eval(text):
                    self.fail(f'{symbol} names another text already')
                self.names[symbol] = eval(text)
            elif word == 'type':
                name, _, base = (part.strip() for part in rest.partition(':'))
                if f'type:{name}' in self.without:
                    owner = dict(what='none')
                    continue
                owner = self.types.setdefault(name, dict(
                    what='type', name=name, base=base or ('' if name == 'object' else 'object'),
                    kind='HOLE', flags=[], slots={}, new=None, members=[], module='builtins'))
                self.name(name)
            elif word == 'include':
                self.includes.add(rest)
            elif word == 'module':
                symbol = rest.replace('.', '_')  # os.path: module_os_path
                owner = self.modules.setdefault(symbol, dict(what='module', name=rest, members=[]))
                self.name(rest)
            else:
                self.fail(f'unknown item {word!r}')

    def member(self, owner, line):
        if owner is None:
            self.fail('indented line without an item')
        word, _, rest = line.partition(' ')
        if owner['what'] == 'none' or self.is_without(owner, line):
            return
        if word == 'kind':
            owner['kind'] = rest.strip()
        elif word == 'flags':
            owner['flags'] += rest.split()
        elif word == 'slot':
            slot, body = rest.split()
            owner['slots'][slot] = body
            self.prototypes[body] = SLOTS[slot].format(body)
        elif word == 'in':
            owner['module'] = rest.strip()
            self.name(owner['module'])
        elif word == 'called':
            owner['called'] = self.name(rest.strip())
            self.names.pop(owner['name'])  # its symbol alone
        elif word == 'const':
            name, _, value = (part.strip() for part in rest.partition('='))
            owner['members'].append((self.name(name), self.constant(value)))
        elif line.startswith('new('):
            owner['new'] = self.native('__new__' + line[3:], ['NATIVE_STATIC'], owner)
        else:
            flags = []
            if word == 'raw':
                flags = ['NATIVE_SELF_RAW']
                word, _, rest = rest.partition(' ')
            if word in ('method', 'classmethod', 'staticmethod', 'fn'):
                flags += {'method': ['NATIVE_METHOD'], 'classmethod': ['NATIVE_CLASSMETHOD'],
                          'staticmethod': ['NATIVE_STATIC'], 'fn': []}[word]
                body = self.native(rest, flags, owner)
                name = rest.split('(')[0].strip()
                owner['members'].append((self.name(name), f'VALUE_OF(&native_{body})'))
            else:
                self.fail(f'unknown member {word!r}')

    def is_without(self, owner, line):
        """Is this member one that is left out?"""
        if found := re.search(r'(\w+)\s*\(.*\)\s*(\w+)$', line):
            self.prototypes[found[2]] = f'Value {found[2]}(Vm *vm, Value *a, int n);'  # C code may call it
            return found[2].startswith(self.without) or f'{owner["name"]}.{found[1]}' in self.without
        return line.startswith('slot ') and line.split()[-1].startswith(self.without)

    def constant(self, text):
        what, _, value = text.partition(' ')
        value = value.strip()
        if what == 'int':
            n = eval(value)
            symbol = f'int_{abs(n)}'
            if not small_int(n, 32):
                self.objects[symbol] = n
            return int_word(n, symbol)
        if what == 'float':
            words = [float_word(float(value), wide) for wide in (True, False)]
            if None in words:
                self.fail(f'float {value} does not fit a word: use an object')
            return '{BY_WORD(0x%x, 0x%x)}' % tuple(words)
        if what == 'str':
            return f'VALUE_OF(&name_{self.name(eval(value))})'
        if what in ('type', 'module'):
            return f'VALUE_OF(&{what}_{value.replace(".", "_")})'
        if what == 'fn':
            return f'VALUE_OF(&native_{value})'
        if what == 'object':
            return f'VALUE_OF(&{value})'
        self.fail(f'unknown constant {text!r}')

    def native(self, line, flags, owner):
        match = re.fullmatch(r'(\w+)\s*\((.*)\)\s*(\w+)', line)
        if not match:
            self.fail(f'expected NAME(SIGNATURE) BODY, not {line!r}')
        name, signature, body = match.groups()
        key = body
        if body in self.natives and self.natives[body]['name'] != self.name(name):
            key = f'{body}_as_{name}'  # one body under two names: two objects
        if key in self.natives:
            return key
        positional, keyword_only, positional_only, required = [], [], 0, 0
        variadic = star = False
        for part in [p.strip() for p in split_parameters(signature)]:
            if part == '/':
                positional_only = len(positional)
            elif part == '*':
                star = True
            elif part.startswith('**'):
                flags = flags + ['NATIVE_KEYWORDS']
            elif part.startswith('*'):
                variadic = star = True
            elif star:
                keyword_only.append(part.split('=')[0].strip())
            else:
                positional.append(part.split('=')[0].strip())
                required += '=' not in part
        by_keyword = positional[positional_only:] + keyword_only
        first = positional_only
        if variadic:
            by_keyword = keyword_only
            first = len(positional) if 'NATIVE_METHOD' in flags or 'NATIVE_CLASSMETHOD' in flags \
                else 0
            first = min(first, len(positional))
        elif by_keyword and by_keyword[0] in ('self', 'cls'):
            by_keyword, first = by_keyword[1:], 1
        self.natives[key] = dict(
            name=self.name(name), body=body, required=required,
            maximum='NATIVE_ANY' if variadic else len(positional), first=first,
            keywords=[self.name(k) for k in by_keyword], flags=flags,
            owner=owner['name'] if owner['what'] == 'type' else None)
        if name == '__new__' and owner['what'] == 'type':
            self.natives[key]['flags'] = flags + ['NATIVE_NEW']
        self.prototypes[body] = f'Value {body}(Vm *vm, Value *a, int n);'
        return key

    # ---- writing ----

    def mro(self, name):
        """C3, as for classes."""
        bases = self.types[name]['base'].split()
        for base in bases:
            if base not in self.types:
                sys.exit(f'type {name}: unknown base {base}')
        chain, lists = [name], [self.mro(base) for base in bases] + [bases]
        while lists := [rest for rest in lists if rest]:
            head = next(one[0] for one in lists if not any(one[0] in rest[1:] for rest in lists))
            chain.append(head)
            lists = [rest[1:] if rest[0] == head else rest for rest in lists]
        return chain

    def slots_of(self, name):
        slots = {}
        for owner in reversed(self.mro(name)):
            slots.update(self.types[owner]['slots'])
        return slots

    def finish(self):
        for module in self.modules.values():
            symbol = self.name(module['name'])
            module['members'].insert(0, (self.name('__name__'), f'VALUE_OF(&name_{symbol})'))
        for entry in list(self.types.values()):
            if entry['module'] == 'builtins' and 'INTERNAL' not in entry['flags']:
                if 'builtins' in self.modules and re.fullmatch(r'[a-z]+|[A-Z]\w+', entry['name']):
                    self.modules['builtins']['members'].append(
                        (self.name(entry['name']), f'VALUE_OF(&type_{entry["name"]})'))

    def header(self):
        out = ['/* Made by tools/make_builtins.py: names, types, functions and modules in flash. */',
               '#ifndef TERRARIUM_BUILTINS_H', '#define TERRARIUM_BUILTINS_H',
               '#include "object/str.h"', 'struct Writer;']
        out += [f'#define name_{s} (*(const Str *)(const void *)&str_chars[{ord(t)}])'
                if self.is_char(t) else f'extern const Str name_{s};'
                for s, t in self.names.items()]
        out += [f'extern const Type type_{t};' for t in self.types]
        out += [f'extern const Type type_{t[5:]} __attribute__((weak));' for t in self.without if t.startswith('type:')]
        out += [f'extern const Module module_{m};' for m in self.modules]
        out += [f'extern const Native native_{n};' for n in self.natives]
        out += list(self.prototypes.values())
        out += ['/* All names, and an open-addressing index of them by hash (object/str.c). */',
                'extern const uint16_t names_index[];',
                'enum { MODULES_COUNT = %d, NATIVES_COUNT = %d };' % (len(self.modules), len(self.natives)),
                'extern const Module *const modules_list[MODULES_COUNT];',
                '/* Changes when compiled code may mean something else (vm/image.h). */',
                'enum { CODE_VERSION = 0x%x };' % code_version(), '#endif', '']
        return '\n'.join(out)

    def namespace_of(self, owner, members):
        """Lays out members, ordered by the places of their names. Answers the small int that says which they are."""
        def order(name):
            text = self.names[name]
            return self.is_char(text), ord(text) if self.is_char(text) else text_hash(text), name

        members = dict(members)
        first = len(self.members)
        for name in sorted(members, key=order):
            text = self.names[name]
            key = f'MEMBER_CHARS + {ord(text)}' if self.is_char(text) else self.places[name]
            self.members.append((f'{key}, /* {owner}.{text} */', self.member_value(name, members[name])))
        if len(members) >= 1 << MEMBER_COUNT_BITS:
            sys.exit('too many members for object/type.h')
        return f'{{{first << MEMBER_COUNT_BITS | len(members)} << 1 | 1}}'

    def member_value(self, name, value):
        """A native is a member under its own name first, which is looked for here (native_name())."""
        kind, _, symbol = value[len('VALUE_OF(&'):-1].partition('_')
        number = re.fullmatch(r'{\(\(uintptr_t\)(\d+) << 1\) \| 1}', value)
        if kind == 'native' and self.natives.get(symbol, {}).get('name') == name:
            return list(self.natives).index(symbol)
        if kind == 'type' and symbol in self.types:
            return f'MEMBER_TYPE | {list(self.types).index(symbol)}'
        if number and int(number[1]) < 0x4000:
            return f'MEMBER_INT | {number[1]}'
        if value not in self.others:
            self.others.append(value)
        return f'MEMBER_OTHER | {self.others.index(value)}'

    def source(self):
        out = ['/* Made by tools/make_builtins.py. */', '#include "builtins.h"',
               *(f'#include "{header}"' for header in sorted(self.includes)), *LAYOUT]
        self.places, self.members, self.others = self.names_source(out), [], []
        out += [f'static const BigInt {symbol} __attribute__((unused)) = {int_object(n)};'
                for symbol, n in self.objects.items()]
        self.natives_source(out)
        slots = self.slots_source(out)
        types = [self.type_source(out, name, entry, slots) for name, entry in self.types.items()]
        out += ['const Type types_all[] = {', *types, '};',
                *self.symbols('types_all', 'Type', 'type', self.types, 8)]
        for name, module in self.modules.items():
            out.append(f'const Module module_{name} = {{HEADER(KIND_MODULE, WORDS_OF(Module)), '
                       f'{self.namespace_of(module["name"], module["members"])}}};')
        out += ['const uint16_t members_names[] = {', *('    ' + name for name, _ in self.members), '};',
                f'const uint16_t members_values[] = {{{", ".join(str(value) for _, value in self.members)}}};',
                f'const Value members_others[] = {{{", ".join(self.others)}}};']
        by_kind = {e['kind']: n for n, e in self.types.items() if e['kind'] != 'HOLE'}
        out.append('const Type *const types_by_kind[KIND_LIMIT] = {')
        out += [f'    [KIND_{kind}] = &type_{name},' for kind, name in by_kind.items()]
        out.append('};')
        out += ['const Module *const modules_list[MODULES_COUNT] = {' + ', '.join(
                f'&module_{m}' for m in self.modules) + '};', '']
        return '\n'.join(out)

    def natives_source(self, out):
        """All of them, those with parameters that may be given by keyword first."""
        def is_named(native):
            last = native['required' if native['maximum'] == 'NATIVE_ANY' else 'maximum']
            return native['keywords'] or ('NATIVE_KEYWORDS' in native['flags'] and native['first'] != last)

        self.natives = dict(sorted(self.natives.items(), key=lambda item: not is_named(item[1])))
        owners = [None, *dict.fromkeys(n['owner'] for n in self.natives.values() if n['owner'])]
        keywords, rows, named = [0], [], []
        for native in self.natives.values():
            flags = native['flags']
            if is_named(native):
                flags = flags + ['NATIVE_NAMED']
                named.append(f'    {{{native["first"]}, {len(native["keywords"])}, '
                             f'{find_row(keywords, native["keywords"])}}},')
            rows.append(f'    {{HEADER(KIND_NATIVE, WORDS_OF(Native)), {native["body"]}, {native["required"]}, '
                        f'{native["maximum"]}, {" | ".join(flags) or 0}, {owners.index(native["owner"])}}},')
        if len(owners) > 256 or len(keywords) > 256 or len(rows) > 0x4000:
            sys.exit('Native has 8 bits for the owner, NativeNamed as many for names, a member 14 for the Native')
        out += ['const Native natives_all[] = {', *rows, '};', 'const NativeNamed natives_named[] = {', *named, '};',
                *self.symbols('natives_all', 'Native', 'native', self.natives, 3),
                'const Type *const native_owners[] = {NULL, '
                + ', '.join(f'&type_{owner}' for owner in owners[1:]) + '};',
                'const Value native_keywords[] = {{0}, '
                + ', '.join(f'VALUE_OF(&name_{k})' for k in keywords[1:]) + '};']

    @staticmethod
    def symbols(array, kind, prefix, names, words):
        """Names for the items of an array, as C has none for parts of an object."""
        return [f'_Static_assert(sizeof({kind}) == {words} * sizeof(uintptr_t), "size of {kind}");',
                *(f'SYMBOL("{prefix}_{name}", "{array}", "{8 * words * i}", "{8 * words}", "{4 * words * i}", '
                  f'"{4 * words}")' for i, name in enumerate(names))]

    def names_source(self, out):
        """Names lie one behind the other, ordered by hash: an index of the first one of each bucket is all that it
        takes to find them. Answers for each symbol where it lies, in words, in C. What they are called is said in
        assembler, since C has no names for parts of an object."""
        names = sorted(self.long_names().items(), key=lambda name: (text_hash(name[1]), name[0]))
        offsets, places, symbols, members, texts = [1, 1], {}, [], [], []
        starts = []
        for symbol, text in names:
            bucket = text_hash(text) * NAME_BUCKETS >> 12
            starts += [place(offsets)] * (bucket + 1 - len(starts))
            places[symbol] = place(offsets)
            sizes = [(word + 2 + len(text.encode()) + word - 1) // word for word in (8, 4)]
            members.append(f'    NAME_OF({sizes[0]}, {sizes[1]}) name_{symbol};')
            texts.append(f'    .name_{symbol} = {text_source(text)},')
            symbols.append(f'SYMBOL("name_{symbol}", "names_all", "{8 * offsets[0]}", "{8 * sizes[0]}", "{4 * offsets[1]}", '
                           f'"{4 * sizes[1]}")')
            offsets = [a + b for a, b in zip(offsets, sizes)]
        starts += [place(offsets)] * (NAME_BUCKETS + 1 - len(starts))
        if max(offsets) > 0xffff:
            sys.exit('the names have more words than 16 bits count')
        out += ['#define NAME_OF(wide, narrow) struct { uintptr_t header; uint16_t meta; \\',
                '    char text[BY_WORD(wide, narrow) * sizeof(uintptr_t) - sizeof(uintptr_t) - 2]; }',
                'const struct {', '    uintptr_t nothing; /* place 0 */', *members,
                '} names_all __attribute__((used)) = {', '    .nothing = 0,', *texts, '};',
                '#define SYMBOL(name, whole, wide, wide_size, narrow, narrow_size) \\',
                '    SYMBOL_AT(name, whole, BY_WORD(wide, narrow), BY_WORD(wide_size, narrow_size))',
                '#define SYMBOL_AT(name, whole, at, size) __asm__( \\',
                '    ".globl " name "\\n.type " name ", %object\\n.size " name ", " size "\\n.set " name ", " whole " + " at);',
                '__asm__(".globl names_base\\n.set names_base, names_all");', *symbols,
                f'const uint16_t names_index[NAME_BUCKETS + 1] = {{{", ".join(starts)}}};']
        return places

    def type_source(self, out, name, entry, slots):
        """A row of types_all."""
        mro = self.mro(name)
        members = list(entry['members'])
        if entry['new']:
            members.insert(0, (self.name('__new__'), f'VALUE_OF(&native_{entry["new"]})'))
        new = next((self.types[t]['new'] for t in mro if self.types[t]['new']), None)
        if len(mro) == 1 or len(entry['base'].split()) > 1:
            items = ', '.join(f'VALUE_OF(&type_{t})' for t in mro)
            out.append(f'static const Tuple mro_{name} = {{HEADER(KIND_TUPLE, 1 + {len(mro)}), {{{items}}}}};')
            follows = f'mro_{name}'
            self.check_bases(name)
        else:
            follows = 'type_' + mro[1]
        flags = ' | '.join('TYPE_' + f for f in entry['flags'] if f != 'INTERNAL') or '0'
        if 'BaseException' in mro:
            flags += ' | TYPE_EXCEPTION'
        constructor = f'&native_{new}' if new else 'NULL'
        module = self.name(entry['module'])
        return (f'    {{HEADER(KIND_TYPE, WORDS_OF(Type)), VALUE_OF(&name_{entry.get("called", name)}), '
                f'SLOTS_AT({slots[self.slots_key(name)]}), VALUE_OF(&{follows}), {self.namespace_of(name, members)}, '
                f'VALUE_OF(&type_{name}), {constructor}, KIND_{entry["kind"]}, {flags}, {self.places[module]}}},')

    def check_bases(self, name):
        """lineage_bases() finds the bases in the MRO: those that are base of none before them."""
        found = []
        for t in self.mro(name)[1:]:
            if not any(t in self.mro(base) for base in found):
                found.append(t)
        if found != self.types[name]['base'].split():
            sys.exit(f'type {name}: a base is a base of another one')

    def slots_key(self, name):
        slots = self.slots_of(name)
        return tuple(slots.get(slot) for slot in SLOTS)

    def slots_source(self, out):
        """The slots of all types, each table where it overlaps most with those before it. Answers where each begins."""
        tables = sorted({self.slots_key(name) for name in self.types}, key=lambda t: [body or '' for body in t])
        tables.sort(key=lambda table: sum(body is not None for body in table))
        cells, places = [], {}
        while tables:
            for table in tables:
                at = next((i for i in range(len(cells) - len(table) + 1) if tuple(cells[i:i + len(table)]) == table), None)
                if at is not None:
                    places[table] = at
            tables = [table for table in tables if table not in places]
            if tables:
                table = max(tables, key=lambda table: overlap(cells, table))
                places[table] = len(cells) - overlap(cells, table)
                cells += table[overlap(cells, table):]
                tables.remove(table)
        out += ['typedef void (*Slot)(void);',
                '#define SLOTS_AT(n) (const TypeSlots *)(const void *)&slots_all[n]',
                'static const Slot slots_all[] = {'
                + ', '.join(f'(Slot){body}' if body else 'NULL' for body in cells) + '};']
        return places


def overlap(cells, table):
    """How much of the table's beginning is the end of the cells."""
    return next(n for n in range(min(len(cells), len(table)), -1, -1) if cells[len(cells) - n:] == list(table[:n]))


def place(offsets):
    """A number of words in C, given for words of 64 bits and for those of 32."""
    return f'BY_WORD({offsets[0]}, {offsets[1]})'


def find_row(array, row):
    """Where a row lies in an array; it is added at the end if need be. 0: an empty one."""
    if not row:
        return 0
    for at in range(1, len(array) + 1):
        known = array[at:at + len(row)]
        if known == row[:len(known)]:
            array += row[len(known):]
            return at


def split_parameters(signature):
    """At commas outside of brackets and quotes."""
    parts, depth, start, quote = [], 0, 0, ''
    for i, c in enumerate(signature + ','):
        if quote:
            quote = '' if c == quote else quote
        elif c in '\'"':
            quote = c
        elif c in '([{':
            depth += 1
        elif c in ')]}':
            depth -= 1
        elif c == ',' and depth == 0:
            if signature[start:i].strip():
                parts.append(signature[start:i])
            start = i + 1
    return parts


def main():
    arguments = sys.argv[1:]
    without = arguments[1].split(',') if arguments[0] == '--without' else []
    out, *files = arguments[2:] if without else arguments
    out, builtins = Path(out), Builtins(without)
    builtins.name('builtins')
    for path in sorted(files, key=lambda path: (Path(path).name == 'frozen.def', path)):
        builtins.read(path)
    builtins.finish()
    out.mkdir(parents=True, exist_ok=True)
    builtins.source()  # may add names
    header, source = builtins.header(), builtins.source()
    for name, text in (('builtins.h', header), ('builtins.c', source)):
        path = out / name
        if not path.exists() or path.read_text() != text:
            path.write_text(text)


if __name__ == '__main__':
    main()
