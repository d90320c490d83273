# None: identity, text, truth, comparison, and what cannot be done with it.
def nothing():
    pass


x = nothing()
print(x, repr(x), x is None, x == None, x != None, type(x).__name__, bool(x), not x, [None], {None: None}, f'{None!r:>6}')
print(None == 0, None == False, None == '', None in [0, None], [1, None].index(None), '%s' % None, str(None) + '!')
print(len({None, None}), {None: 'nothing'}[None], type(None)() is None, isinstance(None, type(None)), None or 5, None and 5)
print((lambda: None)(), [].append(1), print('printed'), {}.get('x'), [None] * 2, max([None], default=1), hash(None) == hash(None))


def attempt(f):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)


attempt(lambda: None + 1)
attempt(lambda: x())
attempt(lambda: x[0])
attempt(lambda: x.foo)
attempt(lambda: len(None))
attempt(lambda: None < None)
attempt(lambda: [y for y in None])
attempt(lambda: 5 in None)
attempt(lambda: int(None))
