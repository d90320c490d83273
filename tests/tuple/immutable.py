# A tuple refuses assignment and deletion, but its items may change; += builds a new one.
t = (1, [2], 'x')
for text in ('t[0] = 5', 'del t[0]', 't[0:1] = (5,)', 't.x = 1'):
    try:
        exec(text)
    except TypeError as e:
        print(text, '->', e)
    except AttributeError:
        print(text, '-> AttributeError')
t[1].append(3)
print(t)
try:
    t[1] += [4]
except TypeError as e:
    print(e)
print(t)
u = t
t += (5,)
print(t, u, t is u, len(u))
t *= 2
print(len(t), t[1] is u[1], t[5] is u[1])
empty = ()
empty += ('first',)
print(empty, () == tuple([]), (1, 2)[::-1], (*u, *empty), tuple(reversed((1, 2, 3))))
