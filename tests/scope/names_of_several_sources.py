# A function of one source sees what another one defines, hides and deletes: equal names are one name,
# though each source has objects of its own for them.
import builtins
import sys

space = {}
exec('def read_counter():\n    return counter_value, len("abc")', space)
exec('counter_value = 1', space)
read = space['read_counter']
print(read(), read())
exec('counter_value = 2\ndef len(text):\n    return "hidden"', space)
print(read(), read())
exec('del len', space)
space['counter' + '_value'] = 3
print(read())
del space['counter_' + 'value']
try:
    read()
except NameError as e:
    print(e)

# What was added to builtins is found until a global of that text hides it.
builtins.extra_name = max
exec('def use_extra():\n    return extra_name(1, 2)', space)
print(space['use_extra'](), space['use_extra']())
exec('extra_name = min', space)
print(space['use_extra']())
del builtins.extra_name

# One object for a text, whoever had it before.
parts = [''.join(list('dynamic text')) for _ in range(3)]
id(parts[2])
one = sys.intern(parts[0])
print(one is sys.intern(parts[1]), one is sys.intern(parts[2]), one, sys.intern('pri' + 'nt'))
