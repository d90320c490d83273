# Several statements on one line; bodies on the line of their head.
try: pass
except ValueError: print("never")
else: print("else")
finally: pass
class Quiet:
    def __enter__(self): return "entered"
    def __exit__(self, *info): pass
with Quiet() as c: pass
print(c)
1; "expression statement"; [1, 2]; ...
(lambda: print("called"))();
x = 5; y = x * 2; print(x, y)
if x > 4: print("a"); print("b")
def one(): x = 1; return x + 1
print(one())
class Mini: a = 1; b = a + 1
print(Mini.a, Mini.b)
