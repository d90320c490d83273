# Keys that have no hash are refused, and the dict is unchanged.
d = {'ok': 1}


class NoHash:
    __hash__ = None


class OnlyEq:
    def __eq__(self, other):
        return True


class BadHash:
    def __hash__(self):
        return 'x'


class RaisingHash:
    def __hash__(self):
        raise ZeroDivisionError('in hash')


for key in ([], {}, set(), bytearray(b'a'), NoHash(), OnlyEq(), ([],), BadHash(), RaisingHash()):
    for action in ('set', 'get', 'in', 'pop', 'literal', 'setdefault'):
        try:
            if action == 'set':
                d[key] = 2
            elif action == 'get':
                d[key]
            elif action == 'in':
                key in d
            elif action == 'pop':
                d.pop(key, None)
            elif action == 'setdefault':
                d.setdefault(key)
            else:
                {key: 1}
            print('accepted', action)
        except (TypeError, ZeroDivisionError) as e:
            if action in ('set', 'in'):
                print(type(e).__name__, e)
print(d)
