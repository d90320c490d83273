# += changes a list in place, rebinds others, and makes a name local.
t = ([1], 2)
try:
    t[0] += [9]
except TypeError as e:
    print(e, t)
class Point:
    x = 10
p = Point()
p.x += 5
print(p.x, Point.x)
def bump():
    try:
        count += 1
    except UnboundLocalError as e:
        print(e)
bump()
a = b = [1]
a += (2, 3)
print(a is b, b)
a = a + [4]
print(a is b, len(b), len(a))
word = other = "ab"
word *= 2
print(word, other)
