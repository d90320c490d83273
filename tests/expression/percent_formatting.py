# The % operator on str: every conversion, flags, widths from the arguments, mappings, errors.
print("%d %i %u|%5d|%-5d|%05d|%+d|% d" % (1, 2, 3, 4, 5, 6, 7, 8))
print("%x %X %#x %o %#o %08x" % (255, 255, 255, 8, 8, 48879))
print("%s %r %a|%8s|%-8s|%.2s" % ("a", "b", "\u00e9", "right", "left", "cut"))
print("%c%c%c %%" % ("x", 121, "z"))
print("%f %.2f %8.1f|%e %g %G" % (1.5, 2.25, 0.5, 1500.0, 0.25, 100.0))
print("%*d|%-*d|%.*f" % (6, 42, 6, 42, 1, 2.5))
print("%(name)s is %(age)d, %(name)r" % {"name": "Ada", "age": 36, "unused": 0})
print("%s" % [1, 2], "%s" % None, "%s" % {"a": 1}, "%s and %s" % (1, (2, 3)))
print("%d%%" % 50, "%s" % (("t", 1),), "no fields" % (), "empty %s" % ((),))
print("%d" % 2.75, "%d" % True, "%d" % (10 ** 20), "%x" % -255, "%5s|" % 1.5)
print(b"%d %s %c" % (1, b"two", 51))
cases = [("%d", "x"), ("%s %s", (1,)), ("%s", (1, 2)), ("%(a)s", {"b": 1}), ("%d", None), ("%c", "ab"), ("plain", 5)]
for fmt, args in cases:
    try:
        print(fmt % args)
    except (TypeError, KeyError, ValueError) as e:
        print(type(e).__name__, e)

