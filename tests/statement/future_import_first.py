# `from __future__` comes first; a yield in a comprehension and digits that a base lacks are named.
sources = [
    'x=1\nfrom __future__ import division', 'def f():\n from __future__ import division',
    '"doc"\nfrom __future__ import division\nfrom __future__ import annotations\nx=1',
    'import a\nfrom __future__ import division', 'from a import b; from __future__ import division',
    'def g(): [x for x in () if not (yield x)]', 'def g(): {x: 1 for x in () if (yield)}',
    'def g(): {x for x in [] if (yield)}', 'def g(): list(x for x in [1] if (yield))',
    'def g(): [x for x in (yield)]', '0b1_2', '0o1_8', '0x_', '0b12', '0b1_', '1_a', '0xg',
]
for source in sources:
    try:
        compile(source, 'x', 'exec')
        print('right')
    except SyntaxError as error:
        print(error.msg, error.lineno)
