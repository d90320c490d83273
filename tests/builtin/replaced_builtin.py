# What a program sets on the module builtins goes before the built-in of that name, also where that was used before.
import builtins


def count(items):
    return len(items)


print(count([1, 2]))
old = builtins.len
builtins.len = lambda items: 42
print(count([1, 2]), len(''))
builtins.len = old
print(count([1, 2]), len(''))
builtins.answer = 7
print(answer, [answer for _ in range(2)])
del builtins.answer
try:
    answer
except NameError as e:
    print(e)
