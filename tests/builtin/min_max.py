# min and max of arguments and iterables, with key and default; first of equals wins; errors.
print(max(1, 5, 3), min(1, 5, 3), max([2, 9]), min('hello'), max({'a': 1, 'b': 0}), min((3,)), max(1, 2.5), max('a', 'b'), min([1], [0, 5]), max(range(5)))
words = ['pear', 'fig', 'apple', 'kiwi']
print(max(words, key=len), min(words, key=len), max(words, key=lambda w: w[-1]), min(-3, 2, key=abs), max([1, -5, 3], key=abs), max('a', 'B', key=str.lower), min(words, key=lambda w: (len(w), w)))
print(max([], default='none'), min((), default=None), max([1], default=5), min({}, key=len, default=0), max(iter([3, 1])), max(x * 2 for x in range(3)), max([True, 2]), max((1, 'a'), (1, 'b')))
print(max([(1, 'first'), (1, 'second')], key=lambda p: p[0]), min([(1, 'first'), (1, 'second')], key=lambda p: p[0]), max(1, 1.0, True), min(0, False, 0.0), max(1.0, 1), max(True, 1))
table = {'x': 3, 'y': 7, 'z': 7}
print(max(table, key=table.get), min(table.items(), key=lambda item: (-item[1], item[0])), max(table.values()), max(*[1, 2], 3), max(*'ab'))
for f in (lambda: max([]), lambda: min(()), lambda: max(5), lambda: max(1, 'a'), lambda: min(None), lambda: max([1, None]), lambda: max(1, 2, default=3), lambda: max({}.values()), lambda: max(1, 2, key=5)):
    try:
        print(f())
    except ValueError as e:
        print('ValueError')
    except TypeError as e:
        print(type(e).__name__, e if 'default' not in str(e) else '')
calls = []
print(max([3, 1, 2], key=lambda x: calls.append(x) or -x), calls)
