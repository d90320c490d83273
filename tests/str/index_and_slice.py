# Indexing and slicing with all signs of start, stop and step, and their errors.
s = 'abcdefghij'
print(s[0], s[-1], s[3], s[-10], s[9], len(s))
for step in (1, 2, 3, -1, -2, -3, 20, -20):
    print(step, s[::step], s[2::step], s[:7:step], s[2:7:step], s[7:2:step], s[-3::step], s[:-3:step], s[-8:-2:step])
print(s[3:3] == '', s[5:2] == '', s[100:] == '', s[:100], s[-100:3], s[-100:100], s[None:None], s[2:None:3])
print(s[:], s[:] == s, s[True], s[False:True], s[::-1][::-1] == s, s[10**20:] == '', s[-10**20:2])
for index in (10, -11, 2**70):
    try:
        print(s[index])
    except IndexError as e:
        print('IndexError', e)
for index in ('a', 1.0, None):
    try:
        print(s[index])
    except TypeError:
        print('TypeError', index)
try:
    s[::0]
except ValueError as e:
    print(e)
try:
    s[0] = 'x'
except TypeError as e:
    print(e)
try:
    del s[0]
except TypeError as e:
    print(e)
