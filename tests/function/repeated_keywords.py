# A mapping after ** that repeats a key, or one that was given, is refused.

class Twice:
    def keys(self):
        return iter(['a', 'a'])

    def __getitem__(self, key):
        return key


class Once(Twice):
    def keys(self):
        return ['b', 'c']


def f(**keywords):
    return keywords


print(f(**Once()), f(a=1, **Once()))
for call in (lambda: f(**Twice()), lambda: f(b=1, **Once()), lambda: f(**Once(), **Once())):
    try:
        print('accepted', call())
    except TypeError as e:
        print(str(e).split('.')[-1])
