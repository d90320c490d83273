# str.format with positions, names, attributes, indexes, nested specs, and its errors.
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __format__(self, spec):
        if spec == "polar":
            return "polar?"
        return "({:{s}}, {:{s}})".format(self.x, self.y, s=spec)


p = Point(3, -4)
print("{} {} {}".format(1, "two", [3]), "{1}{0}{1}".format("a", "b"))
print("{x} {y!r} {x:>5}|".format(x=1, y="s"), "{0.x},{0.y}".format(p), "{p.x:+d}".format(p=p))
print("{0[1]} {0[0]}".format(["zero", "one"]), "{d[key]}".format(d={"key": "v"}))
print("{:{}} {:{w}.{p}f}".format("a", 5, 2.5, w=8, p=2), "{{}} {{{}}}".format(1))
print("{:polar} {:03d} {}".format(p, p, p))
print("{:<6}|{:>6}|{:^6}|{:*^7}|{:=+6}".format("l", "r", "c", "m", 5))
print("{:d} {:b} {:o} {:x} {:X} {:#x} {:c} {:,}".format(10, 10, 10, 10, 10, 10, 65, 1234567))
print("{:.1f} {:e} {:g} {:%} {:.3}".format(0.25, 12.5, 0.5, 0.5, "abcdef"))
print("{!r:>8} {!s} {!a}".format("q", "q", "\u00fc"), format(3, "03"), format("x", ">3"))
for fmt, args in (("{}", ()), ("{1}", (0,)), ("{a}", ()), ("{0.z}", (p,)), ("{0[5]}", ([1],)), ("{", (1,)), ("}", ()), ("{:d}", ("s",)), ("{} {0}", (1,)), ("{:Q}", (5,))):
    try:
        print(fmt.format(*args))
    except (IndexError, KeyError, AttributeError, ValueError) as e:
        print(fmt, type(e).__name__, e)

