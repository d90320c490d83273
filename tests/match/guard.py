calls = []


def note(x, answer):
    calls.append(x)
    return answer


def f(x):
    match x:
        case int(n) if note('a', n > 5):
            return 'big'
        case int() if note('b', x == 3):
            return 'three'
        case int(m) if (k := m * 2) > 4:
            return 'double', k
        case str() | bytes() if note('c', False) or len(x) == 2:
            return 'two long'
        case _ if note('d', x is None):
            return 'none'


for x in 6, 3, 4, 1, 'ab', b'abc', None:
    print(x, f(x), calls)
    calls.clear()


def loops(items):
    for x in items:
        match x:
            case 'stop':
                break
            case 'skip':
                continue
            case [*more]:
                try:
                    for y in more:
                        match y:
                            case 0:
                                return 'zero'
                            case 1:
                                raise ValueError(y)
                except ValueError as e:
                    print('caught', e)
                finally:
                    print('finally', x)
        print('after', x)
    else:
        return 'else'
    return 'broken'


print(loops([5, 'skip', [1], 'stop', 6]))
print(loops([[3], [2, 0], 1]))
print(loops([1]))
